"""The order in which reports list things: the loudest first, then by what they are about."""

from __future__ import annotations

from collections.abc import Iterable

from atodds.model import Conflict, Fact, Severity, State

_SEVERITIES = tuple(Severity)
_STATES = tuple(State)


def conflicts_in_order(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """Sort conflicts: errors before notes, new before known, then by what they are about."""
    return sorted(conflicts, key=loudness)


def loudness(conflict: Conflict) -> tuple[int, int, str, str, str]:
    """Return the key by which conflicts are sorted."""
    severity, state = _SEVERITIES.index(conflict.severity), _STATES.index(conflict.state)
    return severity, state, *_about(conflict.fact)


def facts_in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Sort facts by what is asked, then by what they are about."""
    return sorted(facts, key=_about)


def told_in_order(
    conflicts: Iterable[Conflict], facts: Iterable[Fact]
) -> list[tuple[Fact, Conflict | None]]:
    """Return all facts, those first on which sources are at odds, with the conflict they are."""
    return [
        *((conflict.fact, conflict) for conflict in conflicts_in_order(conflicts)),
        *((fact, None) for fact in facts_in_order(facts)),
    ]


def _about(fact: Fact) -> tuple[str, str, str]:
    return fact.title, fact.subject, fact.id
