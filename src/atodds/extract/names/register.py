"""Who is meant: a document's full names, and the short forms that stand for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from atodds.extract.names.found import Found
from atodds.extract.names.offices import office_key, same_office
from atodds.extract.names.people import Name, is_first_name
from atodds.extract.names.spelling import compatible, family_sound, given_sound
from atodds.model import Entity, EntityKind


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the document names."""

    name: Name
    title: str | None
    country: str | None
    places: tuple[int, ...]
    """Where the person is named."""

    @property
    def entity(self) -> Entity:
        """The person as an entity."""
        return Entity(EntityKind.PERSON, self.name.key, self.name.text, self.country, self.title)


class Register:
    """The people of one document, by family name."""

    def __init__(self, found: Iterable[Found]) -> None:
        """Take in everybody who is named for certain, the fuller forms first."""
        self._by_family: dict[str, list[Person]] = {}
        named = [f for f in found if f.person and f.certain]
        for find in sorted(named, key=lambda f: (-len(f.person.given) if f.person else 0, f.start)):
            self._take_in(find)
        self._words = self._index()

    def person(self, name: Name) -> Person | None:
        """Return the one person whom a name or short form can mean."""
        same = self._by_family.get(family_sound(name.family), [])
        given = given_sound(name.given)
        fitting = [p for p in same if compatible(given, given_sound(p.name.given))]
        if len(fitting) == 1:
            return fitting[0]
        if not name.given and not same:
            others = self._words.get(family_sound(name.family), [])
            return others[0] if len(others) == 1 else None
        return None

    def holder(self, title: str, country: str | None) -> Person | None:
        """Return the one person who holds an office, of a country where one is said."""
        key = office_key(title)
        if key is None:
            return None
        fitting = [
            p
            for people in self._by_family.values()
            for p in people
            if p.title
            and (country is None or p.country is None or p.country == country)
            and _holds(p.title, key)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def _take_in(self, find: Found) -> None:
        name = find.person
        if name is None:
            return
        same = self._by_family.setdefault(family_sound(name.family), [])
        given = given_sound(name.given)
        fitting = [i for i, p in enumerate(same) if compatible(given, given_sound(p.name.given))]
        if not fitting:
            same.append(Person(name, find.title, find.country, (find.start,)))
            return
        if len(fitting) > 1:
            return
        known = same[fitting[0]]
        same[fitting[0]] = replace(
            known,
            name=max(
                known.name,
                name,
                key=lambda n: (bool(n.given), len(given_sound(n.given)) > 1, len(n.words)),
            ),
            title=max(known.title or "", find.title or "", key=_fullness) or None,
            country=known.country or find.country,
            places=(*known.places, find.start),
        )

    def _index(self) -> dict[str, list[Person]]:
        """Return people by the other words of their names, which a short form may use."""
        found: dict[str, list[Person]] = {}
        for people in self._by_family.values():
            for person in people:
                for word in {family_sound(w) for w in person.name.words}:
                    found.setdefault(word, []).append(person)
        return found


def _holds(title: str, key: str) -> bool:
    held = office_key(title)
    return held is not None and same_office(held, key)


def _fullness(title: str) -> tuple[int, int]:
    return (office_key(title) is not None, len(title.split()))
