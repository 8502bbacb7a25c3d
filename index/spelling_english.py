"""Slips in English questions: one wrong letter in a longer word, by the glossary's and the word table's vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from index.glossary import load_glossary, load_words, stem
from index.restore import load_model

SHORTEST = 5
"""Letters that a word must have: shorter ones have too many neighbours."""
SEEN = 10
"""How often the meant word must stand in English text, unless the glossary has it."""
GLOSSARY_COUNT = 50
"""How many sightings being in the glossary is worth."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WORD = re.compile(r"(?<![\w/@.&+'’-])[a-z]+(?![\w/@&+-]|\.\w)")


def mend_english(text: str) -> Iterator[tuple[int, int, str]]:
    """The misspelt lower-case words of ``text``: (start, end, what was meant)."""
    for match in _WORD.finditer(text):
        meant = _meant(match[0]) if len(match[0]) >= SHORTEST else None
        if meant is not None:
            yield match.start(), match.end(), meant


@cache
def _glossary_stems() -> frozenset[str]:
    return frozenset(word for phrase in load_glossary() for word in phrase)


def _is_known(word: str) -> bool:
    """Whether a lower-case word is English, Vietnamese without diacritics, or a name that the texts have."""
    short = stem(word)
    model = load_model()
    return short in load_words().counts or short in _glossary_stems() or word in model.ids or word in model.variants


@lru_cache(maxsize=1 << 12)
def _meant(word: str) -> str | None:
    """The commonest known word one slip away from an unknown ``word``; None where there is none, or ``word`` is known."""
    if _is_known(word):
        return None
    counts, glossary = load_words().counts, _glossary_stems()
    best: dict[str, int] = {}
    for near in _edits(word):
        short = stem(near)
        count = counts.get(short, 0) + GLOSSARY_COUNT * (short in glossary)
        if count >= SEEN:
            best[near] = count
    return max(sorted(best), key=best.__getitem__, default=None)


def _edits(word: str) -> Iterator[str]:
    """Every word one slip away; the first letter is seldom wrong, and stays unless it changed places."""
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        if tail and head:
            yield head + tail[1:]
            for letter in _LETTERS:
                yield head + letter + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        if head:
            for letter in _LETTERS:
                yield head + letter + tail
