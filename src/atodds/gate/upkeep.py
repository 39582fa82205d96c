"""What a run tells of the lists of explained and known conflicts: what in them is out of date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from atodds.gate.before import located
from atodds.gate.identity import content_of
from atodds.model import Conflict, Explanation, Outcome, Reason, Record, State


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What is to be written in place of entries, and what is to be taken out."""

    write: Mapping[str, Explanation]
    """The entry that takes the place of the one of a conflict, by that conflict's id."""
    drop: frozenset[str]
    """Conflicts that are resolved."""


def record_of(conflict: Conflict, outcome: Outcome) -> Record:
    """Return what is written down of a conflict, with its documents by their paths."""
    fact, paths = conflict.fact, {d.id: d.path for d in outcome.documents}
    check = Path(outcome.check)
    return Record(
        conflict=fact.id,
        rule=fact.rule,
        subject=fact.subject or fact.title or None,
        values=content_of(fact),
        documents=frozenset(
            located(check, paths[a.document]) for p in fact.positions for a in p.assertions
        ),
    )


def explanation_of(  # noqa: PLR0913  # what somebody says of a conflict
    conflict: Conflict,
    outcome: Outcome,
    *,
    kind: Reason,
    reason: str,
    owner: str,
    created: date,
    expires: date | None,
) -> Explanation:
    """Return an explanation of a conflict as it stands; for good where no last day is given."""
    record = record_of(conflict, outcome)
    return Explanation(
        conflict=record.conflict,
        rule=record.rule,
        subject=record.subject,
        values=record.values,
        kind=kind,
        reason=reason,
        owner=owner,
        created=created,
        expires=expires,
        documents=record.documents,
    )


def renames_of(outcomes: Sequence[Outcome]) -> Mapping[str, Record]:
    """Return what conflicts are now, by the ids under which they were written down.

    One that some check still finds under its old id keeps it.
    """
    found = {conflict.fact.id for outcome in outcomes for conflict in outcome.conflicts}
    return {
        conflict.renamed_from: record_of(conflict, outcome)
        for outcome in outcomes
        for conflict in outcome.conflicts
        if conflict.renamed_from and conflict.renamed_from not in found
    }


def upkeep_of_known(
    known: Mapping[str, Record], outcomes: Sequence[Outcome]
) -> tuple[tuple[Record, ...], frozenset[str]]:
    """Return the records to write and the conflicts to drop: renamed ones, and resolved ones.

    What is known of a conflict stays as it is when it is renamed; only its id and its documents
    are those of today.
    """
    moved = {
        former: replace(known[former], conflict=new.conflict, documents=new.documents)
        for former, new in renames_of(outcomes).items()
        if former in known
    }
    return tuple(moved.values()), frozenset(moved) | (_resolved(outcomes) & known.keys())


def upkeep_of_explanations(
    explanations: Sequence[Explanation], outcomes: Sequence[Outcome]
) -> Upkeep:
    """Return what of explanations is out of date: renamed, accepting too much, or resolved."""
    renames = renames_of(outcomes)
    values = _values_of_narrowed(outcomes)
    write = {}
    for explanation in explanations:
        name = explanation.conflict
        still_said = values.get(name, explanation.values) & explanation.values
        narrowed = replace(explanation, values=still_said)
        if name in renames:
            new = renames[name]
            narrowed = replace(narrowed, conflict=new.conflict, documents=new.documents)
        if narrowed != explanation:
            write[name] = narrowed
    resolved = _resolved(outcomes) & {e.conflict for e in explanations}
    return Upkeep(write, frozenset(resolved))


def _values_of_narrowed(outcomes: Sequence[Outcome]) -> dict[str, frozenset[str]]:
    """Return the values that any check finds, of conflicts whose explanation accepts more."""
    values: dict[str, frozenset[str]] = {}
    narrowed = set()
    for outcome in outcomes:
        for conflict in outcome.conflicts:
            name = conflict.renamed_from or conflict.fact.id
            values[name] = values.get(name, frozenset()) | conflict.values
            if conflict.state is State.NARROWED:
                narrowed.add(name)
    return {name: values[name] for name in narrowed}


def _resolved(outcomes: Sequence[Outcome]) -> set[str]:
    return {
        absence.conflict
        for outcome in outcomes
        for absence in outcome.absent
        if absence.state is State.RESOLVED
    }
