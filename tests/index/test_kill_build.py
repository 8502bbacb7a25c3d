"""Builds killed at random moments: the index is always one of the two that it could be, and the next build succeeds."""

from __future__ import annotations

import multiprocessing
import random
import time
from pathlib import Path

from store_makers import HashEncoder, embedded, shipped

from index.build import build
from index.pointer import FOLDER, read_pointer
from index.settings import IndexSettings
from index.store import Index

KILLS = 20
SETTINGS = IndexSettings()
STATES = (shipped()[:3], shipped()[2:])
"""Two corpora that overlap: builds go back and forth between them, by replacement and by addition."""


def build_without_end(home: Path) -> None:
    while True:
        for directives in STATES:
            build(home, directives, settings=SETTINGS, encoder=HashEncoder(), static=embedded())
            build(home, shipped(), settings=SETTINGS, encoder=HashEncoder(), static=embedded(), add=True)


def ids(directives: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(sorted(directive.doc_id for directive in directives))  # type: ignore[attr-defined]


def check(home: Path) -> None:
    """The published index is complete, answers from Chroma, and is one of those that were built."""
    index = Index.open(home, HashEncoder(), settings=SETTINGS, static=embedded(), verify=True)
    assert index.doc_ids in {ids(shipped()), *(ids(state) for state in STATES)}
    assert all(index.directive(found.doc_id) == found for found in shipped() if found.doc_id in index.doc_ids)
    for i in (int(row) for row in index.live.nonzero()[0][::7]):
        assert index.dense(index.vector(i), 1)[0].tolist() == [i]
    assert index.notes == ()
    index.close()


def test_builds_killed_at_random_moments_harm_nothing(tmp_path: Path) -> None:
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["chromadb", "store_makers", "index.build"])  # only imports: no threads yet
    moments = random.Random(20210811)
    build(tmp_path, shipped(), settings=SETTINGS, encoder=HashEncoder(), static=embedded())
    generations = []
    for _ in range(KILLS):
        writer = processes.Process(target=build_without_end, args=(tmp_path,))
        before = read_pointer(tmp_path / FOLDER).generation
        writer.start()
        while read_pointer(tmp_path / FOLDER).generation == before and writer.is_alive():
            time.sleep(0.01)  # until it has published once: its imports are over
        end = time.monotonic() + moments.uniform(0.0, 0.6)
        while time.monotonic() < end:  # a reader beside the writer always finds a whole index
            Index.open(tmp_path, HashEncoder(), settings=SETTINGS, static=embedded()).chunk(0)
        assert writer.is_alive()
        writer.kill()
        writer.join()
        generations.append(read_pointer(tmp_path / FOLDER).generation - before)
        check(tmp_path)
        report = build(tmp_path, shipped(), settings=SETTINGS, encoder=HashEncoder(), static=embedded())
        assert report.documents == len(shipped())
        live = {entry.name: entry.dense for entry in read_pointer(tmp_path / FOLDER).segments}
        assert {path.name for path in (tmp_path / FOLDER).glob("seg-*")} == set(live)
        assert {path.name for path in (tmp_path / FOLDER).glob("seg-*/chroma-*")} == set(live.values())
        assert not list((tmp_path / FOLDER).glob("*.new"))
        check(tmp_path)
    assert min(generations) >= 1
