from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.link.conftest import Make

from atodds.link import Story
from atodds.link.nearness import figures_near
from atodds.model import Kind

STORY = Story({}, {})


def near(mine: float, other: float, kind: Kind = Kind.KILLED) -> str | None:
    found = figures_near(
        Make.statement("a", value=Make.amount(mine), kind=kind),
        Make.statement("b", value=Make.amount(other), kind=kind),
        STORY,
    )
    return found[0] if found else None


@pytest.mark.parametrize(
    ("mine", "other", "found", "reason"),
    [
        (6, 7, "near-figures", "one left out"),
        (12, 24, "near-figures", "twice as many is still of one size"),
        (12, 36, None, "three times as many tells nothing"),
        (2, 40, "far-figures", "those of a house and those of a town"),
        (0, 9, "far-figures", "none and nine"),
        (0, 1, "near-figures", "none and one"),
        (7, 7, None, "one figure is not near itself: it is the same"),
        (-3, 4, None, "sizes of figures below nought are not compared"),
    ],
)
def test_figures_are_near_or_far(mine: float, other: float, found: str | None, reason: str) -> None:
    assert near(mine, other) == found, reason


def test_ages_are_all_of_one_size() -> None:
    assert near(17, 18, Kind.AGE) is None


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_nearness_is_mutual(mine: int, other: int) -> None:
    assert near(mine, other) == near(other, mine)
