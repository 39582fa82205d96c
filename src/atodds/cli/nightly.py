"""`atodds nightly`: what is new since the last run is worked out, and only the changes are told."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from time import monotonic
from typing import NamedTuple

import click

from atodds.cli import known
from atodds.cli.check import tell
from atodds.cli.formats import FORMATS, Run
from atodds.cli.gating import as_loud_as, gating, gating_options, status_of
from atodds.cli.inputs import Instant, checks_in, configured
from atodds.cli.output import PLAIN_WIDTH, say
from atodds.cli.progress import progress
from atodds.cli.running import STORE, rule_sets_of, settled_among
from atodds.cli.surroundings import Ticking, in_ci, now_in_utc
from atodds.config import Check, RuleSet
from atodds.engine import processes
from atodds.fetch import Surroundings, gather
from atodds.model import Conflict, State
from atodds.nightly import Done, Night, close_night, notify, publish, run_night
from atodds.report import words
from atodds.store import open_store

REPORTS = Path("reports")

PATIENCE = 600.0
"""Seconds to wait for another run that writes to the same store."""

PUBLISHED = {"md": "markdown", "json": "json", "csv": "csv", "html": "html"}
"""The formats that are written, by suffix, as far as there are such."""


class Plan(NamedTuple):
    """What is run, and by which rules."""

    checks: tuple[Check, ...]
    rule_sets: tuple[RuleSet, ...]


@click.command(name="nightly")
@click.argument(
    "checks", nargs=-1, required=True, metavar="CHECK...", type=click.Path(path_type=Path)
)
@click.option(
    "--store",
    type=click.Path(path_type=Path),
    default=STORE,
    show_default=True,
    help="File that keeps what runs have read and found.",
)
@click.option(
    "--reports",
    type=click.Path(path_type=Path),
    help="Folder for reports.  [default: that of the first check file, or reports]",
)
@click.option("--rules", type=click.Path(path_type=Path), help="Rule set to use.")
@click.option("--now", type=Instant(), help="Time to take for now, in UTC.  [default: the clock's]")
@click.option("--anew", is_flag=True, help="Read, extract and compare all anew.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="Processes to work with.  [default: one for each processor]",
)
@gating_options
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def command(  # noqa: PLR0913  # one for each option
    *,
    checks: tuple[Path, ...],
    store: Path,
    reports: Path | None,
    rules: Path | None,
    now: datetime | None,
    anew: bool,
    jobs: int | None,
    fail_on: str | None,
    min_severity: str | None,
    locked: bool,
) -> int:
    """Run each CHECK as every night: what earlier runs have read and compared is not done again.

    Articles that have not changed are taken from the store, and so is what comparing a
    story has yielded in which nothing has changed. What the last run found is persisting,
    what it did not is new; what is gone is resolved only if its sources were read again.

    The reports go to a folder of the day, as latest.* beside it, and into an index. A run
    that is stopped, however it is, loses nothing: the next one goes on where it was.

    \b
    Examples:
      atodds nightly checks/
      atodds nightly checks/ --store /srv/desk.sqlite --reports /srv/reports
      atodds nightly checks/desk.yaml --anew --jobs 2

    \b
    Exit status:
      0  nothing that fails the check
      1  new conflicts of severity error without an explanation, or as options say
      2  wrong usage, check file or rule set, or an internal error
      3  nothing found, but an input could not be read
    """
    begun = monotonic()
    given = checks_in(checks)
    plan = Plan(given, rule_sets_of(given, rules))
    folder = reports or next((c.reports for c in given if c.reports), REPORTS)
    fails = gating(given, fail_on, min_severity)
    with configured(), open_store(store, PATIENCE) as opened, progress() as shown:
        at = now or now_in_utc()
        fetch = partial(gather, surroundings=Surroundings(at, Ticking(), progress=shown))
        # The processes end before the reports are made: each holds a fifth of a gigabyte.
        with processes(jobs or os.cpu_count() or 1) as pool:
            night = Night(at, store, opened, pool, fetch, shown, anew=anew)
            run = [run_night(*one, night) for one in zip(*plan, strict=True)]
        done = _settled(plan, run)
        outcomes = tuple(one.outcome for one in done)
        asked = tuple(rule for rule_set in plan.rule_sets for rule in rule_set.rules)
        _publish(folder, night, Run(outcomes, asked, fails, PLAIN_WIDTH, colour=False), done)
        for one, check in zip(done, given, strict=True):
            close_night(one, check, night)
            for wrong in notify(one, check, night, _open(one, check), os.environ):
                say(wrong)
    known.tidy(given, outcomes, locked=locked or bool(rules) or in_ci())
    for one in done:
        _tell(one, monotonic() - begun)
    return status_of(outcomes, fails)


def _settled(plan: Plan, done: Sequence[Done]) -> list[Done]:
    outcomes = settled_among(plan.checks, [one.outcome for one in done])
    return [replace(one, outcome=o) for one, o in zip(done, outcomes, strict=True)]


def _open(done: Done, check: Check) -> list[Conflict]:
    """Return the conflicts that somebody is told of."""
    loud = as_loud_as(check.min_severity)
    return [c for c in done.outcome.conflicts if c.state.gates and c.severity in loud]


def _publish(folder: Path, night: Night, run: Run, done: Sequence[Done]) -> None:
    reports = {suffix: FORMATS[form](run) for suffix, form in PUBLISHED.items() if form in FORMATS}
    tally = Counter[str]()
    for one in done:
        tally.update({**one.states, **one.tally})
    try:
        written = publish(folder, night.now.date(), reports, tally)
    except OSError as error:
        said = f"{folder}: cannot be written: {(error.strerror or str(error)).lower()}"
        raise click.ClickException(said) from None
    for path in written:
        say(f"wrote {os.path.normpath(path)}")


def _tell(done: Done, seconds: float) -> None:
    outcome, tally = done.outcome, done.tally
    tell(outcome)
    for source in outcome.sources:
        trouble = f", {source.failed} failed" if source.failed else ""
        why = f": {source.said}" if source.said else ""
        say(f"  {source.source}: {source.read} read, {source.new} new{trouble}{why}")
    news = [f"{n} {words.STATES[State(state)]}" for state, n in done.states.items()]
    say(f"  since the last run: {', '.join(news) or 'nothing at odds'}")
    cached = tally["read"] - tally["fresh"]
    say(
        f"  {tally['read']} read, {tally['fresh']} new, {cached} cached, {tally['failed']} failed;"
        f" {tally['compared']} of {tally['stories']} stories compared; {seconds:.0f} seconds"
    )
