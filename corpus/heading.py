"""The heading fields: kind, number, subject, issuer, date, addressees, recipients, signer, each with its span."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus import cues
from corpus.bodies import completed, group_bodies, is_joint
from corpus.kinds import SYMBOLS
from corpus.lists import read_list
from corpus.names import official_name, same_name
from corpus.plain import cell_bounds, cell_text
from corpus.signature import read_signature
from corpus.stamps import urgency_of
from corpus.text import UPPER
from corpus.types import Field, FieldSource, Heading, Level, PartialDate, Provision, Span

_SYMBOL = re.compile(
    r"[\s.…_]*(?P<digits>\d*[a-zđ]?)[\s.…_]*(?:/\s*(?P<year>\d{4})\s*)?(?P<sep>[-–/])\s*(?P<symbol>[^\s].*)$", re.I
)
_NUMBER_PREFIX = re.compile(r"(?:[^\W\d]+\s+(?:[^\W\d]+\s+)?)?S[ốóôổồ]\s*[:.]?\s*", re.I)
_SYMBOL_END = re.compile(r"\s*[-–_—.]{3,}.*$|\s+[~|*‘’“”_—].*$")
_LETTER_SYMBOLS = ("CV",)  # the only kind that a Party number names and a State number leaves out
_CLOSING_ISSUER = re.compile(
    r"Trên đây là\s+.{0,40}?\bcủa\s+(?P<issuer>(?:Ban Thường vụ\s+)?(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng)\s+[uủ][ỷy]\s+"
    rf"(?:[{UPPER}][^\s,.;/]*\s?){{1,4}})"
)
_DECIDES = re.compile(
    r"(?:^|\s)CỦA\s+(?P<body>BAN BÍ THƯ(?: TRUNG ƯƠNG(?: ĐẢNG)?)?|BỘ CHÍNH TRỊ|BAN CHẤP HÀNH TRUNG ƯƠNG(?: ĐẢNG)?)$"
)
"""The bodies that issue documents under the heading of the Central Committee (Hướng dẫn 36-HD/VPTW)."""
_ISSUED_BY = re.compile(
    r"[Tt]heo\s+.{2,30}?\s+số\s+(?P<number>\d+\s*[^\s,]*)\s*,?\s+ngày\s.{0,40}?\s+của\s+(?P<issuer>[^)]{5,80}?)\s*[)*_.]*\s*$",
    re.S,
)
_CHAIR = re.compile(r"Chủ tịch\s+")
# How sure a field is that wasn't read in its usual place and form.
_INFERRED_KIND, _LINE_SUBJECT, _BELOW_KIND, _CLOSING, _COMPETING, _SCANNED = 0.8, 0.9, 0.8, 0.6, 0.7, 0.9


def read_heading(root: Provision) -> Heading:
    """The fields that the text states. A line that is there and left blank gives a value of None with its span."""
    leaves = tuple(root.leaves())
    header = [leaf for leaf in leaves if leaf.level is Level.HEADER and leaf.path[0] == "header"]
    number, symbol = _number([leaf for leaf in header if _token(leaf) == "number"])
    subject = _subject(header)
    issuer, parent = _issuers(header, leaves)
    issuer = _chaired(issuer, number, leaves)
    place, issued_on = _date(_named(header, "date"))
    signature = read_signature(
        [leaf for leaf in leaves if leaf.level is Level.SIGNATURE and leaf.path[0].startswith("signature")]
    )
    return Heading(
        kind=_kind(header, symbol, subject),
        number=number,
        subject=subject,
        issuer=issuer,
        parent_issuer=parent,
        place=place,
        issued_on=issued_on,
        addressees=read_list([leaf for leaf in leaves if leaf.level is Level.ADDRESSEES]),
        recipients=read_list([leaf for leaf in leaves if leaf.level is Level.RECIPIENTS]),
        signer=signature.signer,
        signer_title=signature.title,
        authority=signature.authority,
        urgency=_urgency(header),
    )


def visible_span(text: str, start: int, end: int) -> Span:
    """The range without the white space and Markdown marks around it."""
    raw = text[start:end]
    lead = len(raw) - len(raw.lstrip("* \t\n\xa0"))
    trail = len(raw) - len(raw.rstrip("* \t\n\xa0"))
    return Span(start + lead, max(start + lead, end - trail))


def _visible(leaf: Provision) -> Span:
    start, end = cell_bounds(leaf.text)
    return Span(leaf.start + start, leaf.start + end)


def _token(leaf: Provision) -> str:
    return leaf.path[-1].split("~")[0]


def _named(header: Sequence[Provision], token: str) -> Provision | None:
    return next((leaf for leaf in header if _token(leaf) == token), None)


def _text_field(value: str | None, span: Span, confidence: float = 1.0) -> Field[str]:
    return Field(value=value, span=span, source=FieldSource.TEXT, confidence=confidence)


def _number(leaves: Sequence[Provision]) -> tuple[Field[str], str]:
    """The number with its spaces removed, and its symbol ("CV/QU"); a value of None where the digits are blank.

    Bodies that issue a document together each give it a number: the first is taken, as not sure.
    """
    if not leaves:
        return Field(), ""
    leaf = leaves[0]
    sure = 1.0 if len(leaves) == 1 else _COMPETING
    folded = _SYMBOL_END.sub("", _NUMBER_PREFIX.sub("", cell_text(leaf.text), count=1))
    match = _SYMBOL.match(folded)
    if match is None:
        digits = re.match(r"\d+", folded)
        return _text_field(digits[0] if digits else None, _visible(leaf), sure), ""
    symbol = re.sub(r"\s*([-–/])\s*", r"\1", match["symbol"].strip()).rstrip(" .,;:*-–")
    if not match["digits"]:
        return _text_field(None, _visible(leaf), sure), symbol
    year = f"/{match['year']}" if match["year"] else ""
    return _text_field(f"{match['digits']}{year}{match['sep']}{symbol}".replace("–", "-"), _visible(leaf), sure), symbol


def _kind(header: Sequence[Provision], symbol: str, subject: Field[str]) -> Field[str]:
    leaf = _named(header, "kind")
    if leaf is not None:
        text = cell_text(leaf.text)
        opened = cues.kind_with_rest(text)
        kind = cues.kind_of(text) or (opened[0] if opened else text)
        return _text_field(kind.capitalize(), _visible(leaf), 1.0 if text.startswith(kind) else _SCANNED)
    number = _named(header, "number")
    if number is None:
        return Field()
    # Only a công văn carries no kind line (Nghị định 30/2020/NĐ-CP, Appendix III); the Party writes CV into its number.
    first = re.split(r"[-–/]", symbol)[0]
    if first in _LETTER_SYMBOLS:
        return _text_field("Công văn", _visible(number))
    if first in SYMBOLS:
        return _text_field(SYMBOLS[first], _visible(number), _INFERRED_KIND)
    return _text_field("Công văn", _visible(number)) if subject.span is not None else Field()


def _subject(header: Sequence[Provision]) -> Field[str]:
    """The lines below the kind that are nothing else, else the V/v lines, else those below number or date, joined."""
    tokens = [_token(leaf) for leaf in header]
    kind = tokens.index("kind") if "kind" in tokens else -1
    marked = [i for i, token in enumerate(tokens) if token == "subject"]
    below = [i for i in marked if i > kind >= 0]
    picked = [header[i] for i in below or marked]
    line = cell_text(header[kind].text) if kind >= 0 else ""
    opened = cues.kind_with_rest(line) if not cues.kind_of(line) else None
    rest = opened[1] if opened and not opened[1].startswith("CỦA ") else ""
    if rest and kind >= 0:
        picked = [header[i] for i in below]
    if not picked and not rest:
        return Field()
    words = " ".join([rest, *(cell_text(leaf.text) for leaf in picked)]).strip()
    value = cues.SUBJECT_LINE.sub("", words, count=1).strip()
    first = header[kind] if rest else picked[0]
    sure = 1.0 if kind >= 0 or cues.SUBJECT_LINE.match(words) else _LINE_SUBJECT
    return _text_field(value, Span(_visible(first).start, _visible(picked[-1] if picked else first).end), sure)


def _issuers(header: Sequence[Provision], leaves: Sequence[Provision]) -> tuple[Field[str], Field[str]]:
    """The issuing body, and the parent body above it. Bodies that issue a document together are one value."""
    tokens = [_token(leaf) for leaf in header]
    # Below the kind stands who decides ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH"), above it whose document it is.
    kind = tokens.index("kind") if "kind" in tokens else len(tokens)
    named = [(i, leaf) for i, (leaf, token) in enumerate(zip(header, tokens, strict=True)) if token == "issuer"]
    above = [leaf for i, leaf in named if i < kind]
    bodies = group_bodies([(leaf, cell_text(leaf.text)) for leaf in above or [leaf for _, leaf in named]])
    sure = 1.0 if above else _BELOW_KIND
    if bodies and is_joint([" ".join(text for _, text in body) for body in bodies]):
        return _body_field([part for body in bodies for part in body], sure, joint=len(bodies)), Field()
    stated = _on_behalf(header, tokens)
    if len(bodies) > 1 and cues.is_issuer_rest(" ".join(text for _, text in bodies[-1])):
        bodies = bodies[:-1]  # a place alone issues nothing
    if bodies:
        issuer = _body_field(bodies[-1], sure)
        parent: Field[str] = _body_field(bodies[-2], sure) if len(bodies) > 1 else Field()
        if stated.value and not same_name(stated.value, issuer.value or ""):
            return stated, issuer
        return _completed(issuer, parent), parent
    if stated.value:
        return stated, Field()
    for leaf in leaves:
        match = _CLOSING_ISSUER.search(leaf.text) if leaf.path[:1] == ("closing",) else None
        if match:
            span = visible_span(leaf.text, match.start("issuer"), match.end("issuer"))
            value = official_name(cell_text(match["issuer"]))
            return _text_field(value, Span(leaf.start + span.start, leaf.start + span.end), _CLOSING), Field()
    return Field(), Field()


def _on_behalf(header: Sequence[Provision], tokens: Sequence[str]) -> Field[str]:
    """The Party's body that decides, below the kind or behind it: "CHỈ THỊ" / "CỦA BAN BÍ THƯ"; the heading names the whole."""
    kind = tokens.index("kind") if "kind" in tokens else len(tokens)
    for leaf, token in zip(header[kind : kind + 2], tokens[kind : kind + 2], strict=True):
        match = _DECIDES.search(cell_text(leaf.text)) if token in ("kind", "line") else None
        if match:
            return _text_field(official_name(match["body"]), _visible(leaf))
    return Field()


def _chaired(issuer: Field[str], number: Field[str], leaves: Sequence[Provision]) -> Field[str]:
    """The chairman where an annex's note says that this very document is theirs: the heading names their committee only."""
    for leaf in leaves:
        if not (issuer.value and number.value) or leaf.path[0] == "header" or leaf.level is not Level.HEADER:
            continue
        match = _ISSUED_BY.search(leaf.text)
        if match is None or "".join(match["number"].split()).rstrip(",") != number.value:
            continue
        name = official_name(cell_text(match["issuer"]))
        if same_name(_CHAIR.sub("", name, count=1), issuer.value) and _CHAIR.match(name):
            span = visible_span(leaf.text, match.start("issuer"), match.end("issuer"))
            return _text_field(name, Span(leaf.start + span.start, leaf.start + span.end))
    return issuer


def _completed(issuer: Field[str], parent: Field[str]) -> Field[str]:
    """The issuer with what its own line leaves to the one above: "Văn phòng", "Sở Y tế" of which body or place."""
    if not (issuer.value and parent.value and issuer.span and parent.span):
        return issuer
    name = completed(issuer.value, parent.value)
    return issuer if name == issuer.value else replace(issuer, value=name, span=Span(parent.span.start, issuer.span.end))


def _body_field(parts: Sequence[tuple[Provision, str]], sure: float, *, joint: int = 1) -> Field[str]:
    texts = [text.strip(" -–,") for _, text in parts]
    name = " - ".join(map(official_name, texts)) if joint > 1 else official_name(" ".join(text for _, text in parts))
    return _text_field(name, Span(_visible(parts[0][0]).start, _visible(parts[-1][0]).end), sure)


def _date(leaf: Provision | None) -> tuple[Field[str], Field[PartialDate]]:
    match = cues.date_of(cell_text(leaf.text)) if leaf is not None else None
    if leaf is None or match is None:
        return Field(), Field()
    place: Field[str] = _text_field(match["place"].strip(" .,"), _visible(leaf)) if match["place"] else Field()
    groups = match.groupdict()
    day, month = groups["day"] or groups.get("day2"), groups["month"] or groups.get("month2")
    dated, monthly = int(day) if day else None, int(month) if month else None
    if (dated is not None and not 1 <= dated <= 31) or (monthly is not None and not 1 <= monthly <= 12):
        return place, Field(span=_visible(leaf), source=FieldSource.TEXT)
    date = PartialDate(year=int(match["year"]), month=monthly, day=dated if monthly else None)
    return place, Field(value=date, span=_visible(leaf), source=FieldSource.TEXT)


def _urgency(header: Sequence[Provision]) -> Field[str]:
    leaf = _named(header, "urgency")
    return Field() if leaf is None else _text_field(urgency_of(cell_text(leaf.text)), _visible(leaf))
