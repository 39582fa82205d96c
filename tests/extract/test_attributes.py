"""What a person is said to be, of a short list, and whom the words are about."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from atodds.model import Assertion, Category, Quantity

Asserted = Callable[..., list[Assertion]]


def said(found: list[Assertion], attribute: str) -> list[tuple[str, str]]:
    """Return who is said to be what: by name, else by noun or sex."""
    return [
        (_who(a), a.value.key)
        for a in found
        if isinstance(a.value, Category)
        if a.slot.aspect == attribute
    ]


def _who(assertion: Assertion) -> str:
    profile = assertion.slot.profile
    if assertion.slot.name or profile is None:
        return assertion.slot.name or ""
    return " ".join(sorted(profile.nouns)) or " ".join(sorted(profile.features))


@pytest.mark.parametrize(
    ("text", "wounds"),
    [
        pytest.param(
            "Jasper Holm, 27, was stabbed once in the right thigh.",
            [("Jasper Holm", "right leg")],
            id="a name",
        ),
        pytest.param("A cook was hit in the elbow.", [("cook", "arm")], id="a noun"),
        pytest.param(
            "Her brother shot her in the neck.",
            [("female", "neck")],
            id="the object, not the subject",
        ),
        pytest.param(
            "The arrow struck her 14-year-old son in the chin.",
            [("son", "face")],
            id="an aged object",
        ),
        pytest.param(
            "A cook was shot twice in the arm and once in the chest.",
            [("cook", "arm"), ("cook", "chest")],
            id="two places",
        ),
        pytest.param(
            "Jasper Holm fell. He suffered a wound to the lower abdomen.",
            [("Jasper Holm", "abdomen")],
            id="a pronoun",
        ),
        pytest.param(
            "A waitress was found with a gunshot wound to the back of the head.",
            [("waitress", "head")],
            id="the back of the head is no back",
        ),
    ],
)
def test_a_wound_is_somebodys(asserted: Asserted, text: str, wounds: list[tuple[str, str]]) -> None:
    assert said(asserted(text, "other"), "wound") == wounds


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Jasper Holm was shot in the parking lot.", id="a place"),
        pytest.param("The ball hit the back of the net.", id="a net"),
        pytest.param("The hut at the foot of the mountain was hit.", id="a mountain"),
        pytest.param("He put his hand on the table.", id="nobody is hurt"),
        pytest.param("Two men were shot in the leg.", id="of several, who is not told"),
        pytest.param("He was shot. The gun was in his hand.", id="another sentence"),
    ],
)
def test_no_wound_is_made_up(asserted: Asserted, text: str) -> None:
    assert said(asserted(text, "other"), "wound") == []


@pytest.mark.parametrize(
    ("text", "attribute", "values"),
    [
        ("Jasper Holm is in critical condition.", "condition", [("Jasper Holm", "grave")]),
        ("A cook had non-life-threatening injuries.", "condition", [("cook", "slight")]),
        ("Jasper Holm was treated and released.", "condition", [("Jasper Holm", "released")]),
        ("The fourth victim is stable.", "condition", [("fourth victim", "stable")]),
        ("Jasper Holm fled while he was on parole.", "supervision", [("Jasper Holm", "on parole")]),
    ],
)
def test_a_person_is_said_to_be_one_of_a_short_list(
    asserted: Asserted, text: str, attribute: str, values: list[tuple[str, str]]
) -> None:
    assert said(asserted(text, "other"), attribute) == values


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param("Ann Porter said a cook was in good condition.", "cook", id="who only speaks"),
        pytest.param(
            "A cook fell, Ann Porter said. He is in good condition.", "cook", id="said by somebody"
        ),
        pytest.param(
            "A cook and a waiter fell. He is in good condition.", "male", id="either of two"
        ),
        pytest.param("A waitress fell. He is in good condition.", "male", id="the other sex"),
    ],
)
def test_a_pronoun_stands_for_the_one_person_it_can_mean(
    asserted: Asserted, text: str, who: str
) -> None:
    assert said(asserted(text, "other"), "condition") == [(who, "slight")]


def test_the_age_of_whom_it_is_said_goes_with_it(asserted: Asserted) -> None:
    named = "Jasper Holm, 27, fell. Jasper Holm is in good condition."
    for text in (named, "A 27-year-old cook is in good condition."):
        [condition] = asserted(text, "other")
        assert condition.slot.profile is not None
        assert condition.slot.profile.age is not None
        assert condition.slot.profile.age.lower == 27


@pytest.mark.parametrize(
    ("text", "where"),
    [
        pytest.param(
            "Jasper Holm died at the scene.", [("Jasper Holm", "at the scene")], id="plain"
        ),
        pytest.param(
            "Jasper Holm was taken to Linden Hospital, where he later died.",
            [("Jasper Holm", "at a hospital")],
            id="over a clause",
        ),
        pytest.param(
            "One of the men died at the hospital.", [("man", "at a hospital")], id="one of several"
        ),
        pytest.param("Two men died at the hospital.", [], id="of several, who is not told"),
        pytest.param("A second man died at the hospital.", [], id="a second: nobody knows which"),
        pytest.param(
            "A cook died at the scene. A waiter died at the hospital.", [], id="two without a name"
        ),
        pytest.param(
            "Jasper Holm died at the scene. Jasper Holm died at the hospital.",
            [],
            id="at odds itself",
        ),
    ],
)
def test_where_somebody_died(asserted: Asserted, text: str, where: list[tuple[str, str]]) -> None:
    assert said(asserted(text, "place"), "where died") == where


@pytest.mark.parametrize(
    ("text", "times"),
    [
        pytest.param("Jasper Holm was shot five times.", [("Jasper Holm", 5)], id="passive"),
        pytest.param("A thief stabbed Jasper Holm twice.", [("Jasper Holm", 2)], id="active"),
        pytest.param(
            "A thief fired nine times at Jasper Holm, hitting him twice.",
            [("Jasper Holm", 2)],
            id="hits, no shots",
        ),
        pytest.param("A thief fired nine times at Jasper Holm.", [], id="shots, no hits"),
        pytest.param(
            "Jasper Holm was shot twice in the arm and once in the leg.", [], id="by place"
        ),
        pytest.param("Jasper Holm had been arrested twice.", [], id="another verb"),
        pytest.param("Two cooks were shot twice.", [], id="of several"),
    ],
)
def test_how_often_somebody_was_hit(
    asserted: Asserted, text: str, times: list[tuple[str, int]]
) -> None:
    hits = (a for a in asserted(text, "things") if a.slot.aspect == "hits")
    found = [(_who(a), a.value.hard.lower) for a in hits if isinstance(a.value, Quantity)]
    assert found == [(who, Fraction(n)) for who, n in times]
