"""Patterns that are searched for only in texts that hold what a match needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache, reduce
from operator import or_
from typing import Any

import regex

from atodds.language.needs import needs_of, pieces_of
from atodds.language.tries import with_tries
from atodds.lexicon import alternation

_WORD = regex.compile(r"\w+")
_LONGEST = 1000
"""Characters of a stretch that is looked at first.

Whoever searches again from each match on would look at a longer one again and again.
"""
_OFTEN = 300
"""Searches after which a pattern is worth preparing for more."""
_TEXTS = 1 << 12
_WORDS = 1 << 14


def worth_searching(
    patterns: Sequence[Pattern], text: str, start: int = 0, end: int | None = None
) -> list[int]:
    """Return which of the patterns may have a match in `text[start:end]`."""
    # What is asked for goes first: it decides what is looked at in the text.
    asked = [pattern.needed if pattern.is_often_used() else 0 for pattern in patterns]
    lacking = ~_held(text, start, end)
    return [at for at, needed in enumerate(asked) if not needed & lacking]


class Pattern:
    """A pattern of `regex`, compiled when it is first searched for.

    A sentence holds few of the words that patterns look for, and each word tells in one step which
    patterns it may be of. So most patterns are never searched for in most sentences; what is found
    is the same. To read off a pattern what it needs and to write its lists as tries takes longer
    than a few searches, and is done for those alone that are searched for often.
    """

    def __init__(self, pattern: str, flags: int = 0, **lists: Iterable[str]) -> None:
        r"""Take a pattern with its named lists, for which `\L<name>` stands in it."""
        for name, words in lists.items():
            pattern = pattern.replace(rf"\L<{name}>", f"(?:{alternation(words)})")
        self.pattern = pattern
        self.flags = flags
        self._used = 0

    def search(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """Return the first match in `text[start:end]`."""
        if self._is_ruled_out(text, start, end):
            return None
        return self.compiled.search(text, start, end)

    def finditer(
        self, text: str, start: int = 0, end: int | None = None, *, overlapped: bool = False
    ) -> Iterator[regex.Match[str]]:
        """Yield the matches in `text[start:end]`, in text order."""
        if self._is_ruled_out(text, start, end):
            return iter(())
        return self.compiled.finditer(text, start, end, overlapped=overlapped)

    def match(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """Return the match that begins at `start`."""
        self._used += 1
        return self.compiled.match(text, start, end)

    def fullmatch(
        self, text: str, start: int = 0, end: int | None = None
    ) -> regex.Match[str] | None:
        """Return the match that is all of `text[start:end]`."""
        return self.compiled.fullmatch(text, start, end)

    def findall(self, text: str, start: int = 0, end: int | None = None) -> list[str]:
        """Return the texts of all matches in `text[start:end]`, or of their one group."""
        return self.compiled.findall(text, start, end)

    def sub(self, by: str | Callable[[regex.Match[str]], str], text: str) -> str:
        """Return the text with every match replaced."""
        return self.compiled.sub(by, text)

    def split(self, text: str, maxsplit: int = 0) -> list[str | Any]:
        """Return the stretches of text between matches."""
        return self.compiled.split(text, maxsplit)

    @property
    def compiled(self) -> regex.Pattern[str]:
        """The pattern as `regex` has it, to be matched at one place."""
        return self._as_written if self._used <= _OFTEN else self._with_tries

    @cached_property
    def _as_written(self) -> regex.Pattern[str]:
        return regex.compile(self.pattern, self.flags)

    @cached_property
    def _with_tries(self) -> regex.Pattern[str]:
        verbose = bool(self.flags & regex.VERBOSE)
        return regex.compile(with_tries(self.pattern, verbose=verbose), self.flags)

    def _is_ruled_out(self, text: str, start: int, end: int | None) -> bool:
        stretch = (len(text) if end is None else end) - start
        if not self.is_often_used() or stretch > _LONGEST or not self.needed:
            return False
        return bool(self.needed & ~_held(text, start, end))

    def is_often_used(self) -> bool:
        """Count a use, and tell whether there were many before."""
        self._used += 1
        return self._used > _OFTEN

    @cached_property
    def needed(self) -> int:
        """A bit for each of its needs, as they are counted in this process."""
        return sum({_bit(need) for need in needs_of(self.pattern, self.flags)})


class Alternatives:
    """Patterns of which at each place the first that matches counts, as in `a|b|c`.

    Each is searched for by itself, and only where it may match: what stands at no place of a text
    is not tried at every place.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        """Take the patterns, the one that is wanted most first."""
        self._patterns = tuple(patterns)

    def finditer(self, text: str, start: int, end: int) -> Iterator[regex.Match[str]]:
        """Yield the matches in `text[start:end]`, none of them empty, in text order."""
        scan = self.scan(text, start, end)
        while match := scan.first(start):
            yield match
            start = match.end()

    def scan(self, text: str, start: int, end: int) -> Scan:
        """Return what finds one match after the other in `text[start:end]`."""
        worth = worth_searching(self._patterns, text, start, end)
        return Scan([self._patterns[at].compiled for at in worth], text, end)


class Scan:
    """One way through a text; each pattern is searched for again only behind its last match."""

    def __init__(self, patterns: Sequence[regex.Pattern[str]], text: str, end: int) -> None:
        """Take the patterns that may match before `end`, the one that is wanted most first."""
        self._patterns = patterns
        self._text = text
        self._end = end
        self._next: list[regex.Match[str] | None] | None = None

    def first(self, start: int) -> regex.Match[str] | None:
        """Return the first match at or behind a place, which never lies before the last asked."""
        if self._next is None:
            self._next = [p.search(self._text, start, self._end) for p in self._patterns]
        for at, match in enumerate(self._next):
            if match is not None and match.start() < start:
                self._next[at] = self._patterns[at].search(self._text, start, self._end)
        found = [match for match in self._next if match is not None]
        return min(found, key=regex.Match.start, default=None)


_bits: dict[frozenset[str], int] = {}
_asking: dict[str, int] = {}
"""Which needs a piece of a word meets."""


@cache
def _bit(need: frozenset[str]) -> int:
    bit = 1 << len(_bits)
    _bits[need] = bit
    for piece in need:
        _asking[piece] = _asking.get(piece, 0) | bit
    _of_word.cache_clear()
    _held.cache_clear()
    return bit


@lru_cache(_TEXTS)
def _held(text: str, start: int = 0, end: int | None = None) -> int:
    """Return the needs that a stretch of text meets."""
    return reduce(or_, map(_of_word, _WORD.findall(text, start, end)), 0)


@lru_cache(_WORDS)
def _of_word(word: str) -> int:
    return reduce(or_, (_asking[piece] for piece in pieces_of(word) if piece in _asking), 0)
