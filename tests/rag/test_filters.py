from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from answer_checks import BA_DINH, BAC_HA, BAC_NINH, HA_DONG, HA_NOI, Asker, cited

from corpus.errors import AnswerError
from corpus.types import Directive
from rag import Status
from rag.filters import Filters, issued_by

ALL = {BA_DINH, BAC_HA, BAC_NINH, HA_DONG, HA_NOI}


@pytest.mark.parametrize(
    ("given", "admitted"),
    [
        ({}, ALL),
        ({"place": []}, ALL),
        ({"doc_id": BAC_HA}, {BAC_HA}),
        ({"doc_id": [BAC_HA, BA_DINH]}, {BAC_HA, BA_DINH}),
        ({"doc_id": "không có"}, set()),
        ({"place": "Bắc Hà"}, {BAC_HA}),
        ({"place": "bac ha"}, {BAC_HA}),
        ({"place": ("Bắc Ninh", "Lào Cai")}, {BAC_NINH, BAC_HA}),
        ({"place": "Hà Nội"}, {BA_DINH, HA_DONG, HA_NOI}),
        ({"kind": "kế hoạch"}, {HA_DONG}),
        ({"kind": "cong van", "place": "Hà Nội"}, {BA_DINH}),
        ({"issuer": "quận ủy"}, {BA_DINH, HA_DONG}),
        ({"number": "331-CV/TU"}, {BAC_NINH}),
    ],
)
def test_what_a_filter_lets_through(directives: Mapping[str, Directive], given: dict[str, Any], admitted: set[str]) -> None:
    filters = Filters.of(given)
    assert {doc_id for doc_id, directive in directives.items() if filters.admits(directive)} == admitted
    assert Filters.of(filters) is filters


@pytest.mark.parametrize("given", [{"district": "Bắc Hà"}, {"place": 3}, {"place": [None]}, {"kind": {"a": 1}}])
def test_a_filter_without_meaning_is_refused(ask: Asker, given: dict[str, Any]) -> None:
    with pytest.raises(AnswerError) as caught:
        ask("Ai đeo khẩu trang?", filters=given)
    assert caught.value.hint


@pytest.mark.parametrize("doc_id", sorted(ALL))
def test_answers_and_searches_keep_to_the_filter(ask: Asker, doc_id: str) -> None:
    for question in ("Ai phải báo cáo tình hình?", "who is vaccinated", "Ai ký?", "Những nơi nào nói về cách ly?"):
        assert cited(ask(question, filters={"doc_id": doc_id})) <= {doc_id}
    for query in ("tiêm vắc xin", "tiêm vắc xin ở Bắc Ninh", "Đà Nẵng tiêm vắc xin"):
        found = ask.assistant.search(query, top_k=1000, filters={"doc_id": doc_id})
        assert {scored.chunk.doc_id for scored in found} == {doc_id}


def test_a_filter_that_lets_nothing_through(ask: Asker) -> None:
    answer = ask("Ai trực chốt ở Bắc Hà?", filters={"number": "999"})
    assert answer.status is Status.NO_EVIDENCE
    assert not cited(answer)
    assert ask.assistant.search("trực chốt", filters={"number": "999"}) == ()


def test_a_place_outside_the_filter_is_not_said_to_be_missing_from_the_corpus(ask: Asker) -> None:
    answer = ask("Ai trực chốt ở Bắc Hà?", filters={"place": "Bắc Ninh"})
    assert answer.status is Status.NO_EVIDENCE
    assert "được chọn" in answer.text
    assert answer.text.count("Bắc Hà") == 1  # not also among the places that there are documents of
    english = ask("Who guards the checkpoints in Bắc Hà?", filters={"place": "Bắc Ninh"})
    assert "selected" in english.text


@pytest.mark.parametrize(
    ("day", "out"),
    [
        (date(2019, 12, 31), {HA_NOI}),  # of unknown date: never left out
        (date(2020, 1, 1), {HA_NOI, HA_DONG}),  # only its year is known
        (date(2021, 4, 26), {HA_NOI, HA_DONG}),
        (date(2021, 4, 27), {HA_NOI, HA_DONG, BA_DINH}),
        (date(2021, 7, 31), {HA_NOI, HA_DONG, BA_DINH}),
        (date(2021, 8, 1), {HA_NOI, HA_DONG, BA_DINH, BAC_HA}),
        (date(2021, 10, 10), {HA_NOI, HA_DONG, BA_DINH, BAC_HA}),
        (date(2021, 10, 11), ALL),
    ],
)
def test_what_was_out_on_a_day(ask: Asker, directives: Mapping[str, Directive], day: date, out: set[str]) -> None:
    assert {doc_id for doc_id, directive in directives.items() if issued_by(directive, day)} == out
    for question in ("Ai phải đeo khẩu trang?", "Ai ký công văn?", "Bắc Ninh giao ban khi nào?"):
        assert cited(ask(question, as_of=day)) <= out


def test_no_day_means_every_day(directives: Mapping[str, Directive]) -> None:
    assert all(issued_by(directive, None) for directive in directives.values())
