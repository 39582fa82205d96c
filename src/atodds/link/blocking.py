"""Which pairs are worth weighing: those that share something."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from atodds.model import Assertion, Wording

MOST_IN_A_BLOCK = 200
"""A key that more assertions share than this tells nothing."""


def candidate_pairs(assertions: Sequence[Assertion]) -> Iterator[tuple[Assertion, Assertion]]:
    """Yield each pair of different documents once, that shares a slot, an event or a word."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, assertion in enumerate(assertions):
        for key in _keys(assertion):
            blocks[key].append(number)
    seen: set[tuple[int, int]] = set()
    for numbers in blocks.values():
        if len(numbers) > MOST_IN_A_BLOCK:
            continue
        for pair in combinations(numbers, 2):
            left, right = assertions[pair[0]], assertions[pair[1]]
            if pair not in seen and left.document != right.document:
                seen.add(pair)
                yield left, right


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
