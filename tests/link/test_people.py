"""What tells that somebody without a name is whom another text tells of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from atodds.config import load_rules
from atodds.extract import extract
from atodds.language import fold, paragraphs_of
from atodds.link import Story, link
from atodds.model import Document, Link

MONDAY = datetime.fromisoformat("2019-05-06")
Pairs = Callable[[str, str], list[Link]]


@pytest.fixture(scope="module")
def pairs() -> Pairs:
    """Return a function that links the ages and names in two texts of one day."""
    rules = load_rules()

    def linked(*texts: str) -> list[Link]:
        documents = [
            Document(name, name, name, text, MONDAY, blocks=paragraphs_of(fold(text)), origin=name)
            for name, text in zip("ab", texts, strict=True)
        ]
        found = [a for d in documents for a in extract(d) if a.kind in {"age", "name"}]
        return list(link(found, rules, Story.of(documents, found)))

    return linked


def names(found: list[Link]) -> set[str]:
    return {e.name for pair in found for e in pair.evidence}


@pytest.mark.parametrize(
    ("left", "right", "evidence"),
    [
        pytest.param(
            "A 5-month-old baby was hurt.",
            "A baby, 4 months, was hurt.",
            "one-alone",
            id="the baby",
        ),
        pytest.param(
            "The crash killed his 41-year-old wife.",
            "His wife, 43, was killed in the crash.",
            "one-alone",
            id="his wife",
        ),
        pytest.param(
            "The crash killed a 47-year-old woman.",
            "A woman, 43, died in the crash.",
            "one-alone",
            id="the woman killed",
        ),
        pytest.param(
            "Three girls aged 6, 8 and 11 were hurt.",
            "Three girls, ages 6, 8 and 12, were hurt.",
            "same-others",
            id="the others",
        ),
        pytest.param(
            "The fire hurt a 41-year-old cook.",
            "A cook, 43, was hurt.",
            "same-description",
            id="one trade and one fate",
        ),
    ],
)
def test_somebody_is_known_without_a_name(
    pairs: Pairs, left: str, right: str, evidence: str
) -> None:
    assert evidence in names(pairs(left, right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Two babies, 4 and 5 months, slept.", "A 5-month-old baby slept.", id="two"),
        pytest.param(
            "The crash killed three people, one a 47-year-old woman.",
            "A woman, 43, died in the crash.",
            id="not all of the dead are told of",
        ),
        pytest.param("A 47-year-old woman left.", "A 52-year-old woman left.", id="any woman"),
        pytest.param("A 41-year-old driver left.", "A 52-year-old driver left.", id="any driver"),
    ],
)
def test_of_a_sort_there_may_be_several(pairs: Pairs, left: str, right: str) -> None:
    assert "one-alone" not in names(pairs(left, right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("A 47-year-old woman was hurt.", "A 52-year-old man was hurt.", id="the sex"),
        pytest.param("A 2-year-old toddler fell.", "A 52-year-old woman fell.", id="the age"),
        pytest.param("His 41-year-old sister fell.", "His 52-year-old mother fell.", id="the kin"),
        pytest.param(
            "The 41-year-old gunman fell.", "The 52-year-old victim fell.", id="the part played"
        ),
    ],
)
def test_strangers_are_never_one(pairs: Pairs, left: str, right: str) -> None:
    assert "strangers" in names(pairs(left, right))


@pytest.mark.parametrize(
    ("left", "right", "evidence"),
    [
        ("A 41-year-old man was killed.", "A 41-year-old man was hurt.", "fates-differ"),
        ("A 41-year-old man was killed.", "A 59-year-old man was killed.", "ages-apart"),
    ],
)
def test_some_things_speak_against_one_person(
    pairs: Pairs, left: str, right: str, evidence: str
) -> None:
    assert evidence in names(pairs(left, right))


def test_two_named_people_are_known_by_their_names_alone(pairs: Pairs) -> None:
    found = pairs("Jasper Holm, 27, was killed.", "Jasper Holm, 29, was killed.")
    assert names(found).isdisjoint({"one-alone", "same-description", "ages-near"})


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Luis Dressler won.", "Luis Dressler won.", id="one name"),
        pytest.param("Bob Dressler won.", "Robert Dressler won.", id="a short form"),
        pytest.param("Luis Dressler won.", "Otto Dressler won.", id="brothers, perhaps"),
        pytest.param(
            "Luis Dressler and Leon Dressler won.", "Leon Dressler won.", id="one text has both"
        ),
    ],
)
def test_namesakes_are_two_people_or_one(pairs: Pairs, left: str, right: str) -> None:
    found = [pair for pair in pairs(left, right) if pair.rule == "first-name"]
    assert all(pair.score == float("-inf") for pair in found)


def test_first_names_that_begin_alike_are_held_against_each_other(pairs: Pairs) -> None:
    [pair] = pairs("Luis Dressler won in Graz.", "Leon Dressler won in Graz.")
    assert pair.score > 0
