"""Follow-up questions: what a short question means behind the ones before it. The conversation belongs to the caller."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from corpus.text import fold_diacritics
from corpus.types import Directive
from rag import history_rewrite as rewrite
from rag import history_words as words
from rag.asked import read_request
from rag.history_answers import Said, said_in
from rag.history_bare import asks, bare_of, ordinal, split_at_stop
from rag.history_nouns import expanded, levelled
from rag.history_read import Turn, anchor_of, read_turn, spelt
from rag.history_subject import asked_about, swap_subject
from rag.history_turns import exchanges, questions_of

__all__ = ["questions_of", "resolve"]

_REFUSED = "no_evidence"
Recall = Callable[[str], Any]
"""Answers an earlier question again, where the caller kept its text alone."""


def resolve(
    question: str,
    history: Sequence[Any],
    *,
    known: frozenset[str],
    directives: Sequence[Directive] = (),
    recall: Recall | None = None,
) -> str:
    """The question as it stands alone: the place or the subject that it leaves out, taken from the conversation.

    ``history`` is as in ``questions_of``; answers in it (an Answer, its dict, its text) are used for "the second document",
    "that clause". Where they are needed and missing, ``recall`` is given the earlier question. ``known`` are folded names
    of places, ``directives`` the documents that can be meant. A question that stands alone comes back as it is.
    """
    said = exchanges(history)
    if not said:
        return question
    memory: list[_Past] = []
    for earlier in said:
        meant = _Resolver(tuple(memory), known, tuple(directives), recall).resolve(spelt(earlier.question, known))
        memory.append(_Past(turn=read_turn(meant, known, directives), answer=earlier.answer))
    asked = spelt(question, known)
    meant = _Resolver(tuple(memory), known, tuple(directives), recall).resolve(asked)
    return question if meant == asked or (recall is not None and _is_elsewhere(asked, meant, recall)) else meant


def _is_elsewhere(asked: str, meant: str, recall: Recall) -> bool:
    """Whether a question that only lacks a place is about something else: no document answers it, until a place is put to it.

    The name of a place is evidence by itself, so that "the price of gold in Bắc Hà" would find what "the price of gold" doesn't.
    """
    tail, whole = asked.rstrip(" ?.!")[1:], meant.rstrip(" ?.!")
    if not tail or not whole.endswith(tail) or not whole[: -len(tail) - 1].endswith(", "):
        return False
    return bool(recall(asked).status == _REFUSED and recall(meant).status != _REFUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Past:
    """An earlier question as it was understood, and its answer."""

    turn: Turn
    answer: Any = None


@dataclass(frozen=True, slots=True)
class _Resolver:
    """One question behind those that stand alone already."""

    past: tuple[_Past, ...]
    known: frozenset[str]
    directives: tuple[Directive, ...]
    recall: Recall | None

    def resolve(self, question: str) -> str:
        if not self.past:
            return question
        thanks = words.THANKS.on(question).match(question)
        question = question[thanks.end() :] if thanks else question
        if read_request(question).greeting:
            return question
        returned = self._returned(question)
        return self._meant(question) if returned is None else returned

    def _meant(self, question: str) -> str:
        if words.MORE.on(question).match(question.strip(" ?.!")):
            return rewrite.sentence(self.past[-1].turn.text)
        pointed = self._pointed(question)
        if pointed != question:
            question = pointed[:1].upper() + pointed[1:]
        turn = self._read(question)
        bare, about = bare_of(turn)
        short = self._read(bare) if bare != turn.text else turn
        if short.places and not short.specific and not short.numbers and (about or not asks(short)):
            if not asks(short) or (len(bare) < len(turn.text) and not rewrite.is_of_heading(question)):
                return self._elsewhere(short, bare)
        if turn.anchored:
            if not about or not asks(short) or len(bare) == len(turn.text):
                return question
            return rewrite.sentence(expanded(self._turns(), bare, self._read, alone=True) or bare)
        if read_request(question).across and not about:
            return question
        return rewrite.sentence(self._leaning(short, bare, about=about))

    def _turns(self) -> tuple[Turn, ...]:
        return tuple(past.turn for past in self.past)

    def _read(self, text: str) -> Turn:
        return read_turn(text, self.known, self.directives)

    def _returned(self, question: str) -> str | None:
        """A turn that goes back to an earlier question or place: the rest of it behind that one."""
        text = question.strip().rstrip(" ?.!")
        marker = words.RETURN.on(text).match(text)
        if marker is None:
            return None
        tail = text[marker.end() :]
        nth = words.NTH_QUESTION.on(tail).match(tail)
        turn = self._read(tail)
        if nth:
            number = ordinal(nth["vi"] or nth["en"])
            at = min(number, len(self.past) - 1) if number >= 0 else max(0, len(self.past) - 2)
            rest = tail[nth.end() :]
        elif turn.places and not tail[: turn.places[0].start].strip():
            name = fold_diacritics(turn.mentions[0].name)
            at = self._last(lambda past: any(fold_diacritics(m.name) == name for m in past.turn.mentions))
            rest = tail[turn.places[0].end :]
            if at < 0:
                return (
                    rewrite.sentence(rewrite.at_place(rest.strip(" ,:;-–"), turn.places[0].text, english=turn.english))
                    if rest
                    else None
                )
        else:
            topic, _, rest = (part.strip() for part in split_at_stop(tail))
            wanted = set(self._read(topic).own)
            at = self._last(lambda past: bool(wanted) and wanted <= set(past.turn.own))
            if at < 0:
                return None
        rest = re.sub(r"^\s*(?:đi|nhé|nha|di|nhe)?(?!\w)[\s,:;–-]*", "", rest).strip(" ?.")
        if fold_diacritics(rest).startswith("thi "):
            rest = rest[4:]
        before = _Resolver(self.past[: at + 1], self.known, self.directives, self.recall)
        return before.resolve(rest) if rest else rewrite.sentence(self.past[at].turn.text)

    def _last(self, fits: Callable[[_Past], bool]) -> int:
        return next((i for i in range(len(self.past) - 1, -1, -1) if fits(self.past[i])), -1)

    def _pointed(self, question: str) -> str:
        """The question with "the second document" and "that clause" put into words."""
        text = question
        english = self._read(question).english
        nth = words.NTH_DOCUMENT.on(text).search(text)
        if nth:
            said = self._said()
            number = ordinal(nth["vi"] or nth["en"])
            named = [one.document(english=english) for one in said] or [span.text for span in self._listed()]
            named = list(dict.fromkeys(named))
            if -len(named) <= number < len(named):
                text = text[: nth.start()] + named[number] + text[nth.end() :]
        clause = words.THAT_CLAUSE.on(text).search(text)
        if clause:
            said = self._said()
            if said and said[0].label:
                text = f"{text[: clause.start()]}{said[0].clause(english=english)}{text[clause.end() :]}"
        return text

    def _listed(self) -> Sequence[Any]:
        """The places that the last question with several names, in order."""
        return next((past.turn.places for past in reversed(self.past) if len(past.turn.places) > 1), ())

    def _said(self) -> tuple[Said, ...]:
        """What the last answer that quoted anything cites."""
        for past in reversed(self.past):
            answer = past.answer
            if answer is None and self.recall is not None:
                answer = self.recall(past.turn.text)
            said = said_in(answer, self.directives)
            if said:
                return said
        return ()

    def _anchor(self, *, english: bool) -> tuple[str, bool]:
        """The place or document last spoken of, and whether it's a document's title."""
        for past in reversed(self.past):
            if past.turn.anchored:
                return anchor_of(past.turn), bool(past.turn.numbers)
            said = said_in(past.answer, self.directives)
            if len({one.doc_id for one in said}) == 1:
                return said[0].document(english=english), True
        return "", False

    def _topic(self) -> Turn:
        """The last question that has a subject."""
        return next((past.turn for past in reversed(self.past) if past.turn.own), self.past[-1].turn)

    def _elsewhere(self, short: Turn, bare: str) -> str:
        """The last question asked of another place, and of it what this turn asks, if it asks anything."""
        new = short.places[0]
        last = self._topic() if asks(short) else self.past[-1].turn
        moved = rewrite.swap_place(last, new)
        rest = re.sub(r"^(?:thì|thi)\s+", "", (bare[: new.at] + bare[new.end :]).strip(" ,"), flags=re.I)
        if not asks(short):
            return rewrite.sentence(moved)
        return rewrite.sentence(rewrite.swap_asked(self._read(moved), rest))

    def _leaning(self, short: Turn, bare: str, *, about: bool) -> str:
        """A turn that names no place, put to the place last named, and to its subject where it has none of its own."""
        anchor, document = self._anchor(english=short.english)
        if rewrite.is_of_heading(bare) and not short.own and not words.THEY_VI.on(bare).search(bare):
            if not anchor and len({one.doc_id for one in self._said()}) == 1:
                anchor, document = self._said()[0].document(english=short.english), True
            return rewrite.of_document(bare, anchor, english=short.english, document=document) if anchor else bare
        address = words.ADDRESS.on(bare).search(bare)
        if address and anchor and (address["it"] or not short.specific):
            return rewrite.of_address(bare, address, anchor, document=document, english=short.english)
        topic = self._topic()
        there = words.THERE.on(bare).search(bare)
        if there and anchor and short.own:
            bare = (bare[: there.start()] + bare[there.end() :]).strip(" ,")
            return self._placed(bare, anchor, document=document, english=short.english)
        if topic.english != short.english and not short.specific:
            return rewrite.beside(bare, topic)
        if about and not asks(short):
            return self._substituted(bare, anchor, document=document, english=short.english)
        level = None if short.english else words.LEVEL_VI.on(bare).match(bare)
        other = levelled(self._turns(), level[1], bare[level.end() :], self._read) if level else None
        if other:
            return self._placed(other, anchor, document=document, english=False)
        named = expanded(self._turns(), bare, self._read, alone=True)
        if named is not None:
            return self._placed(named, anchor, document=document, english=short.english)
        if not short.specific:
            return self._asked(bare, topic)
        return self._placed(bare, anchor, document=document, english=short.english)

    def _placed(self, text: str, anchor: str, *, document: bool, english: bool) -> str:
        if not anchor or self._read(text).anchored:
            return text
        return rewrite.at_place(text, anchor, english=english, document=document)

    def _asked(self, bare: str, topic: Turn) -> str:
        it = None if topic.english else words.IT_VI.on(bare).match(bare)
        if it:
            bare = bare[it.end() :].strip()
        meant = rewrite.swap_asked(topic, bare)
        anchor, document = self._anchor(english=topic.english)
        return self._placed(meant, anchor, document=document, english=topic.english)

    def _substituted(self, new: str, anchor: str, *, document: bool, english: bool) -> str:
        """ "còn X thì sao?": the last question about X instead, or X in the place last named."""
        last = self.past[-1].turn
        if last.english == english:
            swapped = swap_subject(last, new)
            if swapped is not None:
                return self._placed(swapped, anchor, document=document, english=english)
        return self._placed(asked_about(new, english=english), anchor, document=document, english=english)
