"""The bodies that a question names: a clause about another body doesn't answer what this one must do."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.text import fold_diacritics
from index.query import QueryAnalysis

_FORMS: tuple[tuple[str, str], ...] = (
    ("police", r"cong an"),
    ("military", r"quan su|quan doi|bo doi|bien phong|quoc phong|quan khu"),
    ("people's council", r"hoi dong nhan dan|hdnd"),
    ("people's committee", r"u[yi] ban nhan dan|ubnd"),
    ("fatherland front", r"mat tran|mttq"),
    ("organisation commission", r"ban to chuc"),
    ("propaganda commission", r"ban tuyen giao|btg"),
    ("mass mobilisation commission", r"ban dan van"),
    ("inspection commission", r"u[yi] ban kiem tra|ubkt"),
    ("internal affairs commission", r"ban noi chinh"),
    ("steering committee", r"ban chi dao|bcd"),
    ("command centre", r"trung tam chi huy|so chi huy"),
    ("health centre", r"trung tam y te|ttyt|tram y te"),
    ("hospital", r"benh vien"),
    ("health authority", r"(?:phong|so|bo|nganh) y te|byt"),
    ("education authority", r"(?:phong|so|bo|nganh) (?:giao duc|gd)"),
    ("home affairs authority", r"(?:phong|so|bo) noi vu"),
    ("finance authority", r"(?:phong|so|bo) tai chinh"),
    ("culture authority", r"(?:phong|so|bo) van hoa"),
    ("labour authority", r"(?:phong|so|bo) lao dong"),
    ("justice authority", r"(?:phong|so|bo) tu phap"),
    ("trade authority", r"(?:phong|so|bo) cong thuong|quan ly thi truong"),
    ("natural resources authority", r"(?:phong|so|bo) tai nguyen"),
    ("transport authority", r"(?:phong|so|bo) giao thong"),
    ("agriculture authority", r"(?:phong|so|bo) nong nghiep"),
    ("information authority", r"(?:phong|so|bo) thong tin"),
    ("youth union", r"doan thanh nien|doan tncs|tuoi tre"),
    ("women's union", r"hoi (?:lien hiep )?phu nu"),
    ("farmers' association", r"hoi nong dan"),
    ("veterans' association", r"hoi cuu chien binh"),
    ("red cross", r"hoi chu thap do"),
    ("trade union", r"cong doan|lien doan lao dong"),
    ("court", r"toa an"),
    ("procuracy", r"vien kiem sat"),
    ("inspectorate", r"thanh tra"),
    ("tax office", r"(?:chi )?cuc thue"),
    ("treasury", r"kho bac"),
    ("community covid team", r"to covid"),
)
"""Bodies of the Vietnamese State, Party and mass organisations, folded; each with the forms in which texts name it."""
_PATTERN = re.compile("|".join(rf"(?P<b{number}>\b(?:{form})\b)" for number, (_, form) in enumerate(_FORMS)))
_REMEMBERED = 1 << 14  # texts whose bodies are kept: they're asked about again and again
_SURE = 0.5  # a translation that stands for its English word by less isn't what the question names


@lru_cache(maxsize=_REMEMBERED)
def bodies_in(text: str) -> frozenset[str]:
    """The kinds of body that a Vietnamese text names."""
    return frozenset(_FORMS[int(str(match.lastgroup)[1:])][0] for match in _PATTERN.finditer(fold_diacritics(text)))


def bodies_asked(analysis: QueryAnalysis) -> frozenset[str]:
    """The kinds of body that a question names, an English one through the glossary."""
    if analysis.language == "vi":
        return bodies_in(analysis.restored)
    senses = (text for term in analysis.terms if not term.learned for text, share in term.alternatives if share >= _SURE)
    return frozenset(body for text in senses for body in bodies_in(text))
