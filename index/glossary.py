"""English words and phrases to Vietnamese, from the glossary and the learned word table."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from index.tokens import normalise

DATA = Path(__file__).parent / "data"
GLOSSARIES = (("glossary.tsv", 1.0), ("glossary-general.tsv", 0.9))
"""The word lists and how far each is trusted: where both know a term, the administrative sense comes first."""
MAX_PHRASE = 6
"""Longest glossary entry to look for, in words."""
MIN_STEM = 3
"""Letters that must stay when an ending is taken off."""

ASKING = frozenset({"who", "whom", "what", "when", "where", "which", "why"})
"""English words that ask; a glossary phrase with one of them would count as a thing to look for."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")
_POSSESSIVE = re.compile(r"['’]s?$")
_DOUBLED = re.compile(r"([bdgkmnprt])\1$")
_IRREGULAR = {
    "are": "be", "is": "be", "was": "be", "were": "be", "been": "be", "am": "be", "has": "have", "had": "have",
    "does": "do", "did": "do", "done": "do", "children": "child", "men": "man", "women": "woman", "people": "person",
    "went": "go", "gone": "go", "made": "make", "given": "give", "gave": "give", "took": "take", "taken": "take",
    "held": "hold", "left": "leave", "kept": "keep", "paid": "pay", "said": "say", "told": "tell", "wrote": "write",
    "written": "write", "began": "begin", "begun": "begin", "became": "become", "won": "win", "lost": "lose",
    "built": "build", "sent": "send", "spent": "spend", "met": "meet", "found": "find", "thought": "think",
    "brought": "bring", "bought": "buy", "taught": "teach", "caught": "catch", "sold": "sell", "led": "lead",
    "fell": "fall", "fallen": "fall", "grew": "grow", "grown": "grow", "knew": "know", "known": "know", "seen": "see",
    "saw": "see", "chose": "choose", "chosen": "choose", "drew": "draw", "drawn": "draw", "ran": "run", "died": "die",
    "used": "use", "using": "use",
}  # fmt: skip
_WHOLE = frozenset({"this", "its", "his", "thus", "news", "as", "plus", "gas", "bus"})
"""Words whose last s is no ending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Words [start, end) of a question and what they may mean: (Vietnamese, weight), best first."""

    start: int
    end: int
    senses: tuple[tuple[str, float], ...]


def english_words(text: str) -> list[str]:
    """Words and numbers of ``text`` in order, case kept, possessive endings off."""
    return [_POSSESSIVE.sub("", word) for word in _WORD.findall(normalise(text))]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A crude stem: plural, -ing, -ed and the final e and y folded, so that the forms of one word meet."""
    word = word.lower()
    if word in _WHOLE:
        return word
    word = _IRREGULAR.get(word, word)
    if word.endswith("ies") and len(word) > MIN_STEM + 1:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "ches", "shes", "xes", "zes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > MIN_STEM:
        word = word[:-1]
    for ending in ("ied", "ing", "ed"):
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= MIN_STEM and re.search("[aeiouy]", rest):
            word = rest + "y" if ending == "ied" else _DOUBLED.sub(r"\1", rest)
            break
    if word.endswith("e") and len(word) > MIN_STEM:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > MIN_STEM else word


@cache
def load_glossary() -> Mapping[tuple[str, ...], tuple[tuple[str, float], ...]]:
    """Stems of each English term to its senses, from the administrative glossary and the general one.

    Both (index/data/glossary*.tsv) have the columns english, vietnamese, weight, topic.
    """
    senses: dict[tuple[str, ...], dict[str, float]] = {}
    for name, trust in GLOSSARIES:
        for line in (DATA / name).read_text(encoding="utf-8").splitlines()[1:]:
            english, vietnamese, weight, _topic = line.split("\t")
            plain = english.replace(" ", "").isalpha()  # nearly all are: the tokenizer would only split them at spaces
            words = english.split() if plain else english_words(english)
            known = senses.setdefault(tuple(stem(word) for word in words), {})
            known[vietnamese] = max(trust * float(weight), known.get(vietnamese, 0.0))
    return {key: tuple(sorted(known.items(), key=lambda item: (-item[1], item[0]))) for key, known in senses.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTable:
    """What parallel text teaches of English stems.

    ``senses``: Vietnamese syllables and bigrams with p(Vietnamese | English), best first within each length;
    ``counts``: how often the stem was seen, out of ``total`` words.
    """

    senses: Mapping[str, tuple[tuple[str, float], ...]]
    counts: Mapping[str, int]
    total: int


@cache
def load_words() -> WordTable:
    """The shipped table (index/data/translate.tsv.gz, made by index/train/translate.py), read once."""
    packed = (DATA / "translate.tsv.gz").read_bytes()
    senses, counts = {}, {}
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        word, count, *fields = line.split("\t")
        pairs = (field.rsplit("=", 1) for field in fields)
        senses[word] = tuple((text, float(share)) for text, share in pairs)
        counts[word] = int(count)
    return WordTable(senses=senses, counts=counts, total=sum(counts.values()))


def match_phrases(words: Sequence[str]) -> tuple[Match, ...]:
    """The longest glossary entries in ``words`` from left to right, none overlapping."""
    glossary = load_glossary()
    stems = [stem(word) for word in words]
    found, start = [], 0
    while start < len(stems):
        for length in range(min(MAX_PHRASE, len(stems) - start), 0, -1):
            senses = glossary.get(tuple(stems[start : start + length]))
            # "who chairs": what asks is no part of what is asked for
            if senses and (length == 1 or not ASKING.intersection(stems[start : start + length])):
                found.append(Match(start=start, end=start + length, senses=senses))
                start += length
                break
        else:
            start += 1
    return tuple(found)
