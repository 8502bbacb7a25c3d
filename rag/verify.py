"""The gate that every answer passes: what its citations don't bear out isn't shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from corpus.text import fold_display
from corpus.types import Directive, FieldSource
from rag import labels
from rag.types import Answer, Citation, Status
from rag.verify_claims import Claim, Kind, unsupported
from rag.verify_overlap import strays
from rag.verify_support import Support, hide
from rag.verify_text import KEYS, Unit, quoted, units

_LISTED = ("theo danh mục", "according to the corpus list")
"""How an answer says that a heading field is supplied by the corpus list, so that no line of the text can be cited."""
_MOST_REASONS = 12  # dropped sentences that a receipt spells out


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A sentence and what is wrong with it; nothing wrong: it may be shown."""

    text: str
    wrong: tuple[Claim, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the sentence may be shown."""
        return not self.wrong


class Gate:
    """Judges sentences against the citations that they may use. One gate for extracted and for generated answers."""

    def __init__(
        self, citations: Iterable[Citation], directives: Mapping[str, Directive] | Iterable[Directive], language: str
    ) -> None:
        rows = directives.values() if isinstance(directives, Mapping) else directives
        self._directives = {directive.doc_id: directive for directive in rows}
        self.citations = {one.key: one for one in citations if is_true(one, self._directives.get(one.doc_id))}
        self._language = language
        self._supports: dict[str, Support] = {}

    @property
    def quotes(self) -> tuple[str, ...]:
        """The citations' quotes as answers write them, longest first."""
        return tuple(sorted((fold_display(one.quote) for one in self.citations.values()), key=len, reverse=True))

    def keep(self, keys: Iterable[str]) -> None:
        """Admit these keys only: those whose clauses the writer of the sentences was given."""
        kept = frozenset(keys)
        self.citations = {key: one for key, one in self.citations.items() if key in kept}

    def support(self, key: str) -> Support:
        """What a key's citation supports."""
        if key not in self._supports:
            citation = self.citations[key]
            self._supports[key] = Support(self._directives[citation.doc_id], citation)
        return self._supports[key]

    def check(self, unit: Unit, keys: Sequence[str] = ()) -> Verdict:
        """Judge one sentence; ``keys`` are those of the lines that a leading line announces."""
        used = unit.keys or tuple(keys)
        unknown = [key for key in used if key not in self.citations]
        if not used or unknown:
            told = ", ".join(f"[{key}]" for key in unknown)
            return Verdict(text=unit.text, wrong=(Claim(kind=Kind.KEY, text=told),))
        return self._judge(unit, [self.support(key) for key in used])

    def check_supplied(self, unit: Unit) -> Verdict:
        """Judge a sentence without a key that tells a heading field from the corpus list."""
        folded = unit.text.lower()
        if any(words in folded for words in _LISTED):
            for directive in self._directives.values():
                if directive.title in unit.text and is_listed(directive):
                    return self._judge(unit, [Support(directive, None)], whole=False)
        return Verdict(text=unit.text, wrong=(Claim(kind=Kind.KEY, text=""),))

    def _judge(self, unit: Unit, supports: Sequence[Support], *, whole: bool = True) -> Verdict:
        left, wrong = self._without_quotes(unit.words, supports)
        wrong += unsupported(left, supports, self._language)
        if whole and not wrong and not unit.leads:
            for known in _written_out(supports):
                left = _blank(left, known)
            anchored = left != unit.words or any(char.isdigit() for char in left)
            wrong += strays(left, supports, self._language, anchored=anchored)
        return Verdict(text=unit.text, wrong=wrong)

    def _without_quotes(self, text: str, supports: Sequence[Support]) -> tuple[str, tuple[Claim, ...]]:
        """``text`` with the quotes, titles and labels that are its citations' own blanked out, and the quotes that aren't."""
        left = text
        for support in supports:
            if support.citation is not None:
                left = _blank(left, f"“{fold_display(support.citation.quote)}”")
        wrong = []
        for start, end in quoted(left):
            inner = fold_display(left[start:end]).strip()
            if any(inner in source for support in supports for source in support.quotable):
                left = hide(left, [(start - 1, end + 1)])
            elif inner:
                wrong.append(Claim(kind=Kind.QUOTE, text=inner))
        for support in supports:
            for known in _names_of(support, self._language):
                left = _blank(left, known)
        return left, tuple(wrong)


def _names_of(support: Support, language: str) -> tuple[str, ...]:
    """How an answer names a citation's document, provision and lead line."""
    label = support.citation.label if support.citation is not None else ""
    leads = tuple(f"({lead.rstrip(' :.;')})" for lead in support.leads)
    return (support.directive.title, labels.label(label, language), label, *leads)


def _written_out(supports: Sequence[Support]) -> list[str]:
    """Heading values and lead lines that an answer may hold word for word, in Vietnamese within English too."""
    return sorted({text for support in supports for text in (*support.heading, *support.leads)}, key=len, reverse=True)


def _blank(text: str, known: str) -> str:
    """``text`` without ``known`` wherever it stands as whole words: "đoạn 1" is no part of "đoạn 10"."""
    if not known:
        return text
    before, after = (r"(?<!\w)" if known[0].isalnum() else ""), (r"(?!\w)" if known[-1].isalnum() else "")
    return re.sub(before + re.escape(known) + after, lambda match: " " * len(match[0]), text)


def is_true(citation: Citation, directive: Directive | None) -> bool:
    """Whether a citation's quote and clause are the directive's text at their spans, within the provision it names."""
    if directive is None or directive.find(citation.path) is None:
        return False
    return (
        citation.start < citation.end
        and citation.quote == directive.text[citation.start : citation.end]
        and citation.clause_text == directive.text[citation.clause_start : citation.clause_end]
    )


def is_listed(directive: Directive) -> bool:
    """Whether the corpus list supplies a field of the directive's heading."""
    values = (getattr(directive.heading, one.name) for one in fields(directive.heading))
    return any(value.source is FieldSource.MANIFEST and value.value is not None for value in values)


def verify(answer: Answer, directives: Mapping[str, Directive] | Iterable[Directive]) -> Answer:
    """The answer without the sentences that its citations don't bear out; ungrounded where none is left.

    Refusals and questions back state nothing of a text and pass. What was dropped, and why, is told in the receipt under
    "verification".
    """
    if answer.status is not Status.ANSWERED:
        return answer
    gate = Gate(answer.citations, directives, answer.language)
    kept, verdicts = sift(gate, units(answer.text, gate.quotes))
    receipt = {**answer.receipt, "verification": report(verdicts)}
    dropped = [verdict for verdict in verdicts if not verdict.passed]
    if not dropped and all(citation.key in gate.citations for citation in answer.citations):
        return replace(answer, receipt=receipt)
    if not kept:
        return replace(
            answer,
            status=Status.UNGROUNDED,
            text=ungrounded_text(answer.language),
            citations=(),
            near_misses=tuple(gate.citations.values()),
            receipt=receipt,
        )
    text = _join(answer.text, kept)
    left = {key for unit in kept for key in unit.keys}
    return replace(
        answer,
        text=text,
        citations=tuple(one for one in answer.citations if one.key in left),
        notes=(*answer.notes, dropped_note(answer.language, len(dropped))),
        receipt=receipt,
    )


def sift(gate: Gate, found: Sequence[Unit]) -> tuple[list[Unit], list[Verdict]]:
    """The sentences that pass, and every verdict. A leading line passes with the lines below it that do."""
    kept: list[Unit] = []
    verdicts: list[Verdict] = []
    leading: list[Unit] = []
    for unit in found:
        if unit.leads:
            leading.append(unit)
            continue
        verdict = gate.check(unit) if unit.keys else gate.check_supplied(unit)
        verdicts.append(verdict)
        if not verdict.passed:
            continue
        for line in leading:
            judged = gate.check(line, unit.keys)
            verdicts.append(judged)
            kept += [line] if judged.passed else []
        leading = []
        kept.append(unit)
    verdicts += [Verdict(text=line.text, wrong=(Claim(kind=Kind.KEY, text=""),)) for line in leading]
    return kept, verdicts


def _join(text: str, kept: Sequence[Unit]) -> str:
    """The sentences kept, parted as they were: by blank lines, lines or spaces."""
    parts: list[str] = []
    for at, unit in enumerate(kept):
        if at:
            between = text[kept[at - 1].end : unit.start]
            parts.append("\n\n" if "\n\n" in between else "\n" if "\n" in between else " ")
        parts.append(unit.text)
    return "".join(parts)


def report(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """What a receipt says of a verification: sentences, how many were dropped, for what, and the first of them."""
    dropped = [verdict for verdict in verdicts if not verdict.passed]
    kinds = Counter(str(claim.kind) for verdict in dropped for claim in verdict.wrong)
    return {
        "sentences": len(verdicts),
        "dropped": len(dropped),
        "reasons": dict(sorted(kinds.items())),
        "examples": [
            {
                "sentence": fold_display(KEYS.sub("", verdict.text))[:200],
                "wrong": [f"{c.kind}: {c.text}" for c in verdict.wrong],
            }
            for verdict in dropped[:_MOST_REASONS]
        ],
    }


def ungrounded_text(language: str) -> str:
    """Nothing of the answer is borne out."""
    if language == "vi":
        return "Không câu nào của câu trả lời được điều khoản trích dẫn xác nhận, nên câu trả lời không được hiển thị."
    return "No sentence of the answer is borne out by the clause that it cites, so it isn't shown."


def dropped_note(language: str, count: int) -> str:
    """Some sentences weren't borne out."""
    if language == "vi":
        return f"Đã bỏ {count} câu vì điều khoản trích dẫn không xác nhận."
    return f"{count} {'sentence was' if count == 1 else 'sentences were'} left out: the clause cited doesn't bear it out."
