"""Findings made small: what is equal in those of a story is there once.

Thousands of pairs of a large story are weighed by the same few pieces of evidence, and hundreds of
assertions tell of one event: as so many objects they are ten times as large, wherever they are kept
and whenever they go from process to process.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import TypeVar

from atodds.model import Assertion, Comparison, Fact, Position

Part = TypeVar("Part")

_NO_WORDS: frozenset[str] = frozenset()


class Sharing:
    """Returns findings that are equal to what they are made of, and share their parts."""

    def __init__(self) -> None:
        """Begin with nothing to share."""
        self._parts: dict[Hashable, object] = {}
        self._assertions: dict[int, tuple[Assertion, Assertion]] = {}
        """By what was given, which is kept so that nothing else gets its number."""

    def fact(self, fact: Fact) -> Fact:
        """Return a fact with its positions and comparisons."""
        return replace(
            fact,
            positions=tuple(map(self._position, fact.positions)),
            comparisons=tuple(map(self.comparison, fact.comparisons)),
        )

    def comparison(self, pair: Comparison) -> Comparison:
        """Return a comparison with its two assertions and all that decided."""
        return replace(
            pair,
            left=self._assertion(pair.left),
            right=self._assertion(pair.right),
            evidence=self._one(tuple(map(self._one, pair.evidence))),
            judgement=self._one(pair.judgement),
        )

    def _position(self, position: Position) -> Position:
        assertions = tuple(map(self._assertion, position.assertions))
        return Position(self._alike(position.value), assertions)

    def _assertion(self, assertion: Assertion) -> Assertion:
        """Return an assertion without the words that only linking asks for."""
        known = self._assertions.get(id(assertion))
        if known:
            return known[1]
        shared = replace(
            assertion,
            slot=self._alike(assertion.slot),
            value=self._alike(assertion.value),
            event=self._alike(assertion.event),
            attribution=self._alike(assertion.attribution),
            words=self._one(assertion.words),
            hints=self._one(assertion.hints),
            near=_NO_WORDS,
            before=_NO_WORDS,
        )
        self._assertions[id(assertion)] = assertion, shared
        return shared

    def _one(self, part: Part) -> Part:
        return self._kept(part, part)

    def _alike(self, part: Part) -> Part:
        """Return the first that is alike in all: equal places may be spelt in two ways."""
        return self._kept(repr(part), part)

    def _kept(self, key: Hashable, part: Part) -> Part:
        kept: Part = self._parts.setdefault(key, part)  # type: ignore[assignment]  # it is alike
        return kept
