from __future__ import annotations

import json
from io import BytesIO

import docx
import pytest
from fake_assistant import FakeAssistant
from fastapi.testclient import TestClient

from web.exports import Kept, Shelf, export_url, file_name, file_of

MASKS = "Ba Đình yêu cầu gì về đeo khẩu trang nơi công cộng?"


def test_the_oldest_answer_leaves_a_full_shelf(assistant: FakeAssistant) -> None:
    shelf = Shelf(size=3)
    kept = Kept(answer=assistant.ask(MASKS))
    names = [shelf.put(kept) for _ in range(3)]
    assert shelf.get(names[0]) is kept  # asked for again, so it isn't the oldest any more
    names.append(shelf.put(kept))
    assert [shelf.get(name) is not None for name in names] == [True, False, True, True]
    assert len(set(names)) == len(names)


def test_each_form_holds_the_quotes(assistant: FakeAssistant) -> None:
    kept = Kept(answer=assistant.ask(MASKS), history=("Ai ký?",))
    quote = " ".join(kept.answer.citations[0].quote.split())
    word = docx.Document(BytesIO(file_of(kept, "docx", assistant.documents())))
    receipt = json.loads(file_of(kept, "json", assistant.documents()))
    assert any(quote in paragraph.text for paragraph in word.paragraphs)
    assert "**Câu hỏi:**" in file_of(kept, "md", assistant.documents()).decode("utf-8")
    assert receipt["asked"]["question"] == MASKS
    assert receipt["asked"]["history"] == ["Ai ký?"]
    assert receipt["answer"]["citations"][0]["quote"] == kept.answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Ai phải báo cáo hằng ngày ở Bắc Hà?", "ai-phai-bao-cao-hang-ngay-o-bac-ha.docx"),
        ('../../etc/"passwd"\r\nX: y', "etc-passwd-x-y.docx"),
        ("¿?", "chithi.docx"),
    ],
)
def test_a_file_is_named_by_plain_letters_only(assistant: FakeAssistant, question: str, name: str) -> None:
    assert file_name(Kept(answer=assistant.ask(question)), "docx") == name


@pytest.mark.parametrize("form", ["docx", "md", "json"])
def test_an_answer_that_was_asked_for_can_be_fetched(client: TestClient, form: str) -> None:
    place = client.post("/api/ask", json={"question": MASKS}).headers["x-chithi-answer"]
    reply = client.get(f"{place}/{form}")
    assert reply.status_code == 200
    assert reply.headers["content-disposition"].startswith('attachment; filename="ba-dinh-yeu-cau')
    assert reply.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("url", "status"),
    [(export_url("none", "md"), 404), ("/api/answers/..%2f..%2fetc%2fpasswd/md", 404), ("/api/answers/none/exe", 422)],
)
def test_what_is_not_kept_is_not_there(client: TestClient, url: str, status: int) -> None:
    assert client.get(url).status_code == status
