"""How many of those shot lived: "seven shot, one of them fatally" is one dead and six injured."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from atodds.extract.casualties import INJURED, KILLED, SHOT
from atodds.extract.context import Context
from atodds.extract.headcounts import COUNTS, PREDICATE_KINDS, headcount
from atodds.extract.reading import inside
from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import (
    AmountMention,
    Assertion,
    Interval,
    Mention,
    Modifier,
    Quantity,
    Sentence,
    Slot,
    Unit,
)
from atodds.model.quantity import COUNT

APART = frozenset({"subset", "others"})


def survivors(context: Context) -> Iterator[Assertion]:
    """Yield the dead and the injured among a number of people shot, the deaths told beside it."""
    for sentence in context.reading.sentences:
        for amount in _counts(context, sentence):
            shot = amount.mention
            dead = _deaths(context, sentence, shot)
            number = _number_shot(context, sentence, amount) if dead else None
            if dead is None or number is None or not 0 < dead[1] < number:
                continue
            mention = context.reading.cut(shot.span.start, min(dead[0], sentence.span.end))
            if not _tells(context, sentence, KILLED):
                yield _counted(context, sentence, mention, KILLED, dead[1])
            yield _counted(context, sentence, mention, INJURED, number - dead[1])


def _counts(context: Context, sentence: Sentence) -> Iterator[AmountMention]:
    amounts = inside(context.reading.amounts, sentence.span)
    return (a for a in amounts if a.quantity.dimension in COUNTS)


def _deaths(context: Context, sentence: Sentence, shot: Mention) -> tuple[int, Fraction] | None:
    """Return where the deaths among those shot are told, and how many they are."""
    text = context.reading.text
    match = _patterns()["here"].search(text, shot.span.end, sentence.span.end)
    if match is None:
        following = context.reading.sentence_at(sentence.span.end + 1)
        match = _patterns()["next"].match(text, following.span.start) if following else None
    if match is None:
        return None
    number = match["number"].lower()
    return match.end(), Fraction(_numbers()[number] if number in _numbers() else int(number))


def _number_shot(context: Context, sentence: Sentence, amount: AmountMention) -> Fraction | None:
    found = headcount(context, sentence, amount)
    if found is None or found.slot.aspect != SHOT or APART & found.hints:
        return None
    hard = found.value.hard if isinstance(found.value, Quantity) else None
    return hard.lower if hard and hard.lower == hard.upper else None


def _tells(context: Context, sentence: Sentence, predicate: str) -> bool:
    """Tell whether a figure of the sentence gives the number by itself."""
    found = (headcount(context, sentence, amount) for amount in _counts(context, sentence))
    return any(f and f.slot.aspect == predicate and not APART & f.hints for f in found)


def _counted(
    context: Context, sentence: Sentence, mention: Mention, predicate: str, number: Fraction
) -> Assertion:
    exact = Interval(number, number)
    unit = Unit("person", COUNT, "person")
    return context.assertion(
        sentence,
        mention,
        PREDICATE_KINDS[predicate],
        Slot(predicate, "person"),
        Quantity(number, Modifier.EXACT, unit, exact, exact),
    )


@cache
def _numbers() -> dict[str, int]:
    numbers = load("numbers")
    return {**numbers["ones"], **numbers["teens"]}


@cache
def _patterns() -> dict[str, Pattern]:
    deaths = alternation(load("tolls")["deaths"])
    number = rf"(?P<number>{alternation(_numbers())}|\d{{1,2}})"
    of_them = r"\s+of\s+(?:them|whom|those|the\s+(?:victims|wounded))\b"
    aside = r"(?:,[^,.;]{1,50},)?"
    return {
        "here": Pattern(rf"\b{number}(?:{of_them}{aside})?\s+(?:{deaths})\b", regex.IGNORECASE),
        "next": Pattern(rf"\W*{number}{of_them}{aside}\s+(?:{deaths})\b", regex.IGNORECASE),
    }
