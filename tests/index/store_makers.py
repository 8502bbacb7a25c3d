"""Small documents, an explainable encoder, and the shipped directives."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache

import numpy as np

from corpus.manifest import shipped_paths
from corpus.read import parse_directive, read_corpus
from corpus.types import Directive
from index.encode import StaticEncoder
from index.types import Vectors

DIM = 8


@cache
def shipped() -> tuple[Directive, ...]:
    return read_corpus(shipped_paths())


@cache
def embedded() -> StaticEncoder:
    return StaticEncoder.load()


def small_directive(stem: str, *clauses: str) -> Directive:
    body = "\n".join(f"{number}. {clause}" for number, clause in enumerate(clauses, 1))
    text = f"ỦY BAN NHÂN DÂN HUYỆN BẮC HÀ\nSố: 05/CT-UBND\nCHỈ THỊ\nVề phòng, chống dịch\nChủ tịch yêu cầu:\n{body}\n"
    return parse_directive(text.encode(), source=f"{stem}.txt", stem=stem)


class HashEncoder:
    """A text's vector is drawn from its hash: equal texts meet, all others are far apart. Counts what it is asked."""

    def __init__(self, name: str = "hash", dim: int = DIM) -> None:
        self.name = name
        self.dim = dim
        self.asked: list[str] = []

    @property
    def fingerprint(self) -> str:
        return f"{self.name}-1"

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.asked.extend(texts)
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        seeds = [int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "little") for text in texts]
        rows = [np.random.default_rng(seed).normal(size=self.dim) for seed in seeds]
        vectors = np.asarray(rows, dtype=np.float32).reshape(len(texts), self.dim)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
