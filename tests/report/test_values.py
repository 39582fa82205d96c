"""Values in words: open ends, ranges, units, dates."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.model import (
    Category,
    Change,
    Evidence,
    Interval,
    Modifier,
    Outcome,
    Position,
    Quantity,
    Unit,
    Verdict,
)
from atodds.report.plain import as_sentence, cut_before, shortened
from atodds.report.reasons import arithmetic, because, derivation_of, why_apart
from atodds.report.values import (
    bounds,
    expected_in_words,
    figure,
    in_order,
    in_words,
    interval_in_words,
    labels,
)

HOUR = Unit("hour", "time", "second", Fraction(3600))
MINUTE = Unit("minute", "time", "second", Fraction(60))
DOLLAR = Unit("USD", "money", "USD")


def quantity(lower: int | None, upper: int | None, unit: Unit | None = HOUR) -> Quantity:
    interval = Interval(
        None if lower is None else Fraction(lower), None if upper is None else Fraction(upper)
    )
    return Quantity(None, Modifier.BETWEEN, unit, interval, interval)


@pytest.mark.parametrize(
    ("interval", "said"),
    [
        (Interval(Fraction(6), None, lower_open=True), "more than 6 hours"),
        (Interval(Fraction(6), None), "at least 6 hours"),
        (Interval(None, Fraction(6)), "at most 6 hours"),
        (Interval(None, Fraction(6), upper_open=True), "less than 6 hours"),
        (Interval(None, None), "any number of hours"),
        (Interval(Fraction(1), Fraction(1)), "exactly 1 hour"),
        (Interval(Fraction(9, 2), Fraction(11, 2), upper_open=True), "from 4.5 to under 5.5 hours"),
        (Interval(Fraction(6), Fraction(7), lower_open=True), "over 6 to 7 hours"),
        (Interval(Fraction(0), Fraction(0)), "exactly 0 hours"),
    ],
)
def test_an_interval_says_its_open_ends(interval: Interval, said: str) -> None:
    assert interval_in_words(interval, HOUR) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (Fraction(8500), "8,500"),
        (Fraction(-1, 2), "-0.5"),
        (Fraction(2500001, 1000), "2,500.001"),
        (Fraction(1, 3), "0.333"),
        (Fraction(29999, 10000), "3"),
        (Fraction(1, 100000), "1e-05"),
        (Fraction(10**21), "1,000,000,000,000,000,000,000"),
        (Fraction(199, 100), "1.99"),
        (Fraction(-1999, 10), "-199.9"),
    ],
)
def test_a_figure_is_set_as_newspapers_set_it(number: Fraction, said: str) -> None:
    assert figure(number) == said


@given(st.fractions(min_value=-(10**9), max_value=10**9))
def test_a_figure_is_right_to_three_places(number: Fraction) -> None:
    shown = Fraction(figure(number).replace(",", ""))
    assert abs(shown - number) <= Fraction(1, 2000)


def test_an_amount_of_change_says_which_way() -> None:
    rise = replace(quantity(5, 5, Unit("percent", "ratio", "percent")), change=Change.UP)
    assert in_words(rise) == "exactly 5 percent, up"


def test_a_score_is_told_by_its_two_figures() -> None:
    point = Interval(Fraction("3.000001"), Fraction("3.000001"))
    score = Quantity(
        (Fraction(1), Fraction(3)), Modifier.EXACT, Unit("score", "score", "score"), point, point
    )
    assert in_words(score) == "3 to 1"
    assert (bounds(score).lower, bounds(score).upper) == (1, 3)


def test_what_a_reader_expects_is_told_only_where_it_is_less_than_the_words_allow() -> None:
    same = quantity(5, 6)
    assert expected_in_words(same) is None
    assert expected_in_words(replace(same, soft=Interval(Fraction(5), Fraction(5)))) == (
        "exactly 5 hours"
    )


@pytest.mark.parametrize(
    ("amount", "number"),
    [
        (Fraction(5), 5),
        (Fraction(1, 2), 0.5),
        (Fraction(2**60 * 2 + 1, 2), 2**60),
        (Fraction(10**400 * 3 + 1, 3), 10**400),
    ],
)
def test_bounds_are_whole_numbers_where_they_can_be(amount: Fraction, number: float) -> None:
    interval = Interval(amount, None)
    found = bounds(Quantity(None, Modifier.EXACT, None, interval, interval)).lower
    assert (found, type(found)) == (number, type(number))


def test_positions_go_from_the_lowest_to_the_highest_whatever_the_unit(outcome: Outcome) -> None:
    assertion = outcome.conflicts[0].fact.positions[0].assertions[0]
    values = [quantity(2, 3), quantity(90, 100, MINUTE), quantity(None, 1), quantity(2, None)]
    positions = [Position(v, (replace(assertion, value=v),)) for v in values]
    assert [p.value for p in in_order(positions)] == [values[2], values[1], values[0], values[3]]


def test_two_values_printed_alike_are_told_apart_by_their_meaning(outcome: Outcome) -> None:
    assertion = outcome.conflicts[0].fact.positions[0].assertions[0]
    values = [quantity(5, 5), quantity(7, 7)]
    found = labels([Position(v, (replace(assertion, value=v),)) for v in values])
    assert found == [
        "“lasted more than six hours” (exactly 5 hours)",
        "“lasted more than six hours” (exactly 7 hours)",
    ]


def test_arithmetic_converts_where_the_units_differ(outcome: Outcome) -> None:
    fact = outcome.conflicts[0].fact
    left, right = (a for p in fact.positions[:2] for a in p.assertions[:1])
    values = [quantity(1, 2), quantity(180, 200, MINUTE)]
    positions = tuple(
        Position(v, (replace(a, value=v),)) for v, a in zip(values, (left, right), strict=True)
    )
    meanings, gaps = arithmetic(replace(fact, positions=positions))
    assert meanings[1].endswith("from 180 to 200 minutes, that is from 10,800 to 12,000 seconds")
    assert gaps[0].startswith("Between 7,200 and 10,800 lies a gap of 3,600 seconds")


def test_ages_lie_years_apart_not_years_old(outcome: Outcome) -> None:
    fact = outcome.conflicts[0].fact
    old = Unit("year old", "age", "year old")
    (left, *_), (right, *_) = (p.assertions for p in fact.positions)
    values = [quantity(52, 52, old), quantity(57, 57, old)]
    positions = tuple(
        Position(v, (replace(a, value=v),)) for v, a in zip(values, (left, right), strict=True)
    )
    meanings, gaps = arithmetic(replace(fact, positions=positions))
    assert meanings[0].endswith("exactly 52 years old")
    assert gaps == ["Between 52 and 57 lies a gap of 5 years: no amount makes both true"]


def test_arithmetic_claims_no_gap_between_amounts_that_meet(outcome: Outcome) -> None:
    fact = outcome.conflicts[0].fact
    (left, *_), (right, *_) = (p.assertions for p in fact.positions)
    values = [quantity(1, 3, DOLLAR), quantity(2, 4, DOLLAR)]
    positions = tuple(
        Position(v, (replace(a, value=v),)) for v, a in zip(values, (left, right), strict=True)
    )
    meanings, gaps = arithmetic(replace(fact, positions=positions))
    assert [line.partition(" means ")[2] for line in meanings] == [
        "from 1 to 3 USD",
        "from 2 to 4 USD",
    ]
    assert gaps == []


def test_arithmetic_has_nothing_to_say_of_days_and_categories(outcome: Outcome) -> None:
    others = [c.fact for c in outcome.conflicts if c.fact.rule in {"event-date", "encounter-mode"}]
    assert [arithmetic(fact) for fact in others] == [([], []), ([], [])]


def test_a_conflict_of_figures_is_told_by_the_arithmetic_alone(outcome: Outcome) -> None:
    fact = outcome.conflicts[0].fact
    assert because(fact)[-1].startswith("Between 5.5 and 6 lies a gap")
    assert fact.why_verdict not in because(fact)


def test_a_note_says_what_a_reader_takes_the_words_to_mean(outcome: Outcome) -> None:
    note = next(c.fact for c in outcome.conflicts if c.fact.verdict is Verdict.DIVERGENCE)
    reason, *meanings = because(note)
    assert reason == note.why_verdict
    assert meanings == [
        "“At least 10” means at least 10 people; a reader expects from 10 to 19 people",
        "“Dozens” means at least 12 people; a reader expects from 24 to 99 people",
    ]


def test_that_nothing_required_is_there_goes_without_saying_beside_another_veto(
    outcome: Outcome,
) -> None:
    pair = outcome.apart[0]
    lacking = Evidence("nothing-required", float("-inf"), "nothing says that")
    assert "nothing says" not in why_apart(replace(pair, evidence=(lacking, *pair.evidence)))
    assert why_apart(replace(pair, evidence=(lacking,))) == "nothing says that"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("both name it", "Both name it."),
        ("“five” is not “six”", "“five” is not “six”."),
        ("He said: “No.”", "He said: “No.”"),
        ("done.", "Done."),
        ("", ""),
        ("checks/explained.yaml:5 holds no more", "checks/explained.yaml:5 holds no more."),
        ("both and/or one", "Both and/or one."),
    ],
)
def test_a_reason_becomes_a_sentence(text: str, said: str) -> None:
    assert as_sentence(text) == said


@given(text=st.text("ab ,", max_size=40), width=st.integers(2, 30))
def test_a_shortened_text_fits_and_keeps_its_beginning_or_end(text: str, width: int) -> None:
    head, tail = shortened(text, width), cut_before(text, width)
    assert len(head) <= width
    assert len(tail) <= width
    assert text.startswith(head.removesuffix("…"))
    assert text.endswith(tail.removeprefix("…"))


@pytest.mark.parametrize(
    ("check", "command"),
    [
        ("checks/port.yaml", "atodds why 000000000cc2"),
        ("port.yaml", "atodds why 000000000cc2 --check port.yaml"),
        ("news/checks/port.yaml", "atodds why 000000000cc2 --check news/checks/port.yaml"),
    ],
)
def test_the_command_for_the_derivation_works_as_it_is_printed(
    outcome: Outcome, check: str, command: str
) -> None:
    fact = replace(outcome.conflicts[0].fact, id="000000000cc2")
    assert derivation_of(fact, check) == command


@pytest.mark.parametrize(
    ("category", "said"),
    [
        (Category("mode", "in-person", "met"), "in person"),
        (Category("person", "person:halloran:ines", "Ines Halloran"), "Ines Halloran"),
    ],
)
def test_a_value_of_a_closed_list_is_said_by_its_name_and_a_person_by_theirs(
    category: Category, said: str
) -> None:
    assert in_words(category) == said
