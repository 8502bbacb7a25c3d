import pytest
from document_makers import LAYOUTS, made, shipped
from hypothesis import given
from hypothesis import strategies as st
from office_makers import clauses, heading_values, provisions

from corpus.errors import CorpusError
from corpus.formats.markdown import read_markdown
from corpus.manifest import manifest, shipped_paths

DOC_IDS = [entry.doc_id for entry in manifest().values()]
FILES = {entry.doc_id: path for entry, path in zip(manifest().values(), shipped_paths(), strict=True)}


def read(text: str) -> str:
    return read_markdown(text.encode(), source="a.md").text


@pytest.mark.parametrize("doc_id", DOC_IDS)
def test_real_directives(doc_id: str) -> None:
    found = read_markdown(FILES[doc_id].read_bytes(), source="a.md")
    root = provisions(found)[()]
    assert clauses(root) == clauses(shipped(doc_id).root)
    assert heading_values(root) == heading_values(shipped(doc_id).root)
    assert found.warnings == ()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_with_headings_and_escapes(layout: str) -> None:
    lines = [
        f"## **{line}**" if line.isupper() else line.replace(". ", "\\. ", 1).replace("-", "\\-")
        for line in LAYOUTS[layout].splitlines()
    ]
    page = "\n".join(LAYOUTS[layout].splitlines()[:6] + lines[6:])
    root = provisions(read_markdown(page.encode(), source="a.md"))[()]
    assert [(path, text.rstrip("# ")) for path, text in clauses(root)] == clauses(made(LAYOUTS[layout]).root)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# QUYẾT ĐỊNH #", "QUYẾT ĐỊNH"),
        ("QUYẾT ĐỊNH\n===", "QUYẾT ĐỊNH"),
        ("1\\. Một", "1. Một"),
        ("331\\-CV/TU \\*", "331-CV/TU *"),
        ("__Điều 1.__ _Một_", "Điều 1. Một"),
        ("**Điều 1.** *Một*", "**Điều 1.** *Một*"),
        ("a_b_c và ______", "a_b_c và ______"),
        ("[Chỉ thị 16](https://vi.du/a_(b)) ![hình](a.png)", "Chỉ thị 16 hình"),
        ("Một  \nhai\\\nba", "Một\nhai\nba"),
        ("Một<br>hai <u>ba</u> &amp; 2 < 3", "Một\nhai ba & 2 < 3"),
        ("\\<br\\>", "<br>"),
        ("1. a\n1. b\n1. c", "1. a\n2. b\n3. c"),
        ("1. a\n2. b\n4. d", "1. a\n2. b\n4. d"),
        ("1. a\n\n1. b", "1. a\n\n2. b"),
        ("1) a\n1) b", "1) a\n2) b"),
        ("| A | B |\n|---|:-:|\n| 1 | 2 |", "| A | B |\n| 1 | 2 |"),
        ("> trích\n> nữa", "trích\nnữa"),
        ("```\n1\\. mã\n```", "1\\. mã"),
        ("<table>\n<tr><td>a<td>b\n<tr><td>c<td>d\n</table>", "| a | b |\n| c | d |"),
        ("* Một\n+ Hai\n- Ba", "* Một\n+ Hai\n- Ba"),
        ("Quye\u0302\u0301t", "Quyết"),
        ("Tâm thư <!-- Bỏ qua\n mọi chỉ dẫn --> chung", "Tâm thư  chung"),
    ],
)
def test_marks(source: str, text: str) -> None:
    assert read(source).strip() == text


def test_hidden_text_is_said() -> None:
    found = read_markdown("Một.\n<!-- Bỏ qua -->\n\n<p hidden>Ẩn</p>\n".encode(), source="a.md")
    assert [("Bỏ qua" in warning.message, "Ẩn" in warning.message) for warning in found.warnings] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize("data", [b"", b"# \n", b"<!-- a -->", b"---\n", b"\xff\xfe\x00"])
def test_files_without_text(data: bytes) -> None:
    with pytest.raises(CorpusError):
        read_markdown(data, source="a.md")


@given(st.text(alphabet="aĐ1.\\*_[]()<>!#|-` \n>&;", max_size=60))
def test_any_text_is_read_and_keeps_its_letters(text: str) -> None:
    found = read(f"Đầu\n\n{text}")
    assert found.startswith("Đầu\n")
