"""A question ready to be matched: its terms with every way to say them, weighed, and its tokens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.encode import StaticEncoder
from index.query import QueryAnalysis, QueryTerm
from index.tokens import fold_syllable, syllables
from rag.evidence_type import Expectation
from rag.passages import DocumentView, Passage

_STOP_TOKEN = 0.25  # what a question word keeps in soft matching
_FOLDED = 0.7  # how far a phrase counts that agrees only without diacritics, in a question typed without them
_KNOWN = 0.5  # an alternative that stands for its term at least so far tells how rare the term is
_PLACE_TAIL = 3  # syllables: in a longer phrase a syllable like a place's is chance
_LEARNED_WORD = 0.7  # how far the likeliest learned two-syllable sense of an English word counts
_LEARNED_SYLLABLE = 0.45  # the same for one syllable, which is often only half a word
_GUESSED = 0.6  # what a word weighs whose senses are all learned: they're often beside the point
_UNLIKELY = 0.3  # of the likeliest sense's probability: below, a learned sense is left out
_PARTICLES = frozenset("in on at of to for by up out off with from about into over".split())
_COMMON = 0.1  # rarity, at least, of a term that stands everywhere


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to say a term.

    ``text`` are its syllables joined, ``rows`` its tokens among the need's, ``share`` how far it counts.
    """

    text: str
    parts: tuple[str, ...]
    share: float
    rows: NDArray[np.int64]
    folded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What a sentence must match.

    ``ways`` and ``weights`` go term by term, weights summing to 1; ``pairs`` are adjacent terms as phrases. ``ids`` are all
    tokens that soft matching looks up; ``asked`` are the rows of the question's own tokens among them with
    ``token_weights`` summing to 1; ``vector`` is the whole question's.
    """

    ways: tuple[tuple[Way, ...], ...]
    weights: NDArray[np.float32]
    pairs: tuple[tuple[str, float], ...]
    ids: NDArray[np.int64]
    asked: NDArray[np.int64]
    token_weights: NDArray[np.float32]
    vector: NDArray[np.float32]
    expected: Expectation


def prepare(
    analysis: QueryAnalysis,
    expected: Expectation,
    passages: Sequence[tuple[DocumentView, Passage]],
    encoder: StaticEncoder,
    ignore: frozenset[str],
) -> Need:
    """Weigh the terms of a question by how rare they are in the passages that may answer it.

    ``ignore`` are the syllables of places that the jurisdiction guard has dealt with already.
    """
    asked = [term for term in (_without(term, ignore) for term in analysis.terms) if term is not None]
    terms = _merged(asked) if analysis.language == "en" else asked
    rarity = np.array([term.weight * _rarity(term, passages) for term in terms], dtype=np.float32)
    weights = rarity / rarity.sum() if rarity.sum() > 0 else rarity
    own = encoder.token_ids([analysis.restored])[0].astype(np.int64)
    named = encoder.tokens(own.tolist())
    own, named = own[[word.strip("#") not in ignore for word in named]], [w for w in named if w.strip("#") not in ignore]
    texts = [text for term in terms for text, _ in term.alternatives]
    spelt = [row.astype(np.int64) for row in encoder.token_ids(texts)] if texts else []
    ids = np.unique(np.concatenate([own, *spelt])) if len(own) or spelt else own
    found = iter(spelt)
    ways = tuple(tuple(_ways(term, found, ids, unaccented=analysis.unaccented)) for term in terms)
    return Need(
        ways=ways,
        weights=weights,
        pairs=_pairs(analysis, terms, weights),
        ids=ids,
        asked=np.searchsorted(ids, own),
        token_weights=_token_weights(analysis, own, named, encoder),
        vector=encoder.encode_queries([analysis.restored])[0],
        expected=expected,
    )


def _without(term: QueryTerm, ignore: frozenset[str]) -> QueryTerm | None:
    """A term without the syllables of places ("quận ba" of "quận Ba Đình"); None where nothing is left, or for a stop word."""
    words = syllables(term.surface)
    left = [word for word in words if word not in ignore]
    if term.stop or not left:
        return None
    if len(left) == len(words) or len(words) > _PLACE_TAIL:
        return term
    return replace(term, surface=" ".join(left), alternatives=((" ".join(left), 1.0),))


def _merged(terms: Sequence[QueryTerm]) -> list[QueryTerm]:
    """English terms, one for each idea: a glossary phrase stands for its words, a word's learned senses join its glossary's.

    A word itself counts only where nothing translates it: then it may be a name.
    """
    phrases = {word for term in terms if " " in term.surface for word in term.surface.lower().split()}
    carried = {
        words[0]: term.surface.lower()
        for term in terms
        for words in ([word for word in term.surface.lower().split() if word not in _PARTICLES],)
        if " " in term.surface and len(words) == 1
    }
    merged: dict[str, QueryTerm] = {}
    for term in sorted(terms, key=lambda term: (term.learned, _is_itself(term))):
        key = term.surface.lower()
        if term.learned and key in carried:  # "staying in" may be an idiom, or "staying" with its place behind it
            key = carried[key]
        known = merged.get(key)
        if (known is None and " " not in key and key in phrases) or (known is not None and not term.learned):
            continue
        senses = _scaled(term) if term.learned else term.alternatives
        told = known.alternatives if known else ()
        fresh = tuple((text, share) for text, share in senses if all(text.lower() != other.lower() for other, _ in told))
        weight = _GUESSED if (known is None and term.learned) or (known is not None and _is_itself(known)) else 1.0
        merged[key] = replace(known or term, weight=weight, alternatives=(*told, *fresh))
    return list(merged.values())


def _is_itself(term: QueryTerm) -> bool:
    return len(term.alternatives) == 1 and term.alternatives[0][0].lower() == term.surface.lower()


def _scaled(term: QueryTerm) -> tuple[tuple[str, float], ...]:
    """Learned senses with shares relative to the best one of their length, the unlikely ones left out."""
    scaled = []
    for length in (1, 2):
        senses = [(text, share) for text, share in term.alternatives if text.count(" ") == length - 1]
        best = max((share for _, share in senses), default=1.0)
        trust = _LEARNED_WORD if length == 2 else _LEARNED_SYLLABLE
        scaled += [(text, trust * share / best) for text, share in senses if share >= _UNLIKELY * best]
    return tuple(scaled)


def _ways(term: QueryTerm, spelt: Iterator[NDArray[np.int64]], ids: NDArray[np.int64], *, unaccented: bool) -> Iterator[Way]:
    for place, (text, share) in enumerate(term.alternatives):
        parts = tuple(syllables(text))
        rows = np.searchsorted(ids, next(spelt))
        yield Way(text=f" {' '.join(parts)} ", parts=parts, share=share, rows=rows)
        if unaccented and place == 0:
            folded = tuple(fold_syllable(part) for part in parts)
            yield Way(text=f" {' '.join(folded)} ", parts=folded, share=share * _FOLDED, rows=rows[:0], folded=True)


def _token_weights(
    analysis: QueryAnalysis, own: NDArray[np.int64], named: Sequence[str], encoder: StaticEncoder
) -> NDArray[np.float32]:
    stops = {word for term in analysis.terms if term.stop for word in syllables(term.surface)}
    share = np.array([_STOP_TOKEN if word.strip("#") in stops else 1.0 for word in named], dtype=np.float32)
    weights = encoder.token_weights[own] * encoder.token_idf[own] * share
    total = float(weights.sum())
    return np.asarray(weights / total if total > 0 else weights, dtype=np.float32)


def _pairs(analysis: QueryAnalysis, terms: Sequence[QueryTerm], weights: NDArray[np.float32]) -> tuple[tuple[str, float], ...]:
    if analysis.language == "en":
        return tuple(
            (f" {text.lower()} ", float(weight) * share)
            for term, weight in zip(terms, weights, strict=True)
            for text, share in term.alternatives
            if " " in text
        )
    weight_of = {id(term): float(weight) for term, weight in zip(terms, weights, strict=True)}
    return tuple(
        (f" {first.surface} {second.surface} ", (weight_of[id(first)] + weight_of[id(second)]) / 2)
        for first, second in zip(analysis.terms, analysis.terms[1:], strict=False)
        if id(first) in weight_of and id(second) in weight_of
    )


def _rarity(term: QueryTerm, passages: Sequence[tuple[DocumentView, Passage]]) -> float:
    """BM25's idf over the passages in scope, of the alternatives that stand for the term well."""
    wanted = [f" {text} " for text, share in term.alternatives if share >= _KNOWN] or [f" {term.surface} "]
    found = sum(any(text in passage.words.joined for text in wanted) for _, passage in passages)
    return max(_COMMON, float(np.log1p((len(passages) - found + 0.5) / (found + 0.5))))
