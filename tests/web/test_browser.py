"""The page in a real browser: a question, its citation, the highlighted quote; no request leaves the machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import BOX, LATEST, ask, serving
from fake_assistant import FakeAssistant

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = pytest.mark.browser

MASKS = "Ba Đình yêu cầu gì về đeo khẩu trang nơi công cộng?"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    script = Path(__file__).parent / "fake_assistant.py"
    home = tmp_path_factory.mktemp("home")
    with serving(lambda port: [sys.executable, str(script), str(port), str(home)]) as address:
        yield address


@pytest.fixture
def page(browser: sync_api.Browser, address: str) -> Iterator[sync_api.Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    strangers: list[str] = []
    broken: list[str] = []
    page.on("request", lambda r: None if r.url.startswith((address, "data:", "blob:")) else strangers.append(r.url))
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(address)
    page.wait_for_selector(BOX)
    yield page
    context.close()
    assert strangers == []
    assert broken == []


def test_a_citation_opens_the_document_at_the_quote(page: sync_api.Page) -> None:
    expected = FakeAssistant().ask(MASKS).citations
    ask(page, MASKS)
    cites = page.locator(f"{LATEST} .answer-text a.cite")
    assert cites.count() == len(expected)
    for index, citation in enumerate(expected):
        cites.nth(index).click()
        page.locator(f'.panel-body [data-doc="{citation.doc_id}"] #hit').wait_for()
        marks = page.locator(".panel-body mark.hit")
        assert "".join(marks.all_text_contents()) == citation.quote
        assert page.locator(".panel-body #hit").bounding_box()["y"] < 800
        assert page.locator(".panel-body .in-clause").count() >= 1
        page.keyboard.press("Escape")
        assert page.locator(".panel-list .card").count() == len(expected)


def test_a_place_asks_again_and_a_vote_is_kept(page: sync_api.Page) -> None:
    ask(page, "Yêu cầu gì về khai báo y tế và cách ly?")
    page.locator(f"{LATEST} .choice", has_text="Bắc Hà").click()
    page.locator(f"{LATEST} .asked", has_text="(Bắc Hà)").wait_for()
    vote = page.locator(f'{LATEST} [data-vote="up"]')
    vote.click()
    assert vote.get_attribute("aria-pressed") == "true"


@pytest.mark.parametrize("question", [" ", "dài " * 5_000, "Câu này lỗi", "Câu này hỏng"])
def test_a_refused_question_stays_in_the_box(page: sync_api.Page, question: str) -> None:
    ask(page, MASKS)
    page.fill(BOX, question)
    page.click("#send")
    page.locator(".notice").wait_for()
    assert page.input_value(BOX).strip() == question.strip()
    assert page.locator(f"{LATEST} .asked").inner_text() == MASKS


def test_a_question_cannot_become_a_tag(page: sync_api.Page) -> None:
    evil = "<img src=x onerror=\"document.title='owned'\"> ${document.title='owned'} {{value}}"
    ask(page, evil)
    assert page.locator(f"{LATEST} .asked").inner_text() == evil
    assert page.title() != "owned"


def test_sessions_do_not_see_each_other(browser: sync_api.Browser, page: sync_api.Page, address: str) -> None:
    ask(page, MASKS)
    other = browser.new_context().new_page()
    other.goto(f"{address}/en")
    other.wait_for_selector(".welcome")
    assert other.locator(".turn").count() == 0
    assert other.evaluate("document.documentElement.lang") == "en"
    assert page.evaluate("document.documentElement.lang") == "vi"
    other.context.close()


def test_a_narrow_screen_has_no_sideways_scroll(browser: sync_api.Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(BOX)
    ask(page, MASKS)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.locator(f"{LATEST} a.cite").first.click()
    page.locator(".panel-body #hit").wait_for()
    page.locator(".panel-close").click()
    page.locator(f"{LATEST} a.cite").first.wait_for()
    context.close()
