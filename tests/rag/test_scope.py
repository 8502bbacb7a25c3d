from __future__ import annotations

from collections.abc import Mapping

import pytest
from answer_checks import BA_DINH, BAC_HA, BAC_NINH, HA_DONG, HA_NOI

from corpus.types import Directive
from rag.scope import Scope, corpus_places, find_scope

ALL = {BA_DINH, BAC_HA, BAC_NINH, HA_DONG, HA_NOI}


def scope_of(question: str, directives: Mapping[str, Directive]) -> Scope:
    documents = tuple(directives.values())
    return find_scope(question, documents, known=corpus_places(documents))


@pytest.mark.parametrize(
    ("question", "own", "higher"),
    [
        ("Ai trực chốt?", ALL, set()),
        ("Ai trực chốt ở huyện Bắc Hà, tỉnh Lào Cai?", {BAC_HA}, set()),
        ("Quận ủy Ba Đình, thành phố Hà Nội yêu cầu gì?", {BA_DINH}, {HA_NOI}),
        ("Hà Đông cấm gì?", {HA_DONG}, {HA_NOI}),
        ("Thành ủy Hà Nội yêu cầu gì?", {HA_NOI}, set()),
        ("Bắc Hà và Hà Đông khác gì nhau?", {BAC_HA, HA_DONG}, {HA_NOI}),
        ("Công văn 318-CV/QU yêu cầu gì?", {BA_DINH}, {HA_NOI}),
        ("công văn số 331 yêu cầu gì?", {BAC_NINH}, set()),
    ],
)
def test_the_documents_of_a_place(directives: Mapping[str, Directive], question: str, own: set[str], higher: set[str]) -> None:
    scope = scope_of(question, directives)
    assert (scope.own, scope.higher, scope.absent) == (own, higher, ())
    assert scope.allowed == own | higher


@pytest.mark.parametrize("question", ["Đà Nẵng cấm gì?", "Ở quận 1 cấm gì?", "Tỉnh Quảng Ninh cấm gì?", "Can Tho bans what?"])
def test_a_place_of_no_document(directives: Mapping[str, Directive], question: str) -> None:
    scope = scope_of(question, directives)
    assert scope.absent
    assert not scope.allowed


def test_a_district_of_a_city_that_has_a_document(directives: Mapping[str, Directive]) -> None:
    scope = scope_of("Quận Cầu Giấy cấm gì?", directives)
    assert scope.absent == ("quận Cầu Giấy",)
    assert (scope.own, scope.higher) == (frozenset(), {HA_NOI})


def test_a_province_of_a_district_that_has_a_document(directives: Mapping[str, Directive]) -> None:
    scope = scope_of("Tỉnh Lào Cai cấm gì?", directives)
    assert scope.absent
    assert (scope.own, scope.lower) == (frozenset(), {BAC_HA})


def test_a_number_of_another_place_is_outside(directives: Mapping[str, Directive]) -> None:
    scope = scope_of("Chỉ thị 16/CT-TTg nói gì?", directives)
    assert [number.digits for number in scope.outside] == ["16"]
    assert scope.own == ALL


def test_several_places_are_answered_place_by_place(directives: Mapping[str, Directive]) -> None:
    assert scope_of("Bắc Hà, Bắc Ninh cấm gì?", directives).groups == (frozenset({BAC_HA}), frozenset({BAC_NINH}))
