"""A turn without the words that only carry it over: "thế còn … thì sao", "and … too"."""

from __future__ import annotations

from corpus.text import fold_diacritics
from rag import history_words as words
from rag.history_read import Turn

_NOUNS = 6  # words: a turn this short that asks nothing names a thing to ask the same of
_NTH = {
    "dau": 0, "dau tien": 0, "nhat": 0, "first": 0, "original": 0, "earlier": 0, "hai": 1, "second": 1, "ba": 2, "third": 2,
    "tu": 3, "fourth": 3, "nam": 4, "fifth": 4, "truoc": -1, "truoc do": -1, "vua roi": -1, "luc nay": -1, "previous": -1,
    "last": -1, "cuoi cung": -1, "con lai": -1, "other": -1,
}  # fmt: skip


def bare_of(turn: Turn) -> tuple[str, bool]:
    """A turn without the words that only carry it over, and whether they say "the same of another thing"."""
    text = turn.text
    opener = words.OPENER_EN.match(text) if turn.english else words.OPENER_VI.on(text).match(text)
    if opener is None and turn.places:  # a name decides no language: "what about Ha Dong"
        opener = words.OPENER_EN.match(text)
    said = opener[0] if opener else ""
    about = bool(words.ABOUT_VI.on(text).search(said) or words.ABOUT_EN.search(said))
    rest = text[len(said) :]
    closer = words.HOW_ABOUT_VI.on(text).search(rest)
    if closer and closer.start() and not turn.english and (about or len(closer[0].split()) > 1):
        about, rest = True, rest[: closer.start()]
    for pattern in (words.CLOSER_VI.on(text), words.CLOSER_EN):
        rest = pattern.sub("", rest) or rest
    return rest.strip(" ,:;") or text, about or not _asking(rest, english=turn.english)


def _asking(text: str, *, english: bool) -> bool:
    """Whether a text asks or says something: an interrogative, a verb that a duty needs."""
    if english:
        return bool(words.ASKED_EN.search(text)) or len(text.split()) > _NOUNS
    return bool(words.ASKED_VI.on(text).search(text)) or len(text.split()) > _NOUNS


def asks(turn: Turn) -> bool:
    """Whether a turn has an interrogative."""
    pattern = words.ASKED_EN if turn.english else words.ASKED_VI.on(turn.text)
    return pattern.search(turn.text) is not None


def ordinal(said: str) -> int:
    """The index that an ordinal says; -1 the last."""
    key = " ".join(fold_diacritics(said).split()).removeprefix("thu ")
    return int(key) - 1 if key.isdigit() else _NTH.get(key, 0)


def split_at_stop(text: str) -> tuple[str, str, str]:
    """What stands before and behind the first stop."""
    at = min((i for i in (text.find(stop) for stop in ",:;?.") if i > 0), default=len(text))
    return text[:at], text[at : at + 1], text[at + 1 :]
