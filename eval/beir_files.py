"""BEIR folders: ``corpus.jsonl``, ``queries.jsonl``, ``qrels/test.tsv``, read with every mistake named by line."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from eval.types import InputError, Problem

CORPUS, QUERIES, QRELS = "corpus.jsonl", "queries.jsonl", "qrels/test.tsv"
_QRELS_FIELDS = ("query-id", "corpus-id", "score")


def _as_text(value: Any) -> Any:
    """Numbers are common as ids, and null as a title."""
    if value is None:
        return ""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _nfc(value: str) -> str:
    return unicodedata.normalize("NFC", value)


Id = Annotated[str, BeforeValidator(_as_text), StringConstraints(min_length=1)]
Nfc = Annotated[str, BeforeValidator(_as_text), BeforeValidator(lambda v: _nfc(v) if isinstance(v, str) else v)]


class Document(BaseModel):
    """One line of ``corpus.jsonl``; other fields, such as ``metadata``, are ignored. Title and text come in NFC."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: Id
    title: Nfc = ""
    text: Nfc


class Query(BaseModel):
    """One line of ``queries.jsonl``."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: Id
    text: Nfc


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgment:
    """One line of ``qrels/test.tsv``."""

    query_id: str
    doc_id: str
    relevance: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BeirFolder:
    """A folder whose files are there: the judged queries in file order, the judgments, and where the corpus is."""

    corpus: Path
    corpus_sha256: str
    queries: tuple[Query, ...]
    judgments: tuple[Judgment, ...]
    unjudged: int


def read_folder(directory: Path) -> BeirFolder:
    """Read queries and judgments and hash the corpus; raises InputError.

    Queries without judgments are left out and counted; a judged query that isn't in ``queries.jsonl`` is a mistake.
    """
    missing = [name for name in (CORPUS, QUERIES, QRELS) if not (directory / name).is_file()]
    if missing:
        fix = f"A BEIR folder holds {CORPUS}, {QUERIES} and {QRELS}"
        raise InputError(tuple(_problem(directory / name, 0, "", "no such file", fix) for name in missing))
    queries = tuple(_lines(directory / QUERIES, Query))
    judgments = _read_qrels(directory / QRELS)
    known = {query.id for query in queries}
    unknown = [judgment for judgment in judgments if judgment.query_id not in known]
    if unknown:
        fix = f"Add it to {QUERIES} or remove its judgments"
        ids = dict.fromkeys(judgment.query_id for judgment in unknown)
        raise InputError(tuple(_problem(directory / QRELS, 0, "query-id", f"no query {id_!r}", fix) for id_ in ids))
    judged = {judgment.query_id for judgment in judgments}
    with (directory / CORPUS).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return BeirFolder(
        corpus=directory / CORPUS,
        corpus_sha256=digest,
        queries=tuple(query for query in queries if query.id in judged),
        judgments=judgments,
        unjudged=len(queries) - len(judged),
    )


def read_documents(corpus: Path) -> Iterator[Document]:
    """The documents of ``corpus.jsonl`` in order; raises InputError at the end for wrong lines or none."""
    return _lines(corpus, Document)


def _lines(path: Path, model: type[Any]) -> Iterator[Any]:
    """Validated lines with unique ids; mistakes are collected and raised once, after the last line."""
    problems: list[Problem] = []
    seen: set[str] = set()
    with path.open("rb") as file:
        for number, raw in enumerate(file, start=1):
            if not raw.strip():
                continue
            item = _read_line(path, number, raw, model, problems)
            if item is None:
                continue
            if item.id in seen:
                problems.append(_problem(path, number, "_id", f"{item.id!r} is there twice", "Give each its own id"))
                continue
            seen.add(item.id)
            yield item
    if not seen and not problems:
        problems.append(_problem(path, 0, "", "the file is empty", "Write one JSON object per line"))
    if problems:
        raise InputError(tuple(problems))


def _read_line(path: Path, number: int, raw: bytes, model: type[Any], problems: list[Problem]) -> Any:
    """One validated line, or None with what was wrong added to ``problems``."""
    try:
        value = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        problems.append(_problem(path, number, "", "not UTF-8", "Save the file as UTF-8"))
        return None
    except json.JSONDecodeError as error:
        problems.append(_problem(path, number, "", f"not JSON ({error.msg})", "Write one JSON object per line"))
        return None
    if not isinstance(value, dict):
        problems.append(_problem(path, number, "", "not a JSON object", 'Write {"_id": …, "text": …}'))
        return None
    try:
        return model.model_validate({("id" if name == "_id" else name): item for name, item in value.items() if name != "id"})
    except ValidationError as error:
        for detail in error.errors(include_url=False, include_input=False):
            field = ".".join(str(part) for part in detail["loc"])
            name = "_id" if field == "id" else field
            problems.append(_problem(path, number, name, detail["msg"], "Write a string"))
        return None


def _read_qrels(path: Path) -> tuple[Judgment, ...]:
    """Judgments in file order; a header line is skipped. Raises InputError."""
    judgments: dict[tuple[str, str], Judgment] = {}
    problems: list[Problem] = []
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise InputError((_problem(path, 0, "", "not UTF-8", "Save the file as UTF-8"),)) from error
    for number, line in enumerate(lines, start=1):
        fields = tuple(line.rstrip("\r").split("\t"))
        if not line.strip() or (number == 1 and fields == _QRELS_FIELDS):
            continue
        fix = "Write query-id, corpus-id and a whole number, separated by tabs"
        if len(fields) != len(_QRELS_FIELDS) or not all(fields):
            problems.append(_problem(path, number, "", f"{len(fields)} fields, not 3", fix))
        elif not fields[2].lstrip("-").isdecimal():
            problems.append(_problem(path, number, "score", f"{fields[2]!r} is not a whole number", fix))
        elif fields[:2] in judgments:
            problems.append(_problem(path, number, "", "this query and document are judged twice", "Keep one line"))
        else:
            judgments[fields[0], fields[1]] = Judgment(query_id=fields[0], doc_id=fields[1], relevance=int(fields[2]))
    if not judgments and not problems:
        problems.append(_problem(path, 0, "", "no judgments", fix="Write at least one line below the header"))
    if problems:
        raise InputError(tuple(problems))
    return tuple(judgments.values())


def _problem(path: Path, line: int, field: str, what: str, fix: str) -> Problem:
    return Problem(file=str(path), line=line, field=field, what=what, fix=fix)
