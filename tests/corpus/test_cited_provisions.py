from __future__ import annotations

import pytest

from corpus.cited_provisions import cited_articles, find_chains


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("theo khoản 2 và khoản 3 Điều 5 của", ["khoản 2 và khoản 3 Điều 5"]),
        ("từ Điều 5 đến Điều 9", ["từ Điều 5 đến Điều 9"]),
        ("điểm a khoản 1 Điều này và Điều 7", ["điểm a khoản 1 Điều này", "Điều 7"]),
        ("Điều 5, 6 và 7a", ["Điều 5, 6 và 7a"]),
        ("thời điểm này, danh mục 1, chuyên mục này", []),
        ("Chương III và Phụ lục II", ["Chương III và Phụ lục II"]),
        ("Điều 5, 16/CT-TTg", ["Điều 5"]),
    ],
)
def test_chains(text: str, found: list[str]) -> None:
    assert [text[chain.start : chain.end] for chain in find_chains(text)] == found


@pytest.mark.parametrize(
    ("words", "articles"),
    [
        ("từ Điều 5 đến Điều 7", ("5", "6", "7")), ("khoản 2 Điều 5a, Điều 10", ("5a", "10")), ("Điều 5, 6 và 7", ("5", "6", "7")),
        ("Mục II", ()),
    ],
)  # fmt: skip
def test_articles_that_are_meant(words: str, articles: tuple[str, ...]) -> None:
    assert cited_articles(words) == articles
