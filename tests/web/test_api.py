from __future__ import annotations

import pytest
from fake_assistant import LONGEST_QUESTION, FakeAssistant
from fastapi.testclient import TestClient

MASKS = "Ba Đình yêu cầu gì về đeo khẩu trang nơi công cộng?"


def test_health_and_documents(client: TestClient, assistant: FakeAssistant) -> None:
    assert client.get("/api/health").json() == {"status": "ok", "documents": len(assistant.documents())}
    rows = client.get("/api/documents").json()
    assert [row["doc_id"] for row in rows] == [directive.doc_id for directive in assistant.documents()]
    for row in rows:
        assert client.get(row["url"]).status_code == 200


def test_an_answer_is_its_to_dict_and_history_passes(client: TestClient, assistant: FakeAssistant) -> None:
    reply = client.post("/api/ask", json={"question": MASKS, "history": ["trước"]})
    assert reply.status_code == 200
    assert assistant.histories[-1] == ("trước",)
    for citation in reply.json()["citations"]:
        text = assistant.directive(citation["doc_id"]).text
        assert text[citation["start"] : citation["end"]] == citation["quote"]


@pytest.mark.parametrize("question", ["", "  ", "a" * (LONGEST_QUESTION + 1), "a" * 20_000, "Câu này lỗi"])
def test_a_question_that_cannot_be_taken_is_a_400_that_says_why(client: TestClient, question: str) -> None:
    reply = client.post("/api/ask", json={"question": question})
    assert reply.status_code == 400
    assert reply.json()["error"]


def test_unknown_fields_are_refused(client: TestClient) -> None:
    assert client.post("/api/ask", json={"question": MASKS, "model": "x"}).status_code == 422


@pytest.mark.parametrize("doc_id", ["none", "..%2f..%2fetc%2fpasswd", "%3Cscript%3E"])
def test_a_missing_document_is_a_404_page(client: TestClient, doc_id: str) -> None:
    reply = client.get(f"/doc/{doc_id}")
    assert reply.status_code == 404
    assert "<script" not in reply.text


def test_a_fragment_is_the_article_alone(client: TestClient, assistant: FakeAssistant) -> None:
    citation = assistant.ask(MASKS).citations[0]
    reply = client.get(f"/doc/{citation.doc_id}?start={citation.start}&end={citation.end}&fragment=true")
    assert reply.text.startswith("<article")
    assert 'id="hit"' in reply.text
