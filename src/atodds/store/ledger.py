"""Which runs there were, and how each conflict stood in them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from atodds.model import Record, Severity, State


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a check."""

    id: int
    check: str
    """The path of its file, from the folder of the store."""
    started: datetime
    finished: datetime | None
    """None where it was stopped, or is still at work."""
    day: date
    """The day on which its explanations had to hold."""
    tally: Mapping[str, int]
    """How much was read, new, cached and failed."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """How a conflict stood in a run."""

    record: Record
    """Its documents by their paths, from the folder of the store."""
    title: str
    """What is asked; "" where it was not found any more."""
    state: State
    severity: Severity | None
    """None where it was not found any more."""
    said: str


@dataclass(frozen=True, slots=True)
class Change:
    """A conflict in a run, as far as it was other than in the run before."""

    run: Run
    sighting: Sighting
    values: tuple[str, ...]
    """Empty where they are as before."""
    said: str
    """Why it stood so; "" where nothing has changed."""


_RUN = 'runs.id, runs."check", started, finished, day, tally'


@dataclass(frozen=True, slots=True)
class Ledger:
    """Runs and sightings; each call is one transaction."""

    connection: sqlite3.Connection

    def begin(self, check: str, now: datetime, day: date) -> int:
        """Write down that a run begins, and return its number."""
        with self.connection as connection:
            begun = connection.execute(
                'INSERT INTO runs ("check", started, day) VALUES (?, ?, ?)',
                (check, now.isoformat(), day.isoformat()),
            )
        return int(begun.lastrowid or 0)

    def finish(
        self, run: int, now: datetime, seen: Iterable[Sighting], tally: Mapping[str, int]
    ) -> None:
        """Write down what a run has seen, and that it is over, in one step.

        Runs of the check that were stopped before are forgotten.
        """
        rows = [_row(sighting) for sighting in seen]
        with self.connection as connection:
            connection.executemany(
                "INSERT INTO conflicts VALUES (:id, :rule, :title, :subject)"
                " ON CONFLICT (id) DO UPDATE SET subject = excluded.subject,"
                " title = CASE excluded.title WHEN '' THEN title ELSE excluded.title END",
                rows,
            )
            connection.executemany(
                "INSERT INTO sightings VALUES (:run, :id, :state, :severity, :seen)",
                [{**row, "run": run} for row in rows],
            )
            connection.execute(
                "UPDATE runs SET finished = ?, tally = ? WHERE id = ?",
                (now.isoformat(), json.dumps(tally), run),
            )
            connection.execute(
                'DELETE FROM runs WHERE finished IS NULL AND id < ? AND "check" ='
                ' (SELECT "check" FROM runs WHERE id = ?)',
                (run, run),
            )

    def runs(self, check: str | None = None) -> list[Run]:
        """Return the runs of a check, or all of them, the latest first."""
        return [
            _run(row)
            for row in self.connection.execute(
                f'SELECT {_RUN} FROM runs WHERE ? IS NULL OR "check" = ?'  # noqa: S608  # fixed text
                " ORDER BY id DESC",
                (check, check),
            )
        ]

    def last(self, check: str) -> Run | None:
        """Return the last run of a check that came to its end."""
        return next((run for run in self.runs(check) if run.finished), None)

    def standing(self, run: Run, since: date = date.min) -> tuple[Record, ...]:
        """Return what a run leaves to the next: all it found, and what it could not look at.

        What was last found before `since` is left out.
        """
        seen = self._sightings("run = ? ORDER BY conflict", run.id)
        found = self.last_found(run.check)
        return tuple(
            sighting.record
            for _, sighting in seen
            if sighting.state is not State.RESOLVED
            and found.get(sighting.record.conflict, since) >= since
        )

    def last_found(self, check: str) -> dict[str, date]:
        """Return the day of the last run that found each conflict of a check."""
        rows = self.connection.execute(
            "SELECT conflict, max(day) FROM sightings JOIN runs ON runs.id = run"
            ' WHERE "check" = ? AND state NOT IN (?, ?) GROUP BY conflict',
            (check, State.RESOLVED, State.NOT_RECHECKED),
        )
        return {conflict: date.fromisoformat(day) for conflict, day in rows}

    def sightings_of(self, beginning: str) -> list[tuple[Run, Sighting]]:
        """Return where conflicts were seen whose id begins so, conflict by conflict, run by run."""
        here = "substr(conflict, 1, length(?1)) = ?1 ORDER BY conflict, run"
        return self._sightings(here, beginning)

    def sent(self, check: str, channel: str) -> tuple[str, datetime] | None:
        """Return the digest of what was last sent on a channel, and when."""
        row = self.connection.execute(
            'SELECT digest, sent FROM notices WHERE "check" = ? AND channel = ?', (check, channel)
        ).fetchone()
        return (row[0], datetime.fromisoformat(row[1])) if row else None

    def send(self, check: str, channel: str, digest: str, now: datetime) -> None:
        """Write down what has been sent."""
        with self.connection as connection:
            connection.execute(
                "INSERT OR REPLACE INTO notices VALUES (?, ?, ?, ?)",
                (check, channel, digest, now.isoformat()),
            )

    def _sightings(self, where: str, value: object) -> list[tuple[Run, Sighting]]:
        rows = self.connection.execute(
            f"SELECT {_RUN}, conflict, rule, subject, title, state, severity, seen"  # noqa: S608  # fixed text
            " FROM sightings JOIN runs ON runs.id = run JOIN conflicts ON conflicts.id = conflict"
            f" WHERE {where}",
            (value,),
        )
        return [(_run(row[:6]), _sighting(*row[6:])) for row in rows]


def course_of(seen: Iterable[tuple[Run, Sighting]]) -> Iterator[Change]:
    """Yield how one conflict stood in run after run."""
    before: frozenset[str] = frozenset()
    for run, sighting in seen:
        values = sighting.record.values
        new = values != before
        said = sighting.said if new or sighting.state is not State.PERSISTING else ""
        yield Change(run, sighting, tuple(sorted(values)) if new else (), said)
        before = values


def _row(sighting: Sighting) -> dict[str, str | None]:
    record = sighting.record
    seen = {
        "values": sorted(record.values),
        "documents": sorted(record.documents),
        "said": sighting.said,
    }
    return {
        "id": record.conflict,
        "rule": record.rule,
        "title": sighting.title,
        "subject": record.subject,
        "state": sighting.state,
        "severity": sighting.severity,
        "seen": json.dumps(seen),
    }


def _run(row: tuple[str, ...]) -> Run:
    number, check, started, finished, day, tally = row
    return Run(
        id=int(number),
        check=check,
        started=datetime.fromisoformat(started),
        finished=datetime.fromisoformat(finished) if finished else None,
        day=date.fromisoformat(day),
        tally=json.loads(tally),
    )


def _sighting(  # noqa: PLR0913, PLR0917  # one for each column
    conflict: str,
    rule: str | None,
    subject: str | None,
    title: str,
    state: str,
    severity: str | None,
    seen: str,
) -> Sighting:
    told = json.loads(seen)
    record = Record(
        conflict=conflict,
        rule=rule,
        subject=subject,
        values=frozenset(told["values"]),
        documents=frozenset(told["documents"]),
    )
    loud = Severity(severity) if severity else None
    return Sighting(record, title, State(state), loud, told["said"])
