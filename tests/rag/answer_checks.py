"""What must hold of every answer, whatever was asked; and the shipped documents by short names."""

from __future__ import annotations

import json
from collections.abc import Mapping

from corpus.text import fold_display
from corpus.types import Directive
from rag import Answer, Assistant, Citation, Status

BA_DINH = "ba-dinh-318-cv-qu-2021"
BAC_HA = "bac-ha-cong-van-8-2021"
BAC_NINH = "bac-ninh-331-cv-tu-2021"
HA_DONG = "ha-dong-ke-hoach-chi-thi-31"
HA_NOI = "ha-noi-ket-luan-16-8-2021"

ANSWER_KEYS = {
    "question", "status", "language", "understood", "text", "citations", "near_misses", "choices", "duty", "notes", "receipt",
}  # fmt: skip
CITATION_KEYS = {
    "key", "doc_id", "number", "issuer", "title", "path", "label", "quote", "start", "end",
    "clause_text", "clause_start", "clause_end",
}  # fmt: skip


def check_answer(answer: Answer, directives: Mapping[str, Directive]) -> None:
    data = answer.to_dict()
    assert set(data) == ANSWER_KEYS
    assert json.loads(json.dumps(data, ensure_ascii=False, allow_nan=False))["text"] == answer.text
    assert answer.status in set(Status)
    assert answer.language in {"vi", "en"}
    assert answer.text.strip()
    assert {"corpus_hash", "index_fingerprint", "encoder", "settings", "milliseconds"} <= set(answer.receipt)
    for citation in (*answer.citations, *answer.near_misses):
        check_citation(citation, directives[citation.doc_id])
    for row in (*data["citations"], *data["near_misses"]):
        assert set(row) == CITATION_KEYS
    keys = [citation.key for citation in answer.citations]
    assert keys == [str(number) for number in range(1, len(keys) + 1)]
    if answer.status is Status.ANSWERED:
        assert all(f"[{key}]" in answer.text for key in keys)
        assert not answer.near_misses
        assert keys or "theo danh mục" in answer.text or "according to the corpus list" in answer.text
    else:
        assert not answer.citations
        assert "[1]" not in answer.text
    assert (len(answer.choices) > 1) == (answer.status is Status.NEEDS_PLACE)
    assert answer.status is not Status.UNGROUNDED


def check_citation(citation: Citation, directive: Directive) -> None:
    assert citation.quote == directive.text[citation.start : citation.end]
    assert citation.quote.strip()
    assert citation.clause_text == directive.text[citation.clause_start : citation.clause_end]
    assert citation.clause_start <= citation.start < citation.end <= citation.clause_end
    assert (citation.number, citation.issuer) == (directive.heading.number.value, directive.heading.issuer.value)
    assert citation.title == directive.title
    provision = directive.find(citation.path)
    assert provision is not None
    assert citation.label
    assert provision.start <= citation.start
    assert citation.end <= provision.end


def cited(answer: Answer) -> set[str]:
    """The documents that an answer quotes or points to."""
    return {citation.doc_id for citation in (*answer.citations, *answer.near_misses)}


def quotes(answer: Answer) -> list[str]:
    return [fold_display(citation.quote) for citation in answer.citations]


class Asker:
    """Asks the shipped assistant and checks of every answer what must hold whatever the question."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        self.directives: Mapping[str, Directive] = {found.doc_id: found for found in assistant.documents()}

    def __call__(self, question: str, **how: object) -> Answer:
        answer = self.assistant.ask(question, **how)  # type: ignore[arg-type]
        check_answer(answer, self.directives)
        assert answer.question == question
        return answer
