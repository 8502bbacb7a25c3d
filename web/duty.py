"""Who must do what, how often, by when, reporting to whom: the parts of a duty as a list above its quote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from corpus.text import fold_display
from rag.types import Answer, DutyPart
from web.strings import Strings

LONGEST_ACTION = 160  # characters; a longer action is read in its quote
LONGEST_PART = 400  # characters; no list is easier to read than the clause with such a part
SHARE_OF_QUOTE = 0.6  # an action that makes up more than this of the quote below says nothing new
_LINE = re.compile(r"- (?P<role>[^:\n]{1,40}): .*\[(?P<key>\w{1,8})\]\s*")


def shown_parts(answer: Answer) -> tuple[DutyPart, ...]:
    """The parts that a list adds something with: not an action that is all but the quote itself, nor a list of only that."""
    quotes = {citation.key: " ".join(fold_display(citation.quote).split()) for citation in answer.citations}
    return tuple(part for part in answer.duty if part.text.strip() and not _repeats(part, quotes.get(part.key, "")))


def _repeats(part: DutyPart, quote: str) -> bool:
    words = " ".join(part.text.split())
    if len(words) > LONGEST_PART:
        return True
    if len(words) > LONGEST_ACTION and (words in quote or quote.rstrip(" .;") in words):
        return True
    return words in quote and len(words) > SHARE_OF_QUOTE * len(quote)


def text_beside(answer: Answer, parts: tuple[DutyPart, ...]) -> str:
    """The answer's text without the lines "- role: “words” [key]" of ``parts``, which the list shows."""
    listed = {(part.role, part.key) for part in parts}
    kept = []
    for line in answer.text.split("\n"):
        match = _LINE.fullmatch(line)
        if match is None or (match["role"], match["key"]) not in listed:
            kept.append(line)
    return "\n".join(kept).strip("\n")


def duty_html(parts: tuple[DutyPart, ...], links: Mapping[str, str], language: str, strings: Strings) -> str:
    """The parts as a definition list; ``links`` are the citations' numbers as HTML. "" where there are no parts."""
    if not parts:
        return ""
    keys = dict.fromkeys(part.key for part in parts)
    cites = "".join(links.get(key, "") for key in keys)
    rows = "".join(
        f'<div><dt lang="{escape(language)}">{escape(part.role)}</dt><dd lang="vi">{escape(part.text)}</dd></div>'
        for part in parts
    )
    return f'<section class="duty"><h3>{escape(strings.duty)}{cites}</h3><dl>{rows}</dl></section>'
