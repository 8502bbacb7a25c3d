"""Old Word, OpenDocument and RTF files through LibreOffice, where it is installed."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from corpus.errors import CorpusError
from corpus.formats.docx import read_docx
from corpus.formats.html import read_html, read_mhtml
from corpus.formats.types import Extracted

OFFICE_SUFFIXES = (".doc", ".dot", ".odt", ".ott", ".fodt", ".rtf", ".wps")
"""What LibreOffice is asked to read, lower case."""
_TIMEOUT = 120.0  # seconds: its first start takes ten, a long law twenty
_PROGRAMS = ("soffice", "libreoffice")
_MAX_UNPACKED = 300_000_000  # bytes that an OpenDocument file may declare, pictures included
_MAX_RATIO = 200  # unpacked to packed: XML of prose has 5 to 20
_SMALL = 1_000_000  # bytes: what unpacks to no more than this is no bomb
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "LD_LIBRARY_PATH")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = ("WordDocument", "MatOST", "CONTENTS")
"""What the directory of a Word or Works file names; LibreOffice takes a file without them for any text."""
_WORD_97, _WORD_95 = b"\xec\xa5", b"\xdc\xa5"
"""The first bytes of the Word stream, which begins at a sector."""
_SECTOR = 512  # bytes
_ENCRYPTED_DOC_FLAG = 0x0100  # FibBase.fEncrypted, [MS-DOC] 2.5.2
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""
"""No macros, and no fetching of linked pictures or templates: a document must not reach the network."""


def office_program() -> str | None:
    """LibreOffice's program on this machine, or None."""
    return next((path for name in _PROGRAMS if (path := shutil.which(name))), None)


def read_office(data: bytes, suffix: str, *, source: str, timeout: float = _TIMEOUT) -> Extracted:
    """A .doc, .odt or .rtf file as plain text. ``suffix`` with its dot, ``timeout`` in seconds.

    What only bears such a suffix (a web page or a .docx saved as .doc) is read as what it is. CorpusError where LibreOffice
    isn't installed, fails or takes too long, or the file is locked.
    """
    suffix = suffix.lower()
    disguised = _disguised(data, source)
    if disguised is not None:
        return disguised
    _check(data, source)
    program = office_program()
    if program is None:
        raise CorpusError(
            f"Cần LibreOffice để đọc {source!r}. / Reading {source!r} needs LibreOffice.",
            hint="Cài LibreOffice, hoặc lưu tệp thành .docx. / Install LibreOffice, or save the file as .docx.",
        )
    actual = ".rtf" if data.lstrip()[:5] == b"{\\rtf" else suffix if suffix in OFFICE_SUFFIXES else ".doc"
    converted = _convert(program, data, actual, source, timeout)
    return replace(read_docx(converted, source=source), format=actual.lstrip("."))


def _disguised(data: bytes, source: str) -> Extracted | None:
    head = data[:2048].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\x00", b"").lower()
    if head.startswith(b"pk"):
        with contextlib.suppress(zipfile.BadZipFile), zipfile.ZipFile(BytesIO(data)) as archive:
            if "[Content_Types].xml" in archive.namelist():
                return read_docx(data, source=source)
        return None
    if head.startswith(b"mime-version:") or b"\ncontent-type: multipart/related" in head:
        return read_mhtml(data, source=source)
    if head.startswith((b"<html", b"<!doctype html", b"<meta", b"<head", b"<body")) or b"<html" in head[:1000]:
        return read_html(data, source=source)
    return None


def _check(data: bytes, source: str) -> None:
    """CorpusError for an empty or locked file, or one that unpacks to too much."""
    if not data.strip():
        raise CorpusError(f"Tệp {source!r} rỗng. / {source!r} is empty.", hint="Kiểm tra lại tệp. / Check the file.")
    if data.startswith(_OLE) and _is_locked(data):
        raise CorpusError(
            f"Tệp {source!r} có mật khẩu. / {source!r} is protected by a password.",
            hint="Mở tệp, bỏ mật khẩu rồi lưu lại. / Open it, remove the password and save it.",
        )
    if data.startswith(_OLE) and not any(name.encode("utf-16-le") in data for name in _STREAMS):
        raise _damaged(source)
    if not data.startswith((b"PK", _OLE)) and not data.lstrip()[:5].lower().startswith((b"{\\rtf", b"<?xml")):
        raise _damaged(source)  # LibreOffice would take any bytes for text
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise _damaged(source) from error
    if unpacked > _MAX_UNPACKED or (unpacked > _SMALL and unpacked > _MAX_RATIO * len(data)):
        raise CorpusError(
            f"Tệp {source!r} bung ra quá lớn. / {source!r} is too large when unpacked.",
            hint="Kiểm tra nguồn của tệp. / Check where the file comes from.",
        )


def _damaged(source: str) -> CorpusError:
    return CorpusError(
        f"Tệp {source!r} bị hỏng hoặc chưa tải hết. / {source!r} is damaged or cut short.",
        hint="Tải lại, hoặc mở tệp rồi lưu thành .docx. / Download it again, or open it and save it as .docx.",
    )


def _is_locked(data: bytes) -> bool:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return True
    at = data.find(_WORD_97, _SECTOR)
    return at % _SECTOR == 0 and bool(int.from_bytes(data[at + 10 : at + 12], "little") & _ENCRYPTED_DOC_FLAG)


def _filter(data: bytes) -> tuple[str, ...]:
    """The import filter of a Word file: left to itself, LibreOffice reads a damaged one as text, byte by byte."""
    if not data.startswith(_OLE) or _STREAMS[0].encode("utf-16-le") not in data:
        return ()
    old = data.find(_WORD_97) == -1 and data.find(_WORD_95) % _SECTOR == 0
    return ("--infilter=MS Word 95",) if old else ("--infilter=MS Word 97",)


def _convert(program: str, data: bytes, suffix: str, source: str, timeout: float) -> bytes:
    """The .docx that LibreOffice makes of a file, with a profile of its own, so that runs don't meet."""
    with tempfile.TemporaryDirectory(prefix="chithi-office-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        user = home / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        file = home / f"input{suffix}"
        file.write_bytes(data)
        command = [
            program, *_filter(data), "--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault",
            f"-env:UserInstallation={(home / 'profile').as_uri()}", "--convert-to", "docx:MS Word 2007 XML",
            "--outdir", str(home / "out"), str(file),
        ]  # fmt: skip
        _run(command, home, source, timeout)
        made = home / "out" / "input.docx"
        if not made.is_file():
            raise CorpusError(
                f"LibreOffice không đọc được {source!r}. / LibreOffice cannot read {source!r}.",
                hint="Mở tệp rồi lưu thành .docx. / Open it and save it as .docx.",
            )
        return made.read_bytes()


def _run(command: list[str], home: Path, source: str, timeout: float) -> None:
    """Run LibreOffice to its end or to ``timeout``, when its children end with it."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ} | {"HOME": str(home), "TMPDIR": str(home)}
    try:
        process = subprocess.Popen(
            command, cwd=home, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        raise CorpusError(
            f"Không chạy được LibreOffice: {error.strerror}. / LibreOffice cannot be started.",
            hint="Cài lại LibreOffice. / Install LibreOffice again.",
        ) from error
    with process:
        try:
            process.wait(timeout=timeout)
        except subprocess.TimeoutExpired as error:
            raise CorpusError(
                f"LibreOffice đọc {source!r} quá {timeout:.0f} giây. / LibreOffice took over {timeout:.0f} s on {source!r}.",
                hint="Mở tệp rồi lưu thành .docx. / Open it and save it as .docx.",
            ) from error
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and the children of its session."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
