"""An English teacher, used at training time only: ``python -m index.train.teacher --data DIR --model DIR --out FILE``.

Its vectors of the English training texts and of common English words are written once; ``index.train --teacher FILE``
learns their similarities. Any sentence-transformers folder will do; the shipped model's teacher is all-MiniLM-L6-v2.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.train.data import TrainingData, load
from index.train.split import is_dev
from index.train.tokenizer import MIN_PIECE_COUNT, count_words

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

MIN_LETTERS = 3
"""Shorter entries of the teacher's vocabulary are letters and abbreviations."""

MAX_TOKENS = 32
"""Longer sentences are cut: the teacher's time grows with them, what they are about seldom does."""

BATCH = 64

Rows = NDArray[np.float32]


class Teacher:
    """The teacher's vectors by text, centred and of unit length; ``words`` are common English words, commonest first."""

    def __init__(self, vectors: Mapping[str, Rows], words: Sequence[str]) -> None:
        self.vectors = MappingProxyType(dict(vectors))
        self.words = tuple(words)

    @classmethod
    def load(cls, path: Path) -> Teacher:
        """Read what ``main`` wrote. Words and sentences are centred apart: a word alone looks like every word alone."""
        with np.load(path) as arrays:
            texts, words = str(arrays["texts"]).split("\n"), str(arrays["words"]).split("\n")
            of_texts, of_words = _centred(arrays["text_vectors"]), _centred(arrays["word_vectors"])
        return cls(dict(zip(texts, of_texts, strict=True)) | dict(zip(words, of_words, strict=True)), words)


def _centred(vectors: NDArray[np.float16]) -> Rows:
    away = vectors.astype(np.float32)
    away -= away.mean(axis=0)
    return np.asarray(away / np.linalg.norm(away, axis=1, keepdims=True), dtype=np.float32)


def english_texts(data: TrainingData) -> list[str]:
    """English terms, simple sentences and gists of the training pairs, each once, the dev tenth left out."""
    gists = (record.gist for record in data.asked if not is_dev(record.article_id))
    terms = (en for pairs in (data.talpco, data.glossary, data.words, data.terms) for en, _ in pairs)
    return list(dict.fromkeys(text for source in (gists, terms) for text in source))


def common_words(vocabulary: Iterable[str], texts: Iterable[str]) -> list[str]:
    """English words: those of the teacher's vocabulary in its order, then those of the training texts."""
    known = (word for word in vocabulary if len(word) >= MIN_LETTERS and word.isascii() and word.isalpha())
    seen = (word for word, count in count_words(texts).most_common() if count >= MIN_PIECE_COUNT and word.isalpha())
    return list(dict.fromkeys((*known, *seen)))


def main(arguments: Sequence[str] | None = None) -> None:
    """Encode the English texts and words with the teacher and write them."""
    import torch
    from sentence_transformers import SentenceTransformer

    parser = argparse.ArgumentParser(prog="python -m index.train.teacher", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True, help="the teacher: a sentence-transformers folder")
    parser.add_argument("--out", type=Path, required=True, help="file to write (.npz)")
    chosen = parser.parse_args(arguments)
    model = SentenceTransformer(str(chosen.model), device="cpu", local_files_only=True).to(torch.bfloat16)
    model.max_seq_length = MAX_TOKENS
    texts = [text.replace("\n", " ") for text in english_texts(load(chosen.data, more=True))]
    vocabulary = model.tokenizer.get_vocab()
    words = common_words(sorted(vocabulary, key=lambda word: vocabulary[word]), texts)
    np.savez(
        chosen.out,
        texts=np.array("\n".join(texts)),
        words=np.array("\n".join(words)),
        text_vectors=_encode(model, texts),
        word_vectors=_encode(model, words),
    )


def _encode(model: SentenceTransformer, texts: list[str]) -> NDArray[np.float16]:
    vectors = model.encode(texts, batch_size=BATCH, convert_to_tensor=True)
    return np.asarray(vectors.float().numpy(), dtype=np.float16)


if __name__ == "__main__":
    main()
