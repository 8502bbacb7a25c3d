"""The shipped directives in an index of their own, built once, and the assistant that users get over it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from rag import Assistant

os.environ["HF_HUB_OFFLINE"] = "1"
for _name in [name for name in os.environ if name.startswith("CHITHI_")]:
    del os.environ[_name]  # the settings of whoever runs the tests
# Beside this file stand folders called corpus, index and rag, as the packages are; those must be found as packages.
sys.path.insert(0, str(Path(__file__).parent.parent))


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes seconds, for it starts a server or many processes")


@pytest.fixture(scope="session")
def shipped_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the index of the shipped directives. Read only: a test that changes an index builds its own."""
    from corpus.manifest import shipped_paths
    from corpus.read import read_corpus
    from index.build import build
    from index.encode import open_encoder
    from index.settings import IndexSettings

    home = tmp_path_factory.mktemp("shipped")
    settings = IndexSettings()
    build(home, read_corpus(shipped_paths()), settings=settings, encoder=open_encoder(settings.encoder))
    return home


@pytest.fixture(scope="session")
def shipped_assistant(shipped_home: Path) -> Assistant:
    from rag import Assistant

    return Assistant.open(shipped_home)
