"""Text that a page holds as data and shows only by a script, and where in the source it stands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import regex

from atodds.model import Run, Span
from atodds.read.metadata import SCRIPT, unescaped
from atodds.read.visible import Passage, passages_of

_STRING = r'"{key}"\s*+:\s*+"((?:[^"\\]++|\\.)*+)"'
_PIECE = regex.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]",
    regex.DOTALL,
)
_MARKED = regex.compile(r"<(?:p|div|br|li|h[1-6])\b", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Told:
    """A string of JSON as it is meant, and where each character of it is written."""

    text: str
    places: Sequence[Span]

    def lines(self) -> Iterator[_Told]:
        """Yield its lines; where it holds markup, that tells its paragraphs, and it is one."""
        if _MARKED.search(self.text):
            yield self
            return
        at = 0
        for line in self.text.splitlines(keepends=True):
            yield _Told(line, self.places[at : at + len(line)])
            at += len(line)


def embedded(source: str, key: str, value: str) -> tuple[Passage, ...]:
    """Return a value of a page's JSON-LD paragraph by paragraph, each from its place in the source.

    `value` is what reading the data has given under the key; nothing where no string is the same.
    """
    pattern = regex.compile(_STRING.format(key=key), regex.DOTALL)
    for script in SCRIPT.finditer(source):
        for match in pattern.finditer(source, *script.span(1)):
            told = _told(source, Span(*match.span(1)))
            if told and unescaped(told.text) == value:
                return tuple(passage for line in told.lines() for passage in _passages(line))
    return ()


def _told(source: str, span: Span) -> _Told | None:
    pieces = list(_PIECE.finditer(source, span.start, span.end))
    try:
        text = "".join(_meant(piece.group()) for piece in pieces)
        text.encode("utf-8")
    except ValueError:  # an escape that is none, or half of a character
        return None
    return _Told(text, [Span(*piece.span()) for piece in pieces])


def _meant(piece: str) -> str:
    return str(json.loads(f'"{piece}"')) if piece.startswith("\\") else piece


def _passages(told: _Told) -> Iterator[Passage]:
    for passage in passages_of(told.text):
        runs = (run for whole in passage.runs for run in _written(whole, told.places))
        yield replace(passage, runs=tuple(runs))


def _written(run: Run, places: Sequence[Span]) -> Iterator[Run]:
    """Yield the runs of the source that a run of what is meant was written as."""
    inside = places[run.source.start : run.source.end]
    if not run.even:
        yield Run(run.at, run.length, Span(inside[0].start, inside[-1].end))
        return
    at = run.at
    for plain, group in groupby(inside, key=lambda place: place.end - place.start == 1):
        stretch = list(group)
        whole = [Span(stretch[0].start, stretch[-1].end)] if plain else stretch
        for place in whole:
            length = len(stretch) if plain else 1
            yield Run(at, length, place)
            at += length
