"""What is said to have happened to those counted: killed, injured, missing, arrested."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from atodds.lexicon import alternation, load
from atodds.model import AmountMention, Sentence

REACH = 90
ASIDE = regex.compile(
    r",?\s*(?:including|among them|among whom|most of them|mostly|many of them)\b[^,.;]{0,60}?"
    r"(?:,|(?=\s(?:were|was|are|have|had|has|dead|killed|injured|wounded|hurt|missing)\b))"
)
"""What stands between those counted and their verb: "12 workers, including two women, died"."""
PASSIVE = (
    r"(?:(?:who|that)\s+)?(?:(?:were|was|are|is|have|has|had|been|being|be|got|left|also|still|now|remain(?:s|ed)?"
    r"|reported|confirmed|feared|believed|listed as|so far|may have"
    r"|are known to have)\s+){1,6}"
)
BETWEEN = r"^\s*(?:[,(]\s*)?(?:(?!and\b|or\b|as\b|to\b|who\b)\(?[\p{L}'-]+\)?\s+){0,2}?"
NO_OBJECT = (
    r"(?!\s+(?:an?|the|his|her|their|its|him|them|himself|themselves|another|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|several|dozens|hundreds|people|at least|more than|\d+)\b)"
)
"""What follows a verb in the active voice: "two gunmen killed a guard" counts no dead."""
FILLER = r"(?:\s+(?:as many as|at least|up to|a total of|some|about|another|of))*\s*$"
TOLL_TO = (
    r"\b(?:{words})\b[^.;]{{0,70}}?"
    r"\b(?:to|at|of|is|was|reached|reaches|stands at|stood at|now|:)\s*$"
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate of `lexicon/predicates.yaml`."""

    name: str


def predicate_of(text: str, sentence: Sentence, amount: AmountMention) -> Predicate | None:
    """Return what happened to those counted, None where the text does not say.

    The counted noun itself ("26 deaths"), then a passive directly behind ("26 were killed"), then
    a verb directly before ("killing 26"), then other words behind ("26 feared dead"), then the
    name of the toll ("the toll rose to 26").
    """
    span = amount.mention.span
    return happened_to(
        text, sentence, (span.start, span.end), noun=amount.noun, inner=amount.mention.text
    )


def happened_to(
    text: str,
    sentence: Sentence,
    people: tuple[int, int],
    *,
    noun: str | None = None,
    inner: str = "",
) -> Predicate | None:
    """Return what the sentence says happened to the people who stand between two offsets."""
    start, end = people
    before = text[max(sentence.span.start, start - REACH) : start]
    after = ASIDE.sub("", text[end : min(sentence.span.end, end + REACH)])
    for matches in (
        lambda p: noun in p.nouns,
        lambda p: p.passive.match(after),
        lambda p: p.before.search(before),
        lambda p: p.after.match(after) or p.within.search(inner),
        lambda p: p.toll.search(before),
    ):
        for entry in _entries():
            if matches(entry):
                return Predicate(entry.name)
    return None


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    nouns: frozenset[str]
    before: regex.Pattern[str]
    passive: regex.Pattern[str]
    after: regex.Pattern[str]
    within: regex.Pattern[str]
    toll: regex.Pattern[str]


@cache
def _entries() -> tuple[_Entry, ...]:
    return tuple(
        _Entry(
            name,
            frozenset(entry["nouns"]),
            regex.compile(rf"\b(?:{alternation(entry['before'])}){FILLER}", regex.IGNORECASE),
            _passive(alternation(entry["after"])),
            _after(alternation(entry["after"])),
            regex.compile(rf"\s(?:{alternation(entry['after'])})$", regex.IGNORECASE),
            regex.compile(
                TOLL_TO.format(words=alternation(entry["toll"] or ["\0"])), regex.IGNORECASE
            ),
        )
        for name, entry in load("predicates").items()
    )


def _passive(words: str) -> regex.Pattern[str]:
    return regex.compile(rf"^\s*{PASSIVE}(?:\p{{L}}+ly\s+)?(?:{words})\b", regex.IGNORECASE)


def _after(words: str) -> regex.Pattern[str]:
    return regex.compile(
        rf"{BETWEEN}(?:{PASSIVE}(?:\p{{L}}+ly\s+)?(?:{words})\b|(?:{words})\b{NO_OBJECT})",
        regex.IGNORECASE,
    )
