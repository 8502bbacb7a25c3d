"""Texts to vectors: the embedded encoder by name, and any sentence-transformers model."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from corpus.errors import SearchError
from index.static import EMBEDDED, IDF_FILE, SHIPPED, StaticEncoder, TokenIds, digest_of, is_static
from index.types import Encoder, Vectors

__all__ = ["EMBEDDED", "IDF_FILE", "SHIPPED", "HubEncoder", "StaticEncoder", "TokenIds", "open_encoder"]

_E5 = {"query": "query: ", "passage": "passage: "}
_E5_TASK = "Given a web search query, retrieve relevant passages that answer the query"
_PROMPTS: tuple[tuple[str, dict[str, str]], ...] = (
    ("multilingual-e5-large-instruct", {"query": f"Instruct: {_E5_TASK}\nQuery: ", "passage": ""}),
    ("multilingual-e5", _E5),
    ("/e5-", _E5),
    ("bge-m3", {"query": "", "passage": ""}),
    ("Vietnamese_Embedding", {"query": "", "passage": ""}),
)
"""What each family of models wants before a text, by a part of the model's name (the models' own cards)."""

_PASSAGE_NAMES = ("passage", "document", "corpus")
"""The names under which a model's own configuration keeps its passage prompt, in the order tried."""


class HubEncoder:
    """Any sentence-transformers model, by hub name or folder, from the local cache only; loaded on first use."""

    def __init__(self, name: str) -> None:
        self._name = name

    @cached_property
    def _model(self) -> Any:
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(self._name, local_files_only=True, device="cpu")
        except (OSError, ValueError) as error:
            raise SearchError(
                f"Không có mô hình {self._name!r} trên máy này. / Model {self._name!r} is not on this machine.",
                hint=f"hf download {self._name}",
            ) from error

    @property
    def name(self) -> str:
        """The model's hub name or folder."""
        return self._name

    @property
    def fingerprint(self) -> str:
        """Hash of the name, the cached revision, the dimension and the prompts."""
        revision = getattr(self._model.model_card_data, "base_model_revision", None) or ""
        return digest_of(json.dumps([self._name, revision, self.dim, self.prompts], sort_keys=True).encode("utf-8"))

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return int(self._model.get_embedding_dimension())

    @cached_property
    def prompts(self) -> dict[str, str]:
        """What is put before a query and before a passage: the family's, else the model's own configuration."""
        for part, prompts in _PROMPTS:
            if part.lower() in self._name.lower():
                return prompts
        own: dict[str, str] = dict(self._model.prompts)
        passage = next((own[key] for key in _PASSAGE_NAMES if own.get(key)), "")
        return {"query": own.get("query") or "", "passage": passage}

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (texts, dim)."""
        return self._encode(texts, self.prompts["query"])

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (texts, dim)."""
        return self._encode(texts, self.prompts["passage"])

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        if not texts:
            return np.zeros((0, self.dim), dtype=np.float32)
        vectors = self._model.encode(
            list(texts), prompt=prompt, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)


def open_encoder(name: str) -> Encoder:
    """ "embedded", a folder with a static embedding (run without torch), or any sentence-transformers model."""
    if name == EMBEDDED:
        return StaticEncoder.load()
    folder = Path(name)
    if folder.is_dir() and is_static(folder):
        return StaticEncoder.load(folder)
    return HubEncoder(name)
