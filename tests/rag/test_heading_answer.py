from __future__ import annotations

import pytest
from answer_checks import BA_DINH, BAC_HA, BAC_NINH, HA_DONG, HA_NOI, Asker, cited, quotes

from rag import Status

STATED = [
    # question, document, what the answer says, what its line says
    ("Ai ký công văn của Huyện ủy Bắc Hà?", BAC_HA, "Nguyễn Duy Hoà", "Nguyễn Duy Hoà"),
    ("cong van cua ba dinh do ai ky", BA_DINH, "Nguyễn Công Thành", "Nguyễn Công Thành"),
    ("Who signed the Bac Ninh letter?", BAC_NINH, "Nguyễn Hoàng Long", "Nguyễn Hoàng Long"),
    ("Người ký kế hoạch của Hà Đông là ai?", HA_DONG, "Lê Cường", "Lê Cường"),
    ("Thông báo của Thành ủy Hà Nội do ai ký?", HA_NOI, "Trần Anh Tuấn", "Trần Anh Tuấn"),
    ("Người ký công văn Bắc Hà giữ chức vụ gì?", BAC_HA, "Bí thư", "BÍ THƯ"),
    ("Công văn của Ba Đình số bao nhiêu?", BA_DINH, "318-CV/QU", "Số 318 - CV/QU"),
    ("What is the number of the Bac Ninh letter?", BAC_NINH, "331-CV/TU", "Số 331 - CV/TU"),
    ("Công văn của Bắc Ninh ban hành ngày nào?", BAC_NINH, "11/10/2021", "ngày 11 tháng 10 năm 2021"),
    ("cong van ba dinh ban hanh khi nao", BA_DINH, "27/04/2021", "ngày 27 tháng 4 năm 2021"),
    ("Công văn Bắc Hà ra tháng nào?", BAC_HA, "08/2021", "tháng 8 năm 2021"),
    ("Công văn Ba Đình kính gửi những ai?", BA_DINH, "Hội đồng nhân dân quận", "Kính gửi: - Hội đồng nhân dân quận,"),
    ("Who is the Bac Ha letter addressed to?", BAC_HA, "Đảng ủy các xã, thị trấn", "Đảng ủy các xã, thị trấn."),
    ("Công văn Bắc Ninh kính gửi ai?", BAC_NINH, "Các chi, đảng bộ trực thuộc", "Kính gửi:"),
    ("Nơi nhận của kế hoạch Hà Đông gồm những đâu?", HA_DONG, "Lưu VP/QU", "Nơi nhận:"),
    ("Nơi nhận của thông báo Hà Nội gồm những đâu?", HA_NOI, "Ban Bí thư Trung ương", "Nơi nhận:"),
    ("Cơ quan nào ban hành công văn Bắc Ninh?", BAC_NINH, "Thành ủy Bắc Ninh", "THÀNH ỦY BẮC NINH"),
]  # fmt: skip
SUPPLIED = [
    ("Kế hoạch của Hà Đông ban hành năm nào?", "năm 2020", "theo danh mục"),
    ("When was the Ha Dong plan issued?", "2020", "according to the corpus list"),
    ("Cơ quan nào ban hành thông báo của Hà Nội?", "Thường trực Thành ủy Hà Nội", "theo danh mục"),
]
BLANK = [
    ("Công văn của Bắc Hà số mấy?", "CV/HU"),
    ("so cua cong van bac ha la gi", "CV/HU"),
    ("What is the number of the Bac Ha letter?", "CV/HU"),
    ("Công văn Bắc Hà ban hành ngày nào?", "tháng 8 năm 2021"),
]


@pytest.mark.parametrize(("question", "doc_id", "said", "line"), STATED)
def test_a_stated_field_is_quoted_from_its_line(ask: Asker, question: str, doc_id: str, said: str, line: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert cited(answer) == {doc_id}
    assert said.lower() in answer.text.lower()
    assert any(line in quote for quote in quotes(answer))


@pytest.mark.parametrize(("question", "value", "source"), SUPPLIED)
def test_a_supplied_field_is_said_to_be_from_the_list_and_not_quoted(
    ask: Asker, question: str, value: str, source: str
) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert value in answer.text
    assert source in answer.text
    assert answer.citations == ()
    assert any("danh mục" in note for note in answer.notes)


@pytest.mark.parametrize(("question", "line"), BLANK)
def test_a_blank_line_is_shown_and_not_filled(ask: Asker, question: str, line: str) -> None:
    answer = ask(question)
    assert answer.status is Status.NO_EVIDENCE
    (near,) = answer.near_misses
    assert near.doc_id == BAC_HA
    assert line in near.quote
    assert not any(char.isdigit() for char in near.quote.split("tháng")[0])


def test_a_field_that_is_nowhere_is_not_made_up(ask: Asker) -> None:
    answer = ask("Kế hoạch của Hà Đông mang số mấy?")
    assert answer.status is Status.NO_EVIDENCE
    assert not cited(answer)


def test_without_a_place_the_documents_are_offered(ask: Asker) -> None:
    answer = ask("Ai ký công văn?")
    assert answer.status is Status.NEEDS_PLACE
    assert set(answer.choices) == {"Ba Đình", "Bắc Hà", "Bắc Ninh"}  # a plan and a notice aren't công văn


def test_the_number_names_the_document(ask: Asker) -> None:
    assert quotes(ask("Ai ký công văn 331-CV/TU?")) == ["Nguyễn Hoàng Long"]


def test_a_cited_documents_signer_is_not_the_citing_ones(ask: Asker) -> None:
    answer = ask("Ai ký Chỉ thị 31-CT/TU?")
    assert "Lê Cường" not in answer.text
    assert not any("Lê Cường" in quote for quote in quotes(answer))


def test_an_absent_places_document_has_no_signer(ask: Asker) -> None:
    answer = ask("Ai ký công văn của Đà Nẵng?")
    assert answer.status is Status.NO_EVIDENCE
    assert not cited(answer)
