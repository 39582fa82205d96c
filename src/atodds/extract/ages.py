"""Ages, tied to the person whose age it is, by name or by what the text tells of him."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from atodds.extract.context import Context
from atodds.extract.persons import (
    WrittenAge,
    age_of,
    fate_of,
    number,
    phrase_around,
    profile_of,
    written_ages,
)
from atodds.extract.reading import Reading, inside
from atodds.language import Pattern
from atodds.model import (
    SOMEBODY,
    Assertion,
    Entity,
    EntityKind,
    EntityMention,
    Interval,
    Kind,
    Profile,
    Quantity,
    Sentence,
    Slot,
    Span,
)

NAME_BEHIND = Pattern(
    r"^[\s,-]*(?:(?!and\b|or\b|of\b|in\b|by\b|with\b|who\b|was\b|is\b|told\b|said\b)[\p{L}][\p{L}'-]*\.?,?\s+){0,4}$"
)
"""What may stand between an age and the name behind it: "27-year-old Army Spc. Ann Example"."""
NAMED_AS = Pattern(r"^(?:\s+[\p{L}-]+){0,3}\s+as\s+(?:\p{Lu}\p{L}*\.\s+)?$")
"""What stands between where the name is told: "named the 27-year-old driver as Ann Example"."""
APPOSITION_AHEAD = Pattern(
    r"^(?:,|,?\s+as|,?\s+(?:who\s+)?is|,?\s+(?:who\s+)?was|\s*\()\s*(?:an?\s+|the\s+)?(?:[\p{L}-]+\s+){0,2}$"
)
JOINED = Pattern(
    r"\s*(?:,|and|&|,\s*and)\s*(?:an?\s+|the\s+|another\s+|his\s+|her\s+)?", regex.IGNORECASE
)
DEFINITE = Pattern(r"the\s", regex.IGNORECASE)
WORST_FIRST = ("killed", "accused", "injured", "shot")


@dataclass(frozen=True, slots=True)
class _Age:
    sentence: Sentence
    span: Span
    quantity: Quantity
    person: Entity | None
    profile: Profile
    definite: bool = False


def ages(context: Context) -> Iterator[Assertion]:
    """Yield the age of everybody who is given one."""
    reading = context.reading
    found = [age for s in reading.sentences for age in _ages_in(reading, s)]
    fates = _fates(reading, {a.person for a in found if a.person})
    named = {(a.person, a.quantity.hard) for a in found if a.person}
    for age in found:
        person = age.person or _known(age, named)
        profile = age.profile
        if person and fates.get(person):
            profile = replace(profile, fate=fates[person])
        slot = Slot(
            "age",
            person.key if person else SOMEBODY,
            name=person.name if person else None,
            profile=profile,
        )
        mention = reading.cut(age.span.start, age.span.end)
        yield context.assertion(age.sentence, mention, Kind.AGE, slot, age.quantity)


def _known(age: _Age, named: set[tuple[Entity, Interval]]) -> Entity | None:
    """Return the one person of that age whom the document names, if the age points back to him."""
    if not age.definite:
        return None
    fitting = [person for person, hard in named if hard == age.quantity.hard]
    return fitting[0] if len(fitting) == 1 else None


def _fates(reading: Reading, people: set[Entity]) -> dict[Entity, str]:
    """Return the worst that the document says befell each person."""
    told: dict[Entity, set[str]] = defaultdict(set)
    for named in reading.entities:
        sentence = reading.sentence_at(named.mention.span.start) if named.entity in people else None
        fate = fate_of(reading.text, sentence, named.mention.span) if sentence else None
        if fate:
            told[named.entity].add(fate)
    return {person: min(fates, key=WORST_FIRST.index) for person, fates in told.items()}


def _ages_in(reading: Reading, sentence: Sentence) -> list[_Age]:
    people = [
        e for e in inside(reading.entities, sentence.span) if e.entity.kind is EntityKind.PERSON
    ]
    bare = [age for p in people if (age := _bare(reading, sentence, p))]
    written = [
        w for w in written_ages(reading, sentence) if not any(w.span.overlaps(b.span) for b in bare)
    ]
    found = [*bare, *_described(reading, sentence, people, written)]
    return sorted(found, key=lambda a: a.span)


def _bare(reading: Reading, sentence: Sentence, person: EntityMention) -> _Age | None:
    """Return the age that a figure behind a name gives: "Ann Example, 27, of Leeds"."""
    span = person.mention.span
    match = _bare_age().match(reading.text, span.end, sentence.span.end)
    quantity = age_of(match["age"]) if match else None
    if match is None or quantity is None:
        return None
    whole = Span(span.start, match.end("age"))
    fate = fate_of(reading.text, sentence, whole)
    return _Age(sentence, whole, quantity, person.entity, Profile(fate=fate))


def _described(
    reading: Reading,
    sentence: Sentence,
    people: Sequence[EntityMention],
    written: Sequence[WrittenAge],
) -> list[_Age]:
    """Return the ages that stand with a noun, each with what the sentence tells of the person."""
    text = reading.text
    found: list[_Age] = []
    for at in range(len(written) - 1, -1, -1):
        age = written[at]
        phrase = phrase_around(text, sentence, age)
        behind = [w.whole.start for w in written[at + 1 :] if w.whole.start >= phrase.span.end]
        limit = behind[0] if behind else None
        profile = profile_of(text, sentence, phrase, limit)
        if profile.fate is None and found and JOINED.fullmatch(text, phrase.span.end, limit):
            # "a woman, 44, and a man, 51, were hurt"
            profile = replace(profile, fate=found[0].profile.fate)
        person = None if profile.several else _person_of(text, age.span, phrase.span, people)
        definite = bool(DEFINITE.match(text, phrase.span.start))
        found.insert(0, _Age(sentence, age.span, age.quantity, person, profile, definite))
    return found


def _person_of(
    text: str, age: Span, phrase: Span, people: Sequence[EntityMention]
) -> Entity | None:
    """Return the person named right behind the age, else right before it in apposition."""
    for person in people:
        name = person.mention.span
        between = text[age.end : name.start]
        if name.start >= age.end and (NAME_BEHIND.match(between) or NAMED_AS.match(between)):
            return person.entity
    for person in people:
        name = person.mention.span
        if name.end <= age.start and (
            APPOSITION_AHEAD.match(text[name.end : age.start])
            or APPOSITION_AHEAD.match(text[name.end : max(name.end, phrase.start)])
        ):
            return person.entity
    return None


@cache
def _bare_age() -> Pattern:
    """Return the pattern of an age between commas behind a name: "Ann Example, 27, of Leeds"."""
    words = r"\p{L}+ty\b"
    aside = (
        r"(?:\s*\([^()\d]{1,30}\)"
        r"|,\s+(?:of|from)\s+[^,;.\d]{2,30}"
        r"|,\s+an?\s+[\p{Ll} -]{2,25})?"
    )
    behind = (
        r"(?:,?\s+who\s+(?:is|was|turned)"
        rf"|\s+(?:is|was|turns|turned)(?=\s+\d\d|\s+{words})"
        r"|,\s*(?:now\s+)?(?:aged?,?:?)?"
        r"|\s*[(]\s*(?:aged?\s+)?"
        r"|\s+--?\s)"
    )
    closes = (
        r"(?=\s*(?:,|\.(?!\d)|;|\)|--?\s|$)"
        r"|\s+(?:and|of|from|was|told|said|in\s+\p{Lu}\p{L}+|years?|when|at\s+the\s+time)\b)"
    )
    # "Ann Example, one of the guests" is no child of one.
    counted = r"(?!\p{L}+\s+of\b|one\b)"
    return Pattern(rf"{aside}{behind}\s*{counted}(?P<age>{number()}){closes}")
