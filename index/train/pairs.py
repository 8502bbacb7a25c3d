"""Training pairs: what should lie near what, and which in-batch neighbours are ties rather than negatives."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.train.data import Article, Asked, TrainingData
from index.train.everyday import Rewriter, is_dev_everyday
from index.train.split import is_dev

MAX_TITLE_REPEATS = 3
"""A title that more articles than this share ("Phạm vi điều chỉnh") says nothing about any one of them."""

MIN_CLOZE_LINES = 4
"""An article needs this many lines for one of them to be asked of the rest."""

CLOZE_EVERY = 3
"""One article in so many is asked by one of its own lines."""

SAID_EVERY = 3
"""The title of one article in so many is also asked in everyday words."""

ALT_WINDOW = 4
"""Neighbouring sentences of the ALT news texts that stand for a paragraph."""


REWRITER_SEED = 7
"""Which of several everyday phrases a question gets."""


@dataclass(frozen=True, slots=True)
class Pair:
    """``query`` should find ``passage``; two pairs with an equal ``tie`` are never each other's negatives."""

    query: str
    passage: str
    tie: str


@dataclass(frozen=True, slots=True)
class Source:
    """Pairs of one kind; batches are drawn from one source at a time, so that negatives are of the same kind.

    ``epochs`` is how often the source is seen relative to the run's epochs.
    """

    name: str
    pairs: tuple[Pair, ...]
    epochs: float = 1.0


def sources(data: TrainingData) -> tuple[Source, ...]:
    """Every source of pairs, the dev tenth left out: of the articles and of the ALT windows."""
    articles = [article for article in data.articles if not is_dev(article.article_id)]
    order = {article.article_id: place for place, article in enumerate(data.articles)}
    asked = sorted(
        (record for record in data.asked if not is_dev(record.article_id)), key=lambda record: order[record.article_id]
    )
    alt = [pair for number, pair in enumerate(data.alt) if not is_dev_sentence(number)]
    everyday = [pair for pair in data.everyday if not is_dev_everyday(pair[0])]
    rewrite = Rewriter(everyday, seed=REWRITER_SEED)
    made = (
        Source("title", tuple(_titles(articles))),
        Source("cloze", tuple(_clozes(articles[::CLOZE_EVERY]))),
        Source("vi", tuple(Pair(q, a.passage, a.title) for a in asked for q in a.vi)),
        Source("bare", tuple(Pair(strip_marks(q), a.passage, a.title) for a in asked for q in a.vi), 0.5),
        Source("en", tuple(Pair(q, a.passage, a.title) for a in asked for q in a.en), 2),
        Source("gist", tuple(Pair(a.gist, a.passage, a.title) for a in asked), 2),
        Source("cross", tuple(_cross(asked)), 1),
        Source("alt", tuple(Pair(en, vi, en) for en, vi in alt), 3),
        Source("alt-window", tuple(_windows(data.alt)), 2),
        Source("talpco", tuple(Pair(en, vi, en) for en, vi in data.talpco), 2),
        Source("glossary", tuple(Pair(en, vi, en) for en, vi in data.glossary), 3),
        Source("terms", tuple(Pair(en, vi, en) for en, vi in data.terms if not is_dev_term(en)), 3),
        Source("words", tuple(Pair(en, vi, en) for en, vi in data.words), 12),
        Source("everyday", tuple(Pair(said, written, said) for said, written in everyday), 4),
        Source("said", tuple(_said([(q, a.passage, a.title) for a in asked for q in a.vi], rewrite))),
        Source("said-title", tuple(_said([(a.title, a.text, a.title) for a in articles[::SAID_EVERY]], rewrite))),
    )
    return tuple(source for source in made if source.pairs)


def is_dev_term(english: str) -> bool:
    """Whether this term of the weighted glossaries is held out: one in ten."""
    return is_dev(f"term-{english}")


def _said(texts: Iterable[tuple[str, str, str]], rewrite: Rewriter) -> Iterable[Pair]:
    """(Query, passage, tie) with the query in everyday words, where it has official ones."""
    for query, passage, tie in texts:
        said = rewrite(query)
        if said is not None:
            yield Pair(said, passage, tie)


def is_dev_sentence(number: int) -> bool:
    """Whether the ALT pair on this line is held out: whole windows are, one in ten."""
    return is_dev(f"alt-{number // ALT_WINDOW}")


def strip_marks(text: str) -> str:
    """Vietnamese as typed without diacritics: "Chỉ đạo" → "Chi dao"."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _titles(articles: Sequence[Article]) -> Iterable[Pair]:
    repeats = Counter(article.title for article in articles)
    for article in articles:
        if article.title and repeats[article.title] <= MAX_TITLE_REPEATS:
            yield Pair(article.title, article.text, article.title)


def _clozes(articles: Sequence[Article]) -> Iterable[Pair]:
    """A line from the middle of an article asked of the title and the rest (inverse cloze, Lee et al. 2019)."""
    for article in articles:
        lines = [line for line in article.text.splitlines() if line.strip()]
        if len(lines) >= MIN_CLOZE_LINES:
            middle = len(lines) // 2
            rest = "\n".join([article.title, *lines[:middle], *lines[middle + 1 :]])
            yield Pair(lines[middle], rest, article.title)


def _cross(asked: Sequence[Asked]) -> Iterable[Pair]:
    """Questions of one passage across languages, and the gist with the title."""
    for record in asked:
        yield from (Pair(en, vi, record.title) for en, vi in zip(record.en, record.vi, strict=False))
        yield Pair(record.gist, f"{record.title} {record.vi[0]}", record.title)


def _windows(alt: Sequence[tuple[str, str]]) -> Iterable[Pair]:
    """Each English sentence with the Vietnamese paragraph around it, dev windows left out."""
    for start in range(0, len(alt), ALT_WINDOW):
        if not is_dev_sentence(start):
            window = alt[start : start + ALT_WINDOW]
            paragraph = " ".join(vi for _, vi in window)
            yield from (Pair(en, paragraph, paragraph) for en, _ in window)
