"""A conversation as plain data for the browser's storage, and back: no quote comes back that the documents don't have."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.types import Directive
from rag.types import Answer, Citation, DutyPart, Status
from web.turns import Turn

FORM = 1  # raise when what is stored changes its meaning; another form is not read
LONGEST = 1_000_000  # characters; encrypted they may take four times as many, and browsers keep some 5 million for a site


class _Stored(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Cited(_Stored):
    key: str
    doc_id: str
    path: tuple[str, ...]
    label: str
    start: int
    end: int
    clause_start: int
    clause_end: int
    quote: str


class _Part(_Stored):
    key: str
    role: str
    text: str


class _Turn(_Stored):
    question: str
    vote: Literal["", "up", "down"]
    status: Status
    language: str
    understood: str
    text: str
    citations: tuple[_Cited, ...]
    near_misses: tuple[_Cited, ...]
    choices: tuple[str, ...]
    duty: tuple[_Part, ...]
    notes: tuple[str, ...]
    receipt: dict[str, Any]


class _Conversation(_Stored):
    form: Literal[1]
    turns: tuple[_Turn, ...]


def pack(turns: Sequence[Turn]) -> str:
    """The conversation as JSON; its oldest turns are left out where it is too long to be stored.

    Never "": Gradio's page doesn't store an empty value, and a conversation that was cleared would come back.
    """
    rows = [_row(turn) for turn in turns]
    sizes = [len(json.dumps(row, ensure_ascii=False, default=str)) for row in rows]
    while rows and sum(sizes) > LONGEST:
        rows.pop(0)
        sizes.pop(0)
    return json.dumps({"form": FORM, "turns": rows}, ensure_ascii=False, default=str)


def unpack(stored: object, documents: Sequence[Directive]) -> tuple[tuple[Turn, ...], int]:
    """The turns of a stored conversation, numbered from 1, and how many no longer hold against ``documents``.

    What can't be read at all, from another version or from somebody's hand, is no conversation: no turns, none lost.
    """
    if not isinstance(stored, str) or not stored or len(stored) > 2 * LONGEST:
        return (), 0
    try:
        rows = _Conversation.model_validate_json(stored).turns
    except ValidationError:
        return (), 0
    by_id = {directive.doc_id: directive for directive in documents}
    answers = [(row, _answer(row, by_id)) for row in rows]
    kept = [(row, answer) for row, answer in answers if answer is not None]
    turns = tuple(
        Turn(number=number, question=row.question, answer=answer, vote=row.vote)
        for number, (row, answer) in enumerate(kept, start=1)
    )
    return turns, len(rows) - len(turns)


def _row(turn: Turn) -> dict[str, Any]:
    answer = turn.answer
    return {
        "question": turn.question,
        "vote": turn.vote,
        "status": str(answer.status),
        "language": answer.language,
        "understood": answer.understood,
        "text": answer.text,
        "citations": [_cited(one) for one in answer.citations],
        "near_misses": [_cited(one) for one in answer.near_misses],
        "choices": list(answer.choices),
        "duty": [{"key": part.key, "role": part.role, "text": part.text} for part in answer.duty],
        "notes": list(answer.notes),
        "receipt": answer.receipt,
    }


def _cited(citation: Citation) -> dict[str, Any]:
    return {name: getattr(citation, name) for name in _Cited.model_fields}


def _answer(row: _Turn, by_id: dict[str, Directive]) -> Answer | None:
    """The answer, its citations made anew from the documents; None where one of them isn't there any more."""
    cited = [_citation(one, by_id) for one in row.citations]
    near = [_citation(one, by_id) for one in row.near_misses]
    citations = tuple(one for one in cited if one is not None)
    near_misses = tuple(one for one in near if one is not None)
    if len(citations) < len(cited) or len(near_misses) < len(near):
        return None
    return Answer(
        question=row.question,
        status=row.status,
        language=row.language,
        understood=row.understood,
        text=row.text,
        citations=citations,
        near_misses=near_misses,
        choices=row.choices,
        duty=tuple(DutyPart(key=part.key, role=part.role, text=part.text) for part in row.duty),
        notes=row.notes,
        receipt=row.receipt,
    )


def _citation(stored: _Cited, by_id: dict[str, Directive]) -> Citation | None:
    directive = by_id.get(stored.doc_id)
    if directive is None or directive.text[max(0, stored.start) : max(0, stored.end)] != stored.quote:
        return None
    try:
        return Citation.of(directive, **stored.model_dump(exclude={"doc_id", "quote"}))
    except ValueError:
        return None
