"""Fewer questions than a suite has, or more: a seeded sample, those that failed before, perturbed copies."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from eval.folder import read_outcomes
from eval.perturb import PERTURBATIONS, perturb
from eval.types import InputError, Problem, ResolvedCase, Suite

DEFAULT_SEED = 7

_NOT_VIETNAMESE = frozenset({"en", "unaccented"})  # kinds that have no diacritics to lose or no Vietnamese words to abbreviate


def sample(suite: Suite, size: int, seed: int) -> Suite:
    """About ``size`` questions: whole families (a question with its copies, a conversation), each kind by its share."""
    families: dict[str, list[ResolvedCase]] = {}
    for case in suite.cases:
        families.setdefault(case.cluster, []).append(case)
    by_kind: dict[str, list[str]] = {}
    for family, members in families.items():
        by_kind.setdefault(members[0].case.kind, []).append(family)
    share = min(1.0, size / len(suite.cases))
    chosen: set[str] = set()
    for names in by_kind.values():
        shuffled = sorted(names, key=lambda name: hashlib.sha256(f"{seed}:{name}".encode()).digest())
        chosen.update(shuffled[: math.ceil(share * len(shuffled))])
    return _chosen(suite, [case for case in suite.cases if case.cluster in chosen], f"sample {size}, seed {seed}")


def failing(suite: Suite, run: Path) -> Suite:
    """The questions that failed in an earlier run; raises InputError where none of them did."""
    failed = {outcome.id for outcome in read_outcomes(run) if not outcome.passed}
    cases = [case for case in suite.cases if case.case.id in failed]
    if not cases:
        fix = "Give a run of this suite in which a question failed"
        raise InputError((Problem(file=str(run), what="no question of the suite failed in this run", fix=fix),))
    return _chosen(suite, cases, f"failing in {run.name}")


def perturbed(suite: Suite, names: Sequence[str], seed: int) -> Suite:
    """The suite's own Vietnamese questions, each followed by its perturbed copies; copies that change nothing are left out."""
    unknown = [name for name in names if name not in PERTURBATIONS]
    if unknown:
        fix = f"Use {', '.join(PERTURBATIONS)}"
        raise InputError((Problem(file="--perturb", what=f"no perturbation {unknown[0]!r}", fix=fix),))
    cases: list[ResolvedCase] = []
    for resolved in suite.cases:
        case = resolved.case
        if case.base is not None or case.history or case.kind in _NOT_VIETNAMESE:
            continue
        copies = []
        for name in names:
            question = perturb(name, case.question, seed=f"{seed}:{case.id}")
            if question != case.question:
                changes = {"id": f"{case.id}~{name}", "kind": name, "question": question, "base": case.id}
                copies.append(ResolvedCase(case=case.model_copy(update=changes), gold=resolved.gold))
        if copies:
            cases += [resolved, *copies]
    if not cases:
        fix = "Give a suite with questions that it applies to"
        raise InputError((Problem(file=suite.name, what=f"{', '.join(names)} changes no question", fix=fix),))
    return _chosen(suite, cases, f"perturbed {' '.join(names)}, seed {seed}")


def _chosen(suite: Suite, cases: Sequence[ResolvedCase], how: str) -> Suite:
    return replace(suite, cases=tuple(cases), selection=f"{suite.selection}; {how}" if suite.selection else how)
