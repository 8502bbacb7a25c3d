"""Characters of Symbol and Wingdings fonts as Unicode, and the bullets of lists."""

from __future__ import annotations

_PRIVATE = 0xF000
"""Word stores a symbol font's characters in the private use area from here."""
BULLET = "•"
_SYMBOL = {
    0x2D: "-", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
    0xB3: "≥", 0xB4: "×", 0xB7: BULLET, 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xDE: "⇒", 0xA7: "▪", 0xFC: "✓",
    0xD8: "➢", 0x61: "α", 0x62: "β", 0x67: "γ", 0x6D: "μ", 0x70: "π", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x73: "▪", 0x74: "◆", 0x75: "◆", 0x76: "❖",
    0x77: "◆", 0x9E: "•", 0x9F: BULLET, 0xA0: "▪", 0xA1: "○", 0xA7: "▪", 0xA8: "□", 0xB2: "○", 0xD8: "➢", 0xE0: "→",
    0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x4A: "☺", 0x28: "☎", 0x2A: "✉",
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x51: "☒", 0x97: BULLET, 0xA3: "□"}
_WINGDINGS_3 = {0x7D: "►", 0x84: "►", 0xC6: "→"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "wingdings 3": _WINGDINGS_3}
_ROUND = "o"
"""What Word writes in Courier New for the hollow bullet of a list's second level."""


_PLAIN = frozenset("-–+*•")
"""Bullets that stay what they are, whatever font the list names for them."""


def is_symbol_font(font: str) -> bool:
    """Whether the font holds pictures in the places of letters."""
    return font.lower() in _FONTS or font.lower() == "webdings"


def symbol(char: str, font: str) -> str:
    """A character of a symbol font as Unicode; a bullet for a picture without a counterpart."""
    point = ord(char)
    if _PRIVATE <= point < _PRIVATE + 0x100:
        point -= _PRIVATE
    elif not is_symbol_font(font):
        return char
    table = _FONTS.get(font.lower())
    if table is None:
        return _WINGDINGS.get(point) or _SYMBOL.get(point) or BULLET
    if point in table:
        return table[point]
    return chr(point) if table is _SYMBOL and 0x20 <= point < 0x40 else BULLET


def text_of(text: str, font: str) -> str:
    """Running text with the private characters of symbol fonts as Unicode."""
    if not any(_PRIVATE <= ord(char) < _PRIVATE + 0x100 for char in text):
        return text
    return "".join(symbol(char, font) if ord(char) >= _PRIVATE else char for char in text)


def bullet(text: str, font: str) -> str:
    """A list level's bullet as Unicode."""
    if text in _PLAIN:
        return text
    if text == _ROUND and font.lower().startswith("courier"):
        return "○"
    return "".join(char if char.isspace() else symbol(char, font) for char in text)
