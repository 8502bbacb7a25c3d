"""What a caller restricts an answer or a search to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Self

from corpus.errors import AnswerError
from corpus.text import fold_diacritics
from corpus.types import Directive


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Each field names the values that are let through, () for any; names are compared without case and diacritics."""

    doc_id: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    number: tuple[str, ...] = ()

    @classmethod
    def of(cls, value: Filters | Mapping[str, Any] | None) -> Self | Filters:
        """Filters from a mapping of names to a string or a list of strings; AnswerError for a name that isn't one."""
        if value is None:
            return cls()
        if isinstance(value, Filters):
            return value
        known = {field.name for field in fields(cls)}
        unknown = sorted(set(value) - known)
        if unknown:
            raise AnswerError(
                f"Không có bộ lọc {unknown[0]!r}. / There is no filter {unknown[0]!r}.",
                hint=f"Bộ lọc dùng được / filters: {', '.join(sorted(known))}.",
            )
        return cls(**{name: _strings(given) for name, given in value.items()})

    def admits(self, directive: Directive) -> bool:
        """Whether a directive passes every filter."""
        heading = directive.heading
        return (
            (not self.doc_id or directive.doc_id in self.doc_id)
            and _some(self.place, directive.jurisdiction)
            and _some(self.kind, (heading.kind.value or "",))
            and _some(self.issuer, (heading.issuer.value or "",))
            and _some(self.number, (heading.number.value or "",))
        )


def issued_by(directive: Directive, as_of: date | None) -> bool:
    """Whether a directive was out on ``as_of``; one of unknown date counts as out, a partly known one by its first day."""
    issued = directive.heading.issued_on.value
    if as_of is None or issued is None:
        return True
    return (issued.year, issued.month or 1, issued.day or 1) <= (as_of.year, as_of.month, as_of.day)


def _strings(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Sequence) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise AnswerError(
        f"Giá trị bộ lọc {value!r} không phải chuỗi. / The filter value {value!r} isn't a string or a list of them.",
        hint='Ví dụ / e.g. {"place": "Bắc Hà"}.',
    )


def _some(wanted: tuple[str, ...], values: Sequence[str]) -> bool:
    if not wanted:
        return True
    folded = [fold_diacritics(value) for value in values]
    return any(fold_diacritics(want) in value for want in wanted for value in folded if value)
