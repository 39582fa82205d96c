"""The command line: arguments in, exit status out."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from importlib import import_module

import click

from atodds import __version__
from atodds.engine import collect_seldom

INTERNAL_ERROR = 2
STOPPED = 130
"""What shells expect of a command stopped by control-C."""

COMMANDS = {
    "check": "Compare what articles say, and report where they are at odds.",
    "nightly": "Check every night: only what is new is worked out, and the changes told.",
    "history": "Show past nightly runs, or how a conflict stood in each of them.",
    "doctor": "Look whether checks are set up for nightly runs, and whether these take place.",
    "why": "Explain a conflict, or why two passages are or are not compared.",
    "explain": "Say why a conflict stands, so that it fails the check no more.",
    "review": "Walk through the conflicts that nobody has explained.",
    "explained": "List explanations, and find those that no longer hold.",
    "known": "Take conflicts for known, so that only further ones fail the check.",
    "extract": "Print every amount and time that is read in texts.",
    "rules": "Test, list or show the rules.",
    "stories": "Show into which stories documents are grouped.",
    "init": "Begin a project: a check file with comments, and folders.",
}
"""What each command does. Its module is imported when it is asked for, so that help is quick."""


class Commands(click.Group):
    """The commands, each in the module of its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click asks with it
        """Name the commands in the order in which they are met."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002  # click asks with it
        cmd_name: str,
    ) -> click.Command | None:
        """Import a command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"atodds.cli.{cmd_name}").command
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002  # click asks with it
        formatter: click.HelpFormatter,
    ) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
@click.option(
    "--debug", is_flag=True, expose_value=False, help="Show the traceback of an internal error."
)
def atodds() -> None:
    """Find where news outlets are at odds on the facts.

    Articles of several outlets go in; a report comes out that puts side by side the
    sentences that cannot both be true, says why they are about one fact, and keeps
    silent on figures that only look alike.

    \b
    Begin here:
      atodds init                      write a check file to fill in
      atodds check checks/story.yaml   compare the articles it lists
      atodds why 6dfa34bc05a0          explain a conflict of the report

    \b
    Exit status:
      0  nothing that fails the check
      1  new conflicts without an explanation
      2  wrong usage, check file or rule set, or an internal error
      3  nothing found, but an input could not be read
    """


def main() -> None:
    """Run the command line and exit with its status."""
    collect_seldom()
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Return the exit status of a command line; whatever goes wrong inside is 2, never 1."""
    try:
        status = atodds.main(list(arguments), prog_name="atodds", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return INTERNAL_ERROR
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        return STOPPED
    except Exception as error:  # noqa: BLE001  # a defect must not look like a conflict found
        _report(error, debug="--debug" in arguments)
        return INTERNAL_ERROR
    return status if isinstance(status, int) else 0


def _report(error: Exception, *, debug: bool) -> None:
    if debug:
        click.echo("".join(traceback.format_exception(error)), err=True, nl=False)
        return
    said = " ".join(str(error).split())
    name = type(error).__name__
    click.echo(
        f"internal error: {name}: {said}\nTo see where: atodds --debug and the same arguments.",
        err=True,
    )
