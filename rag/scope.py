"""The jurisdiction guard: which documents may answer a question, by the places and numbers that it names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.places import NATION, PlaceMention, place_name
from corpus.text import fold_diacritics
from corpus.types import Directive
from rag.cited import CitedNumber, cited_numbers, is_number_of
from rag.named import Named, coordinated, named_documents, names_issuer
from rag.places_asked import Relation, places_asked, resolve, speaks_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where a question may be answered from.

    ``own`` are the documents of the places asked for, or those named by number, kind or subject (all where nothing is
    named); ``higher`` those of a place around them, the nation's among them; ``speaking`` are the higher ones that name the
    place themselves, or whose issuer is named. ``absent`` are places asked for where none has a document of its own,
    ``lower`` the documents of places inside such a one. ``outside`` are document numbers that are no corpus document's own.
    ``places`` names what was understood; ``groups`` are the documents that each want an answer.
    """

    own: frozenset[str]
    higher: frozenset[str] = frozenset()
    lower: frozenset[str] = frozenset()
    absent: tuple[str, ...] = ()
    outside: tuple[CitedNumber, ...] = ()
    named: bool = False
    places: tuple[str, ...] = ()
    groups: tuple[frozenset[str], ...] = ()
    notes: tuple[str, ...] = ()
    speaking: frozenset[str] = frozenset()

    @property
    def allowed(self) -> frozenset[str]:
        """Every document that may be quoted as an answer."""
        return self.own | self.higher

    @property
    def ranked(self) -> Scope:
        """The scope as evidence is ranked in: a higher document that speaks of the place itself isn't put behind its own."""
        return replace(self, higher=self.higher - self.speaking)


def corpus_places(directives: Sequence[Directive]) -> frozenset[str]:
    """Folded names of the places that the corpus's documents belong to."""
    return frozenset(
        fold_diacritics(place_name(unit)) for directive in directives for unit in directive.jurisdiction if unit != NATION
    )


def find_scope(question: str, directives: Sequence[Directive], *, known: frozenset[str]) -> Scope:
    """Resolve the places, document numbers and documents named by kind of a question against the corpus."""
    numbers = cited_numbers(question)
    by_number = [directive for directive in directives if any(is_number_of(number, directive) for number in numbers)]
    outside = tuple(number for number in numbers if not any(is_number_of(number, directive) for directive in directives))
    mentions = places_asked(question, directives, known)
    found = [resolve(mention, directives) for mention in mentions]
    own_of = dict(zip((mention.start for mention in mentions), (relation.own for relation in found), strict=True))
    named = named_documents(question, directives, mentions, lambda mention: own_of[mention.start])
    named = tuple(one for one in named if not one.by_subject or _fits(one, found))
    named = tuple(sorted((*named, *_numbered(question, by_number, numbers)), key=lambda one: one.start))
    if named:
        scope = _of_documents(question, directives, named, list(zip(mentions, found, strict=True)))
    elif found:
        scope = _of_places(directives, found)
    else:
        scope = Scope(own=frozenset(directive.doc_id for directive in directives))
    return replace(scope, outside=outside, speaking=scope.speaking | _speaking(question, directives, scope, mentions))


def _of_documents(
    question: str,
    directives: Sequence[Directive],
    named: Sequence[Named],
    found: Sequence[tuple[PlaceMention, Relation]],
) -> Scope:
    """The documents that the question names, and those of places that it names beside them."""
    asked = frozenset(doc_id for one in named for doc_id in one.doc_ids)
    others = [relation for mention, relation in found if relation.own and not relation.own & asked
              and any(coordinated(question, one, mention) for one in named)]  # fmt: skip
    own = asked.union(*(relation.own for relation in others))
    chosen = [directive for directive in directives if directive.doc_id in own]
    groups = list(dict.fromkeys(one.doc_ids for one in named))
    groups += _groups([directive for directive in chosen if directive.doc_id not in asked])
    strangers = [
        relation.name
        for _, relation in found
        if not (relation.own | relation.higher | relation.lower) & asked and relation not in others
    ]
    titles = ", ".join(directive.title for directive in chosen if directive.doc_id in asked)
    note = f"Văn bản được hỏi ({titles}) không phải của {', '.join(strangers)}. / The document asked for isn't {', '.join(strangers)}'s."
    return Scope(
        own=own,
        higher=_around(chosen, directives) - own,
        named=True,
        places=tuple(
            dict.fromkeys([*_names(chosen), *(relation.name for _, relation in found if relation.name not in strangers)])
        ),
        groups=tuple(groups),
        notes=(
            *((note,) if strangers else ()),
            *(relation.note for _, relation in found if relation.note and relation.own & own),
        ),
    )


def _numbered(question: str, by_number: Sequence[Directive], numbers: Sequence[CitedNumber]) -> list[Named]:
    """The documents named by their number, where their number stands."""
    found = []
    for number in numbers:
        ids = frozenset(directive.doc_id for directive in by_number if is_number_of(number, directive))
        match = re.search(rf"(?<!\d){number.digits}(?!\d)", question)
        if ids and match:
            found.append(Named(start=match.start(), end=match.end(), doc_ids=ids, by_subject=False))
    return found


def _of_places(directives: Sequence[Directive], found: Sequence[Relation]) -> Scope:
    """The documents of the places that the question names and those that hold around them."""
    own = frozenset(doc_id for relation in found for doc_id in relation.own)
    higher = frozenset(doc_id for relation in found for doc_id in relation.higher) - own
    without = tuple(dict.fromkeys(relation.name for relation in found if not relation.own))
    if not own:
        lower = frozenset(doc_id for relation in found for doc_id in relation.lower)
        notes = tuple(relation.note for relation in found if relation.note)
        merged = frozenset(doc_id for relation in found for doc_id in relation.merged)
        return Scope(
            own=own, higher=higher, lower=lower, absent=without, named=True, places=without, notes=notes, speaking=merged
        )
    missing = f"Kho không có văn bản riêng của {', '.join(without)}. / The corpus has no document of {', '.join(without)}."
    return Scope(
        own=own,
        higher=higher,
        named=True,
        places=tuple(dict.fromkeys(relation.name for relation in found if relation.own)),
        groups=_groups([directive for directive in directives if directive.doc_id in own]),
        notes=(*(relation.note for relation in found if relation.note), *((missing,) if without else ())),
    )


def _speaking(question: str, directives: Sequence[Directive], scope: Scope, mentions: Sequence[PlaceMention]) -> frozenset[str]:
    """The higher documents that name an asked place themselves, or whose issuer the question names."""
    return frozenset(
        directive.doc_id
        for directive in directives
        if directive.doc_id in scope.higher
        and (any(speaks_of(directive, mention) for mention in mentions) or names_issuer(question, directive))
    )


def _fits(named: Named, found: Sequence[Relation]) -> bool:
    """Whether a document named by its subject may be meant beside the places named: it is one's own or holds around one."""
    return not found or any(named.doc_ids & (relation.own | relation.higher) for relation in found)


def _around(chosen: Sequence[Directive], directives: Sequence[Directive]) -> frozenset[str]:
    return frozenset(
        directive.doc_id
        for directive in directives
        for one in chosen
        if directive.jurisdiction and directive.jurisdiction[0] in one.jurisdiction[1:]
    )


def _names(directives: Sequence[Directive]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place_name(directive.jurisdiction[0]) for directive in directives if _is_local(directive)))


def _is_local(directive: Directive) -> bool:
    return bool(directive.jurisdiction) and directive.jurisdiction != (NATION,)


def _groups(directives: Sequence[Directive]) -> tuple[frozenset[str], ...]:
    """Documents by place, in the corpus's order: a question across places wants an answer from each."""
    by_place: dict[tuple[str, ...], set[str]] = {}
    for directive in directives:
        by_place.setdefault(directive.jurisdiction, set()).add(directive.doc_id)
    return tuple(frozenset(ids) for ids in by_place.values())
