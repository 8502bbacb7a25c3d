"""Words around the quotes, in the question's language. Nothing here states a fact: facts are quoted."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.dates import first_day
from corpus.heading import visible_span
from corpus.places import NATION, place_name
from corpus.text import fold_display
from corpus.types import Directive, Level
from rag import labels
from rag.duty_answer import Described
from rag.evidence_type import Expectation
from rag.match import Candidate
from rag.passages import Sentence
from rag.types import Citation

_MAX_QUOTE = 420  # characters: neighbouring sentences join a quote only up to this length
_MAX_SENTENCES = 3
_MAX_PART = 160  # characters: a longer part of a duty is better read in the quote
_GREETING = {
    "vi": "Tôi trả lời câu hỏi về các văn bản chỉ đạo trong kho: ai phải làm gì, khi nào, báo cáo cho ai; mỗi câu trả lời "
    "trích nguyên văn điều khoản. Hãy hỏi, chẳng hạn, về nhiệm vụ của một cơ quan ở một địa phương có văn bản.",
    "en": "I answer questions about the directives in the corpus: who must do what, by when, reporting to whom; every answer "
    "quotes the clause word for word. Ask, for example, about a body's duties in a place that has a document.",
}


def cite(directive: Directive, candidate: Candidate, *, key: str, sentences: Sequence[Sentence]) -> Citation:
    """A citation of neighbouring sentences of one leaf."""
    clause = candidate.passage.clause
    span = visible_span(directive.text, clause.start, clause.end)
    return Citation.of(
        directive,
        key=key,
        path=candidate.passage.leaf.path,
        label=candidate.passage.leaf.label,
        start=sentences[0].start,
        end=sentences[-1].end,
        clause_start=min(span.start, sentences[0].start),
        clause_end=max(span.end, sentences[-1].end),
    )


def quoted_sentences(
    candidate: Candidate, scores: dict[int, float], keep: float, expected: Expectation
) -> tuple[Sentence, ...]:
    """The answering sentence with the neighbours of its leaf that answer nearly as well, in order, up to three.

    ``scores`` are ranking scores by sentence start; a neighbour joins when it is within ``keep`` of the best. Where the
    best sentence lacks what ``expected`` asks for (a date, a number) and one beside it has it, the quote reaches that one.
    """
    sentences = candidate.passage.sentences
    at = sentences.index(candidate.sentence)
    first = last = at
    if not expected.fits(candidate.sentence.text):
        beside = [i for i in (at + 1, at - 1, at + 2, at - 2) if 0 <= i < len(sentences) and expected.fits(sentences[i].text)]
        if beside and _length(sentences, min(at, beside[0]), max(at, beside[0])) <= 2 * _MAX_QUOTE:
            first, last = min(at, beside[0]), max(at, beside[0])
    best = scores[candidate.sentence.start]
    while last - first + 1 < _MAX_SENTENCES:
        options = [i for i in (first - 1, last + 1) if 0 <= i < len(sentences)]
        options = [i for i in options if scores.get(sentences[i].start, best - 2 * keep) >= best - keep]
        options = [i for i in options if _length(sentences, min(first, i), max(last, i)) <= _MAX_QUOTE]
        if not options:
            break
        chosen = max(options, key=lambda i: scores.get(sentences[i].start, 0.0))
        first, last = min(first, chosen), max(last, chosen)
    return sentences[first : last + 1]


def _length(sentences: Sequence[Sentence], first: int, last: int) -> int:
    return sentences[last].end - sentences[first].start


def answer_text(cited: Sequence[tuple[Directive, Candidate, Citation]], language: str, duty: Sequence[Described] = ()) -> str:
    """The parts of the duty that are asked for, then one line for each citation: where, under which lead line, the quote, its key."""
    parts = [
        f"- {part.role}: {'; '.join(f'“{words}”' for words in part.words)} [{key}]"
        for key in (cited[0][2].key,)
        for part in duty
        if sum(map(len, part.words)) <= _MAX_PART
    ]
    lines = ["\n".join(parts)] if parts else []
    for directive, candidate, citation in cited:
        where = labels.label(citation.label, language)
        name = labels.document(directive, language)
        lead = _lead(candidate)
        quote = fold_display(citation.quote)
        if language == "vi":
            intro = f"Theo {name}, {where}"
            intro += f" ({lead})" if lead else ""
        else:
            intro = f"According to {name}, {where}"
            intro += f" (under “{lead}”)" if lead else ""
        lines.append(f"{intro}: “{quote}” [{citation.key}]")
    return "\n\n".join(lines)


def provision_text(directive: Directive, citation: Citation, language: str) -> str:
    """A whole provision, asked for by its number."""
    where, name = labels.label(citation.label, language), labels.document(directive, language)
    intro = f"{name}, {where}" if language == "vi" else f"{name[:1].upper()}{name[1:]}, {where}"
    return f"{intro}: “{fold_display(citation.quote)}” [{citation.key}]"


def _lead(candidate: Candidate) -> str:
    """The lead line that governs a bullet or sub-paragraph ("UBND huyện chỉ đạo"): it says who."""
    clause, leaf = candidate.passage.clause, candidate.passage.leaf
    if clause is leaf or leaf.level is Level.LEAD or clause.level not in (Level.CLAUSE, Level.ARTICLE, Level.POINT):
        return ""
    lead = fold_display(clause.heading).rstrip(" :.;")
    return lead if len(lead) <= 120 else ""


def greeting(language: str) -> str:
    """What the assistant is for."""
    return _GREETING["en" if language == "en" else "vi"]


def refusal(language: str, *, near: bool, missing: tuple[Sequence[str], Sequence[str]] = ((), ())) -> str:
    """The corpus doesn't say; ``missing``: what the closest passage speaks of, and what nothing in scope does."""
    said, unsaid = (", ".join(f"“{name}”" for name in names) for names in missing)
    if language == "vi":
        why = f" Văn bản có nói tới {said}, không nói tới {unsaid}." if said and unsaid else ""
        tail = (
            " Những đoạn gần nhất được nêu bên dưới; chúng có thể liên quan nhưng không nêu rõ điều được hỏi." if near else ""
        )
        return f"Các văn bản trong kho không nêu điều này.{why}{tail}"
    why = f" They speak of {said}, but not of {unsaid}." if said and unsaid else ""
    tail = " The closest passages are listed below; they may be related, but don't state what is asked." if near else ""
    return f"The documents in the corpus don't say.{why}{tail}"


def counted(language: str, count: int) -> str:
    """How many documents there are."""
    return f"Kho có {count} văn bản." if language == "vi" else f"The corpus has {count} documents."


def newer_notes(language: str, directives: Sequence[Directive]) -> tuple[str, ...]:
    """Which of several quoted documents is the newest, where all have a date and one is the latest."""
    dated = {d.doc_id: (d.heading.issued_on.value, d) for d in directives}
    if len(dated) < 2 or any(value is None for value, _ in dated.values()):
        return ()
    ordered = sorted(((first_day(value), d) for value, d in dated.values() if value), key=lambda pair: pair[0])
    if ordered[-1][0] == ordered[-2][0]:
        return ()
    title, value = ordered[-1][1].title, ordered[-1][1].heading.issued_on.value
    return (f"Văn bản mới nhất trong các văn bản được trích: {title} ({value})." if language == "vi"
            else f"The newest of the documents quoted: “{title}” ({value}).",)  # fmt: skip


def absent_place(
    language: str, places: Sequence[str], available: Sequence[str], *, higher: Sequence[str], lower: Sequence[str], chosen: bool
) -> str:
    """No document of the place asked for; whose documents there are. ``chosen``: among those that filters let through."""
    named, known = ", ".join(places), ", ".join(available)
    if language == "vi":
        held = "Trong các văn bản được chọn không có" if chosen else "Kho văn bản không có"
        text = f"{held} văn bản nào của {named}."
        if known:
            text += f" Có văn bản của: {known}."
        if higher:
            text += f" Văn bản cấp trên có thể liên quan: {'; '.join(higher)} (nêu bên dưới, không phải của {named})."
        if lower:
            text += f" Văn bản của nơi trực thuộc: {'; '.join(lower)}; hãy hỏi rõ nơi đó."
        return text
    text = f"{'None of the documents selected is' if chosen else 'The corpus has no document'} of {named}."
    if known:
        text += f" {'There' if chosen else 'It'} {'are' if chosen else 'has'} documents of: {known}."
    if higher:
        text += f" A higher level's document may bear on it: {'; '.join(higher)} (below; not {named}'s own)."
    if lower:
        text += f" There is a document of a place within it: {'; '.join(lower)}; ask for that place."
    return text


def unknown_number(language: str, number: str) -> str:
    """The document number asked for is neither in the corpus nor cited in it."""
    if language == "vi":
        return f"Không văn bản nào trong kho mang số {number} hoặc nhắc đến số này trong phạm vi được hỏi."
    return f"No document in the corpus has the number {number}, and none in scope cites it."


def needs_place(language: str, choices: Sequence[str]) -> str:
    """Several places' documents fit, and the question names none."""
    named = "; ".join(choices)
    if language == "vi":
        return f"Nhiều nơi có quy định về việc này, mỗi nơi một khác. Bạn hỏi về nơi nào? {named}."
    return f"Several places have rules on this, and they differ. Which place do you mean? {named}."


def owner(directive: Directive, *, unit: bool = False) -> str:
    """Whose document it is: its place (with ``unit``: "huyện Bắc Hà"), the issuer of a national one."""
    if directive.jurisdiction and directive.jurisdiction != (NATION,):
        return directive.jurisdiction[0] if unit else place_name(directive.jurisdiction[0])
    return directive.heading.issuer.value or directive.title


def higher_note(language: str, directive: Directive, places: Sequence[str]) -> str:
    """The quoted document is a higher level's, not the asked place's own."""
    named = ", ".join(places)
    if directive.jurisdiction == (NATION,):  # whose it is stands in its title
        if language == "vi":
            return f"Văn bản cấp trên: {directive.title}, không phải văn bản riêng của {named}."
        return f"Higher level: “{directive.title}” is a national document, not {named}'s own."
    level = owner(directive, unit=True)
    if language == "vi":
        return f"Văn bản cấp trên: {directive.title} là của {level}, không phải văn bản riêng của {named}."
    return f"Higher level: “{directive.title}” is {level}'s, not {named}'s own document."


def others_note(language: str, places: Sequence[str]) -> str:
    """A national document is quoted; these places have rules of their own on the same."""
    named = ", ".join(places)
    if language == "vi":
        return (
            f"Văn bản được trích áp dụng chung; nơi có văn bản riêng về việc này: {named}. Hãy nêu tên nơi nếu hỏi về nơi đó."
        )
    return f"The document quoted is a national one; places with rules of their own on this: {named}. Name one to ask about it."


def elsewhere_note(language: str, directive: Directive, places: Sequence[str]) -> str:
    """The text speaks of the asked place, but it is another place's document."""
    whose = owner(directive, unit=True)
    if language == "vi":
        return f"Kho không có văn bản của {', '.join(places)}; đoạn trích nói về nơi này nhưng nằm trong văn bản của {whose}."
    return f"The corpus has no document of {', '.join(places)}; the quote speaks of it but stands in {whose}'s document."
