"""Where a document's heading ends, where its body ends, and what follows (Nghị định 30/2020/NĐ-CP, Article 8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.blocks import Line
from corpus.markers import ARTICLE_RANK, BULLET_RANK, CLAUSE_RANK, read_marker

BANNERS = (
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "ĐỘC LẬP - TỰ DO - HẠNH PHÚC",
)
KINDS = (
    "NGHỊ QUYẾT",
    "QUYẾT ĐỊNH",
    "CHỈ THỊ",
    "QUY CHẾ",
    "QUY ĐỊNH",
    "THÔNG BÁO",
    "THÔNG CÁO",
    "THÔNG TƯ",
    "THÔNG TRI",
    "THÔNG TƯ LIÊN TỊCH",
    "HƯỚNG DẪN",
    "CHƯƠNG TRÌNH",
    "KẾ HOẠCH",
    "PHƯƠNG ÁN",
    "ĐỀ ÁN",
    "DỰ ÁN",
    "BÁO CÁO",
    "BIÊN BẢN",
    "TỜ TRÌNH",
    "HỢP ĐỒNG",
    "CÔNG VĂN",
    "CÔNG ĐIỆN",
    "KẾT LUẬN",
    "NGHỊ ĐỊNH",
    "LUẬT",
    "PHÁP LỆNH",
    "LỆNH",
    "GIẤY MỜI",
    "THÔNG BÁO KẾT LUẬN",
    "QUY TRÌNH",
    "LỜI KÊU GỌI",
    "THÔNG TIN",
)
_ISSUER_WORDS = (
    "ĐẢNG BỘ",
    "TỈNH ỦY",
    "TỈNH UỶ",
    "THÀNH ỦY",
    "THÀNH UỶ",
    "HUYỆN ỦY",
    "HUYỆN UỶ",
    "QUẬN ỦY",
    "QUẬN UỶ",
    "THỊ ỦY",
    "THỊ UỶ",
    "ĐẢNG ỦY",
    "ĐẢNG UỶ",
    "BAN ",
    "ỦY BAN",
    "UỶ BAN",
    "UBND",
    "HĐND",
    "HỘI ĐỒNG",
    "BỘ ",
    "SỞ ",
    "CHÍNH PHỦ",
    "THỦ TƯỚNG",
    "QUỐC HỘI",
    "VĂN PHÒNG",
    "TỔNG CỤC",
    "CỤC ",
    "VIỆN ",
    "TÒA ÁN",
    "CHỦ TỊCH",
    "PHÒNG ",
    "TRUNG TÂM",
    "MẶT TRẬN",
    "NGÂN HÀNG",
    "TRUNG ƯƠNG",
    "CHI BỘ",
    "TẬP ĐOÀN",
    "TỔNG CÔNG TY",
    "TRƯỜNG",
    "BỆNH VIỆN",
    "LIÊN ĐOÀN",
    "ĐOÀN ",
    "HỘI ",
    "THANH TRA",
)
NUMBER_LINE = re.compile(r"Số\s*[:.]?\s*(?P<number>\d*[a-zđ]?\s*[-–/].{1,40}|\d+.{0,40})$", re.I)
DATE_LINE = re.compile(
    r"(?P<place>[^,\d]{2,50}?)\s*,\s*ngày\s*(?P<day>\d{0,2})\s*[.…]*\s*tháng\s*(?P<month>\d{0,2})\s*[.…]*\s*năm\s*(?P<year>\d{4})",
    re.I,
)
SUBJECT_LINE = re.compile(r"(?:V/v|Về việc)\b[:.]?\s*", re.I)
ADDRESSEES = re.compile(r"(?:[-–]\s*)?Kính gửi\b|.{3,60}\bđiện\s*:\s*$", re.I)
_RECIPIENTS = re.compile(r"Nơi nhận\b\s*:?", re.I)
AUTHORITY = re.compile(r"(?:T/?M|K/?T|T/?L|TUQ|T/?U/?Q|Q)(?:[./]|\s)\s*[A-ZĐÀ-Ỹ]{2}")
_APPENDIX = re.compile(r"(?:PHỤ LỤC|Phụ lục)\b|(?:DANH SÁCH|BIỂU MẪU|MẪU SỐ)\b")
_SIGN_TITLES = ("CHỦ TỊCH", "PHÓ CHỦ TỊCH", "BÍ THƯ", "PHÓ BÍ THƯ", "THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", "BỘ TRƯỞNG", "THỨ TRƯỞNG",
                "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "TRƯỞNG BAN", "TỔNG BÍ THƯ", "CHỦ NHIỆM")  # fmt: skip
_PERSON = re.compile(r"(?:[A-ZĐÀ-Ỹ][a-zđà-ỹ]+)(?:\s+[A-ZĐÀ-Ỹ][a-zđà-ỹ]*){1,5}$")
_LEGAL_BASIS = re.compile(r"Căn cứ\b")
_SHORT_PROSE = 60  # characters: a heading line is shorter, or has no end mark
_END_MARK = re.compile(r"[.:;][\"”’)*\s]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Zones:
    """Indices into the lines: noise before ``header``, heading up to ``body``, body up to ``tail``, tail up to ``after``.

    What follows the signature, from ``after``, is web-page chrome up to ``appendix``, annexes from there.
    """

    header: int
    body: int
    tail: int
    after: int
    appendix: int


def find_zones(lines: Sequence[Line]) -> Zones:
    """Locate the parts of a document; a text without a heading or signature is all body."""
    tail = _find_tail(lines)
    header = next((i for i, line in enumerate(lines[:tail]) if _opens_header(line)), 0)
    body = _find_body(lines, header, tail)
    if not any(_is_header_line(line) for line in lines[header:body]):
        header = body = 0
    after = _find_after(lines, tail)
    appendix = next((i for i in range(after, len(lines)) if _APPENDIX.match(lines[i].text)), len(lines))
    return Zones(header=header, body=body, tail=tail, after=after, appendix=appendix)


def is_banner(text: str) -> bool:
    """Whether the line is the national or the Party motto, or an ornament."""
    upper = text.upper().replace("–", "-")
    return not text or upper in BANNERS or not any(char.isalnum() for char in text)


def is_kind(text: str) -> bool:
    """Whether the line is nothing but a document kind in capitals."""
    return text.isupper() and text.rstrip(":. ") in KINDS


def is_issuer(text: str) -> bool:
    """Whether the line names a body in capitals."""
    return text.isupper() and text not in BANNERS and text.startswith(_ISSUER_WORDS)


def is_person(text: str) -> bool:
    """Whether the line could be a person's name: two to six capitalised syllables and nothing else."""
    return bool(_PERSON.match(text)) and not any(char.isdigit() for char in text)


def is_recipients(text: str) -> bool:
    """Whether the line opens the list of recipients."""
    return bool(_RECIPIENTS.match(text))


def is_authority(text: str) -> bool:
    """Whether the line opens a signature: an authority prefix or a signing title, in capitals."""
    return bool(AUTHORITY.match(text)) or (text.isupper() and text.startswith(_SIGN_TITLES))


def _is_header_line(line: Line) -> bool:
    text = line.text
    return bool(
        (is_banner(text) and text) or is_kind(text) or is_issuer(text) or NUMBER_LINE.match(text)
        or DATE_LINE.match(text) or ADDRESSEES.match(text)
    )  # fmt: skip


def _opens_header(line: Line) -> bool:
    return _is_header_line(line) or bool(SUBJECT_LINE.match(line.text))


def _find_tail(lines: Sequence[Line]) -> int:
    for i, line in enumerate(lines):
        if i and (is_recipients(line.text) or (AUTHORITY.match(line.text) and line.text.isupper())):
            return i
    # A signature without prefix or recipients: a signing title in capitals followed closely by a person's name.
    for i in range(len(lines) - 1, max(0, len(lines) - 12), -1):
        if lines[i].text.isupper() and lines[i].text.startswith(_SIGN_TITLES):
            if any(is_person(line.text) for line in lines[i + 1 : i + 6]):
                return i
    return len(lines)


def _find_body(lines: Sequence[Line], header: int, tail: int) -> int:
    in_addressees = False
    for i in range(header, tail):
        text = lines[i].text
        if ADDRESSEES.match(text):
            in_addressees = True
            continue
        if _is_header_line(lines[i]) or SUBJECT_LINE.match(text):
            continue
        marker = read_marker(text)
        if marker is not None and marker.rank >= BULLET_RANK:
            continue
        if marker is not None and marker.rank <= CLAUSE_RANK and (marker.ordinal in (None, 1) or marker.rank == ARTICLE_RANK):
            if not in_addressees or marker.rank < CLAUSE_RANK or len(text) > _SHORT_PROSE:
                return i
        if _LEGAL_BASIS.match(text) or (marker is None and _is_prose(lines, i, tail)):
            return i
    return tail


def _is_prose(lines: Sequence[Line], i: int, tail: int) -> bool:
    parts = [lines[i].text]
    for line in lines[i + 1 : tail]:
        if line.after_blank or read_marker(line.text) or _END_MARK.search(parts[-1]):
            break
        parts.append(line.text)
    text = " ".join(parts)
    return len(text) >= _SHORT_PROSE and bool(_END_MARK.search(text)) and not text.isupper()


def _find_after(lines: Sequence[Line], tail: int) -> int:
    """The line after the signer's name, or after the recipients where nobody signed."""
    signing = False
    last = tail
    for i in range(tail, len(lines)):
        text = lines[i].text
        if _APPENDIX.match(text):
            return i
        if is_authority(text):
            signing = True
        elif signing and is_person(text) and not text.lower().startswith("đã ký"):
            rest = lines[i + 1 : i + 40]
            if not any(is_authority(line.text) or is_recipients(line.text) for line in rest):
                return i + 1
        last = i + 1
    return last
