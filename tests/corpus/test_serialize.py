from __future__ import annotations

import json
from dataclasses import replace

import pytest

from corpus.errors import CorpusError
from corpus.manifest import shipped_paths
from corpus.read import read_directive
from corpus.serialize import directive_from_data, directive_to_data
from corpus.types import ReadWarning, Span

PATHS = {path.stem: path for path in shipped_paths()}


@pytest.mark.parametrize("stem", sorted(PATHS))
def test_every_shipped_directive_comes_back_equal(stem: str) -> None:
    directive = read_directive(PATHS[stem])
    assert directive_from_data(json.loads(json.dumps(directive_to_data(directive)))) == directive


def test_warnings_come_back_with_and_without_a_span() -> None:
    directive = read_directive(next(iter(PATHS.values())))
    odd = replace(directive, warnings=(ReadWarning(message="a"), ReadWarning(message="b", span=Span(1, 2))))
    assert directive_from_data(json.loads(json.dumps(directive_to_data(odd)))) == odd


def test_a_provision_that_is_not_its_text_is_refused() -> None:
    directive = read_directive(next(iter(PATHS.values())))
    moved = replace(directive, root=replace(directive.root, start=1))
    with pytest.raises(ValueError, match="is not its text"):
        directive_to_data(moved)


@pytest.mark.parametrize("change", [{"schema": 0}, {"root": None}, {"warnings": [[1]]}, {"heading": {"kind": ["a"]}}])
def test_broken_data_is_a_corpus_error(change: dict[str, object]) -> None:
    data = directive_to_data(read_directive(next(iter(PATHS.values())))) | change
    with pytest.raises(CorpusError) as caught:
        directive_from_data(data)
    assert caught.value.hint == "chithi build"
