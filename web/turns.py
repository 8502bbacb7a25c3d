"""One question and its answer as HTML. Everything that comes from a document or a user passes through ``escape``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from corpus.types import Directive
from rag.types import Answer, Citation, Status
from web.document import document_url, plain_url
from web.inline import inline_html, look_of
from web.markdown import attribute, markdown_html, plain_text
from web.strings import Strings

ICON_UP = '<path d="M7 11v9H4v-9h3Zm0 0 4-8c1.5 0 2.5 1 2.5 2.5V9H19a1.6 1.6 0 0 1 1.6 2l-1.6 7.4A2 2 0 0 1 17 20H7"/>'
ICON_COPY = '<rect x="9" y="9" width="11" height="11" rx="2"/><path d="M5 15V6a2 2 0 0 1 2-2h8"/>'
CONTEXT = 160  # characters of the clause shown on each side of a quote: a lead line, two lines of a card
LEFT_OUT = " […] "


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question of this session and what was answered; ``number`` counts from 1; ``vote`` is "", "up" or "down"."""

    number: int
    question: str
    answer: Answer
    vote: str = ""


def _icon(shape: str, turned: bool = False) -> str:
    style = ' class="turned"' if turned else ""
    return f'<svg viewBox="0 0 24 24" aria-hidden="true"{style}>{shape}</svg>'


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


def sources_html(turn: Turn, strings: Strings) -> str:
    """The panel's content for a turn: its citation cards, or that there are none."""
    cards = "".join(card_html(citation, turn.number, strings) for citation in turn.answer.citations)
    body = f'<ol class="cards">{cards}</ol>' if cards else f'<p class="muted">{escape(strings.no_sources)}</p>'
    return f'<h2 class="panel-title" tabindex="-1">{escape(strings.sources)}</h2>{body}'


def library_html(documents: Sequence[Directive], strings: Strings) -> str:
    """The panel's content before the first answer: the documents that answers come from."""
    items = "".join(
        f'<li><a class="open-doc plain" href="{attribute(plain_url(d.doc_id))}?lang={strings.lang}" lang="vi">'
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


def copy_text(answer: Answer) -> str:
    """What "copy with citations" puts on the clipboard: the answer, then each quote with where it stands."""
    quotes = [f"[{c.key}] {c.title}, {c.label}: “{' '.join(plain_text(c.quote).split())}”" for c in answer.citations]
    return "\n\n".join([plain_text(answer.text), "\n".join(quotes)]).strip()


def _choices(turn: Turn, strings: Strings) -> str:
    if not turn.answer.choices:
        return ""
    buttons = "".join(
        '<button type="button" class="choice" '
        f'data-ask="{attribute(strings.in_place.format(question=turn.question, place=place))}">{escape(place)}</button>'
        for place in turn.answer.choices
    )
    return f'<div class="choices" role="group" aria-label="{attribute(strings.choose_place)}">{buttons}</div>'


def _near_misses(turn: Turn, strings: Strings) -> str:
    if not turn.answer.near_misses:
        return ""
    cards = "".join(card_html(citation, turn.number, strings, near=True) for citation in turn.answer.near_misses)
    return (
        f'<section class="near-misses"><h3>{escape(strings.near_misses)}</h3>'
        f'<p class="muted">{escape(strings.near_misses_text)}</p><ul class="cards">{cards}</ul></section>'
    )


def _notes(answer: Answer, strings: Strings) -> str:
    items = "".join(f"<li>{escape(note)}</li>" for note in answer.notes)
    return f'<div class="notes"><p>{escape(strings.notes)}</p><ul>{items}</ul></div>' if items else ""


def _value(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _receipt(answer: Answer, strings: Strings) -> str:
    rows = "".join(f"<dt>{escape(str(k))}</dt><dd>{escape(_value(v))}</dd>" for k, v in answer.receipt.items())
    if not rows:
        return ""
    return f'<details class="receipt"><summary>{escape(strings.receipt)}</summary><dl>{rows}</dl></details>'


def _vote(turn: Turn, vote: str, name: str, turned: bool) -> str:
    pressed = "true" if turn.vote == vote else "false"
    return (
        f'<button type="button" class="tool" data-vote="{vote}" data-turn="{turn.number}" aria-pressed="{pressed}" '
        f'aria-label="{attribute(name)}" title="{attribute(name)}">{_icon(ICON_UP, turned)}</button>'
    )


def _tools(turn: Turn, strings: Strings) -> str:
    count = len(turn.answer.citations)
    sources = (
        f'<button type="button" class="tool text show-sources" data-turn="{turn.number}">'
        f"{escape(strings.sources_of.format(count=count))}</button>"
    )
    return (
        f'<div class="tools">{sources if count else ""}'
        f'<button type="button" class="tool text copy" data-copy="{attribute(copy_text(turn.answer))}" '
        f'data-done="{attribute(strings.copied)}">{_icon(ICON_COPY)}<span>{escape(strings.copy)}</span></button>'
        f"{_vote(turn, 'up', strings.helpful, False)}{_vote(turn, 'down', strings.not_helpful, True)}"
        f'<span class="thanks" role="status" data-text="{attribute(strings.thanks)}"></span></div>'
    )


def _badge(status: Status, strings: Strings) -> str:
    text = {
        Status.NO_EVIDENCE: strings.status_no_evidence,
        Status.NEEDS_PLACE: strings.status_needs_place,
        Status.UNGROUNDED: strings.status_ungrounded,
    }.get(status, "")
    return f'<p class="badge">{escape(text)}</p>' if text else ""


def _question(question: str, understood: str, strings: Strings) -> str:
    differs = understood and understood.strip() != question.strip()
    line = f'<p class="understood">{escape(strings.understood)} <em>{escape(understood)}</em></p>' if differs else ""
    return f'<div class="question"><p class="asked">{escape(question)}</p>{line}</div>'


def waiting_html(number: int, question: str, documents: int, strings: Strings) -> str:
    """The turn while the assistant searches."""
    status = escape(strings.searching.format(count=documents))
    return (
        f'<article class="turn waiting" data-turn="{number}">{_question(question, "", strings)}'
        f'<p class="status" role="status"><span class="pulse" aria-hidden="true"></span>{status}</p></article>'
    )


def streaming_html(turn: Turn, shown: int, strings: Strings) -> str:
    """The turn with the first ``shown`` characters of its answer."""
    links = {c.key: citation_link(c, turn.number, strings) for c in turn.answer.citations}
    return (
        f'<article class="turn streaming" data-turn="{turn.number}" aria-busy="true">'
        f"{_question(turn.question, turn.answer.understood, strings)}"
        f'<div class="answer status-{turn.answer.status}" lang="{escape(turn.answer.language)}">'
        f'{_badge(turn.answer.status, strings)}<div class="answer-text">{markdown_html(turn.answer.text[:shown], links)}</div>'
        "</div></article>"
    )


def turn_html(turn: Turn, strings: Strings) -> str:
    """The finished turn: question, answer, near misses, notes, tools, receipt, and its sources for the panel."""
    answer = turn.answer
    links = {c.key: citation_link(c, turn.number, strings) for c in answer.citations}
    return (
        f'<article class="turn done" data-turn="{turn.number}">'
        f"{_question(turn.question, answer.understood, strings)}"
        f'<div class="answer status-{answer.status}">{_badge(answer.status, strings)}'
        f'<div class="answer-text" lang="{escape(answer.language)}">{markdown_html(answer.text, links)}</div>'
        f"{_choices(turn, strings)}{_notes(answer, strings)}{_near_misses(turn, strings)}"
        f"{_tools(turn, strings)}{_receipt(answer, strings)}</div>"
        f'<div class="turn-sources" hidden>{sources_html(turn, strings)}</div></article>'
    )
