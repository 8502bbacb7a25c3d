"""Who is named: a group of bodies, roles or people at a place of a sentence, where its name ends and what it does begins."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.duty.actors import actor_at, modal_ahead
from corpus.duty.predicates import LONGEST, PredicateFinder
from corpus.duty.types import Part
from corpus.duty.words import Match, Tokens, actors, verb_of

_STOPS = frozenset("là gồm bị đã đang vừa do nêu quy trừ xem để nhằm thì vì nếu khi bằng bao".split())
"""What ends a name that nobody acts behind."""
_OBJECT_ENDS = frozenset(
    "về để theo trước sau khi nhằm xem trong tại bằng những hằng hàng làm cho biết phê xin đồng chậm từ vào được là kịp đối với "
    "ngay tham phối nếu dự đề hồ báo tờ danh nội phương số việc cụ qua và".split()
)
"""What ends the name of somebody to whom something goes."""
_OBJECT_END_PAIRS = frozenset(
    {
        ("thông", "qua"), ("thông", "tin"), ("thông", "báo"), ("kết", "quả"), ("tình", "hình"), ("giải", "quyết"), ("ban", "hành"),
        ("quyết", "định"), ("chỉ", "đạo"), ("tổng", "hợp"), ("định", "kỳ"), ("có", "ý"), ("có", "biện"), ("kế", "hoạch"), ("văn", "bản"),
    }
)  # fmt: skip
"""The same by two syllables, of which the first alone may be part of a name ("giao thông")."""
_PLURAL_HEADS = frozenset({"bộ", "sở", "ban", "phòng", "ngành", "tỉnh", "phố", "trường", "cục", "chí", "bà", "vị", "xã", "phường", "huyện", "quận",
                           "vụ", "viện", "cơ", "đoàn", "hội", "ty", "khu", "án", "tổ", "quan"})  # fmt: skip
"""A colon behind one of these opens the list of names: "các Bộ: Quốc phòng, Công an"."""


_JOINTS = frozenset({";", ",", "và", "hoặc", "cùng", "/", "-", "–"})
_NEVER_LAST = frozenset({",", "và", ";", ":", ".", "bị", "được", "cũng", "đều"})
"""What stands between a name and its predicate and belongs to neither."""
_CLOSERS = frozenset({"!", "?", "…", "...", ")", "”", '"', "»"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The named bodies or people from token ``start`` to token ``end`` (excluded), each a part of the text.

    ``predicate`` is where what they must do begins: ``end`` itself or behind a comma or colon; None where nothing does.
    ``kind`` is the class of the last head. ``sure`` is False for a predicate that may as well be part of the name.
    """

    start: int
    end: int
    parts: tuple[Part, ...]
    kind: str
    predicate: int | None
    sure: bool = True


def read_group(tokens: Tokens, i: int, *, acting: bool = True, told: bool = False) -> Group | None:
    """The group whose first name begins at token ``i``.

    With ``acting`` the name goes on until its predicate; else it is an object ("báo cáo X về …") and ends sooner. ``told``
    says that the group is told to act, so that a predicate must follow, be it a word that is seldom a verb.
    """
    head = actor_at(tokens, i)
    return None if head is None else _Reader(tokens, i, acting=acting, told=told).read(head)


class _Reader(PredicateFinder):
    """Reads one group from left to right."""

    def read(self, head: Match) -> Group | None:
        self._take(head)
        limit = min(len(self.tokens), self.start + LONGEST)
        while self.at < limit:
            end, predicate = self._step()
            if end and (predicate is not None or not self.acting):
                return self._group(predicate)
            if end:
                break
        fallback = self.skipped if self.skipped is not None else self.weak if self.told else None
        if self.acting and fallback is not None:
            self.at = fallback
            return replace(self._group(fallback), sure=self.told)
        return self._group(None)

    def _group(self, predicate: int | None) -> Group:
        end = self.at
        while end > self.part and self.tokens.word(end - 1) in _NEVER_LAST:
            end -= 1
        self._close(end)
        return Group(
            start=self.start, end=end, parts=tuple(self.parts), kind=self.kind, predicate=predicate, sure=not self.denied
        )

    def _close(self, end: int) -> None:
        if end > self.part:
            self.parts.append(Part(start=self.tokens.starts[self.part], end=self.tokens.ends[end - 1]))

    def _take(self, head: Match) -> None:
        self.kind = head.kind
        first = actors().at(self.tokens.words, self.at)
        self.plural = first is not None and first.kind == "determiner"
        self.at += head.length
        self.qualified = self.at if head.kind in ("common+", "rel", "short") or self._is_unit_of_people() else -1

    def _is_unit_of_people(self) -> bool:
        return self.tokens.word(self.at - 1) in ("đoàn", "tổ", "đội", "tâm", "viên", "đồng", "tác")

    def _step(self) -> tuple[bool, int | None]:
        """One token on: whether the group ends here, and where its predicate is."""
        word = self.tokens.word(self.at)
        if word == "(":
            return self._bracket()
        if word in _CLOSERS or (word == "." and not self._abbreviated()):
            return True, None
        if word in _JOINTS:
            return self._joint(word)
        if word == ":":
            return self._colon()
        if self.acting:
            stopped = self._interrupted()
            if stopped is not None:
                return stopped
            inside = self._verb_inside()
            if inside is None:
                return True, self.at
            if inside:
                self._step_over(inside)
                return False, None
        if self._ends(word):
            return True, None
        self._walk()
        return False, None

    def _interrupted(self) -> tuple[bool, int | None] | None:
        """The end of a name before a time, condition or basis, or before "lãnh đạo"; None where it goes on."""
        if self._leads():
            return True, self.at
        return (True, self._behind_aside()) if self._is_aside() else None

    def _leads(self) -> bool:
        """Whether "lãnh đạo" here is what the body does: with no comma before it, it names no other people."""
        named = self.kind == "body" and self.at > self.start + 1 and not self.tokens.is_capital(self.at)
        return named and self.tokens.follows(self.at, ("lãnh", "đạo"))

    def _bracket(self) -> tuple[bool, int | None]:
        """Past the bracket's end; an object's name ends before it."""
        close = next((k for k in range(self.at, len(self.tokens)) if self.tokens.word(k) == ")"), None)
        if close is None or not self.acting:
            return True, None
        self.at = close + 1
        return False, None

    def _abbreviated(self) -> bool:
        return self.tokens.word(self.at - 1) in ("tp", "tx", "tt", "q", "h", "p") and self.at + 1 < len(self.tokens)

    def _ends(self, word: str) -> bool:
        if not self.acting:
            verb = verb_of(self.tokens, self.at)
            ends = word in _OBJECT_ENDS or (word, self.tokens.word(self.at + 1)) in _OBJECT_END_PAIRS
            ends = ends or (verb is not None and verb.kind == "adverb" and verb.length > 1 and word != "thường")
            return ends and not self.tokens.is_capital(self.at)
        if word == "nêu" and self.tokens.word(self.at + 1) == "trên":
            return False
        if word not in _STOPS or self.tokens.is_capital(self.at) or self.tokens.word(self.at - 1) in ("nhất", "biệt"):
            return False
        if self.kind in ("rel", "common+", "common") and word not in ("là", "gồm", "bao", "thì", "xem", "để", "nhằm"):
            return modal_ahead(self.tokens, self.at) is None
        return True

    def _walk(self) -> None:
        head = actor_at(self.tokens, self.at)
        if head is not None and head.kind != "unit":
            kind = self.kind
            self._take(head)
            self.kind = kind if kind == "role" else head.kind
            return
        verb = verb_of(self.tokens, self.at) if self.tokens.is_capital(self.at) else None
        short = actors().at(self.tokens.words, self.at)
        self.at += verb.length if verb else 1
        if short is not None and short.kind == "short" and not self.tokens.is_capital(self.at - 2):
            self.qualified = self.at

    def _joint(self, word: str) -> tuple[bool, int | None]:
        after = self.at + 1
        while self.tokens.word(after) in ("và", "cùng", "với", ","):
            after += 1
        head = actor_at(self.tokens, after)
        if head is not None and word not in ("-", "–"):
            bare = head.kind in ("common", "common+", "rel") and self.tokens.word(after) not in (
                "các",
                "những",
                "mọi",
                "mỗi",
                "từng",
                "toàn",
            )
            if word == ";" or not (bare and self.plural):
                self._close(self.at)
                self.part = after
                self.at = after
            else:
                self.at = after
            plural = self.plural
            self._take(head)
            self.plural = self.plural or (bare and plural)
            return False, None
        if word == ";":
            return True, None
        if word in ("-", "–"):
            self.at = after
            return False, None
        if not self.acting:
            return self._object_joint(word, after)
        verb = self._verb_at(after)
        if verb is not None and verb.kind == "qualifier" and self.qualified == self.at:
            self.at = self.qualified = after
            return False, None
        if word == "," and verb is not None:
            return True, after
        self.at = after if word != "cùng" else self.at + 1
        return False, None

    def _object_joint(self, word: str, after: int) -> tuple[bool, int | None]:
        unit = actors().at(self.tokens.words, after)
        named = self.tokens.is_capital(after) or (unit is not None and unit.kind in ("unit", "short", "common", "common+"))
        if not named:
            return True, None
        self.at = after
        return False, None

    def _colon(self) -> tuple[bool, int | None]:
        before = self.tokens.word(self.at - 1)
        if (
            before in _PLURAL_HEADS
            and self.tokens.is_capital(self.at + 1)
            and self._verb_at(self.at + 1, any_case=True) is None
        ):
            if actor_at(self.tokens, self.at + 1) is None or self.plural:
                self.at += 1
                return False, None
        after = self.at + 1
        return True, after if self.acting and after < len(self.tokens) else None
