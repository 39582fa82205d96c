"""Whom each document tells of by age, and of which sort of person it tells of one alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from fractions import Fraction

from atodds.lexicon import load
from atodds.model import SOMEBODY, Assertion, Category, Interval, Kind, Quantity

VICTIMS = ("killed", "injured")
RANKS = frozenset(load("persons")["ranks"])
COUNTED = (*VICTIMS, "shot")


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of one document whose ages it gives."""

    ages: frozenset[Interval] = frozenset()
    """Of all but those to whose charge it is laid."""
    sole: frozenset[str] = frozenset()
    """The sorts of person of which it tells of one alone."""
    names: frozenset[str] = frozenset()
    """The keys of all whom it gives a first name."""

    @classmethod
    def of(cls, assertions: Collection[Assertion]) -> Roster:
        """Gather the people of one document."""
        told = [a for a in assertions if not a.event.background]
        people = [a for a in told if a.slot.profile]
        ages: dict[str | None, set[Interval]] = defaultdict(set)
        sorts: dict[str, set[object]] = defaultdict(set)
        for a in people:
            who = identity_of(a)
            if isinstance(who, Interval):
                ages[group_of(a)].add(who)
            for sort in sorts_of(a):
                sorts[sort] |= {who} - {None}
                if a.slot.profile and a.slot.profile.several:
                    sorts[sort] |= {"one", "another"}
        counts = {kind: _most(told, kind) for kind in COUNTED}
        known = {fate: len(ages[fate]) >= counts[fate] or counts[fate] == 1 for fate in VICTIMS}
        known["victim"] = sum(counts[fate] for fate in VICTIMS) <= 1 >= counts["shot"]
        sole = {
            sort
            for sort, people_of_it in sorts.items()
            if len(people_of_it) <= 1 and known.get(sort.rpartition(" ")[2], True)
        }
        others = (intervals for group, intervals in ages.items() if group != "accused")
        names = frozenset(
            a.value.key for a in assertions if a.kind is Kind.NAME and isinstance(a.value, Category)
        )
        return cls(frozenset[Interval]().union(*others), frozenset(sole), names)


def identity_of(assertion: Assertion) -> Interval | str | None:
    """Return what tells the person from others of the document: the age, else the name."""
    if assertion.kind is Kind.AGE and isinstance(assertion.value, Quantity):
        return assertion.value.hard_base
    profile, of = assertion.slot.profile, assertion.slot.of
    return (profile.age if profile else None) or (of if of != SOMEBODY else None)


def _most(told: Iterable[Assertion], aspect: str) -> Fraction:
    """Return the largest count of people to whom something happened."""
    counts = (
        a.value.hard.lower or Fraction(0)
        for a in told
        if a.slot.aspect == aspect and isinstance(a.value, Quantity)
    )
    return max(counts, default=Fraction(0))


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
    sorts |= profile.nouns & RANKS
    sorts |= {f"{sex} {group}" for sex in profile.features & {"male", "female"} if group}
    sorts |= {f"person {group}"} if group else set()
    return frozenset(sorts | ({"victim"} if group in VICTIMS else set()))


def _in_months(assertion: Assertion) -> bool:
    value = assertion.value
    return isinstance(value, Quantity) and value.unit is not None and value.unit.name != "year old"
