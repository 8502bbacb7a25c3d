"""The types of an answer. ``Answer.to_dict`` is the JSON that other programs rely on."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from corpus.types import Directive


class Status(StrEnum):
    """How a question ended: answered, or why not."""

    ANSWERED = "answered"
    NO_EVIDENCE = "no_evidence"
    NEEDS_PLACE = "needs_place"
    UNGROUNDED = "ungrounded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A quote that exists: made by ``Citation.of`` only, from a directive's frozen text.

    ``start`` and ``end`` are code points in that text; ``quote == text[start:end]``. ``clause_text`` is the enclosing
    numbered clause with its lead line.
    """

    key: str
    doc_id: str
    number: str | None
    issuer: str | None
    title: str
    path: tuple[str, ...]
    label: str
    quote: str
    start: int
    end: int
    clause_text: str
    clause_start: int
    clause_end: int

    @classmethod
    def of(
        cls,
        directive: Directive,
        *,
        key: str,
        path: tuple[str, ...],
        label: str,
        start: int,
        end: int,
        clause_start: int,
        clause_end: int,
    ) -> Citation:
        """Cite ``directive.text[start:end]``; raises ValueError for a range outside the text or an empty one."""
        if not (0 <= clause_start <= start < end <= clause_end <= len(directive.text)):
            raise ValueError(f"no text at {start}:{end} within {clause_start}:{clause_end} of {directive.doc_id!r}")
        return cls(
            key=key,
            doc_id=directive.doc_id,
            number=directive.heading.number.value,
            issuer=directive.heading.issuer.value,
            title=directive.title,
            path=path,
            label=label,
            quote=directive.text[start:end],
            start=start,
            end=end,
            clause_text=directive.text[clause_start:clause_end],
            clause_start=clause_start,
            clause_end=clause_end,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPart:
    """One part of the duty that the citation ``key`` states: its ``role`` in the answer's language, the text's own words."""

    key: str
    role: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the assistant says, and what it says it from.

    ``text`` is Markdown in the question's ``language`` ("vi" or "en") with citation keys as ``[1]``. ``understood`` is the
    question as it was read (diacritics restored, place and document recognised). ``choices`` are the places to choose
    from when ``status`` is needs_place. ``duty`` is who must do what, how often, by when, reporting to whom, as far as the first
    citation states it. ``receipt`` holds corpus hash, index fingerprint, encoder, settings, clauses with
    scores and timings in milliseconds.
    """

    question: str
    status: Status
    language: str
    understood: str
    text: str
    citations: tuple[Citation, ...] = ()
    near_misses: tuple[Citation, ...] = ()
    choices: tuple[str, ...] = ()
    duty: tuple[DutyPart, ...] = ()
    notes: tuple[str, ...] = ()
    receipt: dict[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Plain data, ready for JSON."""
        return asdict(self)
