"""What an index was made with, and whether that is what is asked for now."""

from __future__ import annotations

import hashlib

from corpus.errors import SearchError
from index.chunk import CHUNKER_VERSION
from index.encode import EMBEDDED, StaticEncoder
from index.pointer import BUILD_COMMAND, FORMAT, Pointer
from index.settings import IndexSettings
from index.tokens import tokenise
from index.types import Encoder

SIDECAR_VERSION = 1
"""Raise when terms or tokens are stored otherwise than before."""

_PROBE = "Điều 5 khoản 2 điểm đ: thực hiện 16/CT-TTg ngày 31/3/2020, CT 16; hoà bình, uỷ ban, QUÝ I, COVID-19, hằng ngày"
"""A tokenizer that reads this otherwise than before makes every stored term stale."""

_CHUNK_CHARS = "max_chunk_chars"
_NAMES = {
    "format": "định dạng / file format",
    "chunker": "cách chia đoạn / chunker",
    _CHUNK_CHARS: "độ dài đoạn / chunk length",
    "encoder": "mô hình nhúng / encoder",
    "static": "mô hình MaxSim / MaxSim encoder",
    "tokens": "bộ tách từ / tokenizer",
}


def static_encoder(encoder: Encoder, static: StaticEncoder | None) -> StaticEncoder:
    """MaxSim's encoder: the one given, the dense one where it is the embedded, else the embedded one, loaded."""
    if static is not None:
        return static
    if isinstance(encoder, StaticEncoder) and encoder.name == EMBEDDED:
        return encoder
    return StaticEncoder.load()


def fingerprint_parts(*, encoder: Encoder, static: StaticEncoder, settings: IndexSettings) -> tuple[tuple[str, str], ...]:
    """All that shapes an index, by name."""
    probe = hashlib.sha256(repr(tokenise(_PROBE)).encode()).hexdigest()[:16]
    return (
        ("format", f"{FORMAT}.{SIDECAR_VERSION}"),
        ("chunker", str(CHUNKER_VERSION)),
        (_CHUNK_CHARS, str(settings.max_chunk_chars)),
        ("encoder", encoder_part(encoder)),
        ("static", static.fingerprint),
        ("tokens", probe),
    )


def encoder_part(encoder: Encoder) -> str:
    """The dense encoder's name, fingerprint and dimension."""
    return f"{encoder.name} {encoder.fingerprint} {encoder.dim}"


def check_fingerprint(pointer: Pointer, *, encoder: Encoder, static: StaticEncoder, settings: IndexSettings | None) -> None:
    """Raise SearchError naming what the index was made with otherwise; the chunk length only where settings are given."""
    wanted = dict(fingerprint_parts(encoder=encoder, static=static, settings=settings or IndexSettings.model_construct()))
    made = dict(pointer.parts)
    if settings is None:
        del wanted[_CHUNK_CHARS]
    stale = [name for name in wanted if made.get(name) != wanted[name]]
    if stale:
        changes = "; ".join(f"{_NAMES[name]}: {made.get(name, '?')!r} → {wanted[name]!r}" for name in stale)
        raise SearchError(
            f"Chỉ mục đã cũ so với cấu hình hiện nay ({changes}). / The index was made otherwise ({changes}).",
            hint=BUILD_COMMAND,
        )
