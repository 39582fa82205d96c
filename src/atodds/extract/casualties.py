"""Who among those shot, hurt and killed a figure leaves open: the dead, the attacker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import takewhile

import regex

from atodds.extract.carry import is_lead
from atodds.extract.context import Context
from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import AmountMention, Quantity, Sentence

SHOT = "shot"
INJURED = "injured"
KILLED = "killed"


def outcome_of(
    context: Context, sentence: Sentence, predicate: str | None, *, others: bool
) -> str | None:
    """Return what befell those counted: those shot are those hurt where the dead are told apart."""
    if predicate != SHOT:
        return predicate
    if _tells_of_death(context, sentence) or _somebody_died(context):
        return INJURED if others else SHOT
    return INJURED


def loosened(
    context: Context, sentence: Sentence, predicate: str | None, quantity: Quantity, *, others: bool
) -> Quantity:
    """Return the count with room for one whom outlets count or leave out."""
    if predicate == KILLED:
        return _with_or_without_attacker(context, sentence, quantity)
    if predicate == INJURED and not others:
        return _with_or_without_dead(context, sentence, quantity)
    return quantity


def are_beside_the_dead(
    context: Context, sentence: Sentence, amount: AmountMention, predicate: str | None
) -> bool:
    """Tell whether "three others were hurt" counts all who were hurt, the others being dead."""
    if predicate != INJURED:
        return False
    told_as_others = amount.noun == "other" or "other" in amount.qualifiers
    return _tells_of_death(context, sentence) or (told_as_others and _somebody_died(context))


def dead_beside(context: Context, sentence: Sentence) -> Iterator[str]:
    """Yield whether those hurt are told beside the dead, or in a text that knows of no dead."""
    if _tells_of_death(context, sentence):
        yield "beside the dead"
    elif not _somebody_died(context):
        yield "nobody dead"


def _with_or_without_attacker(context: Context, sentence: Sentence, quantity: Quantity) -> Quantity:
    """Leave open whether the attacker, where dead, is counted among the dead."""
    text = context.reading.text
    if _patterns()["attacker included"].search(sentence.span.of(text)):
        return _widened(quantity, down=1)
    return _widened(quantity, up=1) if _patterns()["attacker died"].search(text) else quantity


def _with_or_without_dead(context: Context, sentence: Sentence, quantity: Quantity) -> Quantity:
    """Leave open whether those hurt include one who died, where the sentence tells of no death."""
    if _tells_of_death(context, sentence) or not _somebody_died(context):
        return quantity
    return _widened(quantity, down=1)


def _widened(quantity: Quantity, *, down: int = 0, up: int = 0) -> Quantity:
    hard = quantity.hard
    if hard.lower is None or hard.lower != hard.upper or hard.lower <= down:
        return quantity
    wider = replace(hard, lower=hard.lower - down, upper=hard.lower + up)
    return replace(quantity, hard=wider, soft=wider)


def _tells_of_death(context: Context, sentence: Sentence) -> bool:
    return bool(_patterns()["death"].search(sentence.span.of(context.reading.text)))


def _somebody_died(context: Context) -> bool:
    lead = takewhile(is_lead, context.reading.sentences)
    return any(_tells_of_death(context, sentence) for sentence in lead)


@cache
def _patterns() -> dict[str, Pattern]:
    words = {name: alternation(listed) for name, listed in load("casualties").items()}
    presumed = rf"(?:(?:{words['presumed']})\s+)?"
    attackers = rf"(?:the\s+)?{presumed}(?:{words['attackers']})"
    died = rf"(?:was|is|were)(?: also)? (?:\p{{L}}+ )?(?:{words['died']})"
    return {
        name: Pattern(pattern, regex.IGNORECASE)
        for name, pattern in {
            "death": rf"(?<!\b(?:{words['no_death_behind']}) )\b(?:{words['death']})\b",
            "attacker included": rf"\binclud(?:ing|es?)\s+{attackers}\b",
            "attacker died": rf"\b(?:(?:{words['own_hand']})|(?:{words['attacker']}) {died})\b",
        }.items()
    }
