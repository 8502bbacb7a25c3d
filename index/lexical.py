"""BM25 over syllable unigrams and bigrams, accented and folded, as memory-mapped postings.

One folder of ``.npy`` files per segment; terms are 64-bit hashes, found by binary search, so that opening reads nothing.
Document frequencies are summed over the segments at query time. Robertson & Zaragoza, "The Probabilistic Relevance
Framework" (2009), for BM25; Darwish & Oard, SIGIR 2003, for the groups of weighted alternatives that share one
document frequency.
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
_Postings = tuple[NDArray[np.int32], NDArray[np.uint8]]
_Part = tuple[NDArray[np.int32], NDArray[np.uint8], float]

K1 = 1.2
"""BM25's saturation of repeated terms; the usual value."""
B = 0.75
"""BM25's share of length normalisation; the usual value."""
TITLE_COUNT = 2
"""How often the title field is counted: it lifts nDCG@10 over the code of laws by some points."""
MAX_TF = 255  # tf is stored in a byte
HASH_BYTES = 8
COMMON_SIZE = 2_000
"""Below this many chunks every term is scored, however common."""
COMMON_SHARE = 0.5
"""In larger indexes a term in more than this share of the chunks is passed over: it would take most of the time."""
SPARSE_SHARE = 0.1
"""Postings for fewer chunks than this share are merged by sorting."""

_MIX_FIRST = np.uint64(0x9E3779B97F4A7C15)  # splitmix64's constants (Steele et al., OOPSLA 2014)
_MIX_SECOND = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(31)

_FILES = ("terms", "starts", "chunks", "counts", "lengths", "folded", "folded_terms")


@dataclass(frozen=True, slots=True, kw_only=True)
class TermGroup:
    """One idea of a query: terms that stand for the same thing, each with how far it does (1.0: exactly).

    A ``folded`` group's hashes are of folded terms: each stands for every accented term that folds to it.
    """

    weight: float
    hashes: tuple[int, ...]
    shares: tuple[float, ...]
    folded: bool = False


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

    def frequency(self, term: int) -> int:
        """In how many chunks the term at this place occurs."""
        return int(self.starts[term + 1] - self.starts[term])

    def postings(self, term: int, base: int) -> _Postings:
        """Chunks (counted from ``base``) and counts of the term at this place."""
        start, end = self.starts[term], self.starts[term + 1]
        chunks = self.chunks[start:end]
        return (chunks + np.int32(base) if base else chunks), self.counts[start:end]

    def find(self, hashes: Hashes) -> list[list[int]]:
        """The places in ``terms`` of each hash: one, or none."""
        if not len(self.terms):
            return [[] for _ in hashes]
        places = np.minimum(np.searchsorted(self.terms, hashes), len(self.terms) - 1)
        return [[place] if known else [] for place, known in zip(places.tolist(), self.terms[places] == hashes, strict=True)]

    def find_folded(self, hashes: Hashes) -> list[list[int]]:
        """The places in ``terms`` of all terms that fold to each hash."""
        starts, ends = (np.searchsorted(self.folded, hashes, side=side).tolist() for side in ("left", "right"))
        return [self.folded_terms[start:end].tolist() for start, end in zip(starts, ends, strict=True)]


class LexicalIndex:
    """BM25 over several term stores, their chunks numbered one after another."""

    def __init__(self, stores: Sequence[TermStore]) -> None:
        self._stores = tuple(stores)
        sizes = [len(store) for store in self._stores]
        self._bases = np.cumsum([0, *sizes])[:-1].tolist()
        self.size = sum(sizes)
        lengths = np.concatenate([np.zeros(0, dtype=np.int32), *(store.lengths for store in self._stores)]).astype(np.float32)
        mean = max(float(lengths.mean()) if len(lengths) else 1.0, 1.0)
        self._norms = (K1 * (1 - B + B * lengths / mean)).astype(np.float32)
        # a term in most chunks says little of any and costs most to add up
        self._common = self.size * COMMON_SHARE if self.size >= COMMON_SIZE else self.size

    def scores(self, groups: Sequence[TermGroup]) -> NDArray[np.float32]:
        """BM25 score of every chunk, shape (size,); a group counts like one term."""
        total = np.zeros(self.size, dtype=np.float64)
        alone: list[tuple[_Postings, float]] = []
        groups = _merge(groups)
        for group, parts in zip(groups, self._find(groups), strict=True):
            if len(group.hashes) == 1 and not group.folded:
                weight = group.weight * self._idf(sum(len(part[0]) for part in parts))
                alone += [(part[:2], weight) for part in parts]
            elif parts:
                self._add_merged(total, group.weight, parts)
        if alone:
            chunks = np.concatenate([postings[0] for postings, _ in alone])
            counts = np.concatenate([postings[1] for postings, _ in alone]).astype(np.float32)
            weights = np.repeat(
                np.array([weight for _, weight in alone], dtype=np.float32), [len(postings[0]) for postings, _ in alone]
            )
            total += np.bincount(chunks, weights=self._saturate(chunks, counts) * weights, minlength=self.size)
        return total.astype(np.float32)

    def _idf(self, frequency: float) -> float:
        return float(np.log1p((self.size - frequency + 0.5) / (frequency + 0.5)))

    def _saturate(self, chunks: NDArray[np.int32], counts: NDArray[np.float32]) -> NDArray[np.float32]:
        return counts * np.float32(K1 + 1) / (counts + self._norms[chunks])

    def _add_merged(self, total: NDArray[np.float64], weight: float, parts: list[_Part]) -> None:
        """Add a group that several postings make up: their counts are summed first."""
        chunks = np.concatenate([part[0] for part in parts])
        counts = np.concatenate([part[1] * np.float32(part[2]) for part in parts])
        # few postings are sorted together; many are added over all chunks, which costs less than to sort them
        where: NDArray[np.int64] | slice = slice(None)
        if len(chunks) < self.size * SPARSE_SHARE:
            where, chunks = np.unique(chunks, return_inverse=True)
        size = self.size if isinstance(where, slice) else len(where)
        merged = np.bincount(chunks, weights=counts, minlength=size).astype(np.float32)
        # a chunk that holds only weak alternatives counts in part
        frequency = float(np.minimum(merged, np.float32(1)).sum())
        saturated = merged / (merged + self._norms[where])
        total[where] += saturated * np.float32(weight * self._idf(frequency) * (K1 + 1))

    def _find(self, groups: Sequence[TermGroup]) -> list[list[_Part]]:
        """The postings of each group over all stores, with their shares; very common terms are left out."""
        parts: list[list[_Part]] = [[] for _ in groups]
        for folded in (False, True):
            wanted = [
                (place, value, share)
                for place, group in enumerate(groups)
                if group.folded == folded
                for value, share in zip(group.hashes, group.shares, strict=True)
            ]
            hashes = np.array([value for _, value, _ in wanted], dtype=np.uint64)
            found = [store.find_folded(hashes) if folded else store.find(hashes) for store in self._stores]
            for row, (place, _, share) in enumerate(wanted):
                places = [
                    (store, base, terms[row]) for store, base, terms in zip(self._stores, self._bases, found, strict=True)
                ]
                frequency = sum(store.frequency(term) for store, _, terms in places for term in terms)
                if frequency <= self._common:
                    parts[place].extend((*store.postings(term, base), share) for store, base, terms in places for term in terms)
        return parts


def _merge(groups: Sequence[TermGroup]) -> list[TermGroup]:
    """Groups of the same terms made one, their weights added."""
    weights: dict[tuple[tuple[int, ...], tuple[float, ...], bool], float] = {}
    for group in groups:
        key = (group.hashes, group.shares, group.folded)
        weights[key] = weights.get(key, 0.0) + group.weight
    return [
        TermGroup(weight=weight, hashes=hashes, shares=shares, folded=folded)
        for (hashes, shares, folded), weight in weights.items()
        if weight > 0
    ]


def text_groups(words: Sequence[str], weights: Sequence[float], *, folded: bool = False) -> list[TermGroup]:
    """The unigrams and bigrams of a row of syllables; a bigram weighs the mean of its two."""
    if folded:
        words = [fold_syllable(word) for word in words]
    unigrams = [
        TermGroup(weight=weight, hashes=(hash_term(word),), shares=(1.0,), folded=folded)
        for word, weight in zip(words, weights, strict=True)
    ]
    bigrams = [
        TermGroup(weight=(one + two) / 2, hashes=(hash_bigram(first, second),), shares=(1.0,), folded=folded)
        for first, second, one, two in zip(words, words[1:], weights, weights[1:], strict=False)
    ]
    return unigrams + bigrams
