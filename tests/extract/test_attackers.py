"""How many attacked, by what they are called or by what they did."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion, Quantity

Asserted = Callable[..., list[Assertion]]


def numbers(found: list[Assertion]) -> set[tuple[int | None, int | None]]:
    return {
        (_whole(a.value.hard.lower), _whole(a.value.hard.upper))
        for a in found
        if a.slot.aspect == "attackers" and isinstance(a.value, Quantity)
    }


def _whole(end: object) -> int | None:
    return None if end is None else int(str(end))


@pytest.mark.parametrize(
    ("text", "lower", "upper"),
    [
        pytest.param("A gunman opened fire on a bakery.", 1, 1, id="a gunman"),
        pytest.param("Someone walked up and fired at the men.", 1, 1, id="someone"),
        pytest.param("Four cooks were killed by a lone gunman.", 1, 1, id="a lone gunman"),
        pytest.param("A guest dressed as a wizard shot five people.", 1, 1, id="by what he did"),
        pytest.param("Man dressed as wizard shoots 5 people", 1, 1, id="a headline"),
        pytest.param("Three men entered a bakery and opened fire.", 3, 3, id="three men"),
        pytest.param("Eight to 10 people came up and opened fire.", 8, 10, id="a range"),
        pytest.param("At least two gunmen fired into the crowd.", 2, None, id="at least two"),
        pytest.param("Two shooters were involved.", 2, 2, id="involved"),
        pytest.param("One of three shooting suspects wore a mask.", 3, 3, id="suspects of the act"),
        pytest.param(
            "Two men sat on a bench when a gunman opened fire.", 1, 1, id="not those fired at"
        ),
        pytest.param(
            "A gunman opened fire. Two gunmen were seen.", 2, 2, id="the one was one of them"
        ),
        pytest.param(
            "A lone gunman opened fire. The gunmen of 1990 were two.", 1, 1, id="said to be alone"
        ),
    ],
)
def test_whoever_attacked_is_counted(
    asserted: Asserted, text: str, lower: int, upper: int | None
) -> None:
    assert numbers(asserted(text, "people")) == {(lower, upper)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A man was shot in the thigh.", id="the victim"),
        pytest.param("Two Men Shot In Bakery", id="a headline of victims"),
        pytest.param("Shooting left seven people wounded Thursday.", id="wounded on a day"),
        pytest.param("Two robbers were shot by officers.", id="robbers who were shot"),
        pytest.param("A suspect was arrested after the shooting.", id="an arrest"),
        pytest.param("Two gunmen were killed in the shooting.", id="gunmen who were killed"),
        pytest.param("Two officers opened fire on the car.", id="officers"),
        pytest.param("The other man fired at the house.", id="one of two"),
        pytest.param("A gunman opened fire. Police seek the shooters.", id="one of several"),
        pytest.param("Two gunmen fired. Three gunmen fled.", id="two numbers"),
        pytest.param("Two men fired clay pots.", id="pots"),
        pytest.param(
            "A man shot a film in Weiz.",
            id="a film",
            marks=pytest.mark.xfail(strict=True, reason="what is shot is not looked at"),
        ),
    ],
)
def test_nobody_else_is_taken_for_an_attacker(asserted: Asserted, text: str) -> None:
    assert numbers(asserted(text, "people")) == set()
