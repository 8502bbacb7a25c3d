"""Whether a sentence says what its citation says: its words are there, and it forbids what is forbidden."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from index.query import load_question_words
from index.tokens import syllables
from rag.verify_claims import Claim, Kind
from rag.verify_dates import find_days
from rag.verify_english import find_phrases, learned, says
from rag.verify_numbers import find_numbers
from rag.verify_support import Support, hide

ENOUGH_VI = 0.7
"""Least share of a Vietnamese sentence's content syllables that stand in what it cites."""
ENOUGH_SHORT_VI = 0.6
"""The same where it has few of them."""
ENOUGH_EN = 0.4
"""The same for an English sentence's content words, each through its equivalents."""
_FEW = 3  # content words: a shorter sentence is judged by its claims alone
_MANY = 6  # content syllables of a sentence that isn't short
_SCOPE = 4  # syllables behind a negation that it reaches
_GRAM = 3  # syllables in a row that make two passages speak of the same thing
_FRAME_VI = frozenset(
    "theo văn bản nêu quy định yêu cầu gồm bao nhằm để đối với cần phải được thực hiện nội dung cụ thể như sau tại này đó về "
    "người ký chức danh thời điểm ban hành loại trích yếu nơi nhận kính gửi số hiệu cơ quan danh mục ghi ngoài ra đồng thời "
    "ngày tháng năm thì sẽ do bởi trước sau trong khi nếu hoặc cùng cũng đã đang là một các những và của cho".split()
)
_FRAME_EN = frozenset(
    "according under requires require required must shall should text document states state says says letter official plan "
    "notice clause section point bullet paragraph article preamble heading list corpus signer title number date issue "
    "addressees recipients issuing body subject kind also addition specifically following provides provide stipulates "
    "stated ensure need needs responsible carry implement well new make take use including include within through every "
    "day week month year".split()
)
_NEGATIONS_VI = frozenset("không chưa chẳng đừng cấm dừng ngừng ngưng hoãn miễn hủy bỏ".split())
_SOFT_VI = frozenset("tránh ngăn ngừa phòng chống hạn trừ cấm khỏi tránh".split())
_NEGATIONS_EN = re.compile(
    r"\b(?:not|no|never|cannot|without|n[o']t|prohibit\w*|forbid\w*|forbidden|(?-i:banned|bans?)|suspend\w*|stop\w*|avoid\w*|"
    r"refus\w*|den(?:y|ied)|neither|nor|except|unless)\b|n['’]t\b",
    re.IGNORECASE,
)
_PERMITS_VI = re.compile(r"(?<!\w)(?:được phép|cho phép|được quyền|có quyền|thoải mái|tự do)(?!\w)", re.IGNORECASE)
_PERMITTED_VI = re.compile(r"(?<!\w)(?:được|cho phép|có thể|có quyền|tự do)(?!\w)", re.IGNORECASE)
_PERMITS_EN = re.compile(r"\b(?:allowed|permitted|may|free to|entitled)\b")
_SPEAKER = re.compile(r"(?<!\w)(?:[Tt]ôi|[Cc]húng tôi|I|I'm|my|me)(?!\w)")  # a writer who speaks of himself, not of the text
_WORD_EN = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
_BREAK = re.compile(r"[.;:!?\n]")


def strays(text: str, supports: Sequence[Support], language: str, *, anchored: bool) -> tuple[Claim, ...]:
    """What is wrong with a sentence's words as a whole; () where nothing is. Quotes are blanked out before.

    ``anchored``: it quotes or names something of its citation, so that few other words are no fault.
    """
    english = language == "en"
    days = [(one.start, one.end) for one in find_days(text)]
    words = hide(text, [*days, *((one.start, one.end) for one in find_numbers(text) if one.sure)])
    share, count = (_share_en if english else _share_vi)(words, supports)
    found = []
    enough = ENOUGH_EN if english else ENOUGH_VI if count >= _MANY else ENOUGH_SHORT_VI
    if (share < enough and (count >= _FEW or not anchored)) or not (count or anchored):
        found.append(Claim(kind=Kind.CONTENT, text=f"{share:.2f}"))
    elif _SPEAKER.search(text) and not any(_SPEAKER.search(support.body) for support in supports):
        found.append(Claim(kind=Kind.CONTENT, text=_SPEAKER.findall(text)[0]))
    turned = (_turned_en if english else _turned_vi)(text, supports)
    if turned:
        found.append(Claim(kind=Kind.POLARITY, text=turned))
    return tuple(found)


@cache
def _function_words(language: str) -> frozenset[str]:
    rows = load_question_words()["en" if language == "en" else "vi"]
    return frozenset(row for row in rows if " " not in row)


def _share_vi(text: str, supports: Sequence[Support]) -> tuple[float, int]:
    """The share of the sentence's content syllables that its citations hold, and how many it has."""
    left_out = _function_words("vi") | _FRAME_VI
    words = [word for word in syllables(text) if word not in left_out and not word.isdecimal()]
    known = frozenset().union(*(support.words for support in supports))
    return (sum(word in known for word in words) / len(words) if words else 1.0), len(words)


def _share_en(text: str, supports: Sequence[Support]) -> tuple[float, int]:
    left_out = _function_words("en") | _FRAME_EN
    covered = [False] * len(text)
    for phrase in find_phrases(text):
        if any(says(support.canon, phrase) for support in supports):
            covered[phrase.start : phrase.end] = [True] * (phrase.end - phrase.start)
    words = [match for match in _WORD_EN.finditer(text) if match[0].lower() not in left_out and len(match[0]) > 1]
    good = sum(covered[match.start()] or _is_there(match[0], supports) for match in words)
    return (good / len(words) if words else 1.0), len(words)


def _is_there(word: str, supports: Sequence[Support]) -> bool:
    """Whether an English word, a name or a learned equivalent of it stands in a citation."""
    low = word.lower()
    return any(
        f" {low} " in support.folded or any(f" {sense} " in support.canon for sense in learned(word)) for support in supports
    )


def _turned_vi(text: str, supports: Sequence[Support]) -> str:
    """The words by which a Vietnamese sentence says the contrary of its citation; "" where it doesn't."""
    permit = _PERMITS_VI.search(text)
    if permit and not any(_PERMITTED_VI.search(support.body) for support in supports):
        return permit[0]
    mine = _grams(text)
    theirs: dict[tuple[str, ...], set[bool]] = {}
    for support in supports:
        for gram, negated in _grams(support.body).items():
            theirs.setdefault(gram, set()).update(negated)
    shared = [gram for gram in mine if gram in theirs]
    if shared and all(mine[gram].isdisjoint(theirs[gram]) for gram in shared):
        return " ".join(shared[0])
    negation = next((word for word in syllables(text) if word in _NEGATIONS_VI), "")
    negators = _NEGATIONS_VI | _SOFT_VI
    if negation and not any(word in negators for support in supports for word in syllables(support.body)):
        return negation
    return ""


def _grams(text: str) -> dict[tuple[str, ...], set[bool]]:
    """Each row of syllables of ``text`` to whether a negation reaches it, wherever it stands."""
    found: dict[tuple[str, ...], set[bool]] = {}
    for part in _BREAK.split(text):
        words = syllables(part)
        for at in range(len(words) - _GRAM + 1):
            gram = tuple(words[at : at + _GRAM])
            if any(word in _NEGATIONS_VI or word.isdecimal() for word in gram):
                continue
            reached = words[max(0, at - _SCOPE) : at]
            found.setdefault(gram, set()).add(any(word in _NEGATIONS_VI or word in _SOFT_VI for word in reached))
    return found


def _turned_en(text: str, supports: Sequence[Support]) -> str:
    """The same for English, by its negations and permissions."""
    permit = _PERMITS_EN.search(text)
    if permit and not any(_PERMITTED_VI.search(support.body) for support in supports):
        return permit[0]
    negation = _NEGATIONS_EN.search(text)
    negators = _NEGATIONS_VI | _SOFT_VI
    if negation and not any(word in negators for support in supports for word in syllables(support.body)):
        return negation[0]
    return ""
