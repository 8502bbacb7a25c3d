from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.duties import read_duties
from corpus.manifest import shipped_paths
from corpus.read import parse_directive, read_directive
from corpus.types import Directive
from eval.duties import MIN_IOU, Marked, iou, marked, match, ranges, read_gold, score
from eval.types import InputError

DOCUMENTS = Path(__file__).parents[1] / "corpus" / "duty_documents"
PRECISION, RECALL = 0.9, 0.85  # what a reader of duties needs; below, something broke


def duty(path: str, assignees: list[tuple[int, int]], action: tuple[int, int]) -> Marked:
    return Marked(doc_id="d", path=(path,), assignees=ranges(assignees), action=ranges([action]))


def points(spans: tuple[tuple[int, int], ...]) -> set[int]:
    return {point for start, end in spans for point in range(start, end)}


def slow_iou(first: set[int], second: set[int]) -> float:
    return len(first & second) / len(first | second) if first | second else 1.0


def slow_matched(predicted: list[Marked], gold: list[Marked]) -> int:
    """The most pairs of any assignment, each tried: code points as sets, pairs as permutations."""
    fits = [
        [
            (a.doc_id, a.path) == (b.doc_id, b.path)
            and slow_iou(points(a.assignees), points(b.assignees)) >= MIN_IOU
            and slow_iou(points(a.action), points(b.action)) >= MIN_IOU
            for b in gold
        ]
        for a in predicted
    ]
    small, large = sorted((len(predicted), len(gold)))
    by_gold = len(gold) > len(predicted)
    return max(
        sum(fits[i][j] if by_gold else fits[j][i] for i, j in enumerate(order))
        for order in itertools.permutations(range(large), small)
    )


_SPAN = st.tuples(st.integers(0, 12), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))
_DUTIES = st.lists(st.builds(duty, st.sampled_from("ab"), st.lists(_SPAN, max_size=2), _SPAN), max_size=5)


@settings(max_examples=200, deadline=None)
@given(_DUTIES, _DUTIES)
def test_agrees_with_the_slow_scorer(predicted: list[Marked], gold: list[Marked]) -> None:
    found = score(predicted, gold)
    assert found.matched == slow_matched(predicted, gold)
    assert found.precision == (found.matched / len(predicted) if predicted else 1.0)
    assert found.recall == (found.matched / len(gold) if gold else 1.0)
    pairs = match(predicted, gold)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


@given(st.lists(_SPAN, max_size=3), st.lists(_SPAN, max_size=3))
def test_iou_counts_code_points(first: list[tuple[int, int]], second: list[tuple[int, int]]) -> None:
    assert iou(ranges(first), ranges(second)) == pytest.approx(slow_iou(points(tuple(first)), points(tuple(second))))


def test_two_groups_that_name_nobody_agree() -> None:
    assert score([duty("a", [], (0, 10))], [duty("a", [], (0, 6))]).matched == 1
    assert score([duty("a", [], (0, 10))], [duty("a", [(20, 25)], (0, 10))]).matched == 0


def test_pairs_are_moved_to_make_room() -> None:
    wide, narrow = duty("a", [], (0, 8)), duty("a", [], (0, 4))
    assert score([wide, narrow], [duty("a", [], (0, 6)), duty("a", [], (0, 14))]).matched == 2


def test_fields_are_compared_in_pairs() -> None:
    gold = Marked(doc_id="d", path=("a",), assignees=(), action=((0, 9),), recurrence="daily", reports_to=((3, 5),))
    mine = Marked(doc_id="d", path=("a",), assignees=(), action=((0, 9),), recurrence="daily", deadline="2026-06")
    assert score([mine], [gold]).fields == {"recurrence": (1, 1), "deadline": (0, 1), "reports_to": (0, 1), "via": (0, 0)}


def test_gold_line_that_is_none_is_named(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text('\n{"doc_id": "d"}\n', encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_gold(file)
    assert caught.value.problems[0].line == 2


def predicted_of(directives: list[Directive]) -> list[Marked]:
    return [marked(entry) for directive in directives for entry in read_duties(directive)]


def test_shipped_directives() -> None:
    found = score(predicted_of([read_directive(path) for path in shipped_paths()]), read_gold())
    assert found.gold == 143
    assert found.precision >= PRECISION
    assert found.recall >= RECALL


def test_documents_of_other_kinds() -> None:
    """Directives of seven kinds made for this, with duties listed by hand before the extractor saw them."""
    gold = [entry for path in sorted(DOCUMENTS.glob("*.jsonl")) for entry in read_gold(path)]
    directives = [
        parse_directive(path.read_bytes(), source=path.name, stem=path.stem) for path in sorted(DOCUMENTS.glob("*.txt"))
    ]
    assert {entry.doc_id for entry in gold} == {directive.doc_id for directive in directives}
    found = score(predicted_of(directives), gold)
    assert found.precision >= PRECISION
    assert found.recall >= RECALL


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.jsonl")), ids=lambda path: path.stem)
def test_gold_of_other_kinds_quotes_its_text(path: Path) -> None:
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        stated = [entry["action"], *entry["assignees"], *entry["reports_to"], *entry["via"]]
        stated += [entry[name] for name in ("recurrence", "deadline") if entry[name]]
        assert all(text[part["start"] : part["end"]] == part["quote"] for part in stated)
