"""What a length, an area, a speed or a temperature is of: a depth, a radius, the way to a town."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from atodds.extract.clauses import clause_before
from atodds.extract.reading import Reading, inside
from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import AmountMention, EntityKind, Sentence, Slot

REACH = 45
"""As far as a word may stand from the figure that it explains."""
COMPASS = r"(?:due\s+)?(?:(?:north|south)-?(?:east|west)?|east|west)(?:ern)?"
FROM = Pattern(
    r"\s*(?:\([^()]{1,25}\)\s*)?(?:away\s+|out\s+|inland\s+)?(?:to\s+the\s+)?"
    rf"(?:{COMPASS}\s+(?:of|from)|from|off|outside|beyond)\s+"
    r"(?:(?!in\b|at\b|on\b|near\b|to\b)[\p{Ll}'-]+\s+){0,4}$"
)
"""Between a length and the place from which it is counted."""
AWAY = Pattern(
    rf"\s*(?:\([^()]{{1,25}}\)\s*)?(?:away|apart|out|off|from|outside|{COMPASS})\b",
    regex.IGNORECASE,
)
"""Behind a length that is the way from somewhere, wherever that is."""


def slot_of(reading: Reading, sentence: Sentence, amount: AmountMention) -> Slot | None:
    """Return the question that a measured amount answers, None where no word tells."""
    slot = _told_by_words(reading, sentence, amount)
    if slot is None and amount.same_as:
        same = [a for a in inside(reading.amounts, sentence.span) if _restates(amount, a)]
        slot = next(filter(None, (_told_by_words(reading, sentence, a) for a in same)), None)
    return slot


def _restates(amount: AmountMention, other: AmountMention) -> bool:
    return bool(amount.same_as and other.mention.span.overlaps(amount.same_as))


def _told_by_words(reading: Reading, sentence: Sentence, amount: AmountMention) -> Slot | None:
    start = _anchor(reading, sentence, amount)
    if start:
        return Slot("way", start)
    found = sorted(_measures(reading, sentence, amount))
    if found:
        return Slot("measure", found[0][1])
    behind = reading.text[amount.mention.span.end : sentence.span.end]
    is_way = amount.quantity.dimension == "length" and AWAY.match(behind)
    return Slot("way") if is_way else None


def _anchor(reading: Reading, sentence: Sentence, amount: AmountMention) -> str | None:
    """Return the place from which a length is counted: "9 km north of Xxxx"."""
    if amount.quantity.dimension != "length":
        return None
    end = amount.mention.span.end
    for mark in inside(reading.entities, sentence.span):
        if mark.entity.kind is EntityKind.PLACE and mark.mention.span.start > end:
            between = reading.text[end : mark.mention.span.start]
            name = mark.entity.key.partition(":")[2]
            return f"the way to {name}" if FROM.match(between) else None
    return None


def _measures(
    reading: Reading, sentence: Sentence, amount: AmountMention
) -> Iterator[tuple[int, str]]:
    """Yield each measure of the figure's dimension that a word names, with how far off it is."""
    span = amount.mention.span
    before = clause_before(reading.text, sentence, span)[-REACH:]
    behind = reading.text[span.end : min(sentence.span.end, span.end + REACH)]
    for name, ahead, after in _patterns().get(amount.quantity.dimension or "", ()):
        hits = [len(before) - m.end() for m in ahead.finditer(before)] if ahead else [REACH]
        match = after.match(behind) if after else None
        if match:
            hits.append(match.start("word"))
        if hits:
            yield min(hits), name


@cache
def _patterns() -> dict[str, list[tuple[str, Pattern | None, Pattern | None]]]:
    """Return by dimension the measures, each with the words before and behind; none for always."""
    found: dict[str, list[tuple[str, Pattern | None, Pattern | None]]] = {}
    for name, measure in load("measures").items():
        ahead = after = None
        if not measure.get("always"):
            ahead = Pattern(rf"\b(?:{alternation(measure['before'])})\b", regex.IGNORECASE)
            after = Pattern(
                rf"[\s-]*(?:\([^()]{{1,25}}\)\s*)?(?:[\p{{L}}'-]+\s+){{0,2}}?"
                rf"(?P<word>{alternation(measure['behind'])})\b",
                regex.IGNORECASE,
            )
        found.setdefault(measure["dimension"], []).append((name, ahead, after))
    return found
