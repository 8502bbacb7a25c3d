"""The lines of a signature to signer, title and the authority it is signed by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus import cues
from corpus.names import official_title
from corpus.plain import cell_bounds, cell_text
from corpus.stamps import is_stamp
from corpus.types import Field, FieldSource, Provision, Span

_SIGNED_PART = re.compile(r"^[(\[]\s*(?:đã k[ýí]|ký tên|daky)\s*[)\]]\s*|\s*[(\[]\s*(?:đã k[ýí]|ký tên|daky)\s*[)\]]$", re.I)
_CAPITALS_NAME = 0.9  # a name in capitals may be a title that isn't known
_BETWEEN = "; "
"""Parts the signers of a document that several bodies issue together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who signed, by which title, on whose behalf; signers of several bodies are parted by semicolons."""

    signer: Field[str] = field(default_factory=Field)
    title: Field[str] = field(default_factory=Field)
    authority: Field[str] = field(default_factory=Field)


def read_signature(leaves: Sequence[Provision]) -> Signature:
    """The fields of the signature's lines, in text order."""
    signers: list[Provision] = []
    blocks: list[list[Provision]] = []
    open_block = False
    for leaf in leaves:
        line = signing_text(leaf)
        if not line or is_stamp(line) or cues.is_ornament(line):
            continue
        titled = cues.is_authority(line)
        if blocks and not titled and cues.is_person(line):
            signers.append(leaf)
            open_block = False
        elif titled or (line.isupper() and (open_block or not signers)):
            if not open_block:
                blocks.append([])
            blocks[-1].append(leaf)
            open_block = True
    titles = [leaf for block in blocks for leaf in block]
    return Signature(
        signer=_signer(signers), title=_title(blocks[: max(1, len(signers))], titles), authority=_authority(titles)
    )


def signing_text(leaf: Provision) -> str:
    """The words of a signature's line without "(Đã ký)"."""
    text = cell_text(leaf.text)
    return "" if cues.is_signed(text) else _SIGNED_PART.sub("", text).strip()


def _signer(signers: Sequence[Provision]) -> Field[str]:
    if not signers:
        return Field()
    names = [signing_text(leaf).strip(" .,") for leaf in signers]
    sure = _CAPITALS_NAME if any(name.isupper() for name in names) else 1.0
    return _field(_BETWEEN.join(names), signers, sure)


def _title(blocks: Sequence[Sequence[Provision]], titles: Sequence[Provision]) -> Field[str]:
    if not titles:
        return Field()
    named = [", ".join(official_title(signing_text(leaf)) for leaf in block) for block in blocks]
    return _field(_BETWEEN.join(named), [leaf for block in blocks for leaf in block])


def _authority(titles: Sequence[Provision]) -> Field[str]:
    """The prefixes in their order ("TM., KT."), written as Nghị định 30/2020/NĐ-CP or the Party writes them."""
    found: dict[str, Provision] = {}
    for leaf in titles:
        match = cues.AUTHORITY.match(signing_text(leaf))
        if match:
            letters = match["prefix"].replace(".", "")
            found.setdefault(letters if "/" in letters else f"{letters}.", leaf)
    return _field(", ".join(found), list(found.values())) if found else Field()


def _field(value: str, leaves: Sequence[Provision], confidence: float = 1.0) -> Field[str]:
    start, _ = cell_bounds(leaves[0].text)
    _, end = cell_bounds(leaves[-1].text)
    span = Span(leaves[0].start + start, leaves[-1].start + end)
    return Field(value=value, span=span, source=FieldSource.TEXT, confidence=confidence)
