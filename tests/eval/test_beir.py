from __future__ import annotations

import itertools
from collections.abc import Sequence
from math import log2
from pathlib import Path

import ir_measures
import pytest
from eval_makers import UNTIMED
from hypothesis import given
from hypothesis import strategies as st

from eval.beir import rank_documents, rank_queries, score_run, strict_order, trec_id, write_run
from eval.beir_files import Judgment, Query
from index.types import Channel, Chunk, ScoredChunk


class FakeSearch:
    """Ranks the same (document, score) pieces for every query, as many as asked for."""

    def __init__(self, *pieces: tuple[str, float]) -> None:
        self.asked: list[int] = []
        self.ranked = tuple(
            ScoredChunk(
                chunk=Chunk(
                    chunk_id=f"{doc_id}~{rank}", doc_id=doc_id, path=("1",), text="", start=0, end=0, title="", embed_text=""
                ),
                score=score,
                rank=rank,
                source=Channel.FUSED,
            )
            for rank, (doc_id, score) in enumerate(pieces, start=1)
        )

    def __call__(self, query: str, top_k: int) -> Sequence[ScoredChunk]:
        self.asked.append(top_k)
        return self.ranked[:top_k]


def test_a_document_scores_as_its_best_chunk() -> None:
    ranked = rank_documents("?", FakeSearch(("a", 0.9), ("b", 0.8), ("a", 0.95), ("b", 0.1)), top_k=10)
    assert [(found.doc_id, found.rank) for found in ranked] == [("a", 1), ("b", 2)]
    assert [found.score for found in ranked] == pytest.approx([0.95, 0.8])


def test_more_chunks_are_asked_for_until_there_are_enough_documents() -> None:
    pieces = [("a", 1.0)] * 20 + [(str(number), 0.5 - number / 100) for number in range(10)]
    search = FakeSearch(*pieces)
    ranked = rank_documents("?", search, top_k=4)
    assert [found.doc_id for found in ranked] == ["a", "0", "1", "2"]
    assert search.asked == [8, 16, 32]


def test_fewer_documents_than_asked_for_end_the_search() -> None:
    search = FakeSearch(("a", 1.0), ("a", 0.5))
    assert len(rank_documents("?", search, top_k=100)) == 1
    assert len(search.asked) == 1


SCORES = st.dictionaries(st.text("abđ ", min_size=1), st.sampled_from([0.0, -1.0, 0.5, 0.5 + 1e-12, 1 / 3, 16.0, 1e-30]))


@UNTIMED
@given(SCORES)
def test_the_order_is_score_then_id_and_no_scorer_sees_a_tie(scores: dict[str, float]) -> None:
    ranked = strict_order(scores)
    assert [found.doc_id for found in ranked] == [
        doc_id for doc_id, _ in sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    ]
    assert all(before.score > after.score for before, after in itertools.pairwise(ranked))
    assert all(found.score == pytest.approx(scores[found.doc_id], abs=1e-5) for found in ranked)


def test_scores_are_those_of_the_formulas() -> None:
    search = FakeSearch(("d1", 0.5), ("d2", 0.5), ("d3", 0.5))
    queries = [Query(id="q 1", text="một"), Query(id="q2", text=" ")]
    judgments = [Judgment(query_id="q 1", doc_id="d2", relevance=1), Judgment(query_id="q2", doc_id="d1", relevance=1)]
    result = score_run(tuple(rank_queries(queries, search)), judgments)
    assert set(result) == {"scores", "queries", "p50_ms", "p95_ms"}
    assert result["queries"] == len(queries)
    assert result["scores"] == pytest.approx(
        {"nDCG@10": 1 / log2(3) / 2, "R@1": 0, "R@10": 1 / 2, "R@100": 1 / 2, "RR@10": 1 / 2 / 2}
    )


@pytest.mark.parametrize("tied", [1 / 3, 0.0, -7.25, 1e-40])
def test_a_written_run_scores_the_same_when_read_back(tmp_path: Path, tied: float) -> None:
    search = FakeSearch(*[(f"d{number}", tied) for number in range(150)])
    ranked = tuple(rank_queries([Query(id="q", text="một")], search))
    judgments = [Judgment(query_id="q", doc_id=f"d{number}", relevance=1) for number in (1, 10, 142)]
    write_run(tmp_path / "run.txt", ranked)
    run = list(ir_measures.read_trec_run(str(tmp_path / "run.txt")))
    lines = [line.split(" ") for line in (tmp_path / "run.txt").read_text(encoding="utf-8").splitlines()]
    assert [line[3] for line in lines] == [str(rank) for rank in range(1, 101)]
    assert {(line[0], line[1], line[5]) for line in lines} == {("q", "Q0", "chithi")}
    qrels = [ir_measures.Qrel(j.query_id, j.doc_id, j.relevance) for j in judgments]
    measures = [ir_measures.parse_measure(name) for name in ("nDCG@10", "R@1", "R@10", "R@100", "RR@10")]
    again = ir_measures.calc_aggregate(measures, qrels, run)
    assert {str(measure): value for measure, value in again.items()} == score_run(ranked, judgments)["scores"]


@pytest.mark.parametrize(
    ("id_", "field"), [("a b", "a%20b"), ("a\u00a0b", "a%C2%A0b"), ("23/2021/QĐ-TTg+1%", "23/2021/QĐ-TTg+1%")]
)
def test_an_id_is_one_field_of_a_run(id_: str, field: str) -> None:
    assert trec_id(id_) == field
    assert len(trec_id(id_).split()) == 1
