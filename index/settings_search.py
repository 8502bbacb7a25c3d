"""The frozen weights of search.

The fusion weights are those of a softmax over each question's candidates, fitted on the synthetic questions of the tenth
of the code of laws that the encoder is not trained on, with the lexical weight made 1.
"""

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
class LateWeights:
    """How the parts of ``index.maxsim.Interaction`` add up; a long passage matches more by chance."""

    whole: float
    window: float
    opened: float
    length: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FusionWeights:
    """Weights of the channels: lexical score over the best one, cosine of the mean vectors, late interaction."""

    lexical: float
    dense: float
    interaction: float
    late: LateWeights


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchSettings:
    """``candidates`` of each channel are fused, the first ``rerank`` of them re-ranked."""

    candidates: int = 200
    rerank: int = 150
    terms: LexicalSettings = field(default_factory=LexicalSettings)
    vietnamese: FusionWeights = FusionWeights(
        lexical=1.0, dense=0.84, interaction=1.0, late=LateWeights(whole=0.72, window=0.53, opened=0.9, length=-0.077)
    )
    unaccented: FusionWeights = FusionWeights(
        lexical=1.0, dense=0.7, interaction=1.0, late=LateWeights(whole=0.84, window=0.64, opened=0.93, length=-0.047)
    )
    english: FusionWeights = FusionWeights(
        lexical=1.0, dense=1.04, interaction=1.0, late=LateWeights(whole=0.56, window=0.64, opened=0.8, length=-0.069)
    )

    def fusion(self, language: str, *, unaccented: bool = False) -> FusionWeights:
        """The weights for a question in ``language``; ``unaccented``: typed without diacritics."""
        if language == "en":
            return self.english
        return self.unaccented if unaccented else self.vietnamese


SETTINGS = SearchSettings()
