"""The documents that a directive cites, leaf by leaf, each with the words that cite it and what it does with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.cited_provisions import cited_articles
from corpus.kinds import PAPER, kinds_agree
from corpus.mention import Mention
from corpus.mentions import find_mentions
from corpus.names import same_style
from corpus.numbers import numbers_agree, read_number
from corpus.relations import read_lead, read_relations
from corpus.types import Heading, Level, Provision, Reference, Relation

_READ_AS = (
    *zip(
        "\u0410\u0412\u0421\u0415\u041d\u041a\u041c\u041e\u0420\u0422\u0425\u0430\u0441\u0435\u043e\u0440\u0445",
        "ABCEHKMOPTXaceopx",
        strict=True,
    ),
    ("_", "-"),  # "15/2020/NĐ_CP"
    *((mark, " ") for mark in "*\u200b\ufeff\u00ad"),
    ("\u00d0", "Đ"),
    ("\u00f0", "đ"),
)
"""Marks that stand between words and figures are read as blanks, so that offsets stay; Cyrillic letters and the Icelandic Ð\nare what they look like."""
_MAY_CITE = re.compile(r"\d|này|NÀY|Luật|Hiến pháp|Pháp lệnh|ời kêu gọi| trên")
_UNREAD = frozenset({Level.SIGNATURE, Level.NOISE, Level.ADDRESSEES})
_HEADER_LINES = frozenset({"subject", "line"})
"""The lines of a heading that can cite: its number and date are its own."""
_AMENDING = re.compile(r"sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|thay\s+thế", re.I)
_OPENS = re.compile(r"[\s\d.)\-–+•a-zđ]{0,8}(?:[Cc]ác\s+)?")
"""A marker and nothing else before a list item's document."""
_HEADS_LEAF = re.compile(r"\s*[.:]")


def read_references(root: Provision, heading: Heading) -> tuple[Reference, ...]:
    """The references of a parsed document in text order, each within one leaf.

    ``own`` is set for what points into the document itself: "Nghị định này", "Điều này", its own number, an article that it
    has. "Chỉ thị này" of a plan and "Chỉ thị trên" are the directive cited before, where only one of that kind is; where it
    isn't known which document is meant, there is no reference.
    """
    articles = frozenset(node.path[-1].split("~")[0] for node in root.walk() if node.level is Level.ARTICLE)
    kinds = _own_kinds(root, heading)
    found: list[Reference] = []
    for leaf, amending, lead in _leaves(root):
        text = readable(leaf.text)
        if not _MAY_CITE.search(text):
            continue
        mentions = find_mentions(text)
        for i, (mention, relation) in enumerate(zip(mentions, read_relations(text, mentions), strict=True)):
            if (
                lead
                and relation is Relation.CITES
                and not mention.this
                and (i == 0 and _OPENS.fullmatch(text, 0, mention.start))
            ):
                relation = lead
            reference = _reference(mention, relation, leaf)
            foreign = leaf.level is Level.QUOTED or amending
            if mention.this:
                resolved = _this(reference, kinds, found, quoted=leaf.level is Level.QUOTED)
            elif mention.aforesaid:
                resolved = _antecedent(reference, found)
            elif not (mention.kind or mention.number):
                resolved = _bare(reference, mention, text, articles, foreign=foreign)
            else:
                resolved = replace(reference, own=_is_own(reference, heading))
            if resolved:
                found.append(resolved)
    return tuple(found)


def readable(text: str) -> str:
    """The text without marks and in one tone style, character for character."""
    for mark, meant in _READ_AS:
        if mark in text:
            text = text.replace(mark, meant)
    return same_style(text)


def _leaves(root: Provision) -> Iterator[tuple[Provision, bool, Relation | None]]:
    """The leaves that can cite, each with whether it amends another document and what the line above does with it."""

    def walk(node: Provision, amending: bool, lead: Relation | None) -> Iterator[tuple[Provision, bool, Relation | None]]:
        amending = amending or bool(node.heading and _AMENDING.search(node.heading))
        if not node.children:
            own_line = node.path[:1] == ("header",) and node.path[-1].split("~")[0] not in _HEADER_LINES
            if node.level not in _UNREAD and not own_line:
                yield node, amending, lead
            return
        if node.children[0].level is Level.LEAD:
            lead = read_lead(readable(node.children[0].text)) or lead
        for child in node.children:
            yield from walk(child, amending, lead)

    yield from walk(root, False, None)


def _reference(mention: Mention, relation: Relation, leaf: Provision) -> Reference:
    return Reference(
        path=leaf.path,
        start=leaf.start + mention.start,
        end=leaf.start + mention.end,
        relation=relation,
        kind=mention.kind,
        number=mention.number,
        date=mention.date,
        issuer=mention.issuer,
        name=mention.name,
        cited=mention.cited,
    )


def _own_kinds(root: Provision, heading: Heading) -> frozenset[str] | None:
    """The kinds that "… này" can mean of this document: its own, and those of the regulations it issues; None if unknown."""
    if not heading.kind.value:
        return None
    issued = [node.label.split(" ban hành kèm theo")[0].capitalize() for node in root.walk() if node.level is Level.APPENDIX]
    return frozenset({heading.kind.value.capitalize(), *issued, PAPER, "Phụ lục"})


def _this(reference: Reference, kinds: frozenset[str] | None, found: Iterable[Reference], *, quoted: bool) -> Reference | None:
    """ "Nghị định này", "Điều này". In a quoted amendment they point into the amended document, which they don't name."""
    if quoted:
        return replace(reference, own=False) if reference.cited and reference.kind is None else None
    if reference.kind is None or kinds is None or reference.kind.capitalize() in kinds:
        return replace(reference, own=True)
    return _antecedent(reference, found)


def _antecedent(reference: Reference, found: Iterable[Reference]) -> Reference | None:
    """The document of the same kind cited before, if there is just one."""
    before = {(one.number, one.name): one for one in found if one.kind == reference.kind and (one.number or one.name)}
    if len(before) != 1:
        return None
    (meant,) = before.values()
    return replace(reference, number=meant.number, date=meant.date, issuer=meant.issuer, name=meant.name, own=meant.own)


def _bare(reference: Reference, mention: Mention, text: str, articles: frozenset[str], *, foreign: bool) -> Reference | None:
    """Provisions of no named document: this document's, if it has such articles and isn't speaking of another's."""
    if foreign or (not text[: mention.start].strip() and _HEADS_LEAF.match(text, mention.end)):
        return None
    named = cited_articles(mention.cited)
    return replace(reference, own=True) if named and set(named) <= articles else None


def _is_own(reference: Reference, heading: Heading) -> bool:
    """Whether a cited number is the document's own, to the year where it says one."""
    own = read_number(heading.number.value) if heading.number.value else None
    cited = read_number(reference.number) if reference.number else None
    if own is None or cited is None or not cited.symbol or not numbers_agree(cited, own):
        return False
    issued = heading.issued_on.value
    if issued and reference.date and reference.date.year != issued.year:
        return False
    return kinds_agree(reference.kind, heading.kind.value)
