"""Settings of the optional language model; read once at a front door and passed in."""

from __future__ import annotations

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class LLMSettings(BaseSettings):
    """``CHITHI_LLM_…``: an OpenAI-compatible endpoint, Ollama's among them. Without a URL no model is used."""

    model_config = SettingsConfigDict(env_prefix="CHITHI_", frozen=True, extra="ignore")

    llm_url: str | None = Field(
        default=None, pattern=r"^https?://[^\s/]+(?:/\S*)?$", description="the endpoint, e.g. http://127.0.0.1:11434/v1"
    )
    llm_model: str = Field(default="", description="the model's name at that endpoint")
    llm_key: SecretStr | None = Field(default=None, description="the endpoint's key, where it wants one")
    llm_timeout: float = Field(default=30.0, gt=0, le=600, description="seconds for one answer, from the request to its end")
    llm_context: int = Field(default=8192, ge=1024, le=1_000_000, description="the model's context, in tokens")
    llm_max_tokens: int = Field(default=600, ge=50, le=8192, description="longest answer, in tokens")

    @property
    def configured(self) -> bool:
        """Whether a language model is to be used."""
        return self.llm_url is not None
