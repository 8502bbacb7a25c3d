from __future__ import annotations

import itertools

from eval_makers import UNTIMED
from hypothesis import given
from hypothesis import strategies as st

from eval.beir_chunks import document_chunks, split
from eval.beir_files import Document
from eval.types import Directives

MAX_CHARS = 1200

TEXTS = st.lists(st.sampled_from(["chữ", "đoạn.", "\n", " ", "dài" * 900, "Điều 1;", "\u00a0", "…"])).map(" ".join)


@UNTIMED
@given(TEXTS)
def test_pieces_hold_every_word_within_the_limit(text: str) -> None:
    pieces = list(split(text, MAX_CHARS))
    assert "".join("".join(text[start:end] for start, end in pieces).split()) == "".join(text.split())
    assert all(0 < end - start <= MAX_CHARS for start, end in pieces)
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(pieces))
    assert all(text[start:end] == text[start:end].strip() for start, end in pieces)


def test_cuts_stand_at_lines_before_sentences_before_words() -> None:
    words = "từ " * (MAX_CHARS // 4)
    for boundary in (".\n", ". ", " "):
        text = words.strip() + boundary + "Câu sau. " + words
        (start, end), *_ = split(text, MAX_CHARS)
        assert start == 0
        if boundary != " ":
            assert text[:end].endswith((words.strip() + ".", "Câu sau."))


def test_directives_are_cut_at_line_ends(directives: Directives) -> None:
    for directive in directives.values():
        for _, end in split(directive.text, MAX_CHARS):
            if "\n" in directive.text[max(0, end - MAX_CHARS // 2) : end]:
                assert directive.text[end : end + 1] in ("", "\n", " ")


def test_chunks_name_their_document_and_carry_its_title() -> None:
    documents = [
        Document(id="a b", title="Tên", text="câu một. " * 300),
        Document(id="t", title="Chỉ tên", text=" "),
        Document(id="e", title="", text=" \n"),
        Document(id="p", title=" ", text="Trần"),
    ]
    chunks = list(document_chunks(documents, MAX_CHARS))
    long = [chunk for chunk in chunks if chunk.doc_id == "a b"]
    assert [chunk.chunk_id for chunk in long] == [f"a b~{number}" for number in range(1, len(long) + 1)]
    assert len(long) > 1
    assert all(chunk.text == documents[0].text[chunk.start : chunk.end] for chunk in long)
    assert all(chunk.embed_text == f"Tên\n{chunk.text}" for chunk in long)
    assert [(chunk.doc_id, chunk.embed_text) for chunk in chunks if chunk not in long] == [("t", "Chỉ tên"), ("p", "Trần")]
