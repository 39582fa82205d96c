"""Words around a figure that widen it: "more than", "nearly", "or so"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from atodds import lexicon
from atodds.language import Pattern
from atodds.model import Modifier

_LONGEST = 5
_OF_MANNER = {"point": Modifier.EXACT, "just_under": Modifier.LESS_THAN}
_WINDOW = 48
_LAST_WORDS = Pattern(r"(?:[~<>≥≤]|[^\s~<>≥≤()\"';:]+)(?=\s|$|[~<>≥≤])|[~<>≥≤]")


@dataclass(frozen=True, slots=True)
class ModifierRead:
    """A modifier and where the words for it begin or end, away from the figure."""

    manner: str
    """A row of the table of intervals."""
    edge: int

    @property
    def modifier(self) -> Modifier:
        """The modifier that the row belongs to."""
        return modifier_of(self.manner)


def modifier_of(manner: str) -> Modifier:
    """Return the modifier that a row of the table of intervals belongs to."""
    return _OF_MANNER.get(manner) or Modifier(manner)


def modifier_before(text: str, start: int, position: int) -> ModifierRead | None:
    """Return the modifier that ends right before `position`, with the place where it begins.

    Words that widen nothing let those before them do so: "at least another 12", "about an extra".
    """
    nearest = _ending_at(text, start, position)
    if nearest is None or nearest.manner != Modifier.EXACT:
        return nearest
    farther = _ending_at(text, start, nearest.edge)
    while farther and farther.manner == Modifier.EXACT:
        nearest, farther = farther, _ending_at(text, start, farther.edge)
    return farther if farther and farther.manner != Modifier.BETWEEN else nearest


def _ending_at(text: str, start: int, position: int) -> ModifierRead | None:
    begin = max(start, position - _WINDOW)
    window = text[begin:position]
    words = list(_LAST_WORDS.finditer(window))[-_LONGEST - 1 :]
    if not words or window[words[-1].end() :].strip(" \n"):
        return None
    if words[-1].group().lower() in {"a", "an"} and len(words) > 1:
        # "over a five-year period" lasts five years, not more.
        if words[-2].group().lower() == "over":
            return None
        words.pop()
    for count in range(min(_LONGEST, len(words)), 0, -1):
        phrase = " ".join(w.group() for w in words[-count:]).lower()
        manner = _before().get(phrase)
        if manner and not _takes_no_figure(phrase, words[:-count]):
            return ModifierRead(manner, begin + words[-count].start())
    return None


def is_during(text: str, start: int, read: ModifierRead, end: int) -> bool:
    """Tell whether "over" before a length of time, which goes on to `end`, means "during" it.

    "sold 40 boats over 11 days" took 11 days; "lasted over 11 days" and "over 11 days ago" more.
    """
    if read.manner != Modifier.MORE_THAN or not _OVER.match(text, read.edge):
        return False
    if _LATER.match(text, end):
        return False
    return _more_than_before().search(text, max(start, read.edge - _WINDOW), read.edge) is None


def modifier_after(text: str, position: int, end: int) -> ModifierRead | None:
    """Return the modifier that begins at `position`, with its end: "or more", "-plus"."""
    match = _after_pattern().match(text, position, end)
    if match is None:
        return None
    return ModifierRead(_after()[match["words"].lower()], match.end())


def _takes_no_figure(phrase: str, earlier: list[regex.Match[str]]) -> bool:
    barred = lexicon.load("modifiers")["no_modifier_after"].get(phrase, ())
    return bool(earlier) and earlier[-1].group().lower() in barred


_OVER = Pattern(r"(?i)over[ ]\w")
_LATER = Pattern(r"(?i)[ ](?:ago|earlier|later|before|after|old|long|away|late|of)\b")


@cache
def _more_than_before() -> Pattern:
    words = lexicon.load("modifiers")["more_than_behind"]
    return Pattern(r"(?i)\b(?:\L<words>)[ ]$", words=words)


@cache
def _before() -> dict[str, str]:
    table = lexicon.load("modifiers")["before"]
    return {words: name for name, phrases in table.items() for words in phrases}


@cache
def _after() -> dict[str, str]:
    table = lexicon.load("modifiers")["after"]
    return {words: name for name, phrases in table.items() for words in phrases}


@cache
def _after_pattern() -> Pattern:
    return Pattern(r"[ ,\n]{0,2}(?i:(?P<words>\L<words>))(?!\p{L}|-\p{L})", words=list(_after()))
