"""A run for other programs: TREC run and qrels, a BEIR folder, ragas-style samples."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from eval.beir import TAG, trec_id
from eval.identity import corpus_hash
from eval.types import Directives, InputError, Outcome, Problem

KINDS = ("trec", "beir", "ragas")


def export_run(
    outcomes: Sequence[Outcome], config: dict[str, Any], directives: Directives, out: Path, kind: str
) -> tuple[Path, ...]:
    """Write one kind of files into ``out``; raises InputError for another kind or a corpus that isn't the run's."""
    if kind not in KINDS:
        raise InputError((Problem(file="--as", what=f"no format {kind!r}", fix=f"Use {', '.join(KINDS)}"),))
    if corpus_hash(directives) != config.get("corpus_sha256"):
        fix = "Name the --home that the run was made with"
        raise InputError((Problem(file=str(out), what="the documents there aren't those of the run", fix=fix),))
    try:
        out.mkdir(parents=True, exist_ok=True)
        if kind == "trec":
            return _trec(outcomes, out)
        return _beir(outcomes, directives, out) if kind == "beir" else _ragas(outcomes, directives, out)
    except OSError as error:
        raise InputError((Problem(file=str(out), what=str(error.strerror), fix="Name another folder"),)) from error


def _trec(outcomes: Sequence[Outcome], out: Path) -> tuple[Path, ...]:
    """``run.txt`` and ``qrels.txt`` over clauses, with which any scorer gives this run's R, nDCG and RR.

    A second chunk of a clause keeps its rank under a name of its own; of alternatives the best-ranked one is judged.
    """
    run, qrels = [], []
    for outcome in _judged(outcomes):
        names: list[str] = []
        for row in sorted(outcome.details.get("retrieved", ()), key=lambda row: row["rank"]):
            names.append(f"{row['clause']}~{row['rank']}" if row["clause"] in names else row["clause"])
        run += [
            f"{trec_id(outcome.id)} Q0 {trec_id(name)} {rank} {len(names) - rank + 1} {TAG}"
            for rank, name in enumerate(names, start=1)
        ]
        groups = [[_clause_id(item) for item in group] for group in outcome.details["gold"]]
        wanted = {next((name for name in names if name in group), group[0]) for group in groups}
        qrels += [f"{trec_id(outcome.id)} 0 {trec_id(clause)} 1" for clause in sorted(wanted)]
    return _write(out / "run.txt", run), _write(out / "qrels.txt", qrels)


def _beir(outcomes: Sequence[Outcome], directives: Directives, out: Path) -> tuple[Path, ...]:
    """Clauses as documents, questions as queries, every alternative judged 1."""
    corpus = [
        json.dumps({"_id": clause, "title": directive.title, "text": text}, ensure_ascii=False)
        for directive in directives.values()
        for clause, text in _clauses(directive.doc_id, directives)
    ]
    judged = list(_judged(outcomes))
    queries = [json.dumps({"_id": one.id, "text": one.question}, ensure_ascii=False) for one in judged]
    qrels = ["query-id\tcorpus-id\tscore"]
    for one in judged:
        clauses = sorted({_clause_id(item) for group in one.details["gold"] for item in group})
        qrels += [f"{one.id}\t{clause}\t1" for clause in clauses]
    (out / "qrels").mkdir(exist_ok=True)
    return (
        _write(out / "corpus.jsonl", corpus),
        _write(out / "queries.jsonl", queries),
        _write(out / "qrels" / "test.tsv", qrels),
    )


def _ragas(outcomes: Sequence[Outcome], directives: Directives, out: Path) -> tuple[Path, ...]:
    """One sample per question in ragas' field names; contexts are the ranked chunks, the reference is the gold quotes."""
    lines = []
    for outcome in outcomes:
        gold = [item for group in outcome.details["gold"] for item in group[:1]]
        sample = {
            "id": outcome.id,
            "user_input": outcome.question,
            "response": outcome.details.get("text", ""),
            "retrieved_contexts": [
                directives[row["doc_id"]].text[row["start"] : row["end"]] for row in outcome.details.get("retrieved", ())
            ],
            "reference_contexts": [item["clause_text"] for item in gold],
            "reference": "\n".join(item["quote"] for item in gold),
        }
        lines.append(json.dumps(sample, ensure_ascii=False))
    return (_write(out / "samples.jsonl", lines),)


def _clauses(doc_id: str, directives: Directives) -> Iterable[tuple[str, str]]:
    """The clauses that judgments name (``Place.clause``) with their texts: the nearest numbered provision of every leaf."""
    from eval.place import place_of, trim

    directive = directives[doc_id]
    seen: set[str] = set()
    for leaf in directive.root.leaves():
        start, end = trim(directive.text, leaf.start, leaf.end)
        place = place_of(directive, start, end) if start < end else None
        provision = directive.find(place.clause) if place and place.clause else None
        if place is not None and provision is not None and place.clause_id not in seen:
            seen.add(place.clause_id)
            yield place.clause_id, provision.text.strip()


def _judged(outcomes: Sequence[Outcome]) -> Iterable[Outcome]:
    return (outcome for outcome in outcomes if outcome.details["gold"])


def _clause_id(item: dict[str, Any]) -> str:
    return f"{item['doc_id']}#{'.'.join(item['clause'] or ())}"


def _write(path: Path, lines: Sequence[str]) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    return path
