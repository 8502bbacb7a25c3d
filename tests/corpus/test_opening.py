from __future__ import annotations

import pytest

from corpus.heading import read_heading
from corpus.parse import parse_provisions
from corpus.types import Heading, Level, Provision, ReadWarning

LETTER = """\
ỦY BAN NHÂN DÂN
TỈNH LÀO CAI
Số: 5/UBND-TH
V/v phòng dịch
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lào Cai, ngày 5 tháng 3 năm 2026
"""
PLAN = LETTER.replace("V/v phòng dịch\n", "") + "KẾ HOẠCH\n"
END = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nNguyễn Văn An\n"
AROUND = {Level.HEADER, Level.ADDRESSEES, Level.RECIPIENTS, Level.SIGNATURE}


def read(text: str) -> tuple[Provision, Heading, tuple[ReadWarning, ...]]:
    root, warnings = parse_provisions("made", text)
    assert "".join(leaf.text for leaf in root.leaves()) == text
    return root, read_heading(root), warnings


def body(root: Provision) -> list[str]:
    return [" ".join(leaf.text.split()) for leaf in root.leaves() if leaf.level not in AROUND]


@pytest.mark.parametrize(
    ("addressees", "opening"),
    [
        ("Kính gửi: Các sở, ngành.", "Đề nghị các đơn vị:"),
        ("Kính gửi:\n- Các sở;\n- Các xã.", "Yêu cầu:"),
        ("Kính gửi:\n- Các sở;\n- Các xã;", "Yêu cầu:"),
        ("Kính gửi:\n- Các sở;\n- Các xã.\n", "Yêu cầu:"),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:\n- Các sở;\n- Các xã.", "Yêu cầu:"),
        ("Chủ tịch Ủy ban nhân dân tỉnh điện:\n- Các sở.", "Chủ tịch Ủy ban nhân dân tỉnh yêu cầu như sau:"),
        ("Kính gửi:\n1. Sở Y tế;\n2. Sở Tài chính.", "Ủy ban nhân dân tỉnh yêu cầu:"),
        ("Kính gửi: Sở Y tế", "Thực hiện ngay Công văn 5."),
        ("Kính gửi: Sở Y tế", "Các đơn vị:"),
        ("Kính gửi:\n- Sở Y tế và các đơn vị trực thuộc,\nTheo dõi dịch;\n- Sở B.", "Thực hiện Công văn số 5, đề nghị:"),
    ],
)
def test_addressees_end_where_something_is_demanded(addressees: str, opening: str) -> None:
    root, heading, warnings = read(f"{LETTER}{addressees}\n{opening}\n1. Sơ tán dân.\n2. Báo cáo.{END}")
    assert body(root) == [opening, "1. Sơ tán dân.", "2. Báo cáo."]
    assert (heading.signer.value, warnings) == ("Nguyễn Văn An", ())


@pytest.mark.parametrize("addressees", ["Kính gửi:\n1. Sở Y tế;\n2. Sở Tài chính;", "Kính gửi:\n- Sở Y tế;\n- Sở Tài chính."])
def test_a_number_that_does_not_go_on_with_theirs_is_a_clause(addressees: str) -> None:
    root, heading, _ = read(f"{LETTER}{addressees}\n1. Sơ tán dân.\n2. Báo cáo.{END}")
    assert body(root) == ["1. Sơ tán dân.", "2. Báo cáo."]
    assert heading.addressees.value == ("Sở Y tế", "Sở Tài chính")


def test_a_short_sentence_below_the_addressees_is_the_body() -> None:
    root, heading, _ = read(f"{LETTER}Kính gửi: Sở Y tế\nHọp lúc 8 giờ.{END}")
    assert (body(root), heading.addressees.value) == (["Họp lúc 8 giờ."], ("Sở Y tế",))


def test_bullets_alone_are_the_body() -> None:
    root, heading, _ = read(f"{PLAN}Thực hiện Nghị quyết số 57-NQ/TW\nvề chuyển đổi số\n- Làm A.\n- Làm B.{END}")
    assert body(root) == ["- Làm A.", "- Làm B."]
    assert heading.subject.value == "Thực hiện Nghị quyết số 57-NQ/TW về chuyển đổi số"


def test_a_document_without_a_body_is_warned_about() -> None:
    _, _, warnings = read(f"{LETTER}Kính gửi:\n- Sở Y tế\n- Sở Tài chính{END}")
    assert len(warnings) == 1
    assert "No body" in warnings[0].message


@pytest.mark.parametrize(
    ("title", "opening"),
    [
        ("Kết luận của Chủ tịch tại cuộc họp về phòng dịch", "Sau khi nghe báo cáo, Chủ tịch kết luận như sau:"),
        ("về việc tổ chức Tết", "Để đón Tết vui tươi, Ủy ban nhân dân tỉnh yêu cầu:"),
        ("Phiên họp tháng 02", "Ủy ban nhân dân tỉnh thống nhất:"),
        ("Tổ chức Tết 2026", "Thời gian qua, dịch diễn biến phức tạp."),
        ("Phòng dịch năm\n2026 và các năm tiếp theo", "Hiện nay dịch đang phức tạp."),
        ("Tổ chức hội thi: Tìm hiểu pháp luật", "Ngày 5/3/2026, tỉnh họp, bàn."),
        ("Phòng dịch\nThực hiện Nghị quyết số 5", "Căn cứ Luật A;"),
    ],
)
def test_a_sentence_right_below_the_title_is_the_body(title: str, opening: str) -> None:
    root, heading, _ = read(f"{PLAN}{title}\n{opening}\n1. Làm A.{END}")
    assert body(root) == [opening, "1. Làm A."]
    assert heading.subject.value == " ".join(title.removeprefix("về việc ").split())


@pytest.mark.parametrize(
    "second", ["Trong lĩnh vực y tế", "Theo Nghị quyết số 5 của Hội đồng nhân dân", "của\nThủ tướng Chính phủ"]
)
def test_a_title_may_take_a_second_line(second: str) -> None:
    _, heading, _ = read(f"{PLAN}Tăng cường công tác phối hợp\n{second}\nI. MỤC ĐÍCH\n1. Làm A.{END}")
    assert heading.subject.value == f"Tăng cường công tác phối hợp {' '.join(second.split())}"
