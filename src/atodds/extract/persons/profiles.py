"""What a sentence tells of somebody whose age or state it gives: noun, sex, fate."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from atodds.extract.persons.nouns import features_of, nouns
from atodds.extract.persons.written import WrittenAge
from atodds.language import Pattern, singular
from atodds.lexicon import alternation, load
from atodds.model import Profile, Sentence, Span

REACH = 110
REACH_BACK = 45
FATES = ("killed", "injured", "accused", "shot")
CLAUSE_END = Pattern(
    r";|\.\s|,\s+(?:and|but|while|although|as)\s|\s(?:but|while|after|when|before|whose|by)\s"
)
DETERMINER = Pattern(
    r"(?:(?<![\w-])(?:an?|the|another|this|that|one|two|three|four|five|six|seven|eight|nine|ten|\d"
    r"|his|her|their|my|our)|'s?)\s+(?:(?!(?:and|or|of|an?|the|another|his|her|their)\b)\p{L}[\p{L}'-]*\s+){0,3}$",
    regex.IGNORECASE,
)
NOTHING = Pattern(r"(?!)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The noun phrase that stands for somebody."""

    span: Span
    noun: str | None
    """In lower case as written; None where an age alone stands for somebody."""


def phrase_around(text: str, sentence: Sentence, age: WrittenAge) -> Phrase:
    """Return the noun phrase that an age is part of."""
    start, end, noun = age.whole.start, age.whole.end, None
    if age.before:
        behind = _noun_behind().match(text, end, sentence.span.end)
        if behind:
            end, noun = behind.end("noun"), behind["noun"].lower()
    elif within := _noun().match(text, start, end):
        noun = within["noun"].lower()
    elif ahead := _noun_ahead().search(text, max(sentence.span.start, start - REACH_BACK), start):
        start, noun = ahead.start("noun"), ahead["noun"].lower()
    determiner = DETERMINER.search(text, max(sentence.span.start, start - REACH_BACK), start)
    return Phrase(Span(determiner.start() if determiner else start, end), noun)


def profile_of(text: str, sentence: Sentence, phrase: Phrase, limit: int | None = None) -> Profile:
    """Return what the sentence tells of whom a noun phrase stands for.

    `limit` is where the next person is spoken of, behind which nothing is said of this one.
    """
    noun = singular(phrase.noun) if phrase.noun else None
    return Profile(
        features=features_of(noun) if noun else frozenset(),
        nouns=frozenset({noun}) if noun else frozenset(),
        fate=fate_of(text, sentence, phrase.span, limit),
        several=noun is not None and noun != phrase.noun,
    )


def fate_of(text: str, sentence: Sentence, span: Span, limit: int | None = None) -> str | None:
    """Return what the clause says of somebody: killed, injured, accused or only shot.

    What stands right before decides, then what the rest of the clause says first.
    """
    for fate in FATES:
        if _listed()[fate].match(text, sentence.span.start, span.start):
            return fate
    before = text[max(sentence.span.start, span.start - REACH_BACK) : span.start]
    for fate in FATES:
        if _before()[fate].search(before):
            return fate
    if _attack().match(text, span.end, sentence.span.end):
        return "accused"
    stop = min(sentence.span.end, span.end + REACH, limit or sentence.span.end)
    end = CLAUSE_END.search(text, span.end, stop)
    clause = text[span.end : end.start() if end else stop]
    said = [(match.start(), fate) for fate in FATES if (match := _after()[fate].search(clause))]
    first = min(said)[1] if said else None
    if first == "shot":
        return next((f for _, f in sorted(said) if f in {"killed", "injured"}), first)
    return first


@cache
def _before() -> dict[str, Pattern]:
    words = load("persons")
    return {
        fate: Pattern(
            rf"\b(?:{alternation(words[f'{fate}_before'])})(?:\s+(?:as|of|in))?[\s:,]*$",
            regex.IGNORECASE,
        )
        for fate in FATES
    }


@cache
def _after() -> dict[str, Pattern]:
    words = load("persons")
    return {
        fate: Pattern(rf"\b(?:{alternation(words[fate])})\b", regex.IGNORECASE) for fate in FATES
    }


@cache
def _listed() -> dict[str, Pattern]:
    """Return the patterns of what opens a list: "The dead were identified as"."""
    words = load("persons")
    return {
        fate: Pattern(
            rf"\W*(?:(?:the|those|others|also)\s+){{0,2}}(?:{alternation(words['lists'][fate])})"
            r"\s+(?:(?:victims?|suspects?|people|men|women|children|in|the|\p{L}+ing)\s+){0,4}"
            r"(?:is|are|was|were|as|includ\p{L}+|identified|named)\b",
            regex.IGNORECASE,
        )
        for fate in words["lists"]
    } | dict.fromkeys(set(FATES) - set(words["lists"]), NOTHING)


@cache
def _attack() -> Pattern:
    """Return the pattern of a verb in the active voice: "a man shot his neighbor"."""
    words = load("persons")
    verb = alternation(words["attacks"])
    return Pattern(
        rf"(?:\s+who)?\s+(?:\p{{Ll}}+ly\s+)?(?:{verb})(?:\s+and\s+(?:{verb}))?"
        rf"\s+(?:{alternation(words['objects'])}|\d|(?-i:\p{{Lu}}))\b(?!\s+(?:head|face|chest|back|leg|arm|stomach|neck))",
        regex.IGNORECASE,
    )


@cache
def _noun() -> Pattern:
    return Pattern(rf"(?P<noun>{alternation(nouns())})\b", regex.IGNORECASE)


@cache
def _noun_ahead() -> Pattern:
    return Pattern(rf"\b(?P<noun>{alternation(nouns())}),?\s+$", regex.IGNORECASE)


@cache
def _noun_behind() -> Pattern:
    return Pattern(
        r"[\s,-]*(?:(?!and\b|or\b|of\b|in\b|who\b|was\b|is\b|from\b|has\b|had\b|with\b|at\b|on\b|to\b)"
        rf"\p{{L}}[\p{{L}}'-]*\s+){{0,3}}?(?P<noun>{alternation(nouns())})\b(?![-'])",
        regex.IGNORECASE,
    )
