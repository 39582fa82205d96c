"""Scores of labelled stories, as a scorer outside the project counts them."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from atodds.config import RuleSet, load_check, load_rules
from atodds.pipeline import run
from atodds.quality.labels import LabelledStory
from atodds.report import render_json

PRINTED = (
    "import sys; from pathlib import Path; story = Path(sys.argv[2]).parent; "
    "path = Path(sys.argv[1], story.parent.name, story.name + '.json'); "
    "sys.stdout.write(path.read_text('utf-8'))"
)
"""Prints the report that lies ready for a check file."""
MUST_FLAG = "fail"

StoryScore = Mapping[str, Any]


class ScorerError(RuntimeError):
    """The scorer ended with an error, or a story could not be checked."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What was counted over some stories, each as (hits, of how many)."""

    precision: tuple[int, int]
    """Reported conflicts that a label confirms."""
    must_flag: tuple[int, int]
    """Conflicts an editor must be shown that were reported."""
    recall: tuple[int, int]
    """All labelled conflicts that were reported."""
    agreements: tuple[int, int]
    clean: tuple[int, int]
    """Stories without a labelled conflict that were left without a reported one."""


def reports_of(stories: Sequence[LabelledStory], rules: str, pool: Executor) -> dict[str, str]:
    """Check stories by a rule set given as YAML; JSON as `atodds check` prints it, by their names.

    The processes of the pool go on to the next story: starting one for each takes longer than most
    stories do. ConfigError where a check or the rule set cannot be read.
    """
    with tempfile.TemporaryDirectory() as folder:
        rule_file = Path(folder, "rules.yaml")
        rule_file.write_text(rules, "utf-8")
        report = partial(_report, rules=load_rules(rule_file))
    names = [story.name for story in stories]
    return dict(zip(names, pool.map(report, stories), strict=True))


def scored(
    stories: Sequence[LabelledStory], reports: Mapping[str, str], scorer: Path, jobs: int
) -> list[StoryScore]:
    """Run the scorer on reports, JSON by the name of the story; one result a story.

    The scorer is a program that takes folders, `--command`, `--jobs` and `--json FILE`. It is run
    in a process of its own, and asks for each report as if the check were run for it.
    """
    with tempfile.TemporaryDirectory() as folder:
        for story in stories:
            path = Path(folder, f"{story.name}.json")
            path.parent.mkdir(exist_ok=True)
            path.write_text(reports[story.name], "utf-8")
        command = f"{{python}} -S -c {shlex.quote(PRINTED)} {shlex.quote(folder)} {{check}}"
        return _results(stories, command, scorer, jobs)


def scores_of(results: Iterable[StoryScore]) -> Scores:
    """Add up the results of some stories."""
    stories = list(results)
    labelled = [item for story in stories for item in story["gold"]]
    must = [item for item in labelled if item["severity"] == MUST_FLAG]
    right = sum(story["right"] for story in stories)
    alarms = sum(len(story["alarms"]) for story in stories)
    clean = [story for story in stories if not story["gold"]]
    return Scores(
        precision=(right, right + alarms),
        must_flag=(_found(must), len(must)),
        recall=(_found(labelled), len(labelled)),
        agreements=(
            sum(story["covered"] for story in stories),
            sum(story["agreements"] for story in stories),
        ),
        clean=(sum(not story["alarms"] for story in clean), len(clean)),
    )


def _report(story: LabelledStory, rules: RuleSet) -> str:
    return render_json([run(load_check(story.check), rules, explained=False)])


def _results(
    stories: Sequence[LabelledStory], command: str, scorer: Path, jobs: int
) -> list[StoryScore]:
    folders = [str(story.check.parent) for story in stories]
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "scores.json")
        options = ["--command", command, "--json", str(told), "--jobs", str(jobs)]
        ran = subprocess.run(  # noqa: S603  # the scorer that the caller names
            [sys.executable, str(scorer), *folders, *options],
            capture_output=True,
            text=True,
            check=False,
        )
        if ran.returncode:
            raise ScorerError((ran.stdout + ran.stderr).strip())
        results: list[StoryScore] = json.loads(told.read_text("utf-8"))["stories"]
        return results


def _found(items: Sequence[Mapping[str, Any]]) -> int:
    return sum(bool(item["found"]) for item in items)
