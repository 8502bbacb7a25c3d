"""Everyday Vietnamese to what official texts write: "chích ngừa" is "tiêm chủng" there."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from index.tokens import syllables

MAX_ALTERNATIVES = 5
"""Best official phrases kept for one everyday phrase: more are looser and cost time."""
_TABLES = ("synonyms-actions.tsv", "synonyms-things.tsv")


@cache
def load_synonyms() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """Everyday phrase (syllables joined) to (official phrase, how far it stands for it), best first.

    The tables (everyday, official, weight, domain) were written for this product.
    """
    found: dict[str, dict[str, float]] = {}
    for table in _TABLES:
        lines = files("index").joinpath(f"data/{table}").read_text(encoding="utf-8").splitlines()
        for line in lines[1:]:
            everyday, official, weight, _domain = line.split("\t")
            key, value = " ".join(syllables(everyday)), " ".join(syllables(official))
            if key and value and key != value:
                known = found.setdefault(key, {})
                known[value] = max(float(weight), known.get(value, 0.0))
    return {
        key: tuple(sorted(known.items(), key=lambda item: (-item[1], item[0]))[:MAX_ALTERNATIVES])
        for key, known in found.items()
    }
