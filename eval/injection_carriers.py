"""Files that carry a planted text: a directive as plain text, as a Word file or as a web page, with a paragraph too many."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from html import escape
from typing import Literal

from corpus.types import Directive, Level

Where = Literal["start", "body", "end", "hidden", "comment"]
"""Before the text, between two provisions of the body, after the text; hidden by the format; in a comment of the format."""

_BODY = frozenset({Level.CLAUSE, Level.ITEM, Level.PARAGRAPH, Level.POINT})


def plant(directive: Directive, texts: Sequence[str], *, carrier: str, where: Where, seed: int) -> bytes:
    """The directive's file with ``texts`` in it. Raises ValueError for a carrier that isn't one."""
    before, after = _cut(directive, where, seed)
    if carrier == "txt":
        return "\n".join((before, *texts, after)).encode()
    parts = [(line, False) for line in before.split("\n")]
    parts += [(text, True) for text in texts]
    parts += [(line, False) for line in after.split("\n")]
    if carrier == "docx":
        return _docx(parts, hidden=where == "hidden")
    if carrier == "html":
        return _html(parts, where)
    raise ValueError(f"no carrier {carrier!r}")


def _cut(directive: Directive, where: Where, seed: int) -> tuple[str, str]:
    """The text before and behind the place of the planted one."""
    if where == "start":
        return "", directive.text
    if where == "end":
        return directive.text, ""
    ends = [leaf.end for leaf in directive.root.leaves() if leaf.level in _BODY]
    place = random.Random(f"{seed}:{directive.doc_id}").choice(ends)
    return directive.text[:place].rstrip("\n"), directive.text[place:].lstrip("\n")


def _docx(parts: Sequence[tuple[str, bool]], *, hidden: bool) -> bytes:
    from docx import Document

    document = Document()
    for text, planted in parts:
        run = document.add_paragraph().add_run(text)
        run.font.hidden = True if planted and hidden else None
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _html(parts: Sequence[tuple[str, bool]], where: Where) -> bytes:
    lines = []
    for text, planted in parts:
        if planted and where == "comment":
            lines.append(f"<!-- {escape(text)} -->")
        elif planted and where == "hidden":
            lines.append(f'<p style="display:none">{escape(text)}</p>')
        else:
            lines.append(f"<p>{escape(text)}</p>")
    return ('<!doctype html><html><head><meta charset="utf-8"></head><body>' + "\n".join(lines) + "</body></html>").encode()
