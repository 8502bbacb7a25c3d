from __future__ import annotations

import pytest
from document_makers import shipped

from corpus.sentences import sentence_spans
from corpus.types import Level, Provision


def leaf_of(text: str, *, before: str = "") -> Provision:
    whole = before + text
    return Provision(
        doc_id="d", path=("1",), level=Level.CLAUSE, label="", heading="", text=text, start=len(before), end=len(whole)
    )


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("- Rà soát hồ sơ. Báo cáo kết quả.\n", ["Rà soát hồ sơ.", "Báo cáo kết quả."]),
        ("1. Các đơn vị tại TP. Hà Nội thực hiện.", ["Các đơn vị tại TP. Hà Nội thực hiện."]),
        ("a) Hoàn thành trước ngày **28/8/2021**. Báo cáo.", ["Hoàn thành trước ngày **28/8/2021**.", "Báo cáo."]),
        ("Ho, sốt, khó thở... trong cộng đồng. Nâng cao.", ["Ho, sốt, khó thở... trong cộng đồng.", "Nâng cao."]),
        ("“Không ai bị bỏ lại”. Rà soát.", ["“Không ai bị bỏ lại”.", "Rà soát."]),
        ("- \n", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    before = "Lời dẫn:\n"
    leaf = leaf_of(text, before=before)
    assert [(before + text)[start:end] for start, end in sentence_spans(before + text, leaf)] == sentences


def test_spans_go_forward_inside_their_leaf() -> None:
    directive = shipped("ha-noi-ket-luan-16-8-2021")
    for leaf in directive.root.leaves():
        at = leaf.start
        for start, end in sentence_spans(directive.text, leaf):
            assert at <= start < end <= leaf.end
            at = end
