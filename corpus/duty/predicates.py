"""Where a named group's predicate begins: verbs inside a name against verbs that the group is to act by."""

from __future__ import annotations

from corpus.duty.actors import MODAL_WITHIN, actor_at, modal_ahead
from corpus.duty.types import Part
from corpus.duty.words import Match, Tokens, manner_hints, verb_of

LONGEST = 90  # tokens of a group: the longest real lists of bodies stay below
_MODAL_NEAR = 6  # tokens: with a modal word so close behind, a verb belongs to the name before it
_INSIDE = frozenset({"việc", "công", "nhiệm", "về", "của", "được", "bị", "phục", "trong", "như", "các", "những", "đang", "đã", "cho", "sự",
                     "mức", "điểm", "nguồn", "trách", "theo", "vi", "kỳ", "quyền"})  # fmt: skip
"""A verb right behind one of these is part of a noun phrase."""
_OBJECT_OPENERS = frozenset({"việc", "các", "những", "mọi", "toàn"})
"""What opens the object of a verb: "Đoàn kiểm tra các cơ sở"."""
_ASIDE_PAIRS = frozenset({("trong", "thời"), ("trong", "vòng"), ("trong", "phạm"), ("trong", "quá"), ("theo", "chức"), ("theo", "nhiệm"), ("theo", "thẩm"),
                          ("chậm", "nhất"), ("trên", "cơ"), ("căn", "cứ"), ("định", "kỳ"), ("hằng", "ngày"), ("hàng", "ngày"), ("hằng", "năm"),
                          ("hàng", "năm"), ("hằng", "tháng"), ("hàng", "tháng"), ("hằng", "quý"), ("hàng", "quý"), ("hằng", "tuần"), ("hàng", "tuần")})  # fmt: skip
"""What stands between a subject and its predicate: a time, a condition, a basis."""
_STATES = frozenset({"có", "còn", "đủ", "thuộc", "là", "bị", "đạt", "đáp", "thỏa", "hoàn"})
"""Behind "không": what somebody is or has, no demand."""
_SHARE_VERBS = frozenset({"có", "đạt", "được"})
"""What a target says of a share of bodies: "100% xã có …"."""


class PredicateFinder:
    """Tells, at the token that a group's reader has come to, whether the predicate begins there."""

    def __init__(self, tokens: Tokens, start: int, *, acting: bool, told: bool = False) -> None:
        self.tokens = tokens
        self.start = self.at = self.part = start
        self.acting = acting
        self.told = told
        self.parts: list[Part] = []
        self.kind = ""
        self.plural = False
        self.qualified = -1  # the token where a verb may still belong to the name
        self.skipped: int | None = None  # a verb taken for part of the name
        self.inside = -1  # the token where a verb goes on with one inside a noun phrase: "việc hướng dẫn thực hiện"
        self.denied = False
        self.weak: int | None = None  # a word that may be a verb of its own or none at all

    def _is_aside(self) -> bool:
        word, after = self.tokens.word(self.at), self.tokens.word(self.at + 1)
        if self.tokens.is_capital(self.at):
            return False
        if word in ("sau", "trước"):
            return after in ("khi", "ngày")
        return (word, after) in _ASIDE_PAIRS or (word in ("khi", "nếu") and self.kind != "rel")

    def _behind_aside(self) -> int | None:
        """The predicate behind a time, condition or basis: a modal word, an adverb of action, or a verb behind a comma."""
        for k in range(self.at + 2, min(len(self.tokens), self.at + LONGEST)):
            word = self.tokens.word(k)
            if word in (";", "."):
                break
            verb = self._verb_at(k)
            if verb is None:
                continue
            if self.tokens.word(k - 1) == "," or verb.kind in ("modal", "ban", "may"):
                return k
            if verb.kind == "adverb" and self.tokens.word(k - 1) not in _INSIDE and self.tokens.word(k - 1) not in ("và", "để"):
                return k
        verb = self._verb_at(self.at)
        if verb is None:
            return None
        behind = self.at + verb.length
        return behind if self._verb_at(behind) is not None and verb.kind == "adverb" else self.at

    def _verb_at(self, i: int, *, any_case: bool = False) -> Match | None:
        if self.tokens.is_capital(i) and not any_case:
            return None
        found = verb_of(self.tokens, i)
        if found is None or found.kind in ("none", "weak") or actor_at(self.tokens, i) is not None:
            return None
        return found

    def _verb_inside(self) -> int | None:
        """How many tokens of a verb here belong to the name, 0 where no verb stands here, None where the predicate begins."""
        found = self._verb_at(self.at)
        if self.tokens.word(self.start + 1) == "%" and self.tokens.word(self.at) in _SHARE_VERBS:
            return None
        if found is None:
            self._note_weak()
            return None if self._denies() else 0
        if found.kind == "late" or self._described():
            self.skipped = self.at if found.kind == "late" and self.skipped is None else self.skipped
            return found.length
        if found.kind in ("modal", "ban", "may"):
            return None
        if self.tokens.word(self.at) in ("phòng", "chống") or (self.qualified == self.at and self._modal_right_behind(found)):
            return found.length
        if self._inside_noun():
            self.inside = self.at + found.length
            return found.length
        if self.inside == self.at and found.kind in ("verb", "qualifier"):
            return found.length
        if found.kind == "adverb":
            camp = self.tokens.word(self.at) == "tập" and self.tokens.word(self.at - 1) in ("ly", "dung", "cảnh")
            return found.length if camp else None
        qualifies = found.kind == "qualifier" or self.kind == "rel"
        behind = self.tokens.word(self.at + found.length)
        if self.qualified != self.at or not qualifies or behind in manner_hints():
            return None
        return None if behind in _OBJECT_OPENERS and not self._predicate_ahead() else found.length

    def _inside_noun(self) -> bool:
        """Whether the verb here belongs to a noun before it: "việc hướng dẫn", "Ban Quản lý dự án đầu tư xây dựng"."""
        before = self.tokens.word(self.at - 1)
        project = before == "án" and self.tokens.word(self.at - 2) in ("dự", "đề")
        return (before in _INSIDE or project) and not self.tokens.is_capital(self.at - 1)

    def _described(self) -> bool:
        """Whether the verb here describes "người …" of whom a modal word says more behind it."""
        modal = modal_ahead(self.tokens, self.at) if self.kind == "rel" else None
        return modal is not None and modal != self.at

    def _denies(self) -> bool:
        """Whether "không" begins what the group is not to do, and isn't half of a word ("không gian") or of a condition."""
        if self.tokens.word(self.at) != "không" or self.kind == "rel" or self.tokens.is_capital(self.at):
            return False
        found = verb_of(self.tokens, self.at)
        behind = self.tokens.word(self.at + 1)
        plain = found is not None and found.kind != "none" and behind.isalpha() and behind not in _STATES
        self.denied = plain and self.tokens.word(self.at - 1) not in ("hàng", "đường", "bên", "hay", "hoặc", "dù")
        return self.denied

    def _note_weak(self) -> None:
        found = verb_of(self.tokens, self.at)
        if self.weak is None and found is not None and found.kind == "weak" and not self.tokens.is_capital(self.at):
            self.weak = self.at

    def _modal_right_behind(self, verb: Match) -> bool:
        """Whether a modal word follows the verb so closely that the verb belongs to the name: "các nơi phong tỏa phải …"."""
        for k in range(self.at + verb.length, self.at + verb.length + _MODAL_NEAR):
            if self.tokens.word(k) in (",", ";", ":", "."):
                return False
            found = self._verb_at(k)
            if found is not None and found.kind in ("modal", "ban"):
                return True
        return False

    def _predicate_ahead(self) -> bool:
        """Whether a modal word or an adverb of action stands within reach, so that a verb before it belongs to the name."""
        for k in range(self.at + 1, min(len(self.tokens), self.at + MODAL_WITHIN)):
            if self.tokens.word(k) in (";", ":", "."):
                return False
            found = self._verb_at(k)
            if found is not None and found.kind in ("modal", "ban", "adverb") and self.tokens.word(k - 1) != "để":
                return True
        return False

    def _step_over(self, length: int) -> None:
        if self.skipped is None and self.inside != self.at + length:
            self.skipped = self.at
        self.at += length
        self.qualified = self.at
