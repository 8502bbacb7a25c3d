from __future__ import annotations

import pytest

from corpus.duties import read_duties
from corpus.duty import Duty
from corpus.manifest import shipped_paths
from corpus.read import parse_directive, read_directive
from corpus.types import Directive
from rag.asked import Asked
from rag.duty_answer import answers, describe, duty_at

LETTER = """\
UBND TỈNH LÀO CAI

Số: 5/CT-UBND

Lào Cai, ngày 01 tháng 3 năm 2026

CHỈ THỊ
Về việc phòng, chống dịch

Trong thời gian qua, tình hình dịch bệnh trên địa bàn tỉnh đã được kiểm soát.

Chủ tịch UBND tỉnh yêu cầu:

1. Sở Y tế:

- Rà soát hồ sơ, hoàn thành trước ngày 15/4.

- Không để thiếu thuốc.

2. Người dân không được tụ tập.

Nơi nhận:
- Như trên.

CHỦ TỊCH

Lê Văn B
"""


@pytest.fixture(scope="module")
def letter() -> Directive:
    return parse_directive(LETTER.encode(), source="letter.txt", stem="letter")


@pytest.fixture(scope="module")
def bac_ninh() -> Directive:
    return next(
        directive for directive in map(read_directive, shipped_paths()) if directive.doc_id == "bac-ninh-331-cv-tu-2021"
    )


def said(duty: Duty, directive: Directive, language: str, asked: Asked | None = None) -> tuple[tuple[str, str], ...]:
    return tuple((part.role, part.text) for part in describe(duty, directive, language, asked=asked))


def picked(directive: Directive, words: str) -> Duty:
    start = directive.text.index(words)
    duty = duty_at(read_duties(directive), start, start + len(words))
    assert duty is not None
    return duty


def test_parts_in_vietnamese(bac_ninh: Directive) -> None:
    duty = picked(bac_ninh, "báo cáo tình hình hằng ngày")
    parts = dict(said(duty, bac_ninh, "vi"))
    action = parts.pop("Việc")
    assert parts == {
        "Ai": "các Đoàn kiểm tra",
        "Tần suất": "hằng ngày",
        "Báo cáo": "Thường trực Thành ủy",
        "Qua": "Văn phòng Thành ủy",
    }
    assert action.startswith("chủ động nắm bắt")


def test_roles_in_english_words_as_they_stand(bac_ninh: Directive) -> None:
    duty = picked(bac_ninh, "báo cáo tình hình hằng ngày")
    english = said(duty, bac_ninh, "en")
    assert [role for role, _ in english] == ["Who", "What", "How often", "Reports to", "Through"]
    assert [text for _, text in english] == [text for _, text in said(duty, bac_ninh, "vi")]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        (Asked.WHO, "Ai"),
        (Asked.HOW_OFTEN, "Tần suất"),
        (Asked.TO_WHOM, "Báo cáo"),
        (Asked.WHAT, "Ai"),
        (Asked.WHEN, "Tần suất"),
    ],
)
def test_what_is_asked_for_comes_first(bac_ninh: Directive, asked: Asked, first: str) -> None:
    duty = picked(bac_ninh, "báo cáo tình hình hằng ngày")
    assert said(duty, bac_ninh, "vi", asked=asked)[0][0] == first
    assert answers(duty, asked)


def test_added_year_and_name_from_above_are_said_to_be(letter: Directive) -> None:
    duty = picked(letter, "Rà soát hồ sơ")
    assert dict(said(duty, letter, "vi")) == {
        "Ai": "Sở Y tế (nêu ở dòng dẫn phía trên)",
        "Việc": "Rà soát hồ sơ, hoàn thành trước ngày 15/4",
        "Hạn": "trước ngày 15/4 (năm 2026 theo ngày ban hành văn bản)",
    }
    assert "the year 2026 is taken from the document's date" in dict(said(duty, letter, "en"))["Deadline"]


def test_prohibition_is_named_as_one(letter: Directive) -> None:
    duty = picked(letter, "Người dân không được tụ tập")
    assert said(duty, letter, "vi") == (("Ai", "Người dân"), ("Không được", "tụ tập"))
    assert said(duty, letter, "en") == (("Who", "Người dân"), ("Must not", "tụ tập"))
    assert not answers(duty, Asked.TO_WHOM)
    assert not answers(duty, Asked.HOW_OFTEN)


def test_range_without_a_duty(letter: Directive) -> None:
    start = letter.text.index("Nơi nhận")
    assert duty_at(read_duties(letter), start, start + 5) is None
    assert duty_at((), 0, 5) is None


def test_range_over_two_duties_picks_the_one_it_shares_more_with(letter: Directive) -> None:
    start = letter.text.index("ngày 15/4.")
    end = letter.text.index("thiếu thuốc") + len("thiếu thuốc")
    duty = duty_at(read_duties(letter), start, end)
    assert duty is not None
    assert duty.action.text(letter) == "Không để thiếu thuốc"
