from __future__ import annotations

from datetime import date

import pytest
from document_makers import DECISION, LAYOUTS, PARTY, shipped
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.duties import read_duties
from corpus.duty import Duty, Modality, Part, Recurrence
from corpus.read import parse_directive
from corpus.text import fold_display
from corpus.types import Directive, Level, PartialDate

DOC_IDS = (
    "ba-dinh-318-cv-qu-2021", "bac-ha-cong-van-8-2021", "bac-ninh-331-cv-tu-2021", "ha-dong-ke-hoach-chi-thi-31",
    "ha-noi-ket-luan-16-8-2021",
)  # fmt: skip

DISPATCH = """\
THỦ TƯỚNG CHÍNH PHỦ

Số: 45/CĐ-TTg

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Nội, ngày 12 tháng 5 năm 2026

CÔNG ĐIỆN
Về việc tập trung ứng phó bão số 2

THỦ TƯỚNG CHÍNH PHỦ điện:
- Bộ trưởng các Bộ: Quốc phòng, Công an;
- Chủ tịch Ủy ban nhân dân tỉnh Nghệ An.

Bão số 2 đang di chuyển nhanh. Để chủ động ứng phó với bão, Thủ tướng Chính phủ yêu cầu:

1. Bộ trưởng các Bộ: Quốc phòng, Công an, Xây dựng theo chức năng, nhiệm vụ được giao, tập trung chỉ đạo ứng phó.

2. Chủ tịch Ủy ban nhân dân các tỉnh, thành phố ven biển:

a) Tổ chức kiểm đếm tàu thuyền; hoàn thành trước 16 giờ ngày 13/5.

b) Kiên quyết sơ tán người dân. Không để người dân ở lại trên tàu.

3. Giao Bộ Nông nghiệp và Môi trường theo dõi, đôn đốc; báo cáo Thủ tướng Chính phủ trước ngày 20 tháng 5 năm 2026.

4. Người dân không được ra khơi; các chủ tàu phải gia cố lồng bè.

Nơi nhận:
- Như trên;
- Lưu: VT.

THỦ TƯỚNG

Trần Văn A
"""


def directive_of(text: str) -> Directive:
    return parse_directive(text.encode(), source="test.txt", stem="test")


def words(parts: tuple[Part, ...], directive: Directive) -> list[str]:
    return [fold_display(part.text(directive)) for part in parts]


def body(*lines: str, opening: str = "Chủ tịch UBND tỉnh yêu cầu:") -> Directive:
    """A directive of 1 March 2026 with these paragraphs."""
    head = "UBND TỈNH LÀO CAI\n\nSố: 5/CT-UBND\n\nLào Cai, ngày 01 tháng 3 năm 2026\n\nCHỈ THỊ\nVề việc phòng, chống dịch\n\n"
    head += "Trong thời gian qua, tình hình dịch bệnh trên địa bàn tỉnh đã được kiểm soát.\n\n"
    return directive_of(head + opening + "\n\n" + "\n\n".join(lines) + "\n\nNơi nhận:\n- Như trên.\n\nCHỦ TỊCH\n\nLê Văn B\n")


def only(directive: Directive) -> Duty:
    duties = read_duties(directive)
    assert len(duties) == 1, [fold_display(duty.action.text(directive)) for duty in duties]
    return duties[0]


# Who


@pytest.mark.parametrize(
    ("sentence", "assignees", "action"),
    [
        ("1. Trung tâm Y tế, Công an huyện rà soát người về từ vùng dịch.", ["Trung tâm Y tế", "Công an huyện"], "rà soát"),
        ("1. UBND các xã, thị trấn thành lập tổ công tác.", ["UBND các xã, thị trấn"], "thành lập"),
        ("1. Sở Giáo dục và Đào tạo chủ trì, phối hợp với Sở Y tế xây dựng phương án.", ["Sở Giáo dục và Đào tạo"], "chủ trì"),
        ("1. Giao Công an tỉnh (chủ trì) tuần tra ban đêm.", ["Công an tỉnh (chủ trì)"], "tuần tra"),
        ("1. Đề nghị Ủy ban MTTQ tỉnh vận động nhân dân.", ["Ủy ban MTTQ tỉnh"], "vận động"),
        ("1. Phòng Y tế: Tham mưu kế hoạch tiêm chủng.", ["Phòng Y tế"], "Tham mưu"),
        ("1. Mọi người dân khi ra đường phải đeo khẩu trang.", ["Mọi người dân"], "đeo khẩu trang"),
        ("1. Các cơ sở sản xuất, kinh doanh, dịch vụ phải bố trí nước rửa tay.", ["Các cơ sở sản xuất, kinh doanh, dịch vụ"], "bố trí"),
        ("1. Người từ vùng dịch trở về phải khai báo y tế.", ["Người từ vùng dịch trở về"], "khai báo"),
        ("1. Ban Chỉ đạo phòng, chống dịch tỉnh điều phối nhân lực.", ["Ban Chỉ đạo phòng, chống dịch tỉnh"], "điều phối"),
        ("1. Trong thời gian tới, các sở, ngành tập trung cải cách thủ tục.", ["các sở, ngành"], "tập trung"),
        ("1. Để ngăn dịch lây lan, kiểm soát tốt tình hình, Công an tỉnh tuần tra ban đêm.", ["Công an tỉnh"], "tuần tra"),
        ("1. Giám đốc Sở Y tế; Chủ tịch UBND các xã chịu trách nhiệm thi hành.", ["Giám đốc Sở Y tế", "Chủ tịch UBND các xã"], "thi hành"),
        ("1. Giao Ban An toàn giao thông tỉnh tổng hợp.", ["Ban An toàn giao thông tỉnh"], "tổng hợp"),
        ("1. Yêu cầu các đơn vị cử cán bộ trực.", ["các đơn vị"], "cử cán bộ"),
        ("1. Cán bộ, công chức không uống rượu, bia.", ["Cán bộ", "công chức"], "không uống"),
    ],
)  # fmt: skip
def test_subject_of_a_sentence(sentence: str, assignees: list[str], action: str) -> None:
    directive = body(sentence)
    duty = only(directive)
    assert words(duty.assignees, directive) == assignees
    assert duty.action.text(directive).startswith(action)
    assert not duty.inherited


@pytest.mark.parametrize(
    "sentence",
    [
        "1. Tình hình dịch bệnh trên địa bàn diễn biến phức tạp.",
        "1. UBND huyện đã ban hành 05 văn bản.",
        "1. Ngân sách năm 2025 là 20 tỷ đồng.",
        "1. Thành phần gồm: Trưởng ban, Phó Trưởng ban.",
        "1. Trên đây là nội dung kế hoạch của tỉnh.",
        "1. Công văn này thay cho văn bản trước.",
    ],
)
def test_statement_is_no_duty(sentence: str) -> None:
    assert read_duties(body(sentence, opening="Kết quả như dưới đây.")) == ()


@pytest.mark.parametrize(
    ("lead", "assignees"),
    [
        ("1. UBND thành phố chỉ đạo:", ["UBND thành phố"]),
        ("1. Trung tâm Y tế huyện", ["Trung tâm Y tế huyện"]),
        ("1. Giao Chủ tịch UBND các huyện:", ["Chủ tịch UBND các huyện"]),
        ("1. Sở Xây dựng có trách nhiệm:", ["Sở Xây dựng"]),
        ("1. Đối với UBND các xã, phường:", ["UBND các xã, phường"]),
        ("1. Trách nhiệm của Sở Y tế", ["Sở Y tế"]),
        ("1. TRÁCH NHIỆM CỦA SỞ Y TẾ", ["SỞ Y TẾ"]),
    ],
)
def test_lead_line_governs_its_bullets(lead: str, assignees: list[str]) -> None:
    directive = body(lead, "- Rà soát các điểm tiêm.", "- Tăng cường tuyên truyền.")
    duties = read_duties(directive)
    assert [words(duty.assignees, directive) for duty in duties] == [assignees, assignees]
    assert all(duty.inherited for duty in duties)


def test_heading_governs_over_several_levels() -> None:
    directive = body(
        "III. TRÁCH NHIỆM CỦA SỞ Y TẾ",
        "1. Công tác phòng bệnh",
        "a) Tiêm chủng:",
        "- Rà soát đối tượng.",
        "- Bố trí điểm tiêm.",
    )
    assert {tuple(words(duty.assignees, directive)) for duty in read_duties(directive)} == {("SỞ Y TẾ",)}


def test_opening_names_who_the_list_is_for() -> None:
    directive = body(
        "1. Rà soát hồ sơ.", opening="Để phòng dịch, UBND tỉnh yêu cầu các sở, ngành, UBND các xã thực hiện các nội dung sau:"
    )
    duty = only(directive)
    assert words(duty.assignees, directive) == ["các sở, ngành", "UBND các xã"]
    assert duty.inherited


def test_sentence_without_a_subject_goes_on_with_the_one_before() -> None:
    directive = body("1. Công an tỉnh tuần tra ban đêm. Xử lý nghiêm vi phạm.", "2. Rà soát hồ sơ.")
    duties = read_duties(directive)
    assert [words(duty.assignees, directive) for duty in duties] == [["Công an tỉnh"], ["Công an tỉnh"], []]
    assert not any(duty.inherited for duty in duties)


def test_part_with_a_subject_of_its_own_is_another_duty() -> None:
    directive = body("1. Giao Sở Y tế bảo đảm thuốc; hướng dẫn chuyên môn; giao Sở Tài chính bố trí kinh phí.")
    assert [(words(duty.assignees, directive), duty.action.text(directive)) for duty in read_duties(directive)] == [
        (["Sở Y tế"], "bảo đảm thuốc; hướng dẫn chuyên môn"),
        (["Sở Tài chính"], "bố trí kinh phí"),
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "1. Sở Y tế hướng dẫn chuyên môn, các bệnh viện phải dự trữ thuốc.",
            [(["Sở Y tế"], "hướng dẫn chuyên môn"), (["các bệnh viện"], "dự trữ thuốc")],
        ),
        (
            "1. Sở Nội vụ rà soát biên chế, đồng thời Sở Tài chính bố trí kinh phí.",
            [(["Sở Nội vụ"], "rà soát biên chế"), (["Sở Tài chính"], "bố trí kinh phí")],
        ),
        ("1. Sở Y tế kiểm tra các nhà thuốc, bệnh viện phải cách ly.", [(["Sở Y tế"], "kiểm tra các nhà thuốc, bệnh viện phải cách ly")]),
        (
            "1. Giao Sở Y tế: (1) Rà soát đối tượng; (2) Bố trí điểm tiêm; (3) Báo cáo UBND tỉnh.",
            [(["Sở Y tế"], "Rà soát đối tượng"), (["Sở Y tế"], "Bố trí điểm tiêm"), (["Sở Y tế"], "Báo cáo UBND tỉnh")],
        ),
        (
            "1. Sở Y tế thực hiện các việc sau: a) lập kế hoạch; b) bố trí nhân lực.",
            [(["Sở Y tế"], "lập kế hoạch"), (["Sở Y tế"], "bố trí nhân lực")],
        ),
        (
            "1. Các sở báo cáo: (1) số liệu giải ngân; (2) khó khăn, vướng mắc.",
            [(["Các sở"], "báo cáo: (1) số liệu giải ngân; (2) khó khăn, vướng mắc")],
        ),
        (
            "1. Công an tỉnh tuần tra ban đêm; nghiêm cấm cán bộ bao che vi phạm; tăng cường trực ban.",
            [(["Công an tỉnh"], "tuần tra ban đêm"), (["cán bộ"], "bao che vi phạm"), (["Công an tỉnh"], "tăng cường trực ban")],
        ),
        (
            "1. Chủ hộ duy trì lối thoát nạn, cấm lắp đặt lồng sắt.",
            [(["Chủ hộ"], "duy trì lối thoát nạn"), (["Chủ hộ"], "lắp đặt lồng sắt")],
        ),
    ],
)  # fmt: skip
def test_several_duties_of_one_sentence(sentence: str, expected: list[tuple[list[str], str]]) -> None:
    directive = body(sentence)
    assert [(words(duty.assignees, directive), duty.action.text(directive)) for duty in read_duties(directive)] == expected


@pytest.mark.parametrize(
    ("sentence", "assignees", "action", "modality"),
    [
        ("1. Nơi nào để xảy ra cháy thì người đứng đầu phải kiểm điểm.", ["người đứng đầu"], "kiểm điểm", Modality.OBLIGATION),
        ("1. Quá thời hạn trên, cơ sở nào không khắc phục thì không được kinh doanh.", ["cơ sở nào không khắc phục"], "kinh doanh", Modality.PROHIBITION),
        ("1. Nếu vượt thẩm quyền thì UBND xã báo cáo UBND tỉnh.", ["UBND xã"], "báo cáo UBND tỉnh", Modality.OBLIGATION),
    ],
)  # fmt: skip
def test_condition_before_the_demand(sentence: str, assignees: list[str], action: str, modality: Modality) -> None:
    directive = body(sentence)
    duty = only(directive)
    assert (words(duty.assignees, directive), duty.action.text(directive), duty.modality) == (assignees, action, modality)


@pytest.mark.parametrize(
    ("sentence", "assignees", "action"),
    [
        ("1. EVN chủ động phương án bảo đảm điện.", ["EVN"], "chủ động"),
        ("1. Câu lạc bộ Doanh nhân Trẻ tăng cường kết nối.", ["Câu lạc bộ Doanh nhân Trẻ"], "tăng cường"),
        ("1. Tổ hòa giải thôn vận động các gia đình.", ["Tổ hòa giải thôn"], "vận động"),
        ("1. Đảng ủy Công an tỉnh lãnh đạo lực lượng Công an điều tra các vụ việc.", ["Đảng ủy Công an tỉnh"], "lãnh đạo"),
        (
            "1. Ban Quản lý dự án đầu tư xây dựng số 1 đẩy nhanh tiến độ.",
            ["Ban Quản lý dự án đầu tư xây dựng số 1"],
            "đẩy nhanh",
        ),
        ("1. Mỗi đồng chí đảng ủy viên phụ trách một tổ dân phố.", ["Mỗi đồng chí đảng ủy viên"], "phụ trách"),
        ("1. Nâng cao hiệu quả công tác chỉ đạo của UBND xã trong phòng dịch.", ["UBND xã"], "Nâng cao"),
    ],
)
def test_name_that_is_hard_to_end(sentence: str, assignees: list[str], action: str) -> None:
    directive = body(sentence)
    duty = only(directive)
    assert words(duty.assignees, directive) == assignees
    assert duty.action.text(directive).startswith(action)


def test_whose_leading_a_line_betters_governs_what_follows() -> None:
    directive = body(
        "1. Nâng cao hiệu quả công tác chỉ đạo, điều hành của UBND xã trong phòng dịch.",
        "Rà soát các phương án, kịch bản phòng dịch trên địa bàn.",
        "Bố trí kinh phí cho các lực lượng tham gia phòng dịch.",
    )
    found = [(words(duty.assignees, directive), duty.inherited) for duty in read_duties(directive)]
    assert found == [(["UBND xã"], False), (["UBND xã"], True), (["UBND xã"], True)]


def test_leading_is_what_a_party_body_does_and_elsewhere_people() -> None:
    party = body("1. Đảng ủy UBND xã:", "- Lãnh đạo UBND xã cụ thể hóa kế hoạch.", "- Bố trí kinh phí.")
    assert [words(duty.assignees, party) for duty in read_duties(party)] == [["Đảng ủy UBND xã"]] * 2
    office = body("1. Các sở, ngành:", "- Lãnh đạo các phòng rà soát hồ sơ.", "- Bố trí kinh phí.")
    assert words(read_duties(office)[0].assignees, office) == ["Lãnh đạo các phòng"]


def test_lead_line_of_tasks_is_no_background() -> None:
    directive = body("1. Về nhiệm vụ thời gian tới:", "a) Sở Y tế rà soát đối tượng.", "b) Sở Nội vụ bố trí nhân lực.")
    assert [words(duty.assignees, directive) for duty in read_duties(directive)] == [["Sở Y tế"], ["Sở Nội vụ"]]


def test_what_the_document_says_itself_is_no_duty() -> None:
    directive = body("1. Các sở rà soát.", "2. Văn phòng UBND tỉnh thông báo để các cơ quan liên quan biết, thực hiện.")
    assert [duty.path for duty in read_duties(directive)] == [("1",)]


def test_second_deadline_of_an_action_is_kept() -> None:
    directive = body("1. Các xã xây dựng kế hoạch trước ngày 10/3/2026 và báo cáo kết quả trước ngày 30/11/2026.")
    duty = only(directive)
    assert duty.deadline == PartialDate(year=2026, month=3, day=10)
    assert words(duty.later_deadlines, directive) == ["trước ngày 30/11/2026"]


def test_dispatch() -> None:
    directive = directive_of(DISPATCH)
    found = [(".".join(duty.path), words(duty.assignees, directive), duty.inherited) for duty in read_duties(directive)]
    coast, farms = ["Chủ tịch Ủy ban nhân dân các tỉnh, thành phố ven biển"], ["Bộ Nông nghiệp và Môi trường"]
    assert found[1:] == [
        ("2.a", coast, True),
        ("2.b", coast, True),
        ("2.b", coast, True),
        ("3", farms, False),
        ("4", ["Người dân"], False),
        ("4", ["các chủ tàu"], False),
    ]
    assert " ".join(found[0][1]).startswith("Bộ trưởng các Bộ: Quốc phòng")


def test_decision_issues_without_a_duty_and_binds_who_is_named() -> None:
    directive = directive_of(DECISION)
    first, *_ = read_duties(directive)
    assert (first.path, first.action.text(directive)) == (("3",), "thi hành Quyết định này")
    assert words(first.assignees, directive) == ["Chánh Văn phòng Ủy ban nhân dân tỉnh"]


# Whether, how often, by when, to whom


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("1. Người dân phải đeo khẩu trang.", Modality.OBLIGATION),
        ("1. Người dân không được tụ tập.", Modality.PROHIBITION),
        ("1. Nghiêm cấm các tổ chức, cá nhân đưa tin sai sự thật.", Modality.PROHIBITION),
        ("1. Các cửa hàng được phép mở cửa đến 21 giờ.", Modality.PERMISSION),
        ("1. Các chợ tạm dừng hoạt động.", Modality.OBLIGATION),
        ("1. Tổ chức, cá nhân bị nghiêm cấm lợi dụng dịch bệnh để trục lợi.", Modality.PROHIBITION),
        ("1. Cấm các phương tiện trên 10 tấn lưu thông qua cầu.", Modality.PROHIBITION),
        ("1. UBND cấp xã có quyền yêu cầu chủ cơ sở tạm dừng hoạt động.", Modality.PERMISSION),
        ("1. Chủ rừng được huy động dân quân để chữa cháy.", Modality.PERMISSION),
        ("1. Cho phép các địa phương sử dụng nguồn dự phòng.", Modality.PERMISSION),
    ],
)
def test_modality(sentence: str, modality: Modality) -> None:
    assert only(body(sentence)).modality is modality


def test_list_of_what_is_forbidden() -> None:
    directive = body("1. Các hành vi bị nghiêm cấm:", "- Đưa tin sai sự thật.", "- Lợi dụng dịch bệnh để trục lợi.")
    assert {duty.modality for duty in read_duties(directive)} == {Modality.PROHIBITION}


@pytest.mark.parametrize(
    ("sentence", "recurrence", "wording"),
    [
        ("1. Sở Y tế báo cáo hàng ngày.", Recurrence.DAILY, "hàng ngày"),
        ("1. Hằng tuần, các xã tổng hợp số liệu.", Recurrence.WEEKLY, "Hằng tuần"),
        ("1. Các xã họp định kỳ hằng tháng.", Recurrence.MONTHLY, "định kỳ hằng tháng"),
        ("1. Sở Nội vụ đánh giá mỗi quý.", Recurrence.QUARTERLY, "mỗi quý"),
        ("1. Sở Nội vụ đánh giá hằng năm.", Recurrence.YEARLY, "hằng năm"),
        ("1. Các trạm trực 24/24 giờ.", Recurrence.CONTINUOUS, "24/24 giờ"),
        ("1. Các xã kiểm tra định kỳ 6 tháng một lần.", Recurrence.PERIODIC, "định kỳ 6 tháng một lần"),
        ("1. Trạm khí tượng phát bản tin 3 giờ một lần.", Recurrence.PERIODIC, "3 giờ một lần"),
        ("1. Các trường diễn tập 02 lần mỗi học kỳ.", Recurrence.PERIODIC, "02 lần mỗi học kỳ"),
        ("1. Công an tỉnh kiểm tra đột xuất các quán.", Recurrence.AD_HOC, "đột xuất"),
        ("1. Các sở cắt giảm chi phí thường xuyên.", None, ""),
    ],
)
def test_recurrence(sentence: str, recurrence: Recurrence | None, wording: str) -> None:
    directive = body(sentence)
    duty = only(directive)
    assert duty.recurrence is recurrence
    assert (duty.recurrence_part.text(directive) if duty.recurrence_part else "") == wording


@pytest.mark.parametrize(
    ("sentence", "expected", "wording"),
    [
        ("1. Các xã hoàn thành trước ngày 28/8/2026.", PartialDate(year=2026, month=8, day=28), "trước ngày 28/8/2026"),
        ("1. Các xã rà soát xong trước ngày 28/8.", PartialDate(year=2026, month=8, day=28), "trước ngày 28/8"),
        ("1. Các xã báo cáo trong tháng 6/2027.", PartialDate(year=2027, month=6), "trong tháng 6/2027"),
        ("1. Sở Y tế trình đề án trong quý II năm 2026.", PartialDate(year=2026, month=6), "trong quý II năm 2026"),
        ("1. Sở Y tế phải trả lời trong thời hạn 05 ngày làm việc.", None, "trong thời hạn 05 ngày làm việc"),
        ("1. Các xã báo cáo trước ngày 20 hằng tháng.", None, "trước ngày 20 hằng tháng"),
        ("1. Sở Y tế rà soát. Thời gian hoàn thành: trước 15/4/2026.", PartialDate(year=2026, month=4, day=15), "trước 15/4/2026"),
        ("1. Các xã thực hiện Công điện số 5/CĐ-TTg ngày 20/02/2026.", None, ""),
        ("1. Các xã hỗ trợ đến 2/3 số hộ.", None, ""),
    ],
)  # fmt: skip
def test_deadline(sentence: str, expected: PartialDate | None, wording: str) -> None:
    directive = body(sentence)
    duty = only(directive)
    assert duty.deadline == expected
    assert (duty.deadline_part.text(directive) if duty.deadline_part else "") == wording


def test_left_out_year_of_a_past_month_is_the_next() -> None:
    directive = directive_of(DISPATCH.replace("ngày 12 tháng 5 năm 2026", "ngày 20 tháng 12 năm 2026").replace("13/5", "10/01"))
    (due,) = [duty.deadline for duty in read_duties(directive) if duty.path == ("2", "a")]
    assert due is not None
    assert date(due.year, due.month or 1, due.day or 1) == date(2027, 1, 10)


@pytest.mark.parametrize(
    ("sentence", "recipients", "through"),
    [
        ("1. Các xã báo cáo UBND tỉnh (qua Sở Y tế) kết quả.", ["UBND tỉnh"], ["Sở Y tế"]),
        ("1. Các xã báo cáo kết quả về Sở Y tế để tổng hợp.", ["Sở Y tế"], []),
        ("1. Các xã gửi kế hoạch về Sở Y tế trước ngày 15/3/2026.", ["Sở Y tế"], []),
        ("1. Các xã kịp thời báo cáo, đề xuất Thường trực Tỉnh ủy, UBND tỉnh.", ["Thường trực Tỉnh ủy", "UBND tỉnh"], []),
        ("1. Các xã báo cáo tình hình hằng ngày với Tỉnh ủy thông qua Văn phòng Tỉnh ủy.", ["Tỉnh ủy"], ["Văn phòng Tỉnh ủy"]),
        ("1. Các xã rà soát theo báo cáo của Sở Y tế.", [], []),
        ("1. Các xã thực hiện đúng quy trình, thông báo cho người dân.", [], []),
    ],
)
def test_whom_to_report_to(sentence: str, recipients: list[str], through: list[str]) -> None:
    directive = body(sentence)
    duty = only(directive)
    assert (words(duty.reports_to, directive), words(duty.via, directive)) == (recipients, through)


def test_daily_reports_of_bac_ninh() -> None:
    directive = shipped("bac-ninh-331-cv-tu-2021")
    (duty,) = [duty for duty in read_duties(directive) if duty.reports_to and duty.via]
    assert words(duty.assignees, directive) == ["các Đoàn kiểm tra"]
    assert duty.recurrence is Recurrence.DAILY
    assert words(duty.reports_to, directive) == ["Thường trực Thành ủy"]
    assert words(duty.via, directive) == ["Văn phòng Thành ủy"]


# What holds for every text


def check_duties(directive: Directive) -> None:
    """Every part lies in its leaf or in a line above; actions go forward and don't overlap."""
    duties = read_duties(directive)
    assert duties == read_duties(directive)
    leaves = {leaf.path: leaf for leaf in directive.root.leaves()}
    at = 0
    for duty in duties:
        leaf = leaves[duty.path]
        assert at <= duty.action.start < duty.action.end <= leaf.end
        at = duty.action.end
        stated = [duty.action, *duty.reports_to, *duty.via, *((duty.recurrence_part,) if duty.recurrence_part else ())]
        stated += [duty.deadline_part] if duty.deadline_part else []
        stated += [] if duty.inherited else duty.assignees
        assert all(leaf.start <= part.start < part.end <= leaf.end for part in stated)
        if duty.inherited:
            assert duty.assignees
            for part in duty.assignees:
                assert part.start < part.end <= leaf.start
                (above,) = [other for other in leaves.values() if other.start <= part.start < other.end]
                assert part.end <= above.end
                assert above.level is Level.LEAD or above.text.rstrip("* \n\t\xa0").endswith(":")
        assert list(duty.assignees) == sorted(duty.assignees, key=lambda part: part.start)
        assert (duty.recurrence is None) == (duty.recurrence_part is None)
        assert duty.deadline is None or duty.deadline_part is not None


@pytest.mark.parametrize("doc_id", DOC_IDS)
def test_parts_lie_where_they_should(doc_id: str) -> None:
    check_duties(shipped(doc_id))
    assert read_duties(shipped(doc_id))


@pytest.mark.parametrize(
    "text", [DISPATCH, DECISION, PARTY, *LAYOUTS.values()] if isinstance(LAYOUTS, dict) else [DISPATCH, DECISION, PARTY]
)
def test_parts_lie_where_they_should_in_other_layouts(text: str) -> None:
    check_duties(directive_of(text))


_PIECES = st.sampled_from(
    ["1. ", "- ", "a) ", "Điều 2. ", "\n", "\n\n", "; ", ", ", ": ", ". ", "(", ")", " ", "UBND", "Sở", "các xã", "người dân", "tổ chức",
     "phải", "không được", "yêu cầu", "giao", "báo cáo", "qua", "trước ngày 31/2", "hằng ngày", "kiểm tra", "thực hiện", "Bộ", "là", "được",
     "Trách nhiệm của", "căn cứ", "trong thời hạn", "100%", "không", "phòng, chống dịch", "…", "**", "“", "\u200b", "Ủy", "chịu trách nhiệm"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=40))
def test_any_text_is_read(pieces: list[str]) -> None:
    text = "Kế hoạch\n\n" + " ".join(pieces)
    check_duties(directive_of(text))
