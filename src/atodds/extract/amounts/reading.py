"""From a sentence to its amounts: figures, units, ranges, modifiers and what is counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import regex

from atodds import lexicon
from atodds.extract.amounts.changes import change_of, trend_of
from atodds.extract.amounts.counted import Counted, counted_after, counted_as, counted_before
from atodds.extract.amounts.figures import Figure, figures_in
from atodds.extract.amounts.intervals import Band, bands, range_bands, vague_bands
from atodds.extract.amounts.modifiers import modifier_after, modifier_before, modifier_of
from atodds.extract.amounts.parts import Part, joined, part_of, with_letter_scale, with_per
from atodds.extract.amounts.traps import is_in_series, is_labelled, is_year, traps_in
from atodds.extract.amounts.units import AGE, FRACTION, SCORE, TIME, counted_unit
from atodds.model import AmountMention, Change, Interval, Mention, Modifier, Quantity, Span, Unit
from atodds.model.quantity import COUNT

_PRECISE_BELOW = 100


@dataclass(frozen=True, slots=True)
class _Wording:
    """How the words around an amount widen it, and how far they reach."""

    manner: str
    start: int
    end: int


def amounts_in(text: str, sentence: Span) -> tuple[AmountMention, ...]:
    """Return the amounts that a sentence states, in text order.

    Args:
        text: the folded text of the document.
        sentence: where in it the sentence stands.
    """
    start, end = sentence.start, sentence.end
    figures = list(figures_in(text, start, end))
    if not figures:
        return ()
    traps = traps_in(text, start, end)
    parts = [
        part_of(text, figure, start, end)
        for figure in figures
        if not any(trap.start < figure.end and figure.start < trap.end for trap in traps)
    ]
    found: list[AmountMention] = []
    for part in joined(text, parts, start):
        mention = _mention(text, part, sentence, found)
        if mention is not None:
            found.append(mention)
    return tuple(_tied(text, found))


def _mention(
    text: str, part: Part, sentence: Span, found: list[AmountMention]
) -> AmountMention | None:
    part, counted = _what_is_counted(text, part, sentence)
    if not _is_amount(text, part, counted, sentence):
        return None
    wording = _wording(text, part, sentence)
    if found and wording.start < found[-1].mention.span.end:
        wording = replace(wording, start=part.low.start)
    unit = part.unit
    hard, soft = _bands(part, wording)
    quantity = Quantity(
        value=_value(part),
        modifier=Modifier.VAGUE if part.low.expected else modifier_of(wording.manner),
        unit=unit,
        hard=hard,
        soft=soft,
        change=_fold_change(part)
        or change_of(text, sentence.start, (wording.start, wording.end), unit)
        or _change_shared(text, found, wording.start),
    )
    return AmountMention(
        mention=Mention.cut(text, wording.start, wording.end),
        quantity=quantity,
        counted=counted.mention if counted else None,
        noun=counted.noun if counted else None,
        qualifiers=counted.qualifiers if counted else (),
        per=part.per,
        figure=Span(part.low.start, part.high.end),
        trend=trend_of(text, sentence.start, wording.start),
    )


def _fold_change(part: Part) -> Change | None:
    """Return the change that "doubled" and "halved" tell of themselves."""
    return Change(part.low.fold) if part.low.fold else None


def _change_shared(text: str, found: list[AmountMention], start: int) -> Change | None:
    """Return the change of an amount told again: "grew by 125,600 jobs, or 2.2 percent"."""
    if found and text[found[-1].mention.span.end : start] in {" or ", ", or ", " (", " - or "}:
        return found[-1].quantity.change
    return None


def _what_is_counted(text: str, part: Part, sentence: Span) -> tuple[Part, Counted | None]:
    """Return the part with its counted noun as the unit, where it has no unit of measure."""
    if part.unit is not None:
        of = part.unit.dimension in {"ratio", "mass", "volume", "area"} or part.per
        if (of and text.startswith(" of ", part.end)) or part.unit == FRACTION:
            counted = counted_after(text, part.end, sentence.end, one=False)
            return part, replace(counted, follows=False) if counted else None
        return part, None
    high = part.high
    after = max(part.end, high.end + len(high.letter or ""))
    one = part.low.value == 1 and not part.is_range and not high.letter
    counted = counted_after(text, after, sentence.end, one=one)
    if high.letter:
        part = replace(part, figures=(*part.figures[:-1], with_letter_scale(high)), end=after)
    if counted:
        unit = counted_unit(counted.noun)
        return with_per(text, replace(part, unit=unit), counted.mention.span.end, sentence.end), counted
    counted = counted_as(text, part.end, sentence.end) or counted_before(
        text, sentence.start, part.start
    )
    return (replace(part, unit=counted_unit(counted.noun)), counted) if counted else (part, None)


def _is_amount(text: str, part: Part, counted: Counted | None, sentence: Span) -> bool:
    figure, start = part.low, sentence.start
    if part.is_range or figure.currency or figure.expected:
        return not (part.is_range and not part.unit and is_year(text, start, figure.start, text[figure.start:figure.end]))
    if is_in_series(text, start, figure.start) and figure.bare:
        return False
    if part.unit is not None and part.unit.dimension != COUNT:
        return _is_measured_one(text, part, start)
    if figure.bare and is_year(text, start, figure.start, text[figure.start : figure.end]):
        return _wording(text, part, sentence).manner != Modifier.EXACT or _counts_people(counted, figure)
    if figure.value == 1 and figure.spelled and not _counts_one(text, figure, counted, start):
        return False
    if counted:
        return True
    return not (
        _JOINED_ON.match(text, part.end)
        or figure.bare and _NAMED.match(text, part.end)
        or is_labelled(text, start, figure.start)
        or _AGE_BEHIND_NAME.match(text, part.end) and _NAME.search(text, start, figure.start)
    )


def _is_measured_one(text: str, part: Part, start: int) -> bool:
    """Tell "one hour" from "one day" that is no length of time."""
    figure = part.low
    if not (figure.value == 1 and figure.spelled and part.unit and part.unit.dimension == TIME):
        return True
    return text[figure.end] == "-" or part.unit.name in {"hour", "minute", "second"} or bool(modifier_before(text, start, figure.start))


def _counts_one(text: str, figure: Figure, counted: Counted | None, start: int) -> bool:
    """Tell "one person was killed" from "the one", "no one" and "one must"."""
    before = _BEFORE_ONE.search(text, start, figure.start)
    words = lexicon.load("counted")["not_before_one"]
    if text.startswith(" of ", figure.end):
        return False
    return bool(counted and counted.follows) and not (before and before["word"].lower() in words)


def _counts_people(counted: Counted | None, figure: Figure) -> bool:
    """Tell "2000 people" from "2000 elections", whose figure is a year."""
    people = lexicon.load("counted")["counted_after_years"].split()
    return bool(counted) and figure.value % 50 == 0 and counted.noun in people


def _wording(text: str, part: Part, sentence: Span) -> _Wording:
    plain = Modifier.BETWEEN if part.is_range and part.unit != SCORE else Modifier.EXACT
    before = modifier_before(text, sentence.start, part.start)
    if part.between:
        # "between about 10 and 20"
        inner = modifier_before(text, part.start, part.low.start)
        manner = inner.manner if inner and inner.manner == Modifier.ABOUT else plain
        return _Wording(manner, part.start, part.end)
    if before and (before.manner != Modifier.BETWEEN or part.is_range):
        manner = plain if before.manner == Modifier.EXACT else before.manner
        return _Wording(manner, before.edge, part.end)
    if part.manner:
        return _Wording(part.manner, part.start, part.end)
    if after := modifier_after(text, part.end, sentence.end):
        return _Wording(after.manner, part.start, after.edge)
    return _Wording(plain, part.start, part.end)


def _bands(part: Part, wording: _Wording) -> Band:
    low, high = part.low, part.high
    if low.expected:
        return vague_bands(low.value, low.expected)
    if part.unit == SCORE:
        return _score_bands(low.value, high.value)
    if part.is_range:
        return range_bands(low.value, high.value, wording.manner)
    whole = part.unit is None or part.unit.dimension == COUNT
    return bands(low.value, _step(low, part.unit), wording.manner, whole=whole)


def _step(figure: Figure, unit: Unit | None) -> Fraction:
    """Return the unit of the last digit that may be rounded; 0 where none is.

    An age is exact, and so are small counts: nobody says "20 people" of 23. Half an hour is the
    finest that "2.5 hours" is told in.
    """
    if unit and unit.dimension == AGE:
        return Fraction(0)
    if unit is None or unit.dimension == COUNT:
        exact = figure.value < _PRECISE_BELOW and figure.value.denominator == 1
        return Fraction(0) if exact else figure.step
    if unit.dimension == TIME and figure.value.denominator == 2:  # noqa: PLR2004
        return Fraction(1, 2)
    return figure.step


def _score_bands(first: Fraction, second: Fraction) -> Band:
    """A score is one point on a line on which no two scores share a place, whoever is named first."""
    high, low = max(first, second), min(first, second)
    point = Interval(high + low / 10**6, high + low / 10**6)
    return point, point


def _value(part: Part) -> Fraction | tuple[Fraction, Fraction] | None:
    if part.low.expected:
        return None
    return (part.low.value, part.high.value) if part.is_range else part.low.value


def _tied(text: str, mentions: list[AmountMention]) -> Iterator[AmountMention]:
    """Tie "87 mph (140 km/h)" together: the second says the first again in another unit."""
    previous: AmountMention | None = None
    for mention in mentions:
        if previous and _says_again(text, previous, mention):
            first = previous.same_as or previous.mention.span
            mention = replace(mention, same_as=first, quantity=_as_modified(mention, previous))
        yield mention
        previous = mention


def _says_again(text: str, first: AmountMention, second: AmountMention) -> bool:
    a, b = first.quantity.unit, second.quantity.unit
    if a is None or b is None or a == b or a.dimension != b.dimension or a.dimension == COUNT:
        return False
    between = text[first.mention.span.end : second.mention.span.start]
    if between == " (":
        return bool(_CLOSING.match(text, second.mention.span.end))
    return between in {" / ", "/"} and (first.same_as is not None or a.dimension == b.dimension)


def _as_modified(mention: AmountMention, first: AmountMention) -> Quantity:
    """Return the second saying with the first one's modifier, where it has none of its own."""
    quantity, modifier = mention.quantity, first.quantity.modifier
    value, halo = quantity.value, quantity.hard
    own = quantity.modifier is not Modifier.EXACT or modifier in _NOT_SHARED
    if own or not isinstance(value, Fraction) or halo.lower is None or halo.upper is None:
        return quantity
    hard, soft = bands(value, halo.upper - halo.lower, modifier, whole=False)
    return replace(quantity, modifier=modifier, hard=hard, soft=soft)


_NOT_SHARED = {Modifier.EXACT, Modifier.BETWEEN, Modifier.VAGUE}
_NAMED = regex.compile(
    r" \p{Lu}[\p{L}\p{N}]*(?<!day|January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_JOINED_ON = regex.compile(r"\p{L}|-\p{L}|[_&/@]|\.\p{L}")
_AGE_BEHIND_NAME = regex.compile(r"\s*[,.;)]|$| (?:and|of|from)\b")
_NAME = regex.compile(r"\p{Lu}[\p{L}'-]+,? (?:\()?$|\p{Lu}[\p{L}'-]+,\s$")
_BEFORE_ONE = regex.compile(r"(?P<word>\p{L}+)[ \n-]$")
_CLOSING = regex.compile(r"[^()]{0,40}\)")
