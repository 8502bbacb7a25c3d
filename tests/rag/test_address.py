from __future__ import annotations

from pathlib import Path

import pytest

from corpus.read import read_directive
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


DECISION = """ỦY BAN NHÂN DÂN
TỈNH GIA LAI

Số: 21/QĐ-UBND

Gia Lai, ngày 3 tháng 11 năm 2025

QUYẾT ĐỊNH
Ban hành Quy chế quản lý nhà văn hóa

Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý nhà văn hóa.

Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành.

CHỦ TỊCH




Đỗ Văn Mười

QUY CHẾ
Quản lý nhà văn hóa
(Kèm theo Quyết định số 21/QĐ-UBND ngày 3 tháng 11 năm 2025 của Ủy ban nhân dân tỉnh Gia Lai)

Điều 1. Phạm vi

Quy chế này quy định việc quản lý nhà văn hóa.

Điều 2. Giờ mở cửa

Nhà văn hóa mở cửa từ 7 giờ.

Điều 3. Lệ phí

Không thu lệ phí.
"""


@pytest.mark.parametrize(
    ("question", "within", "noted"),
    [
        ("Điều 2 Quyết định 21/QĐ-UBND nói gì?", "Chánh Văn phòng", True),
        ("Điều 2 Quy chế ban hành kèm theo Quyết định 21/QĐ-UBND nói gì?", "mở cửa", True),
        ("Điều 3 của Quyết định 21 nói gì?", "lệ phí", False),
    ],
)
def test_a_decisions_own_article_comes_before_that_of_what_it_issues(
    tmp_path: Path, question: str, within: str, noted: bool
) -> None:
    path = tmp_path / "quyet-dinh-21.txt"
    path.write_text(DECISION, encoding="utf-8")
    found = addressed(question, [read_directive(path)])
    assert found is not None
    assert within in found[1].text
    assert bool(found[2]) is noted


def test_an_article_of_a_decision_that_is_only_cited_is_left_to_the_evidence(tmp_path: Path) -> None:
    path = tmp_path / "quyet-dinh-21.txt"
    path.write_text(DECISION, encoding="utf-8")
    assert addressed("Điều 2 Quyết định 99/2020/QĐ-UBND nói gì?", [read_directive(path)]) is None
