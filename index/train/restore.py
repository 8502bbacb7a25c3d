"""Train the model that puts diacritics back: counts of syllables and their bigrams, smoothed, pruned and packed.

``python -m index.train.restore --data DIR --out index/data/restore.npz``
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.restore import BREAK, NUMBER, QUANTUM, UNKNOWN, pieces
from index.train.data import TrainingData, load
from index.train.split import is_dev

MIN_SYLLABLE = 4
"""Syllables seen less often are mostly slips of the pen."""
MIN_BIGRAM = 2
DISCOUNT = 0.75
"""Absolute discounting (Ney, Essen & Kneser, 1994)."""
QUESTION_COPIES = 8
"""Questions are few, and are what will be restored: each counts as this many lines of law."""
GENERAL_COPIES = 3  # general language, for what laws never say
PLACE_COPIES = 20
"""Laws name few places; questions do."""
COMMUNES = frozenset({"xã", "phường", "thị trấn"})
"""Ten thousand of them, often named with common words: each counts once."""
GAZETTEER = "gazetteer.tsv"  # in corpus/: unit, name, parents


def lines(data: TrainingData) -> Iterator[tuple[str, int]]:
    """Vietnamese text outside the dev tenth, with how often to count it."""
    for article in data.articles:
        if not is_dev(article.article_id):
            yield article.title, 1
            yield article.text, 1
    for asked in data.asked:
        if not is_dev(asked.article_id):
            for question in asked.vi:
                yield question, QUESTION_COPIES
    for _, vietnamese in data.alt + data.talpco:
        yield vietnamese, GENERAL_COPIES
    for _, vietnamese in data.glossary:
        yield vietnamese, GENERAL_COPIES
    gazetteer = files("corpus").joinpath(GAZETTEER).read_text(encoding="utf-8")
    for line in gazetteer.splitlines()[1:]:
        unit, name, *_ = line.split("\t")
        yield f"{unit} {name}", 1 if unit in COMMUNES else PLACE_COPIES


def train(texts: Iterable[tuple[str, int]]) -> dict[str, NDArray[np.generic]]:
    """The arrays of the model file; see ``index.restore.Model`` for their meaning."""
    singles: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text, copies in texts:
        words = [piece.key for piece in pieces(text)]
        row = [BREAK, *words, BREAK]
        for word in row:
            singles[word] += copies
        for pair in pairwise(row):
            pairs[pair] += copies
    special = (BREAK, NUMBER, UNKNOWN)
    vocabulary = [*special, *sorted(w for w, n in singles.items() if n >= MIN_SYLLABLE and w not in special)]
    ids = {word: place for place, word in enumerate(vocabulary)}
    unknown = ids[UNKNOWN]
    counts = np.ones(len(vocabulary))
    for word, count in singles.items():
        counts[ids.get(word, unknown)] += count
    merged: Counter[tuple[int, int]] = Counter()
    for (first, second), count in pairs.items():
        merged[ids.get(first, unknown), ids.get(second, unknown)] += count
    return {"vocabulary": np.array("\n".join(vocabulary)), **_smooth(counts, merged)}


def _smooth(counts: NDArray[np.float64], pairs: Counter[tuple[int, int]]) -> dict[str, NDArray[np.generic]]:
    size = len(counts)
    kept = sorted((pair, count) for pair, count in pairs.items() if count >= MIN_BIGRAM)
    first = np.array([pair[0] for pair, _ in kept])
    second = np.array([pair[1] for pair, _ in kept])
    count = np.array([count for _, count in kept], dtype=np.float64)
    rows = np.bincount(first, weights=count, minlength=size)
    totals = np.maximum(counts, rows + 1)
    spared = 1 - (rows - DISCOUNT * np.bincount(first, minlength=size)) / totals
    single = counts / counts.sum()
    joint = (count - DISCOUNT) / totals[first] + spared[first] * single[second]
    keys = first * size + second
    return {
        "single": _pack(single),
        "spared": _pack(spared),
        "gaps": np.diff(keys, prepend=0).astype(np.uint32),
        "joint": _pack(joint),
    }


def _pack(probability: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Negative natural logarithm in steps of QUANTUM, in a byte."""
    return np.clip(np.round(-np.log(probability) / QUANTUM), 0, 255).astype(np.uint8)


def main() -> None:
    """Train and write the model file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    np.savez_compressed(arguments.out, **train(lines(load(arguments.data))))  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
