"""The citation ladder: resolves, right document, section, clause, item, span overlap; each rung a score of its own.

Rungs look at the first citation, the one a reader opens; overlap looks at all of them. Written by hand because the
LegalBench-RAG scorer counts overlapping spans twice; ``tests/eval/test_ladder.py`` has a slower second implementation.
"""

from __future__ import annotations

from collections.abc import Sequence

from eval.place import place_of
from eval.types import Directives, Measure, Place
from rag.types import Citation

Spans = dict[str, list[tuple[int, int]]]
"""Merged, sorted, half-open ranges per document."""

Gold = Sequence[Sequence[Place]]


def ladder(citations: Sequence[Citation], gold: Gold, directives: Directives) -> dict[Measure, float]:
    """Scores of an answer's citations, in order, against an AND of OR groups; no citations score 0 on every rung."""
    cited = [_place(citation, directives) for citation in citations]
    known = [place for place in cited if place is not None]
    first = cited[0] if cited else None
    items = [item for group in gold for item in group]
    precision, recall, iou = span_overlap(known, gold)
    met = [any(_overlap(place, item) for place in known for item in group) for group in gold]
    stray = sum(place is None or not any(_same_clause(place, item) for item in items) for place in cited)
    return {
        Measure.RESOLVES: float(bool(cited) and all(_stands(citation, directives) for citation in citations)),
        Measure.DOCUMENT: float(first is not None and any(first.doc_id == item.doc_id for item in items)),
        Measure.SECTION: float(first is not None and any(_same_section(first, item) for item in items)),
        Measure.CLAUSE: float(first is not None and any(_same_clause(first, item) for item in items)),
        Measure.ITEM: float(first is not None and any(_same_item(first, item) for item in items)),
        Measure.QUOTE_HIT: float(any(met)),
        Measure.ALL_GROUPS: float(bool(met) and all(met)),
        Measure.SPAN_IOU: iou,
        Measure.SPAN_PRECISION: precision,
        Measure.SPAN_RECALL: recall,
        Measure.STRAY: stray / len(cited) if cited else 0.0,
    }


def span_overlap(cited: Sequence[Place], gold: Gold) -> tuple[float, float, float]:
    """(precision, recall, intersection over union) in characters, over merged ranges.

    Of each group counts the alternative that shares most characters with the citations; the first one among equals.
    """
    ours = merge(cited)
    theirs = merge([max(group, key=lambda item: _shared(ours, merge([item]))) for group in gold])
    common, cited_size, gold_size = _shared(ours, theirs), _size(ours), _size(theirs)
    union = cited_size + gold_size - common
    return (
        common / cited_size if cited_size else 0.0,
        common / gold_size if gold_size else 0.0,
        common / union if union else 0.0,
    )


def merge(places: Sequence[Place]) -> Spans:
    """Ranges per document with overlapping and touching ones joined, so that no character counts twice."""
    spans: Spans = {}
    for place in sorted(places, key=lambda place: (place.doc_id, place.start)):
        ranges = spans.setdefault(place.doc_id, [])
        if ranges and place.start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(ranges[-1][1], place.end))
        else:
            ranges.append((place.start, place.end))
    return spans


def _shared(one: Spans, other: Spans) -> int:
    return sum(
        max(0, min(end, other_end) - max(start, other_start))
        for doc_id, ranges in one.items()
        for start, end in ranges
        for other_start, other_end in other.get(doc_id, [])
    )


def _size(spans: Spans) -> int:
    return sum(end - start for ranges in spans.values() for start, end in ranges)


def _place(citation: Citation, directives: Directives) -> Place | None:
    """Where a citation's range lies by our own reading of the tree, whatever path it claims."""
    directive = directives.get(citation.doc_id)
    if directive is None or not 0 <= citation.start < citation.end <= len(directive.text):
        return None
    return place_of(directive, citation.start, citation.end)


def _stands(citation: Citation, directives: Directives) -> bool:
    """Whether the quote is verbatim what the text has at the citation's place."""
    directive = directives.get(citation.doc_id)
    return directive is not None and directive.text[citation.start : citation.end] == citation.quote


def _overlap(place: Place, item: Place) -> bool:
    return place.doc_id == item.doc_id and place.start < item.end and item.start < place.end


def _same_section(place: Place, item: Place) -> bool:
    return place.doc_id == item.doc_id and place.section is not None and place.section == item.section


def _same_clause(place: Place, item: Place) -> bool:
    return place.doc_id == item.doc_id and place.clause is not None and place.clause == item.clause


def _same_item(place: Place, item: Place) -> bool:
    return _same_clause(place, item) and place.provision == item.provision
