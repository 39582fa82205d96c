"""`atodds review`: a walk through the conflicts that nobody has explained, at a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from atodds.cli.explain import Until
from atodds.cli.output import colours, columns, emit, say
from atodds.cli.prompt import ask
from atodds.cli.running import STORE, checks_given, outcomes_of, rule_sets_of, with_rules
from atodds.cli.surroundings import today, user
from atodds.cli.window import Window, review_in_browser
from atodds.config import Check, ConfigError
from atodds.gate import (
    HELD,
    ChangedMeanwhileError,
    accept,
    entries_of,
    explained_by,
    explanation_of,
    listed_in,
    take_back,
)
from atodds.gate.review import KINDS, Case, Review
from atodds.model import Explanation, Reason, Severity
from atodds.report import render_conflict, render_one
from atodds.report.plain import plain
from atodds.report.screen import FAINT, STRONG, Screen
from atodds.report.words import REASONS, counted, listed

MOVES = "s skip · u undo · w why, the whole derivation · q quit"

PERMANENT = "p"

MENU_COLUMN = 29


@click.command(name="review")
@click.argument("checks", nargs=-1, metavar="[CHECK]...", type=click.Path(path_type=Path))
@click.option(
    "--min-severity",
    type=click.Choice([s.value for s in Severity]),
    default=Severity.WARNING.value,
    show_default=True,
    help="The quietest to walk through.",
)
@click.option("--owner", help="Who says so.  [default: git's user.name]")
@with_rules
@click.option("--web", is_flag=True, help="Walk through them in a browser.")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    help="With --web: where to listen; 0 for any port that is free.  [default: 0]",
)
@click.option("--no-browser", is_flag=True, help="With --web: open no browser.")
@click.option(
    "--store",
    type=click.Path(path_type=Path),
    help=f"With --web: file of nightly runs, for what they saw.  [default: {STORE}, if there]",
)
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def command(  # noqa: PLR0913  # one for each option
    *,
    checks: tuple[Path, ...],
    min_severity: str,
    owner: str | None,
    rules: Path | None,
    web: bool,
    port: int | None,
    no_browser: bool,
    store: Path | None,
) -> int:
    """Walk through the conflicts that nobody has explained, and explain them.

    CHECK is a check file or a folder of them, checks/ unless given. Each conflict is
    shown with both passages. A digit says why the sources differ; then a reason in
    words is asked for, and how long it holds. Every explanation is written at once to
    the file that the check names under `explained`: quitting, the end of the input and
    control-C lose nothing.

    With --web the walk is a page in a browser of this machine, and of nobody else: its
    address holds a secret. It stays until control-C.

    \b
    Examples:
      atodds review
      atodds review --web
      atodds review checks/story.yaml --min-severity error
      printf '4\\nCorrected at noon.\\n\\nq\\n' | atodds review
    """
    if not web and (port is not None or no_browser or store):
        said = "--port, --no-browser and --store are for --web"
        raise click.UsageError(said)
    given = checks_given(checks, "")
    outcomes = outcomes_of(given, rule_sets_of(given, rules))
    for problem in (problem for outcome in outcomes for problem in outcome.problems):
        say(str(problem))
    review = Review.of(outcomes, Severity(min_severity))
    if web:
        window = Window(port or 0, store, browser=not no_browser)
        return review_in_browser(review, given, owner or user(), window)
    walk = Walk(review, given, owner or user())
    try:
        walk.run()
    finally:
        emit(f"\n{walk.summary()}")
    return 0


class Walk:
    """A review at the terminal: shows what is next, asks, and writes what is answered at once."""

    def __init__(self, review: Review, checks: Iterable[Check], owner: str) -> None:
        """Take the checks whose conflicts are reviewed, and who gives the explanations."""
        self.review = review
        self._checks = {str(check.path): check for check in checks}
        self._owner = owner
        self._seen: tuple[Explanation, ...] = ()

    def run(self) -> None:
        """Walk until nothing is left, somebody quits, or the input ends."""
        try:
            while case := self.review.current:
                self._look(case)
                if self._explained_meanwhile(case):
                    continue
                self._show(case)
                if not self._decide(case):
                    return
        except EOFError:
            emit("\n")

    def summary(self) -> str:
        """Return what was done and what is left, in a sentence."""
        files = sorted({str(self._file(step.case)) for step in self.review.explained})
        done = f"{len(self.review.explained) or 'Nothing'} explained"
        done += f" in {listed(files)}" * bool(files)
        skipped = len(self.review.steps) - len(self.review.explained)
        passed = f", {skipped} skipped" * bool(skipped)
        return f"{done}{passed}; {counted(len(self.review.waiting), 'conflict')} left.\n"

    def _show(self, case: Case) -> None:
        done = len(self.review.steps)
        screen = Screen(columns(), colour=colours())
        place = f"{done + 1} of {done + len(self.review.waiting)}"
        screen.say((place, STRONG), (f" · {case.outcome.check}", FAINT))
        found = render_one(case.conflict, case.outcome, columns(), colour=colours())
        emit(f"\n{screen.text()}\n{found}\n{_menu()}")

    def _decide(self, case: Case) -> bool:
        """Do what is asked for until that moves the review; False to quit."""
        before = self.review
        while self.review is before:
            match ask("kind").lower():
                case "q":
                    return False
                case "s":
                    self.review = self.review.skip()
                case "u":
                    self._undo()
                case "w":
                    emit(render_conflict(case.conflict, case.outcome, columns(), colour=colours()))
                case digit if digit in KINDS:
                    self._explain(case, KINDS[digit])
                case other:
                    _tell(f"{other!r} is none of 1 to {len(KINDS)}, s, u, w and q")
        return True

    def _explain(self, case: Case, kind: Reason) -> None:
        reason = plain(ask("reason (nothing: back to the kinds)")).strip()
        if not reason:
            return
        last = _asked_for_last_day()
        explanation = explanation_of(
            case.conflict,
            case.outcome,
            kind=kind,
            reason=reason,
            owner=self._owner,
            created=today(),
            expires=last,
        )
        check = self._checks[case.outcome.check]
        try:
            former = accept(check, explanation, case.conflict.renamed_from, seen=self._seen)
        except ConfigError as error:
            _tell(str(error))
        except ChangedMeanwhileError as error:
            self._seen = error.there
            if not self._explained_meanwhile(case):
                _tell(str(error))
        else:
            self.review = self.review.explain(explanation, former)

    def _undo(self) -> None:
        step = self.review.last
        if step is None:
            _tell("nothing has been done yet")
            return
        try:
            if step.explanation:
                take_back(self._file(step.case), step.explanation, step.former)
        except ConfigError as error:
            _tell(str(error))
            return
        except ChangedMeanwhileError as error:
            _tell(str(error))
        self.review = self.review.undo()

    def _look(self, case: Case) -> None:
        """See what the file says of a conflict before anybody makes up his mind."""
        try:
            self._seen = entries_of(case.conflict, listed_in(self._file(case)))
        except ConfigError:
            # What is wrong with the file is told when something is to be written.
            self._seen = ()

    def _explained_meanwhile(self, case: Case) -> bool:
        """Leave out what somebody else, or the same conflict in another check, has explained."""
        there = explained_by(case.conflict, self._seen, today())
        if there is None:
            return False
        _tell(f"{there.conflict}: explained by {there.owner} meanwhile: {there.reason}")
        self.review = self.review.leave_out()
        return True

    def _file(self, case: Case) -> Path:
        return self._checks[case.outcome.check].explained_file


def _asked_for_last_day() -> date | None:
    """Ask for the last day until it is one; None is for good."""
    while True:
        said = ask(f"holds for, or until ({HELD.days}d; {PERMANENT}: for good)").lower()
        if said == PERMANENT:
            return None
        try:
            last = Until().convert(said or HELD, None, None)
        except click.UsageError as error:
            _tell(error.message)
            continue
        if last >= today():
            return last
        _tell(f"must not be over already, as {last} is")


def _menu() -> str:
    screen = Screen(columns(), colour=colours())
    for digit, reason in KINDS.items():
        screen.field(f"{digit} {reason.value}", REASONS[reason], column=MENU_COLUMN)
    screen.say((MOVES, FAINT), indent=2)
    return screen.text()


def _tell(said: str) -> None:
    emit("".join(f"! {line}\n" for line in said.splitlines()))
