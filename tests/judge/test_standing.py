"""What excuses two values that exclude each other, and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction

import pytest
from tests.judge.saying import POLICE, UNION, aged, document, hurt, told, toll

from atodds.judge.standing import softened
from atodds.model import (
    Assertion,
    Attribution,
    Entity,
    Event,
    Evidence,
    Interval,
    Judgement,
    Kind,
    Link,
    Verdict,
)

MONDAY = datetime(2019, 5, 6)
TUESDAY = datetime(2019, 5, 7)
WEDNESDAY = datetime(2019, 5, 8)
THURSDAY = datetime(2019, 5, 9)
MONDAY_NOON = datetime(2019, 5, 6, 12)
CONFLICT = Judgement(Verdict.CONFLICT, "apart")


def verdict(
    first: tuple[int, datetime | None, Entity | None],
    second: tuple[int, datetime | None, Entity | None],
    *,
    rising: bool = True,
) -> Verdict:
    documents = {"a": document("a", first[1]), "b": document("b", second[1])}
    link = Link("r", toll("a", first[0], first[2]), toll("b", second[0], second[2]), (), 0)
    return softened(link, CONFLICT, documents, rising=rising).verdict


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(
            (12, MONDAY, None), (15, TUESDAY, None), Verdict.UPDATE, id="later and higher"
        ),
        pytest.param(
            (15, MONDAY, None), (12, THURSDAY, None), Verdict.CONFLICT, id="a toll does not fall"
        ),
        pytest.param(
            (12, MONDAY, None),
            (15, MONDAY, None),
            Verdict.DIVERGENCE,
            id="one day and no clock: either may be the later",
        ),
        pytest.param(
            (12, MONDAY, POLICE),
            (15, MONDAY, POLICE),
            Verdict.CONFLICT,
            id="one source on one day cannot have said both",
        ),
        pytest.param(
            (12, MONDAY, None), (15, MONDAY_NOON, None), Verdict.UPDATE, id="later by the clock"
        ),
        pytest.param(
            (15, MONDAY, None),
            (12, MONDAY_NOON, None),
            Verdict.DIVERGENCE,
            id="one day, and one of them at a time that is not known",
        ),
        pytest.param(
            (12, None, None), (15, MONDAY, None), Verdict.CONFLICT, id="no date, no update"
        ),
        pytest.param(
            (15, MONDAY, None),
            (12, TUESDAY, None),
            Verdict.DIVERGENCE,
            id="a day apart, and the hour of neither is known",
        ),
        pytest.param(
            (5, MONDAY, None), (4, TUESDAY, None), Verdict.CONFLICT, id="the few dead are counted"
        ),
        pytest.param(
            (15, MONDAY, None), (12, WEDNESDAY, None), Verdict.CONFLICT, id="two days apart"
        ),
        pytest.param((1, MONDAY, None), (0, TUESDAY, None), Verdict.CONFLICT, id="nobody is fewer"),
        pytest.param((0, MONDAY, None), (1, TUESDAY, None), Verdict.UPDATE, id="the first dead"),
        pytest.param(
            (15, MONDAY, POLICE),
            (12, THURSDAY, UNION),
            Verdict.PARTY_DISPUTE,
            id="two parties, each with a figure of its own",
        ),
        pytest.param(
            (15, MONDAY, POLICE),
            (12, THURSDAY, None),
            Verdict.CONFLICT,
            id="one outlet states its figure in its own voice",
        ),
    ],
)
def test_a_toll_is_excused_only_by_time_or_by_two_parties(
    first: tuple[int, datetime | None, Entity | None],
    second: tuple[int, datetime | None, Entity | None],
    expected: Verdict,
) -> None:
    assert verdict(first, second) is expected
    assert verdict(second, first) is expected


def test_a_figure_that_cannot_rise_is_not_updated() -> None:
    assert verdict((5, MONDAY, None), (6, TUESDAY, None), rising=False) is Verdict.CONFLICT


def test_six_is_less_than_more_than_six_whichever_stands_first() -> None:
    six = toll("a", 6)
    more = toll("b", 6, interval=Interval(Fraction(6), None, lower_open=True))
    documents = {"a": document("a", MONDAY), "b": document("b", TUESDAY)}
    for left, right in ((six, more), (more, six)):
        link = Link("r", left, right, (), 0)
        assert softened(link, CONFLICT, documents, rising=True).verdict is Verdict.UPDATE


@pytest.mark.parametrize(
    ("kind", "event", "counts", "expected"),
    [
        pytest.param(Kind.THINGS, "fire", (40, 60), Verdict.UPDATE, id="a fire burns on"),
        pytest.param(Kind.PEOPLE, "flood", (40, 60), Verdict.UPDATE, id="a flood drives out more"),
        pytest.param(Kind.THINGS, "fire", (60, 40), Verdict.CONFLICT, id="what burned is burned"),
        pytest.param(Kind.THINGS, "auction", (40, 60), Verdict.CONFLICT, id="a sale is over"),
        pytest.param(Kind.DURATION, "fire", (4, 6), Verdict.CONFLICT, id="no growing kind"),
    ],
)
def test_what_goes_on_grows(
    kind: Kind, event: str, counts: tuple[int, int], expected: Verdict
) -> None:
    documents = {"a": document("a", MONDAY), "b": document("b", TUESDAY)}
    left, right = (told(name, kind, n, event) for name, n in zip("ab", counts, strict=True))
    for pair in ((left, right), (right, left)):
        assert softened(Link("r", *pair, (), 0), CONFLICT, documents).verdict is expected


@pytest.mark.parametrize(
    ("kind", "interim", "final", "expected"),
    [
        pytest.param(Kind.THINGS, 40, 60, Verdict.UPDATE, id="more to come"),
        pytest.param(Kind.THINGS, 60, 40, Verdict.CONFLICT, id="fewer than so far"),
        pytest.param(Kind.PERCENT, 60, 40, Verdict.UPDATE, id="a share falls as votes are counted"),
    ],
)
def test_a_count_that_goes_on_is_superseded(
    kind: Kind, interim: int, final: int, expected: Verdict
) -> None:
    documents = {"a": document("a", MONDAY), "b": document("b", MONDAY)}
    pair = (told("a", kind, interim, None, "interim"), told("b", kind, final))
    assert softened(Link("r", *pair, (), 0), CONFLICT, documents).verdict is expected


@pytest.mark.parametrize(
    ("first", "second", "days", "expected"),
    [
        pytest.param(26, 27, 90, Verdict.UPDATE, id="a birthday in three months"),
        pytest.param(26, 29, 800, Verdict.UPDATE, id="three birthdays in two years"),
        pytest.param(26, 27, 2, Verdict.CONFLICT, id="hardly a birthday in two days"),
        pytest.param(27, 26, 90, Verdict.CONFLICT, id="nobody grows younger"),
        pytest.param(26, 31, 90, Verdict.CONFLICT, id="five birthdays in three months"),
    ],
)
def test_a_birthday_excuses_the_higher_age_of_the_later_text(
    first: int, second: int, days: int, expected: Verdict
) -> None:
    documents = {"a": document("a", MONDAY), "b": document("b", MONDAY + timedelta(days=days))}
    link = Link("r", aged("a", first), aged("b", second), (), 0)
    assert softened(link, CONFLICT, documents).verdict is expected


def test_the_dead_have_no_birthdays() -> None:
    documents = {"a": document("a", MONDAY), "b": document("b", MONDAY + timedelta(days=90))}
    link = Link("r", aged("a", 26), aged("b", 27, "killed"), (), 0)
    assert softened(link, CONFLICT, documents).verdict is Verdict.CONFLICT


def test_a_toll_in_a_sentence_printed_almost_alike_is_no_update_of_the_day() -> None:
    documents = {"a": document("a", MONDAY), "b": document("b", MONDAY)}
    alike = Evidence("aligned-sentences", 2.0, "the sentences are almost the same")
    link = Link("r", toll("a", 20), toll("b", 26), (alike,), 0)
    assert softened(link, CONFLICT, documents, rising=True).verdict is Verdict.CONFLICT


def test_the_toll_of_an_earlier_event_rises_no_more() -> None:
    documents = {"a": document("a", MONDAY), "b": document("b", TUESDAY)}
    past = Event(background=True)
    link = Link("r", replace(toll("a", 20), event=past), replace(toll("b", 26), event=past), (), 0)
    assert softened(link, CONFLICT, documents, rising=True).verdict is Verdict.CONFLICT


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(hurt("a", 3), hurt("b", 4), Verdict.CONFLICT, id="few, told in both leads"),
        pytest.param(
            hurt("a", 3), hurt("b", 4, lead=False), Verdict.DIVERGENCE, id="not told in the lead"
        ),
        pytest.param(hurt("a", 30), hurt("b", 40), Verdict.DIVERGENCE, id="many"),
        pytest.param(
            replace(toll("a", 3), lead=True),
            replace(toll("b", 4), lead=True),
            Verdict.DIVERGENCE,
            id="the wounded may die within the day",
        ),
        pytest.param(
            hurt("a", 3),
            hurt("b", 4, "several events"),
            Verdict.DIVERGENCE,
            id="one sums up several events",
        ),
        pytest.param(
            hurt("a", 3, "beside the dead"),
            hurt("b", 4, "nobody dead"),
            Verdict.UPDATE,
            id="one of the four has died",
        ),
        pytest.param(
            hurt("a", 3, "superseded"), hurt("b", 4), Verdict.UPDATE, id="told as since replaced"
        ),
    ],
)
def test_figures_of_one_day_are_at_odds_only_where_they_can_no_longer_change(
    first: Assertion, second: Assertion, expected: Verdict
) -> None:
    documents = {"a": document("a", MONDAY), "b": document("b", MONDAY)}
    for left, right in ((first, second), (second, first)):
        assert (
            softened(Link("r", left, right, (), 0), CONFLICT, documents, rising=True).verdict
            is expected
        )


def test_one_source_is_one_in_whatever_letters_it_is_written() -> None:
    left, right = (
        replace(toll(name, count), attribution=Attribution(source))
        for name, count, source in (("a", 12, "Police in Arven"), ("b", 15, "police in Arven"))
    )
    documents = {"a": document("a", MONDAY), "b": document("b", MONDAY)}
    for pair in ((left, right), (right, left)):
        found = softened(Link("r", *pair, (), 0), CONFLICT, documents, rising=True)
        assert found == CONFLICT


@pytest.mark.parametrize("days", [(None, MONDAY), (MONDAY, None), (None, None)])
def test_without_a_date_there_is_no_birthday(
    days: tuple[datetime | None, datetime | None],
) -> None:
    documents = {"a": document("a", days[0]), "b": document("b", days[1])}
    link = Link("r", aged("a", 26), aged("b", 27), (), 0)
    assert softened(link, CONFLICT, documents) == CONFLICT
