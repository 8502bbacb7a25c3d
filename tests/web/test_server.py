from __future__ import annotations

import socket
from pathlib import Path

import pytest
from fake_assistant import FakeAssistant

import app
from web.seam import WebError
from web.server import bind


@pytest.fixture
def taken() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_a_taken_port_is_named_with_another_to_choose(taken: int, assistant: FakeAssistant, tmp_path: Path) -> None:
    with pytest.raises(WebError) as caught:
        app.serve(tmp_path, "127.0.0.1", taken, assistant=assistant)
    assert f"Cổng {taken}" in caught.value.message
    assert f"Port {taken}" in caught.value.message
    assert f"CHITHI_PORT={taken + 1}" in caught.value.hint


def test_main_fails_without_a_traceback(
    taken: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CHITHI_PORT", str(taken))
    assert app.main() == 1
    message = capsys.readouterr().err
    assert f"Port {taken}" in message
    assert "Traceback" not in message


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid"])
def test_an_address_of_another_machine_is_named(host: str) -> None:
    with pytest.raises(WebError, match=host):
        bind(host, 7860)
