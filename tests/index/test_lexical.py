from collections.abc import Sequence
from math import log1p
from pathlib import Path

import numpy as np
import pytest

from index.lexical import (
    K1,
    B,
    LexicalIndex,
    TermGroup,
    TermStore,
    hash_bigram,
    hash_term,
    text_groups,
    write_terms,
)
from index.tokens import syllables
from index.types import Chunk


def chunk(name: str, text: str, title: str = "") -> Chunk:
    return Chunk(
        chunk_id=name, doc_id=name, path=(), text=text, start=0, end=len(text), title=title, embed_text=f"{title} {text}"
    )


CHUNKS = (
    chunk("a", "Người dân ở nhà, chỉ ra ngoài khi cần thiết", "Giãn cách xã hội"),
    chunk("b", "Tổ chức xét nghiệm cho công nhân", "Xét nghiệm"),
    chunk("c", "Công an kiểm tra người ra ngoài", "Kiểm soát"),
    chunk("d", "Thực hiện Chỉ thị 16/CT-TTg ngày 31/3/2020"),
)


def open_index(folder: Path, *parts: Sequence[Chunk]) -> LexicalIndex:
    for number, part in enumerate(parts):
        write_terms(folder / str(number), part)
    return LexicalIndex([TermStore.load(folder / str(number)) for number in range(len(parts))])


def ask(index: LexicalIndex, text: str, *, folded: bool = False) -> list[float]:
    words = syllables(text)
    return index.scores(text_groups(words, [1.0] * len(words), folded=folded)).tolist()


def term(word: str, weight: float = 1.0) -> TermGroup:
    return TermGroup(weight=weight, hashes=(hash_term(word),), shares=(1.0,))


def test_a_single_term_scores_as_bm25_says(tmp_path: Path) -> None:
    chunks = (chunk("a", "xe xe máy"), chunk("b", "nhà"), chunk("c", "máy"))
    scores = open_index(tmp_path, chunks).scores([term("xe")])
    lengths = [5, 1, 1]  # syllables and bigrams
    norm = K1 * (1 - B + B * lengths[0] / (sum(lengths) / 3))
    idf = log1p((3 - 1 + 0.5) / (1 + 0.5))
    assert scores.tolist() == pytest.approx([idf * 2 * (K1 + 1) / (2 + norm), 0, 0])


def test_the_title_counts_twice(tmp_path: Path) -> None:
    store = open_index(tmp_path, (chunk("a", "dịch", "dịch"),))._stores[0]
    assert store.counts[store.starts[0] : store.starts[1]].tolist() == [3]


def test_no_bigram_runs_over_a_field(tmp_path: Path) -> None:
    index = open_index(tmp_path, (chunk("a", "hội phường", "xã"),))
    for pair, known in ((("hội", "phường"), True), (("xã", "hội"), False), (("xã", "xã"), False)):
        group = TermGroup(weight=1.0, hashes=(hash_bigram(*pair),), shares=(1.0,))
        assert bool(index.scores([group]).any()) == known


def test_the_order_of_syllables_counts() -> None:
    assert hash_bigram("ngoài", "ra") != hash_bigram("ra", "ngoài")


def test_segments_score_as_one_index(tmp_path: Path) -> None:
    whole = open_index(tmp_path / "whole", CHUNKS)
    parts = open_index(tmp_path / "parts", CHUNKS[:1], CHUNKS[1:3], (), CHUNKS[3:])
    for question in ("ra ngoài khi cần thiết", "xét nghiệm công nhân"):
        for folded in (False, True):
            assert ask(parts, question, folded=folded) == pytest.approx(ask(whole, question, folded=folded))


def test_folded_terms_find_every_accent(tmp_path: Path) -> None:
    index = open_index(tmp_path, CHUNKS)
    assert max(ask(index, "xet nghiem cong nhan")) == 0
    assert int(np.argmax(ask(index, "xet nghiem cong nhan", folded=True))) == 1


def test_a_document_number_is_one_term(tmp_path: Path) -> None:
    index = open_index(tmp_path, CHUNKS)
    for number in ("№16-ct-ttg", "№ct16", "№2020.3.31"):
        assert np.flatnonzero(index.scores([term(number)])).tolist() == [3]


def test_alternatives_share_one_document_frequency(tmp_path: Path) -> None:
    index = open_index(tmp_path, (chunk("a", "heo"), chunk("b", "lợn"), chunk("c", "gà")))
    both = TermGroup(weight=1.0, hashes=(hash_term("heo"), hash_term("lợn")), shares=(1.0, 0.5))
    heo, lon, ga = index.scores([both]).tolist()
    assert heo > lon > ga == 0
    assert heo < index.scores([term("heo")])[0]  # the idea is in two chunks of three


def test_equal_groups_add_up(tmp_path: Path) -> None:
    index = open_index(tmp_path, CHUNKS)
    assert index.scores([term("ra"), term("ra")]).tolist() == pytest.approx(index.scores([term("ra", 2.0)]).tolist())


@pytest.mark.parametrize("folded", [False, True])
def test_scoring_over_all_chunks_equals_adding_postings(tmp_path: Path, folded: bool) -> None:
    few, many = (open_index(tmp_path / name, CHUNKS[:2], CHUNKS[2:]) for name in ("few", "many"))
    many._many = 0  # every group over all chunks
    words = ("ngoai", "nguoi") if folded else ("ngoài", "người")
    hashes = tuple(hash_term(word) for word in words)
    group = TermGroup(weight=1.5, hashes=hashes, shares=(1.0, 0.25), folded=folded)
    expected = few.scores([group, term("kiểm")])
    for _ in range(3):  # the third time from what was kept
        assert many.scores([group, term("kiểm")]).tolist() == pytest.approx(expected.tolist())
    assert many._kept.array((group.hashes, group.shares, folded)) is not None


def test_an_alternative_without_a_share_does_not_count(tmp_path: Path) -> None:
    index = open_index(tmp_path, CHUNKS)
    none = TermGroup(weight=1.0, hashes=(hash_term("ra"), hash_term("công")), shares=(1.0, 0.0))
    assert index.scores([none]).tolist() == pytest.approx(index.scores([term("ra")]).tolist())


def test_an_empty_index_has_no_scores(tmp_path: Path) -> None:
    assert open_index(tmp_path, ()).scores([term("ra")]).shape == (0,)
    assert LexicalIndex(()).scores([term("ra")]).shape == (0,)


def test_length_is_the_number_of_chunks(tmp_path: Path) -> None:
    write_terms(tmp_path, CHUNKS)
    assert len(TermStore.load(tmp_path)) == len(CHUNKS)
