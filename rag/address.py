"""Clauses asked for by their number: "khoản 5 công văn Bắc Ninh", "clause 2 of Article 3"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.text import fold_diacritics
from corpus.types import Directive, Level, Provision

_NAMES: dict[str, tuple[Level, ...]] = {
    "phan": (Level.PART,), "part": (Level.PART,),
    "chuong": (Level.CHAPTER,), "chapter": (Level.CHAPTER,),
    "muc": (Level.SECTION, Level.SUBSECTION), "section": (Level.SECTION, Level.SUBSECTION),
    "dieu": (Level.ARTICLE,), "article": (Level.ARTICLE,),
    "khoan": (Level.CLAUSE,), "clause": (Level.CLAUSE,), "paragraph": (Level.CLAUSE,),
    "diem": (Level.POINT,), "point": (Level.POINT,),
}  # fmt: skip
_ADDRESS = re.compile(
    rf"(?<!\w)({'|'.join(_NAMES)})\s+(?:so\s+)?([ivxl]+|\d{{1,3}}[a-z]?|[a-zđ])(?!\w)(?!\s*(?:cua|of)?\s*(?:nghi dinh|chi thi|luat|quyet dinh \d))"
)
_ASKS_CONTENT = re.compile(
    r"\b(?:noi gi|noi ve|quy dinh gi|noi dung|yeu cau gi|la gi|the nao|ra sao|neu gi|giao gi|say|says|state|states|about|content|provide|provides|read|reads|text)\b|^[^?]{0,60}$"
)


def addressed(question: str, directives: Sequence[Directive]) -> tuple[Directive, Provision] | None:
    """The one provision that a question names by number and asks the content of; None where there is none or several."""
    folded = fold_diacritics(question)
    parts = [(_NAMES[match[1]], match[2]) for match in _ADDRESS.finditer(folded)]
    if not parts or not _ASKS_CONTENT.search(folded.strip(" ?.")):
        return None
    found = [
        (directive, provision)
        for directive in directives
        for provision in directive.root.walk()
        if _is_at(directive, provision, parts)
    ]
    return found[0] if len(found) == 1 else None


def _is_at(directive: Directive, provision: Provision, parts: Sequence[tuple[tuple[Level, ...], str]]) -> bool:
    """Whether the provision is the innermost that the address names, and stands in all the others."""
    innermost = max(parts, key=lambda part: list(Level).index(part[0][0]))
    if provision.level not in innermost[0] or not provision.path or fold_diacritics(provision.path[-1]) != innermost[1]:
        return False
    above = [one for one in directive.root.walk() if one.start <= provision.start and provision.end <= one.end and one.path]
    return all(any(one.level in levels and fold_diacritics(one.path[-1]) == token for one in above) for levels, token in parts)
