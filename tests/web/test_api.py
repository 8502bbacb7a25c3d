from __future__ import annotations

from datetime import date

import pytest
from fake_assistant import LONGEST_QUESTION, FakeAssistant
from fastapi.testclient import TestClient

from corpus.published import DirectiveForm

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


def test_filters_and_the_day_reach_the_assistant(client: TestClient, assistant: FakeAssistant) -> None:
    body = {"question": MASKS, "filters": {"place": "Ba Đình"}, "as_of": "2021-08-31"}
    reply = client.post("/api/ask", json=body)
    assert assistant.given == ({"place": "Ba Đình"}, date(2021, 8, 31))
    receipt = client.get(f"{reply.headers['x-chithi-answer']}/json").json()
    assert receipt["asked"]["filters"] == {"place": ["Ba Đình"]}
    assert receipt["asked"]["as_of"] == "2021-08-31"


@pytest.mark.parametrize(
    ("part", "status"),
    [({"filters": {"năm": "2021"}}, 400), ({"filters": {"place": 7}}, 422), ({"as_of": "31/8"}, 422), ({"filters": None}, 200)],
)
def test_a_filter_or_day_without_meaning_is_refused(client: TestClient, part: dict[str, object], status: int) -> None:
    assert client.post("/api/ask", json={"question": MASKS, **part}).status_code == status


def test_a_document_is_published_as_its_schema_says(client: TestClient, assistant: FakeAssistant) -> None:
    for directive in assistant.documents():
        data = client.get(f"/api/documents/{directive.doc_id}").json()
        form = DirectiveForm.model_validate(data)
        assert form.text == directive.text
        assert len(form.references) == len(directive.references)
        assert all(reference.reason is not None for reference in form.references)


def test_references_of_all_documents_or_of_one(client: TestClient, assistant: FakeAssistant) -> None:
    rows = client.get("/api/references").json()
    assert len(rows) == sum(len(directive.references) for directive in assistant.documents())
    one = assistant.documents()[0]
    own = client.get("/api/references", params={"doc_id": one.doc_id}).json()
    assert own == [row for row in rows if row["doc_id"] == one.doc_id]
    assert [one.text[row["start"] : row["end"]] for row in own] == [row["words"] for row in own]


@pytest.mark.parametrize("url", ["/api/documents/none", "/api/references?doc_id=none", "/api/documents/..%2f..%2fetc"])
def test_a_missing_document_is_a_404_that_says_so(client: TestClient, url: str) -> None:
    assert client.get(url).status_code == 404


def test_every_route_is_described_in_both_languages(client: TestClient) -> None:
    paths = client.get("/api/openapi.json").json()["paths"]
    described = {
        path: method for path, methods in paths.items() for method in methods.values() if path.startswith(("/api", "/doc"))
    }
    assert {"/api/ask", "/api/documents/{doc_id}", "/api/references", "/api/answers/{name}/{form}"} <= described.keys()
    for path, method in described.items():
        assert not method["description"].isascii(), path
        assert " / " in method["summary"], path


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
