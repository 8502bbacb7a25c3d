"""A Word file's zip container: its parts as XML, within limits of size, and the relationships between them (ECMA-376)."""

from __future__ import annotations

import io
import lzma
import posixpath
import zipfile
import zlib
from dataclasses import dataclass

from lxml import etree

from corpus.errors import CorpusError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
"""The namespaces of the standard's strict variant, and the usual ones."""
_MAX_PART = 60_000_000  # bytes of XML: the largest laws have 10 to 20 MB
_MAX_TOTAL = 100_000_000
_MAX_ENTRIES = 20_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What zipfile raises for damaged bytes, unknown compression and encryption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """Where a part points: ``kind`` is the last word of its type ("header", "footnotes"), ``target`` a part's name."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a Word file, parsed when asked for. CorpusError for one that is damaged, locked or too large."""

    def __init__(self, data: bytes, *, source: str) -> None:
        self._source = source
        self._total = 0
        if data.startswith(_OLE):
            raise _locked(source) if _ENCRYPTED in data else _not_word(source)
        if not zipfile.is_zipfile(io.BytesIO(data)):
            raise _truncated(source) if data.startswith(b"PK") else _not_word(source)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except _BROKEN as error:
            raise _truncated(source) from error
        if len(entries) > _MAX_ENTRIES or any(entry.file_size > _MAX_TOTAL for entry in entries if _is_xml(entry.filename)):
            raise _too_large(source)
        self._entries = {_plain(entry.filename): entry for entry in entries}
        main = [rel.target for rel in self.relationships("").values() if rel.kind == "officeDocument"]
        self.document = main[0] if main and self._has(main[0]) else "word/document.xml"
        if not self._has(self.document):
            raise _not_word(source)

    def part(self, name: str) -> etree._Element | None:
        """The root element of a part, or None where the package has none of that name."""
        if not self._has(name):
            return None
        return self._parse(self._read(name))

    def related(self, kind: str) -> etree._Element | None:
        """The root of the main document's part of that kind ("styles", "numbering"), or None."""
        for rel in self.relationships(self.document).values():
            if rel.kind == kind and not rel.external:
                return self.part(rel.target)
        return None

    def relationships(self, name: str) -> dict[str, Relationship]:
        """The relationships of a part by their id; "" for the package itself."""
        folder, file = posixpath.split(name)
        root = self.part(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, Relationship] = {}
        for node in root if root is not None else ():
            if not isinstance(node.tag, str):
                continue
            target = node.get("Target", "")
            absolute = target.startswith("/")
            found[node.get("Id", "")] = Relationship(
                kind=node.get("Type", "").rsplit("/", 1)[-1],
                target=posixpath.normpath(target.lstrip("/") if absolute else posixpath.join(folder, target)),
                external=node.get("TargetMode") == "External",
            )
        return found

    def _has(self, name: str) -> bool:
        return _plain(name) in self._entries

    def _read(self, name: str) -> bytes:
        """A part's bytes. The sizes that the zip declares may lie, so that what is unpacked is counted."""
        try:
            with self._zip.open(self._entries[_plain(name)]) as file:
                data = file.read(_MAX_PART + 1)
        except _BROKEN as error:
            raise _truncated(self._source) from error
        self._total += len(data)
        if len(data) > _MAX_PART or self._total > _MAX_TOTAL:
            raise _too_large(self._source)
        return data

    def _parse(self, data: bytes) -> etree._Element:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise _damaged(self._source) from error
        if root is None or root.getroottree().docinfo.doctype:
            raise _damaged(self._source)
        return root


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _truncated(source: str) -> CorpusError:
    return CorpusError(
        f"Tệp Word {source!r} bị hỏng hoặc chưa tải hết. / The Word file {source!r} is damaged or cut short.",
        hint="Tải lại hoặc mở bằng Word rồi lưu lại. / Download it again, or open it in Word and save it anew.",
    )


def _damaged(source: str) -> CorpusError:
    return CorpusError(
        f"Nội dung tệp Word {source!r} không hợp lệ. / The Word file {source!r} holds invalid XML.",
        hint="Mở bằng Word rồi lưu lại. / Open it in Word and save it anew.",
    )


def _too_large(source: str) -> CorpusError:
    return CorpusError(
        f"Tệp Word {source!r} bung ra quá lớn. / The Word file {source!r} is too large when unpacked.",
        hint=f"Giới hạn là {_MAX_PART:,} byte mỗi phần. / The limit is {_MAX_PART:,} bytes for each part.",
    )


def _locked(source: str) -> CorpusError:
    return CorpusError(
        f"Tệp Word {source!r} có mật khẩu. / The Word file {source!r} is protected by a password.",
        hint="Mở bằng Word, bỏ mật khẩu rồi lưu lại. / Open it in Word, remove the password and save it.",
    )


def _not_word(source: str) -> CorpusError:
    return CorpusError(
        f"Tệp {source!r} không phải tệp Word .docx. / {source!r} isn't a Word .docx file.",
        hint="Lưu lại thành .docx; tệp .doc cũ thì giữ đuôi .doc. / Save it as .docx; leave an old .doc its suffix.",
    )
