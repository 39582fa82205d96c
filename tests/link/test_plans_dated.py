"""What an article dates after its own publication is a plan, however it is worded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from atodds.config import Match, Rule
from atodds.model import Event, Modality

if TYPE_CHECKING:
    from tests.link.conftest import Make

Evidence = Callable[..., dict[str, float]]


@pytest.mark.parametrize(
    ("day", "apart"),
    [
        pytest.param("2019-05-20", False, id="to come when the text came out"),
        pytest.param("2019-05-01", True, id="over by then"),
    ],
)
def test_what_is_dated_after_its_text_came_out_is_a_plan_too(
    make: type[Make],
    rule: Callable[..., Rule],
    evidence: Evidence,
    day: str,
    apart: bool,  # noqa: FBT001  # a column
) -> None:
    event = Event("bombing", when=make.day(day))
    planned = make.statement("a", modality=Modality.PLAN, value=make.amount(90))
    dated = make.statement("b", event=event, value=make.amount(40))
    told = (rule(match=Match(modality=tuple(Modality))),)
    published = {"b": datetime.fromisoformat("2019-05-10")}
    found = evidence(planned, dated, rules=told, published=published)
    assert ("modalities-apart" in found) is apart
