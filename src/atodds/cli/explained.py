"""`atodds explained`: which explanations there are, and which of them no longer hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from atodds.cli.inputs import Day, configured
from atodds.cli.output import emit, say
from atodds.cli.running import checks_given, outcomes_of, rule_sets_of, with_checks, with_rules
from atodds.cli.surroundings import today
from atodds.config import Check
from atodds.gate import (
    explain,
    load_explanations,
    seen_from,
    upkeep_of_explanations,
    withdraw,
    written_in,
)
from atodds.model import Explanation, Outcome, State
from atodds.report.plain import plain

IN_ORDER, OUT_OF_DATE = 0, 1


@click.group(name="explained")
def command() -> None:
    """List the explanations, find those that no longer hold, and take them out."""


@command.command(name="list", short_help="List all explanations.")
@with_checks
@click.option("--as-of", type=Day(), help="Day to reckon from.  [default: today]")
def list_all(checks: tuple[Path, ...], as_of: date | None) -> int:
    """List the explanations that the checks go by: conflict, kind, owner, how long, why.

    CHECK is a check file or a folder of them; checks/ where none is given. No article
    is read, so that this is quick.

    \b
    Example:
      atodds explained list

    \b
    Exit status:
      0  listed
      2  wrong usage or file, or an internal error
    """
    for explanations in _files(checks_given(checks, "")).values():
        emit("".join(_listed(e, as_of or today()) for e in explanations))
    return 0


@command.command(name="lint", short_help="Say which explanations no longer hold.")
@with_checks
@with_rules
@click.option("--as-of", type=Day(), help="Day to reckon from.  [default: today]")
def lint(checks: tuple[Path, ...], rules: Path | None, as_of: date | None) -> int:
    """Run the checks and say which explanations no longer hold, each with its place.

    An explanation is unused when its conflict's sources were read and are at odds no
    longer; it is unknown when they were not read, so that nobody can tell. Besides:
    expired, not wide enough, wider than needed, of a conflict with a new name, beyond the
    limits that the check file or pyproject.toml sets.

    \b
    Examples:
      atodds explained lint
      atodds explained lint checks/ --as-of 2014-06-30

    \b
    Exit status:
      0  nothing to mend; some may be unknown
      1  some explanations no longer hold
      2  wrong usage or file, one beyond the limits, or an internal error
    """
    given = checks_given(checks, "")
    outcomes = outcomes_of(given, rule_sets_of(given, rules), as_of)
    files = _files(given)
    entries = [e for explanations in files.values() for e in explanations]
    amiss = dict(_amiss(files, outcomes))
    unknown = dict(_unknown(entries, outcomes))
    for entry in entries:
        said = amiss.get(entry.place) or unknown.get(entry.place)
        if said:
            emit(f"{entry.place}: {said}\n")
    return OUT_OF_DATE if amiss else IN_ORDER


@command.command(name="prune", short_help="Take out what no longer holds.")
@with_checks
@with_rules
@click.option("--dry-run", is_flag=True, help="Only say what would be changed.")
def prune(checks: tuple[Path, ...], rules: Path | None, *, dry_run: bool) -> int:
    """Run the checks, and take out of the explanations what they no longer need.

    Explanations of conflicts that are resolved go, values that nobody gives any longer go,
    and conflicts that a better reading names otherwise get their new names. What could not
    be looked at again stays, and so do expired explanations: their conflicts are open.

    \b
    Examples:
      atodds explained prune --dry-run
      atodds explained prune

    \b
    Exit status:
      0  nothing is left to take out
      2  wrong usage or file, or an internal error
    """
    given = checks_given(checks, "")
    outcomes = outcomes_of(given, rule_sets_of(given, rules))
    for file, explanations in _files(given).items():
        upkeep = upkeep_of_explanations(seen_from(file, explanations), outcomes)
        for former, explanation in sorted(upkeep.write.items()):
            say(f"{file}: {_changed(former, explanation)}")
        for conflict in sorted(upkeep.drop):
            say(f"{file}: {conflict} is resolved")
        if not dry_run:
            with configured():
                for former, new in sorted(upkeep.write.items()):
                    explain(file, *written_in(file, [new]), instead_of=former)
                withdraw(file, upkeep.drop)
    return 0


def _files(checks: Sequence[Check]) -> dict[Path, tuple[Explanation, ...]]:
    """Return the explanations of each file that the checks go by, in its order."""
    files = {}
    for check in checks:
        file = check.explained_file
        if file not in files and (check.explained or file.exists()):
            with configured():
                files[file] = load_explanations(file, check.limits)
    return files


def _listed(explanation: Explanation, as_of: date) -> str:
    last = f"until {explanation.expires}" if explanation.expires else "for good"
    over = " (expired)" if explanation.expired(as_of) else ""
    about = " · ".join(part for part in (explanation.rule, explanation.subject) if part)
    lines = [
        f"{explanation.conflict}: {explanation.kind}, {explanation.owner}, {last}{over}",
        *([about] if about else []),
        explanation.reason.strip(),
    ]
    return "\n    ".join(map(plain, lines)) + "\n"


def _amiss(
    files: Mapping[Path, Sequence[Explanation]], outcomes: Sequence[Outcome]
) -> Iterator[tuple[str, str]]:
    """Yield the place of each explanation that no longer holds as it stands, and why."""
    conflicts = [c for outcome in outcomes for c in outcome.conflicts if c.explanation]
    told = {c.renamed_from or c.fact.id: c.said for c in conflicts if c.said}
    reopened = {c.renamed_from or c.fact.id for c in conflicts if c.state is State.REOPENED}
    for file, explanations in files.items():
        upkeep = upkeep_of_explanations(seen_from(file, explanations), outcomes)
        for explanation in explanations:
            name = explanation.conflict
            if name in upkeep.drop:
                said = "unused: its sources were read again, and are at odds on it no longer"
                yield explanation.place, f"{said}; `atodds explained prune` takes it out"
            elif name in reopened or name in upkeep.write:
                yield explanation.place, told[name]


def _unknown(
    entries: Sequence[Explanation], outcomes: Sequence[Outcome]
) -> Iterator[tuple[str, str]]:
    """Yield the place of each explanation of which this run cannot tell anything, and why."""
    found = {n for o in outcomes for c in o.conflicts for n in (c.fact.id, c.renamed_from)}
    absent = {a.conflict: a for outcome in outcomes for a in outcome.absent}
    for entry in entries:
        if entry.conflict in found:
            continue
        if entry.conflict in absent:
            why = absent[entry.conflict].said
        elif entry.documents:
            why = f"{min(entry.documents)} was not read, nor was any other of its documents"
        else:
            why = "it does not say in which documents it was seen; `documents: [...]` would"
        yield entry.place, f"unknown: {why}"


def _changed(former: str, explanation: Explanation) -> str:
    if explanation.conflict != former:
        return f"{former} is now {explanation.conflict}"
    values = ", ".join(sorted(explanation.values))
    return f"{former} accepts only {values}"
