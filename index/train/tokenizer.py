"""The encoder's tokenizer: one token per Vietnamese syllable and per common English word, pieces for the rest."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

UNKNOWN = "[UNK]"
CONTINUATION = "##"
"""Marks a piece that does not begin its word, so that "an" and the end of "ban" are two tokens."""

WORD = r"\p{L}+|\p{N}+"
"""Words and numbers are tokens; everything between them is dropped."""

MIN_PIECE_COUNT = 3
"""A word seen less often than this is spelt with pieces: its own vector would hardly be trained."""

MIN_FAMILY_LETTERS = 4
"""Shorter words ("as", "he") have stems that mean nothing."""

_TONES = "\u0300\u0301\u0309\u0303\u0323"


def tone_rules() -> tuple[tuple[str, str], ...]:
    """(pattern, replacement) that turn "hoà", "khoẻ", "thuý" into "hòa", "khỏe", "thúy"; "hoàn" and "quý" stay."""
    rules = []
    for first, last in (("o", "a"), ("o", "e"), ("u", "y")):
        for tone in _TONES:
            new = first + unicodedata.normalize("NFC", last + tone)
            old = unicodedata.normalize("NFC", first + tone) + last
            guard = "(?<!q)" if first == "u" else ""
            rules.append((f"{guard}{new}(?!\\p{{L}})", old))
    return tuple(rules)


def bare_tokenizer(vocabulary: dict[str, int]) -> Tokenizer:
    """A tokenizer over ``vocabulary`` that folds case, Unicode form and tone placement.

    Longest-match pieces (WordPiece), so that a word in the vocabulary is always one token.
    """
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

    tokenizer = Tokenizer(
        models.WordPiece(vocabulary, unk_token=UNKNOWN, continuing_subword_prefix=CONTINUATION, max_input_chars_per_word=60)
    )
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFC(),
            normalizers.Lowercase(),
            normalizers.Replace("ð", "đ"),  # eth, typed for đ in many old files
            *(normalizers.Replace(Regex(pattern), old) for pattern, old in tone_rules()),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(WORD), "removed", invert=True)
    return tokenizer


def count_words(texts: Iterable[str]) -> Counter[str]:
    """How often each normalised word or number occurs."""
    tokenizer = bare_tokenizer({UNKNOWN: 0})
    counts: Counter[str] = Counter()
    for text in texts:
        normalised = tokenizer.normalizer.normalize_str(text)
        counts.update(word for word, _ in tokenizer.pre_tokenizer.pre_tokenize_str(normalised))
    return Counter({word: count for word, count in counts.items() if _latin(word)})


def _latin(word: str) -> bool:
    """Latin letters or ASCII digits alone: other scripts are unknown to the encoder."""
    return all(char in "0123456789" or unicodedata.name(char, "").startswith("LATIN SMALL LETTER") for char in word)


def build_tokenizer(counts: Counter[str], *, size: int, pieces: int) -> Tokenizer:
    """A tokenizer of at most ``size`` tokens, ``pieces`` of them learnt by byte-pair merging, the rest whole words.

    ``counts`` are of normalised words. Pieces come first, so that a word outside the vocabulary can always be spelt.
    """
    from tokenizers import trainers

    learner = bare_tokenizer({UNKNOWN: 0})
    trainer = trainers.WordPieceTrainer(
        vocab_size=pieces,
        min_frequency=MIN_PIECE_COUNT,
        special_tokens=[UNKNOWN],
        continuing_subword_prefix=CONTINUATION,
        show_progress=False,
    )
    # Each word as often as the square root of its count: the merges then serve rare words and names too.
    learner.train_from_iterator(
        (" ".join([word] * max(1, round(count**0.5))) for word, count in counts.items()), trainer=trainer
    )
    learnt = learner.get_vocab()
    vocabulary = dict.fromkeys(sorted(learnt, key=lambda piece: learnt[piece]))
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if len(vocabulary) >= size or count < MIN_PIECE_COUNT:
            break
        vocabulary.setdefault(word)
    return bare_tokenizer({token: row for row, token in enumerate(vocabulary)})


def families(tokenizer: Tokenizer) -> NDArray[np.int64]:
    """For each token the number of the family of English inflections it belongs to, -1 for none.

    "report", "reports" and "reported" are one family: they share a part of their vectors, so that a form seen seldom
    profits from the others.
    """
    from index.glossary import stem

    members: dict[str, list[int]] = {}
    vocabulary = tokenizer.get_vocab()
    for token, row in vocabulary.items():
        if len(token) >= MIN_FAMILY_LETTERS and token.isascii() and token.isalpha():
            members.setdefault(stem(token), []).append(row)
    family = np.full(len(vocabulary), -1, dtype=np.int64)
    shared = (rows for _, rows in sorted(members.items()) if len(rows) > 1)
    for number, rows in enumerate(shared):
        family[rows] = number
    return family
