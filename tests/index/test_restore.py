import pytest

from index.restore import load_model, pieces, restore
from index.tokens import fold


@pytest.mark.parametrize(
    "text",
    [
        "Ai quyết định cách ly y tế?",
        "Người dân được ra ngoài khi nào?",
        "Ủy ban nhân dân quận Ba Đình báo cáo hằng ngày",
        "Thủ tướng Chính phủ",
        "BẮC NINH PHÒNG CHỐNG DỊCH",
    ],
)
def test_common_sentences_come_back(text: str) -> None:
    assert restore(fold(text)) == text


@pytest.mark.parametrize("kept", ["16/CT-TTg", "318-CV/QU", "a.b@vidu.vn", "27/7/2021", "UBND", "COVID-19", "xyzzy"])
def test_codes_and_strange_words_stay(kept: str) -> None:
    assert kept in restore(f"bao cao theo {kept} truoc ngay mai")


def test_marked_syllables_stay_and_help_the_bare_ones() -> None:
    assert restore("xét nghiem") == "xét nghiệm"


@pytest.mark.parametrize("text", ["", "?!", "12 345", "Người dân không ra ngoài trong đêm nay"])
def test_nothing_to_do(text: str) -> None:
    assert restore(text) == text


def test_spacing_is_kept() -> None:
    assert fold(restore("  bao   cao,\n hang ngay. ")) == "  bao   cao,\n hang ngay. "


def test_costs_are_probabilities() -> None:
    """Every word's followers together hold about all the mass, as far as the packing allows."""
    import numpy as np

    model = load_model()
    first = np.array([model.ids["ủy"]])
    mass = float(np.exp(-model.costs(first, np.arange(len(model.words)))).sum())
    assert mass == pytest.approx(1.0, abs=0.1)


def test_pieces_know_their_place() -> None:
    text = "Số 5/CT: Hoà Bình."
    assert [(text[piece.start : piece.end], piece.fixed) for piece in pieces(text)] == [
        ("Số", False),
        ("5/", True),
        ("CT", True),
        (":", True),
        ("Hoà", False),
        ("Bình", False),
        (".", True),
    ]
