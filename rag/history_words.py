"""The words by which a turn leans on those before it, in Vietnamese (with or without diacritics) and English."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.text import fold_diacritics


@dataclass(frozen=True, slots=True)
class Cue:
    """One pattern for texts with diacritics and, folded, for those typed without any.

    The source must have no upper-case escape, for folding lowers them.
    """

    marked: re.Pattern[str]
    bare: re.Pattern[str]

    @classmethod
    def of(cls, source: str, *, bare: str | None = None) -> Cue:
        """A cue from a source with diacritics; ``bare`` where the folded source would say too much."""
        return cls(
            re.compile(source, re.I),
            re.compile(fold_diacritics(source).replace("(?p<", "(?P<") if bare is None else bare, re.I),
        )

    def on(self, text: str) -> re.Pattern[str]:
        """The pattern for a text: folded where it has no diacritics."""
        return self.bare if text.isascii() else self.marked


_UNITS = (
    "cơ quan|đơn vị|cấp|lực lượng|bộ phận|tổ chức|người|nơi|ban|phòng|ngành|đồng chí|chức danh|đối tượng|văn phòng|"
    "cán bộ|lãnh đạo|thành phần|địa chỉ"
)
_TO = "cho|với|đến|lên|qua|do|bởi|tới|về|của|thông qua"
_DAY = "vào|trước|sau|đến|từ|kể từ|trong|chậm nhất|muộn nhất|cho đến|tính từ"
_ASKED_VI = (
    rf"(?:(?:{_DAY})\s+)*(?:(?:ngày|tháng|năm|lúc|khi|hôm|thời gian|thời điểm|thời hạn)\s+(?:nào|mấy)|bao giờ|mấy giờ)"
    r"|bao lâu(?:\s+(?:một|1)\s+lần)?|(?:mỗi\s+\w+\s+)?mấy lần(?:\s+(?:một|mỗi|1)\s+\w+)?|ngày mấy lần"
    rf"|(?:(?:{_TO})\s+)?(?:(?:những|các)\s+)?(?:ai|đâu|(?:{_UNITS})\s+(?:nào|gì))"
    r"|(?:như\s+)?thế nào|ra sao|bằng cách nào|tại sao|vì sao|ở đâu|tại đâu"
    r"|(?:(?:có|được)\s+)?(?:hay\s+)?(?:không|chưa)(?=\s*$)"
    r"|(?:những|các|có)?\s*(?:(?:việc|điều|cái|nhiệm vụ|nội dung|trách nhiệm)\s+)?(?:là\s+)?(?:gì|nào)|bao nhiêu|mấy"
)
_ASKED_EN = (
    r"(?:(?:by|since|until|till|from|before|after|to|through|for|with|on|at)\s+)?(?:what\s+(?:date|time|day|deadline)"
    r"|how\s+(?:often|frequently|many|much|long|soon)|whom|whose|who|when|why|where|how|which|what)"
)
ASKED_VI = Cue.of(rf"(?<!\w)(?:{_ASKED_VI})(?!\w)")
"""A Vietnamese interrogative phrase."""
ASKED_EN = re.compile(rf"(?<!\w)(?:{_ASKED_EN})(?!\w)", re.I)
"""An English one."""
SUBJECT_VI = Cue.of(rf"^(?:những\s+|các\s+)?(?:ai|(?:{_UNITS})\s+(?:nào|gì))(?!\w)")
"""An interrogative that is the subject of its turn: "ai phụ trách", "đơn vị nào chủ trì"."""
WHY_VI = Cue.of(r"^(?:vì sao|tại sao)(?!\w)")

OPENER_VI = Cue.of(
    r"^(?:(?:thế còn|vậy còn|nhưng còn|và còn|thế thì|vậy thì|nếu vậy|tương tự|cho hỏi thêm|hỏi thêm|xin hỏi|cho hỏi|và|vậy|thế|còn"
    r"|nhưng|rồi|riêng|ừ|ờ|à|vâng|dạ|ok|okay)(?:\s*,)?\s+)+"
)
OPENER_EN = re.compile(
    r"^(?:(?:and|but|so|then|ok|okay|also|well|what about|how about|same question for|same question in|the same for|the same in"
    r"|same for|same in|thanks|in that case)(?:\s*,)?\s+)+",
    re.I,
)
CLOSER_VI = Cue.of(r"(?:[\s,]+(?:nữa|vậy|thế|ạ|nhỉ|nhé|hả|à|ấy nhỉ))+$", bare=r"(?:[\s,]+(?:nua|vay|nhi|nhe|ha))+$")
CLOSER_EN = re.compile(r"(?:[\s,]+(?:too|as well|then|please|again))+$", re.I)
ABOUT_VI = Cue.of(r"(?<!\w)còn(?!\w)|(?<!\w)riêng(?!\w)|(?<!\w)tương tự(?!\w)")
ABOUT_EN = re.compile(r"\b(?:what about|how about|same)\b|^and\b", re.I)
HOW_ABOUT_VI = Cue.of(r"[\s,]*(?<!\w)(?:thì\s+(?:sao|thế nào|như thế nào|ra sao)|sao)$")
"""The end of "còn X thì sao"."""

RETURN = Cue.of(
    r"^(?:(?:xin|cho tôi|mình|ta|tôi muốn)\s+)?(?:(?:quay|trở)\s+(?:lại|về)(?:\s+(?:với|về|chuyện|vấn đề|phần|việc))*|going back to|go back to|"
    r"coming back to|let's go back to|back to|returning to|return to)\s+"
)
NTH_QUESTION = Cue.of(
    r"^(?:the\s+)?(?:(?:câu\s+hỏi|câu|ý)(?:\s+hỏi)?\s+(?P<vi>đầu\s+tiên|đầu|thứ\s+(?:nhất|hai|ba|tư|năm|\d+)|trước(?:\s+đó)?|vừa\s+rồi|lúc\s+nãy|\d+)"
    r"|(?P<en>first|second|third|fourth|previous|last|earlier|original)\s+(?:question|one|topic))(?!\w)"
)
_DOCUMENT_VI = "văn bản|tài liệu|công văn|kế hoạch|thông báo|chỉ thị|kết luận|quyết định|công điện|nghị quyết|hướng dẫn"
_DOCUMENT_EN = r"documents?|letters?|directives?|plans?|notices?|dispatch(?:es)?|texts?|conclusions?|decisions?|one"
NTH_DOCUMENT = Cue.of(
    rf"(?<!\w)(?:(?:{_DOCUMENT_VI}|nơi|địa phương)\s+(?P<vi>đầu\s+tiên|cuối\s+cùng|thứ\s+(?:nhất|hai|ba|tư|năm|\d+)|còn\s+lại)"
    rf"|(?:the\s+)?(?P<en>first|second|third|fourth|fifth|last|other)\s+(?:{_DOCUMENT_EN}|place))(?!\w)"
)
"""One of several documents that an answer quoted, by its place among them."""
THAT_DOCUMENT = Cue.of(
    rf"(?<!\w)(?:(?:{_DOCUMENT_VI})(?:\s+(?:{_DOCUMENT_VI}))?\s+(?:đó|này|ấy|kia|trên|nói trên|vừa nêu)|(?:that|this|the|the same)\s+(?:{_DOCUMENT_EN[:-4]}))(?!\w)"
    r"(?!\s+(?:of|in|for|from|dated|no|number|của|số)\b)"
)
THAT_CLAUSE = Cue.of(
    r"(?<!\w)(?:(?:điều\s+khoản|khoản|mục|đoạn|điểm|quy\s+định|điều)\s+(?:đó|này|ấy|trên|vừa nêu|vừa trích)|(?:that|this|the same)\s+"
    r"(?:clause|section|paragraph|provision|point|article|passage|item))(?!\w)"
)
THERE = Cue.of(
    r"(?<!\w)(?:(?:ở|tại|trong)\s+)?(?:nơi|chỗ|địa phương|địa bàn|huyện|quận|tỉnh|thành phố|xã|phường)\s+(?:đó|này|ấy|kia)(?!\w)"
    r"|(?<!\w)(?:ở|tại)\s+(?:đó|đấy|đây)(?!\w)|(?<!\w)(?:in|at|of)\s+(?:that|this|the same)\s+(?:place|district|city|province|area|locality)(?!\w)"
    r"|(?<!\w)(?<!is )(?<!are )(?<!was )(?<!were )there(?!\w)(?!\s+(?:is|are|any|a|an|was|were|be|must)\b)"
)
THOSE = Cue.of(
    r"(?<!\w)(?P<noun>(?:\w+\s+){1,3}?)(?P<that>đó|ấy|kia|này|nói trên|vừa nêu|trên)(?=\s*$|\s*,|\s+(?:phải|được|có|cần|do|thì|là|gồm|"
    r"lập|thành lập|báo cáo|gửi|nộp|trực|họp|làm|ai|khi|đến|từ|bao|mấy|sẽ|bị|hoạt động|áp dụng|theo|ở|tại|thuộc|như|ra|vì|tại|để|vào|trước))",
    bare=r"(?<!\w)(?P<noun>(?:viec|cac \w+(?: \w+)?|nhung \w+(?: \w+)?|doan|to|ban|trung tam|don vi|co quan|nguoi|nhiem vu) )(?P<that>do|ay|nay)"
    r"(?=\s*$|\s+(?:phai|duoc|co|can|thi|la|gom|lap|bao cao|gui|truc|hop|do))",
)
"""A noun that an earlier turn named, and the word that says so."""
THEY_VI = Cue.of(r"(?<!\w)(?:họ|chúng|bọn họ)(?!\w)", bare=r"^ho(?= (?:phai|bao|co|duoc|lam|gui|can))")
IT_VI = Cue.of(
    r"(?<!\w)(?:việc|điều|chuyện|nhiệm vụ|công việc)\s+(?:đó|này|ấy)(?!\w)|(?<!\w)nó(?!\w)",
    bare=r"(?<!\w)viec (?:do|nay|ay)(?!\w)",
)
THEY_EN = re.compile(r"\b(?:they|them|he|she)\b", re.I)
IT_EN = re.compile(r"\b(?:it|that|this|those|these)\b(?!\s+(?!be\b|is\b|must\b|take\b|report\b|have\b|has\b)[a-z]{4,}\b)", re.I)

THANKS = Cue.of(
    r"^(?:cảm ơn|cám ơn|thanks|thank you|tốt|hiểu rồi|great|i see)(?:\s+(?:bạn|nhé|nhiều|very much|a lot))*\s*[,.!;]+\s+(?=\w)"
)
"""A courtesy before the question."""
MORE = Cue.of(
    r"^(?:(?:nói\s+)?(?:cụ thể|chi tiết|rõ)\s+hơn(?:\s+(?:đi|được không))?|nói thêm(?:\s+đi)?|tell me more|more details?|in (?:more )?detail|go on)$"
)
"""A turn that asks the last question again."""
MARKS_VI = re.compile(r"\b(?:thi sao|la gi|the nao|ra sao|khi nao|bao gio|ai ky|cho ai|o dau)\b", re.I)
"""Unaccented words that no English text has."""
ADDRESS = Cue.of(
    r"(?<!\w)(?:mục|khoản|điều|điểm|phần|chương|section|clause|article|point|part|chapter)\s+(?:\d+[a-zđ]?|[ivx]+)(?!\w)"
    r"(?P<it>\s+(?:của|trong|of|in)\s+(?:nó|đó|văn bản (?:đó|này|ấy)|it|that|that document|the document)(?!\w))?"
)
"""A provision by its number, of a document that an earlier turn named."""
PEOPLE_VI = Cue.of(
    r"^(?:(?:các|những)\s+)?(?:người|học sinh|sinh viên|giáo viên|cán bộ|công chức|viên chức|công nhân|nhân viên|hộ|doanh nghiệp|trẻ em|phụ huynh|"
    r"đảng viên|bí thư|chủ tịch|nhà trường|trường|bệnh nhân|thương nhân|tiểu thương|chủ)(?!\w)"
)
"""People that a question may be about."""
HEAD_VI = Cue.of(
    r"(?<!\w)(?:trung tâm|ban chỉ đạo|ban|tổ|đoàn|đội|nhóm|chốt|khu|trạm|hội đồng|hội nghị|chi bộ|sở chỉ huy|cuộc họp|kế hoạch|dự án|quỹ|"
    r"chương trình|chiến dịch|cơ sở|điểm|lực lượng)(?=\s)"
)
"""Nouns that a later turn names alone: "các chốt" after "chốt kiểm dịch"."""
LEVEL_VI = Cue.of(r"^(?:ở\s+|tại\s+)?(cấp\s+(?:xã|phường|huyện|quận|tỉnh|thành phố|trung ương|cơ sở|thôn))(?!\w)")
THEN_VI = Cue.of(r"\s+thì\s+")
MODAL_VI = Cue.of(
    r"(?<!\w)(?:phải|cần|nên|có\s+(?:trách nhiệm|nhiệm vụ|được)|chịu trách nhiệm|được\s+(?:giao|phân công)|được|bị|báo cáo|làm gì)(?!\w)"
)
TIME = Cue.of(
    r"(?<!\w)(?:(?:trong|vào)\s+)?(?:(?:ngày|tháng|năm|quý|tuần)\s+(?:\d[\d/]*|này|sau|trước|tới)(?:\s+năm\s+\d{4})?|đợt\s+\d+|giai đoạn\s+\S+)"
    r"|\b(?:in|on|during)\s+(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)(?:\s+\d{4})?|\d{4})\b"
)
MANY = Cue.of(r"(?<!\w)(?:bao nhiêu|mấy|how\s+many)\s+")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of both languages: Vietnamese as written with diacritics, folded for texts typed without any, and English."""

    marked: frozenset[str]
    bare: frozenset[str]
    english: frozenset[str]

    @classmethod
    def of(cls, vietnamese: str, english: str) -> Words:
        """Words told apart by white space."""
        return cls(frozenset(vietnamese.split()), frozenset(fold_diacritics(vietnamese).split()), frozenset(english.split()))

    def on(self, text: str, *, english: bool) -> frozenset[str]:
        """The words that count in a text, in small letters."""
        return self.english if english else self.bare if text.isascii() else self.marked


BOUNDARY = Words.of(
    "phải được có cần bị sẽ đã đang là thì ở tại của cho với đến từ trước sau trong khi nếu về theo qua do bởi hay gửi nộp báo gồm "
    "nào gì ai đâu bao mấy sao như không chưa vì để đứng trực họp lập đặt nằm mở đóng làm giao nhận ký áp bắt",
    "must should shall will can may is are was were do does did have has in at of on for to by from with that who which when how what there",
)
"""Where a noun phrase ends at the latest."""
CARRIED = Words.of(
    "ai gì khi bao giờ ngày tháng năm nào lúc đâu mấy nhiêu lâu hạn chót phải được cho với đến qua trước sau lần một lý do tại vì là và "
    "thì sao thế còn vậy ra ở của có không chưa các những này đó ấy kia họ nó việc điều từ kể vào trong bằng như hay cần nên sẽ đã "
    "đang bị về theo lên tới bởi cụ thể cùng nữa ạ nhỉ mỗi muộn chậm nhất gồm đây thuộc nơi chỗ người huyện quận tỉnh thành phố thị xã phường",
    "who whom whose what when where which why how by to often many much long soon through before after until since from deadline must "
    "should shall will can may do does did is are was were be been has have had they them their it its that this those these there the a "
    "an of in on at for with and or so then about same not any anyone need needs he she we i you "
    "district city province commune ward town",
)
"""What a turn may say without naming anything of its own."""
GENERIC = Words.of(
    "làm xong hoàn thành thực hiện báo cáo gửi nộp giao phân công chịu trách nhiệm chủ trì phối hợp phụ trách đứng đầu ký ban hành số "
    "văn bản công văn tài liệu thời gian điểm đơn vị cơ quan cấp quy định lực lượng trực tiếp bộ phận tổ chức nói yêu cầu áp dụng bắt đầu kết thúc kéo dài diễn ra tham gia tham dự triển khai kiểm tra giám sát "
    "theo dõi tổng hợp phê duyệt quyết định hướng dẫn chỉ đạo đôn đốc địa phương lại",
    "report reports reported reporting submit submitted send sent done finish finished complete completed responsible charge sign signed "
    "signs issue issued document letter date body agency office unit start starts end ends happen time day said say says require "
    "required carried out implement implemented lead leads led one apply applies supervise supervises monitor monitors check checks approve approves decide decides attend attends "
    "takes take part place last lasts",
)
"""Verbs and nouns that say nothing without their object."""
VERBS_EN = frozenset(
    "report do submit send guard check organise organize carry set establish prepare ensure inspect have be meet stop close open hold "
    "run make take work patrol monitor provide give allow allowed keep follow apply tell inform collect answer implement review".split()
)


def empty_on(text: str, *, english: bool) -> frozenset[str]:
    """The words of a text that name nothing by themselves."""
    return CARRIED.on(text, english=english) | GENERIC.on(text, english=english)


VERBS_VI = Cue.of(
    r"^(?:(?:phải|cần)\s+)?(?:báo cáo|gửi|nộp|giao|làm|hoàn thành|thực hiện|chịu trách nhiệm|phối hợp|xong|ký|trình|lập|họp|trực)(?!\w)"
)
