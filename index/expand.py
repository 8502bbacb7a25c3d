"""A question's terms as the weighted term groups that the lexical index scores."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from index.lexical import TermGroup, hash_bigram, hash_term, text_groups
from index.query import Alternatives, QueryAnalysis, QueryTerm
from index.settings_search import LexicalSettings
from index.tokens import syllables, tokenise

_SENSES_KEPT = 4096  # questions share their words


def term_groups(query: QueryAnalysis, settings: LexicalSettings) -> list[TermGroup]:
    """Everything to look for, each group with its weight."""
    numbers = [
        TermGroup(weight=settings.number, hashes=(hash_term(number),), shares=(1.0,))
        for number in dict.fromkeys(tokenise(query.text).numbers)
    ]
    if query.language == "en":
        return numbers + [group for term in query.terms for group in _english_groups(term, settings)]
    words = [(word, term.weight) for term in query.terms for word in term.surface.split()]
    row, weights = [word for word, _ in words], [weight for _, weight in words]
    groups = numbers + text_groups(row, weights)
    if query.unaccented:
        bare = syllables(query.text)
        # bigrams alone: a folded syllable stands for too many others
        groups += text_groups(bare, [settings.folded] * len(bare), folded=True)[len(bare) :]
    for term in query.terms:
        for text, share in term.alternatives[1:]:
            alternative = text.split()
            groups += text_groups(alternative, [term.weight * share] * len(alternative))
    return groups


def _english_groups(term: QueryTerm, settings: LexicalSettings) -> list[TermGroup]:
    """One group of syllables and one of bigrams: each is one idea, however many ways there are to say it."""
    if len(term.alternatives) == 1:
        words = syllables(term.alternatives[0][0])
        return text_groups(words, [term.weight] * len(words))
    senses = term.alternatives if term.learned else term.alternatives[: settings.senses]
    weight = term.weight * (settings.learned if term.learned else settings.glossary)
    return [
        TermGroup(weight=weight * best, hashes=hashes, shares=shares)
        for hashes, shares, best in _sense_terms(senses, whole=term.learned)
    ]


@lru_cache(maxsize=_SENSES_KEPT)
def _sense_terms(senses: Alternatives, *, whole: bool) -> tuple[tuple[tuple[int, ...], tuple[float, ...], float], ...]:
    """The syllables and the bigrams of the senses: hashes, shares of the best one, and how far that one counts.

    ``whole``: each sense is one syllable or one bigram. A word that is hard to translate says less.
    """
    found = []
    for length in (1, 2):
        shares: dict[int, float] = {}
        for text, share in senses:
            words = syllables(text)
            if whole and len(words) != length:
                continue
            for place in range(len(words) - length + 1):
                key = _hash(words[place : place + length])
                shares[key] = max(shares.get(key, 0.0), share)
        if shares:
            best = max(shares.values())
            found.append((tuple(shares), tuple(share / best for share in shares.values()), best))
    return tuple(found)


def _hash(words: Sequence[str]) -> int:
    return hash_term(words[0]) if len(words) == 1 else hash_bigram(words[0], words[1])
