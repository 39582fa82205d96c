"""Where something is said to be: places behind a preposition or before the noun."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from atodds.extract.names import is_region, places_around
from atodds.extract.reading import Reading, inside
from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import Category, Entity, EntityKind, Sentence, Span

_LOCATIVE = (
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|inside|along|around|[Oo]ff|[Aa]cross|into|within|throughout"
    r"|(?:north|south|east|west) of|(?:outskirts|border|borders|city|town|village) of)"
    r"\s+(?:the\s+|a\s+|an\s+)?(?:[\p{Ll}-]++\s++){0,3}$"
)
LOCATIVE = Pattern(_LOCATIVE)
HEAD = Pattern(rf"(?P<head>\p{{Ll}}++)?[\s(]*{_LOCATIVE}")
"""The same with the word before it; to try that at every place takes ten times as long."""
STRUCK = r"\b(?:{strikes})\s+(?:the\s+|a\s+|an\s+)?(?:[\p{{Ll}}-]+\s+){{0,3}}$"
"""Before a place that something strikes: "the blast hit the northern district of Xxxx"."""
DATELINE = Pattern(r"(?:,[^-]{0,40})?\s*(?:\([^()]{1,40}\)\s*)?-")
REACH = 60
_MEMORY = 1 << 10


@dataclass(frozen=True, slots=True)
class Located:
    """A place that something in the sentence is located in."""

    span: Span
    place: Category


def places_of(reading: Reading, sentence: Sentence) -> tuple[Located, ...]:
    """Return the places of a sentence that stand where a location does, in text order."""
    return tuple(
        Located(mark.mention.span, place_category(mark.entity))
        for mark in inside(reading.entities, sentence.span)
        if mark.entity.kind is EntityKind.PLACE
        and (_is_located(reading.text, sentence, mark.mention.span))
    )


def place_category(place: Entity) -> Category:
    """Return a place as a value, with the places it lies in.

    Its scheme is `settlement` for a town of the gazetteer, `region` for a state or a named region,
    `country`, or `site` for the rest: a house and the town it stands in do not exclude each other.
    """
    around = places_around(place.key)
    scheme = "site" if not around else "settlement"
    if place.key == f"place:{place.country}":
        scheme = "country"
    elif around and is_region(place.key):
        scheme = "region"
    return Category(scheme, place.key, place.name, around)


def _is_located(text: str, sentence: Sentence, place: Span) -> bool:
    """Tell whether a place stands behind a preposition or is a dateline."""
    before = text[max(sentence.span.start, place.start - REACH) : place.start]
    if before:
        return _is_locative(before)
    return bool(DATELINE.match(text, place.end, sentence.span.end))


@lru_cache(_MEMORY)
def _is_locative(before: str) -> bool:
    """Tell whether a place stands where these words lead; several makers ask of the same place."""
    if LOCATIVE.search(before) and (match := HEAD.search(before)):
        return match["head"] not in load("topics")
    return bool(_struck().search(before))


@cache
def _struck() -> Pattern:
    return Pattern(STRUCK.format(strikes=alternation(load("sites")["strikes"])))
