"""Bodies, persons and other names in Vietnamese words: where they stand in a sentence, and how two spellings compare."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.names import SURNAMES
from corpus.text import UPPER
from index.glossary import DATA
from index.tokens import fold, normalise, syllables

_WORD = re.compile(r"[^\W\d_]+")
_SHORT_FORM = re.compile(rf"(?<!\w)[{UPPER}][{UPPER}&]{{1,8}}(?!\w)")
_FILLERS = frozenset({"các", "những", "và", "của", "một"})
"""Left out on both sides: "Sở Giáo dục và Đào tạo" is "Sở Giáo dục - Đào tạo", "UBND các phường" speaks of "UBND phường"."""
UNITS = ("thành phố", "thị xã", "thị trấn", "đặc khu", "trung ương", "tỉnh", "huyện", "quận", "phường", "xã")
_SURNAMES = SURNAMES | frozenset(
    "ho ngo ha ta thai la lo quach vuong bach cu dam doan giang kieu kim lam luong luu ma nghiem nong phung quan tang thach "
    "ton trieu tu uong van vi xa chu khuat lu a giang au bao cam che chung dau diep dau hua khong mac ninh o si sung than".split()
)
# Names of bodies and offices that are never anything else, whatever their case.
_HEADS = (
    "ủy ban nhân dân", "hội đồng nhân dân", "ủy ban mặt trận tổ quốc", "mặt trận tổ quốc", "ủy ban kiểm tra", "ủy ban",
    "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy", "cấp ủy", "đảng bộ", "chi bộ", "đảng đoàn",
    "ban cán sự đảng", "ban thường vụ", "ban chấp hành", "thường trực", "ban chỉ đạo", "ban chỉ huy quân sự",
    "bộ chỉ huy quân sự", "bộ tư lệnh", "bộ chính trị", "ban bí thư", "ban tuyên giáo", "ban tổ chức", "ban dân vận",
    "ban nội chính", "ban quản lý", "ban quản trị", "văn phòng", "công an", "quân đội", "trung tâm y tế", "trung tâm chỉ huy",
    "trung tâm kiểm soát bệnh tật", "sở chỉ huy", "trạm y tế", "bệnh viện", "phòng y tế", "sở y tế", "bộ y tế", "chính phủ",
    "phó thủ tướng", "thủ tướng", "quốc hội", "bộ trưởng", "thứ trưởng", "phó chủ tịch", "chủ tịch nước", "chủ tịch",
    "tổng bí thư", "phó bí thư", "bí thư", "phó giám đốc", "giám đốc", "chánh văn phòng", "chánh thanh tra", "thanh tra",
    "tổ công tác", "đoàn công tác", "đoàn kiểm tra", "đoàn thanh tra", "tòa án nhân dân", "tòa án", "viện kiểm sát",
    "kho bạc nhà nước", "kho bạc", "bảo hiểm xã hội", "ngân hàng nhà nước", "liên đoàn lao động", "công đoàn",
    "hội liên hiệp phụ nữ", "hội phụ nữ", "hội nông dân", "hội cựu chiến binh", "hội chữ thập đỏ", "đoàn thanh niên",
    "hạt kiểm lâm", "kiểm lâm", "bộ đội biên phòng", "biên phòng", "hải quan", "cục thuế", "chi cục thuế", "trưởng công an",
    "trưởng phòng", "phó trưởng phòng", "trưởng ban", "phó trưởng ban", "hiệu trưởng", "tổ trưởng", "chỉ huy trưởng",
)  # fmt: skip
# Heads that are ordinary words too: a body only in capitals or before a sector.
_WEAK = (
    "trung tâm", "tổng công ty", "công ty", "tổng cục", "chi cục", "tập đoàn", "học viện", "trường", "viện", "sở", "bộ",
    "cục", "vụ", "phòng", "ban", "hội", "đoàn", "đài", "tổ", "hạt", "quỹ", "ngành",
)  # fmt: skip
_SECTORS = (
    "y tế", "tài chính", "tài chính kế hoạch", "giáo dục", "đào tạo", "nội vụ", "tư pháp", "xây dựng", "giao thông vận tải",
    "giao thông", "nông nghiệp", "phát triển nông thôn", "kế hoạch", "đầu tư", "khoa học", "công nghệ", "tài nguyên",
    "môi trường", "văn hóa", "thể thao", "du lịch", "lao động", "thương binh", "xã hội", "thông tin", "truyền thông",
    "ngoại giao", "quốc phòng", "công an", "công thương", "tổ chức", "tuyên giáo", "dân vận", "kiểm tra", "nội chính",
    "dân tộc", "tôn giáo", "thú y", "chăn nuôi", "thủy lợi", "thuế", "thống kê", "quản lý đô thị", "kinh tế", "hạ tầng",
    "pháp chế", "kiểm soát bệnh tật", "chỉ huy", "phụ nữ", "nông dân", "thanh niên", "cựu chiến binh", "chữ thập đỏ",
    "bảo vệ thực vật", "quản lý thị trường", "dân số", "trẻ em", "cảnh sát", "quân sự", "tiếp công dân",
)  # fmt: skip
_LONGEST = 6  # syllables of the longest head or sector
_MOST_CAPITALS = 6  # capitalised syllables that may follow a weak head
_TITLES = frozenset("ông bà anh chị mr mrs ms dr comrade".split())
_OPENS = frozenset('“"«(:;.!?•*–-\n[|')


@dataclass(frozen=True, slots=True)
class Syllable:
    """One syllable of a text, tone style unified; a short form's long one is spread over its place ("UBND")."""

    low: str
    start: int
    end: int
    capital: bool
    apart: bool  # a comma or "và" stands before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body or an office at [start, end) of a text: ``name`` without its unit word, ``unit`` "" where none follows."""

    start: int
    end: int
    name: str
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capitals:
    """Words in a row that are written as a name; ``opens``: the first may owe its capital to the sentence."""

    start: int
    end: int
    words: tuple[str, ...]
    opens: bool

    @property
    def person(self) -> bool:
        """Whether the row begins with a family name."""
        return len(self.words) > 1 and fold(self.words[0]).lower() in _SURNAMES


@cache
def short_forms() -> Mapping[str, str]:
    """Each abbreviation that stands for one thing only, to what it stands for (index/data/abbreviations.tsv)."""
    longs: dict[str, set[str]] = {}
    for line in (DATA / "abbreviations.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        short, long, _source = line.split("\t")
        longs.setdefault(short, set()).add(" ".join(syllables(long)))
    return {short: next(iter(found)) for short, found in longs.items() if len(found) == 1 and short.isupper()}


def spelled(text: str) -> tuple[Syllable, ...]:
    """The syllables of ``text`` with short forms written out, filler words left out."""
    text = normalise(text)
    found: list[Syllable] = []
    end, passed_and = 0, False
    for match in _WORD.finditer(text):
        word = match[0]
        long = short_forms().get(word)
        apart = passed_and or bool(text[end : match.start()].strip("- \xa0"))
        passed_and = word.lower() == "và"
        for low in (long or " ".join(syllables(word))).split():
            if low not in _FILLERS:
                found.append(Syllable(low, match.start(), match.end(), word[0].isupper(), apart))
                apart = False
        end = match.end()
    return tuple(
        one
        for at, one in enumerate(found)
        if not (
            one.low == "cấp" and at + 1 < len(found) and found[at + 1].low in {"tỉnh", "huyện", "xã", "quận", "thành", "phường"}
        )
    )


def canonical(text: str) -> str:
    """``text`` as comparison knows it: " ủy ban nhân dân huyện bắc hà ", a space before and behind every syllable.

    A bar parts bodies that are listed: "Quận, Ủy ban" holds no "quận ủy".
    """
    row = spelled(text)
    parts = [f"| {one.low}" if one.apart and _phrase_at(row, at, "head") else one.low for at, one in enumerate(row)]
    return f" {' '.join(parts)} "


@cache
def _phrases(kind: str) -> Mapping[tuple[str, ...], bool]:
    rows = {"head": _HEADS, "weak": _WEAK, "sector": _SECTORS}[kind]
    return {tuple(row.split()): True for row in rows}


def _phrase_at(row: Sequence[Syllable], at: int, kind: str) -> int:
    """How many syllables of the longest phrase of a kind stand at ``at``; 0 for none."""
    table = _phrases(kind)
    for size in range(min(_LONGEST, len(row) - at), 0, -1):
        part = row[at : at + size]
        if tuple(one.low for one in part) in table and (kind == "sector" or _is_one(part)):
            return size
    return 0


def _is_one(part: Sequence[Syllable]) -> bool:
    """Whether syllables stand together as one name: no comma within, no capital behind a small first letter."""
    return not any(one.apart or (one.capital and not part[0].capital) for one in part[1:])


def _unit_at(row: Sequence[Syllable], at: int) -> tuple[str, int]:
    for unit in UNITS:
        parts = unit.split()
        if [one.low for one in row[at : at + len(parts)]] == parts:
            after = row[at + len(parts)] if at + len(parts) < len(row) else None
            if not (unit == "xã" and after is not None and after.low == "hội" and not (after.apart or after.capital)):
                return unit, len(parts)
    return "", 0


def find_bodies(text: str, places: Sequence[tuple[int, int]] = ()) -> tuple[Body, ...]:
    """The bodies and offices named in ``text``; ``places`` are the spans of place names, which are no part of a body's."""
    row = spelled(text)
    named = [any(start <= one.start < end for start, end in places) for one in row]
    found: list[Body] = []
    at = 0
    while at < len(row):
        size = _phrase_at(row, at, "head")
        stop = at + size
        if not size:
            size = _phrase_at(row, at, "weak")
            stop = _sector_end(row, at + size, named, text) if size else at
            if not size or stop == at + size or not (row[at].capital or _phrase_at(row, at + size, "sector")):
                at += 1
                continue
        name = " ".join(one.low for one in row[at:stop])
        unit, used = _unit_at(row, stop) if _adjacent(text, row, stop) else ("", 0)
        end = row[stop + used - 1].end
        found.append(Body(start=row[at].start, end=end, name=name, unit=unit))
        at = stop + used
    return tuple(found)


def _sector_end(row: Sequence[Syllable], at: int, named: Sequence[bool], text: str) -> int:
    """Where the name of a body with a weak head ends: after its sectors and capitalised words."""
    first = at
    while at < len(row) and at - first < 2 * _MOST_CAPITALS and not named[at] and _adjacent(text, row, at):
        size = _phrase_at(row, at, "sector")
        if not size and row[at].capital and at - first < _MOST_CAPITALS and not _unit_at(row, at)[0]:
            size = 0 if _phrase_at(row, at, "head") else 1
        if not size:
            break
        at += size
    return at


def _adjacent(text: str, row: Sequence[Syllable], at: int) -> bool:
    """Whether nothing but a space, a comma or a hyphen parts a syllable from the one before it."""
    if at >= len(row) or at == 0:
        return False
    between = text[row[at - 1].end : row[at].start]
    return _WORD.sub("", between).strip() in {"", ",", "-", "–", "&"}


def names_body(canon: str, body: Body) -> bool:
    """Whether a canonical text names a body: its name, its unit behind it or behind the bodies it is listed with."""
    at = canon.find(f" {body.name} ")
    while at >= 0:
        rest = canon[at + len(body.name) + 1 :]
        if not body.unit or _reaches(rest, f" {body.unit} "):
            return True
        at = canon.find(f" {body.name} ", at + 1)
    return False


def _reaches(rest: str, unit: str) -> bool:
    """Whether ``rest`` begins with the unit, other bodies passed over ("HĐND, UBND huyện")."""
    while True:
        rest = rest.removeprefix(" |")
        if rest.startswith(unit):
            return True
        head = next((row for row in sorted(_HEADS, key=len, reverse=True) if rest.startswith(f" {row} ")), None)
        if head is None:
            return False
        rest = rest[len(head) + 1 :]


def find_capitals(text: str) -> tuple[Capitals, ...]:
    """The rows of capitalised words in ``text``, short forms among them; what is blanked out belongs to none."""
    words = list(_WORD.finditer(text))
    found: list[Capitals] = []
    at = 0
    while at < len(words):
        stop = at
        while (
            stop < len(words)
            and words[stop][0][0].isupper()
            and (stop == at or text[words[stop - 1].end() : words[stop].start()] == " ")
        ):
            stop += 1
        if stop - at > 1 and words[at][0].lower() in _TITLES:
            at += 1
        if stop > at:
            before = text[: words[at].start()].rstrip(" \xa0")
            opens = not before.strip() or before[-1] in _OPENS
            row = tuple(match[0] for match in words[at:stop])
            found.append(Capitals(start=words[at].start(), end=words[stop - 1].end(), words=row, opens=opens))
        at = max(stop, at + 1)
    return tuple(found)


def titled(text: str, start: int) -> bool:
    """Whether a title of address stands before ``start``: "ông", "đồng chí", "Mr"."""
    return bool(re.search(r"(?:^|\W)(?:ông|bà|đồng chí|đ/c|anh|chị|mr|mrs|ms|comrade|dr)\.?\s*$", text[:start], re.IGNORECASE))
