"""Case files to resolved suites; a bad line names file, line, field and fix."""

from __future__ import annotations

import hashlib
import json
from importlib import resources
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from corpus.types import Directive
from eval.anchor import Anchored, Unanchored, anchor
from eval.identity import text_hash
from eval.sheet import SUFFIXES as SHEETS
from eval.sheet import read_sheet
from eval.types import Case, Directives, GoldItem, InputError, Place, Problem, ResolvedCase, Suite

SHIPPED = {"dev": "directives-dev.jsonl", "test": "directives-test.jsonl", "multi-turn": "directives-multi-turn.jsonl"}
HIDDEN = "test"
REWRITE = "~rewrite"  # behind a follow-up's id: the question that it means

_FIXES = {
    "missing": "Add the field",
    "extra_forbidden": "Remove it or correct its name",
    "literal_error": "Use one of the values listed",
    "string_too_short": "Write some text",
    "string_type": "Write a string",
    "tuple_type": "Write a list of lists of {doc, quote}",
    "value_error": "Correct the line",
    "int_type": "Write a whole number",
    "string_pattern_mismatch": "Leave the field out; `chithi eval validate --write` fills it in",
}


def cases_folder() -> Path:
    """Where the shipped case files are."""
    return Path(str(resources.files("eval") / "cases"))


def suite_path(suite: str) -> Path:
    """The file behind ``dev``, ``test`` or a path; raises InputError where there is none."""
    path = cases_folder() / SHIPPED[suite] if suite in SHIPPED else Path(suite)
    if not path.is_file():
        raise InputError(
            (
                Problem(
                    file=suite,
                    what="no such case file",
                    fix=f"Use {', '.join(SHIPPED)} or the path of a .jsonl, .csv or .xlsx file",
                ),
            )
        )
    return path


def load_suite(suite: str, directives: Directives) -> Suite:
    """Read and resolve a suite; raises InputError with every mistake in it."""
    path = suite_path(suite)
    content = path.read_bytes()
    numbered = read_numbered(path.name, content, directives)
    resolved: list[ResolvedCase] = []
    problems: list[Problem] = []
    notices: list[str] = []
    for line, case in numbered:
        gold, wrong, moved = resolve(case, directives, file=path.name, line=line)
        resolved.extend(with_rewrite(ResolvedCase(case=case, gold=gold)))
        problems.extend(wrong)
        notices.extend(moved)
    if problems:
        raise InputError(tuple(problems))
    digest = hashlib.sha256(content).hexdigest()
    hidden = suite == HIDDEN or digest == _shipped_digest(HIDDEN)
    name = HIDDEN if hidden else suite if suite in SHIPPED else path.stem
    return Suite(name=name, sha256=digest, hidden=hidden, cases=tuple(resolved), notices=tuple(notices))


def read_numbered(file: str, content: bytes, directives: Directives) -> list[tuple[int, Case]]:
    """Cases of a file of any kind that is read, with their line or row numbers; raises InputError."""
    if not file.lower().endswith(SHEETS):
        return read_cases(file, content)
    cases = read_sheet(file, content, directives)
    problems = _across_lines(cases, file)
    if problems:
        raise InputError(tuple(sorted(problems, key=lambda problem: problem.line)))
    return cases


def with_rewrite(resolved: ResolvedCase) -> tuple[ResolvedCase, ...]:
    """A follow-up behind the question that it means, asked by itself, as its base; any other case alone."""
    case = resolved.case
    if case.rewrite is None:
        return (resolved,)
    base = case.model_copy(
        update={"id": f"{case.id}{REWRITE}", "kind": "rewrite", "question": case.rewrite, "history": (), "rewrite": None}
    )
    follow_up = case.model_copy(update={"base": base.id})
    return ResolvedCase(case=base, gold=resolved.gold), ResolvedCase(case=follow_up, gold=resolved.gold)


def read_cases(file: str, content: bytes) -> list[tuple[int, Case]]:
    """Cases with their line numbers; blank lines are skipped. Raises InputError."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            (
                Problem(
                    file=file,
                    line=content[: error.start].count(b"\n") + 1,
                    what="not UTF-8",
                    fix="Save the file as UTF-8",
                ),
            )
        ) from error
    cases: list[tuple[int, Case]] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            cases.append((number, Case.model_validate(json.loads(line))))
        except json.JSONDecodeError as error:
            what = f"not JSON ({error.msg}, column {error.colno})"
            fix = "Write one JSON object per line"
            problems.append(Problem(file=file, line=number, what=what, fix=fix))
        except ValidationError as error:
            problems.extend(_explain(error, file, number))
    problems.extend(_across_lines(cases, file))
    if not cases and not problems:
        problems.append(Problem(file=file, what="no cases", fix="Write at least one line"))
    if problems:
        raise InputError(tuple(sorted(problems, key=lambda problem: problem.line)))
    return cases


def resolve(
    case: Case, directives: Directives, *, file: str, line: int
) -> tuple[tuple[tuple[Place, ...], ...], tuple[Problem, ...], tuple[str, ...]]:
    """The places of a case's quotes, what kept any from being found once, and what had to be moved to be found."""
    groups: list[tuple[Place, ...]] = []
    problems: list[Problem] = []
    notices: list[str] = []
    for group_number, group in enumerate(case.gold):
        places = []
        for item_number, item in enumerate(group):
            found = _locate(item, directives)
            if isinstance(found, Anchored):
                places.append(found.place)
                notices.extend([f"{file}:{line}: {found.notice}"] if found.notice else [])
            else:
                where = f"gold.{group_number}.{item_number}.{found.field}"
                problems.append(Problem(file=file, line=line, field=where, what=found.what, fix=found.fix))
        groups.append(tuple(places))
    return tuple(groups), tuple(problems), tuple(notices)


def pinned_lines(suite: Suite, directives: Directives) -> list[str]:
    """The suite as JSON lines whose judgments name quote, path, range and the text's hash as they are now."""
    lines = []
    for resolved in suite.cases:
        case = resolved.case
        if case.kind == "rewrite":
            continue  # made from its follow-up
        gold = [[_pinned(place, directives[place.doc_id]) for place in places] for places in resolved.gold]
        data = case.model_dump(mode="json", exclude_defaults=True) | {"gold": gold, "base": None if case.rewrite else case.base}
        lines.append(json.dumps(data, ensure_ascii=False))
    return lines


def _pinned(place: Place, directive: Directive) -> dict[str, Any]:
    return {
        "doc": place.doc_id,
        "quote": directive.text[place.start : place.end],
        "path": ".".join(place.provision) or None,
        "start": place.start,
        "end": place.end,
        "text_sha256": text_hash(directive.text),
    }


def _locate(item: GoldItem, directives: Directives) -> Anchored | Unanchored:
    directive = directives.get(item.doc)
    if directive is None:
        fix = f"Use one of: {', '.join(sorted(directives)) or '(none)'}"
        return Unanchored(field="doc", what=f"no directive {item.doc!r}", fix=fix)
    return anchor(item, directive)


def _explain(error: ValidationError, file: str, line: int) -> list[Problem]:
    """pydantic's errors as problems, without the input: a question must not leak through a message."""
    problems = []
    for detail in error.errors(include_url=False, include_input=False):
        what = detail["msg"].removeprefix("Value error, ")
        field = ".".join(str(part) for part in detail["loc"])
        fix = _FIXES.get(detail["type"], "See eval/README.md for the format")
        problems.append(Problem(file=file, line=line, field=field, what=what, fix=fix))
    return problems


def _across_lines(cases: list[tuple[int, Case]], file: str) -> list[Problem]:
    """Ids used twice, and bases that aren't a question of their own in the file."""
    problems = []
    first_line: dict[str, int] = {}
    for line, case in cases:
        if case.id in first_line:
            what = f"{case.id!r} is taken by line {first_line[case.id]}"
            problems.append(Problem(file=file, line=line, field="id", what=what, fix="Give every case its own id"))
        first_line.setdefault(case.id, line)
    bases = {case.id: case.base for _, case in cases}
    for line, case in cases:
        if case.base is not None and case.base not in bases:
            problems.append(
                Problem(
                    file=file,
                    line=line,
                    field="base",
                    what=f"no case {case.base!r} in the file",
                    fix="Name the id of the question it copies, or null",
                )
            )
        elif case.base is not None and bases[case.base] is not None:
            problems.append(
                Problem(
                    file=file,
                    line=line,
                    field="base",
                    what=f"{case.base!r} is itself a copy",
                    fix=f"Use its base {bases[case.base]!r}",
                )
            )
    return problems


def _shipped_digest(suite: str) -> str | None:
    path = resources.files("eval") / "cases" / SHIPPED[suite]
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
