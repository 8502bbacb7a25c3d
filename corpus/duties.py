"""Who must do what: the duties of a directive, each part a span of its frozen text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.duty.action import Clause
from corpus.duty.clause import performs, read_clauses
from corpus.duty.lead import Context, lead_context, whose_work
from corpus.duty.report import find_reports
from corpus.duty.times import Deadline, find_deadline, find_recurrence, may_end
from corpus.duty.types import Duty, Modality, Part
from corpus.duty.words import Tokens
from corpus.sentences import sentence_spans
from corpus.text import fold_display
from corpus.types import Directive, Level, Provision

_SILENT = frozenset({Level.HEADER, Level.ADDRESSEES, Level.RECIPIENTS, Level.SIGNATURE, Level.NOISE, Level.QUOTED})
"""Leaves around the body, and quoted law, hold no duty of this document."""
_OPENING = frozenset({Level.PREAMBLE})
_TERMS = (("thời", "gian", "hoàn", "thành"), ("thời", "hạn", "hoàn", "thành"), ("hoàn", "thành", "trước"), ("hoàn", "thành", "trong"), ("xong", "trước"),
          ("thời", "gian", "thực", "hiện"), ("thời", "hạn", "thực", "hiện"), ("thời", "hạn"), ("hạn", "hoàn", "thành"), ("thời", "gian"))  # fmt: skip
"""Beginnings of a sentence that only sets the deadline of the one before it."""
_LEADERS = ("đảng ủy", "đảng uỷ", "ban thường vụ", "ban chấp hành", "chi bộ", "chi ủy", "đảng bộ", "đảng đoàn", "ban cán sự đảng", "cấp ủy",
            "các cấp ủy", "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy")  # fmt: skip
_TERM_TOKENS = 24  # a longer sentence has something else to say too
_TAIL = 16  # characters: asterisks and white space behind a colon
_CLOSING = (("trên", "đây", "là"), ("nơi", "nhận"), ("trân", "trọng"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A leaf, what the lines above it say, and whether it is in the opening or under an article."""

    leaf: Provision
    context: Context
    opening: bool
    articles: bool


def read_duties(directive: Directive) -> tuple[Duty, ...]:
    """The duties of a directive in text order; the same for the same directive, never an error."""
    reader = _Reader(directive)
    return tuple(duty for place in reader.places() for duty in reader.duties(place))


class _Reader:
    """Walks one directive; keeps what lead lines announced without saying it themselves."""

    def __init__(self, directive: Directive) -> None:
        self.directive = directive
        self.text = directive.text
        self._tokens: dict[tuple[int, int], Tokens] = {}
        self._sentences: dict[int, tuple[tuple[int, int], ...]] = {}

    def tokens(self, start: int, end: int) -> Tokens:
        """The tokens of a sentence, read once."""
        key = (start, end)
        if key not in self._tokens:
            self._tokens[key] = Tokens(self.text, start, end)
        return self._tokens[key]

    def sentences(self, leaf: Provision) -> tuple[tuple[int, int], ...]:
        """The sentences of a leaf, split once."""
        if leaf.start not in self._sentences:
            self._sentences[leaf.start] = sentence_spans(self.text, leaf)
        return self._sentences[leaf.start]

    def places(self) -> Iterator[_Place]:
        """The leaves that can hold duties, in text order, each with its context."""
        yield from self._walk(self.directive.root.children, Context(), opening=False, articles=False)

    def _walk(self, provisions: Sequence[Provision], above: Context, *, opening: bool, articles: bool) -> Iterator[_Place]:
        context = above
        for provision in provisions:
            if provision.level in _SILENT:
                continue
            inside = opening or provision.level in _OPENING
            if provision.children:
                under = articles or provision.level is Level.ARTICLE
                start = Context() if provision.level is Level.APPENDIX or provision.level is Level.CLOSING else context
                yield from self._walk(provision.children, start, opening=inside, articles=under)
                if provision.level is Level.PREAMBLE:
                    context = self._after_opening(provision, context)
                continue
            yield _Place(leaf=provision, context=context, opening=inside, articles=articles or provision.level is Level.ARTICLE)
            context = self._after_leaf(provision, context, above, opening=inside)

    def _after_opening(self, preamble: Provision, context: Context) -> Context:
        for leaf in preamble.leaves():
            if leaf.level not in _SILENT:
                context = self._after_leaf(leaf, context, context, opening=True)
        return context

    def _after_leaf(self, leaf: Provision, context: Context, above: Context, *, opening: bool) -> Context:
        """What holds for a leaf's later siblings: a lead line, or a paragraph that ends in a colon, governs them."""
        sentences = self.sentences(leaf)
        if not sentences:
            return context
        if self._announces(sentences[-1][1]):
            return lead_context(
                self.tokens(*sentences[-1]), above if leaf.level is not Level.LEAD else context, opening=opening
            )
        if leaf.level is Level.LEAD and not opening:
            return lead_context(self.tokens(*sentences[0]), context)
        return context

    def _announces(self, end: int) -> bool:
        """Whether the sentence that ends at offset ``end`` ends in a colon."""
        return self.text[max(0, end - _TAIL) : end].rstrip("* \n\t\xa0").endswith(":")

    def duties(self, place: _Place) -> Iterator[Duty]:
        """The duties of one leaf."""
        context = place.context
        if context.background:
            return
        subject: tuple[Part, ...] | None = None
        last: Duty | None = None
        for start, end in self.sentences(place.leaf):
            tokens = self.tokens(start, end)
            if _is_term(tokens):
                last = None if last is None else self._with_term(last, tokens)
                continue
            if _says_nothing(tokens) or tokens.shouted:
                continue
            clauses, subject = self._read(tokens, context, subject)
            for clause in clauses:
                if not self._counts(place, tokens, clause, end, subject):
                    continue
                if last is not None:
                    yield last
                last = self._duty(place, tokens, clause, subject)
                if clause.group is not None and clause.keeps:
                    subject = clause.group.parts
        if last is not None:
            yield last

    def _read(
        self, tokens: Tokens, context: Context, subject: tuple[Part, ...] | None
    ) -> tuple[tuple[Clause, ...], tuple[Part, ...] | None]:
        """A sentence's demands, and whose they are where it names nobody."""
        clauses = read_clauses(tokens, governed=context.governed, leads=tokens.word(0) == "lãnh" and self._leads(context))
        if subject is None and not context.assignees and clauses and (work := whose_work(tokens)) is not None:
            return clauses, work.parts
        return clauses, subject

    def _leads(self, context: Context) -> bool:
        """Whether the lines above name a body of the Party: under it "Lãnh đạo …" is an action, else mostly people."""
        return any(fold_display(part.text(self.directive)).lower().startswith(_LEADERS) for part in context.assignees)

    def _counts(self, place: _Place, tokens: Tokens, clause: Clause, end: int, subject: tuple[Part, ...] | None) -> bool:
        """Whether a clause is a duty where it stands."""
        if self._announces(end):
            return False
        if place.leaf.level is Level.LEAD and clause.group is None and self.text[end - 1].isalnum():
            return False  # a heading
        if place.articles and not clause.sure:
            return False
        if clause.group is not None:
            return not place.opening or clause.asked
        if place.opening:
            return False
        named = bool(place.context.assignees or subject)
        if (place.context.strict or place.articles) and not named:
            return clause.modality is Modality.PROHIBITION
        return named or not performs(tokens, clause)

    def _duty(self, place: _Place, tokens: Tokens, clause: Clause, subject: tuple[Part, ...] | None) -> Duty:
        context = place.context
        own = clause.group.parts if clause.group is not None else subject
        inherits = not own and bool(context.assignees)
        modality = clause.modality
        if modality is Modality.OBLIGATION and not own and context.modality is not Modality.OBLIGATION:
            modality = context.modality
        action = Part(start=tokens.starts[clause.action], end=tokens.ends[clause.end - 1])
        first, last = _reach(tokens, clause)
        recurrence = find_recurrence(tokens, first, last)
        before = tokens.starts[clause.group.start] if clause.group is not None else action.start
        deadline = self._deadline(tokens, (action.start, last), (first, before))
        reports_to, via = find_reports(tokens, clause.action, clause.end)
        return Duty(
            doc_id=self.directive.doc_id,
            path=place.leaf.path,
            modality=modality,
            action=action,
            assignees=own or context.assignees,
            inherited=inherits,
            recurrence=recurrence[0] if recurrence else None,
            recurrence_part=recurrence[1] if recurrence else None,
            deadline=deadline.date if deadline else None,
            deadline_part=deadline.part if deadline else None,
            later_deadlines=self._later_deadlines(tokens, deadline, action),
            reports_to=reports_to,
            via=via,
        )

    def _deadline(self, tokens: Tokens, *ranges: tuple[int, int]) -> Deadline | None:
        """The first deadline in the ranges, in their order."""
        if not may_end(tokens):
            return None
        issued = self.directive.heading.issued_on.value
        found = (find_deadline(self.text, start, end, issued) for start, end in ranges if end > start)
        return next((deadline for deadline in found if deadline is not None), None)

    def _later_deadlines(self, tokens: Tokens, first: Deadline | None, action: Part) -> tuple[Part, ...]:
        """The words of the dated deadlines behind the first one of an action."""
        found: list[Part] = []
        while first is not None and first.part.end < action.end:
            first = self._deadline(tokens, (max(first.part.end, action.start), action.end))
            found += [first.part] if first is not None and first.date is not None else []
        return tuple(found)

    def _with_term(self, duty: Duty, tokens: Tokens) -> Duty:
        """The duty with the deadline of a sentence that has nothing else to say."""
        found = self._deadline(tokens, (tokens.starts[0], tokens.ends[-1]))
        if found is None or duty.deadline_part is not None:
            return duty
        return replace(duty, deadline=found.date, deadline_part=found.part)


def _is_term(tokens: Tokens) -> bool:
    return len(tokens) <= _TERM_TOKENS and any(tuple(tokens.words[: len(words)]) == words for words in _TERMS)


def _says_nothing(tokens: Tokens) -> bool:
    return not tokens.words or any(tuple(tokens.words[: len(words)]) == words for words in _CLOSING)


def _reach(tokens: Tokens, clause: Clause) -> tuple[int, int]:
    """Where a clause's times may stand: from its sentence's or part's beginning to its end."""
    start = clause.action
    while start > 0 and tokens.word(start - 1) != ";":
        start -= 1
    return tokens.starts[start], tokens.ends[clause.end - 1]
