"""Where a document's heading ends, where its body ends, and what follows (Nghị định 30/2020/NĐ-CP, Article 8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import cues
from corpus.annexes import find_annexes
from corpus.blocks import Line
from corpus.markers import CLAUSE_RANK, Marker, read_marker
from corpus.opening import find_body, first_demand, is_prose
from corpus.stamps import is_stamp, urgency_of
from corpus.tail import find_after, find_tail

_CHROME = 90  # lines of a web page that may stand above a heading
_HEADING = 30  # lines that a heading takes at most above its motto
_FOREIGN = 2  # lines in a row of a heading that are nothing known, a V/v text's for example
_SHORT = 60  # characters of a line of chrome
_CONTENTS = 120  # characters of a line of a table of contents
_CHROME_WORDS = re.compile(
    r"(?:Văn bản (?:liên quan|gốc|khác|mới|cùng)|Bản án liên quan|Lược đồ|Hỗ trợ|©|Copyright|Bản quyền|Bảo lưu|Chia sẻ|Tải (?:về|xuống|văn bản)|"
    r"In (?:trang|bài|văn bản)|Lượt xem|Số lượt|Tin (?:liên quan|khác|mới)|Bình luận|Ý kiến|Trang chủ|Liên hệ|Thống kê|Đăng nhập|"
    r"Facebook|Zalo|Twitter|Về trang trước|Quay lại|Đầu trang|Các tin|Từ khóa|Tags?\b|Hotline|Đánh giá|Gửi phản hồi|Góp ý)",
    re.I,
)


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
    body = 0 if header is None else find_body(lines, header)
    tail = find_tail(lines, body)
    if header is not None and body in (tail, len(lines)):
        body = first_demand(lines, header, body)
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
        if len(text) <= _SHORT and _CHROME_WORDS.match(text):
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
        if _is_structure(read_marker(line.text)) or is_prose(lines, i, len(lines)):
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
    body = find_body(lines, header)
    return header if any(cues.is_heading_field(line.text) for line in lines[header:body]) else None
