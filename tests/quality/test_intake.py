"""How groups are scored against true ones, and what of a report belongs to one story."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from atodds.config import Grouping
from atodds.quality import labelled_stories
from atodds.quality.intake import BCubed, across, b_cubed, intake_of, part_of

TRUTH = {"a1": "a", "a2": "a", "a3": "a", "a4": "a", "b1": "b", "b2": "b"}


@pytest.mark.parametrize(
    ("groups", "expected", "why"),
    [
        (["a1 a2 a3 a4", "b1 b2"], BCubed(1, 1), "as they are"),
        (["a1", "a2", "a3", "a4", "b1", "b2"], BCubed(1, 1 / 3), "four see 1/4, two 1/2"),
        (["a1 a2 a3 a4 b1 b2"], BCubed(20 / 36, 1), "four see 4/6, two 2/6"),
        (["a1 a2 b1", "a3 a4", "b2"], BCubed((4 / 3 + 1 / 3 + 3) / 6, 0.5), "mixed and split"),
    ],
)
def test_b_cubed_is_the_average_over_documents(
    groups: list[str], expected: BCubed, why: str
) -> None:
    found = b_cubed([group.split() for group in groups], TRUTH)
    assert found.precision == pytest.approx(expected.precision), why
    assert found.recall == pytest.approx(expected.recall), why


def test_f1_of_nothing_right_is_nought() -> None:
    assert BCubed(0, 0).f1 == 0
    assert BCubed(1, 0.5).f1 == pytest.approx(2 / 3)


def position(*documents: str) -> dict[str, Any]:
    return {"assertions": [{"document": document} for document in documents]}


WITHIN = {"severity": "error", "positions": [position("a1", "b1"), position("a2")]}
MIXED = {"severity": "error", "positions": [position("a1"), position("b1")]}
NOTE = {**MIXED, "severity": "info"}
AGREED = {"positions": [position("b1", "b2", "a1")]}
REPORT = {"conflicts": [WITHIN, MIXED, NOTE], "facts": [AGREED]}


def test_of_a_conflict_a_story_keeps_what_its_own_documents_say() -> None:
    part = part_of(REPORT, "a", TRUTH)
    assert part["conflicts"] == [{**WITHIN, "positions": [position("a1"), position("a2")]}]
    assert part_of(REPORT, "b", TRUTH)["conflicts"] == []


def test_of_an_agreement_a_story_keeps_its_own_documents() -> None:
    assert part_of(REPORT, "b", TRUTH)["facts"] == [{"positions": [position("b1", "b2")]}]


def test_a_conflict_that_no_story_has_by_itself_is_one_across_stories() -> None:
    assert across(REPORT, TRUTH) == [MIXED]


def test_documents_of_two_stories_with_one_name_are_told_apart(stories: Path) -> None:
    check, truth = intake_of(labelled_stories([stories]))
    assert check.grouping is Grouping.STORIES
    assert sorted(truth.values()) == ["trams/first"] * 2 + ["trams/second"] * 2
    assert {entry.path for entry in check.documents} == set(truth)
