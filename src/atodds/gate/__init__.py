"""Decides which conflicts are new and which were known or explained before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from atodds.gate.explaining import explain, withdraw
from atodds.gate.explanations import load_explanations
from atodds.gate.identity import canonical_value, content_of, identified, slot_id
from atodds.gate.known import Known, load_known
from atodds.model import Conflict, Explanation, Fact, Severity, State

_SEVERITIES = tuple(Severity)
_STATES = tuple(State)


def gate(
    facts: Iterable[tuple[Fact, Severity]],
    explanations: Sequence[Explanation],
    known: Known,
    as_of: date | None,
) -> tuple[Conflict, ...]:
    """Return the facts as conflicts with their states, loudest first, the new before the others.

    A conflict is explained or known only while all its values are; an explanation that has
    expired by `as_of` makes it new again, known or not. Without a date nothing expires.
    """
    conflicts = (
        Conflict(fact, severity, _state(fact, explanations, known, as_of))
        for fact, severity in facts
    )
    return tuple(sorted(conflicts, key=_loudest_first))


def _state(
    fact: Fact, explanations: Sequence[Explanation], known: Known, as_of: date | None
) -> State:
    values = content_of(fact)
    about = [e for e in explanations if e.conflict == fact.id and values <= e.values]
    if any(not e.expired(as_of) for e in about):
        return State.EXPLAINED
    if not about and values <= known.get(fact.id, frozenset()):
        return State.KNOWN
    return State.NEW


def _loudest_first(conflict: Conflict) -> tuple[int, int, str, str]:
    return (
        _SEVERITIES.index(conflict.severity),
        _STATES.index(conflict.state),
        conflict.fact.subject,
        conflict.fact.id,
    )


__all__ = [
    "Known",
    "canonical_value",
    "content_of",
    "explain",
    "gate",
    "identified",
    "load_explanations",
    "load_known",
    "slot_id",
    "withdraw",
]
