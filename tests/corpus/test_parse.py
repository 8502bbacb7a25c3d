from __future__ import annotations

import itertools

import pytest
from document_makers import (
    CIRCULAR,
    DECISION,
    DECREE,
    LAYOUTS,
    PARTY,
    PROSE,
    check_tree,
    leaf_paths,
    parsed,
    shipped,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.heading import read_heading
from corpus.manifest import manifest
from corpus.parse import parse_provisions
from corpus.text import fold_display
from corpus.types import Level

BA_DINH, BAC_HA, BAC_NINH = "ba-dinh-318-cv-qu-2021", "bac-ha-cong-van-8-2021", "bac-ninh-331-cv-tu-2021"
HA_DONG, HA_NOI = "ha-dong-ke-hoach-chi-thi-31", "ha-noi-ket-luan-16-8-2021"
DOC_IDS = (BA_DINH, BAC_HA, BAC_NINH, HA_DONG, HA_NOI)


# The shipped directives


@pytest.mark.parametrize("doc_id", DOC_IDS)
def test_leaves_tile_a_shipped_directive(doc_id: str) -> None:
    directive = shipped(doc_id)
    check_tree(directive.root, directive.text)
    assert {provision.doc_id for provision in directive.root.walk()} == {doc_id}
    assert directive.warnings == ()


@pytest.mark.parametrize(
    ("doc_id", "path", "level", "label", "start"),
    [
        (BA_DINH, "preamble.p2", Level.PARAGRAPH, "phần mở đầu, đoạn 2", "Để duy trì vững chắc thành quả"),
        (BA_DINH, "I", Level.SECTION, "mục I", "I. Nhiệm vụ chung"),
        (BA_DINH, "I.p1", Level.LEAD, "mục I, đoạn 1", "I. Nhiệm vụ chung"),
        (BA_DINH, "II.1.b2", Level.ITEM, "mục II, khoản 1, gạch đầu dòng 2", "- Phòng y tế, trung tâm y tế quận"),
        (BA_DINH, "II.4", Level.CLAUSE, "mục II, khoản 4", "4. Thành viên Ban Chỉ đạo"),
        (BA_DINH, "closing.p1", Level.PARAGRAPH, "phần kết, đoạn 1", "Ban Thường vụ Quận ủy yêu cầu"),
        (BAC_HA, "addressees.b6", Level.ADDRESSEES, "Kính gửi, dòng 6", "- Đảng ủy các xã, thị trấn."),
        (BAC_HA, "2.p1", Level.LEAD, "khoản 2, đoạn 1", "2. UBND huyện chỉ đạo"),
        (BAC_HA, "2.b14", Level.ITEM, "khoản 2, gạch đầu dòng 14", "- Khẩn trương tham mưu Huyện ủy"),
        (BAC_HA, "7", Level.CLAUSE, "khoản 7", "7. Yêu cầu các cơ quan"),
        (BAC_NINH, "3.b9", Level.ITEM, "khoản 3, gạch đầu dòng 9", "- Triển khai thực hiện tốt quy định"),
        (BAC_NINH, "closing.p1", Level.PARAGRAPH, "phần kết, đoạn 1", "Văn phòng Thành ủy phối hợp"),
        (BAC_NINH, "signature.l3", Level.SIGNATURE, "phần ký, dòng 3", "Đã ký"),
        (HA_DONG, "I.b3", Level.ITEM, "mục I, gạch đầu dòng 3", "- Lãnh đạo, chỉ đạo đồng bộ"),
        (HA_DONG, "II.4.p7", Level.PARAGRAPH, "mục II, khoản 4, đoạn 7", "Ưu tiên bố trí, bổ sung"),
        (HA_DONG, "III.2.p2", Level.PARAGRAPH, "mục III, khoản 2, đoạn 2", "Phối hợp với UBND Quận"),
        (HA_DONG, "III.4.b2", Level.ITEM, "mục III, khoản 4, gạch đầu dòng 2", "- Mặt trận Tổ quốc và các"),
        (HA_NOI, "preamble.p4", Level.PARAGRAPH, "phần mở đầu, đoạn 4", "Để giữ vững thành quả"),
        (HA_NOI, "4.p2", Level.PARAGRAPH, "khoản 4, đoạn 2", "Ban cán sự đảng UBND Thành phố"),
        (HA_NOI, "7.p3", Level.PARAGRAPH, "khoản 7, đoạn 3", "Các lực lượng chức năng"),
        (HA_NOI, "recipients.b14", Level.RECIPIENTS, "Nơi nhận, dòng 14", "(Đề b/c)"),
    ],
)
def test_hand_picked_provisions(doc_id: str, path: str, level: Level, label: str, start: str) -> None:
    provision = shipped(doc_id).find(tuple(path.split(".")))
    assert provision is not None
    assert (provision.level, provision.label) == (level, label)
    assert fold_display(provision.text).startswith(start)


@pytest.mark.parametrize(
    ("doc_id", "numbered"),
    [
        (BA_DINH, "I I.1 I.2 I.3 II II.1 II.2 II.3 II.4"),
        (BAC_HA, "1 2 3 4 5 6 7"),
        (BAC_NINH, "1 2 3 4 5"),
        (HA_DONG, "I II II.1 II.2 II.3 II.4 III III.1 III.2 III.3 III.4"),
        (HA_NOI, "1 2 3 4 5 6 7"),
    ],
)
def test_the_numbered_skeleton(doc_id: str, numbered: str) -> None:
    found = [p for p in shipped(doc_id).root.walk() if p.level in (Level.SECTION, Level.CLAUSE)]
    assert [".".join(provision.path) for provision in found] == numbered.split()


@pytest.mark.parametrize(
    ("doc_id", "path", "broken"),
    [
        (BA_DINH, "I.2", "vi phạm công tác phòng, chống dịch; chủ động"),
        (BA_DINH, "II.3", "đeo khẩu trang bắt buộc"),
        (BAC_HA, "1.b1", "phòng, chống dịch đã đạt được"),
        (BAC_HA, "7", "Trung tâm Y tế để tổng hợp báo cáo Thường trực"),
        (HA_DONG, "II.3.p2", "thực hiện nghiêm các quy định phòng"),
        (HA_DONG, "II.4.p4", "lương thực, thực phẩm cho người dân"),
        (HA_DONG, "III.2.p2", "đảm bảo phục vụ công tác"),
        (HA_NOI, "preamble.p4", "yêu cầu các cấp, các ngành từ Thành phố"),
        (HA_NOI, "4.p2", "nghiêm cấm việc đưa người từ"),
    ],
)
def test_a_paragraph_across_a_page_break_is_one_provision(doc_id: str, path: str, broken: str) -> None:
    provision = shipped(doc_id).find(tuple(path.split(".")))
    assert provision is not None
    assert not provision.children
    assert broken in fold_display(provision.text)
    assert broken not in provision.text


@pytest.mark.parametrize(
    ("doc_id", "closing"),
    [
        (BA_DINH, "đúng quy định./."),
        (BAC_NINH, "Ban Thường vụ Thành ủy."),
        (HA_DONG, "Thành uỷ Hà Nội./."),
        (HA_NOI, "thực hiện./."),
    ],
)
def test_closing_paragraphs(doc_id: str, closing: str) -> None:
    provision = shipped(doc_id).find(("closing",))
    assert provision is not None
    assert provision.level is Level.CLOSING
    assert provision.text.strip().endswith(closing)


def test_a_directive_whose_last_clause_ends_it_has_no_closing() -> None:
    assert shipped(BAC_HA).find(("closing",)) is None


def test_all_five_are_covered() -> None:
    assert set(DOC_IDS) == {entry.doc_id for entry in manifest().values()}


# Hand-written layouts


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("ending", ["\n", "\n\n", "  \n"])
def test_every_layout_keeps_every_character(layout: str, ending: str) -> None:
    _, warnings = parsed(LAYOUTS[layout].replace("\n", ending))
    assert warnings == ()


def test_a_decision_that_issues_a_regulation_has_two_numbered_bodies() -> None:
    provisions, _ = parsed(DECISION)
    assert provisions[("1",)].label == "Điều 1"
    assert provisions[("QC", "I", "1")].label == "quy chế ban hành kèm theo, chương I, Điều 1"
    assert provisions[("QC", "I", "2", "2", "đ")].text.startswith("đ) Tổ dân phố.")
    assert provisions[("QC", "I", "2", "2", "d", "d.2")].label.endswith("điểm d, tiết d.2")
    assert provisions[("QC", "I")].heading == "QUY ĐỊNH CHUNG"
    assert provisions[("QC", "II", "3", "1")].level is Level.CLAUSE
    assert provisions[("PL1", "2")].label == "phụ lục 1, khoản 2"
    assert provisions[("PL2", "1")].text.startswith("1. Sở Y tế.")
    assert [provisions[path].level for path in [("QC",), ("PL1",), ("PL2",)]] == [Level.APPENDIX] * 3


def test_a_decree_nests_parts_chapters_sections_and_articles() -> None:
    provisions, warnings = parsed(DECREE)
    assert provisions[("1", "I", "1", "1", "2", "1", "b")].label == (
        "phần 1, chương I, mục 1, tiểu mục 1, Điều 2, khoản 1, điểm b"
    )
    assert provisions[("1", "I", "2", "3", "p2")].text.startswith("Điều 5 của Nghị định")
    assert provisions[("2", "II", "4")].heading == "Hiệu lực"
    assert provisions[("1",)].heading == "NHỮNG VẤN ĐỀ CHUNG"
    assert warnings == ()  # articles run on through chapters, chapters through parts


def test_quoted_amendments_are_no_structure() -> None:
    provisions, warnings = parsed(CIRCULAR)
    assert [".".join(path) for path, p in provisions.items() if p.level is Level.QUOTED] == [
        "1.1.p2",
        "1.1.p3",
        "1.1.p4",
        "1.2.p2",
    ]
    assert provisions[("1", "3")].text.startswith("3. Bãi bỏ")
    assert warnings == ()


def test_a_quotation_that_is_never_closed_swallows_nothing() -> None:
    provisions, _ = parsed("1. Sửa như sau:\n“2. Một.\n2. Hai.\n3. Ba.")
    assert set(provisions) >= {("2",), ("3",)}
    assert all(provision.level is not Level.QUOTED for provision in provisions.values())


def test_party_numbering_and_nested_bullets() -> None:
    provisions, warnings = parsed(PARTY)
    assert provisions[("I", "2", "a", "b1", "b2")].text.startswith("+ Xã vùng thấp")
    assert provisions[("I", "2", "a", "b2")].text.startswith("- Không tái nghèo")
    assert provisions[("II", "1", "1.2")].label == "mục II, khoản 1, mục 1.2"
    assert warnings == ()


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("1. Một.\n2. Hai.", "1 2"),
        ("1. Một:\n- a\n- b\n2. Hai:\n+ c\n- d\n- e\n+ f", "1.p1 1.b1 1.b2 2.p1 2.b1.p1 2.b1.b1 2.b1.b2 2.b2"),
        ("1. Một.\nHai.\nBa.", "1.p1 1.p2 1.p3"),
        ("Mở đầu.\n- a\n1. Một.", "preamble.p1 preamble.b1 1"),
        ("1. Một.\n1. Một nữa.\n2. Hai.", "1 1~2 2"),
        ("a) Một\nb) Hai\nb1) Hai một\n- gạch", "a b.p1 b.b1.p1 b.b1.b1"),
        ("p) Một\np1) Hai", "p.p1 p.p1~2"),
        ("b) Một\n- gạch\nb1) Hai", "b.p1 b.b1 b.b1~2"),
        ("8. Tám.\n9. Chín.\n10.\n(được bãi bỏ)\n11. Mười một.", "8 9 10.p1 10.p2 11"),
        ("1. Một.\n16/CT-TTg là chỉ thị.\n2. Hai.", "1.p1 1.p2 2"),
        ("1. Một.\n4. sau đây gọi là xã.\n2. Hai.", "1.p1 1.p2 2"),
        ("1. Một theo mục 1. của luật.\n2. Hai.", "1 2"),
        ("Điều 1. Một\nĐiều 5 của Nghị định số 30 không áp dụng.\nĐiều 2. Hai", "1.p1 1.p2 2"),
        ("I. MỘT\n1. Một.\n2. Hai.\nII. HAI\n3. Ba.", "I.p1 I.1 I.2 II.p1 II.3"),
        ("1. Một:\n1.1. Một.\n1.1.1. Một.\n1.2. Hai.", "1.p1 1.1.1.p1 1.1.1.1.1.1 1.1.2"),
        ("", ""),
        ("\n \n", ""),
        ("***", "preamble.p1"),
    ],
)
def test_paths(text: str, paths: str) -> None:
    assert " ".join(leaf_paths(text)) == paths


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("1. Một.\n3. Ba.\n4. Bốn.", ["3. "]),
        ("1. Một.\n2. Hai.\n1. Một.\n2. Hai.", ["1. "]),
        ("3. Ba.\n4. Bốn.", ["3. "]),
        ("a) Một\nb) Hai\nc) Ba\nd) Bốn\ne) Sáu", ["e) "]),
        ("1. Một.\n2. Hai.\n11. Ba.\n4. Bốn.", ["11. ", "4. "]),
        ("Điều 1. Một\n1. Một.\nĐiều 2. Hai\n2. Hai.", ["2. "]),
        ("1. Một.\n2. Hai.\n2a. Hai a.\n3. Ba.", []),
        ("Điều 4. Bốn\nĐiều 5. Năm", ["Điều 4. "]),
    ],
)
def test_odd_numbering_is_warned_about_with_its_place(text: str, places: list[str]) -> None:
    _, warnings = parsed(text)
    assert [text[w.span.start : w.span.end] for w in warnings if w.span] == places
    assert all(" / " in warning.message for warning in warnings)


def test_a_warning_names_the_letter_that_was_expected() -> None:
    _, warnings = parsed("a) Một\nb) Hai\nc) Ba\nd) Bốn\ne) Sáu")
    assert "'điểm e' khi chờ 'đ'" in warnings[0].message


@pytest.mark.parametrize("number", ["2", "- 2 -", "Trang 3/7"])
def test_page_numbers_are_noise(number: str) -> None:
    rest = "tác phòng, chống dịch bệnh trên địa bàn toàn huyện"
    text = f"1. {PROSE}\n{number}\n{rest}:\n- Một.\n2. {PROSE}\n{number}\n{rest}."
    provisions, _ = parsed(text)
    paths = [".".join(leaf.path) for leaf in provisions[()].leaves()]
    assert paths == ["1.p1.p1", "1.p1.n1", "1.p1.p2", "1.b1", "2.p1", "2.n1", "2.p2"]
    assert [p.text.strip() for p in provisions[()].leaves() if p.level is Level.NOISE] == [number] * 2
    assert provisions[("2",)].heading.endswith(f"nghiêm công {rest}.")


def test_a_page_number_between_provisions_belongs_to_what_encloses_both() -> None:
    assert leaf_paths("1. Một:\na) A.\n- 2 -\nb) B.\n- 3 -\n2. Hai.\n- 4 -") == ["1.p1", "1.a", "1.n1", "1.b", "n1", "2", "n2"]


def test_recipients_may_stand_before_behind_or_beside_the_signature() -> None:
    for layout in ("decision", "decree", "telegram"):
        provisions, _ = parsed(LAYOUTS[layout])
        leaves = list(provisions[()].leaves())
        assert any(leaf.level is Level.RECIPIENTS and "Lưu: VT" in leaf.text for leaf in leaves)
        signature = [fold_display(leaf.text) for leaf in leaves if leaf.level is Level.SIGNATURE]
        assert signature[-1] in ("Trịnh Văn Bình", "Phạm Minh Chính")
        assert not any("Lưu" in line for line in signature)


def test_a_paragraph_behind_numbered_ones_of_an_annex_stays_there() -> None:
    text = "1. Một.\nPHỤ LỤC\nLời dẫn.\n1. Một.\nTrên đây là phụ lục./."
    assert leaf_paths(text) == ["1", "PL1.l1", "PL1.preamble.p1", "PL1.1", "PL1.closing.p1"]


# Any text

WORDS = st.sampled_from(
    "công tác phòng chống dịch ủy ban nhân dân Huyện ủy UBND xã Điều khoản 2 16/CT-TTg Nơi nhận: Kính gửi ngày tháng năm "
    "2021 “ ” ./. ; : **".split()
)
MARKERS = st.sampled_from([
    "", "", "1. ", "2. ", "3.", "10. ", "1.1. ", "a) ", "b) ", "đ) ", "b1) ", "p1) ", "- ", "+ ", "* ", "• ", "I. ", "II- ",
    "A. ", "Điều 1. ", "Điều 2", "Chương I", "Mục 1. ", "Phần thứ hai", "(1) ", "“2. ", "\"", "n1) ", "(i) ",
])  # fmt: skip
LINES = st.one_of(
    st.builds(lambda marker, words: marker + " ".join(words), MARKERS, st.lists(WORDS, max_size=14)),
    st.sampled_from([line for text in LAYOUTS.values() for line in text.splitlines()]),
    st.sampled_from(
        ["", " ", "\t", "2", "- 2 -", "Trang 3/7", "\x0c", "*", "-----", "\xa0", PROSE, "e\u0302\u0301", "\u200b1. A"]
    ),
    st.text(max_size=20),
)
DOCUMENTS = st.builds(
    lambda lines, ends: "".join(map("".join, zip(lines, itertools.cycle(ends), strict=False))),
    st.lists(LINES, max_size=40),
    st.lists(st.sampled_from(["\n", "\n\n", "\r\n", " \n", "      "]), min_size=1, max_size=5),
)


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS)
def test_any_text_is_tiled_by_uniquely_named_provisions(text: str) -> None:
    root, warnings = parse_provisions("any", text)
    check_tree(root, text)
    assert all(warning.span is not None and 0 <= warning.span.start < warning.span.end <= len(text) for warning in warnings)
    heading = read_heading(root)
    for name in heading.__slots__:
        span = getattr(heading, name).span
        assert span is None or 0 <= span.start <= span.end <= len(text)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=[]), max_size=200))
def test_any_characters_are_tiled(text: str) -> None:
    root, _ = parse_provisions("any", text)
    check_tree(root, text)


@pytest.mark.parametrize(
    ("text", "paths", "heading"),
    [
        ("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Một\nĐiều 2. Hai", "I.p1 I.1 I.2", "QUY ĐỊNH CHUNG"),
        ("Chương I\nNỘI DUNG BẢO ĐẢM\nAN TOÀN TRƯỜNG HỌC\nĐiều 1. Một", "I.p1 I.1", "NỘI DUNG BẢO ĐẢM AN TOÀN TRƯỜNG HỌC"),
        ("Chương I\nQuy định chung\nĐiều 1. Một", "I.p1 I.1", "Quy định chung"),
        ("Chương I. QUY ĐỊNH CHUNG\nĐoạn văn.\nĐiều 1. Một", "I.p1 I.p2 I.1", "QUY ĐỊNH CHUNG"),
        ("Mục 1\nCƠ SỞ VẬT CHẤT\nĐiều 1. Một", "1.p1 1.1", "CƠ SỞ VẬT CHẤT"),
        ("Mục 1\nCƠ SỞ VẬT CHẤT\nĐoạn văn.\nĐiều 1. Một", "1.p1 1.p2 1.1", "CƠ SỞ VẬT CHẤT"),
        ("Phần thứ nhất\nQUY ĐỊNH CHUNG\nChương I\nPHẠM VI\nĐiều 1. Một", "1.p1 1.I.p1 1.I.1", "QUY ĐỊNH CHUNG"),
    ],
)
def test_a_title_below_its_number_is_no_paragraph(text: str, paths: str, heading: str) -> None:
    root, _ = parse_provisions("made", text)
    assert " ".join(leaf_paths(text)) == paths
    assert root.children[0].heading == heading
    assert heading in " ".join(next(root.leaves()).text.split())


def test_a_page_number_may_stand_between_a_number_and_its_title() -> None:
    text = "Chương I\n- 2 -\nQUY ĐỊNH CHUNG\nĐiều 1. Một"
    root, _ = parse_provisions("made", text)
    assert "".join(leaf.text for leaf in root.leaves()) == text
    assert [(leaf.path, leaf.level) for leaf in root.leaves()][1] == (("I", "p1", "n1"), Level.NOISE)
    assert root.children[0].heading == "QUY ĐỊNH CHUNG"
