"""Vietnamese from before Unicode: TCVN3 (ABC), VNI and Windows-1258, told apart by how much of a text is Vietnamese.

Sources: TCVN 5712:1993, VN3; the VNI-Win table; Windows-1258, whose tone marks are combining characters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from corpus.text import decode
from corpus.types import ReadWarning

_TCVN3 = (
    "µ à ¶ ả · ã ¸ á ¹ ạ ¨ ă » ằ ¼ ẳ ½ ẵ ¾ ắ Æ ặ © â Ç ầ È ẩ É ẫ Ê ấ Ë ậ ® đ Ì è Î ẻ Ï ẽ Ð é Ñ ẹ ª ê Ò ề Ó ể Ô ễ Õ ế Ö ệ "
    "× ì Ø ỉ Ü ĩ Ý í Þ ị ß ò á ỏ â õ ã ó ä ọ « ô å ồ æ ổ ç ỗ è ố é ộ ¬ ơ ê ờ ë ở ì ỡ í ớ î ợ ï ù ñ ủ ò ũ ó ú ô ụ \xad ư "
    "õ ừ ö ử ÷ ữ ø ứ ù ự ú ỳ û ỷ ü ỹ ý ý þ ỵ ¡ Ă ¢ Â £ Ê ¤ Ô ¥ Ơ ¦ Ư § Đ μ à ∙ ã • ã"
)
"""Pairs: the character that the byte is in Latin-1 (or what editors made of it), the letter."""
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "î": "ỵ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị"}

_NUCLEI = (
    "a0 ă0 â0 e0 ê0 i0 o0 ô0 ơ0 u0 ư0 y0 ai0 ao0 au0 ay0 âu0 ây0 eo0 êu0 ia0 iê1 iu0 oa01 oă1 oe01 oi0 oo01 ôi0 ơi0 ua01 uâ1 "
    "uê1 ui0 uô1 uơ1 uy01 ưa0 ưi0 ươ1 ưu0 yê1 iêu1 yêu1 oai1 oay1 oao1 oeo1 uây1 uôi1 uya1 uyê2 uyu1 ươi1 ươu1"
)
"""The vowels of a syllable, and on which of their letters a tone may stand."""
_SYLLABLE = re.compile(r"(ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?([aăâeêioôơuưy]{1,3})(ng|nh|ch|[cmnpt])?$")
_WORD = re.compile(r"[^\W\d_]+")
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_UNICODE = re.compile(r"[ạ-ỹẠ-Ỹ]")
_UNICODE_SHARE = 0.01  # of a text's characters: so many letters that only Unicode has tell that it is Unicode already
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_MIN_WIDE = 10  # characters of UTF-16 without a mark: fewer tell nothing
_SAMPLE = 20_000  # characters of a text that tell its encoding
_LIKELY = 0.7  # of the words with marks are Vietnamese syllables: a text in Vietnamese, rightly decoded
_BETTER = 0.25  # how much more of them than before a conversion must give
_MIN_WORDS = 3  # with marks: fewer tell nothing
_MAX_DAMAGE = 0.002  # of the bytes wrong in UTF-8: a damaged text; more is another encoding
_NAMES = {"TCVN3": "TCVN3 (ABC)", "VNI": "VNI", "Windows-1258": "Windows-1258"}


def from_tcvn3(text: str) -> str:
    """TCVN3 (ABC, fonts .VnTime …) whose bytes were taken for Latin-1, to Unicode NFC."""
    return text.translate(_tcvn3_table())


def from_vni(text: str) -> str:
    """VNI (fonts VNI-Times …) whose bytes were taken for Windows-1252, to Unicode NFC."""
    return _vni_pattern().sub(lambda found: _vni_table()[found[0]], text)


@cache
def _tcvn3_table() -> dict[int, str]:
    parts = _TCVN3.split(" ")
    return {ord(code): letter for code, letter in zip(parts[::2], parts[1::2], strict=True)}


@cache
def _vni_table() -> dict[str, str]:
    table: dict[str, str] = dict(_VNI_SINGLE)
    for base in "aeouy":
        table |= {base + mark: base + tone for mark, tone in _VNI_TONES.items()}
    for base in "aeo":
        table |= {base + mark: base + "\u0302" + tone for mark, tone in _VNI_CIRCUMFLEX.items()}
    table |= {"a" + mark: "a\u0306" + tone for mark, tone in _VNI_BREVE.items()}
    for code, base in (("ô", "ơ"), ("ö", "ư")):
        table |= {code + mark: base + tone for mark, tone in _VNI_TONES.items()}
    table |= {code.upper(): letter.upper() for code, letter in list(table.items())}
    table |= {
        code[0].upper() + code[1]: letter[0].upper() + letter[1:] for code, letter in list(table.items()) if len(code) == 2
    }
    return {code: unicodedata.normalize("NFC", letter) for code, letter in table.items()}


@cache
def _vni_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _vni_table()), key=len, reverse=True)))


@cache
def _nuclei() -> dict[str, frozenset[int]]:
    return {entry.rstrip("012"): frozenset(int(place) for place in entry if place.isdigit()) for entry in _NUCLEI.split()}


def is_syllable(word: str) -> bool:
    """Whether a word could be Vietnamese: one syllable with at most one tone, on a letter that may bear it."""
    plain, toned = "", []
    for letter in unicodedata.normalize("NFC", word.lower()):
        parts = unicodedata.normalize("NFD", letter)
        if any(ord(part) in _TONES for part in parts):
            toned.append(len(plain))
        plain += unicodedata.normalize("NFC", parts.translate(_TONES))
    found = _SYLLABLE.match(plain)
    if found is None or len(toned) > 1 or found[2] not in _nuclei():
        return False
    return not toned or toned[0] - found.start(2) in _nuclei()[found[2]] or (found[1] == "gi" and toned[0] == 1)


def plausibility(text: str) -> tuple[float, int]:
    """How much of a text's words with letters beyond ASCII are Vietnamese syllables, and how many such words there are."""
    words = [word for word in _WORD.findall(text[:_SAMPLE]) if not word.isascii()]
    if not words:
        return 0.0, 0
    return sum(map(is_syllable, words)) / len(words), len(words)


def font_encoding(font: str) -> str:
    """Which encoding a font of that name has: "TCVN3", "VNI" or "" for Unicode."""
    name = font.rpartition("+")[2].lstrip(".").lower()
    if name.startswith("vn") and not name.startswith(("vni", "vnu")):
        return "TCVN3"
    return "VNI" if name.startswith("vni") else ""


def from_font(text: str, font: str) -> str:
    """Text drawn in a font to Unicode; fonts such as .VnTimeH draw small letters as capitals."""
    kind = font_encoding(font)
    if kind == "VNI":
        return from_vni(text)
    if kind != "TCVN3":
        return text
    found = from_tcvn3(text)
    face = re.split(r"[-, ]", font.rpartition("+")[2])[0]
    return found.upper() if face.endswith("H") else found


def repair(text: str) -> tuple[str, str]:
    """Text whose Vietnamese was taken for Latin letters, converted, and the encoding it had ("" where nothing was wrong)."""
    sample = text[:_SAMPLE]
    if text.isascii() or len(_UNICODE.findall(sample)) > _UNICODE_SHARE * len(sample):
        return text, ""
    convert, name = None, ""
    score = plausibility(sample)[0] + _BETTER
    for kind, conversion in (("TCVN3", from_tcvn3), ("VNI", from_vni), ("UTF-8", _undo_twice_encoded)):
        share, count = plausibility(conversion(sample))
        if count >= _MIN_WORDS and share >= _LIKELY and share > score:
            convert, name, score = conversion, kind, share
    return (unicodedata.normalize("NFC", convert(text)), name) if convert else (text, "")


def _undo_twice_encoded(text: str) -> str:
    """UTF-8 that was taken for Windows-1252 and encoded again: "á»§y ban"."""
    try:
        # The five bytes that Windows-1252 leaves open come as control characters.
        data = b"".join(char.encode("latin-1" if "\x80" <= char <= "\x9f" else "cp1252") for char in text)
        return data.decode("utf-8", "strict" if len(text) != _SAMPLE else "ignore")  # a sample may end inside a letter
    except UnicodeError:
        return text


def read_text(data: bytes, *, source: str) -> tuple[str, tuple[ReadWarning, ...]]:
    """Bytes of a plain text in whatever encoding to the frozen text, and a warning where it wasn't Unicode.

    Raises CorpusError where no encoding makes Vietnamese or readable text of them.
    """
    unicode = _from_unicode(data, source=source)
    if unicode is not None:
        text, name = repair(unicode)
        return text, _converted(source, name)
    found = _from_legacy(data)
    if found is not None:
        return decode(found[0].encode(), source=source), _converted(source, found[1])
    damaged = data.decode("utf-8-sig", "replace")
    if b"\x00" not in data and damaged.count("\ufffd") <= _MAX_DAMAGE * len(data):
        message = (
            f"{source!r}: {damaged.count(chr(0xFFFD))} ký tự hỏng, hiện là \ufffd; đối chiếu bản gốc. / "
            f"{source!r} holds damaged characters, shown as \ufffd; check the original."
        )
        return decode(damaged.encode(), source=source), (ReadWarning(message=message),)
    return decode(data, source=source), ()


def _from_unicode(data: bytes, *, source: str) -> str | None:
    """The text of valid UTF-8, UTF-16 or UTF-32; None for other bytes."""
    for mark, name in (
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\x00\x00\xfe\xff", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return _decoded(data, name, source)
    zeros = (data[:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0))
    half = len(data[:_SAMPLE]) // 2
    # Half of Vietnamese letters and every space have a zero byte in UTF-16.
    if half >= _MIN_WIDE and max(zeros) > 0.3 * half and min(zeros) < 0.05 * half:
        return _decoded(data, "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le", source)
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return decode(data, source=source)


def _decoded(data: bytes, name: str, source: str) -> str | None:
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return None
    if _CONTROLS.search(text):
        return None
    return decode(text.encode("utf-8", "replace"), source=source)


def _from_legacy(data: bytes) -> tuple[str, str] | None:
    """The bytes in the encoding that makes most Vietnamese of them, and its name; None where none makes enough."""
    if b"\x00" in data:
        return None
    texts = {
        "TCVN3": from_tcvn3(data.decode("latin-1")),
        "VNI": from_vni(data.decode("cp1252", "replace")),
        "Windows-1258": unicodedata.normalize("NFC", data.decode("cp1258", "replace")),
    }
    scores = {name: plausibility(text) for name, text in texts.items()}
    best = max(scores, key=lambda name: scores[name])
    share, count = scores[best]
    return (texts[best], best) if count >= _MIN_WORDS and share >= _LIKELY else None


def _converted(source: str, name: str) -> tuple[ReadWarning, ...]:
    if not name:
        return ()
    shown = _NAMES.get(name, "UTF-8 (hai lần / twice)")
    return (
        ReadWarning(message=f"{source!r} dùng bảng mã {shown}, đã chuyển sang Unicode. / {source!r} was {shown}, now Unicode."),
    )
