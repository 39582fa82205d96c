"""How much each term of a document tells, given how many others of the intake have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import repeat
from math import log, sqrt
from operator import mul

from atodds import lexicon
from atodds.group.profiles import DAY, Profile

Vector = Mapping[str, float]
"""Weights by term; those of a whole document have the length 1, but only shared terms are kept."""

BACKGROUND = 200
"""As many other articles are thought to stand beside an intake: in one of six articles on two
events most words are as rare as the names, and only the articles elsewhere tell which is which."""
FEWEST = 2
DAYS = 30
"""No day is rarer than one in so many, and its rarity is that in the intake alone: much happens on
each day, and all of a night's news tells of the same."""
COMMON = 0.5
"""What a word common in all news counts beside another."""


def vectors_of(profiles: Sequence[Profile]) -> tuple[Vector, ...]:
    """Return the vectors of the documents of an intake: tf-idf with logarithms of both.

    After Salton and Buckley, Term-weighting approaches in automatic text retrieval, 1988.
    """
    frequency = Counter(term for profile in profiles for term in profile)
    rarity = {term: _rarity(term, n, len(profiles)) for term, n in frequency.items()}
    return tuple(dict(_weights(profile, rarity, frequency)) for profile in profiles)


def similarity(left: Vector, right: Vector) -> float:
    """Return the cosine of two documents, or the sum of the cosines of all in two sums of them."""
    smaller, larger = (left, right) if len(left) <= len(right) else (right, left)
    total: float = sum(map(mul, smaller.values(), map(larger.get, smaller, repeat(0.0))))
    return total


def _weights(
    profile: Profile, rarity: Mapping[str, float], frequency: Mapping[str, int]
) -> Iterator[tuple[str, float]]:
    weights = {term: _amount(amount) * rarity[term] for term, amount in profile.items()}
    length = sqrt(sum(weight * weight for weight in weights.values()))
    for term, weight in weights.items():
        if frequency[term] >= FEWEST:
            yield term, weight / length


def _amount(amount: float) -> float:
    return 1 + log(amount) if amount > 1 else amount


def _rarity(term: str, frequency: int, total: int) -> float:
    if term.startswith(DAY):
        return log(min(DAYS, total / frequency))
    rarity = log((total + BACKGROUND) / max(FEWEST, frequency))
    return rarity * COMMON if term in _common() else rarity


@cache
def _common() -> frozenset[str]:
    return frozenset(lexicon.load("common_words")["common"].split())
