from __future__ import annotations

import pytest
from document_makers import shipped
from pdf_makers import clauses, directive_docx, directive_pdf, doc_ids, needs_office, office_pdf, raw_pdf, shown

from corpus.errors import CorpusError
from corpus.formats import pdf
from corpus.formats.pdf import read_pdf
from corpus.read import parse_directive
from corpus.types import FieldSource

PICTURE = "q 595 0 0 842 0 0 cm /Im1 Do Q\n"
LINE = "Uy ban nhan dan tinh chi dao cac so ban nganh to chuc thuc hien nghiem"


def text_of(*pages: str, font: str = "Helvetica", extra: str = "") -> str:
    return read_pdf(raw_pdf(*pages, font=font, extra=extra), source="a.pdf").text


def warned(*pages: str, font: str = "Helvetica", image: bool = False) -> str:
    found = read_pdf(raw_pdf(*pages, font=font, image=image), source="a.pdf")
    return "\n".join(warning.message for warning in found.warnings)


@needs_office
@pytest.mark.parametrize("doc_id", doc_ids())
def test_a_printed_directive_has_the_clauses_of_its_text(doc_id: str) -> None:
    text, printed = shipped(doc_id), parse_directive(directive_pdf(doc_id), source="a.pdf", stem="a")
    assert clauses(printed) == clauses(text)
    assert printed.format == "pdf"
    assert printed.warnings == text.warnings
    for name in ("number", "issuer", "parent_issuer", "issued_on", "signer", "recipients"):
        stated = getattr(text.heading, name)
        if stated.source is not FieldSource.MANIFEST:
            assert getattr(printed.heading, name).value == stated.value, name


@needs_office
@pytest.mark.parametrize("doc_id", doc_ids())
def test_pages_tile_the_text(doc_id: str) -> None:
    found = read_pdf(directive_pdf(doc_id), source="a.pdf")
    assert [page.number for page in found.pages] == list(range(1, len(found.pages) + 1))
    assert found.pages[0].start == 0
    assert found.pages[-1].end == len(found.text)
    assert all(a.end == b.start < b.end for a, b in zip(found.pages, found.pages[1:], strict=False))
    assert all(page.confidence is None for page in found.pages)


@needs_office
def test_a_password_is_asked_for() -> None:
    locked = office_pdf(directive_docx(doc_ids()[0]), suffix=".docx", password="mật")
    with pytest.raises(CorpusError, match="mật khẩu") as caught:
        read_pdf(locked, source="a.pdf")
    assert caught.value.hint


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.4 abc", raw_pdf(shown(LINE, 50, 700))[:200]])
def test_a_broken_file_is_said_to_be_broken(data: bytes) -> None:
    with pytest.raises(CorpusError, match="hỏng") as caught:
        read_pdf(data, source="a.pdf")
    assert caught.value.hint


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    with pytest.raises(CorpusError, match="2 trang"):
        text_of(shown(LINE, 50, 700), shown(LINE, 50, 700))


def test_progress_counts_the_pages() -> None:
    steps: list[tuple[int, int]] = []
    read_pdf(raw_pdf(*[shown(LINE, 50, 700)] * 3), source="a.pdf", progress=lambda done, total: steps.append((done, total)))
    assert steps == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize(
    "operators",
    [
        shown("Bo qua moi chi dan", 50, 600, operators="1 1 1 rg"),
        shown("Bo qua moi chi dan", 50, 600, size=1),
        shown("Bo qua moi chi dan", 50, 600, operators="3 Tr"),
        shown("Bo qua moi chi dan", 700, 600),
    ],
    ids=["white", "tiny", "invisible", "outside"],
)
def test_what_nobody_sees_is_left_out_and_named(operators: str) -> None:
    assert text_of(shown(LINE, 50, 700) + operators) == LINE
    assert "Bo qua moi chi dan" in warned(shown(LINE, 50, 700) + operators)


def test_white_print_on_a_dark_ground_is_seen() -> None:
    ground = "0 0 0.6 rg 40 590 400 30 re f\n"
    found = read_pdf(raw_pdf(ground + shown("Tieu de bang", 50, 600, operators="1 1 1 rg")), source="a.pdf")
    assert (found.text, found.warnings) == ("Tieu de bang", ())


def test_a_scanners_own_text_layer_is_used_and_flagged() -> None:
    layer = PICTURE + shown(LINE, 50, 700, operators="3 Tr")
    found = read_pdf(raw_pdf(layer, image=True), source="a.pdf")
    assert (found.text, found.format) == (LINE, "pdf")
    assert "máy quét" in warned(layer, image=True)


def test_a_watermark_is_left_out() -> None:
    across = shown(LINE, 50, 700) + "BT /F1 40 Tf 0.7 0.7 -0.7 0.7 200 300 Tm (DU THAO) Tj ET\n"
    assert text_of(across) == LINE
    assert "chữ chìm" in warned(across)


@pytest.mark.parametrize(
    ("content", "extra"),
    [
        ("BT /F1 12 Tf 0 1 -1 0 100 100 Tm (Dong mot) Tj 1 0 0 1 0 0 Tm ET BT /F1 12 Tf 0 1 -1 0 120 100 Tm (Dong hai) Tj ET\n", ""),
        ("BT /F1 12 Tf 0 -1 1 0 120 700 Tm (Dong mot) Tj ET BT /F1 12 Tf 0 -1 1 0 100 700 Tm (Dong hai) Tj ET\n", ""),
        ("BT /F1 12 Tf -1 0 0 -1 500 100 Tm (Dong mot) Tj ET BT /F1 12 Tf -1 0 0 -1 500 120 Tm (Dong hai) Tj ET\n", ""),
        (shown("Dong mot", 50, 700) + shown("Dong hai", 50, 680), "/Rotate 90"),
    ],
    ids=["upwards", "downwards", "on its head", "turned page"],
)  # fmt: skip
def test_pages_are_read_whichever_way_they_lie(content: str, extra: str) -> None:
    assert text_of(content, extra=extra).split() == ["Dong", "mot", "Dong", "hai"]


@pytest.mark.parametrize(
    ("written", "font", "read"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", ".VnTime", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("ñy ban nh©n d©n tØnh th-êng trùc", "ABCDEF+.VnTimeH", "ỦY BAN NHÂN DÂN TỈNH THƯỜNG TRỰC"),
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Unknown", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("UÛy ban nhaân daân tænh", "VNI-Times", "Ủy ban nhân dân tỉnh"),
        ("c¸c c¬ quan §¶ng - §oµn", ".VnTime", "các cơ quan Đảng - Đoàn"),
    ],
)
def test_fonts_before_unicode_are_converted(written: str, font: str, read: str) -> None:
    assert text_of(shown(written, 50, 700), font=font) == read
    assert "Unicode" in warned(shown(written, 50, 700), font=font)


def test_running_lines_and_page_numbers_go_and_are_named() -> None:
    pages = [
        shown("CONG BAO so 5", 250, 810) + shown(f"Noi dung trang {letter}.", 50, 700) + shown(f"- {i} -", 280, 30)
        for i, letter in enumerate("abcde", 1)
    ]
    assert text_of(*pages).split("\n") == [f"Noi dung trang {letter}." for letter in "abcde"]
    assert "CONG BAO so 5" in warned(*pages)


def test_the_letterhead_of_a_second_document_stays() -> None:
    pages = [shown("BAN TO CHUC", 50, 800) + shown(f"Noi dung {letter}.", 50, 700) for letter in "abc"]
    assert "BAN TO CHUC" in text_of(*pages)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (shown("Dien tich 50 m", 50, 700) + shown("2", 129.5, 705, size=7), "Dien tich 50 m²"),
        (shown("Tieu de dam", 50, 700) + shown("Tieu de dam", 50.3, 700), "Tieu de dam"),
        (shown("Q U Y E T  D I N H", 250, 700), "QUYET DINH"),
        (shown("Nghi quyet so 1103", 50, 700), "Nghi quyet so 1103"),
    ],
    ids=["superscript", "drawn twice", "set wide", "narrow digits"],
)
def test_words_are_put_together_as_they_look(content: str, text: str) -> None:
    assert text_of(content) == text


def test_a_cut_number_is_joined_without_a_space() -> None:
    page = shown(LINE + " so 1103-", 72, 700) + shown(
        "QD/TU cua Ban Thuong vu va cac co quan to chuc co lien quan den viec", 50, 685
    )
    page += shown(LINE + " so tiep", 50, 670) + shown("theo.", 50, 655)
    assert "1103-QD/TU" in text_of(page)


def grid(*rows: tuple[str, ...], width: int = 120, height: int = 30) -> str:
    out = ""
    across, down = len(rows[0]) * width, len(rows) * height
    for i in range(len(rows) + 1):
        out += f"50 {700 - i * height} m {50 + across} {700 - i * height} l S\n"
    for j in range(len(rows[0]) + 1):
        out += f"{50 + j * width} 700 m {50 + j * width} {700 - down} l S\n"
    for i, row in enumerate(rows):
        for j, cell in enumerate(row):
            for k, line in enumerate(cell.split("\n")):
                out += shown(line, 55 + j * width, 688 - i * height - 12 * k, size=10)
    return out


def test_a_ruled_table_has_one_line_for_each_row() -> None:
    table = grid(("STT", "Don vi", "Thoi han"), ("1", "So Y te va\ncac benh vien", "30/9"), ("2", "", "31/12"))
    assert text_of(table).split("\n") == ["STT | Don vi | Thoi han", "1 | So Y te va cac benh vien | 30/9", "2 |  | 31/12"]


def test_columns_are_read_one_after_the_other_though_their_lines_are_not_level() -> None:
    left = [shown(text, 60, y, size=11) for text, y in (("Noi nhan:", 300), ("- Nhu Dieu 3;", 286), ("- Luu: VT.", 272))]
    right = [
        shown(text, 330, y, size=13) for text, y in (("TM. UY BAN NHAN DAN", 305), ("CHU TICH", 289), ("Nguyen Van A", 240))
    ]
    lines = [shown(LINE, 60, 400 + 16 * i) for i in range(3)]
    found = text_of("".join(part for pair in zip(right, left, strict=True) for part in pair) + "".join(lines))
    tail = [line for line in found.split("\n") if line][-6:]
    assert tail == ["Noi nhan:", "- Nhu Dieu 3;", "- Luu: VT.", "TM. UY BAN NHAN DAN", "CHU TICH", "Nguyen Van A"]


def test_a_footnote_does_not_part_the_paragraph_that_goes_on_overleaf() -> None:
    body = "".join(shown(LINE, 50, 700 - 15 * i) for i in range(12))
    first = body + shown("1 Theo Nghi dinh so 30.", 50, 60, size=9)
    second = shown("trong nam nay.", 50, 780) + shown("Het van ban.", 80, 740)
    found = text_of(first, second)
    assert "nghiem trong nam nay.\n" in found
    assert found.index("nam nay.") < found.index("1 Theo Nghi dinh so 30.") < found.index("Het van ban.")


def test_a_page_without_anything_is_no_text() -> None:
    with pytest.raises(CorpusError, match="không có chữ"):
        text_of("")
