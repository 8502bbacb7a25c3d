"""Case files to resolved suites; a bad line names file, line, field and fix."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from importlib import resources
from pathlib import Path

from pydantic import ValidationError

from eval.place import place_of
from eval.types import Case, Directives, GoldItem, InputError, Place, Problem, ResolvedCase, Suite

SHIPPED = {"dev": "directives-dev.jsonl", "test": "directives-test.jsonl"}
HIDDEN = "test"

_FIXES = {
    "missing": "Add the field",
    "extra_forbidden": "Remove it or correct its name",
    "literal_error": "Use one of the values listed",
    "string_too_short": "Write some text",
    "string_type": "Write a string",
    "tuple_type": "Write a list of lists of {doc, quote}",
    "value_error": "Correct the line",
}


def suite_path(suite: str) -> Path:
    """The file behind ``dev``, ``test`` or a path; raises InputError where there is none."""
    path = Path(str(resources.files("eval") / "cases" / SHIPPED[suite])) if suite in SHIPPED else Path(suite)
    if not path.is_file():
        raise InputError((Problem(file=suite, what="no such case file", fix="Use dev, test or the path of a .jsonl file"),))
    return path


def load_suite(suite: str, directives: Directives) -> Suite:
    """Read and resolve a suite; raises InputError with every mistake in it."""
    path = suite_path(suite)
    content = path.read_bytes()
    numbered = read_cases(path.name, content)
    resolved: list[ResolvedCase] = []
    problems: list[Problem] = []
    for line, case in numbered:
        gold, wrong = resolve(case, directives, file=path.name, line=line)
        resolved.append(ResolvedCase(case=case, gold=gold))
        problems.extend(wrong)
    if problems:
        raise InputError(tuple(problems))
    digest = hashlib.sha256(content).hexdigest()
    hidden = suite == HIDDEN or digest == _shipped_digest(HIDDEN)
    name = HIDDEN if hidden else suite if suite in SHIPPED else path.stem
    return Suite(name=name, sha256=digest, hidden=hidden, cases=tuple(resolved))


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
) -> tuple[tuple[tuple[Place, ...], ...], tuple[Problem, ...]]:
    """The places of a case's quotes, and what kept any of them from being found exactly once."""
    groups: list[tuple[Place, ...]] = []
    problems: list[Problem] = []
    for group_number, group in enumerate(case.gold):
        places = []
        for item_number, item in enumerate(group):
            found = _locate(item, directives)
            if isinstance(found, Place):
                places.append(found)
            else:
                field, what, fix = found
                where = f"gold.{group_number}.{item_number}.{field}"
                problems.append(Problem(file=file, line=line, field=where, what=what, fix=fix))
        groups.append(tuple(places))
    return tuple(groups), tuple(problems)


def _locate(item: GoldItem, directives: Directives) -> Place | tuple[str, str, str]:
    """The place of a quote, or (field, what is wrong, fix)."""
    directive = directives.get(item.doc)
    if directive is None:
        return "doc", f"no directive {item.doc!r}", f"Use one of: {', '.join(sorted(directives)) or '(none)'}"
    quote = unicodedata.normalize("NFC", item.quote)
    if not quote.strip():
        return "quote", "only white space", "Quote some words"
    start = directive.text.find(quote)
    if start < 0:
        return "quote", f"{item.quote!r} is not in {item.doc!r}", "Copy it verbatim from the directive's text"
    if directive.text.find(quote, start + 1) >= 0:
        return "quote", f"{item.quote!r} stands more than once in {item.doc!r}", "Quote more words around it"
    return place_of(directive, start, start + len(quote))


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
