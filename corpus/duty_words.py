"""A stretch of text as syllables with their places, and the lists of verbs and actors looked up in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from corpus.text import UPPER

_TOKEN = re.compile(r"\d+(?:[./,:]\d+)*|[^\W\d_]+|[^\w\s*_]|\.{2,}")
_CAPITAL = re.compile(rf"[{UPPER}]")
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

    def __init__(self, text: str, start: int, end: int) -> None:
        found = list(_TOKEN.finditer(text, start, end))
        self.text = text
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.words = [plain(match[0]) for match in found]
        self.capital = [bool(_CAPITAL.match(match[0])) for match in found]
        raw = text[start:end]
        self.shouted = raw.isupper()
        self.known_actors: dict[int, Match | None] = {}  # what was found at a token: looked up many times

    def __len__(self) -> int:
        return len(self.words)

    def word(self, i: int) -> str:
        """The syllable at ``i``, "" outside."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def is_capital(self, i: int) -> bool:
        """Whether the token at ``i`` begins with a capital letter."""
        return 0 <= i < len(self.words) and self.capital[i]


class Lexicon:
    """Phrases with a class each; the longest one at a place counts."""

    def __init__(self, rows: dict[str, str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, kind in rows.items():
            parts = tuple(plain(part) for part in _TOKEN.findall(phrase))
            self._by_first.setdefault(parts[0], []).append((parts, kind))
        for phrases in self._by_first.values():
            phrases.sort(key=lambda entry: -len(entry[0]))

    def at(self, words: list[str], i: int) -> Match | None:
        """The longest phrase that begins at token ``i``, or None."""
        if not 0 <= i < len(words):
            return None
        for parts, kind in self._by_first.get(words[i], ()):
            size = len(parts)
            if size == 1 or tuple(words[i : i + size]) == parts:
                return Match(size, kind)
        return None

    def find(self, tokens: Tokens, i: int) -> Match | None:
        """As ``at``, but a phrase whose later syllables have capitals isn't one: "Giao Ban An toàn" isn't "giao ban"."""
        if not 0 <= i < len(tokens.words):
            return None
        for parts, kind in self._by_first.get(tokens.words[i], ()):
            size = len(parts)
            if size == 1:
                return Match(size, kind)
            if tuple(tokens.words[i : i + size]) == parts and (tokens.shouted or not any(tokens.capital[i + 1 : i + size])):
                return Match(size, kind)
        return None


def _rows(name: str) -> dict[str, str]:
    lines = resources.files("corpus").joinpath(name).read_text(encoding="utf-8").splitlines()[1:]
    return dict(line.split("\t") for line in lines)


@cache
def verbs() -> Lexicon:
    """How a predicate begins.

    Classes: ``modal``, ``ban``, ``may``, ``ask`` (what makes somebody else act), ``adverb`` (hardly ever inside a name),
    ``verb``.
    """
    return Lexicon({phrase: kind for phrase, kind in _rows("duty-verbs.tsv").items() if kind != "hint"})


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
