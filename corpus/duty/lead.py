"""What a lead line or a heading says about the provisions below it: who acts, and whether they must, mustn't or may."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.duty.actors import actor_at
from corpus.duty.clause import read_clauses
from corpus.duty.groups import Group, read_group
from corpus.duty.marks import names_issuer
from corpus.duty.types import Modality, Part
from corpus.duty.words import Tokens, verb_of

_OF = {"trách": "nhiệm", "nhiệm": "vụ", "nghĩa": "vụ", "quyền": "", "thẩm": "quyền", "chức": "năng", "việc": "", "công": "việc"}
"""First and second syllables of headings that a body's name follows: "Trách nhiệm của Sở Y tế"."""
_LISTING = ("gồm", "bao", "điều kiện", "trường hợp", "tiêu chí", "tiêu chuẩn", "được hiểu", "sau đây", "là", "dưới đây", "hồ sơ", "đối tượng",
            "thành phần", "phạm vi", "thời gian", "căn cứ", "khái niệm", "nguyên tắc", "hành vi")  # fmt: skip
"""In a lead line that names nobody: what it lists isn't a duty."""
_TASKS = ("nhiệm vụ", "giải pháp", "yêu cầu", "trách nhiệm", "công việc")
"""In a lead line that names nobody: what it lists is to be done."""
_BACKGROUND = ("tình hình", "kết quả", "thực trạng", "tồn tại", "hạn chế", "nguyên nhân", "đánh giá chung", "giải thích từ ngữ", "phạm vi",
               "đối tượng áp dụng", "hiệu lực", "căn cứ", "khái niệm", "quan điểm", "bối cảnh", "cơ sở pháp lý", "sự cần thiết", "thành phần",
               "ưu điểm", "đặc điểm", "dự báo", "kinh phí thực hiện")  # fmt: skip
"""Beginnings of headings below which things are described."""
_AIMS = ("mục đích", "mục tiêu", "chỉ tiêu", "nguyên tắc", "phương châm")
"""Beginnings of headings below which only a named body's target is a duty."""
_BETTERING = frozenset({"nâng cao", "tăng cường", "đổi mới", "đề cao", "tiếp tục", "tiếp tục nâng cao", "tiếp tục tăng cường"})
_LEADING = frozenset({"lãnh đạo", "chỉ đạo", "điều hành", "quản lý"})
"""What a body does whose work a sentence is about: "tăng cường sự lãnh đạo của cấp ủy"."""
_WORK_WITHIN, _NEAR = 16, 7  # tokens from the beginning to "của", and from the leading to "của"
_SHORT_HEADING = 14  # tokens: a longer line in small letters isn't a heading but a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What holds for a provision from the lines above it.

    ``governed``: somebody has been told to act; ``background``: descriptions stand here; ``strict``: without a named body
    nothing here is a duty.
    """

    assignees: tuple[Part, ...] = ()
    modality: Modality = Modality.OBLIGATION
    governed: bool = False
    background: bool = False
    strict: bool = False


def lead_context(tokens: Tokens, above: Context, *, opening: bool = False) -> Context:
    """The context below a line whose words are ``tokens`` (its number left out), given the one above it.

    ``opening`` says that it belongs to the document's opening, where "X chỉ đạo:" names who issues, not who acts.
    """
    heading = _heading(tokens)
    if heading is not None:
        return heading if heading.governed or heading.background else _merged(above, heading)
    named = _named(tokens, opening=opening)
    if named is not None:
        return named
    if _lists(tokens):
        return Context(background=True)
    if not above.assignees and (group := whose_work(tokens)) is not None:
        return Context(assignees=group.parts, governed=True)
    return Context(assignees=above.assignees, modality=above.modality, governed=above.governed, strict=above.strict)


def whose_work(tokens: Tokens) -> Group | None:
    """ "Nâng cao hiệu quả công tác chỉ đạo, điều hành của UBND Quận trong …": whose leading is to become better."""
    first = verb_of(tokens, 0)
    if first is None or tokens.phrase(0, first.length) not in _BETTERING:
        return None
    for i in range(first.length, min(len(tokens), _WORK_WITHIN)):
        if tokens.word(i) in (";", ":", "."):
            break
        if tokens.word(i) == "của":
            leads = any(tokens.phrase(k, 2) in _LEADING for k in range(max(first.length, i - _NEAR), i - 1))
            return read_group(tokens, i + 1, acting=False) if leads else None
    return None


def _merged(above: Context, heading: Context) -> Context:
    return Context(
        assignees=above.assignees, modality=heading.modality, governed=above.governed, strict=above.strict or heading.strict
    )


def _heading(tokens: Tokens) -> Context | None:
    """A heading that says what kind of things stands below it, or whose tasks."""
    about = 1 if tokens.word(0) == "về" and tokens.word(1) != "phía" else 0
    opening = tokens.phrase(about, 3)
    if opening.startswith(_BACKGROUND) and len(tokens) <= _SHORT_HEADING:
        return Context(background=True)
    if len(tokens) <= _SHORT_HEADING and any(
        phrase in " ".join(tokens.words) for phrase in ("nghiêm cấm", "bị cấm", "không được làm")
    ):
        if tokens.word(0) in ("các", "những", "hành", "nghiêm"):
            return Context(governed=True, modality=Modality.PROHIBITION)
    if opening.startswith(_AIMS) and "yêu cầu" not in " ".join(tokens.words):
        return Context(strict=True)
    return _tasks(tokens) or _concerning(tokens)


def _tasks(tokens: Tokens) -> Context | None:
    """ "Trách nhiệm của Sở Y tế", "Quyền của người lao động"."""
    first = tokens.word(0)
    if first not in _OF or not tokens.word(1).startswith(_OF[first]):
        return None
    for i in range(1, len(tokens)):
        if tokens.word(i) in ("của", "với") and actor_at(tokens, i + 1) is not None:
            group = read_group(tokens, i + 1, acting=False)
            if group is not None:
                rights = first in ("quyền", "thẩm") and "nghĩa" not in tokens.words and "trách" not in tokens.words
                modality = Modality.PERMISSION if rights else Modality.OBLIGATION
                return Context(assignees=group.parts, governed=True, modality=modality)
    return None


def _concerning(tokens: Tokens) -> Context | None:
    """ "Đối với UBND các huyện:", "Về phía doanh nghiệp:"."""
    if tokens.word(0) not in ("đối", "về") or tokens.word(1) not in ("với", "phía"):
        return None
    group = read_group(tokens, 2)
    return Context(assignees=group.parts, governed=True) if group is not None and _is_last(tokens, group.end) else None


def _is_last(tokens: Tokens, i: int) -> bool:
    """Whether nothing but punctuation stands from token ``i`` on."""
    return all(not word[:1].isalnum() for word in tokens.words[i:])


def _named(tokens: Tokens, *, opening: bool) -> Context | None:
    """A line that names who acts below it."""
    group = read_group(tokens, 0)
    if group is not None and (group.predicate is None or _is_last(tokens, group.predicate)) and _is_last(tokens, group.end):
        return Context(assignees=group.parts, governed=True)
    told = _told(tokens)
    if told is not None:
        return told
    if tokens.word(0) in ("nghiêm", "cấm") and tokens.word(1) in ("cấm", "các", "mọi"):
        return Context(governed=True, modality=Modality.PROHIBITION)
    if group is not None and group.predicate is not None:
        return _acting(tokens, group, opening=opening)
    clauses = read_clauses(tokens, governed=False)
    if clauses and clauses[-1].group is not None and (not opening or clauses[-1].asked):
        return Context(assignees=clauses[-1].group.parts, governed=True, modality=clauses[-1].modality)
    if opening:
        return _asked_anywhere(tokens)
    return None


def _told(tokens: Tokens) -> Context | None:
    """ "Giao Chủ tịch UBND các huyện:", with or without what they're told in general."""
    verb = verb_of(tokens, 0)
    if verb is None or verb.kind != "ask" or actor_at(tokens, 0) is not None:
        return None
    behind = verb.length + (2 if tokens.word(verb.length) == "đối" else 1 if tokens.word(verb.length) == "cho" else 0)
    group = read_group(tokens, behind)
    if group is None:
        return Context(governed=True) if _is_last(tokens, verb.length) else None
    return Context(assignees=group.parts, governed=True)


def _acting(tokens: Tokens, group: Group, *, opening: bool) -> Context | None:
    """ "X chỉ đạo:" (X acts), "X yêu cầu:" (whoever is asked acts), "X có trách nhiệm:"."""
    at = group.predicate or 0
    verb = verb_of(tokens, at)
    if verb is not None and verb.kind == "ask":
        asked = read_group(tokens, at + verb.length)
        if asked is not None:
            return Context(assignees=asked.parts, governed=True)
        if names_issuer(tokens, at) or opening:
            return Context(governed=True)
        return Context(assignees=group.parts, governed=True)
    if opening:
        return _asked_anywhere(tokens)
    clauses = read_clauses(tokens, governed=False)
    modality = clauses[0].modality if clauses else Modality.OBLIGATION
    return Context(assignees=group.parts, governed=True, modality=modality)


def _asked_anywhere(tokens: Tokens) -> Context | None:
    """The last "yêu cầu X …" of an opening paragraph."""
    for i in range(len(tokens) - 1, -1, -1):
        verb = verb_of(tokens, i)
        if verb is None or verb.kind != "ask" or tokens.is_capital(i):
            continue
        group = read_group(tokens, i + verb.length)
        if group is not None:
            return Context(assignees=group.parts, governed=True)
        if _is_last(tokens, i + verb.length):
            return Context(governed=True)
    return None


def _lists(tokens: Tokens) -> bool:
    text = " ".join(tokens.words)
    if any(phrase in text for phrase in _TASKS):
        return False
    return tokens.word(len(tokens) - 1) == ":" and any(f" {phrase}" in f" {text}" for phrase in _LISTING)
