from __future__ import annotations

import json

import pytest
from document_makers import shipped

from corpus.duties import read_duties
from corpus.duty import Duty, Modality, Part, Recurrence
from corpus.duty.serialize import duty_from_data, duty_to_data
from corpus.errors import CorpusError
from corpus.types import PartialDate

FULL = Duty(
    doc_id="d",
    path=("1", "b2"),
    modality=Modality.PROHIBITION,
    action=Part(start=5, end=9),
    assignees=(Part(start=0, end=2), Part(start=3, end=4)),
    inherited=True,
    recurrence=Recurrence.MONTHLY,
    recurrence_part=Part(start=6, end=7),
    deadline=PartialDate(year=2026, month=6),
    deadline_part=Part(start=7, end=8),
    later_deadlines=(Part(start=8, end=9),),
    reports_to=(Part(start=8, end=9),),
    via=(Part(start=5, end=6),),
)


def test_round_trip() -> None:
    duties = (FULL, *read_duties(shipped("bac-ha-cong-van-8-2021")))
    data = json.loads(json.dumps([duty_to_data(duty) for duty in duties]))
    assert tuple(duty_from_data(entry) for entry in data) == duties


@pytest.mark.parametrize(
    "change",
    [
        {"modality": "sometimes"},
        {"action": [1]},
        {"action": None},
        {"recurrence": "hourly"},
        {"deadline": [2026]},
        {"assignees": [[1, 2, 3]]},
    ],
)
def test_other_data_is_refused(change: dict[str, object]) -> None:
    with pytest.raises(CorpusError, match="Dữ liệu nhiệm vụ"):
        duty_from_data({**duty_to_data(FULL), **change})


def test_missing_part_is_refused() -> None:
    data = duty_to_data(FULL)
    del data["path"]
    with pytest.raises(CorpusError):
        duty_from_data(data)
