"""Who and what is meant: a document's full names, and the short forms that stand for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from atodds.extract.names.found import Found
from atodds.extract.names.gazetteer import country_around, place_key, states
from atodds.extract.names.offices import office_key, same_office
from atodds.extract.names.people import Name, name_from
from atodds.language.persons import compatible, family_sound, given_sound
from atodds.model import Entity, EntityKind

_SHORT = 3
_GEORGIA = "place:GE"
_CAUCASIAN = frozenset({"place:RU", "place:AM", "place:AZ", "place:tbilisi", "place:UA"})


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody the document names, with the fullest name and title given."""

    name: Name
    title: str | None
    country: str | None

    @property
    def entity(self) -> Entity:
        return Entity(EntityKind.PERSON, self.name.key, self.name.text, self.country, self.title)


class Register:
    """The names of one document."""

    def __init__(self, found: Sequence[Found]) -> None:
        """Take in everything found, the fuller forms of a name first."""
        self._found = found
        self._by_family: dict[str, list[_Person]] = {}
        self._by_word: dict[str, list[_Person]] = {}
        self._take_in_people()
        self._places = _explicit_places(found)
        self._others: dict[str, Entity] = {}
        for find in found:
            if find.kind is not EntityKind.PERSON and (entity := self._entity(find)):
                self._others.setdefault(find.name.lower(), entity)

    def resolved(self) -> Iterator[tuple[int, int, Entity]]:
        """Yield where each find stands and who or what it is, as far as the document tells."""
        for find in self._found:
            entity = self._entity(find)
            if entity:
                yield find.start, find.end, entity

    def known(self, written: Sequence[str]) -> Entity | None:
        """Return the person, place or body that a name in a headline is, if the body has it."""
        name = " ".join(written)
        # "Us" in a headline is a pronoun.
        other = self._others.get(name.lower()) if name.isupper() or len(name) > _SHORT else None
        if other:
            return other
        person = self._person(name_from(written)) if all(w[0].isalpha() for w in written) else None
        return person.entity if person else None

    def _entity(self, find: Found) -> Entity | None:
        if find.kind is EntityKind.PERSON:
            return self._person_meant(find)
        namesake = self._namesake(find)
        if namesake:
            return namesake.entity
        if find.key:
            key = self._places.get(find.name.lower(), find.key)
            country = find.country if key == find.key else country_around(key)
            return Entity(find.kind, key, find.name, country)
        bodies = {
            f.key: f for f in self._found if f.key and f.kind is find.kind and _has_word(f, find)
        }
        if len(bodies) != 1:
            return None
        (body,) = bodies.values()
        return Entity(body.kind, body.key, body.name, body.country)

    def _person_meant(self, find: Found) -> Entity | None:
        person = (
            self._person(find.person)
            if find.person
            else self._holder(find.title or "", find.country)
        )
        if person and (person.name.given or person.title):
            return person.entity
        other = self._others.get(find.name.lower()) if find.person else None
        if other and not find.title:
            return other
        if person:
            return person.entity
        if find.person is None or not (find.certain or self._is_family(find.person)):
            return None
        return _Person(find.person, find.title, find.country).entity

    def _is_family(self, name: Name) -> bool:
        """Tell whether a name alone is the family name of several people: brothers, perhaps."""
        return not name.given and family_sound(name.family) in self._by_family

    def _namesake(self, find: Found) -> _Person | None:
        """Return the person whose family name a place's name is: "Jordan" after "Scott Jordan"."""
        if find.located or " " in find.name or not find.key:
            return None
        same = [p for p in self._by_family.get(family_sound(find.name), []) if p.name.given]
        if len(same) > 1:
            return _Person(name_from([find.name]), None, None)
        return same[0] if same else None

    def _person(self, name: Name) -> _Person | None:
        """Return the one person whom a name or short form can mean."""
        same = self._by_family.get(family_sound(name.family)) or self._without_s(name.family)
        given = given_sound(name.given)
        fitting = [p for p in same if compatible(given, given_sound(p.name.given))]
        if not fitting and not name.given:
            fitting = self._by_word.get(family_sound(name.family), [])
        return fitting[0] if len(fitting) == 1 else None

    def _without_s(self, family: str) -> list[_Person]:
        """Return the people meant where a possessive has lost its apostrophe."""
        return self._by_family.get(family_sound(family[:-1]), []) if family.endswith("s") else []

    def _holder(self, title: str, country: str | None) -> _Person | None:
        """Return the one person who holds an office, of a country where one is said."""
        key = office_key(title)
        if key is None or key in _TOO_COMMON:
            return None
        holders = [
            person
            for people in self._by_family.values()
            for person in people
            if person.title and _holds(person.title, key)
        ]
        fitting = [p for p in holders if country in {None, p.country}]
        fitting = fitting or [p for p in holders if p.country is None]
        return fitting[0] if len(fitting) == 1 else None

    def _take_in_people(self) -> None:
        people = [f for f in self._found if f.person]
        people.sort(key=lambda f: (not f.certain, -len(f.person.given) if f.person else 0, f.start))
        for find in people:
            if find.person:
                self._take_in(find, find.person)
        for same in self._by_family.values():
            for person in same:
                for word in dict.fromkeys(family_sound(w) for w in person.name.words):
                    self._by_word.setdefault(word, []).append(person)

    def _take_in(self, find: Found, name: Name) -> None:
        family = family_sound(name.family)
        same = self._by_family.get(family) or self._without_s(name.family)
        given = given_sound(name.given)
        fitting = [p for p in same if compatible(given, given_sound(p.name.given))]
        if len(fitting) == 1:
            at = same.index(fitting[0])
            same[at] = _fuller(fitting[0], find, name)
        elif find.certain and not fitting:
            self._by_family.setdefault(family, []).append(_Person(name, find.title, find.country))


# Offices that several people of one story have: "the officer" is nobody in particular.
_TOO_COMMON = frozenset(
    {
        "officer",
        "deputy",
        "head",
        "leader",
        "lawyer",
        "candidate",
        "founder",
        "owner",
        "private",
        "major",
    }
)


def _fuller(known: _Person, find: Found, name: Name) -> _Person:
    return replace(
        known,
        name=max(known.name, name, key=_name_fullness),
        title=max(known.title or "", find.title or "", key=_title_fullness) or None,
        country=known.country or find.country,
    )


def _name_fullness(name: Name) -> tuple[int, int]:
    return min(2, len(given_sound(name.given))), len(name.words)


def _title_fullness(title: str) -> tuple[bool, int]:
    return office_key(title) is not None, len(title.split())


def _holds(title: str, key: str) -> bool:
    held = office_key(title)
    return held is not None and same_office(held, key)


def _has_word(find: Found, short: Found) -> bool:
    return short.name.lower() in find.name.lower().split()


def _explicit_places(found: Sequence[Found]) -> dict[str, str]:
    """Return the keys of places that the document puts in a country or state somewhere."""
    places = [f for f in found if f.kind is EntityKind.PLACE]
    explicit = {f.name.lower(): f.key for f in places if ", " in f.key}
    keys = {f.key for f in places}
    in_states = any(key.startswith("place:US") for key in keys)
    if _GEORGIA in keys and in_states and not keys & _CAUCASIAN:
        explicit["georgia"] = place_key("georgia", [states()["georgia"]])
    return explicit
