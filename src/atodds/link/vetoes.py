"""What rules a comparison out, whatever else speaks for it: one small function a veto."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from fractions import Fraction

from atodds.config import Measure, Rule
from atodds.language.moments import day_in_words, days_in_words
from atodds.language.plurals import plural
from atodds.link.contrast import same_word, told_otherwise
from atodds.link.fates import may_be_anybody
from atodds.link.happenings import days_differ, happenings_differ
from atodds.link.people import namesakes, persons_apart
from atodds.link.sameness import (
    EVERYBODY,
    exceeds,
    is_of_a_group,
    may_be_one_weekday,
    one_thing,
    people_meet,
    places_differ,
    same_number,
    whole_and_group,
)
from atodds.link.story import Story
from atodds.model import SOMEBODY, Assertion, Category, Event, Kind, Modality, Quantity

JOINTLY = {"we", "agreed"}
POINTS = {"percentage point", "basis point"}
BY_THE_CLOCK = {"second", "minute", "hour"}
"""Two days of talks may be nine hours of talking."""
NOON = HALF_A_DAY = timedelta(hours=12)
WEEKS = timedelta(days=14)
COUNTED_WITHIN = timedelta(days=7)
"""Bodies are still found and counted for days after an accident."""
DIGITS = 2
DEFAULT_STOCK_WINDOW = timedelta(days=2)


def dates_apart(left: Assertion, right: Assertion, rule: Rule, story: Story) -> str | None:
    """Return why the two events are not of one time."""
    mine, other = left.event, right.event
    if mine.when is None or other.when is None or mine.when.days_meet(other.when):
        return None
    if may_be_one_weekday(left, right, story):
        return None
    if _is_unsure(mine) and _is_unsure(other) and not _weeks_apart(left, right, story):
        return None
    if rule.measure is Measure.RISING and _may_date_the_count(mine, other):
        return None
    return f"{days_in_words(mine.when)} is not {days_in_words(other.when)}"


def _weeks_apart(left: Assertion, right: Assertion, story: Story) -> bool:
    """Tell whether weeks lie between the two times and between the two texts alike."""
    mine, other = (story.documents[a.document].published for a in (left, right))
    if mine is None or other is None or left.event.when is None or right.event.when is None:
        return False
    apart = abs(left.event.when.earliest - right.event.when.earliest)
    return min(apart, abs(mine - other)) > WEEKS


def _may_date_the_count(mine: Event, other: Event) -> bool:
    """Tell whether a date in a sentence that names no event may be the day of the count."""
    dated_by_itself = ("type" in mine.carried) != ("type" in other.carried)
    if not dated_by_itself or mine.when is None or other.when is None:
        return False
    return abs(mine.when.earliest - other.when.earliest) <= COUNTED_WITHIN


def _is_unsure(event: Event) -> bool:
    """Tell whether the time may be that of another event than the one told of."""
    return bool(event.carried & {"when", "type"})


def places_apart(left: Assertion, right: Assertion, rule: Rule, story: Story) -> str | None:
    """Return why the two events are not in one place."""
    del rule, story
    mine, other = left.event, right.event
    if not mine.where or not other.where or "where" in mine.carried | other.carried:
        return None
    if not places_differ(mine.where, other.where):
        return None
    return f"{_listed(p.text for p in mine.where)} is not {_listed(p.text for p in other.where)}"


def people_apart(left: Assertion, right: Assertion, rule: Rule, story: Story) -> str | None:
    """Return why the two events are not of the same people."""
    del rule, story
    mine, other = left.event.who, right.event.who
    if not mine or not other or people_meet(mine, other):
        return None
    return f"{_listed(p.name for p in mine)} are not {_listed(p.name for p in other)}"


def things_apart(left: Assertion, right: Assertion, rule: Rule, story: Story) -> str | None:
    """Return why the two do not count or describe the same thing."""
    del rule, story
    mine, other = left.slot.of, right.slot.of
    if whole_and_group(left, right) or "list" in left.hints | right.hints:
        return _part_of_all(left, right)
    if mine is None or other is None or one_thing(mine, other) or may_be_anybody(left, right):
        return None
    if SOMEBODY in {mine, other} and left.slot.profile and right.slot.profile:
        return None
    if ":" in mine + other:
        return "they are about two people"
    if left.slot.aspect == right.slot.aspect == "count":
        return f"one counts {plural(mine)}, the other {plural(other)}"
    return f"one is about {mine}, the other about {other}"


def _part_of_all(left: Assertion, right: Assertion) -> str | None:
    """Return why the people of one kind may be some of all: they are fewer, or nobody knows."""
    if same_number(left, right):
        return None
    if not whole_and_group(left, right):
        return f"“{left.mention.text}” and “{right.mention.text}” may list different people"
    part, whole = sorted((left, right), key=is_of_a_group, reverse=True)
    if exceeds(part, whole):
        return None
    return f"“{part.mention.text}” may be some of “{whole.mention.text}”"


def texts_apart(left: Assertion, right: Assertion, rule: Rule, story: Story) -> str | None:
    """Return why the two texts are not on one event."""
    del rule
    return "the two texts name nobody and no place alike" if story.unrelated(left, right) else None


def contests_apart(left: Assertion, right: Assertion, rule: Rule, story: Story) -> str | None:
    """Return why two scores or ranks are of two contests: many are played on one day."""
    del rule
    if left.kind not in {Kind.SCORE, Kind.RANK} or not story.names_others(left, right):
        return None
    return "either sentence names others, of whom the other text does not tell"


def strangers(left: Assertion, right: Assertion, rule: Rule, story: Story) -> str | None:
    """Return why the two tell of two people."""
    del rule
    return persons_apart(left, right) or namesakes(left, right, story)


def happenings_apart(left: Assertion, right: Assertion, rule: Rule, story: Story) -> str | None:
    """Return why the two are not the time of one happening."""
    del rule, story
    return happenings_differ(left, right)


def days_apart(left: Assertion, right: Assertion, rule: Rule, story: Story) -> str | None:
    """Return why two clock times are not of one day."""
    del rule, story
    return days_differ(left, right)


def part_of_whole(left: Assertion, right: Assertion, rule: Rule, story: Story) -> str | None:
    """Return why one is a part of what the other counts."""
    del rule, story
    for mine, other in ((left, right), (right, left)):
        if "whole" in mine.hints - other.hints and not _amounts_meet(left, right):
            return f"“{mine.mention.text}” is the whole of which a part is told"
    if "subset" not in left.hints | right.hints:
        return None
    if left.slot.of == right.slot.of != EVERYBODY and "others" not in left.hints | right.hints:
        # "12 dead, four of them children" counts the children, and all of them.
        return None
    if "subset" in left.hints & right.hints:
        return None if _amounts_meet(left, right) else "they may be two parts of a larger figure"
    part = left if "subset" in left.hints else right
    return f"“{part.mention.text}” is a part of a larger figure"


def background(left: Assertion, right: Assertion, rule: Rule, story: Story) -> str | None:
    """Return why one tells of an earlier event: not where both date it to one time alike."""
    del rule, story
    mine, other = left.event, right.event
    if mine.background == other.background or _one_figure(left, right):
        return None
    if mine.when and other.when and mine.when.days_meet(other.when):
        return None
    return "one of them tells of an earlier event"


def moments_apart(left: Assertion, right: Assertion, rule: Rule, story: Story) -> str | None:
    """Return why a figure that comes and goes is not of one time."""
    if rule.measure is not Measure.STOCK:
        return None
    if isinstance(left.value, Quantity) and _amounts_meet(left, right):
        return None
    mine, other = _as_of(left, story), _as_of(right, story)
    if mine is None or other is None:
        return None
    later = left if mine > other else right
    window = HALF_A_DAY if "now" in later.hints else rule.within or DEFAULT_STOCK_WINDOW
    if abs(mine - other) <= window:
        return None
    before, after = (day_in_words(when) for when in sorted((mine, other)))
    return f"the figure of {before} may have changed by {after}"


def dimensions_apart(left: Assertion, right: Assertion, rule: Rule, story: Story) -> str | None:
    """Return why two amounts cannot be measured against each other."""
    del rule, story
    if not (isinstance(left.value, Quantity) and isinstance(right.value, Quantity)):
        return None
    mine, other = left.value.unit, right.value.unit
    if (mine and mine.dimension) != (other and other.dimension):
        return "they are not of one dimension"
    if mine and other and (mine.name in POINTS) != (other.name in POINTS):
        return "one is a share, the other a difference between shares"
    if mine and other and (mine.name in BY_THE_CLOCK) != (other.name in BY_THE_CLOCK):
        return "one is counted by the clock, the other by the calendar"
    return None


def joint_statement(left: Assertion, right: Assertion, rule: Rule, story: Story) -> str | None:
    """Return why both may have said it: one names the other as a party to the statement."""
    del rule, story
    for mine, other in ((left, right), (right, left)):
        words, speaker = mine.slot.topic, other.value
        if mine.kind is not Kind.SPEAKER or words is None or not isinstance(speaker, Category):
            return None
        if _surname(speaker) in words.words or set(words.words) >= JOINTLY:
            return f"“{mine.mention.text}” may be the statement of both"
    return None


def modalities_apart(left: Assertion, right: Assertion, rule: Rule, story: Story) -> str | None:
    """Return why one tells what is and the other what is to be, or both what might be.

    Forty planned and forty built are one figure all the same.
    """
    del rule
    if left.kind in {Kind.DATE, Kind.QUOTE, Kind.SPEAKER}:
        return None
    if isinstance(left.value, Quantity) and _amounts_meet(left, right):
        return None
    mine, other = _told_as(left, story), _told_as(right, story)
    if mine is not other:
        return f"one is told as {mine}, the other as {other}"
    if isinstance(left.value, Quantity) and left.modality is Modality.HYPOTHETICAL:
        return "both tell what might be, and both might"
    return None


def _told_as(assertion: Assertion, story: Story) -> Modality:
    """Return how it is told: whatever is dated after its text came out is a plan."""
    when, published = assertion.event.when, story.documents[assertion.document].published
    if assertion.modality is not Modality.FACT or when is None or published is None:
        return assertion.modality
    to_come = "when" not in assertion.event.carried and when.first_day > published.date()
    return Modality.PLAN if to_come else Modality.FACT


def nobody_quoted(left: Assertion, right: Assertion, rule: Rule, story: Story) -> str | None:
    """Return why two may each have told the same fact: neither outlet quotes the other's words."""
    del rule, story
    mine, other = left.slot.topic, right.slot.topic
    if left.kind is not Kind.SPEAKER or mine is None or other is None:
        return None
    if (mine.direct and other.direct) or _of_one_speaker(left, right):
        return None
    return "one of them only reports what was told"


def _of_one_speaker(left: Assertion, right: Assertion) -> bool:
    mine, other = left.value, right.value
    if not (isinstance(mine, Category) and isinstance(other, Category)):
        return False
    return one_thing(mine.key, other.key)


VETOES: dict[str, Callable[[Assertion, Assertion, Rule, Story], str | None]] = {
    "told-otherwise": told_otherwise,
    "same-word": same_word,
    "dates-apart": dates_apart,
    "places-apart": places_apart,
    "people-apart": people_apart,
    "things-apart": things_apart,
    "texts-apart": texts_apart,
    "contests-apart": contests_apart,
    "strangers": strangers,
    "happenings-apart": happenings_apart,
    "days-apart": days_apart,
    "part-of-whole": part_of_whole,
    "background": background,
    "moments-apart": moments_apart,
    "dimensions-apart": dimensions_apart,
    "joint-statement": joint_statement,
    "nobody-quoted": nobody_quoted,
    "modalities-apart": modalities_apart,
}


LIFTED = frozenset(
    {
        "dates-apart",
        "places-apart",
        "people-apart",
        "things-apart",
        "background",
        "moments-apart",
        "modalities-apart",
    }
)
"""Vetoes that rest on a reading of the context, which errs more often than one sentence does that
gives the same figure in the same words."""


def _one_figure(left: Assertion, right: Assertion) -> bool:
    """Tell whether both give one figure of two digits or more, which chance seldom makes equal."""
    mine, other = left.value, right.value
    if not (isinstance(mine, Quantity) and isinstance(other, Quantity)):
        return False
    figure = mine.value
    if not isinstance(figure, Fraction) or len(str(figure.numerator).strip("0")) < DIGITS:
        return False
    return mine.hard_base == other.hard_base


def _amounts_meet(left: Assertion, right: Assertion) -> bool:
    mine, other = left.value, right.value
    if not (isinstance(mine, Quantity) and isinstance(other, Quantity)):
        return True
    return mine.hard_base.meets(other.hard_base)


def _as_of(assertion: Assertion, story: Story) -> datetime | None:
    """Return when the figure held: when it was published, for the event's date stays the same.

    A paper of which only the day is known counts as of noon.
    """
    published = story.documents[assertion.document].published
    if published is None:
        when = assertion.event.when
        return when.earliest if when else None
    return published + NOON if published.time() == time.min else published


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _surname(speaker: Category) -> str:
    return speaker.text.lower().rsplit(maxsplit=1)[-1]
