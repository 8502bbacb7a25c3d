"""What a batch is scored and corrected by: unit means, MaxSim, and the softmax over in-batch negatives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import torch

Ids = NDArray[np.int32]


def contrast(logits: torch.Tensor, tied: NDArray[np.bool_]) -> torch.Tensor:
    """Cross-entropy of the diagonal along rows and along columns, ties left out."""
    import torch
    from torch.nn.functional import cross_entropy

    logits = logits.masked_fill(torch.from_numpy(tied), float("-inf"))
    target = torch.arange(len(logits))
    return (cross_entropy(logits, target) + cross_entropy(logits.T, target)) / 2


def maxsim_scores(table: torch.Tensor, idf: torch.Tensor, queries: list[Ids], passages: list[Ids]) -> torch.Tensor:
    """``index.maxsim.maxsim`` of every query with every passage, shape (queries, passages), for gradients.

    Similarities are of distinct tokens; the best token is found without gradients and then looked up.
    """
    import torch
    from torch.nn.functional import normalize

    asked, asked_at = np.unique(np.concatenate(queries), return_inverse=True)
    told, told_at = np.unique(np.concatenate(passages), return_inverse=True)
    asked_rows = table[torch.from_numpy(asked.astype(np.int64))]
    told_rows = table[torch.from_numpy(told.astype(np.int64))]
    similarities = (normalize(asked_rows, dim=1) @ normalize(told_rows, dim=1).T).clamp(min=0)
    width = max(map(len, passages))
    padded = np.empty((len(passages), width), dtype=np.int64)
    at = 0
    for row, ids in enumerate(passages):
        padded[row] = told_at[at]  # a repeated token changes no maximum
        padded[row, : len(ids)] = told_at[at : at + len(ids)]
        at += len(ids)
    with torch.no_grad():
        flat = torch.from_numpy(padded)
        best = torch.empty((len(asked), len(passages)), dtype=torch.int64)
        for row in range(len(passages)):
            best[:, row] = flat[row][similarities[:, flat[row]].argmax(dim=1)]
    nearest = similarities.gather(1, best)  # (distinct query tokens, passages)
    importance = asked_rows.norm(dim=1) * idf[torch.from_numpy(asked.astype(np.int64))]
    counts = torch.zeros((len(queries), len(asked)))
    owner = np.repeat(np.arange(len(queries)), [len(ids) for ids in queries])
    counts.index_put_((torch.from_numpy(owner), torch.from_numpy(asked_at)), torch.ones(len(owner)), accumulate=True)
    weights = counts * importance
    return (weights / weights.sum(dim=1, keepdim=True).clamp(min=TINY)) @ nearest


TINY = 1e-9
"""Guards the weights of a query of unknown tokens alone."""


def means(table: torch.Tensor, texts: list[Ids]) -> torch.Tensor:
    """Unit mean vectors, shape (texts, dim)."""
    import torch
    from torch.nn.functional import embedding_bag, normalize

    offsets = np.cumsum([0, *(len(ids) for ids in texts[:-1])])
    flat = torch.from_numpy(np.concatenate(texts))
    return normalize(embedding_bag(flat, table, torch.from_numpy(offsets.astype(np.int32)), mode="mean"), dim=1)
