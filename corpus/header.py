"""What each line of a document's heading is, by itself and by the lines before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus import cues
from corpus.blocks import Line
from corpus.stamps import is_stamp, urgency_of

_ON_BEHALF = re.compile(r"CỦA\s")
_SESSION = re.compile(r"\(?(?:khóa|kỳ họp|khoá)\s", re.I)
_GOES_ON = re.compile(r"(?:[-–,&]|(?<!\w)(?:VÀ|VỀ|CỦA|CÁC|CHO|TẠI|VỚI))$")
"""A body's name that ends so goes on in the next line."""
_RIGHT = frozenset({"banner", "date", "stamp"})
"""What stands in the right-hand column, between the lines of the left-hand one."""


def header_tokens(lines: Sequence[Line]) -> tuple[str, ...]:
    """For each line the last element of its provision's path; "addressee" within Kính gửi.

    banner, issuer, number, date, kind, subject, urgency, stamp, or "line" for what is none of these.
    """
    return tuple(_Reader().read(lines))


class _Reader:
    """What has been read so far decides what a line can be: a title stands below the kind, a body's name above the number."""

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self._left = ""  # the last token of the left-hand column
        self._last = ""
        self._listing = False
        self._capitals = False  # whether the subject's last line is in capitals
        self._issuer = ""
        self._issuers: set[str] = set()

    def read(self, lines: Sequence[Line]) -> Iterator[str]:
        for line in lines:
            token = self._token(line.text)
            if token == "addressee":
                self._listing = True
            elif token not in _RIGHT:
                self._listing = False
            if token not in _RIGHT:
                self._left = token
            if token == "subject":
                self._capitals = line.text.isupper()
            if token == "issuer":
                self._issuer = line.text
                self._issuers.add(line.text)
            self._seen.add(token)
            self._last = token
            yield token

    def _token(self, text: str) -> str:
        if cues.ADDRESSEES.match(text):
            return "addressee"
        if cues.is_banner(text) or cues.is_ornament(text):
            return "banner"
        if urgency_of(text):
            return "urgency"
        if cues.is_number(text):
            return "number"
        if cues.is_date(text):
            return "date"
        if is_stamp(text):
            return "stamp"
        if self._listing and not text.isupper():
            return "addressee"
        if "kind" not in self._seen and (cues.kind_of(text) or self._kind_opens(text)):
            return "kind"
        if cues.SUBJECT_LINE.match(text):
            return "subject"
        return self._below_kind(text) if "kind" in self._seen else self._above_kind(text)

    def _kind_opens(self, text: str) -> bool:
        return bool(self._seen & {"number", "date", "banner"}) and cues.kind_with_rest(text) is not None

    def _above_kind(self, text: str) -> str:
        if self._left == "issuer" and text.isupper() and (cues.is_issuer_rest(text) or _GOES_ON.search(self._issuer)):
            return "issuer"
        if cues.is_issuer(text):
            return "issuer"
        if self._left == "subject":
            return "subject"
        if text.isupper() and "number" not in self._seen and (self._left == "issuer" or not self._seen - _RIGHT):
            return "issuer" if self._seen or cues.is_issuer_rest(text) else "line"
        return "subject" if self._left == "number" or self._last == "date" else "line"

    def _below_kind(self, text: str) -> str:
        if self._left == "kind" and text.isupper() and _ON_BEHALF.match(text):
            return "line"
        if self._left in ("kind", "line") and "subject" not in self._seen:
            return "subject"
        goes_on = self._capitals and self._left == "subject" and text not in self._issuers
        if text.isupper() and cues.is_issuer(text) and not goes_on:
            return "issuer"
        if self._left == "issuer":
            return "issuer" if text.isupper() and cues.is_issuer_rest(text) else "line"
        if _SESSION.match(text) and self._left != "subject":
            return "line"
        return "subject" if self._left in ("subject", "kind") else "line"
