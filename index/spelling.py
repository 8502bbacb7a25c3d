"""Slips of the fingers in a question put right: Telex keys, wrong letters, lost marks, by a noisy channel.

Every word is given what it may have been meant to be (index/slips.py), each with the cost of such a slip; the syllable
bigrams of index/restore.py choose the likeliest row (Kernighan, Church & Gale, 1990).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from index.restore import BREAK, load_model
from index.spelling_english import mend_english
from index.spelling_places import spelt_names
from index.spelling_words import State, Token, doubted, is_accented, keys_read, read_tokens, state_of
from index.tokens import fold, tone_style

DOUBTED = 8.0
"""What it costs to take a known syllable without marks for a marked one, in nats."""
DOUBTED_SLOPPY = 3.0
"""The same in a text with other slips, or with several such syllables."""
SEVERAL = 2
"""So many doubted syllables in one text bear each other out."""
REMEMBERED = 256  # questions: one is read more than once on its way to an answer

_Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """One word put right: [start, end) in the text as typed, and what was meant."""

    start: int
    end: int
    meant: str


def mend(text: str, language_of: Callable[[str], _Language]) -> str:
    """``text`` (NFC) with its slips put right: as it was where there are none, letters only where it has no diacritics.

    Numbers, document numbers, abbreviations, places and words of other languages stay. ``language_of`` tells Vietnamese
    from English.
    """
    for one in reversed(mends(text, language_of)):
        text = text[: one.start] + one.meant + text[one.end :]
    return text


@lru_cache(maxsize=REMEMBERED)
def mends(text: str, language_of: Callable[[str], _Language]) -> tuple[Mend, ...]:
    """What ``mend`` changes, from left to right."""
    if language_of(keys_read(text)) == "en":
        return tuple(Mend(start=start, end=end, meant=meant) for start, end, meant in mend_english(text))
    return _mend_vietnamese(text)


def _mend_vietnamese(text: str) -> tuple[Mend, ...]:
    words = load_model().words
    tokens = read_tokens(text)
    accented = is_accented(tokens)
    states = [state_of(token, accented) for token in tokens]
    chosen = _choose(tokens, states, doubting=accented)
    meant = [token.typed for token in tokens]
    for place, (own, choice) in enumerate(chosen):
        spelt = words[choice] if accented else fold(words[choice])
        if choice != own and (accented or spelt != fold(tokens[place].key)):
            meant[place] = _with_case(tokens[place].typed, spelt)
    if accented:
        rows = [word if token.open else None for word, token in zip(meant, tokens, strict=True)]
        for place, spelt in spelt_names(rows):
            typed = tokens[place].typed
            meant[place] = typed if tone_style(spelt.lower()) == tone_style(typed.lower()) else spelt
    return tuple(
        Mend(start=token.start, end=token.end, meant=word)
        for token, word in zip(tokens, meant, strict=True)
        if word != token.typed
    )


def _choose(tokens: Sequence[Token], states: Sequence[State], *, doubting: bool) -> list[tuple[int | None, int]]:
    """For each token the id that keeps it, None where nothing does, and the id chosen."""
    for cost in (DOUBTED_SLOPPY, DOUBTED) if doubting else (None,):
        now = states if cost is None else [doubted(token, state, cost) for token, state in zip(tokens, states, strict=True)]
        chosen = _cheapest(now) if any(len(state.places) > 1 for state in now) else [0] * len(now)
        changed = [state.slip for state, choice in zip(now, chosen, strict=True) if choice != state.own]
        if not changed or any(changed) or len(changed) >= SEVERAL:
            break
    return [
        (None if state.own is None else int(state.places[state.own]), int(state.places[choice]))
        for state, choice in zip(now, chosen, strict=True)
    ]


def _cheapest(states: Sequence[State]) -> list[int]:
    """The choice of each state on the cheapest row (Viterbi); the bigrams of all steps are looked up at once."""
    model = load_model()
    edge = np.array([model.ids[BREAK]])
    rows = [edge, *(state.places for state in states), edge]
    bigrams = _bigram_costs(rows)
    cost, end, backs = np.zeros(1, dtype=np.float32), 0, []
    extras = [*(state.costs for state in states), np.zeros(1, dtype=np.float32)]
    for one, other, extra in zip(rows, rows[1:], extras, strict=False):
        start, end = end, end + len(one) * len(other)
        total = cost[:, None] + bigrams[start:end].reshape(len(one), len(other))
        back = total.argmin(axis=0)
        cost = total[back, np.arange(len(other))] + extra
        backs.append(back)
    chosen = [0]
    for back in reversed(backs):
        chosen.append(int(back[chosen[-1]]))
    return chosen[-2:0:-1]


def _bigram_costs(rows: Sequence[NDArray[np.int64]]) -> NDArray[np.float32]:
    """-log p(second | first) of every pair from two rows that meet, flat, the first row's order leading."""
    model = load_model()
    size = len(model.words)
    wanted = np.concatenate([(one[:, None] * size + other).ravel() for one, other in pairwise(rows)])
    places = np.minimum(np.searchsorted(model.keys, wanted), len(model.keys) - 1)
    unseen = model.spared[wanted // size] + model.single[wanted % size]
    return np.where(model.keys[places] == wanted, model.joint[places], unseen)


def _with_case(word: str, spelling: str) -> str:
    return spelling[0].upper() + spelling[1:] if word[0].isupper() else spelling
