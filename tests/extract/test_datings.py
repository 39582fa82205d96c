"""What else a dated happening carries: whose it is, whether it is one of several, the zone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion

Asserted = Callable[..., list[Assertion]]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("A second eruption shook the island at 4 p.m.", "several"),
        ("The shootings began at 6:20 a.m.", "several"),
        ("A bomb exploded at 4 p.m. Another bomb exploded at 6 p.m.", "several"),
        ("The tremor was felt at 5:22 a.m. local time.", "zoned"),
        ("The tremor was felt at 5:22 a.m. (2022 GMT on Friday).", "zoned"),
    ],
)
def test_a_time_tells_that_there_are_several_or_of_its_zone(
    asserted: Asserted, text: str, hint: str
) -> None:
    found = asserted(text, "time")
    assert found
    assert all(hint in a.hints for a in found)


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded at 4 p.m. near a bridge.",
        "A bomb exploded at 4 p.m. The blast, at about 4:05 p.m., wounded two.",
        "The talks began at 4 p.m.",
        "A bomb exploded at 4 p.m. and its maker was arrested at 6 p.m.",
    ],
)
def test_one_happening_is_not_told_as_several(asserted: Asserted, text: str) -> None:
    found = asserted(text, "time")
    assert found
    assert not any(a.hints & {"several", "zoned"} for a in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Police arrested Lena Marsh late on Sunday.", "Lena Marsh"),
        ("Ann Orr's brother, Carl Orr, died on Sunday.", "Carl Orr"),
        ("Carl Orr died on Sunday, Sheriff Dan Boone said.", "Carl Orr"),
    ],
)
def test_a_death_or_an_arrest_is_one_persons(asserted: Asserted, text: str, name: str) -> None:
    (found,) = asserted(text, "date")
    assert [person.name for person in found.event.who] == [name]
    assert "who" not in found.event.carried
