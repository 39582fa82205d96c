"""How old people are said to be, and of whom it is said."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from atodds.model import Assertion, Quantity

Asserted = Callable[..., list[Assertion]]


def ages(found: list[Assertion]) -> set[tuple[str, int]]:
    return {
        ((a.slot.of or "").split(":")[1], int(a.value.value))
        for a in found
        if isinstance(a.value, Quantity) and a.value.value is not None
        if not isinstance(a.value.value, tuple)
    }


@pytest.mark.parametrize(
    ("text", "age"),
    [
        pytest.param("Jasper Holm, 27, of Tromso, was found dead.", 27, id="between commas"),
        pytest.param("Jasper Holm, aged 27, was found dead.", 27, id="aged"),
        pytest.param("Police identified 29-year-old Jasper Holm.", 29, id="before the name"),
        pytest.param("Jasper Holm, a 29-year-old teacher, was found dead.", 29, id="apposition"),
        pytest.param("Jasper Holm is 27 years old.", 27, id="a full sentence"),
        pytest.param("A court freed Jasper Holm, 27.", 27, id="at the end"),
        pytest.param("Jasper Holm, 27, and Ann Porter were found dead.", 27, id="the first of two"),
        pytest.param(
            "Police named the 29-year-old teacher Jasper Holm.", 29, id="with a profession"
        ),
    ],
)
def test_an_age_belongs_to_the_person_named_beside_it(
    asserted: Asserted, text: str, age: int
) -> None:
    assert ages(asserted(text, "age")) == {("holm", age)}


def test_an_age_of_somebody_unnamed_is_nobodys_by_name(asserted: Asserted) -> None:
    [age] = asserted("The 27-year-old was found dead.", "age")
    assert age.slot.of == "unnamed person"


def test_each_person_has_an_age_of_their_own(asserted: Asserted) -> None:
    found = ages(asserted("Jasper Holm, 27, and Ann Porter, 31, were found dead.", "age"))
    assert found == {("holm", 27), ("porter", 31)}


@pytest.mark.parametrize(
    ("text", "age"),
    [
        pytest.param("Jasper Holm (27) was found dead.", 27, id="in brackets"),
        pytest.param("Jasper Holm, now 27, was found dead.", 27, id="now"),
        pytest.param("Jasper Holm, who turned 27 in March, was found.", 27, id="turned"),
        pytest.param("Jasper Holm was 27.", 27, id="was"),
        pytest.param("Jasper Holm, age: 27, of Tromso", 27, id="a colon"),
        pytest.param("Jasper Holm, twenty-seven, was found dead.", 27, id="in words"),
        pytest.param("Jasper Holm, of Tromso, 27, was found dead.", 27, id="behind the town"),
        pytest.param("Jasper Holm (pictured), 27, was found dead.", 27, id="behind an aside"),
        pytest.param("Jasper Holm, a plumber, 27, was found.", 27, id="behind the trade"),
        pytest.param("They heard the father of 27-year-old Jasper Holm.", 27, id="of"),
        pytest.param("The man was named as Jasper Holm, 27.", 27, id="named as"),
    ],
)
def test_an_age_behind_a_name_is_read_in_many_forms(
    asserted: Asserted, text: str, age: int
) -> None:
    assert ages(asserted(text, "age")) == {("holm", age)}


def unnamed(found: list[Assertion]) -> list[tuple[int, str | None, str | None]]:
    """Return age, noun and fate of everybody who is not named."""
    return [
        (
            int(a.value.value),
            next(iter(a.slot.profile.nouns), None) if a.slot.profile else None,
            a.slot.profile.fate if a.slot.profile else None,
        )
        for a in found
        if isinstance(a.value, Quantity) and isinstance(a.value.value, Fraction)
        if a.slot.of == "unnamed person"
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("A 34-year-old plumber was killed.", [(34, "plumber", "killed")]),
        ("A man, 34, was pronounced dead.", [(34, "man", "killed")]),
        ("The fall killed a 34-year-old woman.", [(34, "woman", "killed")]),
        ("Woman, 34, dies in fall", [(34, "woman", "killed")]),
        ("They mourn the death of a 34-year-old.", [(34, None, "killed")]),
        ("The 34-year-old is recovering.", [(34, None, "injured")]),
        ("A boy, 11, is in critical condition.", [(11, "boy", "injured")]),
        ("Two men, 23 and 38, were hurt.", [(23, "man", "injured"), (38, "man", "injured")]),
        ("Two girls aged 6 and 8 were hurt.", [(6, "girl", "injured"), (8, "girl", "injured")]),
        (
            "A woman, 44, and a boy, 11, were hurt.",
            [(44, "woman", "injured"), (11, "boy", "injured")],
        ),
        ("A 25- and a 35-year-old were hurt.", [(25, None, "injured"), (35, None, "injured")]),
        ("Deputies arrested a 25-year-old man.", [(25, "man", "accused")]),
        ("A 25-year-old man shot his neighbor.", [(25, "man", "accused")]),
        ("His sister, who is 12, ran for help.", [(12, "sister", None)]),
        ("A five-month-old infant slept.", [(5, "infant", None)]),
    ],
)
def test_somebody_unnamed_has_an_age_and_what_is_told_of_him(
    asserted: Asserted, text: str, people: list[tuple[int, str | None, str | None]]
) -> None:
    assert unnamed(asserted(text, "age")) == people


def test_an_age_that_points_back_is_of_whom_the_text_names(asserted: Asserted) -> None:
    text = "Jasper Holm, 27, of Tromso, was found dead. The 27-year-old had gone skiing."
    assert {a.slot.of for a in asserted(text, "age")} == {"person:holm:jasper"}


def test_another_of_that_age_is_not_whom_the_text_names(asserted: Asserted) -> None:
    text = "Jasper Holm, 27, of Tromso, was found dead. A 27-year-old was with him."
    assert {a.slot.of for a in asserted(text, "age")} == {"person:holm:jasper", "unnamed person"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Jasper Holm had 27 dogs.", id="dogs"),
        pytest.param("Jasper Holm, one of the guests, was found.", id="one of many"),
        pytest.param("Three friends, one of them a plumber, left.", id="one of the friends"),
        pytest.param("Jasper Holm was 27th.", id="a rank"),
        pytest.param("Nobody aged 18 or over may enter.", id="a limit"),
        pytest.param("Jasper Holm scored 27.5 points.", id="points"),
        pytest.param("Jasper Holm, 27 km from home, was found.", id="a distance"),
        pytest.param(
            "The bridge is 27 years old, Jasper Holm said.",
            id="a bridge",
            marks=pytest.mark.xfail(strict=True, reason="a name behind the comma is taken"),
        ),
        pytest.param("Jasper Holm, born in 1992, was found dead.", id="a year"),
        pytest.param("Jasper Holm, 3-1 up, was stopped.", id="a score"),
        pytest.param("Jasper Holm worked there for 27 years.", id="a time"),
    ],
)
def test_other_figures_beside_a_name_are_no_ages(asserted: Asserted, text: str) -> None:
    assert asserted(text, "age") == []
