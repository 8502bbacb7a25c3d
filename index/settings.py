"""What shapes an index; read once at a front door and passed in."""

from __future__ import annotations

from typing import TypeVar

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus.errors import SearchError
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


Settings = TypeVar("Settings", bound=BaseSettings)


def from_environment(kind: type[Settings]) -> Settings:
    """Settings read from the environment; SearchError naming the variable that holds a wrong value."""
    try:
        return kind()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"CHITHI_{'_'.join(str(part) for part in first['loc'])}".upper()
        raise SearchError(
            f"Thiết lập {name} = {first.get('input')!r} không hợp lệ. / The setting {name} is wrong: {first['msg']}.",
            hint=f"Sửa hoặc bỏ biến môi trường {name}. / Correct or unset {name}.",
        ) from error
