import pytest
from docx.oxml import parse_xml
from office_makers import NS, abstract, body_docx, level, listed, num, p

from corpus.formats.docx import read_docx
from corpus.formats.numbering import Numbering
from corpus.formats.numerals import numeral, roman, vietnamese, web_letters, word_letters


def numbering(xml: str) -> Numbering:
    return Numbering(parse_xml(f"<w:numbering {NS}>{xml}</w:numbering>"), lambda style: None)


def labels(xml: str, *items: tuple[str, int]) -> list[str]:
    lists = numbering(xml)
    return [lists.label(num_id, depth).rstrip() for num_id, depth in items]


OUTLINE = abstract(1, level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)")) + num(1, 1)


@pytest.mark.parametrize(
    ("value", "form", "written"),
    [
        (4, "decimal", "4"), (4, "upperRoman", "IV"), (9, "lowerRoman", "ix"), (1, "lowerLetter", "a"), (27, "lowerLetter", "aa"),
        (5, "upperLetter", "E"), (7, "decimalZero", "07"), (3, "numberInDash", "- 3 -"), (21, "vietnameseCounting", "hai mươi mốt"),
        (15, "vietnameseCounting", "mười lăm"), (2, "ordinal", "2nd"), (12, "ordinal", "12th"), (6, "chicago", "††"), (1, "none", ""),
        (0, "lowerLetter", "0"), (4000, "upperRoman", "4000"), (2**31, "chicago", str(2**31)), (9, "japaneseCounting", "9"),
    ],
)  # fmt: skip
def test_numeral(value: int, form: str, written: str) -> None:
    assert numeral(value, form) == written


def test_numeral_custom_zeros() -> None:
    assert numeral(7, "custom", "001, 002, 003, ...") == "007"


def test_letters_have_no_d_with_stroke() -> None:
    assert [word_letters(n) for n in range(3, 8)] == ["c", "d", "e", "f", "g"]
    assert (word_letters(28), web_letters(28)) == ("bb", "ab")


def test_roman_and_words_cover_their_range() -> None:
    assert len({roman(n) for n in range(1, 4000)}) == 3999
    assert len({vietnamese(n) for n in range(100)}) == 100


def test_levels_restart_below_a_higher_one() -> None:
    items = [("1", 0), ("1", 1), ("1", 1), ("1", 2), ("1", 0), ("1", 1), ("1", 2)]
    assert labels(OUTLINE, *items) == ["I.", "1.", "2.", "a)", "II.", "1.", "a)"]


def test_level_that_never_restarts() -> None:
    xml = abstract(1, level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')) + num(1, 1)
    assert labels(xml, ("1", 0), ("1", 1), ("1", 0), ("1", 1)) == ["I.", "1.", "II.", "2."]


def test_numbers_of_all_levels() -> None:
    xml = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "decimal", "%1.%2.%3")) + num(1, 1)
    assert labels(xml, ("1", 0), ("1", 1), ("1", 2), ("1", 2), ("1", 1)) == ["1.", "1.1.", "1.1.1", "1.1.2", "1.2."]


def test_deep_level_first_shows_the_starts_of_those_above() -> None:
    xml = abstract(1, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.")) + num(1, 1)
    assert labels(xml, ("1", 1), ("1", 1), ("1", 0)) == ["1.1.", "1.2.", "2."]


def test_legal_numbers_are_decimal() -> None:
    xml = abstract(1, level(0, "upperRoman", "Chương %1"), level(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 1)
    assert labels(xml, ("1", 0), ("1", 1)) == ["Chương I", "1.1"]


def test_lists_share_their_definition_until_one_restarts() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    xml = abstract(1, level(0, "decimal", "%1.")) + num(1, 1) + num(2, 1) + num(3, 1, restart)
    assert labels(xml, ("1", 0), ("2", 0), ("3", 0), ("3", 0)) == ["1.", "2.", "1.", "2."]


def test_overridden_level() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride>'
    assert labels(abstract(1, level(0, "decimal", "%1.")) + num(1, 1, own), ("1", 0)) == ["a)"]


@pytest.mark.parametrize(
    ("mark", "font", "shown"),
    [
        ("-", "Times New Roman", "-"), ("\uf0b7", "Symbol", "•"), ("·", "Symbol", "•"), ("\uf0a7", "Wingdings", "▪"),
        ("Ø", "Wingdings", "➢"), ("ü", "Wingdings", "✓"), ("v", "Wingdings", "❖"), ("o", "Courier New", "○"), ("+", "", "+"),
        ("\uf02d", "Symbol", "-"), ("\uf0ff", "Webdings", "•"), ("", "", "•"),
    ],
)  # fmt: skip
def test_bullets(mark: str, font: str, shown: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    lvl = f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{mark}"/>{fonts}</w:lvl>'
    assert labels(abstract(1, lvl) + num(1, 1), ("1", 0)) == [shown]


def test_unknown_lists_and_levels_show_nothing() -> None:
    assert labels(OUTLINE, ("9", 0), ("0", 0), ("1", 5), ("1", 99)) == [""] * 4
    assert Numbering(None, lambda style: None).label("1", 0) == ""


def test_suffix() -> None:
    nothing, space = (
        abstract(n, level(0, "decimal", "%1.", f'<w:suff w:val="{s}"/>')) for n, s in ((1, "nothing"), (2, "space"))
    )
    lists = numbering(nothing + space + num(1, 1) + num(2, 2))
    assert (lists.label("1", 0), lists.label("2", 0)) == ("1.", "1. ")


STYLES = """
<w:style w:type="paragraph" w:styleId="Dieu"><w:name w:val="Dieu"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Khoan"><w:name w:val="Khoan"/><w:basedOn w:val="Dieu"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Diem"><w:name w:val="Diem"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Tron"><w:name w:val="Tron"/><w:basedOn w:val="Dieu"/>
  <w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
"""


def test_lists_of_styles() -> None:
    lists = abstract(
        1,
        level(0, "decimal", "Điều %1.", '<w:pStyle w:val="Dieu"/>'),
        level(1, "decimal", "%2.", '<w:pStyle w:val="Khoan"/>'),
        level(2, "lowerLetter", "%3)", '<w:pStyle w:val="Diem"/>'),
    ) + num(1, 1)
    taken_out = p("Không số", '<w:pStyle w:val="Dieu"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
    xml = "".join(
        p(name, f'<w:pStyle w:val="{name}"/>') for name in ("Dieu", "Khoan", "Khoan", "Diem", "Dieu", "Khoan", "Tron")
    )
    text = read_docx(body_docx(xml + taken_out, lists, STYLES), source="a.docx").text
    assert text.split("\n\n") == [
        "Điều 1. Dieu", "1. Khoan", "2. Khoan", "a) Diem", "Điều 2. Dieu", "1. Khoan", "Tron", "Không số\n",
    ]  # fmt: skip


def test_numbering_style_links() -> None:
    style = '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    link = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>'
    lists = abstract(1, level(0, "lowerLetter", "%1)")) + link + num(1, 1) + num(2, 2)
    text = read_docx(body_docx(listed("Một", 2) + listed("Hai", 1), lists, style), source="a.docx").text
    assert text == "a) Một\n\nb) Hai\n"


def test_numbering_styles_in_a_circle() -> None:
    style = '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    link = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum>'
    assert read_docx(body_docx(listed("Một", 2), link + num(2, 2), style), source="a.docx").text == "Một\n"


def test_empty_numbered_paragraph_counts() -> None:
    text = read_docx(body_docx(listed("Một", 1) + listed("", 1) + listed("Ba", 1), OUTLINE), source="a.docx").text
    assert text == "I. Một\n\nII.\n\nIII. Ba\n"
