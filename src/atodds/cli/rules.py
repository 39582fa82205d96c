"""`atodds rules`: test, list and show the rules of a rule set."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import click
import regex

from atodds.cli import labelled
from atodds.cli.inputs import Unusable, configured, rules_in
from atodds.cli.output import emit, say
from atodds.cli.rule_tests import Failure, failures, untested
from atodds.config import Rule, RuleSet, read_text, suggestion

PASSED, FAILED = 0, 1

TOP_LEVEL = regex.compile(r"[^\s-]")
"""Begins a line that is no longer of the last rule."""

Command = Callable[..., Any]


def with_rules(function: Command) -> Command:
    """Add what every subcommand takes: the rule set and the names of rules in it."""
    path = click.Path(path_type=Path)
    function = click.option("--debug", is_flag=True, expose_value=False, hidden=True)(function)
    function = click.option(
        "--rules", type=path, help="Rule set to use.  [default: the one that comes with atodds]"
    )(function)
    return click.argument("names", nargs=-1, metavar="[NAME]...")(function)


@click.group(name="rules")
def command() -> None:
    """Test, list, show, score or fit the rules: what is compared, and how strictly."""


command.add_command(labelled.score)
command.add_command(labelled.fit)


@command.command(name="test", short_help="Run the tests inside the rules.")
@with_rules
def run_tests(names: tuple[str, ...], rules: Path | None) -> int:
    """Run the tests inside the rules, of all rules or of each NAME.

    Each text of a test is read as an article of an outlet of its own, and compared by
    the whole rule set. A rule needs a test that must be a conflict and a look-alike
    that must stay silent or agree.

    \b
    Exit status:
      0  every test came out as the rule says
      1  a test came out otherwise
      2  the rule set cannot be read, or a rule lacks tests
    """
    rule_set = rules_in(rules)
    chosen = _chosen(rule_set, names)
    failed = list(failures(rule_set, chosen))
    for failure in failed:
        emit(_told(failure))
    tests = sum(len(rule.tests) for rule in chosen)
    emit(f"{len(chosen)} rules, {tests} tests, {len(failed)} failed\n")
    if lacking := untested(rule_set, chosen):
        raise Unusable(lacking)
    return FAILED if failed else PASSED


@command.command(name="list", short_help="List the rules in the order in which they are asked.")
@with_rules
def list_rules(names: tuple[str, ...], rules: Path | None) -> int:
    """List the rules in the order in which they are asked: name, severity, what it finds."""
    chosen = _chosen(rules_in(rules), names)
    width = max(len(rule.name) for rule in chosen)
    emit("".join(f"{r.name:<{width}}  {r.severity:<7}  {r.title}\n" for r in chosen))
    return PASSED


@command.command(name="show", short_help="Show rules as they stand, with their tests.")
@with_rules
def show(names: tuple[str, ...], rules: Path | None) -> int:
    """Show rules as they stand in the rule set, with their tests."""
    rule_set = rules_in(rules)
    with configured():
        lines = read_text(rule_set.path).splitlines()
    begins = [rule.line - 1 for rule in rule_set.rules]
    last = next((n for n in range(begins[-1], len(lines)) if TOP_LEVEL.match(lines[n])), len(lines))
    names_in_order = (rule.name for rule in rule_set.rules)
    source = dict(zip(names_in_order, pairwise([*begins, last]), strict=True))
    for rule in _chosen(rule_set, names):
        begin, end = source[rule.name]
        say(f"{rule_set.path}:{rule.line}")
        emit("\n".join(lines[begin:end]).rstrip() + "\n")
        if rule.name in rule_set.learnt.bars:
            say(f"learnt: threshold {rule.threshold:g}, bar {rule.conflict_threshold:g}")
    return PASSED


def _chosen(rules: RuleSet, names: Sequence[str]) -> list[Rule]:
    known = {rule.name: rule for rule in rules.rules}
    for name in names:
        if name not in known:
            said = f"no rule is called {name!r} in {rules.path}{suggestion(name, known)}"
            raise click.UsageError(said)
    return [rule for rule in rules.rules if not names or rule.name in names]


def _told(failure: Failure) -> str:
    said = f"{failure.place}: {failure.rule} must find: {failure.expected}"
    if failure.because:
        said += f", because {failure.because}"
    return "\n".join([said, *(f"    found  {line}" for line in failure.found), ""])
