"""Documents of every kind, each in every layout that sources have them in: the same fields, the same paths."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import layout_more_texts
import layout_texts
import pytest
from document_makers import check_tree
from layout_documents import DOCUMENTS
from layout_makers import SOURCES

from corpus.heading import read_heading
from corpus.names import same_style
from corpus.parse import parse_provisions
from corpus.types import FieldSource, Heading, Level, Provision, ReadWarning

AROUND = frozenset({Level.HEADER, Level.ADDRESSEES, Level.RECIPIENTS, Level.SIGNATURE, Level.NOISE})
TEXTS = {**layout_texts.TEXTS, **layout_more_texts.TEXTS}
CASES = [(source, name) for source in SOURCES for name in DOCUMENTS]


@cache
def read(source: str, name: str) -> tuple[str, Provision, tuple[ReadWarning, ...]]:
    text = SOURCES[source](DOCUMENTS[name]) if source else TEXTS[name][0]
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return text, *parse_provisions("made", text)


def body_paths(provision: Provision) -> Iterator[str]:
    """The leaves of body and annexes; a paragraph that a page number cuts counts as one."""
    pieces = [child.path[-1] for child in provision.children]
    whole = not pieces and provision.level not in AROUND
    if whole or (pieces[:3] == ["p1", "n1", "p2"] and all(re.fullmatch(r"[pn]\d+", piece) for piece in pieces)):
        yield ".".join(provision.path)
    else:
        for child in provision.children:
            yield from body_paths(child)


def found(heading: Heading, name: str) -> object:
    value = getattr(heading, name).value
    if isinstance(value, tuple):
        return tuple(map(same_style, value))
    return same_style(value) if isinstance(value, str) else value


@pytest.mark.parametrize(("source", "name"), CASES)
def test_the_fields_are_the_same_in_every_layout(source: str, name: str) -> None:
    heading = read_heading(read(source, name)[1])
    expected = DOCUMENTS[name].fields
    assert {field: found(heading, field) for field in expected} == expected


@pytest.mark.parametrize(("source", "name"), CASES)
def test_the_paths_are_the_same_in_every_layout(source: str, name: str) -> None:
    text, root, warnings = read(source, name)
    check_tree(root, text)
    assert list(body_paths(root)) == DOCUMENTS[name].paths.split()
    assert warnings == ()


@pytest.mark.parametrize("name", TEXTS)
def test_the_fields_of_odd_texts(name: str) -> None:
    heading = read_heading(read("", name)[1])
    expected = TEXTS[name][1]
    assert {field: found(heading, field) for field in expected} == expected


@pytest.mark.parametrize("name", TEXTS)
def test_the_paths_of_odd_texts(name: str) -> None:
    text, root, warnings = read("", name)
    check_tree(root, text)
    assert list(body_paths(root)) == TEXTS[name][2].split()
    assert warnings == ()


@pytest.mark.parametrize(("source", "name"), CASES)
def test_every_value_stands_in_the_text(source: str, name: str) -> None:
    text, root, _ = read(source, name)
    heading = read_heading(root)
    for slot in heading.__slots__:
        field = getattr(heading, slot)
        assert (field.span is None) == (field.source is FieldSource.UNKNOWN)
        assert 0 < field.confidence <= 1
        if isinstance(field.value, str) and field.span and slot in ("signer", "place"):
            assert field.value in text[field.span.start : field.span.end].replace("\n", " ")


def test_a_field_from_an_unusual_place_is_less_sure() -> None:
    root, _ = parse_provisions("made", "UBND TỈNH LÀO CAI\nSố: 5/CT-UBND\nLào Cai, ngày 2 tháng 3 năm 2026\nVề lũ\n1. Một.\n")
    heading = read_heading(root)
    assert (heading.kind.value, heading.subject.value) == ("Chỉ thị", "Về lũ")
    assert heading.kind.confidence < heading.number.confidence == 1
    assert heading.subject.confidence < 1
