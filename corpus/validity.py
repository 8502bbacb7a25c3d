"""From when and until when a document and its measures hold, as far as its own text states it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from corpus.dates import days_after, first_day, last_day, make_date, read_date_at
from corpus.kinds import KIND, kind_named, kinds_agree
from corpus.references import readable
from corpus.types import Field, FieldSource, Heading, Level, PartialDate, Provision, Span, TimeLimit, Validity

_THIS = rf"(?P<kind>{KIND}|Điều\s+lệ|văn\s+bản)\s+này"
_FROM = r"(?P<from>(?:thi\s+hành\s+|thực\s+hiện\s+)?(?:kể\s+|bắt\s+đầu\s+)?từ\s+(?:\d{1,2}\s*(?:giờ|h|g)\s*\d{0,2}(?:\s*phút)?\s*,?\s*)?)"
_EFFECT = re.compile(
    rf"{_THIS}\s+(?:(?:chính\s+thức\s+)?có\s+hiệu\s+lực|bắt\s+đầu\s+có\s+hiệu\s+lực|có\s+giá\s+trị)\s+{_FROM}|"
    rf"(?P<kind2>{KIND})\s+này\s+(?:được\s+)?(?:áp\s+dụng|thi\s+hành|thực\s+hiện)\s+(?P<from2>(?:kể\s+)?từ\s+)(?=ngày)"
)
_SIGNING = re.compile(r"ngày\s+(?:ký|ban\s+hành|ra)(?:\s+(?:ban\s+hành|quyết\s+định))?(?!\w)")
_PASSED = re.compile(rf"{_THIS}\s+(?:đã\s+)?(?:được\s+[^.;]{{0,160}}?)?thông\s+qua\s+(?:vào\s+)?(?=ngày\s)")
_IN_FORCE = re.compile(rf"[^.;]{{0,60}}?(?:có\s+hiệu\s+lực|có\s+giá\s+trị)\s+(?:thi\s+hành\s+)?{_FROM}")
_PASSING = re.compile(r"ngày\s+(?:được\s+[^.;]{0,80}?)?thông\s+qua(?!\w)")
"""What a council's resolution holds from: the day on which it was passed."""
_SIGNED_PLUS = re.compile(r"sau\s+(?P<days>\d{1,3})\s+ngày(?:,)?\s+kể\s+từ\s+ngày\s+ký")
_EXPIRY = re.compile(
    rf"{_THIS}\s+(?:(?:có\s+hiệu\s+lực|có\s+giá\s+trị|được\s+thực\s+hiện|được\s+áp\s+dụng|thực\s+hiện|áp\s+dụng)\b[^.;]{{0,90}}?"
    r"(?P<until>(?:cho\s+)?đến\s+(?P<whole>hết\s+)?)|hết\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?P<ends>(?:kể\s+)?từ\s+(?:sau\s+)?))(?=ngày|tháng|năm|\d)"
)
_UNTIL = re.compile(
    r"(?:(?:cho|kéo\s+dài)\s+)?[Đđ]ến\s+(?P<whole>hết\s+)?(?:\d{1,2}\s*(?:giờ|h|g)\s*\d{0,2}(?:\s*phút)?\s*,?\s*)?(?=ngày\s+\d|\d{1,2}/\d|tháng\s+\d|năm\s+\d)"
)
_DURATION = re.compile(
    r"trong\s+(?:thời\s+(?:gian|hạn)\s+|vòng\s+)?(?P<days>\d{1,3})\s+ngày\s*,?\s*(?:(?:kể|tính|bắt\s+đầu)\s+)?từ\s+"
    r"(?P<time>\d{1,2}\s*(?:giờ|h|g)\s*\d{0,2}(?:\s*phút)?\s*,?\s*)?(?=ngày|\d)"
)
# What makes a stretch of time a measure's: it holds, is applied, stopped, closed, paid. A task is finished, reported, sent by a day.
_MEASURE = re.compile(
    r"(?<!\w)(?:áp\s+dụng|giãn\s+cách|phong\s+tỏa|phong\s+toả|cách\s+ly|tạm\s+dừng|tạm\s+đình\s+chỉ|dừng|tạm\s+ngừng|cấm|hạn\s+chế|hiệu\s+lực|gia\s+hạn|"
    r"kéo\s+dài|duy\s+trì|(?:đợt\s+)?cao\s+điểm|(?:mở|tổ\s+chức|phát\s+động)\s+(?:đợt|chiến\s+dịch|tháng)|ra\s+quân|phân\s+luồng|được\s+(?:miễn|giảm|hưởng|phép|hỗ\s+trợ|thực\s+hiện|áp\s+dụng|kéo\s+dài)|miễn|giảm|cho\s+phép|thí\s+điểm|đóng\s+cửa|"
    r"thời\s+(?:gian|hạn)\s+(?:áp\s+dụng|thực\s+hiện(?=\s*:?\s*(?:kể\s+)?từ\s+\d+\s*(?:giờ|h)))|"
    r"thực\s+hiện\s+(?:nghiêm\s+)?(?:các\s+biện\s+pháp|việc|chế\s+độ|Chỉ\s+thị|giãn|cách|phong|theo|từ|trong))(?!\w)",
    re.I,
)
_TASK = re.compile(
    r"(?<!\w)(?:hoàn\s+thành|hoàn\s+thiện|báo\s+cáo|gửi|trình|nộp|xong|chậm\s+nhất|trước(?=\s+ngày)|hạn\s+chót|tổng\s+hợp|đăng\s+ký|phấn\s+đấu|tính\s+đến|"
    r"ghi\s+nhận|lũy\s+kế|đã\s+(?:thực\s+hiện|áp\s+dụng|tạm|có)|mục\s+tiêu|đạt|tầm\s+nhìn|giai\s+đoạn|số\s+liệu|thống\s+kê|quy\s+hoạch)(?!\w)",
    re.I,
)
_CLAUSE = 400
"""Characters of a clause before and behind a date that are looked at."""
_CLAUSE_BREAK = re.compile(r"[.;]\s|\n")
_MAY_LIMIT = re.compile(r"ến\s|ngày|hiệu lực")
_UNREAD = frozenset({Level.SIGNATURE, Level.NOISE, Level.ADDRESSEES, Level.RECIPIENTS, Level.QUOTED, Level.HEADER})


def read_validity(root: Provision, heading: Heading) -> Validity:
    """What the text says of its own effect; a date that can't be worked out ("từ ngày ký", no date known) has a span and no value.

    ``limits`` are measures with a last day ("đến hết ngày 31/12/2026", "trong 14 ngày kể từ ngày …"); a day by which a task
    is to be done is none.
    """
    starts: list[Field[PartialDate]] = []
    ends: list[Field[PartialDate]] = []
    limits: list[TimeLimit] = []
    issued = heading.issued_on.value
    for leaf in root.leaves():
        if leaf.level in _UNREAD or not _MAY_LIMIT.search(leaf.text):
            continue
        text = readable(leaf.text)
        starts += _effects(text, leaf, heading, issued)
        taken = list(_expiries(text, leaf, heading))
        ends += taken
        limits += _limits(text, leaf, [field.span for field in taken if field.span], issued)
    return Validity(
        effective_from=starts[0] if starts else Field(), effective_to=ends[0] if ends else Field(), limits=tuple(limits)
    )


def status_on(validity: Validity, day: date, *, issued_on: PartialDate | None = None) -> bool | None:
    """Whether a document was in force on ``day``, from its own words alone; None where they don't tell.

    Without a stated beginning the day of issue counts (Party and State directives hold from their signing unless they say
    otherwise); a month or year that ``day`` falls into tells nothing.
    """
    begin = validity.effective_from.value or (None if validity.effective_from.span else issued_on)
    end = validity.effective_to.value
    if end is not None and day > last_day(end):
        return False
    if begin is not None and day < first_day(begin):
        return False
    if begin is None or day < last_day(begin) or (end is not None and day > first_day(end) and end.day is None):
        return None
    return True


def limit_on(limit: TimeLimit, day: date) -> bool | None:
    """Whether a time-limited measure can still hold on ``day``; None within a last month or year that isn't closer said."""
    if day > last_day(limit.until):
        return False
    return True if limit.until.day or day <= first_day(limit.until) else None


def _effects(text: str, leaf: Provision, heading: Heading, issued: PartialDate | None) -> Iterator[Field[PartialDate]]:
    """ "Quyết định này có hiệu lực từ ngày …"."""
    for match in _EFFECT.finditer(text):
        if not _is_own(match["kind"] or match["kind2"], heading):
            continue
        read = read_date_at(text, match.end())
        signing = _SIGNING.match(text, match.end())
        if read:
            yield _field(leaf, match.start(), read[1], read[0])
        elif signing:
            yield _field(leaf, match.start(), signing.end(), issued)
        elif passing := _PASSING.match(text, match.end()):
            yield _field(leaf, match.start(), passing.end(), None)
    yield from _passed(text, leaf, heading, issued)
    for match in re.finditer(rf"{_THIS}\s+có\s+hiệu\s+lực(?:\s+thi\s+hành)?\s+(?={_SIGNED_PLUS.pattern})", text):
        plus = _SIGNED_PLUS.match(text, match.end())
        if plus and _is_own(match["kind"], heading):
            yield _field(leaf, match.start(), plus.end(), days_after(issued, int(plus["days"])) if issued else None)


def _passed(text: str, leaf: Provision, heading: Heading, issued: PartialDate | None) -> Iterator[Field[PartialDate]]:
    """ "Nghị quyết này được … thông qua ngày … và có hiệu lực kể từ ngày thông qua"."""
    for match in _PASSED.finditer(text):
        passed = read_date_at(text, match.end())
        force = _IN_FORCE.match(text, passed[1]) if passed else None
        if passed is None or force is None or not _is_own(match["kind"], heading):
            continue
        read = read_date_at(text, force.end())
        passing, signing = _PASSING.match(text, force.end()), _SIGNING.match(text, force.end())
        if read:
            yield _field(leaf, match.start(), read[1], read[0])
        elif passing:
            yield _field(leaf, match.start(), passing.end(), passed[0])
        elif signing:
            yield _field(leaf, match.start(), signing.end(), issued)


def _expiries(text: str, leaf: Provision, heading: Heading) -> Iterator[Field[PartialDate]]:
    """ "Nghị quyết này được thực hiện đến hết ngày …", "… hết hiệu lực từ ngày …" (which is the first day without it)."""
    for match in _EXPIRY.finditer(text):
        read = read_date_at(text, match.end())
        if read and _is_own(match["kind"], heading):
            until = days_after(read[0], -1) or read[0] if match["ends"] and "sau" not in match["ends"] else read[0]
            yield _field(leaf, match.start(), read[1], until)


def _limits(text: str, leaf: Provision, taken: list[Span], issued: PartialDate | None) -> Iterator[TimeLimit]:
    for match in _UNTIL.finditer(text):
        read = read_date_at(text, match.end()) or _day_of_the_year(text, match.end(), issued)
        inside = any(span.start <= leaf.start + match.start() < span.end for span in taken)
        if read and not inside and _is_measure(text, match.start(), read[1]):
            yield _limit(leaf, *_from_beginning(text, match.start()), read[1], read[0])
    for match in _DURATION.finditer(text):
        read = read_date_at(text, match.end())
        last = days_after(read[0], int(match["days"]) - (0 if _mid_day(match["time"]) else 1)) if read else None
        if read and last and _is_measure(text, match.start(), read[1]):
            yield _limit(leaf, match.start(), read[1], last)


def _day_of_the_year(text: str, position: int, issued: PartialDate | None) -> tuple[PartialDate, int] | None:
    """A day without its year ("ngày 20 tháng 6"), taken as of the year of issue where it comes after the day of issue."""
    match = _YEARLESS.match(text, position)
    if match is None or issued is None or issued.month is None:
        return None
    day = make_date(issued.year, match["month"], match["day"])
    return (day, match.end()) if day and first_day(day) >= first_day(issued) else None


_YEARLESS = re.compile(r"ngày\s+(?P<day>\d{1,2})(?:\s+tháng\s+|/)(?P<month>\d{1,2})(?!\d|\s?[/.-]\s?\d|\s*,?\s*năm)", re.I)


def _mid_day(time: str | None) -> bool:
    """Whether a period begins at an hour after the morning's, so that its last day is one later. 06h00 and 00h00 don't."""
    hour = re.match(r"\d+", time) if time else None
    return bool(hour and int(hour[0]) >= _NOON)


_NOON = 12
_BEGINNING = re.compile(r"(?:kể\s+)?từ\s+(?:\d{1,2}\s*(?:giờ|h|g)\s*\d{0,2}(?:\s*phút)?\s*,?\s*)?(?:ngày\s+)?\d{1,2}/\d{1,2}(?:/\d{4})?\s*,?\s*$|"
                        r"(?:kể\s+)?từ\s+(?:\d{1,2}\s*(?:giờ|h|g)\s*\d{0,2}\s*,?\s*)?ngày\s+\d{1,2}(?:\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)?\s*,?\s*$")  # fmt: skip
_BEGINNING_REACH = 60  # characters that "từ 06 giờ 00 phút, ngày 24 tháng 7 năm 2021" takes at most


def _from_beginning(text: str, start: int) -> tuple[int]:
    """Where "từ ngày … đến …" begins."""
    match = _BEGINNING.search(text, max(0, start - _BEGINNING_REACH), start)
    return (match.start() if match else start,)


def _is_measure(text: str, start: int, end: int) -> bool:
    """Whether the clause around a last day speaks of something that holds until then, not of a task due by then."""
    floor = max(0, start - _CLAUSE)
    floor = max((match.end() for match in _CLAUSE_BREAK.finditer(text, floor, start)), default=floor)
    following = _CLAUSE_BREAK.search(text, end, end + _CLAUSE)
    after = text[end : following.start() if following else end + _CLAUSE]
    measure = [match for match in _MEASURE.finditer(text, floor, end) if match.start() < start]
    task = [match for match in _TASK.finditer(text, floor, end) if match.start() < start]
    if measure:
        return not task or measure[-1].start() > task[-1].start()
    return not task and bool(_MEASURE.search(after)) and not _TASK.search(after[:_BEGINNING_REACH])


def _is_own(kind: str, heading: Heading) -> bool:
    name = " ".join(kind.split())
    return name.lower() == "văn bản" or name.lower() == "điều lệ" or kinds_agree(kind_named(name), heading.kind.value)


def _field(leaf: Provision, start: int, end: int, value: PartialDate | None) -> Field[PartialDate]:
    return Field(value=value, span=Span(leaf.start + start, leaf.start + end), source=FieldSource.TEXT)


def _limit(leaf: Provision, start: int, end: int, until: PartialDate) -> TimeLimit:
    return TimeLimit(path=leaf.path, start=leaf.start + start, end=leaf.start + end, until=until)
