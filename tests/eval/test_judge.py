from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from eval_makers import outcome
from rich.progress import Progress

from eval.folder import write_outcomes
from eval.judge import judge_run, kappa, read_labels
from eval.judge_client import Client
from eval.types import InputError, Outcome


class Model(BaseHTTPRequestHandler):
    """A model that has a reply for each question, and keeps what it was asked."""

    replies: ClassVar[dict[str, str]] = {}
    asked: ClassVar[list[dict[str, Any]]] = []

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        Model.asked.append({**body, "path": self.path, "key": self.headers.get("authorization")})
        question = body["messages"][1]["content"].split("\n")[1]
        content = json.dumps({"choices": [{"message": {"content": Model.replies[question]}}]}).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@pytest.fixture
def endpoint() -> Iterator[str]:
    Model.asked.clear()
    with HTTPServer(("127.0.0.1", 0), Model) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/v1"
        server.shutdown()
        thread.join()


def answered(id_: str) -> Outcome:
    gold = [[{"quote": "vàng"}, {"quote": "cũng vàng"}]]
    details = {"gold": gold, "text": "trả lời", "citations": [{"key": "1", "quote": "trích"}]}
    return replace(outcome(id_, status_accuracy=1.0), details=details)


def judged(folder: Path, client: Client, labels: Path | None = None) -> dict[str, Any]:
    with Progress(disable=True) as progress:
        return judge_run(folder, client, labels=labels, progress=progress)


def test_opinions_are_kept_apart_with_their_agreement(endpoint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refused = replace(answered("d"), status="no_evidence")
    list(write_outcomes(tmp_path, [answered("a"), answered("b"), answered("c"), refused]))
    Model.replies = {
        "a?": 'Here: {"faithful": true, "correct": true, "reason": "ok"}',
        "b?": '```json\n{"faithful": true, "correct": false}\n```',
        "c?": "I don't know",
    }
    labels = tmp_path / "labels.csv"
    labels.write_text("id,correct\na,yes\nb,no\n", encoding="utf-8")
    monkeypatch.setenv("SOME_KEY", "secret")
    found = judged(tmp_path, Client.of(endpoint + "/", "m", "SOME_KEY"), labels)
    assert found["errors"] == 1
    assert (found["figures"]["faithful"]["value"], found["figures"]["correct"]["value"]) == (1, 1 / 2)
    assert found["figures"]["correct"]["agreement"] == {"kappa": 1.0, "share": 1.0, "n": 2}
    assert "agreement" not in found["figures"]["faithful"]
    assert json.loads((tmp_path / "judges.json").read_text(encoding="utf-8")) == found
    assert {(asked["path"], asked["key"], asked["model"]) for asked in Model.asked} == {
        ("/v1/chat/completions", "Bearer secret", "m")
    }
    assert "secret" not in (tmp_path / "judges.json").read_text(encoding="utf-8")
    assert all("vàng" in asked["messages"][1]["content"] for asked in Model.asked)


def test_a_model_that_cannot_be_reached_judges_nothing(tmp_path: Path) -> None:
    list(write_outcomes(tmp_path, [answered("a")]))
    found = judged(tmp_path, Client.of("http://127.0.0.1:9/v1", "m", None))
    assert (found["errors"], found["figures"]) == (1, {})


def test_a_run_without_answers_is_told(tmp_path: Path) -> None:
    list(write_outcomes(tmp_path, [replace(answered("a"), status="no_evidence")]))
    with pytest.raises(InputError, match="no answer to judge"):
        judged(tmp_path, Client.of("http://127.0.0.1:9", "m", None))


@pytest.mark.parametrize(("endpoint", "key", "says"), [("localhost", None, "no http"), ("http://a/v1", "NOT_SET", "is empty")])
def test_a_client_that_cannot_work_is_told(endpoint: str, key: str | None, says: str) -> None:
    with pytest.raises(InputError, match=says):
        Client.of(endpoint, "m", key)


@pytest.mark.parametrize(("text", "says"), [("a,b\n1,2\n", "column"), ("id,correct\na,perhaps\n", "neither"), ("", "column")])
def test_labels_that_are_none_are_told(text: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_labels(tmp_path / "l.csv")


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [
        ([True, False], [True, False], 1.0),
        ([True, False], [False, True], -1.0),
        ([True, True], [True, True], 1.0),
        ([True, True, False, False], [True, False, True, False], 0.0),
    ],
)
def test_kappa_by_hand(first: list[bool], second: list[bool], value: float) -> None:
    assert kappa(first, second) == pytest.approx(value)
