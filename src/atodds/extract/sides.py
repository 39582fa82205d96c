"""Which side of a war holds a place, and whose aircraft or guns struck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import regex

from atodds.extract.context import Context
from atodds.extract.locations import place_category
from atodds.extract.reading import inside
from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import (
    Assertion,
    Category,
    EntityKind,
    EntityMention,
    Kind,
    Modality,
    Sentence,
    Slot,
)

REACH = 90
APPOSED = Pattern(r",\s+(?:an?|the)\s+[\w\s-]{0,50}")
REGION = Pattern(r"\b(?:province|governorate|region|county|state|oblast)\b")


def sides(context: Context) -> Iterator[Assertion]:
    """Yield who holds each town that is told of, and whose strikes a sentence tells of."""
    for sentence in context.reading.sentences:
        yield from _holders(context, sentence)
        yield from _strikes(context, sentence)


def _holders(context: Context, sentence: Sentence) -> Iterator[Assertion]:
    """Yield the holder of each town: "the rebel-held town of X", "X, which is held by rebels"."""
    text = context.reading.text
    places = [
        e
        for e in inside(context.reading.entities, sentence.span)
        if e.entity.kind is EntityKind.PLACE
    ]
    for number, place in enumerate(places):
        if not _is_town(text, place):
            continue
        span = place.mention.span
        start = places[number - 1].mention.span.end if number else sentence.span.start
        before = _patterns()["held before"].search(text, max(start, span.start - REACH), span.start)
        behind = None
        if not number or not APPOSED.fullmatch(text[start : span.start]):
            end = _own_clause(text, sentence, places[number:])
            behind = _patterns()["held behind"].match(text, span.end, end)
        for match in (before, behind):
            if match and not _patterns()["in part"].search(match.group()):
                slot = Slot("holder", place.entity.key, name=place.entity.name)
                yield from _assertions(context, sentence, match, slot)


def _own_clause(text: str, sentence: Sentence, places: Sequence[EntityMention]) -> int:
    """Return how far words behind the first of the places are about it.

    Up to the next place, or the one after that where the next only tells where the first lies:
    "X, a village near Y which is held by rebels".
    """
    for place, other in pairwise(places):
        if not APPOSED.fullmatch(text[place.mention.span.end : other.mention.span.start]):
            return other.mention.span.start
    return sentence.span.end


def _is_town(text: str, place: EntityMention) -> bool:
    """Tell whether a place is small enough for one holder: armies share the cities of an atlas."""
    named = place_category(place.entity).scheme == "site" and not REGION.search(place.entity.key)
    return named and not _patterns()["around"].match(text, place.mention.span.end)


def _strikes(context: Context, sentence: Sentence) -> Iterator[Assertion]:
    for name in ("struck", "struck by"):
        pattern = _patterns()[name]
        for match in pattern.finditer(context.reading.text, sentence.span.start, sentence.span.end):
            yield from _assertions(context, sentence, match, Slot("striker", "strike"))


def _assertions(
    context: Context, sentence: Sentence, match: regex.Match[str], slot: Slot
) -> Iterator[Assertion]:
    """Yield one assertion for a side, or for several told together, of which each is a part."""
    named = dict.fromkeys(_side_of(word) for word in match.captures("side"))
    keys = frozenset(named)
    around = {wider for key in keys for wider in load("sides")["within"].get(key, ())}
    mention = context.reading.cut(match.start(), match.end())
    words = context.reading.cut(match.starts("side")[0], match.ends("side")[-1]).text
    within = frozenset(around | (keys if len(keys) > 1 else set()))
    value = Category("side", "+".join(sorted(keys)), words, within)
    found = context.assertion(sentence, mention, Kind.OTHER, slot, value)
    if found.modality is Modality.FACT:
        yield found


def _side_of(word: str) -> str:
    return _side_words()[word.lower()]


@cache
def _side_words() -> dict[str, str]:
    listed = load("sides")["sides"]
    return {word.lower(): side for side, words in listed.items() for word in words}


@cache
def _patterns() -> dict[str, Pattern]:
    lists = load("sides")
    words = {key: alternation(lists[key]) for key in lists if key not in {"sides", "within"}}
    acronyms = [w for w in _written() if w.isupper()]
    others = [w for w in _written() if not w.isupper()]
    side = rf"(?P<side>(?i:{alternation(others)})|{alternation(acronyms)})"
    nation = r"(?:the\s+)?(?:\p{Lu}[\w']*\s+){0,2}?"
    of_town = rf"(?:\s+(?:(?:[\p{{Ll}}-]+\s+){{0,2}}?(?:{words['towns']})\s+(?:of\s+)?)?)"
    more = (
        rf"(?:\s+(?:{words['armed']}))?"
        rf"(?:\s+(?:(?:and|or)\s+)?(?:allied\s+)?{nation}{side}(?:\s+(?:{words['armed']}))?)?"
    )
    told = (
        rf"(?:\s+(?:{words['towns']}))?,?\s*(?:(?:an?|the)\s+[\w\s-]{{0,60}}?)?,?\s*"
        rf"(?:(?:(?:which|that)\s+(?:[^.;,]{{0,50}}?\s+and\s+)?)?(?:is|was|has been)\s+)?"
        rf"(?:(?:{words['still']})\s+)*"
    )
    return {
        name: Pattern(pattern)
        for name, pattern in {
            "held before": rf"(?:[\w-]+\s+)?\b{side}(?:\s+group)?(?:\s?-\s?|\s+)"
            rf"(?:(?:{words['holds']})|(?:{words['strongholds']})\s+of){of_town}$",
            "held behind": rf"{told}(?:(?:{words['holds']})\s+by\s+{nation}{side}"
            rf"|under\s+(?:the\s+control\s+of\s+{nation}{side}|{nation}{side}\s+control)"
            rf"|in\s+{nation}{side}\s+hands)\b",
            "struck": rf"(?<!\b(?:and|or)\s)\b{nation}{side}{more}(?:'s?|s)?\s+"
            rf"(?i:{words['strikes']})\b",
            "struck by": rf"\b(?i:{words['strikes']})\b[^.;,]{{0,40}}?\b(?:{words['did']})\s+"
            rf"(?:either\s+)?{nation}{side}{more}\b",
            "around": rf"(?:'s?)?\s+(?:{words['around']})\b",
            "in part": rf"\b(?:{words['in_part']})\b",
        }.items()
    }


@cache
def _written() -> tuple[str, ...]:
    return tuple(word for words in load("sides")["sides"].values() for word in words)
