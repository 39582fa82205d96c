"""Whom each verb of saying belongs to, with pronouns and short descriptions traced back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from atodds.extract.utterances.cues import Form, cues_in
from atodds.extract.utterances.frames import Frame, Page
from atodds.extract.utterances.memory import Memory
from atodds.extract.utterances.phrases import Reader
from atodds.extract.utterances.sources import Source
from atodds.extract.utterances.subjects import Saying, Scene, saying_of


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence with its verbs of saying, and whoever a bare quotation would belong to."""

    frame: Frame
    sayings: tuple[Saying, ...]
    subject: Source | None
    """The subject of the sentence's first clause, where it names somebody."""
    previous: Source | None
    """Who spoke, or was spoken of, last before this sentence."""


def spoken_in(page: Page, reader: Reader) -> Iterator[Spoken]:
    """Yield each sentence with its verbs of saying and their speakers, in text order."""
    memory = Memory()
    for frame in page.frames:
        subject = next(_subjects(page.masked, frame, reader), None)
        scene = Scene(page.masked, frame, reader, subject)
        sayings = tuple(_sayings(scene, memory))
        yield Spoken(frame, sayings, subject, memory.last)
        for voice in (subject, *(saying.source for saying in sayings)):
            if voice is not None:
                memory.hears(voice)
        memory.sees(reader.people(frame.span.start, frame.span.end))


def _subjects(masked: str, frame: Frame, reader: Reader) -> Iterator[Source]:
    """Yield the subjects of the stretches before, between and behind the quotations."""
    ends = [q.outer.start for q in frame.quotations]
    starts = [q.outer.end for q in frame.quotations]
    stretches = zip([frame.span.start, *starts], [*ends, frame.span.end], strict=True)
    for start, end in stretches:
        lead = len(masked[start:end]) - len(masked[start:end].lstrip())
        subject = reader.subject(start + lead, max(start + lead, end))
        if subject is not None:
            yield subject


def _sayings(scene: Scene, memory: Memory) -> list[Saying]:
    found: list[Saying] = []
    for cue in cues_in(scene.masked, scene.frame):
        earlier = next((s.source for s in reversed(found) if s.source is not None), None)
        after = found[-1].cue.span.end if found else scene.frame.span.start
        saying = saying_of(scene, cue, after, earlier or scene.subject)
        if saying is None:
            continue
        if saying.source is not None:
            source = memory.resolved(saying.source, (earlier, scene.subject))
            saying = replace(saying, source=source)
        found.append(saying)
    return _with_later_subjects(found, scene.subject)


def _with_later_subjects(found: list[Saying], subject: Source | None) -> list[Saying]:
    """Give a participle that opens the sentence the subject that follows."""
    complete: list[Saying] = []
    for index, saying in enumerate(found):
        if saying.source is None and saying.cue.form is Form.PARTICIPLE:
            following = next((s.source for s in found[index + 1 :] if s.source), subject)
            complete.append(replace(saying, source=following))
        else:
            complete.append(saying)
    return complete
