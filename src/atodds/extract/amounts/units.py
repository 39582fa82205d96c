"""Units of measure and money behind a figure, and what an amount is "per"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

import regex

from atodds import lexicon
from atodds.extract.amounts.figures import Figure
from atodds.language import Pattern
from atodds.model import Unit
from atodds.model.quantity import COUNT

_MILLION = 1_000_000
_LARGE = 1000
_AROUND = 60
"""Characters on either side of a unit in which words tell what it means."""
TIME = "time"
AGE = "age"
CURRENCY = "currency"
TEMPERATURE = "temperature"

FRACTION = Unit("fraction", "ratio", "percent", Fraction(100))
FOLD = Unit("fold", "multiple", "fold")
SCORE = Unit("score", "score", "score")
YEAR_OLD = Unit("year old", AGE, "year old")
DEGREE = Unit("degree", "angle", "degree")
DEGREE_OF_HEAT = Unit("degree", TEMPERATURE, "degree")
"""Of a temperature whose scale is not told."""
MAGNITUDE = Unit("magnitude", "magnitude", "magnitude")


@dataclass(frozen=True, slots=True)
class UnitRead:
    """A unit and where its name ends."""

    unit: Unit
    end: int


def unit_after(text: str, figure: Figure, start: int, end: int) -> UnitRead | None:
    """Return the unit whose name or symbol begins at `start`: "5 km", "five-hour", "20%"."""
    if figure.letter:
        attached = _attached().get(figure.letter)
        return UnitRead(attached, figure.end + 1) if attached else None
    if figure.expected and text.startswith(" of ", start):
        start += 3
    match = _unit_pattern().match(text, start, end)
    if match is None or _is_other_word(match, figure):
        return None
    unit = _unit_of(match)
    if unit.name == "pound" and figure.scale >= _MILLION:
        unit = money(lexicon.load("currencies")["ambiguous_pound"])
    return UnitRead(_as_cued(unit, text, start, end), match.end())


def _as_cued(unit: Unit, text: str, position: int, end: int) -> Unit:
    """Return the other unit of the name where words around tell so: "fined 200 pounds"."""
    if unit.name not in lexicon.load("units")["cued"]:
        return unit
    [(other, _)] = lexicon.load("units")["cued"][unit.name].items()
    line, full_stop = text.rfind("\n", 0, position), text.rfind(". ", 0, position)
    start = max(line, full_stop, position - _AROUND, 0)
    around = text[start : min(end, position + _AROUND)]
    if not _cues("cued", unit.name).search(around) or _cues("not_cued", unit.name).search(around):
        return unit
    return _names()[other] if other in _names() else money(other)


@cache
def _cues(table: str, name: str) -> Pattern:
    entry = lexicon.load("units")[table].get(name, [])
    words = [w for group in entry.values() for w in group] if isinstance(entry, dict) else entry
    return Pattern(r"(?i)\b(?:\L<words>)\b", words=words) if words else Pattern(r"(?!)")


def scale_letter_before_unit(text: str, figure: Figure, end: int) -> bool:
    """Tell whether the letter after the figure is a scale, since a unit follows: "12m tonnes"."""
    match = _unit_pattern().match(text, figure.end + len(figure.letter or ""), end)
    return match is not None and match[0][0] == " "


def per_after(text: str, start: int, end: int) -> UnitRead | None:
    """Return the unit after "per", "a" or a slash that begins at `start`: "$3 a barrel"."""
    match = _per_pattern().match(text, start, end)
    if match is None:
        return None
    if match["noun"]:
        noun = match["noun"].lower()
        return UnitRead(Unit(noun, COUNT, noun), match.end())
    return UnitRead(_unit_of(match), match.end())


def unit_named(name: str) -> Unit:
    """Return the unit of measure of a name in lower case."""
    return _names()[name]


def money(code: str) -> Unit:
    """Return the unit of a currency by its ISO 4217 code; each currency is its own base."""
    return Unit(code, CURRENCY, code)


def currency_name(code: str) -> str:
    """Return what a currency is called in a rate: "dollar", "pound", "Swiss franc" by its code."""
    currencies = lexicon.load("currencies")
    if code == currencies["ambiguous_pound"]:
        return "pound"
    names = currencies["short"].get(code) or currencies["names"].get(code) or [code]
    return str(names[0])


def difference(unit: Unit) -> Unit:
    """Return the unit of a difference, which no zero point shifts: "1.2 degrees C warmer"."""
    return replace(unit, dimension=f"{unit.dimension} difference", offset=Fraction(0))


def counted_unit(noun: str) -> Unit:
    """Return the unit of things counted: their name in the singular."""
    return Unit(noun, COUNT, noun)


def _unit_of(match: regex.Match[str]) -> Unit:
    if match["name"]:
        return _names()[" ".join(match["name"].lower().replace("-", " ").split())]
    if match["symbol"]:
        return _symbols()[match["symbol"]]
    return _attached()[match["attached"]]


def _is_other_word(match: regex.Match[str], figure: Figure) -> bool:
    """Tell whether what looks like a unit's name is another word here."""
    name = (match["name"] or "").lower()
    if match["attached"] == '"':
        return _closes_quotation(match)
    if match["symbol"] or match["attached"]:
        return figure.spelled and bool(_LETTER.fullmatch(match[0].strip()))
    if name in _only_when_large():
        return figure.scale == 1 and figure.value < _LARGE
    return bool(
        name == "second" and figure.spelled and figure.value != 1 and not match[0].startswith("-")
    )


def _closes_quotation(match: regex.Match[str]) -> bool:
    """Tell whether the mark behind a figure ends a quotation rather than being an inch sign."""
    line = match.string.rfind("\n", 0, match.start()) + 1
    return match.string.count('"', line, match.start()) % 2 == 1


@cache
def _only_when_large() -> frozenset[str]:
    return frozenset(lexicon.load("currencies")["money_only_when_large"])


@cache
def _names() -> dict[str, Unit]:
    return dict(_named_measures()) | dict(_named_money())


def _named_measures() -> Iterator[tuple[str, Unit]]:
    for unit, entry in _measures():
        for name in entry.get("names", []):
            for form in _forms_of(name):
                yield form, unit
        for prefix in entry.get("prefixes", []):
            factor = Fraction(lexicon.load("units")["prefixes"][prefix]) * unit.factor
            whole = Unit(prefix + unit.name, unit.dimension, unit.base, factor)
            for form in _forms_of(whole.name):
                yield form, whole


def _measures() -> Iterator[tuple[Unit, dict[str, list[str]]]]:
    for dimension, table in lexicon.load("units").items():
        if "units" not in table:
            continue
        for entry in table["units"]:
            base = entry.get("base", table["base"])
            factor, offset = Fraction(entry["factor"]), Fraction(entry.get("offset", 0))
            yield Unit(entry["name"], dimension, base, factor, offset), entry


def _named_money() -> Iterator[tuple[str, Unit]]:
    currencies = lexicon.load("currencies")
    for code, names in [*currencies["short"].items(), *currencies["names"].items()]:
        for name in names:
            yield name, money(code)
            yield f"{name}s", money(code)
    for code, cents in currencies["cents"].items():
        for singular, names in cents.items():
            unit = Unit(singular, CURRENCY, code, Fraction(1, 100))
            for name in names:
                yield name, unit
                yield f"{name}s", unit


def _forms_of(name: str) -> Iterator[str]:
    """Yield a unit's name in singular and plural, American and British spelling, spaces only."""
    plain = name.replace("-", " ").lower()
    rate = _RATE.match(plain)
    head, joint, rest = rate.groups() if rate else (plain, "", "")
    first, _, last = head.partition(" ")
    plurals = {
        f"{head}s{joint}{rest}",
        f"{first}s {last}{joint}{rest}" if first == "degree" else "",
    }
    for form in {plain, *plurals} - {""}:
        yield form
        yield form.replace("meter", "metre").replace("liter", "litre")


_RATE = Pattern(r"(.+?)( per | an? )(.+)")
_LETTER = Pattern(r"\p{L}")


@cache
def _symbols() -> dict[str, Unit]:
    symbols = {s: unit for unit, entry in _measures() for s in entry.get("symbols", [])}
    codes = {code: money(code) for code in lexicon.load("currencies")["names"]}
    signs = {"€": money("EUR"), "£": money("GBP"), "$": money("USD")}
    # Codes that are words in capitals.
    for word in ("ALL", "TOP", "TRY", "CUP", "GEL"):
        del codes[word]
    return codes | signs | symbols | {"A": _names()["ampere"]}


@cache
def _attached() -> dict[str, Unit]:
    units = {s: unit for unit, entry in _measures() for s in entry.get("attached", [])}
    return units | {
        "p": Unit("penny", CURRENCY, "GBP", Fraction(1, 100)),
        "c": Unit("cent", CURRENCY, "USD", Fraction(1, 100)),
        '"': _symbols()["″"],
    }


def _hyphened(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield name
        if " " in name:
            yield name.replace(" ", "-")


@cache
def _unit_pattern() -> Pattern:
    return Pattern(
        r"""
        (?:(?:[ \n]|-|[ ]-)?(?:
            (?i:(?P<name>\L<names>))(?!\p{L}|'\p{L}|\d)
          | (?P<symbol>\L<symbols>|A(?=/))(?![\p{L}\p{N}²³]|[&']\p{L})(?!(?<=[ \d-]\p{L})-\p{L})
        ) | (?P<attached>\L<attached>)(?![\p{L}\p{N}"]))
        """,
        regex.VERBOSE,
        names=list(_hyphened(_names())),
        symbols=[symbol for symbol in _symbols() if symbol != "A"],
        attached=list(_attached()),
    )


@cache
def _per_pattern() -> Pattern:
    return Pattern(
        r"""
        (?:
          (?:[ \n]per[ \n]|[ ]?/|-per-|[ \n]for[ ]every[ ])
            (?:(?i:(?P<name>\L<names>))|(?P<symbol>\L<symbols>)|(?P<attached>\L<attached>)
              | (?P<noun>\p{Ll}{3,}))
        | -an?-(?:(?i:(?P<name>\L<names>))|(?P<noun>\p{Ll}{3,}))
        | [ \n](?:an?|each|every)[ \n]
            (?:(?i:(?P<name>\L<names>))|(?P<noun>\L<nouns>))
            (?![ -](?:ago|earlier|later|before|after|and|old|from|in|long))
        )(?![\p{L}\p{N}²³])
        """,
        regex.VERBOSE,
        names=list(_hyphened(_names())),
        symbols=list(_symbols()),
        attached=list(_attached()),
        nouns=lexicon.load("units")["per"],
    )
