"""Who met, called or wrote to whom, and by what means."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from atodds.extract.reading import Reading, inside
from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import Category, Entity, EntityKind, EntityMention, Mention, Sentence, Span

LISTED = Pattern(r"^(?:,[^.;:]{0,60},?)?[ ]?(?:,|and|&)[^.;:,]{0,60}$")
SUBJECT_GAP = Pattern(r"^[^;:]{0,80}$")
AND = Pattern(r"\band\b|&")
ACCORDING = Pattern(r"\baccording to\s+(?:[\p{L}'.-]+\s+){0,6}$", regex.IGNORECASE)
HANGING = Pattern(r"^(?:an?|the|in|by|over|on)\s+|\s+(?:with|to|between)$", regex.IGNORECASE)
"""Words of a pattern that say nothing of the means: "a meeting with" is a meeting."""
POSSESSIVE = Pattern(r"\b(?:his|her|their)\s+(?:[\p{Ll}\d-]+\s+){0,3}$", regex.IGNORECASE)
"""Before an encounter a possessive stands for the sentence's subject, not for the nearest name."""
PASSIVE = Pattern(r"\b(?:be|been|being|was|were|is|are)\s+(?:\p{L}+ly\s+)?$", regex.IGNORECASE)
OWNER = Pattern(r"^'s?\s+(?:[\p{L}-]+\s+){4}")
"""A name that only tells whose mother it was who spoke."""
EACH_OTHER = Pattern(r"^\s+(?:each other|one another)\b", regex.IGNORECASE)
CALLED = Pattern(r"^(?:called|calls|rang)$", regex.IGNORECASE)
REACH = 30
"""So many characters on either side of an encounter the means may be named."""


def participants_of(reading: Reading, sentence: Sentence, trigger: Span) -> frozenset[Entity]:
    """Return who took part in the encounter that `trigger` names, as far as the sentence tells."""
    people = _actors(inside(reading.entities, sentence.span))
    after = _companions(
        reading.text, trigger, [p for p in people if p.mention.span.start >= trigger.end]
    )
    verb = trigger.of(reading.text).lower() in between_people()
    if verb and not after and not EACH_OTHER.match(reading.text[trigger.end :]):
        return frozenset()
    ahead = [p for p in people if p.mention.span.end <= trigger.start]
    before = (
        ahead[:1]
        if POSSESSIVE.search(reading.text[sentence.span.start : trigger.start])
        else _subjects(reading.text, sentence.span.start, trigger, ahead)
    )
    if after and not before:
        before = _main_clause_subject(reading.text, people, after[-1])
    found = frozenset(p.entity for p in (*before, *after))
    return found if len(found) > 1 else frozenset()


def mode_of(reading: Reading, sentence: Sentence, trigger: Span) -> tuple[Mention, Category] | None:
    """Return by what means the encounter took place, where the words around the trigger say so."""
    start = max(sentence.span.start, trigger.start - REACH)
    end = min(sentence.span.end, trigger.end + REACH)
    hits = [
        (match, mode)
        for mode, pattern in _modes()
        for match in pattern.finditer(reading.text, start, end)
    ]
    if hits:
        match, mode = min(hits, key=lambda h: abs(h[0].start() - trigger.start))
        mention = reading.cut(match.start(), match.end())
        return mention, Category("mode", mode, HANGING.sub("", mention.text))
    mention = reading.cut(trigger.start, trigger.end)
    told = _means_of_verbs().get(mention.text.lower())
    if told is None or not participants_of(reading, sentence, trigger):
        return None
    return mention, Category("mode", told, mention.text)


def needs_people(trigger: Mention) -> bool:
    """Tell whether a verb names an encounter only between people who are named: "received"."""
    return trigger.text.lower() in between_people()


@cache
def between_people() -> frozenset[str]:
    """Return the verbs that name an encounter only between people who are named."""
    return frozenset(load("encounters")["between_people"])


def _actors(marks: Sequence[EntityMention]) -> list[EntityMention]:
    people = [m for m in marks if m.entity.kind is EntityKind.PERSON]
    return people or [m for m in marks if m.entity.kind is EntityKind.ORGANISATION]


def _companions(text: str, trigger: Span, people: list[EntityMention]) -> list[EntityMention]:
    """Return the people named behind "with", "between" or the verb, as far as the list goes.

    Only an "and" makes a list of names with commas: "talks with X, Y" goes on to a new subject.
    """
    led = "object" if trigger.of(text).lower() in between_people() else "met"
    if not people or not _patterns()[led].match(text[trigger.end : people[0].mention.span.start]):
        return []
    if CALLED.match(trigger.of(text)) and not _patterns()["called"].match(
        text[people[0].mention.span.end :]
    ):
        return []
    listed = 1
    for number in range(1, len(people)):
        gap = text[people[number - 1].mention.span.end : people[number].mention.span.start]
        if not LISTED.match(gap):
            break
        if AND.search(gap):
            listed = number + 1
    return people[:listed]


def _subjects(
    text: str, start: int, trigger: Span, people: list[EntityMention]
) -> list[EntityMention]:
    """Return the nearest person before the trigger and those joined to that person by "and"."""
    if not people or not _may_be_subject(text, start, trigger, people[-1].mention.span):
        return []
    found = [people[-1]]
    for person in reversed(people[:-1]):
        gap = text[person.mention.span.end : found[0].mention.span.start]
        if not LISTED.match(gap) or (len(found) == 1 and not AND.search(gap)):
            break
        found.insert(0, person)
    return found


def _may_be_subject(text: str, start: int, trigger: Span, person: Span) -> bool:
    """Tell whether a person before the trigger is no mere source of what somebody else did."""
    gap = text[person.end : trigger.start]
    said = _patterns()["said"].search(gap)
    if said and not _patterns()["own clause"].match(said["rest"]):
        return False
    if OWNER.match(gap) or PASSIVE.search(gap):
        return False
    return bool(SUBJECT_GAP.match(gap)) and not ACCORDING.search(text[start : person.start])


def _main_clause_subject(
    text: str, people: list[EntityMention], last: EntityMention
) -> list[EntityMention]:
    """Return the first person behind "In a call with X, ...": the subject follows its phrase."""
    end = last.mention.span.end
    behind = [p for p in people if p.mention.span.start >= end and p.entity != last.entity][:1]
    opens = _patterns()["opens clause"]
    return [p for p in behind if opens.search(text[end : p.mention.span.start])]


@cache
def _modes() -> tuple[tuple[str, Pattern], ...]:
    return tuple(
        (mode, Pattern(rf"\b(?:{alternation(words)})\b", regex.IGNORECASE))
        for mode, words in load("encounters")["mode"].items()
    )


@cache
def _means_of_verbs() -> dict[str, str]:
    verbs = load("encounters")["verbs"]
    return {verb: mode for mode, listed in verbs.items() for verb in listed}


@cache
def _patterns() -> dict[str, Pattern]:
    lists = load("encounters")
    keys = ("not_met", "no_title", "said", "own_clause", "pronouns", "behind_called")
    words = {key: alternation(lists[key]) for key in keys}
    not_met = rf"(?!(?:{words['not_met']}|\d[\d.,]*)\s)"
    no_title = rf"(?!(?:{words['not_met']}|{words['no_title']}|\d[\d.,]*)\s)"
    no_subject = f"{words['pronouns']}|{words['said']}|and|but"
    name = r"[\p{L}\p{N}'.,-]+\s+"
    return {
        key: Pattern(pattern)
        for key, pattern in {
            "met": rf"^\s(?:(?:{not_met}[\w'-]+\s|(?:on|for)\s[\w-]+\s){{0,6}}?"
            rf"(?:with|between|to|from)\s)?(?:{no_title}{name}){{0,9}}$",
            "object": rf"^\s(?!an?\s)(?:{no_title}{name}){{0,9}}$",
            "called": rf"^\s+(?:{words['behind_called']}|\p{{Lu}}\p{{Ll}}+day)\b|^\.",
            "said": rf"\b(?:{words['said']})\b(?P<rest>.*)$",
            "own clause": rf"^(?:\s+\p{{Ll}}+){{0,3}}?\s+(?:that\s+)?(?:{words['own_clause']})\b",
            "opens clause": rf",\s+(?:(?!(?:{no_subject})\s){name}){{0,6}}$",
        }.items()
    }
