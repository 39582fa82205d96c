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
from atodds.gate.review import Case, Review
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
        fields = [list(fields_of(entry)) for entry in self.entries]
        return sha256(json.dumps(fields).encode()).hexdigest()


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

    def placed(self, sitting: Sitting) -> tuple[list[Placed], list[str]]:
        """Return how each item stands, and what is wrong with the files that tell it."""
        listed, problems = _read({item.file for item in self})
        return [self._placed(item, sitting, listed[item.file]) for item in self], problems

    def place(self, item: Item, sitting: Sitting) -> Placed:
        """Return how one item stands."""
        listed, _ = _read({item.file})
        return self._placed(item, sitting, listed[item.file])

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
            now = self._placed(item, sitting, listed_in(item.file))
            if now.seen != seen:
                raise ChangedMeanwhileError(item.file, now.entries)
            former = accept(item.check, explanation, case.conflict.renamed_from, seen=now.entries)
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
            if step and step.explanation:
                take_back(item.file, step.explanation, step.former)
            sitting.review = sitting.review.turn_to(item.case)

    def left(self) -> int:
        """Return how many no file explains by now."""
        listed, _ = _read({item.file for item in self})
        conflicts = [(item.case.conflict, listed[item.file]) for item in self]
        return sum(
            explained_by(conflict, entries_of(conflict, there), self.today()) is None
            for conflict, there in conflicts
        )

    def last(self, sitting: Sitting) -> Item | None:
        """Return the item about which something was done last."""
        step = sitting.review.last
        return next((item for item in self if step and item.case is step.case), None)

    def _placed(self, item: Item, sitting: Sitting, listed: Listed) -> Placed:
        conflict = item.case.conflict
        entries = entries_of(conflict, listed)
        explanation = explained_by(conflict, entries, self.today())
        return Placed(item, self._standing(item, sitting, explanation), entries, explanation)

    def _standing(self, item: Item, sitting: Sitting, there: Explanation | None) -> Standing:
        step = sitting.review.step_of(item.case)
        if there is None:
            skipped = step and not step.explanation
            return Standing.SKIPPED if skipped else Standing.WAITING
        return Standing.EXPLAINED if _own(there, item.file, sitting) else Standing.MEANWHILE


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
    sources = {name: Sources.of(o.documents, name) for name, o in outcomes.items()}
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


def _own(there: Explanation, file: Path, sitting: Sitting) -> bool:
    """Tell whether this sitting has written an entry, of this conflict or of its like elsewhere."""
    given = [s.explanation for s in sitting.review.explained if s.explanation]
    return replace(there, place="") in written_in(file, given)
