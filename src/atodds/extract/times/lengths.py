"""Durations: "five-hour", "two weeks", "three years and six months", "the past 20 years"."""

from __future__ import annotations

from fractions import Fraction

import regex

from atodds.extract.times.patterns import TIMES, Found, rule, unit_code
from atodds.extract.times.sense import Length, NoTime, Open, Sense
from atodds.language import Pattern

# A unit's sign in a TIMEX3 duration, how many of those it is, and whether it stands after "T".
_SIGNS = {
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
_BY_LENGTH = ("S", "M", "H", "D", "W", "MO", "Y", "DE", "CE", "ML")
_FINER = {"H": ("M", 60), "M": ("S", 60)}
_VAGUE = frozenset({"several", "a few", "few", "many", "some"})
_SMALL = {"a": Fraction(1), "an": Fraction(1), "half": Fraction(1, 2)}
_HALF_WORDS = frozenset({"half a", "half an", "a half", "an half"})
_RESTS = {"half": Fraction(1, 2), "three": Fraction(3, 4), "quarter": Fraction(1, 4)}


def amount(words: str) -> Fraction | None:
    """Return the figure a numeral stands for, None where it is vague."""
    plain = " ".join(words.lower().split())
    if plain in _VAGUE:
        return None
    if plain in _HALF_WORDS:
        return _RESTS["half"]
    if plain[0].isdigit():
        return _figures(plain)
    return _spelled(plain.removesuffix(" of"))


def duration(count: Fraction | None, code: str) -> str:
    """Return the TIMEX3 value of a number of units, X where the number is vague."""
    sign, times, timed = _SIGNS[code]
    number = f"X{sign}" if count is None else _with_rest(count * times, sign)
    return f"P{'T' * timed}{number}"


def _figures(plain: str) -> Fraction:
    total = Fraction(0)
    for piece in regex.split(r"[ -]", plain.replace(",", "")):
        if piece in TIMES["multiples"]:
            total *= TIMES["multiples"][piece]
        elif not piece.endswith("/0"):
            total += Fraction(piece)
    return total


def _spelled(plain: str) -> Fraction:
    total = Fraction(0)
    for piece in regex.split(r"[ -]", plain):
        if piece in TIMES["multiples"]:
            total = max(total, Fraction(1)) * TIMES["multiples"][piece]
        elif piece == "couple":
            total = Fraction(2)
        else:
            total += TIMES["cardinals"].get(piece) or TIMES["tens"].get(piece) or _SMALL[piece]
    return total


def _with_rest(number: Fraction, sign: str) -> str:
    whole, rest = divmod(number, 1)
    if not rest:
        return f"{whole}{sign}"
    if sign in _FINER:
        finer, per = _FINER[sign]
        part = rest * per
        if part.denominator == 1:
            return (f"{whole}{sign}" if whole else "") + f"{part}{finer}"
    return f"{float(number):g}{sign}"


def counted(match: regex.Match[str]) -> Fraction | None:
    """Return the count of a match of number and unit, with its "and a half" or "and a quarter"."""
    count = amount(match["n"])
    rest = match.groupdict().get("rest_of_unit")
    if count is None or not rest:
        return count
    return count + next(more for word, more in _RESTS.items() if word in rest.lower())


def _length(match: regex.Match[str]) -> Sense | None:
    code = unit_code(match["u"])
    return None if _is_other(match, code) else Length(duration(counted(match), code))


def _is_other(match: regex.Match[str], code: str) -> bool:
    """Tell "a second", "a quarter", "19.51 Second" and "an hours-long" from durations."""
    if match["n"].lower() in {"a", "an"} and match["u"].lower().endswith("s"):
        return True
    if code == "Y" and _YEAR_NUMBER.fullmatch(match["n"]):
        return True
    if code == "Q":
        return match["n"].lower() in {"a", "one", "three", "half a"}
    if code == "WE":
        return match["n"].lower() in {"a", "an"}
    if code == "S":
        return match["n"].lower() in {"a", "one", "some", "many"} or match["u"][0].isupper()
    return False


def _compound(match: regex.Match[str]) -> Sense | Found | None:
    """Read "two hours and 15 minutes" as one duration, "four years and two years" as two."""
    code, next_code = unit_code(match["u"]), unit_code(match["u2"])
    count, next_count = counted(match), amount(match["n2"])
    if count is None or next_count is None:
        return None
    if _BY_LENGTH.index(next_code) < _BY_LENGTH.index(code):
        first, second = duration(count, code), duration(next_count, next_code)
        timed = first.startswith("PT") and second.startswith("PT")
        return Length(first + second[2 if timed else 1 :])
    return (
        ("first", Length(duration(count, code))),
        ("rest", Length(duration(next_count, next_code))),
    )


def _range(match: regex.Match[str]) -> Found:
    """Read "two to six days" as two durations of one unit."""
    code = unit_code(match["u"])
    return (
        ("first", Length(duration(amount(match["first"]), code))),
        ("rest", Length(duration(amount(match["n"]), code))),
    )


def _bare(match: regex.Match[str]) -> Sense:
    return Length(duration(None, unit_code(match["u"])))


def _single(match: regex.Match[str]) -> Sense:
    return Length(duration(Fraction(1), unit_code(match["u"])))


_YEAR_NUMBER = Pattern(r"(?:19|20)\d\d")
"""Before "calendar year" or "fiscal year" these are which year, not how many."""
_LEAD = (
    r"\b(?<![.,$£€-])(?:(?:the |these |those )?(?:past|last|previous|next|coming|first|final|recent"
    r"|latest|following|opening|closing) )?"
)
_KIND = (
    r"(?:-(?:plus|some|odd))?"
    r"(?: (?:more|full|straight|consecutive|additional|whole|long|solid|extra|working|business"
    r"|calendar|successive|other|further))?"
)
REST = r"(?P<rest_of_unit>(?: and|-and)[ -](?:(?:a|one)[ -]half|a[ -]quarter|three[ -]quarters))"
_NOT_AGE = r"(?![- ](?:old\b|of age\b|olds\b))"
_PLURAL = r"(?P<u>(?:minute|hour|day|night|week|month|year|decade)s|centuries)"
_COUNTED = rf"(?P<n>{{NUMBER}}){_KIND}{REST}?[ -](?P<u>{{UNITS}})\b{_NOT_AGE}{REST}?"
_FINE = r"(?P<u2>(?:second|minute|hour|day|week|month|year)s?)"

# Nouns and verbs that end like "lowest": "an arrest in years past".
_SUPERLATIVE = (
    r"(?!(?:inter|requ|prot|arr|cont|conqu|harv|for|gu|unr|sugg|inv|beh|bequ|t|r|w|v|qu|p|ch|di)est\b)"
    r"(?:\p{L}{1,12}est|worst)"
)

LENGTH_RULES = (
    # "One day he left", "it will one day rain": no day in particular, no length.
    rule(
        r"(?:(?<=\b(?:will|would|may|might|could|can|should|to|must) )one day(?= (?-i:\p{Ll}))"
        r"|\b(?-i:One) (?:day|night)(?=,? (?:I|he|she|it|we|you|they|the|his|her|their|when)\b))",
        lambda _: NoTime(),
    ),
    rule(rf"{_LEAD}{_COUNTED}(?:[ -]long\b)?(?! of mourning)", _length),
    rule(
        rf"\b(?<![.,$£€-])(?P<first>{_COUNTED})(?:,? and|,)? "
        rf"(?P<rest>(?P<n2>{{PLAIN}}) {_FINE}\b{_NOT_AGE})",
        _compound,
    ),
    rule(
        r"\b(?<![.,$£€-])(?P<first>{PLAIN})(?:-? (?:to|or|and) |-to-|-{1,2})"
        rf"(?P<rest>(?P<n>{{PLAIN}})[ -](?P<u>{{UNITS}})\b{_NOT_AGE})",
        _range,
    ),
    rule(
        r"\b(?:the |these |those )?(?:past|last|previous|recent|next|coming|following|final"
        rf"|closing|opening|first) {_PLURAL}\b",
        _bare,
    ),
    rule(
        r"(?:\bthe (?:past|last)|\bpast) "
        r"(?:fiscal |calendar )?(?P<u>day|week|month|year|decade|century|millennium)\b(?! of\b)",
        _single,
    ),
    rule(
        r"(?<=\b(?:for|by|in|takes?|took|wait|waited|stay|stayed|remain|lasts?|lasted) )"
        r"another (?P<u>hour|day|night|week|month|year|decade)\b(?! of\b)",
        _single,
    ),
    rule(r"\ba quarter[ -](?:of a )?century\b", lambda _: Length("P25Y")),
    # "The first time in decades", "the worst drought in years".
    rule(
        rf"\b(?:time|most|least|{_SUPERLATIVE})(?: [\p{{L}}'-]{{1,20}}){{0,3}}? in "
        rf"(?P<length>{_PLURAL})\b(?! (?:past|gone|to come))",
        lambda m: (("length", _bare(m)),),
    ),
    rule(rf"(?<=\bmatter of ){_PLURAL}\b", _bare),
    rule(
        r"\b(?:the (?:whole|entire|full)|an (?:entire|whole)) "
        r"(?P<u>day|night|week|weekend|month|year)\b(?! of\b|-)",
        _single,
    ),
    rule(
        r"(?<=\b(?:for|takes?|took|taken|lasts?|lasted|spent|spend|spending|waited) )"
        rf"{_PLURAL}\b(?! old)",
        _bare,
    ),
    rule(rf"\b{_PLURAL}-(?:long|old)\b", _bare),
    rule(rf"(?<=\bin )the {_PLURAL}(?= (?:that followed|to come|ahead)\b)", _bare),
    rule(
        rf"\b(?:the )?{_PLURAL}"
        r"(?= (?:before|after|since|following|later|earlier|ago|leading up)\b)",
        lambda _: Open("PAST_REF"),
    ),
    rule(r"\b(?P<u>hour|day|night|week|month|year|decade|century)-?long\b", _single),
    rule(r"\bmulti-?(?P<u>day|hour|week|month|year|decade)\b", _bare),
    rule(r"\b(?<!-){PLAIN}[ -]{UNITS}[- ](?:olds?|of age)\b", lambda _: NoTime()),
)
