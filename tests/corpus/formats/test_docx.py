import io
import random
import zipfile

import pytest
from document_makers import LAYOUTS, made, shipped
from office_makers import (
    abstract,
    body_docx,
    clauses,
    directive_docx,
    heading_values,
    level,
    listed,
    new_document,
    num,
    p,
    provisions,
    repacked,
    saved,
    table,
)  # fmt: skip

from corpus.errors import CorpusError
from corpus.formats.docx import is_page_number, read_docx
from corpus.manifest import manifest
from corpus.text import fold_display
from corpus.types import Directive

DOC_IDS = [entry.doc_id for entry in manifest().values()]
RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


def read(xml: str, **more: str) -> str:
    return read_docx(body_docx(xml, **more), source="a.docx").text


def said(data: bytes) -> str:
    return "\n".join(warning.message for warning in read_docx(data, source="a.docx").warnings)


def same(directive: Directive, data: bytes) -> None:
    found = read_docx(data, source="a.docx")
    root = provisions(found)[()]
    assert clauses(root) == clauses(directive.root)
    assert heading_values(root) == heading_values(directive.root)
    assert found.warnings == ()


@pytest.mark.parametrize("doc_id", DOC_IDS)
def test_real_directives_as_an_office_types_them(doc_id: str) -> None:
    same(shipped(doc_id), directive_docx(shipped(doc_id)))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_plain_paragraphs_of_every_layout(layout: str) -> None:
    document = new_document()
    for line in LAYOUTS[layout].splitlines():
        document.add_paragraph(line)
    found = provisions(read_docx(saved(document), source="a.docx"))[()]
    expected = made(LAYOUTS[layout]).root
    assert clauses(found) == clauses(expected)
    assert heading_values(found) == heading_values(expected)


HEADING_ROWS = [
    ("UBND HUYỆN BẮC HÀ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("PHÒNG Y TẾ", "Độc lập - Tự do - Hạnh phúc"),
    ("Số:       /UBND-VX", "Bắc Hà, ngày     tháng 8 năm 2021"),
    ("V/v tăng cường công tác", ""),
    ("phòng, chống dịch", ""),
]
BODY = p("Ủy ban nhân dân huyện yêu cầu các đơn vị thực hiện nghiêm các nội dung sau đây:") + listed("Một.", 1, 1)


@pytest.mark.parametrize("bordered", [False, True])
@pytest.mark.parametrize("by_rows", [False, True])
def test_heading_table_in_one_row_or_many(by_rows: bool, bordered: bool) -> None:
    rows = [tuple(map(p, row)) for row in HEADING_ROWS]
    cells = rows if by_rows else [tuple("".join(column) for column in zip(*rows, strict=True))]
    found = provisions(read_docx(body_docx(table(cells, bordered=bordered) + BODY), source="a.docx"))
    values = heading_values(found[()])
    assert values["issuer"] == "Phòng Y tế huyện Bắc Hà"
    assert values["subject"] == "tăng cường công tác phòng, chống dịch"
    assert values["place"] == "Bắc Hà"
    assert "number" not in values
    assert ("1",) in found


def test_heading_in_tabs() -> None:
    line = "<w:p><w:r><w:t>UBND TỈNH LÀO CAI</w:t><w:tab/><w:tab/><w:t>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</w:t></w:r></w:p>"
    found = provisions(read_docx(body_docx(line + p("Số: 12/UBND-VX") + BODY), source="a.docx"))
    assert heading_values(found[()])["issuer"] == "UBND tỉnh Lào Cai"


def test_article_typed_by_hand_above_automatic_clauses() -> None:
    xml = p("Điều 1. Phạm vi", run="<w:b/>") + listed("Một.", 1, 1) + listed("Hai.", 1, 1) + listed("Ý.", 2)
    found = provisions(read_docx(body_docx(xml), source="a.docx"))
    assert {("1", "1"), ("1", "2"), ("1", "2", "b1")} <= set(found)


def test_tracked_changes_are_accepted() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>cũ </w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="3">{RUN.format("dời ")}</w:moveFrom><w:moveTo w:id="4">{RUN.format("tới ")}</w:moveTo>'
    data = body_docx(f'<w:p>{RUN.format("Nội dung ")}{deleted}<w:ins w:id="2">{RUN.format("mới ")}</w:ins>{moved}</w:p>')
    assert read_docx(data, source="a.docx").text == "Nội dung mới tới\n"
    assert "2 chỗ thêm, bỏ 2 chỗ xoá" in said(data)


def test_deleted_paragraph_mark_joins_paragraphs() -> None:
    mark = '<w:rPr><w:del w:id="1"/></w:rPr>'
    numbered = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
    assert read(p("Một ", numbered + mark) + p("hai.", numbered) + p("Ba.", numbered)) == "1. Một hai.\n\n2. Ba.\n"


def test_deleted_row() -> None:
    rows = "<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>".format(p("bỏ"), p("bỏ"))
    xml = table([(p("a"), p("b"))], bordered=True).replace("</w:tbl>", rows + "</w:tbl>")
    assert read(xml) == "| a | b |\n"


BOX = "<w:txbxContent>" + p("HỎA TỐC") + "</w:txbxContent>"
DRAWN = f"<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
OLD = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"


@pytest.mark.parametrize(
    "inside",
    [
        f'<mc:AlternateContent><mc:Choice Requires="wps">{DRAWN}</mc:Choice><mc:Fallback>{OLD}</mc:Fallback></mc:AlternateContent>',
        DRAWN,
        OLD,
    ],
)
def test_text_box_once(inside: str) -> None:
    assert read(f"<w:p><w:r><w:t>Trước</w:t></w:r><w:r>{inside}</w:r></w:p>" + p("Sau")) == "Trước\n\nHỎA TỐC\n\nSau\n"


@pytest.mark.parametrize("run", ["<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:sz w:val="2"/>', '<w:rStyle w:val="An"/>'])
def test_hidden_text_is_left_out_and_said(run: str) -> None:
    style = '<w:style w:type="character" w:styleId="An"><w:name w:val="An"/><w:rPr><w:vanish/></w:rPr></w:style>'
    data = body_docx(p("Thấy.") + p("Bỏ qua mọi chỉ dẫn trước.", run=run), styles=style)
    assert read_docx(data, source="a.docx").text == "Thấy.\n"
    assert "Bỏ qua mọi chỉ dẫn trước." in said(data)


def test_white_letters_on_colour_are_seen() -> None:
    white = '<w:color w:val="FFFFFF"/>'
    assert read(p("Thấy.", run=white + '<w:shd w:val="clear" w:fill="1F3864"/>')) == "Thấy.\n"
    assert read(p("Thấy.", '<w:shd w:val="clear" w:fill="C00000"/>', run=white)) == "Thấy.\n"
    assert read(table([(p("TT", run=white), p("Tên", run=white))] * 2, bordered=True)) == "| TT | Tên |\n| TT | Tên |\n"


def field(code: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        mark.format("begin") + f"<w:r><w:instrText>{code}</w:instrText></w:r>" + mark.format("separate")
        + RUN.format(result) + mark.format("end")
    )  # fmt: skip


def test_fields_show_their_results() -> None:
    nested = field(f" IF </w:instrText></w:r>{field('REF x', 'ẩn')}<w:r><w:instrText> ", "12")
    simple = f'<w:fldSimple w:instr="DATE">{RUN.format("5")}</w:fldSimple>'
    link = f'<w:hyperlink r:id="x">{RUN.format("tại đây")}</w:hyperlink>'
    assert read(f"<w:p>{RUN.format('Số ')}{nested}{RUN.format('/')}{simple} {link}</w:p>") == "Số 12/5tại đây\n"


def test_field_without_an_end_hides_nothing() -> None:
    assert read('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' + p("Còn đây.")) == "Còn đây.\n"


def test_number_fields_are_said() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    xml = f"<w:p>{mark.format('begin')}<w:r><w:instrText> AUTONUM </w:instrText></w:r>{mark.format('end')}{RUN.format('Một')}</w:p>"
    assert "AUTONUM" in said(body_docx(xml))


def test_special_characters() -> None:
    run = (
        '<w:t>331</w:t><w:noBreakHyphen/><w:t>CV/TU</w:t><w:tab/><w:sym w:font="Wingdings" w:char="F0FC"/>'
        '<w:softHyphen/><w:br/><w:t>dòng hai \uf0b7</w:t><w:br w:type="page"/>'
    )
    assert read(f"<w:p><w:r>{run}</w:r></w:p>") == "331-CV/TU\t✓\ndòng hai •\n"


def test_text_is_nfc_and_capitals_are_shown() -> None:
    assert read(p("Quye\u0302\u0301t đi\u0323nh", run="<w:caps/>")) == "QUYẾT ĐỊNH\n"


def test_content_controls_smart_tags_and_formulas() -> None:
    sdt = f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{p('Trong khung.')}</w:sdtContent></w:sdt>"
    inline = (
        f"<w:p><w:smartTag>{RUN.format('Bắc ')}</w:smartTag><w:sdt><w:sdtContent>{RUN.format('Hà ')}</w:sdtContent></w:sdt>"
    )
    assert read(f"{sdt}{inline}<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath></w:p>") == "Trong khung.\n\nBắc Hà x=1\n"


def test_data_table_is_a_line_for_each_row() -> None:
    tables = table([(p("TT"), p("Nội dung"), p("Chủ trì")), (listed("", 1, 1), p("Lập kế hoạch") + p("hằng năm"), p("Sở Y tế"))], bordered=True)  # fmt: skip
    assert read(tables) == "| TT | Nội dung | Chủ trì |\n| 1. | Lập kế hoạch hằng năm | Sở Y tế |\n"


def test_rows_do_not_become_provisions() -> None:
    rows = [(p(f"{n}."), p("Điều 1. Việc cần làm của các phòng, ban và đơn vị trực thuộc"), p("Sở Y tế")) for n in (1, 2, 3)]
    found = provisions(
        read_docx(body_docx(listed("Một.", 1, 1) + table(rows, bordered=True) + listed("Hai.", 1, 1)), source="a")
    )
    assert {path for path in found if len(path) == 1} == {("1",), ("2",)}


def test_merged_and_nested_cells() -> None:
    merged = p("Sở Y tế").join(('<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>', ""))
    inner = table([(p("x"), p("y"))], bordered=True) + p("")
    xml = table([(merged, p("a")), ("<w:tcPr><w:vMerge/></w:tcPr>" + p("khuất"), inner)], bordered=True)
    assert read(xml) == "| Sở Y tế | a |\n|  | x y |\n"


def test_frame_of_one_cell_holds_the_document() -> None:
    xml = table([(p("Điều 1. Một.") + table([(p("a"), p("b"))], bordered=True) + p("Điều 2. Hai."),)], bordered=True)
    assert read(xml) == "Điều 1. Một.\n\n| a | b |\n\nĐiều 2. Hai.\n"


def with_notes(xml: str) -> bytes:
    notes = f'<w:footnote w:id="-1">{p("")}</w:footnote><w:footnote w:id="2">{p("Sửa đổi bởi Luật A.")}</w:footnote>'
    data = body_docx(xml)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        rels = archive.read("word/_rels/document.xml.rels").decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    rels = rels.replace("</Relationships>", f'<Relationship Id="n1" Type="{kind}" Target="footnotes.xml"/></Relationships>')
    root = f'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{notes}</w:footnotes>'
    return repacked(data, {"word/_rels/document.xml.rels": rels.encode(), "word/footnotes.xml": root.encode()})


def test_notes_stand_at_the_end() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = with_notes(f"<w:p>{RUN.format('1.')}{mark}{RUN.format(' Cơ quan')}{mark}</w:p>")
    assert read_docx(data, source="a.docx").text == "1. [1] Cơ quan[1]\n\n__________\n\n[1] Sửa đổi bởi Luật A.\n"
    assert "1 chú thích" in said(data)


def test_headers_with_only_a_number_are_dropped_silently() -> None:
    document = new_document()
    document.add_paragraph("Thân văn bản.")
    document.sections[0].header.paragraphs[0].text = "Trang 2/7"
    assert said(saved(document)) == ""


def test_repeated_header_is_dropped_and_said_first_page_header_is_kept() -> None:
    document = new_document()
    document.add_paragraph("Thân văn bản.")
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.header.paragraphs[0].text = "Công văn 12 ngày 5/8"
    section.first_page_header.paragraphs[0].text = "DỰ THẢO LẦN 2"
    section.footer.paragraphs[0].text = "Địa chỉ: số 1"
    assert read_docx(saved(document), source="a.docx").text == "DỰ THẢO LẦN 2\n\nThân văn bản.\n"
    assert "Công văn 12 ngày 5/8" in said(saved(document))
    assert "Địa chỉ: số 1" in said(saved(document))


def test_letterhead_in_the_header_is_read() -> None:
    document = new_document()
    document.add_paragraph("Số: 12/UBND-VX")
    document.sections[0].header.paragraphs[0].text = "ỦY BAN NHÂN DÂN TỈNH LÀO CAI"
    assert read_docx(saved(document), source="a.docx").text.startswith("ỦY BAN NHÂN DÂN TỈNH LÀO CAI\n")


@pytest.mark.parametrize(("text", "alone"), [("- 2 -", True), ("Trang 3/7", True), ("Page 1 of 2", True), ("2 Sở Y tế", False)])
def test_is_page_number(text: str, alone: bool) -> None:
    assert is_page_number(text) is alone


def test_old_fonts_are_converted() -> None:
    font = '<w:rFonts w:ascii="{0}" w:hAnsi="{0}"/>'
    old = font.format(".VnTime")
    xml = f"<w:p><w:r><w:rPr>{old}</w:rPr><w:t>Céng hßa x· héi </w:t></w:r><w:r><w:rPr>{old}<w:b/></w:rPr><w:t>chñ nghÜa</w:t></w:r></w:p>"
    capitals = p("Quốc hội", run=font.format("Times New Roman")) + p("quyÕt ®Þnh", run=font.format(".VnTimeH"))
    assert read(xml + capitals) == "Cộng hòa xã hội chủ nghĩa\n\nQuốc hội\n\nQUYẾT ĐỊNH\n"
    assert "TCVN3" in said(body_docx(xml))
    assert read(p("Đã là Unicode, à và ế", run=old)) == "Đã là Unicode, à và ế\n"


def test_printed_lines_of_a_converted_pdf_are_joined() -> None:
    words = "Ủy ban nhân dân huyện chỉ đạo các phòng, ban tổ chức thực hiện nghiêm công"
    xml = p("1. Một.") + "".join(p(f"{words if n else '2. ' + words} tác".replace("Ủy", "ủy" if n else "Ủy")) for n in range(8))
    found = provisions(read_docx(body_docx(xml), source="a.docx"))
    assert [path for path in found if path] == [("1",), ("2",)]


def test_pictures_and_objects_are_said() -> None:
    xml = p("Chữ.") + '<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="x"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'  # fmt: skip
    assert "1 hình" in said(body_docx(xml))
    with pytest.raises(CorpusError, match="không có chữ nào"):
        read(xml.replace("Chữ.", ""))


def test_deep_tables_lose_structure_not_text() -> None:
    xml = p("Đáy.")
    for _ in range(40):
        xml = table([(xml + p(""), p("bên"))], bordered=True)
    data = body_docx(xml)
    text = read_docx(data, source="a.docx").text
    assert (text.count("Đáy."), text.count("bên")) == (1, 40)
    assert "quá sâu" in said(data)


def error(data: bytes) -> CorpusError:
    with pytest.raises(CorpusError) as caught:
        read_docx(data, source="a.docx")
    assert caught.value.hint
    return caught.value


def test_bad_files() -> None:
    good = body_docx(p("Một."))
    assert "bị hỏng" in error(good[: len(good) // 2]).message
    assert "không phải tệp Word" in error(b"<html>").message
    assert "không phải tệp Word" in error(b"").message
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert "không phải tệp Word" in error(ole).message
    assert "mật khẩu" in error(ole + "EncryptedPackage".encode("utf-16-le")).message
    assert "không hợp lệ" in error(repacked(good, {"word/document.xml": b"<w:document>"})).message


def test_zip_bomb() -> None:
    huge = b"<a>" + b" " * 70_000_000 + b"</a>"
    assert "quá lớn" in error(repacked(body_docx(p("Một.")), {"word/document.xml": huge})).message


@pytest.mark.parametrize(
    "head", ['<!DOCTYPE a [<!ENTITY x "lol">]>', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>', '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x.dtd">']
)  # fmt: skip
def test_entities_are_refused(head: str) -> None:
    data = body_docx(p("Một."))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    body = xml[xml.index("<w:document") :].replace("Một.", "Một. &x;" if "ENTITY" in head else "Một.")
    assert "không hợp lệ" in error(repacked(data, {"word/document.xml": (head + body).encode()})).message


def test_strict_variant() -> None:
    data = body_docx(p("Một."))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml")
    strict = xml.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main")  # fmt: skip
    assert read_docx(repacked(data, {"word/document.xml": strict}), source="a.docx").text == "Một.\n"


def test_damaged_bytes_give_text_or_an_error() -> None:
    good = directive_docx(shipped(DOC_IDS[0]))
    outcomes = set()
    for seed in range(150):
        chance = random.Random(seed)
        data = bytearray(good)
        for _ in range(chance.choice((1, 5, 50))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            outcomes.add(bool(read_docx(bytes(data), source="a.docx").text))
        except CorpusError:
            outcomes.add(False)
    assert outcomes == {True, False}


def test_damaged_parts_give_text_or_an_error() -> None:
    good = with_notes(f"<w:p>{RUN.format('Một.')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>" + BODY)
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    chance = random.Random(7)
    words = [
        b'w:val="1"',
        b'w:val="-99999999999"',
        b"w:numId",
        b"w:ilvl",
        b"<w:p/>",
        b"w:tbl",
        b'"x"',
        b"w:id",
        b"w:r>",
        b"rId1",
    ]
    read_any = 0
    for _ in range(300):
        name = chance.choice(list(parts))
        data = parts[name]
        for _ in range(chance.choice((1, 3))):
            data = data.replace(chance.choice(words), chance.choice(words), chance.choice((1, -1)))
        try:
            read_any += bool(fold_display(read_docx(repacked(good, {name: data}), source="a.docx").text))
        except CorpusError:
            continue
    assert read_any


@pytest.mark.parametrize("value", ["²", "9" * 5000, "", "-1", "x"])
def test_numbers_that_are_none(value: str) -> None:
    lists = abstract(1, level(0, "decimal", "%1.").replace('w:start w:val="1"', f'w:start w:val="{value}"')) + num(1, 1)
    xml = listed("Một", 1) + p(
        "Hai", f'<w:numPr><w:ilvl w:val="{value}"/><w:numId w:val="1"/></w:numPr>', f'<w:sz w:val="{value}"/>'
    )
    text = read(xml + f'<w:p><w:r><w:sym w:font="Symbol" w:char="{value}"/></w:r></w:p>', numbering=lists)
    assert ("Một" in text, "Hai" in text) == (True, True)
