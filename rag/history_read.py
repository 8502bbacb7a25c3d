"""One turn, read: its places and documents, the words of its own, what it asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.places import PlaceMention, find_places
from corpus.text import fold_diacritics
from corpus.types import Directive
from index.query import UNACCENTED_SHARE, detect_language
from index.restore import restore
from index.tokens import normalise
from rag import history_words as words
from rag.cited import cited_numbers, is_number_of

_REMEMBERED = 1 << 10  # turns whose reading is kept: every turn of a conversation is read again with the next
_UNIT_BEFORE = re.compile(
    r"(?:\b(?:huyện ủy|quận ủy|thành ủy|tỉnh ủy|thị ủy|huyện|quận|thành phố|tp\.?|tỉnh|thị xã|thị trấn|xã|phường|huyen uy|quan uy|"
    r"thanh uy|tinh uy|huyen|quan|thanh pho|tinh|thi xa|phuong)\s+)$",
    re.I,
)
_UNIT_BEHIND = re.compile(r"^\s+(?:district|city|province|town|commune|ward)\b", re.I)
_AT = re.compile(r"(?:\b(?:ở|tại|của|trong|thuộc|o|tai|cua|trong|thuoc|in|at|of|for|from)\s+)$", re.I)
_SYMBOL = re.compile(
    r"(?:\b(?:công văn|kế hoạch|thông báo|chỉ thị|kết luận|quyết định|công điện|nghị quyết|hướng dẫn|văn bản|cong van|ke hoach|thong bao|"
    r"chi thi|ket luan|quyet dinh|van ban|letter|document|plan|directive)\s+)?(?:(?:số|so|no\.?|number)\s+)?\b\d{1,5}\s*[-/]\s*[A-ZĐ]{2,}[\w/-]*",
)
_FRONT_VI = re.compile(r"^(?:(?:ở|tại|trong|theo|o|tai|theo)\s+[^,]{2,80},\s*)", re.I)
_FRONT_EN = re.compile(r"^(?:(?:in|at|for|according to|under)\s+[^,]{2,80},\s*)", re.I)
_OPENERS = {"con": "còn", "the": "thế", "vay": "vậy", "va": "và", "rieng": "riêng", "roi": "rồi", "nhung": "nhưng"}
"""Opening words that a language model of sentences takes for others."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a turn; ``at`` is where the preposition and the unit before it begin."""

    start: int
    end: int
    at: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A question as it stands. ``own`` are the folded words that name something, ``places`` and ``numbers`` told apart."""

    text: str
    english: bool
    places: tuple[Span, ...]
    mentions: tuple[PlaceMention, ...]
    numbers: tuple[Span, ...]
    own: tuple[str, ...]

    @property
    def anchored(self) -> bool:
        """Whether it names a place or a document."""
        return bool(self.places or self.numbers)

    @property
    def specific(self) -> bool:
        """Whether it has words of a subject: in Vietnamese two syllables, mostly one word."""
        return len(self.own) >= (1 if self.english else 2)


def read_turn(text: str, known: frozenset[str], directives: Sequence[Directive] = ()) -> Turn:
    """Read one question, its final stops dropped."""
    numbers = frozenset(number.digits for number in cited_numbers(text) if any(is_number_of(number, d) for d in directives))
    return _read(text.strip().rstrip(" ?.!…"), known, numbers if directives else None)


@lru_cache(maxsize=_REMEMBERED)
def _read(text: str, known: frozenset[str], own_numbers: frozenset[str] | None) -> Turn:
    english = is_english(text)
    mentions = find_places(text, known=known)
    places = tuple(_place(text, mention) for mention in mentions)
    numbers = tuple(
        Span(start=match.start(), end=match.end(), at=match.start(), text=match[0])
        for match in _SYMBOL.finditer(text)
        if own_numbers is None or set(re.findall(r"\d+", match[0])) & own_numbers
    )
    bare = text
    for span in sorted((*places, *numbers), key=lambda span: -span.start):
        bare = bare[: span.start] + " " + bare[span.end :]
    asked = words.ASKED_EN if english else words.ASKED_VI.on(text)
    empty = words.empty_on(text, english=english)
    own = tuple(fold_diacritics(word) for word in _WORD.findall(asked.sub(" ", bare).lower()) if word not in empty)
    return Turn(text=text, english=english, places=places, mentions=mentions, numbers=numbers, own=own)


def _place(text: str, mention: PlaceMention) -> Span:
    """The place with its unit word, as it is written."""
    start, end = mention.start, mention.end
    before = _UNIT_BEFORE.search(text[:start])
    start = before.start() if before else start
    behind = _UNIT_BEHIND.search(text[end:])
    end += behind.end() if behind else 0
    at = _AT.search(text[:start])
    return Span(start=start, end=end, at=at.start() if at else start, text=text[start:end])


def anchor_of(turn: Turn) -> str:
    """How a turn names its place or document; several places as one list; "" where it names none."""
    if turn.numbers:
        return turn.numbers[0].text
    if not turn.places:
        return ""
    names = list(dict.fromkeys(_civil(span.text) for span in turn.places))
    inner = turn.text[turn.places[0].end : turn.places[-1].start]
    if len(names) > 1 and re.fullmatch(r"[\s,]*(?:[^\W\d]+\s+){0,3}", inner):
        return turn.text[turn.places[0].start : turn.places[-1].end]
    return f" {'and' if turn.english else 'và'} ".join(names)


def _civil(place: str) -> str:
    """A place without the committee that stands before it: "Huyện ủy Bắc Hà" is in huyện Bắc Hà."""
    return re.sub(r"^(huyện|quận|thành|tỉnh|thị|huyen|quan|thanh|tinh|thi) [ủu]y\s+", "", place, flags=re.I)


def is_english(text: str) -> bool:
    """Whether a turn is English; few words without diacritics decide by what only Vietnamese has."""
    return detect_language(text) == "en" and not words.MARKS_VI.search(text)


def is_bare(text: str) -> bool:
    """Whether a Vietnamese text was typed without diacritics, but perhaps for a name."""
    found = [word for word in _WORD.findall(text) if word.isalpha()]
    return bool(found) and sum(not word.isascii() for word in found) / len(found) < UNACCENTED_SHARE


def spelt(text: str, known: frozenset[str]) -> str:
    """A text typed without diacritics with them put back, its places as the gazetteer spells them; others as they are."""
    text = " ".join(normalise(text).split())
    if not is_bare(text) or is_english(text):
        return text
    restored = restore(text)
    opener = words.OPENER_VI.bare.match(text)
    if opener and len(restored) == len(text):
        said = " ".join(_OPENERS.get(word.lower(), word) for word in opener[0].split(" "))
        restored = said + restored[len(said) :]
    for mention in find_places(text, known=known):
        if len(restored) == len(text) and mention.end - mention.start == len(mention.name):
            restored = restored[: mention.start] + mention.name + restored[mention.end :]
    return restored


def front_of(turn: Turn) -> tuple[str, str]:
    """The words before a question that say where ("Ở Bắc Hà, "), and the question."""
    match = (_FRONT_EN if turn.english else _FRONT_VI).match(turn.text)
    return (match[0], turn.text[match.end() :]) if match else ("", turn.text)
