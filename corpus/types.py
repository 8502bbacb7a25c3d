"""The types that flow up from the corpus: directives and the provisions that tile their text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")


class Level(StrEnum):
    """What a provision is in its document (Nghị định 30/2020/NĐ-CP, Hướng dẫn 36-HD/VPTW)."""

    DOCUMENT = "document"
    PART = "part"  # Phần thứ nhất
    CHAPTER = "chapter"  # Chương I
    SECTION = "section"  # Mục 1, or a Roman "I."
    SUBSECTION = "subsection"  # Tiểu mục 1
    ARTICLE = "article"  # Điều 1
    CLAUSE = "clause"  # khoản: "1."
    POINT = "point"  # điểm: "a)"
    SUBPOINT = "subpoint"  # tiết: "a.1)", "1.1."
    ITEM = "item"  # a bullet
    PARAGRAPH = "paragraph"  # unnumbered paragraph of a body or of the provision above it
    LEAD = "lead"  # the numbered line of a provision that has parts below it
    PREAMBLE = "preamble"
    CLOSING = "closing"
    HEADER = "header"
    ADDRESSEES = "addressees"  # Kính gửi
    RECIPIENTS = "recipients"  # Nơi nhận
    SIGNATURE = "signature"
    APPENDIX = "appendix"
    QUOTED = "quoted"
    NOISE = "noise"


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of code points [start, end) in a directive's frozen text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date as far as the text states it; ``day`` and ``month`` are None where it leaves them blank."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        return "/".join(f"{part:02d}" for part in (self.day, self.month) if part) + (
            f"/{self.year}" if self.month else str(self.year)
        )


class FieldSource(StrEnum):
    """Where a heading field was read."""

    TEXT = "text"
    MANIFEST = "manifest"  # supplied by the corpus list, not stated in the document
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Generic[T]):
    """One heading field: its value, where in the text it was read, or that the manifest supplied it.

    ``value`` None with a ``span`` means that the document has the line and leaves it blank ("Số      - CV/HU").
    ``note`` says where a supplied value comes from.
    """

    value: T | None = None
    span: Span | None = None
    source: FieldSource = FieldSource.UNKNOWN
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The fields around a directive's body (Nghị định 30/2020/NĐ-CP, Article 8)."""

    kind: Field[str] = field(default_factory=Field)  # "Công văn", "Kế hoạch", …
    number: Field[str] = field(default_factory=Field)  # "331-CV/TU", spaces removed
    subject: Field[str] = field(default_factory=Field)
    issuer: Field[str] = field(default_factory=Field)  # "Quận ủy Ba Đình"
    parent_issuer: Field[str] = field(default_factory=Field)  # "Đảng bộ thành phố Hà Nội"
    place: Field[str] = field(default_factory=Field)  # the place in the date line: "TP. Bắc Ninh"
    issued_on: Field[PartialDate] = field(default_factory=Field)
    addressees: Field[tuple[str, ...]] = field(default_factory=Field)  # Kính gửi
    recipients: Field[tuple[str, ...]] = field(default_factory=Field)  # Nơi nhận
    signer: Field[str] = field(default_factory=Field)
    signer_title: Field[str] = field(default_factory=Field)  # "T/M Ban Thường vụ, Phó Bí thư Thường trực"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A labelled stretch of a directive; the leaves of a directive's tree tile its text.

    ``text`` equals ``directive.text[start:end]``, trailing white space included. ``path`` is unique within the
    document: ("II", "3", "b2") is the second bullet of khoản 3 of mục II, ("1", "p2") the second paragraph of khoản 1.
    ``heading`` is the title or the lead line without its number, white space folded ("" where there is none).
    """

    doc_id: str
    path: tuple[str, ...]
    level: Level
    label: str  # "mục II, khoản 3, gạch đầu dòng 2"
    heading: str
    text: str
    start: int
    end: int
    children: tuple[Provision, ...] = ()

    def walk(self) -> Iterator[Provision]:
        """This provision and all below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def leaves(self) -> Iterator[Provision]:
        """The provisions without children at or below this one, in document order."""
        return (provision for provision in self.walk() if not provision.children)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWarning:
    """Something odd the reader met and survived, with the place in the text (None: the file as a whole)."""

    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """One document, parsed. ``text`` is NFC and frozen: every offset points into it.

    ``jurisdiction`` runs from the narrowest place outwards: ("Bắc Hà", "Lào Cai"); () where unknown, ("Việt Nam",) for
    national bodies. ``sha256`` is of the source file's bytes. ``root`` is the DOCUMENT provision over the whole text.
    """

    doc_id: str
    source: str  # file name
    sha256: str
    text: str
    heading: Heading
    jurisdiction: tuple[str, ...]
    root: Provision
    warnings: tuple[ReadWarning, ...] = ()

    @property
    def title(self) -> str:
        """How a citation names the document: kind, number or subject, issuer."""
        heading = self.heading
        parts = [heading.kind.value or "Văn bản"]
        if heading.number.value:
            parts.append(heading.number.value)
        if heading.issuer.value:
            parts.append(f"của {heading.issuer.value}")
        if len(parts) == 1 and heading.subject.value:
            parts.append(heading.subject.value)
        return " ".join(parts)

    def find(self, path: tuple[str, ...]) -> Provision | None:
        """The provision at ``path``, or None."""
        return next((provision for provision in self.root.walk() if provision.path == path), None)
