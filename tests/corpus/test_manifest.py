from __future__ import annotations

import pytest
from document_makers import shipped
from pydantic import ValidationError

from corpus.manifest import Entry, Supplied, content_hash, manifest, shipped_paths, supply
from corpus.types import Field, FieldSource, Heading, PartialDate, Span

ENTRIES = tuple(manifest().values())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.doc_id)
def test_counts_are_what_the_parser_finds(entry: Entry) -> None:
    directive = shipped(entry.doc_id)
    found = (len(directive.text), sum(1 for _ in directive.root.walk()), sum(1 for _ in directive.root.leaves()))
    assert found == (entry.counts.characters, entry.counts.provisions, entry.counts.leaves)


def test_hashes_and_names_are_those_of_the_files() -> None:
    paths = {path.name: path for path in shipped_paths()}
    assert len(paths) == len(ENTRIES) == 5
    assert {path.name for path in next(iter(paths.values())).parent.iterdir()} == set(paths)
    for entry in ENTRIES:
        assert content_hash(paths[entry.file].read_bytes()) == entry.sha256
        assert entry.file == f"{entry.doc_id}.txt"


def test_supplied_values_fill_only_what_the_text_leaves_out() -> None:
    supplied = Supplied(kind="Công văn", number="9-CV/HU", issuer="Huyện ủy", year=2020, source="danh mục")
    blank: Field[str] = Field(span=Span(3, 9), source=FieldSource.TEXT)
    stated: Field[str] = Field(value="Kế hoạch", span=Span(0, 2), source=FieldSource.TEXT)
    heading = supply(Heading(kind=stated, number=blank), supplied)
    assert (heading.kind, heading.number) == (stated, blank)
    assert heading.issuer == Field(value="Huyện ủy", source=FieldSource.MANIFEST, note="danh mục")
    assert heading.issued_on == Field(value=PartialDate(year=2020), source=FieldSource.MANIFEST, note="danh mục")
    assert heading.subject == Field()


def test_nothing_supplied_changes_nothing() -> None:
    assert supply(Heading(), None) == Heading()


def test_every_supplied_value_names_its_source() -> None:
    assert all(entry.supplied.source for entry in ENTRIES if entry.supplied)
    with pytest.raises(ValidationError):
        Supplied.model_validate({"kind": "Công văn"})
    with pytest.raises(ValidationError):
        Supplied.model_validate({"source": "danh mục", "signer": "ai đó"})
