"""How well an encoder finds the dev tenth: ``python -m index.train.measure --data DIR [--model DIR]``.

Questions written for held-out articles of the code of laws are asked of the held-out passages and of all its articles;
held-out English news phrases of the Vietnamese paragraphs of the Asian Language Treebank.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.encode import StaticEncoder, TokenIds
from index.maxsim import maxsim, query_weights
from index.train.data import TrainingData, load
from index.train.everyday import Rewriter, is_dev_everyday
from index.train.pairs import ALT_WINDOW, REWRITER_SEED, is_dev_sentence, is_dev_term, strip_marks
from index.train.split import is_dev
from index.types import Vectors

CUTOFF = 10
CANDIDATES = 100
"""How many of the mean vector's best MaxSim re-ranks."""

PHRASE_WORDS = 8
"""Length of the middle of a news sentence that is asked: about that of a question."""


@dataclass(frozen=True, slots=True)
class Task:
    """Queries, the pool they are asked of, and where in the pool each one's passage is."""

    name: str
    queries: tuple[str, ...]
    pool: tuple[str, ...]
    targets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of queries, 0..1; a tie counts against the encoder."""

    first: float  # R@1
    ten: float  # R@10
    ndcg: float  # nDCG@10


def tasks(data: TrainingData, every: int = 1) -> tuple[Task, ...]:
    """The dev tasks, one query in ``every``."""
    asked = [record for record in data.asked if is_dev(record.article_id)]
    passages = tuple(f"{record.title}\n{record.passage}" for record in asked)
    articles = tuple(f"{article.title}\n{article.text}" for article in data.articles)
    place = {article.article_id: number for number, article in enumerate(data.articles)}
    home = [place[record.article_id] for record in asked]
    vi = [(question, number) for number, record in enumerate(asked) for question in record.vi][::every]
    en = [(question, number) for number, record in enumerate(asked) for question in record.en][::every]
    made = []
    for language, questions in (("vi", vi), ("en", en), ("vi bare", [(strip_marks(q), n) for q, n in vi])):
        texts, numbers = tuple(q for q, _ in questions), tuple(n for _, n in questions)
        made.append(Task(f"{language}, dev passages", texts, passages, numbers))
        made.append(Task(f"{language}, all articles", texts, articles, tuple(home[n] for n in numbers)))
    rewrite = Rewriter([pair for pair in data.everyday if is_dev_everyday(pair[0])], seed=REWRITER_SEED)
    said = [(text, number) for text, number in ((rewrite(q), n) for q, n in vi) if text is not None]
    plain = [(q, n) for q, n in vi if rewrite(q) is not None]
    for language, questions in (("said", said), ("said, official words", plain)):
        made.append(
            Task(
                f"{language}, all articles",
                tuple(q for q, _ in questions),
                articles,
                tuple(home[n] for n in [n for _, n in questions]),
            )
        )
    return (*made, _news(data, every), *_phrases(data))


def _phrases(data: TrainingData) -> Iterable[Task]:
    """Held-out everyday phrases asked of all official ones, and held-out English terms of all Vietnamese ones."""
    known = {english for english, _ in (*data.glossary, *data.words)}
    terms = [pair for pair in data.terms if pair[0] not in known]
    held = [pair for pair in data.everyday if is_dev_everyday(pair[0])], [pair for pair in terms if is_dev_term(pair[0])]
    for name, asked, every in zip(("everyday phrase", "english term"), held, (data.everyday, data.terms), strict=True):
        pool = {text: number for number, text in enumerate(dict.fromkeys(text for _, text in every))}
        best = {query: pool[text] for query, text in reversed(asked)}  # the first is the best
        if best:
            yield Task(name, tuple(best), tuple(pool), tuple(best.values()))


def _news(data: TrainingData, every: int) -> Task:
    starts = range(0, len(data.alt), ALT_WINDOW)
    pool = tuple(" ".join(vi for _, vi in data.alt[start : start + ALT_WINDOW]) for start in starts)
    asked = [(_middle(en), number // ALT_WINDOW) for number, (en, _) in enumerate(data.alt) if is_dev_sentence(number)][::every]
    return Task("en news phrase, paragraphs", tuple(q for q, _ in asked), pool, tuple(n for _, n in asked))


def _middle(sentence: str) -> str:
    words = sentence.split()
    start = max(0, (len(words) - PHRASE_WORDS) // 2)
    return " ".join(words[start : start + PHRASE_WORDS])


def measure(encoder: StaticEncoder, task: Task, pool_vectors: Vectors, pool_ids: list[TokenIds]) -> dict[str, Figures]:
    """Figures of the mean vector, of MaxSim over its first hundred, and of their sum over the same."""
    means = encoder.encode_queries(task.queries) @ pool_vectors.T
    candidates = np.argpartition(-means, min(CANDIDATES, means.shape[1]) - 1, axis=1)[:, :CANDIDATES]
    ranks: dict[str, list[int]] = {"mean": [], "maxsim": [], "mean + maxsim": []}
    for row, ids in enumerate(encoder.token_ids(task.queries)):
        target = task.targets[row]
        ranks["mean"].append(int((means[row] >= means[row, target]).sum()))
        late = maxsim(ids, query_weights(ids, encoder), [pool_ids[i] for i in candidates[row]], encoder.unit_vectors)
        at = np.flatnonzero(candidates[row] == target)
        for name, scores in (("maxsim", late), ("mean + maxsim", late + means[row, candidates[row]])):
            ranks[name].append(int((scores >= scores[at[0]]).sum()) if len(at) else len(task.pool))
    return {name: figures(np.array(found)) for name, found in ranks.items()}


def figures(ranks: NDArray[np.int64]) -> Figures:
    """Measures over queries with one relevant passage each, from its rank (1 = first)."""
    gains = np.where(ranks <= CUTOFF, 1 / np.log2(1 + ranks), 0.0)
    return Figures(float((ranks == 1).mean()), float((ranks <= CUTOFF).mean()), float(gains.mean()))


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table of figures, a row per task and way of scoring."""
    parser = argparse.ArgumentParser(prog="python -m index.train.measure", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=None, help="default: the shipped one")
    parser.add_argument("--every", type=int, default=1, help="ask one question in so many")
    chosen = parser.parse_args(arguments)
    encoder = StaticEncoder.load(chosen.model)
    sys.stdout.write("| task | queries | scored by | R@1 | R@10 | nDCG@10 |\n|---|---|---|---|---|---|\n")
    pools: dict[tuple[str, ...], tuple[Vectors, list[TokenIds]]] = {}
    for task in tasks(load(chosen.data, more=True), chosen.every):
        if task.pool not in pools:
            pools[task.pool] = encoder.encode_passages(task.pool), encoder.token_ids(task.pool)
        for name, got in measure(encoder, task, *pools[task.pool]).items():
            sys.stdout.write(
                f"| {task.name} | {len(task.queries)} | {name} | {got.first:.3f} | {got.ten:.3f} | {got.ndcg:.3f} |\n"
            )


if __name__ == "__main__":
    main()
