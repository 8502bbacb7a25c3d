from __future__ import annotations

import pytest

from corpus.issuers import issuer_fits_symbol, issuers_agree, read_issuer_at


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (" của Ban Thường vụ Thành ủy Hà Nội về", "Ban Thường vụ Thành ủy Hà Nội"),
        (" của Thủ tướng Chính phủ yên tâm ở lại", "Thủ tướng Chính phủ"),
        (" của Bộ Lao động - Thương binh và Xã hội quy định", "Bộ Lao động - Thương binh và Xã hội"),
        (" của Bộ Văn hóa, Thể thao và Du lịch.", "Bộ Văn hóa, Thể thao và Du lịch"),
        (" của Thành ủy và Công điện số 03", "Thành ủy"),
        (" của Bộ Chính trị, Kế hoạch 155-KH/TU", "Bộ Chính trị"),
        (" của Chủ tịch UBND Thành phố.", "Chủ tịch UBND Thành phố"),
        (" của Tổng Bí thư, Chủ tịch nước Nguyễn Phú Trọng và", "Tổng Bí thư, Chủ tịch nước Nguyễn Phú Trọng"),
        (" CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ TĂNG CƯỜNG", "THỦ TƯỚNG CHÍNH PHỦ"),
        (" do Bộ Y tế ban hành", "Bộ Y tế"),
    ],
)
def test_a_body_s_name_ends_where_it_ends(text: str, issuer: str) -> None:
    read = read_issuer_at(text, 0)
    assert read is not None
    assert read[0] == issuer


@pytest.mark.parametrize("text", [" của công dân", " về Bộ Y tế", " do Bộ Y tế chủ trì", " của Luật Đất đai"])
def test_what_names_no_body(text: str) -> None:
    assert read_issuer_at(text, 0) is None


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        ("Ban Thường vụ Thành ủy Hà Nội", "Thành ủy Hà Nội", True),
        ("Quận ủy", "Quận ủy Ba Đình", True),
        ("Chủ tịch UBND Thành phố", "UBND thành phố Hà Nội", True),
        ("Bộ trưởng Bộ Y tế", "Bộ Y tế", True),
        ("Thành ủy Bắc Ninh", "Thành ủy Hà Nội", False),
        ("Quận ủy", "Thành ủy", False),
        ("Thủ tướng Chính phủ", "Chính phủ", False),
        ("Sở Y tế", "Bộ Y tế", False),
        ("UBND huyện Bắc Hà", "UBND tỉnh Lào Cai", False),
    ],
)
def test_two_names_of_one_body(first: str, second: str, agree: bool) -> None:
    assert issuers_agree(first, second) is agree


def test_a_symbol_names_its_body() -> None:
    assert issuer_fits_symbol("UBND Thành phố Hà Nội", "ubnd") is True
    assert issuer_fits_symbol("Bộ Y tế", "ttg") is False
    assert issuer_fits_symbol("Sở Y tế", "syt") is None
