from __future__ import annotations

import pytest
from answer_checks import BA_DINH, BAC_HA, BAC_NINH, HA_DONG, HA_NOI, Asker, cited

from corpus.text import fold_diacritics, fold_display
from rag import Status

DAILY_REPORT = ("Ai phải báo cáo hằng ngày ở Bắc Hà?", "ai phai bao cao hang ngay o bac ha", "who must report daily in Bắc Hà?")

# A question, and the documents that it may be answered from: its place's own, and those of a place around it.
PLACED = [
    ("Ở Bắc Hà ai làm Chỉ huy trưởng trung tâm chỉ huy?", {BAC_HA}),
    ("chot kiem dich o huyen bac ha phai lam gi", {BAC_HA}),
    ("What must the communes of Bac Ha keep watch on around the clock?", {BAC_HA}),
    ("Huyện Bắc Hà (Lào Cai) đã cách ly bao nhiêu người?", {BAC_HA}),
    ("Thành phố Bắc Ninh quản lý trẻ em cách ly theo công văn nào?", {BAC_NINH}),
    ("cac doan kiem tra o bac ninh bao cao ai", {BAC_NINH}),
    ("Who follows public opinion in Bac Ninh?", {BAC_NINH}),
    ("Chợ ở TP. Bắc Ninh bị siết thế nào?", {BAC_NINH}),
    ("Quận Ba Đình giữ an ninh dịp nghỉ lễ thế nào?", {BA_DINH, HA_NOI}),
    ("quan ba dinh co duoc to chuc le hoi khong", {BA_DINH, HA_NOI}),
    ("Are masks compulsory in Ba Dinh?", {BA_DINH, HA_NOI}),
    ("Bình ô xy ở quận Ba Đình lắp ở đâu?", {BA_DINH, HA_NOI}),
    ("Hà Đông hoãn đại hội chi bộ đến bao giờ?", {HA_DONG, HA_NOI}),
    ("ha dong phuong cham 4 tai cho gom nhung gi", {HA_DONG, HA_NOI}),
    ("What does Ha Dong ask civil servants to donate?", {HA_DONG, HA_NOI}),
    ("Hà Nội ưu tiên xét nghiệm những ai?", {HA_NOI}),
    ("thanh pho ha noi bo tri binh o xy o dau", {HA_NOI}),
    ("Who allocates vaccine in Hanoi?", {HA_NOI}),
    ("Công văn 318-CV/QU giao Phòng Y tế việc gì?", {BA_DINH, HA_NOI}),
    ("Theo công văn số 331 thì trường học phải làm gì?", {BAC_NINH}),
]
ABSENT = [
    ("Đà Nẵng đóng cửa chợ đêm khi nào?", "Đà Nẵng"),
    ("da nang dong cua cho dem khi nao", "Đà Nẵng"),
    ("When does Da Nang close its night markets?", "Đà Nẵng"),
    ("Ở quận 1 ai trực chốt?", "quận 1"),
    ("Phường 12 có phải lập tổ Covid không?", "phường 12"),
    ("Huyện Mộc Châu yêu cầu gì về cháy rừng?", "Mộc Châu"),
    ("Cà Mau tiêm vắc xin cho ngư dân ra sao?", "Cà Mau"),
]


@pytest.mark.parametrize("question", DAILY_REPORT)
def test_three_spellings_of_one_question_cite_the_same_clause_first(ask: Asker, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert (answer.citations[0].doc_id, answer.citations[0].path) == (BAC_HA, ("7",))
    assert "chế độ báo cáo thường xuyên" in answer.citations[0].quote
    assert cited(answer) == {BAC_HA}
    assert "Bắc Hà" in answer.understood


def test_the_answer_speaks_the_questions_language(ask: Asker) -> None:
    accented, bare, english = (ask(question) for question in DAILY_REPORT)
    assert (accented.language, bare.language, english.language) == ("vi", "vi", "en")
    assert bare.understood == "Ai phải báo cáo hằng ngày ở Bắc Hà"
    assert "khoản 7" in accented.text
    assert "clause 7" in english.text
    assert fold_display(english.citations[0].quote) in english.text  # the quote stays Vietnamese


@pytest.mark.parametrize(("question", "allowed"), PLACED)
def test_places_never_mix(ask: Asker, question: str, allowed: set[str]) -> None:
    answer = ask(question)
    assert answer.status in {Status.ANSWERED, Status.NO_EVIDENCE}
    assert cited(answer) <= allowed
    if HA_NOI in cited(answer) and len(allowed) > 1 and answer.status is Status.ANSWERED:
        assert any("Văn bản cấp trên" in note or "Higher level" in note for note in answer.notes)


@pytest.mark.parametrize(("question", "allowed"), PLACED)
def test_the_places_document_is_shown_whether_or_not_it_answers(ask: Asker, question: str, allowed: set[str]) -> None:
    # Whatever is answered or refused, something of the place's own document is shown.
    assert cited(ask(question)) & allowed


@pytest.mark.parametrize(("question", "place"), ABSENT)
def test_a_place_without_a_document_is_said_to_be_absent(ask: Asker, question: str, place: str) -> None:
    answer = ask(question)
    assert answer.status is Status.NO_EVIDENCE
    assert place in answer.text
    assert "Bắc Hà" in answer.text  # one of the places that there are documents of


@pytest.mark.parametrize(
    "question",
    ["Quận Cầu Giấy lắp bình ô xy ở đâu?", "quan cau giay phan bo vac xin the nao", "What must Cau Giay district test?"],
)
def test_a_higher_levels_document_answers_only_under_its_name(ask: Asker, question: str) -> None:
    answer = ask(question)
    assert cited(answer) <= {HA_NOI}
    said = " ".join(answer.notes) if answer.status is Status.ANSWERED else answer.text
    assert "Cầu Giấy" in said
    assert "cấp trên" in said or "igher level" in said


def test_a_higher_levels_document_alone_is_labelled(ask: Asker) -> None:
    answer = ask("Ở Ba Đình, ai được ưu tiên tiêm vắc xin?", filters={"doc_id": HA_NOI})
    assert cited(answer) <= {HA_NOI}
    said = " ".join(answer.notes) if answer.status is Status.ANSWERED else answer.text
    assert "Ba Đình" in said
    assert "cấp trên" in said


def test_two_places_are_answered_from_both_or_not_at_all(ask: Asker) -> None:
    answer = ask("Bắc Hà và Bắc Ninh báo cáo hằng ngày cho ai?")
    assert cited(answer) <= {BAC_HA, BAC_NINH}
    assert answer.status is not Status.NEEDS_PLACE


def test_a_question_without_a_place_offers_places_or_names_what_it_quotes(ask: Asker) -> None:
    answer = ask("Ai phải đi họp giao ban?")
    if answer.status is Status.NEEDS_PLACE:
        assert all(choice in answer.text for choice in answer.choices)
    for citation in answer.citations:
        assert citation.title in answer.text


def test_a_number_that_no_document_has_or_cites(ask: Asker) -> None:
    answer = ask("Công văn 98765-CV/TU quy định gì?")
    assert answer.status is Status.NO_EVIDENCE
    assert "98765" in answer.text
    assert not cited(answer)


def test_a_cited_number_is_answered_from_where_it_is_cited(ask: Asker) -> None:
    answer = ask("Quyết định 110-QĐ/TU của Bắc Ninh giao việc cho ai?")
    assert cited(answer) <= {BAC_NINH}
    assert all("110" in citation.clause_text for citation in answer.citations)


@pytest.mark.parametrize("question", ["Xin chào!", "hello", "Cảm ơn", "bạn làm được gì"])
def test_a_greeting_is_greeted(ask: Asker, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.NO_EVIDENCE
    assert not cited(answer)


@pytest.mark.parametrize(
    "question",
    [
        "Vé số hôm nay trúng mấy tỷ?",
        "How do I bake sourdough bread?",
        "doi tuyen bong da thang may ban",
        "Bắc Hà có mấy sân bay?",
    ],
)
def test_what_the_texts_do_not_say_is_not_answered(ask: Asker, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED


def test_every_quoted_word_stands_in_a_citation(ask: Asker) -> None:
    for question, _ in PLACED:
        answer = ask(question)
        for citation in answer.citations:
            assert f"“{fold_display(citation.quote)}” [{citation.key}]" in answer.text
        lines = [line for line in answer.text.splitlines() if line and not line.startswith("- ")]
        assert len(lines) == len(answer.citations)  # before them, the parts of the duty that the first one states


def test_the_place_is_named_as_the_corpus_names_it(ask: Asker) -> None:
    assert "Hà Đông" in ask("ha dong bao cao ai").understood
    assert fold_diacritics("Bắc Ninh") in fold_diacritics(ask("Công văn 331-CV/TU nói gì về chợ?").understood)


@pytest.mark.parametrize("question", ["Why was the Ba Dinh letter issued?", "Vì sao Huyện ủy Bắc Hà ban hành công văn này?"])
def test_why_a_document_was_issued_is_answered_from_its_opening(ask: Asker, question: str) -> None:
    answer = ask(question)
    assert answer.status == "answered"
    assert answer.citations[0].path[0] == "preamble"


@pytest.mark.parametrize(
    "question", ["Trong kho có những văn bản nào?", "he thong co bao nhieu tai lieu", "What documents do you have?"]
)
def test_which_documents_there_are(ask: Asker, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert {citation.doc_id for citation in answer.citations} == set(ask.directives)
    assert "5" in answer.notes[0]
