"""Citations as HTML: the number in a text, the card in the panel, the documents there are."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from corpus.types import Directive
from rag.types import Citation
from web.address import document_url, in_language, plain_url
from web.inline import inline_html, look_of
from web.markdown import attribute
from web.strings import Strings

CONTEXT = 160  # characters of the clause shown on each side of a quote: a lead line, two lines of a card
LEFT_OUT = " […] "


def citation_link(citation: Citation, turn: int, strings: Strings) -> str:
    """The small number in the text: a real link to the document, opened in the panel by the page's script."""
    name = strings.citation.format(key=citation.key, label=citation.label, title=citation.title)
    return (
        f'<a class="cite" href="{attribute(document_url(citation, strings.lang))}" data-turn="{turn}" '
        f'data-key="{attribute(citation.key)}" aria-label="{attribute(name)}">{escape(citation.key)}</a>'
    )


def clause_html(citation: Citation) -> str:
    """The quote word for word and marked, between what stands before and after it in its clause, shortened."""
    clause = citation.clause_text
    look = look_of(clause)
    start, end = citation.start - citation.clause_start, citation.end - citation.clause_start
    before, after = inline_html(clause, 0, start, look=look), inline_html(clause, end, look=look)
    if start > 2 * CONTEXT:
        lead = clause.rindex(" ", 0, CONTEXT) if " " in clause[:CONTEXT] else CONTEXT
        near = clause.find(" ", start - CONTEXT, start)
        near = start - CONTEXT if near < 0 else near
        before = inline_html(clause, 0, lead, look=look) + LEFT_OUT + inline_html(clause, near, start, look=look)
    if len(clause) - end > CONTEXT + len(LEFT_OUT):
        stop = clause.rfind(" ", end, end + CONTEXT)
        after = inline_html(clause, end, end + CONTEXT if stop < 0 else stop, look=look) + LEFT_OUT
    quote = inline_html(clause, start, end, look=look)
    return f'<span class="around">{before}</span><mark class="hit">{quote}</mark><span class="around">{after}</span>'


def card_html(citation: Citation, turn: int, strings: Strings, near: bool = False) -> str:
    """A citation as a card: document, label, the clause toned down with the quote in it word for word, "open"."""
    url = attribute(document_url(citation, strings.lang))
    number = "" if near else f'<span class="card-key">{escape(citation.key)}</span>'
    classes = "card near" if near else "card"
    return (
        f'<li class="{classes}" data-turn="{turn}" data-key="{attribute("" if near else citation.key)}">'
        f'<div class="card-head">{number}<div><p class="card-title" lang="vi">{escape(citation.title)}</p>'
        f'<p class="card-label" lang="vi">{escape(citation.label)}</p></div></div>'
        f'<blockquote class="card-quote" lang="vi">{clause_html(citation)}</blockquote>'
        f'<a class="open-doc" href="{url}" data-turn="{turn}">{escape(strings.open_document)}</a></li>'
    )


def sources_html(citations: Sequence[Citation], turn: int, strings: Strings) -> str:
    """The panel's content for a turn: its citation cards, or that there are none."""
    cards = "".join(card_html(citation, turn, strings) for citation in citations)
    body = f'<ol class="cards">{cards}</ol>' if cards else f'<p class="muted">{escape(strings.no_sources)}</p>'
    return f'<h2 class="panel-title" tabindex="-1">{escape(strings.sources)}</h2>{body}'


def library_html(documents: Sequence[Directive], strings: Strings) -> str:
    """The panel's content before the first answer: the documents that answers come from."""
    items = "".join(
        f'<li><a class="open-doc plain" href="{attribute(in_language(plain_url(d.doc_id), strings.lang))}" lang="vi">'
        f"<strong>{escape(d.title)}</strong>{_subject(d)}</a></li>"
        for d in documents
    )
    return (
        f'<h2 class="panel-title" tabindex="-1">{escape(strings.documents)} '
        f'<span class="count">{len(documents)}</span></h2>'
        f'<p class="muted">{escape(strings.documents_text)}</p><ul class="library">{items}</ul>'
    )


def _subject(directive: Directive) -> str:
    subject = directive.heading.subject.value
    date = directive.heading.issued_on.value
    parts = [" ".join(subject.split())] if subject else []
    parts += [str(date)] if date else []
    return f"<span>{escape(' · '.join(parts))}</span>" if parts else ""
