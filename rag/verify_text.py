"""An answer's text as the sentences that are verified one by one: their citation keys, their quotes, where each ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.text import UPPER

KEYS = re.compile(r"\s*[\[【]\s*(\d{1,3}(?:\s*[,;]\s*\d{1,3})*)\s*[\]】]")
"""Citation keys as an answer writes them: "[1]", "[1, 2]", "【1】"."""
_MARKS = r"(?:\s*[\[【]\s*\d{1,3}(?:\s*[,;]\s*\d{1,3})*\s*[\]】])*"
_END = re.compile(rf"[.!?…]+[”\"’)]*{_MARKS}[.;]?(?=\s+[\"“(*\-–•]*[{UPPER}\d])")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:TP|Tp|T\.P|Q|P|TX|TT|H|X|GS|PGS|TS|ThS|BS|KS|CN|Đ/c|đ/c|ĐC|Mr|Mrs|Ms|Dr|No|Nos|Art|St|vs|v\.v|tr|KT|TM|TL|TUQ|[A-ZĐ])$"
)
_LIST_NUMBER = re.compile(r"^\s*(?:[-*•–+]|#{1,6}|>|\(?[\da-zđ]{1,2}[.)])\s*$")
_PREFIX = re.compile(r"^\s*(?:(?:[-*•–+]|#{1,6}|>|\(?(?:\d{1,2}|[a-zđ])[.)])\s+)+")
_PAIRS = {"“": "”", "«": "»", "„": "”"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One sentence of an answer; ``text`` is [start, end) of it. ``leads``: it only announces the lines below it."""

    text: str
    start: int
    end: int
    keys: tuple[str, ...]
    leads: bool = False

    @property
    def words(self) -> str:
        """The sentence without its keys and without a list's bullet or number."""
        return KEYS.sub(" ", _PREFIX.sub("", self.text)).strip()


def keys_of(text: str) -> tuple[str, ...]:
    """The citation keys in ``text``, each once, in order."""
    found = [key.strip() for match in KEYS.finditer(text) for key in re.split(r"[,;]", match[1])]
    return tuple(dict.fromkeys(found))


def plain_keys(text: str) -> str:
    """``text`` with every mark in the product's own form: "[1, 2]" as " [1] [2]"."""
    return KEYS.sub(lambda match: "".join(f" [{key.strip()}]" for key in re.split(r"[,;]", match[1])), text)


def units(text: str, quotes: Sequence[str] = (), *, more: bool = False) -> tuple[Unit, ...]:
    """The sentences of ``text``. ``quotes`` are known quotes: no sentence ends within one, whatever marks it holds.

    ``more`` says that text is still to come: a quote that is open at the end isn't over.
    """
    closed = _closed(text, quotes, more=more)
    found: list[Unit] = []
    start = 0
    for line in text.split("\n"):
        found.extend(_in_line(text, start, start + len(line), closed))
        start += len(line) + 1
    return tuple(found)


def _in_line(text: str, start: int, end: int, closed: bytearray) -> Iterator[Unit]:
    at = start
    for match in _END.finditer(text, start, end):
        if closed[match.start()] or _ABBREVIATED.search(text[at : match.start()]) or _LIST_NUMBER.match(text[at : match.end()]):
            continue
        yield from _unit(text, at, match.end())
        at = match.end()
    yield from _unit(text, at, end)


def _unit(text: str, start: int, end: int) -> Iterator[Unit]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    piece = text[start:end]
    if any(char.isalnum() for char in KEYS.sub("", piece)):
        keys = keys_of(piece)
        yield Unit(text=piece, start=start, end=end, keys=keys, leads=not keys and piece.rstrip("*_ ").endswith(":"))


def _closed(text: str, quotes: Sequence[str], *, more: bool) -> bytearray:
    """Which characters stand within a quote, where no sentence ends."""
    inside = bytearray(len(text))
    for quote in quotes:
        at = text.find(quote) if quote else -1
        while at >= 0:
            inside[at : at + len(quote)] = b"\1" * len(quote)
            at = text.find(quote, at + len(quote))
    for start, end in quoted(text, inside):
        inside[start:end] = b"\1" * (end - start)
    last = text.rfind("\n") + 1
    opened = [at for at in range(last, len(text)) if text[at] in '“«„"' and not inside[at]] if more else []
    for at in opened:
        if _closing(text, at, _PAIRS.get(text[at], '"')) < 0:
            inside[at:] = b"\1" * (len(text) - at)
            break
    return inside


def quoted(text: str, skip: Sequence[int] = b"") -> tuple[tuple[int, int], ...]:
    """The outermost quotes of each line, [start, end) without their marks; an opening mark that nothing closes is none.

    Characters that ``skip`` marks are passed over.
    """
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        close = _PAIRS.get(text[at]) or ('"' if text[at] == '"' else "")
        end = _closing(text, at, close) if close and not (skip and skip[at]) else -1
        if end < 0:
            at += 1
            continue
        found.append((at + 1, end))
        at = end + 1
    return tuple(found)


def _closing(text: str, start: int, close: str) -> int:
    """Where the quote opened at ``start`` ends, quotes within it counted; -1 where its line ends first."""
    opening, depth = text[start], 1
    for at in range(start + 1, len(text)):
        char = text[at]
        if char == "\n":
            return -1
        if char == close:
            depth -= 1
            if not depth:
                return at
        elif char == opening:
            depth += 1
    return -1


class SentenceStream:
    """Pieces of text in, whole sentences out, each as soon as it is certain that it has ended."""

    def __init__(self, quotes: Sequence[str] = ()) -> None:
        self._quotes = tuple(quotes)
        self._text = ""

    def feed(self, piece: str) -> tuple[Unit, ...]:
        """The sentences that ``piece`` completes."""
        self._text += piece
        if "\n" in piece:
            done, _, self._text = self._text.rpartition("\n")
            return (*units(done, self._quotes), *self._within_line())
        return self._within_line()

    def _within_line(self) -> tuple[Unit, ...]:
        found = units(self._text, self._quotes, more=True)
        if len(found) < 2:  # the last one may go on
            return ()
        self._text = self._text[found[-1].start :]
        return found[:-1]

    def close(self) -> tuple[Unit, ...]:
        """What is left when the text has ended."""
        left, self._text = units(self._text, self._quotes), ""
        return left
