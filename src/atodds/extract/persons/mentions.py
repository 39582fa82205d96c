"""Whom a stretch of a sentence is about: the last one spoken of before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from atodds.extract.persons.nouns import features_of, nouns
from atodds.extract.persons.profiles import fate_of, phrase_around
from atodds.extract.persons.written import written_ages
from atodds.extract.reading import Reading, inside
from atodds.language import Pattern, singular
from atodds.lexicon import alternation, load
from atodds.model import Entity, EntityKind, Profile, Quantity, Sentence, Span

SAYS = Pattern(
    r"\s+(?:(?:also|later|has|have)\s+)?(?:said|says|say|told|added|confirmed|reported|believe)\b"
)
SAID = Pattern(r"(?:^|[\",?!]\s*)(?:said|says|added)\s+$|\baccording\s+to\s+$")
"""Before whoever speaks; "police said Ann Example was hurt" is of her."""
PRONOUN = Pattern(
    r"\b(?P<male>he|him)\b|\b(?P<female>she|her(?=\s+(?:in|to|on|through)\b))\b", regex.IGNORECASE
)
APPOSED = Pattern(
    r"(?:(?:,\s+\d{1,3})?,\s+(?:an?|the|his|her)|\s+(?:was|is)\s+an?)\s+(?:[\w-]+\s+){0,2}"
)
ONE_OF = Pattern(r"\bone\s+of\s+(?:(?:the|those|these)\s+)?(?:\p{L}+\s+)?$", regex.IGNORECASE)
BACK = 2
"""So many sentences before it a pronoun finds whom it stands for."""


@dataclass(frozen=True, slots=True)
class PersonMention:
    """Somebody spoken of in a sentence, by name, by noun or by pronoun."""

    span: Span
    entity: Entity | None = None
    noun: str | None = None
    sex: str | None = None
    """Of a pronoun."""
    rank: str | None = None
    """Which of several: the fourth victim."""
    age: Quantity | None = None


def person_before(
    reading: Reading, sentence: Sentence, span: Span
) -> tuple[Entity | None, Profile]:
    """Return whom the words at `span` are about: the name, if there is one, and the profile."""
    told = [m for m in mentions_in(reading, sentence) if m.span.end <= span.start]
    mention = told[-1] if told else None
    if mention is None:
        return None, Profile(fate=fate_of(reading.text, sentence, span))
    profile = _profile(reading, sentence, mention)
    if mention.sex:
        found = _antecedent(reading, sentence, told, mention.sex)
        if found:
            entity, other = found
            return entity, other
    return mention.entity, profile


def owner_before(reading: Reading, sentence: Sentence, span: Span, sex: str) -> Entity | None:
    """Return whom "his" or "her" at `span` stands for, where only one named person fits."""
    told = [m for m in mentions_in(reading, sentence) if m.span.end <= span.start]
    found = _antecedent(reading, sentence, told, sex)
    return found[0] if found else None


def mentions_in(reading: Reading, sentence: Sentence) -> list[PersonMention]:
    """Return the people spoken of in a sentence, in text order, without those who only speak."""
    text, start, end = reading.text, sentence.span.start, sentence.span.end
    named = [
        PersonMention(e.mention.span, entity=e.entity)
        for e in inside(reading.entities, sentence.span)
        if e.entity.kind is EntityKind.PERSON
    ]
    found = list(named)
    for age in written_ages(reading, sentence):
        phrase = phrase_around(text, sentence, age)
        if not any(phrase.span.overlaps(m.span) for m in found):
            found.append(PersonMention(phrase.span, noun=phrase.noun, age=age.quantity))
    for match in _noun().finditer(text, start, end):
        span = Span(*match.span())
        if not any(span.overlaps(m.span) or _is_title(text, span, m.span) for m in found):
            rank = match["rank"].lower() if match["rank"] else None
            found.append(PersonMention(span, noun=match["noun"].lower(), rank=rank))
    found += [
        PersonMention(Span(*match.span()), sex=match.lastgroup)
        for match in PRONOUN.finditer(text, start, end)
    ]
    heard = (m for m in found if not _only_speaks(text, m.span, sentence))
    return sorted(heard, key=lambda m: m.span)


def _only_speaks(text: str, span: Span, sentence: Sentence) -> bool:
    before = text[max(sentence.span.start, span.start - 20) : span.start]
    return bool(SAYS.match(text, span.end, sentence.span.end) or SAID.search(before))


def _is_title(text: str, noun: Span, name: Span) -> bool:
    """Tell whether a noun stands before or behind a name in apposition: "his brother, Xxxx"."""
    if noun.end <= name.start:
        return bool(
            regex.fullmatch(r",?\s+(?:identified as\s+|named\s+)?", text[noun.end : name.start])
        )
    return bool(APPOSED.fullmatch(text, name.end, noun.start))


def _antecedent(
    reading: Reading, sentence: Sentence, before: Sequence[PersonMention], sex: str
) -> tuple[Entity | None, Profile] | None:
    """Return whom a pronoun stands for: the one person spoken of before it, near by."""
    here: Sentence | None = sentence
    for _ in range(BACK + 1):
        told = [m for m in before if m.sex is None and _may_be(m, sex)]
        if len({m.entity or m.span for m in told}) == 1 and here:
            return told[0].entity, _profile(reading, here, told[0])
        here = reading.sentence_before(here, across=True) if here else None
        if told or here is None:
            return None
        before = mentions_in(reading, here)
    return None


def _may_be(mention: PersonMention, sex: str) -> bool:
    features = features_of(mention.noun) if mention.noun else frozenset[str]()
    other = "female" if sex == "male" else "male"
    several = mention.noun is not None and singular(mention.noun) != mention.noun
    return other not in features and not several


def _profile(reading: Reading, sentence: Sentence, mention: PersonMention) -> Profile:
    noun = singular(mention.noun) if mention.noun else None
    features = features_of(noun) if noun else frozenset[str]()
    return Profile(
        features=features | ({mention.sex} if mention.sex else frozenset()),
        nouns=frozenset(filter(None, (noun, mention.rank))),
        fate=fate_of(reading.text, sentence, mention.span),
        several=noun is not None and noun != mention.noun and not _is_one_of(reading, mention.span),
        age=mention.age.hard_base if mention.age else None,
    )


def _is_one_of(reading: Reading, span: Span) -> bool:
    return bool(ONE_OF.search(reading.text[max(0, span.start - 30) : span.start]))


@cache
def _noun() -> Pattern:
    ranks = alternation(load("persons")["ranks"])
    return Pattern(
        rf"(?<![\w-])(?:(?P<rank>{ranks})\s+)?(?P<noun>{alternation(nouns())})\b(?![-'])",
        regex.IGNORECASE,
    )
