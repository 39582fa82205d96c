"""The checks of a command, run one after the other, and the conflicts that a user means."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import click
import regex

from atodds.cli.inputs import checks_beside, checks_in, configured, rules_in
from atodds.cli.output import say
from atodds.cli.surroundings import today
from atodds.config import Check, RuleSet
from atodds.engine import Workers, processes
from atodds.fetch import with_sources
from atodds.gate import located, settled
from atodds.model import Conflict, Outcome, Record
from atodds.nightly import run_once

CHECKS = Path("checks")
STORE = Path("atodds.sqlite")

WORTH_PROCESSES = 400_000
"""Characters from which on processes that read are done, start and all, before one alone is."""

ID = regex.compile(r"[0-9a-f]{4,12}")

Command = Callable[..., Any]


class Found(NamedTuple):
    """A conflict, the check that found it and all else that it found."""

    check: Check
    outcome: Outcome
    conflict: Conflict


def with_checks(function: Command) -> Command:
    """Add the arguments of a command that takes the checks in checks/ unless told."""
    path = click.Path(path_type=Path)
    function = click.option("--debug", is_flag=True, expose_value=False, hidden=True)(function)
    return click.argument("checks", nargs=-1, metavar="[CHECK]...", type=path)(function)


def with_rules(function: Command) -> Command:
    """Add the option of a command that runs checks by another rule set."""
    path = click.Path(path_type=Path)
    return click.option("--rules", type=path, help="Rule set to use.")(function)


def checks_given(paths: Sequence[Path], how: str) -> tuple[Check, ...]:
    """Return the checks of files and folders, those in checks/ where none is given.

    `how` says how a check file is named to the command.
    """
    if not paths and not CHECKS.is_dir():
        said = f"there is no folder checks/ here; name the check file{how}"
        raise click.UsageError(said)
    return checks_in(paths or (CHECKS,))


def rule_sets_of(checks: Iterable[Check], path: Path | None) -> tuple[RuleSet, ...]:
    """Return the rule set of each check: its own where none is named."""
    return tuple(rules_in(path or check.rules) for check in checks)


def outcomes_of(  # noqa: PLR0913  # all but the first two have a default
    checks: Sequence[Check],
    rule_sets: Sequence[RuleSet],
    as_of: date | None = None,
    *,
    explained: bool = True,
    since: Sequence[Record] = (),
    run: Callable[..., Outcome] | None = None,
) -> tuple[Outcome, ...]:
    """Run checks, each by its rule set; explanations must hold today unless told.

    `run` is what runs a check, called as `run_once`, which does so unless told.
    """
    run = partial(run or run_once, as_of=as_of or today(), explained=explained, since=since)
    with configured():
        outcomes = [run(check, rules) for check, rules in zip(checks, rule_sets, strict=True)]
    return settled_among(checks, outcomes)


def at_work(jobs: int | None) -> AbstractContextManager[Workers]:
    """Give so many processes to work with.

    None stands for one for each processor, where there is so much to read that it is worth their
    start.
    """
    if jobs is None:
        return processes(os.cpu_count() or 1, worth=WORTH_PROCESSES)
    return processes(jobs)


def settled_among(checks: Sequence[Check], outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Return the outcomes, none missing what another check finds or one beside them may find."""
    gone = any(outcome.absent for outcome in outcomes)
    return settled(outcomes, _elsewhere(checks) if gone else {})


def _elsewhere(checks: Sequence[Check]) -> dict[str, str]:
    """Return the documents of the checks beside those that are run, with the check of each."""
    return {
        located(check.path, entry.path): str(check.path)
        for check in checks_beside(checks)
        for entry in with_sources(check).documents
    }


def named(name: str, checks: Sequence[Check], outcomes: Sequence[Outcome]) -> tuple[Found, ...]:
    """Return the conflict whose id begins so, as often as checks found it; a usage error if none.

    What could not be read is told, since it may be why a conflict is not found.
    """
    if not ID.fullmatch(name):
        said = f"{name!r} is no id of a conflict, such as 6dfa34bc05a0 or the first digits of it"
        raise click.UsageError(said)
    for outcome in outcomes:
        for problem in outcome.problems:
            say(str(problem))
    found = [
        Found(check, outcome, conflict)
        for check, outcome in zip(checks, outcomes, strict=True)
        for conflict in outcome.conflicts
        if conflict.fact.id.startswith(name)
    ]
    if not found:
        said = f"no conflict {name} in {', '.join(str(check.path) for check in checks)}"
        raise click.UsageError(said)
    ids = sorted({one.conflict.fact.id for one in found})
    if len(ids) > 1:
        said = f"{name} begins {len(ids)} ids: {', '.join(ids)}; one more digit would be right"
        raise click.UsageError(said)
    return tuple(found)
