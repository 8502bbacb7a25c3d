"""Directives as plain JSON data and back, exactly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from corpus.errors import CorpusError
from corpus.types import (
    Directive,
    Field,
    FieldSource,
    Heading,
    Level,
    Page,
    PartialDate,
    Provision,
    ReadWarning,
    Reference,
    Relation,
    Span,
    TimeLimit,
    Validity,
)

SCHEMA = 3
"""Raise when the data below changes its meaning."""

_LISTS = ("addressees", "recipients")
_DATES = ("issued_on",)
_TEXTS = ("kind", "number", "subject", "issuer", "parent_issuer", "place", "signer", "signer_title", "authority", "urgency")


def directive_to_data(directive: Directive) -> dict[str, Any]:
    """Plain data ready for ``json.dumps``; a provision's text is kept as its range only.

    Raises ValueError for a provision whose text is not what the directive has at its range.
    """
    heading = directive.heading
    return {
        "schema": SCHEMA,
        "doc_id": directive.doc_id,
        "source": directive.source,
        "sha256": directive.sha256,
        "text": directive.text,
        "heading": {name: _field_to_data(getattr(heading, name), name) for name in (*_TEXTS, *_LISTS, *_DATES)},
        "jurisdiction": list(directive.jurisdiction),
        "root": _provision_to_data(directive, directive.root),
        "warnings": [[warning.message, _span_to_data(warning.span)] for warning in directive.warnings],
        "format": directive.format,
        "pages": [[page.number, page.start, page.end, page.confidence] for page in directive.pages],
        "references": [_reference_to_data(reference) for reference in directive.references],
        "validity": _validity_to_data(directive.validity),
    }


def directive_from_data(data: dict[str, Any]) -> Directive:
    """The directive that ``directive_to_data`` was given.

    Raises:
        CorpusError: the data has another schema, lacks a part, or has one of a wrong kind.
    """
    if data.get("schema") != SCHEMA:
        raise CorpusError(
            f"Dữ liệu văn bản có lược đồ {data.get('schema')!r}, cần {SCHEMA}. / Schema {data.get('schema')!r}, not {SCHEMA}.",
            hint="chithi build",
        )
    try:
        text = data["text"]
        return Directive(
            doc_id=data["doc_id"],
            source=data["source"],
            sha256=data["sha256"],
            text=text,
            heading=Heading(**{name: _field_from_data(data["heading"][name], name) for name in data["heading"]}),
            jurisdiction=tuple(data["jurisdiction"]),
            root=_provision_from_data(data["doc_id"], text, data["root"]),
            warnings=tuple(ReadWarning(message=message, span=_span_from_data(span)) for message, span in data["warnings"]),
            format=data["format"],
            pages=tuple(
                Page(number=number, start=start, end=end, confidence=confidence)
                for number, start, end, confidence in data["pages"]
            ),
            references=tuple(_reference_from_data(reference) for reference in data["references"]),
            validity=_validity_from_data(data["validity"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CorpusError(
            f"Dữ liệu văn bản {data.get('doc_id')!r} hỏng. / Broken data of {data.get('doc_id')!r}: {error!r}",
            hint="chithi build",
        ) from error


def _span_to_data(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _span_from_data(data: list[int] | None) -> Span | None:
    if data is None:
        return None
    start, end = data
    return Span(start, end)


def _date_to_data(date: PartialDate) -> list[int | None]:
    return [date.year, date.month, date.day]


def _date_from_data(data: list[Any]) -> PartialDate:
    year, month, day = data
    return PartialDate(year=year, month=month, day=day)


def _field_to_data(field: Field[Any], name: str) -> list[Any]:
    writers: dict[str, Callable[[Any], Any]] = {**dict.fromkeys(_LISTS, list), **dict.fromkeys(_DATES, _date_to_data)}
    value = field.value if field.value is None else writers.get(name, str)(field.value)
    return [value, _span_to_data(field.span), field.source.value, field.note, field.confidence]


def _field_from_data(data: list[Any], name: str) -> Field[Any]:
    readers: dict[str, Callable[[Any], Any]] = {**dict.fromkeys(_LISTS, tuple), **dict.fromkeys(_DATES, _date_from_data)}
    value, span, source, note, confidence = data
    if value is not None:
        value = readers.get(name, str)(value)
    return Field(value=value, span=_span_from_data(span), source=FieldSource(source), note=note, confidence=confidence)


def _reference_to_data(reference: Reference) -> dict[str, Any]:
    return {
        "path": list(reference.path),
        "span": [reference.start, reference.end],
        "relation": reference.relation.value,
        "kind": reference.kind,
        "number": reference.number,
        "date": None if reference.date is None else _date_to_data(reference.date),
        "issuer": reference.issuer,
        "name": reference.name,
        "cited": reference.cited,
        "own": reference.own,
    }


def _reference_from_data(data: dict[str, Any]) -> Reference:
    start, end = data["span"]
    return Reference(
        path=tuple(data["path"]),
        start=start,
        end=end,
        relation=Relation(data["relation"]),
        kind=data["kind"],
        number=data["number"],
        date=None if data["date"] is None else _date_from_data(data["date"]),
        issuer=data["issuer"],
        name=data["name"],
        cited=data["cited"],
        own=data["own"],
    )


def _validity_to_data(validity: Validity) -> dict[str, Any]:
    return {
        "effective_from": _field_to_data(validity.effective_from, "issued_on"),
        "effective_to": _field_to_data(validity.effective_to, "issued_on"),
        "limits": [[list(limit.path), limit.start, limit.end, _date_to_data(limit.until)] for limit in validity.limits],
    }


def _validity_from_data(data: dict[str, Any]) -> Validity:
    return Validity(
        effective_from=_field_from_data(data["effective_from"], "issued_on"),
        effective_to=_field_from_data(data["effective_to"], "issued_on"),
        limits=tuple(
            TimeLimit(path=tuple(path), start=start, end=end, until=_date_from_data(until))
            for path, start, end, until in data["limits"]
        ),
    )


def _provision_to_data(directive: Directive, provision: Provision) -> list[Any]:
    start, end = provision.start, provision.end
    if provision.text != directive.text[start:end] or provision.doc_id != directive.doc_id:
        raise ValueError(f"provision {provision.path!r} of {directive.doc_id!r} is not its text at {start}:{end}")
    children = [_provision_to_data(directive, child) for child in provision.children]
    return [list(provision.path), provision.level.value, provision.label, provision.heading, start, end, children]


def _provision_from_data(doc_id: str, text: str, data: list[Any]) -> Provision:
    path, level, label, heading, start, end, children = data
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"no text at {start}:{end}")
    return Provision(
        doc_id=doc_id,
        path=tuple(path),
        level=Level(level),
        label=label,
        heading=heading,
        text=text[start:end],
        start=start,
        end=end,
        children=tuple(_provision_from_data(doc_id, text, child) for child in children),
    )
