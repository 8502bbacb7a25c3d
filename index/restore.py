"""Put diacritics back into Vietnamese typed without them: syllable bigrams and the Viterbi search."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.tokens import fold_syllable, normalise, tone_style

DATA = Path(__file__).parent / "data"
BREAK = "<s>"
NUMBER = "<n>"
UNKNOWN = "<u>"
QUANTUM = 0.07
"""Step of the packed logarithms: a byte reaches e^-17.8, less than one in fifty million."""
KEEP_BONUS = 3.0
"""In a text that has some diacritics, how much more (in nats) an unmarked spelling is believed."""

_PIECE = re.compile(r"(?P<word>[^\W\d_]+)|(?P<number>\d[\d.,/]*)|(?P<stop>[.;:!?…\n\"“”()]+)")
_CODE = re.compile(r"\S*(?:\d[/-]|[/@_]|\.\w|\w[&+])\S*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One token of a text to restore: [start, end) in it, and its key in the model."""

    start: int
    end: int
    key: str
    fixed: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Model:
    """Smoothed bigrams, as negative logarithms.

    ``single[w]`` of p(w); ``spared[v]`` of the mass left for unseen followers of v; ``joint[i]`` of p(w | v) for the
    pair ``keys[i] = v * len(words) + w``, keys ascending. ``variants`` lists the spellings of each folded syllable.
    """

    words: tuple[str, ...]
    ids: Mapping[str, int]
    variants: Mapping[str, NDArray[np.int64]]
    single: NDArray[np.float32]
    spared: NDArray[np.float32]
    keys: NDArray[np.int64]
    joint: NDArray[np.float32]

    def costs(self, first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.float32]:
        """-log p(second[j] | first[i]), shape (len(first), len(second))."""
        wanted = first[:, None] * len(self.words) + second[None, :]
        places = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        unseen = self.spared[first][:, None] + self.single[second][None, :]
        return np.where(self.keys[places] == wanted, self.joint[places], unseen)


@cache
def load_model() -> Model:
    """The shipped model (index/data/restore.npz), read once."""
    content = (DATA / "restore.npz").read_bytes()
    with np.load(BytesIO(content)) as arrays:
        words = tuple(str(arrays["vocabulary"]).split("\n"))
        single, spared, joint = (arrays[name].astype(np.float32) * QUANTUM for name in ("single", "spared", "joint"))
        keys = np.cumsum(arrays["gaps"].astype(np.int64))
    variants: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        variants.setdefault(fold_syllable(word), []).append(place)
    return Model(
        words=words,
        ids={word: place for place, word in enumerate(words)},
        variants={bare: np.array(places) for bare, places in variants.items()},
        single=single,
        spared=spared,
        keys=keys,
        joint=joint,
    )


def pieces(text: str) -> list[Piece]:
    """The tokens of NFC ``text``: words, numbers and full stops; document numbers and addresses are ``fixed``."""
    fixed = bytearray(len(text) + 1)
    for match in _CODE.finditer(text):
        fixed[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    found = []
    for match in _PIECE.finditer(text):
        word = match["word"]
        key = tone_style(word.lower()) if word else NUMBER if match["number"] else BREAK
        known = not word or bool(fixed[match.start()]) or (len(word) > 1 and word.isupper())
        found.append(Piece(start=match.start(), end=match.end(), key=key, fixed=known))
    return found


def restore(text: str) -> str:
    """``text`` (NFC) with diacritics on the syllables that lack them.

    Case, punctuation, numbers, document numbers, capitalised abbreviations, words of other languages and syllables that
    carry a mark already stay as they are. Where some syllables carry marks, the bare ones are changed only on strong
    evidence, since many Vietnamese syllables are spelt without.
    """
    text = normalise(text)
    model = load_model()
    tokens = pieces(text)
    marked = any(not token.key.isascii() for token in tokens)
    options = [_options(model, token, all_upper=text.isupper()) for token in tokens]
    chosen = _viterbi(model, tokens, options, KEEP_BONUS if marked else 0.0)
    parts, end = [], 0
    for token, choice in zip(tokens, chosen, strict=True):
        word = text[token.start : token.end]
        parts += [text[end : token.start], _with_case(word, model.words[choice]) if choice is not None else word]
        end = token.end
    return "".join([*parts, text[end:]])


def _options(model: Model, token: Piece, *, all_upper: bool) -> NDArray[np.int64] | None:
    """The spellings that ``token`` may stand for; None where it stays."""
    if (token.fixed and not all_upper) or not token.key.isascii() or token.key.startswith("<"):
        return None
    return model.variants.get(token.key)


def _viterbi(
    model: Model, tokens: Sequence[Piece], options: Sequence[NDArray[np.int64] | None], bonus: float
) -> list[int | None]:
    """The cheapest row of spellings; None for tokens that stay."""
    state = np.array([model.ids[BREAK]])
    cost = np.zeros(1, dtype=np.float32)
    steps: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    for token, choices in zip(tokens, options, strict=True):
        now = choices if choices is not None else np.array([model.ids.get(token.key, model.ids[UNKNOWN])])
        total = cost[:, None] + model.costs(state, now)
        if choices is not None and bonus and token.key in model.ids:
            total[:, now == model.ids[token.key]] -= bonus
        back = total.argmin(axis=0)
        cost, state = total[back, np.arange(len(now))], now
        steps.append((now, back))
    cost = cost + model.costs(state, np.array([model.ids[BREAK]]))[:, 0]
    chosen: list[int | None] = []
    place = int(cost.argmin())
    for (now, back), choices in zip(reversed(steps), reversed(options), strict=True):
        chosen.append(int(now[place]) if choices is not None else None)
        place = int(back[place])
    return chosen[::-1]


def _with_case(word: str, spelling: str) -> str:
    if word.isupper() and len(word) > 1:
        return spelling.upper()
    return spelling[0].upper() + spelling[1:] if word[0].isupper() else spelling
