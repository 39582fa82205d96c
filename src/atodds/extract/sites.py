"""Named sites at which something is said to have happened: a hospital, a hotel, a market."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from atodds.extract.context import Context
from atodds.extract.locations import places_of
from atodds.extract.reading import inside
from atodds.language import Pattern
from atodds.lexicon import load
from atodds.model import Assertion, Category, EntityKind, EntityMention, Kind, Sentence, Slot, Span

AT = Pattern(
    r"\b(?:at|to|in|from|inside|outside|near)\s+(?:the\s+|a\s+|an\s+)?(?:\p{Ll}+\s+){0,2}$"
)
REACH = 40
SITE = "site"


def sites(context: Context) -> Iterator[Assertion]:
    """Yield each named site at which the sentence puts what it tells."""
    reading = context.reading
    for sentence in reading.sentences:
        for span, site in _sites_in(context, sentence):
            yield context.assertion(
                sentence,
                reading.cut(span.start, span.end),
                Kind.PLACE,
                Slot(SITE),
                site,
            )


def _sites_in(context: Context, sentence: Sentence) -> Iterator[tuple[Span, Category]]:
    for located in places_of(context.reading, sentence):
        if located.place.scheme == SITE:
            yield located.span, located.place
    for mark in inside(context.reading.entities, sentence.span):
        if _is_building(mark) and _stands_at(context.reading.text, sentence, mark.mention.span):
            key = mark.entity.key.replace("organisation:", "place:", 1)
            yield mark.mention.span, Category(SITE, key, mark.entity.name)


def _is_building(mark: EntityMention) -> bool:
    if mark.entity.kind is not EntityKind.ORGANISATION:
        return False
    return mark.entity.key.rsplit(maxsplit=1)[-1] in _buildings()


def _stands_at(text: str, sentence: Sentence, name: Span) -> bool:
    return bool(AT.search(text[max(sentence.span.start, name.start - REACH) : name.start]))


@cache
def _buildings() -> frozenset[str]:
    return frozenset(load("sites")["buildings"].split())
