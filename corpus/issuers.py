"""The body that a text names as a document's issuer, read from running text, and whether two names can mean one body."""

from __future__ import annotations

import re

from corpus.kinds import KINDS
from corpus.names import same_style
from corpus.text import UPPER, fold_diacritics

# What a body's name goes on with in small letters behind its first capital.
_PHRASES = (
    "Ban Chấp hành Trung ương", "Ban Chấp hành", "Ban Thường vụ", "Ban Bí thư", "Ban cán sự đảng", "Ban Chỉ đạo quốc gia",
    "Ban Chỉ đạo", "Ban chỉ huy quân sự", "Ban Tổ chức", "Ban Tuyên giáo và Dân vận", "Ban Tuyên giáo", "Ban Dân vận",
    "Ban Nội chính", "Ban Kinh tế", "Ban Quản lý", "Bộ Chính trị", "Bộ trưởng", "Thứ trưởng", "Bộ Tư lệnh", "Bộ Chỉ huy quân sự",
    "Bí thư", "Chánh án", "Chánh Văn phòng", "Chánh Thanh tra", "Chi cục trưởng", "Chi cục", "Chính phủ", "Chủ tịch nước",
    "Chủ tịch", "Chủ nhiệm", "Phó Chủ tịch", "Phó Thủ tướng", "Cục trưởng", "Cục", "Đại hội đồng", "Đảng bộ", "Đảng đoàn",
    "Đảng ủy", "Đảng", "Đoàn", "Giám đốc", "Hội đồng bầu cử", "Hội đồng nhân dân", "Hội đồng Bộ trưởng", "Hội đồng Nhà nước",
    "Hội đồng Thẩm phán", "Hội đồng", "Hội Cựu chiến binh", "Hội Nông dân", "Hội Liên hiệp Phụ nữ", "Huyện ủy", "Kiểm toán nhà nước",
    "Liên đoàn lao động", "Mặt trận Tổ quốc", "Ngân hàng Nhà nước", "Nhà nước", "Phòng", "Quân ủy", "Quận ủy", "Quốc hội", "Sở",
    "Thanh tra", "Thành ủy", "Thị ủy", "Thống đốc", "Thủ tướng", "Thường trực", "Thường vụ", "Tòa án nhân dân tối cao",
    "Tòa án nhân dân", "Tổng Bí thư", "Tổng cục trưởng", "Tổng cục", "Tổng Giám đốc", "Tổng công ty", "Tập đoàn",
    "Tổng Kiểm toán nhà nước", "Tổng Thanh tra", "Trung ương", "Trung tâm", "Trưởng ban", "Trưởng phòng", "Tỉnh ủy",
    "Ủy ban Thường vụ", "Ủy ban Trung ương", "Ủy ban Dân tộc", "Ủy ban nhân dân", "Ủy ban Kiểm tra", "Ủy ban Mặt trận Tổ quốc",
    "Ủy ban", "Văn phòng", "Viện trưởng", "Viện kiểm sát nhân dân tối cao", "Viện kiểm sát nhân dân", "Vụ trưởng", "Vụ", "Bộ", "Ban",
)  # fmt: skip
_SECTORS = (
    "An ninh", "Bảo hiểm xã hội", "Bưu chính", "Công an", "Công nghệ", "Công nghiệp", "Công thương", "Dân tộc", "Du lịch",
    "Đào tạo", "Đầu tư", "Đê điều", "Gia đình", "Giao thông vận tải", "Giao thông", "Giáo dục", "Hải quan", "Kế hoạch",
    "Khoa học", "Lao động", "Lâm nghiệp", "Môi trường", "Ngoại giao", "Nội vụ", "Nông nghiệp", "Nông thôn", "Phát triển nông thôn",
    "Phát thanh", "Quốc phòng", "Quy hoạch", "Tài chính", "Tài nguyên", "Thể thao", "Thông tin", "Thủy sản", "Thương binh",
    "Thương mại", "Tôn giáo", "Truyền hình", "Truyền thông", "Tư pháp", "Văn hóa", "Xã hội", "Xây dựng", "Y tế", "Y tế dự phòng",
    "Kiến trúc", "Khám, chữa bệnh", "Quản lý Khám, chữa bệnh", "Môi trường y tế", "Trẻ em", "Việc làm", "Thuế", "Kinh tế", "Hạ tầng",
    "Ngân sách", "Pháp chế", "Đô thị", "Công Thương", "Dân nguyện", "Đối ngoại", "Dân vận", "Nội chính", "Hành chính", "Thi đua", "Khen thưởng",
)  # fmt: skip
_UNITS = (
    "tỉnh",
    "thành phố",
    "huyện",
    "quận",
    "thị xã",
    "thị trấn",
    "phường",
    "xã",
    "đặc khu",
    "các tỉnh",
    "trung ương",
    "đảng",
)
_TERM = r"khóa\s+[IVX]{1,6}|nhiệm\s+kỳ\s+\d{4}\s?[-–]\s?\d{4}|lần\s+thứ\s+[IVX]{1,6}"


def _words(phrases: tuple[str, ...]) -> str:
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


_STARTS = tuple(kind for kind in KINDS if kind not in ("Kế hoạch", "Điện"))
_NOT_NAME = rf"(?!(?:{_words(_STARTS)}|Điều|Khoản|Mục|Về|Các|Những|Từ|Theo|Trong|Tại|Nơi|Để|Khi|Sau|Số|V/v)(?!\w))"
_SECTOR = rf"(?i:{_words(_SECTORS)})(?!\w)"
_SECTOR_LIST = rf"(?=[{UPPER}]){_SECTOR}(?:(?:\s*[-–,]\s*|\s+và\s+){_SECTOR}){{0,4}}"
_PHRASE = rf"(?=[{UPPER}])(?i:{_words(_PHRASES)})(?!\w)"
_NAME = rf"{_NOT_NAME}[{UPPER}][\w.]*(?<!\.)"
_UNIT = rf"(?:{_words(_UNITS)}|{_words(tuple(unit.capitalize() for unit in _UNITS))}|{_TERM})(?!\w)"
_FIRST = rf"(?:{_PHRASE}|{_SECTOR_LIST}|{_NAME}|liên\s+(?:ngành|[Bb]ộ))"
_NEXT = rf"(?:{_PHRASE}|{_SECTOR_LIST}|{_UNIT}|{_NAME})"
_ALSO = r"\s*,\s+(?=(?:Ban\s+Thường\s+vụ|Chủ\s+tịch\s+nước|Tổng\s+Bí\s+thư)(?!\w))"
_ISSUER = re.compile(rf"{_FIRST}(?:(?:\s+|{_ALSO}|\s*[-–]\s*(?=[{UPPER}][^\s]*\s)){_NEXT}){{0,14}}")
# In capitals a name can't be told from what follows it but by its words.
_CAPITALS = re.compile(rf"(?:{_PHRASE}|{_SECTOR_LIST}|(?i:{_UNIT}))(?:\s+(?:{_PHRASE}|{_SECTOR_LIST}|(?i:{_UNIT}))){{0,8}}")
_LEAD = re.compile(
    r"\s*+,?\s*+(?P<of>của|do|CỦA|Của)\s+(?:đồng\s+chí\s+|Hội\s+nghị\s+(?:lần\s+thứ\s+[^\W\d_]+\s+(?:mười\s+)?)?(?=Ban|Trung))?"
)
_BEFORE = re.compile(r"(?:\s+(?:đã|vừa|có))?(?:\s+(?:ký|ký\s+ban\s+hành|ban\s+hành|phát\s+hành|có|tại))\s+(?:các\s+)?$")
_BODY = re.compile(rf"(?=UBND|HĐND|{_PHRASE}){_ISSUER.pattern}")
_FURTHER = re.compile(
    r"\s*(?:,|-|–|và|,\s*và)\s+(?=(?:Bộ|Viện|Tòa|Ngân hàng|Thanh tra|Ủy ban|Tổng|Đoàn|Kiểm toán|Hội|Ban|Mặt trận)\s)"
)
_ISSUED_REACH = 90
"""Characters before a citation in which its issuer's name may begin: "Ủy ban nhân dân thành phố … đã ban hành"."""

_BODIES = {
    "ttg": ("thu tuong",), "cp": ("chinh phu",), "ubnd": ("uy ban nhan dan", "ubnd"), "hdnd": ("hoi dong nhan dan", "hdnd"),
    "tu": ("tinh uy", "thanh uy"), "hu": ("huyen uy",), "qu": ("quan uy",), "tw": ("trung uong", "bo chinh tri", "ban bi thu"),
    "tv": ("thi uy",), "bct": ("bo cong thuong", "bo chinh tri"), "byt": ("bo y te",), "vpcp": ("van phong chinh phu",),
    "vptw": ("van phong trung uong",), "ct": ("chu tich",), "ctn": ("chu tich nuoc",), "qh": ("quoc hoi",),
}  # fmt: skip
# Names of several words that stand for one thing, so that none of them counts for itself: the Prime Minister isn't the Government.
_JOINED = (
    ("uy ban nhan dan", "ubnd"), ("hoi dong nhan dan", "hdnd"), ("mat tran to quoc", "mttq"), ("thu tuong chinh phu", "thutuong"),
    ("van phong chinh phu", "vpcp"), ("thanh tra chinh phu", "ttcp"), ("thu tuong", "thutuong"), ("chinh phu", "chinhphu"),
    ("van phong trung uong", "vptw"), ("uy ban thuong vu quoc hoi", "ubtvqh"), ("bo truong bo", "bo"), ("chu tich nuoc", "chutichnuoc"),
    ("tinh uy", "tinhuy"), ("thanh uy", "thanhuy"), ("huyen uy", "huyenuy"), ("quan uy", "quanuy"), ("thi uy", "thiuy"),
    ("dang uy", "danguy"), ("van phong", "vanphong"), ("ban can su dang", "bancansu"), ("tp.", "thanh pho "), ("tp ", "thanh pho "),
    ("ban bi thu trung uong", "ban bi thu"),
)  # fmt: skip
_GENERAL = frozenset("cua va nuoc cong hoa xa hoi chu nghia viet nam dang ban thuong vu truc tich".split())
"""Folded words that don't tell one body from another: offices of the same body, the country."""


def read_issuer_at(text: str, position: int) -> tuple[str, int] | None:
    """The body named behind "của" or "do" at ``position``, and where its name ends; None where none is."""
    lead = _LEAD.match(text, position)
    if lead is None:
        return None
    match = (_CAPITALS if lead["of"].isupper() else _ISSUER).match(text, lead.end())
    if match is None or (lead["of"] == "do" and not re.match(r"\s+(?:ký|ban\s+hành)", text[match.end() :])):
        return None
    return clean(match[0]), match.end()


def issuer_before(text: str, position: int, symbol: str) -> str | None:
    """The body of "Thủ tướng Chính phủ đã ban hành", "… chỉ đạo của Bộ Y tế tại" in front of a document's name at ``position``.

    The number's ``symbol`` mustn't name another body.
    """
    verb = _BEFORE.search(text, max(0, position - _ISSUED_REACH), position)
    if verb is None:
        return None
    for match in _BODY.finditer(text, max(0, verb.start() - _ISSUED_REACH), verb.start()):
        if match.end() == verb.start() and (match.start() == 0 or not text[match.start() - 1].isalnum()):
            fits = [issuer_fits_symbol(match[0], part) for part in re.split(r"[-/]", fold_diacritics(symbol))[1:]]
            return None if False in fits else clean(match[0])
    return None


def joint_issuers_end(text: str, position: int) -> int:
    """Where the further bodies of a joint document end: "của Bộ Nội vụ, Bộ Tài chính và Bộ Y tế"."""
    while True:
        following = _FURTHER.match(text, position)
        match = _ISSUER.match(text, following.end()) if following else None
        if match is None:
            return position
        position = match.end()


def clean(name: str) -> str:
    """A body's name with its white space and tone style folded."""
    return same_style(" ".join(name.split()).strip(" ,-–"))


def issuer_fits_symbol(issuer: str, body: str) -> bool | None:
    """Whether a body can have issued under a number's folded body part ("tu", "ubnd"); None where that isn't known."""
    known = _BODIES.get(body.split("-")[0].rstrip("0123456789"))
    if known is None:
        return None
    folded = fold_diacritics(same_style(issuer))
    return any(name in folded for name in known)


def issuers_agree(first: str, second: str) -> bool:
    """Whether two names can mean one body: the words that tell bodies apart are the same, or one's are among the other's.

    "Ban Thường vụ Thành ủy Hà Nội" and "Thành ủy Hà Nội" agree, and so does "Quận ủy" with "Quận ủy Ba Đình", of which it
    leaves out the place; "Thành ủy Bắc Ninh" doesn't agree with "Thành ủy Hà Nội".
    """
    one, other = _telling(first), _telling(second)
    return one <= other or other <= one


def _telling(name: str) -> frozenset[str]:
    folded = fold_diacritics(same_style(name))
    for long, short in _JOINED:
        folded = folded.replace(long, short)
    return frozenset(re.findall(r"\w+", folded)) - _GENERAL
