"""Receipts: what an answer was made of, saved as JSON, and replayed: the same answer again, or what has changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from corpus.errors import AnswerError
from corpus.types import Directive
from rag.filters import Filters
from rag.history import questions_of
from rag.types import Answer, Citation

FORMAT = 1
"""Version of the receipt's form."""
_ENVIRONMENT = (
    ("corpus_hash", "kho văn bản", "the corpus"),
    ("index_fingerprint", "chỉ mục", "the index"),
    ("encoder", "bộ mã hóa", "the encoder"),
    ("settings", "thiết lập", "the settings"),
)
_SHORT = 60  # characters of a value shown in a message


class Asker(Protocol):
    """What a replay needs of the assistant."""

    def ask(self, question: str, history: Sequence[Any] = (), filters: Any = None, as_of: date | None = None) -> Answer:
        """Answer a question."""
        ...

    def documents(self) -> Sequence[Directive]:
        """The directives in the index."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One answer and all that it depends on, as plain data.

    ``asked`` holds question, history, filters and as_of; ``answer`` status, language, text, citations (key, doc_id, path,
    start, end, quote) and notes; ``documents`` doc_id to title and SHA-256 of the source of each document that the answer
    or its candidates come from; ``made_from`` is the answer's own receipt: corpus hash, index fingerprint, encoder, model,
    settings, clauses with scores, timings.
    """

    asked: Mapping[str, Any]
    answer: Mapping[str, Any]
    documents: Mapping[str, Mapping[str, str]]
    made_from: Mapping[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """Plain data with the form's version and a digest of the rest."""
        data = {
            "asked": dict(self.asked),
            "answer": dict(self.answer),
            "documents": {key: dict(value) for key, value in self.documents.items()},
            "made_from": dict(self.made_from),
        }
        plain: dict[str, Any] = json.loads(json.dumps(data, ensure_ascii=False, default=str))
        return {"format": FORMAT, **plain, "digest": _digest(plain)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """``same``: status, text, citations, near misses and choices are the receipt's. ``changes`` says what differs, of the answer or around it."""

    same: bool
    changes: tuple[str, ...]
    answer: Answer


def make_receipt(
    answer: Answer,
    directives: Sequence[Directive],
    *,
    history: Sequence[Any] = (),
    filters: Filters | Mapping[str, Any] | None = None,
    as_of: date | None = None,
) -> Receipt:
    """The receipt of ``answer``; history, filters and as_of as they were given to ``ask``."""
    behind = {one.doc_id for one in (*answer.citations, *answer.near_misses)}
    behind |= {row["doc_id"] for row in answer.receipt.get("clauses", ())}
    return Receipt(
        asked={
            "question": answer.question,
            "history": list(questions_of(history)),
            "filters": _plain_filters(filters),
            "as_of": as_of.isoformat() if as_of else None,
        },
        answer={
            "status": str(answer.status),
            "language": answer.language,
            "text": answer.text,
            "citations": [_cited(one) for one in answer.citations],
            "near_misses": [_cited(one) for one in answer.near_misses],
            "choices": list(answer.choices),
            "notes": list(answer.notes),
        },
        documents={one.doc_id: {"title": one.title, "sha256": one.sha256} for one in directives if one.doc_id in behind},
        made_from=answer.receipt,
    )


def save_receipt(receipt: Receipt, path: Path) -> None:
    """Write a receipt as JSON."""
    text = json.dumps(receipt.to_dict(), ensure_ascii=False, indent=2)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8")


def read_receipt(path: Path) -> Receipt:
    """Read a receipt back.

    Raises:
        AnswerError: there is no such file, or it is no receipt, of another form, or altered since it was written.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise AnswerError(
            f"Không đọc được biên nhận {str(path)!r}. / The receipt {str(path)!r} can't be read.",
            hint="Kiểm tra lại đường dẫn. / Check the path.",
        ) from error
    except ValueError as error:  # no UTF-8, or no JSON
        raise _no_receipt(path) from error
    if not isinstance(data, dict) or not _well_formed(data):
        raise _no_receipt(path)
    if data["format"] != FORMAT:
        raise AnswerError(
            f"Biên nhận {str(path)!r} thuộc dạng {data['format']!r}, cần {FORMAT}. / The receipt has form {data['format']!r}.",
            hint="Hỏi lại để có biên nhận mới. / Ask again for a new one.",
        )
    parts = {key: data[key] for key in ("asked", "answer", "documents", "made_from")}
    if data.get("digest") != _digest(parts):
        raise AnswerError(
            f"Biên nhận {str(path)!r} đã bị sửa sau khi ghi. / The receipt {str(path)!r} was altered after it was written.",
            hint="Dùng bản gốc. / Use the original.",
        )
    return Receipt(**parts)


def replay(receipt: Receipt, assistant: Asker) -> Replayed:
    """Ask the receipt's question again, and say what has changed, in both languages."""
    asked = receipt.asked
    as_of = date.fromisoformat(asked["as_of"]) if asked.get("as_of") else None
    answer = assistant.ask(asked["question"], asked.get("history") or (), asked.get("filters"), as_of)
    now = make_receipt(answer, assistant.documents(), as_of=as_of).to_dict()
    before = receipt.to_dict()
    of_answer = tuple(_answer_changes(before["answer"], now["answer"]))
    around = (
        *_environment_changes(before["made_from"], now["made_from"]),
        *_document_changes(before["documents"], {one.doc_id: one for one in assistant.documents()}),
    )
    return Replayed(same=not of_answer, changes=(*of_answer, *around), answer=answer)


def _answer_changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    if before["status"] != now["status"]:
        yield f"Kết quả: {before['status']} → {now['status']}. / Status: {before['status']} → {now['status']}."
    if before["text"] != now["text"]:
        yield "Lời trả lời đã khác. / The answer's text differs."
    old, new = ({_place(row): row for row in side["citations"]} for side in (before, now))
    for place in old.keys() - new.keys():
        yield f"Không còn trích dẫn {place}. / No longer cited: {place}."
    for place in new.keys() - old.keys():
        yield f"Trích dẫn mới: {place}. / Newly cited: {place}."
    for place in old.keys() & new.keys():
        if any(old[place][name] != new[place][name] for name in ("quote", "start", "end")):
            yield f"Câu trích ở {place} đã khác. / The quote at {place} differs."
        elif old[place]["key"] != new[place]["key"]:
            yield f"Thứ tự trích dẫn {place} đã khác. / The citation {place} has another key."
    if _spans(before.get("near_misses", ())) != _spans(now["near_misses"]):
        yield "Các đoạn gần nhất đã khác. / The closest passages differ."
    if list(before.get("choices", ())) != list(now["choices"]):
        yield "Các nơi để chọn đã khác. / The places to choose from differ."


def _environment_changes(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    for name, vietnamese, english in _ENVIRONMENT:
        if before.get(name) != now.get(name):
            old, new = _brief(before.get(name)), _brief(now.get(name))
            yield f"Đã đổi {vietnamese}: {old} → {new}. / Changed: {english}."
    old_model, new_model = _model(before), _model(now)
    if old_model != new_model:
        yield f"Đã đổi mô hình ngôn ngữ: {_brief(old_model)} → {_brief(new_model)}. / Changed: the language model or its outcome."


def _model(made_from: Mapping[str, Any]) -> Any:
    """What of the language model bears on the answer: which, with which prompt, and whether its words were used."""
    model = made_from.get("model")
    return {name: model.get(name) for name in ("id", "prompt", "outcome")} if isinstance(model, Mapping) else model


def _document_changes(before: Mapping[str, Mapping[str, str]], now: Mapping[str, Directive]) -> Iterator[str]:
    for doc_id, told in sorted(before.items()):
        if doc_id not in now:
            yield f"Kho không còn văn bản {told['title']!r} ({doc_id}). / No longer in the corpus: {doc_id}."
        elif now[doc_id].sha256 != told["sha256"]:
            yield f"Văn bản {told['title']!r} ({doc_id}) đã có bản khác. / Another version of {doc_id}."


def _cited(citation: Citation) -> dict[str, Any]:
    return {
        "key": citation.key,
        "doc_id": citation.doc_id,
        "path": list(citation.path),
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
    }


def _place(row: Mapping[str, Any]) -> str:
    return f"{row['doc_id']}#{'.'.join(row['path'])}"


def _spans(rows: Sequence[Mapping[str, Any]]) -> list[tuple[str, int, int]]:
    return [(row["doc_id"], row["start"], row["end"]) for row in rows]


def _plain_filters(filters: Filters | Mapping[str, Any] | None) -> dict[str, list[str]] | None:
    """Filters as plain data that ``ask`` takes back; None where nothing is filtered."""
    given = {name: list(values) for name, values in asdict(Filters.of(filters)).items() if values}
    return given or None


def _brief(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return text if len(text) <= _SHORT else text[:_SHORT] + "…"


def _digest(parts: Mapping[str, Any]) -> str:
    """SHA-256 over a receipt's parts; timings, which nobody can repeat, count too: the receipt is one record."""
    text = json.dumps({key: parts[key] for key in sorted(parts)}, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _well_formed(data: Mapping[str, Any]) -> bool:
    parts = ("asked", "answer", "documents", "made_from")
    if not all(isinstance(data.get(key), dict) for key in parts) or "format" not in data:
        return False
    return isinstance(data["asked"].get("question"), str) and {"status", "text", "citations"} <= set(data["answer"])


def _no_receipt(path: Path) -> AnswerError:
    return AnswerError(
        f"{str(path)!r} không phải biên nhận. / {str(path)!r} is no receipt.",
        hint="Dùng tệp do chithi ghi ra. / Use a file that chithi wrote.",
    )
