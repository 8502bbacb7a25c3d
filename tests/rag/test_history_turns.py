"""Conversations written by hand: what a turn must be understood as, folded, and what it must not."""

from __future__ import annotations

import pytest
from answer_checks import Asker

from corpus.text import fold_diacritics
from rag import Answer
from rag.history import resolve

KNOWN = frozenset({"bac ha", "ba dinh", "ha dong", "bac ninh", "ha noi", "moc chau", "lao cai"})
GUARD = "Ở Bắc Hà, ai trực chốt kiểm dịch?"
TEAMS = "Các tổ tuần tra rừng của huyện Mộc Châu phải báo cáo bao lâu một lần?"
POLICE = "Công an quận Ba Đình phải làm gì?"
CENTRE = "Who must set up the command centre in Bac Ha?"
OFTEN = "How often must patrol teams report in Moc Chau?"

Row = tuple[list[str], str, str, str]
"""Earlier questions, the turn, what its reading must hold (parts told apart by "|"), what it must not."""

PLACES: list[Row] = [
    ([GUARD], "còn Hà Đông thì sao?", "truc chot kiem dich|ha dong|ai", "bac ha"),
    ([GUARD], "Ba Đình?", "truc chot kiem dich|ba dinh", "bac ha"),
    ([POLICE], "Thế còn huyện Bắc Hà?", "cong an huyen bac ha|lam gi", "ba dinh|quan"),
    (["Bí thư Thành ủy Bắc Ninh được giao việc gì?"], "Còn Bắc Hà?", "huyen uy bac ha|viec gi", "bac ninh|thanh uy"),
    ([GUARD, "Còn Ba Đình?"], "Và Bắc Ninh nữa?", "truc chot kiem dich|bac ninh", "ba dinh|bac ha"),
    ([CENTRE], "what about Ba Dinh?", "command centre|ba dinh|who", "bac ha"),
    ([CENTRE], "Same for Moc Chau", "command centre|moc chau", "bac ha"),
    (["ai truc chot o bac ha"], "con ha dong", "truc chot|ha dong", "bac ha"),
    ([GUARD, "Hà Đông thì sao?"], "Ở đó họp mấy lần một tuần?", "ha dong|hop|may lan", "bac ha"),
    ([CENTRE], "Which schools are closed there?", "schools|bac ha", "command"),
]
ELLIPSES: list[Row] = [
    ([GUARD], "báo cáo cho ai?", "truc chot kiem dich|bac ha|bao cao cho ai", ""),
    ([GUARD], "Từ khi nào?", "truc chot kiem dich|bac ha|tu khi nao", "ai truc"),
    ([TEAMS], "Gửi về đâu?", "to tuan tra rung|moc chau|gui ve dau", "bao lau"),
    ([TEAMS], "Thế trước ngày nào?", "tuan tra rung|moc chau|truoc ngay nao", "bao lau|the truoc"),
    ([POLICE], "Báo cáo cho ai vậy ạ?", "cong an|ba dinh|bao cao cho ai", "lam gi"),
    ([OFTEN], "and to whom?", "patrol teams|moc chau|to whom", "how often"),
    ([OFTEN], "By when?", "patrol teams|report|moc chau|by when", "how often"),
    ([CENTRE], "and by when?", "set up the command centre|bac ha|by when", "who must"),
    (["Is karaoke allowed in Ba Dinh?"], "Since when?", "karaoke|ba dinh|since when", ""),
    ([TEAMS, "Còn Bắc Hà?"], "Cho ai?", "to tuan tra rung|bac ha|cho ai", "moc chau|bao lau"),
    (["ha dong phai to chuc xet nghiem truoc ngay nao"], "ai lam", "to chuc xet nghiem|ha dong|ai lam", "ngay nao"),
    (["Hà Đông tổ chức khai giảng thế nào?"], "Vì sao?", "to chuc khai giang|ha dong|vi sao", "the nao"),
]
POINTERS: list[Row] = [
    ([GUARD], "Họ báo cáo ai?", "truc chot kiem dich|bac ha|bao cao ai", ""),
    ([TEAMS], "Các tổ đó gồm những ai?", "to tuan tra rung|moc chau|gom nhung ai", "bao lau|do gom"),
    (
        ["Bắc Hà lập Ban Chỉ đạo phòng cháy khi nào?"],
        "Ban ấy do ai đứng đầu?",
        "ban chi dao phong chay|bac ha|ai dung dau",
        "khi nao",
    ),
    ([OFTEN], "Who do they report to?", "patrol teams|moc chau|report to|who", "how often"),
    (
        ["Ở Ba Đình, việc tiêm chủng cho trẻ em giao cho ai?"],
        "Việc đó phải xong khi nào?",
        "tiem chung|ba dinh|xong khi nao",
        "cho ai",
    ),
    (["Công văn 331-CV/TU yêu cầu gì với bí thư?"], "Ai ký văn bản đó?", "331-cv/tu|ai ky", "bi thu"),
    (["What does the Bac Ha letter ask of schools?"], "Who signed it?", "bac ha|who signed", "schools"),
    ([GUARD], "Ký ngày nào?", "bac ha|ky|ngay nao|van ban", "kiem dich"),
]
SUBJECTS: list[Row] = [
    ([GUARD], "Còn khai giảng thì sao?", "khai giang|bac ha|quy dinh gi", "kiem dich"),
    (["Bắc Hà có bao nhiêu chốt kiểm dịch?"], "Còn khu cách ly?", "bao nhieu khu cach ly|bac ha", "chot"),
    (["Ở Ba Đình, phòng Y tế phải làm gì?"], "Thế còn phòng Nội vụ?", "phong noi vu phai lam gi|ba dinh", "y te"),
    (["Cấp huyện ở Bắc Hà do ai đứng đầu?"], "Còn cấp xã?", "cap xa|bac ha|ai dung dau", "cap huyen"),
    (["What must the police do in Ba Dinh?"], "And the military?", "what must the military do|ba dinh", "police"),
    (["Ba Đình tổ chức họp thế nào trong tháng 8?"], "Còn tháng 9?", "thang 9|ba dinh|hop", "thang 8"),
    ([GUARD], "Hàng quán có được mở cửa không?", "hang quan|mo cua|bac ha", "kiem dich"),
]
RETURNS: list[Row] = [
    ([GUARD, "Còn Ba Đình?", "Ai ký?"], "Quay lại Bắc Hà, báo cáo cho ai?", "truc chot kiem dich|bac ha|bao cao cho ai", "ba dinh|quay lai"),
    ([OFTEN, "Is karaoke allowed in Ba Dinh?"], "Back to the first question: by when?", "patrol teams|moc chau|by when", "karaoke|back"),
    ([GUARD, "Khai giảng ở Ba Đình ngày nào?"], "Trở lại câu hỏi đầu tiên, từ khi nào?", "truc chot kiem dich|bac ha|tu khi nao", "khai giang|cau hoi"),
]  # fmt: skip
ALONE: list[tuple[list[str], str]] = [
    ([GUARD], "Ở Bắc Ninh, đảng ủy các phường phải làm gì?"),
    ([GUARD], "Những văn bản nào nhắc đến Chỉ thị 16?"),
    ([CENTRE], "Which places must report every day?"),
    ([TEAMS], "Hồ sơ đề nghị hỗ trợ ở Ba Đình nộp cho ai?"),
    ([POLICE], "Công văn 331-CV/TU do ai ký?"),
    ([], "còn Hà Đông thì sao?"),
    ([GUARD], "Cảm ơn bạn"),
]
MIXED: list[Row] = [
    ([GUARD], "and by when?", "truc chot kiem dich|bac ha|by when", ""),
    ([CENTRE], "báo cáo cho ai?", "command centre|bac ha|bao cao cho ai", ""),
    ([GUARD], "What about Ha Dong?", "truc chot kiem dich|ha dong", "bac ha"),
]

GRADE = "Học sinh lớp 1 ở Ba Đình nghỉ học đến khi nào?"
TRADE = "Chủ tịch UBND tỉnh Quảng Ninh giao Sở Công Thương làm gì?"
OWNERS = "What must factory owners in Bac Ninh do before reopening?"
LETTER = "Theo công văn 331-CV/TU, bí thư chi bộ phải làm gì?"
LATER: list[Row] = [
    (["Trạm y tế xã ở Sóc Sơn phải trực bao nhiêu người?"], "Còn trạm y tế phường?", "tram y te phuong|soc son|bao nhieu nguoi", "y te xa"),
    ([TRADE], "Thế còn Sở Tài chính?", "giao so tai chinh lam gi|quang ninh", "cong thuong"),
    ([TRADE], "Còn Hải Phòng?", "hai phong|so cong thuong lam gi", "quang ninh|tinh"),
    ([GRADE], "Còn lớp 9?", "hoc sinh lop 9|ba dinh|den khi nao", "lop 1"),
    ([GRADE], "Giáo viên thì sao?", "giao vien|ba dinh|nghi hoc den khi nao", "hoc sinh"),
    ([GRADE], "Tại sao?", "tai sao hoc sinh lop 1|ba dinh", "khi nao"),
    ([GRADE, "Còn Hà Đông?", "Ai ký văn bản?"], "Quay lại Ba Đình đi, ai quyết định?", "hoc sinh lop 1|ba dinh|ai quyet dinh", " di,|ha dong"),
    (["hoc sinh o ba dinh nghi den khi nao"], "con giao vien thi sao", "giao vien|ba dinh|den khi nao", "con giao"),
    (["hoc sinh o ba dinh nghi den khi nao"], "the ha dong thi sao a", "hoc sinh|ha dong|den khi nao", "ba dinh|thi sao"),
    (["Who may enter the sealed area in Hoan Kiem?"], "Until when?", "until when may they enter the sealed area|hoan kiem", "who"),
    ([OWNERS], "And hotels?", "what must hotels|bac ninh|before reopening", "factory"),
    ([OWNERS], "Where do they send the plan?", "bac ninh|where|send the plan", "reopening"),
    ([LETTER], "Còn chi ủy viên?", "331-cv/tu|chi uy vien", "bi thu"),
    ([LETTER], "Khoản 3 của nó nói gì?", "khoan 3 cong van 331-cv/tu noi gi", " no noi"),
    (["What does letter 331-CV/TU ask of the wards?"], "clause 3 of it", "clause 3 of letter 331-cv/tu", "of it"),
    (["What does letter 331-CV/TU ask of the wards?"], "when was it issued?", "when was letter 331-cv/tu issued", " it "),
    (["Ai phải báo cáo hằng ngày?"], "Bắc Ninh", "bac ninh|ai phai bao cao hang ngay", ""),
    ([GUARD], "Cảm ơn, vậy còn tiêm vắc xin?", "bac ha|tiem vac xin", "cam on|kiem dich"),
    ([GUARD], "cụ thể hơn?", "bac ha|ai truc chot kiem dich", "hon"),
    (["Is travel allowed in Ha Noi after 9 pm?"], "And in Bac Ninh city?", "is travel allowed in bac ninh city after 9 pm", "ha noi"),
]  # fmt: skip


def _parts(text: str) -> list[str]:
    return [part for part in text.split("|") if part]


@pytest.mark.parametrize(
    ("history", "turn", "holds", "lacks"), PLACES + ELLIPSES + POINTERS + SUBJECTS + RETURNS + MIXED + LATER
)
def test_a_turn_is_understood_by_those_before_it(history: list[str], turn: str, holds: str, lacks: str) -> None:
    read = resolve(turn, history, known=KNOWN)
    folded = fold_diacritics(read)
    assert [part for part in _parts(holds) if part not in folded] == [], read
    assert [part for part in _parts(lacks) if part in folded] == [], read


@pytest.mark.parametrize(("history", "turn"), ALONE)
def test_a_question_that_needs_nothing_stays_as_it_is(history: list[str], turn: str) -> None:
    assert resolve(turn, history, known=KNOWN) == turn


ACROSS = "Những văn bản nào nhắc đến Chỉ thị 16?"


def _as_text(answer: Answer) -> object:
    return [{"role": "user", "content": ACROSS}, {"role": "assistant", "content": answer.text}]


@pytest.mark.parametrize(
    "keep",
    [
        lambda answer: [answer],
        lambda answer: [answer.to_dict()],
        lambda answer: [(ACROSS, answer)],
        _as_text,
        lambda answer: [ACROSS],
    ],
    ids=["answer", "dict", "pair", "messages", "asked again"],
)
def test_the_second_document_is_the_second_that_the_answer_quoted(ask: Asker, keep: object) -> None:
    answer = ask(ACROSS)
    second = list(dict.fromkeys(citation.title for citation in answer.citations))[1]
    assert second in ask("Văn bản thứ hai do ai ký?", history=keep(answer)).understood  # type: ignore[operator]
    assert second in ask("Who signed the second document?", history=keep(answer)).understood  # type: ignore[operator]


def test_that_clause_is_the_one_that_the_answer_quoted(ask: Asker) -> None:
    first = ask(GUARD)
    again = ask("Khoản đó nói gì?", history=[(GUARD, first)])
    assert again.citations[0].doc_id == first.citations[0].doc_id
    assert again.citations[0].start <= first.citations[0].start < first.citations[0].end <= again.citations[0].end


def test_a_place_doesnt_make_an_answer_of_what_no_document_says(ask: Asker) -> None:
    turn = "Cách trồng và chăm sóc lan hồ điệp tại nhà?"
    assert not ask(turn, history=["Kế hoạch của Hà Đông nói lúc đó thế giới đã có bao nhiêu người mắc Covid-19?"]).citations
    assert "Bắc Ninh" in ask("Học phí có được giảm không?", history=["Trường học ở Bắc Ninh phòng dịch thế nào?"]).understood


def test_an_answer_that_quotes_nothing_gives_no_second_document(ask: Asker) -> None:
    turn = "Văn bản thứ hai do ai ký?"
    assert "thứ hai" in ask(turn, history=[("Giá vàng hôm nay?", "Các văn bản trong kho không nêu điều này.")]).understood
