"""Durations: how long an event lasted, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from atodds.model import Assertion, Interval, Quantity

Asserted = Callable[..., list[Assertion]]


@pytest.mark.parametrize(
    ("text", "event", "words"),
    [
        pytest.param("The talks lasted five hours.", "talks", "five hours", id="lasted"),
        pytest.param(
            "The meeting took more than six hours.", "talks", "more than six hours", id="took"
        ),
        pytest.param(
            "After five hours of talks no deal was reached.", "talks", "five hours", id="of talks"
        ),
        pytest.param(
            "After five hours of tense, late talks they left.",
            "talks",
            "five hours",
            id="adjectives with a comma",
        ),
        pytest.param("A five-hour meeting ended.", "talks", "five-hour", id="before the noun"),
        pytest.param(
            "The talks, which lasted five hours, failed.", "talks", "five hours", id="which lasted"
        ),
        pytest.param(
            "The talks in Oslo lasted for about five hours.", "talks", "five hours", id="a place"
        ),
        pytest.param(
            "A 90-minute news conference followed.", "press-conference", "90-minute", id="minutes"
        ),
        pytest.param(
            "They met in Oslo on Friday for three hours.", "talks", "three hours", id="met for"
        ),
        pytest.param(
            "Envoys negotiated for nine hours before they left.",
            "talks",
            "nine hours",
            id="before they left",
        ),
    ],
)
def test_a_duration_belongs_to_the_event_that_lasted(
    asserted: Asserted, text: str, event: str, words: str
) -> None:
    [length] = asserted(text, "duration")
    assert length.slot.of == event
    assert words in length.mention.text


@pytest.mark.parametrize(
    ("text", "of"),
    [
        pytest.param("After talks he was jailed for five years.", "prison sentence", id="jailed"),
        pytest.param("He got a four-year suspended sentence.", "prison sentence", id="suspended"),
        pytest.param("He waited five hours in the rain.", "wait", id="waiting"),
        pytest.param("The town was besieged for six months.", "siege", id="besieged"),
        pytest.param("It took two days to put out the blaze.", "fire", id="put out"),
        pytest.param("The jury deliberated for six hours.", "deliberation", id="a jury"),
        pytest.param("A 12-year veteran of the police retired.", "service", id="a veteran"),
        pytest.param("He has been in power for ten years.", "office", id="in power"),
        pytest.param("The train left 45 minutes late.", "delay", id="late"),
        pytest.param("The mare was ten months pregnant.", "pregnancy", id="pregnant"),
        pytest.param("The siege ended after six days.", "siege", id="ended after"),
        pytest.param("The two men spoke to the press for five hours.", None, id="nothing named"),
        pytest.param("The film is five hours long and tells of a meeting.", None, id="a film"),
        pytest.param("The review is due after six months.", None, id="a review"),
        pytest.param("They met for the first time in three years.", None, id="since they met"),
        pytest.param("The two met, hoping for three hours of calm.", None, id="another clause"),
        pytest.param("They met men who had marched for nine hours.", None, id="somebody else"),
    ],
)
def test_a_duration_is_of_what_the_words_around_it_name(
    asserted: Asserted, text: str, of: str | None
) -> None:
    assert [a.slot.of for a in asserted(text, "duration")] == [of]


@pytest.mark.parametrize(
    ("text", "of", "years"),
    [
        pytest.param("She has worked for the council since 1998.", "service", 21, id="since"),
        pytest.param("She joined the council in 2004.", "service", 15, id="joined in"),
        pytest.param("The company was founded in 1934.", "history", 85, id="founded in"),
        pytest.param("He has been in power since 2011.", "office", 8, id="in power since"),
    ],
)
def test_what_has_lasted_since_a_year_has_a_length_by_the_day_of_the_paper(
    asserted: Asserted, text: str, of: str, years: int
) -> None:
    [found] = asserted(text, "duration")
    assert found.slot.of == of
    assert isinstance(found.value, Quantity)
    low, high = found.value.hard.lower, found.value.hard.upper
    assert low is not None
    assert high is not None
    assert low <= years <= high
    assert high - low < Fraction(11, 10)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It has rained since Friday.", id="nothing that is known to last"),
        pytest.param("Since 1998 she has had three cats.", id="cats"),
        pytest.param("She will have joined the council in 2024.", id="a year to come"),
        pytest.param("He has been in power since the war.", id="no date"),
    ],
)
def test_other_beginnings_give_no_length(asserted: Asserted, text: str) -> None:
    assert asserted(text, "duration") == []


def test_without_a_date_of_publication_since_gives_no_length(asserted: Asserted) -> None:
    assert asserted("She has worked for it since 1998.", "duration", published=None) == []


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        pytest.param("She won in a time of 4:07.35.", "247.35", id="minutes and seconds"),
        pytest.param("She ran the marathon in 2:14:04.", "8044", id="hours as well"),
        pytest.param("Her time of 4min 7.35sec was a record.", "247.35", id="with units"),
        pytest.param("She swam it in four minutes 7.35 seconds.", "247.35", id="in words"),
        pytest.param("She needed four minutes 7.35 seconds.", "247.35", id="hundredths are sport"),
    ],
)
def test_the_time_of_a_race_is_a_length(asserted: Asserted, text: str, seconds: str) -> None:
    [found] = asserted(text, "duration")
    assert found.slot.of == "race"
    assert isinstance(found.value, Quantity)
    assert found.value.hard_base.lower is not None
    assert abs(found.value.hard_base.lower - Fraction(seconds)) < Fraction(1, 100)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The record had stood at 4:11.20 for six years.", id="the record that fell"),
        pytest.param("Porter, whose best until Sunday was 4:11.20, won.", id="a former best"),
        pytest.param("She won, after 4:11.20 in the heats. Her old record was 4:09.30.", id="old"),
    ],
)
def test_a_time_of_an_earlier_race_is_none_of_this_one(asserted: Asserted, text: str) -> None:
    assert "earlier race" in {found.slot.of for found in asserted(text, "duration")}


@pytest.mark.parametrize(
    ("text", "who", "carried"),
    [
        pytest.param("Ann Porter needed 61.25 seconds.", "Porter", False, id="in the sentence"),
        pytest.param("Ann Porter led. Her time was 61.25 seconds.", "Porter", True, id="before it"),
        pytest.param(
            "Ann Porter beat Lena Strand.\n\nThe tide was out. Her time of 61.25 seconds was best.",
            "Porter", True, id="the first named of the nearest that name somebody",
        ),
    ],
)  # fmt: skip
def test_a_time_is_of_the_one_told_of(
    asserted: Asserted,
    text: str,
    who: str,
    carried: bool,  # noqa: FBT001  # a column
) -> None:
    found = asserted(text, "duration")[-1]
    assert [person.name.split()[-1] for person in found.event.who] == [who]
    assert ("who" in found.event.carried) is carried


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The bells rang at 4:07 in the afternoon.", id="a clock"),
        pytest.param("Psalm 2:14:04 was read.", id="a verse"),
        pytest.param("The recording starts at 0:03:05 of the tape.", id="a place on a tape"),
    ],
)
def test_other_figures_with_colons_are_no_time_of_a_race(asserted: Asserted, text: str) -> None:
    assert asserted(text, "duration") == []


@pytest.mark.parametrize(
    ("text", "of"),
    [
        pytest.param("Ann Porter ran the last lap in 61 seconds.", "lap", id="a lap"),
        pytest.param("She ran her first leg in 52 seconds.", "lap", id="a leg of a relay"),
        pytest.param("Ann Porter ran the mile in 271 seconds.", "race", id="the whole race"),
    ],
)
def test_the_time_of_a_lap_is_not_that_of_the_race(asserted: Asserted, text: str, of: str) -> None:
    assert [a.slot.of for a in asserted(text, "duration")] == [of]


def test_hour_long_is_about_an_hour(asserted: Asserted) -> None:
    [found] = asserted("Their hour-long wait ended at the bridge.", "duration")
    assert isinstance(found.value, Quantity)
    assert found.slot.of == "wait"
    assert found.value.hard == Interval(Fraction(3, 4), Fraction(3, 2))


@pytest.mark.parametrize(
    ("text", "person"),
    [
        pytest.param("Ann Porter was jailed for five years.", "Ann Porter", id="before it"),
        pytest.param(
            "Nils Berg said 12-year veteran Ann Porter retired.", "Ann Porter", id="right behind it"
        ),
        pytest.param(
            "Nils Berg got three years and Ann Porter was jailed for five.", "Nils Berg", id="list"
        ),
    ],
)
def test_a_length_of_somebodys_own_belongs_to_them(
    asserted: Asserted, text: str, person: str
) -> None:
    found = asserted(text, "duration")[0]
    assert [p.name for p in found.event.who] == [person]


@pytest.mark.parametrize(
    "text",
    [
        "Five hours after the talks he left.",
        "Five hours later he left.",
        "He had left five hours earlier.",
        "The talks ended five hours ago.",
        "The ship sank five hours before the storm.",
        "Five hours into the talks he left.",
        "The vote is five days away.",
        "It was painted within an hour of the vote.",
    ],
)
def test_the_distance_between_two_times_is_no_duration(asserted: Asserted, text: str) -> None:
    assert asserted(text, "duration") == []


def test_each_duration_finds_its_own_event(asserted: Asserted) -> None:
    text = "After five hours of talks in Oslo a two-hour vote followed."
    assert {(a.slot.of, a.mention.text) for a in asserted(text, "duration")} == {
        ("talks", "five hours"),
        ("vote", "two-hour"),
    }
