from __future__ import annotations

from typing import Any

import pytest
from document_makers import LAYOUTS, made, shipped

from corpus.manifest import manifest
from corpus.text import fold_display
from corpus.types import Field, FieldSource, Heading, PartialDate

FIELDS = tuple(Heading.__slots__)
BA_DINH, BAC_HA, BAC_NINH = "ba-dinh-318-cv-qu-2021", "bac-ha-cong-van-8-2021", "bac-ninh-331-cv-tu-2021"
HA_DONG, HA_NOI = "ha-dong-ke-hoach-chi-thi-31", "ha-noi-ket-luan-16-8-2021"
UNSTATED = (None, None)

# Value and the words at its span, of every field that is a text or a date; UNSTATED where the document says nothing.
STATED: dict[str, dict[str, tuple[Any, str | None]]] = {
    BA_DINH: {
        "kind": ("Công văn", "Số 318 - CV/QU"),
        "number": ("318-CV/QU", "Số 318 - CV/QU"),
        "subject": (
            "Tập trung lãnh đạo, chỉ đạo công tác phòng chống dịch Covid-19 trên địa bàn quận",
            "Tập trung lãnh đạo, chỉ đạo công tác phòng chống dịch Covid-19 trên địa bàn quận",
        ),
        "issuer": ("Quận ủy Ba Đình", "QUẬN ỦY BA ĐÌNH"),
        "parent_issuer": ("Đảng bộ thành phố Hà Nội", "ĐẢNG BỘ THÀNH PHỐ HÀ NỘI"),
        "place": ("Ba Đình", "Ba Đình, ngày 27 tháng 4 năm 2021"),
        "issued_on": (PartialDate(year=2021, month=4, day=27), "Ba Đình, ngày 27 tháng 4 năm 2021"),
        "signer": ("Nguyễn Công Thành", "Nguyễn Công Thành"),
        "signer_title": ("T/M Ban Thường vụ, Phó Bí thư Thường trực", "T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ THƯỜNG TRỰC"),
    },
    BAC_HA: {
        "kind": ("Công văn", "Số - CV/HU"),
        "number": (None, "Số - CV/HU"),
        "subject": (
            "triển khai thực hiện các biện pháp cấp bách phòng, chống dịch Covid-19",
            "V/v triển khai thực hiện các biện pháp cấp bách phòng, chống dịch Covid-19",
        ),
        "issuer": ("Huyện ủy Bắc Hà", "HUYỆN ỦY BẮC HÀ"),
        "parent_issuer": ("Đảng bộ Lào Cai", "ĐẢNG BỘ LÀO CAI"),
        "place": ("Bắc Hà", "Bắc Hà, ngày tháng 8 năm 2021"),
        "issued_on": (PartialDate(year=2021, month=8), "Bắc Hà, ngày tháng 8 năm 2021"),
        "signer": ("Nguyễn Duy Hoà", "Nguyễn Duy Hoà"),
        "signer_title": ("T/M Ban Thường vụ, Bí thư", "T/M BAN THƯỜNG VỤ BÍ THƯ"),
    },
    BAC_NINH: {
        "kind": ("Công văn", "Số 331 - CV/TU"),
        "number": ("331-CV/TU", "Số 331 - CV/TU"),
        "subject": (
            "tăng cường công tác phòng, chống dịch Covid-19",
            "Về việc tăng cường công tác phòng, chống dịch Covid-19",
        ),
        "issuer": ("Thành ủy Bắc Ninh", "THÀNH ỦY BẮC NINH"),
        "parent_issuer": ("Đảng bộ tỉnh Bắc Ninh", "ĐẢNG BỘ TỈNH BẮC NINH"),
        "place": ("TP. Bắc Ninh", "TP. Bắc Ninh, ngày 11 tháng 10 năm 2021"),
        "issued_on": (PartialDate(year=2021, month=10, day=11), "TP. Bắc Ninh, ngày 11 tháng 10 năm 2021"),
        "signer": ("Nguyễn Hoàng Long", "Nguyễn Hoàng Long"),
        "signer_title": ("T/M Ban Thường vụ, Phó Bí thư Thường trực", "T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ THƯỜNG TRỰC"),
    },
    HA_DONG: {
        "kind": ("Kế hoạch", "KẾ HOẠCH"),
        "number": UNSTATED,
        "issuer": ("Quận ủy Hà Đông", "Quận uỷ Hà Đông"),
        "parent_issuer": UNSTATED,
        "place": UNSTATED,
        "signer": ("Lê Cường", "Lê Cường"),
        "signer_title": ("T/M Ban Thường vụ, Bí thư", "T/M BAN THƯỜNG VỤ BÍ THƯ"),
    },
    HA_NOI: {
        "kind": ("Thông báo", "THÔNG BÁO"),
        "number": UNSTATED,
        "parent_issuer": UNSTATED,
        "place": UNSTATED,
        "issued_on": UNSTATED,
        "signer": ("Trần Anh Tuấn", "Trần Anh Tuấn"),
        "signer_title": ("T/L Ban Thường vụ, Chánh văn phòng", "T/L BAN THƯỜNG VỤ CHÁNH VĂN PHÒNG"),
    },
}


@pytest.mark.parametrize(("doc_id", "name"), [(doc_id, name) for doc_id, fields in STATED.items() for name in fields])
def test_stated_fields_and_their_spans(doc_id: str, name: str) -> None:
    directive = shipped(doc_id)
    field: Field[Any] = getattr(directive.heading, name)
    words = fold_display(directive.text[field.span.start : field.span.end]) if field.span else None
    assert (field.value, words) == STATED[doc_id][name]
    assert field.source is (FieldSource.TEXT if field.span else FieldSource.UNKNOWN)


@pytest.mark.parametrize(
    ("doc_id", "name", "value"),
    [(HA_DONG, "issued_on", PartialDate(year=2020)), (HA_NOI, "issuer", "Thường trực Thành ủy Hà Nội")],
)
def test_supplied_fields_say_so(doc_id: str, name: str, value: object) -> None:
    field: Field[Any] = getattr(shipped(doc_id).heading, name)
    assert (field.value, field.span, field.source) == (value, None, FieldSource.MANIFEST)
    assert field.note == "danh mục văn bản của chủ sở hữu bộ văn bản"


@pytest.mark.parametrize(
    ("doc_id", "name", "count", "first", "last"),
    [
        (BA_DINH, "addressees", 5, "Hội đồng nhân dân quận", "Các TCCS Đảng trực thuộc"),
        (BA_DINH, "recipients", 3, "Thường trực Quận ủy", "Lưu Văn phòng Quận ủy"),
        (BAC_HA, "addressees", 5, "Thường trực Huyện ủy, HĐND, UBND huyện", "Đảng ủy các xã, thị trấn"),
        (BAC_HA, "recipients", 5, "Như kính gửi", "Lưu Văn phòng Huyện ủy"),
        (BAC_NINH, "addressees", 4, "Ủy ban nhân dân thành phố", "Các chi, đảng bộ trực thuộc"),
        (BAC_NINH, "recipients", 6, "Thường trực Tỉnh ủy, UBND tỉnh (b/c)", "Lưu Văn phòng Thành ủy"),
        (HA_DONG, "recipients", 7, "Thường trực TUHN (b/c)", "Lưu VP/QU"),
        (HA_NOI, "recipients", 13, "Ban Bí thư Trung ương", "(Đề b/c)"),
    ],
)
def test_lists(doc_id: str, name: str, count: int, first: str, last: str) -> None:
    directive = shipped(doc_id)
    field: Field[tuple[str, ...]] = getattr(directive.heading, name)
    assert field.value is not None
    assert field.span is not None
    assert (len(field.value), field.value[0], field.value[-1]) == (count, first, last)
    words = fold_display(directive.text[field.span.start : field.span.end])
    assert all(item in words for item in field.value)


@pytest.mark.parametrize("doc_id", [HA_DONG, HA_NOI])
def test_a_document_without_addressees(doc_id: str) -> None:
    assert shipped(doc_id).heading.addressees == Field()


def test_subjects_of_several_lines() -> None:
    subject = shipped(HA_DONG).heading.subject.value
    assert subject is not None
    assert subject.startswith("Thực hiện Chỉ thị số 31-CT/TU")
    assert subject.endswith("trên địa bàn Thủ đô”")


LAYOUT_FIELDS: dict[str, dict[str, Any]] = {
    "decision": {
        "kind": "Quyết định", "number": "12/2021/QĐ-UBND", "issuer": "Ủy ban nhân dân tỉnh Lào Cai", "parent_issuer": None,
        "subject": "Ban hành Quy chế phối hợp phòng, chống dịch trên địa bàn tỉnh Lào Cai", "place": "Lào Cai",
        "issued_on": PartialDate(year=2021, month=8, day=5), "signer": "Trịnh Văn Bình",
        "signer_title": "TM. Ủy ban nhân dân, KT. Chủ tịch, Phó Chủ tịch",
        "recipients": ("Như Điều 3", "Bộ Y tế (để báo cáo)", "Lưu: VT, VX"), "addressees": None,
    },
    "decree": {
        "kind": "Nghị định", "number": "99/2021/NĐ-CP", "issuer": "Chính phủ", "subject": "Quy định về công tác lưu trữ",
        "signer": "Phạm Minh Chính", "signer_title": "TM. Chính phủ, Thủ tướng", "recipients": ("Ban Bí thư", "Lưu: VT"),
    },
    "circular": {
        "kind": "Thông tư", "number": None, "issuer": "Bộ Y tế", "issued_on": PartialDate(year=2021),
        "signer": "Nguyễn Thanh Long", "signer_title": "Bộ trưởng", "recipients": None,
    },
    "telegram": {
        "kind": "Công điện", "number": "1102/CĐ-TTg", "issuer": "Thủ tướng Chính phủ",
        "subject": "tăng cường các biện pháp phòng, chống dịch",
        "addressees": ("Các Bộ, cơ quan ngang Bộ", "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"),
        "recipients": ("Như trên", "Lưu: VT"), "signer": "Phạm Minh Chính", "signer_title": "Thủ tướng",
    },
    "party": {
        "kind": "Kế hoạch", "number": "15-KH/HU", "subject": "giảm nghèo bền vững", "issuer": "Huyện ủy Bắc Hà",
        "parent_issuer": "Đảng bộ tỉnh Lào Cai", "issued_on": PartialDate(year=2022, month=3, day=2), "signer": "Nguyễn Văn A",
        "signer_title": "T/M Ban Thường vụ, Phó Bí thư",
    },
    "letter": {
        "kind": "Công văn", "number": None, "subject": "báo cáo tuần", "issuer": "Phòng Y tế huyện Bắc Hà",
        "parent_issuer": "UBND huyện Bắc Hà",
        "issued_on": PartialDate(year=2021, month=8), "addressees": ("Trạm y tế các xã",), "signer": "TRẦN VĂN BÌNH",
        "signer_title": "KT. Trưởng phòng, Phó trưởng phòng",
    },
}  # fmt: skip


@pytest.mark.parametrize(("layout", "name"), [(layout, name) for layout, fields in LAYOUT_FIELDS.items() for name in fields])
def test_layouts(layout: str, name: str) -> None:
    assert getattr(made(LAYOUTS[layout]).heading, name).value == LAYOUT_FIELDS[layout][name]


@pytest.mark.parametrize("layout", ["circular", "letter"])
def test_a_blank_number_has_its_span(layout: str) -> None:
    directive = made(LAYOUTS[layout])
    span = directive.heading.number.span
    assert span is not None
    assert directive.text[span.start : span.end].startswith("Số:")


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_value_has_a_span_and_a_source(layout: str, name: str) -> None:
    field: Field[Any] = getattr(made(LAYOUTS[layout]).heading, name)
    assert (field.span is None) == (field.source is FieldSource.UNKNOWN)
    assert field.value is None or field.span is not None


@pytest.mark.parametrize("line", ["Lào Cai, ngày 32 tháng 8 năm 2021", "Lào Cai, ngày 1 tháng 13 năm 2021"])
def test_an_impossible_date_is_no_date(line: str) -> None:
    heading = made(f"UBND TỈNH LÀO CAI\nSố: 5/CT-UBND\n{line}\n\nCHỈ THỊ\nVề lũ\n\n1. Một.\n").heading
    assert heading.issued_on.value is None
    assert heading.issued_on.span is not None
    assert heading.number.value == "5/CT-UBND"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 05/CT-UBND", "05/CT-UBND"),
        ("Số 331 - CV/TU", "331-CV/TU"),
        ("Số 07- KL/TW", "07-KL/TW"),
        ("Số: 23/2021/QĐ-TTg", "23/2021/QĐ-TTg"),
        ("Số: 68 /NQ-CP", "68/NQ-CP"),
        ("Luật số: 57/2020/QH14", "57/2020/QH14"),
        ("Số: 123", "123"),
        ("Số:        /UBND-VX", None),
        ("Số: ...../KH-UBND", None),
    ],
)
def test_numbers(line: str, number: str | None) -> None:
    heading = made(f"UBND TỈNH LÀO CAI\n{line}\nCHỈ THỊ\nVề lũ\n1. Một.\n").heading
    assert heading.number.value == number
    assert heading.number.span is not None


def test_a_decision_without_a_number() -> None:
    heading = made("QUYẾT ĐỊNH\nVề việc khen thưởng\nCăn cứ Luật Thi đua;\nĐiều 1. Khen.\nCHỦ TỊCH\nLê Hà\n").heading
    assert (heading.kind.value, heading.number, heading.subject.value) == ("Quyết định", Field(), "khen thưởng")
    assert (heading.signer.value, heading.signer_title.value) == ("Lê Hà", "Chủ tịch")


def test_all_five_are_in_the_table() -> None:
    assert set(STATED) == {entry.doc_id for entry in manifest().values()}


MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
REST = "Hà Nội, ngày 5 tháng 3 năm 2026\nTHÔNG BÁO\nVề lũ\n1. Một.\nCHỦ TỊCH\nLê Văn Hà\n"


@pytest.mark.parametrize(
    ("bodies", "issuer", "parent"),
    [
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG\nVĂN PHÒNG", "Văn phòng Ủy ban nhân dân thành phố Hải Phòng", "Ủy ban nhân dân thành phố Hải Phòng"),
        ("UBND TỈNH ĐẮK LẮK\nSỞ Y TẾ", "Sở Y tế tỉnh Đắk Lắk", "UBND tỉnh Đắk Lắk"),
        ("UBND TỈNH ĐẮK LẮK\nSỞ Y TẾ TỈNH ĐẮK LẮK", "Sở Y tế tỉnh Đắk Lắk", "UBND tỉnh Đắk Lắk"),
        ("TỈNH ỦY LÀO CAI\nVĂN PHÒNG", "Văn phòng Tỉnh ủy Lào Cai", "Tỉnh ủy Lào Cai"),
        ("TỈNH ỦY LÀO CAI\nBAN TỔ CHỨC", "Ban Tổ chức Tỉnh ủy Lào Cai", "Tỉnh ủy Lào Cai"),
        ("QUỐC HỘI\nVĂN PHÒNG", "Văn phòng Quốc hội", "Quốc hội"),
        ("BỘ Y TẾ\nCỤC PHÒNG BỆNH", "Cục Phòng Bệnh", "Bộ Y tế"),
        ("TỈNH NINH BÌNH\nỦY BAN NHÂN DÂN XÃ HẢI XUÂN", "Ủy ban nhân dân xã Hải Xuân", "Tỉnh Ninh Bình"),
        ("ĐẢNG BỘ TỈNH AN GIANG\nĐẢNG ỦY PHƯỜNG LONG XUYÊN", "Đảng ủy phường Long Xuyên", "Đảng bộ tỉnh An Giang"),
    ],
)  # fmt: skip
def test_an_issuer_has_the_name_that_its_parent_completes(bodies: str, issuer: str, parent: str) -> None:
    heading = made(f"{bodies}\nSố: 5/TB\n{MOTTO}{REST}").heading
    assert (heading.issuer.value, heading.parent_issuer.value) == (issuer, parent)


@pytest.mark.parametrize(
    ("kind", "issuer"),
    [
        ("CHỈ THỊ\nCỦA BAN BÍ THƯ", "Ban Bí thư"), ("NGHỊ QUYẾT CỦA BỘ CHÍNH TRỊ", "Bộ Chính trị"),
        ("CHỈ THỊ", "Ban Chấp hành Trung ương"), ("NGHỊ QUYẾT\nCỦA BAN CHẤP HÀNH TRUNG ƯƠNG", "Ban Chấp hành Trung ương"),
    ],
)  # fmt: skip
def test_a_central_body_below_the_kind_is_the_issuer(kind: str, issuer: str) -> None:
    heading = made(f"BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 61-CT/TW\nĐẢNG CỘNG SẢN VIỆT NAM\n{kind}\nvề Tết\n1. Một.\n").heading
    assert heading.issuer.value == issuer


@pytest.mark.parametrize(
    ("note", "issuer"),
    [
        ("(Kèm theo Chỉ thị số 04/CT-UBND ngày 12 tháng 01 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Đồng Tháp)",
         "Chủ tịch Ủy ban nhân dân tỉnh Đồng Tháp"),
        ("(Kèm theo Chỉ thị số 04/CT-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Đồng Tháp)", "Ủy ban nhân dân tỉnh Đồng Tháp"),
        ("(Kèm theo Chỉ thị số 05/CT-UBND ngày 12 tháng 01 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Đồng Tháp)",
         "Ủy ban nhân dân tỉnh Đồng Tháp"),
    ],
)  # fmt: skip
def test_a_chairman_issues_what_the_annex_says_they_do(note: str, issuer: str) -> None:
    text = f"ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG THÁP\nSố: 04/CT-UBND\nCHỈ THỊ\nVề Tết\n1. Một.\nCHỦ TỊCH\nLê Văn Hà\nPHỤ LỤC\nPHÂN CÔNG\n{note}\n1. Hai.\n"
    heading = made(text).heading
    assert heading.issuer.value == issuer
    assert heading.issuer.span is not None
    assert issuer.lower() in fold_display(text[heading.issuer.span.start : heading.issuer.span.end]).lower()


@pytest.mark.parametrize(
    "head",
    ["Kính gửi:\n", "Kính gửi: ", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:\n", "Thủ tướng Chính phủ điện: ", "**Kính gửi:** "],
)
def test_the_addressees_span_holds_the_bodies_only(head: str) -> None:
    text = f"UBND TỈNH LÀO CAI\nSố: 5/UBND\nV/v lũ\n{MOTTO}{head}Sở Y tế;\nSở Nội vụ.\nĐề nghị:\n1. Một.\n"
    addressees = made(text).heading.addressees
    assert addressees.value == ("Sở Y tế", "Sở Nội vụ")
    assert addressees.span is not None
    assert text[addressees.span.start : addressees.span.end] == "Sở Y tế;\nSở Nội vụ."
