"""Which conflicts make their check fail, and the exit status that they come to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import click

from atodds.config import Check, FailOn
from atodds.model import Conflict, Outcome, Severity
from atodds.report.telling import Fails

CLEAN, AT_ODDS, UNREAD = 0, 1, 3

Command = Callable[..., int]

_OPTIONS: Sequence[Callable[[Command], Command]] = (
    click.option(
        "--fail-on",
        type=click.Choice([f.value for f in FailOn]),
        help="Which conflicts exit with status 1, in place of what the check file says.",
    ),
    click.option(
        "--min-severity",
        type=click.Choice([s.value for s in Severity]),
        help="The quietest that do so, likewise.  [default: error]",
    ),
    click.option(
        "--locked", is_flag=True, help="Leave the known conflicts' file as it is, as CI does."
    ),
)


def gating_options(command: Command) -> Command:
    """Give a command the options that say what makes a check fail, in place of its file."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def gating(checks: Sequence[Check], fail_on: str | None, min_severity: str | None) -> Fails:
    """Return what tells whether a conflict fails its check."""
    by_check = {str(check.path): check for check in checks}

    def fails(outcome: Outcome, conflict: Conflict) -> bool:
        check = by_check[outcome.check]
        if conflict.severity not in as_loud_as(Severity(min_severity or check.min_severity)):
            return False
        match FailOn(fail_on or check.fail_on):
            case FailOn.NEW:
                return conflict.state.gates
            case FailOn.ANY:
                return True
            case FailOn.NONE:
                return False

    return fails


def as_loud_as(least: Severity) -> tuple[Severity, ...]:
    """Return the severities that are as loud as one, or louder."""
    loudest_first = tuple(Severity)
    return loudest_first[: loudest_first.index(least) + 1]


def status_of(outcomes: Iterable[Outcome], fails: Fails) -> int:
    """Return the exit status of a run of several checks: the gravest of theirs."""
    return max((_status(o, fails) for o in outcomes), key=(CLEAN, UNREAD, AT_ODDS).index)


def _status(outcome: Outcome, fails: Fails) -> int:
    if any(fails(outcome, conflict) for conflict in outcome.conflicts):
        return AT_ODDS
    return UNREAD if any(not p.notice for p in outcome.problems) else CLEAN
