"""Of what colour and model the one vehicle of a text is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion, Category

Asserted = Callable[..., list[Assertion]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("He fled in a silver van.", [("colour", "silver")], id="a colour"),
        pytest.param(
            "He fled in a dark grey 2011 Skoda Octavia sedan.",
            [("colour", "grey"), ("model", "octavia")],
            id="year and model",
        ),
        pytest.param("He fled in an Opel Corsa.", [("model", "corsa")], id="a model alone"),
        pytest.param("He fled in a dark-colored SUV.", [("colour", "dark")], id="a shade"),
        pytest.param(
            "He fled in a dark van. The blue van was found.",
            [("colour", "dark"), ("colour", "blue")],
            id="one said more closely",
        ),
        pytest.param("He fled in a white van, she in a green van.", [], id="two vehicles"),
        pytest.param("The van was near a white house.", [], id="the house is white"),
        pytest.param("He fled in a white car.", [], id="of cars there are too many"),
        pytest.param("Ford Motor closed a plant.", [], id="a company"),
        pytest.param("He has a Ford Pickup.", [], id="the sort, no model"),
    ],
)
def test_a_vehicle_is_described(
    asserted: Asserted, text: str, found: list[tuple[str, str]]
) -> None:
    told = (a for a in asserted(text, "other") if a.slot.aspect.startswith("vehicle "))
    keys = [(a.slot.aspect, a.value.key) for a in told if isinstance(a.value, Category)]
    assert keys == [(f"vehicle {what}", key) for what, key in found]
