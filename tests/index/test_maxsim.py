from pathlib import Path

import numpy as np
import pytest

from corpus.errors import SearchError
from index.encode import StaticEncoder
from index.maxsim import (
    BLOCK,
    IDS_FILE,
    OFFSETS_FILE,
    TokenStore,
    interact,
    maxsim,
    query_weights,
    token_idf,
    write_tokens,
)

TEXTS = ["Người dân đeo khẩu trang", "", "Báo cáo trước 16 giờ hằng ngày, báo cáo nhanh"]


@pytest.fixture(scope="module")
def encoder() -> StaticEncoder:
    return StaticEncoder.load()


def plain_maxsim(query: np.ndarray, weights: np.ndarray, doc: np.ndarray, table: np.ndarray) -> float:
    """The definition, one pair of tokens at a time."""
    return sum(
        float(weight) * max(max(0.0, float(table[asked] @ table[told])) for told in doc)
        for asked, weight in zip(query, weights, strict=True)
    )


def test_equals_the_definition(encoder: StaticEncoder) -> None:
    docs = encoder.token_ids(["Đeo khẩu trang nơi công cộng", "Tổng hợp báo cáo gửi Văn phòng", "trường học"])
    query = encoder.token_ids(["who must wear masks in public"])[0]
    weights = query_weights(query, encoder)
    expected = [plain_maxsim(query, weights, doc, encoder.unit_vectors) for doc in docs]
    assert np.allclose(maxsim(query, weights, docs, encoder.unit_vectors), expected, atol=1e-5)


def test_a_passage_that_repeats_the_query_scores_one(encoder: StaticEncoder) -> None:
    ids = encoder.token_ids(["đeo khẩu trang khi ra khỏi nhà"])[0]
    scores = maxsim(ids, query_weights(ids, encoder), [ids, np.concatenate([ids, ids])], encoder.unit_vectors)
    assert np.allclose(scores, 1, atol=1e-5)


def test_nothing_scores_nothing(encoder: StaticEncoder) -> None:
    ids, empty = encoder.token_ids(["khẩu trang", ""])
    table = encoder.unit_vectors
    assert maxsim(ids, query_weights(ids, encoder), [empty, ids, empty], table).tolist() == pytest.approx([0, 1, 0])
    assert maxsim(empty, query_weights(empty, encoder), [ids], table).tolist() == [0]
    assert maxsim(ids, query_weights(ids, encoder), [], table).shape == (0,)


def test_weights_sum_to_one_and_prefer_rare_words(encoder: StaticEncoder) -> None:
    ids = encoder.token_ids(["the quarantine"])[0]
    weights = query_weights(ids, encoder)
    assert weights.sum() == pytest.approx(1)
    assert weights[1] > weights[0]


def plain_windows(query: np.ndarray, weights: np.ndarray, doc: np.ndarray, table: np.ndarray, opening: int) -> float:
    """The definition: the best window of two blocks, with the first ``opening`` tokens beside it."""
    starts = range(0, len(doc), BLOCK)
    windows = [np.concatenate([doc[:opening], doc[start : start + 2 * BLOCK]]) for start in starts]
    return max(plain_maxsim(query, weights, window, table) for window in windows)


def test_windows_equal_the_definition(encoder: StaticEncoder) -> None:
    sentence = "Báo cáo trước 16 giờ hằng ngày về Văn phòng. "
    texts = [sentence * 5 + "Đeo khẩu trang nơi công cộng. " + sentence * 7, "khẩu trang", sentence * 3]
    docs = encoder.token_ids(texts)
    query = encoder.token_ids(["văn phòng báo cáo việc đeo khẩu trang"])[0]
    weights, table = query_weights(query, encoder), encoder.unit_vectors
    found = interact(query, weights, docs, table)
    assert np.allclose(found.window, [plain_windows(query, weights, doc, table, 0) for doc in docs], atol=1e-5)
    assert np.allclose(found.opened, [plain_windows(query, weights, doc, table, BLOCK) for doc in docs], atol=1e-5)
    assert (found.window <= found.opened + 1e-6).all()
    assert (found.opened <= found.whole + 1e-6).all()
    assert np.allclose(found.length, np.log1p([len(doc) for doc in docs]))


def test_what_stands_together_beats_what_is_scattered(encoder: StaticEncoder) -> None:
    filler = "theo quy định của pháp luật và hướng dẫn của cơ quan có thẩm quyền " * 5
    together, scattered = encoder.token_ids([f"{filler} đeo khẩu trang {filler}", f"đeo {filler} khẩu {filler} trang"])
    query = encoder.token_ids(["đeo khẩu trang"])[0]
    found = interact(query, query_weights(query, encoder), [together, scattered], encoder.unit_vectors)
    assert found.whole[0] == pytest.approx(found.whole[1], abs=1e-5)
    assert found.window[0] > found.window[1]


def test_store_gives_back_what_was_written(encoder: StaticEncoder, tmp_path: Path) -> None:
    write_tokens(tmp_path, TEXTS, encoder)
    store = TokenStore.load(tmp_path)
    assert len(store) == len(TEXTS)
    assert [store.ids(i).tolist() for i in range(len(store))] == [ids.tolist() for ids in encoder.token_ids(TEXTS)]


@pytest.mark.parametrize("texts", [[], [""]])
def test_store_without_tokens(encoder: StaticEncoder, tmp_path: Path, texts: list[str]) -> None:
    write_tokens(tmp_path, texts, encoder)
    assert len(TokenStore.load(tmp_path)) == len(texts)


def test_idf_falls_with_frequency() -> None:
    idf = token_idf(np.array([0, 1, 5, 10]), 10)
    assert (np.diff(idf) < 0).all()
    assert idf[-1] > 0
    assert idf[1] == pytest.approx(np.log(1 + (10 - 1 + 0.5) / (1 + 0.5)))


def test_missing_and_broken_stores(encoder: StaticEncoder, tmp_path: Path) -> None:
    with pytest.raises(SearchError, match="Cannot read the tokens"):
        TokenStore.load(tmp_path)
    write_tokens(tmp_path, TEXTS, encoder)
    np.save(tmp_path / IDS_FILE, np.load(tmp_path / IDS_FILE)[:-1])
    assert (tmp_path / OFFSETS_FILE).is_file()
    with pytest.raises(SearchError, match="Broken tokens"):
        TokenStore.load(tmp_path)
