"""Clauses asked for by their number: "khoản 5 công văn Bắc Ninh", "clause 2 of Article 3"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.text import fold_diacritics
from corpus.types import Directive, Level, Provision
from rag.cited import cited_numbers, is_number_of

_NAMES: dict[str, tuple[Level, ...]] = {
    "phan": (Level.PART,), "part": (Level.PART,),
    "chuong": (Level.CHAPTER,), "chapter": (Level.CHAPTER,),
    "muc": (Level.SECTION, Level.SUBSECTION), "section": (Level.SECTION, Level.SUBSECTION),
    "dieu": (Level.ARTICLE,), "article": (Level.ARTICLE,),
    "khoan": (Level.CLAUSE,), "clause": (Level.CLAUSE,), "paragraph": (Level.CLAUSE,),
    "diem": (Level.POINT,), "point": (Level.POINT,),
}  # fmt: skip
_ADDRESS = re.compile(rf"(?<!\w)({'|'.join(_NAMES)})\s+(?:so\s+)?([ivxl]+|\d{{1,3}}[a-z]?|[a-zđ])(?!\w)")
_OF_ANOTHER = re.compile(r"\s*(?:cua|of)?\s*(nghi dinh|chi thi|bo luat|luat|phap lenh|quyet dinh \d)")
"""What stands behind the address of a provision of a document that is only cited."""
_ISSUED = re.compile(
    r"\b(?:quy (?:dinh|che|trinh)|dieu le|de an|phu luc)\b[^?]{0,30}\b(?:kem theo|ban hanh)\b|\bphu luc\b|\bcua quy (?:dinh|che)\b|\b(?:regulation|annex|appendix)\b"
)
"""The regulation that a decision issues is meant, and not the decision itself."""
_ASKS_CONTENT = re.compile(
    r"\b(?:noi gi|noi ve|quy dinh gi|noi dung|yeu cau gi|la gi|the nao|ra sao|neu gi|giao gi|say|says|state|states|about|content|provide|provides|read|reads|text)\b|^[^?]{0,60}$"
)


def addressed(question: str, directives: Sequence[Directive]) -> tuple[Directive, Provision, tuple[str, ...]] | None:
    """The one provision that a question names by number and asks the content of; None where there is none or several.

    Where a decision and the regulation that it issues both have it, the decision's own is taken unless the question names
    the regulation; a note tells of the other.
    """
    folded = fold_diacritics(question)
    parts = [
        (_NAMES[match[1]], match[2]) for match in _ADDRESS.finditer(folded) if not _is_cited(folded, match.end(), directives)
    ]
    if not parts or not _ASKS_CONTENT.search(folded.strip(" ?.")):
        return None
    found = [
        (directive, provision)
        for directive in directives
        for provision in directive.root.walk()
        if _is_at(directive, provision, parts)
    ]
    if len(found) == 1:
        return (*found[0], ())
    if len({directive.doc_id for directive, _ in found}) != 1:
        return None
    annexed = [pair for pair in found if _is_annexed(*pair)]
    own = [pair for pair in found if pair not in annexed]
    chosen, others = (annexed, own) if _ISSUED.search(folded) else (own, annexed)
    if len(chosen) != 1 or not others:
        return None
    labels = "; ".join(provision.label for _, provision in others)
    note = f"Cùng văn bản còn có {labels}, không phải {chosen[0][1].label}. / The document also has: {labels}."
    return (*chosen[0], (note,))


def _is_cited(folded: str, end: int, directives: Sequence[Directive]) -> bool:
    """Whether the address at ``end`` is that of another document: a law, a decision that isn't one of ``directives``."""
    match = _OF_ANOTHER.match(folded, end)
    if match is None:
        return False
    numbers = cited_numbers(folded[match.start(1) :])
    if numbers:
        return not any(is_number_of(numbers[0], directive) for directive in directives)
    kind = match[1].split(" ")[0]
    return not any(fold_diacritics(directive.heading.kind.value or "-").startswith(kind) for directive in directives)


def _is_annexed(directive: Directive, provision: Provision) -> bool:
    """Whether a provision stands in what a document issues or appends."""
    return any(
        one.level is Level.APPENDIX and one.start <= provision.start and provision.end <= one.end
        for one in directive.root.walk()
    )


def _is_at(directive: Directive, provision: Provision, parts: Sequence[tuple[tuple[Level, ...], str]]) -> bool:
    """Whether the provision is the innermost that the address names, and stands in all the others."""
    innermost = max(parts, key=lambda part: list(Level).index(part[0][0]))
    if provision.level not in innermost[0] or not provision.path or fold_diacritics(provision.path[-1]) != innermost[1]:
        return False
    above = [one for one in directive.root.walk() if one.start <= provision.start and provision.end <= one.end and one.path]
    return all(any(one.level in levels and fold_diacritics(one.path[-1]) == token for one in above) for levels, token in parts)
