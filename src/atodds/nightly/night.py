"""A night's run of one check: what is new is worked out, all else is taken from the store."""

from __future__ import annotations

import pickle
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from os.path import relpath
from pathlib import Path, PurePath
from typing import Any

from atodds.config import Check, Grouping, RuleSet
from atodds.fetch import Gathered, with_sources
from atodds.gate import record_of, seen_from, written_in
from atodds.group import Profiles, stories_of
from atodds.model import Absence, Document, Outcome, Record, State
from atodds.nightly import digests
from atodds.nightly.absences import LOOKED_FOR, with_absences
from atodds.nightly.desk import Desk, Progress
from atodds.nightly.intake import take_in
from atodds.nightly.outlines import imprint_in, profile_in
from atodds.nightly.telling import Telling
from atodds.nightly.work import StoryTask, Workers, compare_story, extract_all
from atodds.pipeline import Compared, before_of, gated, together
from atodds.read import dates_printed, of_one_story, origins_named
from atodds.store import Kind, Sighting, Store, decode

_TOGETHER = 32
"""Texts from which assertions are extracted as one task, and kept at once."""


@dataclass(frozen=True, slots=True)
class Night:
    """When and where a run takes place."""

    now: datetime
    """In UTC."""
    file: Path
    """Of the store."""
    store: Store
    workers: Workers[Any, Any]
    gather: Callable[[Check], Gathered]
    """Fetches what is new on the sites of a check."""
    progress: Progress
    anew: bool = False
    """Whether all is read, extracted and compared anew."""

    def name_of(self, check: Check) -> str:
        """Return the path by which the store knows a check, wherever a run is started from."""
        return name_of(check, self.file)


@dataclass(frozen=True, slots=True)
class Done:
    """A run that has come to its end and is not yet written down."""

    run: int
    outcome: Outcome
    tally: Mapping[str, int]
    """How many articles and stories there were, and how many of them had to be worked out."""

    @property
    def states(self) -> dict[str, int]:
        """How many conflicts stand how, those that are gone among them."""
        outcome = self.outcome
        found = Counter(
            [
                *(conflict.state for conflict in outcome.conflicts),
                *(absence.state for absence in outcome.absent),
            ]
        )
        return {state.value: found[state] for state in State if found[state]}


def run_night(check: Check, rules: RuleSet, night: Night) -> Done:
    """Return what a check finds tonight, against what its last run found.

    All that is worked out is kept as soon as it is, so that a run that is stopped loses nothing,
    and the next one goes on. Nothing is written down of conflicts before `close_night`.
    """
    name = night.name_of(check)
    ledger = night.store.ledger
    last = ledger.last(name)
    day = night.now.date()
    desk = Desk(
        name, ledger.begin(name, night.now, day), last.id if last else 0, day,
        night.store.shelf, night.workers, night.progress, anew=night.anew,
    )  # fmt: skip
    gathered = night.gather(check)
    listed = with_sources(check, fetched=True)
    intake = take_in(listed, gathered, desk)
    many = check.grouping is Grouping.STORIES
    documents = dates_printed(intake.documents) if many else of_one_story(intake.documents)
    texts = {document.id: digests.of_text(document) for document in documents}
    extracted = _extract(documents, texts, desk)
    stories = _stories(documents, texts, desk) if many else (documents,)
    by_digest = {digests.of_story(story, rules): story for story in stories if story}
    compared = _compare(by_digest, rules, check.grouping, desk)
    tellings = _tellings(list(by_digest), desk)
    standing = seen_from(night.file, ledger.standing(last, day - LOOKED_FOR)) if last else ()
    before = replace(before_of(check), run=standing)
    settled = [t.documents(s) for t, s in zip(tellings, by_digest.values(), strict=True)]
    findings = together([telling.findings for telling in tellings])
    outcome = gated(listed, rules, Compared(settled, findings, intake.problems), before, day)
    outcome = with_absences(outcome, standing, ledger.last_found(name))
    tally = {
        "read": len(documents),
        "fresh": sum(health.new for health in intake.health),
        "extracted": extracted,
        "failed": sum(health.failed for health in intake.health),
        "stories": len(by_digest),
        "compared": compared,
    }
    return Done(desk.run, replace(outcome, sources=intake.health), tally)


def name_of(check: Check, store: Path) -> str:
    """Return the path of a check from the folder of a store."""
    return PurePath(relpath(check.path, store.parent)).as_posix()


def close_night(done: Done, check: Check, night: Night) -> None:
    """Write down what a run has found, and drop what nothing needs any longer."""
    name = night.name_of(check)
    seen = _sightings(done.outcome, night.file)
    night.store.ledger.finish(done.run, night.now, seen, {**done.tally, **done.states})
    night.store.shelf.clear(name, done.run)


def _extract(documents: Sequence[Document], texts: Mapping[str, str], desk: Desk) -> int:
    """See to it that the store has what each document asserts; return how many it had not.

    `texts` are the digests of their texts, by id.
    """
    by_digest = {texts[document.id]: document for document in documents}
    there = desk.usable(Kind.ASSERTIONS, by_digest)
    missing = [digests.bare(d) for digest, d in by_digest.items() if digest not in there]
    tasks = [missing[at : at + _TOGETHER] for at in range(0, len(missing), _TOGETHER)]
    for kept in desk.work("extracting", extract_all, tasks, len(tasks)):
        desk.put(Kind.ASSERTIONS, kept)
    return len(missing)


def _stories(
    documents: Sequence[Document], texts: Mapping[str, str], desk: Desk
) -> tuple[tuple[Document, ...], ...]:
    """Return the documents story by story, by what is kept of their texts."""
    names: dict[str, list[str]] = defaultdict(list)
    for name, digest in texts.items():
        names[digest].append(name)
    profiles, imprints = Profiles(), {}
    for digest, outline in desk.heads(Kind.ASSERTIONS, names):
        for name in names[digest]:
            profiles.add(name, profile_in(outline))
            imprints[name] = imprint_in(outline)
    return stories_of(origins_named(documents, imprints), profiles)


def _compare(
    stories: Mapping[str, Sequence[Document]], rules: RuleSet, grouping: Grouping, desk: Desk
) -> int:
    """See to it that the store has what comparing each story yields; return how many it had not."""
    there = desk.usable(Kind.STORY, stories)
    missing = [digest for digest in stories if digest not in there]
    pickled = pickle.dumps(rules)

    def tasks() -> Iterator[StoryTask]:
        for digest in missing:
            story = tuple(stories[digest])
            texts = {digests.of_text(document) for document in story}
            asserted = dict(desk.bodies(Kind.ASSERTIONS, texts))
            yield StoryTask(digest, story, asserted, pickled, grouping)

    for kept in desk.work("comparing", compare_story, tasks(), len(missing)):
        desk.put(Kind.STORY, [kept])
    return len(missing)


def _tellings(wanted: Sequence[str], desk: Desk) -> list[Telling]:
    found = {digest: decode(body, Telling) for digest, body in desk.bodies(Kind.STORY, wanted)}
    return [found[digest] for digest in wanted]


def _sightings(outcome: Outcome, file: Path) -> Iterator[Sighting]:
    """Yield what a run has seen, with the paths of documents as seen from the store's folder."""
    for conflict in outcome.conflicts:
        (record,) = written_in(file, [record_of(conflict, outcome)])
        title, severity = conflict.fact.title, conflict.severity
        yield Sighting(record, title, conflict.state, severity, conflict.said)
    for absence in outcome.absent:
        (record,) = written_in(file, [_record(absence)])
        yield Sighting(record, "", absence.state, None, absence.said)


def _record(absence: Absence) -> Record:
    return Record(
        conflict=absence.conflict,
        rule=absence.rule,
        subject=absence.subject,
        values=absence.values,
        documents=absence.documents,
    )
