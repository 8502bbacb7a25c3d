"""Learn what English words mean in Vietnamese from parallel sentences: IBM model 1 over syllables and their bigrams.

Brown et al., "The Mathematics of Statistical Machine Translation" (1993). Bigrams stand beside the syllables as words of
the Vietnamese side, which model 1 allows since it draws each of them alone: so no word segmenter is needed.

``python -m index.train.translate --data DIR --out index/data/translate.tsv.gz``
"""

from __future__ import annotations

import argparse
import gzip
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.glossary import english_words, stem
from index.tokens import syllables
from index.train.data import TrainingData, load
from index.train.split import is_dev

ROUNDS = 8
MIN_ENGLISH = 2
"""An English word seen once aligns to everything in its sentence."""
MIN_VIETNAMESE = 2
MIN_PROBABILITY = 0.04
MAX_SENSES = 5  # of each length
MAX_WORDS = 90
"""Longer sides are cut: model 1 learns little from them."""

Pair = tuple[Sequence[str], Sequence[str]]


def sentence_pairs(data: TrainingData) -> Iterator[tuple[str, str]]:
    """(English, Vietnamese) outside the dev tenth: sentences, questions asked twice, gists, glossary senses."""
    yield from data.alt
    yield from data.talpco
    yield from data.glossary
    for asked in data.asked:
        if not is_dev(asked.article_id):
            yield from zip(asked.en, asked.vi, strict=False)
            yield asked.gist, asked.passage
            yield asked.en[-1], asked.title


def train(pairs: Iterable[tuple[str, str]]) -> dict[str, list[tuple[str, float]]]:
    """For each English stem the Vietnamese syllables and bigrams it stands for, with p(Vietnamese | English)."""
    table: dict[str, list[tuple[str, float]]] = {}
    sides = [([stem(word) for word in english_words(english)], syllables(viet)) for english, viet in pairs]
    for length in (1, 2):
        rows = [(english[:MAX_WORDS], _grams(viet[:MAX_WORDS], length)) for english, viet in sides]
        for word, senses in _model_one(rows).items():
            table.setdefault(word, []).extend(senses)
    return table


def _grams(words: Sequence[str], length: int) -> list[str]:
    return [" ".join(words[place : place + length]) for place in range(len(words) - length + 1)]


def _number(rows: Iterable[Sequence[str]], least: int) -> dict[str, int]:
    counts = Counter(word for row in rows for word in set(row))
    return {word: place for place, word in enumerate(sorted(word for word, n in counts.items() if n >= least))}


def _model_one(rows: Sequence[Pair]) -> dict[str, list[tuple[str, float]]]:
    english = _number((row[0] for row in rows), MIN_ENGLISH)
    viet = _number((row[1] for row in rows), MIN_VIETNAMESE)
    null = len(english)  # the empty word, which takes what nobody says
    sources, targets, slots = [], [], []
    slot = 0
    for left, right in rows:
        heads = np.array([null, *{english[word] for word in left if word in english}])
        tails = np.array([viet[word] for word in right if word in viet], dtype=np.int64)
        sources.append(np.tile(heads, len(tails)))
        targets.append(np.repeat(tails, len(heads)))
        slots.append(np.repeat(np.arange(slot, slot + len(tails)), len(heads)))
        slot += len(tails)
    keys, cell_of = np.unique(np.concatenate(sources) * len(viet) + np.concatenate(targets), return_inverse=True)
    probability = _expect(keys // len(viet), cell_of, np.concatenate(slots))
    return _senses(keys, probability, list(english), list(viet))


def _expect(heads: NDArray[np.int64], cell_of: NDArray[np.int64], slots: NDArray[np.int64]) -> NDArray[np.float64]:
    """Expectation maximisation: p(target | head) of every cell that occurs."""
    probability = np.ones(len(heads))
    for _ in range(ROUNDS):
        share = probability[cell_of]
        share /= np.bincount(slots, weights=share)[slots]
        counts = np.bincount(cell_of, weights=share, minlength=len(heads))
        probability = counts / np.bincount(heads, weights=counts)[heads]
    return probability


def _senses(
    keys: NDArray[np.int64], probability: NDArray[np.float64], english: list[str], viet: list[str]
) -> dict[str, list[tuple[str, float]]]:
    found: dict[str, list[tuple[str, float]]] = {}
    strong = np.flatnonzero(probability >= MIN_PROBABILITY)
    for cell in strong[np.argsort(-probability[strong], kind="stable")]:
        head, tail = divmod(int(keys[cell]), len(viet))
        if head == len(english) or english[head] == viet[tail]:
            continue
        senses = found.setdefault(english[head], [])
        if len(senses) < MAX_SENSES:
            senses.append((viet[tail], float(probability[cell])))
    return found


def main() -> None:
    """Train and write the table: a stem, its count, then ``Vietnamese=probability`` fields; gzipped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    pairs = list(sentence_pairs(load(arguments.data)))
    table = train(pairs)
    counts = Counter(stem(word) for english, _ in pairs for word in english_words(english))
    lines = [
        "\t".join([word, str(counts[word]), *(f"{text}={share:.2f}" for text, share in table[word])]) for word in sorted(table)
    ]
    # no time stamp, so that the same data give the same bytes
    arguments.out.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))


if __name__ == "__main__":
    main()
