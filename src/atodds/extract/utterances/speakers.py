"""Whom each verb of saying belongs to, with pronouns and short descriptions traced back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import regex

from atodds.extract.utterances.cues import Cue, Form, Use, cues_in
from atodds.extract.utterances.frames import HIDDEN, Frame, Page
from atodds.extract.utterances.sources import Reader, Source, gender_of
from atodds.model import EntityKind


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying and who says, as far as the text tells."""

    cue: Cue
    source: Source | None
    start: int
    """Where its own subject begins, or the verb where it has none before it."""
    behind: bool = False
    """Whether the subject follows the verb: "said Ann Example"."""
    shared: bool = False
    """Whether the subject is that of an earlier verb: "said ..., adding ..."."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence with its verbs of saying, and whoever a bare quotation would belong to."""

    frame: Frame
    sayings: tuple[Saying, ...]
    subject: Source | None
    """The subject of the sentence's first clause, where it names somebody."""
    previous: Source | None
    """Who spoke, or was spoken of, last before this sentence."""


@dataclass(slots=True)
class _Memory:
    """Who was mentioned so far, most recent last."""

    people: list[Source] = field(default_factory=list)
    bodies: list[Source] = field(default_factory=list)
    groups: list[Source] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    last: Source | None = None

    def hears(self, source: Source | None) -> None:
        """Take note of somebody who spoke or acted."""
        if source is None:
            return
        self.last = source
        if source.one_person:
            self.people.append(source)
            gender = gender_of(source)
            if gender:
                self.genders[_name(source)] = gender
        elif source.entity is not None or not source.plural:
            self.bodies.append(source)
        else:
            self.groups.append(source)

    def resolved(self, source: Source) -> Source | None:
        """Trace a pronoun or a bare description back to the words that name somebody."""
        pronoun = source.head if source.text.lower() == source.head else ""
        if pronoun in {"he", "she"}:
            return self._person(pronoun)
        if pronoun == "it":
            return self.bodies[-1] if self.bodies else None
        if pronoun == "they":
            return self.groups[-1] if self.groups else self.last
        if pronoun in {"i", "we", "you"}:
            return None
        return self._described(source)

    def _person(self, pronoun: str) -> Source | None:
        for person in reversed(self.people):
            if self.genders.get(_name(person), pronoun) == pronoun:
                self.genders[_name(person)] = pronoun
                return person
        return None

    def _described(self, source: Source) -> Source:
        """Find whom "the official" or "the mayor" stands for."""
        words = source.text.split()
        if source.entity is not None or words[0].lower() not in {"the", "that", "this"}:
            return source
        for person in reversed(self.people):
            title = ((person.entity.title if person.entity else None) or "").lower()
            if person.entity is not None and title and _ends_alike(title, source.text.lower()):
                return replace(source, entity=person.entity)
            if person.head == source.head and _within(words[1:], person):
                return replace(source, entity=person.entity) if person.entity else person
            if person.entity is not None and _within(words[1:], person):
                return replace(source, entity=person.entity)
        return source


def spoken_in(page: Page, reader: Reader) -> Iterator[Spoken]:
    """Yield each sentence with its verbs of saying and their speakers, in text order."""
    memory = _Memory()
    for frame in page.frames:
        previous = memory.last
        subject = reader.subject(*_first_clause(page.masked, frame))
        sayings = _resolved(page.masked, frame, reader, memory, subject)
        yield Spoken(frame, sayings, subject, previous)
        voices = [s.source for s in sayings if s.source is not None]
        if subject is not None and subject.entity is not None:
            memory.hears(subject)
        for voice in voices:
            memory.hears(voice)


def _resolved(
    masked: str, frame: Frame, reader: Reader, memory: _Memory, subject: Source | None
) -> tuple[Saying, ...]:
    sayings: list[Saying] = []
    pending: list[int] = []
    for cue in cues_in(masked, frame):
        earlier = next((s.source for s in reversed(sayings) if s.source is not None), None)
        after = sayings[-1].cue.span.end if sayings else frame.span.start
        saying = _saying(masked, frame, reader, cue, after, earlier or subject)
        if saying is None:
            continue
        if saying.source is not None:
            saying = replace(saying, source=_traced(saying.source, memory, earlier, subject))
        elif cue.form is Form.PARTICIPLE:
            pending.append(len(sayings))
        sayings.append(saying)
    for index in pending:
        following = next((s.source for s in sayings[index + 1 :] if s.source), subject)
        sayings[index] = replace(sayings[index], source=following, shared=True)
    return tuple(sayings)


def _traced(
    source: Source, memory: _Memory, earlier: Source | None, subject: Source | None
) -> Source | None:
    """Trace a pronoun first within the sentence, then back through the text."""
    pronoun = source.head if source.text.lower() == source.head else ""
    if pronoun in {"he", "she", "it", "they"}:
        for near in (earlier, subject):
            before = near is not None and near.span.end <= source.span.start
            if near is not None and before and _may_stand(pronoun, near):
                return near
    return memory.resolved(source)


def _saying(
    masked: str, frame: Frame, reader: Reader, cue: Cue, after: int, earlier: Source | None
) -> Saying | None:
    start = max(_left_bound(masked, frame, cue), after)
    if cue.use is Use.ACCORDING or cue.form is Form.PASSIVE:
        return _agent(masked, frame, reader, cue)
    if cue.form is Form.PARTICIPLE:
        own = _absolute(masked, reader, start, cue)
        return Saying(cue, own or earlier, cue.span.start, shared=True)
    strict = cue.base not in {"say", "tell"} or cue.nominal or cue.form is Form.PLURAL
    lead = masked[start : cue.span.start].rstrip()
    source = reader.before(start, cue.span.start, strict=strict)
    if source is not None:
        return Saying(cue, source, source.span.start)
    if not lead.strip(" ,\n") or lead.endswith(","):
        behind = reader.after(cue.span.end, frame.span.end)
        if behind is not None and cue.use is Use.SPEECH and cue.base != "tell":
            return Saying(cue, behind, cue.span.start, behind=True)
    if earlier is not None and regex.search(r"(?:\b(?:and|but|or|then|also)|,)$", lead):
        return Saying(cue, earlier, cue.span.start, shared=True)
    return None


def _absolute(masked: str, reader: Reader, start: int, cue: Cue) -> Source | None:
    """Read a participle's own subject: "with the mayor warning that ..."."""
    lead = masked[start : cue.span.start].rstrip()
    if not lead.strip() or lead.endswith(",") or not regex.search(r"\bwith\s[^,]*$", lead):
        return None
    return reader.before(start + lead.rindex("with ") + len("with "), cue.span.start, strict=True)


def _agent(masked: str, frame: Frame, reader: Reader, cue: Cue) -> Saying | None:
    """Read who stands behind "according to" or a passive's "by"."""
    at = cue.span.end
    if cue.form is Form.PASSIVE:
        by = regex.compile(rf"[^.;{HIDDEN}]{{0,40}}?\bby\s").match(masked, at, frame.span.end)
        if by is None:
            return None
        at = by.end()
    source = reader.after(at, frame.span.end)
    return Saying(cue, source, cue.span.start, behind=True) if source is not None else None


def _left_bound(masked: str, frame: Frame, cue: Cue) -> int:
    """Where the words before a verb of saying begin: behind the last quotation."""
    return max(frame.span.start, masked.rfind(HIDDEN, frame.span.start, cue.span.start) + 1)


def _first_clause(masked: str, frame: Frame) -> tuple[int, int]:
    start = frame.span.start
    while start < frame.span.end and (masked[start] == HIDDEN or masked[start].isspace()):
        start += 1
    stop = masked.find(HIDDEN, start, frame.span.end)
    return start, frame.span.end if stop < 0 else stop


def _may_stand(pronoun: str, source: Source) -> bool:
    if pronoun in {"he", "she"}:
        return source.one_person and gender_of(source) in {None, pronoun}
    return not source.one_person and (
        pronoun == "they"
        or (source.entity is not None and source.entity.kind is not EntityKind.PERSON)
        or source.text.lower().startswith(("the ", "a ", "an "))
    )


def _name(source: Source) -> str:
    return source.entity.key if source.entity is not None else source.text.lower()


def _ends_alike(title: str, description: str) -> bool:
    head = description.partition(" of ")[0].split()[1:]
    return bool(head) and title.partition(" of ")[0].split()[-len(head) :] == head


def _within(words: Sequence[str], person: Source) -> bool:
    """Whether every word of the description already stood in the fuller one."""
    fuller = {word.lower() for word in person.text.split()}
    return all(word.lower() in fuller for word in words)
