from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest

from eval.beir_files import read_documents, read_folder
from eval.types import InputError

CORPUS = '{"_id": "d 1", "title": "", "text": "một"}\n{"_id": "d2", "title": "Hai", "text": "hai"}\n'
QUERIES = '{"_id": "q 1", "text": "một?"}\n{"_id": "q2", "text": "hai?"}\n'
QRELS = "query-id\tcorpus-id\tscore\nq 1\td 1\t1\n"


def folder(path: Path, **files: str) -> Path:
    contents = {"corpus": CORPUS, "queries": QUERIES, "qrels": QRELS, **files}
    (path / "qrels").mkdir()
    (path / "corpus.jsonl").write_text(contents["corpus"], encoding="utf-8")
    (path / "queries.jsonl").write_text(contents["queries"], encoding="utf-8")
    (path / "qrels" / "test.tsv").write_text(contents["qrels"], encoding="utf-8")
    return path


def test_reads_ids_with_spaces_and_leaves_out_unjudged_queries(tmp_path: Path) -> None:
    found = read_folder(folder(tmp_path))
    assert [query.id for query in found.queries] == ["q 1"]
    assert [(j.query_id, j.doc_id, j.relevance) for j in found.judgments] == [("q 1", "d 1", 1)]
    assert found.unjudged == 1
    assert [document.id for document in read_documents(found.corpus)] == ["d 1", "d2"]


def test_reads_what_other_tools_write(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", "hòa")
    corpus = f'{{"_id": 1, "title": null, "text": "{text}", "metadata": {{"url": ""}}}}\r\n\n{{"_id": "2", "text": ""}}'
    found = read_folder(folder(tmp_path, corpus=corpus, qrels="q2\t2\t0\r\nq2\t1\t2\r\n"))
    documents = list(read_documents(found.corpus))
    assert [(document.id, document.title, document.text) for document in documents] == [("1", "", "hòa"), ("2", "", "")]
    assert [judgment.relevance for judgment in found.judgments] == [0, 2]


def test_the_hash_is_of_the_corpus_alone(tmp_path: Path) -> None:
    hashes = []
    for name, files in {"a": {}, "b": {"qrels": "q2\td2\t1\n"}, "c": {"corpus": CORPUS + '{"_id":"d3","text":"ba"}'}}.items():
        (tmp_path / name).mkdir()
        hashes.append(read_folder(folder(tmp_path / name, **files)).corpus_sha256)
    assert hashes[0] == hashes[1] != hashes[2]


@pytest.mark.parametrize("name", ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"])
def test_a_missing_file_is_told(tmp_path: Path, name: str) -> None:
    folder(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(InputError) as caught:
        read_folder(tmp_path)
    assert [Path(problem.file) for problem in caught.value.problems] == [tmp_path / name]


@pytest.mark.parametrize(
    ("line", "field", "says"),
    [
        ("{", "", "not JSON"),
        ('"d3"', "", "not a JSON object"),
        ('{"text": "ba"}', "_id", "required"),
        ('{"id": "d3", "text": "ba"}', "_id", "required"),
        ('{"_id": "", "text": "ba"}', "_id", "at least 1"),
        ('{"_id": "d3"}', "text", "required"),
        ('{"_id": "d3", "text": ["ba"]}', "text", "string"),
        ('{"_id": "d2", "text": "ba"}', "_id", "twice"),
    ],
)
def test_a_malformed_document_is_told_by_line(tmp_path: Path, line: str, field: str, says: str) -> None:
    path = folder(tmp_path, corpus=CORPUS + line + "\n" + '{"_id": "d4", "text": "bốn"}\n') / "corpus.jsonl"
    read: list[Any] = []
    with pytest.raises(InputError) as caught:
        read.extend(read_documents(path))
    (problem,) = caught.value.problems
    assert (problem.line, problem.field) == (3, field)
    assert says in problem.what


def test_bytes_that_are_not_text_are_told(tmp_path: Path) -> None:
    (folder(tmp_path) / "queries.jsonl").write_bytes(QUERIES.encode() + b'{"_id": "q3", "text": "\xff"}\n')
    with pytest.raises(InputError, match=r"queries\.jsonl:3: not UTF-8"):
        read_folder(tmp_path)


def test_an_empty_corpus_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="empty"):
        list(read_documents(folder(tmp_path, corpus="\n") / "corpus.jsonl"))


@pytest.mark.parametrize(
    ("qrels", "says"),
    [
        ("query-id\tcorpus-id\tscore\n", "no judgments"),
        ("q2 d2 1\n", r"test\.tsv:1: 1 fields"),
        (QRELS + "q2\td2\tyes\n", r"test\.tsv:3: score: 'yes'"),
        (QRELS + "q2\t\t1\n", r"test\.tsv:3"),
        (QRELS + "q 1\td 1\t0\n", r"test\.tsv:3: .* twice"),
        (QRELS + "q9\td2\t1\n", "no query 'q9'"),
    ],
)
def test_malformed_judgments_are_told(tmp_path: Path, qrels: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        read_folder(folder(tmp_path, qrels=qrels))
