"""What was fetched, kept in a folder: bodies by the hash of their content, and what they are.

Every file is written whole, and a body before what speaks of it, so that a run that is killed
leaves a folder that the next one can use.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from math import inf
from pathlib import Path
from typing import Any, Protocol

from atodds.config import Source, moment_of

KEPT = timedelta(days=30)
"""How long what no source names any longer stays: a feed that was broken for weeks may come back,
and who looks into a report of last month finds the article as it was read."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an address gave when it was last fetched."""

    url: str
    """As asked for."""
    final: str
    """Where redirects led to; the validators are of that address."""
    body: str
    """The name of its snapshot."""
    type: str
    etag: str | None = None
    modified: str | None = None
    """`Last-Modified` as the server wrote it: it is sent back to the letter."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A document of a source."""

    id: str
    """Tells it from others of its source whatever becomes of its title and address."""
    address: str
    """The address without what does not tell pages apart; what reports call it."""
    body: str
    """The name of its snapshot."""
    url: str | None = None
    outlet: str | None = None
    published: datetime | None = None
    updated: str | None = None
    """Its last change as the source gave it; while that stays the same, it is not fetched anew."""
    teaser: bool = False
    """Whether the page could not be fetched, and a feed's own words stand for it."""


class Cache(Protocol):
    """What a fetcher remembers from one run to the next."""

    def last(self, url: str) -> tuple[Page, bytes] | None:
        """Return what an address gave, None where nothing whole is left of it."""


class Snapshots:
    """A folder of snapshots, which is a cache and knows what documents each source has."""

    def __init__(self, folder: Path) -> None:
        """Take a folder that need not be there yet."""
        self._folder = folder

    def file(self, body: str) -> Path:
        """Return where a snapshot lies."""
        return self._folder / "bodies" / body[:2] / body

    def put(self, body: bytes, suffix: str) -> str:
        """Keep a body and return the name of its snapshot: its hash, and a suffix for readers."""
        name = hashlib.sha256(body).hexdigest() + suffix
        file = self.file(name)
        try:
            os.utime(file)  # it is in use: another run must not take it for an old one
        except FileNotFoundError:
            _write(file, body)
        return name

    def last(self, url: str) -> tuple[Page, bytes] | None:
        """Return what an address gave, None where nothing whole is left of it."""
        try:
            page = Page(**json.loads(self._page(url).read_bytes()))
            body = self.file(page.body).read_bytes()
        except (OSError, ValueError, TypeError):
            return None
        whole = hashlib.sha256(body).hexdigest() == page.body.partition(".")[0]
        return (page, body) if whole and page.url == url else None

    def keep(self, page: Page) -> None:
        """Remember what an address gave, whose body has been put here before."""
        _write(self._page(page.url), _json(asdict(page)))

    def listed(self, source: Source) -> tuple[Kept, ...]:
        """Return the documents of a source as they were last fetched, none where it never was."""
        try:
            rows = json.loads(self._source(source).read_bytes())
            kept = [Kept(**{**row, "published": moment_of(row["published"])}) for row in rows]
        except (OSError, ValueError, TypeError, KeyError):
            return ()
        return tuple(one for one in kept if self.file(one.body).is_file())

    def enlist(self, source: Source, kept: Iterable[Kept]) -> None:
        """Remember the documents of a source."""
        rows = [{**asdict(one), "published": _written(one.published)} for one in kept]
        _write(self._source(source), _json(rows))

    def clear(self) -> None:
        """Delete what no list of a source speaks of and what was not asked for within `KEPT`.

        Runs renew the lists of their sources, and a body is younger than the list that will speak
        of it, so that no other run loses what it is about to use. Time is that of the files: the
        latest list was written now.
        """
        lists = {file: _changed(file) for file in (self._folder / "sources").glob("*.json")}
        oldest = max(lists.values(), default=0) - KEPT.total_seconds()
        used: set[str | None] = set()
        for file, changed in lists.items():
            if changed < oldest:
                _delete(file)
            else:
                used.update(_bodies(file))
        for file in self._folder.glob("pages/*/*.json"):
            if _changed(file) < oldest and used.isdisjoint(_bodies(file)):
                _delete(file)
            else:
                used.update(_bodies(file))
        # Drafts are what a run has left that was killed.
        for file in (*self._folder.glob("bodies/*/*"), *self._folder.rglob(".*.new")):
            if file.name not in used and _changed(file) < oldest:
                _delete(file)

    def _page(self, url: str) -> Path:
        name = _digest(url)
        return self._folder / "pages" / name[:2] / f"{name}.json"

    def _source(self, source: Source) -> Path:
        asked = f"{source} {source.limit} {source.since}"
        return self._folder / "sources" / f"{_digest(asked)}.json"


def _bodies(file: Path) -> list[str | None]:
    """Return the snapshots that a list, or the record of an address, speaks of."""
    try:
        held = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return []
    rows = held if isinstance(held, list) else [held]
    return [row.get("body") for row in rows if isinstance(row, dict)]


def _changed(file: Path) -> float:
    """Return when a file was written; what is gone already was never written."""
    try:
        return file.stat().st_mtime
    except OSError:
        return inf


def _delete(file: Path) -> None:
    with suppress(OSError):
        file.unlink()


def _written(when: datetime | None) -> str | None:
    return when.isoformat() if when else None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _json(value: Any) -> bytes:  # noqa: ANN401  # whatever JSON holds
    return json.dumps(value, indent=1).encode("ascii")


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        draft.write_bytes(data)
        draft.replace(file)
    except OSError:
        with suppress(OSError):
            draft.unlink()
        raise
