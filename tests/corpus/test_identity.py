from __future__ import annotations

from dataclasses import replace

import pytest
from cited_gold import GOLD
from document_makers import DECISION, LETTER, made, shipped

from corpus.identity import Sameness, identity, same_document, sameness, settle, text_overlap
from corpus.read import parse_directive
from corpus.types import Directive, Page


def named(text: str, stem: str) -> Directive:
    return parse_directive(text.encode(), source=f"{stem}.txt", stem=stem)


BASE = named(DECISION, "base")


def edited(stem: str, *changes: tuple[str, str]) -> Directive:
    text = DECISION
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return named(text, stem)


def test_the_five_directives_are_five() -> None:
    five = [shipped(doc_id) for doc_id in sorted(GOLD)]
    settled = settle((), five)
    assert [one.doc_id for one in settled.kept] == sorted(GOLD)
    assert (settled.history, settled.sources) == ((), ())


def test_the_same_text_laid_out_otherwise_is_the_same_document() -> None:
    other = edited("pdf", ("Giám đốc Sở Y tế", "Giám đốc\nSở Y tế"), ("Lào Cai, ngày 05", "Lào Cai,  ngày 05"))
    assert same_document(BASE, other)
    settled = settle((BASE,), (other,))
    assert [one.doc_id for one in settled.kept] == ["base"]
    assert settled.sources == (("base", ("pdf.txt",)),)


@pytest.mark.parametrize(
    ("old", "new"),
    [("ngày 15 tháng 8", "ngày 20 tháng 8"), ("2. Đúng thẩm quyền", "2. Sai thẩm quyền"), ("1. Kịp thời.", "1. Kịp thời, công khai và minh bạch.")],
)  # fmt: skip
def test_a_changed_word_or_figure_makes_a_version(old: str, new: str) -> None:
    newer = edited("newer", (old, new))
    assert sameness(BASE, newer) is Sameness.VERSION
    settled = settle((BASE,), (newer,))
    assert [one.doc_id for one in settled.kept] == ["newer"]
    assert [(one.doc_id, by) for one, by in settled.history] == [("base", "newer")]


def test_the_later_date_is_the_newer_version_whichever_comes_first() -> None:
    later = edited("later", ("ngày 05 tháng 8", "ngày 09 tháng 8"), ("1. Kịp thời.", "1. Kịp thời, công khai và minh bạch."))
    for first, second in ((BASE, later), (later, BASE)):
        settled = settle((first,), (second,))
        assert [one.doc_id for one in settled.kept] == ["later"]
        assert [one.doc_id for one, _ in settled.history] == ["base"]


@pytest.mark.parametrize(
    "changes",
    [
        (("TỈNH LÀO CAI", "TỈNH YÊN BÁI"),),
        (("Số: 12/2021/QĐ-UBND", "Số: 13/2021/QĐ-UBND"),),
        (("Số: 12/2021/QĐ-UBND", "Số: 12/2022/QĐ-UBND"), ("ngày 05 tháng 8 năm 2021", "ngày 05 tháng 8 năm 2022")),
    ],
)
def test_another_issuer_number_or_year_is_another_document(changes: tuple[tuple[str, str], ...]) -> None:
    assert sameness(BASE, edited("other", *changes)) is Sameness.OTHER


def test_a_scan_s_misread_words_are_no_version() -> None:
    scan = edited("scan", ("Kịp thời", "Kip thdi"), ("Đúng thẩm quyền", "Dúng thâm quyen"))
    page = Page(number=1, start=0, end=len(scan.text), confidence=0.8)
    assert same_document(BASE, replace(scan, format="ocr", pages=(page,)))


def test_history_follows_to_the_newest() -> None:
    second = edited("second", ("1. Kịp thời.", "1. Kịp thời, công khai và minh bạch."))
    third = edited("third", ("1. Kịp thời.", "1. Kịp thời, công khai, minh bạch và hiệu quả."))
    settled = settle((BASE,), (second, third))
    assert [one.doc_id for one in settled.kept] == ["third"]
    assert [(one.doc_id, by) for one, by in settled.history] == [("base", "third"), ("second", "third")]


def test_a_blank_number_names_nothing() -> None:
    assert identity(made(LETTER)) is None
    assert sameness(named(LETTER, "a"), named(LETTER.replace("hằng tuần", "hằng quý"), "b")) is not Sameness.SAME


def test_adding_a_document_again_changes_nothing() -> None:
    assert settle((BASE,), (BASE,)).kept == (BASE,)


def test_overlap_is_one_for_the_same_and_small_for_an_extract() -> None:
    assert text_overlap(DECISION, DECISION) == 1.0
    assert text_overlap(DECISION, DECISION[:300]) < 0.5
    assert text_overlap("", DECISION) == 0.0
