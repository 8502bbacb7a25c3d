"""What a syllable may have been meant to be: candidates for a slip of the fingers, each with what it costs to believe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from unicodedata import normalize

import numpy as np
from numpy.typing import NDArray

from index.restore import load_model
from index.syllable import NO_TONE, TONES, decode_keys, is_lawful, split_tone
from index.tokens import fold_syllable

# Costs are in nats, as the language model's are: the chance that a typist makes this slip on a given syllable.
KEYS = 2.0
"""Telex or VNI keys left as they were typed: they spell one syllable and hardly anything else."""
KEYS_SHAPE = 4.0
"""One of the keys left and the other lost: "quanj" for quận, "nguwoi" for người."""
MARKS = 3.0
"""Tone, or all marks, lost from a syllable that cannot be one without."""
SHAPE = 4.0
"""Hat or horn lost or wrong, the tone kept: "phôi hớp"."""
HAT_ALONE = 4.0
"""Losing the hat and keeping the tone beside losing all, in a known syllable: "họp" is seldom meant for hợp."""
RETONED = 5.5
"""Another tone."""
TRANSPOSED = 4.0
DOUBLED = 3.0
NEIGHBOUR = 5.0
"""A key next to the right one."""
EXTRA = 5.0
MISSING = 5.0
OTHER = 6.5
"""Any other letter."""
EDITED_MARKS = 2.5
"""Marks lost or changed besides a wrong letter."""

RAREST = 14.0
"""A syllable that a language model finds rarer than e^-14 is no candidate: it may be a slip itself."""
MOST = 12
"""Candidates kept for one syllable."""
SHORTEST = 3
"""Letters that a word must have for one of them to be taken for wrong."""

_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_SURE_KEYS = re.compile(r"[fjw\d]|[aeiouy].*[srx]")  # a letter typed twice may be no key, but a slip
_LETTERS = "abcdeghiklmnopqrstuvxy"

Options = tuple[NDArray[np.int64], NDArray[np.float32]]
"""Candidates: their ids in the language model, and what each costs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The lawful syllables that a candidate may be: by tone-less spelling and tone, and by bare letters.

    ``shapes``: the bare letters of all lawful syllables, the rare ones too.
    """

    toned: Mapping[tuple[str, str], int]
    bare: Mapping[str, tuple[int, ...]]
    shapes: frozenset[str]


@cache
def load_vocabulary() -> Vocabulary:
    """The lawful syllables of the restoration model that are common enough."""
    model = load_model()
    lawful = [(place, word) for place, word in enumerate(model.words) if is_lawful(word)]
    known = [(place, word) for place, word in lawful if model.single[place] <= RAREST]
    bare: dict[str, list[int]] = {}
    for place, word in known:
        bare.setdefault(fold_syllable(word), []).append(place)
    return Vocabulary(
        toned={split_tone(word): place for place, word in known},
        bare={letters: tuple(places) for letters, places in bare.items()},
        shapes=frozenset(fold_syllable(word) for _, word in lawful),
    )


@lru_cache(maxsize=1 << 14)
def typed_keys(word: str) -> Options | None:
    """The syllables that the Telex or VNI keys in a lower-case ``word`` spell; None where it holds none."""
    vocabulary = load_vocabulary()
    found: dict[int, float] = {}
    for plain, tone in decode_keys(word):
        place = vocabulary.toned.get((plain, tone))
        if place is not None:
            found.setdefault(place, KEYS)
        for other in vocabulary.bare.get(fold_syllable(plain), ()):
            true = split_tone(_spelling(other))
            if (true[1] == tone) if tone != NO_TONE else (true[0] == plain):
                found.setdefault(other, KEYS_SHAPE)
    return _packed(found) if found else None


@lru_cache(maxsize=1 << 14)
def slips(word: str) -> Options | None:
    """What a lower-case ``word`` that is no known syllable may have been meant to be; None where nothing is near."""
    vocabulary = load_vocabulary()
    found: dict[int, float] = {}
    keys = typed_keys(word)
    if keys is not None and _SURE_KEYS.search(word):
        return keys
    if keys is not None:
        found.update(zip(keys[0].tolist(), keys[1].tolist(), strict=True))
    read = next(decode_keys(word), None) if keys is None and word[-1] in TONES.values() else None
    typed = read or split_tone(word)
    word = word if read is None else _toned(*read)
    letters = fold_syllable(word)
    for place in vocabulary.bare.get(letters, ()):
        _offer(found, place, _marks_cost(typed, _spelling(place)))
    if len(letters) >= SHORTEST:
        for near, cost in _edits(letters):
            for place in vocabulary.bare.get(near, ()):
                _offer(found, place, cost + _loose_marks_cost(word, typed[1], _spelling(place)))
    return _packed(found) if found else None


@lru_cache(maxsize=1 << 14)
def unmarked(word: str) -> Options | None:
    """The syllables that a known one may be with its tone, or all its marks, left off: "cao" for cáo, "nhưng" for những."""
    vocabulary = load_vocabulary()
    typed = split_tone(word)
    found: dict[int, float] = {}
    for place in vocabulary.bare.get(fold_syllable(word), ()):
        spelt = _spelling(place)
        if spelt == word:
            continue
        cost = _marks_cost(typed, spelt)
        if cost == MARKS:
            found[place] = 0.0
        elif cost == SHAPE and typed[0].isascii():
            found[place] = HAT_ALONE
    return _packed(found) if found else None


def _toned(plain: str, tone: str) -> str:
    """A spelling with that tone, wherever it stands: only for comparing marks."""
    return normalize("NFC", plain[:1] + tone + plain[1:]) if tone else plain


def _spelling(place: int) -> str:
    return load_model().words[place]


def _offer(found: dict[int, float], place: int, cost: float) -> None:
    found[place] = min(cost, found.get(place, cost))


def _marks_cost(typed: tuple[str, str], candidate: str) -> float:
    """What it costs that ``candidate``, of the same letters, lost or changed its marks so."""
    plain, tone = split_tone(candidate)
    if typed[1] == NO_TONE and (typed[0] == plain or typed[0].isascii()):
        return MARKS
    if typed[1] == tone:
        return SHAPE
    return RETONED if typed[0] == plain else RETONED + SHAPE


def _loose_marks_cost(word: str, tone: str, candidate: str) -> float:
    """The same where letters differ, so that the marks cannot be compared place by place."""
    if word.isascii():
        return 0.0 if candidate.isascii() else EDITED_MARKS
    plain, other = split_tone(candidate)
    same_shapes = sorted(filter(_is_shaped, split_tone(word)[0])) == sorted(filter(_is_shaped, plain))
    return (0.0 if other == tone else EDITED_MARKS) + (0.0 if same_shapes else EDITED_MARKS)


def _is_shaped(char: str) -> bool:
    return not char.isascii()


@cache
def _neighbours() -> frozenset[tuple[str, str]]:
    pairs = {pair for row in _KEYBOARD for pair in pairwise(row)}
    for upper, lower in pairwise(_KEYBOARD):
        pairs |= {*zip(upper, lower, strict=False), *zip(upper[1:], lower, strict=False)}
    return frozenset(pairs | {(b, a) for a, b in pairs})


def _edits(word: str) -> Iterator[tuple[str, float]]:
    """Every string one slip away from ``word``, with its cost; some more than once."""
    near = _neighbours()
    for i in range(len(word) + 1):
        head, tail = word[:i], word[i:]
        if tail:
            doubled = bool(head) and head[-1] == tail[0]
            yield head + tail[1:], DOUBLED if doubled else EXTRA
            for letter in _LETTERS:
                if letter != tail[0]:
                    yield head + letter + tail[1:], NEIGHBOUR if (letter, tail[0]) in near else OTHER
        if len(tail) > 1 and tail[0] != tail[1]:
            yield head + tail[1] + tail[0] + tail[2:], TRANSPOSED
        for letter in _LETTERS:
            yield head + letter + tail, MISSING


def _packed(found: Mapping[int, float]) -> Options:
    single = load_model().single
    best: Sequence[int] = sorted(found, key=lambda place: (found[place] + float(single[place]), place))[:MOST]
    return np.array(best), np.array([found[place] for place in best], dtype=np.float32)
