"""What its sender withholds stays unread."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.read.releases import withheld

DAY = date(2020, 3, 4)
FREE = [
    (None, None, DAY, "nothing is said"),
    ("usable", None, DAY, "usable"),
    ("stat:usable", None, DAY, "with its scheme"),
    (" Usable ", None, None, "in capitals, without a day"),
    ("usable", "2020-03-03T08:00:00Z", DAY, "the embargo ended the day before"),
    ("usable", "2020-03-04T00:00:00+14:00", DAY, "it ended as the day began on the Line Islands"),
    ("usable", "2020-03-02", DAY, "a date without a zone, long over"),
]
WITHHELD = [
    ("withheld", None, DAY, "'withheld'", "withheld"),
    ("stat:withheld", None, DAY, "'withheld'", "with its scheme"),
    ("canceled", None, DAY, "canceled", "canceled"),
    ("cancelled", None, DAY, "canceled", "as the British spell it"),
    ("draft", None, DAY, "'draft'", "a status that no standard knows"),
    ("usable", "2020-03-05T08:00:00Z", DAY, "until 2020-03-05T08:00:00Z", "it ends tomorrow"),
    ("usable", "2020-03-04T08:00:00Z", DAY, "until 2020-03-04", "it ends in the course of the day"),
    ("usable", "2020-03-04T00:00:00Z", DAY, "until 2020-03-04", "it lasts while the day has begun"),
    ("usable", "2020-03-03", DAY, "until 2020-03-03", "a date without a zone may be yesterday's"),
    ("usable", "2020-03-03T08:00:00Z", None, "until 2020-03-03", "nobody says what day it is"),
    (None, "", DAY, "without an end", "an embargo without an end"),
    (None, "till noon", DAY, "'till noon'", "an embargo that cannot be read"),
    ("canceled", "2020-03-01", DAY, "canceled", "canceled after its embargo"),
]


@pytest.mark.parametrize(("status", "embargo", "day", "why"), FREE, ids=[row[-1] for row in FREE])
def test_what_may_be_used_is_not_withheld(
    status: str | None, embargo: str | None, day: date | None, why: str
) -> None:
    assert withheld(status, embargo, day) is None, why


@pytest.mark.parametrize(
    ("status", "embargo", "day", "said", "why"), WITHHELD, ids=[row[-1] for row in WITHHELD]
)
def test_what_may_not_be_used_is_withheld_with_the_reason(
    status: str | None, embargo: str | None, day: date | None, said: str, why: str
) -> None:
    assert said in (withheld(status, embargo, day) or ""), why


@given(
    st.datetimes().map(lambda when: f"{when.isoformat()}Z"), st.dates(max_value=date(9999, 12, 1))
)
def test_an_embargo_that_is_over_stays_over(embargo: str, day: date) -> None:
    if withheld(None, embargo, day) is None:
        assert withheld(None, embargo, day + timedelta(days=1)) is None
