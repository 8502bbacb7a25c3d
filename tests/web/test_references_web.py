from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from fake_assistant import FakeAssistant

from corpus.read import parse_directive
from corpus.types import Directive, Page, PartialDate, ReadWarning, Span
from web.api import Library
from web.document import document_html, document_page, page_marks, text_html
from web.facts import in_one_language
from web.strings import EN, VI

REPLACING = """THÀNH ỦY BẮC NINH
*
Số 340-CV/TU
TP. Bắc Ninh, ngày 20 tháng 10 năm 2021

Kính gửi: Các chi, đảng bộ trực thuộc

Thực hiện Chỉ thị số 16/CT-TTg ngày 31/3/2020 của Thủ tướng Chính phủ, yêu cầu:

1. Tạm dừng hoạt động chợ đêm đến hết ngày 30/11/2021.

Công văn này có hiệu lực từ ngày 21/10/2021 và thay thế Công văn số 331-CV/TU ngày 11/10/2021.
"""


class Two(FakeAssistant):
    """The shipped directives and one that replaces one of them."""

    def __init__(self) -> None:
        super().__init__()
        self.new = parse_directive(REPLACING.encode(), source="moi.txt", stem="moi")
        self._documents[self.new.doc_id] = self.new


@pytest.fixture(scope="module")
def two() -> Two:
    return Two()


def stripped(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def old(two: Two) -> Directive:
    return next(d for d in two.documents() if d.heading.number.value == "331-CV/TU")


def test_a_cited_document_of_the_library_is_a_link_and_another_is_marked(two: Two) -> None:
    cited = Library(two).cited(two.new.doc_id)
    html = text_html(two.new, strings=VI, cited=cited)
    assert stripped(html) == two.new.text
    link = re.search(rf'<a class="ref found" href="/doc/{old(two).doc_id}\?lang=vi"[^>]*>(.*?)</a>', html)
    assert link
    assert "331-CV/TU" in link[1]
    assert re.search(r'<span class="ref absent" title="không có trong kho">[^<]*16/CT-TTg', html)
    listed = document_html(two.new, VI, cited=cited)
    assert VI.references.format(count=2) in listed
    assert VI.references_here.format(count=1) in listed


def test_a_replaced_document_says_by_what(two: Two) -> None:
    library = Library(two)
    html = document_html(old(two), VI, cited=library.cited(old(two).doc_id))
    assert VI.replaced in html
    assert two.new.title in html
    assert VI.replaced not in document_html(two.new, VI, cited=library.cited(two.new.doc_id))


def test_every_document_keeps_its_text_among_its_links(assistant: FakeAssistant) -> None:
    library = Library(assistant)
    for directive in assistant.documents():
        html = text_html(directive, strings=EN, cited=library.cited(directive.doc_id))
        assert stripped(html) == directive.text
        assert len(re.findall(r'class="ref', html)) >= 1


def test_validity_stands_among_the_facts(two: Two) -> None:
    assert two.new.validity.effective_from.value == PartialDate(year=2021, month=10, day=21)
    html = document_page(two.new, VI)
    assert f"<dt>{VI.field_from}</dt><dd>21/10/2021" in html
    assert VI.until.format(date="30/11/2021") in html


def test_pages_stand_in_the_margin_at_their_first_words(two: Two) -> None:
    text = two.new.text
    middle = text.index("Thực hiện") - 1  # white space before the words
    pages = (
        Page(number=1, start=0, end=middle),
        Page(number=2, start=middle, end=len(text) - 1, confidence=0.61),
        Page(number=3, start=len(text) - 1, end=len(text)),  # nothing but white space
    )
    paged = replace(two.new, pages=pages)
    html = text_html(paged)
    assert stripped(html) == text
    assert list(page_marks(paged, VI)) == [0, middle + 1]
    assert re.search(r'data-page="2"[^>]*></span>Thực hiện', html)
    assert VI.page_sure.format(number=2, sure="61%") in html
    assert 'class="doc-text paged"' in document_html(paged, VI)


def test_warnings_stand_above_the_facts_in_the_pages_language(two: Two) -> None:
    message = "Trang 1: bản quét <kém>. / Page 1: poor <scan>."
    warned = replace(two.new, warnings=(ReadWarning(message=message, span=Span(0, 5)),) * 5)
    html = document_html(warned, VI)
    assert html.index("bản quét &lt;kém&gt;") < html.index('class="facts"')
    assert "poor" not in html
    assert "<details><summary>+ 2</summary>" in html  # three are read, the rest folded
    assert "poor &lt;scan&gt;" in document_html(warned, EN)
    assert in_one_language("một câu", EN) == "một câu"


def test_a_doubtful_field_says_so(two: Two) -> None:
    heading = replace(two.new.heading, number=replace(two.new.heading.number, confidence=0.5))
    assert VI.unsure.format(sure="50%") in document_html(replace(two.new, heading=heading), VI)
