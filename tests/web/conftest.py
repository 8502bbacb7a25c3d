from __future__ import annotations

import asyncio
import gc
import os
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import ARGUMENTS, CHROMIUM
from fake_assistant import FakeAssistant
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app import create_app


@pytest.fixture(scope="session")
def assistant() -> FakeAssistant:
    return FakeAssistant()


@pytest.fixture(scope="session")
def web_app(assistant: FakeAssistant, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    home: Path = tmp_path_factory.mktemp("home")
    with warnings.catch_warnings():
        # Gradio makes an event loop for each of its locks and never closes it; collect them here, where it is known.
        warnings.simplefilter("ignore", ResourceWarning)
        app = create_app(assistant, home=home)
        asyncio.set_event_loop(None)
        gc.collect()
    return app


@pytest.fixture(scope="session")
def client(web_app: FastAPI) -> Iterator[TestClient]:
    with TestClient(web_app) as client:
        yield client


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's chromium; without it the tests are skipped loudly, or fail where CHITHI_REQUIRE_BROWSER=1."""
    sync_api = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        if os.environ.get("CHITHI_REQUIRE_BROWSER") == "1":
            pytest.fail(f"{CHROMIUM} is missing and CHITHI_REQUIRE_BROWSER=1")
        pytest.skip(f"NO BROWSER TEST: {CHROMIUM} is missing (apt-get install chromium)")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()
