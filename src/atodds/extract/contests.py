"""How votes and matches ended: ballots, majorities, and scores at the end and on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

import regex

from atodds.extract.amounts.intervals import score_bands
from atodds.extract.amounts.units import SCORE
from atodds.extract.context import Context
from atodds.extract.reading import Reading, inside
from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import (
    AmountMention,
    Assertion,
    Interval,
    Kind,
    Modifier,
    Quantity,
    Sentence,
    Slot,
    Span,
    Unit,
)
from atodds.model.quantity import COUNT

BALLOT, MARGIN = "ballot", "margin"
FINAL, HALF_TIME, MOMENT = "final", "half-time", "moment"
VOTE = Unit("vote", COUNT, "vote")
NEAR = 70
"""So many characters around two figures tell what they are of."""
ACROSS = 20
"""The noes may stand in a sentence of their own behind the ayes."""
FEWEST_VOTES = 200
"""No match ends with so many points for one side."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Two figures set against each other, and how they are written."""

    span: Span
    figures: tuple[Fraction, Fraction]
    form: str


def contests(context: Context) -> Iterator[Assertion]:
    """Yield each ballot with its majority, each majority told alone, and each score."""
    text = context.reading.text
    is_match = any(e.event.type == "match" for e in context.events)
    for sentence in context.reading.sentences:
        for sides in _sides(context, sentence):
            if sides.form == "votes" or (sides.form == "score" and _is_vote(text, sentence, sides)):
                yield from _ballot(context, sentence, sides)
                continue
            when = _moment_of(text, sentence, sides)
            if is_match or (when and sides.form == "score"):
                yield _score(context, sentence, sides, when or MOMENT)
        yield from _margins(context, sentence)


def _sides(context: Context, sentence: Sentence) -> Iterator[Sides]:
    """Yield "61-38", "73 votes for and 26 against", and what else is written so, each once."""
    reading = context.reading
    found = [
        Sides(amount.mention.span, amount.quantity.value, "score")
        for amount in inside(reading.amounts, sentence.span)
        if amount.quantity.dimension == SCORE.dimension and isinstance(amount.quantity.value, tuple)
    ]
    yield from found
    for form in ("votes", "goals"):
        pattern = _patterns()[form]
        end = sentence.span.end + (ACROSS if form == "votes" else 0)
        for match in pattern.finditer(reading.text, sentence.span.start, end):
            if match.start() >= sentence.span.end:
                break
            ends = (*match.span("one"), *match.span("other"))
            span = Span(min(ends), max(ends))
            if not any(span.overlaps(sides.span) for sides in found):
                yield Sides(span, (_number(match["one"]), _number(match["other"])), form)


def _is_vote(text: str, sentence: Sentence, sides: Sides) -> bool:
    around = _around(text, sentence, sides.span)
    return max(sides.figures) >= FEWEST_VOTES or bool(_patterns()["voting"].search(around))


def _around(text: str, sentence: Sentence, span: Span) -> str:
    start, end = (
        max(sentence.span.start, span.start - NEAR),
        min(sentence.span.end, span.end + NEAR),
    )
    return f"{text[start : span.start]} {text[span.start : end]}"


def _ballot(context: Context, sentence: Sentence, sides: Sides) -> Iterator[Assertion]:
    """Yield how many voted for and against, and by how many the one side won."""
    mention = context.reading.cut(sides.span.start, sides.span.end)
    slot = Slot(BALLOT, "vote")
    yield context.assertion(sentence, mention, Kind.VOTES, slot, _result(sides))
    ayes, noes = sides.figures
    yield context.assertion(
        sentence, mention, Kind.VOTES, Slot(MARGIN, "vote"), _exactly(abs(ayes - noes), VOTE)
    )


def _score(context: Context, sentence: Sentence, sides: Sides, when: str) -> Assertion:
    mention = context.reading.cut(sides.span.start, sides.span.end)
    return context.assertion(sentence, mention, Kind.SCORE, Slot("score", when), _result(sides))


def _moment_of(text: str, sentence: Sentence, sides: Sides) -> str | None:
    """Return when the score stood, as far as is told; a line of results is final."""
    around = _around(text, sentence, sides.span)
    for name, moment in (("half_time", HALF_TIME), ("moment", MOMENT), ("final", FINAL)):
        if _patterns()[name].search(around):
            return moment
    return FINAL if sides.form == "goals" else None


def _margins(context: Context, sentence: Sentence) -> Iterator[Assertion]:
    """Yield majorities told alone: "a majority of 24", "won by 1,204 votes"."""
    for amount in inside(context.reading.amounts, sentence.span):
        if is_margin(context.reading, sentence, amount):
            quantity = replace(amount.quantity, unit=VOTE)
            yield context.assertion(
                sentence, amount.mention, Kind.VOTES, Slot(MARGIN, "vote"), quantity
            )


def is_margin(reading: Reading, sentence: Sentence, amount: AmountMention) -> bool:
    """Tell whether a count is that by which a vote was won, and not how many voted."""
    if amount.quantity.dimension not in {COUNT, None} or amount.noun not in {
        "vote",
        "ballot",
        None,
    }:
        return False
    span = amount.mention.span
    before = reading.text[max(sentence.span.start, span.start - NEAR) : span.start]
    if _patterns()["margin of"].search(before):
        return True
    if amount.noun is None:
        return False
    after = reading.text[span.end : min(sentence.span.end, span.end + NEAR)]
    return bool(_patterns()["margin by"].search(before) or _patterns()["parted"].match(after))


def _result(sides: Sides) -> Quantity:
    hard, soft = score_bands(*sides.figures)
    return Quantity(sides.figures, Modifier.EXACT, SCORE, hard, soft)


def _exactly(number: Fraction, unit: Unit) -> Quantity:
    point = Interval(number, number)
    return Quantity(number, Modifier.EXACT, unit, point, point)


def _number(written: str) -> Fraction:
    words = {**load("contests")["nothing"], **_spelled()}
    lower = written.lower()
    return Fraction(words[lower] if lower in words else lower.replace(",", ""))


@cache
def _spelled() -> dict[str, int]:
    numbers = load("numbers")
    return {**numbers["ones"], **numbers["teens"]}


@cache
def _patterns() -> dict[str, Pattern]:
    words = {name: alternation(listed) for name, listed in load("contests").items()}
    figure = rf"(?:\d{{1,3}}(?:,\d{{3}}){{0,6}}|{alternation(_spelled())})"
    goals = rf"(?:\d{{1,2}}|{alternation(_spelled())}|{words['nothing']})"
    calendar = alternation(word for kind in ("days", "months") for word in load("traps")[kind])
    club, points = rf"(?!(?:{calendar})\b)\p{{Lu}}[\p{{L}}'.-]+", r"\d{1,2}"
    aye, no = (
        rf"\b(?i:{words[side]})[:,]?\s+(?P<{name}>\d[\d,]*)"
        for side, name in (("ayes", "one"), ("noes", "other"))
    )
    votes = rf"""
        \b(?P<one>{figure})\s+(?:[\p{{Ll}}-]+,?\s+){{0,4}}?
        (?:(?:and|with|to|but)\s+)?(?P<other>{figure})
        \s+(?:\p{{Ll}}+\s+)?(?:{words["opposed"]})\b
      | {aye}[.,;\s]+{no}
      | {no}[.,;\s]+{aye}
    """
    written_out = rf"""
        {club}\s+(?P<one>{points})-(?P<other>{points})\s+{club}
      | {club}\s+(?P<one>{points}),?\s+(?:{club}\s+){{1,3}}(?P<other>{points})(?=\s*(?:$|[.;(\n]))
      | \b(?:by|won|lost|drew|finished|ended)\s+(?P<one>{goals})(?:\s+(?:goals?|points?|runs?))?
        (?:\s+to\s+|-)(?P<other>{goals})\b
    """
    around = {
        name: rf"\b(?:{words[name]})\b" for name in ("voting", "half_time", "moment", "final")
    }
    ends = {
        "margin of": rf"\b(?:{words['margin_of']})\s+$",
        "margin by": rf"\b(?:{words['margin_by']})\s+(?:[^.;]{{0,40}}\bby\s+)?$",
        "parted": rf"\s+(?:{words['parted']})\b",
    }
    loose = {k: Pattern(p, regex.IGNORECASE) for k, p in (around | ends).items()}
    return loose | {
        "votes": Pattern(votes, regex.VERBOSE),
        "goals": Pattern(written_out, regex.VERBOSE),
    }
