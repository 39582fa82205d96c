"""Whose figure it is and when it was given: what may excuse two values that exclude each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from fractions import Fraction
from functools import partial

from atodds.lexicon import load
from atodds.model import (
    Assertion,
    Document,
    Entity,
    Judgement,
    Kind,
    Link,
    Modifier,
    Quantity,
    Verdict,
)

Finding = tuple[Verdict, str] | None
BIRTHDAY_LIKELY = timedelta(days=30)
"""Of two ages given within a month, one in a dozen at most is told apart by a birthday."""
YEAR = timedelta(days=365)
KILLED = "killed"
FEW = 10
TOLLS = {Kind.KILLED, Kind.INJURED}
PART_OF_DAY = timedelta(hours=12)
SAID_BY_THE_SOURCE = {Kind.SPEAKER, Kind.QUOTE}
"""Kinds whose attribution is the value itself, so that it excuses nothing."""
MOVING = {Kind.PERCENT, Kind.VOTES, Kind.SCORE}
"""Kinds that move both ways while votes are counted or a match goes on."""
GROWING = {Kind.PEOPLE, Kind.THINGS, Kind.MONEY}
"""Kinds that a fire or a flood makes more of, as it does of the land it takes."""


def softened(
    link: Link,
    found: Judgement,
    documents: Mapping[str, Document],
    *,
    rising: bool = False,
    fleeting: bool = False,
) -> Judgement:
    """Return the conflict, or what it is instead: an update, or a dispute between two parties.

    A `rising` count can only become more; a `fleeting` one is another within the day.
    """
    excuses: list[Callable[[Assertion, Assertion], Finding]] = [one_sums_up]
    if not rising:
        excuses.append(count_goes_on)
    if link.left.kind not in SAID_BY_THE_SOURCE:
        excuses.append(parties_dispute)
    if link.left.kind is Kind.AGE:
        excuses.append(partial(birthday, documents))
    if rising or unfolding(link.left) or unfolding(link.right):
        aligned = any(e.name == "aligned-sentences" for e in link.evidence)
        excuses[:0] = [
            replaced_since,
            partial(died_since, documents),
            partial(toll_rises, documents, aligned=aligned),
        ]
    if fleeting:
        excuses.insert(0, partial(day_is_long, documents))
    for excuse in excuses:
        excused = excuse(link.left, link.right)
        if excused:
            return Judgement(*excused)
    return found


def replaced_since(left: Assertion, right: Assertion) -> Finding:
    """One is told as a figure that a later one has replaced: "up from 31"."""
    replaced = next((a for a in (left, right) if "superseded" in a.hints), None)
    if replaced is None:
        return None
    return Verdict.UPDATE, f"“{replaced.mention.text}” is told as a figure since replaced"


def died_since(documents: Mapping[str, Document], left: Assertion, right: Assertion) -> Finding:
    """Fewer are hurt where the dead are told beside them than before anybody had died."""
    fewer, more = sorted((left, right), key=_fewest)
    first, then = (documents[a.document].published for a in (more, fewer))
    if first is None or then is None or first.date() > then.date():
        return None
    if "beside the dead" not in fewer.hints or "nobody dead" not in more.hints:
        return None
    return Verdict.UPDATE, f"some of “{more.mention.text}” may have died since"


def toll_rises(
    documents: Mapping[str, Document], left: Assertion, right: Assertion, *, aligned: bool = False
) -> Finding:
    """A later, higher figure supersedes, because those counted can only become more."""
    if "final" in left.hints & right.hints or (left.event.background and right.event.background):
        return None
    earlier, later = sorted((left, right), key=_fewest)
    before, after = (documents[a.document].published for a in (earlier, later))
    if before is None or after is None:
        return None
    if before < after:
        return (
            Verdict.UPDATE,
            f"“{later.mention.text}” is the later figure, and the count can only rise",
        )
    unclear = _within_a_day_without_clock(before, after) or (
        earlier.kind in TOLLS and _without_clock_by_a_day(before, after) and not _is_few(earlier)
    )
    if unclear and not aligned and not _same_source(left, right) and not _is_settled(left, right):
        return (
            Verdict.DIVERGENCE,
            "both were published on one day, and either may be the later figure",
        )
    return None


def unfolding(assertion: Assertion) -> bool:
    """Tell whether it counts or measures what an event does for as long as it goes on."""
    told = load("events").get(assertion.event.type or "", {})
    grows = assertion.kind in GROWING or getattr(assertion.value, "dimension", None) == "area"
    return bool(told.get("unfolds")) and grows


def count_goes_on(left: Assertion, right: Assertion) -> Finding:
    """One figure is told as not yet the last: a share may move both ways, a number only up."""
    if ("interim" in left.hints) == ("interim" in right.hints):
        return None
    early, late = (left, right) if "interim" in left.hints else (right, left)
    if early.kind not in MOVING and _fewest(late) < _fewest(early):
        return None
    return Verdict.UPDATE, f"“{early.mention.text}” was told while the count went on"


def birthday(documents: Mapping[str, Document], left: Assertion, right: Assertion) -> Finding:
    """The later text gives the higher age, of somebody who lived on."""
    younger, older = sorted((left, right), key=_fewest)
    before, after = (documents[a.document].published for a in (younger, older))
    if before is None or after is None or after - before < BIRTHDAY_LIKELY:
        return None
    if any(a.slot.profile and a.slot.profile.fate == KILLED for a in (left, right)):
        return None
    if _fewest(older)[0] - _fewest(younger)[0] > (after - before) / YEAR + 1:
        return None
    return Verdict.UPDATE, "there may have been a birthday between the two texts"


def one_sums_up(left: Assertion, right: Assertion) -> Finding:
    """One counts those of several events, the other perhaps those of one."""
    if ("several events" in left.hints) == ("several events" in right.hints):
        return None
    both = (left, right)
    told = next(a for a in both if "several events" in a.hints)
    return (
        Verdict.DIVERGENCE,
        f"“{told.mention.text}” is told of several events, the other perhaps of one",
    )


def _is_settled(left: Assertion, right: Assertion) -> bool:
    """Tell whether the few hurt in a small incident are told outright by both in the lead.

    They have been counted by the time anybody writes, and do not become more within the day; the
    dead may.
    """
    return all(a.lead and a.kind is Kind.INJURED and _is_few(a) for a in (left, right))


def _is_few(assertion: Assertion) -> bool:
    value = assertion.value
    if not isinstance(value, Quantity) or value.modifier is not Modifier.EXACT:
        return False
    return value.hard.lower is not None and value.hard.lower <= FEW


def day_is_long(documents: Mapping[str, Document], left: Assertion, right: Assertion) -> Finding:
    """A count that changes by the hour may be both, unless the texts give the hour as well."""
    if _same_source(left, right) or _of_one_hour(left, right):
        return None
    mine, other = (documents[a.document].published for a in (left, right))
    if mine is None or other is None or not _within_a_day_without_clock(mine, other):
        return None
    return (
        Verdict.DIVERGENCE,
        "both were published on one day, and the figure may have changed within it",
    )


def parties_dispute(left: Assertion, right: Assertion) -> Finding:
    """Both outlets say whose claim it is, and the claims are of two parties."""
    if left.attribution is None or right.attribution is None or _same_source(left, right):
        return None
    mine, other = left.attribution.entity, right.attribution.entity
    if mine is None or other is None or mine == other or _of_one_country(mine, other):
        return None
    return Verdict.PARTY_DISPUTE, f"{mine.name} says one thing, {other.name} another"


def _of_one_country(mine: Entity, other: Entity) -> bool:
    """Tell whether the two speak for one country, as a president and the presidency do."""
    return mine.country is not None and mine.country == other.country


def _fewest(assertion: Assertion) -> tuple[Fraction, bool]:
    """Return the least amount that the figure means: six comes before more than six."""
    value = assertion.value
    if not isinstance(value, Quantity):
        return Fraction(0), False
    return value.hard_base.lower or Fraction(0), value.hard_base.lower_open


def _of_one_hour(left: Assertion, right: Assertion) -> bool:
    """Tell whether both sentences give the part of the day, and it is one."""
    mine, other = left.event, right.event
    if mine.when is None or other.when is None or "when" in mine.carried | other.carried:
        return False
    widest = max(w.latest - w.earliest for w in (mine.when, other.when))
    return widest <= PART_OF_DAY and mine.when.meets(other.when)


def _within_a_day_without_clock(before: datetime, after: datetime) -> bool:
    """Tell whether two came out on one day, at least one of them at a time that is not known."""
    return before.date() == after.date() and datetime.min.time() in {before.time(), after.time()}


def _without_clock_by_a_day(before: datetime, after: datetime) -> bool:
    """Tell whether a day lies between two dates, of which both lack the hour.

    What is dated later may well have been written earlier, at the desk of another time zone.
    """
    hours = {before.time(), after.time()}
    return hours == {datetime.min.time()} and abs(before - after) <= timedelta(days=1)


def _same_source(left: Assertion, right: Assertion) -> bool:
    mine, other = left.attribution, right.attribution
    if mine is None or other is None:
        return False
    if mine.entity and other.entity:
        return mine.entity == other.entity
    return mine.source.lower() == other.source.lower()
