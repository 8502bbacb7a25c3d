"""Names of bodies and titles written in capitals, given the case that running text gives them."""

from __future__ import annotations

import re

from corpus.text import fold_diacritics

_ABBREVIATIONS = frozenset({"UBND", "HĐND", "MTTQ", "TW", "T/M", "TM.", "K/T", "KT.", "T/L", "TL.", "TUQ.", "Q."})
# Phrases whose words stay in lower case behind the first one; what follows them is a proper name.
_GENERIC = (
    "ban chấp hành trung ương", "ban chấp hành", "ban thường vụ", "thường trực", "đảng bộ", "tỉnh ủy", "thành ủy", "huyện ủy",
    "quận ủy", "thị ủy", "đảng ủy", "ủy ban nhân dân", "ủy ban", "hội đồng nhân dân", "hội đồng", "văn phòng", "chính phủ",
    "thủ tướng", "quốc hội", "bộ trưởng", "chủ tịch", "phó chủ tịch", "bí thư", "phó bí thư",
    "phó bí thư thường trực", "chánh văn phòng", "phó chánh văn phòng", "giám đốc", "phó giám đốc", "chi bộ",
    "mặt trận tổ quốc",
)  # fmt: skip
_SECTORS = (
    "y tế", "tài chính", "giáo dục", "đào tạo", "nội vụ", "tư pháp", "xây dựng", "giao thông vận tải", "nông nghiệp",
    "phát triển nông thôn", "kế hoạch", "đầu tư", "khoa học", "công nghệ", "tài nguyên", "môi trường", "văn hóa", "thể thao",
    "du lịch", "lao động", "thương binh", "xã hội", "thông tin", "truyền thông", "ngoại giao", "quốc phòng", "công an",
    "tổ chức", "tuyên giáo", "dân vận", "kiểm tra", "nội chính", "thanh tra", "nhân dân tối cao", "nhà nước",
    "trưởng phòng", "phó trưởng phòng", "trưởng ban", "phó trưởng ban", "thứ trưởng", "tổng bí thư", "tổng giám đốc",
)  # fmt: skip
_UNITS = ("và", "tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "trung ương")
SURNAMES = frozenset(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ngo duong ly dinh trinh mai cao luong truong".split()
)
"""Frequent family names, folded."""
_TONE_STYLE = (("uỷ", "ủy"), ("Uỷ", "Ủy"))


def same_style(text: str) -> str:
    """The text with "uỷ" written "ủy", so that one body has one name."""
    for old, new in _TONE_STYLE:
        text = text.replace(old, new)
    return text


def body_name(text: str) -> str:
    """A body's name in running-text case: "QUẬN ỦY BA ĐÌNH" gives "Quận ủy Ba Đình"; mixed case stays as it is."""
    text = same_style(text.strip(" .,;:"))
    if not text.isupper():
        return text
    lowered = text.lower().replace("uỷ", "ủy")
    small = _small_letters(lowered)
    words = []
    for match in re.finditer(r"\S+", lowered):
        upper = text[match.start() : match.end()]
        if upper in _ABBREVIATIONS:
            words.append(upper)
        elif words and match.start() in small:
            words.append(match[0])
        else:
            words.append(match[0].capitalize())
    return " ".join(words)


def _small_letters(lowered: str) -> frozenset[int]:
    """Where unit words stand, and generic phrases but for their first letter: "Chủ tịch Ủy ban nhân dân tỉnh"."""
    small: set[int] = set()
    starts: set[int] = set()
    for phrase in sorted((*_GENERIC, *_SECTORS, *_UNITS), key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", lowered):
            if match.start() in small:
                continue  # inside a longer phrase
            small.update(range(match.start(), match.end()))
            if phrase not in _UNITS:
                starts.add(match.start())
    return frozenset(small - starts)


def person_or_title(text: str) -> str:
    """A line of the signature block in running-text case: "T/M BAN THƯỜNG VỤ" gives "T/M Ban Thường vụ"."""
    head, _, rest = text.partition(" ")
    if head.upper() in _ABBREVIATIONS or "/" in head:
        return f"{head} {person_or_title(rest)}" if rest else head
    named = body_name(text)
    return (
        named.replace("Ban thường vụ", "Ban Thường vụ")
        .replace("Phó bí thư", "Phó Bí thư")
        .replace("Phó chủ tịch", "Phó Chủ tịch")
        .replace(" thường trực", " Thường trực")
    )


def same_name(first: str, second: str) -> bool:
    """Whether two names differ only in case, diacritics or tone style."""
    return fold_diacritics(same_style(first)) == fold_diacritics(same_style(second))
