"""Whom each document tells of by age, and of which sort of person it tells of one alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from atodds.model import Assertion, Interval, Kind, Quantity

VICTIMS = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of one document whose ages it gives."""

    ages: frozenset[Interval] = frozenset()
    """Of all but those to whose charge it is laid."""
    sole: frozenset[str] = frozenset()
    """The sorts of person of which it tells of one alone."""

    @classmethod
    def of(cls, assertions: Iterable[Assertion]) -> Roster:
        """Gather the people of one document."""
        ages: dict[str | None, set[Interval]] = defaultdict(set)
        sorts: dict[str, set[Interval | None]] = defaultdict(set)
        told: dict[str, Fraction] = {}
        for a in assertions:
            if not isinstance(a.value, Quantity) or a.event.background:
                continue
            if a.kind in {Kind.KILLED, Kind.INJURED}:
                told[a.kind] = max(told.get(a.kind, Fraction(0)), a.value.hard.lower or Fraction(0))
            if a.kind is not Kind.AGE or a.slot.profile is None:
                continue
            interval = a.value.hard_base
            group = group_of(a)
            ages[group].add(interval)
            for sort in sorts_of(a):
                sorts[sort].add(interval)
                if a.slot.profile.several:
                    sorts[sort].add(None)
        known = {fate: len(ages[fate]) >= told.get(fate, 0) for fate in VICTIMS}
        sole = {
            sort
            for sort, intervals in sorts.items()
            if len(intervals) == 1 and known.get(sort.rpartition(" ")[2], True)
        }
        others = (intervals for group, intervals in ages.items() if group != "accused")
        return cls(frozenset[Interval]().union(*others), frozenset(sole))


def group_of(assertion: Assertion) -> str | None:
    """Return the group in which a text counts the person: killed, injured or accused."""
    profile = assertion.slot.profile
    if profile is None:
        return None
    if "culprit" in profile.features or profile.fate == "accused":
        return "accused"
    return "injured" if profile.fate == "shot" else profile.fate


def sorts_of(assertion: Assertion) -> frozenset[str]:
    """Return the sorts of person of which there may be one alone: baby, his son, woman killed."""
    profile = assertion.slot.profile
    if profile is None:
        return frozenset()
    group = group_of(assertion)
    sorts = {"baby"} if "infant" in profile.features or _in_months(assertion) else set()
    sorts |= profile.nouns if "kin" in profile.features else frozenset()
    sorts |= {f"{sex} {group}" for sex in profile.features & {"male", "female"} if group}
    return frozenset(sorts | ({f"person {group}"} if group else set()))


def _in_months(assertion: Assertion) -> bool:
    value = assertion.value
    return isinstance(value, Quantity) and value.unit is not None and value.unit.name != "year old"
