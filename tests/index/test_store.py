from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from store_makers import DIM, HashEncoder, embedded, shipped, small_directive

from corpus.errors import SearchError
from corpus.types import Directive
from index.build import build, remove
from index.chunk import chunks_of
from index.pointer import FOLDER, POINTER_FILE, read_pointer
from index.settings import IndexSettings
from index.store import Index

SETTINGS = IndexSettings()
FIRST, SECOND = small_directive("mot", "Đeo khẩu trang.", "Không tụ tập."), small_directive("hai", "Họp trực tuyến.")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    build(tmp_path, shipped(), settings=SETTINGS, encoder=HashEncoder(), static=embedded())
    return tmp_path


def opened(home: Path, **options: object) -> Index:
    return Index.open(home, HashEncoder(), settings=SETTINGS, static=embedded(), **options)  # type: ignore[arg-type]


def all_chunks(directives: tuple[Directive, ...]) -> list[object]:
    return [chunk for directive in directives for chunk in chunks_of(directive, SETTINGS)]


def segment_folder(home: Path) -> Path:
    return home / FOLDER / read_pointer(home / FOLDER).segments[0].name


def test_an_opened_index_has_all_that_was_built(home: Path) -> None:
    index = opened(home, verify=True)
    assert [index.chunk(i) for i in range(index.size)] == all_chunks(shipped())
    assert index.doc_ids == tuple(sorted(directive.doc_id for directive in shipped()))
    assert all(index.directive(directive.doc_id) == directive for directive in shipped())
    assert index.live.all()
    assert [len(store) for store in index.term_stores] == [index.size] == [len(store) for store in index.token_stores]


def test_every_chunk_is_its_own_nearest_with_and_without_chroma(home: Path) -> None:
    index = opened(home)
    but_one = np.ones(index.size, dtype=np.bool_)
    but_one[1] = False  # a mask that leaves something out: exact search
    for i in range(0, index.size, 9):
        for mask in (None, but_one):
            ordinals, scores = index.dense(index.vector(i), 3, mask)
            assert ordinals[0] == i
            assert scores[0] == pytest.approx(1.0, abs=1e-5)
            assert list(scores) == sorted(scores, reverse=True)
    assert index.notes == ()
    index.close()


def test_chroma_proposes_also_where_a_few_chunks_are_barred(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = opened(home)
    few = np.ones(index.size, dtype=np.bool_)
    few[index.dense(index.vector(5), 3)[0]] = False
    exact = index.dense(index.vector(5), 4, few)
    monkeypatch.setattr("index.store.LARGE_SEGMENT", 0)
    proposed = index.dense(index.vector(5), 4, few)
    assert proposed[0].tolist() == exact[0].tolist()
    assert few[proposed[0]].all()
    assert index.notes == ()
    index.close()


def test_vectors_are_gathered_in_the_order_asked(home: Path) -> None:
    index = opened(home)
    wanted = np.array([7, 0, 7, index.size - 1])
    assert np.array_equal(index.gather(wanted), np.stack([index.vector(int(i)) for i in wanted]))


def test_a_mask_keeps_to_its_documents(home: Path) -> None:
    index = opened(home)
    doc_id = shipped()[2].doc_id
    ordinals, _ = index.dense(index.vector(0), 500, index.doc_mask(frozenset({doc_id, "không có"})))
    assert sorted(ordinals) == list(index.rows(doc_id))


def test_a_zero_vector_finds_nothing_and_a_foreign_one_is_an_error(home: Path) -> None:
    index = opened(home)
    assert len(index.dense(np.zeros(DIM, dtype=np.float32), 5)[0]) == 0
    with pytest.raises(SearchError, match="shape"):
        index.dense(np.ones(DIM + 1, dtype=np.float32), 5)


@pytest.mark.parametrize("harm", ["missing", "shortened", "no database", "broken database"])
def test_without_chroma_the_answers_are_the_same_and_a_note_says_so(home: Path, harm: str) -> None:
    whole = opened(home)
    wanted = whole.dense(whole.vector(5), 4)
    whole.close()
    chroma = next(segment_folder(home).glob("chroma-*"))
    if harm == "missing":
        shutil.rmtree(chroma)
    elif harm == "shortened":
        level0 = next(chroma.glob("*/data_level0.bin"))
        level0.write_bytes(level0.read_bytes()[:1000])
    elif harm == "no database":
        (chroma / "chroma.sqlite3").unlink()
    else:
        database = chroma / "chroma.sqlite3"
        database.write_bytes(database.read_bytes()[:5000])
    index = opened(home, verify=True)
    for got, want in zip(index.dense(index.vector(5), 4), wanted, strict=True):
        assert np.allclose(got, want)
    assert len(index.notes) == 1
    report = build(home, shipped(), settings=SETTINGS, encoder=HashEncoder(), static=embedded())
    assert (report.repaired, report.embedded, report.unchanged) == (1, 0, False)
    assert index.moved()
    index = opened(home)
    assert np.allclose(index.dense(index.vector(5), 4)[0], wanted[0])
    assert index.notes == ()


def test_no_index_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(SearchError, match="No index") as caught:
        opened(tmp_path)
    assert caught.value.hint == "chithi build"


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'{"format": 99}', b'{"format": 1, "checksum": "", "pointer": {}}'])
def test_a_broken_pointer_is_a_clear_error_and_a_full_build_mends_it(home: Path, raw: bytes) -> None:
    (home / FOLDER / POINTER_FILE).write_bytes(raw)
    with pytest.raises(SearchError) as caught:
        opened(home)
    assert caught.value.hint == "chithi build"
    build(home, shipped(), settings=SETTINGS, encoder=HashEncoder(), static=embedded())
    assert len(list((home / FOLDER).glob("seg-*"))) == 1
    assert opened(home, verify=True).size == len(all_chunks(shipped()))


def test_a_changed_letter_in_the_pointer_is_found(home: Path) -> None:
    path = home / FOLDER / POINTER_FILE
    data = json.loads(path.read_text(encoding="utf-8"))
    data["pointer"]["segments"][0]["removed"] = [shipped()[0].doc_id]
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(SearchError, match="checksum"):
        opened(home)


def test_every_shortened_or_missing_file_is_found_at_open_and_every_changed_one_by_verify(home: Path) -> None:
    folder = segment_folder(home)
    for entry in read_pointer(home / FOLDER).segments[0].files:
        path = folder / entry.path
        whole = path.read_bytes()
        path.write_bytes(whole[:-1])
        with pytest.raises(SearchError, match=path.name):
            opened(home)
        path.unlink()
        with pytest.raises(SearchError, match=path.name):
            opened(home)
        path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        with pytest.raises(SearchError, match="checksum"):
            opened(home, verify=True)
        path.write_bytes(whole)
    assert opened(home, verify=True).size


@pytest.mark.parametrize(
    ("settings", "encoder"),
    [
        (IndexSettings(max_chunk_chars=400), HashEncoder()),
        (SETTINGS, HashEncoder("another")),
        (SETTINGS, HashEncoder(dim=DIM + 1)),
    ],
)
def test_an_index_made_otherwise_is_refused(home: Path, settings: IndexSettings, encoder: HashEncoder) -> None:
    with pytest.raises(SearchError, match="made otherwise") as caught:
        Index.open(home, encoder, settings=settings, static=embedded())
    assert caught.value.hint == "chithi build"


def test_a_reader_keeps_its_snapshot_while_the_index_is_replaced(home: Path) -> None:
    index = opened(home)
    assert not index.moved()
    build(home, [FIRST], settings=SETTINGS, encoder=HashEncoder(), static=embedded())
    assert index.moved()
    assert not segment_folder(home).with_name(index.segments[0].folder.name).exists()
    assert [index.chunk(i) for i in range(index.size)] == all_chunks(shipped())
    assert index.directive(shipped()[3].doc_id) == shipped()[3]
    assert index.dense(index.vector(7), 1)[0].tolist() == [7]
    assert opened(home).doc_ids == (FIRST.doc_id,)


def test_removed_documents_are_in_no_answer(home: Path) -> None:
    before = opened(home)
    gone = shipped()[1].doc_id
    row = before.rows(gone)[0]
    remove(home, gone)
    index = opened(home)
    assert gone not in index.doc_ids
    assert not index.live[row]
    assert index.size == before.size
    assert row not in index.dense(before.vector(row), 500)[0]
    assert not index.doc_mask(frozenset({gone})).any()
    with pytest.raises(SearchError, match=gone):
        index.directive(gone)


def test_several_segments_are_numbered_one_after_another(tmp_path: Path) -> None:
    for number, directive in enumerate((FIRST, SECOND)):
        build(tmp_path, [directive], settings=SETTINGS, encoder=HashEncoder(), add=number > 0, static=embedded())
    index = opened(tmp_path)
    assert index.bases == (0, len(chunks_of(FIRST, SETTINGS)))
    assert [index.chunk(i) for i in range(index.size)] == all_chunks((FIRST, SECOND))
    for i in range(index.size):
        ordinals, scores = index.dense(index.vector(i), index.size)
        assert i in ordinals[np.isclose(scores, 1.0)]  # both have the same heading
    with pytest.raises(IndexError):
        index.chunk(index.size)
