from __future__ import annotations

from datetime import date

import pytest
from cited_gold import GOLD
from document_makers import LAYOUTS, made, shipped

from corpus.types import Field, Heading, Level, PartialDate, Provision, TimeLimit, Validity
from corpus.validity import limit_on, read_validity, status_on

ISSUED = PartialDate(year=2021, month=7, day=23)
HEADING = Heading(kind=Field(value="Quyết định"), issued_on=Field(value=ISSUED))


def leaf(text: str) -> Provision:
    return Provision(doc_id="made", path=("1",), level=Level.CLAUSE, label="", heading="", text=text, start=0, end=len(text))


def shown(field: Field[PartialDate]) -> str | None:
    return str(field.value) if field.value else None


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("Quyết định này có hiệu lực thi hành kể từ ngày ký.", "23/07/2021", None),
        ("Quyết định này có hiệu lực từ ngày 01/01/2026 và thay thế Quyết định số 12/2020/QĐ-UBND.", "01/01/2026", None),
        (
            "Quyết định này có hiệu lực từ ngày 01 tháng 01 năm 2022 đến hết ngày 31 tháng 12 năm 2022.",
            "01/01/2022",
            "31/12/2022",
        ),
        ("Quyết định này có hiệu lực từ 06 giờ 00 ngày 24/7/2021 cho đến khi có thông báo mới.", "24/07/2021", None),
        ("Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.", "02/08/2021", None),
        ("Quyết định này hết hiệu lực kể từ ngày 01/01/2024.", None, "31/12/2023"),
        ("Nghị định này có hiệu lực từ ngày 1/1/2020.", None, None),
        ("Quyết định số 5/QĐ-UBND có hiệu lực từ ngày 1/1/2020.", None, None),
    ],
)
def test_beginning_and_end_of_effect(text: str, begin: str | None, end: str | None) -> None:
    found = read_validity(leaf(text), HEADING)
    assert (shown(found.effective_from), shown(found.effective_to)) == (begin, end)


def test_from_its_signing_without_a_known_day_has_words_and_no_value() -> None:
    found = read_validity(leaf("Quyết định này có hiệu lực kể từ ngày ký."), Heading(kind=Field(value="Quyết định")))
    assert found.effective_from.value is None
    assert found.effective_from.span is not None


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Giãn cách xã hội trong thời gian 15 ngày kể từ 06 giờ 00 ngày 24/7/2021.", "07/08/2021"),
        ("Tiếp tục thực hiện giãn cách xã hội từ 06h00 ngày 24/7/2021 đến 06h00 ngày 08/8/2021.", "08/08/2021"),
        ("Áp dụng các biện pháp trên đến hết ngày 31/12/2026.", "31/12/2026"),
        ("Đến hết ngày 31/12/2026, được miễn lệ phí.", "31/12/2026"),
        ("Tạm dừng karaoke từ ngày 24/7/2021 đến hết ngày 06/8/2021; báo cáo trước ngày 10/8/2021.", "06/08/2021"),
        ("Thời gian thực hiện: từ 0 giờ ngày 1/9/2021 đến 6 giờ ngày 15/9/2021.", "15/09/2021"),
    ],
)
def test_a_measure_that_ends(text: str, until: str) -> None:
    (limit,) = read_validity(leaf(text), HEADING).limits
    assert str(limit.until) == until
    assert 0 <= limit.start < limit.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hoàn thành trước ngày 28/8/2021.", "Hoàn thành việc tiêm chủng đến hết ngày 31/12/2021.",
        "Báo cáo kết quả thực hiện đến hết ngày 30/8/2021.", "tính đến hết ngày 26/8/2021 đã thực hiện cách ly y tế 730 người",
        "từ ngày 14/6 đến ngày 24/8/2021 đã ghi nhận 94 trường hợp", "Phấn đấu đến năm 2030 đạt 90%.", "giai đoạn đến năm 2025",
        "Giãn cách trong 14 ngày kể từ khi phát hiện ca bệnh.",
    ],
)  # fmt: skip
def test_a_deadline_or_a_count_is_no_end_of_a_measure(text: str) -> None:
    assert read_validity(leaf(text), HEADING).limits == ()


@pytest.mark.parametrize("doc_id", sorted(GOLD))
def test_the_shipped_directives_say_nothing_of_their_validity(doc_id: str) -> None:
    directive = shipped(doc_id)
    assert read_validity(directive.root, directive.heading) == Validity()


def test_a_whole_decision() -> None:
    directive = made(LAYOUTS["decision"])
    field = read_validity(directive.root, directive.heading).effective_from
    assert shown(field) == "15/08/2021"
    assert field.span is not None
    assert directive.text[field.span.start : field.span.end] == "Quyết định này có hiệu lực từ ngày 15 tháng 8 năm 2021"


def test_status_follows_the_words() -> None:
    until = PartialDate(year=2022, month=12, day=31)
    validity = Validity(effective_from=Field(value=ISSUED), effective_to=Field(value=until))
    assert status_on(validity, date(2021, 7, 22)) is False
    assert status_on(validity, date(2021, 7, 23)) is True
    assert status_on(validity, date(2022, 12, 31)) is True
    assert status_on(validity, date(2023, 1, 1)) is False
    assert status_on(Validity(), date(2023, 1, 1)) is None
    assert status_on(Validity(), date(2021, 7, 22), issued_on=ISSUED) is False
    assert status_on(Validity(), date(2021, 8, 5), issued_on=PartialDate(year=2021, month=8)) is None


def test_a_measure_ends_with_its_last_day() -> None:
    limit = TimeLimit(path=("1",), start=0, end=1, until=PartialDate(year=2021, month=8, day=7))
    assert limit_on(limit, date(2021, 8, 7)) is True
    assert limit_on(limit, date(2021, 8, 8)) is False


RESOLUTION = Heading(kind=Field(value="Nghị quyết"), issued_on=Field(value=PartialDate(year=2026, month=7, day=13)))


@pytest.mark.parametrize(
    ("text", "begin"),
    [
        (
            "Nghị quyết này được Hội đồng nhân dân tỉnh khóa XIX, kỳ họp thứ Hai thông qua ngày 10 tháng 7 năm 2026 "
            "và có hiệu lực kể từ ngày thông qua./.",
            "10/07/2026",
        ),
        ("Nghị quyết này đã được Hội đồng thông qua ngày 10/7/2026 và có hiệu lực từ ngày 20/7/2026.", "20/07/2026"),
        ("Nghị quyết này được Hội đồng thông qua ngày 10/7/2026, có hiệu lực từ ngày ký ban hành.", "13/07/2026"),
        ("Nghị quyết này được Hội đồng thông qua ngày 10/7/2026.", None),
        ("Luật này được Quốc hội thông qua ngày 10/7/2026 và có hiệu lực kể từ ngày thông qua.", None),
    ],
)
def test_a_resolution_holds_from_the_day_it_was_passed(text: str, begin: str | None) -> None:
    assert shown(read_validity(leaf(text), RESOLUTION).effective_from) == begin


def test_from_its_passing_without_a_stated_day_has_words_and_no_value() -> None:
    found = read_validity(leaf("Nghị quyết này có hiệu lực từ ngày được Hội đồng thông qua."), RESOLUTION).effective_from
    assert found.value is None
    assert found.span is not None


@pytest.mark.parametrize(
    ("text", "words", "until"),
    [
        (
            "Mở cao điểm xử lý xe quá tải từ ngày 20 tháng 8 đến hết ngày 20 tháng 10 năm 2026.",
            "từ ngày 20 tháng 8 đến hết ngày 20 tháng 10 năm 2026",
            "20/10/2026",
        ),
        ("Mở cao điểm từ ngày 20 tháng 8 đến hết ngày 20 tháng 10.", "từ ngày 20 tháng 8 đến hết ngày 20 tháng 10", "20/10/2026"),
        ("Tổ chức đợt phun khử trùng từ ngày 04 đến ngày 18 tháng 8 năm 2026.", "từ ngày 04 đến ngày 18 tháng 8 năm 2026", "18/08/2026"),
    ],
)  # fmt: skip
def test_a_campaign_ends(text: str, words: str, until: str) -> None:
    limits = read_validity(leaf(text), RESOLUTION).limits
    assert [(text[limit.start : limit.end], str(limit.until)) for limit in limits] == [(words, until)]


@pytest.mark.parametrize(
    "text",
    [
        "Cấm biển đến hết ngày 20 tháng 6.",
        "Hoàn thành đến hết ngày 20 tháng 10.",
        "Dự báo từ ngày 15 đến ngày 17 tháng 9 có mưa.",
    ],
)
def test_a_day_without_its_year_counts_only_where_the_year_is_plain(text: str) -> None:
    assert read_validity(leaf(text), RESOLUTION).limits == ()
