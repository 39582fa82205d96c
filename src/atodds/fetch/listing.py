"""What the sources of a check hold: files as they lie there, pages as they were last fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from os.path import normpath
from pathlib import Path, PurePosixPath

import regex

from atodds.config import Check, DocumentEntry, Source, SourceKind, domain_of
from atodds.fetch.snapshots import Snapshots
from atodds.model import Problem

_EVERYTHING = "**/*"
_READABLE = frozenset({
    ".txt", ".text", ".md", ".markdown", ".mdown", ".mkd", ".html", ".htm", ".xhtml", ".json",
    ".jsonl", ".ndjson", ".parquet", ".xml", ".warc", ".gz",
})  # fmt: skip
"""Suffixes of what is read where a source gives no pattern."""
_NUMBER = regex.compile(r"[-_. ]*+\d*+$")


def with_sources(check: Check, *, fetched: bool = False) -> Check:
    """Return the check with an entry for each document of its sources, and no sources left.

    A document that is named twice stands once. What a source does not give, such as a folder that
    is missing, becomes an entry with a problem. Pages and feeds are listed as they were last
    fetched; unless they were `fetched` just now, a notice says so.
    """
    if not check.sources:
        return check
    snapshots = Snapshots(check.snapshots_folder)
    found = chain.from_iterable(
        _remote(check, source, snapshots, fetched=fetched)
        if source.kind.is_remote
        else _local(check, source)
        for source in check.sources
    )
    return check.model_copy(update={"documents": _once(check, found), "sources": ()})


def _once(check: Check, found: Iterable[DocumentEntry]) -> tuple[DocumentEntry, ...]:
    seen = {normpath(entry.path) for entry in check.documents}
    listed = list(check.documents)
    for entry in found:
        if entry.problem or (name := normpath(entry.path)) not in seen:
            listed.append(entry)
            seen |= set() if entry.problem else {name}
    return tuple(listed)


def _remote(
    check: Check, source: Source, snapshots: Snapshots, *, fetched: bool
) -> Iterator[DocumentEntry]:
    kept = snapshots.listed(source)
    for one in kept:
        yield _entry(
            source,
            one.address,
            outlet=source.outlet or one.outlet or domain_of(one.address) or source.place,
            published=one.published,
            url=one.url,
            file=snapshots.file(one.body).absolute(),
        )
    if not fetched:
        count = f"{len(kept)} article{'s' * (len(kept) != 1)}" if kept else "nothing yet"
        said = f"{source} is fetched by `atodds nightly`; there is {count} of it"
        yield _odd(check, source, said, notice=True)


def _local(check: Check, source: Source) -> Iterator[DocumentEntry]:
    if source.kind in {SourceKind.FOLDER, SourceKind.DELIVERY}:
        yield from _in_folder(check, source)
    else:
        name = PurePosixPath(source.place).name.partition(".")[0]
        yield _entry(source, source.place, outlet=source.outlet or name or source.place)


def _in_folder(check: Check, source: Source) -> Iterator[DocumentEntry]:
    folder = check.path.parent / source.place
    try:
        if not folder.is_dir():
            said = f"there is no folder {source.place!r} beside the check file"
            yield _odd(check, source, said)
            return
        files = sorted(_files(folder, source.glob))
        home = folder.resolve()
    except (OSError, ValueError) as error:
        yield _odd(check, source, f"{source} cannot be listed: {error}")
        return
    for file in files:
        within = file.relative_to(folder)
        path = (PurePosixPath(source.place) / within.as_posix()).as_posix()
        if file.resolve().is_relative_to(home):
            yield _entry(source, path, outlet=source.outlet or _outlet(source, within))
        else:
            said = f"{path} is a link to a file outside of the folder; it is not read"
            yield _odd(check, source, said)
    if not files:
        said = f"found no file {source.glob or 'that can be read'} in {source.place!r}"
        yield _odd(check, source, said, notice=True)


def _files(folder: Path, pattern: str | None) -> Iterator[Path]:
    """Yield the files of a folder; names that begin with a dot are drafts of other programs."""
    for file in folder.glob(pattern or _EVERYTHING):
        hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
        readable = pattern or file.suffix.lower() in _READABLE
        if readable and not hidden and file.is_file():
            yield file


def _outlet(source: Source, within: Path) -> str:
    """Guess an outlet: a folder of its own, or what a file's name begins with, as `post-3.txt`."""
    if source.kind is SourceKind.DELIVERY:
        return PurePosixPath(source.place).name or source.place
    if len(within.parts) > 1:
        return within.parts[0]
    return _NUMBER.sub("", within.stem) or within.stem


def _entry(source: Source, path: str, **known: object) -> DocumentEntry:
    return DocumentEntry.model_validate(
        {
            "path": path,
            **known,
            "line": source.line,
            "source": str(source),
            "since": source.since,
            "guessed": source.outlet is None,
        }
    )


def _odd(check: Check, source: Source, said: str, *, notice: bool = False) -> DocumentEntry:
    problem = Problem(f"{check.path}:{source.line}", said, notice=notice)
    return _entry(source, source.place, outlet=source.place, problem=problem)
