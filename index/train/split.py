"""The dev tenth: which articles of the code of laws are kept out of training, for measuring."""

from __future__ import annotations

import hashlib

DEV_ONE_IN = 10
"""One article in ten is held out, with its title and its questions."""


def is_dev(article_id: str) -> bool:
    """Whether the article belongs to the dev tenth: by SHA-256 of its id, so the split never moves as data grows."""
    digest = hashlib.sha256(article_id.encode("utf-8")).digest()
    return int.from_bytes(digest[:8], "big") % DEV_ONE_IN == 0
