"""Which side of a war holds a place, and whose aircraft or guns struck."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion, Category

Asserted = Callable[..., list[Assertion]]


def told(found: list[Assertion], aspect: str) -> set[str]:
    return {a.value.key for a in found if isinstance(a.value, Category) and a.slot.aspect == aspect}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Mortars hit the rebel-held village of Marenka.", "opposition"),
        ("Shells fell on the government controlled town of Marenka.", "government"),
        ("The army entered the Daesh stronghold of Marenka.", "islamic state"),
        ("Shells fell in Marenka, which is held by the Ruritanian army.", "government"),
        ("Shells fell in Marenka, a village near Graz controlled by insurgents.", "opposition"),
        ("Shells fell in Marenka, which is under Taliban control.", "taliban"),
        ("Shells fell in Marenka, now in Kurdish hands.", "kurds"),
    ],
)
def test_who_holds_a_town(asserted: Asserted, text: str, side: str) -> None:
    assert told(asserted(text, "other"), "holder") == {side}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Shells fell on rebel-held parts of Marenka.", id="a part"),
        pytest.param("Shells fell in Marenka, mostly held by rebels.", id="mostly"),
        pytest.param("Shells fell on the rebel-held outskirts of Marenka.", id="around it"),
        pytest.param("Shells fell on rebel-held Marenka province.", id="a province"),
        pytest.param("Marenka was under rebel siege.", id="a siege"),
        pytest.param("Jets over Marenka hit positions held by rebels.", id="positions"),
        pytest.param("Marenka was once a rebel-held town.", id="once"),
        pytest.param("The village of Marenka is held by militants.", id="an open word"),
        pytest.param("Tanks rolled through rebel-held Bogota.", id="a city has several holders"),
    ],
)
def test_no_holder_is_guessed(asserted: Asserted, text: str) -> None:
    assert told(asserted(text, "other"), "holder") == set()


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Russian warplanes struck a market.", "russia"),
        ("A Ruritanian regime warplane struck a dairy.", "government"),
        ("Ten people were killed by regime airstrikes.", "government"),
        ("Russian military jets struck a market.", "russia"),
        ("Russian and regime warplanes struck a market.", "government+russia"),
        ("The bombing raids were staged by either Russian or regime jets.", "government+russia"),
        ("Raids launched by the US-led coalition hit a dairy.", "coalition"),
    ],
)
def test_whose_strike_it_was(asserted: Asserted, text: str, side: str) -> None:
    assert told(asserted(text, "other"), "striker") == {side}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Unidentified warplanes struck a market.", id="nobody's"),
        pytest.param("Ruritanian or Russian warplanes struck a market.", id="one is in no list"),
        pytest.param("Russian jets will strike markets.", id="not yet"),
        pytest.param("The army said warplanes struck a market.", id="no side beside them"),
    ],
)
def test_no_striker_is_guessed(asserted: Asserted, text: str) -> None:
    assert told(asserted(text, "other"), "striker") == set()
