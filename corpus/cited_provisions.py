"""Provisions that a text cites: "khoản 2, khoản 3 Điều 5", "từ Điều 5 đến Điều 9", "các điểm a, b và đ khoản 1"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNIT = r"(?:[Đđ]iểm|[Tt]iết|[Kk]hoản|[Đđ]iều|[Mm]ục|[Tt]iểu mục|[Cc]hương|[Pp]hần|[Pp]hụ lục|ĐIỀU|KHOẢN|CHƯƠNG|PHỤ LỤC)"
_LABEL = (
    r"(?:số\s+)?(?:\d{1,3}(?:\.\d{1,2}){0,3}[a-zđ]?|[IVXL]{1,6}|[a-zđA-EĐ]\d?(?:\.\d)?|thứ\s+(?:nhất|hai|ba|tư|năm))(?![\w/])"
)
_JOIN = r"(?:\s*[,;]\s*(?:và\s+)?|\s+và\s+|\s+hoặc\s+|\s+đến\s+|\s*[-–]\s*)"
_THIS = r"này(?!\w)"
_NAMED = rf"{_UNIT}\s+{_LABEL}(?:{_JOIN}(?!ngày){_LABEL}){{0,20}}"
_LINK = r"(?:\s*[,;]\s*(?:(?:và|các|tại|từ)\s+){0,2}|\s+(?:và|hoặc|đến|của|thuộc|tại|và các|hoặc các|của các|và tại)\s+|\s+)"
_CHAIN = re.compile(rf"{_NAMED}(?:{_LINK}{_NAMED}){{0,15}}(?:{_LINK}{_UNIT}\s+{_THIS})?|{_UNIT}\s+{_THIS}")
_ANCHOR = re.compile(
    r"(?:iểm|iết|hoản|iều|ục|hương|hần|ụ lục|IỀU|HOẢN|HƯƠNG|Ụ LỤC)\s+(?:\d|[IVXL]|[a-zđA-EĐ]\b|số \d|thứ |này)"
)
"""The ends of the units before what can follow one: literal, so that a text is skimmed quickly."""
_LONGEST_UNIT = len("Phụ l") + 1
_THIS_AT_END = re.compile(rf"\s{_THIS}$")
_OTHER_WORD = re.compile(
    r"(?:(?:thời|địa|quan|đặc|ưu|nhược|trọng|cao|tiêu|danh|chuyên|hạng|thư|đề|thành|một|cổ|học|bộ|tài|điều|huân|huy|chi|tình|hàng|đa)\s+)$",
    re.I,
)
"""What makes another word of a unit's: "thời điểm này", "danh mục 1", "thành phần"."""
_BEFORE = 10  # characters: room for such a syllable
_LEAD = re.compile(r"(?:(?:[Tt]ừ|[Cc]ác|CÁC|TỪ)\s+)+$")
_RANGE = re.compile(r"[Đđ]iều\s+(\d{1,3})\s+đến\s+(?:hết\s+)?(?:[Đđ]iều\s+)?(\d{1,3})(?![\w/])")
_MORE = re.compile(rf"[Đđ]iều\s+({_LABEL}(?:{_JOIN}{_LABEL})*)")


def cited_articles(words: str) -> tuple[str, ...]:
    """The numbers of the articles that cited provisions name, a range's all: "từ Điều 5 đến Điều 7" gives 5, 6, 7."""
    found: dict[str, None] = {}
    for match in _RANGE.finditer(words):
        found.update(dict.fromkeys(str(number) for number in range(int(match[1]), int(match[2]) + 1)))
    for match in _MORE.finditer(words):
        found.update(dict.fromkeys(re.findall(r"\d{1,3}[a-zđ]?", match[1])))
    return tuple(sorted(found, key=lambda number: (int(re.sub(r"\D", "", number)), number)))


@dataclass(frozen=True, slots=True)
class Chain:
    """Cited provisions one in the other; ``this`` says that the words end in "này"."""

    start: int
    end: int
    this: bool


def find_chains(text: str) -> list[Chain]:
    """The cited provisions of ``text``, left to right."""
    found: list[Chain] = []
    end = 0
    for anchor in _ANCHOR.finditer(text):
        if anchor.start() < end:
            continue
        # The unit's beginning stands a few characters before what the anchor finds of it.
        for start in range(anchor.start(), max(end, anchor.start() - _LONGEST_UNIT) - 1, -1):
            match = _CHAIN.match(text, start)
            if match and (start == 0 or not text[start - 1].isalnum()):
                if _OTHER_WORD.search(text, max(0, start - _BEFORE), start):
                    break
                lead = _LEAD.search(text, max(end, start - len("từ các ")), start)
                end = match.end()
                found.append(Chain(lead.start() if lead else start, end, bool(_THIS_AT_END.search(match[0]))))
                break
    return found
