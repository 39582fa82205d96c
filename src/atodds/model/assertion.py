"""What a source asserts: a value for a slot of an event."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from atodds.model.category import Category
from atodds.model.entity import Entity
from atodds.model.moment import Moment
from atodds.model.person import Profile
from atodds.model.quantity import Quantity
from atodds.model.span import Mention, Span

TOLD = "told"
"""The aspect of what says no more of a sentence than that it holds a day, a place or a word."""


class Kind(StrEnum):
    """What sort of fact is asserted."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    ARRESTED = "arrested"
    PEOPLE = "people"
    THINGS = "things"
    DURATION = "duration"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    TIME = "time"
    AGE = "age"
    DISTANCE = "distance"
    SIZE = "size"
    SCORE = "score"
    VOTES = "votes"
    RANK = "rank"
    PLACE = "place"
    PARTICIPANTS = "participants"
    MODE = "mode"
    OUTCOME = "outcome"
    TITLE = "title"
    NAME = "name"
    SPEAKER = "speaker"
    QUOTE = "quote"
    OTHER = "other"


class Modality(StrEnum):
    """Whether the source says it is so, will be, might be, or is not."""

    FACT = "fact"
    PLAN = "plan"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of an utterance."""

    text: str
    """As printed, without the quotation marks."""
    words: tuple[str, ...]
    """Folded to house-style-free tokens: what two clean transcripts share."""
    direct: bool
    """Whether it stood in quotation marks."""
    translated: bool = False
    """Whether the speaker is taken to have spoken another language."""


Value = Quantity | Moment | Category | Wording
"""What fills a slot."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said so."""

    source: str
    """As written, such as "a State Department official"."""
    entity: Entity | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, as far as the sentence and what carries over into it tell."""

    type: str | None = None
    """A type of `lexicon/events.yaml`, such as talks, attack or vote."""
    noun: str | None = None
    """The word that named it."""
    when: Moment | None = None
    where: frozenset[Category] = frozenset()
    """The places named, of scheme `place`, each `within` the places it lies in."""
    who: frozenset[Entity] = frozenset()
    """The people and bodies taking part."""
    background: bool = False
    """Whether the sentence tells of an earlier event than the story's own."""
    carried: frozenset[str] = frozenset()
    """Which of the fields come from the surrounding text rather than from the sentence."""


@dataclass(frozen=True, slots=True)
class Slot:
    """What is asserted of the event: the question to which the value is the answer."""

    aspect: str
    """Such as length, count, price, date, place, mode, speaker, words, office."""
    of: str | None = None
    """Whose or what's: the class of the thing counted, the key of a person, the topic."""
    qualifiers: frozenset[str] = frozenset()
    """What narrows it, such as Russian or armed for troops, children for the dead."""
    topic: Wording | None = None
    """The words that were said, where the question is who said them."""
    name: str | None = field(default=None, compare=False)
    """Whose, as most fully written, where `of` is the key of a person."""
    profile: Profile | None = field(default=None, compare=False)
    """What the text tells of the person whose it is."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """A value that a source gives for a slot of an event, and where it says so."""

    document: str
    """The document's id."""
    kind: Kind
    slot: Slot
    value: Value
    event: Event
    mention: Mention
    """The words that carry the value."""
    sentence: Span
    modality: Modality = Modality.FACT
    attribution: Attribution | None = None
    lead: bool = False
    """Whether it stands in the headline or the first two paragraphs."""
    words: frozenset[str] = field(default=frozenset(), compare=False)
    """Content words of the sentence, in their base form: the thread between two sentences."""
    near: frozenset[str] = field(default=frozenset(), compare=False)
    """The content words right around the mention, in their base form."""
    before: frozenset[str] = field(default=frozenset(), compare=False)
    """Those of them that stand before it in its clause: most often its subject."""
    hints: frozenset[str] = field(default=frozenset(), compare=False)
    """What the text says of the figure's own standing: subset, group, others, final ..."""

    def __hash__(self) -> int:
        """Hash where it stands: comparing asks for it all the time, and seldom two stand there."""
        return hash((self.document, self.mention.span.start, self.slot.aspect))
