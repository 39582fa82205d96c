"""What each document is about: its words, names, figures and days, and how much of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import timedelta

from atodds.language import base, fold, tells_something, tokens
from atodds.model import BlockKind, Document, Moment

Profile = Mapping[str, float]
"""How much there is of each term; days are written `day:2014-03-14`."""

DAY = "day:"

LEAD_WORDS = 60
"""News begins with what is new: what was before, and what was elsewhere, comes later."""
LEAD = 2.0
HALF_WORDS = 400
"""After so many words a mention counts half."""

NAME = 1.5
FIGURE = 2.0
"""What a word with a capital, or a figure of two digits or more, counts beside another word."""
A_DAY = timedelta(hours=36)
"""A night is told of as a day, and begins on the one before."""


def profile_of(document: Document, times: Iterable[Moment] = ()) -> Profile:
    """Return the profile of a document; `times` are those it tells of, as often as it does."""
    return {**_words(document), **_days(times)}


def _words(document: Document) -> Profile:
    text = fold(document.text, document.markup)
    amounts: dict[str, float] = defaultdict(float)
    passed = 0
    for block in document.blocks:
        if not block.kind.asserts:
            continue
        for token in tokens(block.span.of(text)):
            term, amount = _term(token.text)
            if term:
                amounts[term] += amount * _prominence(block.kind, passed)
            passed += 1
    return amounts


def _term(word: str) -> tuple[str, float]:
    if word[0].isdigit():
        return (word.lower(), FIGURE) if len(word) > 1 else ("", 0)
    if not tells_something(word):
        return "", 0
    return base(word), NAME if word[0].isupper() else 1


def _prominence(kind: BlockKind, passed: int) -> float:
    if passed < LEAD_WORDS or kind in {BlockKind.HEADLINE, BlockKind.SUBHEAD}:
        return LEAD
    return HALF_WORDS / (HALF_WORDS + passed)


def _days(times: Iterable[Moment]) -> Profile:
    days = (
        time.earliest + (time.latest - time.earliest) / 2
        for time in times
        if time.latest - time.earliest <= A_DAY
    )
    return Counter(f"{DAY}{day.date().isoformat()}" for day in days)
