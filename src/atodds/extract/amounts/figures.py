"""Figures in digits, words and fractions, each with its value and its precision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

import regex

from atodds import lexicon
from atodds.extract.amounts.forms import half_form, number_forms, scale_form, share_form
from atodds.extract.amounts.spelling import (
    denominators,
    fraction_of,
    number_words,
    scale_of,
    scale_words,
    spelled,
)

_TENTH = Fraction(1, 10)
_HALF = Fraction(1, 2)
_FIRST_TEEN = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written, without unit or modifier."""

    start: int
    end: int
    value: Fraction
    """For vague words the least amount they leave possible."""
    step: Fraction
    """The unit of the last significant digit."""
    scale: Fraction = Fraction(1)
    """What the scale word after it multiplies by."""
    currency: str | None = None
    """ISO 4217 code of the sign before it."""
    expected: tuple[Fraction, Fraction] | None = None
    """What a reader expects of "dozens" and the like; None for all that is no vague word."""
    letter: str | None = None
    """The letter right after it, where that may be a unit or stand for a million."""
    spelled: bool = False
    share: bool = False
    """Whether it is a bare fraction, such as "two-thirds"."""
    bare: bool = False
    """Whether it is nothing but a run of digits."""
    upto: Fraction | None = None
    """The last value of those that one word tells: 69 of "in his 60s"."""
    unit: str | None = None
    """The unit that the form itself tells: inches of 5'10"."""
    fold: str | None = None
    """For "twice" and "halved", which way they moved what they speak of: "up", "down" or ""."""

    def scaled(self, scale: Fraction, end: int) -> Figure:
        """Return the figure multiplied by a scale that is written up to `end`, or shared."""
        value = self.value * scale
        step = self.step * scale if self.step < 1 else _last_digit(value)
        return replace(self, value=value, step=step, end=end, scale=scale, bare=False, letter=None)


def figures_in(text: str, start: int, end: int) -> Iterator[Figure]:
    """Yield the numbers that stand in `text[start:end]`, in text order."""
    scan = number_forms().scan(text, start, end)
    while match := scan.first(start):
        figure = _READERS[match.lastgroup or ""](match)
        if figure is not None:
            yield figure
        start = figure.end if figure else match.start() + 1


def _read_digits(match: regex.Match[str]) -> Figure:
    plain = (match["number"] or "0").translate(_UNGROUPED)
    value, step = _plain_value(plain)
    if match["joined"]:
        value, step = value + fraction_of(match["joined"]), _HALF
    elif match["glyph"]:
        value, step = value + _glyphs()[match["glyph"]], _HALF if value else _TENTH
    elif match["slashed"]:
        whole = Fraction(match["whole"] or 0)
        value, step = whole + Fraction(plain + match["slashed"]), _HALF if whole else _TENTH
    elif match["power"]:
        power = Fraction(10) ** int(match["power"])
        value, step = value * power, step * power
    if match["minus"] or match["negative"]:
        value = -value
    figure = Figure(
        start=match.start(),
        end=match.end("core"),
        value=value,
        step=step,
        currency=_currencies()["".join(match["sign"].split())] if match["sign"] else None,
        share=0 < abs(value) < 1 and "." not in plain,
        bare=plain == match.group(),
    )
    return _with_scale(figure, match)


def _plain_value(digits: str) -> tuple[Fraction, Fraction]:
    """Return the value of digits with or without decimals, and the unit of the last of them."""
    value = Fraction(f"0{digits}")
    decimals = digits.partition(".")[2]
    return value, Fraction(1, 10 ** len(decimals)) if decimals else _last_digit(value)


def _last_digit(value: Fraction) -> Fraction:
    """Return the unit of the last digit that is not zero: 100 for 8,500."""
    if value.denominator != 1:
        return _TENTH
    whole, unit = abs(value.numerator) or 1, 1
    while whole % 10 == 0:
        whole //= 10
        unit *= 10
    return Fraction(unit)


def _with_scale(figure: Figure, match: regex.Match[str]) -> Figure:
    if match["scale"]:
        return figure.scaled(Fraction(scale_of(match["scale"])), match.end("scale"))
    letter = match["suffix"]
    if not letter:
        return figure
    suffixes = lexicon.load("numbers")["suffixes"]
    if letter in suffixes["sure"]:
        return figure.scaled(Fraction(suffixes["sure"][letter]), match.end("suffix"))
    if figure.currency:
        return figure.scaled(Fraction(suffixes["unsure"][letter]), match.end("suffix"))
    gap = match.start("suffix") - figure.end
    return replace(figure, letter=" " * gap + letter, bare=False)


def _read_words(match: regex.Match[str]) -> Figure | None:
    read = spelled(match["run"])
    if read is None:
        return None
    whole, used = read
    end = match.start("run") + used
    figure = Figure(
        start=match.start(),
        end=end,
        value=Fraction(-whole if match["below"] else whole),
        step=_last_digit(Fraction(whole)),
        scale=_last_scale(match["run"][:used]),
        currency=_currencies()[match["dollars"].strip()] if match["dollars"] else None,
        spelled=True,
    )
    text = match.string
    if share := share_form().match(text, end):
        return _of_shares(figure, share)
    if half := half_form().match(text, end):
        figure = _and_a_half(figure, half)
    if scale := scale_form().match(text, figure.end):
        figure = figure.scaled(Fraction(scale_of(scale["scale"])), scale.end())
    return figure


def _of_shares(figure: Figure, match: regex.Match[str]) -> Figure | None:
    """Return "two-thirds"; None for "three second-graders", whose numeral wants a plural."""
    if figure.value != 1 and not match["name"].endswith("s"):
        return None
    value = figure.value / denominators()[match["name"].lower()]
    return replace(figure, end=match.end(), value=value, step=_TENTH, share=True)


def _and_a_half(figure: Figure, match: regex.Match[str]) -> Figure:
    """Return "two and a half", or "a million and a half", which is half a million more."""
    value = figure.value + figure.scale * fraction_of(match["joined"])
    step = _HALF if figure.scale == 1 else _last_digit(value)
    return replace(figure, end=match.end(), value=value, step=step)


def _last_scale(words: str) -> Fraction:
    """Return what the scale words at the end multiply by, 1 where there are none."""
    scale = Fraction(1)
    for word in reversed(words.lower().replace("-", " ").split()):
        if word not in scale_words():
            break
        scale *= scale_words()[word]
    return scale


def _read_share(match: regex.Match[str]) -> Figure:
    value = fraction_of(match["share_name"])
    figure = _spelled(match, value, _TENTH)
    if match["share_of"]:
        scaled = figure.scaled(Fraction(scale_of(match["share_of"])), match.end())
        return replace(scaled, step=max(_last_digit(scaled.value), Fraction(1)))
    return replace(figure, share=True)


def _read_vague(match: regex.Match[str]) -> Figure:
    words = lexicon.load("numbers")
    factor = Fraction(scale_of(match["head_scale"])) if match["head_scale"] else Fraction(1)
    if match["head"]:
        least, low, high = words["vague_heads"][match["head"].lower()]
    else:
        *multiples, plural = match["vague"].lower().split(" of ")
        least, low, high = words["vague_plurals"][plural]
        for multiple in multiples:
            # "tens of thousands" starts at ten thousand; readers think of twenty to a hundred.
            bottom, start, end = words["vague_multiples"][multiple]
            least, low, high = bottom * least, start * least, (end + 1) * least - 1
    figure = _spelled(match, least * factor, factor)
    return replace(figure, expected=(low * factor, high * factor))


def _read_multiple(match: regex.Match[str]) -> Figure:
    words = lexicon.load("numbers")
    if match["verb"]:
        value, way = words["multiplying"][match["verb"].lower()]
    else:
        value, way = words["multiples"][match["adverb"].lower()], ""
    return replace(_spelled(match, Fraction(value), _HALF), fold=way)


def _read_height(match: regex.Match[str]) -> Figure:
    feet, inches = (_small(match[part]) for part in ("feet", "inches"))
    value = Fraction(12 * feet + inches)
    return Figure(match.start(), match.end(), value, Fraction(1), unit="inch")


def _read_decade(match: regex.Match[str]) -> Figure:
    words = lexicon.load("numbers")
    life = match["life"]
    tens = words["decades_of_life"][life.lower()] if life else 10 * int(match["tens"])
    first, last = words["parts_of_decade"].get((match["part"] or "").lower(), (0, 9))
    if life and life.lower() == "teens":
        first = max(first, _FIRST_TEEN)
    low, high = Fraction(tens + first), Fraction(tens + last)
    return Figure(match.start(), match.end(), low, Fraction(1), upto=high, unit="year old")


def _small(written: str) -> int:
    return int(written) if written.isdigit() else number_words()[written.lower()]


def _read_article(match: regex.Match[str]) -> Figure:
    return _spelled(match, Fraction(1), Fraction(1))


def _spelled(match: regex.Match[str], value: Fraction, step: Fraction) -> Figure:
    return Figure(match.start(), match.end(), value, step, spelled=True)


_UNGROUPED = str.maketrans("", "", ", '")
_READERS = {
    "vague": _read_vague,
    "share": _read_share,
    "height": _read_height,
    "decade": _read_decade,
    "digits": _read_digits,
    "words": _read_words,
    "multiple": _read_multiple,
    "article": _read_article,
}


@cache
def _glyphs() -> dict[str, Fraction]:
    return {glyph: Fraction(value) for glyph, value in lexicon.load("numbers")["glyphs"].items()}


@cache
def _currencies() -> dict[str, str]:
    prefixes = lexicon.load("currencies")["prefixes"]
    return {"".join(sign.split()): code for code, signs in prefixes.items() for sign in signs}
