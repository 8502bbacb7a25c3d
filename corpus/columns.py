"""Two columns that were flattened into one line: the heading and the signature block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus import cues
from corpus.blocks import Line
from corpus.markers import BULLET_RANK, read_marker
from corpus.plain import plain
from corpus.stamps import is_stamp, urgency_of
from corpus.tables import mark_rows, split_tables
from corpus.text import UPPER, fold_diacritics

_GAP = re.compile(r"(?<=\S)(?:[^\S\n]{3,}|\t\s*|\s+[|│]\s+)(?=\S)")
_WIDE = ("   ", "\t", "\xa0\xa0\xa0", " | ", "│")
_SIGNING = 40  # lines below "Nơi nhận" in which a name or title may stand in a right-hand column
_TOP = 120  # lines in which a heading may stand
_LONGEST = 160  # characters of a flattened line: two full columns
_LEFT = 60  # characters of a left-hand column
_TITLE = 60  # characters of a signing title
# One space between the columns is enough where the right-hand one is unmistakable.
_MOTTO = re.compile(
    r"cong\s+hoa\s+xa\s+hoi\s+chu\s+nghia\s+viet\s+nam|dang\s+cong\s+san\s+viet\s+nam|doc\s+lap\s*[-–—.]\s*tu\s+do\s*[-–—.]\s*hanh\s+phuc"
)
_MOTTO_WORDS = ("NAM", "nh ph", "NH PH")
"""What of a motto a scan seldom gets wrong: looked for first, since folding a line takes longer."""
_NUMBER_AND_DATE = re.compile(
    rf"S[ốóô]\s*[:.]?\s*[\d.…_ ]*(?:\s*[-–/]\s*[\w.]+)+\s+(?=(?:[{UPPER}][\w.]*\s?){{1,6}},?\s*ngày)", re.I
)
_LISTED = re.compile(r"[-–+•]\s|Nơi nhận\s*:|Như ", re.I)
_ITEM_END = re.compile(rf"[;:.,]\s+(?=[{UPPER}])")


def split_columns(text: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with those of two columns cut in two, where the right-hand part is a heading field or a signature."""
    wide = any(gap in text for gap in _WIDE)
    found: list[Line] = []
    signing = 0
    for i, line in enumerate(mark_rows(text, tuple(split_tables(text, lines) if "|" in text else lines))):
        at = len(found)
        if (
            len(line.text) <= _LONGEST
            and not line.column
            and not line.row
            and line.text[:1] != "|"
            and (wide or signing or i < _TOP)
        ):
            found.extend(_cells(text[line.start : line.end], line, signing=signing > 0))
        else:
            found.append(line)
        first = found[at].text
        if len(found) - at > 1 and all(cues.is_authority(cell.text) for cell in found[at:]):
            signing = _SIGNING  # bodies sign side by side
        else:
            signing = _SIGNING if cues.is_recipients(first) else max(0, signing - 1)
    return tuple(found)


def _cells(raw: str, line: Line, *, signing: bool) -> Iterator[Line]:
    # From the right: a date line may have gaps of its own, for the blank day.
    gaps = list(_GAP.finditer(raw)) if any(gap in raw for gap in _WIDE) else []
    for gap in reversed(gaps):
        left, right = plain(raw[: gap.start()]), plain(raw[gap.end() :])
        if _opens_right_column(left, right, signing=signing):
            yield from _halves(raw, line, gap.start(), gap.end(), signing=signing)
            return
    cut = _tight_cut(raw, signing=signing)
    if cut is not None:
        yield from _halves(raw, line, len(raw[:cut].rstrip()), cut, signing=signing)
        return
    yield line


def _halves(raw: str, line: Line, left_end: int, right_start: int, *, signing: bool) -> Iterator[Line]:
    left = Line(start=line.start, end=line.start + left_end, text=plain(raw[:left_end]), after_blank=line.after_blank, column=1)
    right = Line(start=line.start + right_start, end=line.end, text=plain(raw[right_start:]), after_blank=False, column=2)
    yield from _cells(raw[:left_end], left, signing=signing)
    yield from _cells(raw[right_start:], right, signing=signing)


def _opens_right_column(left: str, right: str, *, signing: bool) -> bool:
    if not right.strip("|* "):
        return False
    if cues.is_banner(right) or (cues.is_date(right) and not left.endswith(",") and not _awaits(left)):
        return True
    if len(left) <= _LEFT and not signing and (cues.kind_of(right) or urgency_of(right) or _is_motto_start(right)):
        return True
    if not left.strip("|*_ "):
        return False
    if len(left) <= _LEFT and cues.is_ornament(right):
        return _is_heading_left(left)
    if cues.is_banner(left) or (cues.is_date(left) and (cues.is_number(right) or cues.is_issuer(right))):
        return True
    if signing and (cues.is_authority(right) or cues.is_person(right) or cues.is_signed(right) or is_stamp(right)):
        return True
    if signing and right.isupper() and len(right) <= _TITLE and not _awaits(left):
        return True
    if cues.is_authority(left) and cues.is_authority(right):
        return True
    marker = read_marker(left)
    listed = cues.is_recipients(left) or (marker is not None and marker.rank >= BULLET_RANK)
    return listed and (cues.is_authority(right) or cues.is_person(right) or cues.is_signed(right))


def _awaits(left: str) -> bool:
    """Whether the left part is a field's beginning, with a gap where its figures go: "Số:", "…, ngày", "Lưu:"."""
    return left.rstrip(" :.…_").lower().endswith(("số", "ngày", "tháng", "năm", "lưu", "kính gửi"))


def _is_motto_start(right: str) -> bool:
    return right.isupper() and fold_diacritics(right).startswith("cong hoa xa hoi")


def _is_heading_left(left: str) -> bool:
    return (
        cues.is_ornament(left) or cues.is_issuer(left) or cues.is_issuer_rest(left) or cues.is_number(left) or left.isupper()
        or bool(cues.SUBJECT_LINE.match(left)) or urgency_of(left) is not None
    )  # fmt: skip


def _tight_cut(raw: str, *, signing: bool) -> int | None:
    """Where the right-hand column begins behind a single space, or None."""
    if any(words in raw for words in _MOTTO_WORDS):
        match = _MOTTO.search(fold_diacritics(raw))
        if match and raw[match.start()].isupper() and (match[0][:3] == "doc" or raw[match.start() : match.end()].isupper()):
            left, right = raw[: match.start()].strip(" *|"), raw[match.end() :].strip(" *|")
            if left.endswith("NƯỚC"):
                return None  # the state's own name: "QUỐC HỘI NƯỚC CỘNG HÒA …"
            if left and _is_heading_left(plain(left)):
                return match.start()
            if not left and any(char.isalnum() for char in right):
                return match.end() + len(raw[match.end() :]) - len(raw[match.end() :].lstrip())
    both = _NUMBER_AND_DATE.match(raw) if raw[:1] in "Ss" else None
    if both and cues.is_date(plain(raw[both.end() :])):
        return both.end()
    if _LISTED.match(raw) and (signing or raw[:1] in "Nn"):
        for match in _ITEM_END.finditer(raw):
            right = plain(raw[match.end() :])
            if cues.is_authority(right) or (signing and cues.is_person(right)):
                return match.end()
    return None
