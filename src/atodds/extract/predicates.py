"""What is said to have happened to those counted: killed, injured, missing, arrested."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from atodds.lexicon import alternation, load
from atodds.model import AmountMention, Sentence

REACH = 90
APPOSITION = regex.compile(
    r",\s*(?:including|among them|among whom|most of them|mostly|many of them)[^,]{0,60},"
)
AUXILIARY = (
    r"^\s*(?:,\s*)?(?:\(?[\p{L}'-]+\)?\s+){0,2}?"
    r"(?:(?:were|was|are|is|have|has|had|been|being|be|got|left|also|still|now|remain(?:s|ed)?"
    r"|reported|confirmed|feared|believed|listed as|so far|may have|are known to have)\s+){0,5}"
)
FILLER = r"(?:\s+(?:as many as|at least|up to|a total of|some|about|another|of))*\s*$"
TOLL_TO = (
    r"\b(?:{words})\b[^.;,]{{0,40}}?"
    r"\b(?:to|at|of|is|was|reached|reaches|stands at|stood at|now|:)\s*$"
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate of `lexicon/predicates.yaml`."""

    name: str


def predicate_of(text: str, sentence: Sentence, amount: AmountMention) -> Predicate | None:
    """Return what happened to those counted, None where the text does not say.

    The counted noun itself ("26 deaths"), then a verb directly before ("killing 26"), then the
    words directly behind ("26 were killed"), then the name of the toll ("the toll rose to 26").
    """
    noun = amount.noun
    span = amount.mention.span
    before = text[max(sentence.span.start, span.start - REACH) : span.start]
    after = APPOSITION.sub("", text[span.end : min(sentence.span.end, span.end + REACH)])
    inner = amount.mention.text
    for matches in (
        lambda p: noun in p.nouns,
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
            regex.compile(AUXILIARY + rf"(?:{alternation(entry['after'])})\b", regex.IGNORECASE),
            regex.compile(rf"\s(?:{alternation(entry['after'])})$", regex.IGNORECASE),
            regex.compile(
                TOLL_TO.format(words=alternation(entry["toll"] or ["\0"])), regex.IGNORECASE
            ),
        )
        for name, entry in load("predicates").items()
    )
