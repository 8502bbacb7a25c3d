"""A question's terms as the weighted term groups that the lexical index scores."""

from __future__ import annotations

from collections.abc import Sequence

from index.lexical import TermGroup, hash_bigram, hash_term, text_groups
from index.query import QueryAnalysis, QueryTerm
from index.settings_search import LexicalSettings
from index.tokens import syllables, tokenise


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
    if term.learned:
        return _learned_groups(term, settings.learned)
    groups = []
    for text, share in term.alternatives:
        words = syllables(text)
        weight = term.weight * share * (settings.glossary if len(term.alternatives) > 1 else 1.0)
        groups += text_groups(words, [weight] * len(words))
    return groups


def _learned_groups(term: QueryTerm, weight: float) -> list[TermGroup]:
    """One group of the syllables and one of the bigrams: each is one idea, however many ways to say it."""
    groups = []
    for length in (1, 2):
        senses = [(text.split(), share) for text, share in term.alternatives if text.count(" ") == length - 1]
        if senses:
            best = max(share for _, share in senses)
            groups.append(
                TermGroup(
                    weight=term.weight * weight * best,
                    hashes=tuple(_hash(words) for words, _ in senses),
                    shares=tuple(share / best for _, share in senses),
                )
            )
    return groups


def _hash(words: Sequence[str]) -> int:
    return hash_term(words[0]) if len(words) == 1 else hash_bigram(words[0], words[1])
