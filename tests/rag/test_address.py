from __future__ import annotations

import pytest

from rag.address import addressed
from rag.assistant import Assistant


@pytest.mark.parametrize(
    ("question", "doc_id", "path"),
    [
        ("Khoản 6 công văn của Bắc Hà nói gì?", "bac-ha-cong-van-8-2021", ("6",)),
        ("noi dung khoan 6 cong van cua bac ha", "bac-ha-cong-van-8-2021", ("6",)),
        ("What does clause 6 of the Bac Ha letter say?", "bac-ha-cong-van-8-2021", ("6",)),
        ("Mục III khoản 2 kế hoạch của Hà Đông quy định gì?", "ha-dong-ke-hoach-chi-thi-31", ("III", "2")),
        ("Khoản 1 mục II công văn 318-CV/QU nêu gì?", "ba-dinh-318-cv-qu-2021", ("II", "1")),
    ],
)
def test_a_clause_asked_for_by_number_is_that_clause(
    shipped_assistant: Assistant, question: str, doc_id: str, path: tuple[str, ...]
) -> None:
    answer = shipped_assistant.ask(question)
    assert answer.status == "answered"
    assert [(citation.doc_id, citation.path) for citation in answer.citations] == [(doc_id, path)]
    provision = shipped_assistant.directive(doc_id).find(path)
    assert provision is not None
    assert answer.citations[0].quote.split() == provision.text.split()


@pytest.mark.parametrize(
    "question",
    [
        "Khoản 99 công văn của Bắc Hà nói gì?",  # there is none
        "Khoản 1 công văn của Ba Đình nói gì?",  # one in each section
        "Bắc Hà yêu cầu gì về tiêm vắc xin?",
    ],
)
def test_what_names_no_one_provision_is_left_to_the_evidence(shipped_assistant: Assistant, question: str) -> None:
    reading = shipped_assistant.read(question)
    directives = [shipped_assistant.directive(doc_id) for doc_id in sorted(reading.scope.own)]
    assert addressed(reading.analysis.restored, directives) is None


def test_the_quote_reaches_the_date_that_is_asked_for(shipped_assistant: Assistant) -> None:
    answer = shipped_assistant.ask("Trung tâm Chỉ huy cấp huyện của Bắc Hà phải lập xong trước ngày nào?")
    assert answer.citations[0].path == ("2", "b4")
    assert "28/8/2021" in answer.citations[0].quote
