"""Which pairs of documents are worth holding against each other: those that share a rare term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from atodds.group.linkage import Node
from atodds.group.vectors import Vector

KEYS = 24
"""Each document is looked up by so many terms, the heaviest that it shares with any other."""
MOST_IN_A_BLOCK = 32
"""Of more documents under one term each is set against its neighbours in time only."""
NEIGHBOURS = 8


def candidate_pairs(nodes: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """Yield pairs of numbers of documents, the smaller first, each once and in order.

    Their number grows with the documents and not with the square: a document has at most so many
    keys, and under each at most so many others. Prefix filtering, as in Bayardo, Ma and Srikant,
    Scaling up all pairs similarity search, 2007, with sorted neighbourhoods for large blocks.
    """
    blocks: dict[int, list[int]] = defaultdict(list)
    for number in sorted(range(len(nodes)), key=lambda n: (nodes[n].published[:1], n)):
        for term in keys_of(nodes[number].vector):
            blocks[term].append(number)
    yield from sorted({pair for block in blocks.values() for pair in _pairs(block)})


def keys_of(vector: Vector) -> list[int]:
    """Return the numbers of the terms by which a document is looked up."""
    heaviest = np.lexsort((vector.terms, -vector.weights))[:KEYS]
    numbers: list[int] = vector.terms[heaviest].tolist()
    return numbers


def _pairs(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    reach = len(block) if len(block) <= MOST_IN_A_BLOCK else NEIGHBOURS
    for place, number in enumerate(block):
        for other in block[place + 1 : place + 1 + reach]:
            yield min(number, other), max(number, other)
