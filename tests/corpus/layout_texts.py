"""Whole texts in odd layouts, with the fields and paths that a careful reader finds in them."""

from __future__ import annotations

from typing import Any

from corpus.types import PartialDate

LAW_LIBRARY = """\
THƯ VIỆN VĂN BẢN
Trang chủ
Văn bản mới
Thông báo 112/TB-VPCP năm 2026 về Kết luận tại buổi làm việc với lãnh đạo tỉnh Cà Mau
Số hiệu: 112/TB-VPCP	Loại văn bản: Thông báo
Nơi ban hành: Văn phòng Chính phủ	Người ký: Nguyễn Sỹ Hiệp
Ngày ban hành: 10/03/2026	Ngày hiệu lực: Đã biết
Tình trạng: Đã biết
MỤC LỤC
I. Đánh giá chung
II. Nhiệm vụ
VĂN PHÒNG CHÍNH PHỦ
-------	CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 112/TB-VPCP	Hà Nội, ngày 10 tháng 3 năm 2026

THÔNG BÁO
KẾT LUẬN CỦA PHÓ THỦ TƯỚNG CHÍNH PHỦ TẠI BUỔI LÀM VIỆC VỚI LÃNH ĐẠO TỈNH CÀ MAU
Ngày 07 tháng 3 năm 2026, Phó Thủ tướng Chính phủ đã làm việc với lãnh đạo tỉnh Cà Mau. Sau khi nghe báo cáo của Tỉnh, Phó Thủ tướng kết luận như sau:
I. ĐÁNH GIÁ CHUNG
Tỉnh đạt nhiều kết quả quan trọng.
II. NHIỆM VỤ
1. Hoàn thành dự án đường cao tốc.
2. Về các kiến nghị của Tỉnh:
a) Về vốn: đồng ý về chủ trương;
b) Về cảng Hòn Khoai: giao Bộ Xây dựng nghiên cứu.
Văn phòng Chính phủ xin thông báo để Ủy ban nhân dân tỉnh Cà Mau biết, thực hiện./.

Nơi nhận:
- Thủ tướng Chính phủ (để b/c);
- UBND tỉnh Cà Mau;
- Lưu: VT, QHĐP (3).
KT. BỘ TRƯỞNG, CHỦ NHIỆM
PHÓ CHỦ NHIỆM


Nguyễn Sỹ Hiệp
Lưu trữ
Ghi chú
Ý kiến
Facebook
"""

ONE_SPACE = """\
UBND TỈNH QUẢNG TRỊ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ Y TẾ Độc lập - Tự do - Hạnh phúc
Số: 812/SYT-NVY Quảng Trị, ngày 15 tháng 4 năm 2026
V/v tăng cường phòng, chống
sốt xuất huyết
Kính gửi: Trung tâm Kiểm soát bệnh tật tỉnh; các trạm y tế xã, phường.
Thực hiện Công văn số 300/BYT-PB ngày 10/4/2026 của Bộ Y tế về việc tăng cường phòng, chống sốt xuất huyết, Sở Y tế yêu cầu:
1. Trung tâm Kiểm soát bệnh tật tỉnh giám sát chặt chẽ ổ dịch, báo cáo
hằng tuần vào ngày
15 tháng 4 và các tuần tiếp theo.
2. Các trạm y tế diệt bọ gậy.
Yêu cầu các đơn vị nghiêm túc thực hiện./.
Nơi nhận: KT. GIÁM ĐỐC
- Như trên; PHÓ GIÁM ĐỐC
- Lưu: VT, NVY. Đỗ Văn Hùng
"""

SIGNED_DIGITALLY = """\
Ký bởi: Cổng Thông tin điện tử Chính phủ
Email: thongtinchinhphu@example.vn
Cơ quan: Văn phòng Chính phủ
Thời gian ký: 05.02.2026 17:31:20 +07:00
THỦ TƯỚNG CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 04/CT-TTg
Hà Nội, ngày 05 tháng 02 năm 2026
CHỈ THỊ
Về các giải pháp trọng tâm thúc đẩy xuất khẩu nông, lâm,
thủy sản
Năm 2025, xuất khẩu nông, lâm, thủy sản đạt kết quả tích cực, góp phần quan trọng vào tăng trưởng kinh tế chung của đất nước.
Thủ tướng Chính phủ yêu cầu:
1. Bộ Nông nghiệp và Môi trường:
a) Chủ trì đàm phán mở cửa thị trường.
b) Kiểm soát chất lượng:
- Vùng trồng;
- Cơ sở đóng gói.
c) Tổng hợp báo cáo.
2. Bộ Công Thương phối hợp.
3. Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương chịu trách nhiệm về chất lượng nông sản trên địa bàn.
Các Bộ trưởng, Thủ trưởng cơ quan ngang Bộ, Chủ tịch Ủy ban nhân dân các tỉnh, thành phố có trách nhiệm thi hành Chỉ thị này./.
KT. THỦ TƯỚNG
PHÓ THỦ TƯỚNG
[daky]
Trần Hồng Minh
Nơi nhận:
- Ban Bí thư Trung ương Đảng;
- Thủ tướng, các Phó Thủ tướng Chính phủ;
- Các Bộ, cơ quan ngang Bộ, cơ quan
thuộc Chính phủ;
- Lưu: VT, NN (2b).
Người ký: Trần Hồng Minh
Thời gian ký: 05/02/2026 17:30
"""

JOINT = """\
BỘ CÔNG AN - BỘ QUỐC PHÒNG -
TÒA ÁN NHÂN DÂN TỐI CAO
--------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
----------------
Số: 01/2026/TTLT-BCA-BQP-TANDTC
Hà Nội, ngày 02 tháng 01 năm 2026
THÔNG TƯ LIÊN TỊCH
Quy định về phối hợp trong công tác tạm giữ, tạm giam
Căn cứ Luật Thi hành tạm giữ, tạm giam;
Bộ trưởng Bộ Công an, Bộ trưởng Bộ Quốc phòng và Chánh án Tòa án nhân dân tối cao ban hành Thông tư liên tịch quy định về phối hợp.
Điều 1. Phạm vi điều chỉnh
Thông tư này quy định việc phối hợp.
Điều 1a. Đối tượng áp dụng
Cơ quan, đơn vị liên quan.
Điều 2. Hiệu lực
Thông tư liên tịch này có hiệu lực từ ngày 20 tháng 02 năm 2026./.
KT. BỘ TRƯỞNG BỘ CÔNG AN
THỨ TRƯỞNG
Thượng tướng Lê Văn Tuyến
KT. BỘ TRƯỞNG BỘ QUỐC PHÒNG
THỨ TRƯỞNG
Thượng tướng Võ Minh Lương
KT. CHÁNH ÁN
PHÓ CHÁNH ÁN THƯỜNG TRỰC
Nguyễn Văn Tiến
Nơi nhận:
- Ban Bí thư;
- Lưu: VT (BCA, BQP, TANDTC).
"""

OLD_MARKS = """\
Ðộc lập - Tự do - Hạnh phúc
UỶ BAN NHÂN DÂN TỈNH ÐỒNG THÁP
Số: 33 /2026/QÐ-UBND
Ðồng Tháp, ngày 3 tháng 2 năm 2026
QUYẾT ÐỊNH
V/v ban hành bảng giá đất
ỦY BAN NHÂN DÂN TỈNH ÐỒNG THÁP
Căn cứ Luật Ðất đai năm 2024;
QUYẾT ÐỊNH:
Ðiều 1: Ban hành bảng giá đất.
Khoản 1. Ðất ở tại phường.
Khoản 2. Ðất nông nghiệp.
Ðiều 2: Hiệu lực từ ngày ký.
Ðiều 3: Các ông (bà) Chánh Văn phòng, Giám đốc sở chịu trách nhiệm thi hành./.
TM ỦY BAN NHÂN DÂN
KT CHỦ TỊCH
PHÓ CHỦ TỊCH
(đã ký)
Huỳnh Minh Tuấn
Nơi nhận:
Như Ðiều 3;
Lưu: VT.
"""

FORMS = """\
BỘ TÀI CHÍNH
CỤC THUẾ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 77/QĐ-CT
Hà Nội, ngày 19 tháng 01 năm 2026
QUYẾT ĐỊNH
Ban hành Quy trình tiếp nhận phản ánh, kiến nghị
CỤC TRƯỞNG CỤC THUẾ
Căn cứ Quyết định số 381/QĐ-BTC ngày 26 tháng 02 năm 2025 của Bộ trưởng Bộ Tài chính;
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Quy trình tiếp nhận phản ánh, kiến nghị.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Trưởng các ban thuộc Cục Thuế chịu trách nhiệm thi hành Quyết định này./.
Nơi nhận:
- Như Điều 3;
- Lưu: VT.
KT. CỤC TRƯỞNG
PHÓ CỤC TRƯỞNG
Mai Sơn
QUY TRÌNH TIẾP NHẬN PHẢN ÁNH, KIẾN NGHỊ
(Ban hành kèm theo Quyết định số 77/QĐ-CT ngày 19 tháng 01 năm 2026
của Cục trưởng Cục Thuế)
I. QUY ĐỊNH CHUNG
1. Mục đích
Thống nhất cách làm.
II. CÁC BƯỚC THỰC HIỆN
1. Bước 1: Tiếp nhận.
2. Bước 2: Xử lý.
Mẫu số 01
PHIẾU TIẾP NHẬN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Kính gửi: ...............................
1. Họ và tên: ..........................
2. Địa chỉ: ..........................
Mẫu số 02
SỔ THEO DÕI
| STT | Nội dung | Ngày |
| 1 | Phản ánh | 05/01/2026 |
| 2 | Kiến nghị | 06/01/2026 |
"""

UNCLOSED_QUOTE = """\
QUỐC HỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Luật số: 95/2026/QH16
LUẬT
SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT GIÁ
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam đã được sửa đổi, bổ sung một số điều theo Nghị quyết số 203/2025/QH15;
Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Giá số 16/2023/QH15.
Điều 1. Sửa đổi, bổ sung một số điều của Luật Giá
1. Sửa đổi, bổ sung khoản 3 Điều 4 như sau:
"3. Giá thị trường là giá hình thành trên thị trường.
2. Bổ sung khoản 4 vào sau khoản 3 Điều 4 như sau:
"4. Mặt bằng giá là trung bình các mức giá."
3. Bãi bỏ Điều 9.
Điều 2. Hiệu lực thi hành
Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026.
Luật này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XVI, kỳ họp thứ 1 thông qua ngày 20 tháng 4 năm 2026.
CHỦ TỊCH QUỐC HỘI
Trần Thanh Mẫn
"""

PARTY_NOTICE = """\
|**TỈNH ỦY ĐẮK LẮK**<br>**\\***<br>Số 88-TB/TU|**ĐẢNG CỘNG SẢN VIỆT NAM**<br><br>*Đắk Lắk, ngày 06 tháng 3 năm 2026*|
|:-:|:-:|

**THÔNG BÁO**

**Kết luận của Ban Thường vụ Tỉnh ủy**
**về tình hình sản xuất, kinh doanh quý I**

----------

Ngày 04/3/2026, Ban Thường vụ Tỉnh ủy họp, nghe Đảng ủy UBND tỉnh báo cáo tình hình sản xuất, kinh doanh quý I. Sau khi thảo luận, Ban Thường vụ Tỉnh ủy kết luận:

**1\\.** Cơ bản thống nhất với báo cáo.

**2\\.** Yêu cầu Đảng ủy UBND tỉnh lãnh đạo, chỉ đạo:

- Tháo gỡ khó khăn cho doanh nghiệp.

- Đẩy nhanh giải ngân vốn đầu tư công.

**3\\.** Giao Văn phòng Tỉnh ủy theo dõi, đôn đốc.

|**<u>Nơi nhận</u>:**<br>- Thường trực Tỉnh ủy,<br>- Đảng ủy UBND tỉnh,<br>- Lưu Văn phòng Tỉnh ủy.|**T/L BAN THƯỜNG VỤ**<br>**CHÁNH VĂN PHÒNG**<br><br><br>**Y Vinh Tơr**|
|-|-|
"""

PLAIN_PLAN = """\
UBND XÃ MƯỜNG HUM
BAN CHỈ HUY PHÒNG THỦ DÂN SỰ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 05/KH-BCH
Mường Hum, ngày 1/6/2026
KẾ HOẠCH
Phòng, chống thiên tai năm 2026
Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh Lào Cai, Ban Chỉ huy xây dựng kế hoạch phòng, chống thiên tai năm 2026, cụ thể:
I, MỤC TIÊU
1, Giảm thiểu thiệt hại về người.
2, Chủ động ứng phó.
II, NHIỆM VỤ
Bước 1. Rà soát các điểm sạt lở.
Bước 2. Di dời dân.
* Đối với thôn bản vùng cao:
• Dự trữ lương thực;
• Chuẩn bị lán trại.
III, THỰC HIỆN
1, Các thôn báo cáo trước ngày
15. 6. 2026.
2, Trưởng thôn chịu trách nhiệm.
TM. BAN CHỈ HUY
TRƯỞNG BAN
CHỦ TỊCH UBND XÃ
Giàng A Lử
Nơi nhận:
- UBND tỉnh (b/c);
- Các thôn;
- Lưu VT.
"""

TEXTS: dict[str, tuple[str, dict[str, Any], str]] = {
    "law library": (LAW_LIBRARY, {
        "kind": "Thông báo", "number": "112/TB-VPCP",
        "subject": "KẾT LUẬN CỦA PHÓ THỦ TƯỚNG CHÍNH PHỦ TẠI BUỔI LÀM VIỆC VỚI LÃNH ĐẠO TỈNH CÀ MAU",
        "issuer": "Văn phòng Chính phủ", "parent_issuer": None, "place": "Hà Nội",
        "issued_on": PartialDate(year=2026, month=3, day=10), "addressees": None,
        "recipients": ("Thủ tướng Chính phủ (để b/c)", "UBND tỉnh Cà Mau", "Lưu: VT, QHĐP (3)"), "signer": "Nguyễn Sỹ Hiệp",
        "signer_title": "KT. Bộ trưởng, Chủ nhiệm, Phó Chủ nhiệm", "authority": "KT.", "urgency": None,
    }, "preamble.p1 I.p1 I.p2 II.p1 II.1 II.2.p1 II.2.a II.2.b closing.p1"),
    "one space": (ONE_SPACE, {
        "kind": "Công văn", "number": "812/SYT-NVY", "subject": "tăng cường phòng, chống sốt xuất huyết",
        "issuer": "Sở Y tế tỉnh Quảng Trị", "parent_issuer": "UBND tỉnh Quảng Trị", "place": "Quảng Trị",
        "issued_on": PartialDate(year=2026, month=4, day=15),
        "addressees": ("Trung tâm Kiểm soát bệnh tật tỉnh", "các trạm y tế xã, phường"),
        "recipients": ("Như trên", "Lưu: VT, NVY"), "signer": "Đỗ Văn Hùng", "signer_title": "KT. Giám đốc, Phó Giám đốc",
        "authority": "KT.", "urgency": None,
    }, "preamble.p1 1 2 closing.p1"),
    "signed digitally": (SIGNED_DIGITALLY, {
        "kind": "Chỉ thị", "number": "04/CT-TTg",
        "subject": "Về các giải pháp trọng tâm thúc đẩy xuất khẩu nông, lâm, thủy sản", "issuer": "Thủ tướng Chính phủ",
        "parent_issuer": None, "place": "Hà Nội", "issued_on": PartialDate(year=2026, month=2, day=5), "addressees": None,
        "recipients": (
            "Ban Bí thư Trung ương Đảng", "Thủ tướng, các Phó Thủ tướng Chính phủ",
            "Các Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ", "Lưu: VT, NN (2b)",
        ),
        "signer": "Trần Hồng Minh", "signer_title": "KT. Thủ tướng, Phó Thủ tướng", "authority": "KT.", "urgency": None,
    }, "preamble.p1 preamble.p2 1.p1 1.a 1.b.p1 1.b.b1 1.b.b2 1.c 2 3 closing.p1"),
    "joint": (JOINT, {
        "kind": "Thông tư liên tịch", "number": "01/2026/TTLT-BCA-BQP-TANDTC",
        "subject": "Quy định về phối hợp trong công tác tạm giữ, tạm giam",
        "issuer": "Bộ Công an - Bộ Quốc phòng - Tòa án nhân dân tối cao", "parent_issuer": None, "place": "Hà Nội",
        "issued_on": PartialDate(year=2026, month=1, day=2), "addressees": None,
        "recipients": ("Ban Bí thư", "Lưu: VT (BCA, BQP, TANDTC)"),
        "signer": "Thượng tướng Lê Văn Tuyến; Thượng tướng Võ Minh Lương; Nguyễn Văn Tiến",
        "signer_title": "KT. Bộ trưởng Bộ Công an, Thứ trưởng; KT. Bộ trưởng Bộ Quốc phòng, Thứ trưởng; "
        "KT. Chánh án, Phó Chánh án Thường trực",
        "authority": "KT.", "urgency": None,
    }, "preamble.p1 preamble.p2 1.p1 1.p2 1a.p1 1a.p2 2.p1 2.p2"),
    "old marks": (OLD_MARKS, {
        "kind": "Quyết định", "number": "33/2026/QĐ-UBND", "subject": "ban hành bảng giá đất",
        "issuer": "Ủy ban nhân dân tỉnh Đồng Tháp", "parent_issuer": None, "place": "Đồng Tháp",
        "issued_on": PartialDate(year=2026, month=2, day=3), "addressees": None, "recipients": ("Như Điều 3", "Lưu: VT"),
        "signer": "Huỳnh Minh Tuấn", "signer_title": "TM. Ủy ban nhân dân, KT. Chủ tịch, Phó Chủ tịch",
        "authority": "TM., KT.", "urgency": None,
    }, "preamble.p1 preamble.p2 1.p1 1.1 1.2 2 3"),
    "forms": (FORMS, {
        "kind": "Quyết định", "number": "77/QĐ-CT", "subject": "Ban hành Quy trình tiếp nhận phản ánh, kiến nghị",
        "issuer": "Cục Thuế", "parent_issuer": "Bộ Tài chính", "place": "Hà Nội",
        "issued_on": PartialDate(year=2026, month=1, day=19), "addressees": None, "recipients": ("Như Điều 3", "Lưu: VT"),
        "signer": "Mai Sơn", "signer_title": "KT. Cục trưởng, Phó Cục trưởng", "authority": "KT.", "urgency": None,
    }, "preamble.p1 preamble.p2 1 2 3 QTr.I.p1 QTr.I.1.p1 QTr.I.1.p2 QTr.II.p1 QTr.II.1 QTr.II.2 PL1.preamble.p1 PL1.1 PL1.2 "
       "PL2.preamble.p1 PL2.preamble.p2 PL2.preamble.p3"),
    "unclosed quote": (UNCLOSED_QUOTE, {
        "kind": "Luật", "number": "95/2026/QH16", "subject": "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT GIÁ", "issuer": "Quốc hội",
        "parent_issuer": None, "place": None, "issued_on": None, "addressees": None, "recipients": None,
        "signer": "Trần Thanh Mẫn", "signer_title": "Chủ tịch Quốc hội", "authority": None, "urgency": None,
    }, "preamble.p1 preamble.p2 1.p1 1.1.p1 1.1.p2 1.2.p1 1.2.p2 1.3 2.p1 2.p2 closing.p1"),
    "party notice": (PARTY_NOTICE, {
        "kind": "Thông báo", "number": "88-TB/TU",
        "subject": "Kết luận của Ban Thường vụ Tỉnh ủy về tình hình sản xuất, kinh doanh quý I", "issuer": "Tỉnh ủy Đắk Lắk",
        "parent_issuer": None, "place": "Đắk Lắk", "issued_on": PartialDate(year=2026, month=3, day=6), "addressees": None,
        "recipients": ("Thường trực Tỉnh ủy", "Đảng ủy UBND tỉnh", "Lưu Văn phòng Tỉnh ủy"), "signer": "Y Vinh Tơr",
        "signer_title": "T/L Ban Thường vụ, Chánh văn phòng", "authority": "T/L", "urgency": None,
    }, "preamble.p1 1 2.p1 2.b1 2.b2 3"),
    "plain plan": (PLAIN_PLAN, {
        "kind": "Kế hoạch", "number": "05/KH-BCH", "subject": "Phòng, chống thiên tai năm 2026",
        "issuer": "Ban Chỉ huy Phòng thủ dân sự", "parent_issuer": "UBND xã Mường Hum", "place": "Mường Hum",
        "issued_on": PartialDate(year=2026, month=6, day=1), "addressees": None,
        "recipients": ("UBND tỉnh (b/c)", "Các thôn", "Lưu VT"), "signer": "Giàng A Lử",
        "signer_title": "TM. Ban Chỉ huy, Trưởng ban, Chủ tịch UBND xã", "authority": "TM.", "urgency": None,
    }, "preamble.p1 I.p1 I.1 I.2 II.p1 II.1 II.2.p1 II.2.b1.p1 II.2.b1.b1 II.2.b1.b2 III.p1 III.1 III.2"),
}  # fmt: skip
