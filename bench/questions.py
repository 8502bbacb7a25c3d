"""The articles and questions of a retrieval benchmark, drawn from the code of laws."""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.text import fold_diacritics
from eval.beir_files import Document, Judgment, Query
from index.train.split import is_dev

ARTICLES, QUESTIONS = "phapdien.jsonl.xz", "synthetic_queries.jsonl.xz"
LANGUAGES = ("vi", "unaccented", "en")
SEED = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What every system gets: the same documents, and the same questions with the article that each is about."""

    documents: tuple[Document, ...]
    queries: tuple[tuple[str, tuple[Query, ...]], ...]  # by language

    @property
    def judgments(self) -> tuple[Judgment, ...]:
        """Every question is about the article that its id names."""
        queries = self.queries[0][1]
        return tuple(Judgment(query_id=query.id, doc_id=query.id, relevance=1) for query in queries)


def read_task(data: Path, articles: int | None, questions: int) -> Task:
    """``articles`` (None: all) of the folder's, those that the questions are about among them.

    The questions are the same whatever the number of articles, and about the tenth of them that nothing was trained on.
    """
    asked = [row for row in _rows(data / QUESTIONS) if is_dev(row["id"])]
    random.Random(SEED).shuffle(asked)
    asked = asked[:questions]
    wanted = {row["id"] for row in asked}
    documents = [Document(id=row["id"], title=row["title"], text=row["text"]) for row in _rows(data / ARTICLES)]
    if articles is not None:
        others = [document.id for document in documents if document.id not in wanted]
        kept = wanted | set(random.Random(SEED).sample(others, max(0, min(articles - len(wanted), len(others)))))
        documents = [document for document in documents if document.id in kept]
    texts = {
        "vi": [row["vi"][0] for row in asked],
        "unaccented": [fold_diacritics(row["vi"][-1]) for row in asked],
        "en": [row["en"][0] for row in asked],
    }
    return Task(
        documents=tuple(documents),
        queries=tuple(
            (name, tuple(Query(id=row["id"], text=text) for row, text in zip(asked, texts[name], strict=True)))
            for name in LANGUAGES
        ),
    )


def write_task(task: Task, path: Path) -> None:
    """As JSON, for a process of its own."""
    data = {
        "documents": [document.model_dump() for document in task.documents],
        "queries": [[name, [query.model_dump() for query in queries]] for name, queries in task.queries],
    }
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def load_task(path: Path) -> Task:
    """What ``write_task`` wrote."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return Task(
        documents=tuple(Document(**row) for row in data["documents"]),
        queries=tuple((name, tuple(Query(**row) for row in rows)) for name, rows in data["queries"]),
    )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
