"""A directive as a page to read: every provision an anchor, the cited clause tinted, the quote marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlencode

from corpus.types import Directive, Field, FieldSource, Level, Provision, Span
from rag.types import Citation
from web.inline import inline_html, look_of
from web.strings import Strings

HIT_ID = "hit"
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


def anchor(path: tuple[str, ...]) -> str:
    """The id of the provision at ``path`` in its document's page."""
    return "p-" + ".".join(path)


def document_url(citation: Citation, lang: str) -> str:
    """The address of the cited document with this citation highlighted."""
    query = urlencode(
        {
            "start": citation.start,
            "end": citation.end,
            "clause_start": citation.clause_start,
            "clause_end": citation.clause_end,
            "lang": lang,
        }
    )
    return f"{plain_url(citation.doc_id)}?{query}#{HIT_ID}"


def plain_url(doc_id: str) -> str:
    """The address of a document's page."""
    return f"/doc/{quote(doc_id, safe='')}"


def _overlaps(provision: Provision, span: Span) -> bool:
    end = provision.start + len(provision.text.rstrip())
    return provision.start < span.end and span.start < end


class _Writer:
    """Writes one directive's provisions as nested elements, with or without a highlight."""

    def __init__(self, directive: Directive, highlight: Highlight | None) -> None:
        self.text = directive.text
        self.look = look_of(directive.text)
        self.highlight = highlight
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
        body = inline_html(self.text, provision.start, provision.end, mark=quote, first_id=self.first_id, look=self.look)
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


def text_html(directive: Directive, highlight: Highlight | None = None) -> str:
    """The directive's whole text, laid out; stripping the tags gives ``directive.text`` back."""
    return "".join(_Writer(directive, highlight).write(directive.root))


def _field(field: Field[str], strings: Strings) -> str:
    if field.value is None:
        return f"<span class='muted'>{escape(strings.blank)}</span>" if field.span else ""
    supplied = f" <span class='muted'>({escape(strings.supplied)})</span>" if _supplied(field) else ""
    return f"{escape(' '.join(field.value.split()))}{supplied}"


def _supplied(field: Field[str]) -> bool:
    return field.source is FieldSource.MANIFEST


def facts_html(directive: Directive, strings: Strings) -> str:
    """The heading's fields as a list: what the document states, leaves blank, or has from the library's list."""
    heading = directive.heading
    issued = heading.issued_on
    date = Field(value=str(issued.value) if issued.value else None, span=issued.span, source=issued.source, note=issued.note)
    rows = (
        (strings.field_number, _field(heading.number, strings)),
        (strings.field_subject, _field(heading.subject, strings)),
        (strings.field_issuer, _field(heading.issuer, strings)),
        (strings.field_date, _field(date, strings)),
        (strings.field_jurisdiction, escape(", ".join(directive.jurisdiction))),
        (strings.field_signer, _field(heading.signer, strings)),
        (strings.field_source, escape(directive.source)),
    )
    body = "".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in rows if value)
    return f'<dl class="facts">{body}</dl>'


def document_html(directive: Directive, strings: Strings, highlight: Highlight | None = None) -> str:
    """The article for the panel and for the page: title, fields, text. The text is Vietnamese in every language."""
    return (
        f'<article class="doc" data-doc="{escape(directive.doc_id)}">'
        f'<h2 class="doc-title" lang="vi">{escape(directive.title)}</h2>{facts_html(directive, strings)}'
        f'<div class="doc-text" lang="vi">{text_html(directive, highlight)}</div></article>'
    )


def document_page(directive: Directive, strings: Strings, highlight: Highlight | None = None) -> str:
    """The document as a page of its own."""
    return (
        f'<!doctype html><html lang="{strings.lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(directive.title)} · chithi</title>"
        '<link rel="icon" href="/web-static/icon.svg"><link rel="stylesheet" href="/web-static/chithi.css"></head>'
        f'<body class="page"><header class="page-head"><a class="brand" href="{strings.home_path}">chithi</a>'
        f'<a href="{strings.home_path}">{escape(strings.back_to_chat)}</a></header>'
        f'<main class="page-main">{document_html(directive, strings, highlight)}</main></body></html>'
    )


def missing_page(strings: Strings) -> str:
    """The page shown for a document that is not in the library."""
    return (
        f'<!doctype html><html lang="{strings.lang}"><head><meta charset="utf-8"><title>chithi</title>'
        '<link rel="stylesheet" href="/web-static/chithi.css"></head><body class="page"><main class="page-main">'
        f'<p>{escape(strings.not_found)}</p><p><a href="{strings.home_path}">{escape(strings.back_to_chat)}</a></p>'
        "</main></body></html>"
    )
