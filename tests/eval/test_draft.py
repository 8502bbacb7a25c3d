from __future__ import annotations

from pathlib import Path

import pytest
from eval_makers import BAC_NINH

from eval.anchor import occurrences
from eval.draft import draft_spans, write_draft
from eval.load import load_suite
from eval.types import Directives, InputError


@pytest.mark.parametrize("size", [1, 5, 1000])
def test_each_span_stands_once_in_its_provision(size: int, directives: Directives) -> None:
    for directive in directives.values():
        spans = draft_spans(directive, size, seed=7)
        assert 1 <= len(spans) <= size
        assert all(quote in provision.text and len(occurrences(directive.text, quote)) == 1 for provision, quote in spans)
        assert all(quote[0].isalnum() or quote[0] in "“(" for _, quote in spans)
        assert [provision.start for provision, _ in spans] == sorted(provision.start for provision, _ in spans)


def test_the_seed_decides(directives: Directives) -> None:
    spans = [[quote for _, quote in draft_spans(directives[BAC_NINH], 5, seed)] for seed in (7, 7, 8)]
    assert spans[0] == spans[1] != spans[2]


@pytest.mark.parametrize("name", ["draft.csv", "draft.xlsx"])
def test_a_draft_asks_for_questions_before_it_is_a_suite(name: str, tmp_path: Path, directives: Directives) -> None:
    spans = draft_spans(directives[BAC_NINH], 4, seed=7)
    write_draft(tmp_path / name, directives[BAC_NINH], spans)
    with pytest.raises(InputError) as caught:
        load_suite(str(tmp_path / name), directives)
    assert [(problem.line, problem.field) for problem in caught.value.problems] == [(line, "question") for line in (2, 3, 4, 5)]


def test_a_filled_draft_is_a_suite(tmp_path: Path, directives: Directives) -> None:
    spans = draft_spans(directives[BAC_NINH], 40, seed=7)
    write_draft(tmp_path / "draft.csv", directives[BAC_NINH], spans)
    lines = (tmp_path / "draft.csv").read_text(encoding="utf-8-sig").split("\n")
    filled = [lines[0], *(line.replace(",,", f",Câu {number}?,", 1) for number, line in enumerate(lines[1:]))]
    (tmp_path / "draft.csv").write_text("\n".join(filled), encoding="utf-8")
    suite = load_suite(str(tmp_path / "draft.csv"), directives)
    assert [".".join(case.gold[0][0].provision) for case in suite.cases] == [".".join(leaf.path) for leaf, _ in spans]
