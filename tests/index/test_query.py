import unicodedata

import pytest

from index.query import STOP_WEIGHT, analyse, detect_language, load_abbreviations


@pytest.mark.parametrize(
    "text",
    [
        "Ai được ra ngoài?",
        "ai duoc ra ngoai",
        "han chot bao cao",
        "Ba Dinh",
        "CT16",
        "331-CV/TU",
        "27/7/2021",
        "?",
        "",
        "test covid o dau",
        "an toan",
    ],
)
def test_vietnamese(text: str) -> None:
    assert detect_language(text) == "vi"


@pytest.mark.parametrize(
    "text",
    [
        "Who may go out?",
        "Who leads Bắc Hà district?",
        "report deadline",
        "Bac Ha deadline",
        "quarantine",
        "What does 16/CT-TTg ask of factories in Bắc Ninh?",
        "schools",
    ],
)
def test_english(text: str) -> None:
    assert detect_language(text) == "en"


def test_text_is_folded_to_one_form() -> None:
    assert analyse(unicodedata.normalize("NFD", "  Ai  được\nra ngoài? ")).text == "Ai được ra ngoài?"


def test_unaccented_questions_are_restored() -> None:
    query = analyse("ai duoc ra ngoai?")
    assert query.unaccented
    assert query.restored == "ai được ra ngoài?"


@pytest.mark.parametrize("text", ["Ai được ra ngoài?", "Who may go out?", "27/7/2021", ""])
def test_other_questions_stay(text: str) -> None:
    query = analyse(text)
    assert not query.unaccented
    assert query.restored == query.text


@pytest.mark.parametrize(
    ("text", "other"),
    [("UBND phường", "ủy ban nhân dân"), ("uỷ ban nhân dân phường", "ubnd"), ("ubnd phuong", "ủy ban nhân dân")],
)
def test_abbreviations_work_both_ways(text: str, other: str) -> None:
    alternatives = dict(analyse(text).terms[0].alternatives)
    assert other in alternatives
    assert alternatives[other] < 1.0


def test_every_abbreviation_has_a_source() -> None:
    from index.query import DATA

    lines = (DATA / "abbreviations.tsv").read_text(encoding="utf-8").splitlines()
    assert all(len(line.split("\t")) == 3 and line.split("\t")[2] for line in lines)
    assert "hdnd" in load_abbreviations()


@pytest.mark.parametrize(("text", "surface"), [("Khi nào phải nộp báo cáo?", "khi nào"), ("Who must report?", "Who")])
def test_question_words_weigh_little(text: str, surface: str) -> None:
    terms = [term for term in analyse(text).terms if surface.lower() in term.surface.lower().split(" must")[0]]
    assert analyse(text).terms
    assert all(term.weight == STOP_WEIGHT for term in terms if term.stop)


def test_english_terms_carry_vietnamese() -> None:
    texts = {text for term in analyse("Is social distancing enforced by the police?").terms for text, _ in term.alternatives}
    assert {"giãn cách xã hội", "công an"} <= texts


def test_vietnamese_names_in_english_questions() -> None:
    texts = {text for term in analyse("Who must be tested in Ba Dinh?").terms for text, _ in term.alternatives}
    assert "Ba Đình" in texts
