"""The nouns: what is read, what is asserted, and what comparing assertions yields.

Nothing here imports a verb. Every value is frozen, so that a stage can hand it on without a copy.
"""

from atodds.model.annotation import AmountMention, EntityMention, TimeMention, Utterance
from atodds.model.assertion import (
    Assertion,
    Attribution,
    Event,
    Kind,
    Modality,
    Slot,
    Value,
    Wording,
)
from atodds.model.category import Category
from atodds.model.comparison import Comparison, Evidence, Judgement, Link, Verdict
from atodds.model.conflict import Absence, Conflict, Fact, Position, Record, Severity, State
from atodds.model.document import Block, BlockKind, Document, Problem, Sentence
from atodds.model.entity import Entity, EntityKind
from atodds.model.explanation import Explanation, Reason
from atodds.model.health import Health
from atodds.model.moment import Moment, Timex
from atodds.model.original import Original, Run
from atodds.model.outcome import Coverage, Outcome
from atodds.model.person import SOMEBODY, Profile
from atodds.model.quantity import Change, Interval, Modifier, Quantity, Unit
from atodds.model.span import Mention, Span

__all__ = [
    "SOMEBODY",
    "Absence",
    "AmountMention",
    "Assertion",
    "Attribution",
    "Block",
    "BlockKind",
    "Category",
    "Change",
    "Comparison",
    "Conflict",
    "Coverage",
    "Document",
    "Entity",
    "EntityKind",
    "EntityMention",
    "Event",
    "Evidence",
    "Explanation",
    "Fact",
    "Health",
    "Interval",
    "Judgement",
    "Kind",
    "Link",
    "Mention",
    "Modality",
    "Modifier",
    "Moment",
    "Original",
    "Outcome",
    "Position",
    "Problem",
    "Profile",
    "Quantity",
    "Reason",
    "Record",
    "Run",
    "Sentence",
    "Severity",
    "Slot",
    "Span",
    "State",
    "TimeMention",
    "Timex",
    "Unit",
    "Utterance",
    "Value",
    "Verdict",
    "Wording",
]
