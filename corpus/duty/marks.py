"""Small tests of a sentence's words: what may open it, where its modal words, joints and parts are."""

from __future__ import annotations

from corpus.duty.actors import actor_at
from corpus.duty.words import Match, Tokens, verb_of

_CONNECTORS = tuple(
    tuple(phrase.split())
    for phrase in (
        "đồng thời", "trong đó", "riêng", "ngoài ra", "bên cạnh đó", "theo đó", "do đó", "vì vậy", "tuy nhiên", "đặc biệt",
        "trước mắt", "thời gian tới", "trong thời gian tới", "mặt khác", "trường hợp này", "cụ thể", "khi đó", "do vậy",
        "hiện nay", "tiếp theo", "bởi vậy", "từ nay",
    )
)  # fmt: skip
"""What may stand before a subject and says nothing of its own."""
_BY_FIRST = {words[0]: tuple(other for other in _CONNECTORS if other[0] == words[0]) for words in _CONNECTORS}
OPENERS = frozenset({"để", "nhằm", "khi", "trong", "trước", "trên", "căn", "đối", "theo", "từ", "trường", "nếu", "cùng", "sau", "tại", "về", "với", "do", "hằng",
                      "hàng", "định", "riêng", "qua", "thông", "ngay", "ngoài", "bên", "kể", "chậm", "vào", "đến", "tùy", "ở", "mỗi", "ngày", "song", "tính",
                      "quá", "hết", "bằng", "dưới", "giữa", "nhân", "mặc", "tuy", "thời", "trừ", "đặc", "năm", "tháng", "quý", "giai", "xét", "tiếp", "nhất", "đồng", "bởi", "vì", "cuối", "đầu", "bắt", "lúc"})  # fmt: skip
"""First syllables of what may stand before the subject: purpose, condition, time, place, basis."""
_OPENING_ADVERBS = frozenset({"căn", "trên", "định", "hằng", "hàng", "trong", "theo"})
"""First syllables of openers that the list of verbs has as adverbs: "căn cứ", "định kỳ", "hằng ngày"."""
DOCUMENTS = frozenset({"chỉ", "công", "nghị", "quyết", "kế", "thông", "kết", "hướng", "luật", "văn", "ý", "chương", "đề"})
_ISSUING = frozenset({"yêu cầu", "đề nghị", "kêu gọi", "quán triệt", "lưu ý", "khuyến cáo", "giao", "trân trọng đề nghị", "kính đề nghị",
                      "yêu cầu, đề nghị", "đặc biệt lưu ý", "khuyến khích", "cho phép"})  # fmt: skip
"""Verbs by which the subject makes others act and doesn't act itself."""
_NOMINAL = frozenset({"việc", "công", "những", "tình", "thời", "đối", "kinh", "nội", "số", "tổng", "tỷ", "mức", "danh", "hồ", "giấy", "đơn", "bản", "biên",
                      "mẫu", "tên", "họ", "nguồn", "thành", "đại", "quyết", "thông", "nghị", "luật", "kế", "chương", "đề", "dự", "phụ", "một", "hai", "ba",
                      "bốn", "năm", "các", "mọi", "mỗi", "từng", "nguyên", "mục", "phạm", "quan", "điều", "khoản", "điểm", "trên", "ngày", "tháng", "đây",
                      "kết", "hình", "biểu", "loại", "chất", "hành", "quyền", "trách", "nhiệm", "nghĩa", "chi", "phí", "lệ", "văn", "chứng", "ảnh", "sơ",
                      "thuyết", "tờ", "báo", "hợp", "là", "có", "không", "được", "bị", "đã", "đang", "sẽ", "vốn", "ngân", "quy", "cơ", "chế", "chính",
                      "tài", "sản", "hàng", "dịch", "bệnh", "thuốc", "trang", "thiết", "phương", "hệ", "khu", "vùng", "đất", "nhà", "xe", "tàu", "trường",
                      "hiện", "thực", "tiến", "riêng", "lĩnh", "ngành", "nghề", "địa", "điện", "fax", "email", "website", "đặc", "ưu", "thủ", "trình",
                      "chức", "vị", "lý", "ý", "kiến", "toàn", "tất", "cả", "sự", "cuộc", "đợt", "lần", "giai", "nhóm", "mô", "tỉ", "chỉ", "khối", "lượng"})  # fmt: skip
"""First syllables of noun phrases and statements: such a beginning isn't taken for an unknown verb."""
_CONSEQUENCE_WITHIN = 40  # tokens from a person's description to what happens to them
TIMES = frozenset({"hằng", "hàng", "định", "mỗi"})
"""First syllables of recurrences, which aren't the action's."""


def is_nominal(tokens: Tokens, i: int) -> bool:
    """Whether a noun phrase or a statement seems to begin at token ``i``."""
    return tokens.word(i) in _NOMINAL or not tokens.word(i).isalpha()


def names_issuer(tokens: Tokens, i: int) -> bool:
    """Whether the verb at ``i`` makes others act than its subject."""
    found = verb_of(tokens, i)
    return found is not None and " ".join(tokens.words[i : i + found.length]) in _ISSUING


def after_connectors(tokens: Tokens, i: int) -> int:
    """Past punctuation and connectors ("Đồng thời", "Riêng"); a token."""
    words, size = tokens.words, len(tokens.words)
    while i < size:
        word = words[i]
        if not word[0].isalnum():
            i += 1
            continue
        behind = next((i + len(phrase) for phrase in _BY_FIRST.get(word, ()) if tokens.follows(i, phrase)), None)
        if behind is None or not (tokens.word(behind) in (",", "là", "") or actor_at(tokens, behind) is not None):
            break
        i = behind
    return i


def opens(tokens: Tokens, i: int, verb: Match | None) -> bool:
    """Whether something before the subject begins here, and not a verb of its own ("theo dõi", "thông báo")."""
    if tokens.word(i) not in OPENERS or actor_at(tokens, i) is not None:
        return False
    return verb is None or verb.kind == "weak" or tokens.word(i) in _OPENING_ADVERBS


def verb_at(tokens: Tokens, i: int) -> Match | None:
    """The listed verb at token ``i``, or None."""
    found = verb_of(tokens, i)
    if found is None or found.kind == "none" or tokens.word(i + found.length) in ("này", "trên"):
        return None
    if tokens.word(i) == "không" and found.length == 1 and verb_of(tokens, i + 1) is None:
        return None
    return found


def first_modal(tokens: Tokens, i: int, stop: tuple[str, ...]) -> int | None:
    """The first modal word or prohibition from token ``i`` on, before a word of ``stop``; None where there is none."""
    for k in range(i, len(tokens)):
        if tokens.word(k) in stop:
            return None
        found = verb_of(tokens, k)
        if found is not None and found.kind in ("modal", "ban") and not tokens.is_capital(k):
            return k
    return None


def first_adverb(tokens: Tokens, i: int) -> int | None:
    """The first adverb of action from token ``i`` on, before a semicolon; None where there is none."""
    for k in range(i, len(tokens)):
        if tokens.word(k) == ";":
            return None
        found = verb_of(tokens, k)
        if (
            found is not None
            and found.kind == "adverb"
            and not tokens.is_capital(k)
            and tokens.word(k - 1) not in ("và", "việc", "được", "để", "công")
        ):
            if tokens.word(k) not in TIMES:
                return k
    return None


def joints_of(tokens: Tokens, i: int) -> list[int]:
    """The tokens behind the commas and colons from token ``i`` on, outside brackets, before a semicolon."""
    depth = 0
    found = []
    for k in range(i, len(tokens) - 1):
        word = tokens.word(k)
        depth = max(0, depth + (word == "(") - (word == ")"))
        if word == ";" and depth == 0:
            break
        if word in (",", ":") and depth == 0:
            found.append(k + 1)
    return found


def behind_times(tokens: Tokens, at: int) -> int:
    """Past a recurrence that a verb follows: "hằng ngày báo cáo"."""
    while tokens.word(at) in TIMES and (found := verb_at(tokens, at)) is not None and found.kind == "adverb":
        behind = at + found.length
        behind += tokens.word(behind) == ","
        if verb_at(tokens, behind) is None:
            break
        at = behind
    return at


def cites_document(tokens: Tokens, at: int, verb: Match) -> bool:
    """Whether the sentence opens with "Thực hiện Công văn số …": what follows a comma may be the demand."""
    return tokens.word(at) in ("thực", "triển", "tiếp") and any(
        tokens.word(k) in DOCUMENTS and tokens.is_capital(k) for k in range(at + verb.length, at + verb.length + 3)
    )


def only_conditions(tokens: Tokens, i: int) -> bool:
    """Whether "người …" is only what something happens to: "người chuẩn bị phạm tội thì bị phạt"."""
    for k in range(i, min(len(tokens), i + _CONSEQUENCE_WITHIN)):
        if tokens.word(k) == ";":
            return False
        if tokens.word(k) in ("thì", "là") or (
            tokens.word(k) == "bị" and tokens.word(k - 1) not in ("chuẩn", "thiết", "trang", "để")
        ):
            return True
    return False


def begins_action(tokens: Tokens, i: int) -> bool:
    """Whether the verb at ``i`` isn't a recurrence or the second half of "phòng, chống"."""
    return tokens.word(i) not in TIMES and (tokens.word(i), tokens.word(i - 2)) != ("chống", "phòng")
