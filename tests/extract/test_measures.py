"""What a length, an area, a speed or a temperature is of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion

Asserted = Callable[..., list[Assertion]]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        pytest.param("The tremor struck at a depth of 14 km.", "depth", id="depth of"),
        pytest.param("It was centred 14km below the surface.", "depth", id="below the surface"),
        pytest.param("It began about four and a half miles down.", "depth", id="miles down"),
        pytest.param("A 2-mile radius was closed.", "radius of the zone", id="radius"),
        pytest.param(
            "Residents living within 800 metres of the depot left.", "radius of the zone",
            id="all within it",
        ),
        pytest.param("The fire has scorched 12,400 acres.", "area burned", id="scorched"),
        pytest.param("Winds of up to 110 miles per hour blew.", "speed of the wind", id="wind"),
        pytest.param("Gusts reached 177 km/h.", "speed of gusts", id="gusts are no steady wind"),
        pytest.param("The train was doing 90km/h.", "speed", id="speed"),
        pytest.param("It kept to the 35 mph limit.", "speed limit", id="not the limit"),
        pytest.param("Temperatures reached 41 degrees Celsius.", "high temperature", id="warm"),
        pytest.param("Overnight it fell to minus 6C.", "low temperature", id="cold"),
        pytest.param("The river peaked at 6.3 metres.", "level of the water", id="a river"),
        pytest.param("Ash rose 9 km into the sky.", "height of the plume", id="a plume"),
        pytest.param("The 2,100-metre peak is bare.", "elevation", id="the mountain itself"),
        pytest.param("The suspect weighs 180 pounds.", "weight", id="weight"),
        pytest.param("The quake had a magnitude of 6.1.", "magnitude", id="magnitude"),
        pytest.param("Experts put its magnitude at 6.1.", "magnitude", id="put at"),
        pytest.param("They gave its magnitude as 6.1.", "magnitude", id="given as"),
        pytest.param(
            "An aftershock of magnitude 4.8 followed.", "magnitude of an aftershock",
            id="not that of the quake",
        ),
    ],
)  # fmt: skip
def test_a_word_beside_the_figure_names_the_measure(
    asserted: Asserted, text: str, measure: str
) -> None:
    found = asserted(text, "distance", "size")
    assert [(a.slot.aspect, a.slot.of) for a in found] == [("measure", measure)]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        pytest.param("Turnout was 61 percent.", ["turnout"], id="turnout was"),
        pytest.param("Turnout, at 58.4 per cent, was low.", ["turnout"], id="in an aside"),
        pytest.param("Some 61% of voters went to the polls.", ["turnout"], id="who voted"),
        pytest.param("They pay a premium of 12 per cent.", ["premium"], id="a premium"),
        pytest.param(
            "Turnout was 61 percent, up from 54 percent.", ["turnout", "earlier ratio"],
            id="where it stood before",
        ),
        pytest.param("Turnout fell 3 percent.", ["ratio"], id="by how much it moved"),
        pytest.param("Some 61% of voters backed the mayor.", ["ratio"], id="for whom they voted"),
    ],
)  # fmt: skip
def test_a_share_is_of_the_rate_that_words_beside_it_name(
    asserted: Asserted, text: str, measures: list[str]
) -> None:
    assert [a.slot.of for a in asserted(text, "percent")] == measures


def test_each_of_two_figures_has_its_own_measure(asserted: Asserted) -> None:
    found = asserted("The hole is 20 feet wide and 9 feet deep.", "distance")
    assert [a.slot.of for a in found] == ["width", "depth"]


def test_a_figure_restated_in_another_unit_measures_the_same(asserted: Asserted) -> None:
    found = asserted("The two-mile (3.2-km) evacuation zone was lifted.", "distance")
    assert [a.slot.of for a in found] == ["radius of the zone"] * 2


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param(
            "A village 30 km north of Brno was cut off.", "the way to brno", id="north of"
        ),
        pytest.param("It sank three miles off the island of Malta.", "the way to MT", id="off"),
        pytest.param("The body lay 14 miles from Graz.", "the way to graz", id="from"),
        pytest.param(
            "It lies 60 kilometres (37 miles) east of Vienna.", "the way to vienna", id="restated"
        ),
        pytest.param("The truck was found 22 miles away.", None, id="from a place not named"),
    ],
)
def test_a_way_is_counted_from_a_place(asserted: Asserted, text: str, start: str | None) -> None:
    found = asserted(text, "distance")
    assert {(a.slot.aspect, a.slot.of) for a in found} == {("way", start)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They walked nine miles in the rain.", id="a walk"),
        pytest.param("The silo held 95 tons of flour in Brno.", id="a load, and a town behind"),
        pytest.param("The farm sold 300 acres to the state.", id="land"),
    ],
)
def test_no_word_no_measure(asserted: Asserted, text: str) -> None:
    found = asserted(text, "distance", "size")
    assert [a.slot.aspect for a in found] == ["amount"]
