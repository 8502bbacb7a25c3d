"""A stretch of text as syllables with their places, and the lists of verbs and actors looked up in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_TOKEN = re.compile(r"\d+(?:[./,:]\d+)*|[^\W\d_]+|[^\w\s*_]|\.{2,}")
_CACHED_TOKENS = 50_000  # more than the syllables of the language and the numbers of many documents


@lru_cache(maxsize=_CACHED_TOKENS)
def plain(word: str) -> str:
    """A syllable in small letters with its tone mark where the lists have it: "Uỷ" gives "ủy", "hoá" gives "hóa"."""
    word = word.lower()
    tail = word[-2:]
    for (first, last), new in _TONES.items():
        if tail == first + last:
            return word if word.startswith("q") and first == "u" else word[:-2] + new
    return word


_TONES = {
    (base[0], toned): marked + base[1]
    for base, toned_letters, marked_letters in (
        ("oa", "àáảãạ", "òóỏõọ"),
        ("oe", "èéẻẽẹ", "òóỏõọ"),
        ("uy", "ỳýỷỹỵ", "ùúủũụ"),
    )
    for toned, marked in zip(toned_letters, marked_letters, strict=True)
}


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found at a token: how many tokens it takes and its class in its list."""

    length: int
    kind: str


class Tokens:
    """The syllables, figures and punctuation of ``text[start:end]``; offsets are into ``text``."""

    __slots__ = ("capital", "ends", "known_actors", "known_verbs", "shouted", "starts", "text", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        raw = _TOKEN.findall(text, start, end)
        self.starts = [match.start() for match in _TOKEN.finditer(text, start, end)]
        self.ends = [first + len(word) for first, word in zip(self.starts, raw, strict=True)]
        self.words = [plain(word) for word in raw]
        self.capital = [word[0].isupper() for word in raw]
        self.shouted = text[start:end].isupper()
        self.known_actors: dict[int, Match | None] = {}  # what was found at a token: looked up many times
        self.known_verbs: dict[int, Match | None] = {}

    def __len__(self) -> int:
        return len(self.words)

    def word(self, i: int) -> str:
        """The syllable at ``i``, "" outside."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def is_capital(self, i: int) -> bool:
        """Whether the token at ``i`` begins with a capital letter."""
        return 0 <= i < len(self.words) and self.capital[i]

    def phrase(self, i: int, length: int) -> str:
        """``length`` syllables from ``i`` on, with a space between."""
        return " ".join(self.words[i : i + length])

    def follows(self, i: int, words: tuple[str, ...]) -> bool:
        """Whether ``words`` stand at token ``i``."""
        return tuple(self.words[i : i + len(words)]) == words

    def is_acronym(self, i: int) -> bool:
        """Whether the token at ``i`` is a word of capitals only in a text that has small letters too: "EVN", "VNPT"."""
        raw = self.text[self.starts[i] : self.ends[i]] if 0 <= i < len(self.words) else ""
        return len(raw) > 1 and raw.isalpha() and raw.isupper() and not self.shouted


_END = ""
"""The key of a phrase's class in a tree of syllables: no syllable is empty."""
_Tree = dict[str, Any]


class Lexicon:
    """Phrases with a class each, as a tree of syllables; the longest phrase at a place counts."""

    def __init__(self, rows: dict[str, str]) -> None:
        self._tree: _Tree = {}
        for phrase, kind in rows.items():
            parts = [plain(part) for part in _TOKEN.findall(phrase)]
            node = self._tree
            for part in parts:
                node = node.setdefault(part, {})
            node[_END] = Match(len(parts), kind)

    def at(self, words: list[str], i: int) -> Match | None:
        """The longest phrase that begins at token ``i``, or None."""
        if not 0 <= i < len(words):
            return None
        node: _Tree | None = self._tree.get(words[i])
        found: Match | None = None
        while node is not None:
            found = node.get(_END, found)
            i += 1
            node = node.get(words[i]) if i < len(words) else None
        return found

    def find(self, tokens: Tokens, i: int) -> Match | None:
        """As ``at``, but a phrase whose later syllables have capitals isn't one: "Giao Ban An toàn" isn't "giao ban"."""
        words = tokens.words
        if not 0 <= i < len(words):
            return None
        node: _Tree | None = self._tree.get(words[i])
        found: Match | None = None
        while node is not None:
            found = node.get(_END, found)
            i += 1
            node = node.get(words[i]) if i < len(words) and (tokens.shouted or not tokens.capital[i]) else None
        return found


def _rows(name: str) -> dict[str, str]:
    lines = resources.files("corpus").joinpath(name).read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t") for line in lines)


@cache
def verbs() -> Lexicon:
    """How a predicate begins.

    Classes: ``modal``, ``ban``, ``may``, ``ask`` (what makes somebody else act), ``adverb`` (hardly ever inside a name),
    ``verb``, ``qualifier`` (may belong to the name before it), ``late`` (does, where another predicate follows), ``weak`` (seldom
    a verb), ``none`` (a longer word that isn't one).
    """
    return Lexicon({phrase: kind for phrase, kind in _rows("duty-verbs.tsv").items() if kind != "hint"})


def verb_of(tokens: Tokens, i: int) -> Match | None:
    """The listed verb, modal word or adverb at token ``i``, looked up once; None where there is none."""
    known = tokens.known_verbs
    if i not in known:
        known[i] = verbs().find(tokens, i)
    return known[i]


@cache
def actors() -> Lexicon:
    """How a name of somebody who can act begins.

    Classes: ``body``, ``short`` (of one syllable: with a capital behind or a plural word before), ``role``, ``common``,
    ``common+`` (a verb may qualify it: "cơ quan quản lý"), ``rel`` (a whole clause may: "người …"), ``unit`` of
    administration, ``determiner``.
    """
    return Lexicon(_rows("duty-actors.tsv"))


@cache
def manner_hints() -> frozenset[str]:
    """Syllables behind a verb that show it to be a predicate: "kiểm tra việc", "quản lý chặt chẽ"."""
    return frozenset(phrase.split()[0] for phrase, kind in _rows("duty-verbs.tsv").items() if kind == "hint")
