from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from cited_gold import GOLD
from document_makers import shipped

from corpus.read import parse_directive
from corpus.references import read_references
from corpus.register import Register, Target
from corpus.types import Directive
from corpus.validity import read_validity


def complete(directive: Directive) -> Directive:
    references = read_references(directive.root, directive.heading)
    return replace(directive, references=references, validity=read_validity(directive.root, directive.heading))


def state(doc_id: str, number: str, body: str, *, place: str = "LÀO CAI", day: str = "ngày 05 tháng 8 năm 2021") -> Directive:
    text = (
        f"ỦY BAN NHÂN DÂN\nTỈNH {place}\nSố: {number}\n{place.title()}, {day}\nQUYẾT ĐỊNH\nVề việc phòng, chống dịch\n"
        f"Điều 1. {body}\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n"
    )
    return complete(parse_directive(text.encode(), source=f"{doc_id}.txt", stem=doc_id))


OLD = state("old", "12/2020/QĐ-UBND", "Phê duyệt.", day="ngày 01 tháng 2 năm 2020")


def reason(body: str, *others: Directive) -> tuple[str | None, Target]:
    citing = state("citing", "20/2021/QĐ-UBND", body)
    (found,) = [one for one in Register.of((citing, *others)).references("citing") if not one.reference.own]
    return found.target, found.reason


@pytest.mark.parametrize(
    ("body", "target"),
    [
        ("Theo Quyết định số 12/2020/QĐ-UBND ngày 01/02/2020 của Ủy ban nhân dân tỉnh Lào Cai.", ("old", Target.FOUND)),
        ("Theo Quyết định số 12/2020/QĐ-UBND của UBND tỉnh.", ("old", Target.FOUND)),
        ("Theo Quyết định 12/2020 của UBND tỉnh.", ("old", Target.FOUND)),
        ("Theo Quyết định số 12/2020/QĐ-UBND ngày 02/02/2020.", (None, Target.DIFFERENT_DATE)),
        ("Theo Quyết định số 12/2021/QĐ-UBND.", (None, Target.NOT_IN_CORPUS)),
        ("Theo Quyết định số 12/QĐ-UBND ngày 01/02/2021.", (None, Target.DIFFERENT_DATE)),
        ("Theo Quyết định số 12/2020/QĐ-UBND của UBND tỉnh Yên Bái.", (None, Target.DIFFERENT_ISSUER)),
        ("Theo Kế hoạch số 12/2020/KH-UBND.", (None, Target.NOT_IN_CORPUS)),
        ("Theo Luật Đất đai năm 2013.", (None, Target.UNNUMBERED)),
    ],
)
def test_a_citation_finds_the_document_it_means_and_no_other(body: str, target: tuple[str | None, Target]) -> None:
    assert reason(body, OLD) == target


def test_a_body_without_its_place_is_the_citing_document_s() -> None:
    elsewhere = state("elsewhere", "12/2020/QĐ-UBND", "Phê duyệt.", place="YÊN BÁI", day="ngày 01 tháng 2 năm 2020")
    assert reason("Theo Quyết định số 12/2020/QĐ-UBND của UBND tỉnh.", elsewhere, OLD) == ("old", Target.FOUND)
    assert reason("Theo Quyết định số 12/2020/QĐ-UBND của UBND tỉnh.", elsewhere) == (None, Target.DIFFERENT_ISSUER)


def test_a_bare_number_that_two_documents_have_is_ambiguous() -> None:
    again = state("again", "12/2019/QĐ-UBND", "Phê duyệt.", day="ngày 01 tháng 2 năm 2019")
    assert reason("Theo Quyết định 12 của UBND tỉnh.", OLD, again) == (None, Target.AMBIGUOUS)


def test_the_shipped_directives_cite_none_of_each_other() -> None:
    register = Register.of(complete(shipped(doc_id)) for doc_id in sorted(GOLD))
    found = register.references()
    assert len(found) == sum(len(rows) for rows in GOLD.values())
    assert {one.target for one in found} == {None}


def test_a_document_replaced_as_a_whole_holds_no_longer() -> None:
    new = state("new", "30/2021/QĐ-UBND", "Quyết định này thay thế Quyết định số 12/2020/QĐ-UBND của UBND tỉnh Lào Cai.")
    register = Register.of((OLD, new))
    replaced = register.replaced_by("old")
    assert replaced is not None
    assert (replaced.by, replaced.since) == ("new", date(2021, 8, 5))
    assert register.replaced_by("old", on=date(2021, 8, 4)) is None
    assert register.status_on("old", date(2021, 8, 4)) is True
    assert register.status_on("old", date(2021, 8, 5)) is False
    assert register.status_on("new", date(2021, 8, 4)) is False
    assert register.replaced_by("new") is None
    assert [one.doc_id for one in register.citing("old")] == ["new"]


def test_a_repealed_clause_leaves_the_document() -> None:
    new = state("new", "30/2021/QĐ-UBND", "Bãi bỏ khoản 2 Điều 1 Quyết định số 12/2020/QĐ-UBND.")
    assert Register.of((OLD, new)).replaced_by("old") is None
