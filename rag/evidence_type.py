"""Whether a sentence holds the kind of thing that a question asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.text import fold_diacritics
from rag.asked import Asked

_DATE = r"\d{1,2}/\d{1,2}(?:/\d{4})?|ngày \d{1,2}|tháng \d{1,2}|năm (?:học )?\d{4}|quý [IVX]+"
_NUMBER = r"(?:\d[\d.,]*|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|trăm|nghìn|vạn|triệu|tỷ)"
_PATTERNS: dict[Asked, re.Pattern[str]] = {
    Asked.WHEN: re.compile(
        rf"{_DATE}|trước ngày|trong ngày|chậm nhất|cho đến khi|đến hết|từ nay đến|ngay khi|ngay sau|trong dịp|\bkhi\b.{{3,60}}\b(?:phải|sẽ|thì|mới|chỉ đạo|áp dụng)\b|"
        rf"\bthời (?:gian|điểm|hạn)\b|h[àằ]ng (?:ngày|tuần|tháng)|thường xuyên|định kỳ|đột xuất|\bngay\b|kịp thời",
        re.I,
    ),
    Asked.HOW_OFTEN: re.compile(
        r"h[àằ]ng (?:ngày|tuần|tháng|quý|năm)|mỗi (?:ngày|tuần|tháng)|\d+/24|24 giờ|thường xuyên|định kỳ|đột xuất|\d+ lần|một lần", re.I
    ),
    Asked.HOW_MANY: re.compile(rf"\b{_NUMBER}\b|\d|100%|toàn bộ", re.I),
    Asked.TO_WHOM: re.compile(
        r"\b(?:báo cáo|trình|gửi|đề xuất|tham mưu|chịu trách nhiệm|phối hợp|kiến nghị|xin ý kiến|thông báo|làm việc)\b.{0,160}"
        r"\b(?:với|cho|đến|tới|qua|trước|Thường trực|Ban|UBND|Ủy ban|Chủ tịch|Huyện ủy|Quận ủy|Thành ủy)\b",
        re.I,
    ),
    Asked.WHICH_DOCUMENT: re.compile(
        r"\d+\s*[-/]\s*[A-ZĐ]{2}|\bsố \d+|\b(?:chỉ thị|công điện|nghị quyết|quyết định|kế hoạch|thông báo|kết luận|văn bản|hướng dẫn|quy định)\b",
        re.I,
    ),
    Asked.WHO: re.compile(
        r"\b(?:UBND|Ủy ban|HĐND|Hội đồng|Ban|Đảng ủy|Quận ủy|Huyện ủy|Thành ủy|Công an|Phòng|Sở|Chủ tịch|Bí thư|Trưởng|cơ quan|đơn vị|tổ chức|"
        r"cấp ủy|chính quyền|đồng chí|lực lượng|người|thủ trưởng|đối tượng|Mặt trận|MTTQ|Trung tâm|Tổ|Đoàn|nhân viên|công nhân|cán bộ)\b",
        re.I,
    ),
}
_MONEY = rf"{_NUMBER}[^.;]{{0,20}}\b(?:đồng|triệu|nghìn|tỷ|lương|USD|VNĐ)\b"
# What is counted, folded and in either language, to what must stand behind the number in a Vietnamese text.
_UNITS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:duong day nong|so dien thoai|hotline|phone|telephone)\b"), r"\d[\d. ]{6,}"),
    (re.compile(r"\b(?:phan tram|ty le|percent(?:age)?|per cent|proportion)\b"), r"\d\s*%|phần trăm"),
    (
        re.compile(
            r"\b(?:bao nhieu tien|muc phat|phat bao nhieu|nop phat|tien phat|hoc phi|gia ve|muc ho tro|bao nhieu dong|muc luong|tro cap bao nhieu|"
            r"how much (?:money|is the fine|will|do|does|did|is paid)|fines?\b.{0,20}\bhow much|amount of|price|fee|allowance|cost)\b"
        ),
        _MONEY,
    ),
    (re.compile(r"\b(?:may|bao nhieu) gio\b|\bwhat (?:time|hours?)\b|\bhow many hours\b|\b(?:may|bao nhieu) tieng\b|\bopening hours\b"), r"\d+(?:/24)?\s*(?:giờ|h)\b"),
    (re.compile(r"\b(?:may|bao nhieu|bao lau) (?:ngay|hom)\b|\bhow many days\b|\bfor how long\b|\bkeo dai (?:may|bao)\b"), rf"{_NUMBER}\s*ngày"),
    (re.compile(r"\b(?:may|bao nhieu) tuan\b|\bhow many weeks\b"), rf"{_NUMBER}\s*tuần"),
    (re.compile(r"\b(?:may|bao nhieu) thang\b|\bhow many months\b"), rf"{_NUMBER}\s*tháng"),
    (re.compile(r"\b(?:may|bao nhieu) (?:lieu|mui)\b|\bhow many (?:\w+ )?(?:doses|shots|jabs)\b"), rf"{_NUMBER}\s*(?:liều|mũi)"),
    (re.compile(r"\b(?:may|bao nhieu) (?:ca|f0|truong hop|benh nhan|nguoi mac|nguoi nhiem)\b|\bhow many (?:\w+ ){0,2}(?:cases|infections|patients)\b"),
     rf"{_NUMBER}\s*(?:ca|trường hợp|bệnh nhân|người|F0)"),
    (re.compile(r"\b(?:may|bao nhieu) nguoi\b|\bhow many (?:\w+ ){0,2}(?:people|persons|residents|members|workers|officials)\b"),
     rf"{_NUMBER}\s*(?:người|thành viên|đồng chí|cán bộ|trường hợp)"),
    (re.compile(r"\b(?:may|bao nhieu) (?:doan|to|doi)\b|\bhow many (?:\w+ ){0,2}(?:teams|groups)\b"), rf"{_NUMBER}\s*(?:đoàn|tổ|đội)"),
    (re.compile(r"\b(?:may|bao nhieu) (?:chot|tram|diem)\b|\bhow many (?:\w+ ){0,2}(?:checkpoints?|posts|stations|sites)\b"), rf"{_NUMBER}\s*(?:chốt|trạm|điểm)"),
    (re.compile(r"\b(?:may|bao nhieu) (?:phuong|xa|don vi)\b|\bhow many (?:\w+ ){0,2}(?:wards|communes)\b"), rf"{_NUMBER}\s*(?:phường|xã|đơn vị)"),
    (re.compile(r"\b(?:may|bao nhieu) (?:giuong|phong|may tho)\b|\bhow many (?:\w+ ){0,2}(?:beds|rooms|ventilators)\b"), rf"{_NUMBER}\s*(?:giường|phòng|máy)"),
    (re.compile(r"\b(?:bao xa|may met|bao nhieu met)\b|\bhow (?:far|many met(?:re|er)s)\b"), rf"{_NUMBER}\s*(?:m|mét)\b"),
)
_NAMED_PERSON = re.compile(r"\b(?:ten (?:la )?gi|ten cua|ho ten|ong nao|ba nao|who is the (?:director|head|chair|chief|secretary|deputy)|name of the)\b")
_PERSON_NAME = re.compile(r"\b(?:đồng chí|ông|bà)\s+[A-ZĐÀ-Ỹ]\w+ [A-ZĐÀ-Ỹ]\w+|[A-ZĐ]\w+ (?:Thị |Văn )?[A-ZĐ]\w+ [A-ZĐ]\w+,")
_TYPED = frozenset({Asked.WHEN, Asked.HOW_OFTEN, Asked.HOW_MANY, Asked.TO_WHOM, Asked.WHICH_DOCUMENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What an answering sentence must hold. ``exact`` is a pattern for a counted unit or a name, None for none."""

    asked: Asked
    exact: re.Pattern[str] | None

    def fits(self, sentence: str) -> float:
        """1.0 where the sentence holds what is asked for, 0.0 where it doesn't, 0.5 for a question of no particular type."""
        pattern = self.exact or _PATTERNS.get(self.asked)
        if pattern is None:
            return 0.5
        return 1.0 if pattern.search(sentence) else 0.0

    def misses(self, text: str) -> float:
        """1.0 where something of a particular type is asked for and ``text`` has none of it."""
        if self.exact is None and self.asked not in _TYPED:
            return 0.0
        return 1.0 - self.fits(text)


def expectation(asked: Asked, question: str) -> Expectation:
    """The expectation of a question; ``question`` with its diacritics restored, or English."""
    folded = fold_diacritics(question)
    exact = next((unit for words, unit in _UNITS if words.search(folded)), None)
    if exact is not None:
        return Expectation(asked=asked, exact=re.compile(exact, re.I))
    if _NAMED_PERSON.search(folded):
        return Expectation(asked=asked, exact=_PERSON_NAME)
    return Expectation(asked=asked, exact=None)
