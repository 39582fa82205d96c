"""Conflicts of nights before that this one could not look at: how long they are kept in mind.

Articles roll out of feeds. What was at odds between them is neither resolved nor to be told for
ever: it is said when it was last found, and until when it is looked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from atodds.model import Absence, Outcome, Record, State

LOOKED_FOR = timedelta(days=30)
"""After a month no newspaper corrects a story that nobody can read there any longer."""


def with_absences(
    outcome: Outcome, standing: Sequence[Record], found: Mapping[str, date]
) -> Outcome:
    """Return an outcome with all that the last run has left, and until when that is looked for.

    `standing` is what it has left, and `found` the days on which conflicts were last found.
    """
    told = {name for c in outcome.conflicts for name in (c.fact.id, c.renamed_from)}
    told |= {absence.conflict for absence in outcome.absent}
    untold = (_unlisted(record) for record in standing if record.conflict not in told)
    absent = (_dated(absence, found) for absence in (*outcome.absent, *untold))
    return replace(outcome, absent=tuple(sorted(absent, key=lambda absence: absence.conflict)))


def _unlisted(record: Record) -> Absence:
    return Absence(
        conflict=record.conflict,
        rule=record.rule,
        subject=record.subject,
        values=record.values,
        state=State.NOT_RECHECKED,
        said="none of its sources is there to be read any longer",
        documents=record.documents,
    )


def _dated(absence: Absence, found: Mapping[str, date]) -> Absence:
    day = found.get(absence.conflict)
    if absence.state is not State.NOT_RECHECKED or day is None:
        return absence
    until = day + LOOKED_FOR
    return replace(absence, said=f"{absence.said}; last found on {day}, looked for until {until}")
