"""A document as a text mentions it, and what mentions in a row share: the issuer that stands behind the last or before the first."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.issuers import issuer_fits_symbol, read_issuer_at
from corpus.kinds import KIND, kind_named
from corpus.numbers import read_number
from corpus.text import UPPER
from corpus.types import PartialDate

_OTHERS_OF = re.compile(r"\s*,\s*các\s+văn\s+bản(?:\s+[^\W\d_]+){0,4}?(?=\s+của\s)")
_COORDINATED = re.compile(r"\s*(?:[,;]|và|hoặc|,\s*và)\s*(?:(?:các|tại|theo)\s+)?")
_HEADED = re.compile(rf"(?:[Cc]ác)\s+(?P<kind>{KIND})\s+(?P<of>của\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One document as a text mentions it; offsets are the text's.

    ``name`` is a law's; ``this`` says "… này" or nothing but provisions ("Điều 5 này"), ``aforesaid`` "… nêu trên".
    """

    start: int
    end: int
    kind: str | None = None
    number: str | None = None
    date: PartialDate | None = None
    issuer: str | None = None
    name: str | None = None
    cited: str = ""
    this: bool = False
    aforesaid: bool = False


def share_issuers(text: str, mentions: list[Mention]) -> list[Mention]:
    """In "Chỉ thị 15/CT-TTg, Chỉ thị 16/CT-TTg của Thủ tướng" the issuer is both's, for their symbols end alike."""
    shared = list(mentions)
    for i in range(len(shared) - 1, -1, -1):
        shared[i] = _with_others(text, shared[i])
        if i == len(shared) - 1:
            continue
        one, after = shared[i], shared[i + 1]
        if one.number and one.issuer is None and after.number and after.issuer and _body(one.number) == _body(after.number):
            if (_body(one.number) or one.kind == after.kind) and _COORDINATED.fullmatch(text, one.end, after.start):
                shared[i] = replace(one, issuer=after.issuer)
    if ":" in text:
        for headed in _HEADED.finditer(text):
            _share_headed(text, headed, shared)
    return shared


def _with_others(text: str, mention: Mention) -> Mention:
    """In "Chỉ thị 05/CT-UBND, các văn bản chỉ đạo của UBND Thành phố" the issuer is the directive's, whose symbol names it."""
    number = read_number(mention.number) if mention.number and mention.issuer is None else None
    others = _OTHERS_OF.match(text, mention.end) if number and number.body else None
    read = read_issuer_at(text, others.end()) if others else None
    return replace(mention, issuer=read[0]) if number and read and issuer_fits_symbol(read[0], number.body) else mention


def _share_headed(text: str, headed: re.Match[str], mentions: list[Mention]) -> None:
    """In "các nghị quyết của Thường trực HĐND: Nghị quyết số …; Nghị quyết số …" the issuer is that of each."""
    read = read_issuer_at(text, headed.start("of"))
    if read is None or not text[read[1] : read[1] + 2].strip().startswith(":"):
        return
    kind = kind_named(headed["kind"])
    for i, mention in enumerate(mentions):
        if mention.start < read[1]:
            continue
        if mention.kind != kind or ". " in text[read[1] : mention.start]:
            return
        if mention.number and mention.issuer is None:
            mentions[i] = replace(mention, issuer=read[0])


def _body(number: str) -> str:
    """The end of a number's symbol, which names the issuer: "TTg" of "15/CT-TTg"."""
    return re.split(r"[-/]", number)[-1].upper() if re.search(rf"[{UPPER}]", number) else ""
