from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from answer_checks import BA_DINH, BAC_HA, BAC_NINH, HA_DONG, HA_NOI

from corpus.read import read_directive
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


NATIONAL = """THỦ TƯỚNG CHÍNH PHỦ
-------

Số: 77/CĐ-TTg

Hà Nội, ngày 10 tháng 9 năm 2025

CÔNG ĐIỆN
Về việc ứng phó mưa đá trên diện rộng

THỦ TƯỚNG CHÍNH PHỦ điện:

- Chủ tịch Ủy ban nhân dân các tỉnh: Lào Cai, Sơn La.

1. Chủ tịch Ủy ban nhân dân các tỉnh nêu trên thống kê nhà bị tốc mái trước 9 giờ hằng ngày.

2. Bộ trưởng Bộ Công Thương báo cáo tình hình cấp điện.

THỦ TƯỚNG




Lê Văn Tám
"""
PROVINCE = """ỦY BAN NHÂN DÂN
TỈNH GIA LAI

Số: 15/CT-UBND

Gia Lai, ngày 3 tháng 11 năm 2025

CHỈ THỊ
Về việc trồng cây phân tán

Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Nông nghiệp và Môi trường cấp cây giống trước ngày 15 tháng 11 năm 2025.

CHỦ TỊCH




Đỗ Văn Mười
"""
COMMUNE = """ỦY BAN NHÂN DÂN
XÃ YÊN KHÁNH

Số: 9/UBND-VP

Yên Khánh, ngày 1 tháng 8 năm 2025

V/v dọn vệ sinh đường làng

Kính gửi: Trưởng các thôn.

Ủy ban nhân dân xã yêu cầu:

1. Trưởng thôn tổ chức dọn vệ sinh vào sáng thứ Bảy.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH




Mai Văn Chín
"""


@pytest.fixture(scope="module")
def levels(directives: Mapping[str, Directive], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Directive]:
    """The five, with a national document, one of a merged province and one of a commune since the merger."""
    folder: Path = tmp_path_factory.mktemp("levels")
    found = dict(directives)
    for name, text in (("nation", NATIONAL), ("province", PROVINCE), ("commune", COMMUNE)):
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        found[name] = read_directive(path)
    return {directive.doc_id: directive for directive in found.values()}


@pytest.mark.parametrize(
    ("question", "own", "higher", "speaking"),
    [
        ("Tỉnh Sơn La thống kê nhà tốc mái khi nào?", set(), {"nation"}, {"nation"}),
        ("Đà Nẵng thống kê nhà tốc mái khi nào?", set(), {"nation"}, set()),
        ("Hà Đông thống kê nhà tốc mái khi nào?", {HA_DONG}, {HA_NOI, "nation"}, set()),
        ("Hà Nội thống kê nhà tốc mái khi nào?", {HA_NOI}, {"nation"}, set()),  # only its date line says Hà Nội
        ("Thủ tướng yêu cầu Bắc Ninh làm gì?", {BAC_NINH}, {"nation"}, {"nation"}),
        ("What must Bac Ninh do for the Prime Minister?", {BAC_NINH}, {"nation"}, {"nation"}),
    ],
)
def test_a_national_document_holds_everywhere(
    levels: Mapping[str, Directive], question: str, own: set[str], higher: set[str], speaking: set[str]
) -> None:
    scope = scope_of(question, levels)
    assert (scope.own, scope.higher, scope.speaking) == (own, higher, speaking)
    assert scope.ranked.higher == higher - speaking


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("Theo công điện của Thủ tướng, Bắc Ninh thống kê nhà tốc mái mấy giờ?", {"nation"}),
        ("theo cong dien cua thu tuong thi bac ninh thong ke may gio", {"nation"}),
        ("Under the Prime Minister's dispatch, what must Bac Ninh do?", {"nation"}),
        ("Công điện ứng phó mưa đá yêu cầu gì?", {"nation"}),
        ("Công điện mưa đá và Hà Đông yêu cầu báo cáo mấy giờ?", {"nation", HA_DONG}),
        ("Công điện mưa đá và công văn của xã Yên Khánh yêu cầu gì?", {"nation", "commune"}),
        ("Công văn 9 yêu cầu gì?", {"commune"}),  # its symbol is 9/UBND-VP
        ("Bắc Hà thực hiện công điện của Thủ tướng ra sao?", {BAC_HA}),
        ("Công điện nào của Đà Nẵng?", set()),
        ("Thông tư của Bộ Y tế yêu cầu gì ở Bắc Hà?", {BAC_HA}),
    ],
)
def test_a_document_named_by_kind_and_issuer_or_subject(levels: Mapping[str, Directive], question: str, own: set[str]) -> None:
    assert scope_of(question, levels).own == own


def test_a_document_of_elsewhere_that_is_named_is_said_to_be_elsewhere(levels: Mapping[str, Directive]) -> None:
    scope = scope_of("Công văn 331-CV/TU yêu cầu gì ở Đà Nẵng?", levels)
    assert scope.own == {BAC_NINH}
    assert any("không phải của Đà Nẵng" in note for note in scope.notes)


@pytest.mark.parametrize("question", ["Bình Định trồng cây gì?", "Thành phố Quy Nhơn trồng cây gì?"])
def test_a_former_province_has_the_documents_of_todays(levels: Mapping[str, Directive], question: str) -> None:
    scope = scope_of(question, levels)
    assert scope.higher == {"nation", "province"}
    assert any("nay thuộc tỉnh Gia Lai" in note for note in scope.notes)


@pytest.mark.parametrize(
    ("question", "noted"),
    [
        ("Yên Khánh dọn vệ sinh khi nào?", False),
        ("Xã Yên Khánh, tỉnh Ninh Bình dọn vệ sinh khi nào?", False),
        ("Ninh Bình: Yên Khánh dọn vệ sinh khi nào?", False),
        ("Huyện Yên Khánh dọn vệ sinh khi nào?", True),
    ],
)
def test_a_commune_is_found_by_its_bare_name(levels: Mapping[str, Directive], question: str, noted: bool) -> None:
    scope = scope_of(question, levels)
    assert scope.own == {"commune"}
    assert bool(scope.notes) is noted


def test_a_place_without_a_document_beside_one_that_has_is_told(levels: Mapping[str, Directive]) -> None:
    scope = scope_of("Bắc Ninh và Đà Nẵng cấm gì?", levels)
    assert scope.own == {BAC_NINH}
    assert any("Đà Nẵng" in note for note in scope.notes)
    assert scope.places == ("Bắc Ninh",)  # "Đà Nẵng" may be what is looked for: "does the letter mention Đà Nẵng?"


def test_a_commune_is_that_of_the_province_that_its_address_names(levels: Mapping[str, Directive]) -> None:
    scope = scope_of("Xã Cát Hải, Hà Nội cấm gì?", levels)  # there is one in Gia Lai, none in Hà Nội
    assert scope.own == {HA_NOI}
    assert scope.notes == ()
