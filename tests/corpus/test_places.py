from __future__ import annotations

import pytest

from corpus.places import Place, body_place, find_places, gazetteer, jurisdiction_of, place_name, successor


def named(text: str) -> list[str]:
    """What is found: "unit name" of the first candidate, or "?name" for a place that no gazetteer has."""
    return [str(m.candidates[0]) if m.candidates else f"?{m.name}" for m in find_places(text)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Huyện Bắc Hà phải báo cáo gì?", ["huyện Bắc Hà"]),
        ("ở Bắc Hà", ["huyện Bắc Hà"]),
        ("huyen Bac Ha", ["huyện Bắc Hà"]),
        ("o bac ha", ["huyện Bắc Hà"]),
        ("quận ba đình", ["quận Ba Đình"]),
        ("quan ba dinh", ["quận Ba Đình"]),
        ("Ba Dinh district", ["quận Ba Đình"]),
        ("in Hanoi", ["thành phố Hà Nội"]),
        ("in Ha Noi city", ["thành phố Hà Nội"]),
        ("Lao Cai province", ["tỉnh Lào Cai"]),
        ("tp. Bắc Ninh", ["thành phố Bắc Ninh"]),
        ("TP.HCM", ["thành phố Hồ Chí Minh"]),
        ("sài gòn", ["thành phố Hồ Chí Minh"]),
        ("Quận ủy Hà Đông", ["quận Hà Đông"]),
        ("Thành uỷ Hà Nội", ["thành phố Hà Nội"]),
        ("Q. 1, TP. Hồ Chí Minh", ["quận 1", "thành phố Hồ Chí Minh"]),
        ("Bắc Hà và Ba Đình khác nhau thế nào?", ["huyện Bắc Hà", "quận Ba Đình"]),
        ("tỉnh Lào Cai, huyện Bắc Hà", ["tỉnh Lào Cai", "huyện Bắc Hà"]),
        ("hà nội", ["thành phố Hà Nội"]),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    assert named(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "", "Ai phải báo cáo hàng ngày?", "sống trong hòa bình", "quận nào?", "các xã, thị trấn", "đồng chí Nguyễn Bắc Hà",
        "Ông Trần Ba Đình", "What must wards report?", "chỉ thị 16", "người dân địa phương", "15 phường",
        "trưởng ban chỉ đạo", "tiêm vắc xin",
    ],
)  # fmt: skip
def test_no_places(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("thành phố Bắc Ninh", {"thành phố Bắc Ninh"}),
        ("tỉnh Bắc Ninh", {"tỉnh Bắc Ninh"}),
        ("Bac Ninh city", {"thành phố Bắc Ninh"}),
        ("Bac Ninh province", {"tỉnh Bắc Ninh"}),
        ("Bắc Ninh", {"thành phố Bắc Ninh", "tỉnh Bắc Ninh"}),
    ],
)
def test_namesakes_are_told_apart_by_their_unit(text: str, units: set[str]) -> None:
    (mention,) = find_places(text)
    assert {str(place) for place in mention.candidates} == units


def test_communes_count_only_behind_their_unit_word() -> None:
    commune = next(place for places in gazetteer().values() for place in places if str(place) == "xã Bản Phố")
    assert "huyện Bắc Hà" in jurisdiction_of(commune)
    assert named("xã Bản Phố") == ["xã Bản Phố"]
    assert named("Bản Phố") == []
    assert all(place.unit == "xã" for place in find_places("xã Bản Phố")[0].candidates)


@pytest.mark.parametrize(
    ("text", "name"), [("huyện Xyz làm gì?", "Xyz"), ("tỉnh Ăngco", "Ăngco"), ("xã Không Đâu", "Không Đâu")]
)
def test_unknown_places_behind_a_unit_word(text: str, name: str) -> None:
    (mention,) = find_places(text)
    assert (mention.name, mention.candidates) == (name, ())
    assert text[mention.start : mention.end] == name


def test_marks_must_agree_where_there_are_any() -> None:
    assert named("ở Bắc Hạ") == []
    assert named("quận Hà Đống") == ["?Hà Đống"]


def test_known_places_need_no_cue() -> None:
    assert named("bac ha bao cao gi") == []
    assert [mention.name for mention in find_places("bac ha bao cao gi", known=frozenset({"bac ha"}))] == ["Bắc Hà"]


@pytest.mark.parametrize(
    ("body", "context", "place"),
    [
        ("Thành ủy Bắc Ninh", ["Đảng bộ tỉnh Bắc Ninh"], "thành phố Bắc Ninh"),
        ("Huyện ủy Bắc Hà", ["Đảng bộ Lào Cai"], "huyện Bắc Hà"),
        ("UBND huyện Châu Thành", ["UBND tỉnh Tiền Giang"], "huyện Châu Thành"),
        ("Bộ Y tế", [], None),
    ],
)
def test_body_places(body: str, context: list[str], place: str | None) -> None:
    found = body_place(body, context)
    assert (str(found) if found else None) == place


def test_the_parent_body_decides_between_namesakes() -> None:
    parents = []
    for province in ("Tiền Giang", "An Giang", "Kiên Giang"):
        place = body_place("UBND huyện Châu Thành", [f"UBND tỉnh {province}"])
        assert place is not None
        parents.append(jurisdiction_of(place))
    assert parents == [("huyện Châu Thành", f"tỉnh {name}") for name in ("Tiền Giang", "An Giang", "Kiên Giang")]


@pytest.mark.parametrize(
    ("unit_name", "name"), [("huyện Bắc Hà", "Bắc Hà"), ("thành phố Hà Nội", "Hà Nội"), ("Việt Nam", "Việt Nam")]
)
def test_place_names(unit_name: str, name: str) -> None:
    assert place_name(unit_name) == name


def test_the_gazetteer_holds_every_level() -> None:
    units = {place.unit for places in gazetteer().values() for place in places}
    assert units == {"tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "đặc khu"}


@pytest.mark.parametrize(
    ("unit", "name", "parents", "province"),
    [
        ("tỉnh", "Bình Định", (), "tỉnh Gia Lai"), ("tỉnh", "Bạc Liêu", (), "tỉnh Cà Mau"), ("tỉnh", "Gia Lai", (), "tỉnh Gia Lai"),
        ("thành phố", "Quy Nhơn", ("Bình Định",), "tỉnh Gia Lai"), ("quận", "Ba Đình", ("Hà Nội",), "thành phố Hà Nội"),
        ("tỉnh", "Hòa Bình", (), "tỉnh Phú Thọ"), ("tỉnh", "Hoà Bình", (), "tỉnh Phú Thọ"),
        ("phường", "Quy Nhơn", ("Gia Lai",), "tỉnh Gia Lai"), ("tỉnh", "Không Có", (), "None"),
    ],
)  # fmt: skip
def test_successors(unit: str, name: str, parents: tuple[str, ...], province: str) -> None:
    assert str(successor(Place(unit=unit, name=name, parents=parents))) == province


def test_sixty_three_provinces_became_thirty_four() -> None:
    before = [place for places in gazetteer().values() for place in places if not place.parents]
    assert len(before) == 63
    assert len({successor(place) for place in before}) == 34
    assert all(successor(place) for places in gazetteer().values() for place in places)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Xã Phú Thọ", "xã"), ("tỉnh Phú Thọ", "tỉnh"), ("các xã Phú Thọ được bao nhiêu", "tỉnh"), ("37 xã, phường Phú Thọ", "tỉnh"),
        ("phường Phú Thọ", "phường"), ("năm 2026 xã Phú Thọ làm gì", "xã"),
    ],
)  # fmt: skip
def test_a_name_of_a_province_and_of_communes_follows_its_unit_word(text: str, unit: str) -> None:
    (mention,) = find_places(text)
    assert {place.unit for place in mention.candidates} == {unit}
