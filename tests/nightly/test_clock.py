"""Nights whose clock does what clocks do."""

from __future__ import annotations

from datetime import datetime

import pytest
from tests.nightly import conftest
from tests.nightly.conftest import STORIES, Intake, Nightly, states

MOMENTS = [
    (datetime(2032, 2, 29, 23, 59), "the end of a leap day"),
    (datetime(2100, 2, 28), "a year that is no leap year although four divides it"),
    (datetime(2031, 3, 30, 2, 30), "an hour that clocks skip in parts of the world"),
    (datetime(1970, 1, 1), "a machine that has lost its clock"),
]


def test_a_clock_set_back_changes_nothing_of_what_is_found(
    intake: Intake, nightly: Nightly
) -> None:
    later = states(nightly(intake, 9).outcome)
    assert states(nightly(intake, 2).outcome).keys() == later.keys()
    assert states(nightly(intake, 10).outcome).keys() == later.keys()


@pytest.mark.parametrize(("moment", "why"), MOMENTS, ids=[why for _, why in MOMENTS])
def test_a_night_may_be_any_night(
    intake: Intake, nightly: Nightly, monkeypatch: pytest.MonkeyPatch, moment: datetime, why: str
) -> None:
    monkeypatch.setattr(conftest, "FIRST", moment)
    first = nightly(intake)
    assert first.outcome.conflicts, why
    intake.write({"fire/times.txt": STORIES["fire/courier.txt"].replace("nine", "ten")})
    assert states(nightly(intake, 1).outcome).keys() == states(first.outcome).keys()
