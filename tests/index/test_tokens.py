import unicodedata

import pytest

from index.tokens import dates, document_numbers, fold, normalise, short_numbers, syllables, tokenise, tone_style


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoà", "hòa"),
        ("uỷ", "ủy"),
        ("thuỷ", "thủy"),
        ("khoẻ", "khỏe"),
        ("hòa", "hòa"),
        ("tòan", "toàn"),
        ("hùynh", "huỳnh"),
        ("qúy", "quý"),
    ],
)
def test_one_tone_style(old: str, new: str) -> None:
    assert tone_style(old) == new


@pytest.mark.parametrize("syllable", ["quý", "quỳ", "quả", "hoàn", "huỳnh", "ngoài", "tuyên", "toán", "đoàn"])
def test_tone_style_leaves_what_both_styles_spell_alike(syllable: str) -> None:
    assert tone_style(syllable) == syllable


def test_decomposed_text_gives_the_same_tokens() -> None:
    text = "Điểm a khoản 2, mục I: Uỷ ban nhân dân"
    assert tokenise(unicodedata.normalize("NFD", text)) == tokenise(text)


def test_one_character_tokens_are_kept() -> None:
    assert syllables("điểm a, khoản 2, mục I") == ["điểm", "a", "khoản", "2", "mục", "i"]


def test_fold_knows_both_d_letters() -> None:
    assert fold("Đường đi") == "Duong di"
    assert fold("\u00d0ường") == "Duong"
    assert normalise("\u00d0ường") == "Đường"


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("16/CT-TTg", "№16-ct-ttg"),
        ("07- KL/TW", "№7-kl-tw"),
        ("15/CT - TTg", "№15-ct-ttg"),
        ("số 318 - CV/QU", "№318-cv-qu"),
        ("3642/qđ-ubnd", "№3642-qd-ubnd"),
        ("1070/TTg-KGVX", "№1070-ttg-kgvx"),
        ("57/2020/QH14", "№57-2020-qh14"),
    ],
)
def test_document_numbers_have_one_form(written: str, canonical: str) -> None:
    assert canonical in document_numbers(written)


def test_a_list_of_numbers_shares_its_symbol() -> None:
    found = document_numbers("Thông báo số 2118, 2130, 2209 - TB/QU")
    assert found == [f"№{number}-tb-qu" for number in (2118, 2130, 2209)]


@pytest.mark.parametrize("asked", ["CT16", "chỉ thị 16", "chi thi so 16", "Chỉ thị số 16/CT-TTg", "CT 16/TTg"])
def test_ways_to_name_a_directive_meet(asked: str) -> None:
    assert "№ct16" in tokenise(asked).numbers


def test_a_year_is_no_document_number() -> None:
    assert short_numbers(syllables("23/2021/QĐ-TTg")) == ["№qd23"]


def test_a_number_keeps_its_parts_too() -> None:
    assert tokenise("16/CT-TTg").syllables == ["16", "ct", "ttg"]


def test_dates_have_one_form() -> None:
    assert dates("27/7/2021") == dates("ngày 27 tháng 07 năm 2021") == ["№2021.7.27"]


def test_plain_text_has_no_numbers() -> None:
    assert tokenise("Giữ khoảng cách 2 mét, từ 5 giờ đến 22 giờ").numbers == []
