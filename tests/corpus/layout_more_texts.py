"""More whole texts, written without a look at the reader: gazette, poor scan, tables, two signers side by side."""

from __future__ import annotations

from typing import Any

from corpus.types import PartialDate

MINISTRY_TELEGRAM = """\
BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG

Số: 2105/CĐ-BNNMT

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Nội, ngày 22 tháng 7 năm 2026

CÔNG ĐIỆN KHẨN
Về việc chủ động ứng phó với áp thấp nhiệt đới trên Biển Đông

BỘ TRƯỞNG BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG điện:
- Chủ tịch Ủy ban nhân dân các tỉnh, thành phố ven biển từ Quảng Ninh đến Gia Lai;
- Cục Thủy sản và Kiểm ngư;
- Đồng kính gửi: Văn phòng Chính phủ.

Hồi 07 giờ ngày 22/7/2026, vị trí tâm áp thấp nhiệt đới ở vào khoảng 16,5 độ vĩ Bắc, sức gió mạnh nhất cấp 7, giật cấp 9.
Để chủ động ứng phó, Bộ trưởng Bộ Nông nghiệp và Môi trường đề nghị các địa phương, đơn vị tập trung thực hiện một số nội dung sau:
1. Các tỉnh, thành phố ven biển:
- Theo dõi chặt chẽ bản tin cảnh báo;
- Quản lý việc ra khơi của tàu thuyền.
2. Cục Thủy sản và Kiểm ngư:
a) Trực ban 24/24 giờ;
b) Thống kê số tàu đang hoạt động:
+ Tàu khai thác xa bờ;
+ Tàu vận tải.
3. Tổ chức trực ban nghiêm túc, báo cáo về Bộ (qua Cục Quản lý đê điều và Phòng, chống thiên tai) trước 16 giờ hằng ngày./.

Nơi nhận:
- Như trên;
- Thủ tướng Chính phủ (để b/c);
- Lưu: VT, ĐĐ.

KT. BỘ TRƯỞNG
THỨ TRƯỞNG


Nguyễn Hoàng Hiệp
"""
GAZETTE = """\
CÔNG BÁO/Số 255 + 256/Ngày 18-3-2026	3

PHẦN VĂN BẢN QUY PHẠM PHÁP LUẬT

BỘ GIÁO DỤC VÀ ĐÀO TẠO

BỘ GIÁO DỤC VÀ ĐÀO TẠO          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                                      Độc lập - Tự do - Hạnh phúc
Số: 09/2026/TT-BGDĐT            Hà Nội, ngày 02 tháng 3 năm 2026

                         THÔNG TƯ
    Quy định về dạy thêm, học thêm trong các cơ sở giáo dục
                     phổ thông công lập

    Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;
    Theo đề nghị của Vụ trưởng Vụ Giáo dục Phổ thông;
    Bộ trưởng Bộ Giáo dục và Đào tạo ban hành Thông tư quy định về dạy thêm, học
thêm trong các cơ sở giáo dục phổ thông công lập.

                           Chương I
                     QUY ĐỊNH CHUNG

    Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng
    1. Thông tư này quy định về dạy thêm, học thêm, bao gồm: các trường hợp
không được dạy thêm; tổ chức dạy thêm trong nhà trường theo quy định tại khoản 2
Điều 5 của Thông tư này.
    2. Thông tư này áp dụng đối với giáo viên, học sinh.
4	CÔNG BÁO/Số 255 + 256/Ngày 18-3-2026
    Điều 2. Nguyên tắc
    1. Học sinh tự nguyện.
    2. Không ép buộc học sinh dưới bất kỳ hình thức nào, kể cả việc yêu cầu gia
đình viết đơn.

                          Chương II
                   TỔ CHỨC THỰC HIỆN

    Điều 3. Trách nhiệm của sở giáo dục và đào tạo
    a) Thanh tra, kiểm tra;
    b) Báo cáo Bộ trước ngày 30 tháng 6 hằng năm.
    Điều 4. Hiệu lực thi hành
    Thông tư này có hiệu lực thi hành từ ngày 20 tháng 4 năm 2026./.

                                            KT. BỘ TRƯỞNG
                                            THỨ TRƯỞNG

                                          Phạm Ngọc Thưởng
"""
POLITBURO = """\
BAN CHẤP HÀNH TRUNG ƯƠNG
* * *
Số 18-NQ/TW
ĐẢNG CỘNG SẢN VIỆT NAM
-----
Hà Nội, ngày 28 tháng 02 năm 2026

NGHỊ QUYẾT CỦA BỘ CHÍNH TRỊ
VỀ ĐỘT PHÁ PHÁT TRIỂN VĂN HÓA

I. TÌNH HÌNH
Sau nhiều năm đổi mới, văn hóa nước ta có bước phát triển.
Tuy nhiên, nguồn lực đầu tư còn thấp.
II. MỤC TIÊU
1. Mục tiêu đến năm 2030
1.1. Về thiết chế: 100% xã có nhà văn hóa.
1.2. Về con người:
a) Trẻ em được tiếp cận nghệ thuật.
b) Người cao tuổi được chăm lo.
2. Tầm nhìn đến năm 2045
Việt Nam có nền công nghiệp văn hóa phát triển.
III. TỔ CHỨC THỰC HIỆN
1. Các tỉnh ủy, thành ủy xây dựng kế hoạch thực hiện.
2. Đảng ủy Quốc hội chỉ đạo hoàn thiện pháp luật.
3. Ban Tuyên giáo và Dân vận Trung ương theo dõi, định kỳ báo cáo Bộ Chính trị.

T/M BỘ CHÍNH TRỊ
TỔNG BÍ THƯ
Tô Lâm

Nơi nhận:
- Các tỉnh ủy, thành ủy,
- Các đồng chí Ủy viên Ban Chấp hành Trung ương Đảng,
- Lưu Văn phòng Trung ương Đảng.
"""
NATIONAL_ASSEMBLY = """\
QUỐC HỘI
________
Nghị quyết số: 230/2026/QH16

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
________________________

NGHỊ QUYẾT
VỀ PHÂN BỔ NGÂN SÁCH TRUNG ƯƠNG NĂM 2027

QUỐC HỘI
NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Căn cứ Luật Ngân sách nhà nước số 89/2025/QH15;
Sau khi xem xét các báo cáo của Chính phủ, Ủy ban Thường vụ Quốc hội và ý kiến đại biểu Quốc hội;

QUYẾT NGHỊ:

Điều 1
Tổng số thu ngân sách trung ương là 1.225.356 tỷ đồng.
Điều 2
1. Giao Chính phủ:
a) Giao nhiệm vụ thu, chi;
b) Chỉ đạo các bộ.
2. Giao Kiểm toán nhà nước kiểm toán.

Nghị quyết này được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XVI, kỳ họp thứ 2 thông qua ngày 13 tháng 11 năm 2026.

CHỦ TỊCH QUỐC HỘI
(Đã ký)
Trần Thanh Mẫn
"""
COMMUNE_TABLES = """\
| **UỶ BAN NHÂN DÂN**<br>**XÃ NẬM MẠ**<br>Số: 31/QĐ-UBND | **CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>**Độc lập - Tự do - Hạnh phúc**<br>*Nậm Mạ, ngày 11 tháng 8 năm 2026* |
| --- | --- |

# QUYẾT ĐỊNH

**Về việc kiện toàn Tổ công nghệ số cộng đồng**

**CHỦ TỊCH UỶ BAN NHÂN DÂN XÃ**

*Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;*

*Xét đề nghị của Trưởng phòng Văn hóa - Xã hội.*

**QUYẾT ĐỊNH:**

**Điều 1.** Kiện toàn Tổ công nghệ số cộng đồng gồm các ông (bà) có tên sau:

| TT | Họ và tên | Chức vụ |
| --- | --- | --- |
| 1 | Lò Văn Pâng | Tổ trưởng |
| 2 | Vàng Thị Mỷ | Thành viên |

**Điều 2.** Tổ có nhiệm vụ:

1. Tuyên truyền, phổ biến kỹ năng số;

2. Hỗ trợ người dân sử dụng dịch vụ công.

**Điều 3.** Quyết định có hiệu lực từ ngày ký. Chánh Văn phòng HĐND và UBND xã và các ông (bà) có tên tại Điều 1 chịu trách nhiệm thi hành./.

| ***Nơi nhận:***<br>- Như Điều 3;<br>- TT Đảng ủy, HĐND xã;<br>- Lưu: VT. | **CHỦ TỊCH**<br><br><br>**Lò Thị Phương** |
| --- | --- |
"""
TWO_SIGNERS = """\
SỞ Y TẾ - CÔNG AN TỈNH THANH HÓA
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/HDLN-SYT-CAT
Thanh Hóa, ngày 9 tháng 9 năm 2026
HƯỚNG DẪN LIÊN NGÀNH
Về phối hợp quản lý người nghiện ma túy tại cộng đồng
Căn cứ Luật Phòng, chống ma túy năm 2021; liên ngành Sở Y tế - Công an tỉnh hướng dẫn như sau:
I. LẬP DANH SÁCH
1. Công an xã lập danh sách:
a1) Người đang cai nghiện;
a2) Người sau cai.
2. Trạm y tế xã rà soát, đối chiếu.
II. CHẾ ĐỘ BÁO CÁO
1. Định kỳ:
- Báo cáo tháng: trước ngày 15;
- Báo cáo năm: trước ngày 15 tháng 12.
2. Đột xuất: theo yêu cầu.
Quá trình thực hiện nếu có vướng mắc, đề nghị phản ánh về Sở Y tế để được hướng dẫn./.
KT. GIÁM ĐỐC CÔNG AN TỈNH        GIÁM ĐỐC SỞ Y TẾ
PHÓ GIÁM ĐỐC

Đại tá Lê Như Lập        Lê Văn Cường
Nơi nhận:
- UBND tỉnh (b/c);
- Lưu: VT.
"""
COMMUNE_PARTY = """\
ĐẢNG BỘ TỈNH PHÚ THỌ
ĐẢNG ỦY XÃ TAM NÔNG
*
Số 22-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Tam Nông, ngày 30 tháng 6 năm 2026
KẾ HOẠCH
thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị về đột phá phát triển
khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số
-----
Thực hiện Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị, Ban Thường vụ Đảng ủy xã ban hành Kế hoạch thực hiện như sau:
I- MỤC ĐÍCH, YÊU CẦU
1- Mục đích
- Tạo chuyển biến về nhận thức.
- Ứng dụng công nghệ vào sản xuất.
2- Yêu cầu
Bám sát chỉ đạo của Tỉnh ủy.
II- NHIỆM VỤ
1- Tuyên truyền
a) Trong Đảng: sinh hoạt chuyên đề.
b) Trong Nhân dân:
- Hội nghị thôn;
+ Mỗi thôn 01 buổi;
+ Có ký nhận.
- Loa truyền thanh.
2- Chuyển đổi số
III- KINH PHÍ
Từ ngân sách xã và nguồn hợp pháp khác.
IV- TỔ CHỨC THỰC HIỆN
1- Các chi bộ quán triệt Kế hoạch này.
2- Văn phòng Đảng ủy đôn đốc, báo cáo trước ngày 20/12 hằng năm.

Nơi nhận:
- BTV Tỉnh ủy (b/c),
- Các chi bộ trực thuộc,
- Lưu VPĐU.
T/M BAN THƯỜNG VỤ
BÍ THƯ

Nguyễn Đức Tâm
"""
POOR_SCAN = """\
ỦY BAN NHẬN DÂN
TỈNH QUẢNG NGÃI
——————
Số: 06 /CT-UBND .
CỘNG HÒA XÃ HỌI CHỦ NGHĨA VIỆT NÀM
Độc lập - Tự do - Hạnh phúc
_———
Quảng Ngãi, ngày13 tháng 5 năm 2026
CHÍ THỊ
Về việc tăng cường công tác phòng, chống cháy rừng
mùa khô năm 2026
Thời gian tới, dự báo nắng nóng gay gắt kéo dài, nguy cơ cháy rừng ở mức
cực kỳ nguy hiểm. Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:
1. Giám đốc Sở Nông nghiệp và Môi trường:
a) Chỉ đạo lực lượng kiểm lâm tuần tra, canh gác;
b) Công bố cấp dự báo cháy rừng.
2. Chủ tịch UBND các xã, phường, đặc khu Lý Sơn:
- Kiểm soát việc đốt nương rẫy;
- Xử lý nghiêm vi phạm.
3. Đài Phát thanh và Truyền hình tỉnh thông tin kịp thời.
Chỉ thị này có hiệu lực kể từ ngày ký./.
' Nơi nhận:
- Bộ NN&MT;
- TT Tỉnh ủy, HĐND tỉnh;
- Lưu: VT, KTN.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
;‘ //
Đỗ Tâm Hiển
"""
TABBED_LETTER = """\
BỘ TÀI CHÍNH	CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
	Độc lập - Tự do - Hạnh phúc
Số: 4455/BTC-CST	Hà Nội, ngày 14 tháng 4 năm 2026
V/v thuế giá trị gia tăng đối với
hàng hóa nhập khẩu

Kính gửi:	- Cục Thuế;
	- Cục Hải quan;
	- Thuế các tỉnh, thành phố.

Bộ Tài chính nhận được phản ánh của một số doanh nghiệp về thuế giá trị gia tăng đối với hàng hóa nhập khẩu. Về vấn đề này, Bộ Tài chính có ý kiến như sau:
- Tại khoản 4 Điều 9 Luật Thuế giá trị gia tăng quy định về thuế suất 0%;
- Tại Điều 17 Nghị định số 181/2025/NĐ-CP quy định về hồ sơ.
Căn cứ các quy định nêu trên, hàng hóa gia công chuyển tiếp được áp dụng thuế suất 0%.
Bộ Tài chính trả lời để các đơn vị được biết và thực hiện./.

Nơi nhận:	TL. BỘ TRƯỞNG
- Như trên;	KT. CỤC TRƯỞNG CỤC QUẢN LÝ, GIÁM SÁT
- Thứ trưởng Cao Anh Tuấn (để b/c);	CHÍNH SÁCH THUẾ, PHÍ VÀ LỆ PHÍ
- Lưu: VT, CST (25b).	PHÓ CỤC TRƯỞNG
	Trương Bá Tuấn
"""
BARS = """\
Công điện 88/CĐ-TTg 2026 về phòng, chống hạn hán
Đăng nhập | Đăng ký
Thuộc tính	Nội dung	VB gốc	Tiếng Anh
THỦ TƯỚNG CHÍNH PHỦ ------- | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ---------------
Số: 88/CĐ-TTg | Hà Nội, ngày 18 tháng 5 năm 2026

CÔNG ĐIỆN
VỀ PHÒNG, CHỐNG HẠN HÁN, THIẾU NƯỚC, XÂM NHẬP MẶN
THỦ TƯỚNG CHÍNH PHỦ điện:
- Bộ trưởng Bộ Nông nghiệp và Môi trường;
- Chủ tịch UBND các tỉnh, thành phố vùng Đồng bằng sông Cửu Long.
Hiện nay, xâm nhập mặn diễn biến phức tạp, nhiều hộ dân thiếu nước sinh hoạt. Để bảo đảm nước cho dân, Thủ tướng Chính phủ yêu cầu:
1. Không để người dân thiếu nước sinh hoạt.
2. Bộ Nông nghiệp và Môi trường:
a) Dự báo sớm;
b) Vận hành công trình.
3. Văn phòng Chính phủ theo dõi, đôn đốc./.
KT. THỦ TƯỚNG PHÓ THỦ TƯỚNG
Trần Hồng Hà
Nơi nhận:
- Như trên;
- Lưu: VT, NN.
Từ khóa: Công điện, hạn hán
Văn bản liên quan
"""
HOLIDAY_LETTER = """\
Ngày ban hành: 20/02/2026
Trích yếu: Về việc nghỉ lễ
ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG
Số: 501/UBND-NC
V/v nghỉ lễ Giỗ Tổ Hùng Vương và
dịp 30/4, 01/5 năm 2026
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đà Nẵng, ngày 20 tháng 02 năm 2026
Kính gửi:
- Các sở, ban, ngành thuộc thành phố;
- UBND các xã, phường, đặc khu Hoàng Sa.
Căn cứ Thông báo số 9441/TB-BNV của Bộ Nội vụ, UBND thành phố yêu cầu các cơ quan, đơn vị, địa phương thực hiện các nội dung sau:
1. Thời gian nghỉ: từ ngày 30/4/2026 đến hết ngày 03/5/2026.
2. Phân công trực:
2.1. Văn phòng UBND thành phố: trực 24/24.
2.2. Công an thành phố: bảo đảm an ninh.
Đề nghị các đơn vị triển khai thực hiện./.
Nơi nhận:
- Như trên;
- CT, các PCT UBND TP;
- Lưu: VT, NC.
TL. CHỦ TỊCH
KT. CHÁNH VĂN PHÒNG
PHÓ CHÁNH VĂN PHÒNG
Trần Công Nguyên
"""
PARTY_DECISION = """\
TỈNH ỦY CÀ MAU
*
Số 105-QĐ/TU

ĐẢNG CỘNG SẢN VIỆT NAM

Cà Mau, ngày 16 tháng 3 năm 2026

QUYẾT ĐỊNH
ban hành Quy chế làm việc của Ban Chỉ đạo phòng, chống tham nhũng

- Căn cứ Điều lệ Đảng;
- Căn cứ Quy định số 32-QĐ/TW ngày 16/9/2021 của Bộ Chính trị;
- Xét đề nghị của Ban Nội chính Tỉnh ủy,
BAN THƯỜNG VỤ TỈNH ỦY QUYẾT ĐỊNH
Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc của Ban Chỉ đạo.
Điều 2. Quyết định có hiệu lực kể từ ngày ký.
Điều 3. Văn phòng Tỉnh ủy, các ban đảng và thành viên Ban Chỉ đạo chịu trách nhiệm thi hành Quyết định này.

Nơi nhận:
- Ban Bí thư (b/c),
- Như Điều 3,
- Lưu VPTU.

T/M BAN THƯỜNG VỤ
BÍ THƯ

Nguyễn Hồ Hải

QUY CHẾ
LÀM VIỆC CỦA BAN CHỈ ĐẠO PHÒNG, CHỐNG THAM NHŨNG
(Ban hành kèm theo Quyết định số 105-QĐ/TU, ngày 16/3/2026 của Ban Thường vụ Tỉnh ủy)
-----
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Quy chế này quy định nguyên tắc làm việc.
Chương II
NHIỆM VỤ
Điều 2. Trưởng Ban
1. Lãnh đạo toàn diện.
2. Phân công thành viên.
"""
ESCAPED_RESOLUTION = """\
**CHÍNH PHỦ**
**\\-\\-\\-\\-\\-\\-\\-**

**CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**
**Độc lập \\- Tự do \\- Hạnh phúc**
**\\-\\-\\-\\-\\-\\-\\-\\-\\-\\-\\-\\-\\-\\-\\-**

Số: 66/NQ-CP

*Hà Nội, ngày 26 tháng 3 năm 2026*

### NGHỊ QUYẾT

**VỀ CHƯƠNG TRÌNH CẮT GIẢM, ĐƠN GIẢN HÓA THỦ TỤC HÀNH CHÍNH NĂM 2026**

**CHÍNH PHỦ**

*Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;*

*Trên cơ sở kết quả biểu quyết của các Thành viên Chính phủ.*

**QUYẾT NGHỊ:**

**Điều 1\\.** Ban hành Chương trình cắt giảm với các nội dung sau:

**I\\. MỤC TIÊU**

1\\. Bãi bỏ ít nhất 30% điều kiện kinh doanh.

2\\. Giảm 30% thời gian giải quyết.

**II\\. NHIỆM VỤ**

1\\. Các bộ rà soát, trình phương án trong tháng 5 năm 2026.

**Điều 2\\.** Nghị quyết này có hiệu lực từ ngày ký ban hành.

**Điều 3\\.** Các Bộ trưởng chịu trách nhiệm thi hành Nghị quyết này./.

***Nơi nhận:***
\\- Ban Bí thư Trung ương Đảng;
\\- Lưu: VT, KSTT.

**TM. CHÍNH PHỦ**
**KT. THỦ TƯỚNG**
**PHÓ THỦ TƯỚNG THƯỜNG TRỰC**

**Nguyễn Hòa Bình**
"""
COUNCIL_NOTICE = """\
HĐND TỈNH ĐỒNG NAI
THƯỜNG TRỰC HĐND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 14/TB-HĐND
Đồng Nai, ngày 03 tháng 6 năm 2026
THÔNG BÁO
Kết quả phiên họp thường kỳ tháng 5 năm 2026
Ngày 29/5/2026, Thường trực HĐND tỉnh họp phiên thường kỳ, thống nhất một số nội dung:
Một là, giao Ban Pháp chế thẩm tra dự thảo nghị quyết.
Hai là, thống nhất thời gian tổ chức kỳ họp giữa năm.
1. Về chuẩn bị kỳ họp
- Các Ban hoàn thành báo cáo thẩm tra trước ngày
20. 6. 2026;
- Văn phòng gửi tài liệu.
2. Về giám sát
Thành lập 02 đoàn giám sát.
Thường trực HĐND tỉnh thông báo để các cơ quan biết, thực hiện./.
TM. THƯỜNG TRỰC HĐND
PHÓ CHỦ TỊCH
Tôn Ngọc Hạnh
Nơi nhận:
- TTTU, UBND tỉnh;
- Các Ban HĐND;
- Lưu: VT, TH.
"""
UNION_GUIDANCE = """\
TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM    CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
LĐLĐ THÀNH PHỐ HẢI PHÒNG            Độc lập - Tự do - Hạnh phúc
Số: 33 /HD - LĐLĐ                    Hải Phòng, ngày 08 tháng 4 năm 2026
HƯỚNG DẪN
Tổ chức Tháng Công nhân năm 2026
Thực hiện Kế hoạch của Tổng Liên đoàn, Ban Thường vụ LĐLĐ thành phố hướng dẫn các cấp công đoàn tổ chức Tháng Công nhân như sau:
PHẦN I
MỤC ĐÍCH
1. Phát huy vai trò của công đoàn.
PHẦN II
NỘI DUNG
I. Cấp thành phố
1. Tổ chức lễ phát động.
2. Đối thoại với công nhân.
II. Cấp cơ sở
a) Thăm hỏi đoàn viên;
b) Hội thao.
Nơi nhận:                           TM. BAN THƯỜNG VỤ
- Tổng LĐLĐ (b/c);                      PHÓ CHỦ TỊCH
- Lưu VP.
                                       Nguyễn Anh Tuân
"""

TEXTS: dict[str, tuple[str, dict[str, Any], str]] = {
    "ministry telegram": (
        MINISTRY_TELEGRAM,
        {
            "kind": "Công điện",
            "number": "2105/CĐ-BNNMT",
            "subject": "chủ động ứng phó với áp thấp nhiệt đới trên Biển Đông",
            "issuer": "Bộ Nông nghiệp và Môi trường",
            "parent_issuer": None,
            "place": "Hà Nội",
            "issued_on": PartialDate(year=2026, month=7, day=22),
            "addressees": (
                "Chủ tịch Ủy ban nhân dân các tỉnh, thành phố ven biển từ Quảng Ninh đến Gia Lai",
                "Cục Thủy sản và Kiểm ngư",
                "Đồng kính gửi: Văn phòng Chính phủ",
            ),
            "recipients": ("Như trên", "Thủ tướng Chính phủ (để b/c)", "Lưu: VT, ĐĐ"),
            "signer": "Nguyễn Hoàng Hiệp",
            "signer_title": "KT. Bộ trưởng, Thứ trưởng",
            "authority": "KT.",
            "urgency": "Khẩn",
        },
        "preamble.p1 preamble.p2 1.p1 1.b1 1.b2 2.p1 2.a 2.b.p1 2.b.b1 2.b.b2 3",
    ),
    "gazette": (
        GAZETTE,
        {
            "kind": "Thông tư",
            "number": "09/2026/TT-BGDĐT",
            "subject": "Quy định về dạy thêm, học thêm trong các cơ sở giáo dục phổ thông công lập",
            "issuer": "Bộ Giáo dục và Đào tạo",
            "parent_issuer": None,
            "place": "Hà Nội",
            "issued_on": PartialDate(year=2026, month=3, day=2),
            "addressees": None,
            "recipients": None,
            "signer": "Phạm Ngọc Thưởng",
            "signer_title": "KT. Bộ trưởng, Thứ trưởng",
            "authority": "KT.",
            "urgency": None,
        },
        "preamble.p1 preamble.p2 preamble.p3 I.p1 I.1.p1 I.1.1 I.1.2 I.2.p1 I.2.1 I.2.2 II.p1 II.3.p1 II.3.a II.3.b II.4.p1 II.4.p2",
    ),
    "politburo": (
        POLITBURO,
        {
            "kind": "Nghị quyết",
            "number": "18-NQ/TW",
            "subject": "VỀ ĐỘT PHÁ PHÁT TRIỂN VĂN HÓA",
            "issuer": "Bộ Chính trị",
            "parent_issuer": "Ban Chấp hành Trung ương",
            "place": "Hà Nội",
            "issued_on": PartialDate(year=2026, month=2, day=28),
            "addressees": None,
            "recipients": (
                "Các tỉnh ủy, thành ủy",
                "Các đồng chí Ủy viên Ban Chấp hành Trung ương Đảng",
                "Lưu Văn phòng Trung ương Đảng",
            ),
            "signer": "Tô Lâm",
            "signer_title": "T/M Bộ Chính trị, Tổng Bí thư",
            "authority": "T/M",
            "urgency": None,
        },
        "I.p1 I.p2 I.p3 II.p1 II.1.p1 II.1.1.1 II.1.1.2.p1 II.1.1.2.a II.1.1.2.b II.2.p1 II.2.p2 III.p1 III.1 III.2 III.3",
    ),
    "national assembly": (
        NATIONAL_ASSEMBLY,
        {
            "kind": "Nghị quyết",
            "number": "230/2026/QH16",
            "subject": "VỀ PHÂN BỔ NGÂN SÁCH TRUNG ƯƠNG NĂM 2027",
            "issuer": "Quốc hội",
            "parent_issuer": None,
            "place": None,
            "issued_on": None,
            "addressees": None,
            "recipients": None,
            "signer": "Trần Thanh Mẫn",
            "signer_title": "Chủ tịch Quốc hội",
            "authority": None,
            "urgency": None,
        },
        "preamble.p1 preamble.p2 preamble.p3 preamble.p4 1.p1 1.p2 2.p1 2.1.p1 2.1.a 2.1.b 2.2 closing.p1",
    ),
    "commune tables": (
        COMMUNE_TABLES,
        {
            "kind": "Quyết định",
            "number": "31/QĐ-UBND",
            "subject": "kiện toàn Tổ công nghệ số cộng đồng",
            "issuer": "Ủy ban nhân dân xã Nậm Mạ",
            "parent_issuer": None,
            "place": "Nậm Mạ",
            "issued_on": PartialDate(year=2026, month=8, day=11),
            "addressees": None,
            "recipients": ("Như Điều 3", "TT Đảng ủy, HĐND xã", "Lưu: VT"),
            "signer": "Lò Thị Phương",
            "signer_title": "Chủ tịch",
            "authority": None,
            "urgency": None,
        },
        "preamble.p1 preamble.p2 preamble.p3 1.p1 1.p2 1.p3 1.p4 2.p1 2.1 2.2 3",
    ),
    "two signers": (
        TWO_SIGNERS,
        {
            "kind": "Hướng dẫn liên ngành",
            "number": "15/HDLN-SYT-CAT",
            "subject": "Về phối hợp quản lý người nghiện ma túy tại cộng đồng",
            "issuer": "Sở Y tế - Công an tỉnh Thanh Hóa",
            "parent_issuer": None,
            "place": "Thanh Hóa",
            "issued_on": PartialDate(year=2026, month=9, day=9),
            "addressees": None,
            "recipients": ("UBND tỉnh (b/c)", "Lưu: VT"),
            "signer": "Đại tá Lê Như Lập; Lê Văn Cường",
            "authority": "KT.",
            "urgency": None,
        },
        "preamble.p1 I.p1 I.1.p1 I.1.a1 I.1.a2 I.2 II.p1 II.1.p1 II.1.b1 II.1.b2 II.2 closing.p1",
    ),
    "commune party": (
        COMMUNE_PARTY,
        {
            "kind": "Kế hoạch",
            "number": "22-KH/ĐU",
            "subject": "thực hiện Nghị quyết số 57-NQ/TW của Bộ Chính trị về đột phá phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số",
            "issuer": "Đảng ủy xã Tam Nông",
            "parent_issuer": "Đảng bộ tỉnh Phú Thọ",
            "place": "Tam Nông",
            "issued_on": PartialDate(year=2026, month=6, day=30),
            "addressees": None,
            "recipients": ("BTV Tỉnh ủy (b/c)", "Các chi bộ trực thuộc", "Lưu VPĐU"),
            "signer": "Nguyễn Đức Tâm",
            "signer_title": "T/M Ban Thường vụ, Bí thư",
            "authority": "T/M",
            "urgency": None,
        },
        "preamble.p1 I.p1 I.1.p1 I.1.b1 I.1.b2 I.2.p1 I.2.p2 II.p1 II.1.p1 II.1.a II.1.b.p1 II.1.b.b1.p1 II.1.b.b1.b1 II.1.b.b1.b2 II.1.b.b2 II.2 III.p1 III.p2 IV.p1 IV.1 IV.2",
    ),
    "poor scan": (
        POOR_SCAN,
        {
            "kind": "Chỉ thị",
            "number": "06/CT-UBND",
            "subject": "tăng cường công tác phòng, chống cháy rừng mùa khô năm 2026",
            "parent_issuer": None,
            "place": "Quảng Ngãi",
            "issued_on": PartialDate(year=2026, month=5, day=13),
            "addressees": None,
            "recipients": ("Bộ NN&MT", "TT Tỉnh ủy, HĐND tỉnh", "Lưu: VT, KTN"),
            "signer": "Đỗ Tâm Hiển",
            "signer_title": "KT. Chủ tịch, Phó Chủ tịch",
            "authority": "KT.",
            "urgency": None,
        },
        "preamble.p1 1.p1 1.a 1.b 2.p1 2.b1 2.b2 3 closing.p1",
    ),
    "tabbed letter": (
        TABBED_LETTER,
        {
            "kind": "Công văn",
            "number": "4455/BTC-CST",
            "subject": "thuế giá trị gia tăng đối với hàng hóa nhập khẩu",
            "issuer": "Bộ Tài chính",
            "parent_issuer": None,
            "place": "Hà Nội",
            "issued_on": PartialDate(year=2026, month=4, day=14),
            "addressees": ("Cục Thuế", "Cục Hải quan", "Thuế các tỉnh, thành phố"),
            "recipients": ("Như trên", "Thứ trưởng Cao Anh Tuấn (để b/c)", "Lưu: VT, CST (25b)"),
            "signer": "Trương Bá Tuấn",
            "authority": "TL., KT.",
            "urgency": None,
        },
        "preamble.p1 preamble.b1 preamble.b2 preamble.p2 closing.p1",
    ),
    "bars": (
        BARS,
        {
            "kind": "Công điện",
            "number": "88/CĐ-TTg",
            "subject": "VỀ PHÒNG, CHỐNG HẠN HÁN, THIẾU NƯỚC, XÂM NHẬP MẶN",
            "issuer": "Thủ tướng Chính phủ",
            "parent_issuer": None,
            "place": "Hà Nội",
            "issued_on": PartialDate(year=2026, month=5, day=18),
            "addressees": (
                "Bộ trưởng Bộ Nông nghiệp và Môi trường",
                "Chủ tịch UBND các tỉnh, thành phố vùng Đồng bằng sông Cửu Long",
            ),
            "recipients": ("Như trên", "Lưu: VT, NN"),
            "signer": "Trần Hồng Hà",
            "signer_title": "KT. Thủ tướng Phó Thủ tướng",
            "authority": "KT.",
            "urgency": None,
        },
        "preamble.p1 1 2.p1 2.a 2.b 3",
    ),
    "holiday letter": (
        HOLIDAY_LETTER,
        {
            "kind": "Công văn",
            "number": "501/UBND-NC",
            "subject": "nghỉ lễ Giỗ Tổ Hùng Vương và dịp 30/4, 01/5 năm 2026",
            "issuer": "Ủy ban nhân dân thành phố Đà Nẵng",
            "parent_issuer": None,
            "place": "Đà Nẵng",
            "issued_on": PartialDate(year=2026, month=2, day=20),
            "addressees": ("Các sở, ban, ngành thuộc thành phố", "UBND các xã, phường, đặc khu Hoàng Sa"),
            "recipients": ("Như trên", "CT, các PCT UBND TP", "Lưu: VT, NC"),
            "signer": "Trần Công Nguyên",
            "signer_title": "TL. Chủ tịch, KT. Chánh văn phòng, Phó Chánh văn phòng",
            "authority": "TL., KT.",
            "urgency": None,
        },
        "preamble.p1 1 2.p1 2.2.1 2.2.2 closing.p1",
    ),
    "party decision": (
        PARTY_DECISION,
        {
            "kind": "Quyết định",
            "number": "105-QĐ/TU",
            "subject": "ban hành Quy chế làm việc của Ban Chỉ đạo phòng, chống tham nhũng",
            "issuer": "Tỉnh ủy Cà Mau",
            "parent_issuer": None,
            "place": "Cà Mau",
            "issued_on": PartialDate(year=2026, month=3, day=16),
            "addressees": None,
            "recipients": ("Ban Bí thư (b/c)", "Như Điều 3", "Lưu VPTU"),
            "signer": "Nguyễn Hồ Hải",
            "signer_title": "T/M Ban Thường vụ, Bí thư",
            "authority": "T/M",
            "urgency": None,
        },
        "preamble.b1 preamble.b2 preamble.b3 preamble.p1 1 2 3 QC.I.p1 QC.I.1.p1 QC.I.1.p2 QC.II.p1 QC.II.2.p1 QC.II.2.1 QC.II.2.2",
    ),
    "escaped resolution": (
        ESCAPED_RESOLUTION,
        {
            "kind": "Nghị quyết",
            "number": "66/NQ-CP",
            "subject": "VỀ CHƯƠNG TRÌNH CẮT GIẢM, ĐƠN GIẢN HÓA THỦ TỤC HÀNH CHÍNH NĂM 2026",
            "issuer": "Chính phủ",
            "parent_issuer": None,
            "place": "Hà Nội",
            "issued_on": PartialDate(year=2026, month=3, day=26),
            "addressees": None,
            "recipients": ("Ban Bí thư Trung ương Đảng", "Lưu: VT, KSTT"),
            "signer": "Nguyễn Hòa Bình",
            "signer_title": "TM. Chính phủ, KT. Thủ tướng, Phó Thủ tướng Thường trực",
            "authority": "TM., KT.",
            "urgency": None,
        },
        "preamble.p1 preamble.p2 preamble.p3 1.p1 1.I.p1 1.I.1 1.I.2 1.II.p1 1.II.1 2 3",
    ),
    "council notice": (
        COUNCIL_NOTICE,
        {
            "kind": "Thông báo",
            "number": "14/TB-HĐND",
            "subject": "Kết quả phiên họp thường kỳ tháng 5 năm 2026",
            "issuer": "Thường trực HĐND",
            "parent_issuer": "HĐND tỉnh Đồng Nai",
            "place": "Đồng Nai",
            "issued_on": PartialDate(year=2026, month=6, day=3),
            "addressees": None,
            "recipients": ("TTTU, UBND tỉnh", "Các Ban HĐND", "Lưu: VT, TH"),
            "signer": "Tôn Ngọc Hạnh",
            "signer_title": "TM. Thường trực HĐND, Phó Chủ tịch",
            "authority": "TM.",
            "urgency": None,
        },
        "preamble.p1 preamble.p2 preamble.p3 1.p1 1.b1 1.b2 2.p1 2.p2 closing.p1",
    ),
    "union guidance": (
        UNION_GUIDANCE,
        {
            "kind": "Hướng dẫn",
            "number": "33/HD-LĐLĐ",
            "subject": "Tổ chức Tháng Công nhân năm 2026",
            "issuer": "LĐLĐ thành phố Hải Phòng",
            "parent_issuer": "Tổng Liên đoàn Lao động Việt Nam",
            "place": "Hải Phòng",
            "issued_on": PartialDate(year=2026, month=4, day=8),
            "addressees": None,
            "recipients": ("Tổng LĐLĐ (b/c)", "Lưu VP"),
            "signer": "Nguyễn Anh Tuân",
            "signer_title": "TM. Ban Thường vụ, Phó Chủ tịch",
            "authority": "TM.",
            "urgency": None,
        },
        "preamble.p1 I.p1 I.1 II.p1 II.I.p1 II.I.1 II.I.2 II.II.p1 II.II.a II.II.b",
    ),
}
