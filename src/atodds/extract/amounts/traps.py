"""Numbers that are no amounts: dates, clock times, addresses, labels, names and codes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain

import regex

from atodds import lexicon
from atodds.extract.amounts.spelling import alternation, number_words
from atodds.language import Alternatives, Pattern
from atodds.model import Span

_ANCIENT = "1900"
"""Years before it are told as years only after "in", "since" and the like."""


def traps_in(text: str, start: int, end: int) -> list[Span]:
    """Return the stretches of `text[start:end]` whose numbers are no amounts, in text order."""
    return [Span(*match.span()) for match in _traps().finditer(text, start, end)]


def is_labelled(text: str, start: int, position: int) -> bool:
    """Tell whether the word before a bare number makes the two a label: "Channel 4", "page 12"."""
    match = _WORD_BEFORE.search(text, max(start, position - _WINDOW), position)
    if match is None:
        return False
    word = match["word"]
    if word.lower().rstrip(".") in _words("labels"):
        return True
    return match["inside"] is not None and word[0].isupper() and not _is_function_word(word)


def is_in_series(text: str, start: int, position: int) -> bool:
    """Tell whether the number belongs to the name before it whatever follows: "FTSE 100"."""
    match = _WORD_BEFORE.search(text, max(start, position - _WINDOW), position)
    return match is not None and match["word"].lower() in _words("series")


def is_year(text: str, start: int, position: int, number: str) -> bool:
    """Tell whether four bare digits at `position` look like a year."""
    if not _YEARS.fullmatch(number):
        return False
    if number >= _ANCIENT:
        return True
    match = _WORD_BEFORE.search(text, max(start, position - _WINDOW), position)
    return match is not None and match["word"].lower() in _words("year_cues")


@cache
def _words(name: str) -> frozenset[str]:
    content = lexicon.load("traps")[name]
    return frozenset(content.split() if isinstance(content, str) else content)


def _is_function_word(word: str) -> bool:
    return word.lower() in _function_words()


@cache
def _function_words() -> frozenset[str]:
    return frozenset(lexicon.load("stopwords")["function"].split())


@cache
def _traps() -> Alternatives:
    groups = (_names(), _dates(), _clock_times(), _ordinals(), _addresses(), _codes(), _people())
    # None begins inside a word; saying so first saves most of the time.
    return Alternatives(
        Pattern(rf"(?<!\p{{L}})(?:{trap})", regex.VERBOSE) for trap in chain.from_iterable(groups)
    )


def _names() -> Iterator[str]:
    """Yield "24/7", "9/11", "on the one hand" and airliners by their number."""
    names = alternation(lexicon.load("traps")["names"])
    yield rf"(?<![\p{{L}}\d])(?i:{names})(?![\p{{L}}\d])"
    yield r"\bGroup[ ]of[ ](?:\d+|\p{Lu}\p{Ll}+)"
    yield r"(?i:\bon[ ](?:the[ ])?one[ ](?:hand|side|level)\b)"
    yield r"""\b7[0-8]7(?:-\d{1,3}\p{L}*)?
        (?=[ ](?i:max|dreamliner|jet|plane|aircraft|airliner|jumbo|freighter)s?\b)"""


def _dates() -> Iterator[str]:
    """Yield "14 March", "14-16 March 2014", "Aug. 1, 2014", "2014-03-14", "2018-19", "1990s"."""
    month = rf"(?:{alternation(lexicon.load('traps')['months'])})\b\.?"
    then_year = rf"(?:,?[ ]{_YEAR}\b)?"
    yield rf"""(?<![\d.,$£€])(?:{_DAY}(?:[ ]?(?:-|to|and|,)[ ]?))?{_DAY}
        (?:[ ]of)?[ -]{month}{then_year}"""
    yield rf"""\b{month}[ -](?:
          {_DAY}(?:[ ]?(?:-|to|and|or)[ ]?{_DAY})?(?![\d:%]|[,.]\d){then_year}
        | of[ ]{_YEAR}\b | {_YEAR}\b | '\d\d\b)"""
    yield r"(?<![\d.,])\d{4}-\d\d(?:-\d\d)?(?![\d-])"
    yield r"(?<![\d.,])\d{1,2}(?P<mark>[-/.])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?!\d)"
    yield rf"""(?<![\d.,$£€]){_YEAR}(?:(?:-|/|[ ](?:to|and|or)[ ]){_YEAR}|[-/]\d\d)
        (?![\d,]|[ ]?%|[.]\d)"""
    yield r"(?<!\d)'\d\ds?\b | (?<![\d.,])\d{2,4}0s\b "
    # "his 60s" and "her early 30s" are ages.
    yield r"(?<!\b(?i:his|her|their|my|your|our)[ ](?:\p{L}++[ -])?)\b[2-9]0s\b"
    yield r"\b(?:A\.?D\.?|B\.?C\.?|circa)[ ]\d{1,4}(?:[ ](?:and|to)[ ]\d{1,4})?"
    yield r"\b\d{1,4}[ ](?:A\.?D\.?|B\.?C\.?(?:E\.?)?|C\.?E\.?)(?!\w)"
    yield rf"(?i:©|\(c\)|copyright)[ ]?{_YEAR}(?:[ ]?-[ ]?{_YEAR})?"


def _clock_times() -> Iterator[str]:
    """Yield "7:25 p.m.", "2:04.7", "10am", "1340 GMT", "five o'clock", "half past six"."""
    small = alternation(number_words())
    half_of_day = r"(?i:a\.m\.|p\.m\.|[ap]m\b)"
    yield rf"\d{{1,3}}:\d\d(?::\d\d)?(?:\.\d+)?(?:[ ]?{half_of_day})?"
    yield rf"(?<![\d.,$])\d{{1,2}}(?:[.:]\d\d)?[ ]?(?:-[ ]?\d{{1,2}}[ ]?)?{half_of_day}"
    yield rf"(?<![\d.,$])\d{{3,4}}[ ]?{half_of_day}"
    yield r"""(?<![\d.,])\d{3,4}[ ](?:GMT|UTC|BST|E[SD]T|C[SD]T|M[SD]T|P[SD]T|CES?T|IST|Eastern
        |hours?[ ](?:GMT|local|UTC))\b"""
    yield rf"\b(?i:\d{{1,2}}|{small})[ ]o'clock"
    yield rf"""\b(?i:(?:half[ ]past|quarter[ ](?:past|to))[ ](?:{small}|\d{{1,2}}))\b
        (?![.,]\d|%|[ ][mbt])"""
    yield rf"""(?<![\d.,])\b(?i:\d{{1,2}}|{small})
        [ ](?:in[ ]the[ ](?:morning|afternoon|evening)|at[ ]night)"""
    # "16.07 Police say": the times of a running report.
    yield r"(?m:^)[ \t]*[0-2]\d\.[0-5]\d(?=\s+['\"]?\p{Lu})"


def _ordinals() -> Iterator[str]:
    tens = alternation(lexicon.load("numbers")["tens"])
    ordinals = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    yield r"(?<![\d.,])\d[\d,]*(?:st|nd|rd|th)\b"
    yield rf"\b(?i:(?:{tens})[ -](?:{ordinals}))\b"


def _addresses() -> Iterator[str]:
    """Yield "10 Downing Street", "the 200 block of", telephone numbers and addresses of pages."""
    streets = alternation(lexicon.load("traps")["streets"])
    yield rf"""(?<![\d.,$£€])\d{{1,5}}\p{{L}}?(?:-\d{{1,5}})?[ ](?:[NSEW]\.?[ ])?
        (?:\p{{Lu}}[\p{{L}}'.-]*[ ]){{1,3}}(?:{streets})\b"""
    yield r"(?<![\d.,$£€])\d{2,5}(?:th|st|nd|rd)?[ ]block[ ]of\b"
    yield r"\b(?i:call(?:ed|ing|s)?|dial(?:l?ed|l?ing|s)?|phoned|to)[ ](?:911|999|112|101)\b"
    yield r"\b(?:911|999)(?=[ ](?:call|caller|operator|dispatch|emergency))"
    yield r"(?<!\d)\+\d{1,3}[ \d()-]{6,20}\d"
    yield r"(?<![\d-])(?:1-)?\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}\b"
    yield r"(?<!\d)(?<!\d[ ])0\d{2,4}[ ]\d{3,4}[ ]\d{3,4}\b | (?<!\d)\d{3}-\d{4}(?![\d-])"
    yield r"\b[A-Z]{2}[ ]\d{5}(?:-\d{4})?\b"
    yield r"(?:https?://|www\.)\S+ | [^\s@]{1,64}@[^\s@]+"


def _codes() -> Iterator[str]:
    """Yield list numbers, notes, "No. 10", "#3", "COVID -19" and "page 1 of 3"."""
    yield r"(?m:^)[ \t]*\d{1,2}[.)](?=\s|\Z)"
    yield r"\[\d+\] | (?i:\bno(?:s?\.|[ ]?\#))[ ]?\d+ | \#\d+ | \b\p{Lu}{2,}[ ]-\d+"
    yield r"\b[Pp]age[ ]\d+[ ]of[ ]\d+ | (?<![\d-])\d+(?:-\d+){2,}(?![\d-])"
    yield r"\b[Oo]dds[ ](?:of|at|were|are)[ ][\w,]+(?:[ ]to[ ]|-)\w+ | \b\d+-to-(?:1|one)\b"


def _people() -> Iterator[str]:
    """Yield "a father of two", whose two are none of the story's people."""
    small = alternation(number_words())
    yield rf"""\b(?i:father|mother|parent|dad|mum|mom|grandfather|grandmother)s?
        [ ](?:of|to)[ ](?i:{small}|\d{{1,2}})\b"""


_DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]|20|21)\d\d"
_YEARS = Pattern(_YEAR)
_WINDOW = 30
_WORD_BEFORE = Pattern(r"(?P<inside>(?<=\S\s))?(?P<word>[\p{L}&][\p{L}\p{M}&.'-]*)[ \n#]+$")
