"""A small assistant that can be explained: it counts shared words, and quotes the first sentence of the best clause.

A question that names no place gets the places to choose from; one that shares fewer than three words with every clause
gets a refusal with the nearest clauses. "viết" in a question makes it write sentence by sentence, as a language model does.
The quote's first three words pass for who has a duty, the rest for what. Run as a script, it serves the pages on a port.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from corpus.errors import AnswerError, CorpusError
from corpus.manifest import shipped_paths
from corpus.read import read_directive
from corpus.types import Directive, Level, Provision
from rag.filters import Filters
from rag.types import Answer, Citation, DutyPart, Status

NUMBER = re.compile(r"\d+\. ")
SENTENCE = re.compile(r"[^\n.;]+(?:\d\.\d|[^\n.;])*")
ENOUGH_WORDS = 3
LONGEST_QUESTION = 2000
BETWEEN_SENTENCES = 0.5  # seconds, so that a page can be seen writing


def words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 1}


def place(directive: Directive) -> str:
    """ "Ba Đình" of "quận Ba Đình": the capitalised words."""
    return " ".join(word for word in directive.jurisdiction[0].split() if word[0].isupper())


class FakeAssistant:
    """Implements ``web.seam.Answerer`` over the shipped directives; remembers the histories that it was given."""

    def __init__(self) -> None:
        self._documents = {directive.doc_id: directive for directive in map(read_directive, shipped_paths())}
        self.histories: list[tuple[Any, ...]] = []
        self.given: tuple[Mapping[str, Any] | None, date | None] = (None, None)

    def documents(self) -> tuple[Directive, ...]:
        return tuple(self._documents.values())

    def directive(self, doc_id: str) -> Directive:
        if doc_id not in self._documents:
            raise CorpusError(f"Không có văn bản {doc_id!r}. / No document {doc_id!r}.")
        return self._documents[doc_id]

    def cite(self, directive: Directive, clause: Provision, key: str) -> Citation:
        match = SENTENCE.search(clause.text, NUMBER.match(clause.text).end())
        return Citation.of(
            directive, key=key, path=clause.path, label=clause.label, start=clause.start + match.start(),
            end=clause.start + match.end(), clause_start=clause.start, clause_end=clause.end,
        )  # fmt: skip

    def duty(self, citation: Citation) -> tuple[DutyPart, ...]:
        first = citation.quote.split()
        return (
            DutyPart(key=citation.key, role="Ai", text=" ".join(first[:3])),
            DutyPart(key=citation.key, role="Việc", text=" ".join(first)),
        )

    def ask(
        self,
        question: str,
        history: Sequence[Any] = (),
        filters: Mapping[str, Any] | None = None,
        as_of: date | None = None,
        on_sentence: Callable[[str], None] | None = None,
    ) -> Answer:
        self.histories.append(tuple(history))
        self.given = (filters, as_of)
        admits = Filters.of(filters).admits
        if len(question) > LONGEST_QUESTION:
            raise AnswerError(f"Câu hỏi dài quá {LONGEST_QUESTION} ký tự. / The question is too long.")
        if "hỏng" in words(question):
            raise RuntimeError("broken on purpose")
        if "lỗi" in words(question):
            raise AnswerError("Không hiểu câu hỏi này. / Cannot read this question.", hint="chithi build")
        language = "en" if question.isascii() else "vi"
        asked = [d for d in self.documents() if place(d) in question and admits(d)]
        scored = sorted(
            (
                (len(words(question) & words(clause.text)), -clause.start, directive, clause)
                for directive in asked or filter(admits, self.documents())
                for clause in directive.root.walk()
                if clause.level is Level.CLAUSE
            ),
            key=lambda row: row[:2],
            reverse=True,
        )
        best = [self.cite(row[2], row[3], str(rank)) for rank, row in enumerate(scored[:2], start=1)]
        base = {"question": question, "language": language, "understood": question.replace("k trang", "khẩu trang")}
        receipt = {"corpus": "3f9a1c20", "index": "77b0e4d1", "milliseconds": {"search": 4.2, "answer": 0.6}}
        if scored[0][0] < ENOUGH_WORDS:
            text = "Các văn bản không nói đến điều này."
            return Answer(**base, status=Status.NO_EVIDENCE, text=text, near_misses=tuple(best), receipt=receipt)
        if not asked:
            places = tuple(map(place, self.documents()))
            return Answer(**base, status=Status.NEEDS_PLACE, text="Bạn hỏi về nơi nào?", choices=places, receipt=receipt)
        duty = self.duty(best[0])
        quotes = [f"“{' '.join(c.quote.split())}” [{c.key}]" for c in best]
        text = "\n\n".join([f"- {duty[0].role}: “{duty[0].text}” [1]", *quotes])
        if on_sentence and "viết" in words(question):
            text = "\n\n".join(quotes)
            for written in (quotes[0], *(f"\n\n{quote}" for quote in quotes[1:])):
                on_sentence(written)
                time.sleep(BETWEEN_SENTENCES)
        notes = ("Văn bản không ghi số.",) if best[0].number is None else ()
        return Answer(**base, status=Status.ANSWERED, text=text, citations=tuple(best), duty=duty, notes=notes, receipt=receipt)


if __name__ == "__main__":
    from app import serve

    serve(Path(sys.argv[2]), "127.0.0.1", int(sys.argv[1]), assistant=FakeAssistant())
