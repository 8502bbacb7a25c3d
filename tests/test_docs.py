"""The documents tell the truth: every command, option, setting, route and field is there, and nothing that isn't."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from fastapi import FastAPI
from fastapi.routing import APIRoute
from pydantic_settings import BaseSettings

import cli
from corpus.manifest import manifest
from corpus.text import decode
from eval.cli import app as eval_app
from eval.types import Measure
from rag.types import Answer, Citation, Status
from web.api import add_routes

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EVAL_README = (ROOT / "eval" / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted({ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "eval" / "README.md", *ROOT.glob("docs/**/*.md")})
SETTINGS_MODULES = sorted(".".join(path.relative_to(ROOT).with_suffix("").parts) for path in ROOT.glob("[a-z]*/*settings.py"))
NOT_SETTINGS = frozenset({"CHITHI_REQUIRE_BROWSER"})  # read by the tests alone
MACHINE_PATH = re.compile(r"(?<![\w.~*>-])/(?:work|tmp|home|root|Users|opt|mnt|srv|data)/|\b[A-Z]:\\")
LINK = re.compile(r"\]\(([^)\s]+)\)")

Commands = dict[str, Any]


def commands_of(app: typer.Typer) -> Commands:
    return dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def options_of(command: Any) -> list[str]:
    return [name for parameter in command.params for name in parameter.opts if name.startswith("--") and name != "--help"]


def settings_classes() -> list[type[BaseSettings]]:
    return [
        value
        for name in SETTINGS_MODULES
        for value in vars(importlib.import_module(name)).values()
        if isinstance(value, type) and issubclass(value, BaseSettings) and value.__module__ == name
    ]


def variables() -> Iterator[tuple[str, object]]:
    """Each environment variable with its default; a name that two packages share comes twice."""
    for settings in settings_classes():
        for name, field in settings.model_fields.items():
            yield f"{settings.model_config['env_prefix']}{name}".upper(), field.default


def anchors(markdown: str) -> set[str]:
    """The anchors of a document's headings, made as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", markdown, flags=re.DOTALL), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def blocks(markdown: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", markdown, flags=re.DOTALL)


def the_answer() -> dict[str, Any]:
    return next(json.loads(block) for block in blocks(README, "json") if '"receipt"' in block)


@pytest.mark.parametrize("name", commands_of(cli.app))
def test_readme_names_the_command_and_its_options(name: str) -> None:
    row = next((line for line in README.splitlines() if line.startswith(f"| `chithi {name}")), "")
    assert row, f"README's table of commands has no row for `chithi {name}`"
    assert [option for option in options_of(commands_of(cli.app)[name]) if f"`{option}" not in row] == []


@pytest.mark.parametrize("name", commands_of(eval_app))
def test_documents_name_the_evaluation_command_and_its_options(name: str) -> None:
    assert f"chithi eval {name}" in README
    assert f"chithi eval {name}" in EVAL_README
    shown = README + EVAL_README
    assert [option for option in options_of(commands_of(eval_app)[name]) if option not in shown] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_commands_in_documents_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    code = "\n".join([*blocks(text, "sh"), *blocks(text, "console"), *re.findall(r"`([^`\n]+)`", text)])
    shown = re.findall(r"^(?:\$ )?(?:CHITHI_\S+ )?chithi (eval [a-z]+|[a-z]+)", code, flags=re.MULTILINE)
    known = {*commands_of(cli.app), "eval", *(f"eval {name}" for name in commands_of(eval_app))}
    assert sorted(set(shown) - known) == []


def test_settings_are_found() -> None:
    assert {settings.__module__ for settings in settings_classes()} >= {"index.settings", "rag.settings", "web.settings"}


@pytest.mark.parametrize(("variable", "default"), sorted(set(variables()), key=str))
def test_readme_has_the_setting_with_its_default(variable: str, default: object) -> None:
    row = next((line for line in README.splitlines() if line.startswith(f"| `{variable}` |")), "")
    shown = "none" if default in (None, "") else f"`{default}`"
    assert row.split(" | ")[1:2] == [shown]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_settings_in_documents_exist(document: Path) -> None:
    shown = set(re.findall(r"CHITHI_[A-Z_]*[A-Z]", document.read_text(encoding="utf-8")))
    assert shown - {variable for variable, _ in variables()} - NOT_SETTINGS == set()


def test_readme_has_every_route() -> None:
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    add_routes(app, None)  # type: ignore[arg-type]  # no route is called
    paths = [route.path for router in (app, *included(app)) for route in router.routes if isinstance(route, APIRoute)]
    assert {"/api/ask", "/doc/{doc_id}"} <= set(paths)
    assert [path for path in paths if path not in README] == []


def included(app: FastAPI) -> list[Any]:
    """Routers that FastAPI keeps whole instead of copying their routes."""
    return [route.original_router for route in app.routes if hasattr(route, "original_router")]


def test_readme_explains_every_field_and_status() -> None:
    names = [field.name for kind in (Answer, Citation) for field in dataclasses.fields(kind)]
    cells = " ".join(line.split(" | ")[0] for line in README.splitlines() if line.startswith("| `"))
    assert [name for name in [*names, *Status] if f"`{name}`" not in cells] == []


def test_the_example_has_the_fields_of_an_answer() -> None:
    example = the_answer()
    assert list(example) == [field.name for field in dataclasses.fields(Answer)]
    assert list(example["citations"][0]) == [field.name for field in dataclasses.fields(Citation)]


def test_the_example_quotes_what_stands_there() -> None:
    citation = the_answer()["citations"][0]
    entry = next(entry for entry in manifest().values() if entry.doc_id == citation["doc_id"])
    text = decode((ROOT / "corpus" / "directives" / entry.file).read_bytes(), source=entry.file)
    assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert citation["clause_start"] <= citation["start"] < citation["end"] <= citation["clause_end"]
    assert text[citation["clause_start"] :].startswith(citation["clause_text"].rstrip(" …"))


@pytest.mark.parametrize("block", blocks(README, "python"))
def test_python_examples_import_what_there_is(block: str) -> None:
    imports = [node for node in ast.walk(ast.parse(block)) if isinstance(node, ast.ImportFrom)]
    ours = [(node.module, name.name) for node in imports for name in node.names if node.module in {"rag", "index", "corpus"}]
    assert ours
    assert [(module, name) for module, name in ours if name not in importlib.import_module(str(module)).__all__] == []


def test_figures_name_real_measures() -> None:
    text = (ROOT / "docs" / "figures.md").read_text(encoding="utf-8")
    heads = [line for line in text.splitlines() if line.startswith("| kind |")]
    shown = [name for line in heads for name in re.findall(r"`([^`]+)`", line)]
    assert shown
    assert [name for name in shown if name not in set(Measure)] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_resolve(document: Path) -> None:
    broken = []
    for link in LINK.findall(document.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        file, _, anchor = link.partition("#")
        target = (document.parent / file).resolve() if file else document
        if not target.is_file() or (anchor and anchor not in anchors(target.read_text(encoding="utf-8"))):
            broken.append(link)
    assert broken == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_documents_name_no_path_of_a_machine(document: Path) -> None:
    assert MACHINE_PATH.findall(document.read_text(encoding="utf-8")) == []
