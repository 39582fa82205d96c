"""Labelled stories thrown into one intake: are they told apart, and what is found in them then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from atodds.config import Check, Grouping, load_check
from atodds.quality.labels import LabelledStory

Report = Mapping[str, Any]
"""As `atodds check --format json` prints it."""

SIDES = 2
"""A conflict has at least so many positions."""


@dataclass(frozen=True, slots=True)
class BCubed:
    """How well groups match true ones, after Bagga and Baldwin 1998, from 0 to 1."""

    precision: float
    """On the average over documents, how much of a document's group belongs with it."""
    recall: float
    """On the average over documents, how much of what belongs with a document is in its group."""

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def b_cubed(groups: Iterable[Sequence[str]], truth: Mapping[str, str]) -> BCubed:
    """Score groups of names against the true group of each name; every name stands in one group."""
    sizes = Counter(truth.values())
    precision = recall = 0.0
    for group in groups:
        for name, count in Counter(truth[member] for member in group).items():
            precision += count * count / len(group)
            recall += count * count / sizes[name]
    return BCubed(precision / len(truth), recall / len(truth))


def intake_of(stories: Iterable[LabelledStory]) -> tuple[Check, dict[str, str]]:
    """Return a check of the documents of all stories, and the name of the story of each path."""
    entries, truth = [], {}
    for story in stories:
        for entry in load_check(story.check).documents:
            path = str(story.check.parent.absolute() / entry.path)
            truth[path] = story.name
            entries.append(entry.model_copy(update={"path": path}))
    where = {":path": Path("intake.yaml")}
    check = Check.model_validate(
        {**where, "title": "Intake", "documents": entries, "grouping": Grouping.STORIES}
    )
    return check, truth


def part_of(report: Report, name: str, truth: Mapping[str, str]) -> dict[str, Any]:
    """Return what a report on the intake says of the documents of one story."""
    return {
        "conflicts": list(_cut(report["conflicts"], name, truth, SIDES)),
        "facts": list(_cut(report["facts"], name, truth, 1)),
    }


def across(report: Report, truth: Mapping[str, str]) -> list[Mapping[str, Any]]:
    """Return the conflicts of a report that hold documents of no one story against each other.

    Notes are left out, as scorers leave them out.
    """
    return [
        conflict
        for conflict in report["conflicts"]
        if conflict["severity"] != "info"
        and not any(
            list(_cut([conflict], name, truth, SIDES)) for name in _stories_in(conflict, truth)
        )
    ]


def _cut(
    findings: Iterable[Mapping[str, Any]], name: str, truth: Mapping[str, str], least: int
) -> Iterator[Mapping[str, Any]]:
    """Yield the findings as far as documents of a story tell them, if so many values are left."""
    for finding in findings:
        positions = [
            {**position, "assertions": mine}
            for position in finding["positions"]
            if (mine := [a for a in position["assertions"] if truth[a["document"]] == name])
        ]
        if len(positions) >= least:
            yield {**finding, "positions": positions}


def _stories_in(finding: Mapping[str, Any], truth: Mapping[str, str]) -> set[str]:
    return {truth[a["document"]] for p in finding["positions"] for a in p["assertions"]}
