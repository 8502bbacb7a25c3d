"""Provisions as a question meets them: sentences with the lead lines, headings and document around them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.heading import visible_span
from corpus.sentences import body_start
from corpus.text import UPPER, fold_diacritics, fold_display
from corpus.types import Directive, Level, Provision
from index.encode import StaticEncoder, TokenIds
from index.tokens import tokenise

ANSWER_LEVELS = frozenset(
    {
        Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION, Level.ARTICLE, Level.CLAUSE, Level.POINT, Level.SUBPOINT,
        Level.ITEM, Level.PARAGRAPH, Level.LEAD, Level.QUOTED, Level.ADDRESSEES, Level.RECIPIENTS, Level.SIGNATURE,
    }
)  # fmt: skip
"""The leaves that can answer; heading lines answer through the heading's fields, noise never."""
NUMBERED = frozenset({Level.ARTICLE, Level.CLAUSE, Level.POINT, Level.SUBPOINT})
_ENDMATTER = frozenset({Level.ADDRESSEES, Level.RECIPIENTS, Level.SIGNATURE})
_SENTENCE_END = re.compile(
    rf"(?<=[^\W\d_]{{2}}[.!?…])[\"”’)*]*\s+(?=[{UPPER}\d“\"(])|(?<=[”\"’)*][.!?…])[\"”’)*]*\s+(?=[{UPPER}\d“\"(])|(?<=\d[.!?…])\s+(?=[{UPPER}“\"])|(?<=\.\.\.)\s+(?=[{UPPER}“\"])"
)
_CLAUSE_END = re.compile(r"(?<=;)\s+")
_LONG_SENTENCE = 320  # characters: a longer sentence is quoted by its parts between semicolons
_LONG_LEAD = 200  # characters: a longer line says something, whatever it announces
_SHORT_LEAD = 90  # characters: a lead line of fewer only announces what follows


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A stretch of text ready to be matched.

    ``joined`` is its syllables between spaces, ``folded`` the same without diacritics, ``numbers`` its document numbers;
    ``vocabulary`` and ``bare`` are the different syllables of the two.
    """

    joined: str
    folded: str
    numbers: frozenset[str]
    ids: TokenIds
    vocabulary: frozenset[str]
    bare: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """The smallest thing that is quoted; [start, end) in the directive's text."""

    start: int
    end: int
    text: str  # display-folded
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One leaf provision: its sentences, and around it the lead lines and headings of the provisions it stands in."""

    doc_id: str
    leaf: Provision
    clause: Provision  # the enclosing numbered clause, or the leaf itself
    sentences: tuple[Sentence, ...]
    text: str  # the leaf, display-folded
    above: str  # the lead lines and headings above it, likewise
    words: Words
    around: Words  # lead lines and headings above, nearest first
    announces: bool  # a short lead line, which only says who or what the parts below are about
    endmatter: bool


class DocumentView:
    """A directive cut into passages; made once per directive and kept."""

    def __init__(self, directive: Directive, encoder: StaticEncoder) -> None:
        self.directive = directive
        self._encoder = encoder

    @cached_property
    def title(self) -> Words:
        """What the document is: title, subject, places."""
        heading = self.directive.heading
        parts = [self.directive.title, heading.subject.value or "", *self.directive.jurisdiction]
        return self._words([" ".join(parts)])[0]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every leaf that can answer, in document order."""
        picked: list[tuple[Provision, tuple[Provision, ...]]] = []
        _collect(self.directive.root, (), picked)
        cut = [_sentences(self.directive, leaf) for leaf, _ in picked]
        texts: list[str] = []
        for (leaf, above), sentences in zip(picked, cut, strict=True):
            texts += [text for _, _, text in sentences]
            texts += [fold_display(leaf.text), _around(leaf, above)]
        words = iter(self._words(texts))
        passages = []
        for (leaf, above), sentences in zip(picked, cut, strict=True):
            made = tuple(Sentence(start=start, end=end, text=text, words=next(words)) for start, end, text in sentences)
            passages.append(
                Passage(
                    doc_id=self.directive.doc_id,
                    leaf=leaf,
                    clause=enclosing_clause(leaf, above),
                    sentences=made,
                    text=fold_display(leaf.text),
                    above=_around(leaf, above),
                    words=next(words),
                    around=next(words),
                    announces=_announces(leaf),
                    endmatter=leaf.level in _ENDMATTER,
                )
            )
        return tuple(passage for passage in passages if passage.sentences)

    def _words(self, texts: Sequence[str]) -> list[Words]:
        ids = self._encoder.token_ids(texts) if texts else []
        found = []
        for text, row in zip(texts, ids, strict=True):
            tokens = tokenise(text)
            joined = f" {' '.join(tokens.syllables)} "
            folded = fold_diacritics(joined)
            found.append(
                Words(
                    joined=joined,
                    folded=folded,
                    numbers=frozenset(tokens.numbers),
                    ids=row,
                    vocabulary=frozenset(tokens.syllables),
                    bare=frozenset(folded.split()),
                )
            )
        return found


def _announces(leaf: Provision) -> bool:
    """A short lead line, a longer one that ends in a colon after little, and a chapter's title alone."""
    text = fold_display(leaf.text).strip("* ")
    if leaf.level is Level.LEAD:
        return len(text) < _SHORT_LEAD or (
            text.endswith(("như sau:", "sau đây:", "gồm:", "bao gồm:")) and len(text) < _LONG_LEAD
        )
    return leaf.level is Level.PARAGRAPH and text.isupper()


def enclosing_clause(leaf: Provision, above: Sequence[Provision]) -> Provision:
    """The innermost Điều or khoản around a leaf; where there is none, the leaf's numbered section or the leaf itself."""
    chain = [*above, leaf]
    for level in (Level.CLAUSE, Level.ARTICLE):
        found = [provision for provision in chain if provision.level is level]
        if found:
            return found[-1]
    return leaf


def _collect(provision: Provision, above: tuple[Provision, ...], into: list[tuple[Provision, tuple[Provision, ...]]]) -> None:
    if not provision.children:
        if provision.level in ANSWER_LEVELS:
            into.append((provision, above))
        return
    for child in provision.children:
        _collect(child, (*above, provision), into)


def _sentences(directive: Directive, leaf: Provision) -> list[tuple[int, int, str]]:
    end = leaf.start + visible_span(leaf.text, 0, len(leaf.text)).end
    start = body_start(directive.text, leaf)
    found: list[tuple[int, int, str]] = []
    for first, last in _split(directive.text, start, end, _SENTENCE_END):
        parts = _split(directive.text, first, last, _CLAUSE_END) if last - first > _LONG_SENTENCE else [(first, last)]
        found.extend((a, b, fold_display(directive.text[a:b])) for a, b in parts if directive.text[a:b].strip("* \n\t\xa0"))
    return found


def _split(text: str, start: int, end: int, boundary: re.Pattern[str]) -> list[tuple[int, int]]:
    spans = []
    at = start
    for match in boundary.finditer(text, start, end):
        stop = match.start() + len(match[0].rstrip()) if match[0].strip() else match.start()
        spans.append((at, stop))
        at = match.end()
    spans.append((at, end))
    return [(first, last) for first, last in spans if last > first]


def _around(leaf: Provision, above: Sequence[Provision]) -> str:
    """Lead lines and headings above a leaf, nearest first, without its own."""
    parts = [provision.heading for provision in reversed(above) if provision.heading and provision.level is not Level.DOCUMENT]
    return " \n ".join(part for part in parts if not (leaf.level is Level.LEAD and part in fold_display(leaf.text)))
