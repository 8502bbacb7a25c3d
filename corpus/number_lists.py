"""Lists of document numbers: "15/CT-TTg ngày 27/3/2020, số 16/CT-TTg", "2118, 2130, 2140 - TB/QU", "16"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.dates import read_date_at
from corpus.kinds import LETTER, kind_of_symbol, kinds_agree
from corpus.numbers import DIGITS, SYMBOL, fold_number
from corpus.types import PartialDate

YEAR_PART = r"\s?/\s?(?:19|20)\d\d(?!\d)"
_ITEM = re.compile(rf"(?P<digits>{DIGITS})(?P<year>{YEAR_PART})?(?:(?P<symbol>{SYMBOL})(?!\w)|(?![\w%])(?!\s?[/.]\d))")
_NEXT = re.compile(r"\s*(?:,\s*và|,|;|và|hoặc|đến)\s*(?P<says>(?:số|Số)\s*[:.]?\s*)?(?=\d)")
_DATE_LEAD = re.compile(r"\s*+,?\s*+(?P<bracket>\()?(?:ký\s+|ban\s+hành\s+)?(?=(?:ngày|tháng|năm|NGÀY|NĂM)\s+\d)")
_CLOSE = re.compile(r"\s*\)")
_BARE = (
    "Chỉ thị",
    "Nghị quyết",
    "Nghị định",
    "Thông tư",
    "Kết luận",
    "Quyết định",
    "Công điện",
    "Công văn",
    "Thông báo",
    "Pháp lệnh",
)
"""Kinds that are cited by a bare number: "Chỉ thị 16"."""
_RARELY_BARE = ("Kế hoạch", "Luật", "Tờ trình")
"""Kinds that are, behind "số"."""
_BARE_ENDS = re.compile(
    r"\s*(?:[,;.):”\"+]|$|(?:của|ngày\s+\d|về|và|năm\s+\d{4}|đã|để|trên|cũng|là|theo|hoặc|với|như|thì|có|được|phải|trong|từ|yêu|quy|cho|khi|hay|ban|còn|do|"
    r"trở|tại|vẫn|sẽ|thay|sửa|ra|nêu|ký|vào|mới)(?!\w))",
    re.I,
)
YEAR_ALONE = re.compile(r"(?:19|20)\d\d$")


@dataclass(slots=True)
class NumberItem:
    """One number of a list; ``says`` that "số" stands before it."""

    start: int
    end: int
    number: str
    symbol: str
    says: bool
    date: PartialDate | None = None


def read_items(text: str, position: int, kind: str | None, *, says: bool) -> list[NumberItem]:
    """The numbers in a row at ``position`` that are documents' of this kind; [] where none is."""
    items = _items(text, position, says=says)
    for i, item in enumerate(items[1:], 1):
        stated = kind_of_symbol(item.symbol) if item.symbol else None
        if stated and stated != LETTER and not kinds_agree(kind, stated):
            return _settled(text, items[:i], kind)  # "Luật số 80/2015/QH13; 16/CT-TTg" is no list of laws
    return _settled(text, items, kind)


def _items(text: str, position: int, *, says: bool) -> list[NumberItem]:
    items: list[NumberItem] = []
    start = position
    while True:
        match = _ITEM.match(text, position)
        if match is None:
            return items
        symbol = (match["symbol"] or "").strip(" -–/")
        number = fold_number(match["digits"] + (match["year"] or "") + (match["symbol"] or ""))
        item = NumberItem(start=start, end=match.end(), number=number, symbol=fold_number(symbol), says=says)
        dated = read_date_behind(text, item.end) if symbol or says else None
        items.append(item)
        following = _NEXT.match(text, dated[1] if dated else item.end)
        if following is None or (dated and not _ITEM.match(text, following.end())):
            return items
        if dated:
            item.date, item.end = dated
        position = following.end()
        start = following.start("says") if following["says"] else position
        says = following["says"] is not None or (says and not symbol)


def _settled(text: str, items: list[NumberItem], kind: str | None) -> list[NumberItem]:
    """The numbers of a list that are numbers of documents: those before the last symbol take it from the one behind them."""
    last = max((i for i, item in enumerate(items) if item.symbol), default=-1)
    tail = last + 1
    while tail < len(items) and _stands_alone(text, items[tail], kind, after_symbol=last >= 0):
        tail += 1
    kept = items[:tail]
    for i in range(last - 1, -1, -1):
        if not kept[i].symbol:
            after = kept[i + 1]
            kept[i].symbol = after.symbol
            separator = re.match(r"\d+[a-zđ]?(?:/\d{4})?([-/])", after.number)
            kept[i].number += (separator[1] if separator else "/") + after.symbol
    return kept


def _stands_alone(text: str, item: NumberItem, kind: str | None, *, after_symbol: bool) -> bool:
    """Whether digits without a symbol are a document's number."""
    if kind is None or (after_symbol and not item.says):
        return False
    if "/" not in item.number and YEAR_ALONE.match(item.number) and not item.says:
        return False
    if item.says:
        return kind in (*_BARE, *_RARELY_BARE) or bool(_BARE_ENDS.match(text, item.end))
    bare = kind in _BARE and (len(item.number) > 1 or "/" in item.number)
    return bare and bool(_BARE_ENDS.match(text, item.end))


def read_date_behind(text: str, position: int) -> tuple[PartialDate, int] | None:
    """The date behind a number and where its words end, a bracket around it included."""
    lead = _DATE_LEAD.match(text, position)
    if lead is None:
        return None
    read = read_date_at(text, lead.end())
    if read is None:
        return None
    if lead["bracket"]:
        closed = _CLOSE.match(text, read[1])
        return (read[0], closed.end()) if closed else None
    return read
