"""Whether a sentence holds the kind of thing that a question asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.text import UPPER, fold_diacritics
from index.query import QueryAnalysis
from rag.asked import Asked
from rag.bodies import bodies_asked, bodies_in

_DATE = r"\d{1,2}/\d{1,2}(?:/\d{4})?|ngày \d{1,2}|tháng \d{1,2}|năm (?:học )?\d{4}|quý [IVX]+"
_NUMBER = r"(?:\d+(?:[.,]\d+)*|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn|vạn|triệu|tỷ)"
_PATTERNS: dict[Asked, re.Pattern[str]] = {
    Asked.WHEN: re.compile(
        rf"{_DATE}|trước ngày|trong ngày|chậm nhất|cho đến khi|đến hết|từ nay đến|"
        r"ngay khi|ngay sau|trong dịp|sau khi|"
        r"\bkhi\b.{3,80}\b(?:phải|sẽ|thì|mới|chỉ đạo|áp dụng|kịp thời)\b|\bthời (?:gian|điểm|hạn)\b|"
        r"h[àằ]ng (?:ngày|tuần|tháng)|thường xuyên|định kỳ|đột xuất|kể từ ngày|có hiệu lực|\d+ (?:phút|ngày|tuần|tháng|giờ|năm)\b",
        re.I,
    ),
    Asked.HOW_OFTEN: re.compile(
        r"h[àằ]ng (?:ngày|tuần|tháng|quý|năm)|mỗi (?:ngày|tuần|tháng)|\d+/24|24 giờ|thường xuyên|định kỳ|đột xuất|"
        r"\d+ lần|một lần",
        re.I,
    ),
    Asked.HOW_MANY: re.compile(rf"\b{_NUMBER}\b|\d|100%|toàn bộ", re.I),
    Asked.TO_WHOM: re.compile(
        r"\b(?:báo cáo|trình|gửi|đề xuất|tham mưu|chịu trách nhiệm|phối hợp|kiến nghị|xin ý kiến|thông báo|làm việc)\b.{0,160}"
        r"\b(?:với|cho|đến|tới|qua|trước|Thường trực|Ban|UBND|Ủy ban|Chủ tịch|Huyện ủy|Quận ủy|Thành ủy)\b",
        re.I,
    ),
    Asked.WHICH_DOCUMENT: re.compile(
        r"\d+\s*[-/]\s*[A-ZĐ]{2}|\bsố \d+|"
        r"\b(?:chỉ thị|công điện|nghị quyết|quyết định|kế hoạch|thông báo|kết luận|văn bản|hướng dẫn|quy định)\b",
        re.I,
    ),
    Asked.WHO: re.compile(
        r"\b(?:UBND|Ủy ban|HĐND|Hội đồng|Ban|Đảng ủy|Quận ủy|Huyện ủy|Thành ủy|Công an|Phòng|Sở|Chủ tịch|Bí thư|Trưởng|"
        r"cơ quan|đơn vị|tổ chức|cấp ủy|chính quyền|đồng chí|lực lượng|người|thủ trưởng|đối tượng|Mặt trận|MTTQ|"
        r"Trung tâm|Tổ|Đoàn|nhân viên|công nhân|cán bộ)\b",
        re.I,
    ),
}
_SURE = 0.15  # an English noun's Vietnamese sense of a smaller probability isn't looked for behind a number
_MONEY = rf"{_NUMBER}[^.;]{{0,20}}\b(?:đồng|triệu|nghìn|tỷ|lương|USD|VNĐ)\b"
# What is counted, folded and in either language, to what must stand behind the number in a Vietnamese text.
_UNITS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"\b(?:duong day nong|so dien thoai|hotline|phone|telephone|so tai khoan|account number|bank account)\b"),
        r"(?<![\d.,/])(?:0|1[89]00)\d*[\d. ]{5,}|\b11[1-5]\b",
    ),
    (re.compile(r"\b(?:phan tram|ty le|percent(?:age)?|per cent|proportion)\b"), r"\d\s*%|phần trăm"),
    (
        re.compile(
            r"\b(?:bao nhieu tien|muc phat|phat bao nhieu|nop phat|tien phat|hoc phi|gia ve|muc ho tro|bao nhieu dong|"
            r"muc luong|tro cap bao nhieu|(?:may|bao nhieu) (?:trieu|nghin|ty|dong)|gia bao nhieu|"
            r"gia .{0,30}bao nhieu|"
            r"how much (?:money|is the fine|will|do|does|did|is paid)|"
            r"fines?\b.{0,20}\bhow much|(?:what|which)\b.{0,30}\b(?:amount|price|fee|allowance|cost|fine)|how high.{0,20}(?:fine|price|fee))\b"
        ),
        _MONEY,
    ),
    (
        re.compile(
            r"\b(?:may|bao nhieu) gio\b|\bwhat (?:time|hours?)\b|\bhow many hours\b|"
            r"\b(?:may|bao nhieu) tieng\b|\bopening hours\b"
        ),
        r"\d+(?:/24)?\s*(?:giờ|h)\b",
    ),
    (
        re.compile(r"\b(?:may|bao nhieu|bao lau) (?:ngay|hom)\b|\bhow many days\b|\bfor how long\b|\bkeo dai (?:may|bao)\b"),
        rf"{_NUMBER}\s*ngày",
    ),
    (re.compile(r"\b(?:may|bao nhieu) tuan\b|\bhow many weeks\b"), rf"{_NUMBER}\s*tuần"),
    (re.compile(r"\b(?:may|bao nhieu) thang\b|\bhow many months\b"), rf"{_NUMBER}\s*tháng"),
    (
        re.compile(r"\b(?:may|bao nhieu) (?:lieu|mui)\b|\bhow many (?:\w+ )?(?:doses|shots|jabs)\b"),
        rf"{_NUMBER}\s*(?:liều|mũi)",
    ),
    (
        re.compile(
            r"\b(?:may|bao nhieu) (?:ca|f0|truong hop|benh nhan|nguoi mac|nguoi nhiem)\b|"
            r"\bhow many (?:\w+ ){0,2}(?:cases|infections|patients)\b"
        ),
        rf"{_NUMBER}\s*(?:ca|trường hợp|bệnh nhân|người|F0)",
    ),
    (
        re.compile(
            r"\b(?:may|bao nhieu) nguoi\b|\bhow many (?:\w+ ){0,2}(?:people|persons|residents|members|workers|officials)\b"
        ),
        rf"{_NUMBER}\s*(?:người|thành viên|đồng chí|cán bộ|trường hợp)",
    ),
    (
        re.compile(r"\b(?:may|bao nhieu) (?:doan|to|doi)\b|\bhow many (?:\w+ ){0,2}(?:teams|groups)\b"),
        rf"{_NUMBER}\s*(?:đoàn|tổ|đội)",
    ),
    (
        re.compile(r"\b(?:may|bao nhieu) (?:chot|tram|diem)\b|\bhow many (?:\w+ ){0,2}(?:checkpoints?|posts|stations|sites)\b"),
        rf"{_NUMBER}\s*(?:chốt|trạm|điểm)",
    ),
    (
        re.compile(r"\b(?:may|bao nhieu) (?:phuong|xa|don vi)\b|\bhow many (?:\w+ ){0,2}(?:wards|communes)\b"),
        rf"{_NUMBER}\s*(?:phường|xã|đơn vị)",
    ),
    (
        re.compile(r"\b(?:may|bao nhieu) (?:giuong|phong|may tho)\b|\bhow many (?:\w+ ){0,2}(?:beds|rooms|ventilators)\b"),
        rf"{_NUMBER}\s*(?:giường|phòng|máy)",
    ),
    (re.compile(r"\b(?:bao xa|may met|bao nhieu met)\b|\bhow (?:far apart|many met(?:re|er)s)\b"), rf"{_NUMBER}\s*(?:m|mét)\b"),
)
_UNTIL = re.compile(
    r"\b(?:den|toi)(?: het)? (?:ngay|thang|khi|luc|bao)\b|\bden bao gio\b|\bket thuc (?:khi|ngay|luc)\b|\buntil when\b|"
    r"\bwhen (?:will|does|do|did).{0,60}\b(?:end|lifted|stop|reopen|resume|start|begin|open)\b|"
    r"\b(?:ngay|thang) (?:nao|may|bao nhieu)\b(?! cung)|"
    r"(?<!\bdu )(?<!\bam )\blich (?!su\b|trinh\b|lam viec voi\b)\w+|\b(?:schedule|timetable) (?:of|for)\b|"
    r"\b(?:what|which|exact) (?:date|day|month)\b|\bbao gio\b.{0,40}\b(?:bo|go|het|mo|ket thuc)\b"
)
_EXACT_TIME = re.compile(
    rf"{_DATE}|cho đến khi|đến khi|từ nay đến|trong dịp|ngày \d|kể từ ngày|\d+ (?:ngày|tuần|tháng|giờ)\b", re.I
)
_TIMES = re.compile(r"\b(?:may|bao nhieu|bao lau).{0,25}\b(?:mot|1) (?:lan|luot)\b|\bngay nao cung\b")
_SEVERAL = re.compile(
    r"\bmay\b(?=.*\b(?:ai|gi|dau|nao|sao)\b)|\b(?:ai|gi|dau|nao)\b.*\bmay\b"
)  # "mấy" beside another question word: "some"
_NAME_OF_DISEASE = re.compile(r"\bcovid(?:\s*-\s*19)?\b", re.I)  # "how many Covid-19 deaths" counts deaths
_COUNTED = re.compile(r"\b(?:mấy|bao nhiêu)\s+((?:[^\W\d_]+\s*){1,3})|\bhow many\s+((?:[a-z]+\s*){1,3})", re.I)
_NAMED_PERSON = re.compile(
    r"\b(?:ten (?:la )?gi|ten cua|ho ten|ong nao|ba nao|"
    r"who is the (?:director|head|chair|chief|secretary|deputy|leader)|name of the|names? of)\b"
)
_PERMISSION = {
    "vi": re.compile(r"\b(?:duoc phep|cho phep|co duoc khong|duoc khong|bi cam)\b"),
    "en": re.compile(r"\b(?:allow(?:s|ed)?|permit(?:s|ted)?|ban(?:ned|s)?|prohibit(?:s|ed)?|forbidden)\b|^(?:may|can)\b", re.I),
}
"""A question whether a thing is allowed: whatever rules on it answers, in whichever words."""
_RULED = re.compile(
    r"cho phép|được phép|không được|\bcấm\b|dừng|hạn chế|ngừng|đóng cửa|mở cửa|đình chỉ|giới hạn|không tổ chức|không tập trung|"
    r"hoạt động trở lại|chỉ được|không áp dụng|không công khai|nghiêm cấm|hành vi|\btrừ\b|yêu cầu|cần thiết",
    re.I,
)
_ADDRESS = re.compile(r"\bdia chi nao\b|\bdia chi .{0,30}\bo dau\b|\b(?:which|what) address\b|\baddress of\b")
_ADDRESSED = re.compile(rf"\bsố (?:nhà )?\d+ |\b(?:đường|phố|ngõ|ngách)\s+(?-i:[{UPPER}])|\bđịa chỉ", re.I)
_WHERE = re.compile(r"\b(?:o|tai|den|dat) (?:dau|dia diem nao|cho nao|vi tri nao)\b|^where\b")
_LOCATED = re.compile(r"\b(?:tại|ở|đặt|địa điểm|địa chỉ|trụ sở|khu vực|địa bàn|nơi)\b", re.I)
_WHICH_NAMED = re.compile(
    r"\b(truong(?! hop)|truong hoc|benh vien|cong ty|nha may|tuyen duong|khach san|loai vac xin|hang vac xin|vac xin) nao\b|"
    r"\b(?:which|what) (?:type of |brand of |kind of )?(schools?|hospitals?|compan(?:y|ies)|factor(?:y|ies)|roads?|streets?|hotels?|vaccine)\b"
    r"(?! strateg| campaign| program| polic)"
)
_NOUNS = {
    "school": "trường", "hospital": "bệnh viện", "company": "công ty", "factory": "nhà máy", "road": "đường", "street": "phố",
    "hotel": "khách sạn", "vaccine": "vắc xin", "truong": "trường", "truong hoc": "trường", "benh vien": "bệnh viện",
    "cong ty": "công ty", "nha may": "nhà máy", "tuyen duong": "đường", "khach san": "khách sạn", "loai vac xin": "vắc xin",
    "hang vac xin": "vắc xin", "vac xin": "vắc xin",
}  # fmt: skip
_NAME = rf"(?-i:[{UPPER}])\w+"
_PERSON_NAME = re.compile(rf"\b(?:đồng chí|ông|bà)\s+{_NAME} {_NAME}|{_NAME} (?:Thị |Văn )?{_NAME} {_NAME},")
_NOT_COUNTS = re.compile(
    r"covid\s*-?\s*19|\b5\s?k\b|\bF[01]\b|\b\d+\s*[-/]?\s*(?-i:[A-ZĐ]{2,})[-/\w]*|"
    r"\b\d{1,2}/(?:0?\d|1[0-2])\b(?:/\d{4})?|(?:ngày|tháng|năm)\s+\d+",
    re.I,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_REMEMBERED = 1 << 14  # sentences and lead lines whose levels and years are kept: they're asked about again and again
_TYPED = frozenset({Asked.WHEN, Asked.HOW_OFTEN, Asked.HOW_MANY, Asked.TO_WHOM, Asked.WHICH_DOCUMENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What an answering sentence must hold.

    ``exact`` is a pattern for a counted unit, a date or a name, None for none; ``years`` are the years that the question
    names, ``levels`` the levels of administration ("huyện"), ``bodies`` the kinds of body; ``plain`` leaves document numbers and dates out before
    ``exact`` is looked for.
    """

    asked: Asked
    exact: re.Pattern[str] | None
    years: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    plain: bool = False

    def fits(self, sentence: str, above: str = "") -> float:
        """1.0 where the sentence holds what is asked for, 0.0 where it doesn't, 0.5 for a question of no particular type.

        Whether a thing is allowed may stand in the lead line ``above`` it: "Nghiêm cấm các hành vi sau:".
        """
        pattern = self.exact or _PATTERNS.get(self.asked)
        if pattern is None:
            return 0.5
        text = f"{sentence} {above}" if self.exact is _RULED else sentence
        text = _NOT_COUNTS.sub(" ", text) if self.plain else text
        return 1.0 if pattern.search(text) else 0.0

    def misses(self, text: str, above: str = "") -> float:
        """1.0 where something of a particular type is asked for and ``text`` has none of it."""
        if self.exact is None and self.asked not in _TYPED:
            return 0.0
        return 1.0 - self.fits(text, above)

    def conflicts(self, text: str) -> float:
        """1.0 where the question names a year and ``text`` names only others."""
        named = years_in(text) if self.years else frozenset()
        return 1.0 if self.years and named and not self.years & named else 0.0

    def strange(self, text: str, around: str) -> float:
        """The share of the bodies named in the question that neither ``text`` nor what stands above it names."""
        if not self.bodies:
            return 0.0
        return len(self.bodies - bodies_in(text) - bodies_in(around)) / len(self.bodies)

    def level(self, sentence: str, around: str) -> float:
        """1.0 where the sentence, or what stands above it, is of a level that the question names, -1.0 where of others only."""
        if not self.levels:
            return 0.0
        found = levels_in(sentence)
        if self.levels & (found or levels_in(around)):
            return 1.0
        return -1.0 if found else 0.0


_LEVEL = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|thôn|bản|tổ dân phố)\b", re.I)
_ENGLISH_LEVELS = {
    "commune": ("xã",), "communes": ("xã",), "ward": ("phường",), "wards": ("phường",), "district": ("huyện", "quận"),
    "city": ("thành phố",), "province": ("tỉnh",), "provincial": ("tỉnh",), "village": ("thôn", "bản"),
    "villages": ("thôn", "bản"),
}  # fmt: skip
_NOT_LEVELS = re.compile(
    r"\bxã hội\b|\bthị xã\b|\bbản (?:thân|đồ|lĩnh|tin|kế hoạch|sao)\b|\b(?:văn|cơ|căn|kịch|tài|phiên) bản\b", re.I
)


@lru_cache(maxsize=_REMEMBERED)
def years_in(text: str) -> frozenset[str]:
    """The years that a text names."""
    return frozenset(_YEAR.findall(text))


@lru_cache(maxsize=_REMEMBERED)
def levels_in(text: str) -> frozenset[str]:
    """The levels of administration that a Vietnamese text names."""
    return frozenset(match.lower() for match in _LEVEL.findall(_NOT_LEVELS.sub(" ", text)))


def _levels_asked(analysis: QueryAnalysis) -> frozenset[str]:
    if analysis.language == "vi":
        return levels_in(analysis.restored)
    words = re.findall(r"[a-z]+", analysis.text.lower())
    return frozenset(level for word in words for level in _ENGLISH_LEVELS.get(word, ()))


def asks_permission(asked: Asked, analysis: QueryAnalysis) -> bool:
    """Whether the question is if a thing is allowed."""
    folded = fold_diacritics(analysis.restored)
    return asked is Asked.YES_NO and _PERMISSION[analysis.language].search(folded) is not None


def expectation(asked: Asked, analysis: QueryAnalysis) -> Expectation:
    """The expectation of a question as it was read."""
    question = analysis.restored
    folded = fold_diacritics(question)
    found = _expected(asked, question, folded, analysis)
    years, levels, bodies = frozenset(_YEAR.findall(question)), _levels_asked(analysis), bodies_asked(analysis)
    return replace(found, years=years, levels=levels, bodies=bodies)


def _expected(asked: Asked, question: str, folded: str, analysis: QueryAnalysis) -> Expectation:
    if _TIMES.search(folded):
        return Expectation(asked=Asked.HOW_OFTEN, exact=None)
    exact = next((unit for words, unit in _UNITS if words.search(folded)), None)
    if exact is not None and not _SEVERAL.search(folded):
        return Expectation(asked=asked, exact=re.compile(exact, re.I), plain=True)
    if asked in (Asked.WHEN, Asked.WHAT) and _UNTIL.search(folded):
        return Expectation(asked=asked, exact=_EXACT_TIME)
    counted = _COUNTED.search(_NAME_OF_DISEASE.sub(" ", question)) if asked is Asked.HOW_MANY else None
    if counted is not None:
        return Expectation(asked=asked, exact=_counted_unit(counted[1] or counted[2], analysis), plain=True)
    if asks_permission(asked, analysis):
        return Expectation(asked=asked, exact=_RULED)
    if _ADDRESS.search(folded):
        return Expectation(asked=asked, exact=_ADDRESSED)
    if _WHERE.search(folded):
        return Expectation(asked=asked, exact=_LOCATED)
    which = _WHICH_NAMED.search(folded)
    if which is not None:
        return Expectation(asked=asked, exact=_named(which[1] or which[2]))
    if _NAMED_PERSON.search(folded):
        return Expectation(asked=asked, exact=_PERSON_NAME)
    return Expectation(asked=asked, exact=None)


def _named(noun: str) -> re.Pattern[str]:
    """One of the things asked for by its name, or several counted or listed."""
    singular = noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.removesuffix("s")
    thing = re.escape(_NOUNS.get(noun) or _NOUNS[singular])
    return re.compile(
        rf"\b{thing}\s+(?:(?-i:[{UPPER}])|\d|có\b|đã\b|giáp\b)|\b\d+\s+{thing}\b|\b{thing}\b.{{0,40}}(?::|\bnhư\b)", re.I
    )


def _counted_unit(noun: str, analysis: QueryAnalysis) -> re.Pattern[str]:
    """A number with what is counted close behind it, under any of its names."""
    first = noun.split()[0].lower()
    names = {first} if analysis.language == "vi" else set()
    for term in analysis.terms:
        if first in term.surface.lower().split():
            names |= {text.lower() for text, share in term.alternatives if share >= _SURE}
    choices = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) or re.escape(first)
    return re.compile(rf"\b{_NUMBER}\s+(?:\w+\s+){{0,2}}(?:{choices})\b", re.I)
