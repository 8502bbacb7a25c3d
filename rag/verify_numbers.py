"""Quantities in figures and in words, in both languages, with the unit of time, money or share that they count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_VI_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_VI_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_EN_SMALL = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
} | {"once": 1, "twice": 2, "thrice": 3, "dozen": 12}  # fmt: skip
_EN_TENS = {word: 10 * number for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_EN_NTH = {
    word: number
    for number, word in enumerate(
        "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split(), 2
    )
}
_EN_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_UNITS = {
    "giờ": "hour", "tiếng": "hour", "hour": "hour", "hours": "hour", "phút": "minute", "minute": "minute", "minutes": "minute",
    "ngày": "day", "day": "day", "days": "day", "tuần": "week", "week": "week", "weeks": "week", "tháng": "month",
    "month": "month", "months": "month", "năm": "year", "year": "year", "years": "year", "tuổi": "age", "%": "percent",
    "percent": "percent", "phần trăm": "percent", "per cent": "percent", "đồng": "money", "vnd": "money", "dong": "money",
    "vnđ": "money", "đ": "money",
}  # fmt: skip
_COUNTED = frozenset(
    "ngày tuần tháng giờ phút lần năm người ca mũi nhóm phường xã quận huyện tỉnh bước nhiệm nội đơn cơ đồng triệu nghìn ngàn "
    "tỷ khu tổ mét km tuổi trường hộ đoàn đợt thôn điều giải cấp trạm chốt đối".split()
)
"""What makes "năm" a five, not a year, and "một" a one, not an article."""
_TIMED = frozenset("ngày tuần tháng giờ phút lần năm mũi mét km triệu nghìn ngàn tỷ đồng tuổi quý ca".split())
_EN_TIMED = frozenset("day days week month year hour minute time times dose million billion thousand hundred percent".split())
_BEFORE_YEAR = frozenset("ngày tháng hằng hàng mỗi trong cả cuối đầu giữa nhiều các những từng một qua này theo".split())
_TOKEN = re.compile(r"[^\W\d_]+|%|\d+(?:[.,]\d+)*")
_ROMAN = re.compile(
    r"(?<!\w)(?:khóa|khoá|lần thứ|kỳ|nhiệm kỳ|đại hội|thứ|tập|session|term|congress|legislature)\s+"
    r"(?P<roman>[IVXLC]{1,7})(?!\w)",
    re.IGNORECASE,
)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_EN_ORDINAL = re.compile(r"(?<!\w)(\d{1,3})(?:st|nd|rd|th)(?!\w)", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\w.,/])(?P<h>\d{1,2})(?:\s?(?:h|giờ|g|:)\s?(?P<m>\d{2})(?!\d)(?:\s?(?:phút|'))?|\s?h(?!\w))"
    r"(?:\s*(?P<half>am|pm|a\.m\.|p\.m\.|sáng|chiều|tối))?|(?<![\w.,/])(?P<h2>\d{1,2})\s*(?P<half2>am|pm|a\.m\.|p\.m\.)(?!\w)",
    re.IGNORECASE,
)
_NOON = 12
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_RANGE = frozenset({"đến", "tới", "to", "hoặc", "or", "and", "và", "-", "–"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A quantity at [start, end) of a text; ``unit`` is "" where it counts no time, money or share.

    ``sure`` is False for a word that may mean something else ("năm", "một"): it supports, but claims nothing.
    """

    start: int
    end: int
    value: Decimal
    unit: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower()


def find_numbers(text: str) -> tuple[Number, ...]:
    """The quantities in ``text``, whose dates, document numbers and codes are blanked out."""
    found: list[Number] = []
    hidden = text
    for match in _CLOCK.finditer(text):
        found.append(Number(start=match.start(), end=match.end(), value=_clock(match), unit="clock"))
    for match in _EN_ORDINAL.finditer(text):
        found.append(Number(start=match.start(), end=match.end(), value=Decimal(match[1])))
    for match in _ROMAN.finditer(text):
        start, end = match.span("roman")
        if text[start:end].isupper():
            found.append(Number(start=start, end=end, value=Decimal(_roman(match["roman"]))))
    for one in found:
        hidden = hidden[: one.start] + " " * (one.end - one.start) + hidden[one.end :]
    tokens = [_Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(hidden)]
    at = 0
    while at < len(tokens):
        number, used = _number_at(hidden, tokens, at)
        if number is not None:
            found.append(number)
        at += max(used, 1)
    return tuple(_ranges(hidden, sorted(found, key=lambda one: one.start)))


def _number_at(text: str, tokens: list[_Token], at: int) -> tuple[Number | None, int]:
    token = tokens[at]
    if token.text[0].isdigit():
        value, used, sure = _figures(token.text), 1, True
        while at + used < len(tokens):
            scale = {**_VI_SCALES, **_EN_SCALES}.get(tokens[at + used].low)
            if scale is None:
                break
            value, used = value * scale, used + 1
    else:
        words, used, sure = _vietnamese(tokens, at) if token.low in _VI_DIGITS or token.low == "mười" else _english(tokens, at)
        if not used:
            return None, 1
        value = Decimal(words)
    unit = _unit(text, tokens, at + used)
    return Number(start=token.start, end=tokens[at + used - 1].end, value=value, unit=unit, sure=sure), used


def _figures(text: str) -> Decimal:
    """ "1.234" and "1,234" as thousands, "3,5" and "3.5" as a fraction."""
    if _THOUSANDS.fullmatch(text):
        return Decimal(re.sub(r"[.,]", "", text))
    head, *rest = re.split(r"[.,]", text)
    return Decimal(f"{head}.{''.join(rest)}") if rest else Decimal(head)


def _vietnamese(tokens: list[_Token], at: int) -> tuple[int, int, bool]:
    """Value, tokens used and sureness of number words at ``at``: "hai mươi mốt", "một trăm linh năm", "ba triệu"."""
    total, group, digit, used, compound = 0, 0, None, 0, False
    for token in _unbroken(tokens, at):
        word = token.low
        if word in _VI_DIGITS and digit is None and not (used and not compound):
            digit = _VI_DIGITS[word]
        elif word == "mười" and digit is None:
            group, compound = group + 10, True
        elif word == "mươi" and digit is not None:
            group, digit, compound = group + 10 * digit, None, True
        elif word == "trăm" and digit is not None and not _is_percent(tokens, at + used):
            group, digit, compound = group + 100 * digit, None, True
        elif word in {"linh", "lẻ"} and group:
            pass
        elif word in _VI_SCALES and (digit is not None or group):
            total, group, digit, compound = total + (group + (digit or 0)) * _VI_SCALES[word], 0, None, True
        else:
            break
        used += 1
    value = total + group + (digit or 0)
    if compound:
        return value, used, True
    if tokens[at].low == "không":
        return value, 0, False
    return value, used, _is_counting(tokens, at, at + used)


def _is_counting(tokens: list[_Token], at: int, end: int) -> bool:
    """Whether a number word of one syllable is a number here, and not a name, a year or an article."""
    first, after = tokens[at], tokens[end] if end < len(tokens) else None
    before = tokens[at - 1].low if at else ""
    if first.low in {"mốt", "lăm", "nhăm", "tư"}:
        return False
    if first.low == "năm":
        return after is not None and after.low in _COUNTED and before not in _BEFORE_YEAR
    if first.low == "một":
        return after is not None and after.low in _TIMED
    named = first.text[0].isupper() and after is not None and after.text[0].isupper()  # Ba Đình
    return not named and not (first.text[0].isupper() and before == "thứ")


def _unbroken(tokens: list[_Token], at: int) -> list[_Token]:
    """The tokens from ``at`` on, up to the first that more than one space or hyphen parts from the one before."""
    stop = at + 1
    while stop < len(tokens) and tokens[stop].start - tokens[stop - 1].end == 1:
        stop += 1
    return tokens[at:stop]


def _is_percent(tokens: list[_Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].low == "phần"


def _english(tokens: list[_Token], at: int) -> tuple[int, int, bool]:
    """The same for English: "twenty-two", "three hundred and five", "second"."""
    value, used, current = 0, 0, 0
    for token in _unbroken(tokens, at):
        word = token.low
        if word in _EN_SMALL and not current % 10:
            current += _EN_SMALL[word]
        elif word in _EN_TENS and not current % 100:
            current += _EN_TENS[word]
        elif word == "hundred" and current:
            current *= 100
        elif word in _EN_SCALES and current:
            value, current = value + current * _EN_SCALES[word], 0
        elif word == "and" and current >= 100 and _continues(tokens, at + used + 1):
            pass
        elif word in _EN_NTH and not used:
            return _EN_NTH[word], 1, True
        else:
            break
        used += 1
    if not used:
        return 0, 0, False
    after = tokens[at + used].low if at + used < len(tokens) else ""
    sure = tokens[at].low not in {"one", "once", "zero"} or used > 1 or after in _EN_TIMED
    return value + current, used, sure


def _continues(tokens: list[_Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].low in {**_EN_SMALL, **_EN_TENS}


def _unit(text: str, tokens: list[_Token], at: int) -> str:
    if at >= len(tokens):
        return ""
    between = text[tokens[at - 1].end : tokens[at].start]
    if between.strip(" -\xa0"):
        return ""
    two = f"{tokens[at].low} {tokens[at + 1].low}" if at + 1 < len(tokens) else ""
    return _UNITS.get(two) or _UNITS.get(tokens[at].low, "")


def _ranges(text: str, numbers: list[Number]) -> list[Number]:
    """The first number of a range counts what the second does: "7 đến 14 ngày"."""
    found = list(numbers)
    for at in range(len(found) - 2, -1, -1):
        first, second = found[at], found[at + 1]
        between = text[first.end : second.start].strip().lower()
        if not first.unit and second.unit and second.unit != "clock" and between in _RANGE:
            found[at] = Number(start=first.start, end=first.end, value=first.value, unit=second.unit, sure=first.sure)
    return found


def _clock(match: re.Match[str]) -> Decimal:
    """Hours and minutes of the day as one number: 16h30 is 16.30."""
    hour, minute = int(match["h"] or match["h2"]), int(match["m"] or 0)
    half = (match["half"] or match["half2"] or "").lower().replace(".", "")
    if half in {"pm", "chiều", "tối"} and hour < _NOON:
        hour += _NOON
    return Decimal(hour) + Decimal(minute) / 100


def _roman(numeral: str) -> int:
    values = [_ROMAN_VALUES[char] for char in numeral.upper()]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
