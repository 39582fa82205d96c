"""Where each conflict stands, and where those stand that are not found again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from atodds.gate.before import Before, Reading, files_of
from atodds.gate.identity import canonical_value, content_of
from atodds.gate.renames import renamed
from atodds.model import Absence, Conflict, Explanation, Fact, Outcome, Record, Severity, State

_SEVERITIES = tuple(Severity)
_STATES = tuple(State)

Told = tuple[Fact, Severity]
"""A fact that an editor is told of, and how loudly."""


class Gated(NamedTuple):
    """The conflicts found, loudest first, and those that were there before and are not found."""

    conflicts: tuple[Conflict, ...]
    absent: tuple[Absence, ...]


def gate(
    facts: Iterable[Told], before: Before, reading: Reading, as_of: date | None = None
) -> Gated:
    """Return the facts as conflicts with their states, and what became of all there was before.

    A conflict is explained or known only while all its values are; one whose explanation has
    expired by `as_of` is open again, known or not. Without a date nothing expires. Nothing is
    resolved unless all that was to be read was read, and the conflict's own documents with it.
    """
    told = list(facts)
    found = [fact for fact, _ in told]
    written: list[Explanation | Record] = [*before.explanations, *before.known]
    names = renamed(found, written, reading)
    unwritten = [f for f in found if f.id not in {*names, *(e.conflict for e in written)}]
    names = {**names, **renamed(unwritten, before.run, reading)}
    ledger = _Ledger(before, reading, as_of)
    conflicts = [ledger.conflict(*one, names.get(one[0].id)) for one in told]
    gone = {fact.id for fact in found} | set(names.values())
    return Gated(
        tuple(sorted(conflicts, key=_loudest_first)),
        tuple(sorted(ledger.absences(gone), key=lambda absence: absence.conflict)),
    )


class _Ledger:
    """What was written of each conflict, by its id."""

    def __init__(self, before: Before, reading: Reading, as_of: date | None) -> None:
        self._explanations = {e.conflict: e for e in before.explanations}
        self._known = {record.conflict: record for record in before.known}
        self._run = {record.conflict: record for record in before.run}
        self._reading = reading
        self._as_of = as_of

    def conflict(self, fact: Fact, severity: Severity, former: str | None) -> Conflict:
        """Return a fact as a conflict; `former` is the id under which it was written of."""
        name = former or fact.id
        state, said = self._standing(fact, name)
        explanation = self._explanations.get(name)
        written = explanation or self._known.get(name)
        if former and written:
            said = "; ".join(part for part in (said, _renamed(written, explanation)) if part)
        return Conflict(
            fact=fact,
            severity=severity,
            state=state,
            values=content_of(fact),
            explanation=explanation,
            renamed_from=former,
            said=said,
        )

    def absences(self, found: set[str]) -> Iterator[Absence]:
        """Yield what concerns the documents of this run and was not found."""
        entries: Mapping[str, Explanation | Record] = {
            **self._run,
            **self._known,
            **self._explanations,
        }
        for conflict, entry in entries.items():
            if conflict in found or entry.documents.isdisjoint(self._reading.listed):
                continue
            missing = self._missing(entry)
            yield Absence(
                conflict=conflict,
                rule=entry.rule,
                subject=entry.subject,
                values=entry.values,
                state=State.NOT_RECHECKED if missing else State.RESOLVED,
                said=missing or "its sources were read again, and are at odds on it no longer",
                explanation=self._explanations.get(conflict),
                documents=entry.documents,
            )

    def _standing(self, fact: Fact, name: str) -> tuple[State, str]:
        explanation = self._explanations.get(name)
        if explanation:
            return self._explained(fact, explanation)
        values = content_of(fact)
        known, run = self._known.get(name), self._run.get(name)
        if known:
            if values <= known.values:
                return State.KNOWN, ""
            further = _printed(values - known.values, fact)
            return State.CHANGED, f"known before, but not with {further}"
        if run:
            if values <= run.values:
                return State.PERSISTING, "the run before found it as well"
            further = _printed(values - run.values, fact)
            return State.CHANGED, f"the run before found it, but not with {further}"
        return State.NEW, ""

    def _explained(self, fact: Fact, explanation: Explanation) -> tuple[State, str]:
        values = content_of(fact)
        where = explanation.place or "the explanation"
        why = []
        if explanation.expired(self._as_of):
            why.append(f"what {where} says held until {explanation.expires}")
        if further := values - explanation.values:
            why.append(f"{where} does not speak of {_printed(further, fact)}")
        if why:
            return State.REOPENED, "; ".join(why)
        gone = explanation.values - values
        if gone and not self._missing(explanation):
            listed = ", ".join(f"“{value}”" for value in sorted(gone))
            said = f"{where} accepts {listed} too, which nobody says any longer"
            return State.NARROWED, f"{said}; `atodds explained prune` takes it out"
        return State.EXPLAINED, ""

    def _missing(self, entry: Explanation | Record) -> str:
        """Return what was not read of all that must be for a conflict or a value to be gone."""
        reading = self._reading
        if reading.unread:
            return f"{min(reading.unread)} could not be read"
        unlisted = sorted(entry.documents - reading.listed)
        return f"{unlisted[0]} was not read" if unlisted else ""


def _renamed(written: Explanation | Record, explanation: Explanation | None) -> str:
    way = "explained" if explanation else "known"
    prune = f"`atodds {way} prune` writes its new name down"
    return f"{way} as {written.conflict}; {prune}"


def _printed(values: Iterable[str], fact: Fact) -> str:
    """Return values as the sources print them."""
    printed = {canonical_value(p.value): p.assertions[0].mention.text for p in fact.positions}
    return ", ".join(f"“{printed[value]}”" for value in sorted(values))


def _loudest_first(conflict: Conflict) -> tuple[int, int, str, str]:
    return (
        _SEVERITIES.index(conflict.severity),
        _STATES.index(conflict.state),
        conflict.fact.subject,
        conflict.fact.id,
    )


def settled(
    outcomes: Sequence[Outcome], elsewhere: Mapping[str, str] | None = None
) -> tuple[Outcome, ...]:
    """Return what several checks found, none of them missing what another one may find.

    `elsewhere` names, for the paths of documents, a check that reads them too and was not run:
    what stands on these is not resolved.
    """
    found = {
        name for o in outcomes for c in o.conflicts for name in (c.fact.id, c.renamed_from) if name
    }
    return tuple(
        replace(
            outcome,
            absent=tuple(
                _rechecked(absence, elsewhere or {})
                for absence in outcome.absent
                if absence.conflict not in found
            ),
        )
        for outcome in outcomes
    )


def _rechecked(absence: Absence, elsewhere: Mapping[str, str]) -> Absence:
    sources = {file for path in absence.documents for file in files_of(path)}
    others = sorted({elsewhere[file] for file in sources if file in elsewhere})
    if absence.state is State.NOT_RECHECKED or not others:
        return absence
    said = f"{others[0]} reads its sources too, and was not run"
    return replace(absence, state=State.NOT_RECHECKED, said=said)
