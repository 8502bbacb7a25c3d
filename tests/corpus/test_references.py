from __future__ import annotations

import itertools

import pytest
from cited_gold import GOLD
from document_makers import CIRCULAR, DECISION, DECREE, made, shipped

from corpus.references import read_references
from corpus.types import Directive, Reference, Relation


def references(directive: Directive) -> tuple[Reference, ...]:
    return read_references(directive.root, directive.heading)


def words(directive: Directive) -> list[str]:
    return [" ".join(directive.text[one.start : one.end].split()) for one in references(directive)]


@pytest.mark.parametrize("doc_id", sorted(GOLD))
def test_every_citation_of_a_shipped_directive_is_found_and_nothing_else(doc_id: str) -> None:
    found = [
        (
            "header" if one.path[0] == "header" else ".".join(one.path),
            one.kind,
            one.number,
            str(one.date) if one.date else None,
            one.issuer,
        )
        for one in references(shipped(doc_id))
    ]
    assert found == list(GOLD[doc_id])


@pytest.mark.parametrize("doc_id", sorted(GOLD))
def test_each_reference_lies_within_its_leaf_and_apart_from_the_others(doc_id: str) -> None:
    directive = shipped(doc_id)
    leaves = {leaf.path: leaf for leaf in directive.root.leaves()}
    found = references(directive)
    for one in found:
        leaf = leaves[one.path]
        assert leaf.start <= one.start < one.end <= leaf.end
    assert all(one.end <= after.start for one, after in itertools.pairwise(found))


def test_a_list_gives_each_number_its_own_words() -> None:
    found = words(shipped("ha-dong-ke-hoach-chi-thi-31"))
    at = found.index("Thông báo số 2118")
    assert found[at : at + 5] == [
        "Thông báo số 2118", "2130", "2140", "2149", "2209 - TB/QU của Quận uỷ, Ban Thường vụ Quận uỷ",
    ]  # fmt: skip


def test_relations_of_a_shipped_directive() -> None:
    found = {(".".join(one.path), one.number): one.relation for one in references(shipped("ha-noi-ket-luan-16-8-2021"))}
    assert found["5.p1", "68/NQ-CP"] is Relation.IMPLEMENTS
    assert found["5.p1", "17/NQ-HĐND"] is Relation.IMPLEMENTS
    assert found["1.p2", "17/CT-UBND"] is Relation.CITES
    assert found["7.p2", "1103-QĐ/TU"] is Relation.CITES


def test_a_decision_points_to_itself_from_its_annexed_regulation() -> None:
    found = references(made(DECISION))
    own = [one for one in found if one.own]
    assert {(one.kind, one.number) for one in own} >= {
        ("Quyết định", None),
        ("Quyết định", "12/2021/QĐ-UBND"),
        ("Quy chế", None),
    }
    issued = [one for one in found if one.relation is Relation.ISSUES]
    assert [one.number for one in issued] == [None, "12/2021/QĐ-UBND"]
    (law,) = [one for one in found if one.kind == "Luật"]
    assert (law.name, str(law.date), law.relation) == ("Tổ chức chính quyền địa phương", "19/06/2015", Relation.BASIS)


def test_its_own_articles_are_own_and_another_decree_s_are_not() -> None:
    directive = made(DECREE)
    foreign = next(one for one in references(directive) if one.number == "30/2020/NĐ-CP")
    assert (foreign.cited, foreign.own) == ("Điều 5", False)
    assert "Như Điều 3" not in words(directive)
    own = next(one for one in references(made(DECISION)) if one.cited == "Điều 3")
    assert own.own


def test_an_amending_circular_s_bare_clauses_are_not_its_own() -> None:
    found = references(made(CIRCULAR))
    amended = [one for one in found if one.number == "10/2019/TT-BYT"]
    assert [one.relation for one in amended] == [Relation.AMENDS]
    assert not [one for one in found if one.own and one.kind is None]


@pytest.mark.parametrize("mark", ["**", "\u200b", "*"])
def test_marks_within_a_citation_change_nothing_but_its_span(mark: str) -> None:
    directive = made(f"1. Thực hiện {mark}Chỉ thị số 16/CT-TTg{mark} ngày 31/3/2020 của Thủ tướng Chính phủ về dịch.")
    (found,) = references(directive)
    assert (found.number, str(found.date), found.issuer) == ("16/CT-TTg", "31/03/2020", "Thủ tướng Chính phủ")


def test_cyrillic_letters_and_the_icelandic_eth_read_as_what_they_look_like() -> None:
    directive = made("1. Theo Nghị định số 15/2020/N\u00d0-\u0421\u0420 của Chính phủ.")
    assert [one.number for one in references(directive)] == ["15/2020/NĐ-CP"]


PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
Số: 5/KH-UBND
Lào Cai, ngày 05 tháng 8 năm 2021
KẾ HOẠCH
Thực hiện Chỉ thị số 16/CT-TTg
1. Thực hiện Chỉ thị số 16/CT-TTg ngày 31/3/2020 của Thủ tướng Chính phủ.
2. Các đơn vị quán triệt Chỉ thị này và Kế hoạch này.
3. Thực hiện Nghị quyết số 1/NQ-CP và Nghị quyết số 2/NQ-CP; Nghị quyết này quan trọng.
"""


def test_this_directive_of_a_plan_is_the_one_cited_before() -> None:
    found = [one for one in references(made(PLAN)) if one.path == ("2",)]
    assert [(one.kind, one.number, one.own) for one in found] == [("Chỉ thị", "16/CT-TTg", False), ("Kế hoạch", None, True)]


def test_where_two_could_be_meant_there_is_no_reference() -> None:
    found = [one for one in references(made(PLAN)) if one.path == ("3",)]
    assert [one.number for one in found] == ["1/NQ-CP", "2/NQ-CP"]


def test_documents_listed_below_a_repeal_are_repealed() -> None:
    directive = made(
        "Điều 1. Bãi bỏ các văn bản sau đây:\n1. Quyết định số 1/2019/QĐ-UBND ngày 1/2/2019;\n2. Quyết định số 2/2019/QĐ-UBND.\n"
        "Điều 2. Giao Sở Y tế thực hiện.\n"
    )
    assert [(one.number, one.relation) for one in references(directive)] == [
        ("1/2019/QĐ-UBND", Relation.REPEALS), ("2/2019/QĐ-UBND", Relation.REPEALS),
    ]  # fmt: skip


def test_a_heading_s_own_number_is_no_reference() -> None:
    assert not [one for one in references(made(PLAN)) if one.path[0] == "header" and one.number == "5/KH-UBND"]
