"""What a rule of its own has settled is not told again as a mere day, place or word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from atodds.judge import without_repeats
from atodds.model import (
    Assertion,
    Category,
    Comparison,
    Event,
    Judgement,
    Kind,
    Mention,
    Slot,
    Span,
    Verdict,
)
from atodds.model.assertion import TOLD

if TYPE_CHECKING:
    from collections.abc import Iterable


def assertion(document: str, start: int, end: int, aspect: str) -> Assertion:
    return Assertion(
        document=document,
        kind=Kind.PLACE,
        slot=Slot(aspect),
        value=Category("compass", "north", "north"),
        event=Event(),
        mention=Mention(Span(start, end), "x" * (end - start)),
        sentence=Span(0, 100),
    )


def comparison(
    left: tuple[str, int, int],
    right: tuple[str, int, int],
    aspect: str,
    verdict: Verdict = Verdict.CONFLICT,
) -> Comparison:
    return Comparison(
        rule=aspect,
        left=assertion(*left, aspect),
        right=assertion(*right, aspect),
        evidence=(),
        threshold=0,
        judgement=Judgement(verdict, "because"),
    )


def told(comparisons: Iterable[Comparison]) -> int:
    return sum(c.left.slot.aspect == TOLD for c in without_repeats(comparisons))


MERE = comparison(("a", 10, 15), ("b", 20, 25), TOLD)


@pytest.mark.parametrize(
    "settled",
    [
        pytest.param(comparison(("a", 10, 15), ("b", 20, 25), "place"), id="the same words"),
        pytest.param(comparison(("a", 5, 30), ("b", 0, 21), "place"), id="more words"),
        pytest.param(comparison(("b", 20, 25), ("a", 10, 15), "place"), id="the other way about"),
        pytest.param(
            comparison(("a", 10, 15), ("b", 20, 25), "place", Verdict.UPDATE), id="with a verdict"
        ),
    ],
)
def test_what_is_settled_is_not_told_again(settled: Comparison) -> None:
    assert told([MERE, settled]) == told([settled, MERE]) == 0


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(comparison(("a", 10, 15), ("b", 40, 45), "place"), id="other words"),
        pytest.param(comparison(("a", 10, 15), ("c", 20, 25), "place"), id="another document"),
        pytest.param(
            comparison(("a", 10, 15), ("b", 20, 25), "place", Verdict.INCOMPARABLE),
            id="nothing is settled",
        ),
        pytest.param(comparison(("a", 10, 15), ("b", 20, 25), TOLD), id="as mere as itself"),
    ],
)
def test_what_is_not_settled_stays(other: Comparison) -> None:
    assert MERE in without_repeats([MERE, other])
