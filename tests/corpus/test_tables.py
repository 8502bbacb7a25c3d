from __future__ import annotations

import pytest

from corpus.blocks import split_lines
from corpus.parse import parse_provisions
from corpus.tables import mark_rows
from corpus.types import Provision

ROWS = (("TT", "Địa điểm", "Phụ trách"), ("1", "Trường Hòa Phong", "UBND xã Hòa Vang"), ("2", "Nhà văn hóa", "Nguyễn Văn An"))
LONG = (
    "3",
    "Tổ chức chợ hoa xuân, thu gom rác, tổng vệ sinh môi trường và trang trí đèn đường tại các xã, phường",
    "Sở Xây dựng",
)
BODY = "1. Một.\nNơi nhận:\n- Lưu: VT.\nCHỦ TỊCH\nLê Văn Hà\n"


def written(rows: tuple[tuple[str, ...], ...], style: str) -> str:
    if style == "bars":
        lines = [f"| {' | '.join(row)} |" for row in rows]
        return "\n".join([lines[0], "|---|:-:|---|", *lines[1:]])
    return "\n".join({"tabs": "\t", "gaps": "   ", "inner bars": " | "}[style].join(row) for row in rows)


def leaves(text: str) -> list[Provision]:
    root, _ = parse_provisions("made", text)
    assert "".join(leaf.text for leaf in root.leaves()) == text
    return list(root.leaves())


@pytest.mark.parametrize("style", ["bars", "tabs", "gaps", "inner bars"])
def test_each_row_of_an_annex_is_a_leaf(style: str) -> None:
    rows = (*ROWS, LONG, ("4", "trực sự cố điện", "Công ty Điện lực"))
    found = [
        leaf for leaf in leaves(f"{BODY}PHỤ LỤC\nPHÂN CÔNG\n{written(rows, style)}\n") if leaf.path[:2] == ("PL1", "preamble")
    ]
    assert [leaf.path[-1] for leaf in found] == [f"p{number}" for number in range(1, len(rows) + 1)]
    assert all(cell in leaf.text for leaf, row in zip(found, rows, strict=True) for cell in row)


@pytest.mark.parametrize("style", ["bars", "tabs"])
def test_each_row_of_a_table_in_a_clause_is_a_leaf(style: str) -> None:
    found = leaves(f"1. Phân công như sau:\n{written((*ROWS, LONG), style)}\n2. Hai.")
    assert [".".join(leaf.path) for leaf in found] == ["1.p1", "1.p2", "1.p3", "1.p4", "1.p5", "2"]


@pytest.mark.parametrize(
    "text",
    [
        "Số: 5/QĐ\tLào Cai, ngày    tháng    năm 2026",
        "1.\tMột\n2.\tHai",
        "Bộ Y tế    Bộ Tài chính    Bộ Nội vụ\nHà Văn An    Lê Thị Bình    Vũ Văn Cường",
        "Một  hai ba bốn  năm sáu\nmột hai",
    ],
)
def test_gaps_alone_make_no_table(text: str) -> None:
    assert not any(line.row for line in mark_rows(text, split_lines(text)))


def test_a_wrapped_cell_goes_on_with_its_row() -> None:
    text = "1. Như sau:\n1   Chợ hoa   Sở Xây dựng\n2   Thu gom   Các xã,\nphường\n2. Hai."
    assert [leaf.text.strip() for leaf in leaves(text)][2] == "2   Thu gom   Các xã,\nphường"
