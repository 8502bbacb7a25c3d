from __future__ import annotations

import pytest

from corpus.names import SURNAMES, body_name, person_or_title, same_name, same_style
from corpus.text import fold_diacritics


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("QUẬN ỦY BA ĐÌNH", "Quận ủy Ba Đình"),
        ("HUYỆN UỶ BẮC HÀ", "Huyện ủy Bắc Hà"),
        ("ĐẢNG BỘ THÀNH PHỐ HÀ NỘI", "Đảng bộ thành phố Hà Nội"),
        ("ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "Ủy ban nhân dân tỉnh Lào Cai"),
        ("UBND HUYỆN BẮC HÀ", "UBND huyện Bắc Hà"),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Chủ tịch Ủy ban nhân dân tỉnh"),
        ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ"),
        ("BAN THƯỜNG VỤ TỈNH ỦY", "Ban thường vụ Tỉnh ủy"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", "Ban chấp hành trung ương"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Sở Giáo dục và Đào tạo"),
        ("BỘ Y TẾ", "Bộ Y tế"),
        ("Quận uỷ Hà Đông.", "Quận ủy Hà Đông"),
        ("", ""),
    ],
)
def test_body_names(written: str, name: str) -> None:
    assert body_name(written) == name


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("T/M BAN THƯỜNG VỤ", "T/M Ban Thường vụ"),
        ("PHÓ BÍ THƯ THƯỜNG TRỰC", "Phó Bí thư Thường trực"),
        ("KT. CHỦ TỊCH", "KT. Chủ tịch"),
        ("PHÓ CHỦ TỊCH", "Phó Chủ tịch"),
        ("TM. ỦY BAN NHÂN DÂN", "TM. Ủy ban nhân dân"),
        ("T/M", "T/M"),
        ("Nguyễn Văn A", "Nguyễn Văn A"),
    ],
)
def test_titles(written: str, title: str) -> None:
    assert person_or_title(written) == title


def test_a_name_is_the_same_in_any_style() -> None:
    assert same_style("Uỷ ban, Thành uỷ") == "Ủy ban, Thành ủy"
    assert same_name("Quận uỷ Ba Đình", "QUẬN ỦY BA DINH")
    assert not same_name("Quận ủy Ba Đình", "Quận ủy Hà Đông")


def test_surnames_are_folded() -> None:
    assert {fold_diacritics(name) for name in SURNAMES} == set(SURNAMES)
