"""The articles of a check tonight: read where they are new, taken from the store where not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain, islice
from pathlib import PurePath
from typing import NamedTuple, TypeVar

from atodds.config import Check, DocumentEntry
from atodds.engine import Lost
from atodds.fetch import Gathered
from atodds.model import Health, Problem
from atodds.nightly.bodies import Filed, filed
from atodds.nightly.desk import Desk
from atodds.nightly.digests import of_file
from atodds.read import dates_printed, read_entry, recent, with_names
from atodds.store import Head, Kept, Kind, UnreadableError, decode, encode

Thing = TypeVar("Thing")

_TOGETHER = 32
"""Files of which is kept at once what they hold."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What has come in."""

    articles: tuple[Filed, ...]
    """With their ids and the dates printed in them, in the order of the check."""
    problems: tuple[Problem, ...]
    health: tuple[Health, ...]


class _Asked(NamedTuple):
    """A file of the check, and under what it is kept; no digest where it cannot be opened."""

    entry: DocumentEntry
    digest: str | None


class _Read(NamedTuple):
    """What a file held."""

    articles: tuple[Filed, ...]
    problems: tuple[Problem, ...]
    bodies: tuple[Kept, ...] = ()
    """Those that are not yet kept."""


def take_in(check: Check, gathered: Gathered, desk: Desk) -> Intake:
    """Return the articles of a check, of which only those are read that the store does not have.

    Its sources must be listed as documents; `gathered` is how those fared that were fetched.
    """
    asked = [_Asked(entry, _digest(check, entry)) for entry in check.documents]
    held = dict(desk.heads(Kind.DOCUMENTS, {a.digest for a in asked if a.digest}))
    kept = {} if desk.anew else _kept(held, desk)
    fresh = _fresh(check, [one for one in asked if one.digest not in kept], desk)
    read = [_Read(kept[one.digest], ()) if one.digest in kept else next(fresh) for one in asked]
    articles = _named([
        article
        for one, found in zip(asked, read, strict=True)
        for article in found.articles
        if recent([article.document], one.entry, desk.day)
    ])  # fmt: skip
    problems = (*gathered.problems, *(p for found in read for p in found.problems))
    seen = {digest for digest, head in held.items() if head["since"] <= desk.last}
    counts = _counts(asked, read, seen)
    return Intake(articles, problems, _health(counts, gathered))


def _digest(check: Check, entry: DocumentEntry) -> str | None:
    if entry.problem:
        return None
    whence = entry.model_dump(exclude={"line", "source", "since"})
    try:
        return of_file(check.file_of(entry), whence)
    except (OSError, ValueError):
        return None


def _named(articles: Sequence[Filed]) -> tuple[Filed, ...]:
    documents = with_names([article.document for article in articles])
    return tuple(replace(a, document=d) for a, d in zip(articles, documents, strict=True))


def _kept(held: Mapping[str, Head], desk: Desk) -> dict[str | None, tuple[Filed, ...]]:
    """Return what the store holds; what it took in on a later day may be withheld on this one.

    A file of which any text is gone is not there: it is read anew.
    """
    usable = [digest for digest, head in held.items() if head["day"] <= desk.day.isoformat()]
    found: dict[str | None, tuple[Filed, ...]] = {}
    for digest, body in desk.bodies(Kind.DOCUMENTS, usable):
        try:
            found[digest] = decode(body, tuple[Filed, ...])
        except UnreadableError:  # read anew, and put in its place
            continue
    bodies = desk.usable(Kind.BODY, {one.body for articles in found.values() for one in articles})
    whole = {
        digest: articles
        for digest, articles in found.items()
        if all(article.body in bodies for article in articles)
    }
    desk.use(Kind.DOCUMENTS, (digest for digest in whole if digest))
    return whole


def _fresh(check: Check, asked: Sequence[_Asked], desk: Desk) -> Iterator[_Read]:
    reading = partial(_read, check.model_copy(update={"documents": ()}), day=desk.day)
    entries = (one.entry for one in asked)
    done = desk.work("reading", reading, entries, partial(_size_of, check), len(asked))
    for some in _batches(zip(asked, done, strict=True)):
        read = [
            (one.digest, _lost(one, found) if isinstance(found, Lost) else found)
            for one, found in some
        ]
        # What is withheld or broken today may be neither tomorrow.
        sound = [(digest, found) for digest, found in read if digest and not found.problems]
        kept = (_to_keep(digest, found, desk) for digest, found in sound)
        bodies = chain.from_iterable(found.bodies for _, found in read)
        desk.put(chain(bodies, kept), _TOGETHER)
        yield from (found._replace(bodies=()) for _, found in read)


def _batches(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    rest = iter(things)
    while some := list(islice(rest, _TOGETHER)):
        yield some


def _size_of(check: Check, entry: DocumentEntry) -> int:
    try:
        return check.file_of(entry).stat().st_size
    except (OSError, ValueError):
        return 0


def _lost(one: _Asked, lost: Lost) -> _Read:
    return _Read((), (Problem(one.entry.path, lost.why),))


def _to_keep(digest: str, found: _Read, desk: Desk) -> Kept:
    body = encode(found.articles, tuple[Filed, ...])
    return Kept(Kind.DOCUMENTS, digest, {"day": desk.day.isoformat(), "since": desk.run}, body)


def _read(check: Check, entry: DocumentEntry, day: date) -> _Read:
    documents, problems = read_entry(check, entry, day)
    read = [filed(document) for document in dates_printed(documents)]
    return _Read(tuple(article for article, _ in read), problems, tuple(body for _, body in read))


def _counts(
    asked: Sequence[_Asked], read: Sequence[_Read], seen: Container[str | None]
) -> dict[str, Counter[str]]:
    """Count what each source gave; documents that the check lists count by their folders."""
    counts: dict[str, Counter[str]] = {}
    for one, found in zip(asked, read, strict=True):
        source = one.entry.source or PurePath(one.entry.path).parent.as_posix()
        given = len(found.articles)
        counts.setdefault(source, Counter()).update(
            read=given,
            new=given * (one.digest not in seen),
            failed=sum(not problem.notice for problem in found.problems),
        )
    return counts


def _health(counts: Mapping[str, Counter[str]], gathered: Gathered) -> tuple[Health, ...]:
    """Return how each source fared, in reading and, where it was fetched, in fetching."""
    fetched = {health.source: health for health in gathered.health}
    found = []
    for source in sorted({*counts, *fetched}):
        count = counts.get(source, Counter())
        way = fetched.get(source, Health(source, 0, 0, 0))
        failed = count["failed"] + way.failed
        found.append(Health(source, count["read"], count["new"], failed, way.said))
    return tuple(found)
