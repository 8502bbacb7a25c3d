"""Saying official Vietnamese as people do: phrases of a text replaced by everyday ones of the synonym tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from index.tokens import syllables
from index.train.split import is_dev

MIN_SYLLABLES = 2
"""An official phrase of one syllable means too many things to be replaced unread."""


def is_dev_everyday(phrase: str) -> bool:
    """Whether this everyday phrase is held out with all its official ones: one in ten."""
    return is_dev(f"everyday-{phrase}")


class Rewriter:
    """Replaces official phrases, longest first, each by one of its everyday phrases at random (seeded)."""

    def __init__(self, everyday: Iterable[tuple[str, str]], *, seed: int) -> None:
        self._ways: dict[tuple[str, ...], list[str]] = {}
        for said, written in everyday:
            key = tuple(syllables(written))
            if len(key) >= MIN_SYLLABLES:
                self._ways.setdefault(key, []).append(said)
        self._longest = max(map(len, self._ways), default=0)
        self._rng = np.random.default_rng(seed)

    def __call__(self, text: str) -> str | None:
        """The text with every phrase that has an everyday one replaced; None when it has no such phrase."""
        words = syllables(text)
        said: list[str] = []
        at, found = 0, False
        while at < len(words):
            length = self._match(words, at)
            if length:
                ways = self._ways[tuple(words[at : at + length])]
                said.append(ways[int(self._rng.integers(len(ways)))])
                found = True
            else:
                said.append(words[at])
            at += max(1, length)
        return " ".join(said) if found else None

    def _match(self, words: Sequence[str], at: int) -> int:
        for length in range(min(self._longest, len(words) - at), MIN_SYLLABLES - 1, -1):
            if tuple(words[at : at + length]) in self._ways:
                return length
        return 0
