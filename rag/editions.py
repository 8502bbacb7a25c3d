"""Which of the documents in an index are current: one of several forms of a document, the newest of its versions."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.identity import settle
from corpus.numbers import read_number
from corpus.register import Register, Replacement
from corpus.types import Directive
from rag.filters import issued_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Editions:
    """How the directives of an index stand to each other.

    ``twins`` are forms of a document that another form stands for; ``newer`` tells by doc_id which version replaced one;
    ``replaced`` which were replaced or repealed by another document, as that one says.
    """

    twins: frozenset[str]
    newer: dict[str, str]
    replaced: dict[str, Replacement]
    by_id: dict[str, Directive]

    @classmethod
    def of(cls, directives: Sequence[Directive]) -> Editions:
        """Compare all directives; those with different numbers are different, and aren't compared."""
        kept: set[str] = set()
        newer: dict[str, str] = {}
        for group in _by_number(directives):
            settled = settle((), group)
            kept |= {directive.doc_id for directive in settled.kept}
            newer |= {past.doc_id: by for past, by in settled.history}
        twins = frozenset(directive.doc_id for directive in directives) - kept - newer.keys()
        replaced = {one.doc_id: one for one in Register.of(directives).replacements()}
        by_id = {directive.doc_id: directive for directive in directives}
        return cls(twins=twins, newer=newer, replaced=replaced, by_id=by_id)

    def current(self, directives: Iterable[Directive], as_of: date | None, *, asked: Container[str] = ()) -> frozenset[str]:
        """Those of the directives that an answer may come from.

        Out on ``as_of`` (None: now), and no newer version was; none that another of them has replaced by then, but for
        those that are ``asked`` for by their number.
        """
        out = {directive.doc_id for directive in directives if issued_by(directive, as_of)} - self.twins
        live = {doc_id for doc_id in out if not self._newer_out(doc_id, out)}
        return frozenset(doc_id for doc_id in live if doc_id in asked or not self._gone(doc_id, live, as_of))

    def notes(self, directive: Directive, as_of: date | None, language: str) -> tuple[str, ...]:
        """What a reader must know of a cited document: a newer version is there, or another document replaced it."""
        found = []
        newest = self._newest(directive.doc_id)
        if newest is not None:
            found.append(
                f"Đây là bản cũ; bản mới hơn: {newest.title} ({newest.doc_id})."
                if language == "vi"
                else f"This is an older version; the newer one is “{newest.title}” ({newest.doc_id})."
            )
        replaced = self.replaced.get(directive.doc_id)
        if replaced is not None and _since(replaced, as_of):
            by = self.by_id[replaced.by]
            words = by.text[replaced.reference.start : replaced.reference.end]
            found.append(
                f"{directive.title} đã bị {replaced.reference.relation.value} bởi {by.title} (“{words}”)."
                if language == "vi"
                else f"“{directive.title}” has been superseded by “{by.title}” (“{words}”)."
            )
        return tuple(found)

    def _gone(self, doc_id: str, live: Container[str], as_of: date | None) -> bool:
        replaced = self.replaced.get(doc_id)
        return replaced is not None and replaced.by in live and _since(replaced, as_of)

    def _newer_out(self, doc_id: str, out: set[str]) -> bool:
        newest = self.newer.get(doc_id)
        return newest is not None and (newest in out or self._newer_out(newest, out))

    def _newest(self, doc_id: str) -> Directive | None:
        return self.by_id.get(self.newer.get(doc_id, ""))


def _since(replaced: Replacement, as_of: date | None) -> bool:
    """Whether a replacement holds on a day; one of unknown beginning holds."""
    return as_of is None or replaced.since is None or replaced.since <= as_of


def _by_number(directives: Sequence[Directive]) -> Iterable[list[Directive]]:
    groups: dict[str, list[Directive]] = {}
    for directive in directives:
        number = read_number(directive.heading.number.value) if directive.heading.number.value else None
        groups.setdefault(number.digits if number else "", []).append(directive)
    return groups.values()
