"""Places: by the gazetteer, by the kind of place that the words say, by preposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import regex

from atodds import lexicon
from atodds.extract.names.countries import country_names, country_of, peoples
from atodds.extract.names.found import Found, found_at
from atodds.extract.names.gazetteer import (
    cities_named,
    country_around,
    place_key,
    plain,
    regions,
    states,
)
from atodds.extract.names.tokens import Token, is_first_name, is_surely_first_name
from atodds.extract.names.words import function_words, is_ordinary, words, words_in_titles
from atodds.language import Pattern
from atodds.model import EntityKind

_LONGEST = 5
_LONGEST_UNKNOWN = 3
_TOWN = 100_000
"""How large a city must be to be known by its name alone."""
_POSTAL = 2
_ADJECTIVE = Pattern(r"(?:i|e)an$|ese$|ish$")
_HOUSES = frozenset({"residence", "home", "house", "palace", "compound"})
_ORDINAL = Pattern(r"\d{1,3}(?:st|nd|rd|th)", regex.IGNORECASE)
_ROADS = frozenset({"highway", "route", "interstate", "hwy", "freeway"})
_OF_THE = ["of", "the"]
_RESIDENTS = frozenset(
    {"ambassador", "president", "governor", "minister", "consul", "king", "queen", "emir"}
)


def shaped_place(tokens: Sequence[Token], at: int, end: int) -> Found | None:
    """Return the place whose kind the words name: "Xxxx Street", "the Xxxx region", "Lake Xxxx"."""
    first = tokens[at].low
    if first in peoples() or first in function_words() or tokens[at].quiet:
        return None
    if first in words("places", "capital_before_name") and end > at + 1:
        return _place(tokens, at, end)
    last = next((i for i in range(end - 1, at, -1) if _is_kind(tokens[i])), None)
    if last is not None:
        return _place(tokens, at, last + 1)
    if _is_place_of(tokens, at) and not country_of(tokens[at].text):
        return _place(tokens, at, _place_end(tokens, at, end))
    if end == at + 1 and tokens[at].possessive and _is_countrys(tokens, end):
        return _place(tokens, at, end)
    return _with_kind_behind(tokens, at, end)


def _place_end(tokens: Sequence[Token], at: int, end: int) -> int:
    """Return where a place's name ends that another name follows without a comma."""
    if end - at > 1 and is_first_name(tokens[at + 1].text):
        return at + 1
    return next((i for i in range(end, at, -1) if _is_large_city(tokens[at:i])), end)


def _is_large_city(span: Sequence[Token]) -> bool:
    readings = cities_named(plain(" ".join(t.text for t in span)))
    return any(city.population >= _TOWN for city in readings)


def _is_countrys(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether what is owned is a country's: "Xxxx's government"."""
    return at < len(tokens) and tokens[at].low in words("places", "owned_by_country")


def residence(tokens: Sequence[Token], at: int) -> Found | None:
    """Return the house named by whose it is: "the residence of the Swiss ambassador"."""
    first = at
    if tokens[at].low in _HOUSES and [t.low for t in tokens[at + 1 : at + 3]] == _OF_THE:
        first = at + 3
    country = country_of(tokens[first].text) if first < len(tokens) - 1 else None
    last = first + (country is not None)
    if last >= len(tokens) - 1 or tokens[last].low not in _RESIDENTS:
        return None
    if first == at:
        if not (country and tokens[last].possessive and tokens[last + 1].low in _HOUSES):
            return None
        last += 1
    resident = tokens[last if first > at else last - 1].low
    key = " ".join(filter(None, [f"place:{resident}'s residence", country]))
    find = found_at(tokens, at, last + 1, EntityKind.PLACE, key)
    return replace(find, located=True)


def numbered_place(tokens: Sequence[Token], at: int) -> Found | None:
    """Return the street known by its number: "57th Street", "Highway 9"."""
    if at + 1 >= len(tokens):
        return None
    first, second = tokens[at : at + 2]
    if second.is_name and second.low in _numbered_kinds() and _ORDINAL.fullmatch(first.text):
        return _place(tokens, at, at + 2)
    if first.is_name and first.low in _ROADS and second.text.isdigit():
        return _place(tokens, at, at + 2)
    return None


def listed_place(tokens: Sequence[Token], at: int, end: int, before: Found) -> Found | None:
    """Return an unknown name that goes on a list of places: "in Xxxx and Xxxx"."""
    between = [t.low for t in tokens[before.until : at]]
    if before.kind is not EntityKind.PLACE or between not in (["and"], [","], ["or"]):
        return None
    # "in Xxxx, Xxxx Xxxx said" goes on with a person.
    if end - at > 1 or is_surely_first_name(tokens[at].text) or not _goes_on(tokens, end, between):
        return None
    if tokens[at].low in peoples() or is_ordinary(tokens[at].low):
        return None
    # Not located: a person of the name is likelier.
    return replace(_place(tokens, at, end), located=False)


def _goes_on(tokens: Sequence[Token], end: int, between: Sequence[str]) -> bool:
    following = tokens[end].low if end < len(tokens) else ""
    return between != [","] or following in {",", "and", "or"}


def _numbered_kinds() -> frozenset[str]:
    return frozenset({*_spelled_out("last"), *_spelled_out("last").values()})


def known_place(tokens: Sequence[Token], at: int, stop: int) -> Found | None:
    """Return the country, state, region or city of the gazetteer that begins at a token."""
    for size in range(min(_LONGEST, stop - at), 0, -1):
        span = tokens[at : at + size]
        if any(t.possessive or not t.is_word for t in span[:-1]) or not span[-1].is_name:
            continue
        name = " ".join(t.low for t in span)
        if name in peoples():
            continue
        if (
            _is_country_or_region(span, name)
            or _is_state_behind_comma(tokens, at, name)
            or _is_city(tokens, at, size, name)
        ):
            return _known(tokens, at, at + size)
    return None


def unknown_place(tokens: Sequence[Token], at: int, end: int) -> Found | None:
    """Return an unknown name that a preposition shows to be a place: "near Xxxx"."""
    if not _is_located(tokens, at) or not 0 < end - at <= _LONGEST_UNKNOWN:
        return None
    span = tokens[at:end]
    # "in ABC": an abbreviation or a word that shouts, hardly ever a place.
    alone = len(span) == 1 and (span[0].text.isupper() or span[0].low in words("places", "compass"))
    if alone or is_surely_first_name(span[0].text) or _is_adjective(tokens, end):
        return None
    if any(t.low in peoples() for t in span) or all(is_ordinary(t.low) for t in span):
        return None
    return _place(tokens, at, end)


def _is_adjective(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether a noun follows a word that ends as adjectives do: "Xxxxian suburbs"."""
    behind = tokens[end].low if end < len(tokens) else ""
    return bool(
        _ADJECTIVE.search(tokens[end - 1].low)
        and behind.isalpha()
        and behind not in function_words()
    )


def _is_located(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[at - 1].low if at else ""
    return before in words("places", "surely_place")


def _is_kind(token: Token) -> bool:
    return token.is_name and token.low in words("places", "after_name")


def _is_place_of(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether "the village of" or the like stands before."""
    if at < _POSTAL or tokens[at - 1].low != "of":
        return False
    return tokens[at - 2].low in words("places", "before_name")


def _with_kind_behind(tokens: Sequence[Token], at: int, end: int) -> Found | None:
    if end >= len(tokens) or tokens[end - 1].possessive or tokens[end].is_name:
        return None
    kind = tokens[end].low
    name = " ".join(t.low for t in tokens[at:end])
    if name in country_names() or (name in words("places", "compass")):
        return None
    if kind in words("places", "mere_kind"):
        return None if country_of(name) else _place(tokens, at, end)
    known = name in states() or bool(cities_named(plain(name)))
    if kind in words("places", "lower_after_name") or (
        kind in words("places", "buildings") and not known
    ):
        return _place(tokens, at, end + 1)
    return None


def _known(tokens: Sequence[Token], at: int, end: int) -> Found:
    code = _qualifier(tokens, end)
    name = " ".join(t.text for t in tokens[at:end])
    key = place_key(name, [code] if code else ())
    country = country_around(key) or (code[:2] if code else None)
    found = found_at(tokens, at, end, EntityKind.PLACE, key)
    return replace(found, country=country, located=_is_located(tokens, at) or code is not None)


def _place(tokens: Sequence[Token], at: int, end: int) -> Found:
    first, *rest = [t.low for t in tokens[at:end]]
    spelled = [
        _spelled_out("first").get(first, first),
        *(_spelled_out("last").get(w, w) for w in rest),
    ]
    key = place_key(" ".join(spelled))
    found = found_at(tokens, at, end, EntityKind.PLACE, key)
    return replace(found, country=country_around(key), located=True)


def _qualifier(tokens: Sequence[Token], end: int) -> str | None:
    """Return the code of the state or country behind a comma: "Paris, Texas"."""
    if end + 1 >= len(tokens) or tokens[end].text != "," or not tokens[end + 1].is_name:
        return None
    for size in (3, 2, 1):
        span = tokens[end + 1 : end + 1 + size]
        name = " ".join(t.low for t in span)
        code = states().get(name) or country_names().get(name)
        if code and (len(name) > _POSTAL or span[0].text.isupper()):
            return code
    return None


def _is_country_or_region(span: Sequence[Token], name: str) -> bool:
    letters = span[0].text.replace(".", "")
    if len(span) == 1 and len(letters) <= _POSTAL + 1:
        return letters.isupper() and name in country_names()
    if name in country_names() or name in regions():
        return True
    return name in states() and len(name) > _POSTAL and name[-1] != "."


def _is_state_behind_comma(tokens: Sequence[Token], at: int, name: str) -> bool:
    """Tell whether a state is cut short behind its city: ", Ill."."""
    if at < _POSTAL or tokens[at - 1].text != "," or not tokens[at - 2].is_name:
        return False
    return name in states() and (len(name) > _POSTAL or tokens[at].text.isupper())


def _is_city(tokens: Sequence[Token], at: int, size: int, name: str) -> bool:
    if name in function_words() or name in words("places", "compass"):
        return False
    readings = cities_named(plain(name))
    if not readings:
        return False
    sure = (
        _qualifier(tokens, at + size) is not None
        or _is_dateline(tokens, at, size)
        or (at > 0 and tokens[at - 1].low in words("places", "in_place"))
    )
    if size > 1:
        return sure or not is_first_name(tokens[at].text)
    if name in words("names", "calendar"):
        return False
    large = _is_large_city(tokens[at : at + size])
    doubtful = name in words("places", "doubtful") or is_first_name(name)
    if sure:
        return large or not (is_ordinary(name) and name in words_in_titles())
    return large and not (doubtful or is_ordinary(name))


def _is_dateline(tokens: Sequence[Token], at: int, size: int) -> bool:
    behind = tokens[at + size].text if at + size < len(tokens) else ""
    return (
        at == 0 and behind in {",", "-", "(", "/"} and all(t.text.isupper() for t in tokens[:size])
    )


@cache
def _spelled_out(position: str) -> dict[str, str]:
    return dict(lexicon.load("places")["spelled_out"][position])
