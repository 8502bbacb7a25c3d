"""Learning the similarities of an English teacher: between common words, and between the English texts of a batch.

Only similarities are learnt, not the teacher's vectors (Tung and Mori 2019, arXiv:1907.09682), so that the student's
space stays free for Vietnamese; through the parallel pairs the English similarities reach the Vietnamese side too.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.train.teacher import Rows, Teacher

if TYPE_CHECKING:
    import torch
    from tokenizers import Tokenizer

NEAR = 15
SEEDS = 40
"""A step compares so many words and the nearest of each: words at random would hardly have anything in common."""

SCALE = 20.0
"""Inverse temperature over the teacher's centred cosines, as over the student's."""

SELF = -1e4
"""Takes a text's likeness to itself out of a softmax; minus infinity would make 0 times infinity of its share."""

BLOCK = 2048


class Distiller:
    """A teacher seen through a tokenizer: which tokens are words it knows, and their neighbours.

    ``ignored`` words are left out: unmarked Vietnamese syllables ("ban", "hang") that English spells alike.
    """

    def __init__(self, teacher: Teacher, tokenizer: Tokenizer, *, ignored: Collection[str] = ()) -> None:
        vocabulary = tokenizer.get_vocab()
        words = [word for word in teacher.words if word in vocabulary and word not in ignored]
        self._teacher = teacher
        self.tokens: NDArray[np.int64] = np.array([vocabulary[word] for word in words], dtype=np.int64)
        self.vectors: Rows = np.stack([teacher.vectors[word] for word in words])
        self._near = np.concatenate(
            [_nearest(self.vectors[at : at + BLOCK], self.vectors) for at in range(0, len(words), BLOCK)]
        )

    def start(self, dim: int, rng: np.random.Generator) -> Rows:
        """Where the known words begin, shape (words, dim): a random projection, which keeps their similarities.

        Every coordinate is about normal with variance 1, as those of the other tokens are.
        """
        projection = rng.standard_normal((self.vectors.shape[1], dim)).astype(np.float32)
        return np.asarray(self.vectors @ projection, dtype=np.float32)

    def rows(self, texts: Sequence[str]) -> Rows | None:
        """The teacher's vectors of the texts; None unless it knows them all."""
        known = self._teacher.vectors
        keys = [text.replace("\n", " ") for text in texts]
        return np.stack([known[key] for key in keys]) if all(key in known for key in keys) else None

    def words_loss(self, table: torch.Tensor, rng: np.random.Generator) -> torch.Tensor:
        """How far some common words' similarities in the table are from the teacher's."""
        import torch
        from torch.nn.functional import normalize

        seeds = rng.choice(len(self.tokens), size=min(SEEDS, len(self.tokens)), replace=False)
        chosen = np.unique(np.concatenate([seeds, self._near[seeds].ravel()]))
        taught = torch.from_numpy(self.vectors[chosen])
        learnt = normalize(table[torch.from_numpy(self.tokens[chosen])], dim=1)
        return match(taught, learnt, learnt)


def match(taught: torch.Tensor, left: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    """Cross-entropy of the student's likenesses of ``left`` to ``right`` under the teacher's; all rows of unit length."""
    import torch
    from torch.nn.functional import cross_entropy

    itself = torch.eye(len(taught), dtype=torch.bool)
    target = (SCALE * taught @ taught.T).masked_fill(itself, SELF).softmax(dim=1)
    return cross_entropy((SCALE * left @ right.T).masked_fill(itself, SELF), target)


def _nearest(some: Rows, every: Rows) -> NDArray[np.int64]:
    """The nearest of ``every`` for each of ``some``, itself included."""
    count = min(NEAR + 1, len(every))
    return np.argpartition(-(some @ every.T), count - 1, axis=1)[:, :count]
