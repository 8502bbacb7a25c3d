"""The lines of a heading that name bodies, grouped into one body each: a name may take several lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import cues
from corpus.names import same_name
from corpus.text import UPPER
from corpus.types import Provision

Part = tuple[Provision, str]
"""A line of the heading and its words."""

_RULE = re.compile(r"\s*(?:[-–—_*]\s?){3,}$")
_GOES_ON = re.compile(r"(?:[-–,&]|(?<!\w)(?:VÀ|VỀ|CỦA|CÁC|CHO|TẠI|VỚI))$")
_OPEN_NAMES = frozenset({
    "ỦY BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "UBND", "HĐND", "BAN CHẤP HÀNH", "BAN THƯỜNG VỤ", "VĂN PHÒNG", "ĐẢNG ỦY", "ĐẢNG BỘ",
    "BAN CHỈ ĐẠO", "BAN QUẢN LÝ", "ĐOÀN ĐẠI BIỂU QUỐC HỘI", "CHỦ TỊCH", "BAN THƯỜNG TRỰC", "HỘI ĐỒNG",
})  # fmt: skip
"""Names that say nothing alone: what stands below belongs to them."""
_PEERS = re.compile(
    r"BỘ (?!TƯ LỆNH|CHỈ HUY|TỔNG THAM MƯU|CHÍNH TRỊ)|TÒA ÁN NHÂN DÂN TỐI CAO|VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO|NGÂN HÀNG NHÀ NƯỚC|"
    r"THANH TRA CHÍNH PHỦ|KIỂM TOÁN NHÀ NƯỚC|CHÍNH PHỦ$|ỦY BAN THƯỜNG VỤ QUỐC HỘI|ĐOÀN CHỦ TỊCH|ỦY BAN TRUNG ƯƠNG|"
    r"TỔNG LIÊN ĐOÀN|SỞ "
)
"""Bodies of one rank, none of which stands above another: together they issue a document jointly."""

_OFFICE = "văn phòng"
_PARTY_BRANCH = re.compile(r"(?:Văn phòng|Ban (?!Chấp hành|Thường vụ|Chỉ đạo)|Ủy ban Kiểm tra$)")
_PARTY_COMMITTEE = re.compile(r"(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy\s")
_DEPARTMENT = re.compile(r"(?:Sở|Phòng|Thanh tra|Ban Dân tộc|Chi cục|Trung tâm)(?: |$)")
_ADMINISTRATION = re.compile(r"(?:Ủy ban nhân dân|UBND)\s", re.I)
_OF_PLACE = re.compile(
    r"(?<!\w)(?P<unit>[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hị trấn|[Xx]ã|[Pp]hường|[Đđ]ặc khu|TP\.)\s*"
    rf"(?P<name>[{UPPER}\d].*)$"
)


def group_bodies(parts: Sequence[Part]) -> list[list[Part]]:
    """The lines body by body: "ỦY BAN NHÂN DÂN" / "TỈNH LÀO CAI" is one, "UBND TỈNH LÀO CAI" / "SỞ Y TẾ" are two."""
    bodies: list[list[Part]] = []
    for leaf, words in parts:
        text = _RULE.sub("", words)
        if bodies and _is_named(bodies[-1], text):
            continue  # the gazette sets the name above the heading too
        if bodies and _belongs(bodies[-1], text):
            bodies[-1].append((leaf, text))
        else:
            bodies.append([(leaf, text)])
    return bodies


def _is_named(body: Sequence[Part], text: str) -> bool:
    return same_name(" ".join(words for _, words in body), text)


def _belongs(body: Sequence[Part], text: str) -> bool:
    name = cues.plain_capitals(" ".join(words for _, words in body))
    return not cues.is_issuer(text) or name in _OPEN_NAMES or (bool(_GOES_ON.search(name)) and name[-1] not in "-–")


def is_joint(names: Sequence[str]) -> bool:
    """Whether two bodies or more are of one rank."""
    return len(names) > 1 and all(_PEERS.match(cues.plain_capitals(name)) for name in names)


def completed(name: str, parent: str) -> str:
    """A body's name with what the parent's line alone says, as far as it is stated; the name itself where nothing is missing.

    "Văn phòng" is its parent's; a committee of a Party committee bears the committee's name ("Ban Tổ chức Tỉnh ủy Lào Cai"); a
    department of a place's administration bears the place's ("Sở Y tế tỉnh Đắk Lắk").
    """
    if name.lower() == _OFFICE:
        return f"{name} {parent}"
    if _PARTY_BRANCH.match(name) and _PARTY_COMMITTEE.match(parent) and not _OF_PLACE.search(name):
        return f"{name} {parent}"
    place = _OF_PLACE.search(parent)
    if place and _DEPARTMENT.match(name) and _ADMINISTRATION.match(parent) and place["name"] not in name:
        return f"{name} {place['unit'].lower() if place['unit'] != 'TP.' else place['unit']} {place['name']}"
    return name
