"""The assistant of a condition: the product's own parts put together anew, with what the condition leaves out left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eval.conditions import SHIPPED, Condition
from eval.run import Assistant
from index.encode import open_encoder
from index.fingerprint import static_encoder
from index.query import QueryAnalysis
from index.search import Searcher
from index.settings import IndexSettings, from_environment
from index.types import Chunk, ScoredChunk
from rag.answers import Answers, Reading
from rag.assistant import Assistant as Product
from rag.evidence import EvidenceFinder
from rag.rank import load_weights
from rag.scope import Scope
from rag.types import Answer, Citation, Status


def assistant_of(condition: Condition, product: Product) -> Assistant:
    """The product itself for the shipped condition, else its parts under the condition's settings."""
    return product if condition.name == SHIPPED else Ablated(condition, product)


class Ablated:
    """Answers as the product does, except for what the condition changes."""

    def __init__(self, condition: Condition, product: Product) -> None:
        self._condition = condition
        self._product = product
        self._directives = {directive.doc_id: directive for directive in product.documents()}
        encoder = open_encoder(from_environment(IndexSettings).encoder)
        static = static_encoder(encoder, None)
        self.index = product.index
        self._searcher = Searcher(self.index, encoder, static=static, settings=condition.search_settings())
        finder = EvidenceFinder(self.index, self._searcher, static, load_weights())
        self._answers = Answers(finder, product.documents(), product.settings, load_weights())

    def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
        """Answer one question under the condition."""
        reading = self._read(question, history)
        if self._condition.answer == "product":
            return self._answers.answer(reading)
        found = self._search(reading.analysis, reading.scope, 1)
        return Answer(
            question=question,
            status=Status.ANSWERED if found else Status.NO_EVIDENCE,
            language=reading.language,
            understood=reading.analysis.text,
            text=found[0].chunk.text if found else "",
            citations=tuple(self._cite(scored.chunk) for scored in found),
        )

    def search(self, query: str, *, top_k: int) -> tuple[ScoredChunk, ...]:
        """The best chunks under the condition."""
        reading = self._read(query, ())
        return self._search(reading.analysis, reading.scope, top_k)

    def _read(self, question: str, history: Sequence[str]) -> Reading:
        reading = self._product.read(question, history)
        if self._condition.places:
            return reading
        # Named, or the product would ask which place is meant: that is place awareness, too.
        return replace(reading, scope=Scope(own=frozenset(self._directives), named=True))

    def _search(self, analysis: QueryAnalysis, scope: Scope, top_k: int) -> tuple[ScoredChunk, ...]:
        everything = frozenset(self._directives)
        allowed = (scope.allowed or scope.lower or everything) & everything
        return self._searcher.search(analysis, top_k=top_k, doc_ids=allowed if allowed < everything else None)

    def _cite(self, chunk: Chunk) -> Citation:
        directive = self._directives[chunk.doc_id]
        provision = directive.find(chunk.path)
        return Citation.of(
            directive,
            key="1",
            path=chunk.path,
            label=provision.label if provision else "",
            start=chunk.start,
            end=chunk.end,
            clause_start=chunk.start,
            clause_end=chunk.end,
        )
