from __future__ import annotations

from pathlib import Path

import pytest
from answer_checks import BAC_HA, HA_DONG, Asker
from llama_index.core import Settings
from llama_index.core.llms import MockLLM
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.response_synthesizers import ResponseMode
from llama_index.core.schema import MetadataMode, TextNode

from corpus.errors import AnswerError, SearchError
from rag import DirectiveRetriever

QUESTION = "Chốt kiểm dịch ở Bắc Hà do ai siết chặt?"


def test_nodes_are_the_chunks_that_search_finds(ask: Asker) -> None:
    nodes = DirectiveRetriever(ask.assistant, similarity_top_k=4).retrieve(QUESTION)
    found = ask.assistant.search(QUESTION, top_k=4)
    assert [(node.node_id, node.score) for node in nodes] == [(one.chunk.chunk_id, one.score) for one in found]
    for node in nodes:
        directive = ask.directives[node.metadata["doc_id"]]
        assert node.text == directive.text[node.metadata["start"] : node.metadata["end"]]
        assert directive.find(tuple(node.metadata["path"])) is not None
        assert node.metadata["number"] == directive.heading.number.value


def test_a_model_sees_the_title_and_the_text_only(ask: Asker) -> None:
    (found,) = DirectiveRetriever(ask.assistant, similarity_top_k=1).retrieve(QUESTION)
    assert isinstance(found.node, TextNode)
    for mode in (MetadataMode.LLM, MetadataMode.EMBED):
        shown = found.node.get_content(mode)
        assert found.metadata["title"] in shown
        assert "doc_id" not in shown
        assert found.text.strip() in shown


def test_a_query_engine_passes_the_texts_to_its_model(ask: Asker) -> None:
    retriever = DirectiveRetriever(ask.assistant, similarity_top_k=2)
    engine = RetrieverQueryEngine.from_args(retriever, llm=MockLLM(), response_mode=ResponseMode.COMPACT)
    response = engine.query(QUESTION)
    nodes = response.source_nodes
    assert [node.node_id for node in nodes] == [found.chunk.chunk_id for found in ask.assistant.search(QUESTION, top_k=2)]
    for node in nodes:
        assert node.node_id.startswith(f"{BAC_HA}#")
        assert node.text.strip() in str(response)  # the mock model says back what it was given
    assert QUESTION in str(response)


def test_filters_and_errors_pass_through(ask: Asker, tmp_path: Path) -> None:
    kept = DirectiveRetriever(ask.assistant, similarity_top_k=50, filters={"doc_id": HA_DONG})
    assert {node.metadata["doc_id"] for node in kept.retrieve("đại hội chi bộ")} == {HA_DONG}
    with pytest.raises(AnswerError):
        kept.retrieve("?")
    with pytest.raises(AnswerError):
        DirectiveRetriever(ask.assistant, filters={"town": "x"})
    with pytest.raises(SearchError, match="chithi build"):
        DirectiveRetriever.open(tmp_path)


def test_nothing_else_of_llama_index_is_set_up() -> None:
    assert Settings._llm is None
    assert Settings._embed_model is None


def test_it_opens_a_home(shipped_home: Path) -> None:
    assert len(DirectiveRetriever.open(shipped_home, similarity_top_k=3).retrieve(QUESTION)) == 3
