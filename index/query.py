"""What a question asks for: its language, its diacritics, its terms and what else those may be called."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path
from typing import Literal

import numpy as np

from index.glossary import english_words, load_words, match_phrases, stem
from index.restore import load_model, restore
from index.spelling import mend
from index.synonyms import load_synonyms
from index.tokens import fold, fold_syllable, normalise, syllables

DATA = Path(__file__).parent / "data"
Language = Literal["vi", "en"]
Alternatives = tuple[tuple[str, float], ...]

STOP_WEIGHT = 0.25
"""What a question or function word keeps: "ai" may stand in a heading, but must not rank one."""
SYNONYM_WEIGHT = 0.8
"""How far the official phrase for an everyday one counts beside a term of the question itself."""
ABBREVIATION_WEIGHT = 0.8
"""How far an abbreviation stands for its long form: many have several readings."""
SURFACE_WEIGHT = 0.3
"""How far a known English word itself may stand in a Vietnamese text ("vaccine", "shipper")."""
UNACCENTED_SHARE = 0.2
"""Below this share of marked syllables a text counts as typed without diacritics; ordinary Vietnamese has three in four."""
MARKED_EVIDENCE = -4.0
"""What a marked word says against English, in nats."""
NAME_SHARE = 0.3
"""How much of its evidence a capitalised word keeps: names cross languages ("Who leads Bắc Hà district?")."""
MAX_EVIDENCE = 6.0
"""No one word decides alone, in nats."""
WORD_BOND = 2.4
"""Two syllables that meet so much more often than by chance (e^2.4 = 11 times) are taken for one word."""
CUT_BOND = 3.0
"""A known phrase that ends inside a bond this strong is passed over; above ``WORD_BOND``, for a known phrase is evidence too."""
ASKING = frozenset("gì nào đâu ai mấy bao sao".split())
"""Syllables that ask; a table's phrase with one of them ("ngày nào") would count as a thing to look for."""
MAX_SHORT = 8  # longest long form in the abbreviation table, in syllables
RARE = 0.5  # count given to a word that a language model has not seen

_SURELY_MARKED = 0.5
"""An English question never has so many words with Vietnamese marks, whatever names stand in it."""
_SHAPE = re.compile(r"(?:ngh?|[cgknpt]h|gi|qu|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$")
_CODE = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryTerm:
    """One word or phrase of a question. ``alternatives`` are Vietnamese texts that stand for it, with how far each does.

    ``learned`` alternatives are syllables and bigrams from the word table, their weights probabilities; others are whole
    phrases. ``stop`` marks question and function words.
    """

    surface: str
    weight: float
    alternatives: Alternatives
    learned: bool = False
    stop: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryAnalysis:
    """A question, read. ``text`` is NFC, white space folded, slips of the fingers mended; ``restored`` has its diacritics.

    ``unaccented``: Vietnamese typed (nearly) without diacritics; otherwise ``restored`` equals ``text``.
    """

    text: str
    language: Language
    unaccented: bool
    restored: str
    terms: tuple[QueryTerm, ...]


def analyse(text: str) -> QueryAnalysis:
    """Read one question. Never fails: an empty text gives no terms."""
    text = mend(" ".join(normalise(text).split()), detect_language)
    language = detect_language(text)
    unaccented = language == "vi" and _is_unaccented(text)
    restored = restore(text) if unaccented else text
    terms = _vietnamese_terms(restored) if language == "vi" else _english_terms(text)
    return QueryAnalysis(text=text, language=language, unaccented=unaccented, restored=restored, terms=terms)


def detect_language(text: str) -> Language:
    """ "vi" or "en": the likelier by the words' frequencies in either; numbers and codes alone count as Vietnamese."""
    words = [word for word in english_words(text) if not _CODE.search(word)]
    if words and sum(not word.isascii() for word in words) > _SURELY_MARKED * len(words):
        return "vi"  # without reading the English tables, which takes a quarter of a second once
    evidence = sum(
        _english_evidence(word.lower()) * (NAME_SHARE if place and word[0].isupper() else 1.0)
        for place, word in enumerate(words)
    )
    return "en" if evidence > 0 else "vi"


@cache
def _folded_counts() -> Mapping[str, float]:
    """Probability of each folded syllable in Vietnamese."""
    model = load_model()
    return {bare: float(np.exp(-model.single[ways]).sum()) for bare, ways in model.variants.items()}


def _english_evidence(word: str) -> float:
    """Log of how much likelier ``word`` is in English than in Vietnamese without diacritics."""
    if not word.isascii():
        return MARKED_EVIDENCE
    table = load_words()
    count = table.counts.get(stem(word), 0)
    rare = RARE / table.total
    english = count / table.total if count else rare
    vietnamese = _folded_counts().get(word, rare if _SHAPE.match(word) else rare / 20)
    return max(-MAX_EVIDENCE, min(MAX_EVIDENCE, log(english / vietnamese)))


def _is_unaccented(text: str) -> bool:
    words = [word for word in syllables(text) if word.isalpha()]
    return bool(words) and sum(not word.isascii() for word in words) / len(words) < UNACCENTED_SHARE


@cache
def load_abbreviations() -> Mapping[str, tuple[str, ...]]:
    """Each short form to its long forms and each long form to its short ones, as folded-case syllables joined."""
    content = (DATA / "abbreviations.tsv").read_text(encoding="utf-8")
    table: dict[str, list[str]] = {}
    for line in content.splitlines()[1:]:
        short, long, _source = line.split("\t")
        for one, other in ((short, long), (long, short)):
            table.setdefault(" ".join(syllables(one)), []).append(" ".join(syllables(other)))
    for key in [key for key in table if " " not in key]:  # "ubnd", "hdnd" typed without đ
        table.setdefault(fold(key), table[key])
    return {key: tuple(dict.fromkeys(values)) for key, values in table.items()}


@cache
def load_question_words() -> Mapping[Language, frozenset[str]]:
    """Question and function words of both languages (index/data/question_words.tsv)."""
    content = (DATA / "question_words.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in content.splitlines()[1:]]
    return {
        "vi": frozenset(words for words, language in rows if language == "vi"),
        "en": frozenset(words for words, language in rows if language == "en"),
    }


def _vietnamese_terms(text: str) -> tuple[QueryTerm, ...]:
    words = syllables(text)
    abbreviations = load_abbreviations()
    synonyms = load_synonyms()
    stops = load_question_words()["vi"]
    lengths: list[int] = []
    while sum(lengths) < len(words):
        lengths.append(_longest(words, sum(lengths), stops, abbreviations, synonyms))
    terms: list[QueryTerm] = []
    for start, length in _join_syllables(words, lengths, stops, abbreviations):
        surface = " ".join(words[start : start + length])
        stop = surface in stops
        weight = STOP_WEIGHT if stop else 1.0
        others = tuple((other, ABBREVIATION_WEIGHT) for other in abbreviations.get(surface, ()) if not stop)
        official = tuple((other, share * SYNONYM_WEIGHT) for other, share in synonyms.get(surface, ()) if not stop)
        alternatives = ((surface, 1.0), *others, *official)
        terms.append(QueryTerm(surface=surface, weight=weight, alternatives=alternatives, stop=stop))
    return tuple(terms)


def _longest(words: Sequence[str], start: int, stops: Container[str], *tables: Container[str]) -> int:
    """How many words the longest known phrase at ``start`` has."""
    for length in range(min(MAX_SHORT, len(words) - start), 1, -1):
        phrase = " ".join(words[start : start + length])
        # "điều kiện gì": what asks is no part of what is asked for
        known = phrase in stops or (not ASKING.intersection(phrase.split()) and any(phrase in table for table in tables))
        if known and not _cuts_word(words, start + length):
            return length
    return 1


def _cuts_word(words: Sequence[str], end: int) -> bool:
    """Whether the syllable before ``end`` makes a word with the one behind it: "tổ chức lễ | hội"."""
    return end < len(words) and _association(words[end - 1], words[end]) >= CUT_BOND


def _join_syllables(words: Sequence[str], lengths: Sequence[int], *apart: Container[str]) -> list[tuple[int, int]]:
    """Single syllables that belong together as one word, joined in pairs, the closest pairs first: (start, length).

    What one of ``apart`` holds stays by itself.
    """
    model = load_model()
    starts = np.cumsum([0, *lengths])[:-1].tolist()
    free = [
        length == 1 and words[start] in model.ids and not any(words[start] in table for table in apart)
        for start, length in zip(starts, lengths, strict=True)
    ]
    bonds = [
        (_association(words[starts[i]], words[starts[i + 1]]), i) for i in range(len(starts) - 1) if free[i] and free[i + 1]
    ]
    joined: set[int] = set()
    for bond, i in sorted(bonds, reverse=True):
        if bond >= WORD_BOND and not {i - 1, i, i + 1} & joined:
            joined.add(i)
    return [
        (start, length + (i in joined))
        for i, (start, length) in enumerate(zip(starts, lengths, strict=True))
        if i - 1 not in joined
    ]


def _association(first: str, second: str) -> float:
    """Pointwise mutual information of two neighbouring syllables, in nats; 0 where one isn't known."""
    model = load_model()
    if first not in model.ids or second not in model.ids:
        return 0.0
    one, other = model.ids[first], model.ids[second]
    cost = model.costs(np.array([one]), np.array([other]))[0, 0]
    return float(model.single[other] - cost)


def _english_terms(text: str) -> tuple[QueryTerm, ...]:
    words = english_words(text)
    stops = load_question_words()["en"]
    terms = [
        QueryTerm(
            surface=" ".join(words[match.start : match.end]),
            weight=STOP_WEIGHT if stop else 1.0,
            alternatives=match.senses,
            stop=stop,
        )
        for match in match_phrases(words)
        for stop in (all(word.lower() in stops for word in words[match.start : match.end]),)
    ]
    named: set[int] = set()
    for start, end in _vietnamese_names(words):
        name = " ".join(words[start:end])
        named |= {*range(start, end)}
        terms.append(QueryTerm(surface=name, weight=1.0, alternatives=((restore(name), 1.0),)))
    terms += [
        term
        for place, word in enumerate(words)
        if place not in named and word.lower() not in stops
        for term in _word_terms(word, capital=place > 0 and word[0].isupper())
    ]
    return tuple(terms)


def _word_terms(word: str, *, capital: bool) -> list[QueryTerm]:
    """One English word by the word table, and as it is: names and loan words stand so in Vietnamese texts."""
    senses = load_words().senses.get(stem(word), ())
    share = 1.0 if capital or not senses else SURFACE_WEIGHT
    itself = QueryTerm(surface=word, weight=share, alternatives=((word.lower(), 1.0),))
    return [QueryTerm(surface=word, weight=1.0, alternatives=senses, learned=True), itself] if senses else [itself]


def _vietnamese_names(words: Sequence[str]) -> list[tuple[int, int]]:
    """Runs [start, end) of capitalised Vietnamese syllables in an English question: "Ba Dinh", "Bắc Hà"."""
    variants = load_model().variants
    runs, start = [], 0
    for place, word in enumerate([*words, ""]):
        if word[:1].isupper() and fold_syllable(word.lower()) in variants:
            continue
        if place - start > 1:
            runs.append((start, place))
        start = place + 1
    return runs
