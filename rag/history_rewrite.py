"""Rewriting: another place, another thing asked, another subject in the words of an earlier question."""

from __future__ import annotations

import re

from corpus.places import find_places
from corpus.text import fold_diacritics
from rag import history_words as words
from rag.asked import HeadingField, read_request
from rag.bodies import bodies_in
from rag.history_english import rest_of, swap_english
from rag.history_read import Span, Turn, front_of

_COMMITTEES = {"huyện": "Huyện ủy", "quận": "Quận ủy", "thành phố": "Thành ủy", "tỉnh": "Tỉnh ủy", "thị xã": "Thị ủy"}
_COMMITTEE = re.compile(r"^(?:huyện|quận|thành|tỉnh|thị|huyen|quan|thanh|tinh|thi) [ủu]y\s+", re.I)
_UNIT = re.compile(r"^(?:huyện|quận|thành phố|tp\.?|tỉnh|thị xã|huyen|quan|thanh pho|tinh|thi xa)\s+", re.I)
_NAME = 3  # words: the name of a body that a question begins with
_KEPT_CAPITAL = re.compile(r"^(?:[^\W\d_]*[A-ZĐ]{2}|(?:\w+\s+)[A-ZĐ]|\d)")


def sentence(text: str) -> str:
    """A question's outer form: one space between words, a capital, a question mark."""
    text = " ".join(text.split()).strip(" ,;:?.!")
    return f"{text[:1].upper()}{text[1:]}?"


def lowered(text: str) -> str:
    """A question behind other words: its first letter small, unless it begins with a name."""
    named = _KEPT_CAPITAL.match(text) or bodies_in(" ".join(text.split()[:_NAME]))
    return text if named else text[:1].lower() + text[1:]


def at_place(text: str, anchor: str, *, english: bool, document: bool = False) -> str:
    """A question kept to a place, or to a document."""
    if document:
        return f"{'According to' if english else 'Theo'} {anchor}, {lowered(text)}"
    return f"{'In' if english else 'Ở'} {anchor}, {lowered(text)}"


def of_document(text: str, anchor: str, *, english: bool, document: bool) -> str:
    """A question about a document's own heading ("ai ký?"), asked of one."""
    what = anchor if document else f"the document of {anchor}" if english else f"văn bản của {anchor}"
    pointed = words.THAT_DOCUMENT.on(text).search(text)
    if pointed:
        return text[: pointed.start()] + what + text[pointed.end() :]
    if english:
        pronoun = re.search(r"\b(?:it|this|that)\b", text, re.I)
        if pronoun:
            return text[: pronoun.start()] + what + text[pronoun.end() :]
        return f"{text} {what}" if re.search(r"\b(?:sign\w*|number|date)$", text) else f"{text} ({what})"
    named = re.match(r"((?:ngày|số|người|chức vụ|ngay|so|nguoi|chuc vu)[^,]*?)\s+(?:là|la)\s+", text, re.I)
    if named:
        return f"{named[1]} {what} {text[named.end(1) :].lstrip()}"
    when = re.match(
        r"(?:được\s+)?(?:ký|ban hành|ra|phát hành|ky|ban hanh)\s+(?:vào\s+)?(?:ngày|khi|lúc|hôm|bao|từ)", text, re.I
    )
    if when or fold_diacritics(text).startswith(("so ", "gui ")):
        return f"{what} {lowered(text)}"
    return f"{text} {what}"


def of_address(text: str, address: re.Match[str], anchor: str, *, document: bool, english: bool) -> str:
    """A provision by its number, of the document last spoken of."""
    end = address.start("it") if address["it"] else address.end()
    what = anchor if document else f"the document of {anchor}" if english else f"văn bản của {anchor}"
    whole = f"{text[:end]} {'of ' if english else ''}{what}{text[address.end() :]}"
    if words.ADDRESS.on(text).fullmatch(text):
        return f"what does {whole} say" if english else f"{whole} nói gì"
    return whole


def beside(text: str, topic: Turn) -> str:
    """A turn in another language than its subject: the earlier words stand behind it, untranslated."""
    front, core = front_of(topic)
    rest = rest_of(core) if topic.english else without_asked(core)
    return f"{text} ({front}{rest})"


def swap_place(turn: Turn, new: Span) -> str:
    """A question asked of another place than those that it names."""
    if not turn.places:
        return at_place(turn.text, new.text, english=turn.english)
    text = turn.text
    for span in reversed(turn.places[1:]):
        between = text[turn.places[0].end : span.at]
        cut = turn.places[0].end if re.fullmatch(r"[\s,]*(?:và|hay|hoặc|and|or|va)?\s*", between) else span.at
        text = text[:cut] + text[span.end :]
    first = turn.places[0]
    moved = text[: first.start] + _as_before(first.text, new) + text[first.end :]
    return moved if turn.english else _levelled(moved, level_of(first), level_of(new))


def _levelled(text: str, old: str, new: str) -> str:
    """Bodies called by their level ("UBND quận") called by the new place's: "UBND huyện"."""
    if not old or not new or old == new:
        return text
    return re.sub(
        rf"((?<!\w)(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân|Công an|Mặt trận|MTTQ|Văn phòng|cấp)\s+){old}(?!\w)(?!\s+ủy)",
        rf"\1{new}",
        text,
        flags=re.I,
    )


def _as_before(old: str, new: Span) -> str:
    """The new place in the old one's form: a Party committee stays one, of the new place's level."""
    committee = _COMMITTEE.match(new.text)
    if not _COMMITTEE.match(old):
        return new.text[committee.end() :] if committee else new.text
    if committee:
        return new.text
    unit = _UNIT.match(new.text)
    bare = new.text[unit.end() :] if unit else new.text
    level = level_of(new)
    return f"{_COMMITTEES[level]} {bare}" if level in _COMMITTEES else new.text


def level_of(new: Span) -> str:
    """The unit that a place is or that its bare name most likely stands for; "" where nobody knows."""
    unit = _UNIT.match(new.text)
    if unit:
        return unit[0].strip().lower()
    mentions = find_places(new.text, known=frozenset({fold_diacritics(new.text)}))
    units = [place.unit for mention in mentions for place in mention.candidates if place.unit in _COMMITTEES]
    return next((unit for unit in units if unit != "tỉnh"), units[0] if units else "")


def swap_asked(base: Turn, asked: str) -> str:
    """``base`` with another thing asked of its subject."""
    return swap_english(base, asked) if base.english else _swap_vietnamese(base, asked)


def _swap_vietnamese(base: Turn, asked: str) -> str:
    front, core = front_of(base)
    own = words.SUBJECT_VI.on(asked).match(asked)
    verb = words.VERBS_VI.on(asked).match(asked) or words.THEY_VI.on(asked).match(asked)
    core = without_asked(core, person=bool(verb), doing=bool(verb))
    asked = words.THEY_VI.on(asked).sub("", asked).strip()
    if words.WHY_VI.on(asked).match(asked) and len(asked.split()) == 2:
        return f"{front}{asked if not front else lowered(asked)} {lowered(core)}"
    if own and own.end() < len(asked):
        return f"{front}{core} thì {lowered(asked)}"
    if own:
        return f"{front}{core} do {lowered(asked)} thực hiện"
    return front + _joined(core, lowered(asked))


def without_asked(core: str, *, person: bool = False, doing: bool = False) -> str:
    """A Vietnamese question without what it asks. ``person``: its "ai" is kept as those who do it; ``doing``: "làm" goes too."""
    if doing:
        core = re.sub(r"\s+(?:làm|lam)\s+(?:những\s+|nhung\s+)?(?:việc\s+|viec\s+)?(?:gì|gi)\b", "", core)
    pattern = words.ASKED_VI.on(core)
    subject = words.SUBJECT_VI.on(core).match(core)
    if subject and person:
        noun = re.sub(r"^(?:những|các|nhung|cac)\s+|\s+(?:nào|gì|nao|gi)$", "", subject[0], flags=re.I)
        noun = "người" if fold_diacritics(noun) == "ai" else noun
        core = noun + core[subject.end() :]
    yes = re.search(r"\s+(?:hay\s+|được\s+)?(?:không|chưa|khong|chua)$", core)
    if yes:
        core = re.sub(r"(?<!\w)(?:có(?: được| phải)?|co(?: duoc| phai)?)\s+", "", core[: yes.start()], count=1)
    return " ".join(pattern.sub(" ", core).split()).strip(" ,")


def _joined(core: str, asked: str) -> str:
    """Two pieces without saying a word twice: "phải báo cáo" and "báo cáo cho ai"."""
    first, second = core.split(), asked.split()
    for size in range(min(4, len(second)), 0, -1):
        head = fold_diacritics(" ".join(second[:size]))
        if size < len(second) and f" {head} " in f" {fold_diacritics(core)} " and (size > 1 or head in ("phai", "lam")):
            second = second[size:]
            break
    return " ".join((*first, *second))


def is_of_heading(text: str) -> bool:
    """Whether a question is about a document's heading: who signed it, its number, its date.

    To whom a thing is sent is asked of a document only where one is meant.
    """
    field = read_request(text).field
    if field in (HeadingField.ADDRESSEES, HeadingField.RECIPIENTS):
        return words.THAT_DOCUMENT.on(text).search(text) is not None or " it " in f" {text.lower()} "
    return field is not None
