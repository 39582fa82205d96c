"""What a night takes in of a story that the store has kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.report.strike import (
    day_of_vote,
    kept_apart,
    length_of_talks,
    number_arrested,
    ships_waiting,
)

from atodds.model import Assertion
from atodds.nightly.telling import Learnt, Telling, telling_in
from atodds.report.sources import assertions_of
from atodds.store import UnreadableError, decode, encode

PARTS: dict[str, Callable[[Assertion], object]] = {
    "events": lambda assertion: assertion.event,
    "slots": lambda assertion: assertion.slot,
    "values": lambda assertion: assertion.value,
}


def body() -> bytes:
    """Return what is kept of a story in which two facts are told of as many more outlets."""
    facts = (length_of_talks(), day_of_vote(), number_arrested(), ships_waiting())
    again = tuple(replace(fact, id=f"{fact.id}-again") for fact in facts)
    return encode(Telling((Learnt("Wire", None, False),), facts + again, kept_apart()), Telling)  # noqa: FBT003  # no date was given


def told(telling: Telling) -> list[Assertion]:
    return [assertion for fact in telling.facts for assertion in assertions_of(fact)]


def test_it_is_what_the_store_holds() -> None:
    kept, taken = decode(body(), Telling), telling_in(body())
    assert taken == kept
    without_words = [replace(a, near=frozenset(), before=frozenset()) for a in told(kept)]
    assert repr(told(taken)) == repr(without_words)


@pytest.mark.parametrize("part", PARTS)
def test_what_is_equal_in_it_is_there_once(part: str) -> None:
    every, asked = told(telling_in(body())), PARTS[part]
    assert len({id(asked(a)) for a in every}) == len({repr(asked(a)) for a in every})
    as_kept = told(decode(body(), Telling))
    assert len({id(asked(a)) for a in as_kept}) > len({repr(asked(a)) for a in as_kept})


def test_what_holds_no_story_is_refused() -> None:
    with pytest.raises(UnreadableError, match="Telling"):
        telling_in(b"x")
