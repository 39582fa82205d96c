"""Who was at an event and who stayed away."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion, Category

Asserted = Callable[..., list[Assertion]]


def attendance(found: list[Assertion]) -> dict[str | None, str]:
    return {
        a.slot.name: a.value.key
        for a in found
        if isinstance(a.value, Category) and a.slot.aspect == "attendance"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Helen Holt boycotted the ceremony.", {"Helen Holt": "absent"}),
        ("Helen Holt did not attend the funeral.", {"Helen Holt": "absent"}),
        ("The king, Peter Berg, stayed at his headquarters by the lake.", {"Peter Berg": "absent"}),
        ("Helen Holt followed the talks by telephone.", {"Helen Holt": "absent"}),
        ("Sweden, the largest donor, stayed away.", {"Sweden": "absent"}),
        ("Sweden (20 million), represented by its consul, spoke.", {"Sweden": "present"}),
        ("Japan sent its ambassador and Kenya nobody.", {"Japan": "present"}),
        (
            "Peter Berg, the leader of the Northern League, had sat across from her.",
            {"Peter Berg": "present"},
        ),
        ("The union's team was headed by Colonel Peter Berg.", {"Peter Berg": "present"}),
        ("The summit was attended by Helen Holt.", {"Helen Holt": "present"}),
        (
            "Kenya (10 million), Japan (20 million) and Sweden (5 million), whose delegation left.",
            {"Sweden": "present"},
        ),
    ],
)
def test_who_was_there(asserted: Asserted, text: str, expected: dict[str, str]) -> None:
    assert attendance(asserted(text, "participants")) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Helen Holt will attend the ceremony.", id="a plan"),
        pytest.param("Helen Holt attended the village school.", id="a school"),
        pytest.param("Helen Holt took part in the robbery.", id="a crime"),
        pytest.param("Helen Holt skipped breakfast.", id="a meal"),
        pytest.param("Helen Holt said nurses stayed away.", id="somebody else"),
        pytest.param("Graz was represented by two trams.", id="a town attends nothing"),
    ],
)
def test_nobody_is_said_to_attend(asserted: Asserted, text: str) -> None:
    assert attendance(asserted(text, "participants")) == {}
