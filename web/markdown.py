"""An answer's Markdown to HTML. Raw HTML, links and images in it stay text: nothing it says can run or load anything."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

KEY = re.compile(r"\[(\w{1,8})\]")
NO_BREAK_SPACE = "\u00a0"
UNSAFE_OR_SURPRISING = ("link", "image", "autolink", "reference", "html_block", "html_inline", "code", "fence", "entity")


@cache
def _renderer() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table").disable(UNSAFE_OR_SURPRISING)


def _with_citations(token: Token, links: Mapping[str, str]) -> list[Token]:
    """A text token cut at the citation keys that ``links`` knows; each key becomes its HTML."""
    out, done = [], 0
    for match in KEY.finditer(token.content):
        if match[1] in links:
            before = token.content[done : match.start()]
            if before.endswith(" "):  # a citation stays with the word it follows
                before = before[:-1] + NO_BREAK_SPACE
            out.append(Token("text", "", 0, content=before))
            out.append(Token("html_inline", "", 0, content=links[match[1]]))
            done = match.end()
    out.append(Token("text", "", 0, content=token.content[done:]))
    return out


def markdown_html(text: str, links: Mapping[str, str]) -> str:
    """``text`` as HTML, with every ``[key]`` of ``links`` replaced by its (already safe) HTML."""
    renderer = _renderer()
    tokens = renderer.parse(text)
    for token in tokens:
        if token.children:
            token.children = [
                part
                for child in token.children
                for part in (_with_citations(child, links) if child.type == "text" else (child,))
            ]
    return str(renderer.renderer.render(tokens, renderer.options, {}))


def plain_text(text: str) -> str:
    """``text`` without its emphasis marks, for the clipboard."""
    return re.sub(r"\*\*(.+?)\*\*", r"\1", text)


def attribute(value: str) -> str:
    """``value`` as it stands between double quotes in a tag."""
    return escape(value, quote=True)
