"""`atodds known`: the conflicts that were there before, so that only further ones fail a check."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from atodds.cli.inputs import configured
from atodds.cli.output import emit, say
from atodds.cli.running import (
    Found,
    checks_given,
    named,
    outcomes_of,
    rule_sets_of,
    with_checks,
    with_rules,
)
from atodds.cli.surroundings import in_ci
from atodds.config import Check
from atodds.gate import (
    Known,
    amend_known,
    load_known,
    record_of,
    seen_from,
    upkeep_of_known,
    written_in,
)
from atodds.model import Outcome, Record, State
from atodds.report.plain import plain

OPEN = {State.NEW, State.CHANGED, State.PERSISTING}


@click.group(name="known")
def command() -> None:
    """Take conflicts for known, show the known ones, and take out those that are resolved."""


@command.command(name="add", short_help="Take conflicts for known.")
@click.argument("conflicts", nargs=-1, metavar="[CONFLICT]...")
@click.option(
    "--check",
    "checks",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Check file that finds them; may be repeated.  [default: those in checks/]",
)
@with_rules
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def add(conflicts: tuple[str, ...], checks: tuple[Path, ...], rules: Path | None) -> int:
    """Take each CONFLICT for known, all that are open where none is named.

    So a newsroom begins: what is there today is known, and only what comes on top fails
    the check. Conflicts that have an explanation are left to it. What is known is
    written into the file that the check names under `known`, or into known.jsonl beside
    the check.

    \b
    Examples:
      atodds known add
      atodds known add 6dfa34bc05a0 --check checks/story.yaml

    \b
    Exit status:
      0  written
      2  no such conflict, wrong usage or file, or an internal error
    """
    _not_in_ci()
    given = checks_given(checks, " with --check")
    outcomes = outcomes_of(given, rule_sets_of(given, rules))
    found = (
        [one for name in conflicts for one in named(name, given, outcomes)]
        if conflicts
        else list(_open(given, outcomes))
    )
    for file in dict.fromkeys(one.check.known_file for one in found):
        records = {
            one.conflict.fact.id: record_of(one.conflict, one.outcome)
            for one in found
            if one.check.known_file == file
        }
        with configured():
            amend_known(file, written_in(file, records.values()))
        say(f"wrote {file}: {len(records)} known")
    if not found:
        say("nothing is open")
    return 0


@command.command(name="prune", short_help="Take out what is resolved.")
@with_checks
@with_rules
def prune(checks: tuple[Path, ...], rules: Path | None) -> int:
    """Run the checks, and take the conflicts that are resolved out of the known ones.

    `atodds check` does the same after each run, except on a build machine or with
    --locked. What could not be looked at again stays.

    \b
    Example:
      atodds known prune

    \b
    Exit status:
      0  nothing is left to take out
      2  wrong usage or file, or an internal error
    """
    _not_in_ci()
    given = checks_given(checks, "")
    tidy(given, outcomes_of(given, rule_sets_of(given, rules)), locked=False)
    return 0


@command.command(name="show", short_help="List the known conflicts.")
@with_checks
def show(checks: tuple[Path, ...]) -> int:
    """List the conflicts that are known: id, rule, what it is about, values.

    CHECK is a check file or a folder of them; checks/ where none is given.

    \b
    Example:
      atodds known show
    """
    for known in _files(checks_given(checks, "")).values():
        emit("".join(map(_shown, known.values())))
    return 0


def tidy(checks: Sequence[Check], outcomes: Sequence[Outcome], *, locked: bool) -> None:
    """Take out of the known conflicts what is resolved, and write new names of renamed ones.

    Where the files are locked they stay as they are, and what is out of date is told.
    """
    for file, known in _files(checks).items():
        told = dict(zip(known, seen_from(file, known.values()), strict=True))
        write, drop = upkeep_of_known(told, outcomes)
        if locked:
            for conflict in sorted(drop):
                said = "is out of date; `atodds known prune` mends that"
                say(f"{known[conflict].place}: {conflict} {said}")
        elif drop:
            with configured():
                amend_known(file, written_in(file, write), drop)
            say(f"wrote {file}: {len(known) - len(drop) + len(write)} known")


def _open(checks: Sequence[Check], outcomes: Sequence[Outcome]) -> Iterable[Found]:
    for check, outcome in zip(checks, outcomes, strict=True):
        for conflict in outcome.conflicts:
            if conflict.state in OPEN:
                yield Found(check, outcome, conflict)


def _files(checks: Sequence[Check]) -> dict[Path, Known]:
    files: dict[Path, Known] = {}
    for check in checks:
        file = check.known_file
        if file not in files and (check.known or file.exists()):
            with configured():
                files[file] = load_known(file)
    return files


def _shown(record: Record) -> str:
    about = " · ".join(part for part in (record.rule, record.subject) if part)
    values = ", ".join(sorted(record.values))
    return f"{plain(record.conflict)}: {plain(about)}\n    {plain(values)}\n"


def _not_in_ci() -> None:
    if in_ci():
        said = "known conflicts are not written on a build machine; do it on a desk, and commit it"
        raise click.UsageError(said)
