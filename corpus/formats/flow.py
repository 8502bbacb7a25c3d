"""Paragraphs to the frozen text of a source: what the readers of flowing formats (Word, web pages) end with."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable, Sequence

from corpus.blocks import ends_sentence
from corpus.errors import CorpusError
from corpus.formats.types import Extracted
from corpus.types import ReadWarning

_CUT_LINE = 40  # characters: a shorter paragraph may be a heading, so its missing end mark says nothing
_MIN_CUTS, _MIN_CUT_SHARE = 5, 0.3  # of paragraphs cut in mid-sentence: fewer are page breaks, not one per printed line
_EXCERPT = 160  # characters of left-out text that a warning shows
_CONTROLS = {point: None for point in range(32) if chr(point) not in "\t\n"} | {0x7F: None}
"""Control characters, which no document means."""


def finish(
    paragraphs: Iterable[str], *, source: str, form: str, warnings: Iterable[str] = (), hint: str = "Kiểm tra lại tệp."
) -> Extracted:
    """The paragraphs as a source of format ``form``; ``warnings`` are messages. CorpusError where there is no letter."""
    text = join_paragraphs(tuple(paragraphs))
    if not any(char.isalpha() for char in text):
        raise CorpusError(f"Tệp {source!r} không có chữ nào. / {source!r} holds no text.", hint=hint)
    found = tuple(ReadWarning(message=message) for message in warnings)
    return Extracted(source=source, format=form, text=text, warnings=found)


def join_paragraphs(paragraphs: Sequence[str]) -> str:
    """NFC text with a blank line between paragraphs; "" stands for an empty one.

    Where most paragraphs are cut in mid-sentence, each is a printed line (a converted PDF): these keep plain line ends, so
    that the parser can join them.
    """
    parts = [clean(part) for part in paragraphs]
    if _printed_lines([part for part in parts if part]):
        return "\n".join(parts).strip("\n") + "\n"
    return "\n\n".join(part for part in parts if part) + "\n"


def clean(text: str) -> str:
    """NFC, without control characters and the white space around each line."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS))
    text = text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\x85", "\n").encode("utf-8", "ignore").decode("utf-8")
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def excerpt(text: str) -> str:
    """The beginning of left-out text on one line, for a warning."""
    folded = " ".join(clean(text).split())
    return folded if len(folded) <= _EXCERPT else f"{folded[:_EXCERPT]}…"


def _printed_lines(parts: Sequence[str]) -> bool:
    cuts = sum(
        len(a) > _CUT_LINE and b[:1].islower() and not ends_sentence(a.rstrip()) and "\n" not in a
        for a, b in itertools.pairwise(parts)
    )
    return cuts >= _MIN_CUTS and cuts >= _MIN_CUT_SHARE * len(parts)
