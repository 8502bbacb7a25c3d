"""What ends a document: recipients and signature, and how far they go."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus import cues
from corpus.blocks import Line
from corpus.markers import BULLET_RANK, read_marker
from corpus.stamps import is_stamp

_LISTED = re.compile(r"[;,.)]$")
_TO_NAME = 6  # lines from a signing title to the signer's name
_INITIALS = frozenset("NnTKQCPBGVHLỦƯUA")
"""The first letters of "Nơi nhận", of authority prefixes and of signing titles."""


def find_tail(lines: Sequence[Line], body: int) -> int:
    """The first line of recipients or signature, or the end of the text."""
    for i in range(body, len(lines)):
        text = lines[i].text
        if not i or (text[0:1] not in _INITIALS and (text[0:1].isalnum() or not cues.is_recipients(text))):
            continue
        if cues.is_recipients(text) or cues.is_authority_prefix(text):
            return i
        # A signature without prefix or recipients: a signing title in capitals followed closely by a person's name.
        if cues.is_sign_title(text) and i > body and _is_signed(lines, i):
            return i
    return len(lines)


def _is_signed(lines: Sequence[Line], i: int) -> bool:
    for line in lines[i + 1 : i + 1 + _TO_NAME]:
        if cues.is_person(line.text):
            return True
        if not (line.text.isupper() or cues.is_signed(line.text) or cues.is_ornament(line.text) or is_stamp(line.text)):
            return False
    return False


def find_after(lines: Sequence[Line], tail: int, opens_annex: Callable[[int], bool]) -> int:
    """The line after the signer's name and the recipients, whichever comes last."""
    walk = _Walk()
    for i in range(tail, len(lines)):
        if opens_annex(i):
            return i
        if not walk.takes(lines[i].text, aside=lines[i].column > 1) and not walk.resumes(lines[i + 1 : i + 1 + _TO_NAME]):
            return i
    return len(lines)


class _Walk:
    """What of the tail has been seen."""

    def __init__(self) -> None:
        self.listing = self.signing = self.signed = False
        self._titled = False  # whether a title stands above that nobody has signed yet
        self._whole = True  # whether the last item of the recipients is complete

    def takes(self, text: str, *, aside: bool) -> bool:
        """Whether a line belongs to the tail, noted as seen; ``aside``: it stands in a right-hand column."""
        if cues.is_recipients(text):
            self.listing, self._whole = True, text.endswith((".", ";"))
            return True
        if cues.is_authority(text):
            self.signing = self._titled = True
            return True
        if self.signing and (self._titled or aside) and cues.is_person(text):
            self.signed, self._titled = True, False
            return True
        if cues.is_signed(text) or is_stamp(text) or cues.is_ornament(text):
            return True
        if self.listing and self._lists(text):
            return True
        return self._titled and text.isupper()

    def _lists(self, text: str) -> bool:
        marker = read_marker(text)
        bullet = marker is not None and marker.rank >= BULLET_RANK
        if not bullet and self._whole and self.signed and not _LISTED.search(text):
            return False
        if bullet or not self._whole or _LISTED.search(text):
            self._whole = bool(_LISTED.search(text))
            return True
        return False

    def resumes(self, below: Sequence[Line]) -> bool:
        """Whether an odd line stands in the midst of the tail: a signer or the recipients are still to come."""
        texts = [line.text for line in below]
        if self._titled and any(cues.is_person(text) for text in texts):
            return True
        return any(cues.is_recipients(text) for text in texts if not self.listing) or any(
            cues.is_authority(text) for text in texts if not self.signing
        )
