"""Whose figure it is and when it was given: what may excuse two values that exclude each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from fractions import Fraction
from functools import partial

from atodds.lexicon import load
from atodds.model import Assertion, Document, Entity, Judgement, Kind, Link, Quantity, Verdict

Finding = tuple[Verdict, str] | None
BIRTHDAY_LIKELY = timedelta(days=30)
"""Of two ages given within a month, one in a dozen at most is told apart by a birthday."""
YEAR = timedelta(days=365)
KILLED = "killed"
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
    excuses: list[Callable[[Assertion, Assertion], Finding]] = [] if rising else [count_goes_on]
    if link.left.kind not in SAID_BY_THE_SOURCE:
        excuses.append(parties_dispute)
    if link.left.kind is Kind.AGE:
        excuses.append(partial(birthday, documents))
    if rising or unfolding(link.left) or unfolding(link.right):
        excuses.insert(0, partial(toll_rises, documents))
    if fleeting:
        excuses.insert(0, partial(day_is_long, documents))
    for excuse in excuses:
        excused = excuse(link.left, link.right)
        if excused:
            return Judgement(*excused)
    return found


def toll_rises(documents: Mapping[str, Document], left: Assertion, right: Assertion) -> Finding:
    """A later, higher figure supersedes, because those counted can only become more."""
    if "final" in left.hints & right.hints:
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
    if _within_a_day_without_clock(before, after) and not _same_source(left, right):
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


def _same_source(left: Assertion, right: Assertion) -> bool:
    mine, other = left.attribution, right.attribution
    if mine is None or other is None:
        return False
    if mine.entity and other.entity:
        return mine.entity == other.entity
    return mine.source.lower() == other.source.lower()
