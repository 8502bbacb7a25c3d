from __future__ import annotations

from dataclasses import replace

from document_makers import DECISION, made, shipped

from corpus.references import read_references
from corpus.register import Register
from corpus.show import name_reference, render_directive, render_heading, render_references, render_tree, render_validity
from corpus.types import Directive, ReadWarning, Span
from corpus.validity import read_validity


def complete(directive: Directive) -> Directive:
    references = read_references(directive.root, directive.heading)
    return replace(directive, references=references, validity=read_validity(directive.root, directive.heading))


DECIDED = complete(made(DECISION))


def test_every_provision_has_its_line() -> None:
    lines = render_tree(DECIDED)
    assert len(lines) == len(list(DECIDED.root.walk()))
    assert "    QC.I [chapter] QUY ĐỊNH CHUNG" in lines


def test_a_blank_field_is_told_from_one_that_is_not_there() -> None:
    lines = render_heading(shipped("bac-ha-cong-van-8-2021"))
    assert "Số: (để trống)" in lines
    assert "Độ khẩn: (không ghi)" in lines


def test_a_supplied_field_says_where_it_is_from() -> None:
    (line,) = [line for line in render_heading(shipped("ha-dong-ke-hoach-chi-thi-31")) if line.startswith("Ngày ban hành")]
    assert line == "Ngày ban hành: 2020 (danh mục văn bản của chủ sở hữu bộ văn bản)"


def test_a_reference_is_named_with_its_target_or_why_none() -> None:
    lines = render_references(Register.of((DECIDED,)).references())
    assert lines[0] == ("preamble.p1 | căn cứ: Luật Tổ chức chính quyền địa phương ngày 19/06/2015 → viện dẫn không nêu số")
    assert any(line.endswith("→ made (chính văn bản này)") for line in lines)


def test_names() -> None:
    directive = complete(shipped("bac-ninh-331-cv-tu-2021"))
    assert [name_reference(one) for one in directive.references] == [
        "Quyết định số 110-QĐ/TU ngày 25/05/2021 của Ban Thường vụ Thành ủy",
        "Công văn số 7020/BYT-MT ngày 25/08/2021 của Bộ Y tế",
    ]


def test_validity_and_warnings_are_shown_where_there_are_any() -> None:
    assert render_validity(DECIDED)[0] == "Hiệu lực từ: 15/08/2021"
    shown = render_directive(replace(DECIDED, warnings=(ReadWarning(message="lạ", span=Span(1, 2)),)), ())
    assert shown[-2:] == ("Cảnh báo / Warnings", "  lạ [1:2]")
    assert "Viện dẫn / References" not in shown
