from __future__ import annotations

import pytest

from corpus.mentions import find_mentions

Row = tuple[str, str | None, str | None, str | None, str | None]

CASES: tuple[tuple[str, list[Row]], ...] = (
    ("theo Kết luận số 07- KL/TW, ngày 11/6/2021 của Bộ Chính trị về dịch",
     [("Kết luận số 07- KL/TW, ngày 11/6/2021 của Bộ Chính trị", "Kết luận", "07-KL/TW", "11/06/2021", "Bộ Chính trị")]),
    ("Luật số 80/2015/QH13; 16/CT-TTg",
     [("Luật số 80/2015/QH13", "Luật", "80/2015/QH13", None, None), ("16/CT-TTg", "Chỉ thị", "16/CT-TTg", None, None)]),
    ("Bộ luật Hình sự năm 2015", [("Bộ luật Hình sự năm 2015", "Bộ luật", None, "2015", None)]),
    ("các Chỉ thị số 15, 16/CT-TTg.",
     [("Chỉ thị số 15", "Chỉ thị", "15/CT-TTg", None, None), ("16/CT-TTg", "Chỉ thị", "16/CT-TTg", None, None)]),
    ("các Công văn số 100/UBND-VX, 101/UBND-VX ngày 1/8/2021",
     [("Công văn số 100/UBND-VX", "Công văn", "100/UBND-VX", "01/08/2021", None),
      ("101/UBND-VX ngày 1/8/2021", "Công văn", "101/UBND-VX", "01/08/2021", None)]),
    ("Chỉ thị số 15/CT-TTg ngày 27/3/2020, số 16/CT-TTg ngày 31/3/2020 của Thủ tướng Chính phủ",
     [("Chỉ thị số 15/CT-TTg ngày 27/3/2020", "Chỉ thị", "15/CT-TTg", "27/03/2020", "Thủ tướng Chính phủ"),
      ("số 16/CT-TTg ngày 31/3/2020 của Thủ tướng Chính phủ", "Chỉ thị", "16/CT-TTg", "31/03/2020", "Thủ tướng Chính phủ")]),
    ("THỰC HIỆN CHỈ THỊ SỐ 16/CT-TTG NGÀY 31/3/2020 CỦA THỦ TƯỚNG CHÍNH PHỦ VỀ DỊCH",
     [("CHỈ THỊ SỐ 16/CT-TTG NGÀY 31/3/2020 CỦA THỦ TƯỚNG CHÍNH PHỦ", "Chỉ thị", "16/CT-TTG", "31/03/2020", "THỦ TƯỚNG CHÍNH PHỦ")]),
    ("Thủ tướng Chính phủ đã ban hành Chỉ thị số 16/CT-TTg",
     [("Chỉ thị số 16/CT-TTg", "Chỉ thị", "16/CT-TTg", None, "Thủ tướng Chính phủ")]),
    ("Quyết định của Thủ tướng Chính phủ số 12/2021/QĐ-TTg ngày 24 tháng 3 năm 2021",
     [("Quyết định của Thủ tướng Chính phủ số 12/2021/QĐ-TTg ngày 24 tháng 3 năm 2021",
       "Quyết định", "12/2021/QĐ-TTg", "24/03/2021", "Thủ tướng Chính phủ")]),
    ("Thông tư liên tịch số 1/2012/TTLT-BTP-BTC của Bộ Tư pháp, Bộ Tài chính",
     [("Thông tư liên tịch số 1/2012/TTLT-BTP-BTC của Bộ Tư pháp, Bộ Tài chính", "Thông tư liên tịch",
       "1/2012/TTLT-BTP-BTC", None, "Bộ Tư pháp, Bộ Tài chính")]),
    ("Thông tư 58/2011/TT-BGD&ĐT; Nghị định số 63/CP; Nghị quyết số 30a/2008/NQ-CP",
     [("Thông tư 58/2011/TT-BGD&ĐT", "Thông tư", "58/2011/TT-BGD&ĐT", None, None),
      ("Nghị định số 63/CP", "Nghị định", "63/CP", None, None),
      ("Nghị quyết số 30a/2008/NQ-CP", "Nghị quyết", "30a/2008/NQ-CP", None, None)]),
    ("Chỉ thị 16 và Nghị định 100/2019 của Chính phủ",
     [("Chỉ thị 16", "Chỉ thị", "16", None, None), ("Nghị định 100/2019 của Chính phủ", "Nghị định", "100/2019", None, "Chính phủ")]),
    ("quyết định số 12/QĐ-UBND tháng 8/2021", [("quyết định số 12/QĐ-UBND tháng 8/2021", "Quyết định", "12/QĐ-UBND", "08/2021", None)]),
    ("của Bộ Y tế tại Công văn số 123/BYT-DP.\n3. Ngoài ra", [("Công văn số 123/BYT-DP", "Công văn", "123/BYT-DP", None, "Bộ Y tế")]),
    ("các Chỉ thị 15, 16 và Chỉ thị 19 của Thủ tướng Chính phủ",
     [("Chỉ thị 15", "Chỉ thị", "15", None, "Thủ tướng Chính phủ"), ("16", "Chỉ thị", "16", None, "Thủ tướng Chính phủ"),
      ("Chỉ thị 19 của Thủ tướng Chính phủ", "Chỉ thị", "19", None, "Thủ tướng Chính phủ")]),
    ("Nghị quyết số 21-NQ/TW của Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XIII",
     [("Nghị quyết số 21-NQ/TW của Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XIII", "Nghị quyết", "21-NQ/TW",
       None, "Ban Chấp hành Trung ương Đảng khóa XIII")]),
    ("Nghị quyết Đại hội XIII của Đảng,", [("Nghị quyết Đại hội XIII của Đảng", "Nghị quyết", None, None, None)]),
    ("văn bản số 12/UBND-VX ngày 5/8 của UBND tỉnh",
     [("văn bản số 12/UBND-VX ngày 5/8 của UBND tỉnh", "Văn bản", "12/UBND-VX", None, "UBND tỉnh")]),
    ("Nghị quyết số 68/NQ-CP, 23 doanh nghiệp", [("Nghị quyết số 68/NQ-CP", "Nghị quyết", "68/NQ-CP", None, None)]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "rows"), CASES)
def test_what_is_mentioned(text: str, rows: list[Row]) -> None:
    found = find_mentions(text)
    assert [
        (text[one.start : one.end], one.kind, one.number, str(one.date) if one.date else None, one.issuer) for one in found
    ] == rows


@pytest.mark.parametrize(
    "text",
    [
        "kế hoạch 5 năm 2021-2025", "Kế hoạch 2021-2025 của tỉnh", "dịp nghỉ Lễ 30/4 - 01/5, 24/24 giờ", "số 16 Trần Phú",
        "theo Mẫu số 09/SCT-BCT", "QCVN 01-83:2011/BNNPTNT", "Đến thời điểm này", "danh mục 1 kèm theo", "5K + vắc xin",
        "Nghị quyết 05 ngày nữa", "Trường Đại học Luật Hà Nội", "Báo cáo của Bộ Y tế", "điện thoại số 0912/34-AB", "phòng 12A/B",
    ],
)  # fmt: skip
def test_what_is_no_document(text: str) -> None:
    assert find_mentions(text) == []


@pytest.mark.parametrize(
    ("text", "cited", "number"),
    [
        ("khoản 2, khoản 3 Điều 5 Nghị định số 15/2020/NĐ-CP", "khoản 2, khoản 3 Điều 5", "15/2020/NĐ-CP"),
        ("từ Điều 5 đến Điều 9 của Nghị định số 15/2020/NĐ-CP", "từ Điều 5 đến Điều 9", "15/2020/NĐ-CP"),
        ("các điểm a, b và đ khoản 1 Điều 2 Thông tư 1/2020/TT-BYT", "các điểm a, b và đ khoản 1 Điều 2", "1/2020/TT-BYT"),
        ("Mục II Chỉ thị số 16/CT-TTg", "Mục II", "16/CT-TTg"),
    ],
)
def test_provisions_belong_to_the_document_behind_them(text: str, cited: str, number: str) -> None:
    (found,) = find_mentions(text)
    assert (found.cited, found.number, found.start, found.end) == (cited, number, 0, len(text))


def test_what_points_to_the_text_itself() -> None:
    text = "Điều 5 Nghị định này; các điểm a, b khoản 1 Điều này; Chỉ thị này; Kế hoạch nêu trên"
    found = find_mentions(text)
    assert [(one.kind, one.cited, one.this, one.aforesaid) for one in found] == [
        ("Nghị định", "Điều 5", True, False), (None, "các điểm a, b khoản 1 Điều này", True, False),
        ("Chỉ thị", "", True, False), ("Kế hoạch", "", False, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name", "end"),
    [
        ("Luật Phòng, chống bệnh truyền nhiễm năm 2007", "Phòng, chống bệnh truyền nhiễm", "2007"),
        ("Luật Biên phòng Việt Nam, các bộ", "Biên phòng Việt Nam", "Nam"),
        ("Luật Quản lý thuế và Nghị định số", "Quản lý thuế", "thuế"),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Xây dựng, khoản 6",
            "sửa đổi, bổ sung một số điều của Luật Xây dựng",
            "dựng",
        ),
        ("Luật Phục hồi nghề rèn được ban hành", "Phục hồi nghề rèn", "rèn"),
        ("Bộ luật Lao động", "Lao động", "động"),
        ("Luật dược số 34/2005/QH11", "dược", "QH11"),
    ],
)
def test_laws_are_cited_by_name(text: str, name: str, end: str) -> None:
    found = find_mentions(text)[0]
    assert (found.name, text[found.start : found.end].endswith(end)) == (name, True)
