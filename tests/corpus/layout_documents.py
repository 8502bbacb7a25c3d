"""Documents of every kind, written for the tests, with the fields and paths that a careful reader finds in them."""

from __future__ import annotations

from layout_makers import Document

from corpus.types import PartialDate

PM_TELEGRAM = Document(
    issuer=("THỦ TƯỚNG CHÍNH PHỦ",),
    number="Số: 15/CĐ-TTg",
    date="Hà Nội, ngày 05 tháng 02 năm 2026",
    title=("CÔNG ĐIỆN", "Về việc chủ động ứng phó mưa lớn, sạt lở đất", "tại khu vực miền núi Bắc Bộ"),
    urgency="HỎA TỐC",
    addressees=(
        "THỦ TƯỚNG CHÍNH PHỦ điện:",
        "- Bộ trưởng các Bộ: Quốc phòng, Công an, Nông nghiệp và Môi trường, Y tế;",
        "- Chủ tịch Ủy ban nhân dân các tỉnh: Lào Cai, Tuyên Quang, Sơn La, Lai Châu.",
    ),
    body="""\
Trong những ngày qua, mưa lớn kéo dài đã gây sạt lở đất tại nhiều địa phương, làm thiệt hại về người và tài sản của Nhân dân.
Để kịp thời ứng phó, giảm thiểu thiệt hại do mưa lũ gây ra, Thủ tướng Chính phủ yêu cầu:
1. Chủ tịch Ủy ban nhân dân các tỉnh nêu trên:
a) Tổ chức thăm hỏi, động viên các gia đình bị thiệt hại; tập trung tìm kiếm người còn mất tích;
b) Rà soát, phát hiện khu vực có nguy cơ sạt lở, kiên quyết di dời người dân đến nơi an toàn trước khi trời tối;
c) Bố trí lực lượng canh gác tại các ngầm tràn, đoạn đường ngập sâu, nước chảy xiết.
2. Bộ trưởng Bộ Quốc phòng, Bộ trưởng Bộ Công an chỉ đạo các đơn vị đóng trên địa bàn sẵn sàng lực lượng, phương tiện cứu hộ.
3. Bộ trưởng Bộ Nông nghiệp và Môi trường theo dõi chặt chẽ diễn biến mưa lũ; báo cáo Thủ tướng Chính phủ trước 17 giờ hằng ngày.
4. Giao Phó Thủ tướng Trần Văn Sơn trực tiếp chỉ đạo các bộ, địa phương triển khai Công điện này.
5. Văn phòng Chính phủ theo dõi, đôn đốc việc thực hiện Công điện này./.""",
    signature=("KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", "Trần Văn Sơn"),
    recipients=("- Như trên;", "- Ban Bí thư (để báo cáo);", "- VPCP: BTCN, các PCN;", "- Lưu: VT, NN (2)."),
    fields={
        "kind": "Công điện", "number": "15/CĐ-TTg",
        "subject": "chủ động ứng phó mưa lớn, sạt lở đất tại khu vực miền núi Bắc Bộ",
        "issuer": "Thủ tướng Chính phủ", "parent_issuer": None, "place": "Hà Nội",
        "issued_on": PartialDate(year=2026, month=2, day=5),
        "addressees": (
            "Bộ trưởng các Bộ: Quốc phòng, Công an, Nông nghiệp và Môi trường, Y tế",
            "Chủ tịch Ủy ban nhân dân các tỉnh: Lào Cai, Tuyên Quang, Sơn La, Lai Châu",
        ),
        "recipients": ("Như trên", "Ban Bí thư (để báo cáo)", "VPCP: BTCN, các PCN", "Lưu: VT, NN (2)"),
        "signer": "Trần Văn Sơn", "signer_title": "KT. Thủ tướng, Phó Thủ tướng", "authority": "KT.", "urgency": "Hỏa tốc",
    },
    paths="preamble.p1 preamble.p2 1.p1 1.a 1.b 1.c 2 3 4 5",
)  # fmt: skip

PROVINCE_DECISION = Document(
    issuer=("ỦY BAN NHÂN DÂN", "TỈNH LÀO CAI"),
    number="Số: 245/QĐ-UBND",
    date="Lào Cai, ngày     tháng 3 năm 2026",
    title=("QUYẾT ĐỊNH", "Về việc phê duyệt Đề án sắp xếp, bố trí dân cư vùng thiên tai", "giai đoạn 2026 - 2030",
           "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÀO CAI"),
    body="""\
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Căn cứ Luật Phòng, chống thiên tai ngày 19 tháng 6 năm 2013;
Theo đề nghị của Giám đốc Sở Nông nghiệp và Môi trường tại Tờ trình số 88/TTr-SNNMT ngày 02 tháng 3 năm 2026.
QUYẾT ĐỊNH:
Điều 1. Phê duyệt Đề án sắp xếp, bố trí dân cư vùng thiên tai giai đoạn 2026 - 2030, với các nội dung chính như sau:
1. Mục tiêu: hoàn thành bố trí cho 1.250 hộ dân.
2. Nhiệm vụ và giải pháp:
a) Rà soát, lập danh sách các hộ theo từng xã, phường;
b) Bố trí quỹ đất;
c) Hỗ trợ di chuyển.
3. Kinh phí: 120 tỷ đồng.
Điều 2. Giao Sở Nông nghiệp và Môi trường chủ trì, phối hợp với các cơ quan, đơn vị liên quan tổ chức thực hiện Đề án.
Điều 3. Quyết định này có hiệu lực kể từ ngày ký.
Chánh Văn phòng Ủy ban nhân dân tỉnh; Giám đốc các sở; Chủ tịch Ủy ban nhân dân các xã, phường chịu trách nhiệm thi hành./.""",
    signature=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Thành Sinh"),
    recipients=("- Như Điều 3;", "- TT. Tỉnh ủy, HĐND tỉnh;", "- Lưu: VT, NLN."),
    fields={
        "kind": "Quyết định", "number": "245/QĐ-UBND",
        "subject": "phê duyệt Đề án sắp xếp, bố trí dân cư vùng thiên tai giai đoạn 2026 - 2030",
        "issuer": "Ủy ban nhân dân tỉnh Lào Cai", "parent_issuer": None, "place": "Lào Cai",
        "issued_on": PartialDate(year=2026, month=3), "addressees": None,
        "recipients": ("Như Điều 3", "TT. Tỉnh ủy, HĐND tỉnh", "Lưu: VT, NLN"), "signer": "Nguyễn Thành Sinh",
        "signer_title": "TM. Ủy ban nhân dân, KT. Chủ tịch, Phó Chủ tịch", "authority": "TM., KT.", "urgency": None,
    },
    paths="preamble.p1 preamble.p2 preamble.p3 preamble.p4 1.p1 1.1 1.2.p1 1.2.a 1.2.b 1.2.c 1.3 2 3.p1 3.p2",
)  # fmt: skip

COUNCIL_RESOLUTION = Document(
    issuer=("HỘI ĐỒNG NHÂN DÂN", "TỈNH BẮC NINH"),
    number="Số: 08/2026/NQ-HĐND",
    date="Bắc Ninh, ngày 28 tháng 3 năm 2026",
    title=("NGHỊ QUYẾT", "Quy định mức thu học phí đối với cơ sở giáo dục công lập", "trên địa bàn tỉnh Bắc Ninh",
           "HỘI ĐỒNG NHÂN DÂN TỈNH BẮC NINH", "KHÓA XX, KỲ HỌP THỨ 2"),
    body="""\
Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;
Căn cứ Nghị định số 81/2021/NĐ-CP ngày 27 tháng 8 năm 2021 của Chính phủ;
Xét Tờ trình số 41/TTr-UBND ngày 10 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh; Báo cáo thẩm tra của Ban Văn hóa - Xã hội; ý kiến thảo luận của đại biểu Hội đồng nhân dân tỉnh tại kỳ họp;
QUYẾT NGHỊ:
Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng
1. Phạm vi điều chỉnh
Nghị quyết này quy định mức thu học phí năm học 2026 - 2027.
2. Đối tượng áp dụng
a) Trẻ em mầm non, học sinh phổ thông;
b) Cơ quan, tổ chức có liên quan.
Điều 2. Mức thu học phí
1. Khu vực thành thị: 120.000 đồng/tháng.
2. Khu vực nông thôn: 60.000 đồng/tháng.
Điều 3. Tổ chức thực hiện
1. Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết.
2. Thường trực Hội đồng nhân dân tỉnh giám sát việc thực hiện.
Nghị quyết này đã được Hội đồng nhân dân tỉnh Bắc Ninh khóa XX, kỳ họp thứ 2 thông qua ngày 28 tháng 3 năm 2026 và có hiệu lực từ ngày 07 tháng 4 năm 2026./.""",
    signature=("CHỦ TỊCH", "Nguyễn Việt Oanh"),
    recipients=("- Ủy ban Thường vụ Quốc hội;", "- Đại biểu HĐND tỉnh;", "- Lưu: VT."),
    fields={
        "kind": "Nghị quyết", "number": "08/2026/NQ-HĐND",
        "subject": "Quy định mức thu học phí đối với cơ sở giáo dục công lập trên địa bàn tỉnh Bắc Ninh",
        "issuer": "Hội đồng nhân dân tỉnh Bắc Ninh", "parent_issuer": None, "place": "Bắc Ninh",
        "issued_on": PartialDate(year=2026, month=3, day=28), "addressees": None,
        "recipients": ("Ủy ban Thường vụ Quốc hội", "Đại biểu HĐND tỉnh", "Lưu: VT"), "signer": "Nguyễn Việt Oanh",
        "signer_title": "Chủ tịch", "authority": None, "urgency": None,
    },
    paths="preamble.p1 preamble.p2 preamble.p3 preamble.p4 1.p1 1.1.p1 1.1.p2 1.2.p1 1.2.a 1.2.b 2.p1 2.1 2.2 3.p1 3.1 3.2 "
    "closing.p1",
)  # fmt: skip

OFFICE_NOTICE = Document(
    issuer=("VĂN PHÒNG CHÍNH PHỦ",),
    number="Số: 45/TB-VPCP",
    date="Hà Nội, ngày 27 tháng 01 năm 2026",
    title=("THÔNG BÁO", "Kết luận của Phó Thủ tướng Trần Văn Sơn", "tại cuộc họp về tháo gỡ khó khăn cho các dự án giao thông",
           "trọng điểm khu vực phía Nam"),
    body="""\
Ngày 24 tháng 01 năm 2026, tại trụ sở Chính phủ, Phó Thủ tướng Trần Văn Sơn đã chủ trì cuộc họp về tháo gỡ khó khăn cho các dự án giao thông trọng điểm. Tham dự có lãnh đạo các Bộ: Xây dựng, Tài chính; lãnh đạo Ủy ban nhân dân các tỉnh Đồng Nai, Tây Ninh.
Sau khi nghe báo cáo của Bộ Xây dựng và ý kiến của các đại biểu, Phó Thủ tướng Trần Văn Sơn kết luận như sau:
I. ĐÁNH GIÁ CHUNG
1. Thời gian qua, các bộ, địa phương đã có nhiều cố gắng, đạt được kết quả bước đầu.
2. Tuy nhiên, tiến độ giải phóng mặt bằng còn chậm; nguồn vật liệu chưa đáp ứng yêu cầu.
II. NHIỆM VỤ THỜI GIAN TỚI
1. Về giải phóng mặt bằng:
a) Ủy ban nhân dân tỉnh Đồng Nai hoàn thành bàn giao mặt bằng trước ngày 31 tháng 3 năm 2026;
b) Ủy ban nhân dân tỉnh Tây Ninh đẩy nhanh tiến độ di dời đường điện.
2. Về vật liệu xây dựng: Bộ Nông nghiệp và Môi trường hướng dẫn địa phương cấp mỏ theo cơ chế đặc thù.
Văn phòng Chính phủ thông báo để các Bộ, cơ quan, địa phương biết, thực hiện./.""",
    signature=("KT. BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", "Phạm Mạnh Cường"),
    recipients=("- Thủ tướng, các Phó Thủ tướng;", "- Các Bộ: XD, TC, NNMT;", "- Lưu: VT, CN (3)."),
    fields={
        "kind": "Thông báo", "number": "45/TB-VPCP",
        "subject": "Kết luận của Phó Thủ tướng Trần Văn Sơn tại cuộc họp về tháo gỡ khó khăn cho các dự án giao thông trọng điểm"
        " khu vực phía Nam",
        "issuer": "Văn phòng Chính phủ", "parent_issuer": None, "place": "Hà Nội",
        "issued_on": PartialDate(year=2026, month=1, day=27), "addressees": None,
        "recipients": ("Thủ tướng, các Phó Thủ tướng", "Các Bộ: XD, TC, NNMT", "Lưu: VT, CN (3)"),
        "signer": "Phạm Mạnh Cường", "signer_title": "KT. Bộ trưởng, Chủ nhiệm, Phó Chủ nhiệm", "authority": "KT.",
        "urgency": None,
    },
    paths="preamble.p1 preamble.p2 I.p1 I.1 I.2 II.p1 II.1.p1 II.1.a II.1.b II.2 closing.p1",
)  # fmt: skip

AMENDING_CIRCULAR = Document(
    issuer=("BỘ Y TẾ",),
    number="Số: 03/2026/TT-BYT",
    date="Hà Nội, ngày 30 tháng 01 năm 2026",
    title=("THÔNG TƯ", "Sửa đổi, bổ sung một số điều của Thông tư số 20/2022/TT-BYT", "về danh mục thuốc hóa dược"),
    body="""\
Căn cứ Luật Bảo hiểm y tế ngày 14 tháng 11 năm 2008 được sửa đổi, bổ sung năm 2014, 2024;
Căn cứ Nghị định số 42/2025/NĐ-CP ngày 27 tháng 02 năm 2025 của Chính phủ quy định chức năng, nhiệm vụ của Bộ Y tế;
Theo đề nghị của Vụ trưởng Vụ Bảo hiểm y tế;
Bộ trưởng Bộ Y tế ban hành Thông tư sửa đổi, bổ sung một số điều của Thông tư số 20/2022/TT-BYT.
Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 20/2022/TT-BYT
1. Sửa đổi khoản 2 Điều 5 như sau:
“2. Thuốc được thanh toán khi đáp ứng đủ các điều kiện:
a) Có trong danh mục trúng thầu;
b) Được kê đơn đúng chỉ định.”.
2. Bổ sung Điều 7a vào sau Điều 7 như sau:
“Điều 7a. Trách nhiệm của cơ sở khám bệnh, chữa bệnh
1. Cập nhật danh mục hằng quý.
Kết quả gửi về Sở Y tế.
2. Công khai danh mục.”.
3. Thay thế cụm từ “Sở Y tế cấp huyện” bằng cụm từ “Ủy ban nhân dân cấp xã” tại khoản 1 Điều 9.
Điều 2. Hiệu lực thi hành
1. Thông tư này có hiệu lực từ ngày 15 tháng 3 năm 2026.
2. Bãi bỏ Điều 8 của Thông tư số 20/2022/TT-BYT.
Điều 3. Trách nhiệm thi hành
Chánh Văn phòng Bộ, Vụ trưởng Vụ Bảo hiểm y tế chịu trách nhiệm thi hành Thông tư này./.""",
    signature=("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Nguyễn Thị Liên"),
    recipients=("- Văn phòng Quốc hội;", "- Cổng Thông tin điện tử Chính phủ;", "- Lưu: VT, BH (03)."),
    fields={
        "kind": "Thông tư", "number": "03/2026/TT-BYT",
        "subject": "Sửa đổi, bổ sung một số điều của Thông tư số 20/2022/TT-BYT về danh mục thuốc hóa dược",
        "issuer": "Bộ Y tế", "parent_issuer": None, "place": "Hà Nội", "issued_on": PartialDate(year=2026, month=1, day=30),
        "addressees": None,
        "recipients": ("Văn phòng Quốc hội", "Cổng Thông tin điện tử Chính phủ", "Lưu: VT, BH (03)"),
        "signer": "Nguyễn Thị Liên", "signer_title": "KT. Bộ trưởng, Thứ trưởng", "authority": "KT.", "urgency": None,
    },
    paths="preamble.p1 preamble.p2 preamble.p3 preamble.p4 1.p1 1.1.p1 1.1.p2 1.1.p3 1.1.p4 1.2.p1 1.2.p2 1.2.p3 1.2.p4 1.2.p5 "
    "1.3 2.p1 2.1 2.2 3.p1 3.p2",
)  # fmt: skip

WARD_PLAN = Document(
    issuer=("ỦY BAN NHÂN DÂN", "PHƯỜNG BA ĐÌNH"),
    number="Số: 112/KH-UBND",
    date="Ba Đình, ngày 12 tháng 3 năm 2026",
    title=("KẾ HOẠCH", "Triển khai công tác phòng cháy, chữa cháy mùa hanh khô", "trên địa bàn phường năm 2026"),
    body="""\
Thực hiện Kế hoạch số 60/KH-UBND ngày 20/02/2026 của Ủy ban nhân dân thành phố Hà Nội, Ủy ban nhân dân phường xây dựng kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao nhận thức của người dân;
- Kéo giảm số vụ cháy.
2. Yêu cầu
Các đơn vị bám sát kế hoạch, tổ chức thực hiện nghiêm túc.
II. NỘI DUNG
1. Tuyên truyền
1.1. Trên hệ thống loa truyền thanh.
1.2. Tại các tổ dân phố:
- Phát tờ rơi;
+ Mỗi hộ một tờ;
+ Hộ kinh doanh hai tờ;
- Tổ chức họp dân.
2. Kiểm tra
a) Kiểm tra định kỳ;
b) Kiểm tra đột xuất.
III. TỔ CHỨC THỰC HIỆN
1. Công an phường
Chủ trì, tham mưu thực hiện kế hoạch.
2. Các tổ dân phố
Phối hợp tuyên truyền.
Trên đây là Kế hoạch triển khai công tác phòng cháy, chữa cháy năm 2026, yêu cầu các đơn vị nghiêm túc thực hiện./.""",
    signature=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thị Thu Hà"),
    recipients=("- UBND Thành phố;", "- Đảng ủy, HĐND phường;", "- Các tổ dân phố;", "- Lưu: VT."),
    fields={
        "kind": "Kế hoạch", "number": "112/KH-UBND",
        "subject": "Triển khai công tác phòng cháy, chữa cháy mùa hanh khô trên địa bàn phường năm 2026",
        "issuer": "Ủy ban nhân dân phường Ba Đình", "parent_issuer": None, "place": "Ba Đình",
        "issued_on": PartialDate(year=2026, month=3, day=12), "addressees": None,
        "recipients": ("UBND Thành phố", "Đảng ủy, HĐND phường", "Các tổ dân phố", "Lưu: VT"), "signer": "Lê Thị Thu Hà",
        "signer_title": "TM. Ủy ban nhân dân, KT. Chủ tịch, Phó Chủ tịch", "authority": "TM., KT.", "urgency": None,
    },
    paths="preamble.p1 I.p1 I.1.p1 I.1.b1 I.1.b2 I.2.p1 I.2.p2 II.p1 II.1.p1 II.1.1.1 II.1.1.2.p1 II.1.1.2.b1.p1 "
    "II.1.1.2.b1.b1 II.1.1.2.b1.b2 II.1.1.2.b2 II.2.p1 II.2.a II.2.b III.p1 III.1.p1 III.1.p2 III.2.p1 III.2.p2 closing.p1",
)  # fmt: skip

CITY_DIRECTIVE = Document(
    issuer=("ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"),
    number="Số: 02/CT-UBND",
    date="Thành phố Hồ Chí Minh, ngày 7 tháng 01 năm 2026",
    title=("CHỈ THỊ", "Về tăng cường quản lý trật tự xây dựng trên địa bàn Thành phố"),
    body="""\
Thời gian qua, công tác quản lý trật tự xây dựng trên địa bàn Thành phố đã có nhiều chuyển biến tích cực, song vẫn còn tồn tại, hạn chế.
Để chấn chỉnh tình trạng nêu trên, Chủ tịch Ủy ban nhân dân Thành phố chỉ thị:
1. Sở Xây dựng
1.1. Chủ trì kiểm tra, rà soát các công trình có dấu hiệu vi phạm.
1.2. Công khai kết quả trên cổng thông tin:
a) Danh sách công trình vi phạm;
b) Kết quả xử lý.
2. Công an Thành phố phối hợp xử lý theo quy định tại
Điều 5 của Nghị định số 16/2022/NĐ-CP ngày 28 tháng 01 năm 2022 của Chính phủ và các quy định khác có liên quan.
3. Ủy ban nhân dân các phường, xã, đặc khu Côn Đảo chịu trách nhiệm toàn diện.
Chỉ thị này có hiệu lực kể từ ngày ký và thay thế Chỉ thị số 23/CT-UBND ngày 25 tháng 7 năm 2019. Yêu cầu Thủ trưởng các sở, ban, ngành nghiêm túc triển khai thực hiện./.""",
    signature=("CHỦ TỊCH", "Nguyễn Văn Được"),
    recipients=("- Thủ tướng Chính phủ;", "- TTUB: CT, các PCT;", "- Lưu: VT, (ĐT/Kh)."),
    fields={
        "kind": "Chỉ thị", "number": "02/CT-UBND", "subject": "Về tăng cường quản lý trật tự xây dựng trên địa bàn Thành phố",
        "issuer": "Ủy ban nhân dân thành phố Hồ Chí Minh", "parent_issuer": None, "place": "Thành phố Hồ Chí Minh",
        "issued_on": PartialDate(year=2026, month=1, day=7), "addressees": None,
        "recipients": ("Thủ tướng Chính phủ", "TTUB: CT, các PCT", "Lưu: VT, (ĐT/Kh)"), "signer": "Nguyễn Văn Được",
        "signer_title": "Chủ tịch", "authority": None, "urgency": None,
    },
    paths="preamble.p1 preamble.p2 1.p1 1.1.1 1.1.2.p1 1.1.2.a 1.1.2.b 2 3 closing.p1",
)  # fmt: skip

DEPARTMENT_LETTER = Document(
    issuer=("UBND TỈNH GIA LAI", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
    number="Số: 321/SGDĐT-VP",
    date="Gia Lai, ngày 09 tháng 3 năm 2026",
    letter=("V/v hướng dẫn tổ chức kỳ thi", "tuyển sinh vào lớp 10"),
    addressees=("Kính gửi:", "- Ủy ban nhân dân các xã, phường;", "- Các trường trung học phổ thông."),
    body="""\
Căn cứ Quyết định số 400/QĐ-UBND ngày 01/3/2026 của Ủy ban nhân dân tỉnh, Sở Giáo dục và Đào tạo hướng dẫn một số nội dung như sau:
1. Thời gian thi: từ ngày 02/6/2026 đến ngày 04/6/2026.
2. Đăng ký dự thi
Thí sinh đăng ký trực tuyến, chậm nhất là ngày 20/4/2026.
3. Các trường báo cáo số liệu về Sở qua email: phongkhaothi@example.vn, điện thoại:
0269 382 1234 hoặc
0269 382 5678.
Đề nghị Ủy ban nhân dân các xã, phường và các trường phối hợp thực hiện./.""",
    signature=("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Đỗ Thành Nam"),
    recipients=("- Như trên;", "- UBND tỉnh (b/c);", "- Lưu: VT, KT."),
    fields={
        "kind": "Công văn", "number": "321/SGDĐT-VP", "subject": "hướng dẫn tổ chức kỳ thi tuyển sinh vào lớp 10",
        "issuer": "Sở Giáo dục và Đào tạo tỉnh Gia Lai", "parent_issuer": "UBND tỉnh Gia Lai", "place": "Gia Lai",
        "issued_on": PartialDate(year=2026, month=3, day=9),
        "addressees": ("Ủy ban nhân dân các xã, phường", "Các trường trung học phổ thông"),
        "recipients": ("Như trên", "UBND tỉnh (b/c)", "Lưu: VT, KT"), "signer": "Đỗ Thành Nam",
        "signer_title": "KT. Giám đốc, Phó Giám đốc", "authority": "KT.", "urgency": None,
    },
    paths="preamble.p1 1 2.p1 2.p2 3.p1 3.p2 closing.p1",
)  # fmt: skip

PARTY_RESOLUTION = Document(
    issuer=("TỈNH ỦY LÀO CAI", "*"),
    number="Số 12-NQ/TU",
    date="Lào Cai, ngày 20 tháng 01 năm 2026",
    party=True,
    title=("NGHỊ QUYẾT", "CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH", "về phát triển du lịch đến năm 2030, tầm nhìn đến năm 2045"),
    body="""\
I- TÌNH HÌNH VÀ NGUYÊN NHÂN
1- Những năm qua, du lịch của tỉnh có bước phát triển nhanh, lượng khách tăng đều.
2- Tuy nhiên, sản phẩm du lịch còn đơn điệu; hạ tầng chưa đồng bộ.
II- QUAN ĐIỂM, MỤC TIÊU
1- Quan điểm
1.1- Du lịch là ngành kinh tế mũi nhọn.
1.2- Phát triển du lịch gắn với bảo tồn.
2- Mục tiêu
a) Đến năm 2030:
- Đón 15 triệu lượt khách.
- Doanh thu đạt 60 nghìn tỷ đồng, trong đó:
+ Khách quốc tế chiếm 30%;
+ Khách nội địa chiếm 70%.
b) Đến năm 2045, trở thành trung tâm du lịch của vùng.
III- TỔ CHỨC THỰC HIỆN
1- Đảng ủy Ủy ban nhân dân tỉnh xây dựng chương trình hành động.
2- Ban Tuyên giáo và Dân vận Tỉnh ủy chủ trì tuyên truyền Nghị quyết.
Nghị quyết này phổ biến đến chi bộ.""",
    signature=("T/M TỈNH ỦY", "BÍ THƯ", "Hoàng Giang"),
    recipients=("- Bộ Chính trị, Ban Bí thư (b/c),", "- Các đảng ủy trực thuộc Tỉnh ủy,", "- Lưu Văn phòng Tỉnh ủy."),
    fields={
        "kind": "Nghị quyết", "number": "12-NQ/TU", "subject": "về phát triển du lịch đến năm 2030, tầm nhìn đến năm 2045",
        "issuer": "Tỉnh ủy Lào Cai", "parent_issuer": None, "place": "Lào Cai",
        "issued_on": PartialDate(year=2026, month=1, day=20), "addressees": None,
        "recipients": (
            "Bộ Chính trị, Ban Bí thư (b/c)", "Các đảng ủy trực thuộc Tỉnh ủy", "Lưu Văn phòng Tỉnh ủy",
        ),
        "signer": "Hoàng Giang", "signer_title": "T/M Tỉnh ủy, Bí thư", "authority": "T/M", "urgency": None,
    },
    paths="I.p1 I.1 I.2 II.p1 II.1.p1 II.1.1.1 II.1.1.2 II.2.p1 II.2.a.p1 II.2.a.b1 II.2.a.b2.p1 II.2.a.b2.b1 II.2.a.b2.b2 "
    "II.2.b III.p1 III.1 III.2 closing.p1",
)  # fmt: skip

SECRETARIAT_CONCLUSION = Document(
    issuer=("BAN CHẤP HÀNH TRUNG ƯƠNG", "*"),
    number="Số 210-KL/TW",
    date="Hà Nội, ngày 15 tháng 01 năm 2026",
    party=True,
    title=("KẾT LUẬN", "CỦA BAN BÍ THƯ", "về tiếp tục đổi mới công tác thông tin đối ngoại trong tình hình mới"),
    body="""\
Sau khi nghe báo cáo của Ban Tuyên giáo và Dân vận Trung ương và ý kiến của các cơ quan liên quan, Ban Bí thư kết luận như sau:
1. Qua 5 năm thực hiện, công tác thông tin đối ngoại đạt nhiều kết quả quan trọng.
2. Trong thời gian tới, yêu cầu các cấp ủy, tổ chức đảng thực hiện tốt một số nhiệm vụ:
- Quán triệt sâu sắc các chủ trương của Đảng.
- Nâng cao chất lượng đội ngũ.
3. Tổ chức thực hiện
3.1. Đảng ủy Quốc hội lãnh đạo hoàn thiện pháp luật.
3.2. Đảng ủy Chính phủ chỉ đạo bố trí nguồn lực.""",
    signature=("T/M BAN BÍ THƯ", "Trần Cẩm Tuấn"),
    recipients=("- Các tỉnh ủy, thành ủy,", "- Các đảng ủy trực thuộc Trung ương,", "- Lưu Văn phòng Trung ương Đảng."),
    fields={
        "kind": "Kết luận", "number": "210-KL/TW",
        "subject": "về tiếp tục đổi mới công tác thông tin đối ngoại trong tình hình mới",
        "issuer": "Ban Bí thư", "parent_issuer": "Ban Chấp hành Trung ương", "place": "Hà Nội",
        "issued_on": PartialDate(year=2026, month=1, day=15), "addressees": None,
        "recipients": (
            "Các tỉnh ủy, thành ủy", "Các đảng ủy trực thuộc Trung ương", "Lưu Văn phòng Trung ương Đảng",
        ),
        "signer": "Trần Cẩm Tuấn", "signer_title": "T/M Ban Bí thư", "authority": "T/M", "urgency": None,
    },
    paths="preamble.p1 1 2.p1 2.b1 2.b2 3.p1 3.3.1 3.3.2",
)  # fmt: skip

PARTY_GUIDANCE = Document(
    issuer=("VĂN PHÒNG TRUNG ƯƠNG ĐẢNG", "*"),
    number="Số 07-HD/VPTW",
    date="Hà Nội, ngày 02 tháng 02 năm 2026",
    party=True,
    title=("HƯỚNG DẪN", "một số nội dung về công tác văn thư trong các cơ quan đảng"),
    body="""\
Căn cứ Quy định số 399-QĐ/TW của Ban Bí thư, Văn phòng Trung ương Đảng hướng dẫn một số nội dung về công tác văn thư như sau:
I. SOẠN THẢO VĂN BẢN
1. Thể thức văn bản
1.1. Tên cơ quan ban hành văn bản
Ghi đúng tên gọi theo quyết định thành lập.
1.2. Số và ký hiệu
a) Số ghi bằng chữ số Ả Rập;
b) Ký hiệu gồm hai nhóm:
- Tên loại văn bản;
- Tên cơ quan.
2. Kỹ thuật trình bày
Thực hiện theo Phụ lục.
II. TỔ CHỨC THỰC HIỆN
1. Các cơ quan tổ chức thực hiện.
2. Hướng dẫn này có hiệu lực từ ngày ký.""",
    signature=("K/T CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Lê Quang Hưng"),
    recipients=("- Các ban đảng Trung ương,", "- Lưu VPTW."),
    annex="""\
PHỤ LỤC
THỂ THỨC VĂN BẢN
(Kèm theo Hướng dẫn số 07-HD/VPTW ngày 02/02/2026 của Văn phòng Trung ương Đảng)
1. Khổ giấy: A4.
2. Lề: trái 30 mm.""",
    fields={
        "kind": "Hướng dẫn", "number": "07-HD/VPTW", "subject": "một số nội dung về công tác văn thư trong các cơ quan đảng",
        "issuer": "Văn phòng Trung ương Đảng", "parent_issuer": None, "place": "Hà Nội",
        "issued_on": PartialDate(year=2026, month=2, day=2), "addressees": None,
        "recipients": ("Các ban đảng Trung ương", "Lưu VPTW"), "signer": "Lê Quang Hưng",
        "signer_title": "K/T Chánh văn phòng, Phó Chánh văn phòng", "authority": "K/T", "urgency": None,
    },
    paths="preamble.p1 I.p1 I.1.p1 I.1.1.1.p1 I.1.1.1.p2 I.1.1.2.p1 I.1.1.2.a I.1.1.2.b.p1 I.1.1.2.b.b1 I.1.1.2.b.b2 I.2.p1 "
    "I.2.p2 II.p1 II.1 II.2 PL1.1 PL1.2",
)  # fmt: skip

DECREE = Document(
    issuer=("CHÍNH PHỦ",),
    number="Số: 36/2026/NĐ-CP",
    date="Hà Nội, ngày 21 tháng 01 năm 2026",
    title=("NGHỊ ĐỊNH", "Quy định chi tiết một số điều của Luật Dữ liệu"),
    body="""\
Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;
Căn cứ Luật Dữ liệu số 60/2024/QH15;
Theo đề nghị của Bộ trưởng Bộ Công an;
Chính phủ ban hành Nghị định quy định chi tiết một số điều của Luật Dữ liệu.
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định chi tiết về chia sẻ dữ liệu.
Điều 2. Giải thích từ ngữ
Trong Nghị định này, các từ ngữ dưới đây được hiểu như sau:
1. Dữ liệu chủ là dữ liệu mô tả thực thể.
2. Chủ quản cơ sở dữ liệu là cơ quan:
a) Bộ, cơ quan ngang Bộ;
b) Ủy ban nhân dân cấp tỉnh.
Chương II
CHIA SẺ DỮ LIỆU
Mục 1
KẾT NỐI
Điều 3. Nguyên tắc kết nối
1. Thống nhất.
2. An toàn.
Mục 2
KHAI THÁC
Điều 4. Hình thức khai thác
Điều 5 của Luật Dữ liệu được áp dụng đối với các trường hợp khác.
Điều 5. Trách nhiệm
Cơ quan chủ quản công bố danh mục.
Chương III
ĐIỀU KHOẢN THI HÀNH
Điều 6. Hiệu lực thi hành
Nghị định này có hiệu lực thi hành từ ngày 10 tháng 3 năm 2026.
Điều 7. Tổ chức thực hiện
Các Bộ trưởng, Chủ tịch Ủy ban nhân dân các tỉnh chịu trách nhiệm thi hành Nghị định này./.""",
    signature=("TM. CHÍNH PHỦ", "KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", "Lê Văn Thành"),
    recipients=("- Ban Bí thư Trung ương Đảng;", "- Văn phòng Quốc hội;", "- Lưu: VT, KSTT (2b)."),
    fields={
        "kind": "Nghị định", "number": "36/2026/NĐ-CP", "subject": "Quy định chi tiết một số điều của Luật Dữ liệu",
        "issuer": "Chính phủ", "parent_issuer": None, "place": "Hà Nội",
        "issued_on": PartialDate(year=2026, month=1, day=21), "addressees": None,
        "recipients": ("Ban Bí thư Trung ương Đảng", "Văn phòng Quốc hội", "Lưu: VT, KSTT (2b)"), "signer": "Lê Văn Thành",
        "signer_title": "TM. Chính phủ, KT. Thủ tướng, Phó Thủ tướng", "authority": "TM., KT.", "urgency": None,
    },
    paths="preamble.p1 preamble.p2 preamble.p3 preamble.p4 I.p1 I.1.p1 I.1.p2 I.2.p1 I.2.p2 I.2.1 I.2.2.p1 I.2.2.a I.2.2.b "
    "II.p1 II.1.p1 II.1.3.p1 II.1.3.1 II.1.3.2 II.2.p1 II.2.4.p1 II.2.4.p2 II.2.5.p1 II.2.5.p2 "
    "III.p1 III.6.p1 III.6.p2 III.7.p1 III.7.p2",
)  # fmt: skip

REPORT = Document(
    issuer=("UBND THÀNH PHỐ CẦN THƠ", "SỞ NỘI VỤ"),
    number="Số:      /BC-SNV",
    date="Cần Thơ, ngày ... tháng 3 năm 2026",
    title=("BÁO CÁO", "Kết quả cải cách hành chính quý I năm 2026"),
    urgency="KHẨN",
    addressees=("Kính gửi: Ủy ban nhân dân thành phố Cần Thơ.",),
    body="""\
Thực hiện Kế hoạch số 15/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân thành phố, Sở Nội vụ báo cáo kết quả như sau:
A. KẾT QUẢ ĐẠT ĐƯỢC
I. Công tác chỉ đạo, điều hành
1. Ban hành văn bản
1.1. Văn bản chỉ đạo
1.1.1. Kế hoạch: 05 văn bản.
1.1.2. Công văn: 12 văn bản.
1.2. Văn bản hướng dẫn: 03 văn bản.
2. Kiểm tra
Đã kiểm tra 10 đơn vị.
II. Thủ tục hành chính
- Công bố 45 thủ tục.
- Tỷ lệ hồ sơ đúng hạn: 98,5%.
B. PHƯƠNG HƯỚNG QUÝ II
1. Đẩy mạnh chuyển đổi số.
2. Tập huấn cho công chức cấp xã.
Sở Nội vụ kính báo cáo Ủy ban nhân dân thành phố xem xét, chỉ đạo./.""",
    signature=("GIÁM ĐỐC", "Châu Việt Tha"),
    recipients=("- Như trên;", "- Lưu: VT."),
    fields={
        "kind": "Báo cáo", "number": None, "subject": "Kết quả cải cách hành chính quý I năm 2026", "issuer": "Sở Nội vụ thành phố Cần Thơ",
        "parent_issuer": "UBND thành phố Cần Thơ", "place": "Cần Thơ", "issued_on": PartialDate(year=2026, month=3),
        "addressees": ("Ủy ban nhân dân thành phố Cần Thơ",), "recipients": ("Như trên", "Lưu: VT"), "signer": "Châu Việt Tha",
        "signer_title": "Giám đốc", "authority": None, "urgency": "Khẩn",
    },
    paths="preamble.p1 A.p1 A.I.p1 A.I.1.p1 A.I.1.1.1.p1 A.I.1.1.1.1.1.1 A.I.1.1.1.1.1.2 A.I.1.1.2 A.I.2.p1 A.I.2.p2 A.II.p1 "
    "A.II.b1 A.II.b2 B.p1 B.1 B.2 closing.p1",
)  # fmt: skip

REGULATION_DECISION = Document(
    issuer=("THỦ TƯỚNG CHÍNH PHỦ",),
    number="Số: 07/2026/QĐ-TTg",
    date="Hà Nội, ngày 12 tháng 02 năm 2026",
    title=("QUYẾT ĐỊNH", "Ban hành Quy chế quản lý, sử dụng nền tảng số dùng chung"),
    body="""\
Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;
Theo đề nghị của Bộ trưởng Bộ Khoa học và Công nghệ;
Thủ tướng Chính phủ ban hành Quyết định về Quy chế quản lý, sử dụng nền tảng số dùng chung.
Điều 1. Ban hành kèm theo Quyết định này Quy chế quản lý, sử dụng nền tảng số dùng chung.
Điều 2. Quyết định này có hiệu lực thi hành từ ngày 01 tháng 4 năm 2026.
Điều 3. Các Bộ trưởng, Thủ trưởng cơ quan ngang Bộ chịu trách nhiệm thi hành Quyết định này./.""",
    signature=("KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", "Nguyễn Chí Dũng"),
    recipients=("- Ban Bí thư;", "- Lưu: VT, KGVX."),
    annex="""\
QUY CHẾ
Quản lý, sử dụng nền tảng số dùng chung
(Kèm theo Quyết định số 07/2026/QĐ-TTg ngày 12 tháng 02 năm 2026 của Thủ tướng Chính phủ)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Quy chế này quy định việc quản lý nền tảng.
Điều 2. Nguyên tắc
1. Dùng chung.
2. Tiết kiệm.
Chương II
TỔ CHỨC THỰC HIỆN
Điều 3. Trách nhiệm
1. Bộ Khoa học và Công nghệ:
a) Vận hành nền tảng;
b) Hướng dẫn kỹ thuật.
PHỤ LỤC I
DANH MỤC NỀN TẢNG
1. Nền tảng họp trực tuyến.
2. Nền tảng học trực tuyến.
PHỤ LỤC II
MẪU BÁO CÁO
1. Tình hình sử dụng.""",
    fields={
        "kind": "Quyết định", "number": "07/2026/QĐ-TTg", "subject": "Ban hành Quy chế quản lý, sử dụng nền tảng số dùng chung",
        "issuer": "Thủ tướng Chính phủ", "parent_issuer": None, "place": "Hà Nội",
        "issued_on": PartialDate(year=2026, month=2, day=12), "addressees": None, "recipients": ("Ban Bí thư", "Lưu: VT, KGVX"),
        "signer": "Nguyễn Chí Dũng", "signer_title": "KT. Thủ tướng, Phó Thủ tướng", "authority": "KT.", "urgency": None,
    },
    paths="preamble.p1 preamble.p2 preamble.p3 1 2 3 QC.I.p1 QC.I.1.p1 QC.I.1.p2 QC.I.2.p1 QC.I.2.1 QC.I.2.2 QC.II.p1 "
    "QC.II.3.p1 QC.II.3.1.p1 QC.II.3.1.a QC.II.3.1.b PL1.1 PL1.2 PL2.1",
)  # fmt: skip

PROVINCE_TELEGRAM = Document(
    issuer=("ỦY BAN NHÂN DÂN", "TỈNH NGHỆ AN"),
    number="Số: 09/CĐ-UBND",
    date="Nghệ An, ngày 18 tháng 9 năm 2026",
    title=("CÔNG ĐIỆN", "Về việc tập trung ứng phó bão số 8"),
    urgency="HỎA TỐC HẸN GIỜ",
    addressees=(
        "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH ĐIỆN:",
        "- Giám đốc các Sở: Nông nghiệp và Môi trường, Xây dựng;",
        "- Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh;",
        "- Chủ tịch Ủy ban nhân dân các xã, phường.",
    ),
    body="""\
Theo Đài Khí tượng Thủy văn, bão số 8 đang di chuyển nhanh và có khả năng ảnh hưởng trực tiếp đến địa bàn tỉnh.
Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
1. Đối với tuyến biển: Kêu gọi tàu thuyền về nơi tránh trú trước 16 giờ ngày 19/9/2026.
2. Đối với vùng núi:
- Sơ tán dân khỏi khu vực nguy hiểm;
- Chuẩn bị lương thực.
3. Văn phòng Ủy ban nhân dân tỉnh trực ban 24/24 giờ.
Nhận được Công điện này, yêu cầu các đơn vị khẩn trương thực hiện./.""",
    signature=("CHỦ TỊCH", "Lê Hồng Vinh"),
    recipients=("- Như trên;", "- Ban Thường vụ Tỉnh ủy (b/c);", "- Lưu: VTUB."),
    fields={
        "kind": "Công điện", "number": "09/CĐ-UBND", "subject": "tập trung ứng phó bão số 8",
        "issuer": "Ủy ban nhân dân tỉnh Nghệ An", "parent_issuer": None, "place": "Nghệ An",
        "issued_on": PartialDate(year=2026, month=9, day=18),
        "addressees": (
            "Giám đốc các Sở: Nông nghiệp và Môi trường, Xây dựng", "Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh",
            "Chủ tịch Ủy ban nhân dân các xã, phường",
        ),
        "recipients": ("Như trên", "Ban Thường vụ Tỉnh ủy (b/c)", "Lưu: VTUB"), "signer": "Lê Hồng Vinh",
        "signer_title": "Chủ tịch", "authority": None, "urgency": "Hỏa tốc hẹn giờ",
    },
    paths="preamble.p1 preamble.p2 1 2.p1 2.b1 2.b2 3 closing.p1",
)  # fmt: skip

WARD_PARTY_DIRECTIVE = Document(
    issuer=("ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG", "ĐẢNG ỦY PHƯỜNG HỒNG BÀNG", "*"),
    number="Số 04-CT/ĐU",
    date="Hồng Bàng, ngày 25 tháng 02 năm 2026",
    party=True,
    title=("CHỈ THỊ", "CỦA BAN THƯỜNG VỤ ĐẢNG ỦY", "về tăng cường lãnh đạo công tác bầu cử"),
    body="""\
Thực hiện chỉ đạo của Thành ủy, để lãnh đạo thành công cuộc bầu cử, Ban Thường vụ Đảng ủy phường yêu cầu các chi bộ thực hiện tốt các nhiệm vụ sau:
1. Quán triệt, tuyên truyền sâu rộng.
a. Trong đảng viên:
- Sinh hoạt chi bộ chuyên đề;
- Ký cam kết.
b. Trong Nhân dân.
2. Bảo đảm an ninh, trật tự.
(i) Trước ngày bầu cử;
(ii) Trong ngày bầu cử.
3. Giao Ban Xây dựng Đảng theo dõi, đôn đốc.
Chỉ thị này phổ biến đến chi bộ.""",
    signature=("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Vũ Duy Tùng"),
    recipients=("- Thường trực Thành ủy,", "- Các chi bộ trực thuộc,", "- Lưu VPĐU."),
    fields={
        "kind": "Chỉ thị", "number": "04-CT/ĐU", "subject": "về tăng cường lãnh đạo công tác bầu cử",
        "issuer": "Đảng ủy phường Hồng Bàng", "parent_issuer": "Đảng bộ thành phố Hải Phòng", "place": "Hồng Bàng",
        "issued_on": PartialDate(year=2026, month=2, day=25), "addressees": None,
        "recipients": ("Thường trực Thành ủy", "Các chi bộ trực thuộc", "Lưu VPĐU"), "signer": "Vũ Duy Tùng",
        "signer_title": "T/M Ban Thường vụ, Phó Bí thư", "authority": "T/M", "urgency": None,
    },
    paths="preamble.p1 1.p1 1.a.p1 1.a.b1 1.a.b2 1.b 2.p1 2.i 2.ii 3 closing.p1",
)  # fmt: skip

SUBMISSION = Document(
    issuer=("BỘ CÔNG THƯƠNG",),
    number="Số: 1520/TTr-BCT",
    date="Hà Nội, ngày 11 tháng 3 năm 2026",
    title=("TỜ TRÌNH", "Dự án Luật Thương mại điện tử"),
    addressees=("Kính gửi: Chính phủ",),
    body="""\
Thực hiện quy định của Luật Ban hành văn bản quy phạm pháp luật, Bộ Công Thương kính trình Chính phủ dự án Luật Thương mại điện tử như sau:
I. SỰ CẦN THIẾT BAN HÀNH LUẬT
1. Cơ sở chính trị, pháp lý
a) Cơ sở chính trị: các nghị quyết của Đảng;
b) Cơ sở pháp lý: Hiến pháp năm 2013.
2. Cơ sở thực tiễn
Thương mại điện tử tăng trưởng bình quân 20%/năm.
II. BỐ CỤC
Dự thảo Luật gồm 8 chương, 50 điều, cụ thể:
- Chương I. Quy định chung;
- Chương II. Nền tảng thương mại điện tử.
III. NHỮNG VẤN ĐỀ XIN Ý KIẾN
1. Về nghĩa vụ của người bán.
2. Về thuế.
Trên đây là Tờ trình về dự án Luật Thương mại điện tử, Bộ Công Thương xin kính trình Chính phủ xem xét, quyết định./.
(Xin gửi kèm theo: dự thảo Luật; báo cáo đánh giá tác động)""",
    signature=("BỘ TRƯỞNG", "Nguyễn Hồng Diên"),
    recipients=("- Như trên;", "- Bộ Tư pháp;", "- Lưu: VT, TMĐT."),
    fields={
        "kind": "Tờ trình", "number": "1520/TTr-BCT", "subject": "Dự án Luật Thương mại điện tử", "issuer": "Bộ Công Thương",
        "parent_issuer": None, "place": "Hà Nội", "issued_on": PartialDate(year=2026, month=3, day=11),
        "addressees": ("Chính phủ",), "recipients": ("Như trên", "Bộ Tư pháp", "Lưu: VT, TMĐT"), "signer": "Nguyễn Hồng Diên",
        "signer_title": "Bộ trưởng", "authority": None, "urgency": None,
    },
    paths="preamble.p1 I.p1 I.1.p1 I.1.a I.1.b I.2.p1 I.2.p2 II.p1 II.p2 II.b1 II.b2 III.p1 III.1 III.2 closing.p1 closing.p2",
)  # fmt: skip

OFFICE_LETTER = Document(
    issuer=("VĂN PHÒNG CHÍNH PHỦ",),
    number="Số: 1234/VPCP-NN",
    date="Hà Nội, ngày 03 tháng 3 năm 2026",
    letter=("V/v xử lý vướng mắc về đất đai",),
    urgency="THƯỢNG KHẨN",
    addressees=("Kính gửi:", "- Bộ Nông nghiệp và Môi trường;", "- Ủy ban nhân dân tỉnh Lâm Đồng."),
    body="""\
Xét đề nghị của Ủy ban nhân dân tỉnh Lâm Đồng tại văn bản số 567/UBND-TH ngày 20 tháng 02 năm 2026 về vướng mắc đất đai, Phó Thủ tướng Trần Văn Sơn có ý kiến như sau:
Giao Bộ Nông nghiệp và Môi trường chủ trì, nghiên cứu, hướng dẫn Ủy ban nhân dân tỉnh Lâm Đồng xử lý theo đúng quy định của pháp luật.
Văn phòng Chính phủ thông báo để Bộ Nông nghiệp và Môi trường, Ủy ban nhân dân tỉnh Lâm Đồng biết, thực hiện./.""",
    signature=("KT. BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", "Nguyễn Sỹ Hiệp"),
    recipients=("- Như trên;", "- TTg, PTTg Trần Văn Sơn (để b/c);", "- Lưu: VT, NN (2)."),
    fields={
        "kind": "Công văn", "number": "1234/VPCP-NN", "subject": "xử lý vướng mắc về đất đai", "issuer": "Văn phòng Chính phủ",
        "parent_issuer": None, "place": "Hà Nội", "issued_on": PartialDate(year=2026, month=3, day=3),
        "addressees": ("Bộ Nông nghiệp và Môi trường", "Ủy ban nhân dân tỉnh Lâm Đồng"),
        "recipients": ("Như trên", "TTg, PTTg Trần Văn Sơn (để b/c)", "Lưu: VT, NN (2)"), "signer": "Nguyễn Sỹ Hiệp",
        "signer_title": "KT. Bộ trưởng, Chủ nhiệm, Phó Chủ nhiệm", "authority": "KT.", "urgency": "Thượng khẩn",
    },
    paths="preamble.p1 preamble.p2 preamble.p3",
)  # fmt: skip

MEASURES_RESOLUTION = Document(
    issuer=("CHÍNH PHỦ",),
    number="Số: 25/NQ-CP",
    date="Hà Nội, ngày 05 tháng 02 năm 2026",
    title=("NGHỊ QUYẾT", "Phiên họp Chính phủ thường kỳ tháng 01 năm 2026"),
    body="""\
Trên cơ sở thảo luận của các Thành viên Chính phủ và ý kiến của các đại biểu dự họp tại Phiên họp Chính phủ thường kỳ tháng 01 năm 2026, tổ chức vào ngày 04 tháng 02 năm 2026,
QUYẾT NGHỊ:
I. VỀ TÌNH HÌNH KINH TẾ - XÃ HỘI THÁNG 01
Chính phủ thống nhất đánh giá: kinh tế tiếp tục phục hồi tích cực.
Tuy nhiên, còn nhiều khó khăn, thách thức.
1. Về mục tiêu tăng trưởng, Chính phủ yêu cầu:
a) Bộ Tài chính:
- Điều hành chính sách tài khóa hợp lý;
- Rà soát các khoản thu.
b) Ngân hàng Nhà nước Việt Nam điều hành linh hoạt tỷ giá.
2. Về an sinh xã hội
Bộ Y tế chủ động phòng, chống dịch bệnh.
II. VỀ TỔ CHỨC THỰC HIỆN
1. Các Bộ trưởng khẩn trương cụ thể hóa Nghị quyết.
2. Văn phòng Chính phủ theo dõi, đôn đốc.""",
    signature=("TM. CHÍNH PHỦ", "THỦ TƯỚNG", "Phạm Minh Chính"),
    recipients=("- Ban Bí thư;", "- Các bộ, cơ quan ngang bộ;", "- Lưu: VT, TH (2b)."),
    fields={
        "kind": "Nghị quyết", "number": "25/NQ-CP", "subject": "Phiên họp Chính phủ thường kỳ tháng 01 năm 2026",
        "issuer": "Chính phủ", "parent_issuer": None, "place": "Hà Nội", "issued_on": PartialDate(year=2026, month=2, day=5),
        "addressees": None, "recipients": ("Ban Bí thư", "Các bộ, cơ quan ngang bộ", "Lưu: VT, TH (2b)"),
        "signer": "Phạm Minh Chính", "signer_title": "TM. Chính phủ, Thủ tướng", "authority": "TM.", "urgency": None,
    },
    paths="preamble.p1 preamble.p2 I.p1 I.p2 I.p3 I.1.p1 I.1.a.p1 I.1.a.b1 I.1.a.b2 I.1.b I.2.p1 I.2.p2 II.p1 II.1 II.2",
)  # fmt: skip

DOCUMENTS = {
    "pm telegram": PM_TELEGRAM, "province decision": PROVINCE_DECISION, "council resolution": COUNCIL_RESOLUTION,
    "office notice": OFFICE_NOTICE, "amending circular": AMENDING_CIRCULAR, "ward plan": WARD_PLAN,
    "city directive": CITY_DIRECTIVE, "department letter": DEPARTMENT_LETTER, "party resolution": PARTY_RESOLUTION,
    "secretariat conclusion": SECRETARIAT_CONCLUSION, "party guidance": PARTY_GUIDANCE, "decree": DECREE, "report": REPORT,
    "regulation decision": REGULATION_DECISION, "province telegram": PROVINCE_TELEGRAM,
    "ward party directive": WARD_PARTY_DIRECTIVE, "submission": SUBMISSION, "office letter": OFFICE_LETTER,
    "measures resolution": MEASURES_RESOLUTION,
}  # fmt: skip
