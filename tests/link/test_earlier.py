"""Two texts that look back: at one earlier event, or at two."""

from __future__ import annotations

import pytest

from atodds.link.earlier import years_alike
from atodds.link.story import Story
from atodds.model import Assertion, Document, Event, Kind, Mention, Slot, Span
from atodds.model.category import Category


def looking(document: str, text: str, *, back: bool = True) -> tuple[Document, Assertion]:
    told = Assertion(
        document=document,
        kind=Kind.KILLED,
        slot=Slot("killed", "person"),
        value=Category("x", "x", "x"),
        event=Event("flood", background=back),
        mention=Mention(Span(0, 1), text[:1]),
        sentence=Span(0, len(text)),
    )
    paper = Document(id=document, path=document, outlet=document, text=text, published=None)
    return paper, told


@pytest.mark.parametrize(
    ("first", "second", "back", "found"),
    [
        pytest.param(
            "The flood of 1962 killed 40.", "In 1962, a flood killed 90.", True, True, id="one year"
        ),
        pytest.param(
            "The flood of 1962 killed 40.",
            "In 1975, a flood killed 90.",
            True,
            False,
            id="two years",
        ),
        pytest.param(
            "A flood killed 40 once.", "In 1962, a flood killed 90.", True, False, id="no year"
        ),
        pytest.param(
            "The flood of 1962 killed 40.",
            "Road 1962 flooded.",
            False,
            False,
            id="not looking back",
        ),
        pytest.param(
            "A flood in 1962 killed 40.", "It took 19620 homes.", True, False, id="a longer number"
        ),
    ],
)
def test_one_year_ties_two_looks_back(
    first: str,
    second: str,
    back: bool,  # noqa: FBT001  # a row of the table
    found: bool,  # noqa: FBT001  # a row of the table
) -> None:
    (paper, left), (other, right) = looking("a", first), looking("b", second, back=back)
    story = Story.of((paper, other), (left, right))
    assert bool(years_alike(left, right, story)) is found
    assert bool(years_alike(right, left, story)) is found
