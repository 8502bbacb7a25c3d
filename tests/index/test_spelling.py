from pathlib import Path

import pytest

from corpus.places import find_places
from index.query import analyse, detect_language
from index.restore import load_model
from index.slips import load_vocabulary, slips, typed_keys, unmarked
from index.spelling import mend, mends
from index.syllable import decode_keys, is_lawful, split_tone
from index.tokens import fold

SAC, HUYEN, HOI, NANG = "\u0301", "\u0300", "\u0309", "\u0323"


def put_right(text: str) -> str:
    return mend(text, detect_language)


@pytest.mark.parametrize("word", ["phải", "người", "quyết", "giữa", "gì", "quốc", "nghiêng", "khuya", "ủy", "y", "đường"])
def test_lawful_syllables(word: str) -> None:
    assert is_lawful(word)


@pytest.mark.parametrize("word", ["đươc", "tiêp", "nươ", "phair", "dich", "ngiêm", "kông", "cế", "w", "test", "trrị", ""])
def test_unlawful_syllables(word: str) -> None:
    """A stop needs sắc or nặng, ươ and ă need a final, k and ngh stand before e, ê, i, y only."""
    assert not is_lawful(word)


def test_tone_is_split_off() -> None:
    assert split_tone("huyện") == ("huyên", NANG)
    assert split_tone("đi") == ("đi", "")


@pytest.mark.parametrize(
    ("typed", "plain", "tone"),
    [
        ("phair", "phai", HOI),
        ("phari", "phai", HOI),
        ("baos", "bao", SAC),
        ("dduwowngf", "đương", HUYEN),
        ("truongwf", "trương", HUYEN),
        ("duocwjd", "đươc", NANG),
        ("huyeejn", "huyên", NANG),
        ("hiêuj", "hiêu", NANG),
        ("bao1", "bao", SAC),
        ("d9u7o7c5", "đươc", NANG),
        ("nguoi72", "ngươi", HUYEN),
        ("khoong", "không", ""),
    ],
)
def test_keys(typed: str, plain: str, tone: str) -> None:
    assert next(decode_keys(typed)) == (plain, tone)


@pytest.mark.parametrize("word", ["ban", "f0", "covid19", "điều5", "hs", ""])
def test_no_keys(word: str) -> None:
    assert typed_keys(word) is None


def spellings(options: object) -> set[str]:
    assert isinstance(options, tuple)
    return {load_model().words[place] for place in options[0].tolist()}


def test_candidates() -> None:
    assert "khám" in spellings(slips("khmá"))
    assert "cáo" in spellings(unmarked("cao"))
    assert "những" in spellings(unmarked("nhưng"))
    assert slips("xyzzyxyzzy") is None
    assert all(is_lawful(load_model().words[place]) for place in load_vocabulary().toned.values())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("phari báo cáo hằng ngày", "phải báo cáo hằng ngày"),
        ("bao1 cáo hằng ngày", "báo cáo hằng ngày"),
        ("dduwowngf phố", "đường phố"),
        ("huyeejn Bắc Hà phải làm gì?", "huyện Bắc Hà phải làm gì?"),
        ("Nguwowif daan phari bao caos haangf ngayf", "Người dân phải báo cáo hằng ngày"),
        ("Ngu7o7i2 da6n pha3i ba1o ca1o", "Người dân phải báo cáo"),
        ("báo cao hằng ngày", "báo cáo hằng ngày"),
        ("Ai chịu trach nhiệm?", "Ai chịu trách nhiệm?"),
        ("Được ra ngoài khi nao, đươc đi dau?", "Được ra ngoài khi nào, được đi đâu?"),
        ("Ủy ban nhâ ndân", "Ủy ban nhân dân"),
        ("phòng chônngs dịch", "phòng chống dịch"),
        ("kiểểm tra", "kiểm tra"),
        ("khám chữa bnệh", "khám chữa bệnh"),
        ("Hà Nôi có gì", "Hà Nội có gì"),
        ("Quận Ba Đinh phải làm gì", "Quận Ba Đình phải làm gì"),
        ("331-CV/TU báo cao gì", "331-CV/TU báo cáo gì"),
    ],
)
def test_slips_are_put_right(typed: str, meant: str) -> None:
    assert put_right(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("trieu chunwg", "trieu chung"),
        ("nguoi dnâ", "nguoi dan"),
        ("phong chong ddichj benh cho nguoi dan", "phong chong dich benh cho nguoi dan"),
    ],
)
def test_without_diacritics_only_letters_are_put_right(typed: str, meant: str) -> None:
    assert fold(put_right(typed)) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "😀",
        "331-CV/TU",
        "16/CT-TTg ngày 27/7/2021",
        "F0 điều trị tại nhà, 5K là gì",
        "TTYT báo cáo UBND",
        "HDdTV",
        "quan3 có phong tỏa không",
        "điều5 khoản3",
        "chỉ thị16",
        "test nhanh covid19",
        "nộp tại Bluezone, Zalo, Pfizer",
        "xe ôtô vào thành phố",
        "người dân ko được ra ngoài đc ko",
        "Krông Pắc, Đắk Lắk, Pleiku, Kon Tum",
        "Đắc Lắc báo cáo gì",
        "mẹ tôi đi chợ được không",
        "Phải dừng họp vì dịch",
        "công nhân ở trọ bị ho, sốt",
        "hoà bình, uỷ ban, thuỷ điện",
        "https://vidu.vn/bao-cao",
        "ΔTa là gì",
        "phát triển thị trư\u00adờng khoa học",
        "trường cao đẳngsư phạm",
        "Who leads Bắc Hà district?",
        "Which masks, sms and fax lists are for us?",
        "What does 16/CT-TTg ask of factories?",
    ],
)
def test_what_stays(text: str) -> None:
    assert put_right(text) == text


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Who must reprot daily?", "Who must report daily?"),
        ("what are the quarentine rules for vehicels", "what are the quarantine rules for vehicles"),
    ],
)
def test_english(typed: str, meant: str) -> None:
    assert put_right(typed) == meant


def test_mends_know_their_place() -> None:
    text = "Xin báo cao, phair không?"
    assert [(text[one.start : one.end], one.meant) for one in mends(text, detect_language)] == [
        ("cao", "cáo"),
        ("phair", "phải"),
    ]


def test_mending_twice_changes_nothing_more() -> None:
    for text in ("baos cáo hăng ngày", "Hà Nôi ưu tien ai", "nguwoif daan phai lam gi"):
        assert put_right(put_right(text)) == put_right(text)


def test_careful_text_stays() -> None:
    """The shorter of the first lines of every shipped directive."""
    paths = sorted((Path(__file__).parents[2] / "corpus" / "directives").glob("*.txt"))
    assert paths
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines()[:40]:
            line = " ".join(line.split())
            if line and not line.isupper() and len(line) < 200 and "*" not in line:
                assert put_right(line) == line


def test_the_analysis_is_of_the_mended_question() -> None:
    analysis = analyse("Huyeejn Bắc Hà báo cao ai?")
    assert analysis.text == analysis.restored == "Huyện Bắc Hà báo cáo ai?"
    assert [mention.name for mention in find_places(analysis.text)] == ["Bắc Hà"]
    bare = analyse("nguoi dan hueyn bac ha phai baao cao ai")
    assert bare.unaccented
    assert len(bare.text) == len(bare.restored)
