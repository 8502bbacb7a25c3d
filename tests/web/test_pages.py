from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from web.strings import EN, VI


@pytest.mark.parametrize(("path", "lang", "title"), [("/", "vi", VI.title), ("/vi", "vi", VI.title), ("/en", "en", EN.title)])
def test_each_language_has_its_page(client: TestClient, path: str, lang: str, title: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    assert re.search(r'<html\s+lang="(\w+)"', page.text)[1] == lang
    assert title in page.text


@pytest.mark.parametrize("path", ["/", "/en/", "/api/health", "/web-static/chat.js", "/doc/none"])
def test_every_response_forbids_outside_sources(client: TestClient, path: str) -> None:
    policy = client.get(path).headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "connect-src 'self'" in policy
    assert "http" not in policy


@pytest.mark.parametrize("name", ["chat.js", "chithi.css", "icon.svg"])
def test_static_files_name_no_other_host(client: TestClient, name: str) -> None:
    text = client.get(f"/web-static/{name}").text
    assert set(re.findall(r"https?://[^\s\"')]+", text)) <= {"http://www.w3.org/2000/svg"}


def test_the_examples_are_offered_for_places_in_the_library(client: TestClient) -> None:
    config = client.get("/config").text
    for example in VI.examples:
        assert example.question in config
