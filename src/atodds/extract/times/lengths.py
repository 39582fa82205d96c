"""Durations and sets: "five-hour", "two weeks", "the past 20 years", "every Monday"."""

from __future__ import annotations

from fractions import Fraction

import regex

from atodds.extract.times.patterns import TIMES, Found, rule, unit_code, weekday_number, words
from atodds.extract.times.sense import Length, NoTime, Open, Repeat, Sense

# A unit's sign in a TIMEX3 duration, how many of those it is, and whether it stands after "T".
_DURATION_SIGNS = {
    "S": ("S", 1, True),
    "M": ("M", 1, True),
    "H": ("H", 1, True),
    "D": ("D", 1, False),
    "N": ("D", 1, False),
    "WE": ("D", 2, False),
    "W": ("W", 1, False),
    "F": ("W", 2, False),
    "MO": ("M", 1, False),
    "Q": ("M", 3, False),
    "SE": ("M", 6, False),
    "Y": ("Y", 1, False),
    "DE": ("Y", 10, False),
    "CE": ("Y", 100, False),
    "ML": ("Y", 1000, False),
}
_FINER = {"H": ("M", 60), "M": ("S", 60)}
_VAGUE = frozenset({"several", "a few", "few", "many", "some"})
_SMALL = {"a": 1, "an": 1, "half": Fraction(1, 2), "couple": 2}


def amount(words: str) -> Fraction | None:
    """Return the figure a numeral stands for, None where it is vague."""
    plain = " ".join(words.lower().split())
    if plain in _VAGUE:
        return None
    if plain in {"a couple", "a couple of"}:
        return Fraction(2)
    if plain in {"half a", "half an", "a half", "an half"}:
        return Fraction(1, 2)
    if plain[0].isdigit():
        return _figures(plain)
    return _spelled(plain)


def duration(count: Fraction | None, code: str) -> str:
    """Return the TIMEX3 value of a number of units, X where the number is vague."""
    sign, times, timed = _DURATION_SIGNS[code]
    if count is None:
        return f"P{'T' * timed}X{sign}"
    number = count * times
    return f"P{'T' * timed}{_with_rest(number, sign, timed=timed)}"


def _figures(plain: str) -> Fraction:
    total = Fraction(0)
    scale = 1
    for piece in regex.split(r"[ -]", plain.replace(",", "")):
        if piece in TIMES["multiples"]:
            scale *= TIMES["multiples"][piece]
        elif not piece.endswith("/0"):
            total += Fraction(piece)
    return total * scale


def _spelled(plain: str) -> Fraction:
    total = Fraction(0)
    for piece in regex.split(r"[ -]", plain):
        if piece in TIMES["multiples"]:
            total = max(total, Fraction(1)) * TIMES["multiples"][piece]
        else:
            total += TIMES["cardinals"].get(piece) or TIMES["tens"].get(piece) or _SMALL[piece]
    return total


def _with_rest(number: Fraction, sign: str, *, timed: bool) -> str:
    whole, rest = divmod(number, 1)
    if not rest:
        return f"{whole}{sign}"
    if timed and sign in _FINER:
        finer, per = _FINER[sign]
        part = rest * per
        if part.denominator == 1:
            return (f"{whole}{sign}" if whole else "") + f"{part}{finer}"
    return f"{float(number):g}{sign}"


def _length(match: regex.Match[str]) -> Sense | None:
    """Read "five hours", "two and a half years", "two hours and 15 minutes"."""
    count = amount(match["n"])
    if match.groupdict().get("half"):
        count = None if count is None else count + Fraction(1, 2)
    code = unit_code(match["u"])
    if code == "S" and match["n"].lower() in {"a", "one"}:
        return None
    value = duration(count, code)
    if match.groupdict().get("n2") and count is not None:
        value = _joined(value, duration(amount(match["n2"]), unit_code(match["u2"])))
    return Length(value)


def _joined(first: str, second: str) -> str:
    if "X" in second or first[1:2] == second[1:2] == "T":
        return first if "X" in second else first + second[2:]
    return first + second[1:]


def _range(match: regex.Match[str]) -> Found:
    """Read "two to six days" as two durations of one unit."""
    code = unit_code(match["u"])
    yield "first", Length(duration(amount(match["first"]), code))
    yield "rest", Length(duration(amount(match["n"]), code))


def _bare(match: regex.Match[str]) -> Sense:
    return Length(duration(None, unit_code(match["u"])))


def _single(match: regex.Match[str]) -> Sense:
    return Length(duration(Fraction(1), unit_code(match["u"])))


def _every(match: regex.Match[str]) -> Sense:
    count = amount(match["n"]) if match.groupdict().get("n") else Fraction(1)
    if match.groupdict().get("other"):
        count = Fraction(2)
    return Repeat(duration(count, unit_code(match["u"])))


def _every_weekday(match: regex.Match[str]) -> Sense:
    part = match.groupdict().get("part")
    code = TIMES["day_parts"][part.lower().removesuffix("s")] if part else ""
    return Repeat(f"XXXX-WXX-{weekday_number(match['w'].removesuffix('s'))}{'T' * 0}{code}")


def _every_part(match: regex.Match[str]) -> Sense:
    return Repeat(f"XXXX-XX-XX{TIMES['day_parts'][match['part'].lower()]}")


def _per(match: regex.Match[str]) -> Found:
    yield "rate", Repeat(duration(Fraction(1), unit_code(match["u"])))


_MORE = (
    r"(?: (?:more|full|straight|consecutive|additional|whole|long|solid|extra|working|business"
    r"|calendar|successive|other|intense|short|quiet|hectic|different))?"
)
_NOT_AGE = r"(?![- ](?:old\b|of age\b|olds\b))"
_HALF = r"(?P<half>(?: and|-and)[ -]a[ -]half)"

LENGTH_RULES = (
    rule(
        rf"(?<![\w.,$£€-])(?:(?:the |these |those )?(?:past|last|previous|next|coming|first|final"
        rf"|recent|following|opening|closing) )?(?P<n>{{NUMBER}}){_MORE}{_HALF}?"
        rf"[ -](?P<u>{{UNITS}})\b{_NOT_AGE}{_HALF}?(?:[ -]long\b)?"
        rf"(?:(?:,? and|,)? (?P<n2>{{PLAIN}}) (?P<u2>{{UNITS}})\b{_NOT_AGE})?",
        _length,
    ),
    rule(
        r"(?<![\w.,$£€-])(?P<first>{PLAIN})(?: (?:to|or|and) |-{1,2})"
        rf"(?P<rest>(?P<n>{{PLAIN}})[ -](?P<u>{{UNITS}})\b{_NOT_AGE})",
        _range,
    ),
    rule(
        r"\b(?:the |these |those )?(?:past|last|previous|recent|next|coming|following|final"
        r"|closing|opening|first) (?P<u>(?:minute|hour|day|night|week|month|year|decade)s|centuries)\b",
        _bare,
    ),
    rule(
        r"(?:\bthe (?:past|last)|\bpast) (?P<u>day|week|month|year|decade|century|millennium)\b(?! of\b)",
        _single,
    ),
    rule(
        r"\b(?<=\b(?:for|takes?|took|taken|lasts?|lasted|spent|spend|spending|waited) )"
        r"(?P<u>(?:minute|hour|day|week|month|year|decade)s|centuries)\b(?! old)",
        _bare,
    ),
    rule(r"\b(?P<u>(?:minute|hour|day|week|month|year|decade)s|centuries)-(?:long|old)\b", _bare),
    rule(
        r"\b(?:the )?(?P<u>(?:hour|day|week|month|year|decade)s|centuries)"
        r"(?= (?P<way>before|after|since|following|later|earlier|ago|leading up to)\b)",
        lambda _: Open("PAST_REF"),
    ),
    rule(
        r"(?<=\bin )the (?P<u>(?:hour|day|week|month|year|decade)s|centuries)(?= (?:that followed|to come|ahead)\b)",
        _bare,
    ),
    rule(r"\b(?P<u>hour|day|night|week|month|year|decade|century)-?long\b", _single),
    rule(r"\bmulti-?(?P<u>day|hour|week|month|year|decade)\b", _bare),
    rule(rf"(?<![\w-]){{PLAIN}}[ -]{{UNITS}}[- ](?:olds?|of age)\b", lambda _: NoTime()),
)

REPEAT_RULES = (
    rule(
        rf"\b(?:every|each) (?:(?P<other>other) |(?P<n>{{PLAIN}}) )?(?P<u>{{UNITS}})\b",
        _every,
    ),
    rule(r"\beach of the (?:last|past) (?:{PLAIN}) (?P<u>{UNITS})\b", _every),
    rule(r"\b(?:every|each) (?P<w>{FULLWEEKDAY})(?: (?P<part>{PART}))?\b", _every_weekday),
    rule(r"\b(?:every|each) (?P<part>{PART})\b", _every_part),
    rule(r"\b(?:on )?(?P<w>(?-i:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days))\b", _every_weekday),
    rule(
        r"\b(?P<w>{FULLWEEKDAY}) (?P<part>(?:morning|afternoon|evening|night)s)\b", _every_weekday
    ),
    rule(
        rf"\b(?P<often>{words(TIMES['frequencies'])})\b",
        lambda m: Repeat(TIMES["frequencies"][m["often"].lower()]),
    ),
    rule(r"\b(?:once|twice|times) (?P<rate>an? (?P<u>{UNIT}))\b", _per),
    rule(
        r"(?<![\w])(?:[$£€]?\d[\d.,]*(?: ?(?:million|billion|trillion|thousand|percent|per cent))?"
        r"|{PLAIN}|dozens|hundreds|thousands|millions|billions|[$£€]\d[\d.,]*[mbnk]*)"
        r"(?: (?!(?:for|in|over|within|after|about|than|almost|nearly|ago|and|to|as|of the|half"
        r"|is|was)\b)[\w'-]+){0,3}? (?P<rate>an? (?P<u>second|minute|hour|day|week|month|year))\b"
        r"(?! (?:ago|earlier|before|later|after|and a half|or))",
        _per,
    ),
    rule(r"(?<=\w )(?P<rate>per (?P<u>{UNIT}))\b", _per),
)
