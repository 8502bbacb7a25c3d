from __future__ import annotations

import unicodedata

import pytest
from eval_makers import UNTIMED
from hypothesis import given
from hypothesis import strategies as st

from corpus.text import fold_diacritics
from eval.perturb import PERTURBATIONS, perturb

QUESTION = "Theo công văn số 331-CV/TU, ai phải báo cáo Ủy ban nhân dân thành phố trước 16 giờ?"


@pytest.mark.parametrize("name", PERTURBATIONS)
def test_the_seed_decides_and_something_changes(name: str) -> None:
    assert perturb(name, QUESTION, seed="7") == perturb(name, QUESTION, seed="7") != QUESTION


@pytest.mark.parametrize("name", ["telex", "dropped-tone", "number-spelling"])
def test_another_seed_changes_otherwise(name: str) -> None:
    assert len({perturb(name, QUESTION, seed=str(seed)) for seed in range(8)}) > 1


@pytest.mark.parametrize(
    ("name", "question", "says"),
    [
        ("no-diacritics", "Đoàn kiểm tra ở đâu?", "Doan kiem tra o dau?"),
        ("dropped-tone", "phải", "phai"),
        ("dropped-tone", "cấp", "câp"),
        ("abbreviation", "Ủy ban nhân dân thành phố", "UBND TP"),
        ("abbreviation", "ủy ban nhân dân tỉnh", "UBND tỉnh"),
        ("abbreviation", "Hội đồng nhân dân và Mặt trận Tổ quốc", "HĐND và MTTQ"),
    ],
)
def test_what_each_makes_of_words(name: str, question: str, says: str) -> None:
    assert perturb(name, question, seed="7") == says


def test_telex_slips_are_what_keys_give() -> None:
    assert {perturb("telex", "phải", seed=str(seed)) for seed in range(20)} == {"phair", "phai"}
    assert {perturb("telex", "đường", seed=str(seed)) for seed in range(20)} == {"dduwowngf", "đươngf", "duong"}


def test_numbers_keep_their_digits_and_letters() -> None:
    for seed in range(20):
        spelt = perturb("number-spelling", "Công văn 331-CV/TU nói gì?", seed=str(seed))
        kept = "".join(char for char in fold_diacritics(spelt) if char.isalnum())
        assert kept == "congvan331cvtunoigi"


@pytest.mark.parametrize("name", ["abbreviation", "number-spelling", "telex", "dropped-tone"])
def test_what_has_nothing_to_change_stays(name: str) -> None:
    assert perturb(name, "Who signs it?", seed="7") == "Who signs it?"


@UNTIMED
@given(text=st.text(max_size=60), name=st.sampled_from(sorted(PERTURBATIONS)))
def test_any_text_survives(text: str, name: str) -> None:
    changed = perturb(name, text, seed="7")
    if name == "no-diacritics":
        assert not any(unicodedata.combining(char) == 230 for char in unicodedata.normalize("NFD", changed))
