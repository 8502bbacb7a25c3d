"""How often and by when: recurrences and deadlines in a stretch of a directive's text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.duty.types import Part, Recurrence
from corpus.duty.words import Tokens
from corpus.types import PartialDate

_EVERY = r"(?:h[ằà]ng|mỗi|từng|một)"
_PATTERNS: tuple[tuple[Recurrence, re.Pattern[str]], ...] = tuple(
    (recurrence, re.compile(pattern, re.I))
    for recurrence, pattern in (
        (
            Recurrence.DAILY,
            r"(?:định\s+kỳ\s+)?(?:h[ằà]ng|mỗi)\s+ngày|"
            r"\d+\s+(?:lần|buổi)\s*/\s*(?:\d+\s*)?ngày|ngày\s+\d+\s+lần|\d+\s+lần\s+(?:trong|mỗi|một)\s+ngày",
        ),
        (
            Recurrence.WEEKLY,
            rf"(?:thứ\s+\w+\s+)?(?:định\s+kỳ\s+)?{_EVERY}\s+tuần\b(?:\s+(?:một|1|01)\s+lần)?|\d+\s+lần\s*(?:/|mỗi|một|trong)\s*tuần|thứ\s+\w+\s+h[ằà]ng\s+tuần",
        ),
        (
            Recurrence.MONTHLY,
            r"(?:(?:trước\s+)?(?:ngày\s+)?\d{1,2}\s+)?(?:định\s+kỳ\s+)?(?:h[ằà]ng|mỗi)\s+tháng(?:\s+(?:một|1|01)\s+lần)?|(?:định\s+kỳ\s+)?\d+\s+lần\s*(?:/|mỗi|một|trong)\s*tháng|"
            r"\d+\s+tháng\s+(?:1|01|một)\s+lần(?<=1\stháng\s1\slần)",
        ),
        (
            Recurrence.QUARTERLY,
            r"(?:định\s+kỳ\s+)?(?:h[ằà]ng|mỗi|từng)\s+quý(?:\s+(?:một|1|01)\s+lần)?|\d+\s+lần\s*(?:/|mỗi|một|trong)\s*quý|0?3\s+tháng\s+(?:1|01|một)\s+lần",
        ),
        (
            Recurrence.YEARLY,
            r"(?:định\s+kỳ\s+)?(?:h[ằà]ng|mỗi)\s+năm(?:\s+(?:một|1|01)\s+lần)?|\d+\s+lần\s*(?:/|mỗi|một|trong)\s*năm|0?1\s+năm\s+(?:1|01|một)\s+lần",
        ),
        (Recurrence.CONTINUOUS, r"24\s*/\s*24(?:\s*(?:giờ|h)\b)?|24\s*/\s*7|suốt\s+ngày\s+đêm|liên\s+tục"),
        (
            Recurrence.PERIODIC,
            r"định\s+kỳ(?:\s+(?:0?\d+|hai|ba|sáu)\s+(?:ngày|tuần|tháng|năm)(?:\s*(?:/|một|1|01)\s*(?:1|01|một)?\s*lần)?)?|"
            r"(?:0?\d+|hai|ba|sáu)\s+(?:phút|giờ|ngày|tuần|tháng|năm)\s*(?:/|một|1|01)\s*(?:một|1|01)?\s*lần|"
            r"\d+\s+lần\s*(?:/|mỗi|một|trong\s+mỗi)\s*(?:học\s+kỳ|năm\s+học|vụ|ca|đợt|kỳ|nhiệm\s+kỳ)|(?<!chi )(?<!phí )(?<!vụ )(?<!sách )thường\s+xuyên(?!\s+là)",
        ),
        (Recurrence.AD_HOC, r"đột\s+xuất"),
    )
)  # fmt: skip
_PERIODS = frozenset({"ngày", "tuần", "tháng", "quý", "năm"})
_NOTHING: frozenset[str] = frozenset()
_RECURRING = {
    "hằng": _PERIODS, "hàng": _PERIODS, "từng": _PERIODS, "một": _PERIODS, "định": frozenset({"kỳ"}), "thường": frozenset({"xuyên"}),
    "liên": frozenset({"tục"}), "đột": frozenset({"xuất"}), "mỗi": _NOTHING, "lần": _NOTHING, "đêm": _NOTHING, "24": _NOTHING,
    "24/24": _NOTHING, "24/7": _NOTHING,
}  # fmt: skip
"""What every pattern above has a syllable of, with what must follow it; looked for first, for most sentences have none."""
_AROUND = 8  # tokens: no recurrence reaches further from such a syllable
_ENDING = frozenset({"quý", "ngay"})
_ANY_DATE = re.compile(r"\d\s*[/.-]\s*\d|[Tt]háng\s+\d|[Qq]uý\s|năm\s+20")
_ANY_SPAN = re.compile(r"\d\s*(?:\(|[gG]iờ|[nN]gày|tuần|tháng|phút|h\b)|[nN]gay\s+trong|ngày\s+\d")
"""What a dated deadline needs, and one of other words; looked for first, for most sentences have neither."""
_YEAR = r"(?:\s*(?:/|năm|\.|-)\s*(?P<y{0}>(?:19|20)\d\d))?"
_DAY = rf"(?:ngày\s+)?(?P<d1>\d{{1,2}})(?:\s*/\s*|\s+tháng\s+|(?<=ngày\s\d\d)[-.]|(?<=ngày\s\d)[-.])(?P<m1>\d{{1,2}})(?!\d){_YEAR.format(1)}"
_MONTH = r"tháng\s+(?P<m2>\d{1,2})" + _YEAR.format(2)
_QUARTER = r"quý\s+(?P<q>IV|I{1,3}|[1-4])\b" + _YEAR.format(3)
_YEAR_ONLY = r"năm\s+(?P<y4>20\d\d)"
_BY = (
    r"(?:trước(?:\s+\d{1,2}\s*(?:giờ|h)\d{0,2}(?:\s*phút)?)?|chậm\s+nhất(?:\s+(?:là|vào|đến|trong|trước))*|muộn\s+nhất(?:\s+(?:là|vào|đến))*|"
    r"(?:hoàn\s+thành|xong|kết\s+thúc|hoàn\s+tất|thực\s+hiện|báo\s+cáo|gửi)(?:\s+[^\s.;,:]+){0,6}?\s+(?:trong|vào|trước|đến)|"
    r"(?:cho\s+)?đến(?:\s+hết)?|(?:hạn|thời\s+hạn|thời\s+gian\s+(?:hoàn\s+thành|thực\s+hiện))(?:\s+[^\s:]+){0,3}?(?:\s+(?:là|đến|trước|vào))?|trong(?=\s+(?:tháng|quý|ngày)\s+[\dIV]))\s*:?\s*(?:\*\*)?\s*"
)
_DATED = re.compile(rf"\b(?P<by>{_BY})(?P<when>{_DAY}|{_MONTH}|{_QUARTER}|{_YEAR_ONLY})", re.I)
_RELATIVE = re.compile(
    r"\b(?:(?:trong\s+)?(?:thời\s+hạn|thời\s+gian|vòng)\s+(?:không\s+quá\s+|tối\s+đa\s+|chậm\s+nhất\s+)?(?:là\s+)?|(?:chậm|muộn)\s+nhất\s+(?:là\s+|sau\s+|trong\s+(?:vòng\s+)?)*|không\s+quá\s+|trong\s+)"
    r"\d{1,3}\s*(?:\([^)]{1,20}\)\s*)?(?:giờ|ngày|tuần|tháng|phút|h)\b(?:\s+làm\s+việc)?(?:,?\s+(?:kể\s+)?từ\s+(?:ngày|khi|thời\s+điểm|lúc)\s+[^.,;:]{1,80}(?!\w))?|"
    r"\bngay\s+trong\s+(?:ngày|đêm|tuần|tháng)(?:\s+\d{1,2}(?:/\d{1,2}){0,2})?|\b(?:chậm\s+nhất\s+(?:là\s+)?|trước\s+)?(?:\d{1,2}\s*(?:giờ|h)\s*\d{0,2}\s+)(?:h[ằà]ng|mỗi)\s+ngày|"
    r"\b(?:trước|vào|chậm\s+nhất(?:\s+là)?)\s+ngày\s+\d{1,2}\s+(?:của\s+)?(?:h[ằà]ng\s+tháng|tháng\s+\w+|mỗi\s+tháng)|\btrước\s+\d{1,2}\s*(?:giờ|h)\s*\d{0,2}(?:\s+phút)?(?=\D)",
    re.I,
)
_PREPOSITION = re.compile(r"\b(?:trước|chậm|muộn|cho\s+đến|đến|trong|vào)\b", re.I)
_UNTIL = re.compile(r"(?:cho\s+)?đến\b", re.I)
_QUARTER_MONTHS = {"I": 3, "II": 6, "III": 9, "IV": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_DAYS, _MONTHS = 31, 12
_HALF_YEAR = 6  # months: a date of the left-out year that lies further back than this is meant for the next year


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The words that set a deadline, and its date where one can be computed."""

    part: Part
    date: PartialDate | None


def may_end(tokens: Tokens) -> bool:
    """Whether a word of the sentence can belong to a deadline: a figure, a quarter, "ngay trong ngày"."""
    return not _ENDING.isdisjoint(tokens.words) or any(word[0].isdigit() for word in tokens.words)


def find_recurrence(tokens: Tokens, start: int, end: int) -> tuple[Recurrence, Part] | None:
    """How often the text from ``start`` to ``end`` (offsets) says that something is done: the most particular wording, or None."""
    words = tokens.words
    likely = [i for i, word in enumerate(words) if word in _RECURRING and _may_recur(word, tokens.word(i + 1))]
    if not likely:
        return None
    start = max(start, tokens.starts[max(0, likely[0] - _AROUND)])
    end = min(end, tokens.ends[min(len(words) - 1, likely[-1] + _AROUND)])
    for recurrence, pattern in _PATTERNS:
        match = pattern.search(tokens.text, start, end)
        if match is not None:
            return recurrence, Part(start=match.start(), end=match.end())
    return None


def _may_recur(word: str, after: str) -> bool:
    needed = _RECURRING[word]
    return not needed or after in needed


def find_deadline(text: str, start: int, end: int, issued: PartialDate | None) -> Deadline | None:
    """The first deadline in ``text[start:end]``. A left-out year is the one of ``issued``, or the next where that lies past.

    None for a date comes with words that state no calendar day: "trong vòng 10 ngày", "trước 16 giờ hằng ngày".
    """
    dated = _DATED.finditer(text, start, end) if _ANY_DATE.search(text, start, end) else ()
    for match in dated:
        date = _date(match, issued)
        if date is not None and not _is_range(text, start, match) and not _is_fraction(match):
            named = _PREPOSITION.search(match["by"])
            return Deadline(part=Part(start=match.start() + (named.start() if named else 0), end=match.end()), date=date)
    relative = _RELATIVE.search(text, start, end) if _ANY_SPAN.search(text, start, end) else None
    if relative is None:
        return None
    stop = relative.start() + len(relative[0].rstrip())
    return Deadline(part=Part(start=relative.start(), end=stop), date=None)


def _is_range(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the date closes a period ("từ ngày 14/6 đến ngày 24/8"): no deadline of the action."""
    opened = _UNTIL.match(match["by"]) is not None
    before = text[max(start, match.start() - 40) : match.start()]
    return opened and bool(re.search(r"\b(?:từ(?!\s+nay)|tính|giai\s+đoạn|tầm\s+nhìn|hướng|vẫn)\b[^.;]*$", before, re.I))


def _is_fraction(match: re.Match[str]) -> bool:
    """Whether the figures may as well be a share: "đến 2/3 số hộ"."""
    return (
        match["d1"] is not None
        and match["y1"] is None
        and _UNTIL.match(match["by"]) is not None
        and "ngày" not in match["when"].lower()
    )


def _date(match: re.Match[str], issued: PartialDate | None) -> PartialDate | None:
    if match["y4"]:
        return PartialDate(year=int(match["y4"]))
    quarter = match["q"]
    month = _QUARTER_MONTHS[quarter.upper()] if quarter else int(match["m1"] or match["m2"])
    day = int(match["d1"]) if match["d1"] else None
    year = match["y1"] or match["y2"] or match["y3"]
    if not 1 <= month <= _MONTHS or (day is not None and not 1 <= day <= _DAYS):
        return None
    if year is not None:
        return PartialDate(year=int(year), month=month, day=day)
    if issued is None:
        return None
    return PartialDate(year=issued.year + _lies_past(month, issued), month=month, day=day)


def _lies_past(month: int, issued: PartialDate) -> int:
    return int(issued.month is not None and issued.month - month > _HALF_YEAR)
