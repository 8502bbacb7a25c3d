"""A directive as a page to read: every provision an anchor, the cited clause tinted, the quote marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from corpus.register import Replacement, Resolved
from corpus.types import Directive, Level, Provision, Span
from web.address import HIT_ID, anchor
from web.facts import facts_html, replaced_html, warnings_html
from web.inline import inline_html, look_of
from web.references import reference_wraps, references_html
from web.strings import VI, Strings

HEADED = frozenset({Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION, Level.ARTICLE})
CLAUSES = frozenset({Level.ARTICLE, Level.CLAUSE})
LONGEST_HEADING = 160  # characters; a longer lead line is a sentence, and reads badly in bold


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """The quote to mark and the clause around it, as ranges of the directive's text."""

    quote: Span
    clause: Span


def highlight_of(
    directive: Directive, start: int, end: int, clause_start: int | None = None, clause_end: int | None = None
) -> Highlight | None:
    """The highlight for [start, end); None for a range that is not in the text. The clause is looked up if not given."""
    if not 0 <= start < end <= len(directive.text):
        return None
    if clause_start is not None and clause_end is not None and 0 <= clause_start <= start and end <= clause_end:
        return Highlight(quote=Span(start, end), clause=Span(clause_start, min(clause_end, len(directive.text))))
    around = [p for p in directive.root.walk() if p.start <= start and end <= p.end]
    clause = next((p for p in reversed(around) if p.level in CLAUSES), around[-1] if around else directive.root)
    return Highlight(quote=Span(start, end), clause=Span(clause.start, clause.end))


def _overlaps(provision: Provision, span: Span) -> bool:
    end = provision.start + len(provision.text.rstrip())
    return provision.start < span.end and span.start < end


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What a document cites, what replaced it, and the titles of the documents that those are, by doc_id."""

    references: tuple[Resolved, ...] = ()
    replaced: Replacement | None = None
    titles: Mapping[str, str] = field(default_factory=dict)


def page_marks(directive: Directive, strings: Strings) -> dict[int, str]:
    """An element without text for each page of a paged source, by where the page's first words stand."""
    marks: dict[int, str] = {}
    for page in directive.pages:
        at = page.start
        while at < page.end and directive.text[at].isspace():
            at += 1
        if at == page.end:
            continue  # an empty page has no margin to stand in
        title = strings.page_title if page.confidence is None else strings.page_sure
        said = title.format(number=page.number, sure=f"{page.confidence or 0:.0%}")
        marks[at] = (
            f'<span class="page-mark" role="note" data-page="{page.number}" title="{escape(said)}" '
            f'aria-label="{escape(said)}" data-label="{escape(strings.page.format(number=page.number))}"></span>'
        )
    return marks


class _Writer:
    """Writes one directive's provisions as nested elements, with or without a highlight."""

    def __init__(self, directive: Directive, highlight: Highlight | None, strings: Strings, cited: Cited) -> None:
        self.text = directive.text
        self.look = look_of(directive.text)
        self.highlight = highlight
        self.wraps = reference_wraps(cited.references, cited.titles, strings)
        self.marks = page_marks(directive, strings)
        self.first_id = HIT_ID  # for the first marked element, then ""

    def leaf(self, provision: Provision, parent: Provision | None) -> str:
        """A provision without parts: its text in one element."""
        heading = len(provision.text.strip()) <= LONGEST_HEADING and (
            provision.level in HEADED or (provision.level is Level.LEAD and parent is not None)
        )
        quote, marked = None, False
        if self.highlight:
            quote = (self.highlight.quote.start, self.highlight.quote.end)
            marked = provision.start < quote[1] and quote[0] < provision.end
        classes = ["leaf", f"level-{provision.level}"]
        if self.highlight and _overlaps(provision, self.highlight.clause):
            classes.append("in-clause")
        if heading:
            classes.append("heading")
        start, end = provision.start, provision.end
        body = inline_html(
            self.text,
            start,
            end,
            mark=quote,
            first_id=self.first_id,
            look=self.look,
            wraps=[wrap for wrap in self.wraps if wrap.start < end and start < wrap.end],
            inserts={at: mark for at, mark in self.marks.items() if start <= at < end},
        )
        if marked:
            self.first_id = ""
        role = ' role="heading" aria-level="3"' if heading else ""
        title = f' title="{escape(provision.label)}"' if provision.label else ""
        return f'<div id="{escape(anchor(provision.path))}" class="{" ".join(classes)}"{title}{role}>{body}</div>'

    def write(self, provision: Provision, parent: Provision | None = None) -> Iterator[str]:
        """``provision`` and all below it."""
        if not provision.children:
            yield self.leaf(provision, parent)
            return
        yield f'<div id="{escape(anchor(provision.path))}" class="group level-{provision.level}">'
        for child in provision.children:
            yield from self.write(child, provision)
        yield "</div>"


def text_html(
    directive: Directive, highlight: Highlight | None = None, strings: Strings = VI, cited: Cited | None = None
) -> str:
    """The directive's whole text, laid out; stripping the tags gives ``directive.text`` back."""
    return "".join(_Writer(directive, highlight, strings, cited or Cited()).write(directive.root))


def document_html(
    directive: Directive, strings: Strings, highlight: Highlight | None = None, cited: Cited | None = None
) -> str:
    """The article for the panel and for the page: title, warnings, fields, references, text. The text is Vietnamese always."""
    cited = cited or Cited()
    by = cited.titles.get(cited.replaced.by, "") if cited.replaced else ""
    return (
        f'<article class="doc" data-doc="{escape(directive.doc_id)}">'
        f'<h2 class="doc-title" lang="vi">{escape(directive.title)}</h2>'
        f"{replaced_html(cited.replaced, by, strings)}{warnings_html(directive, strings)}{facts_html(directive, strings)}"
        f"{references_html(directive, cited.references, cited.titles, strings)}"
        f'<div class="doc-text{" paged" if directive.pages else ""}" lang="vi">'
        f"{text_html(directive, highlight, strings, cited)}</div></article>"
    )


def document_page(
    directive: Directive, strings: Strings, highlight: Highlight | None = None, cited: Cited | None = None
) -> str:
    """The document as a page of its own."""
    return (
        f'<!doctype html><html lang="{strings.lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(directive.title)} · chithi</title>"
        '<link rel="icon" href="/web-static/icon.svg"><link rel="stylesheet" href="/web-static/chithi.css"></head>'
        f'<body class="page"><header class="page-head"><a class="brand" href="{strings.home_path}">chithi</a>'
        f'<a href="{strings.home_path}">{escape(strings.back_to_chat)}</a></header>'
        f'<main class="page-main">{document_html(directive, strings, highlight, cited)}</main></body></html>'
    )


def missing_page(strings: Strings) -> str:
    """The page shown for a document that is not in the library."""
    return (
        f'<!doctype html><html lang="{strings.lang}"><head><meta charset="utf-8"><title>chithi</title>'
        '<link rel="stylesheet" href="/web-static/chithi.css"></head><body class="page"><main class="page-main">'
        f'<p>{escape(strings.not_found)}</p><p><a href="{strings.home_path}">{escape(strings.back_to_chat)}</a></p>'
        "</main></body></html>"
    )
