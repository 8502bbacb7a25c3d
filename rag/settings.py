"""Settings of answering; read once at a front door and passed in."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

DEFAULT_HOME = Path("var")


class AnswerSettings(BaseSettings):
    """``CHITHI_HOME`` and how much is looked at and shown."""

    model_config = SettingsConfigDict(env_prefix="CHITHI_", frozen=True, extra="ignore")

    home: Path = Field(default=DEFAULT_HOME, description="where index, uploads, feedback and audit log live")
    max_question: int = Field(default=2000, ge=50, description="longest question, in characters")
    retrieved: int = Field(default=60, ge=5, description="chunks looked at for one question")
    citations: int = Field(default=3, ge=1, description="most citations for a question about one thing")
    near_misses: int = Field(default=3, ge=0, description="most near misses beside a refusal")
