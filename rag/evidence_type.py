"""Whether a sentence holds the kind of thing that a question asks for."""

from __future__ import annotations

import re

from rag.asked import Asked

_DATE = r"\d{1,2}/\d{1,2}(?:/\d{4})?|ngày \d{1,2}|tháng \d{1,2}|năm \d{4}|quý [IVX]+"
_PATTERNS: dict[Asked, re.Pattern[str]] = {
    Asked.WHEN: re.compile(
        rf"{_DATE}|trước ngày|trong ngày|chậm nhất|hoàn thành|cho đến khi|đến hết|từ nay đến|\bngay\b|kịp thời|thời gian|thời điểm|khẩn trương|định kỳ",
        re.I,
    ),
    Asked.HOW_OFTEN: re.compile(
        r"h[àằ]ng (?:ngày|tuần|tháng|quý|năm)|mỗi (?:ngày|tuần|tháng)|\d+/24|24 giờ|thường xuyên|định kỳ|đột xuất|\blần\b", re.I
    ),
    Asked.HOW_MANY: re.compile(r"\d|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|toàn bộ|100%)\b", re.I),
    Asked.TO_WHOM: re.compile(
        r"\b(?:báo cáo|trình|gửi|đề xuất|tham mưu|chịu trách nhiệm|phối hợp|kiến nghị|xin ý kiến|thông báo)\b.{0,120}"
        r"\b(?:với|cho|đến|tới|qua|trước|Thường trực|Ban|UBND|Ủy ban|Chủ tịch)\b",
        re.I,
    ),
    Asked.WHICH_DOCUMENT: re.compile(r"\d+\s*[-/]\s*[A-ZĐ]{2}|\bsố \d+|\b(?:Chỉ thị|Công điện|Nghị quyết|Quyết định|Kế hoạch|Thông báo|Kết luận)\b"),
    Asked.WHO: re.compile(
        r"\b(?:UBND|Ủy ban|HĐND|Hội đồng|Ban|Đảng ủy|Quận ủy|Huyện ủy|Thành ủy|Công an|Phòng|Sở|Chủ tịch|Bí thư|Trưởng|cơ quan|đơn vị|tổ chức|"
        r"cấp ủy|chính quyền|đồng chí|lực lượng|người|thủ trưởng|đối tượng|Mặt trận|MTTQ|Trung tâm|Tổ|Đoàn)\b",
        re.I,
    ),
}


def answers_type(asked: Asked, sentence: str) -> float:
    """1.0 where the sentence holds what ``asked`` wants, 0.0 where it doesn't; 0.5 for questions of no particular type."""
    pattern = _PATTERNS.get(asked)
    if pattern is None:
        return 0.5
    return 1.0 if pattern.search(sentence) else 0.0
