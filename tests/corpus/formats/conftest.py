"""Lets the tests of formats use the makers of documents that lie a folder above."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent))
