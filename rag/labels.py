"""How a document and a provision are named to the reader, in both languages."""

from __future__ import annotations

from corpus.types import Directive, PartialDate

_LEVELS = {
    "phụ lục": "annex", "phần mở đầu": "preamble", "phần kết": "closing part", "Kính gửi": "addressees",
    "Nơi nhận": "recipients", "phần ký": "signature block", "phần đầu văn bản": "heading", "gạch đầu dòng": "bullet",
    "đoạn": "paragraph", "dòng": "line",
    "khoản": "clause", "điểm": "point", "tiết": "sub-point", "tiểu mục": "subsection", "mục": "section", "chương": "chapter",
    "phần": "part", "Điều": "Article", "phần không đánh số": "unnumbered part",
}  # fmt: skip
_KINDS = {
    "Công văn": "official letter", "Kế hoạch": "plan", "Thông báo": "notice", "Chỉ thị": "directive", "Quyết định": "decision",
    "Nghị quyết": "resolution", "Nghị định": "decree", "Thông tư": "circular", "Công điện": "urgent dispatch",
    "Kết luận": "conclusion", "Hướng dẫn": "guidance", "Báo cáo": "report", "Tờ trình": "submission", "Quy định": "regulation",
}  # fmt: skip


def label(vietnamese: str, language: str) -> str:
    """A provision's label in the question's language: "mục II, khoản 3" or "section II, clause 3"."""
    if language == "vi":
        return vietnamese
    parts = []
    for part in vietnamese.split(", "):
        known = next((name for name in sorted(_LEVELS, key=len, reverse=True) if part.startswith(name)), None)
        parts.append(_LEVELS[known] + part[len(known) :] if known else part)
    return ", ".join(parts)


def document(directive: Directive, language: str) -> str:
    """The document's name; in English its kind is said too, the Vietnamese title stays: that is what is on the paper."""
    if language == "vi":
        return directive.title
    kind = _KINDS.get(directive.heading.kind.value or "")
    return f"the {kind} “{directive.title}”" if kind else f"“{directive.title}”"


def date(value: PartialDate, language: str) -> str:
    """A date as far as it is known: "ngày 27/4/2021", "tháng 8/2021"; "27 April 2021" stays in figures: "27/4/2021"."""
    if language == "en":
        return str(value)
    if value.day:
        return f"ngày {value}"
    return f"tháng {value}" if value.month else f"năm {value}"
