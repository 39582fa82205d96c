"""A night's run of one check: what is new is worked out, all else is taken from the store."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import chain
from os.path import relpath
from pathlib import Path, PurePath

from atodds.config import Check, Grouping, RuleSet
from atodds.engine import Lost, Workers
from atodds.fetch import Gathered, with_sources
from atodds.findings import together
from atodds.gate import record_of, seen_from, written_in
from atodds.group import Profiles, stories_of
from atodds.model import Absence, Document, Health, Outcome, Problem, Record, State
from atodds.nightly import digests
from atodds.nightly.absences import LOOKED_FOR, with_absences
from atodds.nightly.bodies import Bodies, without_body
from atodds.nightly.desk import Desk, Progress, Result
from atodds.nightly.intake import take_in
from atodds.nightly.outlines import profile_in, sketch_in
from atodds.nightly.telling import telling_in
from atodds.nightly.work import StoryTask, assert_of, compare_story, length_of
from atodds.pipeline import Compared, before_of, characters_of, gated, lost_story
from atodds.read import Imprints, of_one_story, origins_named
from atodds.store import Kept, Kind, Sighting, Store

_TOGETHER = 64
"""So many things are kept at once of texts, two of each."""


@dataclass(frozen=True, slots=True)
class Night:
    """When and where a run takes place."""

    now: datetime
    """In UTC."""
    file: Path
    """Of the store."""
    store: Store
    workers: Workers
    gather: Callable[[Check], Gathered]
    """Fetches what is new on the sites of a check."""
    progress: Progress
    anew: bool = False
    """Whether all is read, extracted and compared anew."""

    def name_of(self, check: Check) -> str:
        """Return the path by which the store knows a check, wherever a run is started from."""
        return name_of(check, self.file)


@dataclass(frozen=True, slots=True)
class Worked:
    """What working off an intake has come to."""

    compared: Compared
    health: tuple[Health, ...]
    tally: Mapping[str, int]
    """As that of a run."""


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
    worked = work_off(listed, rules, gathered, desk, many=0)
    standing = seen_from(night.file, ledger.standing(last, day - LOOKED_FOR)) if last else ()
    before = replace(before_of(check), run=standing)
    outcome = gated(listed, rules, worked.compared, before, day)
    outcome = with_absences(outcome, standing, ledger.last_found(name))
    return Done(desk.run, replace(outcome, sources=worked.health), worked.tally)


def work_off(check: Check, rules: RuleSet, gathered: Gathered, desk: Desk, *, many: int) -> Worked:
    """Read, extract, group and compare what the store does not have yet.

    The sources of the check must be listed as documents. More articles than are `many` are told of
    sparingly where they are not of one story.
    """
    intake = take_in(check, gathered, desk)
    grouped = check.grouping is Grouping.STORIES
    bodies = Bodies(desk, intake.articles)
    listing = tuple(article.document for article in intake.articles)
    documents = listing if grouped else _dated(listing, bodies)
    contents = {article.document.id: article.content for article in intake.articles}
    texts = {d.id: digests.of_text(contents[d.id], d.published) for d in documents}
    extracted, unread = _extract(documents, texts, bodies, desk)
    documents = tuple(d for d in documents if texts[d.id] not in unread)
    stories = _stories(documents, texts, desk) if grouped else (documents,)
    by_digest = {
        digests.of_story([(d, contents[d.id]) for d in story], rules): story
        for story in stories
        if story
    }
    sparingly = grouped and len(documents) > many
    comparing = partial(compare_story, rules=rules, sparingly=sparingly)
    compared, uncompared = _compare(by_digest, texts, comparing, bodies, desk)
    problems = (
        *intake.problems,
        *(Problem(d.path, unread[texts[d.id]]) for d in listing if texts[d.id] in unread),
        *(lost_story(by_digest.pop(digest), why) for digest, why in uncompared.items()),
    )
    told = _told(by_digest, bodies, problems, desk)
    tally = {
        "read": len(documents),
        "fresh": sum(health.new for health in intake.health),
        "extracted": extracted,
        "failed": sum(health.failed for health in intake.health) + len(unread),
        "stories": len(by_digest),
        "compared": compared,
    }
    return Worked(told, intake.health, tally)


def name_of(check: Check, store: Path) -> str:
    """Return the path of a check from the folder of a store."""
    return PurePath(relpath(check.path, store.parent)).as_posix()


def close_night(done: Done, check: Check, night: Night) -> None:
    """Write down what a run has found, and drop what nothing needs any longer."""
    name = night.name_of(check)
    seen = _sightings(done.outcome, night.file)
    night.store.ledger.finish(done.run, night.now, seen, {**done.tally, **done.states})
    night.store.shelf.clear(name, done.run)


def _dated(documents: Sequence[Document], bodies: Bodies) -> tuple[Document, ...]:
    """Return the documents of one story with what they tell of each other."""
    return tuple(map(without_body, of_one_story(tuple(bodies.whole(documents)))))


def _extract(
    documents: Sequence[Document], texts: Mapping[str, str], bodies: Bodies, desk: Desk
) -> tuple[int, dict[str, str]]:
    """See to it that the store has what each text asserts; `texts` are their digests, by id.

    Return how many it had not, and by digest why nothing could be found out of a text.
    """
    by_digest = {texts[document.id]: document for document in documents}
    there = desk.usable(Kind.ASSERTIONS, by_digest) & desk.usable(Kind.IMPRINT, by_digest)
    missing = [digest for digest in by_digest if digest not in there]
    wanted = (by_digest[digest] for digest in missing)
    tasks = (digests.bare(whole) for document in wanted for whole in bodies.whole([document]))
    done = desk.work("extracting", assert_of, tasks, characters_of, len(missing))
    lost = dict[str, str]()
    desk.put(chain.from_iterable(_found(missing, done, lost)), _TOGETHER)
    return len(missing), lost


def _found(
    digests: Iterable[str], done: Iterable[Result | Lost], lost: dict[str, str]
) -> Iterator[Result]:
    """Yield what was found, and note what was lost, by digest."""
    for digest, found in zip(digests, done, strict=True):
        if isinstance(found, Lost):
            lost[digest] = found.why
        else:
            yield found


def _stories(
    documents: Sequence[Document], texts: Mapping[str, str], desk: Desk
) -> tuple[tuple[Document, ...], ...]:
    """Return the documents story by story, by what is kept of their texts."""
    names: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        names[texts[document.id]].append(document.id)
    named = origins_named(documents, _imprints(names, texts, desk))
    profiles = Profiles()
    for digest, head in desk.heads(Kind.ASSERTIONS, names):
        for name in names[digest]:
            profiles.add(name, profile_in(head))
    return stories_of(named, profiles)


def _imprints(names: Mapping[str, Sequence[str]], texts: Mapping[str, str], desk: Desk) -> Imprints:
    """Return what copies are known by; the runs stay in the store, since most are of no copy."""

    def runs(some: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the runs of documents, of which several may be of one text."""
        wanted = list(some)
        found = dict(desk.bodies(Kind.IMPRINT, {texts[name] for name in wanted}))
        return ((name, found[texts[name]]) for name in wanted)

    imprints = Imprints(chain.from_iterable(names.values()), runs)
    for digest, head in desk.heads(Kind.IMPRINT, names):
        sketch = sketch_in(head)
        for name in names[digest]:
            imprints.add(name, sketch)
    return imprints


def _compare(
    stories: Mapping[str, Sequence[Document]],
    texts: Mapping[str, str],
    compare: Callable[[StoryTask], Kept],
    bodies: Bodies,
    desk: Desk,
) -> tuple[int, dict[str, str]]:
    """See to it that the store has what comparing each story yields.

    Return how many it had not, and by digest why a story could not be compared.
    """
    there = desk.usable(Kind.STORY, stories)
    missing = [digest for digest in stories if digest not in there]

    def tasks() -> Iterator[StoryTask]:
        for digest in missing:
            story = tuple(replace(d, original=None) for d in bodies.whole(stories[digest]))
            asserted = dict(desk.bodies(Kind.ASSERTIONS, {texts[d.id] for d in story}))
            yield StoryTask(digest, story, asserted)

    done = desk.work("comparing", compare, tasks(), length_of, len(missing))
    lost = dict[str, str]()
    desk.put(_found(missing, done, lost), 1)
    return len(missing), lost


def _told(
    stories: Mapping[str, Sequence[Document]],
    bodies: Bodies,
    problems: tuple[Problem, ...],
    desk: Desk,
) -> Compared:
    """Return what comparing each story has come to, and the texts of those that are told of."""
    kept = {digest: telling_in(body) for digest, body in desk.bodies(Kind.STORY, stories)}
    tellings = [(kept[digest], story) for digest, story in stories.items()]
    return Compared(
        [t.documents(tuple(bodies.whole(story)) if t.tells else story) for t, story in tellings],
        together([telling.findings for telling, _ in tellings]),
        problems,
    )


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
