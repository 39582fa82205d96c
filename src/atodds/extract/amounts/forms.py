"""The forms in which a number is written, each a pattern with the parts that its reader needs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import regex

from atodds import lexicon
from atodds.extract.amounts.spelling import (
    alternation,
    denominators,
    number_words,
    scale_words,
)
from atodds.language import Alternatives, Pattern

AND_A_HALF = r"[ -]and[ -](?P<joined>(?:an?|one|three)[ -](?:half|third|quarters?))\b"
"""The end of "two and a half", in either case."""


@cache
def number_forms() -> Alternatives:
    """Return the patterns of a number; `lastgroup` names the form that matched."""
    # "F-150" is a name, "six-to-eight" holds two numbers.
    left = r"(?<![\p{L}\p{N}_&@\#])(?<!\p{L}-(?<!\b(?:to|and|or)-))"
    return Alternatives(
        Pattern(f"{left}(?P<{name}>{pattern})", regex.VERBOSE)
        for name, pattern in (
            ("vague", _vague()),
            ("share", _share()),
            ("multiple", _multiple()),
            ("article", _article()),
            ("height", _height()),
            ("decade", _decade()),
            ("digits", _digits()),
            ("words", _words()),
        )
    )


@cache
def scale_form() -> Pattern:
    """Return the pattern of scale words behind a number: " million", "-lakh crore"."""
    return Pattern(rf"(?i)[ -](?P<scale>{_scales()})\b")


@cache
def share_form() -> Pattern:
    """Return the pattern of what makes a number a fraction: "-thirds", " quarters of"."""
    names = alternation(denominators())
    return Pattern(rf"(?i)(?:[ ](?=\w+(?: of\b|\Z)|third|fourth|fift)|-)(?P<name>{names})\b")


@cache
def half_form() -> Pattern:
    """Return the pattern of " and a half" behind a number."""
    return Pattern(f"(?i){AND_A_HALF}")


def _spaced(words: Iterable[str]) -> str:
    """Return an alternation for use in a verbose pattern."""
    return f"(?:{alternation(words)})"


def _scales() -> str:
    one = _spaced(scale_words())
    return rf"{one}(?:[ -]{one})?"


def _vague() -> str:
    words = lexicon.load("numbers")
    heads, plurals = _spaced(words["vague_heads"]), _spaced(words["vague_plurals"])
    return rf"""(?i:
        (?P<head>{heads})(?:[ ](?P<head_scale>{_scales()}))?\b
        # "scores" and "tens" are other words unless "of" follows.
      | (?!(?:scores|tens)\b(?![ ]of\b|\Z))
        (?:{_spaced(words["vague_multiples"])}[ ]of[ ])?{plurals}\b
    )"""


def _share() -> str:
    """Return the form of "half a million", "a third of", "by half" and "almost a quarter"."""
    words = lexicon.load("numbers")
    parts, cues = _spaced(denominators()), _spaced(words["share_cues"])
    return rf"""(?i:
        (?P<share_name>(?:(?:an?|one|three)[ -])?(?:half|third|quarter|quarters))
          [ ](?:an?[ ]|of[ ]an?[ ]|)(?P<share_of>{_spaced(scale_words())})\b
      | (?P<share_name>an?[ ]{parts})(?=[ ]of\b)
      | (?P<share_name>half)(?=[ ]{_spaced(words["half_before"])}\b
          | -(?:an-)?(?:hour|mile|century|dozen)\b)
      | (?<=\bby[ ])(?P<share_name>half)\b
      | (?<=\A|\b{cues}[ ])(?P<share_name>an?[ ]{parts})
        (?=\s*(?:[,.;:)]|\Z)|[ ]{_spaced(words["share_before"])}\b)
      | (?<=\A|\b{cues}[ ])(?P<share_name>an?[ ]{parts}|half)(?=\Z)
    )"""


def _multiple() -> str:
    words = lexicon.load("numbers")
    return rf"""(?i:
        (?P<adverb>{_spaced(words["multiples"])})
          (?:[ ]as[ ](?:many|much|\p{{L}}++(?=[ ]as\b))
            | (?=[ ](?:the|its|their|his|her|what|that)\b) | (?=\Z))
      | (?P<verb>{_spaced(words["multiplying"])})\b
    )"""


def _article() -> str:
    """Return the form of "an" where it counts: "lasted an hour", "an hour and a half"."""
    words = lexicon.load("numbers")
    times, cues = _spaced(words["single_times"]), _spaced(words["single_cues"])
    smaller = "minutes?|seconds?|hours?|days?|months?|weeks?|inch(?:es)?|yards?"
    return rf"""(?i:
        (?:an?|another)(?=
            [ ]{times}[ ]and[ ]an?[ ](?:half|quarter)\b
          | [ ](?:{times}|foot)(?:,|,?[ ]and)[ ]\w+[ ](?:{smaller})\b
          | [ ](?:hour|minute)[ ]of\b)
      | another(?=[ ]{times}\b)
      | (?<=\A|\b{cues}[ ])an?(?=[ ]{times}\b(?![ ](?:ago|earlier|later|before|after|old)\b))
      | (?<=\bfor[ ])an(?=[ ]hour\b)
    )"""


def _height() -> str:
    """Return the form of 5'10" and "six-foot-two", whose inches bear no name of their own."""
    small = _spaced(number_words())
    inches = r"(?P<inches>1[01]|\d)(?![\d'.,:%]*\d)"
    return rf"""(?i:
        (?P<feet>[2-9]|[1-9]\d(?='[ ]?\d{{1,2}}"))'(?:{inches}(?:"|''|in\b)?|[ ]{inches}(?:"|''))
      | (?P<feet>[2-9]|{small})-(?:foot|feet|ft)-(?P<inches>1[01]|\d|{small})
        (?:-inch(?:es)?)?(?![\p{{L}}\d]|[.,]\d|-\p{{L}})
      | (?P<feet>[2-9]|{small})[ ]?(?:foot|feet|ft)[ ](?P<inches>1[01]|\d|{small})
        (?=[ ](?:tall|high)\b|[,.;)](?!\d)|\s*\Z)
    )"""


def _decade() -> str:
    """Return the form of "in his early 60s" and "in her seventies"."""
    tens = _spaced(lexicon.load("numbers")["decades_of_life"])
    return rf"""(?i:
        in(?:to)?[ ](?:his|her|their|my|your|our)[ ](?:(?P<part>early|mid|middle|late)[ -])?
        (?:(?P<tens>[2-9])0'?s|(?P<life>{tens}))\b
    )"""


def _digits() -> str:
    words, prefixes = lexicon.load("numbers"), lexicon.load("currencies")["prefixes"]
    signs = _spaced(sign for signs in prefixes.values() for sign in signs)
    suffixes = _spaced([*words["suffixes"]["sure"], *words["suffixes"]["unsure"]])
    glyphs = "".join(words["glyphs"])
    return rf"""
        (?<!\d[.,:/])
        (?P<minus>-|minus[ ])?(?:(?P<sign>{signs})[ ]?)?(?P<negative>-)?
        (?P<core>
          (?:(?P<whole>\d+)[ ](?=\d/\d))?(?P<number>(?:{_GROUPED})(?:\.\d+)?|(?<![\w.)])\.\d+)
          (?:[ ]?(?P<glyph>[{glyphs}])|(?P<slashed>/[1-9]\d?)(?![\d/])|(?i:{AND_A_HALF})
            | [ ]?[\u00d7x*][ ]?10\^?(?P<power>[-+]?\d{{1,2}}))?
        | (?P<glyph>[{glyphs}])
        )
        (?:(?i:[ -](?P<scale>{_scales()})\b)
          | (?P<suffix>{suffixes})(?![\p{{L}}\p{{N}}²³/°])
          | [ ](?P<suffix>bn|mn|mln|tn|trn|[MB]|(?<=\d[ ])[mb](?=[ ,.;)]))(?![\p{{L}}\p{{N}}²³/°-])
        )?
        (?!\d|[.,]\d)
    """


_GROUPED = r"""
    \d{1,3}(?:,\d{3})+(?!\d) | \d{1,2}(?:,\d{2})+,\d{3}(?!\d) | \d{1,3}(?:'\d{3})+(?!\d)
  | (?<!(?<!\d|\p{Lu}\p{Ll}{2,8}\.?[ ])\d{1,3}[ ])\d{1,3}(?:[ ]\d{3}){1,4}(?![\d/%]|[ :.,-]\d)
  | \d+
"""
"""Thousands apart by commas, in the Indian manner, by apostrophes or by spaces, or together.

Spaces do so behind a date as well: "in 2014 12 000 people", "on March 14 12 000 people".
"""


def _words() -> str:
    """Return the form of a run of number words, of which `spelling.spelled` takes what fits."""
    scale, end = _spaced(scale_words()), r"(?:\b|(?=fold\b))"
    word = _spaced([*number_words(), *scale_words()]) + end
    return rf"""
        (?i:(?P<below>minus[ ]))?(?P<dollars>[$£€][ ]?)?
        (?P<run>(?i:(?:an?[ -](?={scale}\b))?{word}(?:[ -](?:and[ -])?{word}){{0,24}}))
        (?!-(?:th|st|nd|rd)\b)
    """
