"""Rank a BEIR folder's documents with the product's own retrieval, and score the ranking with ir_measures."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np

from eval.beir_files import Judgment, Query
from index.types import ScoredChunk

TOP_K = 100  # R@100 is the deepest measure
CHUNKS_PER_DOCUMENT = 2  # first guess of how many chunks must be ranked per document wanted
TAG = "chithi"

_FLOAT32_DIGITS = 9  # significant digits that tell any two 32-bit floats apart

Search = Callable[[str, int], Sequence[ScoredChunk]]
"""Query text and number of chunks to ranked chunks, best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedDocument:
    """``score`` falls strictly with ``rank``, as a 32-bit float, so that no scorer has ties to break."""

    doc_id: str
    score: float
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedQuery:
    """The documents of one query, best first, and how long they took."""

    query_id: str
    documents: tuple[RankedDocument, ...]
    milliseconds: float


def rank_queries(
    queries: Sequence[Query], search: Search, *, top_k: int = TOP_K, done: Callable[[], None] = lambda: None
) -> Iterator[RankedQuery]:
    """Rank ``top_k`` documents for each query; a blank query ranks none.

    The first query runs twice, the first time unmeasured: what is loaded on first use isn't the time of a query.
    """
    for query in [query for query in queries if query.text.strip()][:1]:
        search(query.text, top_k)
    for query in queries:
        started = time.perf_counter()
        documents = rank_documents(query.text, search, top_k=top_k) if query.text.strip() else ()
        yield RankedQuery(query_id=query.id, documents=documents, milliseconds=(time.perf_counter() - started) * 1000)
        done()


def rank_documents(query: str, search: Search, *, top_k: int) -> tuple[RankedDocument, ...]:
    """Documents by their best chunk; more chunks are asked for until ``top_k`` documents are among them."""
    wanted = top_k * CHUNKS_PER_DOCUMENT
    while True:
        ranked = search(query, wanted)
        best: dict[str, float] = {}
        for scored in ranked:
            best[scored.chunk.doc_id] = max(scored.score, best.get(scored.chunk.doc_id, scored.score))
        if len(best) >= top_k or len(ranked) < wanted:
            return strict_order(best)[:top_k]
        wanted *= 2


def strict_order(scores: dict[str, float]) -> tuple[RankedDocument, ...]:
    """Documents by score, then id; equal scores are nudged apart downwards by the least that a 32-bit float can show.

    Scorers break ties by id, some upwards, some downwards; trec_eval reads scores as 32-bit floats.
    """
    ranked = []
    previous = np.float32(np.inf)
    for rank, (doc_id, score) in enumerate(sorted(scores.items(), key=lambda item: (-item[1], item[0])), start=1):
        below = np.nextafter(previous, np.float32(-np.inf))
        previous = min(np.float32(score), below)
        ranked.append(RankedDocument(doc_id=doc_id, score=float(previous), rank=rank))
    return tuple(ranked)


def score_run(ranked: Sequence[RankedQuery], judgments: Sequence[Judgment]) -> dict[str, Any]:
    """``scores`` over the judged queries, ``queries`` (how many), ``p50_ms`` and ``p95_ms`` per query."""
    import ir_measures
    from ir_measures import RR, Qrel, R, ScoredDoc, nDCG

    measures = [nDCG @ 10, R @ 1, R @ 10, R @ 100, RR @ 10]
    qrels = [Qrel(judgment.query_id, judgment.doc_id, judgment.relevance) for judgment in judgments]
    run = [ScoredDoc(query.query_id, document.doc_id, document.score) for query in ranked for document in query.documents]
    calculated = ir_measures.calc_aggregate(measures, qrels, run)
    times = [query.milliseconds for query in ranked]
    return {
        "scores": {str(measure): float(calculated[measure]) for measure in measures},
        "queries": len({judgment.query_id for judgment in judgments}),
        "p50_ms": round(float(np.percentile(times, 50)), 2),
        "p95_ms": round(float(np.percentile(times, 95)), 2),
    }


def write_run(path: Path, ranked: Sequence[RankedQuery]) -> None:
    """A TREC run: ``qid Q0 docid rank score tag``; white space inside an id is percent-encoded: it ends a field."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for query in ranked:
            for document in query.documents:
                score = f"{document.score:.{_FLOAT32_DIGITS}g}"
                fields = (trec_id(query.query_id), "Q0", trec_id(document.doc_id), str(document.rank), score, TAG)
                file.write(" ".join(fields) + "\n")


def trec_id(id_: str) -> str:
    """An id as one field of a TREC file."""
    return re.sub(r"\s", lambda space: quote(space.group()), id_)
