"""Names of bodies and titles written in capitals, given the case that running text gives them."""

from __future__ import annotations

import re

from corpus.text import fold_diacritics

_ABBREVIATIONS = frozenset({"UBND", "HĐND", "MTTQ", "TW", "T/M", "TM.", "K/T", "KT.", "T/L", "TL.", "TUQ.", "Q."})
# Phrases whose words stay in lower case behind the first one; what follows them is a proper name.
_GENERIC = (
    "ban chấp hành trung ương", "ban chấp hành", "ban thường vụ", "thường trực", "đảng bộ", "tỉnh ủy", "thành ủy", "huyện ủy",
    "quận ủy", "thị ủy", "đảng ủy", "ủy ban nhân dân", "ủy ban", "hội đồng nhân dân", "hội đồng", "văn phòng", "chính phủ",
    "thủ tướng chính phủ", "thủ tướng", "quốc hội", "bộ trưởng", "chủ tịch", "phó chủ tịch", "bí thư", "phó bí thư",
    "phó bí thư thường trực", "chánh văn phòng", "phó chánh văn phòng", "giám đốc", "phó giám đốc", "chi bộ", "mặt trận tổ quốc",
)  # fmt: skip
_UNITS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "trung ương")
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
    marks = [False] * len(lowered)  # True where a letter belongs to a generic phrase or a unit word
    for phrase in sorted((*_GENERIC, *_UNITS), key=len, reverse=True):
        for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", lowered):
            marks[match.start() : match.end()] = [True] * (match.end() - match.start())
    words = []
    at = 0
    for match in re.finditer(r"\S+", lowered):
        upper = text[match.start() : match.end()]
        if upper in _ABBREVIATIONS:
            words.append(upper)
        elif marks[match.start()] and at:
            words.append(match[0])
        else:
            words.append(match[0].capitalize())
        at += 1
    return " ".join(words)


def person_or_title(text: str) -> str:
    """A line of the signature block in running-text case: "T/M BAN THƯỜNG VỤ" gives "T/M Ban Thường vụ"."""
    head, _, rest = text.partition(" ")
    if head.upper() in _ABBREVIATIONS or "/" in head:
        return f"{head} {person_or_title(rest)}" if rest else head
    named = body_name(text)
    return (
        named.replace("Ban thường vụ", "Ban Thường vụ")
        .replace("Phó bí thư", "Phó Bí thư")
        .replace(" thường trực", " Thường trực")
    )


def same_name(first: str, second: str) -> bool:
    """Whether two names differ only in case, diacritics or tone style."""
    return fold_diacritics(same_style(first)) == fold_diacritics(same_style(second))
