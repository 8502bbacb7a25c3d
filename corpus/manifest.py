"""The list of the shipped directives: names, hashes, counts, and the heading fields that their texts don't state."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import Path

from pydantic import BaseModel, ConfigDict
from pydantic import Field as ModelField

from corpus.types import Field, FieldSource, Heading, PartialDate


class Supplied(BaseModel):
    """Heading fields known from the owner's list of the corpus, not from the document."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str | None = None
    number: str | None = None
    subject: str | None = None
    issuer: str | None = None
    year: int | None = None
    source: str = ModelField(description="where the values come from; shown to the user")


class Counts(BaseModel):
    """How many provisions the parser finds; drift shows as a difference in review."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    characters: int
    provisions: int
    leaves: int


class Entry(BaseModel):
    """One shipped directive."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    doc_id: str
    file: str
    sha256: str
    counts: Counts
    supplied: Supplied | None = None


@cache
def manifest() -> dict[str, Entry]:
    """The shipped directives by the SHA-256 of their source bytes."""
    data = tomllib.loads(resources.files("corpus").joinpath("manifest.toml").read_text(encoding="utf-8"))
    entries = [Entry.model_validate(row) for row in data["directive"]]
    return {entry.sha256: entry for entry in entries}


def shipped_paths() -> tuple[Path, ...]:
    """The files of the shipped corpus."""
    folder = Path(str(resources.files("corpus").joinpath("directives")))
    return tuple(folder / entry.file for entry in manifest().values())


def content_hash(data: bytes) -> str:
    """SHA-256 of a source file, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def supply(heading: Heading, supplied: Supplied | None) -> Heading:
    """The heading with the list's values where the text has neither a value nor a blank line for one."""
    if supplied is None:
        return heading
    changes: dict[str, Field[object]] = {}
    values: dict[str, object] = {name: getattr(supplied, name) for name in ("kind", "number", "subject", "issuer")}
    if supplied.year is not None:
        values["issued_on"] = PartialDate(year=supplied.year)
    for name, value in values.items():
        stated = getattr(heading, name)
        if value is not None and stated.value is None and stated.span is None:
            changes[name] = Field(value=value, source=FieldSource.MANIFEST, note=supplied.source)
    return replace(heading, **changes)  # type: ignore[arg-type]
