"""Answers from a document's heading: who signed, number, date, addressees, recipients, each with its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.heading import visible_span
from corpus.places import NATION, place_name
from corpus.text import fold_diacritics, fold_display
from corpus.types import Directive, Field, FieldSource, Level, PartialDate, Provision, Span
from index.tokens import KINDS
from rag import labels
from rag.asked import HeadingField
from rag.types import Citation

_NAMES = {
    HeadingField.SIGNER: ("Người ký", "The signer"),
    HeadingField.SIGNER_TITLE: ("Chức danh người ký", "The signer's title"),
    HeadingField.NUMBER: ("Số, ký hiệu", "The number"),
    HeadingField.ISSUED_ON: ("Thời điểm ban hành", "The date of issue"),
    HeadingField.ADDRESSEES: ("Kính gửi", "The addressees"),
    HeadingField.RECIPIENTS: ("Nơi nhận", "The recipients"),
    HeadingField.ISSUER: ("Cơ quan ban hành", "The issuing body"),
    HeadingField.SUBJECT: ("Trích yếu", "The subject"),
    HeadingField.KIND: ("Loại văn bản", "The kind of document"),
    HeadingField.URGENCY: ("Độ khẩn", "The degree of urgency"),
    HeadingField.AUTHORITY: ("Ký thay mặt, thừa lệnh", "On whose behalf it is signed"),
}
_AROUND_THE_BODY = frozenset(
    {
        HeadingField.SIGNER, HeadingField.SIGNER_TITLE, HeadingField.ADDRESSEES, HeadingField.RECIPIENTS, HeadingField.URGENCY,
        HeadingField.AUTHORITY,
    }
)  # fmt: skip
_LABEL = 60  # characters: longer words before a list announce more than the list
_LISTED = 50  # documents: a longer list is no answer, `chithi list` has it
_ANY_DOCUMENT = frozenset({"van ban", "document", "letter", "text", "paper"})
_GREETED = re.compile(r"\bkinh gui\b|\baddress")
_EFFECT = re.compile(
    r"\b(?:co )?hieu luc\b.{0,40}\b(?:nao|gio|may|bao gio)\b|\b(?:nao|gio|may)\b.{0,40}\bhieu luc\b|"
    r"\bngay (?:co )?hieu luc\b|\b(?:in(?:to)? (?:force|effect)|effective|effect)\b"
)
"""A question from when a document holds."""
_EXACT_DAY = re.compile(r"\bngay (?:nao|may|bao nhieu|gi|cu the)\b|\b(?:what|which|exact|precise) (?:day|date)\b|\bhom nao\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingAnswer:
    """``answered`` False with a citation: the line is there and blank, or doesn't say as much as was asked."""

    answered: bool
    text: str
    citation: Citation | None
    notes: tuple[str, ...] = ()


def concerns(question: str, directives: Sequence[Directive], *, cites_others: bool, field: HeadingField) -> bool:
    """Whether a question about a number, date or signer is about these documents, not about one that they cite.

    A question that names a kind of document is about these only where one of them is of that kind.
    """
    if field in _AROUND_THE_BODY and len(directives) == 1 and not cites_others:
        return True  # nothing is told of who signed or received a document that is only cited
    folded = f" {fold_diacritics(question)} "
    kinds = {name for name in (*KINDS, "official letter") if f" {name} " in folded.replace(",", " ").replace("?", " ")}
    own = {
        fold_diacritics(value)
        for directive in directives
        for value in (directive.heading.kind.value, directive.heading.subject.value)
        if value
    }
    if any(kind in text for kind in kinds for text in own):
        return True
    english = {KINDS.get(kind, "") for kind in kinds if kind.isascii()} & {
        KINDS.get(fold_diacritics(directive.heading.kind.value or ""), "-") for directive in directives
    }
    if english:
        return True
    if cites_others:
        return False
    return not kinds or any(f" {name} " in folded for name in _ANY_DOCUMENT)


def answer_heading(field: HeadingField, directive: Directive, question: str, *, language: str, key: str) -> HeadingAnswer:
    """The field's value with its line quoted; a supplied one is said to be from the list; a blank one isn't answered."""
    field, value = _field(field, directive, fold_diacritics(question))
    vietnamese = language == "vi"
    name = _NAMES[field][0 if vietnamese else 1]
    document = labels.document(directive, language)
    citation = _cite(directive, _with_label(directive, field, value.span), key) if value.span else None
    if value.value is None:
        text = (
            f"{document}: {name.lower()} để trống hoặc không ghi trong văn bản."
            if vietnamese
            else f"{name} isn't stated in {document}; the line is blank or absent."
        )
        return HeadingAnswer(answered=False, text=text, citation=citation)
    shown = _shown(value.value, language)
    if isinstance(value.value, PartialDate) and value.value.day is None and _EXACT_DAY.search(fold_diacritics(question)):
        listed = value.source is FieldSource.MANIFEST
        if vietnamese:
            told = "theo danh mục là" if listed else "chỉ ghi"
        else:
            told = "according to the corpus list is of" if listed else "only gives"
        text = f"{document} {told} {shown}; không có ngày." if vietnamese else f"{document} {told} {shown}; no day is given."
        return HeadingAnswer(answered=False, text=text, citation=citation)
    if value.source is FieldSource.MANIFEST:
        text = (
            f"{name} của {document}, theo danh mục (văn bản không ghi): {shown}."
            if vietnamese
            else f"{name} of {document}, according to the corpus list (the text doesn't state it): {shown}."
        )
        note = f"Nguồn: {value.note}. / Source: the corpus list." if value.note else ""
        return HeadingAnswer(answered=True, text=text, citation=None, notes=(note,) if note else ())
    shown += _signed(field, directive)
    text = f"{name} của {document}: {shown} [{key}]." if vietnamese else f"{name} of {document}: {shown} [{key}]."
    return HeadingAnswer(answered=True, text=text, citation=citation)


def _field(field: HeadingField, directive: Directive, folded: str) -> tuple[HeadingField, Field[object]]:
    """The field that a question is about, and its value.

    A document sent to those under Nơi nhận has nobody under Kính gửi; on whose behalf it is signed stands in the title.
    """
    heading = directive.heading
    if field is HeadingField.ADDRESSEES and heading.addressees.value is None and not _GREETED.search(folded):
        field = HeadingField.RECIPIENTS if heading.recipients.value else field
    if field is HeadingField.AUTHORITY and heading.authority.value:
        field = HeadingField.SIGNER_TITLE
    return field, getattr(heading, field)


def answer_effect(question: str, directives: Sequence[Directive], *, language: str) -> HeadingAnswer | None:
    """From when the one document asked about holds, its line quoted; None where that isn't asked or its text doesn't say."""
    if len(directives) != 1 or not _EFFECT.search(fold_diacritics(question)):
        return None
    (directive,) = directives
    value = directive.validity.effective_from
    if value.value is None or value.span is None:
        return None
    shown, document = labels.date(value.value, language), labels.document(directive, language)
    text = f"{document} có hiệu lực từ {shown} [1]." if language == "vi" else f"{document} is in force from {shown} [1]."
    return HeadingAnswer(answered=True, text=text, citation=_cite(directive, value.span, "1"))


def choices_of(directives: Sequence[Directive]) -> tuple[str, ...]:
    """What to choose a document by: its place, and its title where it's a national one's or its place has several."""
    places = [place_name(d.jurisdiction[0]) if d.jurisdiction else "" for d in directives]
    return tuple(
        dict.fromkeys(
            place if place and place != NATION and places.count(place) == 1 else directive.title
            for place, directive in zip(places, directives, strict=True)
        )
    )


def list_documents(directives: Sequence[Directive], language: str) -> tuple[str, tuple[Citation, ...]]:
    """One line for each document that a line of its own heading names, with that line cited; at most ``_LISTED``."""
    lines: list[str] = []
    citations: list[Citation] = []
    for directive in directives[:_LISTED]:
        heading = directive.heading
        spans = (field.span for field in (heading.number, heading.kind, heading.subject, heading.issuer) if field.value)
        span = next((span for span in spans if span is not None), None)
        if span is not None:
            citations.append(_cite(directive, span, str(len(citations) + 1)))
            lines.append(f"- {labels.document(directive, language)} [{citations[-1].key}]")
    return "\n".join(lines), tuple(citations)


def _signed(field: HeadingField, directive: Directive) -> str:
    """Name and title belong together: who signed is told with the capacity, and the other way round."""
    other = {HeadingField.SIGNER: directive.heading.signer_title, HeadingField.SIGNER_TITLE: directive.heading.signer}.get(
        field
    )
    return f" ({other.value})" if other is not None and other.value else ""


def _shown(value: object, language: str) -> str:
    if isinstance(value, PartialDate):
        return labels.date(value, language)
    if isinstance(value, tuple):
        return "; ".join(f"“{fold_display(str(item))}”" for item in value)
    return str(value)


def _cite(directive: Directive, span: Span, key: str) -> Citation:
    leaf = _leaf_at(directive, span.start)
    last = _leaf_at(directive, span.end - 1)
    return Citation.of(
        directive,
        key=key,
        path=leaf.path if leaf is last else leaf.path[:1],
        label=leaf.label.split(", dòng")[0],
        start=span.start,
        end=span.end,
        clause_start=min(leaf.start, span.start),
        clause_end=max(last.end, span.end),
    )


def _with_label(directive: Directive, field: HeadingField, span: Span) -> Span:
    """The span of a list with the words that announce it ("Kính gửi:"), so that the quote says what it lists."""
    level = {HeadingField.ADDRESSEES: Level.ADDRESSEES, HeadingField.RECIPIENTS: Level.RECIPIENTS}.get(field)
    around = (one for one in directive.root.walk() if one.level is level and one.start <= span.start < one.end)
    block = next(around, None)
    if block is None or span.start - block.start > _LABEL:
        return span
    return Span(visible_span(directive.text, block.start, span.end).start, span.end)


def _leaf_at(directive: Directive, offset: int) -> Provision:
    return next(leaf for leaf in directive.root.leaves() if leaf.start <= offset < leaf.end)
