"""Bytes to frozen text, and the foldings that comparison and display use."""

from __future__ import annotations

import unicodedata
from functools import cache

from corpus.errors import CorpusError

_UNSEEN = ("*", "\u200b", "\ufeff", "\u00ad")
"""Markdown bold and italics; zero-width space, byte order mark and soft hyphen, which web pages leave behind."""


def decode(data: bytes, *, source: str) -> str:
    """UTF-8 bytes to the frozen text: NFC, newlines as ``\\n``, nothing else changed.

    Raises CorpusError where the bytes aren't UTF-8, aren't text, or hold no letter.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusError(
            f"Tệp {source!r} không phải văn bản UTF-8 (byte {error.start}). / {source!r} isn't UTF-8 text.",
            hint="Lưu lại tệp dạng văn bản thuần UTF-8 (.txt). / Save it as plain UTF-8 text (.txt).",
        ) from error
    if "\x00" in text:
        raise CorpusError(
            f"Tệp {source!r} là tệp nhị phân, không phải văn bản. / {source!r} is a binary file, not text.",
            hint="Lưu lại tệp dạng văn bản thuần UTF-8 (.txt). / Save it as plain UTF-8 text (.txt).",
        )
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not any(char.isalpha() for char in text):
        raise CorpusError(
            f"Tệp {source!r} không có chữ nào. / {source!r} holds no text.",
            hint="Kiểm tra lại tệp. / Check the file.",
        )
    return text


def fold_display(text: str) -> str:
    """White space folded to single spaces, Markdown bold and italics dropped: for display and comparison, not offsets."""
    for mark in _UNSEEN:
        if mark in text:
            text = text.replace(mark, "")
    return " ".join(text.split())


def fold_diacritics(text: str) -> str:
    """Letters without their marks, lower case, đ and Ð as d; one code point in, one out for NFC Vietnamese."""
    return text.translate(_folding())


@cache
def _folding() -> dict[int, str]:
    """Every letter of Latin, Latin-1, Extended-A, B and Additional that folds to a plain one."""
    table = {ord(char): "d" for char in "đĐÐ"}
    for point in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(point))[0].lower()
        if base.isascii() and base != chr(point):
            table.setdefault(point, base)
    return table


LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
"""The Vietnamese lower-case letters, as the inside of a regular expression's character class."""
UPPER = LOWER.replace("a-z", "").upper() + "A-Z"
