"""Building the index, and taking documents out of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.options import HomeOption, JsonOption, home_of, progress_bars

if TYPE_CHECKING:
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
        directives = read_corpus(
            paths if paths else shipped_paths(), progress=lambda done, total: progress("Đọc văn bản / reading", done, total)
        )
        return build_directives(
            home, directives, settings=settings, encoder=open_encoder(settings.encoder), add=add, progress=progress
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
