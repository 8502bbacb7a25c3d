"""Places: the gazetteer, finding place names in a text, and the place a body governs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from corpus.names import SURNAMES, same_style
from corpus.text import UPPER, fold_diacritics

NATION = "Việt Nam"
_UNITS = ("thành phố", "thị xã", "thị trấn", "đặc khu", "tỉnh", "huyện", "quận", "phường", "xã")
_COMMUNE_UNITS = frozenset({"phường", "xã", "thị trấn", "đặc khu"})
# What stands before a place's name and says that it is one. Folded; English words too.
_UNIT_CUES = {
    "thanh pho": "thành phố", "tp": "thành phố", "tp.": "thành phố", "t.p": "thành phố", "thi xa": "thị xã", "tx": "thị xã",
    "tinh": "tỉnh", "huyen": "huyện", "quan": "quận", "q": "quận", "q.": "quận", "phuong": "phường", "xa": "xã",
    "thi tran": "thị trấn", "thanh uy": "thành phố", "tinh uy": "tỉnh", "huyen uy": "huyện", "quan uy": "quận",
    "thi uy": "thị xã", "district": "huyện", "city": "thành phố", "province": "tỉnh", "commune": "xã", "ward": "phường",
    "town": "thị trấn", "dac khu": "đặc khu",
}  # fmt: skip
_ENGLISH_UNITS = {"district": ("huyện", "quận"), "city": ("thành phố",), "province": ("tỉnh",), "commune": ("xã",),
                  "ward": ("phường",), "town": ("thị trấn", "thị xã")}  # fmt: skip
_PREPOSITIONS = frozenset("o tai cua cho in at of for from about tren ve the con den within bo dang".split())
_ALIASES = {
    "sai gon": "Hồ Chí Minh", "saigon": "Hồ Chí Minh", "hcm": "Hồ Chí Minh", "hcmc": "Hồ Chí Minh", "tphcm": "Hồ Chí Minh",
    "tp.hcm": "Hồ Chí Minh",
}  # fmt: skip
_SPELLINGS = {
    "Đắc Lắc": "Đắk Lắk", "Đăk Lăk": "Đắk Lắk", "Đắk Lăk": "Đắk Lắk", "Đăc Lăc": "Đắk Lắk", "Đắc Nông": "Đắk Nông",
    "Đăk Nông": "Đắk Nông", "Bắc Cạn": "Bắc Kạn", "Qui Nhơn": "Quy Nhơn", "Plei Ku": "Pleiku", "Plây Cu": "Pleiku",
    "Thừa Thiên Huế": "Huế", "Bà Rịa Vũng Tàu": "Bà Rịa - Vũng Tàu", "Kon Tom": "Kon Tum", "Buôn Mê Thuột": "Buôn Ma Thuột",
    "Ban Mê Thuột": "Buôn Ma Thuột",
}  # fmt: skip
"""Other spellings and former names, with marks: they count where they are written so, with capitals or marks."""
_SHORTEST_JOINED = 5  # letters: a shorter name written in one word ("Hanoi") may be any word
_PLURALS = frozenset("cac nhung moi tung cap nhieu xa phuong".split())
"""Folded words before a commune word that make it several communes."""
_LONGEST_COUNT = 3  # digits of a number of communes; a year has four
_ORDINARY = frozenset({"hoa binh", "binh dinh", "thai binh", "binh phuoc", "vinh long", "an giang"})
"""Folded names of provinces that are everyday words too (peace, to pacify): in small letters they aren't taken for places."""
_MAX_SYLLABLES = 4
_WORD = re.compile(r"[^\W_]+(?:\.[^\W\d_]+)?\.?", re.UNICODE)
_UNKNOWN = re.compile(
    r"\b(?i:tỉnh|thành phố|TP\.?|thị xã|huyện|quận|phường|xã|thị trấn)\s+"
    rf"([{UPPER}]\w*(?:\s+[{UPPER}]\w*){{0,{_MAX_SYLLABLES - 1}}})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One administrative unit; ``parents`` are its units' names, nearest first."""

    unit: str
    name: str
    parents: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.unit} {self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place named in a text. ``candidates`` are the units it can be; () for a name that no gazetteer row has."""

    start: int
    end: int
    name: str
    unit: str | None
    candidates: tuple[Place, ...]


@cache
def gazetteer() -> dict[str, tuple[Place, ...]]:
    """Folded name to its units: provinces and districts as of June 2025, communes before and after July 2025.

    Source: the decrees on administrative units as published by the General Statistics Office.
    """
    found: dict[str, list[Place]] = {}
    lines = resources.files("corpus").joinpath("gazetteer.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines[1:]:
        unit, name, parents = line.split("\t")
        place = Place(unit=unit, name=name, parents=tuple(parent for parent in parents.split("|") if parent))
        found.setdefault(_key(name), []).append(place)
    return {key: tuple(places) for key, places in found.items()}


@cache
def _mergers() -> dict[str, str]:
    """Folded name of each province that went in July 2025 to the name of the one that has its territory since.

    Source: Nghị quyết số 202/2025/QH15, by which 63 provinces became 34.
    """
    lines = resources.files("corpus").joinpath("mergers.tsv").read_text(encoding="utf-8").splitlines()
    return {_key(former): new for former, new in (line.split("\t") for line in lines[1:])}


def successor(place: Place) -> Place | None:
    """The province, as of July 2025, in whose territory a province, district or commune of before or after lies.

    "tỉnh Bình Định" and "thành phố Quy Nhơn" give "tỉnh Gia Lai", "tỉnh Gia Lai" itself; None for a place that no gazetteer
    row puts into a province.
    """
    province = place.parents[-1] if place.parents else place.name
    name = _mergers().get(_key(province), province)
    return next((row for row in gazetteer().get(_key(name), ()) if not row.parents), None)


@cache
def _joined_names() -> dict[str, str]:
    """Provinces and districts as English writes them, in one word: "hanoi", "laocai"."""
    return {
        joined: places[0].name
        for key, places in gazetteer().items()
        for joined in (key.replace(" ", ""),)
        if " " in key and len(joined) >= _SHORTEST_JOINED and any(place.unit not in _COMMUNE_UNITS for place in places)
    }


def jurisdiction_of(place: Place) -> tuple[str, ...]:
    """The chain of units from ``place`` outwards: ("huyện Bắc Hà", "tỉnh Lào Cai")."""
    chain = [str(place)]
    for depth, parent in enumerate(place.parents, 1):
        units = [row for row in gazetteer().get(_key(parent), ()) if row.name == parent and row.unit not in _COMMUNE_UNITS]
        wider = [row for row in units if row.parents == place.parents[depth:]]
        top = min(wider or units, key=lambda row: len(row.parents), default=None)
        chain.append(str(top) if top else parent)
    return tuple(chain)


def place_name(unit_name: str) -> str:
    """The name without its unit: "huyện Bắc Hà" gives "Bắc Hà"."""
    for unit in _UNITS:
        if unit_name.startswith(f"{unit} "):
            return unit_name[len(unit) + 1 :]
    return unit_name


def body_place(body: str, context: Iterable[str] = (), *, merged: bool | None = None) -> Place | None:
    """The unit that a body of this name governs ("Huyện ủy Bắc Hà"), the parent body's place deciding between namesakes.

    ``merged`` says whether the document is of July 2025 or later, when communes came directly under provinces and districts
    went; None where nobody knows.
    """
    return next(iter(body_places(body, context, merged=merged)), None)


def body_places(body: str, context: Iterable[str] = (), *, merged: bool | None = None) -> tuple[Place, ...]:
    """The units of one name that a body may govern: several where neither context nor ``merged`` decides between them."""
    mentions = find_places(body)
    if not mentions:
        return ()
    candidates = mentions[-1].candidates
    wider = {_key(mention.name) for text in context for mention in find_places(text)}
    fitting = [place for place in candidates if any(_key(parent) in wider for parent in place.parents)]
    chosen = fitting or list(candidates)
    if merged is not None:
        chosen = [place for place in chosen if _is_of_merger(place) is merged] or chosen
    return tuple(chosen)


def _is_of_merger(place: Place) -> bool:
    """Whether a unit is one of those of July 2025: a province, or a commune directly under one."""
    return not place.parents or (place.unit in _COMMUNE_UNITS and len(place.parents) == 1)


def find_places(text: str, *, known: frozenset[str] = frozenset()) -> tuple[PlaceMention, ...]:
    """The place names in a question or a body's name, left to right, longest match first.

    A name counts when it is written with capitals, or stands behind a word that a place follows ("huyện", "ở", "in"), or
    is one of ``known`` (folded names of the corpus's own places). With diacritics they must agree; without any they may miss.
    """
    words = [(match.start(), match.end(), match[0].rstrip(".")) for match in _WORD.finditer(text)]
    folded = [fold_diacritics(same_style(word)) for _, _, word in words]
    mentions: list[PlaceMention] = []
    i = 0
    while i < len(words):
        mention, used = _match_at(text, words, folded, i, known)
        if mention is not None:
            mentions.append(mention)
        i += max(used, 1)
    return tuple(_with_unknown(text, mentions))


def _match_at(
    text: str, words: list[tuple[int, int, str]], folded: list[str], i: int, known: frozenset[str]
) -> tuple[PlaceMention | None, int]:
    if folded[i] in _UNIT_CUES and _named_behind(folded, i + 1):
        return None, 1  # "quan ba dinh" is quận Ba Đình, not Quản Bạ
    for size in range(min(_MAX_SYLLABLES, len(words) - i), 0, -1):
        key = " ".join(folded[i : i + size])
        commune = i > 0 and _UNIT_CUES.get(folded[i - 1]) in _COMMUNE_UNITS
        name = None if commune else _other_name(key, [word for _, _, word in words[i : i + size]])
        places = gazetteer().get(_key(name) if name else key, ())
        if not places:
            continue
        surface = [word for _, _, word in words[i : i + size]]
        if name is None:
            places = tuple(place for place in places if _agrees(surface, place.name))
        unit, cue = _cue(folded, i, i + size)
        if unit in _COMMUNE_UNITS and _is_province(places) and _is_plural(folded, i):
            unit = "tỉnh"
        places = _fitting(places, unit, folded[i + size] if i + size < len(folded) else "")
        if not places:
            continue
        capital = all(word[:1].isupper() or word.isdigit() for word in surface)
        person = i > 0 and capital and folded[i - 1] in SURNAMES and words[i - 1][2][:1].isupper()
        accepted = (
            name is not None
            or key in known
            or (unit is not None and (capital or size > 1 or surface[0].isdigit()))
            or (capital and not person and (size > 1 or _is_major(places)) and not surface[0].isdigit())
            or (cue and size > 1)
            or (size > 1 and key not in _ORDINARY and _is_province(places) and _spelt(surface, places[0].name))
        )
        if accepted:
            start, end = words[i][0], words[i + size - 1][1]
            return (
                PlaceMention(start=start, end=end, name=places[0].name, unit=unit, candidates=places),
                size,
            )
    return None, 1


def _other_name(key: str, surface: list[str]) -> str | None:
    """The gazetteer's name of a place that is written by another name or in one word."""
    if key in _ALIASES:
        return _ALIASES[key]
    capital = all(word[:1].isupper() for word in surface)
    for spelt in _spellings().get(key, ()):
        if _spelt(surface, spelt) or (capital and _agrees(surface, spelt)):
            return _SPELLINGS[spelt]
    return _joined_names().get(key) if len(surface) == 1 else None


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    return {key: tuple(spelt for spelt in _SPELLINGS if _key(spelt) == key) for key in map(_key, _SPELLINGS)}


def _named_behind(folded: list[str], start: int) -> bool:
    """Whether a name of two syllables or more stands right behind a unit word."""
    return any(_key(" ".join(folded[start : start + size])) in gazetteer() for size in (4, 3, 2) if start + size <= len(folded))


def _agrees(surface: list[str], name: str) -> bool:
    """Whether every typed syllable that carries a mark is the name's syllable; unmarked ones may stand for any."""
    for typed, true in zip(surface, name.split(), strict=False):
        typed, true = same_style(typed).lower(), same_style(true).lower()
        if typed != true and typed != fold_diacritics(true):
            return False
    return True


def _cue(folded: list[str], start: int, end: int) -> tuple[str | None, bool]:
    """The unit word before the name or the English one behind it, and whether a word before says that a place follows."""
    for size in (2, 1):
        before = " ".join(folded[max(0, start - size) : start])
        if start >= size and before in _UNIT_CUES:
            return _UNIT_CUES[before], True
    after = folded[end] if end < len(folded) else ""
    if after in _ENGLISH_UNITS:
        return _ENGLISH_UNITS[after][0], True
    return None, start > 0 and folded[start - 1] in _PREPOSITIONS


def _is_plural(folded: list[str], start: int) -> bool:
    """Whether the commune word before a name means several: "các xã Phú Thọ", "37 xã, phường Phú Thọ" are a province's."""
    before = folded[start - 2] if start > 1 else ""
    return before in _PLURALS or (before.isdigit() and len(before) <= _LONGEST_COUNT)


def _fitting(places: tuple[Place, ...], unit: str | None, after: str) -> tuple[Place, ...]:
    """The units that agree with the unit word; without one, communes don't count (their names are everywhere)."""
    if unit is None:
        return tuple(place for place in places if place.unit not in _COMMUNE_UNITS)
    english = _ENGLISH_UNITS.get(after)
    allowed = english if english and unit == english[0] else (unit,)
    same = tuple(place for place in places if place.unit in allowed)
    return same or tuple(place for place in places if place.unit not in _COMMUNE_UNITS)


def _is_province(places: tuple[Place, ...]) -> bool:
    return any(not place.parents for place in places)


def _spelt(surface: list[str], name: str) -> bool:
    """Whether a name in small letters has all its diacritics, so that it's hardly anything else."""
    return same_style(" ".join(surface)).lower() == same_style(name).lower()


def _is_major(places: tuple[Place, ...]) -> bool:
    return any(not place.parents or place.unit == "thành phố" for place in places)


def _with_unknown(text: str, mentions: list[PlaceMention]) -> list[PlaceMention]:
    """Add names behind a unit word that no gazetteer has ("huyện Xyz"), so that they aren't taken for no place at all."""
    found = list(mentions)
    for match in _UNKNOWN.finditer(text):
        if any(mention.start < match.end(1) and match.start(1) < mention.end for mention in mentions):
            continue
        if not any(word.isupper() for word in match[1].split()):
            found.append(
                PlaceMention(
                    start=match.start(1),
                    end=match.end(1),
                    name=match[1],
                    unit=match[0].split()[0].lower(),
                    candidates=(),
                )
            )
    return sorted(found, key=lambda mention: mention.start)


def _key(name: str) -> str:
    return " ".join(fold_diacritics(same_style(name)).split())
