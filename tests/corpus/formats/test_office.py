import io
import os
import socket
import stat
import subprocess
import time
import zipfile
from pathlib import Path

import pytest
from document_makers import shipped
from office_makers import body_docx, clauses, directive_docx, heading_values, listed, provisions

from corpus.errors import CorpusError
from corpus.formats import office
from corpus.formats.office import office_program, read_office
from corpus.manifest import manifest

DOC_IDS = [entry.doc_id for entry in manifest().values()]
needs_office = pytest.mark.skipif(office_program() is None, reason="LibreOffice isn't installed: .doc and .odt go untested")
RTF = rb"{\rtf1\ansi\ansicpg1258 {\b Quy\u7871?t \u273?\u7883?nh}\par 1. M\u7897?t.\par}"


def converted(folder: Path, doc_id: str, form: str) -> bytes:
    """A directive's Word file as LibreOffice saves it in another format."""
    file = folder / f"{doc_id}.docx"
    file.write_bytes(directive_docx(shipped(doc_id)))
    command = [office_program() or "", "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    subprocess.run([*command, "--convert-to", form, "--outdir", str(folder), str(file)], check=True, capture_output=True)
    return file.with_suffix(f".{form}").read_bytes()


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize(("doc_id", "form"), [*zip(DOC_IDS, ["odt", "doc", "rtf", "odt", "doc"], strict=True)])
def test_real_directives(doc_id: str, form: str, tmp_path: Path) -> None:
    found = read_office(converted(tmp_path, doc_id, form), f".{form}", source=f"a.{form}")
    root = provisions(found)[()]
    assert found.format == form
    assert clauses(root) == clauses(shipped(doc_id).root)
    assert heading_values(root) == heading_values(shipped(doc_id).root)


@needs_office
def test_rtf_named_doc() -> None:
    found = read_office(RTF, ".DOC", source="a.doc")
    assert (found.format, found.text) == ("rtf", "Quyết định\n\n1. Một.\n")


def test_files_that_only_bear_the_name() -> None:
    assert read_office("<html><p>Một".encode(), ".doc", source="a.doc").format == "html"
    assert read_office(body_docx(listed("Một.", 1, 1)), ".doc", source="a.doc").text == "1. Một.\n"
    archive = b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>M\xe1\xbb\x99t</p>\n"
    assert read_office(archive, ".doc", source="a.doc").text == "Một\n"


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CorpusError, match="Cần LibreOffice") as caught:
        read_office(RTF, ".rtf", source="a.rtf")
    assert "Cài LibreOffice" in caught.value.hint


def program(folder: Path, script: str) -> Path:
    """A stand-in for LibreOffice."""
    file = folder / "soffice"
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return file


def test_timeout_ends_the_program_and_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = tmp_path / "child"
    file = program(tmp_path, f"sleep 300 & echo $! > {note}; wait")
    monkeypatch.setattr(office, "office_program", lambda: str(file))
    with pytest.raises(CorpusError, match="quá 1 giây"):
        read_office(RTF, ".rtf", source="a.rtf", timeout=1)
    child = int(note.read_text(encoding="utf-8"))
    for _ in range(100):
        if not Path(f"/proc/{child}").exists() or "Z" in Path(f"/proc/{child}/stat").read_text(encoding="utf-8").split()[2]:
            break
        time.sleep(0.05)
    else:
        os.kill(child, 9)
        pytest.fail("the child outlived the timeout")


@pytest.mark.parametrize(("script", "message"), [("exit 0", "không đọc được"), ("echo no >&2; exit 3", "không đọc được")])
def test_program_that_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, message: str) -> None:
    file = program(tmp_path, script)
    monkeypatch.setattr(office, "office_program", lambda: str(file))
    with pytest.raises(CorpusError, match=message):
        read_office(RTF, ".rtf", source="a.rtf")


def test_program_that_cannot_be_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "office_program", lambda: str(tmp_path / "none"))
    with pytest.raises(CorpusError, match="Không chạy được"):
        read_office(RTF, ".rtf", source="a.rtf")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "rỗng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + b"\xec\xa5" + bytes(8) + b"\x00\x01" + bytes(500), "mật khẩu"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"PK\x03\x04" + bytes(50), "bị hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 9, "bị hỏng"),
        (b"rubbish", "bị hỏng"),
    ],
)
def test_bad_files(data: bytes, message: str) -> None:
    with pytest.raises(CorpusError, match=message) as caught:
        read_office(data, ".odt", source="a.odt")
    assert caught.value.hint


def test_zip_bomb() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", bytes(20_000_000))
    with pytest.raises(CorpusError, match="quá lớn"):
        read_office(file.getvalue(), ".odt", source="a.odt")


@needs_office
def test_cut_file_gives_an_error() -> None:
    with pytest.raises(CorpusError, match="không đọc được"):
        read_office(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + bytes(4000), ".doc", source="a.doc"
        )


NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name if name != "draw" else "drawing"}:1.0"'
    for name in ("office", "text", "draw")
)
LINKED = f"""<?xml version="1.0"?>
<office:document {NAMES} xmlns:xlink="http://www.w3.org/1999/xlink"
 office:mimetype="application/vnd.oasis.opendocument.text" office:version="1.2"><office:body><office:text>
<text:p>Một<draw:frame><draw:image xlink:href="ADDRESS.png" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>
<text:section text:name="s"><text:section-source xlink:href="ADDRESS.odt"/><text:p>Hai</text:p></text:section>
</office:text></office:body></office:document>"""


@needs_office
def test_linked_pictures_and_texts_are_not_fetched() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/a"
        found = read_office(LINKED.replace("ADDRESS", address).encode(), ".fodt", source="a.fodt")
        assert found.text == "Một\n\nHai\n"
        with pytest.raises(BlockingIOError):
            server.accept()
