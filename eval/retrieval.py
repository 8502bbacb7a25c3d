"""How well the ranked chunks hold the gold clauses: ir_measures over clause-level judgments.

Judgments name clauses, so re-chunking keeps them. A second chunk of a clause already seen keeps its rank and counts as
not relevant: R@5 is over the first five chunks, what the answer is made from, not over five distinct clauses.
"""

from __future__ import annotations

from collections.abc import Sequence

from eval.place import place_of
from eval.types import Directives, Measure, Place
from index.types import ScoredChunk

DEPTH = 20  # R@20 is the deepest measure

_QUERY = "q"
_CUTOFF_OF_DRM = 5


def ranked_places(ranked: Sequence[ScoredChunk], directives: Directives) -> tuple[Place, ...]:
    """Where each chunk lies, best first; the document as a whole for a chunk of text that isn't in the corpus."""
    places = []
    for scored in sorted(ranked, key=lambda scored: scored.rank):
        chunk = scored.chunk
        directive = directives.get(chunk.doc_id)
        if directive is None or not 0 <= chunk.start < chunk.end <= len(directive.text):
            places.append(
                Place(
                    doc_id=chunk.doc_id,
                    start=chunk.start,
                    end=chunk.end,
                    provision=chunk.path,
                    clause=None,
                    section=None,
                    label="",
                )
            )
        else:
            places.append(place_of(directive, chunk.start, chunk.end))
    return tuple(places)


def retrieval_scores(ranked: Sequence[Place], gold: Sequence[Sequence[Place]]) -> dict[Measure, float]:
    """R@5, R@20, nDCG@10, RR@10 and DRM@5 of one question; an OR group counts by its best-ranked alternative."""
    import ir_measures
    from ir_measures import RR, Qrel, R, ScoredDoc, nDCG

    names = _unique([place.clause_id for place in ranked])
    wanted = {_best_of(group, names) for group in gold}
    qrels = [Qrel(_QUERY, clause, 1) for clause in sorted(wanted)]
    run = [ScoredDoc(_QUERY, name, float(len(names) - position)) for position, name in enumerate(names)]
    measures = {R @ 5: Measure.RECALL_5, R @ 20: Measure.RECALL_20, nDCG @ 10: Measure.NDCG_10, RR @ 10: Measure.RR_10}
    calculated = ir_measures.calc_aggregate(list(measures), qrels, run)
    scores = {name: float(calculated[measure]) for measure, name in measures.items()}
    documents = {item.doc_id for group in gold for item in group}
    top = ranked[:_CUTOFF_OF_DRM]
    scores[Measure.DRM_5] = sum(place.doc_id not in documents for place in top) / len(top) if top else 0.0
    return scores


def _best_of(group: Sequence[Place], names: Sequence[str]) -> str:
    """The clause of a group that is ranked best; its first one when none is ranked."""
    clauses = [item.clause_id for item in group]
    return next((name for name in names if name in clauses), clauses[0])


def _unique(clauses: Sequence[str]) -> list[str]:
    """Clause ids with later occurrences renamed, so that ranks stay those of the chunks."""
    seen: set[str] = set()
    names = []
    for position, clause in enumerate(clauses):
        names.append(f"{clause}~{position}" if clause in seen else clause)
        seen.add(clause)
    return names
