"""What the page of one conflict shows beside the conflict itself."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby

from atodds.config import ConfigError
from atodds.gate import listed_in
from atodds.gate.review import KINDS
from atodds.language.moments import time_in_words
from atodds.model import Explanation, Reason, State
from atodds.report import words
from atodds.report.html.told import Entry
from atodds.report.plain import plain
from atodds.report.summary import explained
from atodds.store import Change, course_of, read_store
from atodds.web.answer import Answer, Offer, offers, usual
from atodds.web.desk import Desk, Item, Placed, Standing
from atodds.web.doors import Sitting
from atodds.web.precedents import Precedent, nearest

_LAST = 3
"""Reasons of this sitting that are offered again."""


@dataclass(frozen=True, slots=True)
class Seen:
    """How the conflict stood from a nightly run on."""

    when: str
    state: str
    values: tuple[str, ...]
    said: str


@dataclass(frozen=True, slots=True)
class Casework:
    """One conflict, how it stands, what was said of others, and what may be said of it."""

    placed: Placed
    before: Item | None
    after: Item | None
    answer: Answer
    offers: list[Offer]
    kinds: list[tuple[str, Reason, str]]
    precedents: list[Precedent]
    last: list[Explanation]
    history: list[Seen]

    @property
    def item(self) -> Item:
        """The conflict with its place."""
        return self.placed.item

    @property
    def entry(self) -> Entry:
        """The conflict as the report tells it."""
        return self.placed.item.entry

    @property
    def answered(self) -> bool:
        """Whether who sits there has explained it."""
        return self.placed.standing is Standing.EXPLAINED

    @property
    def theirs(self) -> str:
        """What somebody else has said of it by now, whether or not it explains it."""
        return " ".join(plain(explained(entry)) for entry in self.placed.entries)


def casework_of(
    desk: Desk, placed: Placed, sitting: Sitting, answer: Answer | None = None, like: str = ""
) -> Casework:
    """Return the page of an item, its form filled in as it was sent or as another was."""
    item = placed.item
    listed: dict[str, Explanation] = {}
    with suppress(ConfigError):
        # What is wrong with the file is told on the list, and when something is to be written.
        listed = listed_in(item.file)
    said = [s.explanation for s in reversed(sitting.review.explained) if s.explanation]
    model = listed.get(like) or next((e for e in said if e.conflict == like), None)
    holds = usual(item.check.limits)
    begun = Answer.like(model, holds) if model else Answer(holds=holds)
    items = list(desk)
    return Casework(
        placed=placed,
        before=items[item.number - 2] if item.number > 1 else None,
        after=items[item.number] if item.number < len(items) else None,
        answer=answer or begun,
        offers=offers(item.check.limits),
        kinds=[(digit, kind, words.REASONS[kind]) for digit, kind in KINDS.items()],
        precedents=nearest(item.case.conflict, listed.values()),
        last=list({(e.kind, e.reason): e for e in reversed(said)}.values())[::-1][:_LAST],
        history=_history(desk, item),
    )


def _history(desk: Desk, item: Item) -> list[Seen]:
    """Return the nightly runs in which it stood otherwise than in the one before, latest first."""
    if desk.store is None:
        return []
    with suppress(ConfigError), read_store(desk.store) as ledger:
        changes = list(course_of(ledger.sightings_of(item.case.conflict.fact.id)))
        # Night after night a conflict is still open: the first of these says so for all.
        told = [next(same) for _, same in groupby(changes, key=_standing)]
        return [_seen(change) for change in reversed(told)]
    return []


def _standing(change: Change) -> tuple[State, tuple[str, ...], str]:
    return change.sighting.state, change.values, change.said


def _seen(change: Change) -> Seen:
    return Seen(
        time_in_words(change.run.started),
        words.STATES[change.sighting.state],
        tuple(map(plain, change.values)),
        plain(change.said),
    )
