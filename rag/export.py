"""An answer with its citations as Markdown and as a Word file, in the layout that is pasted into a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from corpus.text import fold_display
from corpus.types import Directive, PartialDate
from rag import labels
from rag.types import Answer, Citation, Status

if TYPE_CHECKING:
    from docx.document import Document

_FONT = "Times New Roman"  # Nghị định 30/2020/NĐ-CP, Appendix I: the typeface, 13 or 14 points for the text
_SIZE = 13  # points
_MARGINS = {"top_margin": 20, "bottom_margin": 20, "left_margin": 30, "right_margin": 20}  # millimetres, the same appendix
_PAGE = {"page_width": 210, "page_height": 297}  # millimetres: A4
_INDENT = 10  # millimetres, first line of a paragraph
_QUOTE_INDENT = 10  # millimetres
_AFTER = 6  # points between paragraphs
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#~])")
_STRONG = re.compile(r"\*\*(.+?)\*\*")
_WORDS = {
    "vi": {
        "question": "Câu hỏi", "answer": "Trả lời", "sources": "Căn cứ trích dẫn", "near": "Các đoạn gần nhất",
        "notes": "Lưu ý", "dated": "ngày", Status.NO_EVIDENCE: "Kho văn bản không nêu điều được hỏi.",
        Status.NEEDS_PLACE: "Cần nêu rõ địa phương.", Status.UNGROUNDED: "Không có câu nào kiểm chứng được.",
    },
    "en": {
        "question": "Question", "answer": "Answer", "sources": "Sources quoted", "near": "Closest passages", "notes": "Notes",
        "dated": "dated", Status.NO_EVIDENCE: "The documents don't state what is asked.",
        Status.NEEDS_PLACE: "The place has to be named.", Status.UNGROUNDED: "No sentence could be verified.",
    },
}  # fmt: skip


def to_markdown(answer: Answer, directives: Mapping[str, Directive] | Iterable[Directive] = ()) -> str:
    """Question, answer, sources with their quotes, notes. ``directives`` give the sources' dates."""
    words, dates = _words(answer), _dates(directives, answer.language)
    parts = [f"**{words['question']}:** {_escape(fold_display(answer.question))}"]
    if answer.status is not Status.ANSWERED:
        parts.append(f"*{words[answer.status]}*")
    parts.append(f"**{words['answer']}:**\n\n{_clean(answer.text).strip()}")
    for name, cited in (("sources", answer.citations), ("near", answer.near_misses)):
        if cited:
            rows = [
                f"{_lead(one, name)} {_escape(_source(one, answer.language, dates))}:\n\n   > “{_escape(_quote(one))}”"
                for one in cited
            ]
            parts.append(f"**{words[name]}:**\n\n" + "\n\n".join(rows))
    if answer.notes:
        parts.append(f"**{words['notes']}:**\n\n" + "\n".join(f"- {_escape(note)}" for note in answer.notes))
    return "\n\n".join(parts) + "\n"


def to_docx(answer: Answer, directives: Mapping[str, Directive] | Iterable[Directive] = ()) -> bytes:
    """The same as a Word file: A4, Times New Roman, margins and indents of an administrative document."""
    import docx  # a tenth of a second that only an export needs

    words, dates = _words(answer), _dates(directives, answer.language)
    document = docx.Document()
    _lay_out(document, answer.language)
    _paragraph(document, [(f"{words['question']}: ", "b"), (fold_display(answer.question), "")])
    if answer.status is not Status.ANSWERED:
        _paragraph(document, [(words[answer.status], "i")])
    _paragraph(document, [(f"{words['answer']}:", "b")], keep=True)
    for block in _clean(answer.text).split("\n"):
        if block.strip():
            _paragraph(document, _strong(block.strip()))
    for name, cited in (("sources", answer.citations), ("near", answer.near_misses)):
        if cited:
            _paragraph(document, [(f"{words[name]}:", "b")], keep=True)
        for one in cited:
            _paragraph(document, [(f"{_lead(one, name)} {_source(one, answer.language, dates)}:", "")], keep=True)
            _paragraph(document, [(f"“{_quote(one)}”", "i")], quote=True)
    if answer.notes:
        _paragraph(document, [(f"{words['notes']}:", "b")], keep=True)
        for note in answer.notes:
            _paragraph(document, [(f"- {note}", "")])
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _words(answer: Answer) -> Mapping[str, str]:
    return _WORDS["en" if answer.language == "en" else "vi"]


def _dates(directives: Mapping[str, Directive] | Iterable[Directive], language: str) -> dict[str, str]:
    """What a source's date adds to its name, by doc_id: ", ngày 27/04/2021"."""
    rows = directives.values() if isinstance(directives, Mapping) else directives
    found = {}
    for directive in rows:
        issued = directive.heading.issued_on.value
        if isinstance(issued, PartialDate):
            shown = labels.date(issued, language)
            found[directive.doc_id] = f" {shown}" if language == "vi" else f" ({shown})"
    return found


def _lead(citation: Citation, name: str) -> str:
    return f"[{citation.key}]" if name == "sources" else "-"


def _source(citation: Citation, language: str, dates: Mapping[str, str]) -> str:
    """Document, date and provision, as a report cites them."""
    return f"{citation.title}{dates.get(citation.doc_id, '')}, {labels.label(citation.label, language)}"


def _quote(citation: Citation) -> str:
    return _clean(fold_display(citation.quote))


def _clean(text: str) -> str:
    """Without the characters that a Word file can't hold."""
    return _UNPRINTABLE.sub("", text)


def _escape(text: str) -> str:
    """Text as Markdown that shows it word for word."""
    return _MARKDOWN.sub(r"\\\1", _clean(text))


def _strong(text: str) -> list[tuple[str, str]]:
    """Markdown's bold stretches as runs of a paragraph."""
    runs, at = [], 0
    for match in _STRONG.finditer(text):
        runs += [(text[at : match.start()], ""), (match[1], "b")]
        at = match.end()
    return [(part, style) for part, style in (*runs, (text[at:], "")) if part]


def _lay_out(document: Document, language: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section = document.sections[0]
    for name, size in {**_PAGE, **_MARGINS}.items():
        setattr(section, name, Mm(size))
    style = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(_SIZE)
    properties = style.element.get_or_add_rPr()
    properties.get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
    spoken = properties.makeelement(qn("w:lang"), {qn("w:val"): "en-GB" if language == "en" else "vi-VN"})
    properties.append(spoken)
    document.core_properties.author = ""
    document.core_properties.title = ""


def _paragraph(document: Document, runs: list[tuple[str, str]], *, quote: bool = False, keep: bool = False) -> None:
    """One paragraph; ``keep`` holds it on the page of the next one."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm, Pt

    paragraph = document.add_paragraph()
    layout: Any = paragraph.paragraph_format
    layout.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    layout.space_after = Pt(_AFTER)
    layout.keep_with_next = keep
    layout.first_line_indent = None if quote else Mm(_INDENT)
    layout.left_indent = Mm(_QUOTE_INDENT) if quote else None
    for text, look in runs:
        run = paragraph.add_run(_clean(text))
        run.bold, run.italic = look == "b" or None, look == "i" or None
