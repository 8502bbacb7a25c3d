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
    ``note`` says where a supplied value comes from. ``confidence`` in [0, 1] is how sure the reader is of a value: 1.0 for
    one in its usual place and form, less where it was read from an unusual one or from a poor scan.
    """

    value: T | None = None
    span: Span | None = None
    source: FieldSource = FieldSource.UNKNOWN
    note: str = ""
    confidence: float = 1.0


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
    authority: Field[str] = field(default_factory=Field)  # on whose behalf it is signed: "TM.", "KT.", "T/M", …
    urgency: Field[str] = field(default_factory=Field)  # "Khẩn", "Thượng khẩn", "Hỏa tốc"


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
class Page:
    """One page of the source and where its text lies; ``confidence`` in [0, 1] is the OCR's own, None where none was run."""

    number: int  # from 1
    start: int
    end: int
    confidence: float | None = None


class Relation(StrEnum):
    """What a document does with one that it cites."""

    BASIS = "căn cứ"
    IMPLEMENTS = "thực hiện"
    AMENDS = "sửa đổi, bổ sung"
    REPLACES = "thay thế"
    REPEALS = "bãi bỏ"
    GUIDES = "hướng dẫn"
    ANSWERS = "trả lời"
    ISSUES = "ban hành kèm theo"
    CITES = "dẫn chiếu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One document (or provision of a document) that a provision cites, as far as the text states it.

    ``path`` is the citing leaf; ``start:end`` the citation's words. A list ("số 2118, 2130 - TB/QU") gives one reference
    for each number, each with its own span. ``number`` is folded as in ``Heading.number``; ``name`` is that of a law cited by
    it ("Phòng, chống bệnh truyền nhiễm"). ``cited`` names the cited provisions' wording ("khoản 2 Điều 5"), "" for the
    whole document. ``own`` says that it points into this document.
    """

    path: tuple[str, ...]
    start: int
    end: int
    relation: Relation
    kind: str | None = None
    number: str | None = None
    date: PartialDate | None = None
    issuer: str | None = None
    name: str | None = None
    cited: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """A measure that the text says ends: the provision, the words, and the last day on which it holds."""

    path: tuple[str, ...]
    start: int
    end: int
    until: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """From when and until when a document holds, as far as its own text states it."""

    effective_from: Field[PartialDate] = field(default_factory=Field)
    effective_to: Field[PartialDate] = field(default_factory=Field)
    limits: tuple[TimeLimit, ...] = ()


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
    ``format`` is what the source was read as ("text", "docx", "pdf", "ocr", …); ``pages`` those of a paged source.
    ``references`` are in text order.
    """

    doc_id: str
    source: str  # file name
    sha256: str
    text: str
    heading: Heading
    jurisdiction: tuple[str, ...]
    root: Provision
    warnings: tuple[ReadWarning, ...] = ()
    format: str = "text"
    pages: tuple[Page, ...] = ()
    references: tuple[Reference, ...] = ()
    validity: Validity = field(default_factory=Validity)

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
