"""A parsed directive as lines for a terminal: its heading, tree, references, validity and warnings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.register import REASONS, Resolved
from corpus.text import fold_display
from corpus.types import Directive, Field, FieldSource, PartialDate, Provision, Reference, Relation

_FIELDS = (
    ("kind", "Loại"), ("number", "Số"), ("subject", "Trích yếu"), ("issuer", "Cơ quan ban hành"), ("parent_issuer", "Cơ quan cấp trên"),
    ("place", "Nơi ban hành"), ("issued_on", "Ngày ban hành"), ("addressees", "Kính gửi"), ("recipients", "Nơi nhận"),
    ("signer", "Người ký"), ("signer_title", "Chức vụ"), ("authority", "Thẩm quyền ký"), ("urgency", "Độ khẩn"),
)  # fmt: skip
_BLANK, _UNSTATED = "(để trống)", "(không ghi)"
_WIDTH = 100
"""Characters of a provision's text that are shown."""
_INDENT = "  "


def render_heading(directive: Directive) -> tuple[str, ...]:
    """One line for each heading field, with how sure its reading is where it isn't certain."""
    return tuple(f"{name}: {_value(getattr(directive.heading, key))}" for key, name in _FIELDS)


def render_tree(directive: Directive, *, width: int = _WIDTH) -> tuple[str, ...]:
    """One line for each provision, indented by depth: its level, its address, and how its text begins."""
    return tuple(_branch(directive.root, 0, width))


def render_references(resolved: Iterable[Resolved]) -> tuple[str, ...]:
    """One line for each reference: where it stands, what it does, what is cited, and the document it is or why none."""
    return tuple(_reference_line(one) for one in resolved)


def render_validity(directive: Directive) -> tuple[str, ...]:
    """Beginning and end of effect and the measures that end, as the text states them."""
    validity = directive.validity
    lines = [f"Hiệu lực từ: {_value(validity.effective_from)}", f"Hết hiệu lực sau: {_value(validity.effective_to)}"]
    for limit in validity.limits:
        words = fold_display(directive.text[limit.start : limit.end])
        lines.append(f"Có thời hạn đến {limit.until}: {'.'.join(limit.path)}: “{words}”")
    return tuple(lines)


def render_warnings(directive: Directive) -> tuple[str, ...]:
    """One line for each warning, with its place."""
    return tuple(
        f"{warning.message}" + (f" [{warning.span.start}:{warning.span.end}]" if warning.span else "")
        for warning in directive.warnings
    )


def render_directive(directive: Directive, resolved: Iterable[Resolved], *, width: int = _WIDTH) -> tuple[str, ...]:
    """The whole of a parsed document, section by section; sections with nothing in them are left out."""
    sections = (
        (f"{directive.title} ({directive.doc_id}; {directive.format})", render_heading(directive)),
        ("Cấu trúc / Structure", render_tree(directive, width=width)),
        ("Viện dẫn / References", render_references(resolved)),
        ("Hiệu lực / Validity", render_validity(directive)),
        ("Cảnh báo / Warnings", render_warnings(directive)),
    )
    lines: list[str] = []
    for title, body in sections:
        if body:
            lines += ["", title] if lines else [title]
            lines += [_INDENT + line for line in body]
    return tuple(lines)


def name_reference(reference: Reference) -> str:
    """A cited document's name from what is known of it: "khoản 2 Điều 5 Nghị định số 15/2020/NĐ-CP ngày 03/02/2020 của Chính phủ"."""
    parts = [reference.cited, reference.kind, reference.name, f"số {reference.number}" if reference.number else None]
    if reference.date:
        parts.append(f"{'ngày' if reference.date.day else 'tháng' if reference.date.month else 'năm'} {reference.date}")
    if reference.issuer:
        parts.append(f"của {reference.issuer}")
    if reference.own and reference.kind and not reference.number:
        parts.append("này")
    return " ".join(part for part in parts if part)


def _reference_line(one: Resolved) -> str:
    reference = one.reference
    relation = "" if reference.relation is Relation.CITES else f"{reference.relation.value}: "
    target = f"{one.target} ({REASONS[one.reason]})" if one.target else REASONS[one.reason]
    return f"{'.'.join(reference.path)} | {relation}{name_reference(reference)} → {target}"


def _branch(provision: Provision, depth: int, width: int) -> Iterator[str]:
    own = fold_display(provision.heading or ("" if provision.children else provision.text))
    shown = own if len(own) <= width else own[: width - 1].rstrip() + "…"
    address = ".".join(provision.path) or provision.doc_id
    yield f"{_INDENT * depth}{address} [{provision.level.value}]" + (f" {shown}" if shown else "")
    for child in provision.children:
        yield from _branch(child, depth + 1, width)


def _value(field: Field[str] | Field[PartialDate] | Field[tuple[str, ...]]) -> str:
    value = field.value
    if value is None:
        return _BLANK if field.span else _UNSTATED
    shown = "; ".join(value) if isinstance(value, tuple) else str(value)
    if field.source is FieldSource.MANIFEST:
        shown += f" ({field.note})" if field.note else ""
    return shown if field.confidence == 1.0 else f"{shown} (độ tin cậy {field.confidence:.2f})"
