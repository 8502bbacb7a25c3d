from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest
from eval_makers import BAC_HA, BAC_NINH, CENTRE, CHECKS, DAILY, UNTIMED, cite, cite_quote, place
from hypothesis import given
from hypothesis import strategies as st

from corpus.types import Directive, Provision
from eval.ladder import Gold, ladder, merge, span_overlap
from eval.place import NUMBERED, place_of
from eval.product import shipped_directives
from eval.types import Directives, Measure, Place
from rag.types import Citation

RUNGS = (Measure.DOCUMENT, Measure.SECTION, Measure.CLAUSE, Measure.ITEM)
SHIPPED = shipped_directives


@cache
def shipped() -> Directives:
    return shipped_directives()


# A second implementation: sets of characters, and whole trees searched instead of descended.


def characters(places: Sequence[Place]) -> set[tuple[str, int]]:
    return {(place.doc_id, position) for place in places for position in range(place.start, place.end)}


def slow_overlap(cited: Sequence[Place], gold: Gold) -> tuple[float, float, float]:
    ours = characters(cited)
    theirs: set[tuple[str, int]] = set()
    for group in gold:
        shared = [len(ours & characters([item])) for item in group]
        theirs |= characters([group[shared.index(max(shared))]])
    common = len(ours & theirs)
    return (
        common / len(ours) if ours else 0.0,
        common / len(theirs) if theirs else 0.0,
        common / len(ours | theirs) if ours | theirs else 0.0,
    )


def holders(directive: Directive, start: int, end: int) -> list[Provision]:
    words = [position for position in range(start, end) if not directive.text[position].isspace()] or [start]
    return [
        provision
        for provision in directive.root.walk()
        if all(provision.start <= position < provision.end for position in (words[0], words[-1]))
    ]


def slow_rungs(directive: Directive, citation: Citation, items: Sequence[Place]) -> dict[Measure, float]:
    _, *below = holders(directive, citation.start, citation.end)
    clauses = [provision for provision in below if provision.level in NUMBERED] or below[:1]
    document = [item for item in items if item.doc_id == citation.doc_id]
    section = [item for item in document if below and holders(directive, item.start, item.end)[1:2] == below[:1]]
    in_clause = []
    for item in document:
        _, *theirs = holders(directive, item.start, item.end)
        their_clauses = [provision for provision in theirs if provision.level in NUMBERED] or theirs[:1]
        if clauses and their_clauses and clauses[-1] is their_clauses[-1]:
            in_clause.append(item)
    item_hits = [item for item in in_clause if holders(directive, item.start, item.end)[-1] is below[-1]]
    return dict(zip(RUNGS, map(float, map(bool, (document, section, in_clause, item_hits))), strict=True))


@st.composite
def ranges(draw: st.DrawFn) -> tuple[str, int, int]:
    """A range of a real directive: a provision of its tree, shifted and stretched a little, or any two points."""
    doc_id = draw(st.sampled_from(sorted(shipped())))
    directive = shipped()[doc_id]
    provisions = [provision for provision in directive.root.walk() if provision.text.strip()]
    provision = draw(st.sampled_from(provisions))
    start = max(0, provision.start + draw(st.integers(-40, 40)))
    end = min(len(directive.text), provision.end + draw(st.integers(-40, 40)))
    if start >= end or not directive.text[start:end].strip():
        start, end = provision.start, provision.end
    return doc_id, start, end


GROUPS = st.lists(st.lists(ranges(), min_size=1, max_size=3), min_size=1, max_size=3)


def as_places(group: Sequence[tuple[str, int, int]]) -> tuple[Place, ...]:
    return tuple(place_of(shipped()[doc_id], start, end) for doc_id, start, end in group)


@UNTIMED
@given(cited=st.lists(ranges(), max_size=4), groups=GROUPS)
def test_overlap_agrees_with_sets_of_characters(
    cited: list[tuple[str, int, int]], groups: list[list[tuple[str, int, int]]]
) -> None:
    gold = [as_places(group) for group in groups]
    assert span_overlap(as_places(cited), gold) == slow_overlap(as_places(cited), gold)


@UNTIMED
@given(cited=ranges(), groups=GROUPS)
def test_rungs_agree_with_a_search_of_the_tree_and_only_fall(
    cited: tuple[str, int, int], groups: list[list[tuple[str, int, int]]]
) -> None:
    gold = [as_places(group) for group in groups]
    directive = shipped()[cited[0]]
    citation = cite(directive, *cited[1:])
    scores = ladder([citation], gold, shipped())
    expected = slow_rungs(directive, citation, [item for group in gold for item in group])
    assert {rung: scores[rung] for rung in RUNGS} == expected
    heights = [scores[rung] for rung in RUNGS]
    assert heights == sorted(heights, reverse=True)
    assert scores[Measure.ALL_GROUPS] <= scores[Measure.QUOTE_HIT]
    assert (scores[Measure.SPAN_IOU] > 0) == (scores[Measure.SPAN_RECALL] > 0)


@UNTIMED
@given(st.lists(ranges(), max_size=6))
def test_merging_keeps_every_character_once(found: list[tuple[str, int, int]]) -> None:
    places = as_places(found)
    merged = merge(places)
    positions = [
        (doc_id, position) for doc_id, spans in merged.items() for start, end in spans for position in range(start, end)
    ]
    assert sorted(positions) == sorted(characters(places))


def test_the_quote_itself_reaches_the_top(directives: Directives) -> None:
    gold = [[place(directives[BAC_NINH], CHECKS)]]
    scores = ladder([cite_quote(directives[BAC_NINH], CHECKS)], gold, directives)
    assert {measure: score for measure, score in scores.items() if score != 1.0} == {Measure.STRAY: 0.0}


def test_citing_the_whole_document_is_the_right_document_only(directives: Directives) -> None:
    directive = directives[BAC_NINH]
    scores = ladder([cite(directive, 0, len(directive.text))], [[place(directive, CHECKS)]], directives)
    assert [scores[rung] for rung in RUNGS] == [1, 0, 0, 0]
    assert scores[Measure.SPAN_RECALL] == 1
    assert scores[Measure.SPAN_IOU] == len(CHECKS) / len(directive.text.strip())


def test_the_first_citation_decides_the_rungs_and_all_of_them_the_cover(directives: Directives) -> None:
    ninh, ha = directives[BAC_NINH], directives[BAC_HA]
    gold = [[place(ninh, CHECKS)]]
    right, wrong = cite_quote(ninh, CHECKS), cite_quote(ha, CENTRE, key="2")
    first, second = ladder([right, wrong], gold, directives), ladder([wrong, right], gold, directives)
    assert (first[Measure.CLAUSE], second[Measure.CLAUSE]) == (1, 0)
    assert first[Measure.QUOTE_HIT] == second[Measure.QUOTE_HIT] == 1
    assert first[Measure.STRAY] == second[Measure.STRAY] == 1 / 2
    assert first[Measure.SPAN_PRECISION] == len(CHECKS) / (len(CHECKS) + len(CENTRE))


def test_and_needs_every_group_or_needs_one_item(directives: Directives) -> None:
    ninh, ha = directives[BAC_NINH], directives[BAC_HA]
    checks, daily, centre = place(ninh, CHECKS), place(ninh, DAILY), place(ha, CENTRE)
    cited = [cite_quote(ninh, CHECKS)]
    assert ladder(cited, [[checks, centre]], directives)[Measure.ALL_GROUPS] == 1
    both = ladder(cited, [[checks], [centre]], directives)
    assert (both[Measure.QUOTE_HIT], both[Measure.ALL_GROUPS]) == (1, 0)
    assert ladder(cited, [[daily], [centre]], directives)[Measure.CLAUSE] == 1  # the same clause, other words


def test_no_citations_score_nothing(directives: Directives) -> None:
    scores = ladder([], [[place(directives[BAC_NINH], CHECKS)]], directives)
    assert set(scores.values()) == {0.0}


@pytest.mark.parametrize("change", [{"quote": "khác"}, {"doc_id": "khong-co"}, {"start": 10**8, "end": 10**8 + 1}])
def test_a_citation_that_does_not_stand_is_seen(change: dict[str, object], directives: Directives) -> None:
    citation = replace(cite_quote(directives[BAC_NINH], CHECKS), **change)  # type: ignore[arg-type]
    scores = ladder([citation], [[place(directives[BAC_NINH], CHECKS)]], directives)
    assert scores[Measure.RESOLVES] == 0
