"""How many people or things there were, and how many of them something happened to."""

from __future__ import annotations

from dataclasses import replace

import regex

from atodds.extract.carry import is_lead
from atodds.extract.context import Context
from atodds.extract.counted import NounClass, class_of
from atodds.extract.predicates import predicate_of
from atodds.lexicon import load
from atodds.model import AmountMention, Assertion, Kind, Quantity, Sentence, Slot, Unit
from atodds.model.quantity import COUNT

PREDICATE_KINDS = {
    "killed": Kind.KILLED,
    "injured": Kind.INJURED,
    "missing": Kind.MISSING,
    "arrested": Kind.ARRESTED,
}
SHOT = "shot"
INJURED = "injured"
KILLED = "killed"
SUBSET = regex.compile(
    r"\b(?:including|include[sd]?"
    r"|among(?:st)? (?:them|the (?:dead|killed|victims|injured|wounded)\b)"
    r"|of wh(?:om|ich)|of (?:them|these|those))\b[^.;]{0,25}$",
    regex.IGNORECASE,
)
SUBSET_AFTER = regex.compile(
    r"^\s+of (?:them|these|those|whom|which|the (?:dead|victims|injured|wounded))\b",
    regex.IGNORECASE,
)
COORDINATED = regex.compile(
    r"^\s*(?:,|and|,\s*and|&)\s+(?:an?|one|two|three|four|five|six|seven|eight|nine|another|\d{1,2})"
    r"\s+(?:(?!of\s)\p{Ll}[\p{Ll}-]*\s+){0,2}?"
    r"(?:men|man|women|woman|boys?|girls?|child|children|kids?|teens?|teenagers?"
    r"|infants?|bab(?:y|ies)|civilians?|soldiers?|officers?|adults?|males?|females?)\b",
    regex.IGNORECASE,
)
"""More of those concerned: "two men and two women were hurt" has two parts."""
COORDINATED_BEFORE = regex.compile(
    r"\b(?:men|man|women|woman|boys?|girls?|child|children|kids?|infant|baby|civilians?|soldiers?"
    r"|officers?|males?|females?)(?:\s+and|,|,\s*and)\s*$",
    regex.IGNORECASE,
)
ONE_OF_SEVERAL = regex.compile(r"^[^.;]{0,30}\bthe others?\b", regex.IGNORECASE)
ANOTHER = regex.compile(r"\b(?:another|further)\s*$", regex.IGNORECASE)
PERIOD = regex.compile(
    r"\bsince\s+(?:[\p{L}']+\s+){0,4}?(?:\d{4}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|then|war|conflict"
    r"|uprising|weekend|year)\b"
    r"|\b(?:over|this|last|past|entire|violent|deadly|holiday) weekend\b"
    r"|\bweekend (?:shoot|violen|death)"
    r"|\b(?:so far )?this year\b|\byear to date\b"
    r"|\bin the (?:past|last) (?:\p{L}+ )?(?:days|weeks|months|years?|decade)\b"
    r"|\bin (?:the|its|\p{L}+'s) (?:\p{L}+ ){0,2}?(?:war|conflict|uprising)\b"
    r"|\b(?:war|conflict|uprising)\b[^.;]{0,60}\b(?:has|have) (?:killed|claimed|left|cost)\b"
    r"|\b(?:shootings|attacks|strikes) across\b",
    regex.IGNORECASE,
)
"""Words that make a count one of many events: a weekend's, a year's, a war's."""
WAR_FROM = 5000
"""So many dead are those of a war or a disaster, not of one act."""
ATTACKER_INCLUDED = regex.compile(
    r"\binclud(?:ing|es?)\s+(?:the\s+)?(?:suspected\s+|alleged\s+)?(?:gunm[ae]n|shooters?|suspects?"
    r"|attackers?|assailants?|killers?|bombers?|himself|herself)\b",
    regex.IGNORECASE,
)
ATTACKER_DIED = regex.compile(
    r"\b(?:turn(?:ing|ed) the gun on (?:him|her)self"
    r"|(?:killed|killing|shot|shooting) (?:him|her)self|(?:took|taking) (?:his|her) own life"
    r"|murder-suicide|before police killed (?:him|her)"
    r"|(?:gunman|shooter|attacker|suspect) (?:was|is|were)(?: also)? (?:\p{L}+ )?"
    r"(?:shot dead|killed|dead))\b",
    regex.IGNORECASE,
)
OUT_OF = regex.compile(
    r"(?<!\btotal\s)\bof\s+(?:them\b|whom\b|these\b|those\b|(?:the\s+)?(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten)\b))"
)
POSSESSIVE = regex.compile(r"\b(?:his|her|their)\s*$", regex.IGNORECASE)
"""Before a count of people: somebody's own, such as "her four children"."""
ROUNDED_FROM = 100
FEW = 10
"""A smaller count of people to whom nothing is said to have happened may be of any group."""
ARMED = frozenset({"soldier", "fighter"})
FORCE_FROM = 100
"""So many soldiers or fighters are a force; fewer may be any of its groups."""
OTHERS = regex.compile(
    r"\b(?:others?|further|another|more(?!\s+(?:than|people than)\b))\b", regex.IGNORECASE
)
DEATH = regex.compile(
    r"\b(?:kill(?:s|ed|ing)?|dead(?:ly)?|die[sd]?|deaths?|fatal(?:ly)?|slain|homicide"
    r"|(?<!attempted )murder(?:s|ed)?)\b",
    regex.IGNORECASE,
)


def headcount(context: Context, sentence: Sentence, amount: AmountMention) -> Assertion | None:
    """Return what a count asserts: how many of whom or what, and what happened to them."""
    noun = _class_counted(amount)
    predicate = predicate_of(context.reading.text, sentence, amount)
    if noun is not None and not noun.person:
        predicate = None
    if predicate is None and (noun is None or OUT_OF.search(amount.mention.text)):
        return None
    text = context.reading.text
    before = text[
        max(sentence.span.start, amount.mention.span.start - 20) : amount.mention.span.start
    ]
    others = bool(OTHERS.search(amount.mention.text) or ANOTHER.search(before))
    if predicate == SHOT and _are_the_wounded(context, sentence, others=others):
        predicate = INJURED
    quantity = _counted_exactly(amount.quantity, noun, predicate)
    if predicate == KILLED:
        quantity = _with_or_without_attacker(context, sentence, quantity)
    if predicate == INJURED and not others:
        quantity = _with_or_without_dead(context, sentence, quantity)
    slot = _count_slot(noun, predicate, amount)
    if slot.aspect == "count" and POSSESSIVE.search(before) and noun and noun.person:
        slot = replace(slot, aspect="group")
    if predicate and _is_of_a_period(sentence.span.of(text), predicate, quantity):
        slot = replace(slot, of=f"{slot.of} over a period")
    found = context.assertion(sentence, amount.mention, _kind(noun, predicate), slot, quantity)
    standing = _standing(text, sentence, amount, found.slot)
    if others:
        standing |= {"others"}
        if not _is_beside_the_dead(context, sentence, amount, predicate):
            standing |= {"subset"}
    return replace(found, hints=found.hints | standing)


def _is_beside_the_dead(
    context: Context, sentence: Sentence, amount: AmountMention, predicate: str | None
) -> bool:
    """Tell whether "three others were hurt" counts all who were hurt, the others being dead."""
    if predicate != INJURED:
        return False
    told_here = bool(DEATH.search(sentence.span.of(context.reading.text)))
    return told_here or (
        (amount.noun == "other" or "other" in amount.qualifiers) and _somebody_died(context)
    )


def _with_or_without_attacker(context: Context, sentence: Sentence, quantity: Quantity) -> Quantity:
    """Leave open whether the attacker, where dead, is counted among the dead."""
    text = context.reading.text
    if ATTACKER_INCLUDED.search(sentence.span.of(text)):
        return _loosened(quantity, down=1)
    return _loosened(quantity, up=1) if ATTACKER_DIED.search(text) else quantity


def _with_or_without_dead(context: Context, sentence: Sentence, quantity: Quantity) -> Quantity:
    """Leave open whether those hurt include one who died, where the sentence tells of no death."""
    text = context.reading.text
    if DEATH.search(sentence.span.of(text)) or not _somebody_died(context):
        return quantity
    return _loosened(quantity, down=1)


def _loosened(quantity: Quantity, *, down: int = 0, up: int = 0) -> Quantity:
    hard = quantity.hard
    if hard.lower is None or hard.lower != hard.upper or hard.lower <= down:
        return quantity
    wider = replace(hard, lower=hard.lower - down, upper=hard.lower + up)
    return replace(quantity, hard=wider, soft=wider)


def _is_of_a_period(sentence: str, predicate: str, quantity: Quantity) -> bool:
    lower = quantity.hard.lower
    of_a_war = predicate == KILLED and lower is not None and lower >= WAR_FROM
    return of_a_war or bool(PERIOD.search(sentence))


def _class_counted(amount: AmountMention) -> NounClass | None:
    """Return the class of what is counted: the people of "three shot", not three shots."""
    if amount.counted and amount.counted.text.lower() in load("predication")["stricken"]:
        return class_of("person")
    return class_of(amount.noun) if amount.noun else None


def _are_the_wounded(context: Context, sentence: Sentence, *, others: bool) -> bool:
    """Tell whether those shot are those injured: nobody died, or the dead are told apart."""
    if _somebody_died(context) or DEATH.search(sentence.span.of(context.reading.text)):
        return others
    return True


def _somebody_died(context: Context) -> bool:
    text = context.reading.text
    lead = (s.span.of(text) for s in context.reading.sentences if is_lead(s))
    return any(map(DEATH.search, lead))


def _count_slot(noun: NounClass | None, predicate: str | None, amount: AmountMention) -> Slot:
    group = "person" if noun is None or noun.total else noun.name
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


def _standing(text: str, sentence: Sentence, amount: AmountMention, slot: Slot) -> frozenset[str]:
    """Return whether the figure is a part of another: "among them 11", "three of the dead"."""
    span = amount.mention.span
    before = text[max(sentence.span.start, span.start - 60) : span.start]
    after = text[span.end : sentence.span.end]
    if slot.aspect != "count" and (COORDINATED.match(after) or COORDINATED_BEFORE.search(before)):
        return frozenset({"subset", "others"})
    if (
        SUBSET_AFTER.match(after)
        or OUT_OF.search(amount.mention.text)
        or (amount.quantity.value == 1 and ONE_OF_SEVERAL.match(after))
        or SUBSET.search(before)
    ):
        return frozenset({"subset"})
    return frozenset()
