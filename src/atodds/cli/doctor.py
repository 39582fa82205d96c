"""`atodds doctor`: what is wrong with the set-up, told before a night has to."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

import click

from atodds.cli.inputs import Instant, Unusable, checks_in, rules_in
from atodds.cli.output import emit
from atodds.cli.running import CHECKS, STORE
from atodds.cli.surroundings import Ticking, now_in_utc
from atodds.config import Check, ConfigError, Source
from atodds.fetch import Surroundings, gather, with_sources
from atodds.gate import load_explanations
from atodds.nightly import name_of
from atodds.report.plain import plain
from atodds.store import Ledger, read_store

IN_ORDER, TROUBLE = 0, 1

LATE = timedelta(hours=36)
"""A nightly run that did not come to its end by then has been missed."""

Findings = Iterator[tuple[bool, str]]
"""Whether all is well, and with what."""


@click.command(name="doctor")
@click.argument("checks", nargs=-1, metavar="[CHECK]...", type=click.Path(path_type=Path))
@click.option(
    "--store",
    type=click.Path(path_type=Path),
    default=STORE,
    show_default=True,
    help="File that `atodds nightly` keeps.",
)
@click.option("--online", is_flag=True, help="Ask whether the sites of the checks answer.")
@click.option("--now", type=Instant(), help="Time to take for now, in UTC.  [default: the clock's]")
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def command(*, checks: tuple[Path, ...], store: Path, online: bool, now: datetime | None) -> int:
    """Look whether each CHECK is set up for nightly runs, and whether they take place.

    CHECK is a check file or a folder of them; checks/ where none is given. No article is
    read, and nothing is fetched but with --online.

    \b
    Examples:
      atodds doctor
      atodds doctor checks/desk.yaml --store /srv/desk.sqlite --online

    \b
    Exit status:
      0  all is in order
      1  something is not
      2  wrong usage, or an internal error
    """
    at = now or now_in_utc()
    found = [*_checks(checks or (CHECKS,), at, online=online), *_store(store, checks, at)]
    emit("".join(f"{'ok     ' if well else 'WRONG  '}{plain(said)}\n" for well, said in found))
    return IN_ORDER if all(well for well, _ in found) else TROUBLE


def _checks(paths: Sequence[Path], now: datetime, *, online: bool) -> Findings:
    try:
        checks = checks_in(paths)
    except Unusable as error:
        yield from ((False, line) for line in error.message.splitlines())
        return
    for check in checks:
        yield True, f"{check.path}: is valid"
        yield from _rules(check)
        yield from _sources(check)
        yield from _explanations(check, now)
        yield from _notices(check)
        if online:
            yield from _sites(check, now)


def _rules(check: Check) -> Findings:
    try:
        rules_in(check.rules)
    except Unusable as error:
        yield from ((False, line) for line in error.message.splitlines())


def _sources(check: Check) -> Findings:
    listed = with_sources(check, fetched=True)
    problems = [e.problem for e in listed.documents if e.problem and not e.problem.notice]
    missing = [
        entry.path
        for entry in listed.documents
        if not entry.problem and not check.file_of(entry).exists()
    ]
    yield from ((False, str(problem)) for problem in problems)
    if missing:
        more = f" and {len(missing) - 1} more" if len(missing) > 1 else ""
        yield False, f"{check.path}: there is no file {missing[0]}{more}"
    if not problems and not missing:
        yield True, f"{check.path}: {len(listed.documents)} documents are there"
    if _remote(check) and find_spec("aiohttp") is None:
        said = "names sites, and what fetches them is not installed: `pip install 'atodds[web]'`"
        yield False, f"{check.path}: {said}"


def _explanations(check: Check, now: datetime) -> Findings:
    file = check.explained_file
    if not file.exists():
        return
    try:
        explanations = load_explanations(file, check.limits)
    except ConfigError as error:
        yield from ((False, str(problem)) for problem in error.problems)
        return
    expired = [e for e in explanations if e.expired(now.date())]
    for explanation in expired:
        yield False, f"{explanation.place}: has expired on {explanation.expires}"
    if not expired:
        yield True, f"{file}: {len(explanations)} explanations hold"


def _notices(check: Check) -> Findings:
    if check.notify is None:
        return
    email = check.notify.email
    for variable in (check.notify.webhook, email.server if email else None):
        if variable:
            there = bool(os.environ.get(variable))
            said = "is set" if there else "is not set, so nobody is told of changes"
            yield there, f"{check.path}: the environment variable {variable} {said}"


def _sites(check: Check, now: datetime) -> Findings:
    """Fetch the first article of each site, and forget it."""
    one_each = tuple(_limited(source) for source in _remote(check))
    with tempfile.TemporaryDirectory() as folder:
        probe = check.model_copy(update={"sources": one_each, "snapshots": Path(folder)})
        try:
            fared = gather(probe, Surroundings(now, Ticking())).health
        except ConfigError as error:
            yield from ((False, str(problem)) for problem in error.problems)
            return
    for health in fared:
        said = health.said or "answers"
        yield not health.failed, f"{check.path}: {health.source}: {said}"


def _remote(check: Check) -> list[Source]:
    return [source for source in check.sources if source.kind.is_remote]


def _limited(source: Source) -> Source:
    return source if source.page else source.model_copy(update={"limit": 1})


def _store(store: Path, paths: Sequence[Path], now: datetime) -> Findings:
    try:
        checks = checks_in(paths or (CHECKS,))
    except Unusable:  # told above
        checks = ()
    try:
        with read_store(store) as ledger:
            yield True, f"{store}: can be read"
            for check in checks:
                yield from _runs(ledger, check, store, now)
                yield from _unknown(ledger, check)
    except ConfigError as error:
        yield from ((False, str(problem)) for problem in error.problems)


def _runs(ledger: Ledger, check: Check, store: Path, now: datetime) -> Findings:
    name = name_of(check, store)
    last = ledger.last(name)
    if last is None or last.finished is None:
        yield False, f"{check.path}: no nightly run has come to its end yet"
        return
    hours = (now - last.finished) / timedelta(hours=1)
    yield now - last.finished <= LATE, f"{check.path}: the last run ended {hours:.0f} hours ago"
    if ledger.runs(name)[0].id != last.id:
        yield False, f"{check.path}: a later run was stopped, or is still at work"


def _unknown(ledger: Ledger, check: Check) -> Findings:
    try:
        explanations = load_explanations(check.explained_file)
    except ConfigError:  # there is none, or it is told above
        return
    for explanation in explanations:
        if not ledger.sightings_of(explanation.conflict):
            said = f"no run has seen conflict {explanation.conflict}"
            yield False, f"{explanation.place}: {said}; `atodds explained lint` tells more"
