"""Profiles become vectors, in the place where they lie."""

from __future__ import annotations

import tracemalloc
from collections import Counter
from collections.abc import Mapping
from math import log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.group import Profile, Profiles
from atodds.group.vectors import BACKGROUND, FEWEST, Vector

TERMS = ["arven", "buoy", "cutter", "dyke", "eel", "ferry"]
INTAKES = st.lists(st.dictionaries(st.sampled_from(TERMS), st.floats(0.2, 9)), max_size=8)


def vectors_of(intake: Mapping[str, Profile], names: list[str]) -> tuple[Vector, ...]:
    profiles = Profiles()
    for name, profile in intake.items():
        profiles.add(name, profile)
    return profiles.vectors(names)


def by_hand(profile: Profile, others: list[Profile]) -> list[float]:
    """Return the weights of a profile in the order of its terms, without those it shares with none.

    None of the terms is common in all news.
    """
    frequency = Counter(term for other in others for term in other)
    told = {
        term: (1 + log(amount) if amount > 1 else amount)
        * log((len(others) + BACKGROUND) / max(FEWEST, frequency[term]))
        for term, amount in sorted(profile.items())
    }
    length = sqrt(sum(weight * weight for weight in told.values()))
    return [weight / length for term, weight in told.items() if frequency[term] >= FEWEST]


@given(INTAKES)
def test_weights_are_those_of_the_formula(told: list[dict[str, float]]) -> None:
    intake = {str(number): profile for number, profile in enumerate(told)}
    found = vectors_of(intake, list(intake))
    for vector, profile in zip(found, told, strict=True):
        assert vector.weights.tolist() == pytest.approx(by_hand(profile, list(told)))


@given(INTAKES.filter(bool), st.data())
def test_neither_order_nor_what_is_not_asked_for_makes_a_difference(
    told: list[dict[str, float]], data: st.DataObject
) -> None:
    intake: dict[str, Profile] = {str(number): profile for number, profile in enumerate(told)}
    names = data.draw(st.permutations(list(intake)))[: 1 + len(intake) // 2]
    added = data.draw(st.permutations(list(intake.items())))
    alone = vectors_of({name: intake[name] for name in names}, names)
    found = vectors_of(dict(added), names)
    assert [v.weights.tolist() for v in found] == [v.weights.tolist() for v in alone]


def test_vectors_take_the_place_of_the_profiles() -> None:
    profiles = Profiles()
    tracemalloc.start()
    try:
        for number in range(300):
            profiles.add(str(number), {f"word{number % 7 * 90 + n}": 1.5 for n in range(300)})
        held, _ = tracemalloc.get_traced_memory()
        vectors = profiles.vectors([str(number) for number in range(300)])
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(vectors) == 300
    assert most < 1.5 * held
