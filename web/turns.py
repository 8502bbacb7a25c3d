"""One question and its answer as HTML. Everything that comes from a document or a user passes through ``escape``."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import escape
from typing import Any

from rag.types import Answer, Status
from web.cards import card_html, citation_link, sources_html
from web.duty import duty_html, shown_parts, text_beside
from web.exports import Form, export_url
from web.markdown import attribute, markdown_html, plain_text
from web.strings import Strings

ICON_UP = '<path d="M7 11v9H4v-9h3Zm0 0 4-8c1.5 0 2.5 1 2.5 2.5V9H19a1.6 1.6 0 0 1 1.6 2l-1.6 7.4A2 2 0 0 1 17 20H7"/>'
ICON_COPY = '<rect x="9" y="9" width="11" height="11" rx="2"/><path d="M5 15V6a2 2 0 0 1 2-2h8"/>'
ICON_EDIT = '<path d="m4 20 1-4L16 5l3 3L8 19l-4 1Z"/>'
ICON_SAVE = '<path d="M12 4v11m-4-4 4 4 4-4M5 20h14"/>'
_ADDED_PLACES = re.compile(r" \[([^\[\]]+)\]$")  # how an answer notes the place that it took a question to be about


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question of this session and what was answered.

    ``number`` counts from 1; ``vote`` is "", "up" or "down"; ``name`` is the answer's among those kept for download, "" for
    one that isn't.
    """

    number: int
    question: str
    answer: Answer
    vote: str = ""
    name: str = ""


def _icon(shape: str, turned: bool = False) -> str:
    style = ' class="turned"' if turned else ""
    return f'<svg viewBox="0 0 24 24" aria-hidden="true"{style}>{shape}</svg>'


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
    near = turn.answer.near_misses
    cards = "".join(card_html(citation, turn.number, strings, near=True) for citation in near)
    return (
        f'<details class="near-misses"><summary>{escape(strings.near_misses.format(count=len(near)))}</summary>'
        f'<p class="muted">{escape(strings.near_misses_text)}</p><ul class="cards">{cards}</ul></details>'
    )


def _notes(answer: Answer, strings: Strings) -> str:
    items = "".join(f"<li>{escape(note)}</li>" for note in answer.notes)
    return f'<aside class="notes" aria-label="{attribute(strings.notes)}"><ul>{items}</ul></aside>' if items else ""


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


def _downloads(turn: Turn, strings: Strings) -> str:
    """Links to the answer as files; none for an answer that isn't kept."""
    if not turn.name:
        return ""
    forms: tuple[tuple[Form, str], ...] = (("docx", strings.as_word), ("md", strings.as_markdown), ("json", strings.as_receipt))
    links = "".join(
        f'<a class="tool text export" href="{attribute(export_url(turn.name, form))}" download '
        f'data-gone="{attribute(strings.export_gone)}" aria-label="{attribute(strings.download.format(what=what))}">'
        f"{_icon(ICON_SAVE) if form == 'docx' else ''}<span>{escape(what)}</span></a>"
        for form, what in forms
    )
    return f'<span class="exports" role="group" aria-label="{attribute(strings.downloads)}">{links}</span>'


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
        f"{_downloads(turn, strings)}"
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
    """The question; where it was read as something else, that too, to be put right in the question box."""
    line = ""
    if understood and understood.strip() != question.strip():
        edited = _ADDED_PLACES.sub(r" (\1)", understood)
        line = (
            f'<p class="understood">{escape(strings.understood)} <button type="button" class="edit" '
            f'data-edit="{attribute(edited)}" title="{attribute(strings.edit)}" '
            f'aria-label="{attribute(f"{strings.edit}: {edited}")}"><em>{escape(understood)}</em>{_icon(ICON_EDIT)}</button></p>'
        )
    return f'<div class="question"><p class="asked">{escape(question)}</p>{line}</div>'


def waiting_html(number: int, question: str, documents: int, strings: Strings) -> str:
    """The turn while the assistant searches."""
    status = escape(strings.searching.format(count=documents))
    return (
        f'<article class="turn waiting" data-turn="{number}">{_question(question, "", strings)}'
        f'<p class="status" role="status"><span class="pulse" aria-hidden="true"></span>{status}</p></article>'
    )


def writing_html(number: int, question: str, text: str, strings: Strings) -> str:
    """The turn while a language model writes: its verified sentences so far, their citations not yet links."""
    return (
        f'<article class="turn streaming" data-turn="{number}" aria-busy="true">{_question(question, "", strings)}'
        f'<div class="answer"><div class="answer-text">{markdown_html(text, {})}</div>'
        f'<p class="status"><span class="pulse" aria-hidden="true"></span>{escape(strings.writing)}</p></div></article>'
    )


def _said(turn: Turn, strings: Strings, shown: int | None = None) -> str:
    """The duty's parts and the text, or its first ``shown`` characters."""
    answer = turn.answer
    links = {c.key: citation_link(c, turn.number, strings) for c in answer.citations}
    parts = shown_parts(answer)
    text = text_beside(answer, parts)[:shown]
    return (
        f"{_badge(answer.status, strings)}{duty_html(parts, links, answer.language, strings)}"
        f'<div class="answer-text" lang="{escape(answer.language)}">{markdown_html(text, links)}</div>'
    )


def streamed_text(turn: Turn) -> str:
    """What ``streaming_html`` shows more and more of."""
    return text_beside(turn.answer, shown_parts(turn.answer))


def streaming_html(turn: Turn, shown: int, strings: Strings) -> str:
    """The turn with the first ``shown`` characters of its answer."""
    return (
        f'<article class="turn streaming" data-turn="{turn.number}" aria-busy="true">'
        f"{_question(turn.question, turn.answer.understood, strings)}"
        f'<div class="answer status-{turn.answer.status}">{_said(turn, strings, shown)}</div></article>'
    )


def turn_html(turn: Turn, strings: Strings) -> str:
    """The finished turn: question, duty, answer, near misses, notes, tools, receipt, and its sources for the panel."""
    answer = turn.answer
    return (
        f'<article class="turn done" data-turn="{turn.number}">'
        f"{_question(turn.question, answer.understood, strings)}"
        f'<div class="answer status-{answer.status}">{_said(turn, strings)}'
        f"{_choices(turn, strings)}{_notes(answer, strings)}{_near_misses(turn, strings)}"
        f"{_tools(turn, strings)}{_receipt(answer, strings)}</div>"
        f'<div class="turn-sources" hidden>{sources_html(answer.citations, turn.number, strings)}</div></article>'
    )
