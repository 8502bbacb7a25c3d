"""A language model's wording of an answer: clauses in, sentences out through the gate; the extracted answer where it fails."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from corpus.text import fold_display
from corpus.types import Directive
from index.query import detect_language
from rag import labels
from rag.llm import Failure, LanguageModel, Message, ModelError
from rag.llm_settings import LLMSettings
from rag.types import Answer, Status
from rag.verify import Gate, Verdict, dropped_note, report
from rag.verify_claims import Claim, Kind
from rag.verify_support import Support
from rag.verify_text import KEYS, SentenceStream, Unit, plain_keys, quoted

_CHARACTERS_PER_TOKEN = 2.0  # of Vietnamese, for a tokenizer that doesn't know it well
_CHARACTERS_OUT = 6  # per token of the longest answer: what goes beyond never stops by itself
_LEAST_CLAUSE = 200  # characters: less of a clause isn't worth sending
_FENCE_LENGTH = 12  # hexadecimal digits
_TOLD_WORDS = 4  # words of prose from which a sentence's language can be told
_REFUSALS = re.compile(
    r"không đủ căn cứ|not stated|(?:tôi|chúng tôi) (?:rất tiếc|xin lỗi|không thể)|xin lỗi,|i(?:'m| am) sorry|i can(?:'t|not) "
    r"(?:help|assist|answer|comply)|as an ai\b|là một (?:mô hình|ai|trí tuệ)",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"(?:ignore|disregard|forget)\b.{0,40}\b(?:instruction|prompt|rule|above|previous)|system prompt|you are now|"
    r"(?:bỏ qua|phớt lờ|quên)\b.{0,40}\b(?:hướng dẫn|chỉ dẫn|quy tắc|lệnh|prompt)|"
    r"\b(?:trợ lý|mô hình ngôn ngữ|chatbot|(?-i:AI))\b.{0,40}\b(?:trả lời|viết|nói|in ra)\b|"
    r"\bhãy (?:trả lời|nói|viết) (?:rằng|là)\b|"
    r"\b(?:assistant|language model|chatbot|(?-i:AI))\b.{0,40}\b(?:answer|reply|write|say|print)\b",
    re.IGNORECASE,
)
"""Sentences in a clause that speak to whoever reads it by machine: the model isn't sent them."""
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_THINKING = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_HEADING = re.compile(r"^\s*#{1,6}\s+")
_ITEM = re.compile(r"^\s*(?:[-*•–+]|\d{1,2}[.)])\s+")
_NOTES = {
    Failure.UNREACHABLE: ("không kết nối được mô hình ngôn ngữ", "the language model couldn't be reached"),
    Failure.TIMEOUT: ("mô hình ngôn ngữ trả lời quá chậm", "the language model took too long"),
    Failure.REJECTED: ("máy chủ mô hình ngôn ngữ báo lỗi", "the language model's server reported an error"),
    Failure.GARBAGE: ("máy chủ mô hình ngôn ngữ trả về dữ liệu hỏng", "the language model's server sent what can't be read"),
    Failure.BROKEN_OFF: ("mô hình ngôn ngữ ngắt giữa chừng", "the language model broke off"),
    Failure.EMPTY: ("mô hình ngôn ngữ không trả lời gì", "the language model gave no answer"),
    Failure.REFUSED: ("mô hình ngôn ngữ từ chối trả lời", "the language model declined to answer"),
    Failure.TOO_LONG: ("mô hình ngôn ngữ viết không dừng", "the language model didn't stop writing"),
    Failure.UNVERIFIED: (
        "điều khoản trích dẫn không xác nhận lời của mô hình ngôn ngữ",
        "the clauses don't bear out what the language model wrote",
    ),
    Failure.NO_ROOM: ("điều khoản không vừa ngữ cảnh của mô hình", "the clauses don't fit the language model's context"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What is sent: the messages, the keys whose clauses are in them, and how many sentences were withheld."""

    messages: tuple[Message, ...]
    keys: tuple[str, ...]
    withheld: int


def write_answer(
    answer: Answer,
    directives: Mapping[str, Directive] | Iterable[Directive],
    model: LanguageModel | None,
    settings: LLMSettings,
    on_sentence: Callable[[str], None] | None = None,
) -> Answer:
    """The answer in a language model's words, over the same citations; as it was, with a note, where the model fails.

    ``on_sentence`` is called with each sentence once it is verified, white space before it included: what it was called
    with, joined, is the text, unless the answer falls back in the end. Refusals and questions back go to no model.
    """
    if model is None or answer.status is not Status.ANSWERED or not answer.citations:
        return answer
    gate = Gate(answer.citations, directives, answer.language)
    writer = Writer(gate, answer.language, on_sentence)
    started = time.perf_counter()
    prompt = None
    failure: ModelError | None = None
    try:
        prompt = build_prompt(answer, gate, settings)
        gate.keep(prompt.keys)
        _generate(model, prompt, settings, writer)
    except ModelError as error:
        failure = error
    told: dict[str, Any] = {
        "id": model.name,
        "temperature": 0,
        "prompt": prompt_hash(answer.language),
        "outcome": "written" if failure is None else "fallback",
        "reason": None if failure is None else str(failure),
        "keys": list(prompt.keys) if prompt else [],
        "withheld": prompt.withheld if prompt else 0,
        **report(writer.verdicts),
        "milliseconds": round((time.perf_counter() - started) * 1000, 1),
    }
    receipt = {**answer.receipt, "model": told}
    if failure is not None:
        note = fallback_note(answer.language, failure.failure)
        return replace(answer, notes=(*answer.notes, note), receipt=receipt)
    dropped = told["dropped"]
    notes = (*answer.notes, dropped_note(answer.language, dropped)) if dropped else answer.notes
    return replace(answer, text=writer.text, notes=notes, receipt=receipt)


def _generate(model: LanguageModel, prompt: Prompt, settings: LLMSettings, writer: Writer) -> None:
    """Stream the model's text through the writer; ModelError where what is left is no answer."""
    longest = settings.llm_max_tokens * _CHARACTERS_OUT
    raw, fed = "", 0
    for piece in model.stream(prompt.messages, seconds=settings.llm_timeout):
        raw += piece
        if len(raw) > longest:
            raise ModelError(Failure.TOO_LONG, f"{longest} characters")
        shown = _shown(raw)
        writer.feed(shown[fed:])
        fed = max(fed, len(shown))
    writer.close()
    kept, dropped = writer.kept, sum(not verdict.passed for verdict in writer.verdicts)
    if kept and kept >= dropped:
        return
    if not raw.strip():
        raise ModelError(Failure.EMPTY)
    if not kept and _REFUSALS.search(raw):
        raise ModelError(Failure.REFUSED)
    raise ModelError(Failure.UNVERIFIED, f"{dropped} of {kept + dropped} sentences")


def _shown(raw: str) -> str:
    """What a model means to show: without its thinking aloud, and without a mark that may be the beginning of it."""
    text = _THINKING.sub("", raw)
    opened = text.rfind("<")
    return text[:opened] if opened >= 0 and "<thinking>".startswith(text[opened:].lower()) else text


class Writer:
    """Takes text as it comes, keeps the sentences that pass the gate, and shows each as soon as it has."""

    def __init__(self, gate: Gate, language: str, on_sentence: Callable[[str], None] | None = None) -> None:
        self.text = ""
        self.kept = 0
        self.verdicts: list[Verdict] = []
        self._gate = gate
        self._language = language
        self._show = on_sentence
        self._stream = SentenceStream(gate.quotes)
        self._leading: list[Unit] = []

    def feed(self, piece: str) -> None:
        """Take the next piece of text."""
        for unit in self._stream.feed(piece):
            self._take(unit)

    def close(self) -> None:
        """Take what is left."""
        for unit in self._stream.close():
            self._take(unit)
        for unit in self._leading:
            self.verdicts.append(Verdict(text=unit.text, wrong=(Claim(kind=Kind.KEY, text=""),)))

    def _take(self, unit: Unit) -> None:
        if unit.leads:
            self._leading.append(unit)
            return
        if not self._passes(unit, ()):
            return
        for line in self._leading:
            if self._passes(line, unit.keys):
                self._add(line)
        self._leading = []
        self._add(unit)

    def _passes(self, unit: Unit, keys: Sequence[str]) -> bool:
        verdict = self._gate.check(unit, keys)
        if verdict.passed and not _is_in(self._language, unit):
            verdict = Verdict(text=unit.text, wrong=(Claim(kind=Kind.LANGUAGE, text=""),))
        self.verdicts.append(verdict)
        return verdict.passed

    def _add(self, unit: Unit) -> None:
        text = plain_keys(_HEADING.sub("", unit.text))
        listed = bool(_ITEM.match(text)) or self.text.endswith(":")
        piece = text if not self.text else ("\n" if listed else " ") + text
        self.text += piece
        self.kept += not unit.leads
        if self._show is not None:
            self._show(piece)


def _is_in(language: str, unit: Unit) -> bool:
    """Whether a sentence's prose is in the question's language; too little of it to tell counts as yes."""
    words = unit.words
    for start, end in reversed(quoted(words)):
        words = words[:start] + words[end:]
    plain = [word for word in words.split() if word.isalpha() and not word[0].isupper()]
    return len(plain) < _TOLD_WORDS or detect_language(" ".join(plain)) == language


def build_prompt(answer: Answer, gate: Gate, settings: LLMSettings) -> Prompt:
    """The messages for an answer: rules, then the clauses that fit the context, fenced as data, then the question.

    Raises ModelError (no_room) where not even the first clause fits.
    """
    system, user = _template(answer.language)
    room = (settings.llm_context - settings.llm_max_tokens) * _CHARACTERS_PER_TOKEN
    room -= len(system) + len(user) + len(answer.question)
    clauses: list[str] = []
    keys: list[str] = []
    withheld = 0
    for key in gate.citations:
        text, removed = _clause(key, gate.support(key), answer.language, int(room))
        if not text:
            break
        clauses.append(text)
        keys.append(key)
        withheld += removed
        room -= len(text)
    if not clauses:
        raise ModelError(Failure.NO_ROOM)
    data = "\n\n".join(clauses)
    fence = hashlib.sha256(f"{answer.question}\0{data}".encode()).hexdigest()[:_FENCE_LENGTH]
    values = {"clauses": data.replace(fence, ""), "question": fold_display(answer.question), "fence": fence}
    content = re.sub(r"\{(clauses|question|fence)\}", lambda match: values[match[1]], user)
    messages = (Message(role="system", content=system), Message(role="user", content=content))
    return Prompt(messages=messages, keys=tuple(keys), withheld=withheld)


def _clause(key: str, support: Support, language: str, room: int) -> tuple[str, int]:
    """One clause as it is sent, and how many of its sentences were withheld; "" where there's no room for it."""
    citation = support.citation
    if citation is None:
        return "", 0
    name = labels.document(support.directive, language)
    head = f"[{key}] {name}, {labels.label(citation.label, language)}\n"
    above = "".join(f"({lead})\n" for lead in support.leads)
    sentences = _SENTENCE.split(fold_display(support.own.replace("\n", " ")))
    allowed = [one for one in sentences if not _ORDERS.search(one)]
    removed = len(sentences) - len(allowed)
    text = KEYS.sub("", " ".join(allowed))  # a bracketed figure in a clause is no key
    left = room - len(head) - len(above)
    if len(text) > left:
        quote = fold_display(citation.quote)
        text = quote if quote in text and len(quote) <= left else text[: max(left, 0)].rsplit(" ", 1)[0]
        if left < _LEAST_CLAUSE and text != quote:
            return "", 0
    return (f"{head}{above}{text}", removed) if text.strip() else ("", 0)


@cache
def _template(language: str) -> tuple[str, str]:
    """The rules and the form of the question in a language (rag/prompts/)."""
    name = "en.md" if language == "en" else "vi.md"
    text = resources.files("rag").joinpath("prompts").joinpath(name).read_text(encoding="utf-8")
    system, _, user = text.partition("\n---\n")
    return system.strip(), user.strip()


def prompt_hash(language: str) -> str:
    """What names a language's prompt in a receipt."""
    return hashlib.sha256("\0".join(_template(language)).encode()).hexdigest()[:_FENCE_LENGTH]


def fallback_note(language: str, failure: Failure) -> str:
    """Why the answer is the extracted one."""
    vietnamese, english = _NOTES[failure]
    if language == "vi":
        return f"Câu trả lời trích nguyên văn: {vietnamese}."
    return f"This is the extracted answer: {english}."
