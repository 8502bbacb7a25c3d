"""The lines of a heading that name bodies, grouped into one body each: a name may take several lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import cues
from corpus.names import same_name
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
