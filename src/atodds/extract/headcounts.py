"""How many people or things there were, and how many of them something happened to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from atodds.extract.casualties import (
    INJURED,
    KILLED,
    SHOT,
    are_beside_the_dead,
    dead_beside,
    loosened,
    outcome_of,
)
from atodds.extract.context import Context
from atodds.extract.counted import NounClass, class_of, kinds_of_people
from atodds.extract.implied import implied
from atodds.extract.predicates import everybody, predicate_of
from atodds.extract.reading import inside
from atodds.extract.standing import (
    is_final,
    is_group_among_others,
    is_of_a_period,
    is_of_now,
    is_of_others,
    is_of_several_events,
    is_out_of,
    is_part,
    is_somebodys,
    is_superseded,
)
from atodds.lexicon import load
from atodds.model import AmountMention, Assertion, Kind, Quantity, Sentence, Slot, Unit
from atodds.model.quantity import COUNT

COUNTS = frozenset({COUNT, None})
PREDICATE_KINDS = {
    "killed": Kind.KILLED,
    "injured": Kind.INJURED,
    "missing": Kind.MISSING,
    "arrested": Kind.ARRESTED,
}
WAR_FROM = 5000
"""So many dead are those of a war or a disaster, not of one act."""
ROUNDED_FROM = 100
FEW = 10
"""A smaller count of people to whom nothing is said to have happened may be of any group."""
ARMED = frozenset({"soldier", "fighter"})
FORCE_FROM = 100
"""So many soldiers or fighters are a force; fewer may be any of its groups."""


def headcount(context: Context, sentence: Sentence, amount: AmountMention) -> Assertion | None:
    """Return what a count asserts: how many of whom or what, and what happened to them."""
    reading = context.reading
    noun = _class_counted(amount) or implied(reading, sentence, amount)
    things = noun is not None and not noun.person
    told = None if things else predicate_of(reading.text, sentence, amount)
    if told is None and (noun is None or is_out_of(amount)):
        return None
    others = is_of_others(reading, sentence, amount)
    predicate = outcome_of(context, sentence, told, others=others)
    quantity = _counted_exactly(amount.quantity, noun, predicate)
    quantity = loosened(context, sentence, predicate, quantity, others=others)
    slot = _slot(noun, predicate, amount)
    if slot.aspect == "count" and not things and is_somebodys(reading, sentence, amount):
        slot = replace(slot, aspect="group")
    if predicate and _is_of_a_period(sentence.span.of(reading.text), predicate, quantity):
        slot = replace(slot, of=f"{slot.of} over a period")
    found = context.assertion(sentence, amount.mention, _kind(noun, predicate), slot, quantity)
    return replace(found, hints=frozenset(_standing(context, sentence, amount, predicate)))


def _standing(
    context: Context, sentence: Sentence, amount: AmountMention, predicate: str | None
) -> Iterator[str]:
    """Yield what the sentence says of the figure's own standing."""
    reading = context.reading
    if is_final(reading, sentence, amount):
        yield "final"
    if is_of_now(reading, sentence, amount):
        yield "now"
    if predicate:
        yield from _standing_of_victims(context, sentence, amount, predicate)
    elif is_part(reading, sentence, amount):
        yield "subset"
    if is_of_others(reading, sentence, amount):
        yield "others"
        if not are_beside_the_dead(context, sentence, amount, predicate):
            yield "subset"
    elif predicate == INJURED and _are_beside_others_shot(context, sentence, amount):
        yield from ("subset", "others")


def _standing_of_victims(
    context: Context, sentence: Sentence, amount: AmountMention, predicate: str
) -> Iterator[str]:
    """Yield whether all are counted to whom it happened, and at the last count."""
    reading = context.reading
    if amount.noun in kinds_of_people():
        yield "group"
    if is_of_several_events(reading, sentence, amount):
        yield "several events"
    if is_superseded(reading, sentence, amount):
        yield "superseded"
    if predicate == INJURED:
        yield from dead_beside(context, sentence)
    if is_group_among_others(reading, sentence, amount):
        yield from ("subset", "others")
    elif is_part(reading, sentence, amount):
        yield "subset"


def _are_beside_others_shot(context: Context, sentence: Sentence, amount: AmountMention) -> bool:
    """Tell whether others are told before who were shot: "three shot, one injured"."""
    text = context.reading.text
    if predicate_of(text, sentence, amount) != INJURED:
        return False
    before = (
        a
        for a in inside(context.reading.amounts, sentence.span)
        if a.mention.span.end <= amount.mention.span.start and a.quantity.dimension in COUNTS
    )
    return any(predicate_of(text, sentence, a) == SHOT for a in before)


def _is_of_a_period(sentence: str, predicate: str, quantity: Quantity) -> bool:
    lower = quantity.hard.lower
    of_a_war = predicate == KILLED and lower is not None and lower >= WAR_FROM
    return of_a_war or is_of_a_period(sentence)


def _class_counted(amount: AmountMention) -> NounClass | None:
    """Return the class of what is counted: the people of "three shot", not three shots."""
    if amount.counted and amount.counted.text.lower() in load("predication")["stricken"]:
        return class_of("person")
    return class_of(amount.noun) if amount.noun else None


def _slot(noun: NounClass | None, predicate: str | None, amount: AmountMention) -> Slot:
    anybody = noun is None or noun.total or noun.name in everybody(predicate)
    group = "person" if anybody or noun is None else noun.name
    qualifiers = frozenset(amount.qualifiers)
    if predicate is None and group == "person" and _is_below(FEW, amount.quantity):
        return Slot("group", amount.noun, qualifiers)
    if predicate is None and group in ARMED and _is_below(FORCE_FROM, amount.quantity):
        return Slot("group", group, qualifiers)
    return Slot(predicate or "count", group, qualifiers)


def _is_below(limit: int, quantity: Quantity) -> bool:
    lower = quantity.hard.lower
    return lower is None or lower < limit


def _kind(noun: NounClass | None, predicate: str | None) -> Kind:
    people = noun is None or noun.person
    if predicate and people:
        return PREDICATE_KINDS.get(predicate, Kind.PEOPLE)
    return Kind.PEOPLE if people else Kind.THINGS


def _counted_exactly(quantity: Quantity, noun: NounClass | None, predicate: str | None) -> Quantity:
    """Return the count with a unit of its own, and dead or injured below a hundred without a halo.

    Outlets do not round those; and "killed 26" counts what "killed 26 people" counts.
    """
    if quantity.unit is None:
        name = noun.name if noun else "person"
        quantity = replace(quantity, unit=Unit(name, COUNT, name))
    value = quantity.value
    if predicate is None or isinstance(value, tuple) or value is None or value >= ROUNDED_FROM:
        return quantity
    if quantity.modifier != "exact":
        return quantity
    exact = replace(quantity.hard, lower=value, upper=value, lower_open=False, upper_open=False)
    return replace(quantity, hard=exact, soft=exact)
