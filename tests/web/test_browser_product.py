"""The product itself in a real browser: `chithi serve` over the shipped corpus, asked in the three spellings."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import BOX, LATEST, ROOT, ask, serving

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = pytest.mark.browser

SPELLINGS = (
    "Ai phải báo cáo hằng ngày ở Bắc Hà?",
    "ai phai bao cao hang ngay o bac ha",
    "who must report daily in Bắc Hà?",
)
CLAUSE = "7. Yêu cầu các cơ quan, đơn vị, địa phương thực hiện nghiêm chế độ báo cáo thường xuyên"
QUOTE = "chế độ báo cáo thường xuyên (hàng ngày, tuần, tháng) qua Trung tâm Y tế"


@pytest.fixture(scope="module")
def address(shipped_home: Path) -> Iterator[str]:
    cli = [sys.executable, str(ROOT / "cli.py")]
    with serving(lambda port: [*cli, "serve", "--port", str(port), "--home", str(shipped_home)]) as address:
        yield address


@pytest.mark.parametrize("question", SPELLINGS)
def test_the_clause_is_quoted_and_highlighted(browser: sync_api.Browser, address: str, question: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(BOX)
    ask(page, question)
    page.locator(f"{LATEST} a.cite").first.click()
    page.locator('.panel-body [data-doc="bac-ha-cong-van-8-2021"] #hit').wait_for()
    quote = "".join(page.locator(".panel-body mark.hit").all_text_contents())
    clause = "".join(page.locator(".panel-body .in-clause").all_text_contents())
    assert QUOTE in quote
    assert " ".join(CLAUSE.split()) in " ".join(clause.split())
    assert page.locator(".panel-body #hit").bounding_box()["y"] < 800
    context.close()
