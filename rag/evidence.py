"""From a question to ranked sentences: retrieve within the scope, measure, rank, judge."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.duties import read_duties
from corpus.duty import Duty
from corpus.places import place_name
from corpus.text import fold_diacritics
from corpus.types import Directive
from index.encode import StaticEncoder
from index.query import QueryAnalysis
from index.search import Searcher
from index.store import Index
from index.tokens import syllables
from index.types import ScoredChunk
from rag.asked import Asked, Request
from rag.evidence_type import asks_permission, expectation
from rag.match import Candidate, Measured, measure
from rag.need import Need, prepare
from rag.passages import DocumentView, Passage
from rag.rank import Weights, evidence_features, probability, rank
from rag.scope import Scope

_ENDMATTER = re.compile(r"\b(?:gui|nhan|ky|luu|sent|send|cop(?:y|ies|ied)|receives?|recipients?|sign\w*|address\w*)\b")
"""A question about who sent, received or signed; no other is answered from the lists and names around the body."""


_TALK_OF_DOCUMENTS = frozenset(
    "văn bản tài liệu nói nhắc đề cập tới đến nêu quy định cùng đều địa phương nơi which document documents directive directives text texts "
    "letter letters mention mentions talk talks speak say about van ban tai lieu noi nhac de cap toi den neu".split()
)
_LONGEST_READ = 150_000  # characters whose duties are read while a user waits: about a third of a second
_KINDS_OF_DOCUMENT = frozenset(
    "plan letter dispatch notice conclusion announcement decision công kế hoạch thông báo kết luận chỉ thị cong ke hoach thong bao ket luan".split()
)
_TALK_OF_PERMISSION = frozenset(
    "allow allows allowed permit permits permitted ban banned prohibited forbidden cho được phép bị cấm duoc phep bi cam".split()
)
_MENTION = re.compile(
    r"\bmentions?\b|\brefers? to\b|\bsays? anything\b|\bco (?:nhac|de cap|noi|neu|quy dinh)\b.*\bkhong\b|\b(?:nhac|de cap) (?:den|toi)\b.*\bkhong\b"
)
"""A question whether a document speaks of a thing: the thing is looked for, not talk of documents."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Ranked candidates with their scores, best first, and how likely the best one answers."""

    ranked: tuple[tuple[Candidate, float], ...]
    probability: float
    chunks: tuple[ScoredChunk, ...]
    need: Need
    analysis: QueryAnalysis
    measured: Measured
    named: bool


class EvidenceFinder:
    """Finds evidence in one opened index; documents are cut into passages once and kept."""

    def __init__(self, index: Index, searcher: Searcher, static: StaticEncoder, weights: Weights) -> None:
        self._index = index
        self._searcher = searcher
        self._static = static
        self._weights = weights
        self._views: dict[str, DocumentView] = {}
        self._duties: dict[str, tuple[Duty, ...]] = {}

    def view(self, doc_id: str) -> DocumentView:
        """A document's passages."""
        if doc_id not in self._views:
            self._views[doc_id] = DocumentView(self._index.directive(doc_id), self._static)
        return self._views[doc_id]

    def duties(self, doc_id: str) -> tuple[Duty, ...]:
        """A document's duties; () for one so long that reading them would keep the user waiting."""
        if doc_id not in self._duties:
            directive = self._index.directive(doc_id)
            self._duties[doc_id] = read_duties(directive) if len(directive.text) <= _LONGEST_READ else ()
        return self._duties[doc_id]

    def directive(self, doc_id: str) -> Directive:
        """A document of the index."""
        return self._index.directive(doc_id)

    def find(self, analysis: QueryAnalysis, request: Request, scope: Scope, doc_ids: frozenset[str], *, top_k: int) -> Evidence:
        """Evidence for a question within ``doc_ids``."""
        everything = frozenset(self._index.doc_ids)
        chunks = self._searcher.search(analysis, top_k=top_k, doc_ids=None if doc_ids >= everything else doc_ids)
        passages = [
            (view, passage)
            for view, passage in self._passages(chunks, doc_ids)
            if not passage.announces and (not passage.endmatter or _ENDMATTER.search(fold_diacritics(analysis.restored)))
        ]
        if request.asked is Asked.WHY_ISSUED:  # a directive says why in the paragraphs before its numbered part
            passages = [pair for pair in passages if pair[1].leaf.path[0] == "preamble"] or passages
        named = frozenset(word for place in scope.places for word in syllables(place_name(place)))
        # An English or unaccented question writes the name without its marks.
        bare = analysis.language == "en" or analysis.unaccented
        ignore = named | frozenset(fold_diacritics(word) for word in named) if bare else named
        if request.across:  # asked which documents speak of a thing: the thing is looked for, not talk of documents
            ignore |= _TALK_OF_DOCUMENTS
        folded = fold_diacritics(analysis.restored).lower()
        if asks_permission(request.asked, analysis):  # any rule on the thing answers, in other words
            ignore |= _TALK_OF_PERMISSION
        if _MENTION.search(folded):
            ignore |= _TALK_OF_DOCUMENTS | _KINDS_OF_DOCUMENT
        expected = expectation(Asked.WHAT if request.across else request.asked, analysis)
        need = prepare(analysis, expected, passages, self._static, ignore)
        measured = measure(need, passages, self._static, chunk_scores=_chunk_scores(chunks, passages), higher=scope.higher)
        return self._judge(
            tuple(rank(measured.candidates, analysis.language, self._weights)),
            measured,
            need,
            analysis,
            chunks,
            named=scope.named or request.across,
        )

    def judge_again(self, evidence: Evidence, ranked: Sequence[tuple[Candidate, float]]) -> Evidence:
        """The evidence reduced to some of its candidates, judged anew by the best of those."""
        return self._judge(
            tuple(ranked), evidence.measured, evidence.need, evidence.analysis, evidence.chunks, named=evidence.named
        )

    def _judge(
        self,
        ranked: tuple[tuple[Candidate, float], ...],
        measured: Measured,
        need: Need,
        analysis: QueryAnalysis,
        chunks: tuple[ScoredChunk, ...],
        *,
        named: bool,
    ) -> Evidence:
        chance = 0.0
        if ranked:
            retrieval = chunks[0].score if chunks else 0.0
            chance = probability(evidence_features(ranked, measured, need, analysis, retrieval, named=named), self._weights)
        return Evidence(
            ranked=ranked, probability=chance, chunks=chunks, need=need, analysis=analysis, measured=measured, named=named
        )

    def _passages(self, chunks: Sequence[ScoredChunk], doc_ids: frozenset[str]) -> list[tuple[DocumentView, Passage]]:
        """The passages under the retrieved chunks, best chunk's document first."""
        wanted: dict[str, list[tuple[int, int]]] = {}
        for scored in chunks:
            if scored.chunk.doc_id in doc_ids:
                wanted.setdefault(scored.chunk.doc_id, []).append((scored.chunk.start, scored.chunk.end))
        return [
            (view, passage)
            for doc_id, ranges in wanted.items()
            for view in (self.view(doc_id),)
            for passage in view.passages
            if any(passage.leaf.start < end and start < passage.leaf.end for start, end in ranges)
        ]


def _chunk_scores(
    chunks: Sequence[ScoredChunk], passages: Sequence[tuple[DocumentView, Passage]]
) -> Mapping[tuple[str, int], float]:
    """The retriever's scores scaled to 0..1 over this result list, by passage."""
    if not chunks:
        return {}
    high, low = chunks[0].score, min(scored.score for scored in chunks)
    width = high - low or 1.0
    spans: dict[str, list[tuple[int, int, float]]] = {}
    for scored in chunks:
        chunk = scored.chunk
        spans.setdefault(chunk.doc_id, []).append((chunk.start, chunk.end, (scored.score - low) / width))
    return {
        (passage.doc_id, passage.leaf.start): max(
            (
                score
                for start, end, score in spans.get(passage.doc_id, ())
                if passage.leaf.start < end and start < passage.leaf.end
            ),
            default=0.0,
        )
        for _, passage in passages
    }
