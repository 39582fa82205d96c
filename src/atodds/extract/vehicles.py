"""Of what colour and model a vehicle is, in a text that describes but one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from atodds.extract.context import Context
from atodds.extract.only import may_be_one
from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import Assertion, Category, Kind, Sentence, Slot

COLOUR, MODEL = "vehicle colour", "vehicle model"


def vehicles(context: Context) -> Iterator[Assertion]:
    """Yield the colour and the model of the one vehicle that a text describes by it.

    Of several, which one another text means cannot be told: nothing is yielded.
    """
    found = [a for s in context.reading.sentences for a in _described(context, s)]
    for assertion in found:
        alike = (a.value for a in found if a.slot.aspect == assertion.slot.aspect)
        if all(may_be_one(assertion.value, other) for other in alike):
            yield assertion


def _described(context: Context, sentence: Sentence) -> Iterator[Assertion]:
    text, span = context.reading.text, sentence.span
    for match in _pattern().finditer(text, span.start, span.end):
        make, sort = _make_of(match["make"]), _type_of(match["type"])
        known = frozenset(filter(None, (make, sort)))
        mention = context.reading.cut(*match.span())
        if match["colour"] and known:
            key = _words("colours")[match["colour"].lower()]
            within = frozenset(load("vehicles")["within"].get(key, ()))
            value = Category(COLOUR, key, match["colour"], within)
            slot = Slot(COLOUR, "vehicle", known)
            yield context.assertion(sentence, mention, Kind.OTHER, slot, value)
        if match["model"] and make:
            value = Category(MODEL, match["model"].lower(), match["model"])
            slot = Slot(MODEL, "vehicle", frozenset({make}))
            yield context.assertion(sentence, mention, Kind.OTHER, slot, value)


def _make_of(word: str | None) -> str | None:
    return load("vehicles")["same"].get(word.lower(), word.lower()) if word else None


def _type_of(word: str | None) -> str | None:
    return _words("types")[word.lower()] if word else None


@cache
def _words(table: str) -> dict[str, str]:
    listed = load("vehicles")[table]
    return {word.lower(): key for key, words in listed.items() for word in words}


@cache
def _pattern() -> Pattern:
    lists = load("vehicles")
    colour, sort = alternation(_words("colours")), alternation(_words("types"))
    between = rf"(?:(?:(?i:{alternation(lists['between'])})|(?:19|20)\d\d),?\s+){{0,3}}"
    no_model = alternation([*lists["no_model"], *lists["makes"]])
    model = rf"(?!(?:{no_model}|(?i:{sort}))\b)(?P<model>\p{{Lu}}[\p{{L}}\d-]*\d?|\d{{3,4}})"
    make = rf"(?P<make>{alternation(lists['makes'])})(?:\s+{model})?(?:\s+(?P<type>(?i:{sort})))?"
    return Pattern(
        rf"\b(?P<colour>(?i:{colour})),?\s+{between}(?:{make}|(?P<type>(?i:{sort})))(?![\w'-])"
        rf"|\b{between}{make}(?![\w'-])"
    )
