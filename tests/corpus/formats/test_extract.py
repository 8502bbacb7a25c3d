from __future__ import annotations

import random
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_makers import raw_pdf, shown
from test_archive import zipped

from corpus.errors import CorpusError
from corpus.formats import extract as module
from corpus.formats.extract import extract
from corpus.formats.types import Extracted

TEXT = "Điều 1. Phạm vi.\nĐiều 2. Hiệu lực."
PDF = raw_pdf(shown("Dieu 1. Pham vi.", 50, 700) + "50 600 m 500 600 l S\n", image=True)
SEEDS = {
    "a.txt": TEXT.encode(),
    "a.md": f"# A\n\n{TEXT}".encode(),
    "a.html": f"<html><body><p>{TEXT}</p><table><tr><td>x</table>".encode(),
    "a.pdf": PDF,
    "a.zip": zipped(("a.txt", TEXT.encode()), ("b.pdf", PDF)),
    "a.vni": "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam".encode("cp1252"),
}


def test_a_text_is_one_document() -> None:
    (found,) = extract(TEXT.encode(), source="a.txt")
    assert (found.text, found.format, found.source, found.warnings) == (TEXT, "text", "a.txt", ())


def test_a_wrong_ending_is_read_by_content_and_said() -> None:
    (found,) = extract(PDF, source="a.doc")
    assert found.format == "pdf"
    assert "'.doc'" in found.warnings[0].message
    (found,) = extract(TEXT.encode(), source="a.pdf")
    assert (found.text, found.format) == (TEXT, "text")
    assert "'.pdf'" in found.warnings[0].message


def test_an_archive_gives_every_document() -> None:
    found = extract(SEEDS["a.zip"], source="a.zip")
    assert [(each.source, each.format) for each in found] == [("a.zip/a.txt", "text"), ("a.zip/b.pdf", "pdf")]


def test_every_unreadable_document_of_an_archive_is_named() -> None:
    data = zipped(("a.txt", b"\xff"), ("b.txt", TEXT.encode()), ("c.pdf", b"%PDF-"), ("d.zip", SEEDS["a.zip"]))
    with pytest.raises(CorpusError, match=r"(?s)k\.zip/a\.txt.*k\.zip/c\.pdf.*k\.zip/d\.zip") as caught:
        extract(data, source="k.zip")
    assert "b.txt" not in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("data", [b"", b"MZ\x90", zipped(("[Content_Types].xml", b"x"), ("xl/a.xml", b"x"))])
def test_what_is_no_document_is_refused_with_a_hint(data: bytes) -> None:
    with pytest.raises(CorpusError, match=r"a\.txt") as caught:
        extract(data, source="a.txt")
    assert caught.value.hint


def test_a_file_beyond_the_limit_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", len(PDF) - 1)
    with pytest.raises(CorpusError, match="quá lớn") as caught:
        extract(PDF, source="a.pdf")
    assert "300 dpi" in caught.value.hint


def mutated(data: bytes, rng: random.Random) -> bytes:
    """The data with a few bytes changed, cut or doubled."""
    out = bytearray(data)
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(out) or 1)
        kind = rng.randrange(4)
        if kind == 0:
            out[at : at + 1] = bytes([rng.randrange(256)])
        elif kind == 1:
            del out[at : at + rng.randint(1, 40)]
        elif kind == 2:
            out[at:at] = out[at : at + rng.randint(1, 60)]
        else:
            out[at:at] = rng.randbytes(rng.randint(1, 8))
    return bytes(out)


def read_or_refused(data: bytes, name: str) -> tuple[Extracted, ...]:
    """What the bytes hold; nothing where they are refused with a hint. Any other error is the test's failure."""
    try:
        return extract(data, source=name)
    except CorpusError as error:
        if not error.hint:
            raise
        return ()


@pytest.mark.parametrize("name", SEEDS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(seed=st.integers(min_value=0))
def test_broken_bytes_are_read_or_refused(name: str, seed: int) -> None:
    data = mutated(SEEDS[name], random.Random(seed))
    for each in read_or_refused(data, name):
        assert each.text == unicodedata.normalize("NFC", each.text)
        assert all(0 <= page.start <= page.end <= len(each.text) for page in each.pages)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(data=st.binary(max_size=400), name=st.sampled_from([*SEEDS, "a.png", "a"]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    assert all(found.text for found in read_or_refused(data, name))


def test_reading_text_imports_no_other_reader() -> None:
    code = (
        "import sys; from corpus.read import read_corpus; from corpus.manifest import shipped_paths; read_corpus(shipped_paths());"
        "print(*(m for m in ('pypdfium2', 'PIL', 'docx', 'bs4', 'lxml', 'markdown_it') if m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split() == []
