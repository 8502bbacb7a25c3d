"""The frozen weights of search, learned on the dev tenth of the code of laws."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class LexicalSettings:
    """How much each kind of term counts beside a term of the question itself (1.0)."""

    number: float = 2.0  # a document number or a date
    folded: float = 0.3  # folded bigrams of a question typed without diacritics
    glossary: float = 0.4  # the senses of a glossary phrase
    senses: int = 3  # how many of them
    learned: float = 2.0  # the senses of the word table


@dataclass(frozen=True, slots=True, kw_only=True)
class FusionWeights:
    """Weights of the channels: lexical score over the best one, cosine of the mean vectors, MaxSim."""

    lexical: float
    dense: float
    interaction: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchSettings:
    """``candidates`` of each channel are fused, the first ``rerank`` of them re-ranked."""

    candidates: int = 200
    rerank: int = 150
    terms: LexicalSettings = field(default_factory=LexicalSettings)
    vietnamese: FusionWeights = FusionWeights(lexical=1.0, dense=0.4, interaction=1.0)
    english: FusionWeights = FusionWeights(lexical=1.0, dense=1.0, interaction=1.0)

    def fusion(self, language: str) -> FusionWeights:
        """The weights for a question in ``language``."""
        return self.english if language == "en" else self.vietnamese


SETTINGS = SearchSettings()
