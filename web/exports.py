"""Answers to take away as files: kept in this process for a while, under names that nobody can guess."""

from __future__ import annotations

import json
import re
import secrets
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any, Literal

from corpus.text import fold_diacritics
from corpus.types import Directive
from rag.export import to_docx, to_markdown
from rag.receipt import make_receipt
from rag.types import Answer

Form = Literal["docx", "md", "json"]
MEDIA: dict[Form, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json; charset=utf-8",
}
KEPT_AT_MOST = 500  # answers; at some 20 kB each they take 10 MB
NAME_BYTES = 16  # of randomness in an answer's name
FILE_STEM = 50  # characters of the question in a file's name
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An answer and what was asked: the earlier questions, filters and day as they were given to ``ask``."""

    answer: Answer
    history: tuple[Any, ...] = ()
    filters: Mapping[str, Any] | None = None
    as_of: date | None = None


class Shelf:
    """The last answers of this process by name; the oldest goes when there are too many. Threads may share it."""

    def __init__(self, size: int = KEPT_AT_MOST) -> None:
        self._size = size
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._lock = Lock()

    def put(self, kept: Kept) -> str:
        """Keep an answer; its name."""
        name = secrets.token_urlsafe(NAME_BYTES)
        with self._lock:
            self._kept[name] = kept
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return name

    def get(self, name: str) -> Kept | None:
        """The answer of that name; None where it never was or has gone."""
        with self._lock:
            if name in self._kept:
                self._kept.move_to_end(name)
            return self._kept.get(name)

    def __len__(self) -> int:
        return len(self._kept)


def export_url(name: str, form: Form) -> str:
    """Where the answer called ``name`` is fetched as a file."""
    return f"/api/answers/{name}/{form}"


def file_of(kept: Kept, form: Form, directives: Sequence[Directive]) -> bytes:
    """The answer as a Word file, as Markdown, or its receipt as JSON."""
    if form == "docx":
        return to_docx(kept.answer, directives)
    if form == "md":
        return to_markdown(kept.answer, directives).encode("utf-8", "replace")
    receipt = make_receipt(kept.answer, directives, history=kept.history, filters=kept.filters, as_of=kept.as_of)
    return (json.dumps(receipt.to_dict(), ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def file_name(kept: Kept, form: Form) -> str:
    """The question in plain letters: "ai-phai-bao-cao-hang-ngay-o-bac-ha.docx"."""
    stem = _NOT_PLAIN.sub("-", fold_diacritics(kept.answer.question).lower()).strip("-")[:FILE_STEM].strip("-")
    part = "-bien-nhan" if form == "json" else ""
    return f"{stem or 'chithi'}{part}.{form}"
