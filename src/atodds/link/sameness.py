"""What counts as one thing, one place and the same people, as far as names tell."""

from __future__ import annotations

from atodds.language.bodies import same_body
from atodds.language.persons import same_person
from atodds.lexicon import load
from atodds.model import Category, Entity

EVERYBODY = "person"
"""The class of counted nouns that tells nothing of who is counted."""

SOMEBODY = "unnamed person"
"""Whose age it is where the text gives no name: anybody's, as far as that tells."""


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
