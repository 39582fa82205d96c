"""Find the time expressions of a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import regex

from atodds.extract.times.clocks import CLOCK_RULES
from atodds.extract.times.dates import DATE_RULES
from atodds.extract.times.join import joined
from atodds.extract.times.lengths import LENGTH_RULES
from atodds.extract.times.others import OPEN_RULES, TRAP_RULES
from atodds.extract.times.patterns import Rule
from atodds.extract.times.relative import RELATIVE_RULES
from atodds.extract.times.repeats import REPEAT_RULES
from atodds.extract.times.sense import Clock, Cue, NoTime, Reading
from atodds.extract.times.years import YEAR_RULES
from atodds.language import Pattern
from atodds.language.patterns import worth_searching
from atodds.model import Span

RULES: tuple[Rule, ...] = (
    *TRAP_RULES,
    *DATE_RULES,
    *YEAR_RULES,
    *CLOCK_RULES,
    *RELATIVE_RULES,
    *LENGTH_RULES,
    *REPEAT_RULES,
    *OPEN_RULES,
)
_PATTERNS = tuple(rule.pattern for rule in RULES)
_BLANK_LINE = regex.compile(r"\n[ \t]*\n\s*")
"""No time expression goes on behind one."""

Candidate = tuple[int, int, int, Reading]
"""Where the match begins, less its end, the rank of its rule, and what part of it says."""


def readings_of(text: str) -> tuple[Reading, ...]:
    """Return what every time expression of the text says, in text order, none overlapping."""
    chosen = _longest_first_from_left(list(_candidates(text)))
    times = [_with_cue(text, r) for r in chosen if not isinstance(r.sense, NoTime)]
    return tuple(joined(text, times))


def _candidates(text: str) -> Iterator[Candidate]:
    ends = [match.end() for match in _BLANK_LINE.finditer(text)]
    for start, end in pairwise([0, *ends, len(text)]):
        for rank in worth_searching(_PATTERNS, text, start, end):
            yield from _matches(rank, text, start, end)


def _matches(rank: int, text: str, start: int, end: int) -> Iterator[Candidate]:
    rule = RULES[rank]
    for match in rule.pattern.compiled.finditer(text, start, end):
        found = rule.read(match)
        if found is None:
            continue
        parts = found if isinstance(found, tuple) else ((0, found),)
        for group, sense in parts:
            span = Span(*match.span(group))
            yield match.start(), -match.end(), rank, Reading(span, sense)


def _longest_first_from_left(candidates: list[Candidate]) -> list[Reading]:
    """Keep the match that starts first; of several, the longest, then that of the first rule."""
    chosen: list[Reading] = []
    taken, owner = -1, (-1, 0, -1)
    for start, minus_end, rank, reading in sorted(candidates, key=lambda found: found[:3]):
        if (start, minus_end, rank) != owner and start < taken:
            continue
        owner, taken = (start, minus_end, rank), max(taken, -minus_end)
        chosen.append(reading)
    return sorted(chosen, key=lambda reading: reading.span)


def _with_cue(text: str, reading: Reading) -> Reading:
    """Note the word before a clock: "about noon", "by 6 a.m."."""
    if not isinstance(reading.sense, Clock):
        return reading
    before = text[max(reading.span.start - 30, 0) : reading.span.start]
    cue = next((cue for cue, pattern in _CUES if pattern.search(before)), None)
    onward = bool(_ONWARD.search(before))
    return replace(reading, sense=replace(reading.sense, cue=cue, onward=onward))


_SOON = (
    r"\b(?:shortly|just|soon|right|moments|minutes|(?:a )?(?:few|couple of|little)(?: minutes)?) "
)
_CUES = tuple(
    (cue, Pattern(pattern, regex.IGNORECASE))
    for cue, pattern in (
        (Cue.SOON_BEFORE, rf"{_SOON}(?:before|to|prior to) $"),
        (Cue.SOON_AFTER, rf"{_SOON}(?:after|past) $"),
        (Cue.SOON_BEFORE, r"\b(?:nearly|almost|close to|towards?) $"),
        (Cue.ABOUT, r"\b(?:about|around|approximately|roughly|circa|some time around|near) $"),
        (Cue.BEFORE, r"\b(?:before|prior to|by|until|till) (?:about |around )?$"),
        (Cue.AFTER, r"\b(?:after|past|since) (?:about |around )?$"),
    )
)
_ONWARD = Pattern(r"\b(?:by|until|till|as of) (?:about |around )?$", regex.IGNORECASE)
