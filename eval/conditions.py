"""Named conditions: the product with a part left out, and what each is expected to reach (``conditions.toml``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.types import LOWER_IS_BETTER, InputError, Measure, Problem
from index.settings_search import SETTINGS, FusionWeights, LexicalSettings, SearchSettings

FILE = "conditions.toml"
SHIPPED = "shipped"

_EXPECTED = re.compile(r'^"(?P<figure>[^"]+)"\s*=\s*[-0-9.]+', re.MULTILINE)
_PLAIN_TERMS = LexicalSettings(number=1.0, folded=0.0, glossary=0.0, learned=0.0)

Expected = dict[str, float]
"""Figure (``all.clause_accuracy``) to what was measured when it was written down."""


class Condition(BaseModel):
    """One ``[[condition]]``. ``answer`` "first-chunk" cites the best chunk and never refuses: what retrieval alone would say.

    Weights left out are the product's; ``own_words`` keeps the lexical channel to the question's own terms.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    about: str
    places: bool = True
    answer: Literal["product", "first-chunk"] = "product"
    lexical: float | None = Field(default=None, ge=0)
    dense: float | None = Field(default=None, ge=0)
    interaction: float | None = Field(default=None, ge=0)
    own_words: bool = False
    expected: dict[str, Expected] = Field(default_factory=dict)

    def search_settings(self) -> SearchSettings:
        """The product's search settings with this condition's weights, for every language."""
        changes: dict[str, Any] = {
            field.name: self._weighed(weights)
            for field in fields(SETTINGS)
            if isinstance(weights := getattr(SETTINGS, field.name), FusionWeights)
        }
        return replace(SETTINGS, **changes, terms=_PLAIN_TERMS if self.own_words else SETTINGS.terms)

    def _weighed(self, weights: FusionWeights) -> FusionWeights:
        return replace(
            weights,
            lexical=weights.lexical if self.lexical is None else self.lexical,
            dense=weights.dense if self.dense is None else self.dense,
            interaction=weights.interaction if self.interaction is None else self.interaction,
        )


class Selection(BaseModel):
    """One ``[suite.NAME]``: which cases a check asks."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cases: str
    sample: int | None = Field(default=None, ge=1)
    seed: int = 7


class Conditions(BaseModel):
    """The file. A figure may be worse than expected by ``tolerance``, 0 to 1, before its condition fails."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    tolerance: float = Field(ge=0, le=1)
    suite: dict[str, Selection] = Field(min_length=1)
    condition: tuple[Condition, ...] = Field(min_length=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A figure of a condition: what was expected and measured; ``measured`` None where the run has no such figure."""

    condition: str
    figure: str
    expected: float
    measured: float | None
    tolerance: float

    @property
    def gain(self) -> float | None:
        """How much better than expected, whichever way is better for this measure."""
        if self.measured is None:
            return None
        lower = self.figure.split(".", 1)[1] in set(map(str, LOWER_IS_BETTER))
        return (self.expected - self.measured) if lower else (self.measured - self.expected)

    @property
    def verdict(self) -> str:
        """ "worse" fails a check; "better" asks for new expected figures."""
        if self.gain is None:
            return "missing"
        return "worse" if self.gain < -self.tolerance else "better" if self.gain > self.tolerance else "as expected"

    @property
    def passed(self) -> bool:
        """Whether the figure is there and not worse."""
        return self.verdict in ("as expected", "better")


def conditions_path() -> Path:
    """The shipped file."""
    return Path(str(resources.files("eval") / FILE))


def read_conditions(path: Path) -> Conditions:
    """The conditions of a file; raises InputError naming what is wrong."""
    try:
        found = Conditions.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        fix = "See eval/README.md for condition files"
        raise InputError(
            tuple(
                Problem(file=str(path), field=".".join(map(str, one["loc"])), what=one["msg"], fix=fix)
                for one in error.errors(include_url=False)
            )
        ) from error
    except (OSError, ValueError) as error:
        what = f"not a readable TOML file ({error})"
        raise InputError((Problem(file=str(path), what=what, fix="Name a condition file"),)) from error
    problems = [
        Problem(file=str(path), field=f"{one.name}.expected.{suite}", what=f"{figure!r} is no figure", fix="Write kind.measure")
        for one in found.condition
        for suite, figures in one.expected.items()
        for figure in figures
        if figure.partition(".")[2] not in set(map(str, Measure))
    ]
    if problems:
        raise InputError(tuple(problems))
    return found


def compare_expected(condition: Condition, suite: str, summary: Mapping[str, Any], tolerance: float) -> tuple[Reached, ...]:
    """Every expected figure of a condition beside the one that a run of ``suite`` measured."""
    rows = []
    for figure, expected in condition.expected.get(suite, {}).items():
        kind, _, measure = figure.partition(".")
        measured = summary["kinds"].get(kind, {}).get("figures", {}).get(measure, {}).get("value")
        rows.append(Reached(condition=condition.name, figure=figure, expected=expected, measured=measured, tolerance=tolerance))
    return tuple(rows)


def write_expected(path: Path, suite: str, reached: Sequence[Reached]) -> int:
    """Put measured figures in place of the expected ones, line by line, so that comments stay; how many were replaced."""
    measured = {(row.condition, row.figure): row.measured for row in reached if row.measured is not None}
    lines, condition, inside, replaced = [], "", False, 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("name = "):
            condition = str(tomllib.loads(line)["name"])
        elif line.startswith("["):
            inside = line.strip() == f"[condition.expected.{suite}]"
        match = _EXPECTED.match(line)
        if inside and match and (condition, match["figure"]) in measured:
            line = f'"{match["figure"]}" = {measured[condition, match["figure"]]:.4f}'
            replaced += 1
        lines.append(line)
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    return replaced
