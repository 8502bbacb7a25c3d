"""Fitting the token table: in-batch softmax over mean vectors, batches drawn from one source at a time."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index.train.distil import Distiller, match
from index.train.losses import Ids, contrast, maxsim_scores, means
from index.train.pairs import Source
from index.train.teacher import Rows

if TYPE_CHECKING:
    import torch
    from tokenizers import Tokenizer


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What shapes the model besides the data."""

    seed: int = 20210331
    dim: int = 384
    epochs: float = 2.0
    batch: int = 1024
    learning_rate: float = 0.2
    warmup: float = 0.1  # share of the steps
    scale: float = 20.0  # inverse temperature of the softmax over cosines
    maxsim_batch: int = 128  # of each batch, the pairs that also learn by MaxSim; 0: none
    maxsim_from: float = 0.75  # share of the steps after which they do
    maxsim_scale: float = 40.0
    maxsim_share: float = 1.0  # weight of the MaxSim loss beside the mean vectors'
    words_share: float = 0.5  # weight of the teacher's likenesses between words
    texts_share: float = 0.3  # weight of the teacher's likenesses between the English texts of a batch
    neighbours: int = 8  # consecutive pairs kept together in a batch: hard negatives from the same law or news item
    max_query_tokens: int = 64
    max_passage_tokens: int = 160  # a random window of a longer passage each time


@dataclass(frozen=True, slots=True)
class _Encoded:
    """A source as token ids; ``ties`` and ``same_passage`` are hashes by which pairs are told to be ties.

    ``taught`` are the teacher's vectors of the queries, if it knows them.
    """

    name: str
    queries: tuple[Ids, ...]
    passages: tuple[Ids, ...]
    ties: NDArray[np.int64]
    same_passage: NDArray[np.int64]
    epochs: float
    taught: Rows | None


def fit(
    sources: Sequence[Source],
    tokenizer: Tokenizer,
    idf: NDArray[np.float32],
    family: NDArray[np.int64],
    recipe: Recipe,
    *,
    distiller: Distiller | None = None,
    threads: int = 2,
    report: Callable[[str], None] = lambda _: None,
) -> NDArray[np.float32]:
    """The trained token table, shape (vocabulary, dim); the row of the unknown token is zero.

    A token's vector is its own plus its family's (``index.train.tokenizer.families``); ``idf`` weighs query tokens in
    MaxSim.

    Multiple-negatives ranking loss in both directions (Henderson et al. 2017, arXiv:1705.00652).
    """
    import torch

    torch.set_num_threads(threads)
    torch.manual_seed(recipe.seed)
    rng = np.random.default_rng(recipe.seed)
    encoded = [_encode(source, tokenizer, distiller) for source in sources]
    plan = list(_plan(encoded, recipe, rng))
    report(f"{len(plan)} steps; " + ", ".join(f"{e.name} {len(e.queries)}" for e in encoded))
    own, shared = _start(family, recipe, distiller, rng)
    kin = torch.from_numpy(np.flatnonzero(family >= 0))
    kin_family = torch.from_numpy(family[family >= 0])
    optimiser = torch.optim.Adam([own, shared], lr=recipe.learning_rate)
    started = time.monotonic()
    for step, (source, rows) in enumerate(plan):
        _set_rate(optimiser, recipe, step / len(plan))
        table = own.index_add(0, kin, shared[kin_family])
        few = recipe.maxsim_batch if step >= recipe.maxsim_from * len(plan) else 0
        loss = _loss(table, torch.from_numpy(idf), source, rows, recipe, rng, few)
        if distiller:
            loss = loss + recipe.words_share * distiller.words_loss(table, rng)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if step % REPORT_EVERY == 0:
            report(f"step {step} of {len(plan)}, {source.name} loss {loss.item():.3f}, {time.monotonic() - started:.0f} s")
    rows_out: NDArray[np.float32] = own.index_add(0, kin, shared[kin_family]).detach().numpy().copy()
    rows_out[0] = 0.0  # the unknown token says nothing
    return rows_out


REPORT_EVERY = 50

OWN_SHARE = 0.3
"""How far a member of a family starts from the others, against the family's own length."""


def _start(
    family: NDArray[np.int64], recipe: Recipe, distiller: Distiller | None, rng: np.random.Generator
) -> tuple[torch.nn.Parameter, torch.nn.Parameter]:
    """Where the tokens' own parts and their families' begin: at random, English words as the teacher has them."""
    import torch

    own = torch.randn(len(family), recipe.dim)
    shared = torch.randn(int(family.max()) + 1, recipe.dim)
    own[torch.from_numpy(family >= 0)] *= OWN_SHARE
    if distiller:
        begun = torch.from_numpy(distiller.start(recipe.dim, rng))
        of_word = family[distiller.tokens]
        lone = torch.from_numpy(of_word < 0)
        own[torch.from_numpy(distiller.tokens)[lone]] = begun[lone]
        kin = torch.from_numpy(of_word)[~lone]
        counts = torch.bincount(kin, minlength=len(shared)).clamp(min=1)[:, None]
        sums = torch.zeros_like(shared).index_add(0, kin, begun[~lone])
        known = torch.bincount(kin, minlength=len(shared)) > 0
        shared[known] = (sums / counts)[known]
    return torch.nn.Parameter(own), torch.nn.Parameter(shared)


def _encode(source: Source, tokenizer: Tokenizer, distiller: Distiller | None = None) -> _Encoded:
    def ids(texts: list[str]) -> tuple[Ids, ...]:
        encodings = tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        return tuple(np.asarray(encoding.ids or [0], dtype=np.int32) for encoding in encodings)

    return _Encoded(
        source.name,
        ids([pair.query for pair in source.pairs]),
        ids([pair.passage for pair in source.pairs]),
        np.array([zlib.crc32(pair.tie.encode("utf-8")) for pair in source.pairs], dtype=np.int64),
        np.array([zlib.crc32(pair.passage.encode("utf-8")) for pair in source.pairs], dtype=np.int64),
        source.epochs,
        distiller.rows([pair.query for pair in source.pairs]) if distiller else None,
    )


def _plan(
    encoded: Sequence[_Encoded], recipe: Recipe, rng: np.random.Generator
) -> Iterator[tuple[_Encoded, NDArray[np.int64]]]:
    """The batches of the whole run, all sources mixed over it."""
    batches: list[tuple[_Encoded, NDArray[np.int64]]] = []
    for source in encoded:
        size = len(source.queries)
        wanted = max(1, round(size * source.epochs * recipe.epochs))
        order = np.concatenate([_runs(size, recipe.neighbours, rng) for _ in range(-(-wanted // size))])[:wanted]
        batches += [(source, order[at : at + recipe.batch]) for at in range(0, wanted, recipe.batch)]
    for at in rng.permutation(len(batches)):
        yield batches[at]


def _runs(size: int, length: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """All of range(size), in runs of ``length`` neighbours that are shuffled as wholes."""
    starts = np.arange(-int(rng.integers(length)), size, length)
    shuffled = (rng.permutation(starts)[:, None] + np.arange(length)).ravel()
    return shuffled[(shuffled >= 0) & (shuffled < size)]


def _set_rate(optimiser: torch.optim.Optimizer, recipe: Recipe, progress: float) -> None:
    """Linear warm-up, then linear decay to zero."""
    rate = progress / recipe.warmup if progress < recipe.warmup else (1 - progress) / (1 - recipe.warmup)
    for group in optimiser.param_groups:
        group["lr"] = recipe.learning_rate * rate


def _loss(
    table: torch.Tensor,
    idf: torch.Tensor,
    source: _Encoded,
    rows: NDArray[np.int64],
    recipe: Recipe,
    rng: np.random.Generator,
    few: int,
) -> torch.Tensor:
    import torch

    queries = [source.queries[row][: recipe.max_query_tokens] for row in rows]
    passages = [_window(source.passages[row], recipe.max_passage_tokens, rng) for row in rows]
    tied = _tied(source, rows)
    asked, told = means(table, queries), means(table, passages)
    loss = contrast(recipe.scale * asked @ told.T, tied)
    if source.taught is not None:
        taught = torch.from_numpy(source.taught[rows])
        loss = loss + recipe.texts_share * (match(taught, asked, asked) + match(taught, asked, told))
    if few:
        scores = maxsim_scores(table, idf, queries[:few], passages[:few])
        loss = loss + recipe.maxsim_share * contrast(recipe.maxsim_scale * scores, tied[:few, :few])
    return loss


def _window(ids: Ids, length: int, rng: np.random.Generator) -> Ids:
    if len(ids) <= length:
        return ids
    start = int(rng.integers(len(ids) - length + 1))
    return ids[start : start + length]


def _tied(source: _Encoded, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which off-diagonal cells are ties: pairs of one title, one passage, one sentence."""
    ties, passages = source.ties[rows], source.same_passage[rows]
    tied: NDArray[np.bool_] = (ties[:, None] == ties[None, :]) | (passages[:, None] == passages[None, :])
    np.fill_diagonal(tied, False)
    return tied
