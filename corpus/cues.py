"""What a single line around a document's body is: motto, kind, issuer, number, date, addressees, signature (Nghị định 30)."""

from __future__ import annotations

import re

from corpus.names import SURNAMES
from corpus.text import LOWER, UPPER, fold_diacritics

BANNERS = frozenset({
    "ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC",
})  # fmt: skip
_BANNER_LENGTH = 2 * max(map(len, BANNERS))
"""Characters: room for the marks and spaces that ornament a motto."""
KINDS = frozenset({
    "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "CHỈ THỊ", "QUY CHẾ", "QUY ĐỊNH", "THÔNG BÁO", "THÔNG CÁO", "THÔNG TƯ", "THÔNG TRI",
    "THÔNG TƯ LIÊN TỊCH", "HƯỚNG DẪN", "CHƯƠNG TRÌNH", "KẾ HOẠCH", "PHƯƠNG ÁN", "ĐỀ ÁN", "DỰ ÁN", "BÁO CÁO", "BIÊN BẢN",
    "TỜ TRÌNH", "HỢP ĐỒNG", "CÔNG VĂN", "CÔNG ĐIỆN", "KẾT LUẬN", "NGHỊ ĐỊNH", "LUẬT", "PHÁP LỆNH", "LỆNH", "GIẤY MỜI",
    "THÔNG BÁO KẾT LUẬN", "QUY TRÌNH", "LỜI KÊU GỌI", "THÔNG TIN", "ĐIỀU LỆ", "CHIẾN LƯỢC", "HƯỚNG DẪN LIÊN NGÀNH",
})  # fmt: skip
ISSUED_KINDS = {
    "QUY CHẾ": "QC", "QUY ĐỊNH": "QyĐ", "KẾ HOẠCH": "KH", "CHƯƠNG TRÌNH": "CTr", "PHƯƠNG ÁN": "PA", "ĐỀ ÁN": "ĐA",
    "HƯỚNG DẪN": "HD", "ĐIỀU LỆ": "ĐL", "QUY TRÌNH": "QTr", "DỰ ÁN": "DA", "CHIẾN LƯỢC": "CL",
}  # fmt: skip
"""What a decision can issue below its signature, with symbols after Nghị định 30/2020/NĐ-CP, Appendix III."""
ISSUED_KIND_LENGTH = max(map(len, ISSUED_KINDS)) + 2
"""Characters that a line of such a kind may have, a stop after it included."""
_ISSUER_WORDS = (
    "ĐẢNG BỘ", "TỈNH ỦY", "THÀNH ỦY", "HUYỆN ỦY", "QUẬN ỦY", "THỊ ỦY", "ĐẢNG ỦY", "BAN ", "ỦY BAN", "UBND", "HĐND",
    "HỘI ĐỒNG", "BỘ ", "SỞ ", "CHÍNH PHỦ", "THỦ TƯỚNG", "QUỐC HỘI", "VĂN PHÒNG", "TỔNG CỤC", "CỤC ", "VIỆN ", "TÒA ÁN",
    "CHỦ TỊCH", "PHÒNG ", "TRUNG TÂM", "MẶT TRẬN", "NGÂN HÀNG", "TRUNG ƯƠNG", "CHI BỘ", "TẬP ĐOÀN", "TỔNG CÔNG TY",
    "TRƯỜNG", "BỆNH VIỆN", "LIÊN ĐOÀN", "ĐOÀN ", "HỘI ", "THANH TRA", "CÔNG AN", "KHO BẠC", "BẢO HIỂM",
)  # fmt: skip
_UNIT_LINE = re.compile(r"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|PHƯỜNG|XÃ|ĐẶC KHU)\s+\S")
_BLANK = r"[\s.…_]"
NUMBER_LINE = re.compile(
    rf"(?:(?:Luật|Nghị quyết|Pháp lệnh)\s+)?Số\s*[:.]?\s*"
    rf"(?P<number>{_BLANK}*\d*[a-zđ]?{_BLANK}*[-–/].{{1,40}}|\d+{_BLANK}*)$",
    re.I,
)
DATE_LINE = re.compile(
    rf"(?P<place>[^,\d]{{2,50}}?)\s*,\s*ngày{_BLANK}*(?P<day>\d{{0,2}}){_BLANK}*tháng{_BLANK}*(?P<month>\d{{0,2}}){_BLANK}*"
    rf"năm\s*(?P<year>\d{{4}})",
    re.I,
)
SUBJECT_LINE = re.compile(r"(?:V/v|Về việc)\b[:.]?\s*", re.I)
ADDRESSEES = re.compile(rf"(?:[-–]\s*)?(?i:Kính gửi)\b\s*:?|[{UPPER}]{{2}}.{{1,60}}\s(?i:điện)\s*:")
"""A công điện's sender comes before its addressees: "CHỦ TỊCH … điện:"."""
RECIPIENTS = re.compile(r"Nơi nhận\s*(?:\([^)]*\)\s*)?(?::|$)", re.I)
_AUTHORITY = re.compile(rf"(?:T/?M|K/?T|T/?L|TUQ|T/?U/?Q|Q)(?:[./]|\s)\s*[{UPPER}]{{2}}")
_SIGN_TITLES = (
    "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "BÍ THƯ", "PHÓ BÍ THƯ", "THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", "BỘ TRƯỞNG", "THỨ TRƯỞNG",
    "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "TỔNG BÍ THƯ", "CHỦ NHIỆM",
    "HIỆU TRƯỞNG", "TỔNG GIÁM ĐỐC", "CỤC TRƯỞNG", "TỔNG CỤC TRƯỞNG", "CHÁNH ÁN", "VIỆN TRƯỞNG", "TRƯỞNG PHÒNG", "THỐNG ĐỐC",
)  # fmt: skip
_SIGN_TITLE_LENGTH = 70  # characters
_RANK = r"(?:(?:GS|PGS|TS|ThS|BS|KS|CN|Đ/c|Thượng tướng|Đại tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá)[.\s]\s*)*"
_PERSON = re.compile(rf"{_RANK}[{UPPER}][{LOWER}]+(?:\s+[{UPPER}][{LOWER}]*){{1,5}}$")
_MAX_NAME_SYLLABLES = 5
_SIGNED = ("đã ký", "ký tên")
_ANNEX = re.compile(
    rf"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:(?:SỐ|số|Số)\s*)?(?:[IVX]+|\d{{1,2}}|[A-HĐ]))?\s*(?:$|[.:(–-]|(?=[{UPPER}]{{2}}))"
    rf"|(?:DANH SÁCH|BIỂU MẪU|DANH MỤC|MẪU SỐ)\b"
)
LEGAL_BASIS = re.compile(r"Căn cứ\b")


def plain_capitals(text: str) -> str:
    """The text in capitals of one style: UỶ as ỦY, HOÀ as HÒA, dashes as " - "."""
    upper = text.upper().replace("UỶ", "ỦY").replace("HOÀ", "HÒA")
    return re.sub(r"\s*[-–]\s*", " - ", upper) if "-" in upper or "–" in upper else upper


def is_ornament(text: str) -> bool:
    """Whether the line holds neither letter nor digit: "*", "-----"."""
    return not any(char.isalnum() for char in text)


def is_banner(text: str) -> bool:
    """Whether the line is the national or the Party motto."""
    return text[:1] in "ĐC" and len(text) <= _BANNER_LENGTH and plain_capitals(text).strip(" .*") in BANNERS


def kind_of(text: str) -> str | None:
    """The document kind, in capitals, of a line that is nothing else."""
    kind = text.rstrip(":. ")
    return kind if kind in KINDS else None


def is_issuer(text: str) -> bool:
    """Whether the line names a body in capitals."""
    return text.isupper() and plain_capitals(text).startswith(_ISSUER_WORDS) and not is_banner(text)


def is_issuer_rest(text: str) -> bool:
    """Whether the line, below a body's name, is the place it governs: "TỈNH LÀO CAI"."""
    return text.isupper() and bool(_UNIT_LINE.match(text)) and not is_issuer(text)


def is_person(text: str) -> bool:
    """Whether the line could be a person's name: two to six capitalised syllables, rank or degree before them."""
    if _PERSON.match(text):
        return text.lower() not in _SIGNED
    words = text.split()
    return (
        text.isupper()
        and text.replace(" ", "").isalpha()
        and 1 < len(words) <= _MAX_NAME_SYLLABLES
        and fold_diacritics(words[0]) in SURNAMES
    )


def is_signed(text: str) -> bool:
    """Whether the line stands for the signature itself: "(Đã ký)"."""
    return text.lower().strip("() ") in _SIGNED


def is_recipients(text: str) -> bool:
    """Whether the line opens the list of recipients."""
    return bool(RECIPIENTS.match(text))


def is_authority(text: str) -> bool:
    """Whether the line opens a signature: an authority prefix before capitals, or a signing title in capitals."""
    return bool(_AUTHORITY.match(text)) or is_sign_title(text)


def is_authority_prefix(text: str) -> bool:
    """Whether the line is in capitals and begins with T/M, KT., TL. or the like."""
    return text[:1] in "TKQ" and text.isupper() and bool(_AUTHORITY.match(text))


def is_sign_title(text: str) -> bool:
    """Whether the line is a signing title in capitals."""
    return text.startswith(_SIGN_TITLES) and text.isupper() and len(text) <= _SIGN_TITLE_LENGTH


def is_annex(text: str) -> bool:
    """Whether the line heads an annex."""
    return bool(_ANNEX.match(text))


def is_heading_field(text: str) -> bool:
    """Whether the line states a field of a document's heading, so that it is evidence of one."""
    return bool(
        is_banner(text) or kind_of(text) or is_issuer(text) or NUMBER_LINE.match(text)
        or DATE_LINE.match(text) or ADDRESSEES.match(text)
    )  # fmt: skip
