"""What shapes an index; read once at a front door and passed in."""

from __future__ import annotations

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.encode import EMBEDDED

MAX_CHUNK_CHARS = 1200
"""A clause of ordinary length stays whole; about 300 syllables, well within what a small encoder takes in at once."""


class IndexSettings(BaseSettings):
    """Settings of the index: arguments first, then ``CHITHI_…`` in the environment."""

    model_config = SettingsConfigDict(env_prefix="CHITHI_", frozen=True, extra="forbid")

    encoder: str = Field(default=EMBEDDED, min_length=1, description="embedded, a folder, or a hub model's name")
    max_chunk_chars: int = Field(default=MAX_CHUNK_CHARS, ge=200, le=20_000, description="longest chunk, in characters")
    chroma_url: str | None = Field(
        default=None, pattern=r"^https?://[^/]+/?$", description="a `chroma run` server; none: embedded in the index"
    )
