"""Whether two times of one event can both be right."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.judge.moments import moments_stand
from atodds.model import Assertion, Event, Kind, Mention, Moment, Slot, Span, Verdict

DAY = timedelta(days=1)


def moment(start: str, hours: float = 24, value: str | None = None) -> Moment:
    earliest = datetime.fromisoformat(start)
    return Moment(earliest, earliest + timedelta(hours=hours), value or start)


def said(
    value: Moment, words: str, of: str | None = "shooting", hints: tuple[str, ...] = ()
) -> Assertion:
    kind = Kind.TIME if value.latest - value.earliest <= timedelta(hours=1) else Kind.DATE
    return Assertion(
        document="a",
        kind=kind,
        slot=Slot("clock" if kind is Kind.TIME else "date", of),
        value=value,
        event=Event(),
        mention=Mention(Span(0, len(words)), words),
        sentence=Span(0, len(words)),
        hints=frozenset(hints),
    )


def verdict(mine: Moment, other: Moment, words: str = "Friday", others: str = "the day") -> Verdict:
    found = moments_stand(said(mine, words), said(other, others), mine, other)
    turned = moments_stand(said(other, others), said(mine, words), other, mine)
    assert found.verdict is turned.verdict
    return found.verdict


FRIDAY = moment("2019-05-03")
CLOCK = 1 / 60


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        pytest.param(FRIDAY, moment("2019-05-05"), id="two days"),
        pytest.param(FRIDAY, moment("2019-05-04"), id="two days in a row"),
        pytest.param(
            moment("2019-05-03T18:00", 6, "2019-05-03TEV"),
            moment("2019-05-02T18:00", 6, "2019-05-02TEV"),
            id="two evenings in a row",
        ),
        pytest.param(
            moment("2019-05-03T20:00", 10, "2019-05-03TNI"),
            moment("2019-05-02T20:00", 10, "2019-05-02TNI"),
            id="two nights in a row, which share a day",
        ),
        pytest.param(moment("2019-05-01", 36), moment("2019-05-04"), id="a day and a half"),
        pytest.param(
            moment("2019-05-03T04:17", CLOCK), moment("2019-05-03T05:40", CLOCK), id="two times"
        ),
        pytest.param(
            moment("2019-05-03T04:15", CLOCK), moment("2019-05-03T04:30", CLOCK), id="a quarter"
        ),
        pytest.param(
            moment("2019-05-03T04:17", CLOCK),
            moment("2019-05-04T06:40", CLOCK),
            id="two times, counted from two dates",
        ),
    ],
)
def test_times_that_exclude_each_other_are_at_odds(mine: Moment, other: Moment) -> None:
    assert verdict(mine, other) is Verdict.CONFLICT


@pytest.mark.parametrize(
    ("mine", "other", "expected"),
    [
        pytest.param(FRIDAY, FRIDAY, Verdict.AGREE, id="one day"),
        pytest.param(FRIDAY, moment("2019-04-29", 168), Verdict.COMPATIBLE, id="a day of the week"),
        pytest.param(
            FRIDAY, moment("2019-05-03T18:00", 6), Verdict.COMPATIBLE, id="an evening of the day"
        ),
        pytest.param(
            moment("2019-05-03T04:17", CLOCK),
            moment("2019-05-03T04:15", CLOCK),
            Verdict.COMPATIBLE,
            id="rounded to five minutes",
        ),
        pytest.param(
            moment("2019-05-03T23:58", CLOCK),
            moment("2019-05-04T00:00", CLOCK),
            Verdict.COMPATIBLE,
            id="rounded to midnight",
        ),
        pytest.param(
            moment("2019-05-03T20:00", 10, "2019-05-03TNI"),
            moment("2019-05-04"),
            Verdict.COMPATIBLE,
            id="a night goes on into the next day",
        ),
        pytest.param(
            moment("2019-05-01", 31 * 24),
            moment("2019-06-03"),
            Verdict.INCOMPARABLE,
            id="a month is too wide",
        ),
        pytest.param(
            FRIDAY, moment("2019-05-10"), Verdict.INCOMPARABLE, id="one weekday of two weeks"
        ),
        pytest.param(
            FRIDAY, moment("2019-07-20"), Verdict.INCOMPARABLE, id="months apart: two events"
        ),
    ],
)
def test_times_that_may_be_one_or_are_two_events_are_not(
    mine: Moment, other: Moment, expected: Verdict
) -> None:
    assert verdict(mine, other) is expected


@pytest.mark.parametrize(
    ("mine", "other", "words", "others"),
    [
        pytest.param("2019-05-03", "2019-05-13", "3 May", "13 May", id="a figure too many"),
        pytest.param("2019-05-03", "2019-06-03", "3 May", "3 June", id="another month"),
        pytest.param("2019-05-03", "2019-05-10", "3 May", "10 May", id="a week, by the date"),
        pytest.param("2019-04-28", "2019-05-05", "28 April", "5 May", id="a week, over the month"),
        pytest.param("2019-05-03", "2018-05-03", "3 May 2019", "3 May 2018", id="another year"),
    ],
)
def test_dates_in_figures_may_be_misprints_far_apart(
    mine: str, other: str, words: str, others: str
) -> None:
    assert verdict(moment(mine), moment(other), words, others) is Verdict.CONFLICT


starts = st.datetimes(min_value=datetime(2019, 1, 1), max_value=datetime(2019, 12, 31))
lengths = st.sampled_from([1 / 60, 1, 6, 12, 24, 48, 168, 744])
moments = st.builds(lambda start, hours: moment(start.isoformat(), hours), starts, lengths)


@given(moments, moments)
def test_an_instant_shared_is_never_a_conflict(mine: Moment, other: Moment) -> None:
    found = verdict(mine, other)
    assert not (mine.meets(other) and found is Verdict.CONFLICT)
    assert verdict(mine, mine) is Verdict.AGREE


@pytest.mark.parametrize(
    ("mine", "other", "of", "hints"),
    [
        pytest.param("2019-05-03", "2019-05-05", None, (), id="of something unnamed"),
        pytest.param("2019-05-03", "2019-05-05", "shooting", ("several",), id="one of several"),
        pytest.param("2019-05-03", "2019-05-04", "shooting", ("zoned",), id="two time zones"),
        pytest.param("2019-05-03", "2019-05-05", "arrest", (), id="an arrest of nobody named"),
    ],
)
def test_doubts_about_what_is_dated_keep_two_days_from_being_at_odds(
    mine: str, other: str, of: str | None, hints: tuple[str, ...]
) -> None:
    one, two = moment(mine), moment(other)
    found = moments_stand(said(one, "Friday", of, hints), said(two, "Sunday", of), one, two)
    assert found.verdict is Verdict.INCOMPARABLE


def test_clocks_of_two_zones_tell_one_instant() -> None:
    there, here = moment("2019-05-03T05:22", CLOCK), moment("2019-05-02T20:22", CLOCK)
    found = moments_stand(
        said(there, "5:22 a.m. local time", hints=("zoned",)), said(here, "8:22 p.m."), there, here
    )
    assert found.verdict is Verdict.INCOMPARABLE


def test_a_dial_does_not_tell_the_half_of_the_day() -> None:
    dial, told = moment("2019-05-03T06:30", CLOCK), moment("2019-05-03T18:30", CLOCK)
    assert verdict(dial, told, "half past six", "6:30 p.m.") is Verdict.COMPATIBLE
    assert verdict(dial, told, "6:30 a.m.", "6:30 p.m.") is Verdict.CONFLICT


def test_the_same_words_of_two_papers_are_counted_from_two_dates() -> None:
    one, two = moment("2019-05-03"), moment("2019-05-05")
    assert verdict(one, two, "two days ago", "Two days ago") is Verdict.INCOMPARABLE
