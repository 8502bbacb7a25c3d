"""An answer in the making: asked for in a thread of its own, so that its sentences can be shown as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from rag.types import Answer

Ask = Callable[[Callable[[str], None]], Answer]


class Writing:
    """``ask`` is given what to call with each sentence, and returns the answer; it starts running at once."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._pieces: SimpleQueue[str | None] = SimpleQueue()  # None: no more will come
        self._text = ""
        executor = ThreadPoolExecutor(1, "asking")
        self._answer = executor.submit(self._run)
        executor.shutdown(wait=False)

    def _run(self) -> Answer:
        try:
            return self._ask(self._pieces.put)
        finally:
            self._pieces.put(None)

    def texts(self) -> Iterator[str]:
        """The text so far, after each sentence, until the answer is there."""
        while (piece := self._pieces.get()) is not None:
            self._text += piece
            yield self._text

    def answer(self) -> Answer:
        """The answer; raises what ``ask`` raised."""
        return self._answer.result()

    def shown(self, answer: Answer) -> bool:
        """Whether the sentences that came are the answer's text."""
        return bool(self._text) and self._text.strip() == answer.text.strip()
