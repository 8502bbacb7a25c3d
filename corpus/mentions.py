"""Documents mentioned in a stretch of text: kind, number, date, issuer, name, and the provisions of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.cited_provisions import Chain, find_chains
from corpus.issuers import clean, issuer_before, joint_issuers_end, read_issuer_at
from corpus.kinds import APPEAL, CONSTITUTION, KIND, KINDS, NAMED_KINDS, RESOLUTION, kind_named, kind_of_symbol
from corpus.laws import read_law_name
from corpus.mention import Mention, share_issuers
from corpus.number_lists import YEAR_ALONE, YEAR_PART, read_date_behind, read_items
from corpus.numbers import DIGITS, NUMBER, SYMBOL, fold_number
from corpus.types import PartialDate

_HEAD = re.compile(
    "(?:" + "|".join(re.sub(r" (\w)", lambda m: rf"\s+[{m[1].lower()}{m[1].upper()}]", kind) for kind in KINDS) + r")(?!\w)"
)
_APPEAL = re.compile(APPEAL.lower().replace(" ", r"\s+"))
_NUMBER = re.compile(NUMBER)
_NUMBER_ANCHOR = re.compile(
    r"\d(?<!\d\d)\d*[a-zđ]?(?:\s?/\s?(?:19|20)\d\d)?(?:[-–/][A-ZĐƯ]|\s?[-–/]\s?[A-ZĐ]{2}|\s?[-–/]\s?(?:CTr|TTr|TTg|QyĐ))"
)
_SAID_ANCHOR = re.compile(r"[sS][ốỐ]\s*:?\s*\d")
_SAYS_NUMBER = re.compile(r"(?:(?:liên tịch|khẩn|hỏa tốc|mật|thượng khẩn)\s+)?(?P<says>(?:số|Số|SỐ)\s*[:.]?\s*)?", re.I)
_THIS = re.compile(r"\s+(?:này|NÀY)(?!\w)")
_AFORESAID = re.compile(
    r"\s+(?:(?:nói|nêu|kể)\s+trên|trên|đó)(?!\w)(?!\s+(?:địa|cơ|tinh|toàn|phạm|cả|toàn|tất|lĩnh|thế|mọi|các|đây))"
)
_CONGRESS = re.compile(
    r"\s+(?:Đại\s+hội\s+(?:đại\s+biểu\s+)?(?:toàn\s+quốc\s+)?(?:lần\s+thứ\s+)?[IVX]+(?:\s+của\s+Đảng)?|"
    r"(?:Hội\s+nghị\s+(?:lần\s+thứ\s+\w+\s+)?(?:Ban\s+Chấp\s+hành\s+)?)?Trung\s+ương\s+\d+(?:,?\s+khóa\s+[IVX]+)?)(?!\w)"
)
"""The Party's resolutions that go by their meeting: "Nghị quyết Đại hội XIII của Đảng"."""
_NUMBER_BEHIND = re.compile(r"\s+(?:số|Số)\s*:?\s*(?=\d)")
_DAY_ONLY = re.compile(r"\s*+,?\s*+ngày\s+\d{1,2}/\d{1,2}(?![\d/])")
"""A day without its year, which is no date that can be looked up."""
_KIND_ANYWHERE = re.compile(KIND)
_KIND_BEFORE = re.compile(
    rf"(?P<kind>{KIND})(?!\w)(?P<between>(?:\s+(?!(?:tại|theo|trong|mẫu|biểu|phụ|bảng|điều|là|có|và|từ)\s)[^\W\d_]+){{0,8}})\s*$",
    re.I,
)
_FORM = re.compile(
    r"(?:mẫu|biểu|bảng|phụ lục|tiêu chuẩn|quy chuẩn|TCVN|QCVN|điều|khoản|tài khoản|điện thoại|đường|nhà|ngõ)\s*$", re.I
)
"""What else than a document has a number."""
_REACH = 90
"""Characters between a kind's name and its number: "Thông báo kết luận của Thường trực Thành ủy số …"."""
_LAW_YEAR = re.compile(r"\s+(?P<year>(?:19|20)\d\d)(?![\w/.-])")
_LAW_NUMBER = re.compile(rf"\s*+,?\s*+(?:số\s*:?\s*)(?P<number>{DIGITS}(?:{YEAR_PART})?{SYMBOL})")
_JOINS_CHAIN = re.compile(r"\s*+,?\s*+(?:(?:của|tại|trong|thuộc|ở)\s+)?(?:(?:các|những)\s+)?")
_LAW_SCHOOL = re.compile(r"(?:Đại học|Trường|ngành|Khoa|sinh viên)\s+$", re.I)


def find_mentions(text: str) -> list[Mention]:
    """The documents mentioned in ``text`` (white space of any sort, no Markdown marks), in order, none within another."""
    chains = find_chains(text)
    mentions = _join_chains(text, _documents(text, chains), chains)
    return share_issuers(text, mentions)


def _documents(text: str, chains: list[Chain]) -> list[Mention]:
    heads = [(match.start(), match) for match in _HEAD.finditer(text) if not _in_word(text, match.start())]
    heads += [(match.start(), match) for match in _APPEAL.finditer(text)] if "lời" in text else []
    taken = {place for chain in chains for place in range(chain.start, chain.end)}
    found_numbers = (*_NUMBER_ANCHOR.finditer(text), *_SAID_ANCHOR.finditer(text))
    numbers = [(match.start(), match) for match in found_numbers if match.start() not in taken]
    found: list[Mention] = []
    position = 0
    for start, anchor in sorted(heads + numbers, key=lambda pair: pair[0]):
        if start < position:
            continue
        if anchor.re in (_HEAD, _APPEAL):
            mentions = list(_from_kind(text, start, anchor.end(), kind_named(anchor[0])))
        else:
            mentions = list(_from_number(text, anchor, position))
        if mentions:
            found += mentions
            position = mentions[-1].end
    return found


def _in_word(text: str, start: int) -> bool:
    return start > 0 and (text[start - 1].isalnum() or text[start - 1] == "_")


def _from_kind(text: str, start: int, end: int, kind: str) -> Iterator[Mention]:
    """The mentions that begin with a kind's name in capitals' case."""
    pointed = _THIS.match(text, end)
    if pointed:
        yield Mention(start=start, end=pointed.end(), kind=kind, this=True)
        return
    listed = list(_list(text, start, end, kind))
    if listed:
        yield from listed
        return
    if kind in NAMED_KINDS or kind == CONSTITUTION:
        law = _law(text, start, end, kind)
        if law:
            yield law
            return
    made = read_issuer_at(text, end)
    behind = _NUMBER_BEHIND.match(text, made[1]) if made else None
    if made and behind:
        yield from (replace(one, issuer=made[0]) for one in _list(text, start, behind.start(), kind))
        return
    dated = read_date_behind(text, end)
    if dated and dated[0].day and kind not in NAMED_KINDS:
        issuer, stop = _issuer(text, dated[1])
        yield Mention(start=start, end=stop, kind=kind, date=dated[0], issuer=issuer)
        return
    congress = _CONGRESS.match(text, end) if kind == RESOLUTION else None
    if congress:
        yield Mention(start=start, end=congress.end(), kind=kind, name=" ".join(congress[0].split()))
        return
    aforesaid = _AFORESAID.match(text, end)
    if aforesaid:
        yield Mention(start=start, end=aforesaid.end(), kind=kind, aforesaid=True)
    elif kind == APPEAL:
        yield from _appeal(text, start, end)


def _appeal(text: str, start: int, end: int) -> Iterator[Mention]:
    issuer, stop = _issuer(text, end)
    if issuer:
        yield Mention(start=start, end=stop, kind=APPEAL, issuer=issuer)


def _from_number(text: str, anchor: re.Match[str], floor: int) -> Iterator[Mention]:
    """The mentions that begin with a number, or with "số", whose kind stands before it in small letters, further off, or nowhere."""
    start = anchor.start()
    says = anchor[0][0] in "sS"
    if _in_word(text, start) or (not says and _NUMBER.match(text, start) is None):
        return
    before = text[max(floor, start - _REACH) : start]
    if not says:
        trimmed = re.sub(r"(?:số|Số|SỐ)\s*[:.]?\s*$", "", before)
        says = len(trimmed) < len(before)
        before = trimmed
    if _FORM.search(before):
        return
    match = _kind_before(before)
    if match and (says or not match["between"]):
        if match["between"] and anchor[0][0] in "sS" and _NUMBER.match(text, start + len(anchor[0]) - 1) is None:
            return  # digits alone, far from the kind: any count
        begin = max(floor, start - _REACH) + match.start()
        listed = list(_list(text, begin, start, kind_named(match["kind"]), shown=says))
        if listed:
            yield from listed
            return
    number = _NUMBER.match(text, start + (len(anchor[0]) - 1 if anchor[0][0] in "sS" else 0))
    if number and _known_alone(number, says=says):
        yield from _list(text, start, start, None, shown=says)


def _known_alone(number: re.Match[str], *, says: bool) -> bool:
    """Whether a number without a kind's name before it is a document's: "16/CT-TTg", "80/2015/QH13", no standard's year."""
    parts = [part for part in re.split(r"[-/]", fold_number(number["symbol"])) if part]
    if YEAR_ALONE.match(number["digits"]) and not says:
        return False
    return len(parts) > 1 or bool(number["year"]) or (says and parts[0] in ("TTg", "CP"))


def _kind_before(before: str) -> re.Match[str] | None:
    """The nearest kind's name from which nothing but small words leads to the end of ``before``."""
    best = None
    for match in _KIND_ANYWHERE.finditer(before):
        tail = _KIND_BEFORE.match(before, match.start())
        if tail and not _in_word(before, match.start()):
            best = tail
    return best


def _list(text: str, start: int, end: int, kind: str | None, *, shown: bool = False) -> Iterator[Mention]:
    """One mention for each number that begins at ``end``, with the dates and the issuer behind them."""
    position = end
    if kind is not None:
        while position < len(text) and text[position].isspace():
            position += 1
    lead = _SAYS_NUMBER.match(text, position)
    assert lead is not None
    items = read_items(text, lead.end(), kind, says=shown or lead["says"] is not None)
    if not items:
        return
    stop = items[-1].end
    dated = None if items[-1].date else read_date_behind(text, stop)
    stop = dated[1] if dated else stop
    undated = None if dated else _DAY_ONLY.match(text, stop)
    if undated and read_issuer_at(text, undated.end()):
        stop = undated.end()
    issuer_start = stop
    issuer, stop = _issuer(text, stop)
    if dated is None and issuer and not any(item.date for item in items):
        dated = read_date_behind(text, stop)
        stop = dated[1] if dated else stop
    shared = dated[0] if dated and not any(item.date for item in items) else None
    if issuer and kind and "liên" in kind:
        stop = joint_issuers_end(text, stop)
        issuer = clean(re.sub(r"^\s*+,?\s*+của\s+", "", text[issuer_start:stop]))
    issuer = issuer or issuer_before(text, start, items[-1].symbol)
    for number, item in enumerate(items):
        last = number == len(items) - 1
        own_date = item.date or shared or (dated[0] if dated and last else None)
        yield Mention(
            start=start if number == 0 else item.start,
            end=stop if last else item.end,
            kind=kind or kind_of_symbol(item.symbol),
            number=item.number,
            date=own_date,
            issuer=issuer,
        )


def _issuer(text: str, position: int) -> tuple[str | None, int]:
    read = read_issuer_at(text, position)
    return read if read else (None, position)


def _law(text: str, start: int, end: int, kind: str) -> Mention | None:
    """A law or code by its name, with its number and date where they follow; the Constitution needs no name."""
    stop = end if kind == CONSTITUTION else read_law_name(text, end)
    if stop is None or _LAW_SCHOOL.search(text, max(0, start - _REACH), start):
        return None
    name = " ".join(text[end:stop].split()).rstrip(" ,") or None
    stop = end + len(text[end:stop].rstrip(" ,\n\t"))
    numbered = _LAW_NUMBER.match(text, stop)
    number = fold_number(numbered["number"]) if numbered else None
    stop = numbered.end() if numbered else stop
    dated = read_date_behind(text, stop)
    year = None if dated else _LAW_YEAR.match(text, stop)
    if year:
        dated = PartialDate(year=int(year["year"])), year.end()
    return Mention(
        start=start, end=dated[1] if dated else stop, kind=kind, number=number, date=dated[0] if dated else None, name=name
    )


def _join_chains(text: str, documents: list[Mention], chains: list[Chain]) -> list[Mention]:
    """The provisions joined to the document right behind them; those that end in "này" mentions of their own."""
    by_start = {mention.start: i for i, mention in enumerate(documents)}
    joined = list(documents)
    alone: list[Mention] = []
    for chain in chains:
        cited = " ".join(text[chain.start : chain.end].split())
        gap = _JOINS_CHAIN.match(text, chain.end)
        at = by_start.get(gap.end()) if gap else None
        if at is not None and not chain.this and (at == 0 or documents[at - 1].end <= chain.start):
            joined[at] = replace(joined[at], start=chain.start, cited=cited)
        elif not any(document.start <= chain.start < document.end for document in documents):
            alone.append(Mention(start=chain.start, end=chain.end, cited=cited, this=chain.this))
    return sorted(joined + alone, key=lambda mention: mention.start)
