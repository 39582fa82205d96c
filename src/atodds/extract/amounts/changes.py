"""Which way an amount moved, where it is an amount of change."""

from __future__ import annotations

from functools import cache

from atodds import lexicon
from atodds.language import Pattern
from atodds.model import Change, Span, Unit
from atodds.model.quantity import COUNT

_WINDOW = 48


def change_of(text: str, start: int, span: Span, unit: Unit | None) -> Change | None:
    """Return the direction of an amount of change: "rose by 5%", "5% lower", "a 5% rise"."""
    before = _before_pattern().search(text, max(start, span.start - _WINDOW), span.start)
    if before:
        word = " ".join(before["word"].lower().split())
        if before["by"] or word not in _only_measures() or _is_measure(unit):
            return _direction(word, "up", "down")
    if not _is_measure(unit):
        return None
    after = _after_pattern().match(text, span.end)
    return _direction(after["word"].lower(), "after_up", "after_down") if after else None


def trend_of(text: str, start: int, position: int) -> Change | None:
    """Return which way a measure moved to reach an amount: "the toll rose to 12"."""
    match = _trend_pattern().search(text, max(start, position - _WINDOW), position)
    return _direction(match["word"].lower(), "up", "down") if match else None


def _direction(word: str, up: str, down: str) -> Change | None:
    table = lexicon.load("changes")
    if word in table[up]:
        return Change.UP
    return Change.DOWN if word in table[down] else None


def _is_measure(unit: Unit | None) -> bool:
    """Tell whether an amount of the unit can be what something rose or fell by."""
    if unit is None:
        return False
    return unit.name == "point" or unit.dimension not in {COUNT, "time", "age", "length"}


@cache
def _only_measures() -> frozenset[str]:
    return frozenset(lexicon.load("changes")["only_for_measures"])


@cache
def _before_pattern() -> Pattern:
    table = lexicon.load("changes")
    return Pattern(
        r"(?i)(?<!\p{L})(?P<word>\L<words>)"
        r"(?:[ \n](?:another|a|an|further|of|some|as[ ]much[ ]as))?"
        r"(?P<by>[ \n]by(?:[ ](?:another|a|an|some))?)?[ \n]$",
        words=[*table["up"], *table["down"]],
    )


@cache
def _trend_pattern() -> Pattern:
    table = lexicon.load("changes")
    return Pattern(
        r"(?i)(?<!\p{L})(?P<word>\L<words>)[ \n](?:back[ ])?to[ ]"
        r"(?:a[ ](?:new[ ])?(?:record|high|low)[ ](?:of[ ])?)?$",
        words=[*table["up"], *table["down"]],
    )


@cache
def _after_pattern() -> Pattern:
    table = lexicon.load("changes")
    return Pattern(
        r"(?i)[ \n](?P<word>\L<words>)(?!\p{L})", words=[*table["after_up"], *table["after_down"]]
    )
