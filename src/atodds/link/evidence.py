"""Evidence that two assertions are about one fact: one small function a feature."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction

from atodds.language.moments import CLOCK_SLACK, clock_gap, days_in_words
from atodds.language.persons import same_person
from atodds.language.plurals import plural
from atodds.language.wording import ONE_UTTERANCE, shared_wording
from atodds.link.addresses import addresses_alike
from atodds.link.correspondence import sentences_aligned
from atodds.link.earlier import years_alike
from atodds.link.fates import UNTOLD, fate_untold
from atodds.link.nearness import figures_near
from atodds.link.people import (
    aged_alike,
    ages_near,
    described_alike,
    fates_differ,
    name_words,
    one_alone,
    others_alike,
)
from atodds.link.sameness import (
    EVERYBODY,
    kindred,
    may_be_one_weekday,
    one_thing,
    places_differ,
    places_meet,
    whole_and_group,
)
from atodds.link.story import Story
from atodds.model import (
    SOMEBODY,
    Assertion,
    Category,
    Interval,
    Kind,
    Moment,
    Quantity,
    Wording,
)

Finding = tuple[str, float, str] | None
"""Name of the evidence, how much of it there is, and the reason in words; None for no opinion."""

MEASURED = {"amount", "length"}
"""Aspects whose unit does not tell what is measured, as a counted noun tells what is counted."""
ROUND_FROM = 100
"""From here on a figure of one digit and zeros is rounded, and still seldom met by chance."""
TELLING = ("same-small-figure", "same-round-figure", "same-figure")
"""Equal figures, by how seldom two facts share them by chance."""
NAMED_BY_THING = {"measure", "way"}
"""Aspects that say nothing which the thing itself does not: the depth, the way to a town."""
NARROW = Fraction(6, 100)
CLOSE = timedelta(days=1)
FAR = timedelta(days=7)
A_DAY_AND_NIGHT = timedelta(hours=36)
NO_SLACK = timedelta(0)
MOST_SHARED_WORDS = 3.0
MOST_SHARED_WORDING = 8.0
NOTHING_AROUND: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
"""Who said a lone word cannot be told from the words around it."""
WORDS_SHOWN = 5
ASPECT_IS_KIND = {Kind.KILLED, Kind.INJURED, Kind.MISSING, Kind.ARRESTED}
"""Kinds of which the aspect alone says what is counted: people killed."""
TOLD_BY_GROUPS = ASPECT_IS_KIND | {Kind.AGE}
"""Kinds of which an article gives many figures, by group, place or person."""


def events_alike(left: Assertion, right: Assertion, story: Story) -> Finding:
    """Both are about an event of one type."""
    del story
    mine, other = left.event, right.event
    if mine.type is None or other.type is None:
        return None
    if mine.type == other.type:
        return (
            _carried("same-event", "type", left, right),
            1.0,
            f"both events are of one sort, {mine.type}",
        )
    if kindred(mine.type, other.type):
        return (
            "kindred-event",
            1.0,
            f"the events are of kindred sorts, {mine.type} and {other.type}",
        )
    if "type" in mine.carried | other.carried:
        return None
    return (
        "events-differ",
        1.0,
        f"the events are of two sorts, {mine.type} and {other.type}",
    )


def dates_alike(left: Assertion, right: Assertion, story: Story) -> Finding:
    """Both events are dated, to times that meet."""
    mine, other = left.event.when, right.event.when
    if mine is None or other is None or may_be_one_weekday(left, right, story):
        return None
    if not mine.days_meet(other) and "type" in left.event.carried | right.event.carried:
        return None
    if mine.days_meet(other):
        shorter, longer = sorted((mine, other), key=lambda m: m.latest - m.earliest)
        if longer.latest - longer.earliest > A_DAY_AND_NIGHT:
            return (
                "dates-meet",
                1.0,
                f"{days_in_words(shorter)} may be within {days_in_words(longer)}",
            )
        return (
            _carried("same-date", "when", left, right),
            1.0,
            f"both on {days_in_words(shorter)}",
        )
    if "when" not in left.event.carried | right.event.carried:
        return None
    return (
        "dates-differ-carried",
        1.0,
        f"{days_in_words(mine)} against {days_in_words(other)}, as far as the context tells",
    )


def places_alike(left: Assertion, right: Assertion, story: Story) -> Finding:
    """Both name one place, or a place and what it lies in."""
    del story
    mine, other = left.event.where, right.event.where
    if not mine or not other:
        return None
    shared = sorted(m.text for m in mine if any(places_meet(m, o) for o in other))
    if shared:
        return _carried("same-place", "where", left, right), 1.0, f"both place it in {shared[0]}"
    if not places_differ(mine, other):
        if "where" in left.event.carried | right.event.carried:
            return None
        return "places-unlike", 1.0, f"{_places(mine)} may not be {_places(other)}"
    if "where" not in left.event.carried | right.event.carried:
        return None
    return (
        "places-differ-carried",
        1.0,
        f"{_places(mine)} against {_places(other)}, as far as the context tells",
    )


def people_alike(left: Assertion, right: Assertion, story: Story) -> Finding:
    """Both events have the same people taking part."""
    del story
    mine, other = left.event.who, right.event.who
    if not mine or not other:
        return None
    shared = [p for p in sorted(mine) if any(same_person(p.key, o.key) for o in other)]
    if not shared:
        return None
    names = ", ".join(p.name for p in shared)
    if len(shared) == min(len(mine), len(other)):
        return _carried("same-people", "who", left, right), 1.0, f"both with {names}"
    return "shared-people", 1.0, f"both with {names}"


def things_alike(left: Assertion, right: Assertion, story: Story) -> Finding:
    """Both count or describe the same sort of thing, or the same person."""
    del story
    if whole_and_group(left, right) and left.slot.of != right.slot.of:
        return "whole-and-group", 1.0, f"those of one figure may be all {left.slot.aspect}"
    if left.slot.of is None or right.slot.of is None or not one_thing(left.slot.of, right.slot.of):
        return None
    if left.slot.of == SOMEBODY:
        return None
    name = "same-thing"
    if left.slot.aspect == "count" and left.slot.of != EVERYBODY:
        name = "same-noun"
    return name, 1.0, f"both are about {_thing(left)}"


def values_alike(left: Assertion, right: Assertion, story: Story) -> Finding:
    """Both give the same figure, if in other units: the longer it is, the less by chance."""
    del story
    mine, other = left.value, right.value
    if isinstance(mine, Moment) and isinstance(other, Moment) and left.kind is Kind.TIME:
        unnamed = left.slot.of is None or right.slot.of is None
        same = clock_gap(left, right, mine, other) <= (NO_SLACK if unnamed else CLOCK_SLACK)
        return ("same-figure", 1.0, f"both give {left.mention.text}") if same else None
    if not (isinstance(mine, Quantity) and isinstance(other, Quantity)) or mine.value is None:
        return None
    if not mine.hard_base.meets(other.hard_base) or not _is_one_figure(mine, other):
        return None
    return (
        max(map(_how_telling, (mine, other)), key=TELLING.index),
        1.0,
        f"both give {left.mention.text}",
    )


def _is_one_figure(mine: Quantity, other: Quantity) -> bool:
    """Tell whether the figures are written alike, "about 270" and "270", or are one converted."""
    if mine.value == other.value and mine.unit == other.unit:
        return True
    return _is_narrow(mine.hard_base) and _is_narrow(other.hard_base)


def _how_telling(amount: Quantity) -> str:
    """Return which of TELLING it is to find this figure twice."""
    figure = amount.value[0] if isinstance(amount.value, tuple) else amount.value
    if figure is None:
        return "same-small-figure"
    digits = str(figure.numerator)
    # A round figure is often given by chance; an age of forty is not.
    if len(digits if amount.dimension == "age" else digits.strip("0")) > 1:
        return "same-figure"
    return "same-round-figure" if abs(figure) >= ROUND_FROM else "same-small-figure"


def _is_narrow(interval: Interval) -> bool:
    """Tell whether a figure is given to within a few parts in a hundred."""
    if interval.lower is None or interval.upper is None:
        return False
    width = interval.upper - interval.lower
    return width <= abs(interval.upper) * NARROW


def only_figures(left: Assertion, right: Assertion, story: Story) -> Finding:
    """Neither article gives another figure of the thing that could answer to the other's."""
    if left.kind in TOLD_BY_GROUPS or not story.rivals.leave_only(left, right):
        return None
    if left.slot.aspect in MEASURED:
        return "only-amount", 1.0, f"neither gives another {left.slot.aspect} of this sort"
    if left.slot.of is None or (left.slot.of == EVERYBODY and left.slot.aspect in UNTOLD):
        return None
    return "only-count", 1.0, f"neither has another figure for {_thing(left)}"


def qualifiers_alike(left: Assertion, right: Assertion, story: Story) -> Finding:
    """Both narrow what is counted in the same way."""
    del story
    shared = left.slot.qualifiers & right.slot.qualifiers
    if not shared:
        return None
    return "same-qualifiers", 1.0, f"both say {', '.join(sorted(shared))}"


def words_shared(left: Assertion, right: Assertion, story: Story) -> Finding:
    """The two sentences share words that are rare in the story."""
    names = name_words(left) | name_words(right)
    rarity, shared = story.shared_rarity(left.words - names, right.words - names)
    amount = min(rarity, MOST_SHARED_WORDS)
    if not shared or amount <= 0:
        return None
    return "shared-words", amount, f"both sentences share {', '.join(shared[:WORDS_SHOWN])}"


def surroundings_alike(left: Assertion, right: Assertion, story: Story) -> Finding:
    """The words right around the two mentions are the same, names apart."""
    names = name_words(left) | name_words(right)
    rarity, shared = story.shared_rarity(left.near - names, right.near - names)
    amount = min(rarity, MOST_SHARED_WORDS)
    if not shared or amount <= 0:
        return None
    return (
        "same-surroundings",
        amount,
        f"the words around both share {', '.join(shared[:WORDS_SHOWN])}",
    )


def subjects_differ(left: Assertion, right: Assertion, story: Story) -> Finding:
    """The words before the two mentions have nothing in common, nor is the figure a rare one."""
    if not isinstance(left.value, Quantity) or left.slot.aspect not in MEASURED:
        return None
    if not left.before or not right.before or not left.before.isdisjoint(right.before):
        return None
    same = values_alike(left, right, story)
    if same and same[0] == TELLING[-1]:
        return None
    return "subjects-differ", 1.0, "the two figures have different subjects"


def wording_alike(left: Assertion, right: Assertion, story: Story) -> Finding:
    """Two utterances share a run of words, or enough rare ones."""
    mine, other = _wording(left), _wording(right)
    if mine is None or other is None:
        return None
    around = (left.words, right.words) if left.slot.topic is None else NOTHING_AROUND
    strength, detail = shared_wording(mine.words, other.words, story.rarity, around)
    if strength < ONE_UTTERANCE:
        return None
    return "shared-wording", min(strength, MOST_SHARED_WORDING), detail


def leads_alike(left: Assertion, right: Assertion, story: Story) -> Finding:
    """Both stand in the headline or the lead, where a story's main facts are."""
    del story
    return (
        ("both-lead", 1.0, "both stand in the headline or lead")
        if left.lead and right.lead
        else None
    )


def sources_alike(left: Assertion, right: Assertion, story: Story) -> Finding:
    """Both are attributed to the same source."""
    del story
    mine, other = left.attribution, right.attribution
    if mine is None or other is None:
        return None
    same = (
        mine.entity == other.entity
        if mine.entity and other.entity
        else mine.source.lower() == other.source.lower()
    )
    return ("same-source", 1.0, f"both are from {mine.source}") if same else None


def papers_of_one_day(left: Assertion, right: Assertion, story: Story) -> Finding:
    """The two documents were published within a day of each other."""
    mine, other = (story.documents[a.document].published for a in (left, right))
    if mine is None or other is None:
        return None
    apart = abs(mine - other)
    if apart <= CLOSE:
        return "same-day-papers", 1.0, "published within a day of each other"
    undated = left.event.when is None or right.event.when is None
    if apart > FAR and undated:
        return (
            "papers-weeks-apart",
            1.0,
            f"published {apart.days} days apart, and one gives no date",
        )
    return None


FEATURES: tuple[Callable[[Assertion, Assertion, Story], Finding], ...] = (
    events_alike,
    dates_alike,
    years_alike,
    places_alike,
    people_alike,
    things_alike,
    values_alike,
    addresses_alike,
    only_figures,
    fate_untold,
    figures_near,
    qualifiers_alike,
    wording_alike,
    surroundings_alike,
    sentences_aligned,
    subjects_differ,
    words_shared,
    leads_alike,
    sources_alike,
    papers_of_one_day,
    described_alike,
    aged_alike,
    one_alone,
    others_alike,
    fates_differ,
    ages_near,
)


def _carried(name: str, field: str, left: Assertion, right: Assertion) -> str:
    return f"{name}-carried" if field in left.event.carried | right.event.carried else name


def _wording(assertion: Assertion) -> Wording | None:
    value = assertion.value
    return value if isinstance(value, Wording) else assertion.slot.topic


def _thing(assertion: Assertion) -> str:
    slot = assertion.slot
    if slot.of and ":" in slot.of:
        return f"the {slot.aspect} of {slot.name or 'one person'}"
    if slot.of and slot.aspect in NAMED_BY_THING:
        return slot.of if slot.of.startswith("the ") else f"the {slot.of}"
    if assertion.kind in ASPECT_IS_KIND or slot.of is None:
        return f"people {slot.aspect}"
    return plural(slot.of) if slot.aspect == "count" else f"the {slot.aspect} of {slot.of}"


def _places(places: frozenset[Category]) -> str:
    return ", ".join(sorted(p.text for p in places))
