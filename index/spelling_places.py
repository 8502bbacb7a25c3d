"""Names of provinces and districts with lost marks put right: "Hà Nôi" is Hà Nội."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.names import SURNAMES
from corpus.places import gazetteer
from index.syllable import NO_TONE, is_lawful, split_tone
from index.tokens import fold_syllable, tone_style

COMMUNES = frozenset({"xã", "phường", "thị trấn", "đặc khu"})
LONGEST = 4
"""Syllables of the longest name looked for."""


def spelt_names(words: Sequence[str | None]) -> Iterator[tuple[int, str]]:
    """Capitalised rows of ``words`` that are a province's or district's name: (place in the row, the name's syllable there).

    None in ``words`` stands for what parts two names: punctuation, a number. A person's name stays.
    """
    start = 0
    while start < len(words):
        for size in range(min(LONGEST, len(words) - start), 1, -1):
            row = [word for word in words[start : start + size] if word is not None and word[:1].isupper()]
            name = _name(row) if len(row) == size and not _of_person(words, start) else None
            if name is not None:
                yield from enumerate(name.split(), start)
                start += size
                break
        else:
            start += 1


def _of_person(words: Sequence[str | None], start: int) -> bool:
    before = words[start - 1] if start else None
    return before is not None and before[:1].isupper() and fold_syllable(before.lower()) in SURNAMES


def _name(row: Sequence[str]) -> str | None:
    """The one name that capitalised words may be with marks lost; as they are where that is some place's name."""
    typed = [tone_style(word.lower()) for word in row]
    places = gazetteer().get(" ".join(fold_syllable(word) for word in typed), ())
    if any(_syllables(place.name) == typed for place in places):
        return " ".join(row)
    wide = {place.name for place in places if place.unit not in COMMUNES}
    if len(wide) != 1:
        return None
    (name,) = wide
    true = _syllables(name)
    return (
        name if len(true) == len(typed) and all(a == b or _is_unmarked(a) for a, b in zip(typed, true, strict=True)) else None
    )


def _syllables(name: str) -> list[str]:
    return [tone_style(word) for word in name.lower().split()]


def _is_unmarked(word: str) -> bool:
    return split_tone(word)[1] == NO_TONE or not is_lawful(word)
