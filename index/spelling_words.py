"""The words of a question as typed: which may be doubted, what each may have been meant to be, and what keeping it costs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from corpus.places import gazetteer
from index.glossary import load_words, stem
from index.restore import BREAK, NUMBER, UNKNOWN, load_model
from index.slips import Options, load_vocabulary, slips, typed_keys, unmarked
from index.syllable import TONES, is_lawful
from index.tokens import fold, fold_syllable, tone_style

# Costs are in nats, beside those of the language model.
IMPOSSIBLE = 16.0
"""Keeping a word with Vietnamese marks that the spelling rules forbid."""
STRANGE = 11.0
"""Keeping a plain word that nobody knows; there are so many different ones."""
LAWFUL_STRANGE = 3.0
"""Keeping an unknown word of lawful spelling, which may be a name."""
CAPITAL = 2.0
"""Changing a capitalised word, more than another: names are rare everywhere."""
PLAIN_CAPITAL = 6.0
"""The same where it has no marks: it may be of any language."""
RARE_FOREIGN = 2.0
"""Changing a word that may be English or a foreign name ..."""
FOREIGN = 6.0
"""... or surely is English."""
KNOWN_ENGLISH = 20
"""Seen so often in English text, a word surely is."""
ACCENTED_SHARE = 0.2
"""From this share of marked syllables on, a text has its diacritics; below, index/restore.py puts them back afterwards."""

_PIECE = re.compile(r"(?P<word>[^\W\d_][^\W_]*)|(?P<number>\d[\d.,/]*)|(?P<stop>[.;:!?…\n\"“”()]+)")
_CODE = re.compile(r"\S*(?:\d[/-]|[/@_]|\.\w|\w[&+]|[\u00ad\u200b])\S*")
_COUNTED = re.compile(r"([^\W\d_]+)\d\Z")
_UNITS = frozenset(
    "buoc ca cap chuong ct cv diem dieu doi dot hang khoan khu loai lop mau muc mui nam ngay nhom phan phuong quan quy so "
    "tang thang to tuan vong vung".split()
)
"""What a number may follow without a space: "quan3" is district 3, though VNI would read quản."""
_LOAN = re.compile(r"[aeiouy]+[^aeiouy]+[aeiouy]")  # two syllables written as one: "ôtô", "virút"
_VOWELLESS = re.compile(r"[^aeiouy]+\Z")
_VOWEL_LOST = re.compile(r"(?:[cgknpt]h|tr|[bcdghklmnrstvx])(?:ng|nh)\Z")
_TWICE = re.compile(r"(.)\1")
_CLEAR = 4  # letters that a word without its vowel must have, to be one


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word, number or stop of a text. ``open``: its spelling may be doubted at all."""

    start: int
    end: int
    typed: str
    key: str
    open: bool
    capital: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class State:
    """What a token may stand for: ids in the language model and costs; ``own`` is the choice that keeps it."""

    places: NDArray[np.int64]
    costs: NDArray[np.float32]
    own: int | None = 0
    slip: bool = False


def read_tokens(text: str) -> list[Token]:
    """The words, numbers and stops of NFC ``text``."""
    fixed = bytearray(len(text) + 1)
    for match in _CODE.finditer(text):
        fixed[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    found: list[Token] = []
    for match in _PIECE.finditer(text):
        typed = match[0]
        key = tone_style(typed.lower()) if match["word"] else NUMBER if match["number"] else BREAK
        first = not found or found[-1].key == BREAK
        found.append(
            Token(
                start=match.start(),
                end=match.end(),
                typed=typed,
                key=key,
                open=bool(match["word"]) and not fixed[match.start()] and _is_open(typed, key),
                capital=typed[0].isupper() and not first,
            )
        )
    return found if any(_is_vni(token) for token in found) else [_counted_closed(token) for token in found]


def _is_vni(token: Token) -> bool:
    """Whether a word can only be typed in VNI: "bao1", but not "khoan3"."""
    key = token.key
    return token.open and not key.isalpha() and not _is_counted(key) and typed_keys(key) is not None


def _is_counted(key: str) -> bool:
    return _COUNTED.match(key) is not None and fold(key[:-1]) in _UNITS


def _counted_closed(token: Token) -> Token:
    return replace(token, open=False) if _is_counted(token.key) else token


@lru_cache(maxsize=1 << 14)
def _is_open(typed: str, key: str) -> bool:
    """Whether a word is one that slips are looked for in: no abbreviation, no other script, no two words run together."""
    if sum(char.isupper() for char in typed) > 1:
        return False
    plain = fold_syllable(key)
    if not plain.isascii() or (_VOWELLESS.match(plain) and not _is_vowel_lost(plain)):
        return False
    if key.isascii():
        return True
    once = unicodedata.normalize("NFD", _TWICE.sub(r"\1", key))
    return sum(char in TONES for char in once) < 2


def _is_vowel_lost(plain: str) -> bool:
    return (len(plain) >= _CLEAR and _VOWEL_LOST.match(plain) is not None) or "w" in plain


def is_accented(tokens: Sequence[Token]) -> bool:
    """Whether a text has its diacritics, those that Telex or VNI keys spell among them."""
    model = load_model()
    words = [token for token in tokens if token.typed[0].isalpha()]
    marked = 0
    for token in words:
        keys = None if token.key in model.ids or not token.open else typed_keys(token.key)
        marked += not (token.key.isascii() if keys is None else model.words[int(keys[0][0])].isascii())
    return marked > 0 and marked >= ACCENTED_SHARE * len(words)


def keys_read(text: str) -> str:
    """``text`` with plain Telex and VNI words read: typed so, Vietnamese looks like no language."""
    model = load_model()

    def read(match: re.Match[str]) -> str:
        key = match[0].lower()
        if key in model.ids or _is_english(key):
            return match[0]
        keys = typed_keys(key)
        return match[0] if keys is None else model.words[int(keys[0][0])]

    return re.sub(r"[^\W\d_][^\W_]*", read, text)


@cache
def _name_syllables() -> frozenset[str]:
    """Syllables of the gazetteer's names that the spelling rules forbid: "Krông", "Lắk", "Pleiku"."""
    words = {word for places in gazetteer().values() for place in places for word in place.name.lower().split()}
    return frozenset(tone_style(word) for word in words if not is_lawful(tone_style(word)))


@lru_cache(maxsize=1 << 14)
def _is_english(key: str) -> bool:
    return key.isascii() and load_words().counts.get(stem(key), 0) >= KNOWN_ENGLISH


def _alone(key: str) -> State:
    ids = load_model().ids
    return State(places=np.array([ids.get(key, ids[UNKNOWN])]), costs=np.zeros(1, dtype=np.float32))


def state_of(token: Token, accented: bool) -> State:
    """What a token may stand for, by its own letters."""
    model = load_model()
    key = token.key
    lawful = is_lawful(key)
    if not token.open or (not lawful and key in _name_syllables() and (token.typed[0].isupper() or typed_keys(key) is None)):
        return _alone(key)
    shaped = key in load_vocabulary().shapes
    if shaped and not accented:
        ways = model.variants[key]
        return State(places=ways, costs=np.zeros(len(ways), dtype=np.float32), own=None)
    if key in model.ids and (lawful or (not key.isascii() and _LOAN.search(fold_syllable(key)))):
        return _alone(key)
    keys = typed_keys(key)
    english = _is_english(key)
    foreign = english or (key.isascii() and not shaped and key in model.ids)
    options = keys if (foreign and not shaped) or not key.isalpha() else slips(key)
    if options is None:
        return _alone(key)
    cost = (RARE_FOREIGN if shaped or not english else FOREIGN) if foreign else 0.0
    if token.capital and keys is None:
        cost += PLAIN_CAPITAL if key.isascii() and not shaped else CAPITAL
    return _with_options(_alone(key), options, cost, kept=_keeping(key, lawful), slip=keys is not None or not lawful)


def _keeping(key: str, lawful: bool) -> float:
    if lawful:
        return LAWFUL_STRANGE
    if not key.isascii():
        return IMPOSSIBLE
    return 0.0 if key in load_model().ids else STRANGE


def _with_options(state: State, options: Options, cost: float, *, kept: float = 0.0, slip: bool = False) -> State:
    return State(
        places=np.concatenate([state.places, options[0]]),
        costs=np.concatenate([state.costs + np.float32(kept), options[1] + np.float32(cost)]),
        slip=slip,
    )


def doubted(token: Token, state: State, cost: float) -> State:
    """``state`` with the marked syllables that a known unmarked one may be, at ``cost`` each."""
    if len(state.places) > 1 or not token.open or token.key not in load_model().ids or not is_lawful(token.key):
        return state
    options = unmarked(token.key)
    return state if options is None else _with_options(state, options, cost + CAPITAL * token.capital)
