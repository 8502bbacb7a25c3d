"""Questions to cited answers. ``Assistant`` answers; ``DirectiveRetriever`` plugs into llama-index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rag.assistant import Assistant
    from rag.llama import DirectiveRetriever
    from rag.types import Answer, Citation, Status

__all__ = ["Answer", "Assistant", "Citation", "DirectiveRetriever", "Status"]

_HOMES = {
    "Answer": "rag.types",
    "Assistant": "rag.assistant",
    "Citation": "rag.types",
    "DirectiveRetriever": "rag.llama",
    "Status": "rag.types",
}


def __getattr__(name: str) -> Any:
    # Lazy: llama-index takes a second to import, and the command line doesn't need it.
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'rag' has no attribute {name!r}")
