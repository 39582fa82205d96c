"""What is said to have happened at a place: the deed itself, an arrest, a find, a home."""

from __future__ import annotations

from functools import cache

import regex

from atodds.extract.clauses import CLAUSE_START
from atodds.language import Pattern, base
from atodds.lexicon import alternation, load
from atodds.model import Sentence, Span

BEFORE, BEHIND = 90, 60
WORD = Pattern(r"\p{L}+")
PERSONS = "persons"


def matter_at(text: str, sentence: Sentence, place: Span) -> str | None:
    """Return what the clause says to have happened at the place: scene, arrest, home ...

    The nearest word before the place tells, else the nearest behind it; None where none does.
    """
    before = text[max(sentence.span.start, place.start - BEFORE) : place.start]
    if _resident().search(before):
        return "home"
    boundaries = list(CLAUSE_START.finditer(before))
    clause = before[boundaries[-1].end() :] if boundaries else before
    behind = CLAUSE_START.split(text[place.end : min(sentence.span.end, place.end + BEHIND)], 1)[0]
    words = [*reversed(WORD.findall(clause)), *WORD.findall(behind)]
    return next(filter(None, (_matter_of(word) for word in words)), None)


def _matter_of(word: str) -> str | None:
    return _matters().get(base(word.lower()))


@cache
def _matters() -> dict[str, str]:
    lists = load("whereabouts")
    return {w: matter for matter, words in lists.items() if matter != PERSONS for w in words}


@cache
def _resident() -> Pattern:
    persons = alternation(load("whereabouts")[PERSONS])
    return Pattern(rf"(?:\b(?:{persons})|,)\s+of\s+(?:the\s+)?$", regex.IGNORECASE)
