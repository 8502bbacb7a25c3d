from __future__ import annotations

from dataclasses import replace
from math import log2

import pytest
from eval_makers import BAC_HA, BAC_NINH, CENTRE, CHECKS, chunk_of, place

from eval.retrieval import ranked_places, retrieval_scores
from eval.types import Directives, Measure, Place


def ranking(directives: Directives, *chunks: tuple[str, tuple[str, ...]]) -> tuple[Place, ...]:
    scored = [chunk_of(directives[doc_id], path, score=-rank, rank=rank) for rank, (doc_id, path) in enumerate(chunks, start=1)]
    return ranked_places(scored, directives)


def test_gold_at_rank_three(directives: Directives) -> None:
    ranked = ranking(directives, (BAC_NINH, ("1",)), (BAC_HA, ("3",)), (BAC_NINH, ("2",)))
    scores = retrieval_scores(ranked, [[place(directives[BAC_NINH], CHECKS)]])
    assert scores[Measure.RECALL_5] == 1
    assert scores[Measure.RR_10] == pytest.approx(1 / 3)
    assert scores[Measure.NDCG_10] == pytest.approx(1 / log2(1 + 3))
    assert scores[Measure.DRM_5] == pytest.approx(1 / 3)


def test_later_chunks_of_a_clause_keep_their_rank(directives: Directives) -> None:
    items = [(BAC_HA, ("2", f"b{number}")) for number in range(1, 6)]
    ranked = ranking(directives, *items, (BAC_NINH, ("2",)))
    scores = retrieval_scores(ranked, [[place(directives[BAC_NINH], CHECKS)]])
    assert (scores[Measure.RECALL_5], scores[Measure.RECALL_20]) == (0, 1)
    assert scores[Measure.RR_10] == pytest.approx(1 / 6)
    assert scores[Measure.DRM_5] == 1


def test_groups_share_the_recall_and_alternatives_do_not(directives: Directives) -> None:
    checks, centre = place(directives[BAC_NINH], CHECKS), place(directives[BAC_HA], CENTRE)
    ranked = ranking(directives, (BAC_NINH, ("2",)))
    assert retrieval_scores(ranked, [[checks], [centre]])[Measure.RECALL_5] == 1 / 2
    assert retrieval_scores(ranked, [[centre, checks]])[Measure.RECALL_5] == 1


def test_nothing_ranked_scores_nothing(directives: Directives) -> None:
    assert set(retrieval_scores((), [[place(directives[BAC_NINH], CHECKS)]]).values()) == {0.0}


def test_ranks_decide_the_order_and_foreign_chunks_lie_nowhere(directives: Directives) -> None:
    second = chunk_of(directives[BAC_NINH], ("2",), score=0.5, rank=2)
    first = replace(second, rank=1, chunk=replace(second.chunk, doc_id="khong-co"))
    places = ranked_places([second, first], directives)
    assert [found.clause_id for found in places] == ["khong-co#", f"{BAC_NINH}#2"]
