from __future__ import annotations

import pytest

from corpus.mentions import find_mentions
from corpus.relations import read_lead, read_relations
from corpus.types import Relation


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("Căn cứ Luật Đất đai năm 2013; Nghị định số 1/2020/NĐ-CP;", [Relation.BASIS, Relation.BASIS]),
        ("Thực hiện nghiêm túc Chỉ thị số 16/CT-TTg, Công điện số 1/CĐ-TTg", [Relation.IMPLEMENTS, Relation.IMPLEMENTS]),
        ("giãn cách xã hội theo tinh thần Chỉ thị 16/CT-TTg", [Relation.CITES]),
        ("Quyết định này thay thế Quyết định số 1/2020/QĐ-UBND", [Relation.CITES, Relation.REPLACES]),
        ("Bãi bỏ Quyết định số 1/2020/QĐ-UBND và Quyết định số 2/2020/QĐ-UBND", [Relation.REPEALS, Relation.REPEALS]),
        ("Sửa đổi, bổ sung một số điều của Thông tư số 1/2019/TT-BYT", [Relation.AMENDS]),
        ("Hướng dẫn thực hiện Nghị quyết số 68/NQ-CP", [Relation.GUIDES]),
        ("Trả lời Công văn số 12/UBND-VX ngày 1/2/2021", [Relation.ANSWERS]),
        ("Phúc đáp Công văn số 12/UBND-VX", [Relation.ANSWERS]),
        ("(Ban hành kèm theo Quyết định số 5/2021/QĐ-UBND)", [Relation.ISSUES]),
        ("Tiếp theo Công văn số 12/UBND-VX", [Relation.CITES]),
        ("Quyết định số 1/2020/QĐ-UBND hết hiệu lực kể từ ngày Quyết định này có hiệu lực", [Relation.REPEALS, Relation.CITES]),
        ("Khoản 2 Điều 3 Thông tư số 1/2019/TT-BYT được sửa đổi, bổ sung như sau:", [Relation.AMENDS]),
        ("Chỉ thị số 1/CT-UBND được thay thế bằng Chỉ thị này", [Relation.REPLACES, Relation.CITES]),
        # What a cited document does with another, this one doesn't.
        ("theo Nghị định số 2/2021/NĐ-CP sửa đổi, bổ sung Nghị định số 1/2020/NĐ-CP", [Relation.CITES, Relation.CITES]),
        ("Thực hiện Kế hoạch số 1/KH-UBND về triển khai Nghị quyết số 68/NQ-CP", [Relation.IMPLEMENTS, Relation.CITES]),
        ("Luật Đất đai năm 2013 đã được sửa đổi, bổ sung bởi Luật số 35/2018/QH14", [Relation.CITES, Relation.CITES]),
        ("Thực hiện nhiệm vụ. Công văn số 12/UBND-VX nêu rõ", [Relation.CITES]),
        ("căn cứ chức năng, nhiệm vụ được giao, Chỉ thị số 1/CT-UBND", [Relation.CITES]),
        (
            "Nghị định này có hiệu lực thi hành từ ngày 1/1/2020.\nNghị định số 1/2010/NĐ-CP hết hiệu lực.",
            [Relation.CITES, Relation.REPEALS],
        ),
    ],
)
def test_the_governing_words_tell(text: str, relations: list[Relation]) -> None:
    assert read_relations(text, find_mentions(text)) == relations


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("2. Bãi bỏ các văn bản sau đây:", Relation.REPEALS),
        ("Các văn bản sau hết hiệu lực kể từ ngày Nghị định này có hiệu lực:", Relation.REPEALS),
        ("Căn cứ:", Relation.BASIS),
        ("UBND huyện chỉ đạo:", None),
        ("Bãi bỏ khoản 2.", None),
    ],
)
def test_a_lead_line_governs_what_is_listed_below(text: str, relation: Relation | None) -> None:
    assert read_lead(text) is relation
