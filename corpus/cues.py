"""What a single line around a document's body is: motto, kind, issuer, number, date, addressees, signature (Nghị định 30)."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from corpus.names import SURNAMES, same_style
from corpus.text import LOWER, UPPER, fold_diacritics

BANNERS = frozenset({
    "ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC",
})  # fmt: skip
_BANNER_LENGTH = 2 * max(map(len, BANNERS))
"""Characters: room for the marks and spaces that ornament a motto."""
_FOLDED_BANNERS = frozenset("".join(char for char in fold_diacritics(banner) if char.isalnum()) for banner in BANNERS)
_SHORTEST_BANNER = min(map(len, _FOLDED_BANNERS))
_BANNER_INITIALS = frozenset("ĐDCcđd“\"'‘.*-~_|(Ð")
_BANNER_SLACK = 3  # letters that a scan may have lost or added
_BANNER_LIKENESS = 0.87  # of letters in order: three or four of them wrong
_CAPITALS = 0.8  # of the letters: a scan takes an I for an l
_REMEMBERED = 4096
KINDS = frozenset({
    "NGHỊ QUYẾT", "QUYẾT ĐỊNH", "CHỈ THỊ", "QUY CHẾ", "QUY ĐỊNH", "THÔNG BÁO", "THÔNG CÁO", "THÔNG TƯ", "THÔNG TRI",
    "THÔNG TƯ LIÊN TỊCH", "HƯỚNG DẪN", "CHƯƠNG TRÌNH", "KẾ HOẠCH", "PHƯƠNG ÁN", "ĐỀ ÁN", "DỰ ÁN", "BÁO CÁO", "BIÊN BẢN",
    "TỜ TRÌNH", "HỢP ĐỒNG", "CÔNG VĂN", "CÔNG ĐIỆN", "KẾT LUẬN", "NGHỊ ĐỊNH", "LUẬT", "PHÁP LỆNH", "LỆNH", "GIẤY MỜI",
    "THÔNG BÁO KẾT LUẬN", "QUY TRÌNH", "LỜI KÊU GỌI", "THÔNG TIN", "ĐIỀU LỆ", "CHIẾN LƯỢC", "HƯỚNG DẪN LIÊN NGÀNH",
})  # fmt: skip
_FOLDED_KINDS = {fold_diacritics(kind): kind for kind in sorted(KINDS)}
_KIND_LENGTH = max(map(len, KINDS))
_KIND_OPENS = re.compile(
    rf"({'|'.join(sorted(KINDS, key=len, reverse=True))})\s*[:.]?\s+((?:CỦA|KẾT LUẬN|LIÊN TỊCH|VỀ)\b.*|[Vv]ề .*|V/v .*|[{UPPER}][{LOWER}]+\s.*)$"
)
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
    "TRƯỜNG", "BỆNH VIỆN", "LIÊN ĐOÀN", "ĐOÀN ", "HỘI ", "THANH TRA", "CÔNG AN", "KHO BẠC", "BẢO HIỂM", "ĐẢNG ĐOÀN",
    "QUÂN ỦY", "QUÂN KHU", "KIỂM TOÁN", "HỌC VIỆN", "ĐẠI HỌC", "TỔNG LIÊN ĐOÀN", "TỈNH ĐOÀN", "THÀNH ĐOÀN", "CHI CỤC",
    "THUẾ ", "HẢI QUAN", "THƯỜNG TRỰC", "LĐLĐ", "BCH ", "BTV ", "BCĐ ", "LIÊN MINH", "MTTQ", "ĐÀI ", "CÔNG TY",
)  # fmt: skip
_NO_ISSUER = ("BAN HÀNH", "PHÒNG CHỐNG", "PHÒNG NGỪA", "PHÒNG TRÁNH", "HỘI NGHỊ", "HỘI NHẬP", "BỘ MÁY", "BỘ CHỈ SỐ", "BỘ TIÊU CHÍ",
              "BỘ THỦ TỤC", "ĐOÀN KẾT", "HỘI THI", "HỘI THẢO", "CỤC BỘ")  # fmt: skip
"""Words of a subject in capitals that begin as a body's name does."""
_UNIT_LINE = re.compile(r"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN|PHƯỜNG|XÃ|ĐẶC KHU)\s+\S")
_BLANK = r"[\s.…_]"
NUMBER_LINE = re.compile(
    rf"(?:(?:Luật|Bộ luật|Lệnh|Nghị quyết|Pháp lệnh|Nghị định|Thông tư|Quyết định)\s+)?S[ốôóổồ]\s*[:.]?\s*"
    rf"(?P<number>{_BLANK}*\d*[a-zđ]?{_BLANK}*[-–/].{{1,40}}|\d+{_BLANK}*)$",
    re.I,
)
_DATE = (
    rf"ngày{_BLANK}*(?:(?P<day>\d{{0,2}}){_BLANK}*tháng{_BLANK}*(?P<month>\d{{0,2}}){_BLANK}*năm|"
    rf"(?P<day2>\d{{1,2}})\s*[/.-]\s*(?P<month2>\d{{1,2}})\s*[/.-])\s*(?P<year>\d{{4}})"
)
DATE_LINE = re.compile(rf"(?P<place>[^,\d]{{2,50}}?)\s*,\s*{_DATE}", re.I)
_LOOSE_DATE = re.compile(rf"(?:(?P<place>[^\d]{{2,60}}?)\s*[,.;]?\s*)?{_DATE}\s*[.]?$", re.I)
_PLACE = re.compile(
    rf"(?:(?:(?i:thành phố|tỉnh|thị xã|xã|phường|huyện|quận|đặc khu|tp\.?)|[{UPPER}][\w.’'-]*)(?:\s*[,.-]\s*|\s+|$))+$"
)
SUBJECT_LINE = re.compile(r"(?:V/v|Về việc)\b[:.]?\s*", re.I)
_SENDERS = "Thủ tướng|Phó Thủ tướng|Chủ tịch|Bộ trưởng|Ủy ban|Uỷ ban|UBND|Bộ|Trưởng ban|Ban|Giám đốc|Tổng cục|Cục|Văn phòng"
ADDRESSEES = re.compile(
    rf"(?:[-–]\s*)?(?i:Kính gửi)\b\s*:?|(?!CÔNG ĐIỆN)[{UPPER}]{{2}}.{{1,80}}\s(?i:điện)\s*:|(?:{_SENDERS})\s.{{0,80}}\sđiện\s*:"
    rf"|(?:{_SENDERS.upper()})\s.{{1,80}}\sĐIỆN$|(?i:Điện|Gửi)\s*:"
)
"""A công điện's sender comes before its addressees: "CHỦ TỊCH … điện:"."""
RECIPIENTS = re.compile(r"\W{0,3}Nơi nhận\s*(?:\([^)]*\)\s*)?(?::|$)", re.I)
AUTHORITY = re.compile(
    rf"(?P<prefix>T/M|K/T|T/L|T/?U/?Q|T\.?M|K\.?T|T\.?L|Q)\s?(?P<stop>[./,:]+|(?<=/\w)\s|\s)\s*(?=[{UPPER}]{{2}}|(?P<small>[{UPPER}][{LOWER}]))"
)
"""The prefix that says on whose behalf a document is signed, before a body or a title."""
_MIXED_AUTHORITY_LENGTH = 60  # characters: a signing line that isn't in capitals is short
_SIGN_TITLES = (
    "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "BÍ THƯ", "PHÓ BÍ THƯ", "THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", "BỘ TRƯỞNG", "THỨ TRƯỞNG",
    "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "TỔNG BÍ THƯ", "CHỦ NHIỆM",
    "HIỆU TRƯỞNG", "TỔNG GIÁM ĐỐC", "CỤC TRƯỞNG", "TỔNG CỤC TRƯỞNG", "CHÁNH ÁN", "VIỆN TRƯỞNG", "TRƯỞNG PHÒNG", "THỐNG ĐỐC",
    "PHÓ CHỦ NHIỆM", "PHÓ TRƯỞNG PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "PHÓ CỤC TRƯỞNG", "PHÓ TỔNG CỤC TRƯỞNG", "PHÓ VIỆN TRƯỞNG",
    "PHÓ THỐNG ĐỐC", "PHÓ CHÁNH ÁN", "PHÓ HIỆU TRƯỞNG", "PHÓ TỔNG GIÁM ĐỐC", "TỔNG THANH TRA", "PHÓ TỔNG THANH TRA", "VỤ TRƯỞNG",
    "PHÓ VỤ TRƯỞNG", "TỔNG KIỂM TOÁN", "CHÁNH THANH TRA", "PHÓ CHÁNH THANH TRA", "QUYỀN ", "THƯỜNG TRỰC", "ỦY VIÊN", "CHI CỤC TRƯỞNG",
    "PHÓ CHI CỤC TRƯỞNG", "TRƯỞNG ĐOÀN", "PHÓ TRƯỞNG ĐOÀN", "CHỈ HUY TRƯỞNG", "TƯ LỆNH", "CHÍNH ỦY",
)  # fmt: skip
_SIGN_TITLE_LENGTH = 70  # characters
_RANK = r"(?:(?:GS|PGS|TS|ThS|BS|KS|CN|Đ/c|Thượng tướng|Đại tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá)[.\s]\s*)*"
_PERSON = re.compile(rf"{_RANK}[{UPPER}](?:[{LOWER}]*|['’][{UPPER}]?[{LOWER}]+)(?:[\s-]+[{UPPER}][{LOWER}'’]*){{1,5}}$")
_MAX_NAME_SYLLABLES = 5
_SIGNED = (
    "đã ký",
    "ký tên",
    "đã kí",
    "daky",
    "đaky",
    "đãký",
    "da ky",
    "ký, đóng dấu",
    "đã ký và đóng dấu",
    "chữ ký",
    "ký số",
    "đã ký số",
)
_TITLE_WORDS = ("chủ tịch", "phó", "bí thư", "bộ trưởng", "thứ trưởng", "thủ tướng", "giám đốc", "chánh", "trưởng", "nơi nhận", "kính gửi",
                "phụ lục", "chương", "điều", "mục", "phần", "ban ", "bộ ", "sở ", "ủy ban", "hội đồng", "văn bản", "lưu ")  # fmt: skip
"""What a line in capitals and small letters begins with that is a title or a body, not a person."""
_ANNEX = re.compile(
    rf"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:(?:SỐ|số|Số)\s*)?(?:[IVX]+|\d{{1,2}}|[A-HĐ]))?\s*(?:$|[.:(–-]|(?=[{UPPER}]{{2}}))"
    rf"|(?:DANH SÁCH|BIỂU MẪU|DANH MỤC|MẪU SỐ)\b|(?:Mẫu|MẪU|Biểu|BIỂU)\s+(?:(?:số|SỐ)\s+)?\d{{1,2}}[a-zA-Z]?\s*$"
)
LEGAL_BASIS = re.compile(r"(?:[-–+•]\s*)?(?:Căn cứ|Xét đề nghị|Theo đề nghị)\b")
_ORDER = re.compile(
    r".{0,200}?(?<!\w)(?:yêu cầu|đề nghị|chỉ đạo|kết luận|thông báo|thống nhất|quyết định|quyết nghị|giao|kiến nghị|hướng dẫn|"
    r"có ý kiến|như sau|kêu gọi|lưu ý|nhiệm vụ sau|nội dung sau|việc sau)(?!\w)[^.;:]{0,120}:$",
    re.I,
)
_PROSE_OPENS = re.compile(
    r"(?:Căn cứ|Thực hiện|Thi hành|Triển khai|Để|Nhằm|Theo|Sau khi|Sau|Trước|Trong|Thời gian (?:qua|gần đây|vừa qua)|Hiện nay|Hiện tại|"
    r"Vừa qua|Gần đây|Những (?:ngày|năm|tháng)|Từ (?:ngày|đầu|năm|tháng)|Tính đến|Ngày \d{1,2}|Hồi \d{1,2}|Lúc \d{1,2}|Qua|Trên cơ sở|"
    r"Tiếp (?:theo|tục|nhận)|Xét|Ngay sau|Nhân dịp|Năm \d{4}|Được sự|Tại|Đến nay|Dự báo|Phúc đáp|Trả lời|Nhận được|Vì vậy|Do)(?!\w)"
)
"""How sentences begin that open a body, and titles hardly ever."""
_NUMBER_INITIALS = frozenset("SsLBNPTQ")
_LONGEST_DATE = 90  # characters


def plain_capitals(text: str) -> str:
    """The text in capitals of one style: UỶ as ỦY, HOÀ as HÒA, dashes as " - "."""
    upper = text.upper().replace("UỶ", "ỦY").replace("HOÀ", "HÒA")
    return re.sub(r"\s*[-–]\s*", " - ", upper) if "-" in upper or "–" in upper else upper


def is_ornament(text: str) -> bool:
    """Whether the line holds neither letter nor digit: "*", "-----"."""
    return not any(char.isalnum() for char in text)


def is_banner(text: str) -> bool:
    """Whether the line is the national or the Party motto, wrong marks and a few wrong letters of a scan forgiven."""
    return text[:1] in _BANNER_INITIALS and _SHORTEST_BANNER <= len(text) <= _BANNER_LENGTH and _is_banner(text)


@lru_cache(maxsize=_REMEMBERED)
def _is_banner(text: str) -> bool:
    letters = "".join(char for char in fold_diacritics(text) if char.isalnum())
    if letters in _FOLDED_BANNERS:
        return True
    capitals = sum(map(str.isupper, text)) >= _CAPITALS * sum(map(str.isalpha, text))
    if capitals or text.istitle() or " - " in text:
        return any(
            abs(len(letters) - len(banner)) <= _BANNER_SLACK
            and SequenceMatcher(None, letters, banner).ratio() >= _BANNER_LIKENESS
            for banner in _FOLDED_BANNERS
        )
    return False


def kind_of(text: str) -> str | None:
    """The document kind, in capitals, of a line that is nothing else; marks that a scan lost are forgiven."""
    kind = text.rstrip(":. ")
    if kind in KINDS:
        return kind
    return _FOLDED_KINDS.get(fold_diacritics(kind)) if kind.isupper() and len(kind) <= _KIND_LENGTH else None


def kind_with_rest(text: str) -> tuple[str, str] | None:
    """The kind that opens a line and what goes on behind it: "QUYẾT ĐỊNH" and "Về việc …"; "KẾT LUẬN" and "CỦA BAN BÍ THƯ"."""
    match = _KIND_OPENS.match(text)
    return (match[1], match[2]) if match else None


def is_issuer(text: str) -> bool:
    """Whether the line names a body in capitals."""
    if not text.isupper():
        return False
    capitals = plain_capitals(text)
    return capitals.startswith(_ISSUER_WORDS) and not capitals.startswith(_NO_ISSUER) and not is_banner(text)


def is_issuer_rest(text: str) -> bool:
    """Whether the line, below a body's name, is the place it governs: "TỈNH LÀO CAI"."""
    return text.isupper() and bool(_UNIT_LINE.match(text)) and not is_issuer(text)


def is_person(text: str) -> bool:
    """Whether the line could be a person's name: two to six capitalised syllables, rank or degree before them."""
    if _PERSON.match(text):
        small = same_style(text.lower())
        return small not in _SIGNED and not small.startswith(_TITLE_WORDS) and any(char.islower() for char in text)
    words = text.split()
    return (
        text.isupper()
        and text.replace(" ", "").isalpha()
        and 1 < len(words) <= _MAX_NAME_SYLLABLES
        and fold_diacritics(words[0]) in SURNAMES
    )


def is_signed(text: str) -> bool:
    """Whether the line stands for the signature itself: "(Đã ký)"."""
    return text.lower().strip("()[]{} .*") in _SIGNED


def is_recipients(text: str) -> bool:
    """Whether the line opens the list of recipients."""
    return bool(RECIPIENTS.match(text))


def is_authority(text: str) -> bool:
    """Whether the line opens a signature: an authority prefix before capitals, or a signing title in capitals."""
    return is_authority_prefix(text) or is_sign_title(text)


def is_authority_prefix(text: str) -> bool:
    """Whether the line begins with T/M, KT., TL. or the like, before capitals or (a short line) a title."""
    if text[:1] not in "TKQ":
        return False
    match = AUTHORITY.match(text)
    if match is None:
        return False
    if match["small"] is None:
        return text.isupper()
    dressed = "/" in match["prefix"] or match["stop"][0] in "./"
    return dressed and match["prefix"] != "Q" and len(text) <= _MIXED_AUTHORITY_LENGTH and text[-1] not in ".;:,"


def is_sign_title(text: str) -> bool:
    """Whether the line is a signing title in capitals."""
    return text.startswith(_SIGN_TITLES) and text.isupper() and len(text) <= _SIGN_TITLE_LENGTH


def is_order(text: str) -> bool:
    """Whether the line announces what is demanded or decided: "Yêu cầu:", "… kết luận như sau:"."""
    return text.endswith(":") and bool(_ORDER.match(text))


def opens_prose(text: str) -> bool:
    """Whether the line begins as a body's first sentence does: "Thực hiện …", "Sau khi …", "Để …"."""
    return bool(_PROSE_OPENS.match(text))


def is_annex(text: str) -> bool:
    """Whether the line heads an annex."""
    return bool(_ANNEX.match(text))


def is_number(text: str) -> bool:
    """Whether the line is the document's number."""
    return text[:1] in _NUMBER_INITIALS and bool(NUMBER_LINE.match(text))


def date_of(text: str) -> re.Match[str] | None:
    """The match of a line that is place and date, with ``place``, ``day``/``day2``, ``month``/``month2`` and ``year``."""
    if "ng" not in text and "NG" not in text:
        return None
    match = DATE_LINE.match(text)
    if match is not None:
        return match
    loose = _LOOSE_DATE.match(text) if len(text) <= _LONGEST_DATE else None
    return loose if loose is not None and (loose["place"] is None or _PLACE.match(loose["place"])) else None


def is_date(text: str) -> bool:
    """Whether the line is place and date."""
    return date_of(text) is not None


def is_heading_field(text: str) -> bool:
    """Whether the line states a field of a document's heading, so that it is evidence of one."""
    return bool(
        is_banner(text) or kind_of(text) or is_issuer(text) or is_number(text) or is_date(text) or ADDRESSEES.match(text)
    )
