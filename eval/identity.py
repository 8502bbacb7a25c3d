"""What a run depends on, as hashes: the corpus, the index, the code, the settings; two runs that differ aren't one run."""

from __future__ import annotations

import hashlib
import platform
import tomllib
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

from eval.types import Directives

CODE = ("corpus", "index", "rag", "eval")
"""The packages whose code and data decide what a question's scores are."""

_CODE_SUFFIXES = frozenset({".py", ".toml", ".json", ".tsv", ".txt"})
_CASES = "cases"  # a suite has a hash of its own


def corpus_hash(directives: Directives) -> str:
    """SHA-256 over the frozen texts with their ids, in order of id."""
    digest = hashlib.sha256()
    for doc_id in sorted(directives):
        digest.update(f"{doc_id}\0{text_hash(directives[doc_id].text)}\n".encode())
    return digest.hexdigest()


@cache
def text_hash(text: str) -> str:
    """SHA-256 of a frozen text, UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def code_hash() -> str:
    """SHA-256 over the files of the packages that decide a score: names and bytes, in order of name."""
    root = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for package in CODE:
        for path in sorted((root / package).rglob("*")):
            inside = path.relative_to(root)
            if path.is_file() and path.suffix in _CODE_SUFFIXES and _CASES not in inside.parts:
                digest.update(f"{inside.as_posix()}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def identity(directives: Directives, assistant: Any) -> dict[str, Any]:
    """Hashes and versions of what answers; ``index`` is None for an assistant without an index of its own."""
    index = getattr(assistant, "index", None)
    return {
        "corpus_sha256": corpus_hash(directives),
        "index_fingerprint": getattr(index, "fingerprint", None),
        "code_sha256": code_hash(),
        "chithi": version(),
        "python": platform.python_version(),
    }


def version() -> str:
    """The installed version, or the checkout's."""
    try:
        return metadata.version("chithi")
    except metadata.PackageNotFoundError:
        pyproject = Path(__file__).parent.parent / "pyproject.toml"
        return str(tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]["version"]) + "+checkout"
