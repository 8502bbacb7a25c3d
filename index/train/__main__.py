"""``python -m index.train --data DIR --out DIR``: train the embedded encoder and write it as package data."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.encode import IDF_FILE
from index.maxsim import token_idf
from index.train.data import TrainingData, load
from index.train.distil import Distiller
from index.train.export import export
from index.train.fit import Recipe, fit
from index.train.pairs import is_dev_sentence, sources, strip_marks
from index.train.split import is_dev
from index.train.teacher import Teacher
from index.train.tokenizer import MIN_PIECE_COUNT, build_tokenizer, count_words, families

if TYPE_CHECKING:
    from tokenizers import Tokenizer

VOCABULARY = 31_000
"""At most: with 384 dimensions in 16 bits, 24 MB."""

TEACHER_WORDS = 5_000
"""Commonest English words that the training texts lack but the teacher knows."""

PIECES = 12_000
"""Of these, learnt by byte-pair merging."""

NUMBERS = (*range(1000), *range(1900, 2051))
"""Numbers and years that are tokens whether or not the texts have them: "331" must not match through "33"."""

UNMARKED_EVERY = 10
UNMARKED_COUNT = 20
"""A syllable must be so frequent in every tenth text for its unmarked form to be left to Vietnamese ("ban", "hang")."""

ARTICLES_EVERY = 3
"""One article in so many is read for word counts and document frequencies: a third of 70 million characters is plenty."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, and write the model and the token idf under ``--out``."""
    parser = argparse.ArgumentParser(prog="python -m index.train", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the five training files")
    parser.add_argument("--out", type=Path, required=True, help="folder to write")
    parser.add_argument("--teacher", type=Path, default=None, help="what index.train.teacher wrote; default: no teacher")
    parser.add_argument("--more", action="store_true", help="learn the weighted terms and everyday phrases too")
    parser.add_argument("--threads", type=int, default=2)
    for setting in fields(Recipe):
        parser.add_argument(f"--{setting.name.replace('_', '-')}", type=type(setting.default), default=setting.default)
    chosen = vars(parser.parse_args(arguments))
    recipe = Recipe(**{setting.name: chosen[setting.name] for setting in fields(Recipe)})
    teacher = Teacher.load(chosen["teacher"]) if chosen["teacher"] else None
    train(chosen["data"], chosen["out"], recipe, more=chosen["more"], teacher=teacher, threads=chosen["threads"])


def train(
    data_folder: Path, out: Path, recipe: Recipe, *, more: bool = False, teacher: Teacher | None = None, threads: int = 2
) -> None:
    """Train by ``recipe`` on the files of ``data_folder`` and write the encoder under ``out``."""
    started = time.monotonic()

    def report(message: str) -> None:
        sys.stderr.write(f"{time.monotonic() - started:6.0f} s  {message}\n")

    data = load(data_folder, more=more)
    vietnamese, english = monolingual(data)
    counts = count_words(vietnamese) + count_words(english)
    listed = [*count_words(word for pair in data.words + data.terms for word in pair), *map(str, NUMBERS)]
    if teacher:
        listed += [word for word in teacher.words if counts[word] < MIN_PIECE_COUNT][:TEACHER_WORDS]
    counts += Counter(dict.fromkeys(listed, MIN_PIECE_COUNT))
    tokenizer = build_tokenizer(counts, size=VOCABULARY, pieces=PIECES)
    report(f"{tokenizer.get_vocab_size()} tokens")
    idf = np.minimum(_idf(tokenizer, vietnamese), _idf(tokenizer, english))
    distiller = Distiller(teacher, tokenizer, ignored=_unmarked(vietnamese)) if teacher else None
    family = families(tokenizer)
    table = fit(sources(data), tokenizer, idf, family, recipe, distiller=distiller, threads=threads, report=report)
    export(tokenizer, table, out)
    np.save(out / IDF_FILE, idf.astype(np.float16))
    report(f"written to {out}")


def monolingual(data: TrainingData) -> tuple[list[str], list[str]]:
    """The Vietnamese and the English texts outside the dev tenth, for words and their frequencies."""
    alt = [pair for number, pair in enumerate(data.alt) if not is_dev_sentence(number)]
    asked = [record for record in data.asked if not is_dev(record.article_id)]
    articles = [article for article in data.articles if not is_dev(article.article_id)]
    vietnamese = [f"{article.title}\n{article.text}" for article in articles[::ARTICLES_EVERY]]
    vietnamese += [question for record in asked for question in record.vi]
    vietnamese += [text for _, text in (*alt, *data.talpco, *data.glossary, *data.terms)]
    vietnamese += [text for pair in data.everyday for text in pair]
    english = [text for record in asked for text in (*record.en, record.gist)]
    english += [text for text, _ in (*alt, *data.talpco, *data.glossary)]
    return vietnamese, english


def _unmarked(vietnamese: list[str]) -> set[str]:
    """Vietnamese syllables as typed without diacritics."""
    counts = count_words(strip_marks(text) for text in vietnamese[::UNMARKED_EVERY])
    return {word for word, count in counts.items() if count >= UNMARKED_COUNT}


def _idf(tokenizer: Tokenizer, texts: list[str]) -> NDArray[np.float32]:
    frequencies = np.zeros(tokenizer.get_vocab_size(), dtype=np.int64)
    for encoding in tokenizer.encode_batch_fast(texts, add_special_tokens=False):
        frequencies[np.unique(np.asarray(encoding.ids, dtype=np.int64))] += 1
    return token_idf(frequencies, len(texts))


if __name__ == "__main__":
    main()
