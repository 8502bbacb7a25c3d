"""Every word the pages say, in Vietnamese and English: one table, so that no language can miss a line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question to start from, offered where the corpus has a directive of ``place``."""

    place: str
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strings:
    """One language's strings. Braces are filled with ``str.format``; every value is plain text, escaped where shown."""

    lang: str
    home_path: str
    other_path: str
    other_name: str
    title: str
    tagline: str
    skip: str
    welcome: str
    welcome_text: str
    examples_label: str
    examples: tuple[Example, ...]
    placeholder: str
    question_label: str
    send: str
    keys_hint: str
    conversation: str
    searching: str
    understood: str
    status_no_evidence: str
    status_needs_place: str
    status_ungrounded: str
    choose_place: str
    in_place: str
    near_misses: str
    near_misses_text: str
    notes: str
    sources: str
    sources_of: str
    no_sources: str
    documents: str
    documents_text: str
    document: str
    open_document: str
    open_tab: str
    back: str
    close: str
    citation: str
    copy: str
    copied: str
    helpful: str
    not_helpful: str
    thanks: str
    receipt: str
    failed: str
    unexpected: str
    loading: str
    empty_question: str
    not_found: str
    back_to_chat: str
    field_number: str
    field_subject: str
    field_issuer: str
    field_date: str
    field_jurisdiction: str
    field_signer: str
    field_source: str
    blank: str
    supplied: str


VI = Strings(
    lang="vi",
    home_path="/",
    other_path="/en/",
    other_name="English",
    title="chithi · Hỏi đáp chỉ thị",
    tagline="Hỏi đáp chỉ thị, trích đúng từng khoản",
    skip="Đến ô câu hỏi",
    welcome="Hỏi văn bản, nhận đúng điều khoản.",
    welcome_text="Câu trả lời chỉ lấy từ nguyên văn các văn bản. Mỗi ý đều kèm trích dẫn; bấm vào số để đọc ngay tại chỗ. "
    "Văn bản không nói đến thì chithi nói rõ là không có.",
    examples_label="Thử một câu hỏi",
    examples=(
        Example(place="Ba Đình", question="Quận Ba Đình dặn gì về việc đeo khẩu trang nơi công cộng?"),
        Example(place="Bắc Hà", question="Huyện Bắc Hà chuẩn bị cho năm học mới như thế nào?"),
        Example(place="Hà Nội", question="Hà Nội tổ chức xét nghiệm diện rộng như thế nào?"),
        Example(place="Bắc Ninh", question="Thành phố Bắc Ninh siết chặt phòng dịch tại các chợ ra sao?"),
    ),
    placeholder="Hỏi về nội dung các văn bản…",
    question_label="Câu hỏi",
    send="Hỏi",
    keys_hint="Enter để hỏi · Shift + Enter để xuống dòng",
    conversation="Hội thoại",
    searching="Đang tìm trong {count} văn bản…",
    understood="Hiểu câu hỏi là:",
    status_no_evidence="Không có trong các văn bản",
    status_needs_place="Cần chọn địa phương",
    status_ungrounded="Không đủ căn cứ để trả lời",
    choose_place="Chọn địa phương để hỏi lại",
    in_place="{question} ({place})",
    near_misses="Gần với câu hỏi nhất, nhưng không trả lời",
    near_misses_text="Những đoạn dưới đây không chứa câu trả lời.",
    notes="Lưu ý",
    sources="Nguồn trích dẫn",
    sources_of="Nguồn ({count})",
    no_sources="Câu trả lời này không có trích dẫn.",
    documents="Văn bản trong kho",
    documents_text="Câu trả lời chỉ lấy từ những văn bản này.",
    document="Văn bản",
    open_document="Mở văn bản",
    open_tab="Mở trong thẻ mới",
    back="Quay lại",
    close="Đóng",
    citation="Trích dẫn {key}: {label}, {title}",
    copy="Sao chép kèm trích dẫn",
    copied="Đã sao chép",
    helpful="Câu trả lời hữu ích",
    not_helpful="Câu trả lời chưa hữu ích",
    thanks="Cảm ơn góp ý của bạn.",
    receipt="Biên nhận",
    failed="Không kết nối được với máy chủ. Hãy thử lại.",
    unexpected="Có lỗi ngoài dự kiến; câu hỏi của bạn vẫn còn trong ô. Hãy thử lại.",
    loading="Đang mở văn bản…",
    empty_question="Bạn chưa nhập câu hỏi.",
    not_found="Không tìm thấy văn bản này.",
    back_to_chat="Về trang hỏi đáp",
    field_number="Số, ký hiệu",
    field_subject="Trích yếu",
    field_issuer="Cơ quan ban hành",
    field_date="Ngày ban hành",
    field_jurisdiction="Địa bàn",
    field_signer="Người ký",
    field_source="Tệp nguồn",
    blank="văn bản để trống",
    supplied="theo danh mục, văn bản không ghi",
)

EN = Strings(
    lang="en",
    home_path="/en/",
    other_path="/",
    other_name="Tiếng Việt",
    title="chithi · Ask the directives",
    tagline="Answers from Vietnamese directives, quoted to the clause",
    skip="Skip to the question",
    welcome="Ask the directives, get the very clause.",
    welcome_text="Answers come only from the words of the documents. Every point carries a citation; select its number to "
    "read it in place. Where the documents are silent, chithi says so.",
    examples_label="Try a question",
    examples=(
        Example(place="Ba Đình", question="What does Ba Đình say about wearing masks in public places?"),
        Example(place="Bắc Hà", question="How does Bắc Hà prepare for the new school year?"),
        Example(place="Hà Nội", question="How does Hà Nội carry out mass testing?"),
        Example(place="Bắc Ninh", question="How does Bắc Ninh tighten prevention at markets?"),
    ),
    placeholder="Ask about the documents…",
    question_label="Question",
    send="Ask",
    keys_hint="Enter to ask · Shift + Enter for a new line",
    conversation="Conversation",
    searching="Searching {count} documents…",
    understood="Read as:",
    status_no_evidence="Not in the documents",
    status_needs_place="Choose a place",
    status_ungrounded="Not enough evidence to answer",
    choose_place="Choose a place to ask again",
    in_place="{question} ({place})",
    near_misses="Closest to the question, but not an answer",
    near_misses_text="None of the passages below contains the answer.",
    notes="Notes",
    sources="Sources",
    sources_of="Sources ({count})",
    no_sources="This answer cites nothing.",
    documents="Documents in the library",
    documents_text="Answers come from these documents only.",
    document="Document",
    open_document="Open document",
    open_tab="Open in a new tab",
    back="Back",
    close="Close",
    citation="Citation {key}: {label}, {title}",
    copy="Copy with citations",
    copied="Copied",
    helpful="Helpful answer",
    not_helpful="Unhelpful answer",
    thanks="Thank you for telling us.",
    receipt="Receipt",
    failed="The server cannot be reached. Please try again.",
    unexpected="Something went wrong; your question is still in the box. Please try again.",
    loading="Opening the document…",
    empty_question="Please type a question first.",
    not_found="There is no such document.",
    back_to_chat="Back to the chat",
    field_number="Number",
    field_subject="Subject",
    field_issuer="Issuer",
    field_date="Issued on",
    field_jurisdiction="Place",
    field_signer="Signed by",
    field_source="Source file",
    blank="left blank in the document",
    supplied="from the library's list, not stated in the document",
)

LANGUAGES = {"vi": VI, "en": EN}


def strings_for(lang: str) -> Strings:
    """The table of ``lang``; Vietnamese for any other tag."""
    return LANGUAGES.get(lang, VI)
