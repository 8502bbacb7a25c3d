from itertools import pairwise

import pytest

from index.glossary import english_words, load_glossary, load_words, match_phrases, stem


@pytest.mark.parametrize(
    "forms",
    [
        ("ward", "wards"),
        ("city", "cities"),
        ("quarantine", "quarantined", "quarantining"),
        ("stop", "stopped", "stopping"),
        ("carry", "carries", "carried"),
        ("child", "children"),
        ("make", "made", "making"),
        ("business", "businesses"),
    ],
)
def test_forms_of_a_word_meet(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("new", "news"), ("mas", "mass"), ("thing", "th"), ("viru", "virus")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_possessives_come_off() -> None:
    assert english_words("The people's committee’s 2 plans") == ["The", "people", "committee", "2", "plans"]


def test_the_longest_phrase_wins() -> None:
    (match,) = match_phrases(["Social", "distancing"])
    assert (match.start, match.end) == (0, 2)
    assert match.senses[0][0] == "giãn cách xã hội"


def test_matches_do_not_overlap() -> None:
    words = english_words("Which wards must report to the people's committee before testing?")
    matches = match_phrases(words)
    assert matches
    assert all(one.end <= other.start for one, other in pairwise(matches))


def test_first_senses_weigh_most() -> None:
    for senses in load_glossary().values():
        weights = [weight for _, weight in senses]
        assert weights == sorted(weights, reverse=True)
        assert 0 < weights[-1] <= weights[0] <= 1


@pytest.mark.parametrize(("word", "meaning"), [("teacher", "giáo viên"), ("tax", "thuế"), ("river", "sông")])
def test_the_word_table_knows_common_words(word: str, meaning: str) -> None:
    senses = dict(load_words().senses[stem(word)])
    assert senses[meaning] == max(share for text, share in senses.items() if text.count(" ") == meaning.count(" "))
