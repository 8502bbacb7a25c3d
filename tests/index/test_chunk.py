from __future__ import annotations

import pytest
from store_makers import shipped, small_directive

from corpus.types import Directive, Level, Provision
from index.chunk import chunks_of, fold
from index.settings import MAX_CHUNK_CHARS, IndexSettings

SHIPPED = {directive.doc_id: directive for directive in shipped()}
APART = {Level.SECTION, Level.ARTICLE, Level.CLAUSE}


def leaf_at(directive: Directive, position: int) -> Provision:
    return next(leaf for leaf in directive.root.leaves() if leaf.start <= position < leaf.end)


@pytest.mark.parametrize("limit", [200, MAX_CHUNK_CHARS, 20_000])
@pytest.mark.parametrize("doc_id", sorted(SHIPPED))
def test_every_character_outside_noise_is_in_exactly_one_chunk(doc_id: str, limit: int) -> None:
    directive = SHIPPED[doc_id]
    covered = [0] * len(directive.text)
    for chunk in chunks_of(directive, IndexSettings(max_chunk_chars=limit)):
        assert chunk.text == directive.text[chunk.start : chunk.end]
        for position in range(chunk.start, chunk.end):
            covered[position] += 1
    for leaf in directive.root.leaves():
        wanted = 0 if leaf.level is Level.NOISE or not leaf.text.strip() else 1
        assert set(covered[leaf.start : leaf.end]) <= {wanted}, leaf.label


@pytest.mark.parametrize("limit", [200, MAX_CHUNK_CHARS])
@pytest.mark.parametrize("doc_id", sorted(SHIPPED))
def test_a_chunk_keeps_to_its_limit_its_provision_and_one_clause(doc_id: str, limit: int) -> None:
    directive = SHIPPED[doc_id]
    chunks = chunks_of(directive, IndexSettings(max_chunk_chars=limit))
    assert len({chunk.chunk_id for chunk in chunks}) == len(chunks)
    for chunk in chunks:
        assert len(chunk.text.strip()) <= limit
        owner = directive.find(chunk.path)
        assert owner is not None
        assert owner.start <= chunk.start < chunk.end <= owner.end
        clauses = {
            part.path
            for part in directive.root.walk()
            if part.level in APART and part.start < chunk.end and chunk.start < part.end and len(part.path) > len(owner.path)
        }
        assert not clauses


def test_a_clause_that_fits_is_one_chunk_and_a_long_one_is_split_at_its_bullets() -> None:
    chunks = {chunk.chunk_id: chunk for chunk in chunks_of(SHIPPED["bac-ninh-331-cv-tu-2021"], IndexSettings())}
    ids = {name.split("#")[1] for name in chunks}
    assert {"1", "2", "3", "3~2", "4", "5"} <= ids
    assert chunks["bac-ninh-331-cv-tu-2021#3~2"].path == ("3",)
    assert chunks["bac-ninh-331-cv-tu-2021#3~2"].text.lstrip().startswith("-")


def test_a_single_part_in_a_piece_has_its_own_path() -> None:
    ids = {chunk.chunk_id.split("#")[1] for chunk in chunks_of(SHIPPED["bac-ha-cong-van-8-2021"], IndexSettings())}
    assert {"1.p1", "1", "1.b3"} <= ids


def test_noise_is_in_no_chunk() -> None:
    directive = SHIPPED["bac-ninh-331-cv-tu-2021"]
    noise = [leaf for leaf in directive.root.leaves() if leaf.level is Level.NOISE]
    assert noise
    chunks = chunks_of(directive, IndexSettings())
    assert not any(chunk.start < leaf.end and leaf.start < chunk.end for leaf in noise for chunk in chunks)


def test_what_is_embedded_names_document_place_and_heading() -> None:
    chunk = next(c for c in chunks_of(SHIPPED["ba-dinh-318-cv-qu-2021"], IndexSettings()) if c.path == ("I", "2"))
    for part in ("318-CV/QU", "Quận ủy Ba Đình", "thành phố Hà Nội", "mục I, khoản 2", "Nhiệm vụ chung"):
        assert part in chunk.title
    assert chunk.embed_text == f"{chunk.title}\n{fold(chunk.text)}"


def test_a_long_clause_without_parts_is_cut_at_sentences() -> None:
    sentence = "Các cơ quan thực hiện nghiêm việc đeo khẩu trang nơi công cộng. "
    directive = small_directive("dai", sentence * 10, "Báo cáo hằng ngày.")
    pieces = [c for c in chunks_of(directive, IndexSettings(max_chunk_chars=200)) if c.path == ("1",)]
    assert len(pieces) > 1
    assert all(piece.text.rstrip().endswith(".") for piece in pieces)


def test_a_sentence_longer_than_the_limit_is_cut_at_a_space_or_where_it_must() -> None:
    directive = small_directive("rat-dai", "từ " * 300, "x" * 700)
    chunks = chunks_of(directive, IndexSettings(max_chunk_chars=200))
    assert all(len(chunk.text.strip()) <= 200 for chunk in chunks)
    assert sum(chunk.text.count("x") for chunk in chunks) == 700


def test_folding_takes_out_white_space_and_bold() -> None:
    assert fold(" **Điều  1.**\n\tPhạm vi ") == "Điều 1. Phạm vi"
