from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from answer_checks import BAC_HA

from corpus.errors import AnswerError
from corpus.types import Directive
from rag import Answer, Assistant, Status
from rag.filters import Filters
from rag.receipt import Receipt, make_receipt, read_receipt, replay, save_receipt

QUESTIONS = [
    "Bắc Hà đã cách ly bao nhiêu người?",
    "Who signed the Ba Đình letter?",
    "Giá vàng hôm nay bao nhiêu?",
    "Cần Thơ ưu tiên tiêm vắc xin cho ai?",
]


class Changed:
    """The shipped assistant with its answers or its documents altered."""

    def __init__(self, assistant: Assistant, *, documents: Sequence[Directive] | None = None, **answer: Any) -> None:
        self._assistant = assistant
        self._documents = documents
        self._answer = answer
        self.asked: list[tuple[Any, ...]] = []

    def ask(self, question: str, history: Sequence[Any] = (), filters: Any = None, as_of: date | None = None) -> Answer:
        self.asked.append((question, tuple(history), filters, as_of))
        return replace(self._assistant.ask(question, history, filters, as_of), **self._answer)

    def documents(self) -> Sequence[Directive]:
        return self._documents if self._documents is not None else self._assistant.documents()


@pytest.fixture(scope="module")
def receipt(shipped_assistant: Assistant) -> Receipt:
    return make_receipt(shipped_assistant.ask(QUESTIONS[0]), shipped_assistant.documents())


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_receipt_read_back_replays_the_same_answer(shipped_assistant: Assistant, tmp_path: Path, question: str) -> None:
    answer = shipped_assistant.ask(question)
    path = tmp_path / "folder" / "receipt.json"
    save_receipt(make_receipt(answer, shipped_assistant.documents()), path)
    replayed = replay(read_receipt(path), shipped_assistant)
    assert replayed.same
    assert replayed.changes == ()
    assert replayed.answer.text == answer.text


def test_what_a_receipt_holds(receipt: Receipt, shipped_assistant: Assistant) -> None:
    data = receipt.to_dict()
    assert json.loads(json.dumps(data)) == data
    assert data["asked"] == {"question": QUESTIONS[0], "history": [], "filters": None, "as_of": None}
    assert data["documents"][BAC_HA]["sha256"] == shipped_assistant.directive(BAC_HA).sha256
    made = data["made_from"]
    assert {"corpus_hash", "index_fingerprint", "encoder", "model", "settings", "clauses", "milliseconds"} <= set(made)
    assert {"doc_id", "path", "start", "score"} <= set(made["clauses"][0])
    assert [row["quote"] for row in data["answer"]["citations"]]


def test_history_filters_and_day_are_asked_again(shipped_assistant: Assistant, tmp_path: Path) -> None:
    history, filters, day = ["Bắc Hà cách ly bao nhiêu người?"], Filters(place=("Bắc Hà",)), date(2021, 12, 31)
    answer = shipped_assistant.ask("Còn khai giảng thì sao?", history, filters, day)
    made = make_receipt(answer, shipped_assistant.documents(), history=history, filters=filters, as_of=day)
    save_receipt(made, tmp_path / "r.json")
    again = Changed(shipped_assistant)
    assert replay(read_receipt(tmp_path / "r.json"), again).same
    assert again.asked == [("Còn khai giảng thì sao?", tuple(history), {"place": ["Bắc Hà"]}, day)]


@pytest.mark.parametrize(
    ("altered", "told"),
    [
        ({"text": "khác"}, "text differs"),
        ({"status": Status.NO_EVIDENCE}, "answered → no_evidence"),
        ({"citations": ()}, f"No longer cited: {BAC_HA}#"),
        ({"choices": ("a", "b")}, "places to choose from"),
    ],
)
def test_another_answer_is_told(receipt: Receipt, shipped_assistant: Assistant, altered: dict[str, Any], told: str) -> None:
    replayed = replay(receipt, Changed(shipped_assistant, **altered))
    assert not replayed.same
    assert any(told in change for change in replayed.changes)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("corpus_hash", "x", "the corpus"),
        ("index_fingerprint", "x", "the index"),
        ("encoder", {"name": "x"}, "the encoder"),
        ("settings", {"retrieved": 5}, "the settings"),
        ("model", {"id": "m", "prompt": "p", "outcome": "written"}, "the language model"),
    ],
)
def test_the_same_answer_from_another_product_is_the_same_and_says_so(
    receipt: Receipt, shipped_assistant: Assistant, name: str, value: Any, told: str
) -> None:
    other = replace(receipt, made_from={**receipt.made_from, name: value})
    replayed = replay(other, shipped_assistant)
    assert replayed.same
    assert len(replayed.changes) == 1
    assert told in replayed.changes[0]


def test_other_and_missing_documents_are_told(receipt: Receipt, shipped_assistant: Assistant) -> None:
    documents = shipped_assistant.documents()
    newer = [replace(one, sha256="0" * 64) if one.doc_id == BAC_HA else one for one in documents]
    changes = replay(receipt, Changed(shipped_assistant, documents=newer)).changes
    assert changes == (f"Văn bản 'Công văn của Huyện ủy Bắc Hà' ({BAC_HA}) đã có bản khác. / Another version of {BAC_HA}.",)
    fewer = [one for one in documents if one.doc_id != BAC_HA]
    changes = replay(receipt, Changed(shipped_assistant, documents=fewer)).changes
    assert any("No longer in the corpus" in change for change in changes)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is no receipt"),
        (b"\xff\xfe", "is no receipt"),
        (b"[1, 2]", "is no receipt"),
        (b'{"format": 1}', "is no receipt"),
        (b'{"format": 1, "asked": {}, "answer": {}, "documents": {}, "made_from": {}}', "is no receipt"),
    ],
)
def test_what_is_no_receipt(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(content)
    with pytest.raises(AnswerError, match=told):
        read_receipt(path)


def test_a_receipt_that_was_altered_or_is_of_another_form(receipt: Receipt, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    data = receipt.to_dict()
    path.write_text(json.dumps({**data, "answer": {**data["answer"], "text": "khác"}}), encoding="utf-8")
    with pytest.raises(AnswerError, match="was altered"):
        read_receipt(path)
    path.write_text(json.dumps({**data, "format": 99}), encoding="utf-8")
    with pytest.raises(AnswerError, match="has form 99"):
        read_receipt(path)
    with pytest.raises(AnswerError, match="can't be read"):
        read_receipt(tmp_path / "none.json")
