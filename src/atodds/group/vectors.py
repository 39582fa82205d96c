"""How much each term of a document tells, given how many others of the intake have it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, repeat
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from atodds import lexicon
from atodds.group.profiles import DAY, Profile

Numbers = NDArray[np.int32]
Weights = NDArray[np.float64]

BACKGROUND = 200
"""As many other articles are thought to stand beside an intake: in one of six articles on two
events most words are as rare as the names, and only the articles elsewhere tell which is which."""
FEWEST = 2
DAYS = 30
"""No day is rarer than one in so many, and its rarity is that in the intake alone: much happens on
each day, and all of a night's news tells of the same."""
COMMON = 0.5
"""What a word common in all news counts beside another."""


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """Weights by the numbers of terms, which ascend; as dictionaries, an intake's are a gigabyte.

    Those of a whole document have the length 1, but only terms that another shares are kept.
    """

    terms: Numbers
    weights: Weights

    def __add__(self, other: Vector) -> Vector:
        """Return the sum, which has the terms of both."""
        terms = np.union1d(self.terms, other.terms)
        weights = np.zeros(len(terms))
        for part in (self, other):
            weights[np.searchsorted(terms, part.terms)] += part.weights
        return Vector(terms, weights)


class Profiles:
    """The profiles of an intake, each by the id of its document, one behind the other in memory."""

    def __init__(self) -> None:
        """Begin with none."""
        self._numbers: dict[str, int] = {}
        self._rows: dict[str, slice] = {}
        self._terms, self._amounts = array("i"), array("d")

    def add(self, name: str, profile: Profile) -> None:
        """Take the profile of a document, of which no dictionary stays in memory."""
        begin, numbers = len(self._terms), self._numbers
        self._terms.extend([numbers.setdefault(term, len(numbers)) for term in profile])
        self._amounts.extend(profile.values())
        self._rows[name] = slice(begin, len(self._terms))

    def vectors(self, names: Iterable[str]) -> tuple[Vector, ...]:
        """Turn profiles into the vectors of documents as those of an intake; no profile is left.

        They are tf-idf with logarithms of both, after Salton and Buckley, Term-weighting
        approaches in automatic text retrieval, 1988.
        """
        rows = self._turned([self._rows[name] for name in names])
        self._numbers, self._rows = {}, {}
        terms, weights = np.asarray(self._terms), np.asarray(self._amounts)
        return tuple(Vector(terms[row], weights[row]) for row in rows)

    def _turned(self, rows: Sequence[slice]) -> list[slice]:
        """Put vectors where the profiles lie, and return their places in the same order.

        The vectors of an intake are as large as its profiles.
        """
        words = sorted(self._numbers)
        terms, weights = np.asarray(self._terms), np.asarray(self._amounts)
        # Numbers in the order of the terms, not of the documents: sums come out to the last bit.
        ranks = np.empty(len(words), np.int32)
        numbers = np.fromiter(map(self._numbers.__getitem__, words), np.int32, len(words))
        ranks[numbers] = np.arange(len(words), dtype=np.int32)
        frequency = np.zeros(len(words), np.int64)
        for row in rows:
            frequency[ranks[terms[row]]] += 1
        rarity = rarity_of(words, frequency, len(rows))
        turned, end = list(rows), 0
        for place in sorted(range(len(rows)), key=lambda place: rows[place].start):
            profile = _in_order(Vector(ranks[terms[rows[place]]], weights[rows[place]]))
            vector = weighted(profile, rarity, frequency)
            turned[place] = row = slice(end, end := end + len(vector.terms))
            terms[row], weights[row] = vector.terms, vector.weights
        del terms, weights
        for rest in (self._terms, self._amounts):
            del rest[end:]
        return turned


def similarity(left: Vector, right: Vector) -> float:
    """Return the cosine of two documents, or the sum of the cosines of all in two sums of them."""
    fewer, more = (left, right) if len(left.terms) <= len(right.terms) else (right, left)
    if not len(fewer.terms):
        return 0.0
    places = np.searchsorted(more.terms, fewer.terms)
    places[places == len(more.terms)] = 0
    shared = more.terms[places] == fewer.terms
    # Not a dot product: the last bit of one depends on where the numbers lie in memory.
    return float(np.sum(fewer.weights[shared] * more.weights[places[shared]]))


def similarities(
    vectors: Sequence[Vector], pairs: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int, float]]:
    """Yield pairs with their similarity; best if those with one left side follow each other."""
    spread = np.zeros(1 + max((int(v.terms[-1]) for v in vectors if len(v.terms)), default=0))
    for left, some in groupby(pairs, key=itemgetter(0)):
        own = vectors[left]
        spread[own.terms] = own.weights
        rights = [right for _, right in some]
        others = [vectors[right] for right in rights]
        terms = np.concatenate([other.terms for other in others])
        weights = np.concatenate([other.weights for other in others])
        places = np.repeat(np.arange(len(others)), [len(other.terms) for other in others])
        totals = np.bincount(places, spread[terms] * weights, len(others))
        yield from zip(repeat(left, len(rights)), rights, totals.tolist(), strict=True)
        spread[own.terms] = 0


def _in_order(vector: Vector) -> Vector:
    order = np.argsort(vector.terms)
    return Vector(vector.terms[order], vector.weights[order])


def weighted(profile: Vector, rarity: Weights, frequency: NDArray[np.int64]) -> Vector:
    """Return the vector of a profile whose terms number both how rare and how frequent they are."""
    amounts = profile.weights
    telling = np.where(amounts > 1, 1 + np.log(np.maximum(amounts, 1)), amounts)
    weights = telling * rarity[profile.terms]
    length = np.sqrt(np.sum(weights * weights))
    kept = (frequency[profile.terms] >= FEWEST) & (length > 0)
    return Vector(profile.terms[kept], weights[kept] / (length or 1))


def rarity_of(words: Sequence[str], frequency: NDArray[np.int64], total: int) -> Weights:
    """Return how rare each term is; nothing uses that of terms that no document has."""
    days = np.array([word.startswith(DAY) for word in words], np.bool_)
    common = np.array([word in _common() for word in words], np.bool_)
    of_words = np.log((total + BACKGROUND) / np.maximum(FEWEST, frequency))
    of_days = np.log(np.minimum(DAYS, total / np.maximum(1, frequency)))
    return np.where(days, of_days, np.where(common, COMMON, 1) * of_words)


@cache
def _common() -> frozenset[str]:
    return frozenset(lexicon.load("common_words")["common"].split())
