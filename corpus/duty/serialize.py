"""Duties as plain JSON data and back, exactly."""

from __future__ import annotations

from typing import Any

from corpus.duty.types import Duty, Modality, Part, Recurrence
from corpus.errors import CorpusError
from corpus.types import PartialDate


def duty_to_data(duty: Duty) -> dict[str, Any]:
    """Plain data ready for ``json.dumps``; ranges as [start, end], a date as [year, month, day]."""
    return {
        "doc_id": duty.doc_id,
        "path": list(duty.path),
        "modality": duty.modality.name.lower(),
        "assignees": [_range(part) for part in duty.assignees],
        "inherited": duty.inherited,
        "action": _range(duty.action),
        "recurrence": duty.recurrence.name.lower() if duty.recurrence else None,
        "recurrence_part": _range(duty.recurrence_part) if duty.recurrence_part else None,
        "deadline": [duty.deadline.year, duty.deadline.month, duty.deadline.day] if duty.deadline else None,
        "deadline_part": _range(duty.deadline_part) if duty.deadline_part else None,
        "later_deadlines": [_range(part) for part in duty.later_deadlines],
        "reports_to": [_range(part) for part in duty.reports_to],
        "via": [_range(part) for part in duty.via],
    }


def duty_from_data(data: dict[str, Any]) -> Duty:
    """The duty that ``duty_to_data`` was given. Raises CorpusError for data that isn't one."""
    try:
        deadline = data["deadline"]
        return Duty(
            doc_id=data["doc_id"],
            path=tuple(data["path"]),
            modality=Modality[data["modality"].upper()],
            assignees=_parts(data["assignees"]),
            inherited=data["inherited"],
            action=_part(data["action"]),
            recurrence=Recurrence[data["recurrence"].upper()] if data["recurrence"] else None,
            recurrence_part=_part(data["recurrence_part"]) if data["recurrence_part"] else None,
            deadline=PartialDate(year=deadline[0], month=deadline[1], day=deadline[2]) if deadline else None,
            deadline_part=_part(data["deadline_part"]) if data["deadline_part"] else None,
            later_deadlines=_parts(data["later_deadlines"]),
            reports_to=_parts(data["reports_to"]),
            via=_parts(data["via"]),
        )
    except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
        raise CorpusError(
            f"Dữ liệu nhiệm vụ không đúng dạng: {error!r}. / This isn't the data of a duty.", hint="chithi build"
        ) from error


def _range(part: Part) -> list[int]:
    return [part.start, part.end]


def _part(data: list[int]) -> Part:
    start, end = data
    return Part(start=start, end=end)


def _parts(data: list[list[int]]) -> tuple[Part, ...]:
    return tuple(_part(entry) for entry in data)
