from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from functools import cache

import pint
import pytest
from babel.core import get_global
from babel.numbers import get_currency_name

from atodds import lexicon
from atodds.extract.amounts import amounts_in
from atodds.model import Span, Unit

WRITTEN: list[tuple[str, str, str, str]] = [
    ("five hours", "hour", "time", "a plural name"),
    ("a five-hour drive", "hour", "time", "a hyphen"),
    ("5h", "hour", "time", "an attached letter"),
    ("40 mins", "minute", "time", "a short form"),
    ("2.7 seconds", "second", "time", "a unit that is an ordinal elsewhere"),
    ("a 48-hour truce", "hour", "time", "figures and a hyphen"),
    ("12 km", "kilometer", "length", "a symbol"),
    ("12km", "kilometer", "length", "an attached symbol"),
    ("12 kilometres", "kilometer", "length", "British spelling"),
    ("six feet", "foot", "length", "an irregular plural"),
    ("2.5mm", "millimeter", "length", "a small symbol"),
    ("80 \u03bcm", "micrometer", "length", "a Greek letter"),
    ("700 sq ft", "square foot", "area", "a symbol of two words"),
    ("12 square miles", "square mile", "area", "a name of two words"),
    ("700 acres", "acre", "area", "acres"),
    ("3 million barrels", "barrel", "volume", "barrels"),
    ("330ml", "milliliter", "volume", "an attached symbol of volume"),
    ("200 pounds", "pound", "mass", "pounds that weigh"),
    ("20g", "gram", "mass", "grams"),
    ("7m tonnes", "tonne", "mass", "a unit behind a scale letter"),
    ("60 miles per hour", "mile per hour", "speed", "a rate in words"),
    ("60 miles an hour", "mile per hour", "speed", "a rate with an"),
    ("60mph", "mile per hour", "speed", "a rate in short"),
    ("140 km/h", "kilometer per hour", "speed", "a rate with a stroke"),
    ("30C", "degree celsius", "temperature", "a letter for a scale"),
    ("86 degrees Fahrenheit", "degree fahrenheit", "temperature", "a scale in words"),
    ("41.5 degrees", "degree", "angle", "degrees without a scale"),
    ("a temperature of 41.5 degrees", "degree", "temperature", "degrees of heat"),
    ("310 horsepower", "horsepower", "power", "horsepower"),
    ("1,000 megawatts", "megawatt", "power", "a prefix"),
    ("210 Nm", "newton meter", "torque", "torque"),
    ("100 kilowatt hours", "kilowatt-hour", "energy", "a unit of two units"),
    ("980 millibars", "millibar", "pressure", "pressure"),
    ("32GB", "gigabyte", "data", "data"),
    ("60Hz", "hertz", "frequency", "frequency"),
    ("20%", "percent", "ratio", "a sign"),
    ("20 per cent", "percent", "ratio", "two words"),
    ("15pc", "percent", "ratio", "a British short form"),
    ("25 basis points", "basis point", "ratio", "basis points"),
    ("3 percentage points", "percentage point", "ratio", "percentage points"),
    ("a 6.5-magnitude quake", "magnitude", "magnitude", "a magnitude before"),
    ("a magnitude 6.5 quake", "magnitude", "magnitude", "a magnitude behind"),
    ("a .22-caliber rifle", "caliber", "caliber", "a calibre"),
    ("a 22-year-old", "year old", "age", "an age with hyphens"),
    ("aged 22", "year old", "age", "an age behind aged"),
    ("a man, 34, fled", "year old", "age", "an age between commas"),
    ("18 months old", "month old", "age", "an age in months"),
    ("fined 200 pounds", "GBP", "currency", "pounds that are paid"),
    ("a capacitor of 2.5 F", "farad", "electricity", "a letter told by a word beside it"),
    ("$800", "USD", "currency", "a sign before"),
    ("US $7 billion", "USD", "currency", "letters, a space and a sign"),
    ("HK$7.5m", "HKD", "currency", "letters before the sign"),
    ("$US6 trillion", "USD", "currency", "letters behind the sign"),
    ("RM45,000", "MYR", "currency", "letters alone"),
    ("USD2,300", "USD", "currency", "a code before"),
    ("2,300 USD", "USD", "currency", "a code behind"),
    ("40 million yuan", "CNY", "currency", "a name behind"),
    ("500 Australian dollars", "AUD", "currency", "a name with its country"),
    ("3 million pounds", "GBP", "currency", "pounds with a scale word are money"),
    ("300 pence", "penny", "currency", "hundredths of a pound"),
    ("90 cents", "cent", "currency", "hundredths of a dollar"),
]


@pytest.mark.parametrize(
    ("text", "name", "dimension"), [row[:3] for row in WRITTEN], ids=[row[3] for row in WRITTEN]
)
def test_a_unit_is_read_as_written(text: str, name: str, dimension: str) -> None:
    [amount] = amounts_in(text, Span(0, len(text)))
    assert amount.quantity.unit is not None
    assert (amount.quantity.unit.name, amount.quantity.unit.dimension) == (name, dimension)


def test_pounds_of_what_is_sold_are_a_mass() -> None:
    text = "They paid for 200 pounds of cocaine."
    [amount] = amounts_in(text, Span(0, len(text)))
    assert amount.quantity.dimension == "mass"


NO_UNITS = [
    ("They won 5,000 medals.", "won that is a verb"),
    ("He got two C grades.", "a letter that is a grade"),
    ("They saw 40 men in boats.", "m of a word"),
    ("They sent 20 Crown agents.", "c of a word"),
    ("They planted 6 in rows.", "in that is a preposition"),
    ("Three second-graders sang.", "second that is an ordinal"),
    ('She said "we lost 25" and left.', "a mark that ends a quotation"),
    ("It has 5 golden rules.", "g of a word"),
    ("They read 12 pages.", "p of a word"),
]


@pytest.mark.parametrize("text", [row[0] for row in NO_UNITS], ids=[row[1] for row in NO_UNITS])
def test_like_letters_are_no_unit(text: str) -> None:
    units = [amount.quantity.unit for amount in amounts_in(text, Span(0, len(text)))]
    assert all(unit is None or unit.dimension == "count" for unit in units)


RATES = [
    ("$3 a barrel", "USD", "barrel", "a"),
    ("$65 per sq m", "USD", "square meter", "per and a unit of area"),
    ("$500 a month", "USD", "month", "a length of time"),
    ("500 tests per day", "test", "day", "things counted"),
    ("a 400 barrel-a-day still", "barrel", "day", "hyphens"),
    ("5 kV/cm", "kilovolt", "centimeter", "a stroke"),
]


@pytest.mark.parametrize(
    ("text", "unit", "per"), [row[:3] for row in RATES], ids=[row[3] for row in RATES]
)
def test_what_an_amount_is_per_is_kept(text: str, unit: str, per: str) -> None:
    [amount] = amounts_in(text, Span(0, len(text)))
    assert amount.quantity.unit is not None
    assert amount.quantity.unit.name == unit
    assert amount.per is not None
    assert amount.per.name == per


def test_an_amount_a_year_ago_is_no_rate() -> None:
    [amount, *_] = amounts_in("They paid $500 a year ago.", Span(0, 26))
    assert amount.per is None


def test_amounts_in_two_units_meet_in_the_base_unit() -> None:
    text = "60 miles, or 97 km"
    miles, kilometers = amounts_in(text, Span(0, len(text)))
    assert miles.quantity.hard_base.meets(kilometers.quantity.hard_base)


def test_a_difference_of_temperatures_has_no_zero_point() -> None:
    text = "It was 1.8 degrees Fahrenheit warmer, not 1 degree Celsius warmer."
    first, second = amounts_in(text, Span(0, len(text)))
    assert first.quantity.dimension == "temperature difference"
    assert first.quantity.hard_base.meets(second.quantity.hard_base)


# Names for which the library has another word, and units that it does not hold.
PINT_NAMES = {
    "night": "day",
    "decade": "10 * year",
    "ton": "short_ton",
    "tonne": "metric_ton",
    "kilotonne": "1000 * metric_ton",
    "megatonne": "1000000 * metric_ton",
    "gigatonne": "1000000000 * metric_ton",
    "barrel": "oil_barrel",
    "pound-foot": "foot * pound_force",
    "kilovolt": "1000 * volt",
    "kiloton": "1000 * ton_TNT",
    "megaton": "1000000 * ton_TNT",
    "pound per square inch": "psi",
    "furlong": "660 * foot",
    "fathom": "6 * foot",
    "acre": "43560 * foot ** 2",
    "quarter": "year / 4",
    "newton meter": "newton * meter",
    "knot": "nautical_mile / hour",
    "mile per gallon": "mile / gallon",
    "milliampere-hour": "milliampere * hour",
    "ampere-hour": "ampere * hour",
    "metric horsepower": "metric_horsepower",
    "kilobit per second": "1000 * bit / second",
    "megabit per second": "1000000 * bit / second",
    "gigabit per second": "1000000000 * bit / second",
    "bit per second": "bit / second",
    "foot per second": "foot / second",
}
UNTESTED = {"ratio", "age", "magnitude", "caliber", "image", "purity", "temperature", "sound"}


@cache
def registry() -> pint.UnitRegistry[Fraction]:
    return pint.UnitRegistry(non_int_type=Fraction)


def in_pint(name: str) -> str:
    """Write a unit's name as an expression of the units library."""
    if name in PINT_NAMES:
        return PINT_NAMES[name]
    expression = name.replace(" per ", " / ").replace("-", " * ")
    for word, power in (("square ", 2), ("cubic ", 3)):
        if expression.startswith(word):
            return f"{expression.removeprefix(word)} ** {power}"
    return expression if " / " in expression or " * " in expression else name.replace(" ", "_")


def measures() -> list[Unit]:
    units = lexicon.load("units")
    return [
        Unit(entry["name"], dimension, entry.get("base", table["base"]), Fraction(entry["factor"]))
        for dimension, table in units.items()
        if dimension not in UNTESTED and "units" in table
        for entry in table["units"]
        if entry["name"] != "bushel"
    ]


@pytest.mark.parametrize("unit", measures(), ids=lambda unit: unit.name)
def test_every_factor_is_the_exact_one_of_the_units_library(unit: Unit) -> None:
    measure = registry()
    amount = measure(f"1 * {in_pint(unit.name)}") / measure(f"1 * {in_pint(unit.base)}")
    assert amount.to("").magnitude == unit.factor


@pytest.mark.parametrize(("name", "degrees"), [("celsius", 20), ("fahrenheit", 68)])
def test_temperatures_are_shifted_and_scaled_to_the_base_unit(name: str, degrees: int) -> None:
    text = f"{degrees} degrees {name}"
    [amount] = amounts_in(text, Span(0, len(text)))
    unit = amount.quantity.unit
    assert unit is not None
    assert degrees * unit.factor + unit.offset == Fraction("293.15")


def test_every_currency_is_in_use_and_bears_its_usual_name() -> None:
    currencies = lexicon.load("currencies")
    in_use = {
        entry[0] for entries in get_global("territory_currencies").values() for entry in entries
    }
    assert set(currencies["names"]) <= in_use
    for code, names in currencies["names"].items():
        assert get_currency_name(code, locale="en").lower() in names
    crypto = {"BTC", "ETH"}
    assert set(currencies["short"]) - crypto <= in_use
    assert set(currencies["prefixes"]) <= in_use


def test_reading_amounts_needs_no_units_library() -> None:
    check = "import sys, atodds.extract.amounts; sys.exit('pint' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", check], check=False)
    assert done.returncode == 0
