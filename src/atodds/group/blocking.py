"""Which pairs of documents are worth holding against each other: those that share a rare term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

import numpy as np
from numpy.typing import NDArray

from atodds.group.linkage import Node
from atodds.group.vectors import Vector

KEYS = 24
"""Each document is looked up by so many terms, the heaviest that it shares with any other."""
MOST_IN_A_BLOCK = 32
"""Of more documents under one term each is set against its neighbours in time only."""
NEIGHBOURS = 8

_AT_ONCE = 1 << 16


def candidate_pairs(nodes: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """Yield pairs of numbers of documents, the smaller first, each once and in order.

    Their number grows with the documents and not with the square: a document has at most so many
    keys, and under each at most so many others. Prefix filtering, as in Bayardo, Ma and Srikant,
    Scaling up all pairs similarity search, 2007, with sorted neighbourhoods for large blocks.
    """
    pairs = _pairs(nodes)
    for start in range(0, len(pairs), _AT_ONCE):
        left, right = np.divmod(pairs[start : start + _AT_ONCE], len(nodes))
        yield from zip(left.tolist(), right.tolist(), strict=True)


def keys_of(vector: Vector) -> list[int]:
    """Return the numbers of the terms by which a document is looked up."""
    heaviest = np.lexsort((vector.terms, -vector.weights))[:KEYS]
    numbers: list[int] = vector.terms[heaviest].tolist()
    return numbers


def _pairs(nodes: Sequence[Node]) -> NDArray[np.int64]:
    """Return the pairs in order, each as one number: as tuples, an intake's are a gigabyte."""
    numbers, reach, block = _blocks(nodes)
    found = [np.empty(0, np.int64)]
    for ahead in range(1, int(reach.max(initial=0)) + 1):
        meet = (block[:-ahead] == block[ahead:]) & (reach[:-ahead] >= ahead)
        one, other = numbers[:-ahead][meet], numbers[ahead:][meet]
        found.append(_distinct(np.minimum(one, other) * len(nodes) + np.maximum(one, other)))
    return _distinct(np.concatenate(found))


def _distinct(numbers: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return numbers in order, each once; `numpy.unique` looks them up by hash first, slowly."""
    ordered = np.sort(numbers)
    return ordered[np.diff(ordered, prepend=-1) > 0]


def _blocks(nodes: Sequence[Node]) -> tuple[NDArray[np.int64], ...]:
    """Return documents block by block and there by time, how far each reaches, and its block."""
    in_time = sorted(range(len(nodes)), key=lambda n: (nodes[n].published[:1], n))
    keys = [keys_of(nodes[n].vector) for n in in_time]
    terms = np.array([term for some in keys for term in some], np.int64)
    numbers = np.repeat(np.array(in_time, np.int64), [len(some) for some in keys])
    order = np.argsort(terms, kind="stable")
    _, block, sizes = np.unique(terms[order], return_inverse=True, return_counts=True)
    reach = np.where(sizes <= MOST_IN_A_BLOCK, sizes - 1, NEIGHBOURS)[block]
    return cast("tuple[NDArray[np.int64], ...]", (numbers[order], reach, block))
