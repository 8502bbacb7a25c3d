"""Where a document's heading ends, where its body ends, and what follows (Nghị định 30/2020/NĐ-CP, Article 8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import cues
from corpus.annexes import find_annexes
from corpus.blocks import Line
from corpus.markers import ARTICLE_RANK, BULLET_RANK, CLAUSE_RANK, Marker, read_marker
from corpus.stamps import is_stamp, urgency_of
from corpus.tail import find_after, find_tail

_CHROME = 90  # lines of a web page that may stand above a heading
_HEADING = 30  # lines that a heading takes at most above its motto
_FOREIGN = 2  # lines in a row of a heading that are nothing known, a V/v text's for example
_SHORT_PROSE = 60  # characters: a heading line is shorter, or has no end mark
_LONG_LINE = 110  # characters: a title's second line is shorter
_CONTENTS = 120  # characters of a line of a table of contents
_END_MARK = re.compile(r"[.:;][\"”’)*\s]*$")
_ITEM_END = re.compile(r"[;,]$")
_SENTENCE_END = re.compile(r"[.;:]$")
_CHROME_WORDS = re.compile(
    r"(?:Văn bản (?:liên quan|gốc|khác|mới|cùng)|Bản án liên quan|Lược đồ|Hỗ trợ|©|Copyright|Bản quyền|Bảo lưu|Chia sẻ|Tải (?:về|xuống|văn bản)|"
    r"In (?:trang|bài|văn bản)|Lượt xem|Số lượt|Tin (?:liên quan|khác|mới)|Bình luận|Ý kiến|Trang chủ|Liên hệ|Thống kê|Đăng nhập|"
    r"Facebook|Zalo|Twitter|Về trang trước|Quay lại|Đầu trang|Các tin|Từ khóa|Tags?\b|Hotline|Đánh giá|Gửi phản hồi|Góp ý)",
    re.I,
)
_ORDERS = re.compile(r"QUYẾT (?:ĐỊNH|NGHỊ)\s*:|CHỈ THỊ\s*:")
"""What a decision's or a resolution's body has between its grounds and its articles."""
_LONGEST_TITLE = 4  # lines that are joined to see how a paragraph below a title ends
_UNFINISHED = re.compile(r"(?:[-–,&]|(?<!\w)(?:và|về|của|các|cho|tại|với|theo|trong|ngày|số))$", re.I)
"""A line of a title that ends so goes on in the next one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zones:
    """Indices into the lines: noise before ``header``, heading up to ``body``, body up to ``tail``, tail up to ``after``.

    What follows the signature, from ``after``, is web-page chrome up to the first of ``annexes``; each annex, or regulation
    that a decision issues, runs to the next one. From ``end`` on there is only chrome again.
    """

    header: int
    body: int
    tail: int
    after: int
    annexes: tuple[int, ...]
    end: int


def find_zones(lines: Sequence[Line]) -> Zones:
    """Locate the parts of a document; a text without a heading or signature is all body."""
    header = _find_header(lines)
    body = 0 if header is None else _find_body(lines, header)
    tail = find_tail(lines, body)
    if header is not None and body in (tail, len(lines)):
        body = _first_demand(lines, header, body)
        tail = find_tail(lines, body)
    annexes = find_annexes(lines)
    opened = frozenset(annexes)
    after = find_after(lines, tail, opened.__contains__)
    annexes = [i for i in annexes if i >= (after if tail < len(lines) else body)]
    if tail == len(lines):
        # Without a signature an annex is known only by its place behind numbered provisions.
        numbered = next((i for i in range(body, len(lines)) if _is_structure(read_marker(lines[i].text))), len(lines))
        annexes = [i for i in annexes if i > numbered and lines[i].text.isupper()]
        tail = after = annexes[0] if annexes else len(lines)
    end = _find_end(lines) if annexes or tail == len(lines) else len(lines)
    if tail == len(lines) and not annexes:
        tail = after = end = max(end, body)
    end = max(end, *(i + 1 for i in annexes)) if annexes else end
    return Zones(header=header or 0, body=body, tail=tail, after=after, annexes=tuple(annexes), end=end)


def _find_end(lines: Sequence[Line]) -> int:
    """The line from which there is only a web page's chrome: it says so, and nothing numbered or long stands below it."""
    end = len(lines)
    for i in range(len(lines) - 1, max(-1, len(lines) - 1 - _CHROME), -1):
        text = lines[i].text
        if len(text) > _CONTENTS or _is_structure(read_marker(text)):
            break
        if len(text) <= _SHORT_PROSE and _CHROME_WORDS.match(text):
            end = i
    return end


def _is_structure(marker: Marker | None) -> bool:
    return marker is not None and marker.sure and marker.rank <= CLAUSE_RANK


def _find_header(lines: Sequence[Line]) -> int | None:
    """The first line of the heading; None where the text has none."""
    banner = next((i for i, line in enumerate(lines[:_CHROME]) if cues.is_banner(line.text)), None)
    if banner is not None and _is_own(lines, banner):
        return _first_above(lines, banner)
    for i, line in enumerate(lines[:_CHROME]):
        if cues.is_heading_field(line.text) or cues.SUBJECT_LINE.match(line.text):
            above = i > 0 and cues.is_issuer_rest(lines[i - 1].text) and cues.is_issuer(line.text)
            return _evidenced(lines, i - 1 if above else i)
        if _is_structure(read_marker(line.text)) or _is_prose(lines, i, len(lines)):
            return None
    return None


def _is_own(lines: Sequence[Line], banner: int) -> bool:
    """Whether the motto is the document's own: a form's stands behind numbered text, which a table of contents isn't."""
    above = lines[:banner]
    if not any(_is_structure(read_marker(line.text)) for line in above):
        return True
    if any(len(line.text) > _CONTENTS for line in above):
        return False
    below = lines[banner : banner + _HEADING]
    return any(cues.is_number(line.text) for line in below) and any(cues.is_date(line.text) for line in below)


def _first_above(lines: Sequence[Line], banner: int) -> int:
    """The first line of the heading that the motto belongs to: the left-hand column may stand whole above it."""
    first = banner
    for i in range(banner - 1, max(-1, banner - 1 - _HEADING), -1):
        text = lines[i].text
        if cues.is_heading_field(text) or cues.SUBJECT_LINE.match(text) or urgency_of(text):
            first = i
        elif cues.is_issuer_rest(text) and cues.is_issuer(lines[i + 1].text):
            first = i  # "TỈNH NINH BÌNH" above "ỦY BAN NHÂN DÂN XÃ …"
        elif not (cues.is_ornament(text) or is_stamp(text) or text.isupper()) and first - i > _FOREIGN:
            break
    return first


def _evidenced(lines: Sequence[Line], header: int) -> int | None:
    """``header``, unless no line up to the body states a field: a subject line alone is any sentence."""
    body = _find_body(lines, header)
    return header if any(cues.is_heading_field(line.text) for line in lines[header:body]) else None


def _find_body(lines: Sequence[Line], header: int) -> int:
    search = _BodySearch(lines)
    return next((i for i in range(header, len(lines)) if search.opens(i, first=i == header)), len(lines))


def _first_demand(lines: Sequence[Line], header: int, body: int) -> int:
    """Where a body may open that the heading's reading has swallowed whole: a number, a bullet outside a list of bodies, a
    line that announces some; ``body`` where there is none."""
    listing = named = False
    for i in range(header, body):
        text, marker = lines[i].text, read_marker(lines[i].text)
        if cues.ADDRESSEES.match(text):
            listing = True
        elif named and marker is not None and (marker.rank < BULLET_RANK or not listing):
            return i
        elif listing and named and marker is None and text.endswith(":"):
            return i
        named = named or bool(listing or cues.kind_of(text) or cues.SUBJECT_LINE.match(text))
    return body


class _BodySearch:
    """Looks for the line that a body opens with; what has been seen of the heading decides what a line can be."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._listing = False  # within Kính gửi
        self._titled = 0  # lines of the title so far, the kind counted
        self._kinds = 0
        self._bulleted = False  # whether bullets stand before the addressees
        self._counted: int | None = None  # of the addressees so far, by their numbers; None where they have none

    def opens(self, i: int, *, first: bool) -> bool:
        """Whether the body opens with line ``i``, which is noted as seen."""
        text = self._lines[i].text
        if cues.ADDRESSEES.match(text):
            self._listing, self._titled, self._counted = True, 0, _counts_from(text)
            return False
        if cues.is_recipients(text) or cues.is_authority_prefix(text) or (self._kinds and _ORDERS.match(text)):
            return True
        if cues.kind_of(text) or (not self._kinds and not first and cues.kind_with_rest(text)):
            self._kinds, self._titled = self._kinds + 1, 1
            return False
        if cues.is_heading_field(text) or cues.is_ornament(text) or urgency_of(text) or is_stamp(text):
            self._titled += 1 if self._titled else 0
            return False
        if (self._listing or self._titled > 1) and self._announces(i):
            return True
        if cues.SUBJECT_LINE.match(text) or (self._titled == 1 and not _is_own_prose(self._lines[i], listing=self._listing)):
            self._titled = 2
            return False
        return self._is_body(i)

    def _is_body(self, i: int) -> bool:
        """Whether a line that is no field of the heading is of the body, by its number or its prose."""
        lines, text, marker = self._lines, self._lines[i].text, read_marker(self._lines[i].text)
        if marker is not None and marker.rank >= BULLET_RANK:
            self._bulleted = self._listing
            return not self._listing and bool(cues.LEGAL_BASIS.match(text))
        if self._listing and _lists_on(lines, i):
            return False
        if _opens_body(marker) and (marker is None or not self._is_numbered_item(i, marker)):
            return True
        if self._titled > 1 and len(text) >= _LONG_LINE and text[0].isupper() and not text.isupper():
            return True
        if cues.LEGAL_BASIS.match(text):
            return True
        return marker is None and not (self._titled and _is_title_rest(lines, i)) and _is_prose(lines, i, len(lines))

    def _announces(self, i: int) -> bool:
        """Whether a line, short as it may be, begins the text: it orders ("… yêu cầu:"), or opens as sentences do."""
        before, line = self._lines[i - 1].text if i else "", self._lines[i]
        if read_marker(line.text) or not line.text[:1].isupper() or line.text.isupper():
            return False
        if self._listing and _ITEM_END.search(before) and not (self._bulleted and before.endswith(";")):
            return False
        if cues.is_order(line.text):
            return self._listing or not _UNFINISHED.search(before)
        if not cues.opens_prose(line.text) or (not self._listing and _UNFINISHED.search(before)):
            return False
        return line.after_blank or _ends_as_prose(self._lines, i)

    def _is_numbered_item(self, i: int, marker: Marker) -> bool:
        """Whether a number counts the addressees: the next one of theirs, on a short line, and the list hasn't ended."""
        counts = (
            self._listing
            and marker.rank >= CLAUSE_RANK
            and self._counted is not None
            and marker.ordinal == self._counted + 1
            and len(self._lines[i].text) <= _SHORT_PROSE
            and not self._lines[i - 1].text.endswith(".")
        )
        if counts:
            self._counted = marker.ordinal
        return counts


def _counts_from(text: str) -> int | None:
    """The number of the addressee on the line "Kính gửi:" itself, 0 where none is on it; None for one without a number."""
    match = cues.ADDRESSEES.match(text)
    rest = text[match.end() :].strip() if match else ""
    if not rest:
        return 0
    marker = read_marker(rest)
    return marker.ordinal if marker else None


def _ends_as_prose(lines: Sequence[Line], i: int) -> bool:
    """Whether the paragraph at ``i`` ends with an end mark: a title doesn't."""
    for at in range(i, min(len(lines), i + _LONGEST_TITLE)):
        if _END_MARK.search(lines[at].text):
            return True
        below = lines[at + 1] if at + 1 < len(lines) else None
        if below is None or below.after_blank or below.text.isupper() or read_marker(below.text):
            return lines[at].text.endswith(",")
    return True


def _is_own_prose(line: Line, *, listing: bool) -> bool:
    """Whether the line below the kind is the body's already: grounds, a number, a sentence on one line."""
    marker = read_marker(line.text)
    if cues.LEGAL_BASIS.match(line.text) or _opens_body(marker) or (marker is not None and marker.rank >= BULLET_RANK):
        return True
    if cues.is_order(line.text) and cues.opens_prose(line.text):
        return True
    return listing or (len(line.text) >= _SHORT_PROSE and bool(_END_MARK.search(line.text)))


def _is_title_rest(lines: Sequence[Line], i: int) -> bool:
    """Whether a line goes on with the title: in small letters, below a line of it that isn't complete."""
    return lines[i].text[:1].islower() and not _SENTENCE_END.search(lines[i - 1].text)


def _lists_on(lines: Sequence[Line], i: int) -> bool:
    """Whether a line without a bullet goes on with the addressees: the one before it was cut, or more were to come."""
    before, text = lines[i - 1].text, lines[i].text
    if _ITEM_END.search(before) or _ITEM_END.search(text):
        return True
    return not _SENTENCE_END.search(before) and (text[:1].islower() or len(before) >= _SHORT_PROSE)


def _opens_body(marker: Marker | None) -> bool:
    if marker is None or marker.rank > CLAUSE_RANK:
        return False
    return marker.ordinal in (None, 1) or (marker.rank == ARTICLE_RANK and marker.sure)


def _is_prose(lines: Sequence[Line], i: int, end: int) -> bool:
    parts = [lines[i].text]
    for line in lines[i + 1 : end]:
        if line.after_blank or _END_MARK.search(parts[-1]) or cues.LEGAL_BASIS.match(line.text) or read_marker(line.text):
            break
        if len(parts[-1]) < _SHORT_PROSE and line.text[:1].isupper() and not line.text.isupper():
            break  # a short line above a new sentence is a title's end
        parts.append(line.text)
    text = " ".join(parts)
    return len(text) >= _SHORT_PROSE and bool(_END_MARK.search(text)) and not text.isupper()
