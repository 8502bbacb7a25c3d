"""What a duty is, and how the demands of a sentence are read. ``corpus.duties`` reads those of a directive."""

from corpus.duty.types import Duty, Modality, Part, Recurrence

__all__ = ["Duty", "Modality", "Part", "Recurrence"]
