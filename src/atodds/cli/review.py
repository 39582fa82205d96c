"""`atodds review`: a walk through the conflicts that nobody has explained, at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import click
import regex

from atodds.cli.explain import accept
from atodds.cli.inputs import Day
from atodds.cli.output import colours, columns, emit, say
from atodds.cli.prompt import ask
from atodds.cli.running import checks_given, outcomes_of, rule_sets_of
from atodds.cli.surroundings import today, user
from atodds.config import Check, ConfigError, moment_of
from atodds.gate import content_of, explain, explanation_of, load_explanations, seen_from, withdraw
from atodds.gate.review import Case, Review
from atodds.model import Explanation, Outcome, Reason, Severity
from atodds.report import render_conflict, render_one
from atodds.report.plain import plain
from atodds.report.screen import FAINT, STRONG, Screen
from atodds.report.words import REASONS, counted, listed

KINDS = {str(number): reason for number, reason in enumerate(Reason, start=1)}
"""Why sources differ, by the digit to press for it."""

MOVES = "s skip · u undo · w why, the whole derivation · q quit"

LASTS = "90d"
"""How long an explanation holds unless told otherwise: by then most stories are over."""

PERMANENT = "p"

DAYS = regex.compile(r"([0-9]{1,4})d")

MENU_COLUMN = 29


@click.command(name="review")
@click.argument("checks", nargs=-1, metavar="[CHECK...]", type=click.Path(path_type=Path))
@click.option("--rules", type=click.Path(path_type=Path), help="Rule set to use.")
@click.option("--owner", help="Who answers for the explanations.  [default: git's user.name]")
@click.option(
    "--min-severity",
    type=click.Choice([s.value for s in Severity]),
    default=Severity.WARNING.value,
    show_default=True,
    help="The least severity to walk through.",
)
@click.option("--as-of", type=Day(), help="The day that counts as today.  [default: today]")
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def command(
    *,
    checks: tuple[Path, ...],
    rules: Path | None,
    owner: str | None,
    min_severity: str,
    as_of: date | None,
) -> int:
    """Walk through the conflicts that nobody has explained, and explain them.

    CHECK is a check file or a folder of them, checks/ unless given. Each conflict is
    shown with both passages. A digit says why the sources differ; then a reason in
    words is asked for, and how long it holds. Every explanation is written at once to
    the file that the check names under `explained`: quitting, the end of the input and
    control-C lose nothing.

    \b
    Examples:
      atodds review
      atodds review checks/story.yaml --min-severity error
      printf '4\\nCorrected at noon.\\n\\nq\\n' | atodds review
    """
    given = checks_given(checks, "")
    day = as_of or today()
    walk = Walk(
        Review.of(_outcomes(given, rules, day), Severity(min_severity)),
        {str(check.path): check for check in given},
        owner or user(),
        day,
    )
    try:
        walk.run()
    finally:
        emit(f"\n{walk.summary()}")
    return 0


def _outcomes(checks: Sequence[Check], rules: Path | None, day: date) -> Iterator[Outcome]:
    for outcome in outcomes_of(checks, rule_sets_of(checks, rules), day):
        for problem in outcome.problems:
            say(str(problem))
        yield outcome


class Walk:
    """A review at the terminal: shows what is next, asks, and writes what is answered at once."""

    def __init__(
        self, review: Review, checks: Mapping[str, Check], owner: str, today: date
    ) -> None:
        """Take the checks by their paths, whose the explanations are, and the day."""
        self.review = review
        self._checks = checks
        self._owner = owner
        self._today = today

    def run(self) -> None:
        """Walk until nothing is left, somebody quits, or the input ends."""
        try:
            while case := self.review.current:
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
        expires = self._asked_expiry()
        if self._explained_meanwhile(case):
            return
        explanation = explanation_of(
            case.conflict,
            case.outcome,
            kind=kind,
            reason=reason,
            owner=self._owner,
            created=self._today,
            expires=expires,
        )
        try:
            former = accept(self._check(case), explanation, case.conflict.renamed_from)
        except ConfigError as error:
            _tell(str(error))
            return
        self.review = self.review.explain(explanation, former)

    def _asked_expiry(self) -> date | None:
        """Ask for the last day until it is one; None is for ever."""
        while True:
            said = ask(f"holds for, or until ({LASTS}; {PERMANENT}: permanent)").lower() or LASTS
            if said == PERMANENT:
                return None
            try:
                return _last_day(said, self._today)
            except ValueError as error:
                _tell(str(error))

    def _undo(self) -> None:
        step = self.review.last
        if step is None:
            _tell("nothing has been done yet")
            return
        if step.explanation and not self._taken_back(step.case, step.explanation, step.former):
            return
        self.review = self.review.undo()

    def _taken_back(self, case: Case, given: Explanation, former: Explanation | None) -> bool:
        """Write what was there before; what others have changed since is left as it is."""
        path = self._file(case)
        try:
            if _written(path, given.conflict) != given:
                _tell(f"{path}: somebody has changed it since; it is left as it is")
                return False
            if former:
                explain(path, former)
            else:
                withdraw(path, {given.conflict})
        except ConfigError as error:
            _tell(str(error))
            return False
        return True

    def _explained_meanwhile(self, case: Case) -> bool:
        """Leave out what somebody else, or the same conflict in another check, has explained."""
        try:
            there = _written(self._file(case), case.conflict.fact.id)
        except ConfigError:
            # What is wrong with the file is told when something is to be written.
            return False
        if there is None or there.expired(self._today):
            return False
        if not content_of(case.conflict.fact) <= there.values:
            return False
        _tell(f"{there.conflict}: explained by {there.owner} meanwhile: {there.reason}")
        self.review = self.review.leave_out()
        return True

    def _check(self, case: Case) -> Check:
        return self._checks[case.outcome.check]

    def _file(self, case: Case) -> Path:
        return self._check(case).explained_file


def _last_day(said: str, today: date) -> date:
    """Return the last day that `90d` or a date names; ValueError says what would be right."""
    days = DAYS.fullmatch(said)
    when = None if days else moment_of(said)
    last = today + timedelta(days=int(days[1])) if days else when.date() if when else today
    if last < today:
        message = f"must not be over already, as {last} is"
        raise ValueError(message)
    return last


def _written(path: Path, conflict: str) -> Explanation | None:
    """Return what a file says of a conflict by now, without the place where it says so."""
    if not path.exists():
        return None
    found = (e for e in seen_from(path, load_explanations(path)) if e.conflict == conflict)
    return next((replace(e, place="") for e in found), None)


def _menu() -> str:
    screen = Screen(columns(), colour=colours())
    for digit, reason in KINDS.items():
        screen.field(f"{digit} {reason.value}", REASONS[reason], column=MENU_COLUMN)
    screen.say((MOVES, FAINT), indent=2)
    return screen.text()


def _tell(said: str) -> None:
    emit("".join(f"! {line}\n" for line in said.splitlines()))
