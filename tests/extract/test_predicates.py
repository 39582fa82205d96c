"""What a sentence says happened to those it counts, or what they did."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion

Asserted = Callable[..., list[Assertion]]

PEOPLE = ("killed", "injured", "missing", "arrested", "people")


def fates(asserted: Asserted, text: str) -> set[str]:
    return {a.slot.aspect for kind in PEOPLE for a in asserted(text, kind)}


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        pytest.param(text, fate, id=text)
        for fate, texts in {
            "displaced": [
                "The flood has driven 30,000 people from their homes in the Orla valley.",
                "The fighting forced an estimated 12,000 villagers to flee.",
                "Some 7,000 people had to leave their homes along the river.",
                "The storm made 3,000 people homeless.",
            ],
            "evacuated": [
                "Nearly 4,500 residents are under evacuation orders.",
                "Officials ordered 4,500 people to leave the coast.",
                "Crews pulled 60 people from rooftops.",
                "Buses brought out 77 evacuees.",
            ],
            "killed": [
                "The avalanche, leaving 14 people dead, closed the pass.",
                "Fourteen people were confirmed to have died in the collapse.",
                "Of the climbers, 14 people who died were guests of the lodge.",
                "Among the dead were 77 evacuees.",
                "The rockfall killed 64 evacuees.",
                "Eleven evacuees from the islands of Arven and Sorel were killed.",
            ],
            "injured": [
                "The crash sent 22 people to hospital.",
                "Doctors treated 22 people for smoke inhalation.",
                "Twenty-two people needed hospital treatment.",
            ],
            "arrested": [
                "Officers took 31 people into custody.",
                "Police said they had picked up 31 people.",
                "Thirty-one people were led away in handcuffs.",
            ],
            "charged": [
                "Police have charged six men over the raid.",
                "Six men have been charged over the raid.",
            ],
            "crowd": [
                "Attendance: 18,204.",
                "They played in front of 18,000 fans.",
                "More than 18,000 attended the concert in Osker.",
                "The concert drew 18,000 people.",
            ],
            "escaped": [
                "Eight prisoners, one of them a forger, broke out of Weiz gaol at dawn.",
                "Six men who escaped from Weiz prison were seen on the ridge.",
                "Six prisoners are on the run.",
            ],
            "aboard": [
                "The ferry was carrying 212 people when it capsized.",
                "The ferry had 212 people on board.",
                "Seven people were in the minibus when it left the road.",
            ],
        }.items()
        for text in texts
    ],
)
def test_a_count_is_of_what_they_did_or_what_happened_to_them(
    asserted: Asserted, text: str, fate: str
) -> None:
    assert fate in fates(asserted, text)


@pytest.mark.parametrize(
    ("text", "fate"),
    [
        pytest.param("The mayor ate in front of two officers.", "crowd", id="two are no crowd"),
        pytest.param("The hall holds 18,000 people.", "crowd", id="room for a crowd"),
        pytest.param("The village has 900 people.", "crowd", id="those who live there"),
        pytest.param("The film drew 120 complaints.", "crowd", id="no people"),
        pytest.param("Two buses carrying 90 people left.", "aboard", id="of several vehicles"),
        pytest.param("The boat can carry 90 people.", "aboard", id="room for people"),
        pytest.param("The pharmacy treated 3,000 people last year.", "injured", id="customers"),
        pytest.param("The band asked 3,000 fans to wait.", "evacuated", id="asked to stay"),
        pytest.param("Police took 12 people to the station.", "arrested", id="for a talk"),
        pytest.param("The council sent 12 drivers to the hall.", "injured", id="not to hospital"),
        pytest.param("The lodge left 40 people hungry.", "displaced", id="another state"),
        pytest.param("Twelve men who shot a guard fled.", "shot", id="what they did to others"),
        pytest.param("The rockfall killed 64 evacuees.", "evacuated", id="a fate before a state"),
        pytest.param(
            "Eleven men from the mill where a guard was shot met.", "shot", id="of another clause"
        ),
        pytest.param(
            "Eleven men from the mill saw two guards dragged out and shot.", "shot", id="of others"
        ),
        pytest.param("The guards followed four men.", "escaped", id="merely followed"),
    ],
)
def test_what_only_looks_like_it_is_no_such_count(asserted: Asserted, text: str, fate: str) -> None:
    assert fate not in fates(asserted, text)


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        pytest.param("Eight prisoners broke out of the gaol.", "person", id="escaped: prisoners"),
        pytest.param("Six men broke out of the jail.", "person", id="escaped: men"),
        pytest.param("A crowd of 18,000 saw the final.", "person", id="a crowd"),
        pytest.param("Some 18,000 spectators saw the final.", "person", id="spectators"),
        pytest.param("The ferry carried 212 passengers.", "passenger", id="beside a crew"),
    ],
)
def test_whoever_it_can_only_happen_to_is_anybody(asserted: Asserted, text: str, whom: str) -> None:
    assert [a.slot.of for a in asserted(text, "people")] == [whom]
