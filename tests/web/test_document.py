from __future__ import annotations

import re
from html import escape, unescape
from itertools import pairwise

import pytest
from fake_assistant import FakeAssistant

from corpus.manifest import shipped_paths
from corpus.read import parse_directive, read_directive
from corpus.types import Level, Span
from rag.types import Citation
from web.address import anchor, document_url
from web.document import document_page, highlight_of, text_html
from web.strings import EN, VI

DIRECTIVES = tuple(map(read_directive, shipped_paths()))
HOSTILE = b"C\xc3\x94NG V\xc4\x82N\n\n1. <img src=x onerror=alert(1)> \"'&\n\n2. **<script>alert(2)</script>**\n"


def stripped(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def marked(html: str) -> str:
    return stripped("".join(re.findall(r"<mark[^>]*>(.*?)</mark>", html, re.DOTALL)))


@pytest.mark.parametrize("directive", DIRECTIVES, ids=lambda d: d.doc_id)
def test_the_page_holds_the_frozen_text(directive) -> None:
    html = text_html(directive)
    assert stripped(html) == directive.text
    anchors = re.findall(r'id="([^"]+)"', html)
    assert len(anchors) == len(set(anchors))
    assert {unescape(a) for a in anchors} == {anchor(p.path) for p in directive.root.walk()}


@pytest.mark.parametrize("directive", DIRECTIVES, ids=lambda d: d.doc_id)
def test_the_mark_is_the_quote_even_across_provisions(directive) -> None:
    leaves = list(directive.root.leaves())
    for first, second in pairwise(leaves):
        start, end = first.start, second.end - len(second.text) // 2
        html = text_html(directive, highlight_of(directive, start, end))
        assert marked(html) == directive.text[start:end]
        assert html.count('id="hit"') == 1
        assert stripped(html) == directive.text


def test_the_cited_clause_is_tinted_and_nothing_else() -> None:
    directive = next(d for d in DIRECTIVES if d.heading.number.value == "331-CV/TU")
    clause = next(p for p in directive.root.walk() if p.level is Level.CLAUSE and p.children)
    leaf = list(clause.leaves())[1]
    highlight = highlight_of(directive, leaf.start, leaf.start + 20)
    assert highlight is not None
    assert highlight.clause == Span(clause.start, clause.end)
    assert text_html(directive, highlight).count("in-clause") == len(list(clause.leaves()))


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (9, 3), (0, 10**9)])
def test_a_range_outside_the_text_marks_nothing(start: int, end: int) -> None:
    assert highlight_of(DIRECTIVES[0], start, end) is None


def test_headings_are_headings() -> None:
    directive = next(d for d in DIRECTIVES if d.heading.number.value == "318-CV/QU")
    headings = re.findall(r'<div id="p-[^"]*" class="[^"]*heading"[^>]*>(.*?)</div>', text_html(directive), re.DOTALL)
    assert "II. Nhiệm vụ cụ thể" in [stripped(h).strip() for h in headings]


def test_a_hostile_document_stays_text() -> None:
    directive = parse_directive(HOSTILE, source="<b>.txt", stem='x"><script>')
    html = document_page(directive, VI, highlight_of(directive, 12, 40))
    assert "<img" not in html
    assert "<script" not in html
    assert "<b>" not in html


def test_a_blank_number_and_a_supplied_date_are_told_apart(assistant: FakeAssistant) -> None:
    blank = document_page(next(d for d in DIRECTIVES if d.doc_id.startswith("bac-ha")), VI)
    assert VI.blank in blank
    assert escape(EN.supplied) in document_page(next(d for d in DIRECTIVES if d.doc_id.startswith("ha-dong")), EN)


def test_a_citation_links_to_its_own_range() -> None:
    directive = DIRECTIVES[0]
    citation = Citation.of(
        directive, key="1", path=(), label="", start=3, end=9, clause_start=2, clause_end=20,
    )  # fmt: skip
    assert document_url(citation, "en").endswith("?start=3&end=9&clause_start=2&clause_end=20&lang=en#hit")
