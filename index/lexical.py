"""BM25 over the postings of all segments; document frequencies are summed over the segments at query time.

Robertson & Zaragoza, "The Probabilistic Relevance Framework" (2009), for BM25; Darwish & Oard, SIGIR 2003, for the groups
of weighted alternatives that share one document frequency.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.kept import KeptScores
from index.postings import TermStore, hash_bigram, hash_term, write_terms
from index.tokens import fold_syllable

__all__ = ["K1", "B", "LexicalIndex", "TermGroup", "TermStore", "hash_bigram", "hash_term", "text_groups", "write_terms"]

_Terms = tuple[tuple[int, ...], tuple[float, ...], bool]
"""A group without its weight: hashes, shares, folded."""
_Part = tuple[NDArray[np.int32], NDArray[np.uint8], float]
"""Chunks, counts and share of one term."""

K1 = 1.2
"""BM25's saturation of repeated terms; the usual value."""
B = 0.75
"""BM25's share of length normalisation; the usual value."""
COMMON_SIZE = 2_000
"""Below this many chunks every term is scored, however common."""
COMMON_SHARE = 0.5
"""In larger indexes a term in more than this share of the chunks is passed over: it would take most of the time."""
MANY_SHARE = 0.06
"""A group with postings for more than this share of the chunks is scored over all of them at once."""
MANY_LEAST = 1_000
"""Fewer postings are always added up one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermGroup:
    """One idea of a query: terms that stand for the same thing, each with how far it does (1.0: exactly).

    A ``folded`` group's hashes are of folded terms: each stands for every accented term that folds to it.
    """

    weight: float
    hashes: tuple[int, ...]
    shares: tuple[float, ...]
    folded: bool = False


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
        self._many = max(self.size * MANY_SHARE, MANY_LEAST)
        self._kept: KeptScores[_Terms] = KeptScores(self._norms.nbytes)

    def scores(self, groups: Sequence[TermGroup]) -> NDArray[np.float32]:
        """BM25 score of every chunk, shape (size,); a group counts like one term."""
        total = np.zeros(self.size, dtype=np.float32)
        merged, spare = np.empty((2, self.size), dtype=np.float32)  # memory that all groups share
        alone: list[tuple[_Part, float]] = []
        weights = _merge(groups)
        for (terms, weight), parts in zip(weights.items(), self._find(tuple(weights)), strict=True):
            count = sum(len(chunks) for chunks, _, _ in parts)
            single = len(terms[0]) == 1 and not terms[2]
            if count >= self._many:
                saturated, frequency = self._over_all(terms, parts, merged, spare)
                total += np.multiply(saturated, np.float32(self._unit(frequency) * weight), out=spare)
            elif single:
                alone += [(part, self._unit(count) * weight) for part in parts]
            elif parts:
                self._add_few(total, weight, parts, merged)
        if alone:
            self._add_alone(total, alone)
        return total

    def _unit(self, frequency: float) -> float:
        """The score of a term that stands in so many chunks, where it is fully saturated."""
        return float(np.log1p((self.size - frequency + 0.5) / (frequency + 0.5))) * (K1 + 1)

    def _over_all(
        self, terms: _Terms, parts: Sequence[_Part], merged: NDArray[np.float32], spare: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], float]:
        """A group's saturation in every chunk (0..1) and its document frequency; the counts of its postings add up."""
        frequency, kept = self._kept.frequency(terms), self._kept.array(terms)
        if frequency is not None and kept is not None:
            return kept, frequency
        merged.fill(0)
        for chunks, counts, share in parts:
            np.add.at(merged, chunks, counts * np.float32(share))
        if frequency is None:  # a chunk that holds only weak alternatives counts in part
            frequency = float(np.minimum(merged, np.float32(1), out=spare).sum())
        merged /= np.add(merged, self._norms, out=spare)
        self._kept.keep(terms, frequency, merged)
        return merged, frequency

    def _add_few(self, total: NDArray[np.float32], weight: float, parts: Sequence[_Part], merged: NDArray[np.float32]) -> None:
        """Add a group's scores at the chunks alone that it has postings for."""
        chunks, counts = _joined(parts)
        merged[chunks] = 0
        np.add.at(merged, chunks, counts)
        found = merged[chunks]
        part = counts / found  # a chunk comes once for each of its postings: each stands for its part of the score
        frequency = float((np.minimum(found, np.float32(1)) * part).sum())
        part *= found / (found + self._norms[chunks])
        np.add.at(total, chunks, part * np.float32(self._unit(frequency) * weight))

    def _add_alone(self, total: NDArray[np.float32], alone: Sequence[tuple[_Part, float]]) -> None:
        """Add the scores of groups of one term each, given what each scores at most, all at once."""
        chunks, counts = _joined([part for part, _ in alone])
        units = np.array([unit for _, unit in alone], dtype=np.float32)
        scores = np.repeat(units, [len(part[0]) for part, _ in alone])
        scores *= counts
        counts += self._norms[chunks]
        scores /= counts
        np.add.at(total, chunks, scores)

    def _find(self, groups: Sequence[_Terms]) -> list[list[_Part]]:
        """The postings of each group over all stores, with their shares; very common terms are left out."""
        parts: list[list[_Part]] = [[] for _ in groups]
        for folded in (False, True):
            wanted = [
                (place, value, share)
                for place, (hashes, shares, bare) in enumerate(groups)
                if bare == folded
                for value, share in zip(hashes, shares, strict=True)
                if share > 0
            ]
            if wanted:
                ranges = self._ranges(np.array([value for _, value, _ in wanted], dtype=np.uint64), folded=folded)
                for (place, _, share), found in zip(wanted, ranges, strict=True):
                    if sum(end - start for _, start, end in found) <= self._common:
                        parts[place] += [(*self._postings(*entry), share) for entry in found]
        return parts

    def _ranges(self, hashes: NDArray[np.uint64], *, folded: bool) -> list[list[tuple[int, int, int]]]:
        """For each hash: store, start and end of all postings that it has."""
        found: list[list[tuple[int, int, int]]] = [[] for _ in hashes]
        for number, store in enumerate(self._stores):
            if folded:
                pairs = [(row, *pair) for row, (starts, ends) in enumerate(store.find_folded(hashes))
                         for pair in zip(starts.tolist(), ends.tolist(), strict=True)]  # fmt: skip
            else:
                starts, ends = store.find(hashes)
                rows = np.flatnonzero(ends > starts)
                pairs = list(zip(rows.tolist(), starts[rows].tolist(), ends[rows].tolist(), strict=True))
            for row, start, end in pairs:
                found[row].append((number, start, end))
        return found

    def _postings(self, number: int, start: int, end: int) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
        """Chunks, numbered over all stores, and counts of the postings [start, end) of a store."""
        store, base = self._stores[number], self._bases[number]
        chunks = store.chunks[start:end]
        return (chunks + np.int32(base) if base else chunks), store.counts[start:end]


def _joined(parts: Sequence[_Part]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """Chunks of all parts, and their counts times their shares."""
    chunks = np.concatenate([chunks for chunks, _, _ in parts])
    counts = np.concatenate([counts for _, counts, _ in parts]).astype(np.float32)
    shares = np.array([share for _, _, share in parts], dtype=np.float32)
    if (shares != 1).any():
        counts *= np.repeat(shares, [len(chunks) for chunks, _, _ in parts])
    return chunks, counts


def _merge(groups: Sequence[TermGroup]) -> dict[_Terms, float]:
    """Groups of the same terms made one, their weights added."""
    weights: dict[_Terms, float] = {}
    for group in groups:
        key = (group.hashes, group.shares, group.folded)
        weights[key] = weights.get(key, 0.0) + group.weight
    return {terms: weight for terms, weight in weights.items() if weight > 0}


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
