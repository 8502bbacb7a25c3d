"""A day that a question asks about, and what each document was worth on it."""

from __future__ import annotations

import re
from datetime import date

from corpus.dates import find_dates, last_day
from corpus.register import Register
from corpus.text import fold_diacritics
from corpus.types import Directive

_AS_OF = re.compile(
    r"(?:tinh den|tinh toi|tai thoi diem|vao thoi diem|thoi diem|con hieu luc(?: vao)?|co hieu luc(?: vao)?|hieu luc (?:tai|vao)|"
    r"ap dung (?:vao|tai)|as of|as at|in force on|valid on|effective on|on the date of)\s*(?:het\s+)?(?:ngay\s+|the\s+)?$"
)
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_REACH = 40
"""Characters before a date in which the words "tính đến", "as of" stand."""


def read_as_of(question: str) -> date | None:
    """The day as of which a question is asked ("tính đến ngày 1/9/2021", "as of 2021-09-01"); None where it names none.

    A month or year counts by its last day. A day that is asked about as a fact ("ngày 16/8/2021 ai họp?") isn't one.
    """
    folded = fold_diacritics(question)
    found = [(start, last_day(value)) for start, _, value in find_dates(question)]
    for match in _ISO.finditer(question):
        try:
            found.append((match.start(), date(int(match[1]), int(match[2]), int(match[3]))))
        except ValueError:
            continue  # no day of the calendar
    return next((day for start, day in sorted(found) if _AS_OF.search(folded[max(0, start - _REACH) : start])), None)


def note_on(directive: Directive, register: Register, day: date, *, language: str = "vi") -> str | None:
    """What a user must know of a document asked about as of ``day``: not yet, no longer, or replaced. None where it held or nothing tells."""
    shown = f"{day:%d/%m/%Y}"
    replaced = register.replaced_by(directive.doc_id, on=day)
    if replaced is not None:
        by = next(one for one in register.directives if one.doc_id == replaced.by)
        words = by.text[replaced.reference.start : replaced.reference.end]
        if language == "vi":
            return f"Đến ngày {shown}, văn bản này đã bị {replaced.reference.relation.value} bởi {by.title} (“{words}”)."
        return f"By {shown} this document had been superseded by {by.title} (“{words}”)."
    if register.status_on(directive.doc_id, day) is not False:
        return None
    begin = directive.validity.effective_from.value or directive.heading.issued_on.value
    end = directive.validity.effective_to.value
    if end is not None and day > last_day(end):
        return (
            f"Ngày {shown}, văn bản này đã hết hiệu lực (đến {end})."
            if language == "vi"
            else f"On {shown} this document had expired ({end})."
        )
    if language == "vi":
        return f"Ngày {shown}, văn bản này chưa có hiệu lực (từ {begin})."
    return f"On {shown} this document wasn't in force yet (from {begin})."
