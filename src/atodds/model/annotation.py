"""What the readers mark in a sentence before anything is taken to be asserted."""

from __future__ import annotations

from dataclasses import dataclass

from atodds.model.entity import Entity
from atodds.model.moment import Moment, Timex
from atodds.model.quantity import Change, Quantity, Unit
from atodds.model.span import Mention, Span


@dataclass(frozen=True, slots=True)
class AmountMention:
    """An amount in the text: modifier, figure and unit or counted noun."""

    mention: Mention
    """Modifier, figure and unit, and the counted phrase where it follows at once."""
    quantity: Quantity
    counted: Mention | None = None
    """The counted noun phrase as written, such as "heavily armed Russian troops"."""
    noun: str | None = None
    """Its head in the singular and in lower case, such as "troop"."""
    qualifiers: tuple[str, ...] = ()
    """The words before the head in lower case, such as ("heavily", "armed", "russian")."""
    per: Unit | None = None
    """The unit after "per", "a" or "an": "$3 a barrel"."""
    same_as: Span | None = None
    """Where the same amount is said in another unit: "50 mph (80 km/h)"."""
    figure: Span | None = None
    """The figure alone, without modifier and unit."""
    trend: Change | None = None
    """Which way the measure moved to reach the amount: "the toll rose to 12"."""


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression of TIMEX3 and, where it names a time, that time."""

    mention: Mention
    timex: Timex
    value: str
    """The normalised TIMEX3 value."""
    moment: Moment | None = None
    """None for durations, sets and what cannot be placed without a publication date."""


@dataclass(frozen=True, slots=True)
class EntityMention:
    """A name, short form or title that stands for somebody or something."""

    mention: Mention
    entity: Entity


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words put in somebody's mouth, in quotation marks or not."""

    mention: Mention
    """The words themselves, without the marks."""
    direct: bool
    """Whether they stand in quotation marks."""
    speaker: Entity | None
    source: str | None
    """The speaker as written, such as "the senior State Department official"."""
    cue: str | None = None
    """The verb that introduces them, in its base form."""
    sentence: int = 0
    """Index of the sentence in which they begin."""
