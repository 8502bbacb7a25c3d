"""The report in a real browser, opened as a file: plots are seen, failures unfold, nothing is asked of any network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.progress import Progress

from eval.asking import ask_suite, finish
from eval.compare import compare_runs
from eval.load import load_suite
from eval.report_files import write_report
from eval.select import sample
from rag.assistant import Assistant

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = pytest.mark.browser

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's chromium; without it the tests are skipped loudly, or fail where CHITHI_REQUIRE_BROWSER=1."""
    if not CHROMIUM.exists():
        if os.environ.get("CHITHI_REQUIRE_BROWSER") == "1":
            pytest.fail(f"{CHROMIUM} is missing and CHITHI_REQUIRE_BROWSER=1")
        pytest.skip(f"NO BROWSER TEST: {CHROMIUM} is missing (apt-get install chromium)")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def report(shipped_assistant: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Path:
    directives = {directive.doc_id: directive for directive in shipped_assistant.documents()}
    suite = sample(load_suite("dev", directives), 60, seed=7)
    with Progress(disable=True) as progress:
        folder, outcomes = ask_suite(suite, shipped_assistant, directives, tmp_path_factory.mktemp("runs"), progress=progress)
    finish(folder, suite, outcomes, ())
    (path,) = write_report(folder, formats=["html"], comparison=compare_runs(folder, folder))
    return path


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_the_report_opens_by_itself(width: int, scheme: str, report: Path, browser: Any) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, offline=True)
    page = context.new_page()
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.goto(report.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    plots = page.locator("svg[role=img]")
    assert plots.count() >= 8
    for plot in plots.all():
        box = plot.bounding_box()
        assert box["width"] > 200
        assert box["height"] > 30
        assert plot.get_attribute("aria-label")
    failures = page.locator("details")
    assert failures.count() > 0
    last = failures.last
    if last.get_attribute("open") is None:
        last.locator("summary").click()
    assert last.locator(".pair, p").first.is_visible()
    assert page.locator("details mark").count() > 0
    context.close()
    assert (asked, told) == ([report.as_uri()], [])


def test_no_text_of_a_plot_leaves_its_frame(report: Path, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(report.as_uri())
    outside = page.evaluate(
        """() => [...document.querySelectorAll('svg text')].filter(text => {
            const inner = text.getBoundingClientRect(), frame = text.closest('svg').getBoundingClientRect();
            return inner.left < frame.left - 1 || inner.right > frame.right + 1 || inner.bottom > frame.bottom + 1;
        }).map(text => text.textContent)"""
    )
    page.close()
    assert outside == []
