"""`atodds history`: what past runs have found, and how a conflict stood in each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

from atodds.cli.inputs import configured
from atodds.cli.output import emit
from atodds.cli.running import ID, STORE
from atodds.model import State
from atodds.report import words
from atodds.report.plain import plain
from atodds.store import Ledger, Run, Sighting, course_of, read_store

Seen = tuple[Run, Sighting]


@click.command(name="history")
@click.argument("conflict", required=False, metavar="[CONFLICT]")
@click.option(
    "--store",
    type=click.Path(path_type=Path),
    default=STORE,
    show_default=True,
    help="File that `atodds nightly` keeps.",
)
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def command(*, conflict: str | None, store: Path) -> int:
    """Show the nightly runs there were, or how CONFLICT stood in each of them.

    CONFLICT is the id of a conflict or the first digits of it.

    \b
    Examples:
      atodds history
      atodds history 6dfa34bc05a0
    """
    if conflict and not ID.fullmatch(conflict):
        said = f"{conflict!r} is no id of a conflict, such as 6dfa34bc05a0 or the first digits"
        raise click.UsageError(said)
    with configured(), read_store(store) as ledger:
        lines = _conflicts(ledger, conflict, store) if conflict else _runs(ledger)
        emit("".join(f"{line}\n" for line in lines))
    return 0


def _runs(ledger: Ledger) -> list[str]:
    runs = ledger.runs()
    return [_run(run) for run in runs] or ["There has been no run yet."]


def _run(run: Run) -> str:
    when = f"{run.started:%Y-%m-%d %H:%M}  {plain(run.check)}"
    if not run.finished:
        return f"{when}: has not come to its end"
    tally = run.tally
    found = [f"{tally[state]} {words.STATES[state]}" for state in State if tally.get(state)]
    return (
        f"{when}: {tally['read']} read, {tally['fresh']} new; {', '.join(found) or 'no conflicts'}"
    )


def _conflicts(ledger: Ledger, beginning: str, store: Path) -> list[str]:
    seen = ledger.sightings_of(beginning)
    if not seen:
        said = f"no run in {store} has seen a conflict {beginning}"
        raise click.UsageError(said)
    each = [list(group) for _, group in groupby(seen, key=lambda one: one[1].record.conflict)]
    return [line for one in each for line in _conflict(one)]


def _conflict(seen: Sequence[Seen]) -> list[str]:
    _, last = seen[-1]
    about = ": ".join(part for part in (last.title, last.record.subject) if part)
    return [
        f"{last.record.conflict}  {plain(about)} ({plain(last.record.rule or '')})",
        *_rows(seen),
    ]


def _rows(seen: Sequence[Seen]) -> Iterator[str]:
    """Yield a line for each run; the values where they are others than before."""
    for change in course_of(seen):
        told = f": {' | '.join(map(plain, change.values))}" if change.values else ""
        yield f"  {change.run.started:%Y-%m-%d %H:%M}  {words.STATES[change.sighting.state]}{told}"
        if change.said:
            yield f"      {plain(change.said)}"
