"""The line that a document's body opens with, below its title and its addressees."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import cues
from corpus.blocks import Line
from corpus.markers import ARTICLE_RANK, BULLET_RANK, CLAUSE_RANK, Marker, read_marker
from corpus.stamps import is_stamp, urgency_of

_SHORT_PROSE = 60  # characters: a heading line is shorter, or has no end mark
_LONG_LINE = 110  # characters: a title's second line is shorter
_END_MARK = re.compile(r"[.:;][\"”’)*\s]*$")
_ITEM_END = re.compile(r"[;,]$")
_SENTENCE_END = re.compile(r"[.;:]$")
_ORDERS = re.compile(r"QUYẾT (?:ĐỊNH|NGHỊ)\s*:|CHỈ THỊ\s*:")
"""What a decision's or a resolution's body has between its grounds and its articles."""
_LONGEST_TITLE = 4  # lines that are joined to see how a paragraph below a title ends
_UNFINISHED = re.compile(r"(?:[-–,&]|(?<!\w)(?:và|về|của|các|cho|tại|với|(?<!tiếp )(?<!kèm )theo|trong|ngày|số))$", re.I)
"""A line of a title that ends so goes on in the next one."""


def find_body(lines: Sequence[Line], header: int) -> int:
    """The first line that is no longer of the heading that begins at ``header``; the number of lines where all are."""
    search = _BodySearch(lines)
    return next((i for i in range(header, len(lines)) if search.opens(i, first=i == header)), len(lines))


def first_demand(lines: Sequence[Line], header: int, body: int) -> int:
    """Where a body may open that the heading's reading has swallowed whole: a number, a bullet outside a list of bodies, a
    line that announces some; ``body`` where there is none."""
    listing = named = False
    for i in range(header, body):
        text, marker = lines[i].text, read_marker(lines[i].text)
        if cues.ADDRESSEES.match(text):
            listing = True
        elif named and (marker.rank < BULLET_RANK or not listing if marker else listing and _is_sentence(lines, i)):
            return i
        named = named or bool(listing or cues.kind_of(text) or cues.SUBJECT_LINE.match(text))
    return body


def _is_sentence(lines: Sequence[Line], i: int) -> bool:
    """Whether a line among the addressees can only be a text's: it announces, or ends with a stop where no item goes on."""
    before, text = lines[i - 1].text, lines[i].text
    return text.endswith(":") or (text.endswith(".") and text[:1].isupper() and not before.endswith((":", ";", ",")))


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
            ended = self._bulleted and lines[i].after_blank and lines[i - 1].text.endswith(".")
            self._bulleted = self._listing
            return ended if self._listing else bool(cues.LEGAL_BASIS.match(text))
        if self._listing and marker is not None and self._is_numbered_item(i, marker):
            return False
        if self._listing and not (self._counted and _opens_body(marker)) and _lists_on(lines, i):
            return False
        if _opens_body(marker):
            return True
        if self._titled > 1 and len(text) >= _LONG_LINE and text[0].isupper() and not text.isupper():
            return True
        if cues.LEGAL_BASIS.match(text):
            return True
        return marker is None and not (self._titled and _is_title_rest(lines, i)) and is_prose(lines, i, len(lines))

    def _announces(self, i: int) -> bool:
        """Whether a line, short as it may be, begins the text: it orders ("… yêu cầu:"), or opens as sentences do."""
        before, line = self._lines[i - 1].text if i else "", self._lines[i]
        if read_marker(line.text) or not line.text[:1].isupper() or line.text.isupper():
            return False
        if cues.ADDRESSEES.match(before) and before.endswith(":"):
            return False
        if self._listing and _ITEM_END.search(before) and not (self._bulleted and before.endswith(";")):
            return False
        if cues.is_order(line.text) or (self._listing and line.text.endswith(":") and self._is_first_clause(i + 1)):
            return self._listing or not _UNFINISHED.search(before)
        if not cues.opens_prose(line.text) or (not self._listing and _UNFINISHED.search(before)):
            return False
        return line.after_blank or _ends_as_prose(self._lines, i)

    def _is_first_clause(self, i: int) -> bool:
        marker = read_marker(self._lines[i].text) if i < len(self._lines) else None
        return marker is not None and marker.rank < BULLET_RANK and marker.ordinal == 1

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
        if len(lines[at].text) < _SHORT_PROSE and below.text[:1].isupper() and not lines[at].text.endswith(","):
            return False  # a short line above a new sentence is a title's end
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


def is_prose(lines: Sequence[Line], i: int, end: int) -> bool:
    """Whether the paragraph at line ``i``, read up to line ``end``, is long enough for a sentence and ends as one."""
    parts = [lines[i].text]
    for line in lines[i + 1 : end]:
        if line.after_blank or _END_MARK.search(parts[-1]) or cues.LEGAL_BASIS.match(line.text) or read_marker(line.text):
            break
        if len(parts[-1]) < _SHORT_PROSE and line.text[:1].isupper() and not line.text.isupper():
            break  # a short line above a new sentence is a title's end
        parts.append(line.text)
    text = " ".join(parts)
    return len(text) >= _SHORT_PROSE and bool(_END_MARK.search(text)) and not text.isupper()
