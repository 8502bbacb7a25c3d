"""Word files and web pages made the way an office makes them, from the real directives and from small texts."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from corpus.formats.types import Extracted
from corpus.heading import read_heading
from corpus.markers import BULLET_RANK, CLAUSE_RANK, SECTION_RANK, read_marker
from corpus.parse import parse_provisions
from corpus.text import fold_display
from corpus.types import Directive, Level, Provision

NS = nsdecls("w")
Item = tuple[str, str]
"""What a paragraph is ("section", "clause", "bullet" or "text") and its words, without the number for the first three."""

LISTS = {"section": ("1", 0), "clause": ("1", 1), "bullet": ("2", 0)}
"""The w:numId and level of each kind of item in ``OFFICE_NUMBERING``."""


def level(depth: int, form: str, pattern: str, extra: str = "") -> str:
    """One w:lvl of a list."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    """One w:abstractNum."""
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{"".join(levels)}</w:abstractNum>'


def num(number: int, abstract_number: int, overrides: str = "") -> str:
    """One w:num."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract_number}"/>{overrides}</w:num>'


OFFICE_NUMBERING = (
    abstract(1, level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)"))
    + abstract(2, level(0, "bullet", "-"))
    + num(1, 1)
    + num(2, 2)
)


def new_document(numbering: str = OFFICE_NUMBERING) -> Document:
    """An empty Word document with these lists."""
    document = docx.Document()
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    for child in parse_xml(f"<w:numbering {NS}>{numbering}</w:numbering>"):
        root.append(child)
    return document


def saved(document: Document) -> bytes:
    """The file's bytes."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def number(paragraph: docx.text.paragraph.Paragraph, num_id: str, depth: int) -> None:
    """Put a paragraph in a list."""
    xml = f'<w:numPr {NS}><w:ilvl w:val="{depth}"/><w:numId w:val="{num_id}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(xml))


def body_docx(xml: str, numbering: str = OFFICE_NUMBERING, styles: str = "") -> bytes:
    """A Word file whose body is this XML, with these further styles."""
    document = new_document(numbering)
    namespaces = " ".join((
        nsdecls("w", "r", "wp", "a", "m", "pic"), 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"', 'xmlns:v="urn:schemas-microsoft-com:vml"',
    ))  # fmt: skip
    body = document.element.body
    for at, node in enumerate(parse_xml(f"<w:body {namespaces}>{xml}</w:body>")):
        body.insert(at, node)
    for node in parse_xml(f"<w:styles {NS}>{styles}</w:styles>"):
        document.styles.element.append(node)
    return saved(document)


def p(text: str, properties: str = "", run: str = "") -> str:
    """One w:p with a run of text."""
    rpr = f"<w:rPr>{run}</w:rPr>" if run else ""
    ppr = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{ppr}<w:r>{rpr}<w:t xml:space="preserve">{html.escape(text)}</w:t></w:r></w:p>'


def listed(text: str, num_id: int, depth: int = 0) -> str:
    """One w:p in a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num_id}"/></w:numPr>')


def table(rows: Iterable[Sequence[str]], *, bordered: bool) -> str:
    """A w:tbl whose cells hold this XML."""
    edge = "single" if bordered else "none"
    borders = "".join(f'<w:{side} w:val="{edge}"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    cells = "".join("<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in row) + "</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>{cells}</w:tbl>"


def repacked(data: bytes, changes: dict[str, bytes]) -> bytes:
    """The zip with these parts replaced or added."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *changes]):
            new.writestr(name, changes[name] if name in changes else old.read(name))
    return file.getvalue()


def heading_cells(directive: Directive) -> tuple[list[str], list[str], list[str]]:
    """The lines of the heading's left cell, right cell, and below both."""
    left: list[str] = []
    right: list[str] = []
    below: list[str] = []
    for leaf in directive.root.leaves():
        if leaf.level is not Level.HEADER:
            continue
        line = fold_display(leaf.text) or "*"
        token = leaf.path[-1].split("~")[0]
        if token == "date" or (token == "banner" and line != "*"):
            right.append(line)
        elif token == "kind" or below:
            below.append(line)
        else:
            left.append(line)
    return left, right, below


def tail_cells(directive: Directive) -> tuple[list[str], list[str]]:
    """The lines of "Nơi nhận" and of the signature."""
    lines: dict[Level, list[str]] = {Level.RECIPIENTS: [], Level.SIGNATURE: []}
    for leaf in directive.root.leaves():
        if leaf.level in lines:
            lines[leaf.level].append(fold_display(leaf.text))
    return lines[Level.RECIPIENTS], lines[Level.SIGNATURE]


def body_lines(directive: Directive) -> Iterator[str]:
    """The paragraphs between heading and tail, numbers included."""
    outside = (Level.HEADER, Level.RECIPIENTS, Level.SIGNATURE, Level.NOISE)
    for leaf in directive.root.leaves():
        if leaf.level not in outside:
            yield fold_display(leaf.text)


def item(text: str) -> Item:
    """A paragraph as an office types it: its number left to Word where Word has one of that form."""
    marker = read_marker(text)
    if marker is None or text.startswith("- Kính gửi"):
        return "text", text
    kinds = {SECTION_RANK: "section", CLAUSE_RANK: "clause", BULLET_RANK: "bullet"}
    return (kinds[marker.rank], text[marker.length :]) if marker.rank in kinds else ("text", text)


def directive_docx(directive: Directive) -> bytes:
    """A directive with a two-column heading and tail, empty paragraphs for spacing, and automatic numbers throughout."""
    document = new_document()
    left, right, below = heading_cells(directive)
    if left or right:
        _columns(document, left, right)
    for line in (*below, ""):
        document.add_paragraph(line)
    for kind, text in map(item, body_lines(directive)):
        paragraph = document.add_paragraph()
        for at, word in enumerate(text.split(" ")):  # Word cuts text into runs anywhere
            paragraph.add_run(word if not at else f" {word}").bold = at % 3 == 0
        if kind in LISTS:
            number(paragraph, *LISTS[kind])
    document.add_paragraph("")
    _columns(document, *tail_cells(directive))
    document.add_paragraph("")  # Word has one below a table at the end
    return saved(document)


def _columns(document: Document, left: Sequence[str], right: Sequence[str]) -> None:
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    for cell, lines in zip(cells, (left, right), strict=True):
        for at, line in enumerate(lines):
            kind, text = item(line)
            paragraph = cell.paragraphs[0] if not at else cell.add_paragraph()
            paragraph.add_run(text)
            if kind == "bullet":
                number(paragraph, *LISTS["bullet"])


def directive_html(directive: Directive) -> str:
    """A directive as a portal shows it: a heading table without borders, lists, and the page's menus around it."""
    left, right, below = heading_cells(directive)
    parts = [_html_columns(left, right), *(f"<p align=center><b>{html.escape(line)}</b></p>" for line in below)]
    for line in body_lines(directive):
        kind, text = item(line)
        parts.append(f"<ul><li>{html.escape(text)}</li></ul>" if kind == "bullet" else f"<p>{html.escape(line)}</p>")
    return "\n".join((*parts, _html_columns(*tail_cells(directive))))


def _html_columns(left: Sequence[str], right: Sequence[str]) -> str:
    cells = "".join(f"<td valign=top>{'<br>'.join(map(html.escape, lines))}</td>" for lines in (left, right))
    return f'<table border="0"><tr>{cells}</tr></table>'


def provisions(extracted: Extracted) -> dict[tuple[str, ...], Provision]:
    """The provisions of what was read, by path."""
    root, _ = parse_provisions("made", extracted.text)
    return {provision.path: provision for provision in root.walk()}


def clauses(root: Provision) -> list[tuple[str, str]]:
    """The path and folded text of each leaf but the heading's and the page's chrome."""
    outside = (Level.HEADER, Level.NOISE)
    return [(".".join(leaf.path), fold_display(leaf.text)) for leaf in root.leaves() if leaf.level not in outside]


def heading_values(root: Provision) -> dict[str, object]:
    """The values of the heading's fields that the text states."""
    heading = read_heading(root)
    return {name: getattr(heading, name).value for name in heading.__slots__ if getattr(heading, name).value is not None}
