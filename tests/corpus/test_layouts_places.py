"""Places of two-tier local government, other spellings, and where a document holds."""

from __future__ import annotations

import pytest

from corpus.jurisdiction import jurisdiction
from corpus.places import body_places, find_places, gazetteer
from corpus.types import Field, Heading, PartialDate


@pytest.mark.parametrize(
    ("issuer", "parent", "chain"),
    [
        ("Ủy ban nhân dân phường Ba Đình", None, ("phường Ba Đình", "thành phố Hà Nội")),
        ("Đảng ủy xã Bắc Hà", "Đảng bộ tỉnh Lào Cai", ("xã Bắc Hà", "tỉnh Lào Cai")),
        ("Ủy ban nhân dân đặc khu Côn Đảo", None, ("đặc khu Côn Đảo", "thành phố Hồ Chí Minh")),
        ("Ủy ban nhân dân phường Sài Gòn", None, ("phường Sài Gòn", "thành phố Hồ Chí Minh")),
        ("Ban Chỉ huy Phòng thủ dân sự", "UBND xã Mường Hum", ("xã Mường Hum", "tỉnh Lào Cai")),
        ("Văn phòng Chính phủ", None, ("Việt Nam",)),
        ("Cục Thuế", "Bộ Tài chính", ("Việt Nam",)),
        ("Bộ Chỉ huy quân sự tỉnh Nghệ An", None, ("tỉnh Nghệ An",)),
        ("Ủy ban nhân dân xã Tân Lập", None, ("xã Tân Lập",)),
        ("Sở Y tế", None, ("thành phố Hà Nội",)),
    ],
)
def test_where_a_document_of_2026_holds(issuer: str, parent: str | None, chain: tuple[str, ...]) -> None:
    heading = Heading(
        issuer=Field(value=issuer),
        parent_issuer=Field(value=parent),
        place=Field(value="Hà Nội"),
        issued_on=Field(value=PartialDate(year=2026, month=3)),
    )
    assert jurisdiction(heading) == chain


def test_nobody_knows_where_a_text_without_heading_holds() -> None:
    assert jurisdiction(Heading()) == ()


def test_the_date_decides_between_a_commune_before_and_after_the_merger() -> None:
    before, after = (body_places("UBND xã Mường Hum", merged=merged)[0].parents for merged in (False, True))
    assert (before, after) == (("Bát Xát", "Lào Cai"), ("Lào Cai",))


@pytest.mark.parametrize(
    ("text", "name"),
    [("tỉnh Đắc Lắc", "Đắk Lắk"), ("Đăk Lăk", "Đắk Lắk"), ("Bắc Cạn", "Bắc Kạn"), ("Qui Nhơn", "Quy Nhơn"),
     ("Bà Rịa - Vũng Tàu", "Bà Rịa - Vũng Tàu"), ("Thừa Thiên Huế", "Huế")],
)  # fmt: skip
def test_other_spellings(text: str, name: str) -> None:
    assert [mention.name for mention in find_places(text)] == [name]


def test_a_spelling_in_small_letters_is_no_place() -> None:
    assert find_places("phía bắc cần chú ý") == ()


def test_no_name_has_spaces_around_it() -> None:
    assert all(place.name == place.name.strip() for places in gazetteer().values() for place in places)
