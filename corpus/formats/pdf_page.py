"""A PDF page's text layer as words: hidden ones apart, legacy fonts converted, spaces by geometry."""

from __future__ import annotations

import itertools
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from corpus.formats import legacy
from corpus.formats.pdf_chars import INVISIBLE, Char, is_hidden, is_slanted, place, read_chars, reading_direction, turner
from corpus.formats.pdf_drawn import Box, read_drawn
from corpus.formats.pdf_words import PageWords, Word

_LAYER_SHARE = 0.5  # of a page's characters invisible, over a picture: the layer that a scanner's software wrote
_LAYER_IMAGE = 0.5  # of the page that such a picture covers
_GAP = 0.2  # em between two letters: where no space is written, as wide a gap is one
_PLACE_GAP = 0.1  # em between where one letter's place ends and the next one's begins; a "1" is narrower than its place
_NO_GAP = 0.04  # em: a written space that is as narrow is an error of the font's widths ("ủ y ban")
_OVERLAP = -0.6  # em: a letter that starts as far before the last one's end begins another word
_OFF_LINE = 0.45  # em between the baselines of one word's letters
_RAISED = (0.15, 0.6)  # em above the baseline where a footnote's mark stands
_BACK, _AHEAD = -0.25, 0.35  # em that such a mark may overlap the word it marks, or stand off
_SMALL = 0.85  # of the size beside it: such a mark's size
_ASCENT, _DESCENT = 0.75, 0.2  # em above and below the baseline that a line takes
_COPY = 2.0  # points between a word and the copy of it that makes it bold
_UNSEEN = "\u200b\ufeff"
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_words(page: Any) -> PageWords:
    """One page (pypdfium2's) as words. Nothing is recognised from pictures here."""
    drawn = read_drawn(page)
    box: Box = page.get_cropbox()
    width, height = box[2] - box[0], box[3] - box[1]
    raws = list(read_chars(page))
    quarter = reading_direction(char.angle for char in raws)
    turn = turner(quarter, box)
    share = max((_overlap(image, box) for image in drawn.images), default=0.0) / max(1.0, width * height)
    unseen = sum(char.style.mode in INVISIBLE for char in raws)
    layer = bool(raws) and unseen >= _LAYER_SHARE * len(raws) and share >= _LAYER_IMAGE
    seen: list[Char] = []
    hidden: list[Char] = []
    slanted: list[Char] = []
    for raw in raws:
        home = hidden if is_hidden(raw, box, drawn, layer=layer) else slanted if is_slanted(raw) else seen
        home.append(place(raw, turn, quarter))
    return PageWords(
        width=width if quarter % 2 == 0 else height,
        height=height if quarter % 2 == 0 else width,
        words=_marked(_distinct(_words(_without_legacy(seen)))),
        rules=drawn.rules(turn),
        hidden=_text(hidden),
        slanted=_text(slanted),
        legacy=tuple(sorted({kind for char in seen if (kind := legacy.font_encoding(char.style.font))})),
        layer=layer,
        image_share=min(1.0, share),
        unmapped=sum(char.unknown for char in raws) / len(raws) if raws else 0.0,
        blank=not raws and not drawn.objects,
    )


def _overlap(box: Box, page: Box) -> float:
    width = min(box[2], page[2]) - max(box[0], page[0])
    height = min(box[3], page[3]) - max(box[1], page[1])
    return max(0.0, width) * max(0.0, height)


def _without_legacy(chars: Sequence[Char]) -> list[Char]:
    """The characters of the fonts before Unicode converted, run by run."""
    found: list[Char] = []
    for kind, run in itertools.groupby(chars, lambda char: legacy.font_encoding(char.style.font)):
        group = list(run)
        found += _converted(group, kind) if kind else group
    return found


def _converted(group: Sequence[Char], kind: str) -> list[Char]:
    """A letter and its mark are two characters in VNI: the mark goes to the letter before it."""
    found: list[Char] = []
    for char in group:
        if kind == "VNI" and found and len(legacy.from_vni(found[-1].text + char.text)) == 1:
            last = found[-1]
            found[-1] = replace(
                last, text=last.text + char.text, x1=max(last.x1, char.x1), place1=max(last.place1, char.place1)
            )
        else:
            found.append(char)
    letters = [replace(char, text=legacy.from_font(char.text, char.style.font)) for char in found]
    return list(_with_hooks(letters)) if kind == "TCVN3" else letters


def _with_hooks(chars: Sequence[Char]) -> Iterator[Char]:
    """In TCVN3 ư is a byte that other encodings take for a hyphen: one that makes a syllable of its word is ư."""
    for blank, run in itertools.groupby(chars, lambda char: not (char.text.isalpha() or char.text == "-")):
        word = list(run)
        text = "".join(char.text for char in word)
        if blank or text in ("-", "--") or "-" not in text or not legacy.is_syllable(text.replace("-", "ư")):
            yield from word
        else:
            letter = "Ư" if text.isupper() else "ư"
            yield from (replace(char, text=letter) if char.text == "-" else char for char in word)


def _words(chars: Iterable[Char]) -> Iterator[Word]:
    word: list[Char] = []
    for char in chars:
        if char.text.isspace() or char.text in _UNSEEN:
            # A space counts by the gap that it leaves; the next letter shows it.
            if word and char.text not in _UNSEEN:
                word.append(char)
            continue
        if word and _parts(word, char):
            yield _word(word)
            word = []
        word.append(char)
    if word:
        yield _word(word)


def _parts(word: Sequence[Char], char: Char) -> bool:
    """Whether a character begins another word than the one before it ends."""
    last = next(seen for seen in reversed(word) if not seen.text.isspace())
    size = max(last.style.size, char.style.size, 1.0)
    if unicodedata.combining(char.text[0]):
        return False
    if last.turned and char.turned:
        return word[-1].text.isspace()
    if char.turned != last.turned or abs(char.baseline - last.baseline) > _OFF_LINE * size:
        return True
    gap = (char.x0 - last.x1) / size
    if gap < _OVERLAP:
        return True
    if word[-1].text.isspace():
        return gap > _NO_GAP
    return gap > _GAP and (char.place0 - last.place1) / size > _PLACE_GAP


def _word(chars: Sequence[Char]) -> Word:
    drawn = [char for char in chars if not char.text.isspace()]
    size = Counter(char.style.size for char in drawn).most_common(1)[0][0]
    baseline = Counter(round(char.baseline, 1) for char in drawn).most_common(1)[0][0]
    text = "".join(_superscript(char, size, baseline) for char in drawn)
    return Word(
        text=unicodedata.normalize("NFC", text),
        x0=min(char.x0 for char in drawn),
        x1=max(char.x1 for char in drawn),
        top=min([baseline - _ASCENT * size, *(char.top for char in drawn)]),
        bottom=baseline + _DESCENT * size,
        baseline=baseline,
        size=max(size, 1.0),
    )


def _superscript(char: Char, size: float, baseline: float) -> str:
    raised = _RAISED[0] * size < baseline - char.baseline < _RAISED[1] * size
    return char.text.translate(_SUPERSCRIPTS) if raised and char.style.size <= _SMALL * size else char.text


def _distinct(words: Iterable[Word]) -> list[Word]:
    """Without the second copy of a word that is drawn twice to look bold or shadowed."""
    found: list[Word] = []
    seen: set[tuple[str, int, int]] = set()
    for word in words:
        x, y = round(word.x0 / _COPY), round(word.baseline / _COPY)
        if any((word.text, x + dx, y + dy) in seen for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            continue
        seen.add((word.text, x, y))
        found.append(word)
    return found


def _marked(words: Sequence[Word]) -> tuple[Word, ...]:
    """With a small raised number that stands as a word of its own joined to the word that it marks."""
    found: list[Word] = []
    for word in words:
        last = found[-1] if found else None
        if last is not None and word.text.isdigit() and word.size <= _SMALL * last.size:
            rise = (last.baseline - word.baseline) / last.size
            if _RAISED[0] < rise < _RAISED[1] and _BACK < (word.x0 - last.x1) / last.size < _AHEAD:
                found[-1] = replace(last, text=last.text + word.text.translate(_SUPERSCRIPTS), x1=word.x1)
                continue
        found.append(word)
    return tuple(found)


def _text(chars: Sequence[Char]) -> tuple[str, ...]:
    """Text set aside, as one line."""
    found = " ".join(word.text for word in _words(chars))
    return (found,) if found else ()
