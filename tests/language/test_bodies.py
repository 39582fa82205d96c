"""Which two names may be of one body."""

from __future__ import annotations

import pytest

from atodds.language.bodies import same_body


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("defense ministry", "defense ministry RU", id="a country left out"),
        pytest.param("graz police", "graz police department", id="a shorter name"),
        pytest.param("harbour board", "harbour board", id="one name"),
    ],
)
def test_one_body(left: str, right: str) -> None:
    assert same_body(f"organisation:{left}", f"organisation:{right}")
    assert same_body(f"organisation:{right}", f"organisation:{left}")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("organisation:army RU", "organisation:army UA", id="armies of two countries"),
        pytest.param("organisation:graz police", "organisation:linz police", id="two towns"),
        pytest.param("organisation:graz police", "person:police", id="no body"),
        pytest.param("place:graz", "place:graz", id="places are no bodies"),
    ],
)
def test_two_bodies(left: str, right: str) -> None:
    assert not same_body(left, right)
    assert not same_body(right, left)
