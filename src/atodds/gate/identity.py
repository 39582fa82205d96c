"""What makes a conflict the same conflict tomorrow: its slot is its name, its values its content.

Neither depends on source, wording, line or order, so that an edited article, a moved paragraph or
a further witness leaves a conflict what it was.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

from atodds.model import (
    SOMEBODY,
    Assertion,
    Category,
    Fact,
    Interval,
    Kind,
    Moment,
    Quantity,
    Value,
    Verdict,
    Wording,
)
from atodds.model.quantity import COUNT

_DIGITS = 12
_DAY = timedelta(days=1)
_PERSON = "person:"

_AT_ISSUE: Mapping[Kind, str] = {
    Kind.DATE: "when",
    Kind.TIME: "when",
    Kind.PLACE: "where",
    Kind.PARTICIPANTS: "who",
    Kind.SPEAKER: "who",
    Kind.MODE: "type",
    Kind.NAME: "of",
}
"""The part of the slot on which sources differ when they differ on a fact of the kind."""

_LOUDNESS: Mapping[Verdict, int] = {
    Verdict.CONFLICT: 0,
    Verdict.DIVERGENCE: 1,
    Verdict.PARTY_DISPUTE: 1,
}


def slot_id(rule: str, sides: Sequence[Sequence[Assertion]]) -> str:
    """Return the id, 12 hex digits, of the fact that the sides answer under a rule.

    It is made of what most of the sides that say anything of a part of the slot agree on: the
    event's type and day, the places and people, the thing counted and what narrows it. A side is
    all who give one value, so that a further witness for it changes nothing. The part that is
    itself at issue counts only as far as all agree, and so does what no sentence says itself.
    """
    kind = next((assertion.kind for side in sides for assertion in side), None)
    shared = {
        part: _shared(sides, part, unanimous=kind is not None and _AT_ISSUE.get(kind) == part)
        for part in _PARTS
    }
    return _digest([rule, shared])


def identified(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Give each fact its id; those that share a slot and yet were kept apart get ids of their own.

    The loudest of a slot keeps the plain id, so that an agreement found beside an explained
    conflict does not rename it. The others are told apart by their values and, where these are
    equal too, by the words that their sentences share.
    """
    by_slot: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        by_slot[slot_id(fact.rule, [p.assertions for p in fact.positions])].append(fact)
    return tuple(
        named for plain, same in sorted(by_slot.items()) for named in _told_apart(plain, same)
    )


def content_of(fact: Fact) -> frozenset[str]:
    """Return the canonical texts of the values on which the sources of a fact stand."""
    return frozenset(canonical_value(position.value) for position in fact.positions)


def canonical_value(value: Value) -> str:
    """Return the one text for a value however it was worded, such as `over 21600 second`.

    Quantities are their hard interval in the base unit (counted nouns are left to the slot),
    moments their TIMEX3 value, categories `scheme:key`, utterances their folded words.
    """
    match value:
        case Quantity():
            return _canonical_quantity(value)
        case Moment():
            return value.value
        case Category():
            return f"{value.scheme}:{value.key}"
        case Wording():
            return " ".join(value.words)


def _type_of(assertion: Assertion) -> set[str]:
    return {assertion.event.type} if assertion.event.type else set()


def _day_of(assertion: Assertion) -> set[str]:
    when = assertion.event.when
    if when is None:
        return set()
    if when.latest - when.earliest <= _DAY:
        return {when.earliest.date().isoformat()}
    return {when.value}


def _places_of(assertion: Assertion) -> set[str]:
    places = assertion.event.where
    wider = {key for place in places for key in place.within if key != place.key}
    return {place.key for place in places if place.key not in wider}


def _people_of(assertion: Assertion) -> set[str]:
    return {_family(entity.key) for entity in assertion.event.who}


def _aspect_of(assertion: Assertion) -> set[str]:
    return {assertion.slot.aspect}


def _thing_of(assertion: Assertion) -> set[str]:
    of = assertion.slot.of
    return {_family(of)} if of and of != SOMEBODY else set()


def _family(key: str) -> str:
    """Return a person's key without the first name, which outlets spell, shorten or leave out."""
    return key.rpartition(":")[0] if key.startswith(_PERSON) else key


def _qualifiers_of(assertion: Assertion) -> set[str]:
    return set(assertion.slot.qualifiers)


def _topic_of(assertion: Assertion) -> set[str]:
    return set(assertion.slot.topic.words) if assertion.slot.topic else set()


_PARTS: Mapping[str, Callable[[Assertion], set[str]]] = {
    "type": _type_of,
    "when": _day_of,
    "where": _places_of,
    "who": _people_of,
    "aspect": _aspect_of,
    "of": _thing_of,
    "qualifiers": _qualifiers_of,
    "topic": _topic_of,
}


def _shared(sides: Sequence[Sequence[Assertion]], part: str, *, unanimous: bool) -> list[str]:
    """Keys on which more than half of the sides that give any agree.

    What comes from the text around the sentences changes whenever a paragraph moves: it counts
    only where no sentence says anything itself, and then only if all sides have it.
    """
    keys_of = _PARTS[part]
    told = [{k for a in side if part not in a.event.carried for k in keys_of(a)} for side in sides]
    ballots = [keys for keys in told if keys]
    if not ballots:
        carried = [{key for a in side for key in keys_of(a)} for side in sides]
        return sorted(set.intersection(*carried)) if len(carried) > 1 else []
    votes = Counter(key for keys in ballots for key in keys)
    needed = len(ballots) if unanimous else len(ballots) // 2 + 1
    return sorted(key for key, count in votes.items() if count >= needed)


def _told_apart(plain: str, same: Sequence[Fact]) -> list[Fact]:
    loudest = min(_loudness(fact) for fact in same)
    keeps_plain = sum(_loudness(fact) == loudest for fact in same) == 1
    contents = Counter(content_of(fact) for fact in same)
    details = {id(f): _detail(f, alone=contents[content_of(f)] == 1) for f in same}
    seen: Counter[str] = Counter()
    named = []
    for fact in sorted(same, key=lambda f: (_loudness(f), details[id(f)], _places(f))):
        if keeps_plain and _loudness(fact) == loudest:
            named.append(replace(fact, id=plain))
            continue
        detail = details[id(fact)]
        seen[detail] += 1
        named.append(replace(fact, id=_digest([plain, detail, seen[detail]])))
    return named


def _loudness(fact: Fact) -> int:
    return _LOUDNESS.get(fact.verdict, len(_LOUDNESS))


def _places(fact: Fact) -> list[tuple[str, int, int]]:
    return sorted(
        (a.document, a.mention.span.start, a.mention.span.end) for a in _assertions_of(fact)
    )


def _detail(fact: Fact, *, alone: bool) -> str:
    """Return what tells a fact from others of its slot: its values, its words if it must be."""
    words = [assertion.words for assertion in _assertions_of(fact)]
    shared = frozenset.intersection(*words) if words and not alone else frozenset()
    return json.dumps([sorted(content_of(fact)), sorted(shared)])


def _assertions_of(fact: Fact) -> tuple[Assertion, ...]:
    return tuple(assertion for position in fact.positions for assertion in position.assertions)


def _digest(content: object) -> str:
    text = json.dumps(content, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _canonical_quantity(quantity: Quantity) -> str:
    if isinstance(quantity.value, tuple) and quantity.dimension == "score":
        return "-".join(_exact(side) for side in sorted(quantity.value, reverse=True))
    counted = quantity.unit is None or quantity.unit.dimension == COUNT
    parts = (
        quantity.change.value if quantity.change else "",
        _canonical_interval(quantity.hard_base),
        "" if counted or quantity.unit is None else quantity.unit.base,
    )
    return " ".join(part for part in parts if part)


def _canonical_interval(interval: Interval) -> str:
    lower, upper = interval.lower, interval.upper
    below = "under" if interval.upper_open else "at most"
    above = "over" if interval.lower_open else "at least"
    if lower is None:
        return "any" if upper is None else f"{below} {_exact(upper)}"
    if upper is None:
        return f"{above} {_exact(lower)}"
    if lower == upper:
        return _exact(lower)
    start = f"over {_exact(lower)}" if interval.lower_open else _exact(lower)
    end = f"under {_exact(upper)}" if interval.upper_open else _exact(upper)
    return f"{start} to {end}"


def _exact(number: Fraction) -> str:
    """Decimal notation where it is exact, else numerator/denominator: no amount is rounded."""
    places = next((n for n in range(19) if (number * 10**n).denominator == 1), None)
    if places is None:
        return str(number)
    digits = f"{abs(int(number * 10**places)):0{places + 1}d}"
    sign = "-" if number < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"
