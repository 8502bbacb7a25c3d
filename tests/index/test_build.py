from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from store_makers import HashEncoder, embedded, shipped, small_directive

import index.job
from corpus.errors import SearchError
from corpus.types import Directive
from index.build import BuildReport, build, build_chunks, remove
from index.chunk import chunks_of
from index.lock import OWNER_FILE, writer_lock
from index.pointer import FOLDER, read_pointer
from index.settings import IndexSettings
from index.store import Index

SETTINGS = IndexSettings()
A = small_directive("a", "Đeo khẩu trang nơi công cộng.", "Không tụ tập quá 10 người.")
A_CHANGED = small_directive("a", "Đeo khẩu trang nơi công cộng.", "Không tụ tập quá 20 người.")
B = small_directive("b", "Họp trực tuyến.")
C = small_directive("c", "Báo cáo hằng ngày trước 16 giờ.")


def size(*directives: Directive) -> int:
    return sum(len(chunks_of(directive, SETTINGS)) for directive in directives)


def make(home: Path, *directives: Directive, encoder: HashEncoder | None = None, **options: bool) -> BuildReport:
    return build(home, directives, settings=SETTINGS, encoder=encoder or HashEncoder(), static=embedded(), **options)


def documents(home: Path) -> tuple[str, ...]:
    return Index.open(home, HashEncoder(), settings=SETTINGS, static=embedded(), verify=True).doc_ids


def folders(home: Path) -> set[str]:
    return {path.name for path in (home / FOLDER).glob("seg-*")}


def live_folders(home: Path) -> set[str]:
    return {entry.name for entry in read_pointer(home / FOLDER).segments}


def test_a_full_build_is_exactly_these_documents(tmp_path: Path) -> None:
    assert make(tmp_path, A, B).documents == 2
    report = make(tmp_path, B, C)
    assert (report.documents, report.removed) == (2, 1)
    assert documents(tmp_path) == ("b", "c")
    assert folders(tmp_path) == live_folders(tmp_path)
    assert len(folders(tmp_path)) == 1


def test_nothing_changed_nothing_done(tmp_path: Path) -> None:
    first = make(tmp_path, A, B)
    before = read_pointer(tmp_path / FOLDER)
    encoder = HashEncoder()
    for add in (False, True):
        report = make(tmp_path, A, B, encoder=encoder, add=add)
        assert report.unchanged
        assert (report.documents, report.chunks, report.corpus_hash) == (2, first.chunks, first.corpus_hash)
    assert encoder.asked == []
    assert read_pointer(tmp_path / FOLDER) == before
    assert folders(tmp_path) == live_folders(tmp_path)


@pytest.mark.parametrize("add", [False, True])
def test_only_changed_texts_are_embedded(tmp_path: Path, add: bool) -> None:
    make(tmp_path, A, B)
    encoder = HashEncoder()
    report = make(tmp_path, A_CHANGED, B, encoder=encoder, add=add)
    assert report.embedded == len(encoder.asked) == 1
    assert "20 người" in encoder.asked[0]
    assert report.reused == (size(A_CHANGED) if add else size(A_CHANGED, B)) - 1
    assert Index(tmp_path).directive("a") == A_CHANGED


def test_an_addition_keeps_what_is_there_and_replaces_by_id(tmp_path: Path) -> None:
    make(tmp_path, A, B)
    report = make(tmp_path, C, A_CHANGED, add=True)
    assert (report.documents, report.chunks) == (3, size(A_CHANGED, B, C))
    index = Index(tmp_path)
    assert index.doc_ids == ("a", "b", "c")
    assert index.directive("a") == A_CHANGED
    assert index.live.sum() == size(A_CHANGED, B, C)
    assert index.size == size(A, B, C, A_CHANGED)


def test_segments_without_a_live_document_go(tmp_path: Path) -> None:
    make(tmp_path, A)
    make(tmp_path, A_CHANGED, add=True)
    assert len(folders(tmp_path)) == 1
    remove(tmp_path, "a")
    assert folders(tmp_path) == set()
    assert documents(tmp_path) == ()
    assert make(tmp_path, B, add=True).documents == 1


def test_compacting_merges_without_embedding(tmp_path: Path) -> None:
    make(tmp_path, A, B)
    make(tmp_path, C, A_CHANGED, add=True)
    before = Index(tmp_path)
    encoder = HashEncoder()
    report = make(tmp_path, encoder=encoder, add=True, compact=True)
    assert (report.embedded, report.documents, report.chunks) == (0, 3, size(A_CHANGED, B, C))
    after = Index(tmp_path)
    assert len(after.segments) == 1
    assert after.live.all()
    assert after.corpus_hash == before.corpus_hash
    assert all(after.directive(doc_id) == before.directive(doc_id) for doc_id in "abc")
    assert make(tmp_path, add=True, compact=True).unchanged


def test_the_corpus_hash_does_not_depend_on_the_way(tmp_path: Path) -> None:
    full = make(tmp_path / "full", A_CHANGED, B)
    make(tmp_path / "steps", B, A, C)
    make(tmp_path / "steps", A_CHANGED, add=True)
    steps = remove(tmp_path / "steps", "c")
    assert steps.corpus_hash == full.corpus_hash == Index(tmp_path / "steps").corpus_hash
    assert steps.fingerprint == full.fingerprint
    assert steps.chunks == full.chunks


def test_removing_an_unknown_document_names_the_nearest(tmp_path: Path) -> None:
    make(tmp_path, *shipped())
    with pytest.raises(SearchError, match="bac-ha") as caught:
        remove(tmp_path, "bac-ha")
    assert "bac-ha-cong-van-8-2021" in caught.value.hint


def test_nothing_to_index_and_a_document_twice_leave_the_index_as_it_was(tmp_path: Path) -> None:
    make(tmp_path, A)
    for wrong in ((), (B, C, B)):
        with pytest.raises(SearchError):
            make(tmp_path, *wrong)
        assert documents(tmp_path) == ("a",)
        assert folders(tmp_path) == live_folders(tmp_path)


def test_adding_to_an_index_made_otherwise_is_refused_and_a_full_build_replaces_it(tmp_path: Path) -> None:
    make(tmp_path, A)
    other = HashEncoder("another")
    with pytest.raises(SearchError, match="made otherwise"):
        make(tmp_path, B, encoder=other, add=True)
    assert make(tmp_path, A, encoder=other).embedded == size(A)
    assert make(tmp_path, A, encoder=other).unchanged


def test_a_stream_of_chunks_is_an_index_without_directives(tmp_path: Path) -> None:
    chunks = [chunk for directive in (A, B) for chunk in chunks_of(directive, SETTINGS)]
    options = {"settings": SETTINGS, "encoder": HashEncoder(), "static": embedded()}
    report = build_chunks(tmp_path, iter(chunks), **options)
    assert (report.documents, report.chunks) == (2, len(chunks))
    index = Index(tmp_path)
    assert [index.chunk(i) for i in range(index.size)] == chunks
    with pytest.raises(SearchError, match="No directive"):
        index.directive("a")
    assert build_chunks(tmp_path, iter(chunks), **options).unchanged


def test_a_broken_segment_is_not_trusted_by_a_full_build(tmp_path: Path) -> None:
    make(tmp_path, A, B)
    vectors = next((tmp_path / FOLDER).glob("seg-*/vectors.npy"))
    raw = vectors.read_bytes()
    vectors.write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))
    assert make(tmp_path, A, B).embedded == size(A, B)
    assert documents(tmp_path) == ("a", "b")


def test_what_a_killed_build_left_is_deleted_even_when_nothing_changed(tmp_path: Path) -> None:
    make(tmp_path, A)
    (live,) = live_folders(tmp_path)
    left = [tmp_path / FOLDER / "seg-dead" / "terms", tmp_path / FOLDER / live / "chroma-dead"]
    for folder in left:
        folder.mkdir(parents=True)
        (folder / "half").write_text("x", encoding="utf-8")
    (tmp_path / FOLDER / "current.json.new").write_text("{", encoding="utf-8")
    assert documents(tmp_path) == ("a",)
    assert make(tmp_path, A).unchanged
    assert folders(tmp_path) == {live}
    assert not left[1].exists()
    assert not (tmp_path / FOLDER / "current.json.new").exists()


@pytest.mark.parametrize("stage", ["embed_segment", "write_collection", "list_files", "sync_tree", "publish", "sweep"])
@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_a_build_that_stops_anywhere_leaves_a_whole_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str, error: type[BaseException]
) -> None:
    make(tmp_path, A)
    real: Callable[..., object] = getattr(index.job, stage)

    def stop(*arguments: object, **named: object) -> object:
        if stage == "sweep" and folders(tmp_path) == live_folders(tmp_path):
            return real(*arguments, **named)  # the sweep before the build; the one after publishing fails
        raise error("stopped here")

    with monkeypatch.context() as patched:
        patched.setattr(index.job, stage, stop)
        with pytest.raises((KeyboardInterrupt, SearchError)):
            make(tmp_path, B)
    published = ("b",) if stage == "sweep" else ("a",)
    assert documents(tmp_path) == published
    assert make(tmp_path, C).documents == 1
    assert folders(tmp_path) == live_folders(tmp_path)


def test_a_second_writer_is_told_who_is_first_and_does_not_wait(tmp_path: Path) -> None:
    make(tmp_path, A)
    code = (
        "import sys, pathlib\nfrom index.lock import writer_lock\n"
        "with writer_lock(pathlib.Path(sys.argv[1])):\n    print('held', flush=True)\n    sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / FOLDER)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=os.getcwd()) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        for attempt in (lambda: make(tmp_path, B), lambda: remove(tmp_path, "a")):
            with pytest.raises(SearchError, match=f"pid {holder.pid}"):
                attempt()
        assert documents(tmp_path) == ("a",)
        holder.kill()
    assert make(tmp_path, B).documents == 1
    assert not (tmp_path / FOLDER / OWNER_FILE).exists()
    with writer_lock(tmp_path / FOLDER):
        assert (tmp_path / FOLDER / OWNER_FILE).read_text(encoding="utf-8") == str(os.getpid())


def test_progress_names_its_stages(tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    build(
        tmp_path, [A], settings=SETTINGS, encoder=HashEncoder(), static=embedded(),
        progress=lambda stage, done, total: seen.append((stage, done, total)),
    )  # fmt: skip
    assert seen == [("read", 1, 0), ("embed", size(A), size(A)), ("dense", size(A), size(A))]
