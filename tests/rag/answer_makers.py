"""Extracted answers over clauses of the shipped directives, made without a search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.text import fold_display
from corpus.types import Directive
from rag import Answer, Citation, Status, labels


def cite(directive: Directive, words: str, key: str = "1") -> Citation:
    """A citation of the whole leaf that holds ``words``."""
    leaf = next(leaf for leaf in directive.root.leaves() if words in fold_display(leaf.text))
    end = leaf.start + len(leaf.text.rstrip())
    return Citation.of(
        directive,
        key=key,
        path=leaf.path,
        label=leaf.label,
        start=leaf.start,
        end=end,
        clause_start=leaf.start,
        clause_end=end,
    )


def extracted_answer(
    directives: Mapping[str, Directive],
    cited: Sequence[tuple[str, str]],
    *,
    question: str = "Ai phải làm gì, trước ngày nào?",
    language: str = "vi",
) -> Answer:
    """An answer that quotes, of each (doc_id, words), the leaf holding the words, as the product composes it."""
    citations = tuple(cite(directives[doc_id], words, str(key)) for key, (doc_id, words) in enumerate(cited, 1))
    lines = []
    for one in citations:
        where, name = labels.label(one.label, language), labels.document(directives[one.doc_id], language)
        lead = f"Theo {name}, {where}" if language == "vi" else f"According to {name}, {where}"
        lines.append(f"{lead}: “{fold_display(one.quote)}” [{one.key}]")
    return Answer(
        question=question,
        status=Status.ANSWERED,
        language=language,
        understood=question,
        text="\n\n".join(lines),
        citations=citations,
        receipt={"corpus_hash": "c", "index_fingerprint": "i", "settings": {}, "model": None},
    )
