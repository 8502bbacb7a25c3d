"""Single lines of headings and signatures: marks of Markdown, stamps, urgency, dates, annexes, web-page chrome."""

from __future__ import annotations

import pytest

from corpus import cues
from corpus.annexes import find_annexes
from corpus.blocks import join_lines, split_lines
from corpus.columns import split_columns
from corpus.markers import read_marker
from corpus.names import official_name, official_title
from corpus.pages import page_numbers
from corpus.plain import cell_bounds, cell_text, plain
from corpus.stamps import is_stamp, urgency_of
from corpus.zones import find_zones


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("## **Điều 1. Phạm vi**", "Điều 1. Phạm vi"),
        (r"1\. Một", "1. Một"),
        (r"\- Một", "- Một"),
        ("* Một **hai**", "* Một hai"),
        ("_Căn cứ Luật;_", "Căn cứ Luật;"),
        ("Số: ____/QĐ", "Số: ____/QĐ"),
        ("> <u>Nơi nhận</u>:", "Nơi nhận:"),
        ("Ðiều 2&nbsp;Ba", "Điều 2 Ba"),
        ("TỈNH<br>LÀO CAI", "TỈNH LÀO CAI"),
    ],
)
def test_marks_of_markdown_are_not_read(raw: str, shown: str) -> None:
    assert plain(raw) == shown


def test_a_cell_is_read_without_its_bars() -> None:
    raw = "| **UBND TỈNH LÀO CAI**<br> | "
    assert cell_text(raw) == "UBND TỈNH LÀO CAI"
    start, end = cell_bounds(raw)
    assert raw[start:end] == "UBND TỈNH LÀO CAI"


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("HỎA TỐC", "Hỏa tốc"), ("HOẢ TỐC", "Hỏa tốc"), ("HỎA TỐC HẸN GIỜ", "Hỏa tốc hẹn giờ"), ("KHẨN", "Khẩn"),
        ("THƯỢNG KHẨN", "Thượng khẩn"), ("Độ khẩn: Hỏa tốc", "Hỏa tốc"), ("CÔNG ĐIỆN KHẨN", "Khẩn"), ("(Khẩn)", "Khẩn"),
        ("Hỏa tốc", "Hỏa tốc"), ("KHẨN TRƯƠNG THỰC HIỆN", None), ("Khẩn trương", None), ("CÔNG ĐIỆN", None), ("", None),
    ],
)  # fmt: skip
def test_urgency(text: str, degree: str | None) -> None:
    assert urgency_of(text) == degree


@pytest.mark.parametrize("text", ["Ký bởi: Cổng Thông tin", "Người ký: A", "Thời gian ký: 05.02.2026", "MẬT", "DỰ THẢO LẦN 2"])
def test_stamps(text: str) -> None:
    assert is_stamp(text)
    assert not is_stamp("Về việc ký kết hợp đồng")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Hà Nội, ngày 05 tháng 01 năm 2026", "Hà Nội"),
        ("TP.HCM, ngày 5/2/2026", "TP.HCM"),
        ("Quảng Ngãi, ngày13 tháng 5 năm 2026", "Quảng Ngãi"),
        ("Thành phố Hồ Chí Minh, ngày … tháng 3 năm 2026", "Thành phố Hồ Chí Minh"),
        ("Bắc Ninh ngày 5 tháng 3 năm 2026", "Bắc Ninh"),
    ],
)
def test_dates(text: str, place: str) -> None:
    match = cues.date_of(text)
    assert match is not None
    assert (match["place"], match["year"]) == (place, "2026")


@pytest.mark.parametrize("text", ["Trong buổi sáng ngày 5 tháng 3 năm 2026", "Căn cứ biên bản họp ngày 5/3/2026", "ngày tháng"])
def test_no_dates(text: str) -> None:
    assert cues.date_of(text) is None


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("CỘNG HÒA XÃ HỌI CHỦ NGHĨA VIỆT NÀM", True), ("CONG HOA XA HQI CHU NGHlA VIET NAM", True),
        ("Độc lập — Tự do - Hạnh phúc .", True), ("ĐẢNG CỌNG SẢN VIỆT NAM", True), ("CỘNG TÁC VIÊN", False),
        ("ĐẢNG BỘ TỈNH LÀO CAI", False),
    ],
)  # fmt: skip
def test_mottos_of_a_poor_scan(text: str, yes: bool) -> None:
    assert cues.is_banner(text) is yes


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("QUYẾT ĐỊNH", "QUYẾT ĐỊNH"),
        ("CHÍ THỊ", "CHỈ THỊ"),
        ("KÉ HOẠCH", "KẾ HOẠCH"),
        ("Quyết định", None),
        ("QUY ĐỊNH MỚI", None),
    ],
)
def test_kinds_of_a_poor_scan(text: str, kind: str | None) -> None:
    assert cues.kind_of(text) == kind


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("THỦ TƯỚNG CHÍNH PHỦ điện:", True), ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:", True), ("Thủ tướng Chính phủ điện:", True),
        ("BỘ TRƯỞNG BỘ Y TẾ ĐIỆN", True), ("CÔNG ĐIỆN", False), ("Các dự án thủy điện:", False), ("CÔNG ĐIỆN:", False),
    ],
)  # fmt: skip
def test_the_senders_of_telegrams(text: str, yes: bool) -> None:
    assert bool(cues.ADDRESSEES.match(text)) is yes


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Y Vinh Tơr", True), ("Giàng A Lử", True), ("Thượng tướng Lê Văn Tuyến", True), ("H'Yim Kđoh", True),
        ("Phó Chủ Tịch", False), ("Bộ Trưởng", False), ("Đã Ký", False),
    ],
)  # fmt: skip
def test_persons(text: str, yes: bool) -> None:
    assert cues.is_person(text) is yes


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("UBND TỈNH LÀO CAI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ["UBND TỈNH LÀO CAI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]),
        ("Số: 5/CT-UBND Lào Cai, ngày 2 tháng 3 năm 2026", ["Số: 5/CT-UBND", "Lào Cai, ngày 2 tháng 3 năm 2026"]),
        ("Số: 15/CĐ-TTg        ------", ["Số: 15/CĐ-TTg", "------"]),
        ("NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ["NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]),
        (
            "| SỞ Y TẾ<br>Số: 5/SYT | Hà Nội, ngày 2 tháng 3 năm 2026 |",
            ["SỞ Y TẾ", "Số: 5/SYT", "Hà Nội, ngày 2 tháng 3 năm 2026"],
        ),
        ("| 1 | Lò Văn Pâng | Tổ trưởng |", ["| 1 | Lò Văn Pâng | Tổ trưởng |"]),
        ("Nơi nhận: KT. GIÁM ĐỐC\n- Lưu: VT. Đỗ Văn Hùng", ["Nơi nhận:", "KT. GIÁM ĐỐC", "- Lưu: VT.", "Đỗ Văn Hùng"]),
    ],
)
def test_columns_are_told_apart(text: str, parts: list[str]) -> None:
    assert [line.text for line in split_columns(text, split_lines(text))] == parts


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Khoản 1. Đất ở", "khoản 1"), ("1.1- Quan điểm", "mục 1.1"), ("Bước 2: Xử lý", "bước 2"), ("I, MỤC TIÊU", "mục I"),
        ("1, Giảm thiệt hại", "khoản 1"), ("Điều 1: Ban hành", "Điều 1"), ("Điều 7a. Trách nhiệm", "Điều 7a"),
    ],
)  # fmt: skip
def test_markers_in_other_dress(text: str, label: str) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert marker.label == label


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("1. Xử lý theo quy định tại\nĐiều 5 của Nghị định.", 1),
        ("1. Thực hiện theo Thông tư số\n20/2022/TT-BYT của Bộ Y tế.", 1),
        ("1. Báo cáo trước ngày\n15. 6. 2026.", 1),
        ("1. Quyền lợi của khách hàng tham gia dự thưởng xổ số\na) Được trả thưởng.", 2),
        ("1. Danh mục hồ sơ kèm theo\nĐơn đề nghị.", 2),
    ],
)
def test_a_sentence_that_was_cut_goes_on(text: str, paragraphs: int) -> None:
    assert len(join_lines(split_lines(text))) == paragraphs


def test_page_numbers_beside_a_form_feed_and_the_gazettes_header() -> None:
    text = "1. Một.\n\f2\n2. Hai.\n4 CÔNG BÁO/Số 255 + 256/Ngày 18-3-2026\n3. Ba.\n"
    lines = split_lines(text)
    assert [line.text[:4] for line in lines if line.start in page_numbers(lines)] == ["2", "4 CÔ"]


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("QUY CHẾ\nQuản lý\n(Kèm theo Quyết định số 5/QĐ-TTg)", ["QUY CHẾ"]),
        ("(Ban hành kèm theo Quyết định số 5/QĐ-TTg)\nĐiều 1. Một", ["(Ban hành kèm theo Quyết định số 5/QĐ-TTg)"]),
        ("PHỤ LỤC I\nDANH MỤC\n(Kèm theo Nghị định)\n1. Một\nMẫu số 01\nĐƠN", ["PHỤ LỤC I", "Mẫu số 01"]),
        ("1. Một (ban hành kèm theo)", []),
    ],
)
def test_annexes(text: str, opening: list[str]) -> None:
    lines = split_lines(text)
    assert [lines[i].text for i in find_annexes(lines)] == opening


def test_chrome_behind_the_last_annex_is_cut_off() -> None:
    text = "1. Một.\nPHỤ LỤC\nDANH MỤC\n1. Hai.\nVăn bản liên quan\nChia sẻ\n"
    lines = split_lines(text)
    assert lines[find_zones(lines).end].text == "Văn bản liên quan"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", "Ban Chấp hành Trung ương"), ("VĂN PHÒNG TRUNG ƯƠNG ĐẢNG", "Văn phòng Trung ương Đảng"),
        ("BỘ CÔNG THƯƠNG", "Bộ Công Thương"), ("ỦY BAN NHÂN DÂN PHƯỜNG BA ĐÌNH", "Ủy ban nhân dân phường Ba Đình"),
        ("TÒA ÁN NHÂN DÂN TỐI CAO", "Tòa án nhân dân tối cao"),
    ],
)  # fmt: skip
def test_official_names(text: str, name: str) -> None:
    assert official_name(text) == name


@pytest.mark.parametrize(
    ("text", "title"),
    [("KT. BỘ TRƯỞNG, CHỦ NHIỆM", "KT. Bộ trưởng, Chủ nhiệm"), ("TM ỦY BAN NHÂN DÂN", "TM. Ủy ban nhân dân"),
     ("PHÓ THỦ TƯỚNG", "Phó Thủ tướng"), ("T/L BAN BÍ THƯ", "T/L Ban Bí thư")],
)  # fmt: skip
def test_official_titles(text: str, title: str) -> None:
    assert official_title(text) == title
