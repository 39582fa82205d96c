"""The conflicts on the desk: how each stands in its file by now, and the moves of a sitting."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from threading import Lock

from atodds.config import Check, ConfigError
from atodds.gate import (
    ChangedMeanwhileError,
    accept,
    entries_of,
    explained_by,
    explanation_of,
    listed_in,
    take_back,
    written_in,
)
from atodds.gate.review import Case, Review, Step
from atodds.gate.written import fields_of
from atodds.model import Explanation, Reason
from atodds.report.html.told import Entry
from atodds.report.html.told import entries_of as told_as_entries
from atodds.report.sources import Sources
from atodds.report.telling import Found
from atodds.web.answer import Answer
from atodds.web.doors import Sitting

Listed = Mapping[str, Explanation]


class Standing(StrEnum):
    """How a conflict stands for who sits there."""

    WAITING = "waiting"
    SKIPPED = "skipped"
    EXPLAINED = "explained"
    MEANWHILE = "explained meanwhile"
    """Somebody else has explained it since the run."""


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A conflict with its place on the desk."""

    number: int
    case: Case
    entry: Entry
    check: Check
    question: str
    subject: str
    who: tuple[tuple[str, str], ...]
    """Its values in short, each with the outlets that give it."""

    @property
    def file(self) -> Path:
        """Where its explanation is written."""
        return self.check.explained_file


@dataclass(frozen=True, slots=True)
class Placed:
    """How an item stands by what its file says now."""

    item: Item
    standing: Standing
    entries: tuple[Explanation, ...]
    explanation: Explanation | None

    @property
    def seen(self) -> str:
        """What the file says of it, in short: a form sends it back with what is to be written."""
        return _digest(self.entries)


@dataclass(frozen=True, slots=True)
class Overview:
    """How all items stand at one moment."""

    placed: tuple[Placed, ...]
    problems: tuple[str, ...]
    """What is wrong with the files that tell it."""

    def following(self, item: Item | None = None) -> Item | None:
        """Return the next item that waits, from the first on again after the last."""
        at = item.number if item else 0
        ordered = [*self.placed[at:], *self.placed[:at]]
        return next((p.item for p in ordered if p.standing is Standing.WAITING), None)

    def number(self, standing: Standing) -> int:
        """Return how many stand so."""
        return sum(one.standing is standing for one in self.placed)


@dataclass(frozen=True, slots=True)
class Desk:
    """All that the pages are made of; what is written lies in the files, what was done in sittings.

    The moves take one another's place in one process; the lock of the file keeps others out.
    """

    items: Mapping[str, Item]
    """By the name of their places, in the order in which they are to be looked at."""
    owner: str
    today: Callable[[], date]
    store: Path | None = None
    """The file of nightly runs, for how conflicts stood in them."""
    _turn: Lock = field(default_factory=Lock)

    def overview(self, sitting: Sitting) -> Overview:
        """Return how each item stands by what the files say now."""
        listed, problems = _read(self._files())
        steps = {id(step.case): step for step in sitting.review.steps}
        given = [s.explanation for s in sitting.review.explained if s.explanation]
        own = {file: frozenset(written_in(file, given)) for file in listed}
        placed = (
            self._placed(item, steps.get(id(item.case)), listed[item.file], own[item.file])
            for item in self
        )
        return Overview(tuple(placed), tuple(problems))

    def __iter__(self) -> Iterator[Item]:
        """Yield the items in their order."""
        return iter(self.items.values())

    def explain(self, item: Item, answer: Answer, sitting: Sitting, seen: str) -> None:
        """Write an explanation, unless its file says something else than what was `seen`.

        ChangedMeanwhileError then; ConfigError where limits or the file do not allow it.
        """
        case = item.case
        explanation = explanation_of(
            case.conflict,
            case.outcome,
            kind=Reason(answer.kind),
            reason=answer.reason,
            owner=self.owner,
            created=self.today(),
            expires=answer.expires(self.today()),
        )
        with self._turn:
            step = sitting.review.step_of(case)
            if step and step.explanation == explanation:
                return
            now = entries_of(case.conflict, listed_in(item.file))
            if _digest(now) != seen:
                raise ChangedMeanwhileError(item.file, now)
            former = accept(item.check, explanation, case.conflict.renamed_from, seen=now)
            sitting.review = sitting.review.turn_to(case).explain(explanation, former)

    def skip(self, item: Item, sitting: Sitting) -> None:
        """Leave an item as it is; what this sitting has said of it stays."""
        with self._turn:
            step = sitting.review.step_of(item.case)
            if step is None or step.explanation is None:
                sitting.review = sitting.review.turn_to(item.case).skip()

    def undo(self, item: Item, sitting: Sitting) -> None:
        """Take back what this sitting has done about an item; errors as in `explain`."""
        with self._turn:
            step = sitting.review.step_of(item.case)
            try:
                if step and step.explanation:
                    take_back(item.file, step.explanation, step.former)
            except ChangedMeanwhileError:
                # What others have changed can be taken back by them alone.
                sitting.review = sitting.review.turn_to(item.case)
                raise
            sitting.review = sitting.review.turn_to(item.case)

    def left(self) -> int:
        """Return how many no file explains by now."""
        listed, _ = _read(self._files())
        conflicts = [(item.case.conflict, listed[item.file]) for item in self]
        return sum(
            explained_by(conflict, entries_of(conflict, there), self.today()) is None
            for conflict, there in conflicts
        )

    def last(self, sitting: Sitting) -> Item | None:
        """Return the item about which something was done last."""
        step = sitting.review.last
        return next((item for item in self if step and item.case is step.case), None)

    def _files(self) -> set[Path]:
        return {item.file for item in self}

    def _placed(
        self, item: Item, step: Step | None, listed: Listed, own: frozenset[Explanation]
    ) -> Placed:
        conflict = item.case.conflict
        entries = entries_of(conflict, listed)
        there = explained_by(conflict, entries, self.today())
        if there is None:
            skipped = step and not step.explanation
            standing = Standing.SKIPPED if skipped else Standing.WAITING
        else:
            # The same conflict of another check is explained along with one's own.
            mine = replace(there, place="") in own
            standing = Standing.EXPLAINED if mine else Standing.MEANWHILE
        return Placed(item, standing, entries, there)


def desk_of(
    review: Review,
    checks: Iterable[Check],
    owner: str,
    today: Callable[[], date],
    store: Path | None = None,
) -> Desk:
    """Lay out the conflicts of a review, whose checks are given."""
    by_path = {str(check.path): check for check in checks}
    outcomes = {case.outcome.check: case.outcome for case in review.waiting}
    sources = {name: Sources.of(o.documents, name, o.stories) for name, o in outcomes.items()}
    found = [Found(c.conflict, c.outcome, sources[c.outcome.check]) for c in review.waiting]
    numbered = enumerate(zip(review.waiting, told_as_entries(found), strict=True), start=1)
    items = {
        entry.anchor: Item(
            number,
            case,
            entry,
            by_path[case.outcome.check],
            entry.question,
            entry.subject,
            tuple(entry.who),
        )
        for number, (case, entry) in numbered
    }
    return Desk(items, owner, today, store)


def _read(files: Iterable[Path]) -> tuple[dict[Path, Listed], list[str]]:
    listed: dict[Path, Listed] = {}
    problems: list[str] = []
    for file in sorted(files):
        try:
            listed[file] = listed_in(file)
        except ConfigError as error:
            listed[file] = {}
            problems.extend(map(str, error.problems))
    return listed, problems


def _digest(entries: Iterable[Explanation]) -> str:
    fields = [list(fields_of(entry)) for entry in entries]
    return sha256(json.dumps(fields).encode()).hexdigest()
