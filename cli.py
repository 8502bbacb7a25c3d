"""The ``chithi`` command."""

from __future__ import annotations

import sys
from typing import Any, NoReturn

import typer

from commands import ask, build, documents, serve
from corpus.errors import AssistantError

app = typer.Typer(
    name="chithi",
    help="Hỏi đáp có trích dẫn trên văn bản chỉ đạo: mỗi câu trả lời trích nguyên văn điều khoản. / "
    "Cited answers over Vietnamese directives.\n\n"
    "Bắt đầu / start: chithi build → chithi ask 'Ai phải báo cáo hằng ngày ở Bắc Hà?' → chithi serve",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for _command in (
    build.build, build.remove, documents.list_documents, ask.ask, ask.replay, documents.search, documents.show,
    documents.read, documents.references, serve.serve,
):  # fmt: skip
    app.command("list" if _command is documents.list_documents else None)(_command)
_FAILED = 2
_UsageError: type[Exception] = typer.BadParameter.__mro__[
    2
]  # what Typer raises for a command that it can't read; it has no public name


def main() -> None:
    """Entry point: what a user can put right becomes a message and exit code 2, without a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # What UTF-8 can't hold, half a surrogate pair, is written as JSON writes it.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if "--help" in sys.argv or len(sys.argv) == 1:
        _name_help_panels()
    _mount_eval()
    try:
        code = app(standalone_mode=False)
    except AssistantError as error:
        _fail(error.message, error.hint)
    except _UsageError as error:
        _fail_usage(error)
    except ValueError as error:
        _fail_settings(error)
    except OSError as error:
        where = f" {str(error.filename)!r}" if error.filename else ""
        _fail(f"Không đọc hoặc ghi được{where}: {error.strerror}. / Cannot read or write it.", "")
    except typer.Abort:
        raise SystemExit(1) from None
    raise SystemExit(code)


def _fail(message: str, hint: str) -> NoReturn:
    typer.secho(message, fg=typer.colors.RED, err=True)
    if hint:
        typer.secho(f"→ {hint}", err=True)
    raise SystemExit(_FAILED) from None


def _fail_usage(error: Any) -> NoReturn:
    """A command that can't be read; where no command was given, its help is on the screen already."""
    message = error.format_message()
    if not message:
        raise SystemExit(_FAILED) from None
    context = getattr(error, "ctx", None)
    _fail(f"Lệnh chưa đúng. / The command isn't right: {message}", f"{context.command_path if context else 'chithi'} --help")


def _fail_settings(error: ValueError) -> NoReturn:
    """A ``CHITHI_…`` variable with a value that it can't have; any other wrong value is a bug, and raised as it is."""
    from pydantic import ValidationError  # pydantic takes a third of a second, which a help page can do without

    if not isinstance(error, ValidationError) or not error.title.endswith("Settings"):
        raise error
    first = error.errors()[0]
    name = f"CHITHI_{'_'.join(str(part) for part in first['loc'])}".upper()
    _fail(
        f"{name}={first.get('input')!r} không dùng được. / {name} cannot have this value: {first['msg']}.",
        f"unset {name}",
    )


def _name_help_panels() -> None:
    """Vietnamese first in Typer's own headings of a help page."""
    from typer import rich_utils  # takes a quarter of a second

    rich_utils.ARGUMENTS_PANEL_TITLE = "Đối số / arguments"
    rich_utils.OPTIONS_PANEL_TITLE = "Tùy chọn / options"
    rich_utils.COMMANDS_PANEL_TITLE = "Lệnh / commands"
    rich_utils.REQUIRED_LONG_STRING = "[bắt buộc / required]"
    rich_utils.DEFAULT_STRING = "[mặc định / default: {}]"


def _mount_eval() -> None:
    """The evaluator's commands; imported only where they're asked for, their libraries take a second."""
    if len(sys.argv) == 1 or sys.argv[1] in ("eval", "--help"):
        from eval.cli import app as eval_app

        app.add_typer(
            eval_app,
            name="eval",
            help="Đánh giá / evaluate: run, validate, compare, check, report, export, draft, injection, judge, beir",
        )


if __name__ == "__main__":
    main()
