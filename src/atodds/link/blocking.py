"""Which pairs are worth weighing: those that share something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from atodds.model import Assertion, Wording

MOST_IN_A_BLOCK = 200
"""A key that more assertions share than this tells nothing."""


def candidate_pairs(assertions: Sequence[Assertion]) -> Iterator[tuple[Assertion, Assertion]]:
    """Yield each pair of different documents once, in order, that shares a slot, event or word."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, assertion in enumerate(assertions):
        for key in _keys(assertion):
            blocks[key].append(number)
    pairs = {
        pair
        for numbers in blocks.values()
        if len(numbers) <= MOST_IN_A_BLOCK
        for pair in combinations(numbers, 2)
        if assertions[pair[0]].document != assertions[pair[1]].document
    }
    for left, right in sorted(pairs):
        yield assertions[left], assertions[right]


def _keys(assertion: Assertion) -> set[str]:
    keys = {f"word:{word}" for word in _words(assertion)}
    if assertion.slot.of:
        keys.add(f"of:{_family(assertion.slot.of)}")
    if assertion.event.type:
        keys.add(f"event:{assertion.event.type}")
    return keys


def _family(of: str) -> str:
    """Leave the first name out of a person's key: a surname alone may be the same person."""
    return ":".join(of.split(":")[:2])


def _words(assertion: Assertion) -> frozenset[str]:
    value = assertion.value
    wording = value if isinstance(value, Wording) else assertion.slot.topic
    return assertion.words if wording is None else assertion.words | frozenset(wording.words)
