from __future__ import annotations

import json
from dataclasses import replace

import pytest
from fake_assistant import FakeAssistant

from web.saved import LONGEST, pack, unpack
from web.session import ask, resumed, voted
from web.strings import VI
from web.turns import Turn

MASKS = "Ba Đình yêu cầu gì về đeo khẩu trang nơi công cộng?"
GOLD = "Giá vàng bao nhiêu?"


@pytest.fixture
def turns(assistant: FakeAssistant) -> tuple[Turn, ...]:
    turns = list(ask(assistant, MASKS, (), VI))[-1].turns
    return voted(list(ask(assistant, GOLD, turns, VI))[-1].turns, 1, "up")


def test_a_conversation_comes_back_as_it_was(assistant: FakeAssistant, turns: tuple[Turn, ...]) -> None:
    assert unpack(pack(turns), assistant.documents()) == (turns, 0)
    assert unpack(pack(()), assistant.documents()) == ((), 0)


@pytest.mark.parametrize(
    "stored", [None, "", 7, [], "{", "null", "[]", '{"form": 2, "turns": []}', '{"form": 1}', "x" * LONGEST * 3]
)
def test_what_is_no_conversation_is_none(assistant: FakeAssistant, stored: object) -> None:
    assert unpack(stored, assistant.documents()) == ((), 0)


def test_an_answer_whose_quote_is_gone_is_not_shown(assistant: FakeAssistant, turns: tuple[Turn, ...]) -> None:
    cited = {citation.doc_id for citation in turns[0].answer.citations}
    near = {citation.doc_id for citation in turns[1].answer.near_misses}
    assert near - cited
    left = [directive for directive in assistant.documents() if directive.doc_id not in cited]
    kept, lost = unpack(pack(turns[:1]), left)
    assert (kept, lost) == ((), 1)
    assert VI.lost.format(count=1) in resumed(kept, lost, VI).notice


@pytest.mark.parametrize(
    "change", [{"quote": "bịa"}, {"start": -5}, {"end": 10**9}, {"clause_start": 10**9}, {"doc_id": "none"}]
)
def test_an_altered_quote_is_not_shown(assistant: FakeAssistant, turns: tuple[Turn, ...], change: dict[str, object]) -> None:
    data = json.loads(pack(turns))
    data["turns"][0]["citations"][0].update(change)
    kept, lost = unpack(json.dumps(data), assistant.documents())
    assert [turn.question for turn in kept] == [GOLD]
    assert [turn.number for turn in kept] == [1]
    assert lost == 1


def test_what_is_too_long_loses_its_oldest_turns(assistant: FakeAssistant, turns: tuple[Turn, ...]) -> None:
    long = replace(turns[0], answer=replace(turns[0].answer, text="x" * LONGEST))
    stored = pack((long, *turns))
    assert len(stored) < LONGEST
    assert [turn.question for turn in unpack(stored, assistant.documents())[0]] == [MASKS, GOLD]
