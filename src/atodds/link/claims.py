"""Which assertions each rule takes up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from atodds.config import Match, Rule, RuleSet
from atodds.model import Assertion, Quantity

Traits = tuple[str | None, ...]
"""All of an assertion that a rule asks for: kind, aspect, event, thing, modality, dimension."""


@dataclass(slots=True)
class Claim:
    """What a rule holds against each other."""

    rule: Rule
    assertions: list[Assertion] = field(default_factory=list)
    _own: set[Assertion] = field(default_factory=set)
    """Those that are the rule's own: others are held against these alone."""

    def add(self, assertion: Assertion, *, own: bool) -> None:
        """Take up an assertion."""
        self.assertions.append(assertion)
        if own:
            self._own.add(assertion)

    def holds(self, left: Assertion, right: Assertion) -> bool:
        """Tell whether the rule holds two against each other: one at least is its own."""
        return self.rule.beside is None or left in self._own or right in self._own


def claims_of(assertions: Iterable[Assertion], rules: RuleSet) -> tuple[Claim, ...]:
    """Give each assertion to the first rule that takes it up, and to those that hold it beside."""
    claims = tuple(Claim(rule) for rule in rules.rules)
    takers: dict[Traits, list[tuple[Claim, bool]]] = {}
    for assertion in assertions:
        traits = _traits(assertion)
        if traits not in takers:
            takers[traits] = _takers(traits, claims)
        for claim, own in takers[traits]:
            claim.add(assertion, own=own)
    return claims


def _traits(assertion: Assertion) -> Traits:
    value, slot = assertion.value, assertion.slot
    dimension = value.dimension if isinstance(value, Quantity) else None
    return (
        assertion.kind,
        slot.aspect,
        assertion.event.type,
        slot.of,
        assertion.modality,
        dimension,
    )


def _takers(traits: Traits, claims: Iterable[Claim]) -> list[tuple[Claim, bool]]:
    """Return who takes up assertions of some traits, and whether as its own."""
    first = next((c for c in claims if _takes_up(c.rule, traits)), None)
    beside = (
        c for c in claims if c is not first and c.rule.beside and _meets(c.rule.beside, traits)
    )
    return [
        *([(first, True)] if first else []),
        *((claim, _takes_up(claim.rule, traits)) for claim in beside),
    ]


def _takes_up(rule: Rule, traits: Traits) -> bool:
    return _meets(rule.match, traits) or (rule.also is not None and _meets(rule.also, traits))


def _meets(match: Match, traits: Traits) -> bool:
    asked = (match.kind, match.aspect, match.event, match.of, match.modality, match.dimension)
    of = traits[3]
    return all(
        not wanted or has in wanted for wanted, has in zip(asked, traits, strict=True)
    ) and not (match.unless_of and of in match.unless_of)
