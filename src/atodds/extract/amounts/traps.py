"""Numbers that are no amounts: dates, clock times, addresses, labels, names and codes."""

from __future__ import annotations

from functools import cache

import regex

from atodds import lexicon
from atodds.extract.amounts.spelling import alternation, number_words
from atodds.model import Span

_DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]|20|21)\d\d"


def traps_in(text: str, start: int, end: int) -> list[Span]:
    """Return the stretches of `text[start:end]` whose numbers are no amounts, in text order."""
    return [Span(*match.span()) for match in _pattern().finditer(text, start, end)]


def is_labelled(text: str, start: int, position: int) -> bool:
    """Tell whether the word before a bare number makes the two a label: "Channel 4", "page 12"."""
    match = _WORD_BEFORE.search(text, start, position)
    if match is None:
        return False
    word = match["word"]
    if word.lower().rstrip(".") in _labels():
        return True
    return word[0].isupper() and not match["first"] is None and _is_name(word)


def is_in_series(text: str, start: int, position: int) -> bool:
    """Tell whether the number belongs to the name before it whatever follows: "FTSE 100"."""
    match = _WORD_BEFORE.search(text, start, position)
    return bool(match) and match["word"].lower() in _words("series")


def is_year(text: str, start: int, position: int, number: str) -> bool:
    """Tell whether four bare digits are a year."""
    if not _YEARS.fullmatch(number):
        return False
    if number >= "1900":
        return True
    match = _WORD_BEFORE.search(text, start, position)
    return bool(match) and match["word"].lower() in _words("year_cues")


@cache
def _words(name: str) -> frozenset[str]:
    content = lexicon.load("traps")[name]
    return frozenset(content.split() if isinstance(content, str) else content)


def _labels() -> frozenset[str]:
    return _words("labels")


def _is_name(word: str) -> bool:
    return word.lower() not in lexicon.load("stopwords")["function"].split()


_YEARS = regex.compile(_YEAR)
_WORD_BEFORE = regex.compile(r"(?P<first>(?<=\S\s))?(?P<word>[\p{L}&][\p{L}\p{M}&.'-]*)[ \n#]+$")


@cache
def _pattern() -> regex.Pattern[str]:
    traps = lexicon.load("traps")
    months = rf"(?:{alternation(traps['months'])})\b\.?"
    small = alternation(number_words())
    tens = alternation(lexicon.load("numbers")["tens"])
    ordinals = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    return regex.compile(
        rf"""
          (?:https?://|www\.)\S+ | \S+@\S+\.\S+
        | (?<![\p{{L}}\d])(?i:{alternation(traps["names"])})(?![\p{{L}}\d])
        # 14 March, 14-16 March 2014, March 14, March 2014, Aug. 1, 2014
        | (?<![\d.,$£€])(?:{_DAY}(?:\ ?(?:-|to|and|,)\ ?))?{_DAY}(?:\ of)?[\ -]{months}(?:,?[\ ]{_YEAR}\b)?
        | \b{months}[\ -](?:{_DAY}(?:\ ?(?:-|to|and|or)\ ?{_DAY})?(?![\d:%]|[,.]\d)(?:,?\ {_YEAR}\b)?|of\ {_YEAR}\b|{_YEAR}\b|'\d\d\b)
        | (?<![\d.,])\d{{4}}-\d\d(?:-\d\d)?(?![\d-]) | (?<![\d.,])\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}(?!\d)
        | (?<![\d.,$£€]){_YEAR}(?:-|/|\ to\ |\ and\ |\ or\ )(?:{_YEAR}|\d\d)(?![\d,]|\ ?%)
        | (?<!\d)'\d\ds?\b | (?<![\d.,])\d{{2,4}}0s\b | \b[2-9]0s\b
        # 9:40 p.m., 1:36.6, 10am, 1340 GMT, five o'clock, half past six
        | \d{{1,3}}:\d\d(?::\d\d)?(?:\.\d+)?(?:\ ?[ap]\.?m\b\.?)?
        | (?<![\d.,$])\d{{1,2}}(?:[.:]\d\d)?\ ?(?:-\ ?\d{{1,2}}\ ?)?(?i:a\.m\.|p\.m\.|[ap]m\b)
        | (?<![\d.,])\d{{3,4}}\ (?:GMT|UTC|BST|EST|EDT|CST|CDT|MST|PST|PDT|CET|CEST|IST|Eastern|hours?\ (?:GMT|local|UTC))\b
        | \b(?i:\d{{1,2}}|{small})\ o'clock | \b(?i:(?:half|quarter)\ (?:past|to)\ (?:{small}|\d{{1,2}}))\b
        | (?<![\d.,])\d{{1,2}}\ in\ the\ (?:morning|afternoon|evening)
        # 21st, twenty-first
        | (?<![\d.])\d[\d,]*(?:st|nd|rd|th)\b | \b(?i:(?:{tens})[\ -](?:{ordinals}))\b
        # 10 Downing Street, 16-18 Industrial Avenue
        | (?<![\d.,$£€])\d{{1,5}}\p{{L}}?(?:-\d{{1,5}})?\ (?:[NSEW]\.?\ )?(?:\p{{Lu}}[\p{{L}}'.-]*\ ){{1,3}}(?:{alternation(traps["streets"])})\b
        # telephone numbers
        | (?<!\d)\+\d{{1,3}}[\ \d()-]{{6,}}\d | (?<![\d-])(?:1-)?\(?\d{{3}}\)?[\ .-]\d{{3}}[.-]\d{{4}}\b
        | (?<!\d)0\d{{2,4}}\ \d{{3,4}}\ \d{{3,4}}\b | (?<!\d)\d{{3}}-\d{{4}}(?![\d-])
        | (?i:©|\(c\)|copyright)\ ?{_YEAR}(?:\ ?-\ ?{_YEAR})?
        | \[\d+\] | \b[A-Z]{{2}}\ \d{{5}}(?:-\d{{4}})?\b
        # AK-47, COVID -19
        | \b\p{{Lu}}{{2,}}\ -\d+
        | (?:^|\n)\s*\d{{1,2}}[.)](?=\s) | (?i:\bno(?:s?\.|\ ?\#))\ ?\d+ | \#\d+
        | \b(?:A\.?D\.?|B\.?C\.?|circa)\ \d{{1,4}}(?:\ (?:and|to)\ \d{{1,4}})? | \b\d{{1,4}}\ (?:A\.?D\.?|B\.?C\.?(?:E\.?)?|C\.?E\.?)(?!\w)
        # airliners by their number
        | \b7[0-8]7(?:-\d{{1,3}}\p{{L}}*)?(?=\ (?i:max|dreamliner|jet|plane|aircraft|airliner|jumbo|freighter)s?\b)
        | (?i:\bon\ (?:the\ )?one\ (?:hand|side|level)\b)
        """,
        regex.VERBOSE,
    )
