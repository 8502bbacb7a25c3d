"""A server process, a real browser and the page's landmarks, for the browser tests."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PATIENCE = 60  # seconds for the server to start on a busy machine
BOX = "#question-box textarea"
LATEST = "#live .turn.done"


@contextmanager
def serving(command: Callable[[int], list[str]]) -> Iterator[str]:
    """Run a server on a free port until it answers; gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command(port), cwd=ROOT, env=environment) as server:
        address = f"http://127.0.0.1:{port}"
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and server.poll() is None:
            try:
                urllib.request.urlopen(f"{address}/api/health", timeout=5).close()
                break
            except (urllib.error.URLError, TimeoutError):
                time.sleep(0.2)
        yield address
        server.terminate()


def ask(page: Any, question: str) -> None:
    """Type a question, send it and wait for its answer."""
    page.fill(BOX, question)
    page.press(BOX, "Enter")
    page.locator(f"{LATEST} .asked", has_text=question).wait_for()
