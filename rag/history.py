"""Follow-up questions: what a short question means behind the ones before it. The conversation belongs to the caller."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from corpus.places import find_places
from corpus.text import fold_diacritics

_OPENERS = re.compile(
    r"^(?:con|the con|vay con|the|vay|nhung con|rieng|o do|noi do|and|what about|how about|and what about|same for|then|so)\b"
)
_POINTERS = re.compile(
    r"\b(?:do|ay|nay|kia|tren|ho|nguoi do|viec do|van ban nay|noi nay|they|them|it|that|those|there|this|these|the same)\b"
)
_EMPTY = re.compile(
    r"\b(?:con|the|vay|thi|sao|nao|ra|the nao|o|tai|cua|and|what|how|about|for|in|is|it|the|same|rieng)\b|[^\w\s]"
)
_LONGEST = 5000  # characters: what is longer isn't a question that somebody follows up
_ASKING = frozenset(
    "ai gi khi bao gio ngay thang nam luc dau may nhieu lau han chot phai duoc cho voi den qua truoc lan mot ly do tai vi "
    "who whom what when where which why how by to often many much long through before deadline must should do does they".split()
)
"""What a follow-up may say without naming a new subject; folded."""
_NUMBER = re.compile(r"\b\d{1,5}\s*[-/]\s*[A-ZĐ]{2,}[\w/-]*")  # a document's own number names it as a place does
_SHORT = 7  # words: a question this short without a place leans on the one before it
_AT = re.compile(
    r"\s*(?:\b(?:ở|tại|của|o|tai|cua|in|at|of|for)\s+)?"
    r"(?:\b(?:huyện|quận|thành phố|TP\.?|tỉnh|huyen|quan|thanh pho|tinh)\s+)?$",
    re.I,
)


def questions_of(history: Sequence[Any]) -> tuple[str, ...]:
    """The user's earlier questions, oldest first, from any usual form of a conversation.

    Strings, (question, answer) pairs, ``{"role", "content"}`` messages, their content a string or a list of
    ``{"text": …}`` parts, and ``{"question": …}`` objects are understood; anything else is left out.
    """
    turns = (history,) if isinstance(history, str) else history
    found = (_words(_question(turn)).strip() for turn in turns)
    return tuple(text for text in found if 0 < len(text) <= _LONGEST)


def _question(turn: Any) -> Any:
    """What the user said in one turn; None for another's."""
    if isinstance(turn, Mapping):
        return turn.get("question") or (turn.get("content") if turn.get("role", "user") == "user" else None)
    if isinstance(turn, Sequence) and turn and not isinstance(turn, str):
        return turn[0]
    return turn


def _words(content: Any) -> str:
    """The text of a message's content, without what no UTF-8 can hold; "" where it has none."""
    if isinstance(content, Sequence) and not isinstance(content, str):
        parts = [part.get("text") if isinstance(part, Mapping) else part for part in content]
        content = " ".join(part for part in parts if isinstance(part, str))
    return content.encode("utf-8", "ignore").decode("utf-8") if isinstance(content, str) else ""


def resolve(question: str, history: Sequence[Any], *, known: frozenset[str]) -> str:
    """The question as it stands alone: the place or the subject that it leaves out, taken from the conversation."""
    before: list[str] = []
    for earlier in questions_of(history):
        before.append(_resolve(earlier, before, known))
    return _resolve(question, before, known)


def _resolve(question: str, earlier: Sequence[str], known: frozenset[str]) -> str:
    """``question`` behind questions that stand alone already."""
    if not earlier:
        return question
    folded = fold_diacritics(question).strip(" ?.!")
    mentions = find_places(question, known=known)
    content = _content(question, known)
    if mentions and not content:
        return _with_place(_last_with_content(earlier, known), question[mentions[0].start : mentions[-1].end], known)
    leans = bool(_OPENERS.match(folded) or _POINTERS.search(folded)) or len(folded.split()) <= _SHORT
    if mentions or not leans:
        return question
    bare = question.rstrip(" ?.!")
    if _adds_nothing(content, earlier[-1]):
        return f"{bare} ({earlier[-1].rstrip(' ?.!')})?"
    place = next((text[m.start : m.end] for text in reversed(earlier) for m in find_places(text, known=known)[:1]), "")
    told = place or next((match[0] for text in reversed(earlier) for match in _NUMBER.finditer(text)), "")
    return f"{bare} ({told})?" if told else question


def _adds_nothing(content: str, before: str) -> bool:
    """Whether a question only asks another thing of the same subject: "báo cáo cho ai?", "and by when?"."""
    told = set(fold_diacritics(before).replace("?", " ").split())
    return all(word in told or word in _ASKING for word in content.split())


def _content(question: str, known: frozenset[str]) -> str:
    """What a question says beside its places and the words that only carry it over."""
    text = question
    for mention in reversed(find_places(question, known=known)):
        text = text[: mention.start] + " " + text[mention.end :]
    text = _EMPTY.sub(" ", fold_diacritics(text))
    return " ".join(
        word
        for word in text.split()
        if word not in {"huyen", "quan", "tinh", "thanh", "pho", "tp", "district", "city", "province"}
    )


def _last_with_content(earlier: Sequence[str], known: frozenset[str]) -> str:
    return next((text for text in reversed(earlier) if _content(text, known)), earlier[-1])


def _with_place(question: str, place: str, known: frozenset[str]) -> str:
    """``question`` asked of ``place`` instead of the places that it names."""
    mentions = find_places(question, known=known)
    if not mentions:
        return f"{question.rstrip(' ?.!')} ({place})?"
    text = question
    for mention in reversed(mentions[1:]):
        text = _AT.sub("", text[: mention.start]) + text[mention.end :]
    first = mentions[0]
    return text[: first.start] + place + text[first.end :]
