"""The numeric half of a new segment: vectors (found again where the text was embedded before), terms and tokens."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.errors import SearchError
from index.dense import Progress
from index.encode import StaticEncoder
from index.fingerprint import encoder_part
from index.lexical import write_terms
from index.maxsim import write_tokens
from index.segment import HASHES_FILE, TERMS_FOLDER, TOKENS_FOLDER, VECTORS_FILE, ChunkFile, EmbedTexts
from index.store import Index
from index.types import Encoder

_BATCH = 1024
"""Chunks embedded at once: bounds memory and paces progress."""

_UNIT_TOLERANCE = 1e-2  # half-precision models miss length 1 by a thousandth or so


def embed_segment(
    folder: Path, old: Index | None, *, encoder: Encoder, static: StaticEncoder, progress: Progress | None
) -> tuple[int, int]:
    """Write vectors and sidecars beside the texts in ``folder``; how many chunks were embedded, and how many reused.

    Raises:
        SearchError: the encoder gave vectors of a wrong shape, or not of unit length.
    """
    chunks = ChunkFile(folder)
    counts = _write_vectors(folder, EmbedTexts(chunks), _known(old, encoder), encoder, progress)
    write_terms(folder / TERMS_FOLDER, chunks)
    tokens = folder / TOKENS_FOLDER
    tokens.mkdir()
    write_tokens(tokens, EmbedTexts(chunks), static)
    return counts


def _write_vectors(
    folder: Path,
    texts: EmbedTexts,
    known: dict[bytes, NDArray[np.float32]],
    encoder: Encoder,
    progress: Progress | None,
) -> tuple[int, int]:
    hashes = np.load(folder / HASHES_FILE)
    size = len(texts)
    vectors = np.lib.format.open_memmap(folder / VECTORS_FILE, mode="w+", dtype=np.float32, shape=(size, encoder.dim))
    embedded = 0
    for start in range(0, size, _BATCH):
        end = min(start + _BATCH, size)
        found = [known.get(hashes[row].tobytes()) for row in range(start, end)]
        missing = [at for at, vector in enumerate(found) if vector is None]
        for at, vector in enumerate(found):
            if vector is not None:
                vectors[start + at] = vector
        if missing:
            vectors[[start + at for at in missing]] = _encoded(encoder, [texts[start + at] for at in missing])
        embedded += len(missing)
        if progress:
            progress("embed", end, size)
    vectors.flush()
    return embedded, size - embedded


def _encoded(encoder: Encoder, texts: list[str]) -> NDArray[np.float32]:
    vectors = np.asarray(encoder.encode_passages(texts), dtype=np.float32)
    if vectors.shape != (len(texts), encoder.dim):
        raise SearchError(
            f"Mô hình {encoder.name!r} trả về {vectors.shape!r}. / Encoder {encoder.name!r} gave {vectors.shape!r}, not "
            f"({len(texts)}, {encoder.dim}).",
            hint="CHITHI_ENCODER=embedded chithi build",
        )
    lengths = np.linalg.norm(vectors, axis=1)
    if not (((lengths == 0) | (np.abs(lengths - 1) < _UNIT_TOLERANCE)).all()):  # NaN is neither
        raise SearchError(
            f"Vectơ của {encoder.name!r} không có độ dài 1. / Vectors of {encoder.name!r} are not of unit length.",
            hint="CHITHI_ENCODER=embedded chithi build",
        )
    return vectors


def _known(old: Index | None, encoder: Encoder) -> dict[bytes, NDArray[np.float32]]:
    """Vectors by the hash of their text, of an index that the same encoder made."""
    if old is None or dict(old.pointer.parts).get("encoder") != encoder_part(encoder):
        return {}
    return {
        segment.hashes[row].tobytes(): segment.vectors[row] for segment in old.segments for row in range(len(segment.chunks))
    }
