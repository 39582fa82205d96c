"""Figures in digits, words and fractions, each with its value and the precision it is written at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

import regex

from atodds import lexicon
from atodds.extract.amounts.spelling import (
    alternation,
    denominators,
    fraction_of,
    number_words,
    scale_of,
    scale_words,
    spelled,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as written, without unit or modifier."""

    start: int
    end: int
    value: Fraction
    """For vague words the least amount they leave possible."""
    step: Fraction
    """The unit of the last significant digit."""
    number: int
    """Where the number begins, behind a currency sign."""
    scale: Fraction = Fraction(1)
    """What the scale word or letter after it multiplies by."""
    currency: str | None = None
    """ISO 4217 code of the sign before it."""
    expected: tuple[Fraction, Fraction] | None = None
    """What a reader expects of "dozens" and the like; None for all that is no vague word."""
    letter: str | None = None
    """The letter right after it, where that may be a unit or stand for a million."""
    spelled: bool = False
    part: bool = False
    """Whether it is a bare fraction, such as "two-thirds"."""
    bare: bool = False
    """Whether it is nothing but a run of digits."""
    fold: str | None = None
    """For "twice" and "halved", which way they moved what they speak of: "up", "down" or ""."""

    def scaled(self, scale: Fraction, end: int) -> Figure:
        """Return the figure multiplied by a scale that is written up to `end`, or shared."""
        value = self.value * scale
        step = self.step * scale if self.step < 1 else _last_digit(value)
        return replace(self, value=value, step=step, end=end, scale=scale, bare=False, letter=None)


def figures_in(text: str, start: int, end: int) -> Iterator[Figure]:
    """Yield the numbers that stand in `text[start:end]`, in text order."""
    form = _forms()
    while match := form.search(text, start, end):
        figure = _READERS[match.lastgroup or ""](match)
        if figure is not None:
            yield figure
        start = figure.end if figure else match.start() + 1


def figure_at(text: str, start: int, end: int) -> Figure | None:
    """Return the number that begins exactly at `start`, if any."""
    match = _forms().match(text, start, end)
    return _READERS[match.lastgroup or ""](match) if match else None


def _last_digit(value: Fraction) -> Fraction:
    """Return the unit of the last digit that is not zero: 100 for 8,500."""
    if value.denominator != 1 or value == 0:
        return Fraction(1, 10) if value else Fraction(1)
    whole, unit = abs(value.numerator), 1
    while whole % 10 == 0:
        whole //= 10
        unit *= 10
    return Fraction(unit)


def _read_digits(match: regex.Match[str]) -> Figure | None:
    whole = match["number"] or "0"
    plain = whole.replace(",", "").replace(" ", "").replace("'", "")
    value = Fraction(plain if not plain.startswith(".") else "0" + plain)
    _, point, decimals = plain.partition(".")
    step = Fraction(1, 10 ** len(decimals)) if point else _last_digit(value)
    if match["joined"]:
        value, step = value + fraction_of(match["joined"]), Fraction(1, 2)
    elif match["glyph"]:
        value, step = value + _glyphs()[match["glyph"]], Fraction(1, 2 if whole != "0" else 10)
    elif match["ratio"]:
        value, step = _slashed(match["before"], match["ratio"], plain)
    if match["power"]:
        power = Fraction(10) ** int(match["power"])
        value, step = value * power, step * power
    if match["minus"] or match["negative"]:
        value = -value
    figure = Figure(
        start=match.start(),
        end=match.end("core"),
        value=value,
        step=step,
        number=match.start("core"),
        currency=_currencies()["".join(match["sign"].split())] if match["sign"] else None,
        part=0 < abs(value) < 1 and not point,
        bare=plain == match.group(),
    )
    return _with_scale(figure, match)


def _slashed(whole: str | None, ratio: str, number: str) -> tuple[Fraction, Fraction]:
    if whole:
        return Fraction(whole) + Fraction(number + ratio), Fraction(1, 2)
    return Fraction(number + ratio), Fraction(1, 10)


def _with_scale(figure: Figure, match: regex.Match[str]) -> Figure:
    if match["scale"]:
        return figure.scaled(Fraction(scale_of(match["scale"])), match.end("scale"))
    letter = match["suffix"]
    if not letter:
        return figure
    suffixes = lexicon.load("numbers")["suffixes"]
    end = match.end("suffix")
    if letter in suffixes["sure"]:
        return figure.scaled(Fraction(suffixes["sure"][letter]), end)
    if figure.currency:
        return figure.scaled(Fraction(suffixes["unsure"][letter]), end)
    gap = match.start("suffix") - figure.end
    return replace(figure, letter=" " * gap + letter, bare=False)


def _read_words(match: regex.Match[str]) -> Figure | None:
    read = spelled(match["words"])
    if read is None:
        return None
    whole, used = read
    value, end = Fraction(whole), match.start("words") + used
    text = match.string
    step = _last_digit(value)
    if parts := _PARTS().match(text, end):
        if whole == 1 or parts["name"].endswith("s"):
            value /= denominators()[parts["name"].lower()]
            return Figure(match.start(), parts.end(), value, Fraction(1, 10), match.start(), spelled=True, part=True)
        return None
    if joined := _JOINED().match(text, end):
        last = _last_scale(text[match.start("words") : end])
        value, end = value + last * fraction_of(joined["joined"]), joined.end()
        step = last / 2 if last == 1 else _last_digit(value)
    figure = Figure(
        start=match.start(),
        end=end,
        value=value,
        step=step,
        number=match.start("words"),
        scale=_last_scale(text[match.start("words") : end]),
        spelled=True,
    )
    if match["dollars"]:
        figure = replace(figure, currency=_currencies()[match["dollars"].strip()])
    if match["below"]:
        figure = replace(figure, value=-value)
    if scale := _SCALE().match(text, end):
        figure = figure.scaled(Fraction(scale_of(scale["scale"])), scale.end())
    return figure


def _last_scale(words: str) -> Fraction:
    """Return what the scale words at the end multiply by, 1 where there are none."""
    scale = Fraction(1)
    for word in reversed(regex.split(r"[ -]", words.lower())):
        if word not in scale_words():
            break
        scale *= scale_words()[word]
    return scale


def _read_part(match: regex.Match[str]) -> Figure | None:
    value = fraction_of(match["part_name"])
    figure = Figure(match.start(), match.end(), value, Fraction(1, 10), match.start(), spelled=True)
    if match["part_of"]:
        scaled = figure.scaled(Fraction(scale_of(match["part_of"])), match.end())
        return replace(scaled, step=max(_last_digit(scaled.value), Fraction(1)))
    return replace(figure, part=True)


def _read_vague(match: regex.Match[str]) -> Figure | None:
    words = lexicon.load("numbers")
    name = match["vague"].lower()
    factor = Fraction(1)
    if match["head"]:
        least, low, high = words["vague_heads"][match["head"].lower()]
        factor = Fraction(scale_of(match["head_scale"])) if match["head_scale"] else factor
    else:
        *multiples, plural = name.split(" of ")
        least, low, high = words["vague_plurals"][plural]
        for multiple in multiples:
            # "tens of thousands" starts at ten thousand; readers think of twenty to a hundred.
            bottom, start, end = words["vague_multiples"][multiple]
            least, low, high = bottom * least, start * least, (end + 1) * least - 1
    return Figure(
        start=match.start(),
        end=match.end(),
        value=least * factor,
        step=factor,
        number=match.start(),
        expected=(low * factor, high * factor),
        spelled=True,
    )


def _read_multiple(match: regex.Match[str]) -> Figure:
    words = lexicon.load("numbers")
    if match["verb"]:
        value, way = words["multiplying"][match["verb"].lower()]
    else:
        value, way = words["multiples"][match["adverb"].lower()], ""
    return Figure(
        start=match.start(),
        end=match.end(),
        value=Fraction(value),
        step=Fraction(1, 2),
        number=match.start(),
        spelled=True,
        fold=way,
    )


def _read_article(match: regex.Match[str]) -> Figure:
    return Figure(match.start(), match.end(), Fraction(1), Fraction(1), match.start(), spelled=True)


_READERS = {
    "vague": _read_vague,
    "part": _read_part,
    "digits": _read_digits,
    "run": _read_words,
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


@cache
def _PARTS() -> regex.Pattern[str]:  # noqa: N802
    return regex.compile(rf"(?i)(?:[ ](?=\w+ of\b|third|fourth|fift)|-)(?P<name>{alternation(denominators())})\b")


_JOIN = r"[ -]and[ -](?P<joined>(?:an?|one|three)[ -](?:half|third|quarters?))\b"


@cache
def _JOINED() -> regex.Pattern[str]:  # noqa: N802
    return regex.compile(rf"(?i){_JOIN}")


@cache
def _SCALE() -> regex.Pattern[str]:  # noqa: N802
    scale = alternation(scale_words())
    return regex.compile(rf"(?i)[ -](?P<scale>(?:{scale})(?:[ -](?:{scale}))?)\b")


_DIGITS = r"""
    \d{1,3}(?:,\d{3})+(?!\d) | \d{1,2}(?:,\d{2})+,\d{3}(?!\d) | \d{1,3}(?:'\d{3})+(?!\d)
  | (?<!\d\ )\d{1,3}(?:\ \d{3})+(?![\d/%]|[ :.,-]\d)
  | \d+
"""


@cache
def _forms() -> regex.Pattern[str]:
    words = lexicon.load("numbers")
    scale = alternation(scale_words())
    suffixes = alternation([*words["suffixes"]["sure"], *words["suffixes"]["unsure"]])
    signs = alternation(s for signs in lexicon.load("currencies")["prefixes"].values() for s in signs)
    glyphs = "".join(words["glyphs"])
    plurals = alternation(words["vague_plurals"])
    multiples = alternation(words["vague_multiples"])
    below = alternation(number_words())
    parts = alternation(denominators())
    times = alternation(words["single_times"])
    cues = alternation(words["single_cues"])
    return regex.compile(
        rf"""
        (?<![\p{{L}}\p{{N}}_&@\#])(?<!\p{{L}}-(?<!\b(?:to|and|or)-))
        (?:
          (?P<vague>(?i:
              (?P<head>{alternation(words["vague_heads"])})(?:\ (?P<head_scale>(?:{scale})(?:\ (?:{scale}))?))?\b
            | (?:(?:{multiples})\ of\ )?(?:{plurals})\b(?<!\bscores(?!\ of|\Z))(?<!\btens(?!\ of|\Z))
          ))
        | (?P<part>(?i:
              (?P<part_name>(?:(?:an?|one|three)[ -])?(?:half|third|quarter|quarters))
                [ ](?:an?[ ]|of[ ]an?[ ]|)(?P<part_of>{scale})\b
            | (?P<part_name>an?\ (?:{parts}))(?=\ of\b)
            | (?P<part_name>half)(?=\ (?:of|the|all|its|his|her|their|our|that|those|these|an?)\b|-(?:an-)?(?:hour|mile|century|dozen)\b)
            | (?<=\bby\ )(?P<part_name>an?\ (?:{parts})|half)\b
            | (?<=\A)(?P<part_name>an?\ (?:{parts})|half)(?=\Z)
          ))
        | (?P<multiple>(?i:
              (?P<adverb>{alternation(words["multiples"])})
                (?:\ as\ (?:many|much|\p{{L}}++(?=\ as\b))|(?=\ (?:the|its|their|his|her|what|that)\b)|(?=\Z))
            | (?P<verb>{alternation(words["multiplying"])})\b
          ))
        | (?P<article>(?i:
              an?(?=\ (?:{times})\ and\ a\ (?:half|quarter)\b|\ (?:hour|minute)\ of\b)
            | (?<=\A|\b(?:{cues})\ )an?(?=\ (?:{times})\b(?!\ (?:ago|earlier|later|before|after|old)\b))
            | (?<=\bfor\ )an(?=\ hour\b)
          ))
        | (?P<digits>
            (?<!\d[.,:/])
            (?P<minus>-|minus\ )?(?:(?P<sign>{signs})\ ?)?(?P<negative>-)?
            (?P<core>
              (?:(?P<before>\d+)\ (?=\d/\d))?(?P<number>(?:{_DIGITS})(?:\.\d+)?|(?<![\w.)])\.\d+)
              (?:\ ?(?P<glyph>[{glyphs}])|(?P<ratio>/[1-9]\d?)(?![\d/])|(?i:{_JOIN})
                |\ ?[×x*]\ ?10\^?(?P<power>[-+]?\d{{1,2}}))?
            | (?P<glyph>[{glyphs}])
            )
            (?:(?i:[ -](?P<scale>(?:{scale})(?:[ -](?:{scale}))?)\b)
              |(?P<suffix>(?:{suffixes}))(?![\p{{L}}\p{{N}}²³/°])
              |\ (?P<suffix>bn|mn|mln|tn|trn|[MB]|(?<=\d\ )[mb](?=[ ,.;)]))(?![\p{{L}}\p{{N}}²³/°-])
            )?
            (?!\d|[.,]\d)
          )
        | (?P<run>
            (?i:(?P<below>minus\ ))?(?P<dollars>[$£€]\ ?)?
            (?P<words>(?i:(?:an?[ -](?=(?:{scale})\b))?(?:{below}|{scale})
                (?:[ -](?:and[ -])?(?:{below}|{scale})\b)*))\b(?!-(?:th|st|nd|rd)\b)
          )
        )
        """,
        regex.VERBOSE,
    )
