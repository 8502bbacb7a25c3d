"""Kinds of documents as running text names them, and the symbols that their numbers carry (Nghị định 30/2020/NĐ-CP, 36-HD/VPTW)."""

from __future__ import annotations

import re

SYMBOLS = {
    "NQLT": "Nghị quyết liên tịch", "TTLT": "Thông tư liên tịch", "NQ": "Nghị quyết", "NĐ": "Nghị định", "QĐ": "Quyết định",
    "CT": "Chỉ thị", "QC": "Quy chế", "QyĐ": "Quy định", "TB": "Thông báo", "TC": "Thông cáo", "TT": "Thông tư",
    "HD": "Hướng dẫn", "CTr": "Chương trình", "KH": "Kế hoạch", "PA": "Phương án", "ĐA": "Đề án", "DA": "Dự án",
    "BC": "Báo cáo", "BB": "Biên bản", "TTr": "Tờ trình", "HĐ": "Hợp đồng", "CV": "Công văn", "CĐ": "Công điện",
    "KL": "Kết luận", "VBHN": "Văn bản hợp nhất", "PL": "Pháp lệnh", "SL": "Sắc lệnh", "L": "Lệnh", "GM": "Giấy mời",
    "QTr": "Quy trình", "ĐL": "Điều lệ",
}  # fmt: skip
"""Symbol of a kind in a number to the kind's name. A Party number has QĐ for Quy định too and TT for Thông tri."""
LETTER = "Công văn"
"""The only kind whose number has no symbol of its own: "7020/BYT-MT"."""
NAMED_KINDS = ("Bộ luật", "Luật", "Pháp lệnh")
"""Kinds that are cited by name: "Luật Phòng, chống bệnh truyền nhiễm"."""
CONSTITUTION, APPEAL, WIRE, PAPER, RESOLUTION = "Hiến pháp", "Lời kêu gọi", "Điện", "Văn bản", "Nghị quyết"
_OTHERS = (
    "Thông báo kết luận", "Thông tư liên bộ", "Thông tri", "Công thư", "Chiến lược", "Hướng dẫn liên ngành",
    "Nghị quyết liên tịch", "Kế hoạch liên ngành", "Phiếu trình", "Quy chế phối hợp", "Báo cáo thẩm tra",
)  # fmt: skip
KINDS = tuple(
    sorted({*SYMBOLS.values(), *_OTHERS, *NAMED_KINDS, CONSTITUTION, APPEAL, WIRE, PAPER}, key=lambda kind: (-len(kind), kind))
)
"""Every kind, longest first."""
_CANONICAL = {kind.lower(): kind for kind in KINDS}
_SHORT = {"Thông báo kết luận": "Thông báo", "Thông tư liên bộ": "Thông tư liên tịch", "Điện": "Công điện"}


def _any_case(word: str) -> str:
    """A pattern for a word in small letters, with a capital, or in capitals, without losing the regular expression's prefix."""
    first = word[0]
    rest = "".join(
        f"[{char}{char.upper()}]" if char != char.upper() else (r"\s+" if char == " " else char) for char in word[1:]
    )
    return f"[{first.lower()}{first.upper()}]{rest}"


KIND = "(?:" + "|".join(_any_case(kind) for kind in KINDS) + ")"
"""Pattern of a kind's name in any case and with any white space."""


def kind_named(words: str) -> str:
    """The kind as its name is written in running text: "CHỈ  THỊ" gives "Chỉ thị"."""
    return _CANONICAL[" ".join(words.lower().split())]


def kind_of_symbol(symbol: str) -> str | None:
    """The kind that a number's symbol states ("CT-TTg": Chỉ thị); None where it can be more than one, or states none.

    A symbol that begins with no kind's is a letter's ("BYT-MT").
    """
    parts = [part for part in re.split(r"[-/]", symbol) if part]
    if not parts or re.fullmatch(r"(?:UBTV)?QH\d*", parts[0]):
        return None
    if parts[0] in SYMBOLS:
        return None if "/" in symbol and parts[0] in ("QĐ", "TT") and len(parts) > 1 else SYMBOLS[parts[0]]
    return LETTER if len(parts) > 1 else None


def kinds_agree(first: str | None, second: str | None) -> bool:
    """Whether two kinds can be one document's; not said, or "Văn bản", agrees with every kind."""
    if not first or not second:
        return True
    one, other = (_SHORT.get(kind.capitalize(), kind.capitalize()) for kind in (first, second))
    return one == other or PAPER in (one, other)
