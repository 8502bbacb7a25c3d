from __future__ import annotations

import re
from dataclasses import replace
from html import escape, unescape

from fake_assistant import FakeAssistant

from corpus.read import parse_directive
from rag.types import Answer, Citation, Status
from web.cards import clause_html, library_html
from web.strings import EN, VI
from web.turns import Turn, copy_text, turn_html

MASKS = "Ba Đình yêu cầu gì về đeo khẩu trang nơi công cộng?"
EVIL = "<img src=x onerror=alert(1)>\"'"


def turn_of(assistant: FakeAssistant, question: str) -> Turn:
    return Turn(number=1, question=question, answer=assistant.ask(question))


def test_every_citation_has_its_link_and_its_card_with_the_quote(assistant: FakeAssistant) -> None:
    turn = turn_of(assistant, MASKS)
    html = turn_html(turn, VI)
    for citation in turn.answer.citations:
        assert f'data-key="{citation.key}" aria-label=' in html
        quote = re.search(r"<mark class=\"hit\">(.*?)</mark>", clause_html(citation), re.DOTALL)
        assert quote
        assert unescape(re.sub(r"<[^>]+>", "", quote[1])) == citation.quote
        assert citation.label in html


def test_near_misses_look_different_from_sources(assistant: FakeAssistant) -> None:
    turn = turn_of(assistant, "Giá vàng bao nhiêu?")
    assert turn.answer.status is Status.NO_EVIDENCE
    html = turn_html(turn, VI)
    assert escape(VI.near_misses.format(count=len(turn.answer.near_misses))) in html
    assert '<details class="near-misses">' in html  # folded until somebody wants them
    assert VI.status_no_evidence in html
    assert 'class="card"' not in html
    assert html.count('class="card near"') == len(turn.answer.near_misses)


def test_places_to_choose_from_ask_again_for_that_place(assistant: FakeAssistant) -> None:
    turn = turn_of(assistant, "Yêu cầu gì về khai báo y tế và cách ly?")
    html = turn_html(turn, EN)
    for place in turn.answer.choices:
        assert f'data-ask="{turn.question} ({place})"' in html


def test_what_was_understood_is_said_where_it_differs(assistant: FakeAssistant) -> None:
    assert VI.understood not in turn_html(turn_of(assistant, MASKS), VI)
    turn = turn_of(assistant, "Ba Đình dặn gì về đeo k trang?")
    html = turn_html(turn, VI)
    assert VI.understood in html
    assert 'data-edit="Ba Đình dặn gì về đeo khẩu trang?"' in html


def test_a_copy_says_where_every_quote_stands(assistant: FakeAssistant) -> None:
    answer = assistant.ask(MASKS)
    text = copy_text(answer)
    for citation in answer.citations:
        assert f"[{citation.key}] {citation.title}, {citation.label}: “" in text


def test_nothing_that_was_written_elsewhere_becomes_a_tag(assistant: FakeAssistant) -> None:
    directive = parse_directive(f"1. {EVIL} một hai\n2. {EVIL}\n".encode(), source=EVIL, stem="x")
    citation = replace(
        Citation.of(directive, key="1", path=("1",), label=EVIL, start=3, end=20, clause_start=0, clause_end=40),
        title=EVIL, doc_id=EVIL,
    )  # fmt: skip
    answer = Answer(
        question=EVIL, status=Status.NO_EVIDENCE, language=EVIL, understood=f"{EVIL}!", text=f"{EVIL} [1]",
        citations=(citation,), near_misses=(citation,), choices=(EVIL,), notes=(EVIL,), receipt={EVIL: {EVIL: EVIL}},
    )  # fmt: skip
    html = turn_html(Turn(number=1, question=EVIL, answer=answer), VI) + library_html((directive,), VI)
    assert "<img" not in html
    assert not re.search(r"\sonerror=[^&]*>(?![^<]*&gt;)", re.sub(r'"[^"]*"', '""', re.sub(r">[^<]*<", "><", html)))
