"""What a person is said to be, of a short list: the condition, where the wound is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

import regex

from atodds.extract.ages import ages
from atodds.extract.context import Context
from atodds.extract.kinship import children, relations
from atodds.extract.only import may_be_one
from atodds.extract.persons import Said, person_before
from atodds.extract.reading import Reading
from atodds.extract.wounds import hits, wounds
from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import (
    SOMEBODY,
    Assertion,
    Category,
    Interval,
    Kind,
    Profile,
    Quantity,
    Sentence,
    Slot,
    Span,
)

ANY = regex.escape(" ~ ")
SOME_WORDS = r",?\s+(?:[\p{L}\d.,'-]+\s+){0,5}?"
REACH = 50
ONE_OF_SEVERAL = Pattern(
    r"\b(?:another|other|others|second|third|latter|former|both)\b",
    regex.IGNORECASE,
)
READERS = (wounds, hits, children)
ONE_VALUE = {"where died", "hits", "children"}
"""Attributes of which nobody has two: a text that tells two is misread, or tells of two people."""


@dataclass(frozen=True, slots=True)
class _Attribute:
    values: tuple[tuple[str, Pattern], ...]
    within: Mapping[str, frozenset[str]]
    kind: Kind
    fate: str | None


def attributes(context: Context) -> Iterator[Assertion]:
    """Yield what each person is said to be, with what the text tells of the person."""
    told = list(_told(context))
    for assertion in (*told, *relations(context)):
        if assertion.slot.aspect not in ONE_VALUE or _only_one(assertion, told):
            yield assertion


def _told(context: Context) -> Iterator[Assertion]:
    reading = context.reading
    known: dict[str, Interval] | None = None
    for sentence in reading.sentences:
        for said in _said_in(reading, sentence):
            person, profile = person_before(reading, sentence, Span(said.begins, said.span.end))
            if profile.several or (person is None and _is_one_of_several(reading, sentence, said)):
                continue
            known = _ages_by_name(context) if known is None else known
            if person and person.key in known:
                profile = replace(profile, age=known[person.key])
            slot = Slot(
                said.attribute,
                person.key if person else SOMEBODY,
                name=person.name if person else None,
                profile=_fated(profile, said.fate),
            )
            mention = reading.cut(said.span.start, said.span.end)
            yield context.assertion(sentence, mention, said.kind, slot, said.value)


def _said_in(reading: Reading, sentence: Sentence) -> Iterator[Said]:
    yield from _phrases(reading.text, sentence)
    for reader in READERS:
        yield from reader(reading, sentence)


def _phrases(text: str, sentence: Sentence) -> Iterator[Said]:
    for name, attribute in _attributes().items():
        for key, pattern in attribute.values:
            for match in pattern.finditer(text, sentence.span.start, sentence.span.end):
                value = Category(
                    name, key, match.group(), attribute.within.get(key, frozenset[str]())
                )
                span = Span(*match.span())
                yield Said(name, value, span, span.start, attribute.kind, attribute.fate)


def _is_one_of_several(reading: Reading, sentence: Sentence, said: Said) -> bool:
    """Tell whether it is said of "a second man" or "another", of whom nobody knows which."""
    start = max(sentence.span.start, said.begins - REACH)
    return bool(ONE_OF_SEVERAL.search(reading.text[start : said.begins]))


def _fated(profile: Profile, fate: str | None) -> Profile:
    """Return the profile of somebody to whom that happened, of which the sentence may be silent."""
    known = profile.fate in ({"killed"} if fate == "killed" else {"killed", "injured"})
    return replace(profile, fate=fate) if fate and not known else profile


def _ages_by_name(context: Context) -> dict[str, Interval]:
    return {
        a.slot.of: a.value.hard_base
        for a in ages(context)
        if a.slot.of and a.slot.of != SOMEBODY and isinstance(a.value, Quantity)
    }


def _only_one(assertion: Assertion, told: Iterable[Assertion]) -> bool:
    """Tell whether the text has no other value for the person, or for anybody if unnamed."""
    of = assertion.slot.of
    return all(
        may_be_one(assertion.value, other.value)
        for other in told
        if other.slot.aspect == assertion.slot.aspect and (of in {SOMEBODY, other.slot.of})
    )


@cache
def _attributes() -> dict[str, _Attribute]:
    return {
        name: _Attribute(
            tuple((key, _said(phrases)) for key, phrases in entry["values"].items()),
            {key: frozenset(others) for key, others in entry.get("within", {}).items()},
            Kind(entry.get("kind", Kind.OTHER)),
            entry.get("fate"),
        )
        for name, entry in load("attributes").items()
    }


def _said(phrases: Iterable[str]) -> Pattern:
    words = alternation(phrases).replace(ANY, SOME_WORDS)
    return Pattern(rf"(?<![\w-])(?:{words})\b", regex.IGNORECASE)
