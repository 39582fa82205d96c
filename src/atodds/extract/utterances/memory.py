"""Who was mentioned so far: whom "he", "the official" and "the group" stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from atodds.extract.utterances.sources import Source, gender_of, is_person
from atodds.model import EntityKind

_DEFINITE = frozenset({"the", "that", "this"})
_ANY_BODY = frozenset(
    {
        "agency", "body", "broadcaster", "charity", "force", "group", "monitor", "network",
        "organisation", "organization", "watchdog",
    }
)  # fmt: skip
"""Nouns by which any body may be called once it was named."""


@dataclass(slots=True)
class Memory:
    """Those who spoke or acted in a document so far, most recent last."""

    people: list[Source] = field(default_factory=list)
    bodies: list[Source] = field(default_factory=list)
    groups: list[Source] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    mentioned: list[Source] = field(default_factory=list)
    last: Source | None = None

    def sees(self, people: Sequence[Source]) -> None:
        """Take note of people who were only mentioned."""
        self.mentioned.extend(people)

    def hears(self, source: Source) -> None:
        """Take note of somebody who spoke or acted."""
        self.last = source
        if source.one_person:
            self.people.append(source)
            gender = gender_of(source)
            if gender:
                self.genders[_name(source)] = gender
        elif source.entity is not None or not source.plural:
            self.bodies.append(source)
        else:
            self.groups.append(source)

    def resolved(self, source: Source, near: Sequence[Source | None]) -> Source | None:
        """Trace a pronoun or a bare description back to the words that name somebody.

        `near` are those in the same sentence, who come before anybody else.
        """
        pronoun = source.pronoun
        if pronoun is None:
            return self._described(source)
        for other in near:
            before = other is not None and other.span.end <= source.span.start
            if other is not None and before and self._may_stand(pronoun, other):
                return other
        if pronoun in {"he", "she"}:
            return self._person(pronoun)
        if pronoun == "it":
            return self.bodies[-1] if self.bodies else None
        if pronoun == "they":
            return self.groups[-1] if self.groups else self.last
        return None

    def _may_stand(self, pronoun: str, source: Source) -> bool:
        if pronoun in {"he", "she"}:
            known = gender_of(source) or self.genders.get(_name(source))
            return source.one_person and known in {None, pronoun}
        if pronoun == "they":
            return source.plural or not source.one_person
        named = source.entity is not None or not source.plural
        return pronoun == "it" and named and not source.one_person

    def _person(self, pronoun: str) -> Source | None:
        for person in (*reversed(self.people), *reversed(self.mentioned)):
            if self.genders.get(_name(person), pronoun) == pronoun:
                self.genders[_name(person)] = pronoun
                return person
        return None

    def _surnamed(self, source: Source) -> Source | None:
        """Find the one person of that surname, where it is a word that is no name elsewhere."""
        for person in (*reversed(self.people), *reversed(self.mentioned)):
            if person.entity is not None and person.entity.name.split()[-1] == source.text:
                return person
        return None

    def _described(self, source: Source) -> Source:
        """Find whom "the official", "the mayor" or "the monitoring group" stands for."""
        if source.entity is not None:
            return source
        words = [word.lower() for word in source.text.split()]
        if words[0] not in _DEFINITE:
            named = self._surnamed(source) if len(words) == 1 else None
            return replace(source, entity=named.entity) if named else source
        for body in reversed(self.bodies):
            if _may_be_called(body, source.head):
                return replace(source, entity=body.entity)
        for person in reversed(self.people):
            if _is_described(person, words[1:], source.head):
                return replace(source, entity=person.entity) if person.entity else person
        return source


def _may_be_called(body: Source, head: str) -> bool:
    entity = body.entity
    if entity is None or entity.kind is not EntityKind.ORGANISATION:
        return False
    return head in _ANY_BODY or head in entity.name.lower().split()


def _is_described(person: Source, words: Sequence[str], head: str) -> bool:
    """Whether the description repeats the person's office or the words first used."""
    if not is_person(head):
        return False
    fuller = {word.lower() for word in person.text.split()}
    if all(word in fuller for word in words):
        return person.entity is not None or person.head == head
    title = (person.entity.title if person.entity else None) or ""
    office = title.lower().partition(" of ")[0].split()
    short = " ".join(words).partition(" of ")[0].split()
    return bool(short) and office[-len(short) :] == short


def _name(source: Source) -> str:
    return source.entity.key if source.entity is not None else source.text.lower()
