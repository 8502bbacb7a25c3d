from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from store_makers import shipped

from corpus.errors import SearchError
from index.chunk import chunks_of
from index.segment import VECTORS_FILE, EmbedTexts, Segment, SegmentWriter, StoredDocument, grouped, text_hash
from index.settings import IndexSettings


def write(folder: Path, *documents: StoredDocument) -> Segment:
    with SegmentWriter(folder) as writer:
        for document in documents:
            writer.add(document)
        writer.close()
    np.save(folder / VECTORS_FILE, np.zeros((len(writer), 2), dtype=np.float32))
    return Segment(folder)


def stored(number: int) -> StoredDocument:
    directive = shipped()[number]
    return StoredDocument.of(directive.doc_id, chunks_of(directive, IndexSettings()), directive)


def test_chunks_and_directives_come_back_equal(tmp_path: Path) -> None:
    segment = write(tmp_path / "seg", *(stored(number) for number in range(5)))
    wanted = [chunk for directive in shipped() for chunk in chunks_of(directive, IndexSettings())]
    assert list(segment.chunks) == wanted
    assert segment.chunks[-1] == wanted[-1]
    assert EmbedTexts(segment.chunks)[1:3] == [chunk.embed_text for chunk in wanted[1:3]]
    assert [row.tobytes() for row in segment.hashes] == [text_hash(chunk.embed_text) for chunk in wanted]
    for directive in shipped():
        assert segment.directive(directive.doc_id) == directive


def test_a_document_copied_into_another_segment_is_the_same(tmp_path: Path) -> None:
    segment = write(tmp_path / "seg", stored(0), stored(1))
    doc_id = shipped()[1].doc_id
    assert segment.stored(doc_id) == stored(1)
    assert write(tmp_path / "copy", segment.stored(doc_id)).directive(doc_id) == shipped()[1]


def test_a_segment_stays_readable_after_its_files_are_deleted(tmp_path: Path) -> None:
    segment = write(tmp_path / "seg", stored(0))
    for path in (tmp_path / "seg").iterdir():
        path.unlink()
    assert segment.directive(shipped()[0].doc_id) == shipped()[0]
    assert segment.chunks[0].doc_id == shipped()[0].doc_id


def test_a_document_twice_is_refused(tmp_path: Path) -> None:
    with SegmentWriter(tmp_path / "seg") as writer:
        writer.add(stored(0))
        with pytest.raises(SearchError, match="twice"):
            writer.add(stored(0))


def test_a_stream_of_chunks_is_grouped_by_document() -> None:
    chunks = [chunk for directive in shipped()[:2] for chunk in chunks_of(directive, IndexSettings())]
    documents = list(grouped(chunks))
    assert [document.doc_id for document in documents] == [directive.doc_id for directive in shipped()[:2]]
    assert sum(len(document.lines) for document in documents) == len(chunks)
    assert list(grouped([])) == []


def test_an_empty_segment_opens(tmp_path: Path) -> None:
    assert len(write(tmp_path / "seg").chunks) == 0
