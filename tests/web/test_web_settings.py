from __future__ import annotations

from pathlib import Path

import pytest

from web.seam import WebError
from web.settings import DEFAULT_PORT, read_settings


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CHITHI_HOST", "CHITHI_PORT", "CHITHI_HOME"):
        monkeypatch.delenv(name, raising=False)


def test_the_default_is_this_machine_only() -> None:
    settings = read_settings()
    assert (settings.host, settings.port, settings.home) == ("127.0.0.1", DEFAULT_PORT, Path("var"))


def test_the_environment_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHITHI_PORT", "9000")
    monkeypatch.setenv("CHITHI_HOST", "0.0.0.0")
    assert (read_settings().host, read_settings().port) == ("0.0.0.0", 9000)


@pytest.mark.parametrize("port", ["", "abc", "0", "65536", "-1"])
def test_a_wrong_port_is_named(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("CHITHI_PORT", port)
    with pytest.raises(WebError) as caught:
        read_settings()
    assert "CHITHI_PORT" in caught.value.message
    assert repr(port) in caught.value.message
