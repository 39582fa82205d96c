"""Named sites at which something is said to have happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion, Category

Asserted = Callable[..., list[Assertion]]


def sites(found: list[Assertion]) -> list[str]:
    return [a.value.key for a in found if a.slot.aspect == "site" and isinstance(a.value, Category)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param(
            "One man was flown to Mercy Hospital with burns.",
            "place:mercy hospital", id="a body that is a building too",
        ),
        pytest.param(
            "He was arrested at the Alder Inn on Tuesday.",
            "place:alder inn", id="a place by its name",
        ),
        pytest.param(
            "Shots were fired outside the Grand Hotel.",
            "place:grand hotel", id="outside it",
        ),
        pytest.param("The choir met at Ardal Lake.", "place:ardal lake", id="a lake"),
    ],
)  # fmt: skip
def test_a_named_site_is_read(asserted: Asserted, text: str, key: str) -> None:
    assert sites(asserted(text, "place")) == [key]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mercy Hospital said two had died.", id="a hospital that speaks"),
        pytest.param("A report by Korsar University was praised.", id="a university that writes"),
        pytest.param("He was taken to a hospital in Vienna.", id="one without a name, and a town"),
    ],
)
def test_a_body_that_acts_is_no_site(asserted: Asserted, text: str) -> None:
    assert sites(asserted(text, "place")) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(
            "The blast hit the northern district of Graz.", "place:graz", id="what it hit"
        ),
        pytest.param("An earthquake shook Vienna on Monday.", "place:vienna", id="what it shook"),
    ],
)
def test_what_is_struck_is_where_it_happened(asserted: Asserted, text: str, place: str) -> None:
    found = [a for a in asserted(text, "place") if a.slot.aspect == "place"]
    assert [(a.value.key, a.mention.text) for a in found if isinstance(a.value, Category)] == [
        (place, place.partition(":")[2].title())
    ]
