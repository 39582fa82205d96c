"""Which way a time without its year or week lies: back or ahead, by the verb it goes with."""

from __future__ import annotations

from enum import Enum

import regex

from atodds.extract.times.patterns import words
from atodds.lexicon import load
from atodds.model import Span

_WORDS = load("tenses")
_FUTURE = frozenset(_WORDS["future"])
_INTENT = frozenset(_WORDS["intent"])
_PAST = frozenset(_WORDS["past_forms"]) | frozenset(_WORDS["past_auxiliaries"])
_PRESENT = frozenset(_WORDS["present_auxiliaries"])
_REPORTING = frozenset(_WORDS["reporting"])
_NOT_PAST = frozenset(_WORDS["not_past"])
_TOKEN = regex.compile(r"'(?:ll|d|ve|re|s)\b|n't\b|[\p{L}]+(?:-[\p{L}]+)*|[.,;:()\"]")
_JUST_BEFORE = regex.compile(
    rf"\b{words(_WORDS['future_phrases'])}(?: \w+){{0,2}} ?$|\bif (?:\w+ ){{0,3}}$",
    regex.IGNORECASE,
)
_JUST_AFTER = regex.compile(r"(?:'s)? (?:\w+ )?(?:deadline|vote on)\b", regex.IGNORECASE)


class Direction(Enum):
    """Whether the text looks back, ahead, or does not say."""

    BACK = "back"
    AHEAD = "ahead"
    OPEN = "open"


def direction_at(text: str, sentence: Span, place: Span) -> Direction:
    """Tell which way a time at `place` lies, by the nearest verb before it, else after it."""
    before = text[sentence.start : place.start]
    after = text[place.end : sentence.end]
    if _JUST_BEFORE.search(before[-60:]) or _JUST_AFTER.match(after[:40]):
        return Direction.AHEAD
    found = _looking_back(_TOKEN.findall(before.lower()))
    if found is Direction.OPEN:
        found = _looking_on(_TOKEN.findall(after.lower()[:200]))
    return found


def _looking_back(tokens: list[str]) -> Direction:
    for place in range(len(tokens) - 1, -1, -1):
        found = _told_by(tokens, place)
        if found is not Direction.OPEN:
            return found
    return Direction.OPEN


def _looking_on(tokens: list[str]) -> Direction:
    for place in range(len(tokens)):
        found = _told_by(tokens, place)
        if found is not Direction.OPEN:
            return found
    return Direction.OPEN


def _told_by(tokens: list[str], place: int) -> Direction:
    token = tokens[place]
    previous = tokens[place - 1] if place else ""
    if token in _FUTURE:
        following = tokens[place + 1] if place + 1 < len(tokens) else ""
        return Direction.BACK if following == "have" and token != "will" else Direction.AHEAD
    if token == "to" and place and previous in _INTENT:
        return Direction.AHEAD
    if token in _PRESENT and token != "'s":
        rest = tokens[place + 1 : place + 3]
        if any(word.endswith("ing") for word in rest) or "to" in rest[:1] or "expected" in rest:
            return Direction.AHEAD
        return Direction.OPEN
    if token in _PAST or (token.endswith("ed") and token not in _NOT_PAST):
        return _of_past_form(tokens, place)
    return Direction.BACK if token in _REPORTING else Direction.OPEN


def _of_past_form(tokens: list[str], place: int) -> Direction:
    """A past form after a modal or "to be" belongs to that verb."""
    earlier = tokens[max(place - 3, 0) : place]
    if any(word in _FUTURE for word in earlier) and "have" not in earlier:
        return Direction.AHEAD
    if "to" in earlier and "be" in earlier:
        at = place - 1 - earlier[::-1].index("to")
        if at > 0 and tokens[at - 1] in _INTENT:
            return Direction.AHEAD
    return Direction.BACK
