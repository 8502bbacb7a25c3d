"""Nouns that an earlier turn said in full: "các đoàn đó", "cấp xã", "chỉ huy trưởng" of the command centre."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.text import fold_diacritics
from rag import history_words as words
from rag.history_read import Turn
from rag.history_rewrite import swap_asked
from rag.history_subject import phrase_at, swap_subject

Past = Sequence[Turn]
"""The earlier questions, oldest first."""
Read = Callable[[str], Turn]
_SHARED = 2  # syllables: one word


def levelled(past: Past, level: str, asked: str, read: Read) -> str | None:
    """What an earlier question says of one level, asked of another: "Trung tâm cấp xã" for "Trung tâm cấp huyện"."""
    topic = next((turn for turn in reversed(past) if "cấp " in turn.text.lower()), None)
    swapped = swap_subject(topic, level) if topic else None
    asked = re.sub(r"^\s*(?:thì|thi)\s+", "", asked).strip()
    return swap_asked(read(swapped), asked) if swapped and asked else swapped


def expanded(past: Past, text: str, read: Read, *, alone: bool) -> str | None:
    """The question with "đoàn đó" put into the earlier question's words; None where it has no such noun.

    ``alone``: a noun that stands without more ("các chốt") is one of those, too.
    """
    match = words.THOSE.on(text).search(text)
    if match is None:
        return _completed(past, text, read) if alone else None
    nouns = match["noun"].split()
    for start in range(len(nouns)):
        noun = " ".join(nouns[start:])
        if noun.lower() in words.CARRIED.on(text, english=False):
            continue
        for earlier in reversed(past):
            phrase = phrase_at(earlier, noun)
            if len(phrase.split()) > len(nouns[start:]):
                lead = text[: match.start("noun")] + " ".join(nouns[:start])
                return f"{lead} {phrase}{text[match.end('that') :]}".strip()
    return None


def _completed(past: Past, text: str, read: Read) -> str | None:
    """The question with a bare noun, or a word that an earlier phrase holds, completed by that phrase."""
    turn = read(text)
    if turn.english or not past:
        return None
    for match in words.HEAD_VI.on(text).finditer(text + " "):
        here = phrase_at(turn, match[0])
        there = phrase_at(past[-1], match[0])
        if here and len(here.split()) == len(match[0].split()) < len(there.split()):
            return text[: match.start()] + there + text[match.end() :]
    last = past[-1]
    for match in words.HEAD_VI.on(last.text).finditer(last.text):
        phrase = phrase_at(last, match[0])
        inner = " ".join(fold_diacritics(phrase).split()[len(match[0].split()) :][:_SHARED])
        if len(inner.split()) == _SHARED and f" {inner} " in f" {fold_diacritics(text)} ":
            return text if phrase in text else f"{text} của {phrase}"
    return None
