from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from answer_checks import BA_DINH, BAC_HA, BAC_NINH, HA_DONG, HA_NOI, Asker
from answer_makers import cite, extracted_answer

from corpus.types import Directive
from rag import Answer, Status
from rag.verify import Gate, verify
from rag.verify_dates import Day, find_days
from rag.verify_documents import find_documents
from rag.verify_names import find_bodies
from rag.verify_numbers import find_numbers
from rag.verify_text import SentenceStream, units

CENTRE = (BAC_HA, "Khẩn trương thành lập Trung tâm Chỉ huy cấp huyện")
COUNTS = (BAC_HA, "đã thực hiện cách ly y tế tổng số 730 người")
ORDERS = (BA_DINH, "Tiếp tục thực hiện nghiêm túc Chỉ thị số 31-CT/TU")
FESTIVALS = (BA_DINH, "Chỉ đạo tạm dừng tổ chức các lễ hội")
WARDS = (BA_DINH, "đặc biệt là 14 phường")
MEETING = (HA_NOI, "Đồng chí Đinh Tiến Dũng")
SCHOOLS = (BAC_NINH, "đề xuất với UBND tỉnh, Sở Giáo dục - Đào tạo")
RESOLUTIONS = (HA_NOI, "Nghị quyết số 15/NQ-HĐND")
DAILY = (HA_DONG, "Thực hiện chế độ báo cáo hàng ngày")
BEDS = (HA_NOI, "vận hành ngay 100%")

SUPPORTED = [
    (CENTRE, "vi", "Huyện Bắc Hà phải thành lập Trung tâm Chỉ huy cấp huyện trước ngày 28 tháng 8 năm 2021 [1]."),
    (CENTRE, "vi", "Theo Công văn của Huyện ủy Bắc Hà, Chủ tịch Ủy ban nhân dân huyện là Chỉ huy trưởng [1]."),
    (CENTRE, "en", "Bac Ha must set up a district Command Centre before August 28, 2021 [1]."),
    (CENTRE, "en", "The chairman of the district People's Committee is its commander [1]."),
    (COUNTS, "vi", "Từ 14/6/2021 đến 24/8/2021, Lào Cai ghi nhận chín mươi tư ca dương tính với SARS-CoV-2 [1]."),
    (COUNTS, "en", "Lào Cai recorded ninety-four positive cases between 14 June and 24 August 2021 [1]."),
    (ORDERS, "vi", "Quận tiếp tục thực hiện Chỉ thị 31-CT/TU ngày 3/4/2020 của Ban Thường vụ Thành ủy Hà Nội [1]."),
    (ORDERS, "en", "It must adhere closely to Dispatch 541/CĐ-TTg of the Prime Minister dated 23 April 2021 [1]."),
    (FESTIVALS, "vi", "Quận Ba Đình tạm dừng tổ chức lễ hội [1]."),
    (FESTIVALS, "vi", "Ba Đình không cho tổ chức các lễ hội [1]."),
    (FESTIVALS, "en", "Festivals are suspended and unnecessary large gatherings remain restricted in Ba Đình [1]."),
    (WARDS, "vi", "Mười bốn phường phải tăng cường tuyên truyền, vận động nhân dân [1]."),
    (WARDS, "en", "Masks are compulsory in public places, at events and conferences and on public transport [1]."),
    (MEETING, "en", "Comrade Dinh Tien Dung, Secretary of the City Party Committee, chaired the meeting on 16 August 2021 [1]."),
    (SCHOOLS, "vi", "UBND thành phố đề xuất với UBND tỉnh, Sở Giáo dục và Đào tạo phương án dạy và học [1]."),
    (RESOLUTIONS, "en", "Support follows Resolution 68/NQ-CP of the Government and Decision 23/2021/QĐ-TTg [1]."),
    (DAILY, "vi", "UBND Quận báo cáo hằng ngày với UBND Thành phố và Thường trực Quận ủy [1]."),
    (DAILY, "en", "The district People's Committee reports daily to the Standing Board of the District Party Committee [1]."),
    (BEDS, "en", "One hundred percent of concentrated quarantine areas must be put into operation at once [1]."),
    (CENTRE, "vi", "Văn bản giao “Khẩn trương thành lập Trung tâm Chỉ huy cấp huyện” [1]."),
]  # fmt: skip

UNSUPPORTED = [
    (CENTRE, "vi", "date", "Trung tâm Chỉ huy phải hoàn thành trước ngày 29/8/2021 [1]."),
    (CENTRE, "vi", "date", "Trung tâm Chỉ huy phải hoàn thành trước ngày hai mươi chín tháng tám năm 2021 [1]."),
    (CENTRE, "en", "date", "The Command Centre must be completed before 28 September 2021 [1]."),
    (CENTRE, "vi", "number", "Phải thành lập hai Trung tâm Chỉ huy [1]."),
    (CENTRE, "vi", "number", "Phải thành lập Trung tâm Chỉ huy trong vòng năm ngày [1]."),
    (CENTRE, "en", "number", "The Command Centre must be set up within three weeks [1]."),
    (CENTRE, "vi", "body", "Chủ tịch UBND tỉnh là Chỉ huy trưởng Trung tâm Chỉ huy [1]."),
    (CENTRE, "en", "body", "The Ministry of Health sets up the Command Centre [1]."),
    (CENTRE, "vi", "place", "Huyện Mường Khương phải thành lập Trung tâm Chỉ huy [1]."),
    (CENTRE, "en", "place", "Sa Pa district must set up a Command Centre [1]."),
    (CENTRE, "vi", "person", "Ông Nguyễn Văn Minh làm Chỉ huy trưởng Trung tâm Chỉ huy cấp huyện [1]."),
    (CENTRE, "en", "person", "Mr Tran Van Nam is the commander of the Command Centre [1]."),
    (CENTRE, "vi", "provision", "Theo khoản 3, Trung tâm Chỉ huy cấp huyện được thành lập trước ngày 28/8/2021 [1]."),
    (CENTRE, "vi", "polarity", "Không được thành lập Trung tâm Chỉ huy cấp huyện [1]."),
    (CENTRE, "vi", "content", "Người dân được nghỉ làm và nhận hỗ trợ tiền mặt [1]."),
    (CENTRE, "vi", "content", "Đúng vậy [1]."),
    (CENTRE, "vi", "quote", "Văn bản viết “khẩn cấp thành lập Trung tâm Chỉ huy cấp huyện” [1]."),
    (CENTRE, "vi", "key", "Huyện phải thành lập Trung tâm Chỉ huy cấp huyện [2]."),
    (CENTRE, "vi", "key", "Huyện phải thành lập Trung tâm Chỉ huy cấp huyện."),
    (CENTRE, "vi", "link", "Huyện phải thành lập Trung tâm Chỉ huy, xem www.example.org [1]."),
    (FESTIVALS, "vi", "polarity", "Quận Ba Đình được phép tổ chức các lễ hội [1]."),
    (FESTIVALS, "vi", "polarity", "Ba Đình tiếp tục tổ chức các lễ hội [1]."),
    (FESTIVALS, "en", "body", "The Department of Culture suspends festivals in Ba Đình [1]."),
    (RESOLUTIONS, "vi", "document_number", "Hỗ trợ theo Nghị quyết 69/NQ-CP của Chính phủ [1]."),
    (RESOLUTIONS, "vi", "document_number", "Hỗ trợ theo Nghị quyết số 86 của Chính phủ [1]."),
    (RESOLUTIONS, "en", "document_number", "Decision 23/2020/QĐ-TTg of the Prime Minister sets out the support [1]."),
    (ORDERS, "vi", "date", "Công văn số 112-CV/TU ngày 3/4/2020 của Thành ủy về phòng, chống dịch [1]."),
    (BEDS, "vi", "number", "Phải vận hành ngay 90% khu cách ly tập trung [1]."),
    (BEDS, "vi", "number", "Phải vận hành ngay 100 khu cách ly tập trung [1]."),
    (SCHOOLS, "vi", "body", "UBND thành phố đề xuất với UBND tỉnh, Bộ Giáo dục và Đào tạo phương án dạy và học [1]."),
    (MEETING, "en", "name", "The meeting on 16 August 2021 heard a report of the Singapore delegation [1]."),
]  # fmt: skip


def judge(directives: Mapping[str, Directive], clause: tuple[str, str], language: str, sentence: str) -> list[str]:
    doc_id, words = clause
    gate = Gate([cite(directives[doc_id], words)], directives, language)
    (unit,) = units(sentence)
    return [str(claim.kind) for claim in gate.check(unit).wrong]


@pytest.mark.parametrize(("clause", "language", "sentence"), SUPPORTED)
def test_what_the_clause_says_in_other_words_passes(
    directives: Mapping[str, Directive], clause: tuple[str, str], language: str, sentence: str
) -> None:
    assert judge(directives, clause, language, sentence) == []


@pytest.mark.parametrize(("clause", "language", "kind", "sentence"), UNSUPPORTED)
def test_what_the_clause_doesnt_say_fails_for_what_it_is(
    directives: Mapping[str, Directive], clause: tuple[str, str], language: str, kind: str, sentence: str
) -> None:
    assert kind in judge(directives, clause, language, sentence)


@pytest.mark.parametrize(
    "question",
    [
        "Bắc Hà phải thành lập Trung tâm Chỉ huy trước ngày nào?",
        "Who signed the Ba Đình letter?",
        "Công văn của Quận ủy Ba Đình gửi những ai?",
        "Kế hoạch của Quận ủy Hà Đông ban hành năm nào?",
        "How many people had Bac Ha quarantined?",
        "Hà Nội ưu tiên tiêm vắc xin cho ai?",
    ],
)
def test_what_the_product_extracts_passes_as_it_is(ask: Asker, question: str) -> None:
    answer = ask(question)
    verified = verify(answer, ask.directives)
    assert (verified.status, verified.text, verified.citations) == (answer.status, answer.text, answer.citations)
    if answer.status is Status.ANSWERED:
        assert verified.receipt["verification"]["dropped"] == 0


@pytest.fixture
def two(directives: Mapping[str, Directive]) -> Answer:
    return extracted_answer(directives, [CENTRE, FESTIVALS])


def test_a_quote_that_was_altered_is_dropped_with_its_citation(two: Answer, directives: Mapping[str, Directive]) -> None:
    assert "28/8/2021" in two.text
    verified = verify(replace(two, text=two.text.replace("28/8/2021", "29/8/2021")), directives)
    assert verified.status is Status.ANSWERED
    assert verified.text == two.text.split("\n\n")[1]
    assert [one.key for one in verified.citations] == ["2"]
    assert verified.notes == ("Đã bỏ 1 câu vì điều khoản trích dẫn không xác nhận.",)
    told = verified.receipt["verification"]
    assert (told["sentences"], told["dropped"], set(told["reasons"])) == (2, 1, {"quote", "date"})


def test_an_answer_of_which_nothing_is_left_says_so(two: Answer, directives: Mapping[str, Directive]) -> None:
    verified = verify(replace(two, text="Mọi người được nghỉ đến ngày 30/9/2021 [1]."), directives)
    assert verified.status is Status.UNGROUNDED
    assert verified.citations == ()
    assert verified.near_misses == two.citations
    assert "không được hiển thị" in verified.text


def test_a_citation_whose_quote_isnt_its_span_counts_for_nothing(two: Answer, directives: Mapping[str, Directive]) -> None:
    first, second = two.citations
    forged = replace(first, quote=first.quote.replace("28/8", "29/8"))
    text = two.text.replace("28/8/2021", "29/8/2021")
    verified = verify(replace(two, citations=(forged, second), text=text), directives)
    assert verified.citations == (second,)
    assert "29/8" not in verified.text


def test_a_line_that_announces_others_stands_or_falls_with_them(two: Answer, directives: Mapping[str, Directive]) -> None:
    good = "Các văn bản quy định:\n- Tạm dừng tổ chức các lễ hội [2]\n- Thành lập Trung tâm Chỉ huy cấp huyện [1]"
    assert verify(replace(two, text=good), directives).text == good
    one = "Các văn bản quy định:\n- Phát tiền mặt cho người dân mỗi sáng [2]\n- Thành lập Trung tâm Chỉ huy cấp huyện [1]"
    assert (
        verify(replace(two, text=one), directives).text == "Các văn bản quy định:\n- Thành lập Trung tâm Chỉ huy cấp huyện [1]"
    )
    none = "Các văn bản quy định:\n- Phát tiền mặt cho người dân mỗi sáng [2]"
    assert verify(replace(two, text=none), directives).status is Status.UNGROUNDED


@pytest.mark.parametrize("status", [Status.NO_EVIDENCE, Status.NEEDS_PLACE])
def test_refusals_state_nothing_of_a_text(two: Answer, directives: Mapping[str, Directive], status: Status) -> None:
    refused = replace(two, status=status, text="Kho văn bản không nêu điều này.", citations=())
    assert verify(refused, directives) is refused


def test_the_corpus_list_is_cited_only_for_what_it_supplies(two: Answer, directives: Mapping[str, Directive]) -> None:
    title = directives[HA_DONG].title
    listed = f"Thời điểm ban hành của {title}, theo danh mục (văn bản không ghi): năm 2020."
    assert verify(replace(two, text=listed, citations=()), directives).text == listed
    wrong = listed.replace("2020", "2021")
    assert verify(replace(two, text=wrong, citations=()), directives).status is Status.UNGROUNDED
    nothing = listed.replace(title, directives[BA_DINH].title)
    assert verify(replace(two, text=nothing, citations=()), directives).status is Status.UNGROUNDED


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("27/4/2021, 27-4-2021 và 2021-04-27", [Day(year=2021, month=4, day=27)] * 3),
        ("ngày 27 tháng 4 năm 2021", [Day(year=2021, month=4, day=27)]),
        ("27 April 2021; April 27, 2021; 27th of April 2021", [Day(year=2021, month=4, day=27)] * 3),
        ("tháng 8/2021, tháng Tám năm 2021, August 2021", [Day(year=2021, month=8)] * 3),
        ("quý III/2021", [Day(year=2021, quarter=3)]),
        ("nghỉ lễ 30/4 – 01/5", [Day(month=4, day=30), Day(month=5, day=1)]),
        ("14 to 24 August 2021", [Day(year=2021, month=8, day=14), Day(year=2021, month=8, day=24)]),
        ("mỗi tháng hai lần, 45/13, tỷ lệ 99/100", []),
    ],
)
def test_dates(text: str, days: list[Day]) -> None:
    assert [mention.day for mention in find_days(text)] == days


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("hai mươi mốt ngày", [("21", "day")]),
        ("từ 7 đến 14 ngày", [("7", "day"), ("14", "day")]),
        ("1.234.567 đồng, 2 triệu đồng, 3,5%", [("1234567", "money"), ("2000000", "money"), ("3.5", "percent")]),
        ("một trăm linh năm người", [("105", "")]),
        ("trước 16h30 và 5 p.m.", [("16.3", "clock"), ("17", "clock")]),
        ("three hundred and five people within two weeks", [("305", ""), ("2", "week")]),
        ("khóa XV, 15th", [("15", ""), ("15", "")]),
        ("một số nơi ở Ba Đình, hằng năm, năm học mới, one of the wards", []),
    ],
)
def test_numbers_that_are_claimed(text: str, numbers: list[tuple[str, str]]) -> None:
    assert [(one.value, one.unit) for one in find_numbers(text) if one.sure] == [(Decimal(v), unit) for v, unit in numbers]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Chỉ thị số 31-CT/TU, Quyết định 23/2021/QĐ-TTg", [("31", "", ("ct", "tu")), ("23", "2021", ("qd", "ttg"))]),
        ("số 2118, 2130 - TB/QU", [("2118", "", ("tb", "qu")), ("2130", "", ("tb", "qu"))]),
        ("Directive No. 16 and Chỉ thị 16.", [("16", "", ()), ("16", "", ())]),
        ("báo cáo 2 lần, tổng số 730 người, năm 2021 - UBND quận, 30/4 - 01/5", []),
    ],
)
def test_document_numbers(text: str, numbers: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert [(one.number, one.year, one.symbol) for one in find_documents(text)] == numbers


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("HĐND, UBND huyện", [("hội đồng nhân dân", ""), ("ủy ban nhân dân", "huyện")]),
        ("trên địa bàn Quận, Ủy ban nhân dân xã, HĐND", [("ủy ban nhân dân", "xã"), ("hội đồng nhân dân", "")]),
        ("Phòng Giáo dục và Đào tạo huyện Bắc Hà", [("phòng giáo dục đào tạo", "huyện")]),
        ("phòng, chống dịch; bộ phận; hội nghị; tổ chức chính trị - xã hội", []),
    ],
)
def test_bodies(text: str, bodies: list[tuple[str, str]]) -> None:
    assert [(one.name, one.unit) for one in find_bodies(text)] == bodies


def test_sentences_end_where_they_end() -> None:
    text = "Theo A (b): “Một. Hai “5K”. Ba” [1]. UBND TP. Hồ Chí Minh làm 3.5 việc. [2] Gồm:\n- a [1]\n1. Việc [1, 2]."
    found = [(unit.text, unit.keys, unit.leads) for unit in units(text)]
    assert found == [
        ("Theo A (b): “Một. Hai “5K”. Ba” [1].", ("1",), False),
        ("UBND TP. Hồ Chí Minh làm 3.5 việc. [2]", ("2",), False),
        ("Gồm:", (), True),
        ("- a [1]", ("1",), False),
        ("1. Việc [1, 2].", ("1", "2"), False),
    ]
    stream = SentenceStream()
    streamed = [unit.text for char in text for unit in stream.feed(char)] + [unit.text for unit in stream.close()]
    assert streamed == [sentence for sentence, _, _ in found]
