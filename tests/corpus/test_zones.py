from __future__ import annotations

import pytest
from document_makers import CIRCULAR, DECISION, LAYOUTS, PROSE, TELEGRAM, shipped

from corpus import cues
from corpus.blocks import split_lines
from corpus.columns import split_columns
from corpus.manifest import manifest
from corpus.types import Level
from corpus.zones import find_zones


def zone_starts(text: str) -> dict[str, str]:
    """The first line of each zone that isn't empty."""
    lines = split_columns(text, split_lines(text))
    zones = find_zones(lines)
    found = {"header": zones.header, "body": zones.body, "tail": zones.tail, "after": zones.after}
    return {name: lines[at].text for name, at in found.items() if at < len(lines)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("decision", ("ỦY BAN NHÂN DÂN", "Căn cứ Luật Tổ chức chính", "Nơi nhận:", "QUY CHẾ")),
        ("decree", ("CHÍNH PHỦ", "Căn cứ Luật Tổ chức Chính", "TM. CHÍNH PHỦ")),
        ("circular", ("BỘ Y TẾ", "Căn cứ Luật Khám bệnh", "BỘ TRƯỞNG")),
        ("telegram", ("THỦ TƯỚNG CHÍNH PHỦ", "Để thực hiện thắng lợi", "THỦ TƯỚNG")),
        ("party", ("ĐẢNG BỘ TỈNH LÀO CAI", "I- MỤC TIÊU", "T/M BAN THƯỜNG VỤ")),
        ("letter", ("UBND HUYỆN BẮC HÀ", "I. NỘI DUNG", "KT. TRƯỞNG PHÒNG")),
    ],
)
def test_zones_of_every_layout(name: str, expected: tuple[str, ...]) -> None:
    found = list(zone_starts(LAYOUTS[name]).values())
    assert len(found) == len(expected)
    assert all(line.startswith(start) for line, start in zip(found, expected, strict=True)), found


def test_annexes_follow_the_signature() -> None:
    lines = split_columns(DECISION, split_lines(DECISION))
    assert [lines[at].text for at in find_zones(lines).annexes] == ["QUY CHẾ", "PHỤ LỤC I", "PHỤ LỤC II"]


@pytest.mark.parametrize(
    "text",
    ["1. Một.\n2. Hai.", f"{PROSE} tác.\nV/v họp giao ban.", "Không có gì cả", "", "|\nSTT\n=\n1", "Về việc này: một."],
)
def test_a_text_without_heading_is_all_body(text: str) -> None:
    zones = find_zones(split_lines(text))
    assert (zones.header, zones.body) == (0, 0)
    assert zones.tail == zones.after == len(split_lines(text))


def test_a_form_inside_a_numbered_text_is_no_heading() -> None:
    text = "1. Mẫu đơn:\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n2. Hết."
    assert find_zones(split_lines(text)).body == 0


def test_chrome_above_and_below_is_outside() -> None:
    summary = f"{PROSE} tác phòng dịch."
    text = f"Trang chủ\nTin tức\n{summary}\n{TELEGRAM}Video\nThống kê truy cập\n"
    found = zone_starts(text)
    assert found["header"] == "THỦ TƯỚNG CHÍNH PHỦ"
    assert found["after"] == "Video"


def test_an_annex_without_a_signature_before_it() -> None:
    text = "1. Một.\n2. Hai.\nPHỤ LỤC\nBẢNG GIÁ\n1. Ba."
    lines = split_lines(text)
    zones = find_zones(lines)
    assert lines[zones.tail].text == "PHỤ LỤC"
    assert zones.annexes == (zones.tail,)
    assert find_zones(split_lines("1. Một.\nPhụ lục này có hai phần.")).annexes == ()


def test_web_page_chrome_of_a_shipped_text_is_noise() -> None:
    directive = shipped("bac-ninh-331-cv-tu-2021")
    noise = [leaf.text.split() for leaf in directive.root.leaves() if leaf.level is Level.NOISE]
    assert noise == [
        "2021-10-12 08:28:02 Số lượt xem 912".split(),
        "Video Thống kê truy cập Đang online43 Tất cả1674327".split(),
    ]


@pytest.mark.parametrize("doc_id", [entry.doc_id for entry in manifest().values() if "bac-ninh" not in entry.doc_id])
def test_the_other_shipped_texts_have_no_noise(doc_id: str) -> None:
    assert all(leaf.level is not Level.NOISE for leaf in shipped(doc_id).root.leaves())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("UBND TỈNH LÀO CAI      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 2),
        ("SỞ Y TẾ\tĐộc lập - Tự do - Hạnh phúc", 2),
        ("Số:      /QĐ-UBND      Lào Cai, ngày     tháng     năm 2021", 2),
        ("Số   331 - CV/TU", 1),
        ("Lào Cai, ngày     tháng 8 năm 2021", 1),
        ("Nơi nhận:        TM. ỦY BAN NHÂN DÂN", 2),
        ("- Lưu: VT.        Nguyễn Văn A", 2),
        ("Xã Bản Phố        Xã Na Hối", 1),
        ("-------        ---------", 2),
    ],
)
def test_columns(text: str, parts: int) -> None:
    lines = split_columns(text, split_lines(text))
    assert len(lines) == parts
    assert "".join(text[line.start : line.end] for line in lines).split() == text.split() or parts > 1
    assert all(text[line.start : line.end].strip() == text[line.start : line.end] for line in lines)


@pytest.mark.parametrize(
    ("test", "yes", "no"),
    [
        (cues.is_banner, ("Độc lập – Tự do – Hạnh phúc", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("", "Độc lập", "CỘNG HÒA")),
        (cues.is_issuer, ("UỶ BAN NHÂN DÂN", "SỞ Y TẾ", "HUYỆN ỦY BẮC HÀ"), ("Sở Y tế", "LÀO CAI", "ĐẢNG CỘNG SẢN VIỆT NAM")),
        (cues.is_issuer_rest, ("TỈNH LÀO CAI", "QUẬN BA ĐÌNH"), ("QUẬN ỦY BA ĐÌNH", "tỉnh Lào Cai", "TỈNH")),
        (cues.is_person, ("Nguyễn Văn A", "Lê Cường", "TS. Trần Hà", "TRẦN VĂN BÌNH"), ("đồng ý", "Đã ký", "Hà", "Xã 1 A")),
        (cues.is_recipients, ("Nơi nhận:", "NƠI NHẬN", "Nơi nhận (qua mạng):"), ("Nơi nhận hồ sơ là", "Nơi")),
        (cues.is_authority, ("T/M BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "CHỦ TỊCH", "TUQ. CHỦ TỊCH"), ("Chủ tịch", "TM", "TẬP THỂ")),
        (cues.is_annex, ("PHỤ LỤC", "Phụ lục 1", "PHỤ LỤC II: BIỂU", "Phụ lục I (kèm theo)"), ("Phụ lục này gồm", "phụ lục")),
        (cues.is_signed, ("(Đã ký)", "Đã ký"), ("ký", "")),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)  # fmt: skip
def test_cues(test: object, yes: tuple[str, ...], no: tuple[str, ...]) -> None:
    assert callable(test)
    assert [text for text in yes if not test(text)] == []
    assert [text for text in no if test(text)] == []


def test_addressees_of_a_telegram_are_not_any_electric_work() -> None:
    assert cues.ADDRESSEES.match("THỦ TƯỚNG CHÍNH PHỦ điện:")
    assert cues.ADDRESSEES.match("Kính gửi: Sở Y tế")
    assert not cues.ADDRESSEES.match("Đối với các dự án thủy điện:")
    assert CIRCULAR.count("điện") == 0
