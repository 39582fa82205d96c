"""Average linkage: whatever is most alike is joined first, until nothing left is alike enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappop, heappush
from math import exp
from typing import Any

import numpy as np
from numpy.typing import NDArray

from atodds.group.vectors import Vector, similarities, similarity

ALIKE = 0.1
"""The least average likeness of the documents of two groups on one event."""

COHERENT = 0.6
"""What share of the likeness within the looser of two groups that between them must reach: where
articles on one event are much alike, those on another of its sort are a little alike as well."""
LONE = 0.25
"""The same for a single article, of which nobody knows how it is written about elsewhere."""

MOST = 1000
"""No more texts than these are one story, so that the work for one is bounded whatever they say.
What is most alike is joined first: a larger story falls apart where it holds together least."""

SOON = timedelta(days=1)
"""Articles on what happened yesterday are as near as those of one hour."""
FADING = timedelta(days=5)
LONG_AFTER = 0.5
"""What the likeness of articles published far apart in time still counts."""
UNDATED = 0.75

_LAST_BITS = 1e-9

_AT_ONCE = 1 << 12

_NEAR = np.dtype([("left", "i4"), ("right", "i4"), ("total", "f8"), ("likeness", "f8")])
Near = NDArray[Any]
"""Pairs of nodes that may be joined, the smaller number on the left."""


@dataclass(frozen=True, slots=True)
class Node:
    """A document, or several copies of it."""

    vector: Vector
    published: tuple[datetime, ...]
    """In order; empty where nobody says when."""


def linked(nodes: Sequence[Node], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the numbers of the nodes group by group; only groups that pairs connect are joined.

    The average likeness of all pairs between two groups is taken from the sums of their vectors, so
    that it is exact although few pairs were looked at.
    """
    groups = dict(enumerate(map(_Group.of, range(len(nodes)), nodes)))
    found = similarities([node.vector for node in nodes], pairs)
    near = np.fromiter(
        (
            (left, right, total, likeness)
            for left, right, total in found
            if (likeness := _likeness(groups[left], groups[right], total))
        ),
        _NEAR,
    )
    return [
        group.members
        for numbers, within in _connected(len(nodes), near)
        for group in _joined_within({number: groups.pop(number) for number in numbers}, within)
    ]


def may_be_joined(left: Node, right: Node) -> bool:
    """Tell whether two nodes may be like enough to be joined, were they all there is.

    The last bit of a sum depends on its order, so that those at the very edge may be. To `linked`,
    a pair too many makes no difference.
    """
    total = similarity(left.vector, right.vector)
    return bool(_likeness(_Group.of(0, left), _Group.of(1, right), total * (1 + _LAST_BITS)))


@dataclass(frozen=True, slots=True)
class _Group:
    """Nodes joined so far."""

    members: list[int]
    vector: Vector
    """The sum of those of the members."""
    published: list[datetime]
    squares: float
    """The sum of the squares of the lengths of the members' vectors."""
    inner: float | None = None
    """The average likeness of two of its members."""
    near: dict[int, float] = field(default_factory=dict)
    """By the number of another group, the sum of the likenesses of all pairs between the two."""

    @classmethod
    def of(cls, number: int, node: Node) -> _Group:
        square = similarity(node.vector, node.vector)
        return cls([number], node.vector, list(node.published), square)


def _connected(count: int, near: Near) -> Iterator[tuple[list[int], Near]]:
    """Yield the nodes that pairs connect, with these pairs; what is joined never reaches further.

    One after the other they take no longer than all at once, which hold a gigabyte of an intake.
    """
    parent = list(range(count))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = number = parent[parent[number]]
        return number

    for left, right, *_ in _one_by_one(near):
        first, second = sorted((root(left), root(right)))
        parent[second] = first
    roots = np.array([root(number) for number in range(count)], np.int64)
    by_root = np.argsort(roots, kind="stable")
    near_by_root = near[np.argsort(roots[near["left"]], kind="stable")]
    firsts, sizes = np.unique(roots, return_counts=True)
    bounds = np.searchsorted(roots[near_by_root["left"]], firsts[1:])
    numbers = np.split(by_root, np.cumsum(sizes)[:-1])
    for some, within in zip(numbers, np.split(near_by_root, bounds), strict=True):
        yield some.tolist(), within


def _one_by_one(near: Near) -> Iterator[tuple[int, int, float, float]]:
    """Yield pairs; as tuples, all at once are seven times as large."""
    for start in range(0, len(near), _AT_ONCE):
        yield from near[start : start + _AT_ONCE].tolist()


def _joined_within(groups: dict[int, _Group], near: Near) -> Iterable[_Group]:
    """Join nodes as long as any two groups are alike, the most alike first."""
    queue: list[tuple[float, int, int]] = []

    def connect(left: int, right: int, total: float, likeness: float) -> None:
        groups[left].near[right] = groups[right].near[left] = total
        heappush(queue, (-likeness, left, right))

    for pair in _one_by_one(near):
        connect(*pair)
    newest = max(groups, default=0) + 1
    while queue:
        _, left, right = heappop(queue)
        if left not in groups or right not in groups:
            continue
        first, second = groups.pop(left), groups.pop(right)
        groups[newest] = _joined(first, second)
        for other in sorted({*first.near, *second.near} - {left, right}):
            total = sum(_total(part, groups[other], other) for part in (first, second))
            if likeness := _likeness(groups[other], groups[newest], total):
                connect(other, newest, total, likeness)
            for gone in (left, right):
                groups[other].near.pop(gone, None)
        newest += 1
    return groups.values()


def _likeness(left: _Group, right: _Group, total: float) -> float | None:
    """Return how alike two groups are, None where not enough to be one story, or too many.

    `total` is the sum of the likenesses of all pairs between the two.
    """
    if len(left.members) + len(right.members) > MOST:
        return None
    average = total / (len(left.members) * len(right.members))
    # Time makes nothing more alike than words do, and most pairs end here.
    if average < ALIKE:
        return None
    likeness = average * _nearness(left.published, right.published)
    return likeness if likeness >= _least(left, right) else None


def _least(left: _Group, right: _Group) -> float:
    """Return how alike two groups must be to be on one event."""
    inner = [group.inner for group in (left, right) if group.inner is not None]
    share = LONE if len(inner) == 1 else COHERENT
    return max(ALIKE, share * min(inner, default=0.0))


def _total(group: _Group, other: _Group, number: int) -> float:
    """Return the sum of the likenesses of all pairs between two groups, if need be worked out."""
    known = group.near.get(number)
    return similarity(group.vector, other.vector) if known is None else known


def _nearness(left: Sequence[datetime], right: Sequence[datetime]) -> float:
    """Return what likeness counts of articles published so far apart, half-way of each group."""
    if not left or not right:
        return UNDATED
    apart = max(abs(_middle(left) - _middle(right)) - SOON, timedelta(0))
    return LONG_AFTER + (1 - LONG_AFTER) * exp(-apart / FADING)


def _middle(times: Sequence[datetime]) -> datetime:
    return times[(len(times) - 1) // 2]


def _joined(first: _Group, second: _Group) -> _Group:
    vector = first.vector + second.vector
    members = sorted(first.members + second.members)
    squares = first.squares + second.squares
    pairs = len(members) * (len(members) - 1)
    inner = (similarity(vector, vector) - squares) / pairs
    return _Group(members, vector, sorted(first.published + second.published), squares, inner)
