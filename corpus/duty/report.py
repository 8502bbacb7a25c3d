"""To whom an action reports and through whom."""

from __future__ import annotations

from corpus.duty.actors import actor_at
from corpus.duty.groups import read_group
from corpus.duty.types import Part
from corpus.duty.words import Tokens

_REPORTS = (
    ("báo", "cáo"),
    ("gửi",),
    ("trình",),
    ("phản", "ánh"),
    ("xin", "ý", "kiến"),
    ("báo", "ngay"),
    ("thông", "tin"),
    ("báo", "về"),
)
_FIRST_WORDS = frozenset(words[0] for words in _REPORTS)
_ALWAYS = (("báo", "cáo"), ("trình",), ("xin", "ý", "kiến"))
"""Verbs that a recipient may follow at once; behind the others it needs a preposition."""
_TOWARDS = frozenset({"cho", "với", "về", "lên", "đến", "tới", "gửi", "qua"})
_BETWEEN = frozenset(
    {"ngay", "kịp", "thời", ",", "và", "trực", "tiếp", "đề", "xuất", "xin", "ý", "kiến", "nghị", "tham", "mưu", "giải", "trình"}
)
"""What may stand between "báo cáo" and its recipient: "báo cáo, đề xuất Thủ tướng"."""
_REACH = 40  # tokens between the verb and the preposition before the recipient
_NOUN_BEFORE = frozenset({"các", "những", "theo", "bản", "của", "mẫu", "số"})
"""What "báo cáo" is a noun behind: no recipient follows at once."""

_BEFORE_NOUN = frozenset({"quy", "quá", "tiến", "lộ", "công", "chương", "giáo", "tờ", "hành", "giải", "thuyết", "lịch"})
"""Syllables with which "trình" is a noun or another verb: "quy trình"."""


def find_reports(tokens: Tokens, start: int, end: int) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Whom tokens ``start`` to ``end`` report to, and through whom: parts in text order, () where nobody is named."""
    if _FIRST_WORDS.isdisjoint(tokens.words[start:end]):
        return (), ()
    recipients: list[Part] = []
    through: list[Part] = []
    reporting = False
    i = start
    while i < end:
        first = tokens.words[i]
        verb = next(
            (words for words in _REPORTS if first == words[0] and tuple(tokens.words[i : i + len(words)]) == words), None
        )
        if verb == ("trình",) and tokens.word(i - 1) in _BEFORE_NOUN:
            verb = None
        if verb is None or (verb == ("thông", "tin") and tokens.word(i + 2) not in ("về", "cho", "đến")):
            if reporting and tokens.word(i) in ("qua", "thông") and i + 1 < end:
                i = _through(tokens, i, end, through)
            else:
                i += 1
            continue
        behind = i + len(verb)
        found, stop = _recipient(tokens, behind, end, at_once=verb in _ALWAYS and tokens.word(i - 1) not in _NOUN_BEFORE)
        recipients += found
        reporting = reporting or bool(found) or verb == ("báo", "cáo")
        i = max(stop, behind)
    kept = tuple(dict.fromkeys(recipients))
    return kept, tuple(part for part in dict.fromkeys(through) if part not in kept)


def _recipient(tokens: Tokens, i: int, end: int, *, at_once: bool) -> tuple[tuple[Part, ...], int]:
    """The group behind a verb of reporting, at once or behind a preposition within reach; and the token behind it."""
    for k in range(i, min(end, i + _REACH)):
        word = tokens.word(k)
        if word in (";", ":", "."):
            break
        if at_once and _receives(tokens, k) and all(tokens.word(j) in _BETWEEN for j in range(i, k)):
            return _group(tokens, k, end)
        if word in _TOWARDS and k + 1 < end and _receives(tokens, k + 1):
            if word in ("qua",) or tokens.word(k - 1) in ("thông",):
                continue
            parts, stop = _group(tokens, k + 1, end)
            if word != "về" or k == i or tokens.word(k - 1) in ("gửi", "cáo", "ánh", "ngay", "báo") or tokens.is_capital(k + 1):
                return parts, stop
        if word in ("để", "nhằm") and k > i:
            break
        if k > i and tuple(tokens.words[k : k + 2]) in (
            ("báo", "cáo"),
            ("tham", "mưu"),
            ("đề", "xuất"),
            ("phối", "hợp"),
            ("chỉ", "đạo"),
        ):
            if tuple(tokens.words[k : k + 2]) == ("báo", "cáo") or tokens.word(k - 1) != ",":
                break
    return (), i


def _receives(tokens: Tokens, i: int) -> bool:
    head = actor_at(tokens, i)
    return head is not None and head.kind not in ("rel", "unit")


def _group(tokens: Tokens, i: int, end: int) -> tuple[tuple[Part, ...], int]:
    group = read_group(tokens, i, acting=False)
    if group is None:
        return (), i
    stop = min(group.end, end)
    limit = tokens.ends[stop - 1]
    return tuple(Part(start=part.start, end=min(part.end, limit)) for part in group.parts if part.start < limit), stop


def _through(tokens: Tokens, i: int, end: int, into: list[Part]) -> int:
    """Reads "qua K" or "thông qua K" at token ``i``; returns the token to go on from."""
    at = i + (2 if tokens.word(i) == "thông" and tokens.word(i + 1) == "qua" else 1)
    if tokens.word(i) == "thông" and at == i + 1:
        return at
    if at >= end or not _receives(tokens, at):
        return at
    parts, stop = _group(tokens, at, end)
    into.extend(parts)
    return max(stop, at)
