"""The documents of a corpus and what they cite of each other: targets, what replaced what, what held on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from corpus.dates import dates_agree, last_day
from corpus.issuers import issuer_fits_symbol, issuers_agree
from corpus.kinds import kinds_agree
from corpus.numbers import DocumentNumber, numbers_agree, read_number
from corpus.types import Directive, Reference, Relation
from corpus.validity import status_on


class Target(StrEnum):
    """Why a reference has its target, or none."""

    OWN = "own"
    FOUND = "found"
    NOT_IN_CORPUS = "not_in_corpus"
    DIFFERENT_DATE = "different_date"  # the number is there, of another day or year
    DIFFERENT_ISSUER = "different_issuer"
    AMBIGUOUS = "ambiguous"  # several documents fit
    UNNUMBERED = "unnumbered"  # the text says no number to look for


REASONS = {
    Target.OWN: "chính văn bản này",
    Target.FOUND: "có trong bộ văn bản",
    Target.NOT_IN_CORPUS: "được viện dẫn, không có trong bộ văn bản",
    Target.DIFFERENT_DATE: "có văn bản cùng số nhưng khác ngày ban hành",
    Target.DIFFERENT_ISSUER: "có văn bản cùng số nhưng khác cơ quan ban hành",
    Target.AMBIGUOUS: "nhiều văn bản cùng khớp",
    Target.UNNUMBERED: "viện dẫn không nêu số",
}
"""What a user is told of a target, in Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A reference of ``doc_id`` with the document that it points to, or None and why."""

    doc_id: str
    reference: Reference
    target: str | None
    reason: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """``doc_id`` is replaced or repealed as a whole by ``by``, from ``since`` on where that is known."""

    doc_id: str
    by: str
    reference: Reference
    since: date | None


@dataclass(frozen=True, slots=True)
class Register:
    """A set of directives in which references are looked up. Make it with ``Register.of``."""

    directives: tuple[Directive, ...]
    _by_digits: dict[str, tuple[tuple[DocumentNumber, Directive], ...]] = field(repr=False)

    @classmethod
    def of(cls, directives: Iterable[Directive]) -> Register:
        """The register of these directives, whose references are already read."""
        kept = tuple(directives)
        by_digits: dict[str, tuple[tuple[DocumentNumber, Directive], ...]] = {}
        for directive in kept:
            number = read_number(directive.heading.number.value) if directive.heading.number.value else None
            if number:
                by_digits[number.digits] = (*by_digits.get(number.digits, ()), (number, directive))
        return cls(kept, by_digits)

    def resolve(self, reference: Reference, *, citing: Directive) -> Resolved:
        """The document that a reference of ``citing`` points to: number, date and issuer agree as far as both say."""
        target, reason = self._target(reference, citing)
        return Resolved(doc_id=citing.doc_id, reference=reference, target=target, reason=reason)

    def references(self, doc_id: str | None = None) -> tuple[Resolved, ...]:
        """Every reference of the directives, or of one, in order, with its target."""
        chosen = [one for one in self.directives if doc_id is None or one.doc_id == doc_id]
        return tuple(self.resolve(reference, citing=one) for one in chosen for reference in one.references)

    def citing(self, doc_id: str) -> tuple[Resolved, ...]:
        """The references of other documents to this one."""
        return tuple(one for one in self.references() if one.target == doc_id and one.doc_id != doc_id)

    def replacements(self) -> tuple[Replacement, ...]:
        """What of the corpus is replaced or repealed as a whole by another of its documents."""
        found = []
        by_id = {directive.doc_id: directive for directive in self.directives}
        for one in self.references():
            whole = one.reference.relation in (Relation.REPLACES, Relation.REPEALS) and not one.reference.cited
            if whole and one.target and one.target != one.doc_id:
                found.append(
                    Replacement(doc_id=one.target, by=one.doc_id, reference=one.reference, since=_since(by_id[one.doc_id]))
                )
        return tuple(found)

    def replaced_by(self, doc_id: str, *, on: date | None = None) -> Replacement | None:
        """What replaced a document, on ``on`` if a day is given; None while nothing has."""
        fitting = [one for one in self.replacements() if one.doc_id == doc_id]
        if on is not None:
            fitting = [one for one in fitting if one.since is not None and one.since <= on]
        return max(fitting, key=lambda one: one.since or date.min, default=None)

    def status_on(self, doc_id: str, day: date) -> bool | None:
        """Whether a document was in force on ``day``: its own words, and what replaced it. None where neither tells."""
        directive = next(one for one in self.directives if one.doc_id == doc_id)
        if self.replaced_by(doc_id, on=day):
            return False
        return status_on(directive.validity, day, issued_on=directive.heading.issued_on.value)

    def _target(self, reference: Reference, citing: Directive) -> tuple[str | None, Target]:
        if reference.own:
            return citing.doc_id, Target.OWN
        number = read_number(reference.number) if reference.number else None
        if number is None:
            return None, Target.UNNUMBERED
        same = [
            one
            for own, one in self._by_digits.get(number.digits, ())
            if numbers_agree(number, own) and kinds_agree(reference.kind, one.heading.kind.value) and one is not citing
        ]
        if not same:
            return None, Target.NOT_IN_CORPUS
        dated = [one for one in same if _date_agrees(reference, number, one)]
        if not dated:
            return None, Target.DIFFERENT_DATE
        fitting = [one for one in dated if _issuer_agrees(reference, number, one, citing)]
        if not fitting:
            return None, Target.DIFFERENT_ISSUER
        return (fitting[0].doc_id, Target.FOUND) if len(fitting) == 1 else (None, Target.AMBIGUOUS)


def _date_agrees(reference: Reference, number: DocumentNumber, directive: Directive) -> bool:
    issued = directive.heading.issued_on.value
    if issued is None:
        return True
    if number.year and number.year != issued.year:
        return False
    return reference.date is None or dates_agree(reference.date, issued)


def _issuer_agrees(reference: Reference, number: DocumentNumber, directive: Directive, citing: Directive) -> bool:
    """Whether the issuer that a citation states, or else its symbol and the citing document's place, can be the directive's.

    "Thông báo số 22-TB/QU của Quận ủy" in a text of Quận ủy Ba Đình is that district's: a body named without its place is of
    the place that speaks, or of one around it.
    """
    issuer = directive.heading.issuer.value
    if issuer is None:
        return True
    if reference.issuer and not issuers_agree(reference.issuer, issuer):
        return False
    if not reference.issuer and number.body and issuer_fits_symbol(issuer, number.body) is False:
        return False
    named = (
        bool(reference.issuer) and len(set(directive.jurisdiction[:1])) == 1 and _names_place(reference.issuer or "", directive)
    )
    if named or not directive.jurisdiction or not citing.jurisdiction:
        return True
    return directive.jurisdiction[0] in citing.jurisdiction or directive.jurisdiction[0] == "Việt Nam"


def _names_place(issuer: str, directive: Directive) -> bool:
    place = directive.jurisdiction[0].split(" ", 1)[-1].lower() if directive.jurisdiction else ""
    bare = (
        directive.jurisdiction[0].lower().removeprefix("thành phố ").removeprefix("thị xã ") if directive.jurisdiction else ""
    )
    return bool(place) and (place in issuer.lower() or bare in issuer.lower())


def _since(directive: Directive) -> date | None:
    """The day from which a document holds."""
    stated = directive.validity.effective_from
    value = stated.value or (None if stated.span else directive.heading.issued_on.value)
    return last_day(value) if value else None
