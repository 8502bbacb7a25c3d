"""The decisions between evidence and answer: refuse, ask for the place, answer from one place or across many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from corpus.heading import visible_span
from corpus.places import NATION, place_name
from corpus.text import fold_diacritics
from corpus.types import Directive, Provision
from index.query import QueryAnalysis
from index.tokens import syllables
from rag import compose
from rag.address import addressed
from rag.asked import Asked, Request
from rag.cited import mentions_number
from rag.duty_answer import Described, answers, describe, duty_at
from rag.evidence import Evidence, EvidenceFinder
from rag.heading_answer import answer_effect, answer_heading, choices_of, concerns, list_documents
from rag.match import Candidate
from rag.rank import Weights
from rag.scope import Scope
from rag.settings import AnswerSettings
from rag.types import Answer, Citation, DutyPart, Status

_NEIGHBOUR = 0.75  # ranking score: how much worse a sentence beside the best one may be and still be quoted with it
_SECOND = 0.5  # ranking score: how much worse another clause may be and still be cited beside the best one
_ACROSS = 4.0  # ranking score: the same for the best clause of another document in a question across documents
_HALF = 0.4  # of the usual probability: what a clause needs that answers for one of several places named
_STRICTER = 0.15  # probability needed beyond the usual one to answer from another document than the asked place's own
_OF_A_DUTY = re.compile(
    r"\b(?:phai|trach nhiem|duoc giao|giao cho|phan cong|thuc hien|chi dao|to chuc|bao cao)\b|"
    r"\b(?:must|should|has to|have to|responsible|tasked|assigned|required|in charge|reports?)\b"
)
"""A question who must do a thing, and not who holds a post or was infected."""
_SAID = 0.95  # a term matched by so much stands in the passage
_UNSAID = 0.3  # one matched by less stands nowhere
_SHOWN = 10  # candidates listed in the receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A candidate to cite, with its ranking score and the evidence that it was ranked in."""

    candidate: Candidate
    score: float
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A question as it was read. ``admitted`` are the documents that the caller's filters let through."""

    question: str
    analysis: QueryAnalysis
    request: Request
    scope: Scope
    admitted: frozenset[str]

    @property
    def language(self) -> str:
        """Of question and answer."""
        return self.analysis.language


class Answers:
    """Turns one reading into an answer."""

    def __init__(
        self, finder: EvidenceFinder, directives: Sequence[Directive], settings: AnswerSettings, weights: Weights
    ) -> None:
        self._finder = finder
        self._directives = {directive.doc_id: directive for directive in directives}
        self._settings = settings
        self._weights = weights

    def answer(self, reading: Reading) -> Answer:
        """Decide and compose."""
        known = self._without_evidence(reading)
        if known is not None:
            return known
        scope = reading.scope
        if scope.absent:
            return self._absent(reading)
        place = addressed(reading.analysis.restored, [self._directives[doc_id] for doc_id in sorted(scope.own)])
        if place is not None:
            return self._at(reading, *place)
        evidence = self.find(reading, scope.allowed)
        if scope.outside:
            evidence = self._citing(reading, evidence)
            if not evidence.ranked:
                number = next(n for n in scope.outside)
                text = compose.unknown_number(reading.language, number.digits)
                return self._plain(reading, Status.NO_EVIDENCE, text)
        if len(scope.groups) > 1 and scope.named:
            return self._each_place(reading, evidence)
        # A document that is named and asked why it was issued says so before its numbered part, in words of its own.
        sure = scope.named and reading.request.asked is Asked.WHY_ISSUED
        if evidence.probability < self._weights.answer * (_HALF if sure else 1.0):
            return self._effect(reading) or self._refuse(reading, evidence)
        return self._from(reading, evidence)

    def _without_evidence(self, reading: Reading) -> Answer | None:
        """A greeting, a question which documents there are, one about a heading: nothing need be searched for."""
        if reading.request.greeting and not reading.scope.named:
            return self._plain(reading, Status.NO_EVIDENCE, compose.greeting(reading.language))
        if not reading.admitted:
            return self._refuse(reading, None)
        if reading.request.inventory:
            admitted = [self._directives[doc_id] for doc_id in sorted(reading.admitted)]
            text, citations = list_documents(admitted, reading.language)
            note = compose.counted(reading.language, len(admitted))
            return self._plain(reading, Status.ANSWERED, text, citations=citations, notes=(note,))
        return self._heading(reading)

    def _at(self, reading: Reading, directive: Directive, provision: Provision, notes: tuple[str, ...]) -> Answer:
        """The provision that the question names by its number, whole."""
        span = visible_span(directive.text, provision.start, provision.end)
        citation = Citation.of(
            directive,
            key="1",
            path=provision.path,
            label=provision.label,
            start=span.start,
            end=span.end,
            clause_start=span.start,
            clause_end=span.end,
        )
        return self._plain(
            reading,
            Status.ANSWERED,
            compose.provision_text(directive, citation, reading.language),
            citations=(citation,),
            notes=notes,
        )

    def _from(self, reading: Reading, evidence: Evidence) -> Answer:
        """An answer from evidence that is strong enough: of one place, of every document, or the question which place."""
        scope = reading.scope
        if not scope.named:
            if reading.request.across:
                return self._across(reading, evidence)
            choices = self._rivals(evidence)
            if choices and self._is_national(evidence):  # what holds everywhere answers wherever the asker is
                note = compose.others_note(reading.language, choices)
                return self._compose(reading, evidence, self._pick(evidence), notes=(note,))
            if len(choices) > 1:
                return self._ask_place(reading, evidence, choices)
        return self._compose(reading, evidence, self._pick(evidence))

    def find(self, reading: Reading, doc_ids: frozenset[str]) -> Evidence:
        """Evidence within ``doc_ids``, as far as the caller's filters admit them."""
        return self._finder.find(
            reading.analysis, reading.request, reading.scope.ranked, doc_ids & reading.admitted, top_k=self._settings.retrieved
        )

    def _heading(self, reading: Reading) -> Answer | None:
        """An answer from the heading's fields, where the question is about one of the documents in scope."""
        field, scope = reading.request.field, reading.scope
        if field is None or scope.absent:
            return None
        directives = [self._directives[doc_id] for doc_id in sorted(scope.own)]
        question = reading.analysis.restored
        if not directives or not concerns(question, directives, cites_others=bool(scope.outside), field=field):
            return None
        if not scope.named and len(directives) > 1:
            directives = _of_kind(question, directives)
            if len(directives) > 1:
                choices = choices_of(directives)
                text = compose.needs_place(reading.language, choices)
                return self._plain(reading, Status.NEEDS_PLACE, text, choices=choices)
        found = [
            answer_heading(field, directive, question, language=reading.language, key=str(number))
            for number, directive in enumerate(directives, 1)
        ]
        answered = [one for one in found if one.answered]
        shown = answered or found
        cited = tuple(one.citation for one in shown if one.citation is not None)
        return self._plain(
            reading,
            Status.ANSWERED if answered else Status.NO_EVIDENCE,
            "\n\n".join(one.text for one in shown),
            citations=cited if answered else (),
            near_misses=() if answered else cited,
            notes=tuple(note for one in shown for note in one.notes),
        )

    def _effect(self, reading: Reading) -> Answer | None:
        """From when a document that is named holds, where no sentence was found to say so but its reader did."""
        directives = [self._directives[doc_id] for doc_id in sorted(reading.scope.own)] if reading.scope.named else []
        found = answer_effect(reading.analysis.restored, directives, language=reading.language)
        if found is None or found.citation is None:
            return None
        return self._plain(reading, Status.ANSWERED, found.text, citations=(found.citation,), notes=found.notes)

    def _absent(self, reading: Reading) -> Answer:
        """A place without a document of its own.

        A higher level's document binds it too, and a sentence of any document may itself speak of it; either answers only
        on strong evidence, and it's said whose the text is. Otherwise the place is said to be absent.
        """
        scope = reading.scope
        if scope.higher:
            above = self.find(reading, scope.higher)
            if above.ranked and above.probability >= self._weights.answer + (0.0 if scope.speaking else _STRICTER):
                return self._compose(reading, above, self._pick(above))
        evidence = self.find(reading, reading.admitted)
        names = [f" {' '.join(syllables(_spoken_name(place)))} " for place in scope.absent]
        speaking = [(c, s) for c, s in evidence.ranked if any(name in c.sentence.words.joined for name in names)]
        if speaking:
            best = self._finder.judge_again(evidence, speaking)
            if best.probability >= self._weights.answer:
                pick = _first(best)
                directive = self._directives[pick.candidate.passage.doc_id]
                note = compose.elsewhere_note(reading.language, directive, scope.absent)
                return self._compose(reading, best, [pick], notes=(note,))
        admitted = [directive for directive in self._directives.values() if directive.doc_id in reading.admitted]
        available = tuple(dict.fromkeys(compose.owner(d) for d in admitted if d.jurisdiction))
        text = compose.absent_place(
            reading.language,
            scope.absent,
            available,
            higher=[self._directives[doc_id].title for doc_id in _leading(evidence, scope.higher)],
            lower=[self._directives[doc_id].title for doc_id in sorted(scope.lower)],
            chosen=len(admitted) < len(self._directives),
        )
        around = [pair for pair in evidence.ranked if pair[0].passage.doc_id in scope.higher | scope.lower]
        near = self._near(evidence, around) if scope.higher | scope.lower else ()
        return self._plain(reading, Status.NO_EVIDENCE, text, near_misses=near, evidence=evidence)

    def _citing(self, reading: Reading, evidence: Evidence) -> Evidence:
        """Only the passages that cite a document number which the question names."""
        ranked = [
            (candidate, score)
            for candidate, score in evidence.ranked
            if any(mentions_number(candidate.passage.words.numbers, number) for number in reading.scope.outside)
        ]
        direct = [
            pair for pair in ranked if any(mentions_number(pair[0].sentence.words.numbers, n) for n in reading.scope.outside)
        ]
        return self._finder.judge_again(evidence, direct or ranked)

    def _rivals(self, evidence: Evidence) -> tuple[str, ...]:
        """The places whose documents answer about as well as the best one, the best one's own among them."""
        best_score = evidence.ranked[0][1]
        level = best_score - self._weights.same_place
        best_by_place: dict[tuple[str, ...], float] = {}
        for candidate, score in evidence.ranked:
            place = self._directives[candidate.passage.doc_id].jurisdiction
            best_by_place.setdefault(place, score)
        rivals = [place for place, score in best_by_place.items() if score >= level and place not in ((), (NATION,))]
        return tuple(place_name(place[0]) for place in rivals)

    def _is_national(self, evidence: Evidence) -> bool:
        """Whether the best evidence is of a document that holds everywhere."""
        return self._directives[evidence.ranked[0][0].passage.doc_id].jurisdiction == (NATION,)

    def _pick(self, evidence: Evidence) -> list[Pick]:
        """The best clause and others nearly as good, each provision once."""
        picked = [_first(evidence)]
        for candidate, score in evidence.ranked[1:]:
            if score < picked[0].score - _SECOND or len(picked) >= self._settings.citations:
                break
            if all(candidate.passage.leaf.start != pick.candidate.passage.leaf.start for pick in picked):
                picked.append(Pick(candidate=candidate, score=score, evidence=evidence))
        return picked

    def _across(self, reading: Reading, evidence: Evidence) -> Answer:
        """The best clause of every document that speaks of what is asked."""
        found = [self.find(reading, frozenset({doc_id})) for doc_id in sorted(reading.scope.own)]
        answering = [one for one in found if one.ranked and one.probability >= self._weights.answer]
        kept = [_first(one) for one in answering if one.ranked[0][1] >= evidence.ranked[0][1] - _ACROSS]
        kept.sort(key=lambda pick: -pick.score)
        return self._compose(reading, evidence, kept or self._pick(evidence))

    def _each_place(self, reading: Reading, evidence: Evidence) -> Answer:
        """The best clause of each place that the question names; one of them must answer as well as any answer does.

        A question may ask one thing of the first place and another of the second, so that either's clause answers half.
        """
        found = [one for group in reading.scope.groups for one in (self.find(reading, group),) if one.ranked]
        best = max([evidence.probability, *(one.probability for one in found)])
        if best < self._weights.answer:
            return self._refuse(reading, evidence)
        kept = [_first(one) for one in found if one.probability >= _HALF * self._weights.answer]
        kept.sort(key=lambda pick: -pick.score)
        return self._compose(reading, evidence, kept or self._pick(evidence))

    def _ask_place(self, reading: Reading, evidence: Evidence, choices: tuple[str, ...]) -> Answer:
        first: dict[str, Pick] = {}
        for candidate, score in evidence.ranked:
            place = self._directives[candidate.passage.doc_id].jurisdiction
            if place and place_name(place[0]) in choices:
                first.setdefault(candidate.passage.doc_id, Pick(candidate=candidate, score=score, evidence=evidence))
        return self._plain(
            reading,
            Status.NEEDS_PLACE,
            compose.needs_place(reading.language, choices),
            choices=choices,
            near_misses=self._cite(list(first.values())[: len(choices)]),
            evidence=evidence,
        )

    def _refuse(self, reading: Reading, evidence: Evidence | None) -> Answer:
        near = self._near(evidence, evidence.ranked) if evidence else ()
        text = compose.refusal(reading.language, near=bool(near), missing=_missing(evidence))
        return self._plain(reading, Status.NO_EVIDENCE, text, near_misses=near, evidence=evidence)

    def _near(self, evidence: Evidence, ranked: Sequence[tuple[Candidate, float]]) -> tuple[Citation, ...]:
        seen: set[tuple[str, int]] = set()
        picked: list[Pick] = []
        for candidate, score in ranked:
            place = (candidate.passage.doc_id, candidate.passage.clause.start)
            if place not in seen and len(picked) < self._settings.near_misses:
                seen.add(place)
                picked.append(Pick(candidate=candidate, score=score, evidence=evidence))
        return self._cite(picked)

    def _cite(self, picked: Sequence[Pick]) -> tuple[Citation, ...]:
        citations = []
        for number, pick in enumerate(picked, 1):
            passage = pick.candidate.passage
            scores = {
                other.sentence.start: score
                for other, score in pick.evidence.ranked
                if other.passage.leaf.start == passage.leaf.start and other.passage.doc_id == passage.doc_id
            }
            sentences = compose.quoted_sentences(pick.candidate, scores, _NEIGHBOUR, pick.evidence.need.expected)
            directive = self._directives[passage.doc_id]
            citations.append(compose.cite(directive, pick.candidate, key=str(number), sentences=sentences))
        return tuple(citations)

    def _compose(self, reading: Reading, evidence: Evidence, picked: Sequence[Pick], *, notes: tuple[str, ...] = ()) -> Answer:
        citations = self._cite(picked)
        cited = [
            (self._directives[citation.doc_id], pick.candidate, citation)
            for pick, citation in zip(picked, citations, strict=True)
        ]
        scope = reading.scope
        told = list(dict.fromkeys([*notes, *scope.notes]))
        for directive, _, _ in cited:
            if directive.doc_id in scope.higher:
                told.append(compose.higher_note(reading.language, directive, scope.places))
        duty, said = self._duty(reading, citations[0])
        told = [*told, *compose.newer_notes(reading.language, [directive for directive, _, _ in cited])]
        return self._plain(
            reading,
            Status.ANSWERED,
            compose.answer_text(cited, reading.language, said),
            citations=citations,
            duty=tuple(DutyPart(key=citations[0].key, role=part.role, text=part.text) for part in duty),
            notes=tuple(dict.fromkeys(told)),
            evidence=evidence,
        )

    def _duty(self, reading: Reading, citation: Citation) -> tuple[tuple[Described, ...], tuple[Described, ...]]:
        """The parts of the duty that the quote states, what is asked for first; and those that are said before the quote.

        They are said where one of them is what the question asks for; the action itself is in the quote.
        """
        found = duty_at(self._finder.duties(citation.doc_id), citation.start, citation.end)
        if found is None:
            return (), ()
        asked = reading.request.asked
        parts = describe(found, self._directives[citation.doc_id], reading.language, asked=asked)
        direct = asked in (Asked.WHEN, Asked.HOW_OFTEN, Asked.TO_WHOM) or (
            asked is Asked.WHO and _OF_A_DUTY.search(fold_diacritics(reading.analysis.restored)) is not None
        )
        direct = direct and answers(found, asked)
        return parts, parts if direct else ()

    def _plain(self, reading: Reading, status: Status, text: str, *, evidence: Evidence | None = None, **parts: Any) -> Answer:
        receipt: dict[str, Any] = {"settings": self._settings.model_dump(mode="json", exclude={"home"})}
        if evidence is not None:
            receipt["probability"] = round(evidence.probability, 4)
            receipt["clauses"] = [
                {
                    "doc_id": c.passage.doc_id,
                    "path": list(c.passage.leaf.path),
                    "start": c.sentence.start,
                    "score": round(score, 4),
                }
                for c, score in evidence.ranked[:_SHOWN]
            ]
        return Answer(
            question=reading.question,
            status=status,
            language=reading.language,
            understood=self._understood(reading),
            text=text,
            receipt=receipt,
            **parts,
        )

    def _understood(self, reading: Reading) -> str:
        """The question with its diacritics, and the place whose documents are asked."""
        text = reading.analysis.restored if reading.language == "vi" else reading.analysis.text
        text = text[:1].upper() + text[1:]
        missing = [place for place in reading.scope.places if fold_diacritics(place_name(place)) not in fold_diacritics(text)]
        return f"{text} [{', '.join(missing)}]" if missing else text


def _missing(evidence: Evidence | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What of the question the closest passage speaks of, and what no passage in scope does, in the texts' language."""
    if evidence is None or not evidence.ranked or not len(evidence.need.weights):
        return (), ()
    best = evidence.ranked[0][0].matched
    anywhere = np.stack([candidate.matched for candidate in evidence.measured.candidates]).max(axis=0)
    names = [ways[0].text.strip() for ways in evidence.need.ways]
    said = tuple(name for name, match in zip(names, best, strict=True) if match >= _SAID)
    return said, tuple(name for name, match in zip(names, anywhere, strict=True) if match < _UNSAID)


def _leading(evidence: Evidence, doc_ids: frozenset[str]) -> list[str]:
    """Those of some documents that the evidence comes closest in."""
    ranked = dict.fromkeys(candidate.passage.doc_id for candidate, _ in evidence.ranked[:_SHOWN])
    return [doc_id for doc_id in ranked if doc_id in doc_ids]


def _spoken_name(place: str) -> str:
    """A place's name as a text would say it: a numbered one only with its unit, "quận 1"."""
    name = place_name(place)
    return place if name.isdecimal() else name


def _first(evidence: Evidence) -> Pick:
    candidate, score = evidence.ranked[0]
    return Pick(candidate=candidate, score=score, evidence=evidence)


def _of_kind(question: str, directives: Sequence[Directive]) -> list[Directive]:
    """The documents whose kind the question names, where that singles some out."""
    folded = fold_diacritics(question)
    named = [d for d in directives if d.heading.kind.value and fold_diacritics(d.heading.kind.value) in folded]
    return named or list(directives)
