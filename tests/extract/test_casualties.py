"""The dead, the injured and the arrested, where no plain figure with a plain noun tells of them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from atodds.model import Assertion, Quantity

Asserted = Callable[..., list[Assertion]]


def numbers(found: list[Assertion], *, whole: bool = True) -> set[tuple[str, int]]:
    return {
        (a.kind.value, int(a.value.value))
        for a in found
        if isinstance(a.value, Quantity)
        and isinstance(a.value.value, Fraction)
        and not (whole and "subset" in a.hints)
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A 22-year-old man died when his tractor overturned.", ("killed", 1), id="to die"
        ),
        pytest.param("The explosion killed a cook.", ("killed", 1), id="as an object"),
        pytest.param("The blast left a watchman dead.", ("killed", 1), id="left dead"),
        pytest.param("Woman killed in fall near Weiz", ("killed", 1), id="a bare headline"),
        pytest.param("Police arrested a farmer.", ("arrested", 1), id="arrested"),
        pytest.param("The crash left one driver dead.", ("killed", 1), id="an occupation"),
        pytest.param(
            "Two passengers, aged 19 and 22, were hurt.", ("injured", 2), id="over their ages"
        ),
        pytest.param("3 Dead, 2 Critically Hurt in Fire", ("injured", 2), id="over an adverb"),
        pytest.param("Ten people were rushed to hospital.", ("injured", 10), id="to hospital"),
        pytest.param("Six arrests have been made.", ("arrested", 6), id="arrests are counted"),
        pytest.param("Nine people are being held.", ("arrested", 9), id="held"),
        pytest.param(
            "A landslide killed a mother and her three children.", ("killed", 4), id="her children"
        ),
        pytest.param(
            "His two daughters and a neighbour were killed.", ("killed", 3), id="his daughters"
        ),
        pytest.param("A driver and three others were hurt.", ("injured", 4), id="and others"),
        pytest.param("Nurse, two others hurt in fire", ("injured", 3), id="a bare noun in a list"),
    ],
)
def test_what_befell_people_is_counted_however_they_are_told(
    asserted: Asserted, text: str, expected: tuple[str, int]
) -> None:
    assert expected in numbers(asserted(text, "killed", "injured", "arrested"))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The gunman killed three dogs.", id="who kills is not dead"),
        pytest.param("Minister killed plan for a bridge", id="a plan"),
        pytest.param("The vote killed a proposal.", id="a proposal"),
        pytest.param("The fire left a house in ruins.", id="a house"),
        pytest.param("A man dyed his hair.", id="another verb"),
        pytest.param("One family lost its home.", id="a family is no adverb"),
        pytest.param("A woman suffered a defeat.", id="no wound"),
        pytest.param("The hospital held 12 beds.", id="beds are not held"),
    ],
)
def test_nobody_is_made_a_victim(asserted: Asserted, text: str) -> None:
    assert asserted(text, "killed", "injured", "arrested") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The robber waved at nine hikers before he fled.", id="before"),
        pytest.param("Doctors sent nine hikers home after one died.", id="after"),
        pytest.param("He had warned nine hikers when he drowned.", id="when"),
        pytest.param("The guide led nine hikers until he died.", id="until"),
    ],
)
def test_what_befell_another_in_the_next_clause_is_not_told_of_those_counted(
    asserted: Asserted, text: str
) -> None:
    assert {a.slot.aspect for a in asserted(text, "killed", "people")} == {"count"}


@pytest.mark.parametrize(
    ("text", "dead", "injured"),
    [
        pytest.param("Seven people were shot, one of them fatally.", 1, 6, id="of them fatally"),
        pytest.param("Seven people were shot, two fatally.", 2, 5, id="fatally"),
        pytest.param("Four Shot, One Killed at Dance Hall", 1, 3, id="a headline"),
        pytest.param("Nine people were shot, three of whom died.", 3, 6, id="of whom"),
        pytest.param("Six were shot. One of them, a baker, died.", 1, 5, id="the next sentence"),
    ],
)
def test_those_shot_are_the_dead_and_the_injured(
    asserted: Asserted, text: str, dead: int, injured: int
) -> None:
    found = asserted(text, "killed", "injured")
    assert ("killed", dead) in numbers(found, whole=False)
    assert ("injured", injured) in numbers(found)


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        pytest.param("Six men were shot, and two dogs died in a fire.", 4, id="dogs"),
        pytest.param("Three people were shot. One officer shot a dog.", 2, id="an officer"),
        pytest.param(
            "At least nine tourists were shot, four fatally.", 5, id="not how many were shot"
        ),
        pytest.param("Two others were shot, one fatally.", 1, id="not all who were shot"),
    ],
)
def test_nothing_is_subtracted_without_both_figures(
    asserted: Asserted, text: str, difference: int
) -> None:
    assert ("injured", difference) not in numbers(asserted(text, "injured"))


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("The toll is 45, up from 31 dead.", "superseded"),
        ("Updating an earlier toll of 31 dead, the hospital gave no figure.", "superseded"),
        ("Officials initially said 31 people were killed.", "superseded"),
        ("A string of attacks killed 31 people.", "several events"),
        ("Two separate explosions killed 31 people.", "several events"),
        ("31 people were killed in overnight attacks.", "several events"),
        ("31 men were killed.", "group"),
        ("31 workers were also killed.", "others"),
    ],
)
def test_a_figure_tells_what_it_is_of(asserted: Asserted, text: str, hint: str) -> None:
    assert any(
        hint in a.hints
        for a in asserted(text, "killed")
        if numbers([a], whole=False) >= {("killed", 31)}
    )


@pytest.mark.parametrize(
    "text",
    [
        "The toll is 31 dead.",
        "The attack killed 31 people.",
        "An earlier storm killed 31 people.",
        "31 people were killed in the attacks.",
        "31 people were killed in an attack on two bakeries.",
    ],
)
def test_a_plain_toll_is_nothing_else(asserted: Asserted, text: str) -> None:
    odd = {"superseded", "several events", "group", "others", "subset"}
    assert [a.hints & odd for a in asserted(text, "killed")] == [frozenset()]


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("Fire in Weiz hurts four people.", {"nobody dead"}),
        ("Fire in Weiz kills one person, hurts four people.", {"beside the dead"}),
        ("Fire in Weiz hurts four people. A baker died on Monday.", set()),
    ],
)
def test_those_hurt_are_told_with_or_without_the_dead(
    asserted: Asserted, text: str, hints: set[str]
) -> None:
    [hurt] = asserted(text, "injured")
    assert hurt.hints & {"nobody dead", "beside the dead"} == hints


def test_those_injured_beside_others_shot_are_not_all_who_were_hurt(asserted: Asserted) -> None:
    found = asserted("Three women shot, 1 injured in Weiz", "injured")
    assert numbers(found) == {("injured", 3)}
