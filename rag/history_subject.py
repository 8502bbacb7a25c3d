"""Another subject in the words of an earlier question: "còn phòng Nội vụ?" behind "phòng Y tế phải làm gì?"."""

from __future__ import annotations

import re

from corpus.text import fold_diacritics
from rag import history_words as words
from rag.bodies import bodies_in
from rag.history_english import LED, doers
from rag.history_read import Turn, front_of
from rag.history_rewrite import lowered

_EXTENT = 8  # words: a noun phrase taken over is no longer
_BODY_EN = re.compile(
    r"\b(?:police|army|military|soldiers?|committees?|councils?|departments?|divisions?|offices?|hospitals?|unions?|front|party|authorit(?:y|ies)|"
    r"commissions?|secretar(?:y|ies)|chair(?:man|person)|officials?|teachers?|employers?|companies|businesses|enterprises|residents|teams?)\b",
    re.I,
)
_CLASSES = frozenset("cấp mục khoản điều điểm đợt loại nhóm phòng ban trường sở tổ đoàn lớp trạm hộ vùng mức".split())
"""Nouns that are told apart by what follows."""


def swap_subject(base: Turn, new: str) -> str | None:
    """``base`` asked about another thing of the same kind; None where nothing in it is of that kind."""
    return _of_same_head(base, new) or _counted(base, new) or _timed(base, new) or _doing(base, new) or _arranged(base, new)


def _phrase(text: str, start: int, *, english: bool) -> int:
    """The end of the noun phrase that begins at ``start``."""
    end = start
    boundary = words.BOUNDARY.on(text, english=english)
    for count, match in enumerate(re.finditer(r"\w+", text[start:])):
        gap = text[end : start + match.start()]
        if count and (match[0].lower() in boundary or count >= _EXTENT or gap.strip()):
            break
        end = start + match.end()
    return end


def phrase_at(turn: Turn, noun: str) -> str:
    """The noun phrase of a turn that begins with ``noun``: "đoàn" gives "Đoàn kiểm tra"; "" where there is none."""
    match = re.search(rf"(?<!\w){re.escape(fold_diacritics(noun))}(?!\w)", fold_diacritics(turn.text))
    return turn.text[match.start() : _phrase(turn.text, match.start(), english=turn.english)] if match else ""


def _of_same_head(base: Turn, new: str) -> str | None:
    """Same head word: "cấp xã" for "cấp huyện", "primary schools" for "secondary schools"."""
    parts = new.split()
    if len(parts) < 2:
        return None
    if base.english:
        match = re.search(rf"\b(?:the\s+)?(?!(?:must|do|does|are|is|the)\b)[\w-]+\s+{re.escape(parts[-1])}\b", base.text, re.I)
        return base.text[: match.start()] + new + base.text[match.end() :] if match else None
    match = re.search(rf"(?<!\w){re.escape(parts[0])}(?!\w)", base.text, re.I)
    before = base.text[: match.start()].split()[-1:] if match else []
    counted = parts[0].lower() in _CLASSES
    if (
        match
        and not counted
        and before
        and before[0].lower() not in words.empty_on(base.text, english=False)
        and before[0][-1].isalnum()
    ):
        return None  # "hội" of "lễ hội" is no head
    if match is None or parts[0].lower() in words.CARRIED.on(new, english=False):
        return None
    end = min([_phrase(base.text, match.start(), english=False), *(span.at for span in base.places if span.at > match.start())])
    return f"{base.text[: match.start()]}{new} {base.text[end:].lstrip()}"


def _counted(base: Turn, new: str) -> str | None:
    """The thing that an earlier question counts."""
    match = words.MANY.on(base.text).search(base.text)
    if match is None:
        return None
    end = _phrase(base.text, match.end(), english=base.english)
    return f"{base.text[: match.end()]}{new} {base.text[end:].lstrip()}"


def _timed(base: Turn, new: str) -> str | None:
    """Another time for that of the earlier question."""
    if not words.TIME.on(new).fullmatch(new):
        return None
    match = words.TIME.on(base.text).search(base.text)
    if match is None:
        return f"{base.text} {new}"
    lead = re.match(r"(?:trong|vào|in|on|during)\s+", match[0], re.I)
    return (
        base.text[: match.start()] + (lead[0] if lead and not new.startswith(lead[0]) else "") + new + base.text[match.end() :]
    )


def _doing(base: Turn, new: str) -> str | None:
    """Another body, or other people, for those that the earlier question asks the duty of."""
    front, core = front_of(base)
    if base.english:
        match = LED.match(core)
        named, _ = doers(base, core) if match else ("", "")
        if match is None or not named or named.startswith("those who") or named not in core:
            return None
        return front + core.replace(named, new, 1)
    if words.PEOPLE_VI.on(new).match(new) and words.PEOPLE_VI.on(core).match(core):
        end = min([_phrase(core, 0, english=False), *(core.index(s.text) for s in base.places if s.text in core)])
        return f"{front}{new} {core[end:].lstrip()}"
    modal = words.MODAL_VI.on(core).search(core)
    if modal is None or not bodies_in(new):
        return None
    if words.SUBJECT_VI.on(core).match(core):
        return f"{front}{new} {core[modal.start() :]} thì sao"
    subject = core[: modal.start()]
    if not bodies_in(subject):
        return None
    inner = [span for span in base.places if span.text in subject]
    kept = f" {subject[subject.index(inner[0].text) :].strip()}" if inner else ""
    return f"{front}{new}{kept} {core[modal.start() :]}"


def _arranged(base: Turn, new: str) -> str | None:
    """Another thing held, opened, allowed: "có cho tổ chức lễ hội không"."""
    if base.english:
        return None
    match = re.search(
        r"(?<!\w)(?:tổ chức|cho phép|được phép|mở|đóng cửa|cấm|cho)\s+(?!tổ chức|mở)(?P<what>.+?)(?=\s+(?:không|chưa|thế nào|như thế nào|ra sao|"
        r"khi nào|ngày nào|đến|trước|từ|ở|tại)(?!\w)|$)",
        base.text,
        re.I,
    )
    if match is None or words.ASKED_VI.on(match["what"]).search(match["what"]):
        return None
    return base.text[: match.start("what")] + new + base.text[match.end("what") :]


def asked_about(new: str, *, english: bool) -> str:
    """The question that "what about X" comes to: what X must do, where X is a body, else what is laid down for it."""
    if english:
        return f"what must {new} do" if _BODY_EN.search(new) else f"what must be done about {new}"
    return f"{new} phải làm gì" if bodies_in(new) else f"có quy định gì về {lowered(new)}"
