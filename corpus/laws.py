"""Laws, codes and ordinances cited by name: where a name ends in running text."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from corpus.text import UPPER

_AMENDING = re.compile(
    r"\s+(?i:sửa\s+đổi)(?:(?:\s*,\s*|\s+)bổ\s+sung)?(?:\s+(?:một\s+số\s+)?điều(?P<of>\s+của(?P<several>\s+(?:các|\d+))?)?|"
    r"(?P<article>\s+Điều\s+\d+(?:\s+của)?))?"
)
_LAW = re.compile(r"\s+(?:Bộ\s+luật|Luật|Pháp\s+lệnh|luật|pháp\s+lệnh)(?!\w)")
_AND = re.compile(r"\s+và(?=\s+(?:Bộ\s+luật|Luật|Pháp\s+lệnh)\s)")
_COMMA = re.compile(r"\s*,(?=\s+(?:Bộ\s+luật|Luật|Pháp\s+lệnh)\s)")
_RELATED = re.compile(r"\s+(?:có\s+)?liên\s+quan\s+đến\s+(?:[^\W\d_]+\s*){1,4}")
_FIRST = re.compile(r"\s+(?P<first>[^\W\d_]+)")
_MAX_WORDS = 12
_STOP = (
    r"(?:năm|số|ngày|này|quy\s+định|quy\s+chế|và\s+(?:các|Luật|Bộ|Nghị|Thông|pháp|văn|những|hướng|quy|theo|được|phải|Pháp|Quyết)|hoặc|thì|có|được|"
    r"phải|để|về|theo|của|cho|khi|tại|trong|trên|đã|chưa|không|là|với|bao\s+gồm|hiện|hết|bị|do|mà|nêu|gồm|cùng|ban\s+hành|từ|đối|thực\s+hiện|"
    r"như|hiện\s+hành|nói|trước|sau|vào|ở|nếu|bằng|và)(?!\w)"
)
_UNLISTED = re.compile(
    rf"\s+[{UPPER}][^\W\d_]*(?:,?\s+(?!{_STOP})(?![{UPPER}])[^\W\d_]+){{0,{_MAX_WORDS}}}"
    rf"(?=\s+{_STOP}|\s*[;.:,()\[\]“”\"/–-]|\s+[{UPPER}\d]|\s*$)"
)


@cache
def _names() -> dict[str, re.Pattern[str]]:
    """Names of laws, by their first word in small letters, the longest first."""
    lines = resources.files("corpus").joinpath("laws.tsv").read_text(encoding="utf-8").splitlines()[1:]
    by_first: dict[str, list[str]] = {}
    for line in sorted(filter(None, lines), key=len, reverse=True):
        by_first.setdefault(line.split()[0].rstrip(",").lower(), []).append(line)
    return {
        first: re.compile(r"\s+(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names) + r")(?!\w)", re.I)
        for first, names in by_first.items()
    }


def read_law_name(text: str, position: int) -> int | None:
    """Where the name behind "Luật", "Bộ luật" or "Pháp lệnh" ends; None where no name stands at ``position``.

    A listed name ends where it ends; another one before a word that no name has inside, a stop or a capital.
    """
    amending = _AMENDING.match(text, position)
    return _amending_name(text, amending) if amending else _plain_name(text, position)


def _plain_name(text: str, position: int) -> int | None:
    first = _FIRST.match(text, position)
    if first is None:
        return None
    listed = _names().get(first["first"].lower())
    match = listed.match(text, position) if listed else None
    match = match or _UNLISTED.match(text, position)
    return match.end() if match else None


def _amending_name(text: str, amending: re.Match[str]) -> int:
    """Where "sửa đổi, bổ sung một số điều của Luật … và Luật …" ends; laws in a row are one's only after "các Luật"."""
    end = amending.end()
    while True:
        law = _LAW.match(text, end)
        if law is None:
            return end
        related = _RELATED.match(text, law.end()) if amending["several"] else None
        name = related.end() if related else _plain_name(text, law.end())
        if name is None:
            return end
        end = name
        following = _AND.match(text, end) or (_COMMA.match(text, end) if amending["several"] else None)
        if following is None:
            return end
        end = following.end()
