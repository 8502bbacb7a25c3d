"""Building the index, and taking documents out of it."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.options import HomeOption, JsonOption, home_of, progress_bars

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.types import Directive
    from index.build import BuildReport


def build(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Tệp hoặc thư mục; bỏ trống = bộ văn bản kèm theo / files or folders; none = the shipped corpus"),
    ] = None,
    add: Annotated[bool, typer.Option("--add", help="Giữ văn bản đang có / keep what is there")] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Lập chỉ mục / build the index.

    Bản cũ vẫn trả lời cho tới khi bản mới xong / the old index answers until the new one is whole.
    """
    report = build_index(home_of(home), paths, add=add)
    print_report(report, as_json)


def build_index(home: Path, paths: list[Path] | None, *, add: bool = False) -> BuildReport:
    """Read the files (the shipped corpus for none) and build; progress on the terminal."""
    from corpus.manifest import shipped_paths
    from corpus.read import read_corpus
    from index.build import build as build_directives
    from index.encode import open_encoder
    from index.settings import IndexSettings, from_environment

    settings = from_environment(IndexSettings)
    with progress_bars() as progress:
        files = paths if paths else shipped_paths()
        told = partial(progress, "Đọc văn bản / reading")
        directives = read_corpus(files, progress=told)
        clashing = _clashing(home, directives) if add else frozenset()
        if clashing:
            directives = read_corpus(files, taken=clashing, progress=told)
        return build_directives(
            home, directives, settings=settings, encoder=open_encoder(settings.encoder), add=add, progress=progress
        )


def _clashing(home: Path, directives: Sequence[Directive]) -> frozenset[str]:
    """The ids of documents in the index that another document's file has the name of: that one must not replace them."""
    from corpus.identity import Sameness, identity, sameness
    from index.changes import published
    from index.store import Index

    if published(home) is None:
        return frozenset()
    index = Index(home)
    old = {directive.doc_id: index.directive(directive.doc_id) for directive in directives if directive.doc_id in index.doc_ids}
    index.close()
    return frozenset(
        new.doc_id
        for new in directives
        if new.doc_id in old
        and identity(new) is not None
        and identity(old[new.doc_id]) is not None
        and sameness(old[new.doc_id], new) is Sameness.OTHER
    )


def print_report(report: BuildReport, as_json: bool) -> None:
    """What a build or a removal did, in one line."""
    from dataclasses import asdict

    if as_json:
        typer.echo(json.dumps(asdict(report), ensure_ascii=False))
    elif report.unchanged:
        typer.echo(f"Không có gì thay đổi: {report.documents} văn bản, {report.chunks} đoạn. / Nothing changed.")
    else:
        typer.echo(
            f"Chỉ mục có {report.documents} văn bản, {report.chunks} đoạn "
            f"({report.embedded} đoạn mã hóa mới, {report.reused} dùng lại). / "
            f"The index holds {report.documents} documents, {report.chunks} chunks "
            f"({report.embedded} embedded, {report.reused} reused)."
        )


def remove(
    doc_id: Annotated[str, typer.Argument(help="Mã văn bản, xem `chithi list` / document id, see `chithi list`")],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bỏ một văn bản khỏi chỉ mục / remove one document from the index."""
    from index.build import remove as remove_document

    print_report(remove_document(home_of(home), doc_id), as_json)
