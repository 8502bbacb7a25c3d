"""Pictures of pages made ready for character recognition: seals and pens dropped, grey, upright."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_SATURATED = 70  # of 255 between the strongest and the weakest colour: ink of a seal or pen, not print
_INK = 190  # of 255 in its own colour that a seal's ink has at least: as bright is paper
_WIDE = 900  # pixels of the copy that the angle is measured on
_MAX_SKEW = 3.0  # degrees: what a feeder does; more is a picture of something else
_STEPS = (0.5, 0.1)  # degrees: coarse, then fine
_LEAST_SKEW = 0.08  # degrees: turning by less does more harm than good


def prepare(picture: Image) -> Image:
    """The picture in grey, without coloured ink, turned upright."""
    from PIL import Image as Images

    grey = _without_colours(picture)
    angle = skew(grey)
    if abs(angle) < _LEAST_SKEW:
        return grey
    return grey.rotate(angle, resample=Images.Resampling.BICUBIC, fillcolor=255)


def _without_colours(picture: Image) -> Image:
    from PIL import Image as Images
    from PIL import ImageChops

    if picture.mode in ("1", "L", "LA", "I", "I;16", "F"):
        return _on_white(picture).convert("L")
    picture = _on_white(picture).convert("RGB")
    red, green, blue = picture.split()
    strongest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    weakest = ImageChops.darker(ImageChops.darker(red, green), blue)
    coloured = ImageChops.subtract(strongest, weakest).point(lambda value: 255 if value > _SATURATED else 0)
    # Ink is bright in its own colour, and black print under a seal is dark in every colour: the strongest one tells them apart.
    lightened = strongest.point(lambda value: min(255, value * 255 // _INK))
    return Images.composite(lightened, picture.convert("L"), coloured)


def _on_white(picture: Image) -> Image:
    from PIL import Image as Images

    if picture.mode in ("LA", "RGBA", "PA") or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        ground = Images.new("RGBA", picture.size, "white")
        ground.alpha_composite(picture)
        return ground.convert("RGB")
    if picture.mode in ("I", "I;16", "F"):
        return picture.point(lambda value: value / 256).convert("L")
    return picture


def skew(grey: Image) -> float:
    """By how many degrees to turn a page so that its lines run level: where the rows' darkness varies most."""
    from PIL import Image as Images

    small = grey.resize((_WIDE, max(1, round(grey.height * _WIDE / grey.width))), Images.Resampling.BOX)
    small = small.point(lambda value: 255 if value < 160 else 0)
    best = 0.0
    for step, reach in zip(_STEPS, (_MAX_SKEW, _STEPS[0]), strict=True):
        count = round(reach / step)
        angles = [best + i * step for i in range(-count, count + 1)]
        best = max(angles, key=lambda angle: _sharpness(small, angle))
    return best


def _sharpness(small: Image, angle: float) -> float:
    from PIL import Image as Images

    turned = small.rotate(angle, resample=Images.Resampling.BILINEAR, fillcolor=0)
    rows = turned.resize((1, turned.height), Images.Resampling.BOX).tobytes()
    return float(sum((a - b) ** 2 for a, b in itertools.pairwise(rows)))
