from __future__ import annotations

from typing import Any

import pytest
from eval_makers import BAC_HA, BAC_NINH, CENTRE, CHECKS, DAILY

from eval.anchor import Anchored, Unanchored, anchor, occurrences, occurrences_loosely
from eval.identity import text_hash
from eval.types import Directives, GoldItem

ANOTHER = "0" * 64


def item(**fields: Any) -> GoldItem:
    return GoldItem.model_validate({"doc": BAC_NINH, "quote": DAILY, **fields})


def test_a_pinned_quote_stands_where_it_was_pinned(directives: Directives) -> None:
    text = directives[BAC_NINH].text
    start = text.index(DAILY)
    pins = {"start": start, "end": start + len(DAILY), "path": "2", "text_sha256": text_hash(text)}
    found = anchor(item(**pins), directives[BAC_NINH])
    assert isinstance(found, Anchored)
    assert (found.place.start, found.place.clause, found.notice) == (start, ("2",), "")


def test_a_pin_tells_apart_what_stands_twice(directives: Directives) -> None:
    text = directives[BAC_NINH].text
    places = occurrences(text, "Thành ủy")
    assert len(places) > 1
    start, end = places[-1]
    found = anchor(item(quote="Thành ủy", start=start, end=end), directives[BAC_NINH])
    assert isinstance(found, Anchored)
    assert found.place.start == start


def test_a_path_tells_apart_what_stands_twice(directives: Directives) -> None:
    text, clause = directives[BAC_NINH].text, directives[BAC_NINH].find(("5",))
    assert clause is not None
    words = next(w for w in clause.text.split() if len(occurrences(text, w)) > 1 and len(occurrences(clause.text, w)) == 1)
    found = anchor(item(quote=words, path="5"), directives[BAC_NINH])
    assert isinstance(found, Anchored)
    assert clause.start <= found.place.start < clause.end


@pytest.mark.parametrize(
    ("fields", "field", "says"),
    [
        ({"start": 0, "end": 5}, "start", "isn't the quote"),
        ({"start": 10**6, "end": 10**6 + 5}, "start", "isn't the quote"),
        ({"path": "99"}, "path", "no provision '99'"),
        ({"path": "3"}, "path", "isn't in '3'"),
        ({"quote": "không có ở đây", "text_sha256": ANOTHER}, "quote", "any more"),
    ],
)
def test_a_place_that_is_not_there_is_told(fields: dict[str, Any], field: str, says: str, directives: Directives) -> None:
    found = anchor(item(**fields), directives[BAC_NINH])
    assert isinstance(found, Unanchored)
    assert found.field == field
    assert says in found.what
    assert found.fix


@pytest.mark.parametrize("fields", [{"start": 0, "end": 5}, {"path": "99"}, {"start": 3, "end": 9, "path": "4"}])
def test_a_changed_text_is_anchored_anew_by_its_quote(fields: dict[str, Any], directives: Directives) -> None:
    found = anchor(item(**fields, text_sha256=ANOTHER), directives[BAC_NINH])
    assert isinstance(found, Anchored)
    assert found.place.clause == ("2",)
    assert "has changed" in found.notice


def test_a_changed_text_with_the_quote_twice_is_not_anchored(directives: Directives) -> None:
    found = anchor(item(quote="Thành ủy", start=0, end=5, text_sha256=ANOTHER), directives[BAC_NINH])
    assert isinstance(found, Unanchored)
    assert "more than once" in found.what


@pytest.mark.parametrize("quote", [CENTRE.replace(" ", "\n"), f"*{CENTRE}*", CENTRE.replace(" thành", "  \u200bthành")])
def test_white_space_and_emphasis_of_a_copy_do_not_matter(quote: str, directives: Directives) -> None:
    found = anchor(GoldItem(doc=BAC_HA, quote=quote), directives[BAC_HA])
    assert isinstance(found, Anchored)
    assert directives[BAC_HA].text[found.place.start : found.place.end] == CENTRE
    assert "white space" in found.notice


def test_the_hash_of_a_text_is_of_its_bytes(directives: Directives) -> None:
    assert text_hash("a") == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"


def test_loose_occurrences_of_nothing_are_none() -> None:
    assert occurrences_loosely("một hai", " * ") == []
    assert occurrences("aaa", "aa") == [(0, 2), (1, 3)]


def test_checks_is_a_quote_of_its_own(directives: Directives) -> None:
    assert len(occurrences(directives[BAC_NINH].text, CHECKS)) == 1
