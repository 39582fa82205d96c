"""Open times ("now", "recently") and what looks like a time and is none ("9/11", "May said")."""

from __future__ import annotations

from atodds.extract.times.patterns import TIMES, rule, words
from atodds.extract.times.sense import NoTime, Open, Sense
from atodds.lexicon import load

_TRAPS = load("times")["traps"]


def _none(_: object) -> Sense:
    return NoTime()


# "The past fiscal year" is no open time, "the past has shown" is one.
_NOUN = (
    r"(?!(?:and|or|but|is|was|has|had|have|as|to|by|that|when|with|for|in|on|at|will|can|may)\b)"
    r"\p{L}"
)
_OPEN = words(TIMES["open_times"])

OPEN_RULES = (
    rule(
        rf"\b(?P<word>{_OPEN})\b(?! of\b)(?!(?<=\bthe past) {_NOUN})",
        lambda m: Open(TIMES["open_times"][" ".join(m["word"].lower().split())]),
    ),
    rule(r"(?<!\ba )\bfuture\b", lambda _: Open("FUTURE_REF")),
)

TRAP_RULES = (
    rule(r"\b(?:https?://|www\.|[\w-]{1,60}\.[a-z]{2,4}/)[^ \t\n]{1,300}", _none),
    rule(r"(?<![\w:])\d{1,2}:\d\d(?::\d\d)? {1,2}(?:/ ?)?\d{1,2}:\d\d(?::\d\d)?(?![\w:])", _none),
    rule(r"(?<![\w:])\d{1,3}:\d\d:\d\d(?:\.\d+)?(?! ?(?:GMT|UTC|[ap]\.?m))(?![\w:])", _none),
    rule(r"\b(?:24/7|9/11|7/7)\b", _none),
    rule(r"\b(?:{ORDINAL}|\d{1,2}(?:st|nd|rd|th))[ -]hour\b", _none),
    rule(
        r"(?:©|\(c\)|\bcopyright)(?: ?(?:©|\(c\)))?[^\n\d]{0,40}?(?:\d{4}(?: ?[-,] ?\d{4})*)", _none
    ),
    rule(
        rf"\b{words(_TRAPS['numbered'])} (?:\d{{1,4}}|{{CARDINAL}})\b(?!:)",
        _none,
    ),
    rule(
        rf"\b(?:19|20)\d\d(?= (?-i:{words(_TRAPS['vehicle_makes'])})\b)|\b(?:19|20)\d\d[- ]model\b",
        _none,
    ),
    rule(rf"\b{words(_TRAPS['names'])}\b", _none, cased=True),
    rule(r"(?:[$£€]|\b(?:US|A|C)\$)\d[\d,.]*", _none),
)
