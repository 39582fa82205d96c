"""What the commands are given, turned into check files, rule sets and dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from importlib.resources import as_file, files
from pathlib import Path

import click

from atodds.cli.output import say
from atodds.config import (
    Check,
    ConfigError,
    RuleSet,
    in_order,
    load_check,
    load_rules,
    moment_of,
    read_yaml,
)
from atodds.link.vetoes import VETOES
from atodds.model import Problem

SUFFIXES = {".yaml", ".yml"}

EXPLAINED = "explained.yaml"
"""A shell's `checks/*.yaml` names the list of explanations among the check files."""

CHECK_KEYS = {"title", "documents", "sources"}
"""Keys that check files have and lists of explanations have not."""


class Unusable(click.ClickException):
    """A check file or rule set with problems, each on its own line with its place."""

    exit_code = 2

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in the order of their places."""
        super().__init__("\n".join(map(str, in_order(problems))))

    def show(self, file: object = None) -> None:  # noqa: ARG002  # always standard error
        """Print the problems on standard error."""
        say(self.message)


class Day(click.ParamType[date]):
    """A date such as 2014-03-14."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the date; a usage error where there is no such day."""
        if isinstance(value, date):
            return value
        try:
            when = moment_of(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)
        return when.date() if when else self.fail("must be a date", param, ctx)


class Instant(click.ParamType[datetime]):
    """A time such as 2014-03-14T06:00, in UTC unless it names a zone; a date is its midnight."""

    name = "time"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Return the time, naive and in UTC; a usage error where there is none such."""
        try:
            when = moment_of(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)
        return when or self.fail("must be a time", param, ctx)


def checks_in(paths: Iterable[Path]) -> tuple[Check, ...]:
    """Return the checks of files, and those in folders; Unusable with all that is wrong at once."""
    checks: list[Check] = []
    problems: list[Problem] = []
    for path in _files(paths):
        try:
            checks.append(load_check(path))
        except ConfigError as error:
            problems.extend(error.problems)
    if problems:
        raise Unusable(problems)
    return tuple(checks)


def checks_beside(checks: Iterable[Check]) -> tuple[Check, ...]:
    """Return the further checks in the folders of checks; what is no check is passed over."""
    given = [check.path for check in checks]
    beside = {path for folder in {p.parent for p in given} for path in folder.iterdir()}
    found = []
    for path in sorted(beside - set(given)):
        if path.suffix in SUFFIXES:
            with suppress(ConfigError):
                found.append(load_check(path))
    return tuple(found)


def rules_in(path: Path | None, *, learnt: bool = True) -> RuleSet:
    """Return a rule set, the default one without a path, whose names of evidence exist."""
    with configured():
        return load_rules(path, evidence=_evidence(), vetoes=frozenset(VETOES), learnt=learnt)


@contextmanager
def configured() -> Iterator[None]:
    """Turn a ConfigError into Unusable, which ends the command with its problems."""
    try:
        yield
    except ConfigError as error:
        raise Unusable(error.problems) from None


def _evidence() -> frozenset[str]:
    with as_file(files("atodds.link") / "weights.yaml") as path:
        return frozenset(read_yaml(path).data)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    given = list(paths)
    for path in given:
        if path.is_dir():
            yield from _checks_of(path)
        elif len(given) == 1 or path.name != EXPLAINED or not path.exists() or _is_check(path):
            yield path


def _checks_of(folder: Path) -> list[Path]:
    found = [p for p in sorted(folder.iterdir()) if p.suffix in SUFFIXES and _is_check(p)]
    if not found:
        raise Unusable([Problem(str(folder), "found no check file in this folder")])
    return found


def _is_check(path: Path) -> bool:
    """Tell check files, even with a key misspelled, from the lists that lie beside them."""
    try:
        data = read_yaml(path).data
    except ConfigError:
        return True
    return bool(data.keys() & CHECK_KEYS) if isinstance(data, dict) else data is not None
