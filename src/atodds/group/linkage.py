"""Average linkage: whatever is most alike is joined first, until nothing left is alike enough."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappop, heappush
from math import exp

from atodds.group.vectors import Vector, similarities, similarity

ALIKE = 0.1
"""The least average likeness of the documents of two groups on one event."""

COHERENT = 0.6
"""What share of the likeness within the looser of two groups that between them must reach: where
articles on one event are much alike, those on another of its sort are a little alike as well."""
LONE = 0.25
"""The same for a single article, of which nobody knows how it is written about elsewhere."""

SOON = timedelta(days=1)
"""Articles on what happened yesterday are as near as those of one hour."""
FADING = timedelta(days=5)
LONG_AFTER = 0.5
"""What the likeness of articles published far apart in time still counts."""
UNDATED = 0.75

_LAST_BITS = 1e-9


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
    queue: list[tuple[float, int, int]] = []

    def connect(left: int, right: int, total: float) -> None:
        # Time makes nothing more alike than words do, and most pairs end here.
        if total < ALIKE * len(groups[left].members) * len(groups[right].members):
            return
        likeness = _likeness(groups[left], groups[right], total)
        if likeness >= _least(groups[left], groups[right]):
            groups[left].near[right] = groups[right].near[left] = total
            heappush(queue, (-likeness, left, right))

    for left, right, total in similarities([node.vector for node in nodes], pairs):
        connect(left, right, total)
    newest = len(nodes)
    while queue:
        _, left, right = heappop(queue)
        if left not in groups or right not in groups:
            continue
        first, second = groups.pop(left), groups.pop(right)
        groups[newest] = _joined(first, second)
        for other in sorted({*first.near, *second.near} - {left, right}):
            parts = (_total(part, groups[other], other) for part in (first, second))
            connect(other, newest, sum(parts))
            for gone in (left, right):
                groups[other].near.pop(gone, None)
        newest += 1
    return [group.members for group in groups.values()]


def may_be_joined(left: Node, right: Node) -> bool:
    """Tell whether two nodes may be like enough to be joined, were they all there is.

    The last bit of a sum depends on its order, so that those at the very edge may be. To `linked`,
    a pair too many makes no difference.
    """
    groups = _Group.of(0, left), _Group.of(1, right)
    likeness = _likeness(*groups, similarity(left.vector, right.vector))
    return likeness >= _least(*groups) * (1 - _LAST_BITS)


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


def _least(left: _Group, right: _Group) -> float:
    """Return how alike two groups must be to be on one event."""
    inner = [group.inner for group in (left, right) if group.inner is not None]
    share = LONE if len(inner) == 1 else COHERENT
    return max(ALIKE, share * min(inner, default=0.0))


def _total(group: _Group, other: _Group, number: int) -> float:
    """Return the sum of the likenesses of all pairs between two groups, if need be worked out."""
    known = group.near.get(number)
    return similarity(group.vector, other.vector) if known is None else known


def _likeness(left: _Group, right: _Group, total: float) -> float:
    average = total / (len(left.members) * len(right.members))
    return average * _nearness(left.published, right.published)


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
