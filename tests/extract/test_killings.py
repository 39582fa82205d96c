"""Of which offence somebody was found guilty for a killing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion, Category

Asserted = Callable[..., list[Assertion]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Peter Berg was convicted of second-degree murder.",
            [("the killing", "second degree murder")],
            id="a degree",
        ),
        pytest.param(
            "A jury found Peter Berg guilty of attempted manslaughter.",
            [("an attempt", "manslaughter")],
            id="an attempt",
        ),
        pytest.param(
            "Peter Berg was convicted of murder and attempted murder.",
            [("the killing", "murder"), ("an attempt", "murder")],
            id="two acts",
        ),
        pytest.param(
            "Peter Berg was convicted of murder and manslaughter.", [], id="two people killed"
        ),
        pytest.param("Peter Berg was acquitted of murder.", [], id="not guilty"),
        pytest.param("Peter Berg was charged with murder.", [], id="only charged"),
        pytest.param("Peter Berg was convicted of arson.", [], id="nobody killed"),
    ],
)
def test_a_conviction_names_the_offence(
    asserted: Asserted, text: str, found: list[tuple[str, str]]
) -> None:
    guilt = (a for a in asserted(text, "outcome") if a.slot.aspect == "guilt")
    told = [(a.slot.of, a.value.key) for a in guilt if isinstance(a.value, Category)]
    assert told == found
