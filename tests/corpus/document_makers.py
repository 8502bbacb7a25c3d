"""Small documents of every layout, written for the tests, and what tests ask of a parsed one."""

from __future__ import annotations

from functools import cache

from corpus.manifest import manifest, shipped_paths
from corpus.parse import parse_provisions
from corpus.read import parse_directive, read_directive
from corpus.types import Directive, Level, Provision, ReadWarning

Path = tuple[str, ...]

PROSE = "Ủy ban nhân dân huyện chỉ đạo các phòng, ban tổ chức thực hiện nghiêm công"
"""A line of prose that is cut in the middle of a sentence."""

DECISION = """\
ỦY BAN NHÂN DÂN                 CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
   TỈNH LÀO CAI                     Độc lập - Tự do - Hạnh phúc
   --------                         --------------------------
Số: 12/2021/QĐ-UBND              Lào Cai, ngày 05 tháng 8 năm 2021

QUYẾT ĐỊNH
Ban hành Quy chế phối hợp phòng, chống dịch trên địa bàn tỉnh Lào Cai

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀO CAI

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Theo đề nghị của Giám đốc Sở Y tế.

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Quy chế phối hợp phòng, chống dịch.
Điều 2. Quyết định này có hiệu lực từ ngày 15 tháng 8 năm 2021.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này./.

Nơi nhận:                                  TM. ỦY BAN NHÂN DÂN
- Như Điều 3;                                  KT. CHỦ TỊCH
- Bộ Y tế (để báo cáo);                        PHÓ CHỦ TỊCH
- Lưu: VT, VX.
                                              Trịnh Văn Bình

QUY CHẾ
Phối hợp phòng, chống dịch trên địa bàn tỉnh Lào Cai
(Ban hành kèm theo Quyết định số 12/2021/QĐ-UBND ngày 05 tháng 8 năm 2021)

Chương I
QUY ĐỊNH CHUNG

Điều 1. Phạm vi điều chỉnh
Quy chế này quy định việc phối hợp.
Điều 2. Nguyên tắc
1. Kịp thời.
2. Đúng thẩm quyền:
a) Cấp tỉnh;
b) Cấp huyện;
c) Cấp xã;
d) Thôn, bản:
d.1) Thôn;
d.2) Bản.
đ) Tổ dân phố.

Chương II
TỔ CHỨC THỰC HIỆN

Điều 3. Trách nhiệm
1. Sở Y tế chủ trì.

PHỤ LỤC I
DANH MỤC BIỂU MẪU
(Kèm theo Quy chế)
1. Mẫu báo cáo ngày.
2. Mẫu báo cáo tuần.
PHỤ LỤC II
ĐƯỜNG DÂY NÓNG
1. Sở Y tế.
"""

DECREE = """\
CHÍNH PHỦ
-------
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 99/2021/NĐ-CP
Hà Nội, ngày 1 tháng 9 năm 2021

NGHỊ ĐỊNH
Quy định về công tác lưu trữ

Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;
Chính phủ ban hành Nghị định quy định về công tác lưu trữ.

Phần thứ nhất
NHỮNG VẤN ĐỀ CHUNG
Chương I
QUY ĐỊNH CHUNG
Mục 1. PHẠM VI
Tiểu mục 1. ĐỐI TƯỢNG
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định về lưu trữ.
Điều 2. Đối tượng áp dụng
1. Cơ quan nhà nước:
a) Bộ;
b) Tỉnh.
2. Doanh nghiệp.
Mục 2. NGUYÊN TẮC
Điều 3. Nguyên tắc chung
Điều 5 của Nghị định số 30/2020/NĐ-CP không áp dụng.
Phần thứ hai
ĐIỀU KHOẢN THI HÀNH
Chương II
HIỆU LỰC
Điều 4. Hiệu lực
Nghị định này có hiệu lực từ ngày ký.

TM. CHÍNH PHỦ
THỦ TƯỚNG
(Đã ký)
Phạm Minh Chính
Nơi nhận:
- Ban Bí thư;
- Lưu: VT.
"""

CIRCULAR = """\
BỘ Y TẾ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
Số: …/2021/TT-BYT
Hà Nội, ngày … tháng … năm 2021
THÔNG TƯ
Sửa đổi, bổ sung một số điều của Thông tư số 10/2019/TT-BYT
Căn cứ Luật Khám bệnh, chữa bệnh;
Điều 1. Sửa đổi, bổ sung một số điều
1. Khoản 2 Điều 3 được sửa đổi như sau:
“2. Người đứng đầu chịu trách nhiệm:
a) Một;
b) Hai.”.
2. Bổ sung Điều 5a như sau:
“Điều 5a. Trách nhiệm của xã”
3. Bãi bỏ khoản 4.
Điều 2. Hiệu lực
Thông tư này có hiệu lực từ ngày ký.
BỘ TRƯỞNG
Nguyễn Thanh Long
"""

TELEGRAM = """\
THỦ TƯỚNG CHÍNH PHỦ
-------
Số: 1102/CĐ-TTg
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Hà Nội, ngày 23 tháng 8 năm 2021

CÔNG ĐIỆN
Về việc tăng cường các biện pháp phòng, chống dịch

THỦ TƯỚNG CHÍNH PHỦ điện:
- Các Bộ, cơ quan ngang Bộ;
- Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương.

Để thực hiện thắng lợi các mục tiêu đã đề ra, Thủ tướng Chính phủ yêu cầu các Bộ trưởng:
1. Tập trung chỉ đạo, thực hiện nghiêm giãn cách.
2. Bảo đảm an sinh:
a. Hỗ trợ lương thực.
b. Hỗ trợ y tế.

THỦ TƯỚNG



Phạm Minh Chính

Nơi nhận:
- Như trên;
- Lưu: VT.
"""

PARTY = """\
ĐẢNG BỘ TỈNH LÀO CAI
HUYỆN UỶ BẮC HÀ
*
Số 15-KH/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Bắc Hà, ngày 2 tháng 3 năm 2022

KẾ HOẠCH
giảm nghèo bền vững

I- MỤC TIÊU
1- Mục tiêu chung
Nâng cao đời sống.
2- Mục tiêu cụ thể
a) Giảm nghèo.
- Mỗi năm giảm 3%.
+ Xã vùng cao giảm 5%.
+ Xã vùng thấp giảm 2%.
- Không tái nghèo.
b) Tăng thu.
II- TỔ CHỨC THỰC HIỆN
1. Ban Tổ chức chủ trì.
1.1. Lập danh sách.
1.2. Báo cáo.
2. Ban Tuyên giáo phối hợp.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Nguyễn Văn A
"""

LETTER = """\
UBND HUYỆN BẮC HÀ
PHÒNG Y TẾ
Số:      /PYT
V/v báo cáo tuần
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bắc Hà, ngày     tháng 8 năm 2021
Kính gửi: Trạm y tế các xã.
I. NỘI DUNG
1. Báo cáo hằng tuần.
II. THỰC HIỆN
1. Các trạm y tế báo cáo.
KT. TRƯỞNG PHÒNG
PHÓ TRƯỞNG PHÒNG
TRẦN VĂN BÌNH
"""

LAYOUTS = {
    "decision": DECISION, "decree": DECREE, "circular": CIRCULAR, "telegram": TELEGRAM, "party": PARTY, "letter": LETTER,
}  # fmt: skip


@cache
def shipped(doc_id: str) -> Directive:
    """One of the five real directives."""
    files = {entry.doc_id: path for entry, path in zip(manifest().values(), shipped_paths(), strict=True)}
    return read_directive(files[doc_id])


def made(text: str) -> Directive:
    """A hand-written document, read like a file."""
    return parse_directive(text.encode(), source="made.txt", stem="made")


def parsed(text: str) -> tuple[dict[Path, Provision], tuple[ReadWarning, ...]]:
    """The provisions of a text by their paths, after the checks that hold for any text."""
    root, warnings = parse_provisions("made", text)
    check_tree(root, text)
    return {provision.path: provision for provision in root.walk()}, warnings


def check_tree(root: Provision, text: str) -> None:
    """Leaves tile the text, each provision is its range, children fill their parent, paths are unique."""
    provisions = list(root.walk())
    assert root.text == text
    assert "".join(leaf.text for leaf in root.leaves()) == text
    assert all(text[provision.start : provision.end] == provision.text for provision in provisions)
    for provision in provisions:
        bounds = [provision.start, *(child.end for child in provision.children)]
        assert [child.start for child in provision.children] == bounds[:-1]
        assert not provision.children or bounds[-1] == provision.end
        assert all(child.path[: len(provision.path)] == provision.path for child in provision.children)
    assert len({provision.path for provision in provisions}) == len(provisions)


def leaf_paths(text: str, *levels: Level) -> list[str]:
    """The dotted paths of the leaves, of these levels only where any are named."""
    provisions, _ = parsed(text)
    root = provisions[()]
    return [".".join(leaf.path) for leaf in root.leaves() if not levels or leaf.level in levels]
