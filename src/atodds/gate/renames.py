"""Conflicts that go by another id than before, since a better reading names their slot otherwise.

A table of names that learns that two spellings are one person gives every conflict about that
person another id. It is still the conflict that somebody explained where the rule, the values and
the documents are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from atodds.gate.before import Reading
from atodds.gate.identity import content_of
from atodds.model import Explanation, Fact, Record

SIDES = 2
"""A conflict has two sides: as many of its documents at least must be the same."""


def renamed(
    facts: Iterable[Fact], written: Iterable[Explanation | Record], reading: Reading
) -> Mapping[str, str]:
    """Return, by the id of a fact nobody has written of, the id under which somebody has.

    Only an entry whose own id is not found stands for another, and only where it can be no other
    fact, and the fact no other entry.
    """
    told = list(facts)
    entries = {entry.conflict: entry for entry in written}
    ids = {fact.id for fact in told}
    lost = [entry for entry in entries.values() if entry.conflict not in ids]
    pairs = [
        (fact.id, entry.conflict)
        for fact in told
        if fact.id not in entries
        for entry in lost
        if _is_one(fact, entry, reading)
    ]
    entries_of: dict[str, set[str]] = defaultdict(set)
    facts_of: dict[str, set[str]] = defaultdict(set)
    for fact_id, conflict in pairs:
        entries_of[fact_id].add(conflict)
        facts_of[conflict].add(fact_id)
    return {f: c for f, c in pairs if len(entries_of[f]) == len(facts_of[c]) == 1}


def _is_one(fact: Fact, entry: Explanation | Record, reading: Reading) -> bool:
    return (
        fact.rule == entry.rule
        and content_of(fact) == entry.values
        and len(reading.of(fact) & entry.documents) >= SIDES
    )
