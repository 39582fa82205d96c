"""Who was at an event and who stayed away."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from atodds.extract.context import Context
from atodds.extract.reading import Reading, inside
from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import (
    Assertion,
    Category,
    Entity,
    EntityKind,
    EntityMention,
    Kind,
    Modality,
    Sentence,
    Slot,
)

ANY = regex.escape(" ~ ")
SOME_WORDS = r"(?:\s+[\w'-]+){0,3}?\s+"
COUNTRY = 2
"""Letters of the code that a country's key ends in."""


def attendance(context: Context) -> Iterator[Assertion]:
    """Yield for each person, country or body named whether it took part or stayed away."""
    for sentence in context.reading.sentences:
        for presence, pattern in _phrases().items():
            for match in pattern.finditer(
                context.reading.text, sentence.span.start, sentence.span.end
            ):
                if _is_elsewhere(context.reading, sentence, match):
                    continue
                somebody = (
                    _named_behind(context.reading, sentence, match)
                    if presence == "led"
                    else _subject(context.reading, sentence, match)
                )
                if somebody is None:
                    continue
                found = _assertion(context, sentence, match, somebody.entity, presence)
                if found.modality is Modality.FACT:
                    yield found


def _assertion(
    context: Context,
    sentence: Sentence,
    match: regex.Match[str],
    who: Entity,
    presence: str,
) -> Assertion:
    mention = context.reading.cut(match.start(), match.end())
    value = Category("attendance", "absent" if presence == "absent" else "present", mention.text)
    slot = Slot("attendance", _key(who), name=who.name)
    return context.assertion(sentence, mention, Kind.PARTICIPANTS, slot, value)


def _key(who: Entity) -> str:
    """Return one key for a country and the government that acts for it."""
    acts = who.kind is EntityKind.ORGANISATION and who.key.startswith("organisation:government")
    return f"place:{who.country}" if acts else who.key


def _subject(reading: Reading, sentence: Sentence, match: regex.Match[str]) -> EntityMention | None:
    """Return who stands before the phrase with nothing but an apposition between."""
    for mark in _may_attend(inside(reading.entities, sentence.span)):
        if mark.mention.span.end > match.start():
            break
        if _between().fullmatch(reading.text[mark.mention.span.end : match.start()]):
            return mark
    return None


def _named_behind(
    reading: Reading, sentence: Sentence, match: regex.Match[str]
) -> EntityMention | None:
    behind = [
        m
        for m in inside(reading.entities, sentence.span)
        if m.entity.kind is EntityKind.PERSON and 0 <= m.mention.span.start - match.end() <= REACH
    ]
    return behind[0] if behind else None


REACH = 60
"""So many characters of title may stand before the name of who leads."""


def _may_attend(marks: tuple[EntityMention, ...]) -> Iterator[EntityMention]:
    """Yield people, bodies and countries: towns attend nothing."""
    for mark in marks:
        code = mark.entity.key.partition(":")[2]
        country = len(code) == COUNTRY and code.isupper()
        if mark.entity.kind is not EntityKind.PLACE or country:
            yield mark


def _is_elsewhere(reading: Reading, sentence: Sentence, match: regex.Match[str]) -> bool:
    behind = reading.text[match.end() : sentence.span.end]
    return bool(_elsewhere().match(behind))


@cache
def _phrases() -> dict[str, Pattern]:
    lists = load("attendance")
    return {
        name: Pattern(
            rf"\b(?:{alternation(lists[name]).replace(ANY, SOME_WORDS)})\b", regex.IGNORECASE
        )
        for name in ("absent", "present", "led")
    }


@cache
def _between() -> Pattern:
    words = alternation(load("attendance")["between"])
    return Pattern(
        rf"\s*(?:\([^)]{{0,30}}\))?(?:,(?:(?!\band\b)[^,;]){{1,80}},|,)?\s*(?:(?:{words})\s+)*",
        regex.IGNORECASE,
    )


@cache
def _elsewhere() -> Pattern:
    words = alternation(load("attendance")["elsewhere"])
    return Pattern(rf"\s+(?:in\s+)?(?:[\w'-]+\s+){{0,3}}?(?:{words})\b", regex.IGNORECASE)
