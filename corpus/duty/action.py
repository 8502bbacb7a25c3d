"""One demand, and where its action begins behind modal words."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.duty.groups import Group
from corpus.duty.marks import behind_times, verb_at
from corpus.duty.segments import behind_mark
from corpus.duty.types import Modality
from corpus.duty.words import Tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One demand of a sentence; tokens ``action`` to ``end`` (excluded) are what is to be done.

    ``group`` is None where the sentence names nobody. ``asked`` says that the group is told by somebody else to act;
    ``keeps`` says that the sentences behind are the group's too. ``sure`` is False for an opening word that only its place among demands shows to be a verb.
    """

    group: Group | None
    action: int
    end: int
    modality: Modality
    asked: bool = False
    keeps: bool = True
    sure: bool = True


def action_from(tokens: Tokens, group: Group | None, at: int) -> Clause:
    """The clause whose predicate begins at ``at``, modal words and the mark of a list left out."""
    modality = Modality.OBLIGATION
    at = behind_times(tokens, behind_mark(tokens, at))
    while (found := verb_at(tokens, at)) is not None and found.kind in ("modal", "ban", "may"):
        if modality is Modality.OBLIGATION and found.kind != "modal":
            modality = Modality.PROHIBITION if found.kind == "ban" else Modality.PERMISSION
        behind = at + found.length
        if tokens.word(behind) == ":":
            behind = behind_mark(tokens, behind + 1)  # "có trách nhiệm: (1) …"
        after = verb_at(tokens, behind)
        own = tokens.word(at + found.length - 1) == "nhiệm" and (after is None or after.kind == "weak")
        if own or behind >= len(tokens) or not tokens.word(behind)[:1].isalnum():
            break
        at = behind_times(tokens, behind)
        if tokens.word(at - 1) == "được" and found.kind == "may" and found.length > 2:
            break
    return Clause(group=group, action=at, end=len(tokens), modality=modality)
