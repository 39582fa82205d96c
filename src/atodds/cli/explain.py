"""`atodds explain`: says why a conflict stands, so that it fails the check no more."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import click

from atodds.cli.inputs import Day, configured
from atodds.cli.output import say
from atodds.cli.running import checks_given, named, outcomes_of, rule_sets_of
from atodds.cli.surroundings import today, user
from atodds.config import length_of
from atodds.gate import HELD, accept, explanation_of
from atodds.model import Reason


class Until(click.ParamType[date]):
    """A day, or a length of time from today: 2014-06-30, 90d, 12 weeks."""

    name = "date or length"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the day; a usage error where it is neither."""
        try:
            length = length_of(value)
        except ValueError:
            return Day().convert(value, param, ctx)
        return (
            today() + length if isinstance(length, timedelta) else Day().convert(value, param, ctx)
        )


@click.command(name="explain")
@click.argument("conflict", metavar="CONFLICT")
@click.option(
    "--kind",
    required=True,
    type=click.Choice([reason.value for reason in Reason]),
    metavar="KIND",
    help="Why the sources differ: one of the kinds above.",
)
@click.option("--reason", required=True, help="Why, in a sentence that others can check.")
@click.option(
    "--expires",
    type=Until(),
    metavar="DATE|90d",
    help="Last day on which it holds, or for how long.  [default: 90d]",
)
@click.option("--permanent", is_flag=True, help="It holds for good.")
@click.option("--owner", help="Who says so.  [default: git's user.name]")
@click.option(
    "--check",
    "checks",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Check file that finds it; may be repeated.  [default: those in checks/]",
)
@click.option("--rules", type=click.Path(path_type=Path), help="Rule set to use.")
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def command(  # noqa: PLR0913  # one for each option
    *,
    conflict: str,
    kind: str,
    reason: str,
    expires: date | None,
    permanent: bool,
    owner: str | None,
    checks: tuple[Path, ...],
    rules: Path | None,
) -> int:
    """Say why a conflict stands, so that it fails the check no more.

    CONFLICT is the id that a report gives, or the first four or more digits of it. The
    explanation holds for the values that stand now: a further one opens the conflict
    again. It is written into the file that the check names under `explained`, or into
    explained.yaml beside the check, where comments and layout stay as they are.

    \b
    Kinds:
      different-moment         each was right when it was written
      different-measure        they count by different rules: with dinner, without
      different-scope          one figure is of a part, or of more, than the other
      superseded               a later report corrects the earlier
      disputed-by-parties      each side has its own account
      rounding-or-translation  the same, rounded or translated
      source-error             one source is wrong, and that is known
      extraction-error         the program misread a text
      under-review             somebody is looking into it

    \b
    Examples:
      atodds explain 6dfa34bc05a0 --kind different-measure \\
        --reason "The Courier counts the dinner in, the Tribune does not."
      atodds explain 6dfa --kind source-error --reason "Corrected on page 2." \\
        --expires 2014-06-30 --owner "night desk"

    \b
    Exit status:
      0  the explanation is written
      2  no such conflict, wrong usage or file, or an internal error
    """
    if permanent and expires:
        said = "either --expires or --permanent would be right"
        raise click.UsageError(said)
    given = checks_given(checks, " with --check")
    found = named(conflict, given, outcomes_of(given, rule_sets_of(given, rules)))
    last = None if permanent else expires or today() + HELD
    owner = owner or user()
    for one in found:
        explanation = explanation_of(
            one.conflict,
            one.outcome,
            kind=Reason(kind),
            reason=reason,
            owner=owner,
            created=today(),
            expires=last,
        )
        with configured():
            accept(one.check, explanation, one.conflict.renamed_from)
        until = f"until {last}" if last else "for good"
        say(f"wrote {one.check.explained_file}: {explanation.conflict} is explained {until}")
    return 0
