"""What a Vietnamese syllable may look like, and what typing keys (Telex, VNI) spell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

LONGEST = 7  # letters: "nghiêng"
NO_TONE = ""
TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
"""Each combining tone mark and its Telex key: huyền, sắc, hỏi, ngã, nặng."""
_TELEX = {key: mark for mark, key in TONES.items()}
_VNI = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_CHECKED = ("\u0301", "\u0323")  # a syllable that ends in a stop has only these

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()
_RIMES = frozenset(
    """a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uât uâng uây uê uênh uêch uơ uy uya uych uynh uyt
    uyn uyp uyu uyên uyêt uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêt yêu yêng ynh yt""".split()
)
_FRONT = "eêiy"
_BEFORE_FRONT = frozenset({"k", "gh", "ngh"})
_BEFORE_BACK = frozenset({"c", "g", "ng"})
_STOPS = ("c", "ch", "p", "t")

_VOWELS = "aăâeêioôơuưy"
_HORNS = (("uo", "ươ"), ("ươ", "ươ"), ("ưo", "ươ"), ("uơ", "ươ"), ("a", "ă"), ("o", "ơ"), ("u", "ư"))
_HATS = {"a": "â", "e": "ê", "o": "ô"}
_LETTER_DIGIT = re.compile(r"(?=.*[1-9])[^\W\d_][^\W_]*\Z")


@lru_cache(maxsize=1 << 15)
def split_tone(syllable: str) -> tuple[str, str]:
    """A lower-case syllable without its tone mark, NFC, and the mark: "huyện" → ("huyên", U+0323)."""
    if syllable.isascii():
        return syllable, NO_TONE
    tone, letters = NO_TONE, []
    for char in unicodedata.normalize("NFD", syllable):
        if char in TONES:
            tone = char
        else:
            letters.append(char)
    return unicodedata.normalize("NFC", "".join(letters)), tone


@lru_cache(maxsize=1 << 15)
def is_lawful(syllable: str) -> bool:
    """Whether the spelling rules allow this lower-case syllable, marks and tone and all."""
    if len(syllable) > LONGEST:
        return False
    plain, tone = split_tone(syllable)
    if plain.endswith(_STOPS) and tone not in _CHECKED:
        return False
    return any(_fits(onset, plain[len(onset) :]) for onset in ("", *_ONSETS) if plain.startswith(onset))


def _fits(onset: str, rime: str) -> bool:
    if rime not in _RIMES:
        return False
    if onset in _BEFORE_FRONT:
        return rime[0] in _FRONT
    if onset in _BEFORE_BACK:
        return rime[0] not in _FRONT or (onset == "g" and rime[0] == "i")
    return onset != "qu" or rime[0] not in "uư"


def decode_keys(word: str) -> Iterator[tuple[str, str]]:
    """What Telex or VNI keys in a lower-case word spell: (syllable without tone, tone mark), likeliest first.

    The keys may stand anywhere behind the vowel, as input methods allow ("phari" and "phair" are phải), and part of the
    marks may be there already ("hiêuj"). Nothing where the word holds no such key.
    """
    if _LETTER_DIGIT.match(word):
        yield from _decode_vni(word)
        return
    if not any(key in word for key in "fsrxjw") and not any(word.count(letter) > 1 for letter in "daeo"):
        return
    plain, tone = split_tone(word)
    first = next((place for place, char in enumerate(plain) if char in _VOWELS or char == "w"), len(plain))
    head, tail = plain[:first], plain[first:]
    keys = [char for char in tail if char in _TELEX]
    if len(set(keys)) > 1:
        return
    if keys:
        tone = _TELEX[keys[0]]
        tail = "".join(char for char in tail if char not in _TELEX)
    elif "z" in tail:  # Telex for taking the tone off
        tail = tail.replace("z", "")
    if head.startswith("dd"):
        head = "đ" + head[2:]
    elif head == "d" and tail.endswith("d"):
        head, tail = "đ", tail[:-1]
    for letters in dict.fromkeys(_shapes(tail)):
        if keys or head + letters != plain:
            yield head + letters, tone


def _shapes(tail: str) -> Iterator[str]:
    """The ways to read the keys w, aa, ee and oo in the part of a word from its first vowel on."""
    if "w" in tail:
        bare = tail.replace("w", "")
        if tail[0] == "w" and bare[:1] not in _VOWELS:
            yield from _hatted("ư" + bare)
            return
        for typed, meant in _HORNS:
            if typed in bare:
                yield from _hatted(bare.replace(typed, meant, 1))
        return
    yield from _hatted(tail)


def _hatted(tail: str) -> Iterator[str]:
    for letter, hat in _HATS.items():
        first = tail.find(letter)
        second = tail.find(letter, first + 1)
        if first >= 0 and second >= 0:
            yield tail[:first] + hat + tail[first + 1 : second] + tail[second + 1 :]
    yield tail


def _decode_vni(word: str) -> Iterator[tuple[str, str]]:
    letters, tone = split_tone("".join(char for char in word if not char.isdigit()))
    digits = {char for char in word if char.isdigit()}
    tones = digits & _VNI.keys()
    if "0" in digits or len(tones) > 1 or (tones and tone):
        return
    tone = _VNI[tones.pop()] if tones else tone
    if "9" in digits:
        if not letters.startswith("d"):
            return
        letters = "đ" + letters[1:]
    spellings = [letters]
    if "7" in digits:
        spellings = [letters.replace(typed, meant, 1) for typed, meant in _HORNS if typed in letters and meant != "ă"]
    if "8" in digits:
        spellings = [one.replace("a", "ă", 1) for one in spellings if "a" in one]
    if "6" in digits:
        spellings = [one.replace(letter, hat, 1) for one in spellings for letter, hat in _HATS.items() if letter in one]
    for spelt in dict.fromkeys(spellings):
        yield spelt, tone
