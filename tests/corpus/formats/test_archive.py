from __future__ import annotations

import io
import zipfile

import pytest

from corpus.errors import CorpusError
from corpus.formats import archive
from corpus.formats.archive import documents, inner_name, is_document


def zipped(*entries: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in entries:
            made.writestr(name, data)
    return stream.getvalue()


def test_documents_come_with_their_names_and_the_rest_is_passed_over() -> None:
    data = zipped(
        ("Chỉ thị/a.txt", b"A"), ("b.pdf", b"B"), ("__MACOSX/b.pdf", b"x"), (".x.txt", b"x"), ("~$c.docx", b"x"),
        ("Thumbs.db", b"x"), ("thư mục/", b""), ("d.xlsx", b"x"),
    )  # fmt: skip
    assert list(documents(data, source="k.zip")) == [("k.zip/Chỉ thị/a.txt", b"A"), ("k.zip/b.pdf", b"B")]


@pytest.mark.parametrize(
    ("name", "clean"),
    [("../../etc/a.txt", "etc/a.txt"), ("/a.txt", "a.txt"), ("x\\..\\a.txt", "x/a.txt"), ("a\x1b[1m.txt", "a_[1m.txt"), ("./a.txt", "a.txt")],
)  # fmt: skip
def test_a_name_leads_nowhere(name: str, clean: str) -> None:
    entry = zipfile.ZipInfo("x")
    entry.filename = name
    entry.flag_bits |= archive._UTF8_NAME
    assert inner_name(entry) == clean


def test_utf_8_that_does_not_say_so() -> None:
    entry = zipfile.ZipInfo("x")
    entry.filename = "Chỉ thị.txt".encode().decode("cp437")
    assert inner_name(entry) == "Chỉ thị.txt"


def test_hidden_files_are_no_documents() -> None:
    assert is_document("a/b.PDF")
    assert not any(map(is_document, ("a/.b.pdf", "~$a.docx", ".git/a.txt", "__MACOSX/a.txt", "a.xlsx", "a")))


def test_a_bomb_is_refused_by_what_it_declares(monkeypatch: pytest.MonkeyPatch) -> None:
    data = zipped(("a.txt", b"\x00" * 2_000_000), ("b.txt", b"b"))
    monkeypatch.setattr(archive, "MAX_TOTAL", 1_000_000)
    with pytest.raises(CorpusError, match="quá lớn"):
        list(documents(data, source="k.zip"))
    monkeypatch.setattr(archive, "MAX_TOTAL", 10_000_000)
    monkeypatch.setattr(archive, "MAX_ENTRIES", 1)
    with pytest.raises(CorpusError, match="quá lớn"):
        list(documents(data, source="k.zip"))


def test_an_entry_beyond_the_limit_is_named_and_the_others_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_ENTRY", 1_000)
    (_, first), (_, second) = documents(zipped(("a.txt", b"a" * 1_001), ("b.txt", b"b" * 1_000)), source="k.zip")
    assert isinstance(first, CorpusError)
    assert "k.zip/a.txt" in first.message
    assert second == b"b" * 1_000


def test_a_lie_about_the_size_is_noticed() -> None:
    data = zipped(("a.txt", b"\x00" * 5_000_000))
    size = (5_000_000).to_bytes(4, "little")
    ((_, found),) = documents(data.replace(size, (10).to_bytes(4, "little")), source="k.zip")
    assert isinstance(found, CorpusError)


def test_a_password_is_asked_for() -> None:
    data = bytearray(zipped(("a.txt", b"abc")))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    ((_, found),) = documents(bytes(data), source="k.zip")
    assert isinstance(found, CorpusError)
    assert "mật khẩu" in found.message


@pytest.mark.parametrize("data", [b"PK\x03\x04", zipped(("a.txt", b"abc"))[:-10], b""])
def test_a_broken_archive_is_said_to_be_broken(data: bytes) -> None:
    with pytest.raises(CorpusError, match=r"k\.zip.*hỏng"):
        list(documents(data, source="k.zip"))


def test_an_archive_without_documents_says_what_is_read() -> None:
    with pytest.raises(CorpusError, match="không có tệp") as caught:
        list(documents(zipped(("a.xlsx", b"x")), source="k.zip"))
    assert ".pdf" in caught.value.hint
