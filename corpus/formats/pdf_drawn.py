"""What a PDF page draws besides text: ruled lines, backgrounds, pictures."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from corpus.formats.pdf_words import Rule

Box = tuple[float, float, float, float]  # left, bottom, right, top in page space
Turn = Callable[[float, float], tuple[float, float]]
Matrix = tuple[float, float, float, float, float, float]

_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_THIN = 2.5  # points: a filled shape as thin is a ruled line
_RULE_LENGTH = 6.0  # points: shorter strokes are dashes or parts of a drawing
_STRAIGHT = 0.7  # points off its axis that a ruled line may run
_MAX_OBJECTS = 20_000  # a page with more is a drawing: its lines are no table's
_MAX_SEGMENTS = 400  # of one path: more is a drawing
_MAX_DEPTH = 6  # of forms within forms
_WHITE = 235  # of 255 in every colour: what is as light is paper


@dataclass(slots=True)
class Drawn:
    """The drawn things of a page, in page space."""

    segments: list[tuple[float, float, float, float]] = field(default_factory=list)
    dark: list[Box] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    objects: int = 0

    def rules(self, turn: Turn) -> tuple[Rule, ...]:
        """The lines along an axis, ``turn`` mapping page space to reading space."""
        found = []
        for xa, ya, xb, yb in self.segments:
            (x0, y0), (x1, y1) = turn(xa, ya), turn(xb, yb)
            if abs(y0 - y1) <= _STRAIGHT and abs(x0 - x1) >= _RULE_LENGTH:
                found.append(Rule(upright=False, at=(y0 + y1) / 2, start=min(x0, x1), end=max(x0, x1)))
            elif abs(x0 - x1) <= _STRAIGHT and abs(y0 - y1) >= _RULE_LENGTH:
                found.append(Rule(upright=True, at=(x0 + x1) / 2, start=min(y0, y1), end=max(y0, y1)))
        return tuple(found)

    def behind(self, x: float, y: float) -> bool:
        """Whether something dark or a picture is drawn at a place, so that white text shows on it."""
        return any(
            left <= x <= right and bottom <= y <= top for left, bottom, right, top in itertools.chain(self.dark, self.images)
        )


def read_drawn(page: Any) -> Drawn:
    """Walk the page's objects, those inside forms included."""
    import pypdfium2.raw as raw

    drawn = Drawn()
    for kind, thing, matrix in _objects(raw, page.raw):
        drawn.objects += 1
        if drawn.objects > _MAX_OBJECTS:
            drawn.segments.clear()
            break
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            drawn.images.append(_bounds(raw, thing, matrix))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _read_path(raw, thing, matrix, drawn)
    return drawn


def _objects(raw: Any, page: Any) -> Iterator[tuple[int, Any, Matrix]]:
    count = raw.FPDFPage_CountObjects(page)
    for i in range(min(count, _MAX_OBJECTS + 1)):
        yield from _inside(raw, raw.FPDFPage_GetObject(page, i), _IDENTITY, 0)


def _inside(raw: Any, thing: Any, matrix: Matrix, depth: int) -> Iterator[tuple[int, Any, Matrix]]:
    kind = raw.FPDFPageObj_GetType(thing)
    if kind != raw.FPDF_PAGEOBJ_FORM:
        yield kind, thing, matrix
    elif depth < _MAX_DEPTH:
        inner = _times(_matrix(raw, thing), matrix)
        for i in range(min(raw.FPDFFormObj_CountObjects(thing), _MAX_OBJECTS + 1)):
            yield from _inside(raw, raw.FPDFFormObj_GetObject(thing, i), inner, depth + 1)


def _matrix(raw: Any, thing: Any) -> Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, found):
        return _IDENTITY
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def _bounds(raw: Any, thing: Any, matrix: Matrix) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        return (0.0, 0.0, 0.0, 0.0)
    xa, ya = _apply(matrix, left.value, bottom.value)
    xb, yb = _apply(matrix, right.value, top.value)
    return (min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))


def _read_path(raw: Any, path: Any, matrix: Matrix, drawn: Drawn) -> None:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(path, mode, stroked) or not (mode.value or stroked.value):
        return
    filled = bool(mode.value) and _is_dark(raw, path)
    count = raw.FPDFPath_CountSegments(path)
    if count > _MAX_SEGMENTS:
        return
    for points in _subpaths(raw, path, count, _times(_matrix(raw, path), matrix)):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, bottom, right, top = min(xs), min(ys), max(xs), max(ys)
        if stroked.value:
            drawn.segments += [(*a, *b) for a, b in itertools.pairwise(points)]
        elif filled and top - bottom <= _THIN:
            drawn.segments.append((left, (bottom + top) / 2, right, (bottom + top) / 2))
        elif filled and right - left <= _THIN:
            drawn.segments.append(((left + right) / 2, bottom, (left + right) / 2, top))
        elif filled:
            drawn.dark.append((left, bottom, right, top))


def _is_dark(raw: Any, path: Any) -> bool:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(path, *parts):
        return True
    *colours, alpha = (part.value for part in parts)
    return bool(alpha) and min(colours) < _WHITE


def _subpaths(raw: Any, path: Any, count: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, i)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(_apply(matrix, x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points
