"""Which pairs of documents are worth holding against each other: those that share a rare term."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from atodds.group.linkage import Node
from atodds.group.vectors import Vector

KEYS = 24
"""Each document is looked up by so many terms, the heaviest that it shares with any other."""
MOST_IN_A_BLOCK = 32
"""Of more documents under one term each is set against its neighbours in time only."""
NEIGHBOURS = 8

Indices = NDArray[np.int32]

_AT_ONCE = 256
"""Documents whose pairs are looked up together; all pairs of an intake are as large as it is."""


def candidate_pairs(nodes: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """Yield pairs of numbers of documents, the smaller first, each once and in order.

    Their number grows with the documents and not with the square: a document has at most so many
    keys, and under each at most so many others. Prefix filtering, as in Bayardo, Ma and Srikant,
    Scaling up all pairs similarity search, 2007, with sorted neighbourhoods for large blocks.
    """
    blocks = _blocks(nodes)
    places = np.argsort(blocks.numbers, kind="stable").astype(np.int32)
    firsts = np.searchsorted(blocks.numbers, np.arange(0, len(nodes), _AT_ONCE), sorter=places)
    for some in np.split(places, firsts[1:]):
        left, right = np.divmod(_pairs(blocks, some), blocks.nodes)
        yield from zip(left.tolist(), right.tolist(), strict=True)


def keys_of(vector: Vector) -> list[int]:
    """Return the numbers of the terms by which a document is looked up."""
    heaviest = np.lexsort((vector.terms, -vector.weights))[:KEYS]
    numbers: list[int] = vector.terms[heaviest].tolist()
    return numbers


class _Blocks(NamedTuple):
    """Documents block by block, and there by time, each as often as it has keys."""

    nodes: int
    """How many documents there are."""
    numbers: Indices
    begin: Indices
    end: Indices
    """Between which places the others stand that each is set against."""


def _blocks(nodes: Sequence[Node]) -> _Blocks:
    in_time = sorted(range(len(nodes)), key=lambda n: (nodes[n].published[:1], n))
    vectors = [nodes[n].vector for n in in_time]
    terms = np.fromiter(chain.from_iterable(map(keys_of, vectors)), np.int32)
    counts = [min(KEYS, len(vector.terms)) for vector in vectors]
    order = np.argsort(terms, kind="stable").astype(np.int32)
    numbers = np.repeat(np.array(in_time, np.int32), counts)[order]
    bounds = np.flatnonzero(np.diff(terms[order], prepend=-1, append=-1)).astype(np.int32)
    sizes = np.diff(bounds)
    reach = np.where(sizes <= MOST_IN_A_BLOCK, sizes - 1, np.int32(NEIGHBOURS)).repeat(sizes)
    places = np.arange(len(terms), dtype=np.int32)
    begin = np.maximum(bounds[:-1].repeat(sizes), places - reach)
    end = np.minimum(bounds[1:].repeat(sizes), places + reach + 1)
    return _Blocks(len(nodes), numbers, begin, end)


def _pairs(blocks: _Blocks, places: Indices) -> NDArray[np.int64]:
    """Return the pairs of what stands in some places with larger numbers, in order, each once.

    A pair is the smaller number times the number of all plus the larger: so it sorts fastest.
    """
    begin = blocks.begin[places].astype(np.int64)
    others = blocks.end[places] - begin
    within = np.arange(others.sum()) - np.repeat(np.cumsum(others) - others, others)
    left = np.repeat(blocks.numbers[places].astype(np.int64), others)
    right = blocks.numbers[np.repeat(begin, others) + within]
    pairs = np.sort((left * blocks.nodes + right)[left < right])
    # `numpy.unique` looks numbers up by their hash first, which takes longer.
    return pairs[np.diff(pairs, prepend=-1) > 0]
