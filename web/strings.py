"""Every word the pages say, in Vietnamese and English: one table, so that no language can miss a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corpus.register import Target
from corpus.types import Relation


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
    edit: str
    writing: str
    duty: str
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
    downloads: str
    download: str
    as_word: str
    as_markdown: str
    as_receipt: str
    export_gone: str
    clear: str
    clear_sure: str
    lost: str
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
    field_from: str
    field_to: str
    field_limits: str
    replaced: str
    until: str
    blank: str
    supplied: str
    unsure: str
    scanned: str
    warnings: str
    page: str
    page_title: str
    page_sure: str
    references: str
    references_here: str
    references_where: str
    targets: Mapping[Target, str]
    relations: Mapping[Relation, str]


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
    keys_hint="Enter để hỏi · Shift + Enter để xuống dòng · hội thoại được giữ trong trình duyệt này",
    conversation="Hội thoại",
    searching="Đang tìm trong {count} văn bản…",
    understood="Hiểu câu hỏi là:",
    edit="Sửa câu hỏi này",
    writing="Đang viết, từng câu được đối chiếu với điều khoản…",
    duty="Nhiệm vụ nêu trong",
    status_no_evidence="Không có trong các văn bản",
    status_needs_place="Cần chọn địa phương",
    status_ungrounded="Không đủ căn cứ để trả lời",
    choose_place="Chọn địa phương để hỏi lại",
    in_place="{question} ({place})",
    near_misses="Gần với câu hỏi nhất, nhưng không trả lời ({count})",
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
    downloads="Tải câu trả lời về",
    download="Tải về: {what}",
    as_word="Word",
    as_markdown="Markdown",
    as_receipt="Biên nhận",
    export_gone="Máy chủ không còn giữ câu trả lời này. Hãy tải lại trang rồi thử lại.",
    clear="Xóa hội thoại",
    clear_sure="Bấm lần nữa để xóa",
    lost="Kho văn bản đã thay đổi: {count} câu trả lời cũ không còn khớp nguyên văn nên không hiện lại.",
    helpful="Câu trả lời hữu ích",
    not_helpful="Câu trả lời chưa hữu ích",
    thanks="Cảm ơn góp ý của bạn.",
    receipt="Câu trả lời này từ đâu ra",
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
    field_from="Hiệu lực từ",
    field_to="Hiệu lực đến",
    field_limits="Biện pháp có hạn",
    replaced="Văn bản này đã bị thay thế hoặc bãi bỏ bởi",
    until="đến hết {date}",
    blank="văn bản để trống",
    supplied="theo danh mục, văn bản không ghi",
    unsure="đọc chưa chắc, {sure}",
    scanned="bản quét, chữ do máy nhận dạng",
    warnings="Khi đọc tệp này",
    page="tr. {number}",
    page_title="Trang {number}",
    page_sure="Trang {number}, độ tin cậy nhận dạng {sure}",
    references="Văn bản được viện dẫn ({count})",
    references_here="{count} trong kho",
    references_where="chỗ viện dẫn",
    targets={
        Target.OWN: "chính văn bản này",
        Target.FOUND: "trong kho",
        Target.NOT_IN_CORPUS: "không có trong kho",
        Target.DIFFERENT_DATE: "không có trong kho (có văn bản cùng số, khác ngày)",
        Target.DIFFERENT_ISSUER: "không có trong kho (có văn bản cùng số, khác cơ quan)",
        Target.AMBIGUOUS: "nhiều văn bản trong kho cùng khớp",
        Target.UNNUMBERED: "không nêu số để đối chiếu với kho",
    },
    relations={relation: relation.value for relation in Relation},
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
    keys_hint="Enter to ask · Shift + Enter for a new line · this browser keeps the conversation",
    conversation="Conversation",
    searching="Searching {count} documents…",
    understood="Read as:",
    edit="Edit this question",
    writing="Writing; each sentence is checked against the clause…",
    duty="The duty in",
    status_no_evidence="Not in the documents",
    status_needs_place="Choose a place",
    status_ungrounded="Not enough evidence to answer",
    choose_place="Choose a place to ask again",
    in_place="{question} ({place})",
    near_misses="Closest to the question, but not an answer ({count})",
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
    downloads="Download the answer",
    download="Download: {what}",
    as_word="Word",
    as_markdown="Markdown",
    as_receipt="Receipt",
    export_gone="The server no longer keeps this answer. Reload the page and try again.",
    clear="Clear conversation",
    clear_sure="Click again to clear",
    lost="The library has changed: {count} earlier answers no longer match its words and are not shown.",
    helpful="Helpful answer",
    not_helpful="Unhelpful answer",
    thanks="Thank you for telling us.",
    receipt="How this answer came about",
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
    field_from="In force from",
    field_to="In force until",
    field_limits="Measures that end",
    replaced="This document has been replaced or repealed by",
    until="until the end of {date}",
    blank="left blank in the document",
    supplied="from the library's list, not stated in the document",
    unsure="read with doubt, {sure}",
    scanned="a scan, read by machine",
    warnings="On reading this file",
    page="p. {number}",
    page_title="Page {number}",
    page_sure="Page {number}, recognised with {sure} confidence",
    references="Documents it cites ({count})",
    references_here="{count} in the library",
    references_where="where it is cited",
    targets={
        Target.OWN: "this document",
        Target.FOUND: "in the library",
        Target.NOT_IN_CORPUS: "not in the library",
        Target.DIFFERENT_DATE: "not in the library (one with this number has another date)",
        Target.DIFFERENT_ISSUER: "not in the library (one with this number is another body's)",
        Target.AMBIGUOUS: "several documents in the library fit",
        Target.UNNUMBERED: "cited without a number to look for",
    },
    relations={
        Relation.BASIS: "pursuant to",
        Relation.IMPLEMENTS: "implements",
        Relation.AMENDS: "amends",
        Relation.REPLACES: "replaces",
        Relation.REPEALS: "repeals",
        Relation.GUIDES: "guides",
        Relation.ANSWERS: "answers",
        Relation.ISSUES: "issues with it",
        Relation.CITES: "cites",
    },
)

LANGUAGES = {"vi": VI, "en": EN}


def strings_for(lang: str) -> Strings:
    """The table of ``lang``; Vietnamese for any other tag."""
    return LANGUAGES.get(lang, VI)
