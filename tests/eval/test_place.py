from __future__ import annotations

import pytest
from eval_makers import BAC_HA, BAC_NINH, CENTRE, CHECKS

from corpus.types import Level
from eval.place import NUMBERED, place_of
from eval.types import Directives


def test_an_item_lies_in_its_clause(directives: Directives) -> None:
    directive = directives[BAC_HA]
    start = directive.text.index(CENTRE)
    found = place_of(directive, start, start + len(CENTRE))
    item = directive.find(found.provision)
    assert item is not None
    assert item.level is Level.ITEM
    assert (found.clause, found.clause_id) == (("2",), f"{BAC_HA}#2")


def test_the_heading_outside_the_body_is_its_own_clause(directives: Directives) -> None:
    directive = directives[BAC_NINH]
    start = directive.text.index("331 - CV/TU")
    assert place_of(directive, start, start + 3).clause == ("header",)


def test_a_range_over_two_clauses_has_none(directives: Directives) -> None:
    directive = directives[BAC_NINH]
    one, two = directive.find(("1",)), directive.find(("2",))
    assert one is not None
    assert two is not None
    across = place_of(directive, one.start, two.end)
    assert (across.provision, across.clause, across.section) == (directive.root.path, None, None)
    assert across.clause_id == f"{BAC_NINH}#"


def test_white_space_at_the_ends_does_not_count(directives: Directives) -> None:
    directive = directives[BAC_NINH]
    start = directive.text.index(CHECKS)
    while directive.text[start - 1] != "\n":
        start -= 1
    clause = directive.find(("2",))
    assert clause is not None
    assert place_of(directive, start - 1, clause.end).clause == ("2",)


def test_every_leaf_lies_at_its_own_path(directives: Directives) -> None:
    for directive in directives.values():
        for leaf in directive.root.leaves():
            if not leaf.text.strip():
                continue
            found = place_of(directive, leaf.start, leaf.end)
            assert found.provision == leaf.path
            clause = directive.find(found.clause or ())
            assert clause is not None
            assert clause.start <= leaf.start < leaf.end <= clause.end
            assert clause.level in NUMBERED or clause in directive.root.children


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (5, 4), (0, 10**9)])
def test_a_range_outside_the_text_is_refused(start: int, end: int, directives: Directives) -> None:
    with pytest.raises(ValueError):
        place_of(directives[BAC_NINH], start, end)
