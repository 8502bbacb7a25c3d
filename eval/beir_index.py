"""An index over a BEIR folder, built as users' indexes are and kept by the content of what shaped it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from rich.progress import Progress, TaskID

from corpus.errors import SearchError
from eval.beir import Search
from eval.beir_chunks import SPLITTER_VERSION, document_chunks
from eval.beir_files import BeirFolder, read_documents
from eval.product import home_of
from index.build import build_chunks
from index.encode import open_encoder
from index.fingerprint import fingerprint_parts, static_encoder
from index.pointer import fingerprint_of
from index.query import analyse
from index.search import Searcher
from index.settings import IndexSettings, from_environment
from index.store import Index
from index.types import Encoder, ScoredChunk

_KEY_CHARS = 24  # of a SHA-256: a folder's name that never meets another


def open_search(folder: BeirFolder, home: Path | None, progress: Progress) -> Search:
    """Search over the folder's documents, in an index built now or found under ``HOME/beir/``.

    Raises:
        InputError: a line of the corpus is wrong.
        SearchError: no document has any text, or the index cannot be built.
    """
    settings = from_environment(IndexSettings).model_copy(
        update={"chroma_url": None}
    )  # a benchmark leaves nothing on a shared server
    encoder = open_encoder(settings.encoder)
    index = _open_index(folder, home_of(home) / "beir", settings, encoder, progress)
    searcher = Searcher(index, encoder)

    def search(query: str, top_k: int) -> tuple[ScoredChunk, ...]:
        return tuple(searcher.search(analyse(query), top_k=top_k))

    return search


def _open_index(folder: BeirFolder, kept: Path, settings: IndexSettings, encoder: Encoder, progress: Progress) -> Index:
    """The kept index of this very corpus, encoder and chunking; built where there is none or it is broken."""
    parts = fingerprint_parts(encoder=encoder, static=static_encoder(encoder, None), settings=settings)
    shape = f"{folder.corpus_sha256} {fingerprint_of(parts)} {SPLITTER_VERSION}"
    place = kept / hashlib.sha256(shape.encode()).hexdigest()[:_KEY_CHARS]
    try:
        return Index.open(place, encoder, settings=settings)
    except SearchError:
        chunks = document_chunks(read_documents(folder.corpus), settings.max_chunk_chars)
        build_chunks(place, chunks, settings=settings, encoder=encoder, progress=_stages(progress))
        return Index.open(place, encoder, settings=settings)


def _stages(progress: Progress) -> Callable[[str, int, int], None]:
    """The build's stages as lines of one progress display; a stage without a known end pulses."""
    tasks: dict[str, TaskID] = {}

    def show(stage: str, done: int, total: int) -> None:
        if stage not in tasks:
            tasks[stage] = progress.add_task(stage, total=total or None)
        progress.update(tasks[stage], completed=done, total=total or None)

    return show
