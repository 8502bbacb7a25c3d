"""The shipped directives, and a writer of files of lines."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from eval.product import shipped_directives
from eval.types import Directives


@pytest.fixture(scope="session")
def directives() -> Directives:
    return shipped_directives()


@pytest.fixture
def write_lines(tmp_path: Path) -> Callable[..., Path]:
    """Writes dicts (as JSON) and strings (as they are), one per line."""

    def write(*lines: dict[str, Any] | str, name: str = "cases.jsonl") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
        path.write_text("\n".join(texts) + "\n", encoding="utf-8")
        return path

    return write
