"""Terms of chunks as memory-mapped postings: syllable unigrams and bigrams, accented and folded, and document numbers.

One folder of ``.npy`` files per segment; terms are 64-bit hashes, found by binary search, so that opening reads nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.tokens import fold_syllable, tokenise
from index.types import Chunk

Hashes = NDArray[np.uint64]
Ranges = tuple[NDArray[np.int64], NDArray[np.int64]]

TITLE_COUNT = 2
"""How often the title field is counted: it lifts nDCG@10 over the code of laws by some points."""
MAX_TF = 255  # tf is stored in a byte
HASH_BYTES = 8

_MIX_FIRST = np.uint64(0x9E3779B97F4A7C15)  # splitmix64's constants (Steele et al., OOPSLA 2014)
_MIX_SECOND = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(31)

_FILES = ("terms", "starts", "chunks", "counts", "lengths", "folded", "folded_terms")


@lru_cache(maxsize=1 << 17)
def hash_term(term: str) -> int:
    """64-bit hash of one unigram, the same on every machine."""
    return int.from_bytes(blake2b(term.encode(), digest_size=HASH_BYTES).digest(), "little")


def hash_bigrams(first: Hashes, second: Hashes) -> Hashes:
    """Hashes of the bigrams (first[i], second[i]); the order counts. Shape (n,)."""
    mixed = (first * _MIX_FIRST) ^ (second + (first >> _SHIFT))
    mixed = (mixed ^ (mixed >> _SHIFT)) * _MIX_SECOND
    return mixed ^ (mixed >> _SHIFT)


def hash_bigram(first: str, second: str) -> int:
    """Hash of one bigram of syllables."""
    pair = (np.array([hash_term(word)], dtype=np.uint64) for word in (first, second))
    return int(hash_bigrams(*pair)[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    """All tokens of a segment, row by row: ``words`` are ids into ``vocabulary``; -1 ends a field."""

    vocabulary: list[str]
    words: NDArray[np.int64]
    chunks: NDArray[np.int32]


def _read_rows(chunks: Sequence[Chunk]) -> tuple[_Rows, _Rows]:
    """The syllables of all chunks, fields apart, and their document numbers."""
    ids: dict[str, int] = {}
    number_ids: dict[str, int] = {}
    words: list[int] = []
    numbers: list[int] = []
    sizes, number_sizes = [], []
    for chunk in chunks:
        before, numbers_before = len(words), len(numbers)
        for text, count in ((chunk.title, TITLE_COUNT), (_body(chunk), 1)):
            tokens = tokenise(text)
            row = [ids.setdefault(word, len(ids)) for word in tokens.syllables]
            row.append(-1)
            words.extend(row * count)
            numbers.extend(number_ids.setdefault(number, len(number_ids)) for number in tokens.numbers)
        sizes.append(len(words) - before)
        number_sizes.append(len(numbers) - numbers_before)
    owner = np.arange(len(chunks), dtype=np.int32)
    return (
        _Rows(vocabulary=list(ids), words=np.array(words, dtype=np.int64), chunks=np.repeat(owner, sizes)),
        _Rows(
            vocabulary=list(number_ids),
            words=np.array(numbers, dtype=np.int64),
            chunks=np.repeat(owner, number_sizes),
        ),
    )


def _body(chunk: Chunk) -> str:
    places = " ".join(place for place in chunk.jurisdiction if place not in chunk.title)
    return f"{chunk.text}\n{places}" if places else chunk.text


def _hash_vocabulary(vocabulary: Iterable[str]) -> Hashes:
    return np.fromiter((hash_term(word) for word in vocabulary), dtype=np.uint64)


def write_terms(folder: Path, chunks: Sequence[Chunk]) -> None:
    """Write the postings of ``chunks`` (rows in this order) as the sidecar ``folder``."""
    rows, numbers = _read_rows(chunks)
    plain = _hash_vocabulary(rows.vocabulary)
    bare = _hash_vocabulary(fold_syllable(word) for word in rows.vocabulary)
    inside = rows.words >= 0
    paired = np.flatnonzero(inside[:-1] & inside[1:])
    size = max(len(rows.vocabulary), 1)
    pairs, pair_of = np.unique(rows.words[paired] * size + rows.words[paired + 1], return_inverse=True)
    first, second = np.divmod(pairs, size)
    hashes = np.concatenate([plain, hash_bigrams(plain[first], plain[second]), _hash_vocabulary(numbers.vocabulary)])
    folded = np.concatenate([bare, hash_bigrams(bare[first], bare[second])])
    terms = np.concatenate([rows.words[inside], pair_of + len(plain), numbers.words + len(plain) + len(pairs)]).astype(np.int64)
    owners = np.concatenate([rows.chunks[inside], rows.chunks[paired], numbers.chunks])
    order = np.argsort(hashes, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    arrays = _postings(rank[terms], owners, max(len(chunks), 1), len(hashes))
    folded_order = np.argsort(folded, kind="stable")
    arrays |= {
        "terms": hashes[order],
        "lengths": np.bincount(owners, minlength=len(chunks)).astype(np.int32),
        "folded": folded[folded_order],
        "folded_terms": rank[folded_order].astype(np.int32),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name in _FILES:
        np.save(folder / f"{name}.npy", arrays[name])


def _postings(
    terms: NDArray[np.int64], owners: NDArray[np.int32], chunk_count: int, term_count: int
) -> dict[str, NDArray[np.generic]]:
    """Postings in term order: ``chunks`` and ``counts`` of term t lie at starts[t]:starts[t + 1]."""
    keys = terms * chunk_count + owners
    keys.sort()
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    counts = np.diff(firsts, append=len(keys))
    term_of, chunk_of = np.divmod(keys[firsts], chunk_count)
    return {
        "starts": np.searchsorted(term_of, np.arange(term_count + 1)).astype(np.int64),
        "chunks": chunk_of.astype(np.int32),
        "counts": np.minimum(counts, MAX_TF).astype(np.uint8),
    }


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TermStore:
    """The memory-mapped postings of one segment; ``len`` is its number of chunks.

    ``terms`` are sorted hashes; ``chunks`` and ``counts`` the postings; ``folded`` sorted hashes of the folded forms,
    ``folded_terms`` the place in ``terms`` of a term that folds so.
    """

    terms: Hashes
    starts: NDArray[np.int64]
    chunks: NDArray[np.int32]
    counts: NDArray[np.uint8]
    lengths: NDArray[np.int32]
    folded: Hashes
    folded_terms: NDArray[np.int32]

    @classmethod
    def load(cls, folder: Path) -> TermStore:
        """Map the sidecar that ``write_terms`` left in ``folder``. OSError where a file is missing."""
        # a plain view of the map: slicing a memmap object costs ten times as much
        return cls(**{name: np.load(folder / f"{name}.npy", mmap_mode="r").view(np.ndarray) for name in _FILES})

    def __len__(self) -> int:
        return len(self.lengths)

    def find(self, hashes: Hashes) -> Ranges:
        """Where the postings of each hash begin and end, shape (hashes,) each; an unknown one has none."""
        if not len(self.terms):
            return np.zeros(len(hashes), dtype=np.int64), np.zeros(len(hashes), dtype=np.int64)
        places = np.minimum(np.searchsorted(self.terms, hashes), len(self.terms) - 1)
        starts = self.starts[places]
        return starts, np.where(self.terms[places] == hashes, self.starts[places + 1], starts)

    def find_folded(self, hashes: Hashes) -> list[Ranges]:
        """For each hash, where the postings of every term that folds to it begin and end."""
        firsts, lasts = (np.searchsorted(self.folded, hashes, side=side).tolist() for side in ("left", "right"))
        found = [self.folded_terms[first:last] for first, last in zip(firsts, lasts, strict=True)]
        return [(self.starts[terms], self.starts[terms + 1]) for terms in found]
