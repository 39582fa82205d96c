"""What one check of a run came to, as the page lists it below the conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from atodds.model import Outcome
from atodds.report import words
from atodds.report.apart import LookAlikes, Side, look_alikes
from atodds.report.grid import Grid, grid_of
from atodds.report.html.told import Told
from atodds.report.markup import is_address
from atodds.report.order import facts_in_order
from atodds.report.plain import as_sentence, plain, shortened
from atodds.report.sources import (
    Sources,
    agency,
    assertions_of,
    in_reading_order,
    published,
)
from atodds.report.summary import headline

_FACTS, _APART, _READ = 200, 60, 200
"""Rows of a list, which is laid out whole, and which a reader stops trusting before it ends."""
_GRID_ROWS, _GRID_OUTLETS = 100, 12
_CELL = 40
"""Characters of a value in a table."""
_PLACES = 2


@dataclass(frozen=True, slots=True)
class Read:
    """A document as the page lists it."""

    outlet: str
    url: str | None
    path: str
    published: str
    agency: str
    title: str


@dataclass(frozen=True, slots=True)
class Apart:
    """What looked alike and was not compared: both values, who prints them, and why."""

    one: str
    one_places: str
    other: str
    other_places: str
    why: str
    further: int
    rule: str


@dataclass(frozen=True)
class Checked:
    """One check of the run: what was read, told alike, kept apart and not found again."""

    outcome: Outcome
    anchors: dict[str, str]
    """Where each of its conflicts stands on the page, by the conflict's id."""

    @property
    def title(self) -> str:
        """The title of the check."""
        return plain(self.outcome.title)

    @property
    def headline(self) -> str:
        """What was found, in a sentence."""
        return headline(self.outcome)

    @property
    def problems(self) -> list[tuple[str, str]]:
        """What could not be read: place and message."""
        return [(plain(p.place), plain(p.message)) for p in sorted(set(self.outcome.problems))]

    @property
    def absent(self) -> list[tuple[str, str, str, str]]:
        """What is no longer found: state, conflict, what it was about, why."""
        return [
            (
                words.STATES[absence.state],
                plain(absence.conflict),
                plain(" · ".join(part for part in (absence.rule, absence.subject) if part)),
                as_sentence(absence.said),
            )
            for absence in self.outcome.absent
        ]

    @cached_property
    def facts(self) -> list[Told]:
        """What several outlets tell without being at odds; of very much, what most origins tell."""
        ordered = facts_in_order(self.outcome.facts)
        origins = {id(f): len(self.sources.origins(assertions_of(f))) for f in ordered}
        shown = set(sorted(origins, key=lambda name: -origins[name])[:_FACTS])
        return [Told(fact, self.sources) for fact in ordered if id(fact) in shown]

    @property
    def further_facts(self) -> int:
        """How many are left out."""
        return len(self.outcome.facts) - len(self.facts)

    @cached_property
    def apart(self) -> list[Apart]:
        """What looked alike and was not compared, what misleads most first."""
        groups = look_alikes(self.outcome.apart)
        return [_apart(group, self.sources) for group in groups[:_APART]]

    @property
    def further_apart(self) -> int:
        """How many reasons for keeping apart are left out."""
        return len(look_alikes(self.outcome.apart)) - len(self.apart)

    @cached_property
    def grid(self) -> Grid:
        """Facts by outlets."""
        return grid_of(self.outcome, _GRID_OUTLETS, _GRID_ROWS, _CELL)

    @property
    def documents(self) -> list[Read]:
        """What was read, in the order of publication."""
        return [
            Read(
                plain(document.outlet),
                document.url if is_address(document.url) else None,
                self.sources.path(document),
                published(document),
                agency(document) or "",
                plain(document.title or "").strip(),
            )
            for document in in_reading_order(self.outcome.documents)[:_READ]
        ]

    @property
    def further_documents(self) -> int:
        """How many are left out."""
        return max(len(self.outcome.documents) - _READ, 0)

    @cached_property
    def sources(self) -> Sources:
        """Where assertions stand."""
        return Sources.of(self.outcome.documents, self.outcome.check, self.outcome.stories)


def _apart(group: LookAlikes, sources: Sources) -> Apart:
    first, *further = group.pairs
    return Apart(
        shortened(first.one.label, _CELL),
        _places(first.one, sources),
        shortened(first.other.label, _CELL),
        _places(first.other, sources),
        as_sentence(group.why),
        len(further),
        group.rule,
    )


def _places(side: Side, sources: Sources) -> str:
    ordered = sources.in_order(side.assertions)
    said = list(dict.fromkeys(f"{sources.outlet(a)}, {sources.place(a)}" for a in ordered))
    more = f" and {len(said) - _PLACES} more" if len(said) > _PLACES else ""
    return "; ".join(said[:_PLACES]) + more
