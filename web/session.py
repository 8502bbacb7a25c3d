"""What a session does: check a question, ask it, reveal the answer, count a vote. No state but what is passed in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from corpus.errors import AssistantError
from web.exports import Kept, Shelf
from web.seam import Answerer, WebError
from web.strings import Strings
from web.turns import Turn, streamed_text, streaming_html, turn_html, waiting_html, writing_html
from web.writing import Writing

STREAM_STEPS = 24  # redraws of a streamed answer
WORD_END = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the page shows: ``past`` turns, the ``live`` one, the question box, a notice; ``turns`` is the session."""

    past: str
    live: str
    box: str
    notice: str
    turns: tuple[Turn, ...]
    draft: str = ""  # the question being answered, to be given back if answering breaks off
    pause: bool = False  # whether this is a step of a stream, to be shown for a moment
    done: bool = False  # whether ``turns`` has a new turn


def check_question(question: str, strings: Strings) -> str:
    """``question`` without white space around it; raises WebError where it is empty. The assistant knows the longest."""
    text = question.strip()
    if not text:
        raise WebError(strings.empty_question)
    return text


def notice_html(error: AssistantError) -> str:
    """An error as the page says it: the message, then what to do next."""
    hint = f'<span class="hint">{escape(error.hint)}</span>' if error.hint else ""
    return f'<div class="notice" role="alert"><span>{escape(error.message)}</span>{hint}</div>'


def past_html(turns: Sequence[Turn], strings: Strings) -> str:
    """The finished turns, oldest first."""
    return "".join(turn_html(turn, strings) for turn in turns)


def stops(text: str) -> list[int]:
    """Where a streamed ``text`` pauses: word ends, at most ``STREAM_STEPS`` of them."""
    ends = [match.start() for match in WORD_END.finditer(text)]
    stride = max(1, -(-len(ends) // STREAM_STEPS))
    return ends[::stride]


def ask(
    assistant: Answerer, question: str, turns: tuple[Turn, ...], strings: Strings, shelf: Shelf | None = None
) -> Iterator[View]:
    """The views of one question, from waiting to done; a refused question comes back in the box with a notice.

    A language model's sentences are shown as they come; an answer that is there at once is revealed in steps. The answer is
    put on ``shelf`` for download.
    """
    last = turn_html(turns[-1], strings) if turns else ""
    before = past_html(turns[:-1], strings)
    try:
        text = check_question(question, strings)
    except WebError as error:
        yield View(past=before, live=last, box=question, notice=notice_html(error), turns=turns)
        return
    past = before + last
    number = turns[-1].number + 1 if turns else 1
    history = tuple(turn.question for turn in turns)

    def unfinished(live: str, pause: bool = False) -> View:
        return View(past=past, live=live, box="", notice="", turns=turns, draft=text, pause=pause)

    yield unfinished(waiting_html(number, text, len(assistant.documents()), strings))
    writing = Writing(lambda show: assistant.ask(text, history, on_sentence=show))
    for written in writing.texts():
        yield unfinished(writing_html(number, text, written, strings))
    try:
        answer = writing.answer()
    except AssistantError as error:
        yield View(past=before, live=last, box=question, notice=notice_html(error), turns=turns)
        return
    turn = kept_turn(Turn(number=number, question=text, answer=answer), history, shelf)
    if not writing.shown(answer):
        for shown in stops(streamed_text(turn)):
            yield unfinished(streaming_html(turn, shown, strings), pause=True)
    yield View(past=past, live=turn_html(turn, strings), box="", notice="", turns=(*turns, turn), done=True)


def kept_turn(turn: Turn, history: Sequence[str], shelf: Shelf | None) -> Turn:
    """``turn`` with its answer on ``shelf``, where there is one."""
    if shelf is None:
        return turn
    return replace(turn, name=shelf.put(Kept(answer=turn.answer, history=tuple(history))))


def resumed(turns: Sequence[Turn], lost: int, strings: Strings, shelf: Shelf | None = None) -> View:
    """The view of a conversation that was kept in the browser; ``lost`` turns no longer match the documents."""
    kept: list[Turn] = []
    for turn in turns:
        kept.append(kept_turn(turn, [one.question for one in kept], shelf))
    live = turn_html(kept[-1], strings) if kept else ""
    notice = notice_html(WebError(strings.lost.format(count=lost))) if lost else ""
    return View(past=past_html(kept[:-1], strings), live=live, box="", notice=notice, turns=tuple(kept), done=True)


def broken_off(draft: str, turns: tuple[Turn, ...], strings: Strings) -> View:
    """The view after an error that nobody foresaw: the conversation as it was, the question back in the box."""
    live = turn_html(turns[-1], strings) if turns else ""
    notice = notice_html(WebError(strings.unexpected))
    return View(past=past_html(turns[:-1], strings), live=live, box=draft, notice=notice, turns=turns)


def voted(turns: tuple[Turn, ...], number: int, vote: str) -> tuple[Turn, ...]:
    """``turns`` with ``vote`` on turn ``number``."""
    return tuple(replace(turn, vote=vote) if turn.number == number else turn for turn in turns)
