"""The heading fields: kind, number, subject, issuer, date, addressees, recipients, signer, each with its span."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import cues
from corpus.blocks import Line
from corpus.markers import read_marker
from corpus.names import body_name, person_or_title
from corpus.text import UPPER, fold_display
from corpus.types import Field, FieldSource, Heading, Level, PartialDate, Provision, Span

_SYMBOL = re.compile(
    r"[\s.…_]*(?P<digits>\d*[a-zđ]?)[\s.…_]*(?:/\s*(?P<year>\d{4})\s*)?(?P<sep>[-–/])\s*(?P<symbol>[^\s].*)$", re.I
)
_NUMBER_PREFIX = re.compile(r"(?:(?:Luật|Nghị quyết|Pháp lệnh)\s+)?Số\s*[:.]?\s*", re.I)
_LETTER_SYMBOLS = ("CV",)  # the only kind that a Party number names and a State number leaves out
_CLOSING_ISSUER = re.compile(
    r"Trên đây là\s+.{0,40}?\bcủa\s+(?P<issuer>(?:Ban Thường vụ\s+)?(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng)\s+[uủ][ỷy]\s+"
    rf"(?:[{UPPER}][^\s,.;/]*\s?){{1,4}})"
)
_LIST_HEAD = re.compile(r"^(?:[-–+•*]\s*)?(?:(?:Kính gửi|Nơi nhận)\s*(?:\([^)]*\)\s*)?:?|.{3,60}?\sđiện\s*:)\s*", re.I)


def header_token(line: Line, *, in_addressees: bool, above: str = "") -> str:
    """What a line of the heading is, as the last element of its provision's path; "addressee" within Kính gửi.

    ``above`` is the token of the line before it: a body's name may go on there ("ỦY BAN NHÂN DÂN" / "TỈNH LÀO CAI").
    """
    text = line.text
    if cues.ADDRESSEES.match(text):
        return "addressee"
    named = _token(text)
    if named is not None:
        return named
    if above.startswith("issuer") and cues.is_issuer_rest(text):
        return "issuer"
    return "addressee" if in_addressees else "line"


def _token(text: str) -> str | None:
    if cues.is_banner(text) or cues.is_ornament(text):
        return "banner"
    if cues.kind_of(text):
        return "kind"
    if cues.NUMBER_LINE.match(text):
        return "number"
    if cues.DATE_LINE.match(text):
        return "date"
    if cues.SUBJECT_LINE.match(text):
        return "subject"
    if cues.is_issuer(text):
        return "issuer"
    return None


def read_heading(root: Provision) -> Heading:
    """The fields that the text states. A line that is there and left blank gives a value of None with its span."""
    header = [leaf for leaf in root.leaves() if leaf.level is Level.HEADER and leaf.path[0] == "header"]
    number, symbol = _number(_named(header, "number"))
    subject = _subject(header)
    issuer, parent = _issuers(header, root)
    place, issued_on = _date(_named(header, "date"))
    signer, title = _signature([leaf for leaf in root.leaves() if leaf.level is Level.SIGNATURE])
    return Heading(
        kind=_kind(header, symbol, subject),
        number=number,
        subject=subject,
        issuer=issuer,
        parent_issuer=parent,
        place=place,
        issued_on=issued_on,
        addressees=_list(root, Level.ADDRESSEES),
        recipients=_list(root, Level.RECIPIENTS),
        signer=signer,
        signer_title=title,
    )


def visible_span(text: str, start: int, end: int) -> Span:
    """The range without the white space and Markdown marks around it."""
    raw = text[start:end]
    lead = len(raw) - len(raw.lstrip("* \t\n\xa0"))
    trail = len(raw) - len(raw.rstrip("* \t\n\xa0"))
    return Span(start + lead, max(start + lead, end - trail))


def _visible(leaf: Provision) -> Span:
    span = visible_span(leaf.text, 0, len(leaf.text))
    return Span(leaf.start + span.start, leaf.start + span.end)


def _named(header: Sequence[Provision], token: str) -> Provision | None:
    return next((leaf for leaf in header if leaf.path[-1].split("~")[0] == token), None)


def _text_field(value: str | None, span: Span) -> Field[str]:
    return Field(value=value, span=span, source=FieldSource.TEXT)


def _number(leaf: Provision | None) -> tuple[Field[str], str]:
    """The number with its spaces removed, and its symbol ("CV/QU"); a value of None where the digits are blank."""
    if leaf is None:
        return Field(), ""
    folded = _NUMBER_PREFIX.sub("", fold_display(leaf.text))
    match = _SYMBOL.match(folded)
    if match is None:
        digits = re.match(r"\d+", folded)
        return _text_field(digits[0] if digits else None, _visible(leaf)), ""
    symbol = re.sub(r"\s*([-–/])\s*", r"\1", match["symbol"].strip())
    if not match["digits"]:
        return _text_field(None, _visible(leaf)), symbol
    year = f"/{match['year']}" if match["year"] else ""
    return _text_field(f"{match['digits']}{year}{match['sep']}{symbol}".replace("–", "-"), _visible(leaf)), symbol


def _kind(header: Sequence[Provision], symbol: str, subject: Field[str]) -> Field[str]:
    leaf = _named(header, "kind")
    if leaf is not None:
        return _text_field(fold_display(leaf.text).rstrip(":. ").capitalize(), _visible(leaf))
    number = _named(header, "number")
    # Only a công văn carries no kind line (Nghị định 30/2020/NĐ-CP, Appendix III); the Party writes CV into its number.
    if number is not None and (symbol.split("/")[0] in _LETTER_SYMBOLS or subject.span is not None):
        return _text_field("Công văn", _visible(number))
    return Field()


def _subject(header: Sequence[Provision]) -> Field[str]:
    """The V/v line or the lines below kind, number or date that are nothing else, joined."""
    picked: list[Provision] = []
    for leaf in header:
        token = leaf.path[-1].split("~")[0]
        if token == "subject" and not picked:
            picked = [leaf]
        elif token == "line" and (picked or _after_anchor(header, leaf)):
            picked.append(leaf)
        elif picked:
            break
    if not picked:
        return Field()
    value = cues.SUBJECT_LINE.sub("", " ".join(fold_display(leaf.text) for leaf in picked), count=1).strip()
    return _text_field(value, Span(_visible(picked[0]).start, _visible(picked[-1]).end))


def _after_anchor(header: Sequence[Provision], leaf: Provision) -> bool:
    at = header.index(leaf)
    return at > 0 and header[at - 1].path[-1].split("~")[0] in ("kind", "number", "date")


def _issuers(header: Sequence[Provision], root: Provision) -> tuple[Field[str], Field[str]]:
    """The issuing body, and the parent body above it."""
    tokens = [leaf.path[-1].split("~")[0] for leaf in header]
    # Below the kind stands who decides ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"), above it whose document it is.
    kind = tokens.index("kind") if "kind" in tokens else len(tokens)
    leaves = [leaf for leaf, token in zip(header, tokens, strict=True) if token == "issuer"]
    bodies: list[list[Provision]] = []
    for leaf in [leaf for leaf in leaves if leaf in header[:kind]] or leaves:
        if bodies and cues.is_issuer_rest(fold_display(leaf.text)):
            bodies[-1].append(leaf)
        else:
            bodies.append([leaf])
    named = [_body_field(body) for body in bodies[:2]]
    if named:
        return named[-1], named[0] if len(named) > 1 else Field()
    for leaf in root.leaves():
        match = _CLOSING_ISSUER.search(leaf.text) if leaf.path[:1] == ("closing",) else None
        if match:
            span = visible_span(leaf.text, match.start("issuer"), match.end("issuer"))
            value = body_name(fold_display(match["issuer"]))
            return _text_field(value, Span(leaf.start + span.start, leaf.start + span.end)), Field()
    return Field(), Field()


def _body_field(leaves: Sequence[Provision]) -> Field[str]:
    name = body_name(" ".join(fold_display(leaf.text) for leaf in leaves))
    return _text_field(name, Span(_visible(leaves[0]).start, _visible(leaves[-1]).end))


def _date(leaf: Provision | None) -> tuple[Field[str], Field[PartialDate]]:
    if leaf is None:
        return Field(), Field()
    match = cues.DATE_LINE.match(fold_display(leaf.text))
    assert match is not None
    day = int(match["day"]) if match["day"] else None
    month = int(match["month"]) if match["month"] else None
    if (day is not None and not 1 <= day <= 31) or (month is not None and not 1 <= month <= 12):
        return _text_field(match["place"], _visible(leaf)), Field(span=_visible(leaf), source=FieldSource.TEXT)
    date = PartialDate(year=int(match["year"]), month=month, day=day if month else None)
    return _text_field(match["place"], _visible(leaf)), Field(value=date, span=_visible(leaf), source=FieldSource.TEXT)


def _list(root: Provision, level: Level) -> Field[tuple[str, ...]]:
    leaves = [leaf for leaf in root.leaves() if leaf.level is level]
    items: list[str] = []
    for leaf in leaves:
        line = _LIST_HEAD.sub("", fold_display(leaf.text))
        marker = read_marker(line)
        line = (line[marker.length :] if marker else line).strip(" ;,.")
        if line:
            items.append(line)
    if not items:
        return Field()
    return Field(value=tuple(items), span=Span(_visible(leaves[0]).start, _visible(leaves[-1]).end), source=FieldSource.TEXT)


def _signature(leaves: Sequence[Provision]) -> tuple[Field[str], Field[str]]:
    signer: Field[str] = Field()
    titles: list[Provision] = []
    for leaf in leaves:
        line = fold_display(leaf.text)
        if titles and not cues.is_authority(line) and cues.is_person(line):
            signer = signer if signer.value else _text_field(line, _visible(leaf))
        elif cues.is_authority(line) or (line.isupper() and not signer.value and not cues.is_signed(line)):
            titles.append(leaf)
    if not titles:
        return signer, Field()
    value = ", ".join(person_or_title(fold_display(leaf.text)) for leaf in titles)
    return signer, _text_field(value, Span(_visible(titles[0]).start, _visible(titles[-1]).end))
