"""The llama-index face of the retriever."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from llama_index.core.retrievers import BaseRetriever
from llama_index.core.schema import NodeWithScore, QueryBundle, TextNode

from index.types import ScoredChunk
from rag.assistant import Assistant
from rag.filters import Filters


class DirectiveRetriever(BaseRetriever):  # type: ignore[misc]
    """Retrieves the chunks that users' answers are made from, as llama-index nodes.

    A node's id is its chunk_id, its text the chunk's words as they stand in the document; its metadata (doc_id, number,
    issuer, path, start, end, title) is kept out of what is embedded or sent to a model, but for title.
    """

    def __init__(
        self, assistant: Assistant, similarity_top_k: int = 5, filters: Filters | Mapping[str, Any] | None = None
    ) -> None:
        """Share an open assistant; ``DirectiveRetriever.open`` opens one."""
        super().__init__()
        self._assistant = assistant
        self.similarity_top_k = similarity_top_k
        self._filters = Filters.of(filters)

    @classmethod
    def open(
        cls, home: Path | str | None = None, similarity_top_k: int = 5, filters: Filters | Mapping[str, Any] | None = None
    ) -> Self:
        """A retriever over the index under ``home``.

        Raises:
            SearchError: there is no usable index; the hint names the command to run.
        """
        return cls(Assistant.open(home), similarity_top_k=similarity_top_k, filters=filters)

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        found = self._assistant.search(query_bundle.query_str, self.similarity_top_k, self._filters)
        return [NodeWithScore(node=self._node(scored), score=scored.score) for scored in found]

    def _node(self, scored: ScoredChunk) -> TextNode:
        chunk = scored.chunk
        heading = self._assistant.directive(chunk.doc_id).heading
        metadata = {
            "title": chunk.title,
            "doc_id": chunk.doc_id,
            "number": heading.number.value,
            "issuer": heading.issuer.value,
            "path": list(chunk.path),
            "start": chunk.start,
            "end": chunk.end,
        }
        hidden = [name for name in metadata if name != "title"]
        return TextNode(
            id_=chunk.chunk_id,
            text=chunk.text,
            metadata=metadata,
            excluded_embed_metadata_keys=hidden,
            excluded_llm_metadata_keys=hidden,
        )
