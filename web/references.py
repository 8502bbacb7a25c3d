"""The documents that a document cites: links in its text and a list of them, each told whether the library has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from corpus.register import Resolved, Target
from corpus.types import Directive, Reference
from web.address import anchor, in_language, plain_url
from web.inline import Wrap
from web.markdown import attribute
from web.strings import Strings


def reference_wraps(resolved: Iterable[Resolved], titles: Mapping[str, str], strings: Strings) -> tuple[Wrap, ...]:
    """The tags around each citation of another document, sorted and apart: a link where the library has it."""
    wraps: list[Wrap] = []
    for one in sorted(resolved, key=lambda one: (one.reference.start, -one.reference.end)):
        reference = one.reference
        if reference.own or reference.start >= reference.end or (wraps and reference.start < wraps[-1].end):
            continue
        said = strings.targets[one.reason]
        if one.target:
            name = attribute(f"{titles.get(one.target, one.target)} ({said})")
            url = attribute(in_language(plain_url(one.target), strings.lang))
            opening, closing = f'<a class="ref found" href="{url}" title="{name}">', "</a>"
        else:
            opening, closing = f'<span class="ref absent" title="{attribute(said)}">', "</span>"
        wraps.append(Wrap(reference.start, reference.end, opening, closing))
    return tuple(wraps)


def references_html(directive: Directive, resolved: Iterable[Resolved], titles: Mapping[str, str], strings: Strings) -> str:
    """The cited documents as a folded list, those of the library first; "" where none is cited."""
    groups: dict[str, list[Resolved]] = {}
    for one in resolved:
        if not one.reference.own:
            groups.setdefault(_sort_of(one, directive), []).append(one)
    if not groups:
        return ""
    ordered = sorted(groups.values(), key=lambda group: group[0].target is None)
    here = sum(group[0].target is not None for group in ordered)
    rows = "".join(_row(directive, group, titles, strings) for group in ordered)
    found = f' · <span class="badge-in">{escape(strings.references_here.format(count=here))}</span>' if here else ""
    summary = f"{escape(strings.references.format(count=len(ordered)))}{found}"
    return f'<details class="cited"><summary>{summary}</summary><ul>{rows}</ul></details>'


def _sort_of(one: Resolved, directive: Directive) -> str:
    """What makes two citations the same document's: its id, its kind and number, or its words."""
    reference = one.reference
    if one.target:
        return one.target
    if reference.number:
        return f"{(reference.kind or '').lower()} {reference.number}"
    return _words(directive, reference).lower()


def _words(directive: Directive, reference: Reference) -> str:
    return " ".join(directive.text[reference.start : reference.end].replace("*", "").split())


def _name(directive: Directive, group: Sequence[Resolved]) -> str:
    """How the text names the document at its fullest; a number of a list ("2130") with the kind that stands before it."""
    fullest = max((one.reference for one in group), key=lambda reference: reference.end - reference.start)
    words = _words(directive, fullest)
    if fullest.kind and fullest.number and not words.lower().startswith(fullest.kind.lower()):
        return f"{fullest.kind} {fullest.number}"
    return words[:1].upper() + words[1:]


def _row(directive: Directive, group: Sequence[Resolved], titles: Mapping[str, str], strings: Strings) -> str:
    first = group[0]
    relations = dict.fromkeys(strings.relations[one.reference.relation] for one in group)
    if first.target:
        url = attribute(in_language(plain_url(first.target), strings.lang))
        name = f'<a class="ref found" href="{url}" lang="vi">{escape(titles.get(first.target, first.target))}</a>'
    else:
        name = f'<span lang="vi">{escape(_name(directive, group))}</span>'
    state = "badge-in" if first.reason is Target.FOUND else "badge-out"
    places = list(dict.fromkeys(one.reference.path for one in group))
    jumps = " ".join(
        f'<a class="jump" href="#{attribute(anchor(path))}" lang="vi">{escape(_label(directive, path, strings))}</a>'
        for path in places
    )
    return (
        f'<li>{name} <span class="{state}">{escape(strings.targets[first.reason])}</span>'
        f'<p class="muted">{escape(", ".join(relations))} · {jumps}</p></li>'
    )


def _label(directive: Directive, path: tuple[str, ...], strings: Strings) -> str:
    provision = directive.find(path)
    return provision.label if provision and provision.label else strings.references_where
