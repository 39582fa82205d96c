"""Findings that share their parts say what those say that they are made of, and are smaller."""

from __future__ import annotations

import pickle
from dataclasses import fields

from atodds.judge import Sharing
from atodds.model import (
    Assertion,
    Category,
    Comparison,
    Event,
    Evidence,
    Fact,
    Judgement,
    Kind,
    Mention,
    Position,
    Slot,
    Span,
    Verdict,
)

LINKING = {"near", "before"}


def assertion(number: int, spelling: str = "Kellmouth") -> Assertion:
    place = Category("place", "kellmouth", spelling)
    return Assertion(
        document=f"article {number}",
        kind=Kind.PLACE,
        slot=Slot("place", name=spelling),
        value=place,
        event=Event("fire", where=frozenset({place})),
        mention=Mention(Span(0, len(spelling)), spelling),
        sentence=Span(0, 100),
        words=frozenset({"fire", "hotel"}),
        near=frozenset({"hotel"}),
        before=frozenset({"fire"}),
        hints=frozenset({"final"}),
    )


def fact(assertions: list[Assertion]) -> Fact:
    """Hold each against each; no two of the parts are one object."""
    pairs = tuple(
        Comparison(
            rule="place",
            left=left,
            right=right,
            evidence=tuple(
                Evidence(name, 1.0, f"both tell of one {name}") for name in ("noun", "place", "day")
            ),
            threshold=1,
            judgement=Judgement(Verdict.AGREE, "both say so"),
        )
        for place, left in enumerate(assertions)
        for right in assertions[place + 1 :]
    )
    return Fact(
        id="",
        rule="place",
        kind=Kind.PLACE,
        subject="",
        verdict=Verdict.AGREE,
        positions=(Position(assertions[0].value, tuple(assertions)),),
        why_same="",
        why_verdict="",
        comparisons=pairs,
    )


def test_nothing_that_is_told_is_lost() -> None:
    """Equality overlooks how a place is spelt, so that each field is looked at for itself."""
    given = fact([assertion(0), assertion(1, "KELLMOUTH"), assertion(2)])
    shared = Sharing().fact(given)
    assert shared == given
    for before, after in zip(
        given.positions[0].assertions, shared.positions[0].assertions, strict=True
    ):
        for name in {field.name for field in fields(Assertion)} - LINKING:
            assert repr(getattr(after, name)) == repr(getattr(before, name))


def test_equal_parts_are_there_once() -> None:
    shared = Sharing().fact(fact([assertion(number) for number in range(4)]))
    assert len({id(pair.evidence) for pair in shared.comparisons}) == 1
    assert len({id(pair.judgement) for pair in shared.comparisons}) == 1
    members = shared.positions[0].assertions
    assert len({id(member.event) for member in members}) == 1
    assert {id(a) for pair in shared.comparisons for a in (pair.left, pair.right)} == set(
        map(id, members)
    )


def test_places_that_are_spelt_in_two_ways_stay_two() -> None:
    shared = Sharing().fact(fact([assertion(0), assertion(1, "KELLMOUTH")]))
    spelt = [member.value for member in shared.positions[0].assertions]
    assert [value.text for value in spelt if isinstance(value, Category)] == [
        "Kellmouth",
        "KELLMOUTH",
    ]


def test_the_words_that_only_linking_asks_for_are_left_out() -> None:
    (member, _) = Sharing().fact(fact([assertion(0), assertion(1)])).positions[0].assertions
    assert not member.near
    assert not member.before
    assert member.words == {"fire", "hotel"}


def test_the_findings_of_a_large_story_are_a_fraction_of_what_they_were() -> None:
    """Most of it is pairs: of thirty reports there are hundreds."""
    given = fact([assertion(number) for number in range(30)])
    assert len(pickle.dumps(Sharing().fact(given))) < len(pickle.dumps(given)) / 3
