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
    "mặt trận tổ quốc", "tòa án nhân dân tối cao", "tòa án nhân dân", "tòa án", "viện kiểm sát nhân dân tối cao", "viện kiểm sát nhân dân", "chánh án", "phó chánh án", "viện kiểm sát", "viện trưởng", "phó viện trưởng", "cục trưởng",
    "phó cục trưởng", "chi cục trưởng", "phó chi cục trưởng", "tổng cục trưởng", "vụ trưởng", "chủ nhiệm", "phó chủ nhiệm",
    "ban chỉ huy", "ban chỉ đạo", "bộ chỉ huy", "bộ tư lệnh", "bộ chính trị", "ban bí thư", "ban quản lý", "hội đồng bầu cử",
    "kiểm toán", "tổng kiểm toán", "thống đốc", "phó thống đốc", "hiệu trưởng", "phó hiệu trưởng", "chỉ huy trưởng",
    "chánh thanh tra", "phó chánh thanh tra", "tổng thanh tra", "ủy viên", "phó thủ tướng", "tổng công ty", "tập đoàn",
    "liên đoàn lao động", "hội liên hiệp phụ nữ", "hội nông dân", "hội cựu chiến binh", "đoàn thanh niên",
)  # fmt: skip
_SECTORS = (
    "y tế", "tài chính", "giáo dục", "đào tạo", "nội vụ", "tư pháp", "xây dựng", "giao thông vận tải", "nông nghiệp",
    "phát triển nông thôn", "kế hoạch", "đầu tư", "khoa học", "công nghệ", "tài nguyên", "môi trường", "văn hóa", "thể thao",
    "du lịch", "lao động", "thương binh", "xã hội", "thông tin", "truyền thông", "ngoại giao", "quốc phòng", "công an",
    "tổ chức", "tuyên giáo", "dân vận", "kiểm tra", "nội chính", "thanh tra", "nhân dân tối cao", "nhà nước",
    "phòng thủ dân sự", "phòng, chống", "tìm kiếm cứu nạn", "quân sự", "biên phòng", "dân tộc", "tôn giáo", "thi hành án dân sự",
    "công thương", "thuế", "hải quan", "kho bạc", "thống kê", "dự trữ", "quốc gia", "quốc hội", "đại biểu quốc hội", "đảng",
    "các khu công nghiệp", "khu kinh tế", "nông thôn", "lâm nghiệp", "thủy sản", "thủy lợi", "bảo hiểm", "kiểm soát bệnh tật",
    "trưởng phòng", "phó trưởng phòng", "trưởng ban", "phó trưởng ban", "thứ trưởng", "tổng bí thư", "tổng giám đốc",
)  # fmt: skip
_UNITS = ("và", "tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "trung ương")
SURNAMES = frozenset(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ngo duong ly dinh trinh mai cao luong truong".split()
)
"""Frequent family names, folded."""
_VOWELS = frozenset("aeiouy")
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
        if upper in _ABBREVIATIONS or _is_initials(upper):
            words.append(upper)
        elif words and match.start() in small:
            words.append(match[0])
        else:
            words.append(match[0].capitalize())
    return " ".join(words)


def _is_initials(word: str) -> bool:
    """Whether a word in capitals can't be said: "LĐLĐ"."""
    return len(word) > 1 and word.isalpha() and not _VOWELS.intersection(fold_diacritics(word))


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


_OFFICIAL = (
    ("Ban chấp hành trung ương", "Ban Chấp hành Trung ương"), ("Ban chấp hành", "Ban Chấp hành"),
    ("Ban thường vụ", "Ban Thường vụ"), ("trung ương Đảng", "Trung ương Đảng"), ("Ban bí thư", "Ban Bí thư"),
    ("Ban chỉ", "Ban Chỉ"), ("Ban quản lý", "Ban Quản lý"), ("Bộ chính trị", "Bộ Chính trị"), ("Bộ tư lệnh", "Bộ Tư lệnh"),
    ("Bộ chỉ huy", "Bộ Chỉ huy"), ("Mặt trận tổ quốc", "Mặt trận Tổ quốc"), ("Ủy ban thường vụ", "Ủy ban Thường vụ"),
    ("Công thương", "Công Thương"), ("trung ương", "Trung ương"), ("Tổng bí thư", "Tổng Bí thư"), ("Liên đoàn lao động", "Liên đoàn Lao động"),
)  # fmt: skip
"""Names and titles as decrees and party guidance write them, where a rule of capitals doesn't say so."""


def official_name(text: str) -> str:
    """A body's name as documents about it write it: "BAN CHẤP HÀNH TRUNG ƯƠNG" gives "Ban Chấp hành Trung ương"."""
    return _official(body_name(text)) if text.isupper() else body_name(text)


def official_title(text: str) -> str:
    """A line of the signature block as running text writes it: "KT. BỘ TRƯỞNG, CHỦ NHIỆM" gives "KT. Bộ trưởng, Chủ nhiệm"."""
    match = _PREFIX.match(text)
    if match is None:
        return _official(person_or_title(text)) if text.isupper() else person_or_title(text)
    letters = match[1].replace(".", "")
    rest = official_title(text[match.end() :])
    return f"{letters if '/' in letters else letters + '.'} {rest}"


def _official(name: str) -> str:
    for written, official in _OFFICIAL:
        name = name.replace(written, official)
    return _DEPUTY.sub(lambda match: match[0][:-1] + match[0][-1].upper(), name)


_DEPUTY = re.compile(r"\bPhó (?!trưởng phòng)[^\W\d_]")
_PREFIX = re.compile(r"(T/M|K/T|T/L|T/?U/?Q|T\.?M|K\.?T|T\.?L|Q)[./,:\s]+(?=[^\W\d_]{2})")
