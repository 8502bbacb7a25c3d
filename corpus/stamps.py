"""What is stamped on a document beside its fields: degrees of urgency and secrecy, digital signatures, notes on the copy."""

from __future__ import annotations

import re

from corpus.text import fold_diacritics

_LONGEST, _MIXED = 50, 20  # characters; the second of a line that isn't in capitals
_URGENCY = re.compile(
    r"[(\[]?(?:do khan\s*[:.]?\s*|(?:cong )?dien\s+)?(?P<degree>hoa\s*toc|thuong khan|khan)(?P<timed>[\s,(-]*hen gio)?"
    r"(?:\s+cap)?(?:\s*[:(,;.-].*)?[)\]]?$"
)
_INITIALS = frozenset("HTKĐCDhtkđ([")
_DEGREES = {"hoatoc": "Hỏa tốc", "thuong khan": "Thượng khẩn", "khan": "Khẩn"}
_STAMP = re.compile(
    r"(?:Người ký|Ký bởi|Được ký bởi|Ký số bởi|Thời gian ký|Ngày ký|Giờ ký|Cơ quan\s*:|Tổ chức\s*:|E-?mail\s*:|Chức vụ\s*:|"
    r"Signature|Digitally signed|Signed by|Signing time|Date\s*:|Reason\s*:|Location\s*:|Foxit|"
    r"(?:ĐỘ MẬT|TUYỆT MẬT|TỐI MẬT|MẬT|DỰ THẢO|Dự thảo|BẢN SAO|SAO Y|SAO LỤC|TÀI LIỆU|LƯU HÀNH|HỎA TỐC SAO)\b.{0,40}$|"
    r"(?:CÔNG VĂN )?ĐẾN\s*(?:Số|Ngày|Giờ)?\s*[:.]|\(?Bản dự thảo|\(?(?:Dự thảo|DỰ THẢO))",
    re.I,
)


def urgency_of(text: str) -> str | None:
    """The degree of urgency that a line states alone: "HỎA TỐC", "Độ khẩn: Thượng khẩn", "CÔNG ĐIỆN KHẨN"."""
    if len(text) > _LONGEST or text[:1] not in _INITIALS:
        return None
    match = _URGENCY.match(fold_diacritics(text))
    if match is None or not (text.isupper() or text.lower().startswith("độ khẩn") or len(text) <= _MIXED):
        return None
    degree = match["degree"]
    name = _DEGREES[degree.replace(" ", "") if degree.startswith("hoa") else degree]
    return f"{name} hẹn giờ" if match["timed"] else name


def is_stamp(text: str) -> bool:
    """Whether the line is of a digital signature, a degree of secrecy or a note on the copy: no field, no subject."""
    return bool(_STAMP.match(text))
