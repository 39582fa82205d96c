"""The time line: what each outlet said when, noted as one would by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report.strike import (
    HARBOUR,
    HERALD,
    HOUR,
    LANTERN,
    PERSON,
    POST,
    amount,
    day,
    halloran_quoted,
    interval,
    number_arrested,
)

from atodds.model import Change, Modifier, Moment, Position, Quantity, Unit, Value
from atodds.report.html.timeline import Timeline, timeline_of
from atodds.report.sources import Sources

SOURCES = Sources.of((HARBOUR, HERALD, LANTERN, POST))
MINUTE = Unit("minute", "time", "second", Fraction(60))


def exactly(number: int, unit: Unit = PERSON) -> Quantity:
    return amount(number, Modifier.EXACT, unit, interval(number, number))


def test_a_toll_has_a_time_line_in_the_order_of_publication() -> None:
    line = timeline_of(number_arrested(), SOURCES)
    assert line
    assert [(row.outlet, [f.label for f in row.figures]) for row in line.rows] == [
        ("Northern Herald", ["≥ 12"]),
        ("Harbour Times", ["≥ 10"]),
    ]
    assert (line.first, line.last) == ("4 May 2021", "4 May 2021, 22:10")


def test_figures_of_one_outlet_that_would_cover_each_other_stand_together() -> None:
    fact = number_arrested()
    again = replace(fact.positions[0].assertions[0], value=exactly(14))
    more = replace(fact, positions=(*fact.positions, Position(again.value, (again,))))
    line = timeline_of(more, SOURCES)
    assert line
    assert [figure.label for figure in line.rows[-1].figures] == ["≥ 10, 14"]


def test_of_many_figures_at_about_one_time_the_first_and_the_last_are_noted() -> None:
    many = [(1 + n // 10, exactly(n)) for n in range(20)]
    line = at_times(*many, (300, exactly(99)))
    assert line
    assert [row.figures[0].label for row in line.rows] == ["0, …, 18", "1, …, 19"]


def at_times(*told: tuple[int, Value]) -> Timeline | None:
    """Return the time line of what one outlet and another said in turn, each on a day of May."""
    outlets = [HARBOUR, HERALD]
    documents = [
        replace(
            outlets[n % 2], id=f"d{n}", published=datetime(2021, 5, 1) + timedelta(days=day_ - 1)
        )
        for n, (day_, _) in enumerate(told)
    ]
    first = number_arrested().positions[0].assertions[0]
    positions = tuple(
        Position(value, (replace(first, document=f"d{n}", value=value),))
        for n, (_, value) in enumerate(told)
    )
    return timeline_of(replace(number_arrested(), positions=positions), Sources.of(documents))


FROM_3_TO_4 = replace(
    amount(None, Modifier.BETWEEN, HOUR, interval(3, 4)), value=(Fraction(3), Fraction(4))
)

NOTED = [
    (amount(6, Modifier.MORE_THAN, HOUR, interval(6, None, lower_open=True)), "> 6", "more than"),
    (amount(5, Modifier.EXACT, HOUR, interval(4.5, 5.5, upper_open=True)), "5", "as written"),
    (amount(5, Modifier.ABOUT, HOUR, interval(4.5, 5.5)), "≈ 5", "about"),
    (amount(5, Modifier.NEARLY, HOUR, interval(4, 5, upper_open=True)), "< 5", "nearly"),
    (amount(5, Modifier.UP_TO, HOUR, interval(1, 5)), "≤ 5", "up to"),
    (amount(None, Modifier.VAGUE, HOUR, interval(12, None)), "≥ 12", "dozens"),
    (FROM_3_TO_4, "3–4", "to"),  # noqa: RUF001  # a range
    (replace(exactly(5, HOUR), change=Change.UP), "+5", "more by five"),
    (day(2021, 5, 7), "7 May 2021", "a day"),
]


SAID = [value for value, *_ in NOTED]


@pytest.mark.parametrize(("value", "noted", "why"), NOTED, ids=[why for *_, why in NOTED])
def test_a_time_line_notes_figures_as_one_would_by_hand(value: Value, noted: str, why: str) -> None:
    line = at_times((1, value), (3, exactly(99, HOUR)))
    assert line
    assert line.rows[0].figures[0].label == noted, why


def test_every_fact_whose_figures_differ_over_time_has_a_time_line() -> None:
    dates = at_times((1, day(2021, 5, 7)), (2, day(2021, 5, 10)))
    assert dates
    assert (dates.unit, dates.rows[1].figures[0].label) == ("", "10 May 2021")
    hours = at_times((1, exactly(5, HOUR)), (2, exactly(6, HOUR)))
    assert hours
    assert hours.unit == "hours"
    assert [figure.when for row in hours.rows for figure in row.figures] == [
        "1 May 2021",
        "2 May 2021",
    ]


def test_figures_of_different_units_keep_their_own() -> None:
    line = at_times((1, exactly(90, MINUTE)), (2, exactly(2, HOUR)))
    assert line
    assert line.unit == ""
    assert [row.figures[0].label for row in line.rows] == ["90 minutes", "2 hours"]


def test_where_time_changes_nothing_there_is_no_time_line() -> None:
    assert at_times((1, exactly(5)), (2, exactly(5)), (3, exactly(5))) is None
    assert timeline_of(halloran_quoted(), SOURCES) is None
    at_once = Sources.of((replace(HARBOUR, published=HERALD.published), HERALD))
    assert timeline_of(number_arrested(), at_once) is None
    undated = Sources.of((replace(HARBOUR, published=None), HERALD))
    assert timeline_of(number_arrested(), undated) is None


@given(st.lists(st.tuples(st.integers(1, 60), st.sampled_from(SAID)), min_size=2, max_size=24))
def test_no_label_covers_another_or_leaves_the_line(told: list[tuple[int, Value]]) -> None:
    line = at_times(*told)
    for row in line.rows if line else ():
        ends = [-1.0]
        for figure in row.figures:
            width = 2.0 * len(figure.label)
            before = {"start": 0.0, "middle": width / 2, "end": width}[figure.anchor]
            assert figure.at - before > ends[-1]
            ends.append(figure.at - before + width)
        assert row.figures[0].at >= 0
        assert ends[-1] <= 100.01


def test_a_time_that_takes_many_words_is_no_figure() -> None:
    night = Moment(datetime(2021, 5, 7, 17), datetime(2021, 5, 8, 6), "2021-05-07TNI")
    assert at_times((1, night), (2, day(2021, 5, 10))) is None
