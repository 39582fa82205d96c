"""Countries: their names, what belongs to them, and who speaks English."""

from __future__ import annotations

from functools import cache

from babel import Locale
from babel.languages import get_official_languages

from atodds import lexicon

_ALPHA_2 = 2


@cache
def country_names() -> dict[str, str]:
    """Return the countries' English names in lower case with their ISO 3166 codes."""
    territories = Locale("en").territories
    names = {
        name.lower().replace("\u2019", "'").removesuffix(" sar china"): code
        for code, name in territories.items()
        if len(code) == _ALPHA_2 and code.isalpha() and code not in _NO_COUNTRIES
    }
    return names | {
        name: code
        for code, others in lexicon.load("places")["countries"].items()
        for name in others
    }


@cache
def demonyms() -> dict[str, str]:
    """Return adjectives and people in lower case with the ISO 3166 codes of their countries."""
    singular = {
        word: code
        for code, words in lexicon.load("demonyms")["countries"].items()
        for word in words
    }
    several = {f"{word}s": code for word, code in singular.items()}
    return {word: code for word, code in several.items() if word not in country_names()} | singular


@cache
def peoples() -> frozenset[str]:
    """Return adjectives and names of peoples in lower case, of countries and others."""
    return frozenset(demonyms()) | frozenset(lexicon.load("demonyms")["peoples"].split())


@cache
def governments() -> dict[str, str]:
    """Return capitals and houses that stand for a government, with the country's code."""
    return {
        name: code
        for code, names in lexicon.load("places")["governments"].items()
        for name in names
    }


def country_of(phrase: str) -> str | None:
    """Return the ISO 3166 code of a country's name or adjective, None for anything else."""
    word = phrase.lower().removeprefix("the ")
    return demonyms().get(word) or country_names().get(word)


def speaks_english(country: str | None) -> bool:
    """Tell whether English is an official language of the country, by law or in fact.

    Unknown countries are taken to: their words are then compared as they stand.
    """
    if country is None:
        return True
    return "en" in get_official_languages(country, de_facto=True)


# CLDR's codes for groups of countries and for no country.
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})
