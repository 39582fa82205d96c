"""Plurals of units and counted nouns after a figure."""

from __future__ import annotations

import pytest

from atodds.language.plurals import plural


@pytest.mark.parametrize(
    ("unit", "several"),
    [
        ("hour", "hours"),
        ("person", "people"),
        ("foot", "feet"),
        ("percent", "percent"),
        ("USD", "USD"),
        ("city", "cities"),
        ("day", "days"),
        ("inch", "inches"),
        ("bus", "buses"),
        ("mile per hour", "miles per hour"),
        ("square foot", "square feet"),
        ("year old", "years old"),
        ("degree celsius", "degrees celsius"),
        ("part per million", "parts per million"),
        ("kilohertz", "kilohertz"),
        ("gunman", "gunmen"),
        ("German", "Germans"),
        ("crew", "crew"),
        ("dead", "dead"),
    ],
)
def test_units_are_put_in_the_plural(unit: str, several: str) -> None:
    assert plural(unit) == several
