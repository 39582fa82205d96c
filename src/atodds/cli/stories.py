"""`atodds stories`: what a mixed intake is grouped into, and how right that is."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import click
from tabulate import tabulate

from atodds import pipeline
from atodds.cli.inputs import checks_in, configured, rules_in
from atodds.cli.labelled import FOLDERS, JOBS, RULES, labelled_in, share
from atodds.cli.output import emit, say
from atodds.cli.surroundings import today
from atodds.config import Check, Grouping, RuleSet, read_text
from atodds.quality import ScorerError, Scores, reports_of, scored, scores_of
from atodds.quality.intake import BCubed, Report, across, b_cubed, intake_of, part_of
from atodds.report import render_json

Groups = Sequence[Sequence[str]]
"""Paths of documents, group by group."""


@click.group(name="stories")
def command() -> None:
    """Show into which stories documents are grouped, or score that on labelled stories."""


@command.command(name="show", short_help="List the stories in the documents of a check.")
@click.argument("check", type=click.Path(path_type=Path))
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def show(check: Path) -> int:
    """List the stories that the documents of CHECK are grouped into.

    They are grouped whether the check file asks for it or not. Stories of one document are
    counted only.
    """
    for one in checks_in([check]):
        grouped = one.model_copy(update={"grouping": Grouping.STORIES})
        with configured():
            stories, problems = pipeline.read_stories(grouped, today())
        for problem in problems:
            say(str(problem))
        told = [story for story in stories if len(story) > 1]
        for story in told:
            emit(f"{pipeline.coverage(story).title}\n")
            emit("".join(f"  {document.path}\n" for document in story))
        emit(f"{len(told)} stories, {len(stories) - len(told)} documents on their own\n")
    return 0


@command.command(name="score", short_help="Throw labelled stories together and score the groups.")
@FOLDERS
@RULES
@JOBS
@click.option(
    "--scorer",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Program that scores stories, as for `atodds rules score`: then what is found in the"
    " intake is scored as well, beside what is found story by story.",
)
@click.option("-v", "--verbose", is_flag=True, help="Name the stories that were mixed or split.")
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def score(
    *,
    folders: tuple[Path, ...],
    rules: Path | None,
    jobs: int,
    scorer: Path | None,
    verbose: bool,
) -> int:
    """Group the documents of all labelled stories together, and score that by B-cubed.

    STORIES are folders as for `atodds rules fit`. Every folder with a check file counts as one
    true story. What is found across two of them counts as a false alarm.
    """
    stories = labelled_in(folders)
    check, truth = intake_of(stories)
    rule_set = rules_in(rules)
    if scorer is None:
        read, _ = pipeline.read_stories(check)
        emit(_grouped([[d.path for d in story] for story in read], truth, verbose=verbose))
        return 0
    report = _report(check, rule_set)
    emit(_grouped([s["documents"] for s in report["stories"]], truth, verbose=verbose))
    parts = {story.name: json.dumps(part_of(report, story.name, truth)) for story in stories}
    try:
        with configured(), ProcessPoolExecutor(jobs) as pool:
            alone = reports_of(stories, read_text(rule_set.path), pool)
        apart = scores_of(scored(stories, alone, scorer, jobs))
        together = scores_of(scored(stories, parts, scorer, jobs))
    except ScorerError as error:
        raise click.ClickException(str(error)) from None
    emit("\n" + _found(apart, together, len(across(report, truth))))
    return 0


def _report(check: Check, rules: RuleSet) -> Report:
    with configured():
        outcome = pipeline.run(check, rules, explained=False)
    report: Report = json.loads(render_json([outcome]))
    return report


def _grouped(groups: Groups, truth: Mapping[str, str], *, verbose: bool) -> str:
    score = b_cubed(groups, truth)
    row = (len(truth), len(set(truth.values())), len(groups), *_figures(score))
    headers = ("documents", "true stories", "found", "precision", "recall", "F1")
    table = tabulate([row], headers, tablefmt="github", disable_numparse=True) + "\n"
    return table + ("".join(_astray(groups, truth)) if verbose else "")


def _figures(score: BCubed) -> Iterator[str]:
    return (f"{figure:.3f}" for figure in (score.precision, score.recall, score.f1))


def _astray(groups: Groups, truth: Mapping[str, str]) -> Iterator[str]:
    parts: dict[str, list[int]] = defaultdict(list)
    for group in groups:
        counts = Counter(truth[path] for path in group)
        if len(counts) > 1:
            yield f"mixed {', '.join(f'{name} ({n})' for name, n in sorted(counts.items()))}\n"
        for name, count in counts.items():
            parts[name].append(count)
    for name, counts_of_parts in sorted(parts.items()):
        if len(counts_of_parts) > 1:
            yield f"split {name} ({' + '.join(map(str, sorted(counts_of_parts)))})\n"


def _found(apart: Scores, together: Scores, strays: int) -> str:
    """Return what is found in the intake beside what is found story by story."""
    rows = [("story by story", *_row(apart, 0)), ("one intake", *_row(together, strays))]
    headers = ("", "precision", "must-flag", "all conflicts", "agreements", "across stories")
    return tabulate(rows, headers, tablefmt="github", disable_numparse=True) + "\n"


def _row(scores: Scores, strays: int) -> Iterator[str]:
    right, reported = scores.precision
    precision = (right, reported + strays)
    yield from map(share, (precision, scores.must_flag, scores.recall, scores.agreements))
    yield str(strays)
