"""Where the name of somebody who can act begins: bodies, roles and people against verbs and nouns that look like them."""

from __future__ import annotations

from corpus.duty.words import Match, Tokens, actors, verb_of

MODAL_WITHIN = 30  # tokens: how far behind "người …" its modal word may stand
_NOUN_BEHIND = frozenset({",", "và", "hoặc", "cá", "chính", "đảng", "cơ", "tín", "được", "có", "xã", "nào", "kinh", "công", "đoàn", "hội",
                          "sự", "trong", "nước", "phải", "khoa", "tôn", "của", "phi", "khác", "đó", "này", "liên"})  # fmt: skip
"""What stands behind "tổ chức" where it is a noun."""
_AMBIGUOUS = frozenset({"tổ chức", "lãnh đạo", "thanh tra", "báo", "ban", "đội", "hộ", "bên", "lao động", "vụ", "hội", "khai", "chủ", "y tế",
                        "đại diện", "chỉ huy", "phòng", "đoàn", "thường trực", "bản", "về", "kiểm toán nhà nước", "hai", "ba", "đài", "vùng",
                        "khu", "cấp", "nơi", "khách", "phương tiện", "chợ", "cộng đồng", "khối", "thường vụ", "đối tượng", "chủ thể"})  # fmt: skip
_NEVER_BEHIND = {
    "ban": ("hành", "bố", "đêm", "ngày", "đầu", "phát", "tặng"), "bộ": ("máy", "phận", "môn", "tiêu", "hồ", "luật", "chỉ", "tài", "mẫu", "câu",
    "dữ", "quy", "lọc", "phim", "số", "giống", "sưu"), "hội": ("nghị", "họp", "nhập", "thảo", "chứng", "tụ", "chẩn", "trường", "thi", "chợ"),
    "đoàn": ("kết", "tụ"), "sở": ("hữu", "thích", "tại"), "vụ": ("việc", "án", "mùa", "lợi", "cháy", "đông", "hè", "xuân"), "tổ": ("quốc",
    "chức", "hợp"), "trường": ("hợp", "đua", "năng"), "phòng": (",", "ngừa", "ngự", "vệ", "bệnh", "dịch", "ở", "xa", "tránh", "thủ"),
    "đài": ("loan",), "quỹ": ("đất", "nhà", "thời"), "trạm": ("biến",), "ngành": ("nghề", "hàng", "học"), "viện": ("trợ", "dẫn", "phí"),
    "đội": ("ngũ", "mũ"), "báo": ("cáo", "động", "chí", "hiệu"), "khoa": ("học",), "khối": ("lượng",), "chốt": ("kiểm",), "cấp": ("giấy",
    "phép", "phát", "bách", "cứu", "thoát", "kinh", "độ", "mới", "lại", "đổi", "nước", "dịch", "điện", "thiết"), "bản": ("đồ", "sao", "thân",
    "chất", "quyền", "án", "tin", "vẽ", "cam", "chính", "kê", "khai"), "xã": ("hội",), "khu": ("vực",), "vùng": ("đất",), "ba": ("lô",),
    "công ty": (), "cơ sở": ("dữ", "hạ", "pháp", "vật", "để", "lý", "khoa", "thực"), "cơ quan": ("ngôn",), "hộ": ("khẩu", "chiếu", "tịch", "sinh"), "chủ": ("động", "trì", "trương", "yếu", "quan", "đề", "đạo", "quyền", "tọa"),
    "bên": ("cạnh", "ngoài", "trong", "trên", "dưới"), "khách": ("quan", "hàng"), "nơi": ("nhận",), "thường trực": (), "tỉnh": ("táo",),
    "đối tượng": ("áp",), "người": ("ta",), "cảnh sát": (), "hạt": ("nhân", "giống"), "cục": ("diện", "bộ"), "khóm": (), "cá nhân": ("hóa",),
    "phương tiện": ("kỹ",), "lao động": ("sản",), "trường hợp": (), "văn phòng": ("phẩm",), "trung tâm": ("của",), "y tế": (),
    "thành phố": (), "tàu": (), "báo chí": (), "công an": (), "ai": (), "toàn": ("diện", "cầu", "văn", "quyền", "tâm", "lực", "ngành"), "cả": ("nước",
    "hai"), "từng": ("bước",), "hai": ("là",), "quận": (), "bà": ("con",), "ông": (),
}  # fmt: skip
"""Syllables behind a head with which it is another word: "ban hành", "bộ máy", "hội nghị"."""
_SMALL_BODIES = frozenset({"tổ", "đội", "trạm", "trường", "phòng", "đoàn", "hội", "quỹ", "đài", "chốt"})
"""Heads of one syllable that are bodies at a sentence's beginning, where an action follows soon."""
_SHORT_NAME = 9  # tokens from such a head to its predicate
_KNOWN_ALONE = frozenset({"bộ", "sở", "cục", "viện", "huyện", "tỉnh", "quận"})
"""What a document calls a body that it has named before: "báo cáo về Bộ (qua …)"."""
_SECTORS = frozenset({"y tế", "giáo dục", "tài chính", "nội vụ", "tư pháp", "văn hóa", "kinh tế", "nông nghiệp", "tài nguyên", "công thương",
                      "kế hoạch", "dân tộc", "công an", "quân sự", "công tác", "bầu cử", "liên ngành", "phụ nữ", "nông dân", "dân phố"})  # fmt: skip
"""What stands behind a head of one syllable where the name isn't written with a capital: "phòng y tế"."""


def actor_at(tokens: Tokens, i: int) -> Match | None:
    """The head of an actor's name at token ``i``, determiners before it included, or None."""
    if i not in tokens.known_actors:
        tokens.known_actors[i] = _actor(tokens, i)
    return tokens.known_actors[i]


def _actor(tokens: Tokens, i: int) -> Match | None:
    at, plural = i, False
    while (found := actors().at(tokens.words, at)) is not None and found.kind == "determiner":
        if tokens.word(at + found.length) in _NEVER_BEHIND.get(" ".join(tokens.words[at : at + found.length]), ()):
            return None
        at, plural = at + found.length, True
    if found is None or not _is_head(tokens, at, found, plural=plural):
        return None
    return Match(at + found.length - i, found.kind)


def _is_head(tokens: Tokens, at: int, found: Match, *, plural: bool) -> bool:
    phrase = " ".join(tokens.words[at : at + found.length])
    behind = at + found.length
    if tokens.word(behind) in _NEVER_BEHIND.get(phrase, ()) and (tokens.shouted or not tokens.is_capital(behind)):
        return False
    verb = verb_of(tokens, at)
    if verb is not None and verb.length > found.length and verb.kind != "none":
        return False
    if found.kind in ("short", "unit"):
        if phrase == "bản" and not plural:
            return False
        named = (tokens.is_capital(behind) and not tokens.shouted) or " ".join(tokens.words[behind : behind + 2]) in _SECTORS
        return plural or named or _opens_sentence(tokens, at, phrase) or (tokens.is_capital(at) and tokens.word(behind) in ("của", "ủy") and not tokens.shouted) or (
            tokens.shouted and found.kind == "short" and tokens.word(behind).isalpha()
        ) or (tokens.is_capital(at) and phrase == "thành phố" and not tokens.shouted) or (
            at > 0 and tokens.is_capital(at) and phrase in _KNOWN_ALONE and tokens.word(behind) in ("(", ",", ".", ";", "")
        )  # fmt: skip
    if phrase == "tổ chức":
        if plural or (tokens.word(behind) == "," and actor_at(tokens, behind + 1) is not None):
            return True
        if tokens.word(behind) == ",":
            return False
        if tokens.word(behind) in _NOUN_BEHIND and (tokens.word(behind) != "công" or tokens.word(behind + 1) == "đoàn"):
            return True
        return verb_of(tokens, behind) is not None and modal_ahead(tokens, behind, commas=False) is not None
    if phrase in _AMBIGUOUS or (verb is not None and verb.length == found.length):
        return plural or _named_behind(tokens, behind)
    return True


def _opens_sentence(tokens: Tokens, at: int, phrase: str) -> bool:
    """Whether a sentence begins with a body whose name has small letters only: "Tổ hòa giải thôn vận động …"."""
    if at != 0 or phrase not in _SMALL_BODIES or not tokens.is_capital(at) or tokens.shouted:
        return False
    for k in range(at + 1, min(len(tokens), at + _SHORT_NAME)):
        if not tokens.word(k).isalpha():
            return False
        verb = verb_of(tokens, k) if k > at + 1 else None
        if verb is not None and verb.kind in ("verb", "adverb", "modal", "ban"):
            return True
    return False


def _named_behind(tokens: Tokens, i: int) -> bool:
    """Whether a name, a body or the end of the list follows, as behind a noun."""
    if tokens.word(i) in ("của", "các"):
        return True
    if tokens.word(i) in (",", "và"):
        return actor_at(tokens, i + 1) is not None
    if tokens.is_capital(i) and not tokens.shouted:
        return True
    found = actors().at(tokens.words, i)
    return found is not None and found.kind in ("body", "role", "unit", "common", "common+")


def modal_ahead(tokens: Tokens, i: int, *, commas: bool = True) -> int | None:
    """Where a modal word stands within reach, before the sentence's next half, with ``commas`` False before its next comma."""
    for k in range(i, min(len(tokens), i + MODAL_WITHIN)):
        if tokens.word(k) in (";", ":", ".") or (tokens.word(k) == "," and not commas):
            return None
        found = verb_of(tokens, k)
        if found is not None and found.kind in ("modal", "ban", "may") and not tokens.is_capital(k):
            return k
    return None
