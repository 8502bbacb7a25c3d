"""The published form of a parsed directive: named fields instead of the compact lists of the store, and its JSON Schema."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict
from pydantic import Field as ModelField

from corpus.register import Resolved, Target
from corpus.types import Directive, Field, FieldSource, Level, PartialDate, Provision, Relation

VERSION = "1"
"""Raise when a field changes its meaning or goes; a new field doesn't."""


class _Form(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class SpanForm(_Form):
    """Half-open range of Unicode code points in ``text``."""

    start: int = ModelField(ge=0)
    end: int = ModelField(ge=0)


class DateForm(_Form):
    """A date as far as the text states it."""

    year: int
    month: int | None = ModelField(default=None, ge=1, le=12)
    day: int | None = ModelField(default=None, ge=1, le=31)


class FieldForm(_Form):
    """One heading field; a null value with a span is a line that is there and blank."""

    value: str | list[str] | DateForm | None
    span: SpanForm | None
    source: FieldSource
    note: str
    confidence: float = ModelField(ge=0, le=1)


class ProvisionForm(_Form):
    """A labelled stretch of the text; the leaves tile it. ``path`` is unique within the document."""

    path: list[str]
    level: Level
    label: str
    heading: str
    start: int = ModelField(ge=0)
    end: int = ModelField(ge=0)
    children: list[ProvisionForm]


class PageForm(_Form):
    """One page of a paged source; ``confidence`` is the OCR's."""

    number: int = ModelField(ge=1)
    start: int = ModelField(ge=0)
    end: int = ModelField(ge=0)
    confidence: float | None


class ReferenceForm(_Form):
    """A cited document as far as the text states it; ``target`` is its doc_id in the corpus, ``reason`` why there is one or none."""

    path: list[str]
    start: int = ModelField(ge=0)
    end: int = ModelField(ge=0)
    words: str
    relation: Relation
    kind: str | None
    number: str | None
    date: DateForm | None
    issuer: str | None
    name: str | None
    cited: str
    own: bool
    target: str | None = None
    reason: Target | None = None


class LimitForm(_Form):
    """A measure that ends, with its last day."""

    path: list[str]
    start: int = ModelField(ge=0)
    end: int = ModelField(ge=0)
    until: DateForm


class ValidityForm(_Form):
    """From when and until when the document holds, as its own text says."""

    effective_from: FieldForm
    effective_to: FieldForm
    limits: list[LimitForm]


class WarningForm(_Form):
    """Something odd that the reader met and survived."""

    message: str
    span: SpanForm | None


class DirectiveForm(_Form):
    """One parsed document. Every offset counts Unicode code points of ``text``, which is NFC."""

    version: Literal["1"]
    doc_id: str
    title: str
    source: str
    sha256: str = ModelField(pattern=r"^[0-9a-f]{64}$")
    format: str
    text: str
    heading: dict[str, FieldForm]
    jurisdiction: list[str]
    root: ProvisionForm
    pages: list[PageForm]
    references: list[ReferenceForm]
    validity: ValidityForm
    warnings: list[WarningForm]


def directive_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of ``publish``'s data."""
    schema = DirectiveForm.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Directive", **schema}


def publish(directive: Directive, resolved: tuple[Resolved, ...] | None = None) -> dict[str, Any]:
    """Plain data of a directive that the schema describes, with targets where its references have been resolved."""
    heading = directive.heading
    return {
        "version": VERSION,
        "doc_id": directive.doc_id,
        "title": directive.title,
        "source": directive.source,
        "sha256": directive.sha256,
        "format": directive.format,
        "text": directive.text,
        "heading": {name: _field(getattr(heading, name)) for name in heading.__dataclass_fields__},
        "jurisdiction": list(directive.jurisdiction),
        "root": _provision(directive.root),
        "pages": [
            {"number": page.number, "start": page.start, "end": page.end, "confidence": page.confidence}
            for page in directive.pages
        ],
        "references": publish_references(directive, resolved),
        "validity": {
            "effective_from": _field(directive.validity.effective_from),
            "effective_to": _field(directive.validity.effective_to),
            "limits": [
                {"path": list(limit.path), "start": limit.start, "end": limit.end, "until": _date(limit.until)}
                for limit in directive.validity.limits
            ],
        },
        "warnings": [
            {"message": warning.message, "span": _span(warning.span.start, warning.span.end) if warning.span else None}
            for warning in directive.warnings
        ],
    }


def publish_references(directive: Directive, resolved: tuple[Resolved, ...] | None = None) -> list[dict[str, Any]]:
    """The references of a directive as the schema has them."""
    targets = {one.reference: one for one in resolved or ()}
    rows = []
    for reference in directive.references:
        one = targets.get(reference)
        rows.append({
            "path": list(reference.path), "start": reference.start, "end": reference.end,
            "words": directive.text[reference.start : reference.end], "relation": reference.relation.value,
            "kind": reference.kind, "number": reference.number, "date": _date(reference.date) if reference.date else None,
            "issuer": reference.issuer, "name": reference.name, "cited": reference.cited, "own": reference.own,
            "target": one.target if one else None, "reason": one.reason.value if one else None,
        })  # fmt: skip
    return rows


def _span(start: int, end: int) -> dict[str, int]:
    return {"start": start, "end": end}


def _date(date: PartialDate) -> dict[str, int | None]:
    return {"year": date.year, "month": date.month, "day": date.day}


def _field(field: Field[Any]) -> dict[str, Any]:
    value: Any = field.value
    if isinstance(value, PartialDate):
        value = _date(value)
    elif isinstance(value, tuple):
        value = list(value)
    return {
        "value": value,
        "span": _span(field.span.start, field.span.end) if field.span else None,
        "source": field.source.value,
        "note": field.note,
        "confidence": field.confidence,
    }


def _provision(provision: Provision) -> dict[str, Any]:
    return {
        "path": list(provision.path),
        "level": provision.level.value,
        "label": provision.label,
        "heading": provision.heading,
        "start": provision.start,
        "end": provision.end,
        "children": [_provision(child) for child in provision.children],
    }
