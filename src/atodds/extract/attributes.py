"""What a person is said to be, of a short list: the condition, where the wound is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from atodds.extract.ages import ages
from atodds.extract.context import Context
from atodds.extract.persons import person_before
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

WOUND = "wound"
WOUND_REACH = 60


@dataclass(frozen=True, slots=True)
class _Said:
    """A value of an attribute, where it stands, and where the words begin that it belongs to."""

    attribute: str
    value: Category
    span: Span
    begins: int


def attributes(context: Context) -> Iterator[Assertion]:
    """Yield what each person is said to be, with what the text tells of the person."""
    text = context.reading.text
    known: dict[str, Interval] | None = None
    for sentence in context.reading.sentences:
        for said in (*_phrases(text, sentence), *_wounds(text, sentence)):
            person, profile = person_before(
                context.reading, sentence, Span(said.begins, said.span.end)
            )
            if profile.several:
                continue
            known = _ages_by_name(context) if known is None else known
            if person and person.key in known:
                profile = replace(profile, age=known[person.key])
            slot = Slot(
                said.attribute,
                person.key if person else SOMEBODY,
                name=person.name if person else None,
                profile=_hurt(profile) if said.attribute == WOUND else profile,
            )
            mention = context.reading.cut(said.span.start, said.span.end)
            yield context.assertion(sentence, mention, Kind.OTHER, slot, said.value)


def _ages_by_name(context: Context) -> dict[str, Interval]:
    return {
        a.slot.of: a.value.hard_base
        for a in ages(context)
        if a.slot.of and a.slot.of != SOMEBODY and isinstance(a.value, Quantity)
    }


def _hurt(profile: Profile) -> Profile:
    """Return the profile of somebody wounded, of whom the sentence may tell no more."""
    return profile if profile.fate in {"killed", "injured"} else replace(profile, fate="shot")


def _phrases(text: str, sentence: Sentence) -> Iterator[_Said]:
    for name, patterns in _values().items():
        within = _within().get(name, {})
        for key, pattern in patterns.items():
            for match in pattern.finditer(text, sentence.span.start, sentence.span.end):
                value = Category(name, key, match.group(), within.get(key, frozenset()))
                yield _Said(name, value, Span(*match.span()), match.start())


def _wounds(text: str, sentence: Sentence) -> Iterator[_Said]:
    """Yield each place of a wound; of "stabbed in the right arm and the neck" both."""
    for match in _wound().finditer(text, sentence.span.start, sentence.span.end):
        parts = zip(match.captures("part"), match.spans("part"), strict=True)
        for word, (start, end) in parts:
            key = _parts()[word.lower()]
            before = text[max(match.start(), start - WOUND_REACH) : start].lower().split()
            side = next((w for w in before[-2:] if w in load("wounds")["sides"]), None)
            yield _Said(WOUND, _place(key, side, word), Span(match.start(), end), start)


def _place(part: str, side: str | None, word: str) -> Category:
    within = frozenset(load("wounds")["within"].get(part, ()))
    if side is None:
        return Category(WOUND, part, word, within)
    sided = frozenset(f"{side} {p}" for p in within)
    return Category(WOUND, f"{side} {part}", f"{side} {word}", within | sided | {part})


@cache
def _parts() -> dict[str, str]:
    return {word: part for part, words in load("wounds")["parts"].items() for word in words}


@cache
def _wound() -> regex.Pattern[str]:
    words = load("wounds")
    part = alternation(_parts())
    listed = rf"(?:(?:{alternation(words['before'])})\s+){{0,5}}(?P<part>{part})\b(?!\s+of\b)"
    further = r"(?:,|,?\s+and|\s+or)\s+(?:(?:once|twice|also)\s+)?(?:in\s+|to\s+)?"
    return regex.compile(
        rf"\b(?:{alternation(words['wounding'])})\b"
        r"(?:(?!\b(?:and|but|after|while|when)\b)[^.;:]){0,60}?"
        rf"\b(?:in|to|on|through|into|across)\s+{listed}(?:{further}{listed}){{0,4}}",
        regex.IGNORECASE,
    )


@cache
def _values() -> dict[str, dict[str, regex.Pattern[str]]]:
    return {
        name: {
            key: regex.compile(rf"(?<![\w-])(?:{alternation(phrases)})\b", regex.IGNORECASE)
            for key, phrases in values.items()
        }
        for name, values in load("attributes")["values"].items()
    }


@cache
def _within() -> dict[str, dict[str, frozenset[str]]]:
    return {
        name: {key: frozenset(others) for key, others in rows.items()}
        for name, rows in load("attributes")["within"].items()
    }
