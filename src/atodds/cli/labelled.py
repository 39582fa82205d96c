"""`atodds rules fit` and `atodds rules score`: what labelled stories teach, and how right it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from functools import partial
from pathlib import Path

import click
from tabulate import tabulate

from atodds.cli.inputs import configured, rules_in
from atodds.cli.output import emit, save, say
from atodds.config import RuleSet, read_text
from atodds.link import default_weights
from atodds.quality import (
    Fit,
    LabelledStory,
    Pair,
    ScorerError,
    Scores,
    fitted,
    folds_of,
    labelled_stories,
    pairs_of,
    promises_of,
    reports_of,
    rewritten,
    scored,
    scores_of,
)
from atodds.quality.floor import below, digest_of, floor_in, floor_of, lowered
from atodds.quality.scores import StoryScore

WELL, BELOW = 0, 1

FOLDERS = click.argument(
    "folders",
    nargs=-1,
    required=True,
    metavar="STORIES...",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
)
RULES = click.option("--rules", type=click.Path(path_type=Path), help="Rule set to begin with.")
JOBS = click.option("--jobs", type=click.IntRange(1), default=2, show_default=True)


@click.command(name="fit", short_help="Learn weights and bars from labelled stories.")
@FOLDERS
@RULES
@JOBS
@click.option("--write", is_flag=True, help="Write them into the rule set.")
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def fit(folders: tuple[Path, ...], rules: Path | None, jobs: int, *, write: bool) -> int:
    """Learn from labelled stories what evidence weighs, and how much of it a rule needs.

    STORIES are folders that hold, at any depth, a check file check.yaml with its labels
    gold.yaml beside it.
    """
    rule_set = rules_in(rules, learnt=False)
    stories = labelled_in(folders)
    with configured(), ProcessPoolExecutor(jobs) as pool:
        pairs = _pairs(stories, rule_set, pool)
    learnt = _fit(pairs, rule_set)
    emit(_changes(learnt, rule_set))
    if write:
        save(rewritten(read_text(rule_set.path), learnt), rule_set.path)
    return WELL


@click.command(name="score", short_help="Score the rules on labelled stories, cross-validated.")
@FOLDERS
@RULES
@JOBS
@click.option(
    "--scorer",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Program that scores stories: it takes folders, --command, --jobs and --json FILE.",
)
@click.option(
    "--folds",
    type=click.IntRange(0),
    default=10,
    show_default=True,
    help="Stories are dealt into so many folds, and each fold is scored with what the others"
    " taught. 0 scores the rules as they stand.",
)
@click.option(
    "--floor",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File with the least that must be reached; status 1 where it is not.",
)
@click.option("--raise-floor", is_flag=True, help="Raise the floor to what is reached.")
@click.option("--lower-floor", is_flag=True, help="Set the floor to what is reached, if lower.")
@click.option("-v", "--verbose", is_flag=True, help="Name every miss and false alarm.")
@click.option("--debug", is_flag=True, expose_value=False, hidden=True)
def score(  # noqa: PLR0913  # one for each option
    *,
    folders: tuple[Path, ...],
    rules: Path | None,
    jobs: int,
    scorer: Path,
    folds: int,
    floor: Path | None,
    raise_floor: bool,
    lower_floor: bool,
    verbose: bool,
) -> int:
    """Score the rules on labelled stories, each by weights that other stories taught.

    STORIES are folders as for `atodds rules fit`.

    \b
    Exit status:
      0  scored, and nothing below the floor
      1  something below the floor
      2  a story or the rule set cannot be read, or the scorer failed
    """
    rule_set = rules_in(rules, learnt=False)
    stories = labelled_in(folders)
    try:
        results = _results(stories, rule_set, scorer, folds, jobs)
    except ScorerError as error:
        raise click.ClickException(str(error)) from None
    emit(_table(results) + "\n" + _by_kind(results))
    if verbose:
        emit("\n" + _named(results))
    return _held(scores_of(results), stories, floor, up=raise_floor, down=lower_floor)


def labelled_in(folders: Iterable[Path]) -> tuple[LabelledStory, ...]:
    """Return the labelled stories in folders; a usage error where there are none."""
    stories = labelled_stories(folders)
    if not stories:
        said = "found no labelled story; a folder with check.yaml and gold.yaml would be right"
        raise click.UsageError(said)
    return stories


def _pairs(stories: Sequence[LabelledStory], rules: RuleSet, pool: Executor) -> list[Pair]:
    say(f"reading {len(stories)} stories")
    return [p for found in pool.map(partial(pairs_of, rules=rules), stories) for p in found]


def _fit(pairs: Sequence[Pair], rules: RuleSet) -> Fit:
    return fitted(pairs, rules, default_weights(), promises_of(rules))


def _results(
    stories: Sequence[LabelledStory], rules: RuleSet, scorer: Path, folds: int, jobs: int
) -> list[StoryScore]:
    text = read_text(rules.path)
    with configured(), ProcessPoolExecutor(jobs) as pool:
        if not folds:
            return scored(stories, reports_of(stories, text, pool), scorer, jobs)
        pairs = _pairs(stories, rules, pool)
        results: list[StoryScore] = []
        for number, fold in enumerate(folds_of(stories, folds), start=1):
            say(f"scoring fold {number} of {folds}: {len(fold)} stories")
            names = {story.name for story in fold}
            learnt = _fit([pair for pair in pairs if pair.story not in names], rules)
            results += scored(fold, reports_of(fold, rewritten(text, learnt), pool), scorer, jobs)
        return results


def _changes(learnt: Fit, rules: RuleSet) -> str:
    before = default_weights()
    rows = [(name, before[name], weight) for name, weight in learnt.weights.items()]
    for rule in rules.rules:
        if rule.name in learnt.bars:
            threshold, bar = learnt.thresholds[rule.name], learnt.bars[rule.name]
            rows.append((f"threshold of {rule.name}", rule.threshold, threshold))
            rows.append((f"bar of {rule.name}", rule.conflict_threshold, bar))
    headers = ("evidence", "before", "learnt")
    return tabulate(rows, headers, floatfmt="+.2f", disable_numparse=[0]) + "\n"


def _table(results: Sequence[StoryScore]) -> str:
    folders = sorted({_folder(r) for r in results})
    parts = [(name, [r for r in results if _folder(r) == name]) for name in folders]
    rows = [_row(name, part) for name, part in [*parts, ("all", results)]]
    headers = (
        "folder",
        "stories",
        "precision",
        "must-flag",
        "all conflicts",
        "agreements",
        "kept clean",
    )
    return tabulate(rows, headers, tablefmt="github") + "\n"


def _folder(result: StoryScore) -> str:
    return str(result["story"]).partition("/")[0]


def _row(name: str, results: Sequence[StoryScore]) -> tuple[str, ...]:
    s = scores_of(results)
    shares = (s.precision, s.must_flag, s.recall, s.agreements, s.clean)
    return name, str(len(results)), *map(share, shares)


def share(counted: tuple[int, int]) -> str:
    """Return a share with what was counted: 0.500 (2/4)."""
    hits, of = counted
    return f"{hits / of:.3f} ({hits}/{of})" if of else "none"


def _by_kind(results: Iterable[StoryScore]) -> str:
    stories = list(results)
    items = [item for story in stories for item in story["gold"]]
    labelled, found = (
        Counter(i["kind"] for i in those) for those in (items, [i for i in items if i["found"]])
    )
    rows = [(kind, found[kind], labelled[kind]) for kind in sorted(labelled)]
    alarms = Counter(alarm["rule"] for story in stories for alarm in story["alarms"])
    told = ", ".join(
        f"{rule} {n}" for rule, n in sorted(alarms.items(), key=lambda i: (-i[1], i[0]))
    )
    table = tabulate(rows, ("kind", "found", "labelled"), tablefmt="github")
    return f"{table}\n\nfalse alarms by rule: {told or 'none'}\n"


def _named(results: Iterable[StoryScore]) -> str:
    lines = []
    for story in results:
        lines += [
            f"{'found ' if i['found'] else 'missed'} {story['story']} {i['severity']} {i['kind']}:"
            f" {i['about']}"
            for i in story["gold"]
        ]
        lines += [
            f"alarm  {story['story']} {a['rule']} {'/'.join(a['lookalike']) or 'unlisted'}:"
            f" {a['positions']}"
            for a in story["alarms"]
        ]
    return "\n".join(lines) + "\n"


def _held(
    scores: Scores, stories: Sequence[LabelledStory], path: Path | None, *, up: bool, down: bool
) -> int:
    """Hold the scores against the floor, or set it anew."""
    if path is None:
        return WELL
    floor, digest = floor_in(path), digest_of(stories)
    if floor and floor["stories"] != digest and not (up or down):
        say(f"{path}: the floor was set on other stories ({floor['stories']}, not {digest})")
        return WELL
    if not (up or down):
        sunk = list(below(scores, floor))
        for sentence in sunk:
            say(f"{path}: {sentence}")
        return BELOW if sunk else WELL
    text = floor_of(scores, digest)
    names = list(lowered(floor, text))
    if names and not down:
        said = f"{path}: {', '.join(names)} would be lowered; --lower-floor would do it"
        raise click.ClickException(said)
    save(text, path)
    return WELL
