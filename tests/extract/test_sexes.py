"""Whether somebody known by age alone is male or female."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion, Category

Asserted = Callable[..., list[Assertion]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("A 15-year-old girl was hurt.", ["female"], id="a girl"),
        pytest.param("His 15-year-old brother was hurt.", ["male"], id="a brother"),
        pytest.param(
            "A 15-year-old girl and a 9-year-old boy were hurt.", ["female", "male"], id="two ages"
        ),
        pytest.param("A 15-year-old girl and a 15-year-old boy were hurt.", [], id="one age"),
        pytest.param("A 15-year-old was hurt.", [], id="untold"),
        pytest.param("Jasper Holm, 27, was hurt.", [], id="a name says who it is"),
        pytest.param("Two 15-year-old girls were hurt.", [], id="several"),
    ],
)
def test_the_sex_of_somebody_aged(asserted: Asserted, text: str, found: list[str]) -> None:
    sexes = (a.value for a in asserted(text, "other") if a.slot.aspect == "sex")
    assert [value.key for value in sexes if isinstance(value, Category)] == found
