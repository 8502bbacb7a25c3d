"""The parts of one sentence: between semicolons, the items of a list in the line, and where a ban or a subject may come later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from corpus.duty.actors import actor_at
from corpus.duty.marks import after_connectors, verb_at
from corpus.duty.words import Tokens

_SERIES = (
    tuple(str(number) for number in range(1, 31)),
    tuple(f"{number:02d}" for number in range(1, 31)),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    tuple("abcdđeghiklmn"),
)
"""The marks of a list in a line: "(1) …; (2) …", "i) …; ii) …", "a) …; b) …"."""
_FEWEST_ITEMS = 2
_OPENERS, _CLOSERS = frozenset("(“«["), frozenset(")”»]")
_EDGES = _OPENERS | _CLOSERS | {";", ",", "và"}


_BINDING = frozenset({"phải", "cần", "nhiệm", "nghĩa", "được", "cấm"})
"""Syllables of modal words and bans: without one in the sentence, only a connector brings a second subject."""
_ADDING = frozenset({"đồng", "trong", "riêng"})


class Kind(Enum):
    """What begins a part."""

    CLAUSE = "clause"  # a semicolon before it, or the sentence's beginning
    ITEM = "item"  # the mark of a list
    BAN = "ban"  # "nghiêm cấm" behind a comma
    INNER = "inner"  # somebody's name behind a comma


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A part whose words begin at token ``start``; what stands before it ends at token ``edge`` (excluded)."""

    edge: int
    start: int
    kind: Kind


def segments(tokens: Tokens) -> tuple[Segment, ...]:
    """The parts of a sentence, left to right; the first begins at token 0."""
    items = dict(_items(tokens))
    found = [Segment(edge=0, start=0, kind=Kind.CLAUSE)]
    depth = 0
    binding = not _BINDING.isdisjoint(tokens.words)
    for i, word in enumerate(tokens.words):
        if word not in _EDGES and i not in items:
            continue
        if i in items:
            if found[-1].start == i and i > 0:
                found.pop()
            found.append(Segment(edge=i, start=items[i], kind=Kind.ITEM))
        if word in _OPENERS:
            depth += 1
        elif word in _CLOSERS:
            depth = max(0, depth - 1)
        elif depth == 0 and i + 1 < len(tokens.words):
            if word == ";":
                found.append(Segment(edge=i, start=i + 1, kind=Kind.CLAUSE))
            elif binding or tokens.words[i + 1] in _ADDING:
                found += _within(tokens, i)
    return tuple(found)


def behind_mark(tokens: Tokens, i: int) -> int:
    """The token behind the mark of a list at token ``i``; ``i`` itself where none stands there."""
    at = i + (tokens.word(i) == "(")
    if tokens.word(at + 1) != ")" or not any(tokens.word(at) in series for series in _SERIES):
        return i
    return at + 2


def _within(tokens: Tokens, i: int) -> Iterator[Segment]:
    """What may begin behind the comma at token ``i``."""
    start = after_connectors(tokens, i + 1)
    verb = verb_at(tokens, start)
    if verb is not None and verb.kind == "ban" and tokens.word(start + verb.length - 1) == "cấm":
        yield Segment(edge=i, start=start, kind=Kind.BAN)
    elif tokens.word(i) == "," and actor_at(tokens, start) is not None:
        yield Segment(edge=i, start=start, kind=Kind.INNER)


def _items(tokens: Tokens) -> tuple[tuple[int, int], ...]:
    """Where the items of the sentence's list stand: the token of each mark and the one behind it; () without a list of actions."""
    if ")" not in tokens.words:
        return ()
    for series in _SERIES:
        found: list[tuple[int, int]] = []
        for close in (k for k, word in enumerate(tokens.words) if word == ")"):
            if len(found) < len(series) and tokens.word(close - 1) == series[len(found)]:
                edge = close - 2 if tokens.word(close - 2) == "(" else close - 1
                if edge == 0 or not tokens.word(edge - 1)[:1].isalnum():
                    found.append((edge, close + 1))
        if len(found) >= _FEWEST_ITEMS:
            return tuple(found) if all(_acts(tokens, start) for _, start in found) else ()
    return ()


def _acts(tokens: Tokens, start: int) -> bool:
    """Whether an item begins with an action or with who is to act."""
    at = after_connectors(tokens, start)
    return verb_at(tokens, at) is not None or actor_at(tokens, at) is not None
