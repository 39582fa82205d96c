"""`atodds check`: the pipeline run on check files, and its outcome in the formats asked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from atodds.cli import known
from atodds.cli.engines import HERE, Engine, EngineOption
from atodds.cli.formats import FORMATS, FormatOption, Run, Wanted
from atodds.cli.gating import gating, gating_options, status_of
from atodds.cli.inputs import Day, checks_in, configured
from atodds.cli.output import colours, columns, deliver, save, say
from atodds.cli.running import at_work, outcomes_of, rule_sets_of
from atodds.cli.surroundings import in_ci
from atodds.config import Check
from atodds.gate import load_run
from atodds.model import Outcome, Severity, State
from atodds.report import generate_markdown

NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


@click.command(name="check")
@click.argument(
    "checks", nargs=-1, required=True, metavar="CHECK...", type=click.Path(path_type=Path)
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=FormatOption(),
    metavar="FORMAT[=PATH]",
    help=f"How to report, and the file to write to: {', '.join(FORMATS)}. "
    "May be given several times.  [default: text]",
)
@click.option("--rules", type=click.Path(path_type=Path), help="Rule set to use.")
@click.option("--no-explained", is_flag=True, help="Leave explanations and known conflicts aside.")
@gating_options
@click.option(
    "--as-of", type=Day(), help="Day on which explanations may have expired.  [default: today]"
)
@click.option(
    "--since",
    type=click.Path(path_type=Path),
    metavar="REPORT",
    help="JSON report of the run before: what it found is persisting, not new.",
)
@click.option(
    "--reports", type=click.Path(path_type=Path), help="Folder for a Markdown report per check."
)
@click.option(
    "--engine",
    type=EngineOption(),
    default=HERE,
    metavar="here|spark[=MASTER]",
    help="Where the work is done.  [default: here]",
)
@click.option(
    "--tables",
    metavar="FOLDER",
    help="Folder, as Spark names it, for Parquet tables of all that was read and found.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    help="Processes to read with.  [default: one for each processor, for much text]",
)
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def command(  # noqa: PLR0913  # one for each option
    *,
    checks: tuple[Path, ...],
    formats: tuple[Wanted, ...],
    rules: Path | None,
    no_explained: bool,
    fail_on: str | None,
    min_severity: str | None,
    as_of: date | None,
    since: Path | None,
    locked: bool,
    reports: Path | None,
    engine: Engine,
    tables: str | None,
    jobs: int | None,
) -> int:
    """Compare what the articles of each CHECK say, and report where they are at odds.

    CHECK is a check file or a folder of them. The report goes to standard output,
    messages go to standard error. Where the check file names a folder for `reports`,
    or --reports does, a Markdown report is written there too.

    A conflict fails the check when it is new, changed, reopened or persisting and of
    severity error. `atodds explain` explains it; `atodds known add` takes it for known.
    Known conflicts that are resolved leave known.jsonl by themselves, except where the
    environment sets CI, or with --locked, --rules or --no-explained.

    \b
    Examples:
      atodds check checks/story.yaml
      atodds check checks/ --reports reports --fail-on none
      atodds check checks/story.yaml --format text --format json=story.json
      atodds check checks/ --since yesterday.json --min-severity warning

    \b
    Exit status:
      0  nothing that fails the check
      1  new conflicts of severity error without an explanation, or as options say
      2  wrong usage, check file or rule set, or an internal error
      3  nothing found, but an input could not be read
    """
    wanted = formats or (Wanted("text", None),)
    if twice := [path for path, n in Counter(w.path for w in wanted).items() if n > 1]:
        where = twice[0] or "standard output"
        said = f"one format only can go to {where}; give the others a file each: json=FILE"
        raise click.UsageError(said)
    if jobs and engine.name != HERE:
        said = f"--jobs are processes of this machine; --engine {engine.name} has its own"
        raise click.UsageError(said)
    given = checks_in(checks)
    if tables and len(given) > 1:
        said = "tables are those of one check; name a single check file"
        raise click.UsageError(said)
    rule_sets = rule_sets_of(given, rules)
    with configured():
        before = load_run(since) if since else ()
    with at_work(jobs) as workers:
        run = engine.run(workers, tables)
        outcomes = outcomes_of(
            given, rule_sets, as_of, explained=not no_explained, since=before, run=run
        )
    asked = tuple(rule for rule_set in rule_sets for rule in rule_set.rules)
    fails = gating(given, fail_on, min_severity)
    _report(given, Run(outcomes, asked, fails, columns(), colours()), wanted, reports)
    if not no_explained:
        known.tidy(given, outcomes, locked=locked or bool(rules) or in_ci())
    return status_of(outcomes, fails)


def _report(
    checks: Sequence[Check], run: Run, wanted: Sequence[Wanted], reports: Path | None
) -> None:
    plain = replace(run, colour=False)
    deliver([(FORMATS[form](plain if path else run), path) for form, path in wanted])
    for path, outcome in zip(_report_paths(checks, reports), run.outcomes, strict=True):
        if path:
            save(generate_markdown(outcome), path)
    if Wanted("text", None) not in wanted:
        for outcome in run.outcomes:
            tell(outcome)


def _report_paths(checks: Sequence[Check], reports: Path | None) -> list[Path | None]:
    """Name each report after its check, with the folder's name where two are called the same."""
    stems = Counter(check.path.stem for check in checks)
    paths: list[Path | None] = []
    for check in checks:
        folder = reports or check.reports
        stem = check.path.stem
        if stems[stem] > 1:
            stem = f"{check.path.absolute().parent.name}-{stem}"
        paths.append(folder / f"{stem}.md" if folder else None)
    return paths


def tell(outcome: Outcome) -> None:
    """Say on standard error what the text on standard output would have said."""
    for problem in outcome.problems:
        say(str(problem))
    counts = Counter(c.severity for c in outcome.conflicts)
    found = ", ".join(f"{counts[s]} {noun}{'s' * (counts[s] != 1)}" for s, noun in NOUNS.items())
    counted = Counter(c.state for c in outcome.conflicts if c.state.gates)
    gating = ", ".join(f"{counted[state]} {state}" for state in State if counted[state])
    say(f"{outcome.check}: {found}; {gating or '0 new'}")
