"""Gates: the least (or the most) that a figure may be, in a TOML file; a gate that can't be judged never passes."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from eval.folder import ALL
from eval.types import InputError, Measure, Problem


class Gate(BaseModel):
    """One ``[[gate]]``: ``suite`` None holds for every suite; ``kind`` "all" is over all questions."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    measure: Measure
    kind: str = ALL
    suite: str | None = None
    min: float | None = Field(default=None, ge=0, le=1)
    max: float | None = Field(default=None, ge=0, le=1)

    @model_validator(mode="after")
    def _bounded(self) -> Self:
        if self.min is None and self.max is None:
            raise ValueError("a gate needs min or max")
        return self

    def __str__(self) -> str:
        bounds = [f"{sign} {bound:g}" for sign, bound in ((">=", self.min), ("<=", self.max)) if bound is not None]
        return f"{self.kind}: {self.measure} {' and '.join(bounds)}"


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    gate: tuple[Gate, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A gate with what was measured; ``value`` None means that the run has no such figure."""

    gate: Gate
    value: float | None

    @property
    def passed(self) -> bool:
        """Whether the figure exists and lies within the bounds."""
        low = self.gate.min if self.gate.min is not None else 0.0
        high = self.gate.max if self.gate.max is not None else 1.0
        return self.value is not None and low <= self.value <= high


def read_gates(path: Path) -> tuple[Gate, ...]:
    """The gates of a file; raises InputError."""
    try:
        return _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).gate
    except ValidationError as error:
        raise InputError(
            tuple(
                Problem(
                    file=str(path),
                    field=".".join(map(str, detail["loc"])),
                    what=detail["msg"],
                    fix="See eval/README.md for gate files",
                )
                for detail in error.errors(include_url=False)
            )
        ) from error
    except (OSError, ValueError) as error:
        raise InputError(
            (Problem(file=str(path), what=f"not a readable TOML file ({error})", fix="Name a gate file"),)
        ) from error


def judge(gates: tuple[Gate, ...], summary: dict[str, Any]) -> tuple[Verdict, ...]:
    """A verdict for each gate of the summary's suite."""
    verdicts = []
    for gate in gates:
        if gate.suite in (None, summary["suite"]):
            figures = summary["kinds"].get(gate.kind, {}).get("figures", {})
            value = figures.get(str(gate.measure), {}).get("value")
            verdicts.append(Verdict(gate=gate, value=value))
    return tuple(verdicts)
