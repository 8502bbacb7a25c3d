"""Settings of the web server, read once at a front door."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from web.seam import WebError

DEFAULT_PORT = 7860  # Gradio's own, so that whoever knows Gradio finds it
LAST_PORT = 65535


class WebSettings(BaseSettings):
    """Where the server listens and where it keeps feedback: ``CHITHI_HOST``, ``CHITHI_PORT``, ``CHITHI_HOME``."""

    model_config = SettingsConfigDict(env_prefix="CHITHI_", frozen=True, extra="forbid")

    host: str = "127.0.0.1"
    port: int = Field(default=DEFAULT_PORT, ge=1, le=LAST_PORT)
    home: Path = Path("var")


def read_settings() -> WebSettings:
    """The settings of this process's environment; raises WebError naming the first variable that is wrong."""
    try:
        return WebSettings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"CHITHI_{str(first['loc'][0]).upper()}" if first["loc"] else "CHITHI_*"
        value = first.get("input")
        raise WebError(
            f"Giá trị {value!r} của {name} không dùng được. / {name} cannot be {value!r}.",
            hint=f"{name}={DEFAULT_PORT}" if name.endswith("PORT") else f"unset {name}",
        ) from error
