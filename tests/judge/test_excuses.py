"""Each excuse at its edges: how long, how many, whose, and how it is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from tests.judge.saying import (
    POLICE,
    UNION,
    aged,
    document,
    hurt,
    moment,
    published,
    told,
    toll,
)

from atodds.judge.standing import softened
from atodds.model import (
    Assertion,
    Attribution,
    Document,
    Entity,
    EntityKind,
    Event,
    Evidence,
    Judgement,
    Kind,
    Link,
    Modifier,
    Moment,
    Quantity,
    Verdict,
)

MONDAY = datetime(2019, 5, 6)
CONFLICT = Judgement(Verdict.CONFLICT, "apart")
HOUR_OF_FRIDAY = moment("2019-05-03T14:00", 1)
MORNING = moment("2019-05-03T06:00", 6)
AFTERNOON = moment("2019-05-03T12:00", 6)
FRIDAY = moment("2019-05-03", 24)


def at(document: str, count: int, when: Moment | None, *, carried: bool = False) -> Assertion:
    event = Event(when=when, carried=frozenset({"when"}) if carried else frozenset())
    return replace(toll(document, count), event=event)


@pytest.mark.parametrize(
    ("left", "right", "days", "expected"),
    [
        pytest.param(
            toll("a", 5),
            toll("b", 6),
            ("2019-05-06", "2019-05-06"),
            Verdict.DIVERGENCE,
            id="of one day",
        ),
        pytest.param(
            toll("a", 5),
            toll("b", 6),
            ("2019-05-06", "2019-05-06T14:00"),
            Verdict.DIVERGENCE,
            id="of one day, the hour of one is not known",
        ),
        pytest.param(
            toll("a", 5),
            toll("b", 6),
            ("2019-05-06T09:00", "2019-05-06T14:00"),
            Verdict.CONFLICT,
            id="both hours are known",
        ),
        pytest.param(
            toll("a", 5),
            toll("b", 6),
            ("2019-05-06", "2019-05-07"),
            Verdict.CONFLICT,
            id="of two days",
        ),
        pytest.param(
            toll("a", 5), toll("b", 6), (None, "2019-05-07"), Verdict.CONFLICT, id="no day"
        ),
        pytest.param(
            toll("a", 5), toll("b", 6), ("2019-05-07", None), Verdict.CONFLICT, id="no other day"
        ),
        pytest.param(
            toll("a", 5, POLICE),
            toll("b", 6, POLICE),
            ("2019-05-06", "2019-05-06"),
            Verdict.CONFLICT,
            id="one source",
        ),
        pytest.param(
            at("a", 5, HOUR_OF_FRIDAY),
            at("b", 6, AFTERNOON),
            ("2019-05-06", "2019-05-06"),
            Verdict.CONFLICT,
            id="both texts give the hour, and it is one",
        ),
        pytest.param(
            at("a", 5, MORNING),
            at("b", 6, AFTERNOON),
            ("2019-05-06", "2019-05-06"),
            Verdict.DIVERGENCE,
            id="in two parts of the day",
        ),
        pytest.param(
            at("a", 5, FRIDAY),
            at("b", 6, AFTERNOON),
            ("2019-05-06", "2019-05-06"),
            Verdict.DIVERGENCE,
            id="one text gives the day only",
        ),
        pytest.param(
            at("a", 5, moment("2019-05-03T06:00", 12)),
            at("b", 6, AFTERNOON),
            ("2019-05-06", "2019-05-06"),
            Verdict.CONFLICT,
            id="half a day is a part of it",
        ),
        pytest.param(
            at("a", 5, None),
            at("b", 6, AFTERNOON),
            ("2019-05-06", "2019-05-06"),
            Verdict.DIVERGENCE,
            id="one text gives no hour",
        ),
        pytest.param(
            at("a", 5, AFTERNOON),
            at("b", 6, AFTERNOON, carried=True),
            ("2019-05-06", "2019-05-06"),
            Verdict.DIVERGENCE,
            id="the hour is of another sentence",
        ),
    ],
)
def test_a_fleeting_count_may_change_within_a_day(
    left: Assertion, right: Assertion, days: tuple[str | None, str | None], expected: Verdict
) -> None:
    documents = published(a=days[0], b=days[1])
    for pair in ((left, right), (right, left)):
        found = softened(Link("r", *pair, (), 0), CONFLICT, documents, fleeting=True)
        assert found.verdict is expected
    if expected is Verdict.DIVERGENCE:
        assert found.reason == (
            "both were published on one day, and the figure may have changed within it"
        )


ONE_DAY = published(a="2019-05-06", b="2019-05-06")
NEXT_DAY = published(a="2019-05-06", b="2019-05-07")


@pytest.mark.parametrize(
    ("left", "right", "documents", "expected", "reason"),
    [
        (
            hurt("a", 3, "superseded"),
            hurt("b", 4),
            ONE_DAY,
            Verdict.UPDATE,
            "“3” is told as a figure since replaced",
        ),
        (
            hurt("a", 3, "beside the dead"),
            hurt("b", 4, "nobody dead"),
            ONE_DAY,
            Verdict.UPDATE,
            "some of “4” may have died since",
        ),
        (
            toll("a", 12),
            toll("b", 15),
            NEXT_DAY,
            Verdict.UPDATE,
            "“15” is the later figure, and the count can only rise",
        ),
        (
            toll("a", 12),
            toll("b", 15),
            ONE_DAY,
            Verdict.DIVERGENCE,
            "both were published on one day, and either may be the later figure",
        ),
        (
            told("a", Kind.THINGS, 40, None, "interim"),
            told("b", Kind.THINGS, 60),
            None,
            Verdict.UPDATE,
            "“40” was told while the count went on",
        ),
        (
            hurt("a", 30),
            hurt("b", 40, "several events"),
            published(a="2019-05-09", b="2019-05-06"),
            Verdict.DIVERGENCE,
            "“40” is told of several events, the other perhaps of one",
        ),
        (
            toll("a", 15, POLICE),
            toll("b", 12, UNION),
            published(a="2019-05-06", b="2019-05-09"),
            Verdict.PARTY_DISPUTE,
            "the police says one thing, the union another",
        ),
    ],
)
def test_the_excuse_is_told(
    left: Assertion,
    right: Assertion,
    documents: dict[str, Document] | None,
    expected: Verdict,
    reason: str,
) -> None:
    link = Link("r", left, right, (), 0)
    found = softened(link, CONFLICT, documents or ONE_DAY, rising=documents is not None)
    assert (found.verdict, found.reason) == (expected, reason)


def test_a_birthday_is_told_as_one() -> None:
    documents = {"a": document("a", MONDAY), "b": document("b", MONDAY + timedelta(days=90))}
    found = softened(Link("r", aged("a", 26), aged("b", 27), (), 0), CONFLICT, documents)
    assert found.reason == "there may have been a birthday between the two texts"


@pytest.mark.parametrize(
    ("left", "right", "days", "expected", "why"),
    [
        (26, 27, 30, Verdict.UPDATE, "a month is long enough"),
        (26, 27, 29, Verdict.CONFLICT, "less is not"),
        (26, 28, 365, Verdict.UPDATE, "two birthdays fit into a year and a day"),
        (26, 28, 364, Verdict.CONFLICT, "but not into less"),
    ],
)
def test_a_birthday_takes_a_month_and_two_a_year(
    left: int, right: int, days: int, expected: Verdict, why: str
) -> None:
    documents = {"a": document("a", MONDAY), "b": document("b", MONDAY + timedelta(days=days))}
    found = softened(Link("r", aged("a", left), aged("b", right), (), 0), CONFLICT, documents)
    assert found.verdict is expected, why


@pytest.mark.parametrize("side", [0, 1])
def test_nobody_killed_has_another_birthday(side: int) -> None:
    documents = {"a": document("a", MONDAY), "b": document("b", MONDAY + timedelta(days=90))}
    fates = ["killed", None] if side else [None, "killed"]
    link = Link("r", aged("a", 26, fates[0]), aged("b", 27, fates[1]), (), 0)
    assert softened(link, CONFLICT, documents).verdict is Verdict.CONFLICT


@pytest.mark.parametrize(
    ("first", "then", "hints", "died", "why"),
    [
        ("2019-05-06", "2019-05-07", ("nobody dead", "beside the dead"), True, "later"),
        (
            "2019-05-07",
            "2019-05-06",
            ("nobody dead", "beside the dead"),
            False,
            "the dead do not rise",
        ),
        (None, "2019-05-06", ("nobody dead", "beside the dead"), False, "undated"),
        ("2019-05-06", None, ("nobody dead", "beside the dead"), False, "undated too"),
        ("2019-05-06", "2019-05-20", ("nobody dead", "x"), False, "nobody has died"),
        ("2019-05-06", "2019-05-20", ("x", "beside the dead"), False, "of how many?"),
    ],
)
def test_some_of_the_hurt_may_have_died_by_the_later_text(
    first: str | None, then: str | None, hints: tuple[str, str], why: str, *, died: bool
) -> None:
    many, fewer = hurt("a", 40, hints[0]), hurt("b", 39, hints[1])
    documents = published(a=first, b=then)
    for pair in ((many, fewer), (fewer, many)):
        found = softened(Link("r", *pair, (), 0), CONFLICT, documents, rising=True)
        assert (found.reason == "some of “40” may have died since") is died, why


@pytest.mark.parametrize(
    ("left", "right", "expected", "why"),
    [
        (
            hurt("a", 40, "final"),
            hurt("b", 45, "final"),
            Verdict.CONFLICT,
            "both are the last word",
        ),
        (hurt("a", 40, "final"), hurt("b", 45), Verdict.UPDATE, "one may be corrected"),
        (
            replace(hurt("a", 40), event=Event(background=True)),
            hurt("b", 45),
            Verdict.UPDATE,
            "only one tells of an earlier event",
        ),
    ],
)
def test_only_what_both_call_final_rises_no_more(
    left: Assertion, right: Assertion, expected: Verdict, why: str
) -> None:
    for pair in ((left, right), (right, left)):
        found = softened(Link("r", *pair, (), 0), CONFLICT, NEXT_DAY, rising=True)
        assert found.verdict is expected, why


def test_sentences_that_are_word_for_word_one_were_written_of_one_moment() -> None:
    aligned = (Evidence("aligned-sentences", 3, "both print the sentence"),)
    link = Link("r", toll("a", 12), toll("b", 15), aligned, 0)
    assert softened(link, CONFLICT, ONE_DAY, rising=True).verdict is Verdict.CONFLICT
    other = replace(link, evidence=(Evidence("same-date", 3, "one day"),))
    assert softened(other, CONFLICT, ONE_DAY, rising=True).verdict is Verdict.DIVERGENCE


def claim(document: str, source: str, entity: Entity | None = None) -> Assertion:
    return replace(
        toll(document, 12 if document == "a" else 15), attribution=Attribution(source, entity)
    )


def of(country: str | None, name: str) -> Entity:
    return Entity(EntityKind.ORGANISATION, name, name, country)


@pytest.mark.parametrize(
    ("left", "right", "expected", "why"),
    [
        (claim("a", "police", POLICE), claim("b", "union", UNION), Verdict.PARTY_DISPUTE, "two"),
        (claim("a", "police", POLICE), claim("b", "officers", POLICE), Verdict.CONFLICT, "one"),
        (claim("a", "Police"), claim("b", "police"), Verdict.CONFLICT, "one, in other capitals"),
        (claim("a", "witnesses"), claim("b", "police"), Verdict.CONFLICT, "nobody in particular"),
        (claim("a", "witnesses"), claim("b", "police", POLICE), Verdict.CONFLICT, "one nobody"),
        (
            claim("a", "x", of("NO", "palace")),
            claim("b", "y", of("NO", "presidency")),
            Verdict.CONFLICT,
            "of one country",
        ),
        (
            claim("a", "x", of("NO", "palace")),
            claim("b", "y", of("SE", "ministry")),
            Verdict.PARTY_DISPUTE,
            "of two countries",
        ),
        (
            claim("a", "x", of("NO", "palace")),
            claim("b", "y", of(None, "union")),
            Verdict.PARTY_DISPUTE,
            "of a country and of none",
        ),
    ],
)
def test_two_parties_dispute_where_both_are_named(
    left: Assertion, right: Assertion, expected: Verdict, why: str
) -> None:
    for pair in ((left, right), (right, left)):
        assert softened(Link("r", *pair, (), 0), CONFLICT, NEXT_DAY).verdict is expected, why


@pytest.mark.parametrize("kind", [Kind.SPEAKER, Kind.QUOTE])
def test_who_said_it_excuses_nothing_where_that_is_the_question(kind: Kind) -> None:
    left, right = (
        replace(claim(name, name, who), kind=kind) for name, who in (("a", POLICE), ("b", UNION))
    )
    found = softened(Link("r", left, right, (), 0), CONFLICT, NEXT_DAY)
    assert found == CONFLICT


@pytest.mark.parametrize(
    ("count", "modifier", "expected", "why"),
    [
        (10, Modifier.EXACT, Verdict.CONFLICT, "ten are few"),
        (11, Modifier.EXACT, Verdict.DIVERGENCE, "eleven are many"),
        (4, Modifier.ABOUT, Verdict.DIVERGENCE, "about four have not been counted"),
    ],
)
def test_the_few_hurt_have_been_counted(
    count: int, modifier: Modifier, expected: Verdict, why: str
) -> None:
    few, more = hurt("a", 3), hurt("b", count)
    assert isinstance(more.value, Quantity)
    more = replace(more, value=replace(more.value, modifier=modifier))
    for pair in ((few, more), (more, few)):
        found = softened(Link("r", *pair, (), 0), CONFLICT, ONE_DAY, rising=True)
        assert found.verdict is expected, why
