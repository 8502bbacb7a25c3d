from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from index.encode import StaticEncoder
from index.lexical import TermStore, write_terms
from index.maxsim import TokenStore, write_tokens
from index.query import analyse
from index.search import Searcher, top_ordinals
from index.types import Channel, Chunk


def chunk(doc_id: str, path: str, text: str, title: str = "") -> Chunk:
    return Chunk(
        chunk_id=f"{doc_id}#{path}",
        doc_id=doc_id,
        path=(path,),
        text=text,
        start=0,
        end=len(text),
        title=title,
        embed_text=f"{title}\n{text}",
    )


class MemoryIndex:
    """An index over chunks at hand, exact in the dense channel; sidecars go through files as in a real one."""

    def __init__(self, folder: Path, segments: Sequence[Sequence[Chunk]], encoder: StaticEncoder) -> None:
        self.chunks = [item for segment in segments for item in segment]
        self.size = len(self.chunks)
        self.live = np.ones(self.size, dtype=np.bool_)
        terms, tokens = [], []
        for number, segment in enumerate(segments):
            home = folder / str(number)
            home.mkdir()
            write_terms(home, segment)
            write_tokens(home, [item.embed_text for item in segment], encoder)
            terms.append(TermStore.load(home))
            tokens.append(TokenStore.load(home))
        self.term_stores, self.token_stores = tuple(terms), tuple(tokens)
        self.vectors = encoder.encode_passages([item.embed_text for item in self.chunks])

    def chunk(self, i: int) -> Chunk:
        return self.chunks[i]

    def gather(self, ordinals: NDArray[np.int64]) -> NDArray[np.float32]:
        return self.vectors[ordinals]

    def doc_mask(self, doc_ids: frozenset[str]) -> NDArray[np.bool_]:
        return np.array([item.doc_id in doc_ids for item in self.chunks], dtype=np.bool_)

    def dense(
        self, vector: NDArray[np.float32], top_k: int, mask: NDArray[np.bool_] | None
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        scores = self.vectors @ vector
        allowed = np.arange(self.size) if mask is None else np.flatnonzero(mask)
        order = allowed[np.argsort(-scores[allowed], kind="stable")][:top_k]
        return order.astype(np.int64), scores[order]


HOME = chunk("h", "1", "Người dân ở nhà, chỉ ra ngoài khi thật sự cần thiết như mua lương thực, thuốc men.", "Giãn cách xã hội")
TEST = chunk("h", "2", "Tổ chức xét nghiệm cho toàn bộ công nhân trong khu công nghiệp.", "Xét nghiệm")
POLICE = chunk("n", "1", "Công an thành phố kiểm tra, xử phạt người vi phạm.", "Kiểm soát")
SCHOOL = chunk("n", "2", "Học sinh các trường học trên địa bàn tạm dừng đến trường.", "Giáo dục")
TWIN = chunk("m", "1", TEST.text, TEST.title)


@pytest.fixture(scope="module")
def encoder() -> StaticEncoder:
    return StaticEncoder.load()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, encoder: StaticEncoder) -> MemoryIndex:
    return MemoryIndex(tmp_path_factory.mktemp("index"), [(HOME, TEST), (POLICE, SCHOOL, TWIN)], encoder)


@pytest.fixture(scope="module")
def searcher(index: MemoryIndex, encoder: StaticEncoder) -> Searcher:
    return Searcher(index, encoder)


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("Khi nào người dân được ra ngoài?", HOME),
        ("khi nao nguoi dan duoc ra ngoai", HOME),
        ("When may people go out to buy food or medicine?", HOME),
        ("Ai xử phạt người vi phạm?", POLICE),
        ("Học sinh có đến trường không?", SCHOOL),
        ("Are schools closed for students?", SCHOOL),
    ],
)
def test_the_right_chunk_comes_first(searcher: Searcher, question: str, best: Chunk) -> None:
    found = searcher.search(analyse(question), top_k=3)
    assert found[0].chunk == best


def test_ranks_and_scores_descend(searcher: Searcher) -> None:
    found = searcher.search(analyse("xét nghiệm công nhân"), top_k=5)
    assert [item.rank for item in found] == list(range(1, len(found) + 1))
    assert [item.score for item in found] == sorted((item.score for item in found), reverse=True)
    assert {item.source for item in found} == {Channel.RERANKED}


def test_equal_scores_go_by_chunk_id(searcher: Searcher) -> None:
    first, second = searcher.search(analyse("xét nghiệm cho công nhân"), top_k=2)
    assert first.score == pytest.approx(second.score)
    assert [first.chunk.chunk_id, second.chunk.chunk_id] == [TEST.chunk_id, TWIN.chunk_id]


def test_only_the_named_documents(searcher: Searcher) -> None:
    found = searcher.search(analyse("xét nghiệm công nhân"), top_k=5, doc_ids=frozenset({"n"}))
    assert {item.chunk.doc_id for item in found} == {"n"}
    assert searcher.search(analyse("xét nghiệm"), top_k=5, doc_ids=frozenset({"?"})) == ()


def test_removed_chunks_are_not_found(index: MemoryIndex, encoder: StaticEncoder) -> None:
    index.live[0] = False
    try:
        found = Searcher(index, encoder).search(analyse("Người dân được ra ngoài khi nào?"), top_k=5)
    finally:
        index.live[0] = True
    assert found
    assert HOME not in [item.chunk for item in found]


@pytest.mark.parametrize("question", ["", "   "])
def test_an_empty_question_finds_nothing(searcher: Searcher, question: str) -> None:
    assert searcher.search(analyse(question), top_k=5) == ()


def test_an_empty_index_finds_nothing(tmp_path: Path, encoder: StaticEncoder) -> None:
    assert Searcher(MemoryIndex(tmp_path, [()], encoder), encoder).search(analyse("xét nghiệm"), top_k=5) == ()


def test_top_ordinals_break_ties_by_place() -> None:
    scores = np.array([0.5, 1.0, 0.5, 0.5], dtype=np.float32)
    assert top_ordinals(scores, 2).tolist() == [1, 0]
    assert top_ordinals(scores, 9).tolist() == [1, 0, 2, 3]
