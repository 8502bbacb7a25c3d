"""A conversation in any usual form: what was asked, and what was answered where the caller keeps it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_LONGEST = 5000  # characters: what is longer isn't a question that somebody follows up
_KEPT = 60  # turns that a new one may lean on, beside the first


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One earlier question, with its answer as the caller gave it: an Answer, its dict, a text; None where there is none."""

    question: str
    answer: Any = None


def questions_of(history: Sequence[Any]) -> tuple[str, ...]:
    """The user's earlier questions, oldest first, from any usual form of a conversation.

    Strings, (question, answer) pairs, ``{"role", "content"}`` messages, their content a string or a list of
    ``{"text": …}`` parts, and ``{"question": …}`` objects are understood; anything else is left out.
    """
    return tuple(exchange.question for exchange in _all(history))


def exchanges(history: Sequence[Any]) -> tuple[Exchange, ...]:
    """Questions with their answers, oldest first: the latest and the very first, where there are many."""
    found = _all(history)
    return found if len(found) <= _KEPT else (found[0], *found[-_KEPT:])


def _all(history: Sequence[Any]) -> tuple[Exchange, ...]:
    turns = (history,) if isinstance(history, str) else history
    found: list[Exchange] = []
    for turn in turns:
        question, answer = _parts(turn)
        text = _words(question).strip()
        if 0 < len(text) <= _LONGEST:
            found.append(Exchange(question=text, answer=answer))
        elif answer is not None and found and not text:
            found[-1] = Exchange(question=found[-1].question, answer=answer)
    return tuple(found)


def _parts(turn: Any) -> tuple[Any, Any]:
    """What the user said in one turn and what was answered; None for what isn't there."""
    if isinstance(turn, Mapping):
        if turn.get("question"):
            return turn["question"], turn if "citations" in turn else turn.get("answer")
        said = turn.get("content")
        return (said, None) if turn.get("role", "user") == "user" else (None, said if turn.get("role") == "assistant" else None)
    if hasattr(turn, "question") and hasattr(turn, "citations"):
        return turn.question, turn
    if isinstance(turn, Sequence) and turn and not isinstance(turn, str):
        return turn[0], turn[1] if len(turn) > 1 else None
    return turn, None


def _words(content: Any) -> str:
    """The text of a message's content, without what no UTF-8 can hold; "" where it has none."""
    if isinstance(content, Sequence) and not isinstance(content, str):
        parts = [part.get("text") if isinstance(part, Mapping) else part for part in content]
        content = " ".join(part for part in parts if isinstance(part, str))
    return content.encode("utf-8", "ignore").decode("utf-8") if isinstance(content, str) else ""


text_of = _words
