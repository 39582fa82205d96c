"""Who met, called or wrote to whom, and by what means."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from atodds.extract.reading import Reading, inside
from atodds.lexicon import alternation, load
from atodds.model import Category, Entity, EntityKind, EntityMention, Mention, Sentence, Span

COMPANION = regex.compile(
    r"^[ ]?(?:[\w'-]+[ ]){0,6}?(?:with|between|to)\b[^;:]{0,60}$|^[ ](?:[\p{L}'.-]+[ ]){0,5}$"
)
LISTED = regex.compile(r"^(?:,[^.;:]{0,60},?)?[ ]?(?:,|and|&)[^.;:,]{0,60}$")
SUBJECT_GAP = regex.compile(r"^[^;:]{0,80}$")
AND = regex.compile(r"\band\b|&")
HANGING = regex.compile(r"^(?:an?|the|in|by|over|on)\s+|\s+(?:with|to|between)$", regex.IGNORECASE)
"""Words of a pattern that say nothing of the means: "a meeting with" is a meeting."""
POSSESSIVE = regex.compile(r"\b(?:his|her|their)\s+(?:[\p{Ll}\d-]+\s+){0,3}$", regex.IGNORECASE)
"""Before an encounter a possessive stands for the sentence's subject, not for the nearest name."""


def participants_of(reading: Reading, sentence: Sentence, trigger: Span) -> frozenset[Entity]:
    """Return who took part in the encounter that `trigger` names, as far as the sentence tells."""
    people = _actors(inside(reading.entities, sentence.span))
    after = _companions(
        reading.text, trigger, [p for p in people if p.mention.span.start >= trigger.end]
    )
    ahead = [p for p in people if p.mention.span.end <= trigger.start]
    before = (
        ahead[:1]
        if POSSESSIVE.search(reading.text[sentence.span.start : trigger.start])
        else _subjects(reading.text, trigger, ahead)
    )
    if after and not before:
        before = _main_clause_subject(people, after[-1])
    found = frozenset(p.entity for p in (*before, *after))
    return found if len(found) > 1 else frozenset()


def mode_of(reading: Reading, sentence: Sentence, trigger: Span) -> tuple[Mention, Category] | None:
    """Return by what means the encounter took place, where the words around the trigger say so."""
    start = max(sentence.span.start, trigger.start - _REACH)
    end = min(sentence.span.end, trigger.end + _REACH)
    hits = [
        (match, mode)
        for mode, pattern in _modes()
        for match in pattern.finditer(reading.text, start, end)
    ]
    if not hits:
        return None
    match, mode = min(hits, key=lambda h: abs(h[0].start() - trigger.start))
    mention = reading.cut(match.start(), match.end())
    return mention, Category("mode", mode, HANGING.sub("", mention.text))


_REACH = 30


@cache
def _modes() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    lists = load("encounters")
    return tuple(
        (
            mode,
            regex.compile(rf"\b(?:{alternation(words)})\b", regex.IGNORECASE),
        )
        for mode, words in lists["mode"].items()
    )


def _actors(marks: Sequence[EntityMention]) -> list[EntityMention]:
    people = [m for m in marks if m.entity.kind is EntityKind.PERSON]
    return people or [m for m in marks if m.entity.kind is EntityKind.ORGANISATION]


def _companions(text: str, trigger: Span, people: list[EntityMention]) -> list[EntityMention]:
    """Return the people named behind "with", "between" or the verb, as far as the list goes.

    Only an "and" makes a list of names with commas: "talks with X, Y" goes on to a new subject.
    """
    if not people or not COMPANION.match(text[trigger.end : people[0].mention.span.start]):
        return []
    listed = 1
    for number in range(1, len(people)):
        gap = text[people[number - 1].mention.span.end : people[number].mention.span.start]
        if not LISTED.match(gap):
            break
        if AND.search(gap):
            listed = number + 1
    return people[:listed]


def _subjects(text: str, trigger: Span, people: list[EntityMention]) -> list[EntityMention]:
    """Return the nearest person before the trigger and those joined to that person by "and"."""
    if not people or not SUBJECT_GAP.match(text[people[-1].mention.span.end : trigger.start]):
        return []
    found = [people[-1]]
    for person in reversed(people[:-1]):
        if not LISTED.match(text[person.mention.span.end : found[0].mention.span.start]):
            break
        found.insert(0, person)
    return found


def _main_clause_subject(people: list[EntityMention], last: EntityMention) -> list[EntityMention]:
    """Return the first person behind "In a call with X, ...": the subject follows its phrase."""
    behind = [
        p
        for p in people
        if p.mention.span.start >= last.mention.span.end and p.entity != last.entity
    ]
    return behind[:1]
