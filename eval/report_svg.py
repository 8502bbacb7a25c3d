"""Plots as inline SVG: no library, no script, no file; colours are the page's (``report_page.CSS``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 640  # user units; the page scales it
_LABELS, _VALUES = 168, 136  # room for the labels on the left, the figures on the right
_ROW = 26
_AXIS = 26  # room for an axis's numbers below
_DOT = 4.5
_TEXT_DROP = 4  # from a line's middle to its text's base line


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """One row of a forest plot; values in the axis's unit."""

    label: str
    value: float
    low: float
    high: float
    n: int
    strong: bool = False


def forest(rows: Sequence[Interval], *, title: str, low: float = 0.0, high: float = 100.0, zero: bool = False) -> str:
    """A dot with its interval for each row, over an axis from ``low`` to ``high``; ``zero`` draws a line there."""
    right = WIDTH - _VALUES
    height = _ROW * len(rows) + _AXIS
    bottom = _ROW * len(rows)

    def x(value: float) -> float:
        return _LABELS + (right - _LABELS) * (min(max(value, low), high) - low) / (high - low)

    parts = [_tick(x(tick), bottom, f"{tick:g}") for tick in _ticks(low, high)]
    if zero:
        parts.append(f'<line class="zero" x1="{x(0):.1f}" x2="{x(0):.1f}" y1="0" y2="{bottom}"/>')
    for number, row in enumerate(rows):
        y = _ROW * number + _ROW / 2
        name = "strong" if row.strong else ""
        told = f"{row.value:+.1f}" if zero else f"{row.value:.1f}"
        ends = f"{row.low:+.1f} … {row.high:+.1f}" if zero else f"{row.low:.0f}–{row.high:.0f}"
        parts += [
            f"<g><title>{escape(row.label)}: {told} [{ends}], n = {row.n}</title>",
            _text(_LABELS - 10, y, row.label, anchor="end", name=name),
            f'<line class="interval {name}" x1="{x(row.low):.1f}" x2="{x(row.high):.1f}" y1="{y}" y2="{y}"/>',
            f'<circle class="dot {name}" cx="{x(row.value):.1f}" cy="{y}" r="{_DOT}"/>',
            _text(right + 12, y, f"{told} [{ends}]", name=f"figure {name}"),
            "</g>",
        ]
    return _svg(parts, height, title)


def funnel(rows: Sequence[tuple[str, int, int]], *, title: str) -> str:
    """(label, reached, asked) as bars, each with what was lost since the one before."""
    right = WIDTH - _VALUES
    parts = []
    before = rows[0][2] if rows else 0
    for number, (label, reached, asked) in enumerate(rows):
        top = _ROW * number + 4
        share = (right - _LABELS - 60) / asked if asked else 0.0
        left = _LABELS + 60
        y = _ROW * number + _ROW / 2
        lost = f" −{before - reached}" if before > reached else ""
        told = f"{reached} ({100 * reached / asked:.0f} %)" if asked else "–"
        parts += [
            _text(left - 10, y, label, anchor="end"),
            f'<rect class="bar" x="{left}" y="{top}" width="{share * reached:.1f}" height="{_ROW - 8}"/>',
            f'<rect class="lost" x="{left + share * reached:.1f}" y="{top}" width="{share * (before - reached):.1f}" '
            f'height="{_ROW - 8}"/>',
            _text(right + 12, y, told + lost, name="figure"),
        ]
        before = reached
    return _svg(parts, _ROW * len(rows) + 6, title)


def curve(
    points: Sequence[tuple[float, float]], *, mark: tuple[float, float], labels: tuple[str, str], told: str, title: str
) -> str:
    """A line through ``points`` (both axes in per cent) and one marked point with what it is called."""
    left, top, right, bottom = 60, 12, WIDTH - 20, 240
    most = max([10.0, *(y for _, y in points), mark[1]]) * 1.1

    def place(point: tuple[float, float]) -> tuple[float, float]:
        return left + (right - left) * point[0] / 100, bottom - (bottom - top) * point[1] / most

    parts = [_tick(place((tick, 0))[0], bottom, f"{tick:g}", top=top) for tick in _ticks(0, 100)]
    for tick in _ticks(0, most):
        y = place((0, tick))[1]
        parts.append(f'<line class="grid" x1="{left}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(_text(left - 8, y, f"{tick:g}", anchor="end", name="axis"))
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in map(place, points))
    x, y = place(mark)
    beside = ("end", x - 10) if mark[0] > 60 else ("start", x + 10)
    parts += [
        f'<polyline class="curve" points="{path}"/>',
        f'<circle class="mark" cx="{x:.1f}" cy="{y:.1f}" r="6"/>',
        _text(beside[1], y + 20 if bottom - y > _ROW + 20 else y - 14, told, anchor=beside[0], name="strong"),
        _text((left + right) / 2, bottom + 36, labels[0], anchor="middle", name="axis"),
        f'<text class="axis" transform="translate(16 {(top + bottom) / 2}) rotate(-90)" text-anchor="middle">'
        f"{escape(labels[1])}</text>",
    ]
    return _svg(parts, bottom + 46, title)


def histogram(counts: Sequence[int], edges: Sequence[float], *, marks: Sequence[tuple[str, float]], title: str) -> str:
    """Bars between the edges, with named lines across them."""
    left, top, right, bottom = 20, 44, WIDTH - 20, 170
    span = edges[-1] - edges[0] or 1.0
    most = max([1, *counts])

    def x(value: float) -> float:
        return left + (right - left) * (min(value, edges[-1]) - edges[0]) / span

    parts = [_tick(x(tick), bottom, f"{tick:g} ms", top=bottom) for tick in _ticks(edges[0], edges[-1])]
    for count, start, end in zip(counts, edges[:-1], edges[1:], strict=True):
        height = (bottom - top) * count / most
        parts.append(
            f'<rect class="bar" x="{x(start):.1f}" y="{bottom - height:.1f}" width="{max(1.0, x(end) - x(start) - 1):.1f}" '
            f'height="{height:.1f}"><title>{start:.0f}–{end:.0f} ms: {count}</title></rect>'
        )
    for number, (label, value) in enumerate(marks):
        y = 14 + 16 * (number % 2)  # two heights, so that two near lines don't write over each other
        anchor, shift = ("end", -6) if x(value) > WIDTH * 0.7 else ("start", 6)
        parts.append(f'<line class="zero" x1="{x(value):.1f}" x2="{x(value):.1f}" y1="{y - 8}" y2="{bottom}"/>')
        parts.append(_text(x(value) + shift, y, f"{label} {value:.0f} ms", anchor=anchor, name="strong"))
    return _svg(parts, bottom + _AXIS, title)


def _ticks(low: float, high: float) -> list[float]:
    """Four to eight round numbers over an axis."""
    wide = high - low
    step = next(base * 10.0**power for power in range(-3, 7) for base in (1, 2, 2.5, 5) if wide / (base * 10.0**power) <= 8)
    first = int(-(-low // step))
    return [round(step * number, 6) for number in range(first, int(high // step) + 1)]


def _tick(x: float, bottom: float, text: str, *, top: float = 0.0) -> str:
    line = f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{top}" y2="{bottom}"/>' if top < bottom else ""
    return line + _text(x, bottom + 16, text, anchor="middle", name="axis")


def _text(x: float, y: float, text: str, *, anchor: str = "start", name: str = "") -> str:
    return f'<text class="{name}" x="{x:.1f}" y="{y + _TEXT_DROP:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _svg(parts: Sequence[str], height: float, title: str) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:g}" role="img" aria-label="{escape(title, quote=True)}">'
        + "".join(parts)
        + "</svg>"
    )
