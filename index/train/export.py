"""Writing the encoder as a sentence-transformers folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

READABLE = 0o644
"""safetensors writes for its owner only; package data is for everybody."""


def export(tokenizer: Tokenizer, table: NDArray[np.float32], out: Path) -> None:
    """Save a StaticEmbedding under ``out``, the weights as 16-bit floats.

    No Normalize module: in 16 bits it divides an empty text's zero vector by zero. The similarity named is the cosine.

    The rows are first scaled together so that the longest has length 1: a mean's direction does not change, and small
    rows keep their digits in 16 bits.
    """
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    scaled = (table / np.linalg.norm(table, axis=1).max()).astype(np.float16)
    out.mkdir(parents=True, exist_ok=True)
    embedding = StaticEmbedding(tokenizer, embedding_weights=torch.from_numpy(scaled))
    model = SentenceTransformer(modules=[embedding], device="cpu", similarity_fn_name="cosine")
    model.save(str(out), create_model_card=False)
    for path in out.iterdir():
        path.chmod(READABLE)
