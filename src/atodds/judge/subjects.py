"""What a fact is about, for a heading: "Ann Example and Bo Sample, Oslo, 3 May 2019"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from atodds.language.moments import days_in_words
from atodds.language.plurals import plural
from atodds.model import Assertion, Category, Entity, Kind

MOST_NAMES = 2
"""People named; a heading is no list of those present."""
MOST_WORDS = 12
"""Words shown of a remark."""
CLOSE_ENOUGH = timedelta(days=32)
"""A time wider than a month says nothing in a heading."""
NO_MARKS = str.maketrans("", "", '"“”')
OF_PEOPLE = {Kind.AGE, Kind.TITLE, Kind.QUOTE}
"""Kinds that are about one person, whoever else takes part in the event."""
COUNTED = {Kind.PEOPLE, Kind.THINGS, Kind.OTHER}
DATED = {Kind.DATE, Kind.TIME, Kind.AGE, Kind.TITLE}
"""Kinds whose day is the very question, or does not matter."""


def subject_of(group: Iterable[Assertion]) -> str:
    """Return what the assertions are about, leaving out what they may be at odds on.

    It is empty where the text tells nothing of people, place or day.
    """
    assertions = sorted(group, key=lambda a: (a.document, a.mention.span))
    kind = assertions[0].kind
    parts = [_thing(kind, assertions), _people(kind, assertions)]
    if kind not in OF_PEOPLE | {Kind.PLACE, Kind.SPEAKER}:
        parts.append(_place(assertions))
    if kind not in DATED:
        parts.append(_day(assertions))
    return ", ".join(p for p in parts if p)


def _thing(kind: Kind, assertions: Sequence[Assertion]) -> str:
    """Return what is counted, or the remark whose speaker is asked for."""
    first = assertions[0].slot
    if kind is Kind.SPEAKER and first.topic:
        said = min((a.slot.topic.text for a in assertions if a.slot.topic), key=len)
        words = said.translate(NO_MARKS).split()
        return f"“{' '.join(words[:MOST_WORDS])}{'…' * (len(words) > MOST_WORDS)}”"
    if kind in COUNTED and first.of and ":" not in first.of:
        return plural(first.of)
    return ""


def _people(kind: Kind, assertions: Sequence[Assertion]) -> str:
    if kind is Kind.SPEAKER:
        return ""
    if kind in OF_PEOPLE:
        return next((a.slot.name for a in assertions if a.slot.name), "")
    present = [a.event.who for a in assertions if a.event.who]
    if kind is Kind.PARTICIPANTS:
        shared = frozenset.intersection(*present) if present else frozenset()
        return _joined(_names([shared, *(p & shared for p in present)]))
    return _joined(_names(present))


def _names(present: Iterable[Iterable[Entity]]) -> list[str]:
    """Return the people named most, each once and as most name them."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for people in present:
        for person in people:
            forms[person.key][person.name] += 1
    commonest = sorted(forms, key=lambda key: (-forms[key].total(), key))[:MOST_NAMES]
    return sorted(_commonest(forms[key]) for key in commonest)


def _place(assertions: Sequence[Assertion]) -> str:
    """Return the place that most name, a town rather than a house in it."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    standing: Counter[tuple[bool, str]] = Counter()
    for place in (p for a in assertions for p in a.event.where):
        forms[place.key][_named(place)] += 1
        standing[place.scheme != "site", place.key] += 1
    if not standing:
        return ""
    _, key = min(standing, key=lambda s: (not s[0], -standing[s], s[1]))
    return _commonest(forms[key])


def _named(place: Category) -> str:
    """Return a place's name; datelines set it in capitals."""
    return place.text.title() if place.text.isupper() and " " in place.text else place.text


def _day(assertions: Sequence[Assertion]) -> str:
    """Return the time that most give, the closest of equals; a sentence's own before others."""
    given: Counter[str] = Counter()
    closeness: dict[str, timedelta] = {}
    for assertion in assertions:
        when = assertion.event.when
        if when is not None and when.latest - when.earliest < CLOSE_ENOUGH:
            day = days_in_words(when)
            given[day] += 1 if "when" in assertion.event.carried else 2
            closeness[day] = min(when.latest - when.earliest, closeness.get(day, CLOSE_ENOUGH))
    return min(given, key=lambda day: (-given[day], closeness[day], day), default="")


def _joined(names: Sequence[str]) -> str:
    return " and ".join(names)


def _commonest(forms: Counter[str]) -> str:
    return min(forms, key=lambda name: (-forms[name], name))
