"""Documents that a question names without their number: by kind and issuer, or by kind and subject."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from corpus.places import NATION, PlaceMention
from corpus.text import fold_diacritics
from corpus.types import Directive
from index.tokens import KINDS

_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[;?!]|,\s|\.\s")
_LOOSE = frozenset({"van ban", "document", "directive", "dispatch", "telegram", "letter"})
"""Names that people give to a document of any kind; they name one only with a national issuer."""
_NO_NAME = frozenset({"quy dinh", "bao cao", "phuong an", "quy chuan", "to trinh", "huong dan", "chuong trinh"})
"""Kinds whose names are mostly something else in a question: a rule, to report, to guide."""
_CARRIED_OUT = frozenset({"thuc hien", "trien khai", "quan triet", "chap hanh", "implement", "implementing"})
"""Before a kind: the document is one that another, of the place named, carries out."""
_UNITS = frozenset(
    "tinh thanh pho tp huyen quan xa phuong thi tran dac khu uy ban nhan dan ubnd hdnd hoi dong dang bo chu tich thuong truc van phong".split()
)
"""What stands between a kind and the place of its issuer where "của" doesn't: "nghị quyết HĐND tỉnh Phú Thọ"."""
_OF = frozenset({"cua", "do", "tu", "of", "by", "from"})
_AND = frozenset({"va", "voi", "cung", "and", "with", "hay", "hoac", "or"})
_ENGLISH_ISSUERS = {
    "prime minister": "thu tuong chinh phu", "national assembly": "quoc hoi", "government": "chinh phu",
    "ministry of education": "bo giao duc va dao tao", "education ministry": "bo giao duc va dao tao",
    "ministry of health": "bo y te", "health ministry": "bo y te", "ministry of finance": "bo tai chinh",
    "ministry of home affairs": "bo noi vu", "ministry of public security": "bo cong an", "ministry of justice": "bo tu phap",
    "ministry of construction": "bo xay dung", "ministry of industry": "bo cong thuong", "ministry of science": "bo khoa hoc",
    "ministry of agriculture": "bo nong nghiep", "ministry of culture": "bo van hoa", "ministry of defence": "bo quoc phong",
    "ministry of national defence": "bo quoc phong",
}  # fmt: skip
_BODIES = {
    "hdnd": "hoi dong nhan dan", "hoi dong nhan dan": "hoi dong nhan dan", "ubnd": "uy ban nhan dan", "uy ban": "uy ban nhan dan",
    "tinh uy": "tinh uy", "thanh uy": "thanh uy", "huyen uy": "huyen uy", "quan uy": "quan uy", "dang uy": "dang uy",
}  # fmt: skip
_FILLERS = frozenset("ve viec v ban hanh quy dinh so".split())
_COMMON = frozenset("ve viec va cac cua cho tren dia ban tinh huyen xa thanh pho nam thuc hien cong tac trong nay do".split())
_ISSUER_WORDS = 3  # of a body's name that tell it from others ("Bộ Giáo dục"); fewer only where they are the whole of it
_SUBJECT_WORDS = 2  # content words of a subject in a row that name the document
_REACH = 8  # words between a kind and the place of its issuer ("nghị quyết về đầu tư công của HĐND tỉnh Phú Thọ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Documents named at ``start:end`` of a question; ``by_subject``: by what they are about, which is less sure."""

    start: int
    end: int
    doc_ids: frozenset[str]
    by_subject: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    start: int
    end: int
    text: str


def named_documents(
    question: str,
    directives: Sequence[Directive],
    mentions: Sequence[PlaceMention],
    owned: Callable[[PlaceMention], frozenset[str]],
) -> tuple[Named, ...]:
    """The documents that a question names by kind and issuer or subject, in order; ``owned`` gives a place's documents.

    A kind with a number behind it is left to ``rag.cited``.
    """
    words = [_Word(start=m.start(), end=m.end(), text=fold_diacritics(m[0]).lower()) for m in _WORD.finditer(question)]
    kinds = [(i, size, name) for i in range(len(words)) for size, name in (_kind_at(words, i),) if name]
    found: list[Named] = []
    for place, (i, size, name) in enumerate(kinds):
        last = kinds[place + 1][0] if place + 1 < len(kinds) else len(words)
        rest = words[i + size : last]
        stop = _STOP.search(question, words[i + size - 1].end)
        rest = [word for word in rest if stop is None or word.start < stop.start()]
        carried = bool(_CARRIED_OUT & {words[i - 1].text, f"{words[i - 2].text} {words[i - 1].text}"}) if i > 1 else False
        if _numbered(rest) or (carried and any(owned(mention) for mention in mentions)):
            continue
        same = [d for d in directives if name in _LOOSE or _symbol(d) == KINDS.get(name, name)]
        named = _by_issuer(words, i, rest, [d for d in same if d.jurisdiction == (NATION,)])
        named = named or _by_place(rest, [d for d in same if name not in _LOOSE], mentions, owned)
        by_subject = not named
        if by_subject and name not in _LOOSE:
            named = _by_subject([word.text for word in rest], same)
        if named:
            end = rest[-1].end if rest else words[i + size - 1].end
            found.append(Named(start=words[i].start, end=end, doc_ids=named, by_subject=by_subject))
    return tuple(found)


def names_issuer(question: str, directive: Directive) -> bool:
    """Whether a question names the national body that issued a document ("Thủ tướng yêu cầu …")."""
    words = [fold_diacritics(word).lower() for word in _WORD.findall(question)]
    english = " ".join(words)
    if any(name in english and _is_issuer(body.split(), directive) for name, body in _ENGLISH_ISSUERS.items()):
        return True
    return any(_is_issuer(words[i:], directive) for i in range(len(words)))


def coordinated(question: str, named: Named, mention: PlaceMention) -> bool:
    """Whether a place is named beside a document as another one to answer for: "công điện bão số 7 và Yên Khánh"."""
    first, second = sorted([(named.start, named.end), (mention.start, mention.end)])
    inside = first[0] <= second[0] < first[1]
    between = question[first[0] : second[0]] if inside else question[first[1] : second[0]]
    words = [fold_diacritics(word).lower() for word in _WORD.findall(between)]
    return bool(_AND & set(words[-3:]))


def _kind_at(words: Sequence[_Word], i: int) -> tuple[int, str]:
    for size in (2, 1):
        name = " ".join(word.text for word in words[i : i + size])
        if i + size <= len(words) and ((name in KINDS and name not in _NO_NAME) or name in _LOOSE):
            return size, name
    return 0, ""


def _numbered(rest: Sequence[_Word]) -> bool:
    """Whether a number stands right behind the kind: "Công điện 128", "công văn số 417"."""
    words = [word.text for word in rest[:2]]
    return bool(words) and (
        words[0].isdigit() or (words[0] in {"so", "no", "number"} and len(words) > 1 and words[1].isdigit())
    )


def _symbol(directive: Directive) -> str:
    kind = fold_diacritics(directive.heading.kind.value or "").lower()
    return KINDS.get(kind, kind)


def _by_issuer(words: Sequence[_Word], i: int, rest: Sequence[_Word], national: Sequence[Directive]) -> frozenset[str]:
    """The national documents whose issuer stands right behind the kind or behind "của", in English before it too."""
    starts = [0, *(at + 1 for at, word in enumerate(rest) if word.text in _OF)]
    phrases = [[word.text for word in rest[start:]] for start in starts]
    before = " ".join(word.text for word in words[max(0, i - 5) : i])
    behind = " ".join(word.text for word in rest)
    phrases += [body.split() for name, body in _ENGLISH_ISSUERS.items() if name in before or f"of the {name}" in behind]
    return frozenset(d.doc_id for d in national if any(_is_issuer(phrase, d) for phrase in phrases))


def _is_issuer(phrase: Sequence[str], directive: Directive) -> bool:
    """Whether a phrase begins with the issuer's name, so far as it tells it from another's, or with its initials."""
    if directive.jurisdiction != (NATION,):
        return False
    words = _issuer_words(directive.heading.issuer.value or "")
    asked = [word for word in phrase if word != "va"]
    if asked[:2] == ["bo", "truong"]:
        asked = asked[2:]
    same = next((n for n, (a, b) in enumerate(zip(asked, words, strict=False)) if a != b), min(len(asked), len(words)))
    if words[:2] == ("thu", "tuong") and same >= 2:
        return True
    if words and same >= min(len(words), _ISSUER_WORDS) and same > 1:
        return True
    initials = "".join(word[0] for word in words[1:])
    told = {"".join(asked[1:size]) for size in (2, 3)}
    return same == 1 and len(initials) > 1 and initials in told


@cache
def _issuer_words(issuer: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(fold_diacritics(issuer).lower()) if word != "va")


def _by_place(
    rest: Sequence[_Word],
    same: Sequence[Directive],
    mentions: Sequence[PlaceMention],
    owned: Callable[[PlaceMention], frozenset[str]],
) -> frozenset[str]:
    """The documents of the kind that the place behind it has: "công văn của xã Yên Khánh"."""
    near = rest[: _REACH + 1]
    cut = next((at for at, word in enumerate(near) if word.text in _AND and not _joins_subject(near, at)), len(near))
    near = near[:cut]
    for mention in mentions:
        before = [word.text for word in near if word.start < mention.start]
        if near and near[0].start <= mention.start < near[-1].end:
            if not _OF & set(before) and not set(before) <= _UNITS:
                continue
            spoken = " ".join(before)
            body = next((full for name, full in _BODIES.items() if f" {name} " in f" {spoken} "), "")
            return frozenset(d.doc_id for d in same if d.doc_id in owned(mention) and (not body or _is_body(d, body)))
    return frozenset()


def _joins_subject(near: Sequence[_Word], at: int) -> bool:
    """Whether "và" stands within a subject, "của" coming later: "kế hoạch khoa học và công nghệ của Cà Mau"."""
    return any(word.text in _OF for word in near[at + 1 :])


def _is_body(directive: Directive, body: str) -> bool:
    issuer = fold_diacritics(directive.heading.issuer.value or "").lower()
    return body in issuer.replace("ubnd", "uy ban nhan dan").replace("hdnd", "hoi dong nhan dan")


def _by_subject(rest: Sequence[str], same: Sequence[Directive]) -> frozenset[str]:
    """The one document whose subject has the words right behind the kind; () where none or several do."""
    while rest and rest[0] in _FILLERS:
        rest = rest[1:]
    scores: dict[str, int] = {}
    for directive in same:
        subject = _WORD.findall(fold_diacritics(directive.heading.subject.value or "").lower())
        pairs = set(pairwise(subject))
        run = 0
        while run < len(rest) and rest[run] in subject:
            run += 1
        content = [word for word in rest[:run] if word not in _COMMON]
        joined = any(pair in pairs for pair in pairwise(content))
        if len(content) >= _SUBJECT_WORDS and joined:
            scores[directive.doc_id] = len(content)
    best = max(scores.values(), default=0)
    chosen = [doc_id for doc_id, score in scores.items() if score == best]
    return frozenset(chosen) if len(chosen) == 1 else frozenset()
