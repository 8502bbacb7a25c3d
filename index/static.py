"""The embedded static encoder, run on tokenizers, safetensors and numpy alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from corpus.errors import SearchError
from index.types import Vectors

if TYPE_CHECKING:
    from tokenizers import Tokenizer

EMBEDDED = "embedded"
"""The name of the encoder that ships with the product."""

SHIPPED = Path(__file__).parent / "data" / "encoder"

IDF_FILE = "token_idf.npy"
"""Beside the model's own files: sentence-transformers does not read it."""

UNKNOWN_ID = 0
"""The tokenizer's row for what it cannot spell; its vector is zero."""

_BATCH = 256
"""Texts tokenized at once: bounds memory, not results."""

TokenIds = NDArray[np.uint16] | NDArray[np.uint32]


class StaticEncoder:
    """The unit mean of trained token vectors (sentence-transformers StaticEmbedding), run without torch.

    A text without a known token has the zero vector: its cosine with everything is 0. Queries and passages are encoded
    alike.
    """

    def __init__(
        self, *, name: str, fingerprint: str, tokenizer: Tokenizer, table: NDArray[np.float32], idf: NDArray[np.float32]
    ) -> None:
        self._name = name
        self._fingerprint = fingerprint
        self._tokenizer = tokenizer
        self._table = table
        self._idf = idf
        self._id_type = np.uint16 if len(table) <= np.iinfo(np.uint16).max else np.uint32

    @classmethod
    def load(cls, folder: Path | None = None) -> StaticEncoder:
        """Read a sentence-transformers folder with a StaticEmbedding module; None: the shipped one.

        Raises:
            SearchError: the folder has no static embedding, or its tokenizer and table disagree.
        """
        from safetensors import SafetensorError
        from safetensors.numpy import load as load_tensors
        from tokenizers import Tokenizer

        home = _module_folder(folder or SHIPPED)
        try:
            spelling = (home / "tokenizer.json").read_bytes()
            weights = (home / "model.safetensors").read_bytes()
        except OSError as error:
            raise SearchError(
                f"Không đọc được mô hình nhúng ở {str(home)!r}. / No static encoder at {str(home)!r}: {error}",
                hint=f"CHITHI_ENCODER={EMBEDDED} chithi build",
            ) from error
        try:
            tensors = load_tensors(weights)
            table = tensors["embedding.weight"].astype(np.float32)
        except (SafetensorError, KeyError) as error:
            raise SearchError(
                f"Tệp trọng số ở {str(home)!r} hỏng. / Broken weights at {str(home)!r}: {error}",
                hint=f"CHITHI_ENCODER={EMBEDDED} chithi build",
            ) from error
        tokenizer = Tokenizer.from_buffer(spelling)
        tokenizer.no_padding()
        tokenizer.no_truncation()
        if tokenizer.get_vocab_size() > len(table):
            raise SearchError(
                f"Bộ tách từ và trọng số ở {str(home)!r} không khớp. / Tokenizer and weights at {str(home)!r} disagree: "
                f"{tokenizer.get_vocab_size()} tokens, {len(table)} rows.",
                hint=f"CHITHI_ENCODER={EMBEDDED} chithi build",
            )
        return cls(
            name=EMBEDDED if folder is None else folder.name,
            fingerprint=digest_of(spelling, weights),
            tokenizer=tokenizer,
            table=table,
            idf=_idf(home, len(table)),
        )

    @property
    def name(self) -> str:
        """ "embedded", or the folder's name."""
        return self._name

    @property
    def fingerprint(self) -> str:
        """Hash of the tokenizer and the weights."""
        return self._fingerprint

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return int(self._table.shape[1])

    @property
    def token_vectors(self) -> NDArray[np.float32]:
        """The token table, shape (vocabulary, dim); a row's length is how much the token weighs in a mean."""
        return self._table

    @cached_property
    def token_weights(self) -> NDArray[np.float32]:
        """The length of every token's vector, shape (vocabulary,)."""
        return np.asarray(np.linalg.norm(self._table, axis=1), dtype=np.float32)

    @cached_property
    def unit_vectors(self) -> NDArray[np.float32]:
        """The token table with every row at length 1 (a zero row stays zero), for MaxSim."""
        lengths = self.token_weights[:, None]
        return np.asarray(self._table / np.where(lengths > 0, lengths, 1.0), dtype=np.float32)

    @property
    def token_idf(self) -> NDArray[np.float32]:
        """Inverse document frequency of every token in its own language's training texts, shape (vocabulary,).

        All ones for a model that ships none.
        """
        return self._idf

    def token_ids(self, texts: Sequence[str]) -> list[TokenIds]:
        """Each text's tokens in reading order, those it cannot spell left out."""
        found: list[TokenIds] = []
        for at in range(0, len(texts), _BATCH):
            for encoding in self._tokenizer.encode_batch_fast(list(texts[at : at + _BATCH]), add_special_tokens=False):
                ids = np.asarray(encoding.ids, dtype=self._id_type)
                found.append(ids[ids != UNKNOWN_ID])
        return found

    def tokens(self, ids: Sequence[int] | TokenIds) -> list[str]:
        """The tokens as written in the vocabulary ("##" marks a piece inside a word)."""
        return [self._tokenizer.id_to_token(int(row)) or "" for row in ids]

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (texts, dim); zero for a text without a known token."""
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Unit vectors, shape (texts, dim); zero for a text without a known token."""
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        # Unknown tokens have the zero vector: leaving them out changes the mean's length, which is made 1 anyway.
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        for row, ids in enumerate(self.token_ids(texts)):
            if len(ids):
                vectors[row] = self._table[ids].mean(axis=0)
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.where(lengths > 0, lengths, 1.0), dtype=np.float32)


def _modules(folder: Path) -> list[dict[str, str]]:
    try:
        modules: list[dict[str, str]] = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError):
        return []
    return modules


def is_static(folder: Path) -> bool:
    """Whether the folder is a sentence-transformers model that begins with a StaticEmbedding."""
    modules = _modules(folder)
    return bool(modules) and modules[0].get("type", "").endswith("StaticEmbedding")


def _module_folder(folder: Path) -> Path:
    """Where the static embedding's files lie: sentence-transformers names a folder per module."""
    modules = _modules(folder)
    return folder / modules[0].get("path", "") if modules else folder


def _idf(folder: Path, rows: int) -> NDArray[np.float32]:
    path = folder / IDF_FILE
    return np.load(path).astype(np.float32) if path.is_file() else np.ones(rows, dtype=np.float32)


def digest_of(*parts: bytes) -> str:
    """A short hash of all parts, 16 hexadecimal digits."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:16]
