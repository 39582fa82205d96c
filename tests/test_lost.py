"""A document or story that kills, hangs or defeats its process costs a check nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from benchmarks.invented import stories
from tests.deadly import DEADLY, ENDLESS, compared, extracted

from atodds.config import Check, load_check, load_rules
from atodds.engine import Workers, here, processes
from atodds.model import Outcome
from atodds.pipeline import run
from atodds.report import render_json

RULES = load_rules()
PATIENCE = 20
KILLS = "kills the process that reads it (killed twice)"


@pytest.fixture(scope="module")
def two() -> Iterator[Workers]:
    with processes(2, patience=PATIENCE) as pool:
        yield pool


@pytest.fixture
def check(tmp_path: Path) -> Callable[..., Check]:
    """Return a function that writes two stories, with further articles, and their check."""

    def write(grouping: str = "stories", **further: str) -> Check:
        lines = ["version: 1", "title: Desk", f"grouping: {grouping}", "documents:"]
        told = [a for story in stories(2, 6, wrong=1.0) for a in story]
        articles = [(a.name.replace("/", "-"), a.outlet, a.published, a.text) for a in told]
        first = told[0]
        more = [
            (name, name, first.published, f"{first.text}\n\n{w}") for name, w in further.items()
        ]
        for name, outlet, published, text in (*articles, *more):
            (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
            lines.append(f"  - {{path: {name}.txt, outlet: {outlet}, published: {published}}}")
        path = tmp_path / "check.yaml"
        path.write_text("\n".join(lines), encoding="utf-8")
        return load_check(path)

    return write


@pytest.fixture
def deadly(check: Callable[..., Check], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Check]:
    """Return what writes a check, where documents can kill."""
    monkeypatch.setattr("atodds.pipeline.extract", extracted)
    return check


def told(outcome: Outcome) -> str:
    return render_json([replace(outcome, problems=())])


@pytest.mark.parametrize("grouping", ["stories", "one-story"])
@pytest.mark.parametrize("count", [2, 4])
def test_the_number_of_processes_makes_no_difference(
    check: Callable[..., Check], grouping: str, count: int
) -> None:
    given = check(grouping)
    alone = run(given, RULES)
    assert alone.conflicts
    with processes(count) as pool:
        assert run(given, RULES, workers=pool) == alone


@pytest.mark.parametrize(
    ("grouping", "words", "why"),
    [
        ("stories", DEADLY, KILLS),
        ("one-story", DEADLY, KILLS),
        ("one-story", ENDLESS, "takes more than {limit} seconds (stopped twice)"),
    ],
)
def test_a_document_that_kills_or_hangs_is_a_problem_and_all_else_comes_through(
    deadly: Callable[..., Check], two: Workers, grouping: str, words: str, why: str
) -> None:
    without = run(deadly(grouping), RULES, workers=two)
    given = deadly(grouping, bell=words)
    limit = round(PATIENCE + len((given.path.parent / "bell.txt").read_text("utf-8")) / 500)
    outcome = run(given, RULES, workers=two)
    assert [str(p) for p in outcome.problems] == [f"bell.txt: {why.format(limit=limit)}"]
    assert told(outcome) == told(without)


def test_a_story_that_kills_is_a_problem_and_its_conflicts_are_not_resolved(
    check: Callable[..., Check], monkeypatch: pytest.MonkeyPatch, two: Workers
) -> None:
    given = check(bell=DEADLY)
    whole = run(given, RULES)
    (story,) = (s for s in whole.stories if "bell" in s.documents)
    monkeypatch.setattr("atodds.pipeline._compared_alone", compared)
    outcome = run(given, RULES, workers=two)
    (problem,) = outcome.problems
    assert str(problem).endswith(f"its story of {len(story.documents)} articles {KILLS}")
    assert outcome.stories == tuple(s for s in whole.stories if s != story)
    told_elsewhere = [
        c.fact.id
        for c in whole.conflicts
        if c.fact.positions[0].assertions[0].document not in story.documents
    ]
    assert told_elsewhere
    assert [c.fact.id for c in outcome.conflicts] == told_elsewhere


@pytest.mark.parametrize("processed", [False, True])
def test_a_defect_that_one_document_brings_to_light_is_told_of_it(
    check: Callable[..., Check], monkeypatch: pytest.MonkeyPatch, two: Workers, *, processed: bool
) -> None:
    without = run(check(), RULES)
    monkeypatch.setattr("atodds.pipeline.extract", defective)
    outcome = run(check(bell=DEADLY), RULES, workers=two if processed else here)
    assert [str(p) for p in outcome.problems] == [
        "bell.txt: meets a defect of this program: KeyError: 'bell'"
    ]
    assert told(outcome) == told(without)


def defective(document: Any) -> object:  # noqa: ANN401  # as the function it stands in for
    """Fail at one document."""
    if DEADLY in document.text:
        raise KeyError("bell")  # noqa: EM101  # what a missing key says
    return extracted(document)


def test_documents_that_go_to_processes_leave_their_files_behind(
    check: Callable[..., Check],
) -> None:
    """A page's source is ten times its text, and nothing is extracted from it."""
    seen = []

    def looking(
        work: Callable[[Any], Any], tasks: Iterable[Any], weight: Callable[[Any], int]
    ) -> Iterator[Any]:
        tasks = list(tasks)
        seen.extend(tasks)
        return here(work, tasks, weight)

    run(check("one-story"), RULES, workers=looking)
    assert seen
    assert all(document.original is None for document in seen)
