"""What counts as one thing, one place and the same people, as far as names tell."""

from __future__ import annotations

from datetime import timedelta

from atodds.language.bodies import same_body
from atodds.language.persons import same_person
from atodds.lexicon import load
from atodds.link.story import Story
from atodds.model import Assertion, Category, Entity, Kind, Quantity

A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)
EVERYBODY = "person"
"""The class of counted nouns that tells nothing of who is counted."""

VICTIMS = {Kind.KILLED, Kind.INJURED, Kind.MISSING, Kind.ARRESTED}


def is_of_a_group(assertion: Assertion) -> bool:
    """Tell whether people of one kind are counted, who may be some of all: workers, men."""
    return assertion.slot.of != EVERYBODY or "group" in assertion.hints


def whole_and_group(left: Assertion, right: Assertion) -> bool:
    """Tell whether one counts all to whom something happened, the other people of one kind."""
    if left.kind not in VICTIMS or is_of_a_group(left) == is_of_a_group(right):
        return False
    return EVERYBODY in {left.slot.of, right.slot.of}


def same_number(left: Assertion, right: Assertion) -> bool:
    """Tell whether two counts give one figure, whatever they say around it."""
    mine, other = left.value, right.value
    if not (isinstance(mine, Quantity) and isinstance(other, Quantity)):
        return False
    return mine.value is not None and mine.value == other.value


def exceeds(part: Assertion, whole: Assertion) -> bool:
    """Tell whether some are more than all are said to be."""
    some, everybody = part.value, whole.value
    if not (isinstance(some, Quantity) and isinstance(everybody, Quantity)):
        return False
    fewest, most = some.hard_base.lower, everybody.hard_base.upper
    return fewest is not None and most is not None and fewest > most


def one_thing(left: str, right: str) -> bool:
    """Tell whether two slots are of one thing or, for all the names tell, person or body."""
    return left == right or same_person(left, right) or same_body(left, right)


def places_meet(left: Category, right: Category) -> bool:
    """Tell whether two places are one, or one lies in the other."""
    return left.key == right.key or left.key in right.within or right.key in left.within


def places_differ(left: frozenset[Category], right: frozenset[Category]) -> bool:
    """Tell whether all places of both sides are on the map, and none of them meet.

    A street or a hospital that no gazetteer knows may lie anywhere.
    """
    known = all(p.scheme != "site" for p in left | right)
    return known and not any(places_meet(m, o) for m in left for o in right)


def people_meet(left: frozenset[Entity], right: frozenset[Entity]) -> bool:
    """Tell whether somebody, or somebody's country, takes part on both sides."""
    if any(same_person(p.key, o.key) for p in left for o in right):
        return True
    return not _countries(left).isdisjoint(_countries(right))


def _countries(people: frozenset[Entity]) -> frozenset[str]:
    return frozenset(p.country for p in people if p.country)


def kindred(left: str, right: str) -> bool:
    """Tell whether two types of event are kinds of one: a bombing and a shooting are attacks."""
    types = load("events")
    broader = [str(types.get(t, {}).get("within", t)) for t in (left, right)]
    return broader[0] == broader[1]


def may_be_one_weekday(left: Assertion, right: Assertion, story: Story) -> bool:
    """Tell whether two dates may be one weekday, resolved against dates of publication far apart.

    An archive often gives the day on which it took a page for the day on which it was published.
    """
    days = [_weekday_before(a, story) for a in (left, right)]
    mine, other = (story.documents[a.document].published for a in (left, right))
    if mine is None or other is None or abs(mine - other) <= A_WEEK:
        return False
    return days[0] is not None and days[0] == days[1]


def _weekday_before(assertion: Assertion, story: Story) -> int | None:
    """Return the weekday of an event of the week before its text came out."""
    when, published = assertion.event.when, story.documents[assertion.document].published
    if when is None or published is None or when.latest - when.earliest > A_DAY:
        return None
    near = -A_DAY <= published.date() - when.first_day <= A_WEEK
    return when.first_day.weekday() if near else None
