"""What a document does with one that it cites, read from the words that govern the citation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.mention import Mention
from corpus.types import Relation

# A cue's words in any case. Those of no relation ("theo", "tại") end the reach of a cue before them.
_WORDS: tuple[tuple[Relation, str], ...] = (
    (Relation.BASIS, r"căn cứ(?!\s+(?:chức|tình|yêu|nhiệm|điều kiện|kết quả|thực|pháp lý))|xét(?=\s+(?:tờ trình|đề nghị|báo cáo))|theo đề nghị|trên cơ sở"),
    (Relation.ISSUES, r"ban hành kèm theo|kèm theo|đính kèm"),
    (Relation.ANSWERS, r"trả lời|phúc đáp"),
    (Relation.CITES, r"(?:văn bản|quy định|tài liệu)(?:\s+(?:pháp luật|chi tiết|và))*\s+hướng dẫn(?:\s+(?:thi hành|thực hiện))?|theo hướng dẫn"),
    (Relation.GUIDES, r"hướng dẫn(?:\s+(?:thi hành|thực hiện|áp dụng|một số|triển khai))*(?=\s+(?:Luật|Bộ|Pháp|Nghị|Quyết|Chỉ|Thông|Kết|điều|Điều|khoản|các|một|việc|nội|thi|thực))"
                      r"|quy định chi tiết(?:\s+và\s+(?:hướng dẫn|biện pháp)\s+(?:thi hành|thực hiện))?|chi tiết thi hành"),
    (Relation.AMENDS, r"sửa đổi(?:\s*,?\s*bổ sung)?|bổ sung(?=\s+(?:một số|khoản|điểm|Điều|điều|vào|các điều|nội dung))|đính chính"),
    (Relation.REPLACES, r"thay thế(?:\s+cho)?"),
    (Relation.REPEALS, r"bãi bỏ|hủy bỏ|huỷ bỏ"),
    (Relation.IMPLEMENTS, r"thực hiện|triển khai|quán triệt|chấp hành|tuân thủ|(?<!lực.)thi hành|bám sát|cụ thể hóa|cụ thể hoá"),
    (Relation.CITES, r"theo|tại|nêu trong|nêu ở|quy định ở|được quy định|tiếp theo|thống nhất với|so với|ban hành"),
)  # fmt: skip
_FIGURES = "0123456789"
_BLANK = r"\s+"
_CUE = re.compile(
    "(?<!\\w)(?:"
    + "|".join(f"(?P<{relation.name}{i}>{words.replace(' ', _BLANK)})" for i, (relation, words) in enumerate(_WORDS))
    + ")(?!\\w)",
    re.I,
)
_SENTENCE = re.compile(
    r"[.!?]\s+(?!(?i:đặc biệt|trong đó|trọng tâm|nhất là|cụ thể))(?=[^\W\d_a-zà-ỹ]|[-–“\"])|\n\s*[-–+•]|;\s*(?=(?:Căn|Xét|Theo)\s)"
)
_BREAK = re.compile(r"[,;.:()]")
_REACH = 200
"""Characters that may stand between a cue and the first document it governs."""
_STRONG = frozenset({Relation.AMENDS, Relation.REPLACES, Relation.REPEALS, Relation.ANSWERS, Relation.GUIDES, Relation.ISSUES})
_STRONG_REACH = 90
"""The same for cues that change what the document is: a far one governs something else."""
_LISTS = frozenset({Relation.REPEALS, Relation.REPLACES, Relation.BASIS, Relation.IMPLEMENTS})
_ENDING = re.compile(r"hết\s+hiệu\s+lực|bãi\s+bỏ|chấm\s+dứt\s+hiệu\s+lực", re.I)
_COORDINATED = re.compile(r"\s*(?:[,;]\s*(?:và\s+)?|\s(?:và|hoặc)\s+)(?:(?:các|cả)\s+)?")
_AFTER: tuple[tuple[Relation, re.Pattern[str]], ...] = (
    (Relation.REPEALS, re.compile(r"[^.;]{0,120}?(?<!có hiệu lực )(?<!khi )(?:hết\s+hiệu\s+lực|chấm\s+dứt\s+hiệu\s+lực)(?:\s+(?:thi\s+hành|kể|từ|toàn)|\s*[.;,]|\s*$)")),
    (Relation.REPEALS, re.compile(r"[^.;,]{0,60}?\s(?:được|bị)\s+bãi\s+bỏ(?!\s+(?:bởi|theo))")),
    (Relation.REPLACES, re.compile(r"[^.;,]{0,60}?\sđược\s+thay\s+(?:thế\s+)?(?:bằng|bởi)\s+[^.;]{0,60}?(?:này|như\s+sau)")),
    (Relation.AMENDS, re.compile(r"[^.;]{0,90}?\sđược\s+(?:sửa\s+đổi|bổ\s+sung)(?:\s*,?\s*bổ\s+sung)?[^.;:]{0,60}?như\s+sau")),
)  # fmt: skip
_GOVERNED = re.compile(r"(?:theo|tại|trong|của)(?:\s+(?:quy\s+định|các))*\s*(?:tại|của)?\s*$", re.I)


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    relation: Relation


def read_relations(text: str, mentions: Sequence[Mention]) -> list[Relation]:
    """The relation of each mention, in order; what no word governs is a mere citation."""
    found: list[Relation] = []
    for i in range(len(mentions)):
        found.append(_before(text, mentions, i, found))
    for i in range(len(mentions) - 1, -1, -1):
        found[i] = _after(text, mentions, i, found) or found[i]
    # What a document does with itself is nothing but to cite, or to issue an annex.
    return [
        Relation.CITES if mention.this and relation is not Relation.ISSUES else relation
        for mention, relation in zip(mentions, found, strict=True)
    ]


def read_lead(text: str) -> Relation | None:
    """What a line that ends in a colon does with the documents listed below it ("Bãi bỏ các văn bản sau đây:")."""
    if not text.rstrip().endswith(":"):
        return None
    if _ENDING.search(text):
        return Relation.REPEALS
    first = _CUE.match(text, len(text) - len(text.lstrip("0123456789.)-–•+ abcdđe\n")))
    relation = Relation[first.lastgroup.rstrip(_FIGURES)] if first and first.lastgroup else None
    return relation if relation in _LISTS else None


def _before(text: str, mentions: Sequence[Mention], i: int, found: list[Relation]) -> Relation:
    """The relation that the nearest cue in the sentence gives, or the neighbour in a row of documents."""
    mention = mentions[i]
    previous = mentions[i - 1] if i else None
    floor = max(previous.end if previous else 0, mention.start - _REACH)
    near = previous if previous and floor == previous.end else None
    for bound in _SENTENCE.finditer(text, floor, mention.start + 1):
        floor, near = bound.end(), None
    cue = None
    for match in _CUE.finditer(text, floor, mention.end):
        if match.end() > mention.start:
            break
        assert match.lastgroup is not None
        cue = _Cue(match.start(), match.end(), Relation[match.lastgroup.rstrip(_FIGURES)])
    if cue is None:
        return found[i - 1] if near else Relation.CITES
    between = text[cue.end : mention.start]
    if near is not None and not near.this and _in_title(text, near, cue):
        # The cue belongs to the subject of the document before it, and so does what it governs, up to a break.
        return found[i - 1] if _BREAK.search(between) else Relation.CITES
    if cue.relation in _STRONG and (len(between) > _STRONG_REACH or ";" in between):
        return Relation.CITES
    return cue.relation


def _in_title(text: str, previous: Mention, cue: _Cue) -> bool:
    return not _BREAK.search(text, previous.end, cue.start) and not re.search(
        r"(?<!\w)(?:và|để|thì)\s", text[previous.end : cue.start]
    )


def _after(text: str, mentions: Sequence[Mention], i: int, found: list[Relation]) -> Relation | None:
    """The relation that the words behind a mention give it ("… hết hiệu lực"), or its right neighbour in a list."""
    mention = mentions[i]
    if mention.this and not mention.cited:
        return None
    if _GOVERNED.search(text, max(0, mention.start - _STRONG_REACH), mention.start):
        return None
    if i + 1 < len(mentions) and _COORDINATED.fullmatch(text, mention.end, mentions[i + 1].start):
        return found[i + 1] if found[i + 1] in (Relation.REPEALS, Relation.REPLACES) and found[i] is Relation.CITES else None
    stop = mentions[i + 1].start if i + 1 < len(mentions) else len(text)
    for relation, pattern in _AFTER:
        match = pattern.match(text, mention.end)
        if match and (match.end() <= stop or relation in (Relation.REPLACES,)) and found[i] is not relation:
            return relation
    return None
