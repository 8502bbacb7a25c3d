"""The training files, read into records (shared/data; its README states the licences)."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import SearchError

FILES = (
    "phapdien.jsonl.xz",
    "synthetic_queries.jsonl.xz",
    "alt_en_vi.tsv.xz",
    "talpco_en_vi.tsv.xz",
    "glossary_en_vi.tsv",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of the code of laws (Bộ Pháp điển); ``title`` may be empty."""

    article_id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A passage of an article with questions written for it; ``gist`` says the passage in one English sentence."""

    article_id: str
    title: str
    passage: str
    vi: tuple[str, ...]
    en: tuple[str, ...]
    gist: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingData:
    """Everything the encoder learns from. ``alt`` to ``terms`` are (English, Vietnamese), ``everyday`` (everyday, official)."""

    articles: tuple[Article, ...]
    asked: tuple[Asked, ...]
    alt: tuple[tuple[str, str], ...]
    talpco: tuple[tuple[str, str], ...]
    glossary: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, str], ...]
    terms: tuple[tuple[str, str], ...] = ()
    everyday: tuple[tuple[str, str], ...] = ()


SHIPPED = Path(__file__).parent.parent / "data"

WORDS = SHIPPED / "words_en_vi.tsv"
"""About 1,500 common English words with Vietnamese equivalents, written for this project; ships with the product."""

TERMS = (SHIPPED / "glossary.tsv", SHIPPED / "glossary-general.tsv")
"""Weighted senses of administrative and of general English terms, written for this project; ship with the product."""

EVERYDAY = (SHIPPED / "synonyms-actions.tsv", SHIPPED / "synonyms-things.tsv")
"""What people say for what directives write, weighted, written for this project; ship with the product."""

MIN_TERM_WEIGHT = 0.5
MIN_EVERYDAY_WEIGHT = 0.7
"""Senses and synonyms below these are too loose to be taught as alike."""


def load(folder: Path, *, more: bool = False) -> TrainingData:
    """Read the five files of ``folder``; ``more``: the weighted terms and the everyday phrases too.

    Raises:
        SearchError: a file is missing.
    """
    for name in FILES:
        if not (folder / name).is_file():
            raise SearchError(
                f"Không có tệp huấn luyện {name!r} trong {str(folder)!r}. / No training file {name!r} in {str(folder)!r}.",
                hint="python -m index.train --data DIR --out DIR",
            )
    return TrainingData(
        articles=tuple(
            Article(article_id=row["id"], title=row["title"], text=row["text"])
            for row in _json_lines(folder / "phapdien.jsonl.xz")
        ),
        asked=tuple(
            Asked(
                article_id=row["id"],
                title=row["title"],
                passage=row["passage"],
                vi=tuple(row["vi"]),
                en=tuple(row["en"]),
                gist=row["gist"],
            )
            for row in _json_lines(folder / "synthetic_queries.jsonl.xz")
        ),
        alt=tuple(_pairs(folder / "alt_en_vi.tsv.xz")),
        talpco=tuple(_pairs(folder / "talpco_en_vi.tsv.xz")),
        glossary=tuple(_senses(folder / "glossary_en_vi.tsv")),
        words=tuple(_senses(WORDS)),
        terms=tuple(pair for path in TERMS * more for pair in _weighted(path, MIN_TERM_WEIGHT)),
        everyday=tuple(pair for path in EVERYDAY * more for pair in _weighted(path, MIN_EVERYDAY_WEIGHT)),
    )


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            english, _, vietnamese = line.rstrip("\n").partition("\t")
            if english and vietnamese:
                yield english, vietnamese


def _senses(path: Path) -> Iterator[tuple[str, str]]:
    """Each English term with each of its Vietnamese senses, which the file joins with ``|``."""
    with path.open(encoding="utf-8") as lines:
        next(lines)  # the column names
        for line in lines:
            english, vietnamese, *_ = line.rstrip("\n").split("\t")
            for sense in vietnamese.split("|"):
                yield english, sense.strip()


def _weighted(path: Path, least: float) -> Iterator[tuple[str, str]]:
    """The first two columns of the rows whose third, the weight, is not below ``least``."""
    with path.open(encoding="utf-8") as lines:
        next(lines)  # the column names
        for line in lines:
            left, right, weight, *_ = line.rstrip("\n").split("\t")
            if float(weight) >= least:
                yield left, right
