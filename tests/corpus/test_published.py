from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cited_gold import GOLD
from document_makers import LAYOUTS, made, shipped

from corpus.published import DirectiveForm, directive_schema, publish
from corpus.references import read_references
from corpus.register import Register
from corpus.types import Directive, Page, ReadWarning, Span
from corpus.validity import read_validity

SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "directive.schema.json"
TYPES = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
    "array": list,
    "object": dict,
}


def fits(value: Any, schema: dict[str, Any], whole: dict[str, Any]) -> bool:
    """Whether ``value`` is valid: the keywords that our schema uses, no more, read independently of the models."""
    if "$ref" in schema:
        return fits(value, whole["$defs"][schema["$ref"].rsplit("/", 1)[1]], whole)
    if "anyOf" in schema:
        return any(fits(value, option, whole) for option in schema["anyOf"])
    if "const" in schema and value != schema["const"]:
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "type" in schema and (
        not isinstance(value, TYPES[schema["type"]]) or (isinstance(value, bool) and schema["type"] != "boolean")
    ):
        return False
    if isinstance(value, dict):
        known = schema.get("properties", {})
        extra = schema.get("additionalProperties", True)
        if not set(schema.get("required", ())) <= set(value) or (extra is False and not set(value) <= set(known)):
            return False
        return all(fits(part, known.get(name, extra if isinstance(extra, dict) else {}), whole) for name, part in value.items())
    if isinstance(value, list):
        return all(fits(part, schema.get("items", {}), whole) for part in value)
    return not (isinstance(value, int | float) and value < schema.get("minimum", value))


def complete(directive: Directive) -> Directive:
    references = read_references(directive.root, directive.heading)
    return replace(directive, references=references, validity=read_validity(directive.root, directive.heading))


def test_the_published_schema_is_the_code_s() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == directive_schema()


@pytest.mark.parametrize("doc_id", sorted(GOLD))
def test_a_shipped_directive_s_data_fits_the_schema(doc_id: str) -> None:
    directive = complete(shipped(doc_id))
    data = json.loads(json.dumps(publish(directive, Register.of((directive,)).references())))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert fits(data, schema, schema)
    assert DirectiveForm.model_validate_json(json.dumps(data)).doc_id == doc_id
    assert all(row["words"] == data["text"][row["start"] : row["end"]] and row["reason"] for row in data["references"])


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_every_layout_s_data_fits_the_schema(layout: str) -> None:
    directive = complete(made(LAYOUTS[layout]))
    page = Page(number=1, start=0, end=len(directive.text), confidence=0.5)
    odd = replace(directive, pages=(page,), warnings=(ReadWarning(message="lạ", span=Span(0, 1)),))
    assert fits(publish(odd), directive_schema(), directive_schema())


@pytest.mark.parametrize(
    "change", [{"version": "0"}, {"doc_id": None}, {"root": {}}, {"unknown": 1}, {"references": [{"path": "1"}]}, {"pages": [{"number": 0}]}]
)  # fmt: skip
def test_broken_data_does_not_fit(change: dict[str, Any]) -> None:
    data = publish(complete(made(LAYOUTS["decree"]))) | change
    assert not fits(data, directive_schema(), directive_schema())
