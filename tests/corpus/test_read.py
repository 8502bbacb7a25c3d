from __future__ import annotations

import unicodedata
import zipfile
from pathlib import Path

import pytest
from document_makers import DECISION, LAYOUTS, PARTY, made, shipped

from corpus.errors import CorpusError
from corpus.formats import extract
from corpus.manifest import content_hash, manifest, shipped_paths
from corpus.read import directive_paths, parse_directive, read_corpus, read_directive


@pytest.mark.parametrize(
    ("doc_id", "jurisdiction"),
    [
        ("ba-dinh-318-cv-qu-2021", ("quận Ba Đình", "thành phố Hà Nội")),
        ("bac-ha-cong-van-8-2021", ("huyện Bắc Hà", "tỉnh Lào Cai")),
        ("bac-ninh-331-cv-tu-2021", ("thành phố Bắc Ninh", "tỉnh Bắc Ninh")),
        ("ha-dong-ke-hoach-chi-thi-31", ("quận Hà Đông", "thành phố Hà Nội")),
        ("ha-noi-ket-luan-16-8-2021", ("thành phố Hà Nội",)),
    ],
)
def test_jurisdictions_of_the_shipped_directives(doc_id: str, jurisdiction: tuple[str, ...]) -> None:
    assert shipped(doc_id).jurisdiction == jurisdiction


@pytest.mark.parametrize(
    ("layout", "jurisdiction"),
    [
        ("decision", ("tỉnh Lào Cai",)),
        ("decree", ("Việt Nam",)),
        ("circular", ("Việt Nam",)),
        ("telegram", ("Việt Nam",)),
        ("party", ("huyện Bắc Hà", "tỉnh Lào Cai")),
        ("letter", ("huyện Bắc Hà", "tỉnh Lào Cai")),
    ],
)
def test_jurisdictions_of_layouts(layout: str, jurisdiction: tuple[str, ...]) -> None:
    assert made(LAYOUTS[layout]).jurisdiction == jurisdiction


def test_nobody_knows_the_jurisdiction_of_a_text_without_heading() -> None:
    assert made("1. Một.").jurisdiction == ()


def test_any_bytes_of_one_text_give_the_same_provisions() -> None:
    plain = made(PARTY)
    for data in (
        PARTY.replace("\n", "\r\n").encode(),
        unicodedata.normalize("NFD", PARTY).encode(),
        PARTY.encode("utf-8-sig"),
    ):
        other = parse_directive(data, source="made.txt", stem="made")
        assert (other.text, other.root, other.heading) == (plain.text, plain.root, plain.heading)
        assert other.sha256 == content_hash(data) != plain.sha256


def test_a_shipped_text_is_known_under_any_file_name(tmp_path: Path) -> None:
    entry = next(iter(manifest().values()))
    copy = tmp_path / "tải xuống (1).TXT"
    copy.write_bytes(shipped_paths()[0].read_bytes())
    assert read_directive(copy).doc_id == entry.doc_id
    assert read_directive(copy).source == copy.name


def test_doc_ids_come_from_file_names(tmp_path: Path) -> None:
    path = tmp_path / "Chỉ thị 05_CT-UBND (Đắk Lắk).txt"
    path.write_text(DECISION, encoding="utf-8")
    directive = read_directive(path)
    assert directive.doc_id == "chi-thi-05-ct-ubnd-dak-lak"
    taken = read_directive(path, taken=frozenset({directive.doc_id}))
    assert taken.doc_id == f"{directive.doc_id}-{directive.sha256[:8]}"


def test_folders_are_searched_and_copies_are_skipped(tmp_path: Path) -> None:
    (tmp_path / "xã").mkdir()
    for name, text in [("a.txt", PARTY), ("xã/b.txt", DECISION), ("c.txt", PARTY)]:
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name, text in [("xã/d.db", "không đọc"), ("~$a.txt", "khóa"), (".ẩn.txt", "ẩn"), ("xã/.git/x.txt", "x")]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    steps: list[tuple[int, int]] = []
    directives = read_corpus([tmp_path], progress=lambda done, total: steps.append((done, total)))
    assert [directive.doc_id for directive in directives] == ["a", "b"]
    assert steps == [(1, 3), (2, 3), (3, 3)]


def test_files_of_one_name_get_ids_of_their_own(tmp_path: Path) -> None:
    for folder, text in [("x", PARTY), ("y", DECISION)]:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(text, encoding="utf-8")
    first, second = read_corpus([tmp_path])
    assert first.doc_id == "a"
    assert second.doc_id == f"a-{second.sha256[:8]}"


def test_a_path_named_twice_is_read_once() -> None:
    path = shipped_paths()[0]
    assert directive_paths([path, path.parent]) == tuple(dict.fromkeys([path, *sorted(path.parent.iterdir())]))


def test_what_cannot_be_read_is_named_with_a_hint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = tmp_path / "trống"
    empty.mkdir()
    for path in (tmp_path / "không có", empty):
        with pytest.raises(CorpusError, match=path.name) as caught:
            directive_paths([path])
        assert caught.value.hint
    (tmp_path / "a.txt").write_bytes(b"\x00")
    (tmp_path / "b.txt").write_bytes(b"\xff")
    with pytest.raises(CorpusError, match=r"(?s)a\.txt.*b\.txt"):
        read_corpus([tmp_path / "a.txt", tmp_path / "b.txt"])
    with pytest.raises(CorpusError, match="Không đọc được"):
        read_directive(tmp_path / "c.txt")
    monkeypatch.setattr(extract, "MAX_BYTES", 0)
    with pytest.raises(CorpusError, match="quá lớn"):
        read_directive(tmp_path / "a.txt")


def zipped(folder: Path, name: str, *entries: tuple[str, bytes]) -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w") as archive:
        for inner, data in entries:
            archive.writestr(inner, data)
    return path


def test_an_archive_gives_a_directive_for_each_document(tmp_path: Path) -> None:
    path = zipped(tmp_path, "k.zip", ("x/a.txt", PARTY.encode()), ("b.txt", DECISION.encode()), ("c.txt", PARTY.encode()))
    (tmp_path / "d.txt").write_bytes(DECISION.encode())
    first, second = read_corpus([tmp_path])
    assert (first.doc_id, second.doc_id) == ("d", "a")  # the archive's b.txt is a copy of d.txt
    assert {directive.sha256 for directive in (first, second)} == {
        content_hash(PARTY.encode()),
        content_hash(DECISION.encode()),
    }
    assert read_corpus([path])[0].source == "k.zip/x/a.txt"


def test_one_document_in_an_archive_is_read_as_a_file_is(tmp_path: Path) -> None:
    path = zipped(tmp_path, "k.zip", ("Chỉ thị 5.txt", PARTY.encode()))
    directive = read_directive(path)
    assert (directive.doc_id, directive.source) == ("chi-thi-5", "k.zip/Chỉ thị 5.txt")
    with pytest.raises(CorpusError, match="2 văn bản"):
        read_directive(zipped(tmp_path, "l.zip", ("a.txt", PARTY.encode()), ("b.txt", DECISION.encode())))


def test_every_failure_is_named_once_all_were_tried(tmp_path: Path) -> None:
    zipped(tmp_path, "k.zip", ("a.txt", b"\xff"), ("b.txt", PARTY.encode()))
    (tmp_path / "c.pdf").write_bytes(b"%PDF-")
    steps: list[tuple[int, int]] = []
    with pytest.raises(CorpusError, match=r"(?s)c\.pdf.*k\.zip/a\.txt") as caught:
        read_corpus([tmp_path], progress=lambda done, total: steps.append((done, total)))
    assert steps == [(1, 2), (2, 2)]
    assert "UTF-8" in caught.value.hint
    assert "PDF" in caught.value.hint


def test_format_and_warnings_come_from_the_reader() -> None:
    directive = parse_directive(PARTY.encode("utf-16"), source="a.pdf", stem="a")
    assert directive.format == "text"
    assert directive.pages == ()
    assert "'.pdf'" in directive.warnings[0].message
