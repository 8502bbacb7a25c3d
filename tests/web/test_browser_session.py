"""What a browser keeps and takes away: the conversation over a refresh, its end, corrections, files, a model's sentences."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import BOX, LATEST, ask, serving

from web.strings import EN, VI

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = pytest.mark.browser

MASKS = "Ba Đình yêu cầu gì về đeo khẩu trang nơi công cộng?"
ABBREVIATED = "Ba Đình dặn gì về đeo k trang nơi công cộng?"
WRITTEN = "Hãy viết: Ba Đình yêu cầu gì về đeo khẩu trang nơi công cộng?"
GOLD = "Giá vàng bao nhiêu?"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    script = Path(__file__).parent / "fake_assistant.py"
    home = tmp_path_factory.mktemp("home")
    with serving(lambda port: [sys.executable, str(script), str(port), str(home)]) as address:
        yield address


@pytest.fixture
def page(browser: sync_api.Browser, address: str) -> Iterator[sync_api.Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True)
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    page.goto(address)
    page.wait_for_selector(BOX)
    yield page
    context.close()
    assert broken == []


def test_the_conversation_outlives_a_refresh_and_the_change_of_language(page: sync_api.Page, address: str) -> None:
    ask(page, MASKS)
    page.locator(f'{LATEST} [data-vote="up"]').click()
    ask(page, GOLD)
    before = page.locator(".turn.done .answer-text").all_text_contents()
    for url, strings in ((address, VI), (f"{address}/en/", EN)):
        page.goto(url)
        page.locator(f"{LATEST} .asked", has_text=GOLD).wait_for()
        assert page.locator(".turn.done .answer-text").all_text_contents() == before
        assert page.locator('.turn[data-turn="1"] [data-vote="up"]').get_attribute("aria-pressed") == "true"
        assert page.locator(f"{LATEST} .copy").inner_text() == strings.copy
    page.locator('.turn[data-turn="1"] a.cite').first.click()
    page.locator(".panel-body #hit").wait_for()
    ask(page, MASKS)  # the conversation goes on
    assert page.locator(".turn.done").count() == 3


def test_clearing_takes_a_second_click_and_is_for_good(page: sync_api.Page, address: str) -> None:
    clear = page.locator(".clear")
    assert not clear.is_visible()
    ask(page, MASKS)
    clear.click()
    assert clear.inner_text() == VI.clear_sure
    assert page.locator(".turn").count() == 1
    clear.click()
    page.locator(".welcome").wait_for()
    assert page.locator(".turn").count() == 0
    assert page.locator(".panel-list .card").count() == 0
    assert page.locator(".panel-list .library").count() == 1
    page.goto(address)
    page.wait_for_selector(BOX)
    page.wait_for_timeout(1000)  # long enough for an earlier conversation to come back
    assert page.locator(".turn").count() == 0
    ask(page, GOLD)
    assert page.locator(LATEST).get_attribute("data-turn") == "1"


def test_the_understood_question_can_be_put_right(page: sync_api.Page) -> None:
    ask(page, ABBREVIATED)
    page.locator(f"{LATEST} [data-edit]").click()
    assert page.input_value(BOX) == ABBREVIATED.replace("k trang", "khẩu trang")
    page.keyboard.type(" (sửa)")
    page.keyboard.press("Enter")
    page.locator(f"{LATEST} .asked", has_text="khẩu trang nơi công cộng? (sửa)").wait_for()


@pytest.mark.parametrize(("form", "ending"), [("docx", ".docx"), ("md", ".md"), ("json", "-bien-nhan.json")])
def test_an_answer_is_saved_also_after_a_refresh(page: sync_api.Page, form: str, ending: str) -> None:
    ask(page, MASKS)
    page.reload()
    page.locator(f"{LATEST} .asked", has_text=MASKS).wait_for()
    with page.expect_download() as download:
        page.locator(f'{LATEST} a.export[href$="/{form}"]').click()
    assert download.value.suggested_filename.startswith("ba-dinh-yeu-cau")
    assert download.value.suggested_filename.endswith(ending)
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"PK") if form == "docx" else MASKS in content.decode("utf-8")
    if form == "json":
        assert json.loads(content)["answer"]["status"] == "answered"


def test_an_answer_that_is_gone_says_so(page: sync_api.Page) -> None:
    ask(page, MASKS)
    page.locator(f"{LATEST} a.export").first.evaluate("link => { link.href = '/api/answers/none/md'; }")
    page.locator(f"{LATEST} a.export").first.click()
    page.locator(f"{LATEST} .thanks", has_text=VI.export_gone).wait_for()
    assert page.locator(f"{LATEST} .asked").inner_text() == MASKS


def test_a_duty_is_a_list_above_its_quote(page: sync_api.Page) -> None:
    ask(page, MASKS)
    duty, text = page.locator(f"{LATEST} .duty"), page.locator(f"{LATEST} .answer-text")
    assert duty.locator("dt").all_text_contents() == ["Ai"]
    assert duty.bounding_box()["y"] < text.bounding_box()["y"]
    assert "Ai:" not in text.inner_text()


def test_a_models_sentences_appear_as_they_are_written(page: sync_api.Page) -> None:
    page.fill(BOX, WRITTEN)
    page.press(BOX, "Enter")
    page.locator("#live .turn.streaming .answer-text p").first.wait_for()
    assert page.locator("#live .turn.done").count() == 0
    page.locator(f"{LATEST} .asked", has_text=WRITTEN).wait_for()
    assert page.locator(f"{LATEST} a.cite").count() >= 2


def test_near_misses_are_folded_until_wanted(page: sync_api.Page) -> None:
    ask(page, GOLD)
    card = page.locator(f"{LATEST} .card.near").first
    assert not card.is_visible()
    page.locator(f"{LATEST} .near-misses summary").click()
    assert card.is_visible()


def test_a_provision_that_cites_is_jumped_to_in_the_panel(page: sync_api.Page) -> None:
    ask(page, MASKS)
    page.locator(f"{LATEST} a.cite").first.click()
    page.locator(".panel-body .cited summary").click()
    page.locator(".panel-body .cited a.jump").last.click()
    page.locator(".panel-body .leaf.reached").wait_for()
    box = page.locator(".panel-body .leaf.reached").bounding_box()
    assert 0 < box["y"] < 800
    assert "#p-" not in page.url


def test_a_long_library_leaves_the_question_box_in_sight(page: sync_api.Page) -> None:
    page.evaluate("document.querySelector('.library').insertAdjacentHTML('beforeend', '<li><br><br>…</li>'.repeat(60))")
    box = page.locator("#send").bounding_box()
    assert box["y"] + box["height"] <= 800
