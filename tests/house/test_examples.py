"""The example stories: what an editor must be shown, and what must stay silent."""

from __future__ import annotations

from functools import cache
from itertools import combinations, permutations
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from atodds.config import load_check, load_rules
from atodds.language import fold
from atodds.model import Conflict, Outcome, Position, Severity
from atodds.pipeline import run

PROJECT = Path(__file__).resolve().parents[2]
CHECKS, EXAMPLES = PROJECT / "checks", PROJECT / "examples"
STORIES = ("ukraine-2014", "ferry")
LOUD = {Severity.ERROR, Severity.WARNING}


class Passage(NamedTuple):
    """Words of a sentence of a document."""

    document: str
    words: str


class Expected(NamedTuple):
    """Passages of a story that are at odds, or that look it and are not."""

    story: str
    because: str
    passages: tuple[Passage, ...]
    severity: str | None
    """The least of one that must be shown."""
    kind: str | None
    """Silence is asked for in conflicts of this kind; in all where None."""
    gap: str | None
    """Why the program does not come up to it yet."""


def expected(what: str) -> list[Expected]:
    """Return what the examples' own files say is `shown` or `silent`."""
    return [
        Expected(
            story,
            row["because"],
            tuple(Passage(**passage) for passage in row["passages"]),
            row.get("severity"),
            row.get("kind"),
            row.get("gap"),
        )
        for story in STORIES
        for row in yaml.safe_load((EXAMPLES / story / "expected.yaml").read_text("utf-8"))[what]
    ]


def cases(what: str) -> list[object]:
    """Return what is expected as the cases of a test, known gaps among them."""
    return [
        pytest.param(
            row,
            id=f"{row.story}: {row.because}",
            marks=[pytest.mark.xfail(strict=True, reason=row.gap)] if row.gap else [],
        )
        for row in expected(what)
    ]


@pytest.mark.parametrize("row", cases("shown"))
def test_an_editor_is_shown(row: Expected) -> None:
    found = {c.severity for c in outcome(row.story).conflicts if sets_apart(c, *row.passages)}
    assert row.severity in found


@pytest.mark.parametrize("row", cases("silent"))
def test_look_alikes_stay_silent(row: Expected) -> None:
    wrong = [
        f"{conflict.fact.rule}: {one.words!r} against {other.words!r}"
        for conflict in loud(row.story)
        if row.kind in {None, conflict.fact.kind}
        for one, other in combinations(row.passages, 2)
        if sets_apart(conflict, one, other)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("story", STORIES)
def test_nothing_else_is_reported(story: str) -> None:
    known = [*expected("shown"), *(row for row in expected("silent") if row.gap)]
    pairs = [pair for row in known if row.story == story for pair in combinations(row.passages, 2)]
    others = [
        f"{conflict.fact.rule}: {conflict.fact.subject}"
        for conflict in loud(story)
        if not any(sets_apart(conflict, *pair) for pair in pairs)
    ]
    assert not others, "\n".join(others)


@pytest.mark.parametrize(
    "row", expected("shown") + expected("silent"), ids=lambda row: f"{row.story}: {row.because}"
)
def test_the_passages_stand_in_their_documents(row: Expected) -> None:
    texts = {d.id: _plain(d.text) for d in outcome(row.story).documents}
    assert [p for p in row.passages if p.words not in texts[p.document]] == []


def test_a_text_without_a_date_is_placed_by_the_date_it_prints() -> None:
    undated = next(d for d in outcome("ukraine-2014").documents if d.id == "radio-atlas")
    assert undated.published is not None
    assert undated.published.date().isoformat() == "2014-03-31"
    assert not undated.published_given


def test_two_outlets_with_one_agency_text_are_one_witness() -> None:
    origins = {d.id: d.origin for d in outcome("ferry").documents}
    assert origins["tideline"] == origins["bay-fm"]
    assert len(set(origins.values())) == len(origins) - 1


@cache
def outcome(story: str) -> Outcome:
    return run(load_check(CHECKS / f"{story}.yaml"), load_rules(None))


def loud(story: str) -> list[Conflict]:
    return [conflict for conflict in outcome(story).conflicts if conflict.severity in LOUD]


def sets_apart(conflict: Conflict, one: Passage, other: Passage) -> bool:
    """Tell whether the conflict has the two passages in different positions."""
    return any(
        _gives(left, one) and _gives(right, other)
        for left, right in permutations(conflict.fact.positions, 2)
    )


def _gives(position: Position, passage: Passage) -> bool:
    return any(
        assertion.document == passage.document
        and passage.words in _sentences()[assertion.document, assertion.sentence.start]
        for assertion in position.assertions
    )


@cache
def _sentences() -> dict[tuple[str, int], str]:
    """Return the sentences that conflicts rest on, by document and start."""
    texts = {d.id: d.text for story in STORIES for d in outcome(story).documents}
    return {
        (assertion.document, assertion.sentence.start): _plain(
            assertion.sentence.of(texts[assertion.document])
        )
        for story in STORIES
        for conflict in outcome(story).conflicts
        for position in conflict.fact.positions
        for assertion in position.assertions
    }


def _plain(text: str) -> str:
    return " ".join(fold(text).split())
