from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.dense import BLOCK_ROWS, COLLECTION, DenseError, DenseStore, best_first, exact_search, write_collection


def unit_rows(rows: int, dim: int = 16) -> np.ndarray:
    vectors = np.random.default_rng(7).normal(size=(rows, dim)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.mark.parametrize("rows", [1, 2, 40, 1500])
def test_chroma_finds_what_exact_search_finds(tmp_path: Path, rows: int) -> None:
    vectors = unit_rows(rows)
    write_collection(vectors, folder=tmp_path / "chroma", url=None, name=COLLECTION)
    store = DenseStore(vectors, folder=tmp_path / "chroma", url=None, name=COLLECTION)
    for query in vectors[:: max(rows // 10, 1)]:
        assert exact_search(vectors, query, 1)[0][0] in store.query(query, min(5, rows))
    store.close()


@pytest.mark.parametrize("step", [1, 2, 7])
def test_exact_search_among_some_rows_is_a_search_of_those(step: int) -> None:
    vectors = unit_rows(7 * BLOCK_ROWS)
    rows = np.arange(3, len(vectors), step)
    ordinals, scores = exact_search(vectors, vectors[0], 20, rows)
    best, expected = exact_search(vectors[rows], vectors[0], 20)
    assert ordinals.tolist() == rows[best].tolist()
    assert np.allclose(scores, expected, atol=1e-6)


def test_vectors_that_are_all_zero_or_all_equal_are_stored(tmp_path: Path) -> None:
    same = np.repeat(unit_rows(1), 5, axis=0)
    write_collection(np.zeros((5, 16), dtype=np.float32), folder=tmp_path / "zero", url=None, name=COLLECTION)
    write_collection(same, folder=tmp_path / "same", url=None, name=COLLECTION)


def test_a_collection_of_other_vectors_is_refused(tmp_path: Path) -> None:
    vectors = unit_rows(40)
    write_collection(vectors, folder=tmp_path / "chroma", url=None, name=COLLECTION)
    for other in (vectors[::-1].copy(), vectors[:30]):
        with pytest.raises(DenseError):
            DenseStore(other, folder=tmp_path / "chroma", url=None, name=COLLECTION)


def test_a_missing_collection_and_a_silent_server_are_dense_errors(tmp_path: Path) -> None:
    with pytest.raises(DenseError):
        DenseStore(unit_rows(3), folder=tmp_path / "none", url=None, name=COLLECTION)
    with pytest.raises(DenseError):
        DenseStore(unit_rows(3), folder=None, url="http://127.0.0.1:9", name="x")


@pytest.mark.parametrize("top_k", [0, 1, 3, 10])
def test_best_first_breaks_ties_by_place(top_k: int) -> None:
    scores = np.asarray([0.5, 0.9, 0.5, 0.9, 0.1], dtype=np.float32)
    assert best_first(scores, top_k).tolist() == [1, 3, 0, 2, 4][:top_k]


def test_exact_search_among_rows_names_rows_of_the_whole() -> None:
    vectors = unit_rows(20)
    rows, scores = exact_search(vectors, vectors[4], 2, np.asarray([3, 4, 5]))
    assert rows[0] == 4
    assert scores[0] == pytest.approx(1.0, abs=1e-5)
