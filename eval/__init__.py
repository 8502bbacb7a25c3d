"""Suites, measures, gates and comparisons; BEIR folders in, TREC runs out."""

from eval.types import Case, InputError, Measure, Outcome, Place, Problem, Suite

__all__ = ["Case", "InputError", "Measure", "Outcome", "Place", "Problem", "Suite"]
