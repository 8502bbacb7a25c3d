"""Questions as hurried people type them: seeded changes that leave the meaning, one name each."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

_MARKS = {  # combining tone marks and the Telex keys that type them
    "\u0300": "f",
    "\u0301": "s",
    "\u0309": "r",
    "\u0303": "x",
    "\u0323": "j",
}
_SHAPES = {"ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
_SLIPPED = 0.25  # of the words that can be spoilt; at least one
_PLAIN_D = str.maketrans("đĐ", "dD")
_WORD = re.compile(r"[^\W\d_]+")

ABBREVIATIONS = (
    ("Ủy ban nhân dân", "UBND"),
    ("Uỷ ban nhân dân", "UBND"),
    ("Hội đồng nhân dân", "HĐND"),
    ("Mặt trận Tổ quốc", "MTTQ"),
    ("Ủy ban kiểm tra", "UBKT"),
    ("Ban Chỉ đạo", "BCĐ"),
    ("Ban Thường vụ", "BTV"),
    ("Sở Y tế", "SYT"),
    ("thành phố", "TP"),
    ("thị trấn", "TT"),
    ("khu công nghiệp", "KCN"),
    ("trung ương", "TW"),
    ("công nhân viên chức", "CNVC"),
    ("học sinh", "HS"),
    ("giáo viên", "GV"),
    ("văn bản", "VB"),
    ("công văn", "CV"),
    ("kế hoạch", "KH"),
    ("chỉ thị", "CT"),
    ("nghị quyết", "NQ"),
    ("báo cáo", "BC"),
    ("cán bộ", "CB"),
    ("cơ quan", "CQ"),
    ("doanh nghiệp", "DN"),
    ("người", "ng"),
    ("không", "ko"),
    ("được", "đc"),
    ("trước", "trc"),
    ("những", "nh"),
)
"""What people shorten, longest first where one begins with another; official short forms first, then those of chats."""

_NUMBER = re.compile(r"(?<![\w/])(\d{1,5})\s*([-/–])\s*([A-ZĐ]{1,6}(?:[-/][A-ZĐa-zđ]{1,8})*)(?!\w)")


def no_diacritics(text: str, rng: random.Random) -> str:
    """Every mark dropped, đ as d."""
    return _without_marks(text).translate(_PLAIN_D)


def telex(text: str, rng: random.Random) -> str:
    """Some words as Telex keys typed with the keyboard switched off: "phải" as "phair"; others with a doubled or lost key."""
    return _some_words(text, rng, _telex_slip)


def dropped_tone(text: str, rng: random.Random) -> str:
    """Some words without their tone, the letters' shapes kept: "phải" as "phai", "cấp" as "câp"."""
    return _some_words(text, rng, lambda word, _: _without_tone(word), bare=_without_tone)


def abbreviation(text: str, rng: random.Random) -> str:
    """Every long form that has a usual short one, shortened."""
    for long, short in ABBREVIATIONS:
        text = re.sub(rf"(?<!\w){long}(?!\w)", short, text, flags=re.IGNORECASE)
    return text


def number_spelling(text: str, rng: random.Random) -> str:
    """Document numbers as people write them: "331-CV/TU" as "331/CV-TU", "331 - CV/TU", "331cv/tu" or "số 331"."""

    def respell(match: re.Match[str]) -> str:
        number, sign, letters = match.groups()
        swapped = letters.translate(str.maketrans("/-", "-/"))
        forms = (
            f"{number}{'/' if sign != '/' else '-'}{swapped}",
            f"{number} {sign} {letters}",
            f"{number}{letters.lower()}",
            f"{number}{sign}{letters.replace('/', ' ').replace('-', ' ')}",
            f"{int(number):03d}{sign}{letters}" if len(number) < 3 else f"{number} {letters}",
        )
        return rng.choice(forms)

    return _NUMBER.sub(respell, text)


PERTURBATIONS: dict[str, Callable[[str, random.Random], str]] = {
    "no-diacritics": no_diacritics,
    "telex": telex,
    "dropped-tone": dropped_tone,
    "abbreviation": abbreviation,
    "number-spelling": number_spelling,
}
"""By the kind that their copies have."""


def perturb(name: str, question: str, *, seed: str) -> str:
    """``question`` changed; the same seed changes it in the same way. KeyError for a name that isn't one."""
    return PERTURBATIONS[name](unicodedata.normalize("NFC", question), random.Random(f"{name}:{seed}"))


def _some_words(
    text: str, rng: random.Random, change: Callable[[str, random.Random], str], *, bare: Callable[[str], str] | None = None
) -> str:
    """``change`` made to some of the words that ``bare`` (no marks at all) takes something from; at least one where any is."""
    strip = bare or (lambda word: _without_marks(word).translate(_PLAIN_D))
    words = [match for match in _WORD.finditer(text) if match[0] != strip(match[0])]
    chosen = rng.sample(words, max(1, round(_SLIPPED * len(words)))) if words else []
    for match in sorted(chosen, key=lambda match: -match.start()):
        text = text[: match.start()] + change(match[0], rng) + text[match.end() :]
    return text


def _telex_slip(word: str, rng: random.Random) -> str:
    """The keys themselves, the tone's key typed twice (which takes the tone off and leaves the key), or the shape's key lost."""
    keys, tone = _telex_keys(word)
    slip = rng.randrange(3)
    if slip == 0 or not tone:
        return keys + tone
    return _without_tone(word) + tone if slip == 1 else _without_marks(word).translate(_PLAIN_D)


def _telex_keys(word: str) -> tuple[str, str]:
    """The letters as Telex keys, and the tone's key ("" for none)."""
    tone = ""
    keys = ""
    for char in unicodedata.normalize("NFC", _without_tone(word)):
        key = _SHAPES.get(char.lower(), char.lower())
        keys += key.capitalize() if char.isupper() else key
    for mark in unicodedata.normalize("NFD", word):
        tone = _MARKS.get(mark, tone)
    return keys, tone


def _without_tone(word: str) -> str:
    bare = "".join(char for char in unicodedata.normalize("NFD", word) if char not in _MARKS)
    return unicodedata.normalize("NFC", bare)


def _without_marks(text: str) -> str:
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare)
