"""Durations: how long an event lasted, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion

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
    ],
)
def test_a_duration_belongs_to_the_event_that_lasted(
    asserted: Asserted, text: str, event: str, words: str
) -> None:
    [length] = asserted(text, "duration")
    assert length.slot.of == event
    assert words in length.mention.text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("After talks he was jailed for five years.", id="a sentence"),
        pytest.param("The siege ended after six days.", id="what ended is not said to have lasted"),
        pytest.param("He waited five hours in the rain.", id="waiting"),
        pytest.param("The two men spoke to the press for five hours.", id="no event is named"),
        pytest.param("The film is five hours long and tells of a meeting.", id="a film"),
    ],
)
def test_other_durations_belong_to_no_event(asserted: Asserted, text: str) -> None:
    assert [a.slot.of for a in asserted(text, "duration")] == [None]


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
