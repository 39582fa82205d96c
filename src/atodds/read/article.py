"""Which stretches of a page's visible text are the article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from atodds.model import BlockKind, Span
from atodds.read.visible import Passage

_WHOLE_SHARE = 0.5
"""A block of which this much is article is article as a whole: extractors drop links in it."""
_SHORT = 24
"""Letters below which words may stand anywhere on a page by chance."""
_REACH = 3_000
"""How many letters further on a short line is still looked for."""
_OPENING = "\"'([{\u201c\u2018\u00ab\u2039\u00bf\u00a1$\u20ac\u00a3\u00a5#@+-\u2212\u2013\u2014"


@dataclass(frozen=True, slots=True)
class Letters:
    """The letters and digits of a page in a row, by which texts are found in it.

    White space, punctuation and accents are what extractors, editors and encodings change.
    """

    letters: str
    starts: tuple[int, ...]
    """Where each block begins in `letters`, one more for the end."""
    places: tuple[tuple[int, ...], ...]
    """For each block, where in its text each of its letters stands."""

    @classmethod
    def of(cls, passages: Iterable[Passage]) -> Letters:
        """Return the letters of blocks."""
        parts: list[str] = []
        starts, places, end = [0], [], 0
        for passage in passages:
            found, where = _squeezed(passage.text)
            parts.append(found)
            places.append(where)
            end += len(found)
            starts.append(end)
        return cls("".join(parts), tuple(starts), tuple(places))

    def found(self, lines: Iterable[str]) -> Iterator[Span]:
        """Yield where lines stand, which are looked for one after the other."""
        at = 0
        for line in lines:
            letters, _ = _squeezed(line)
            if not letters:
                continue
            end = at + _REACH if len(letters) < _SHORT else len(self.letters)
            start = self.letters.find(letters, at, end)
            if start < 0 and len(letters) >= _SHORT:
                start = self.letters.find(letters)
            if start >= 0:
                at = start + len(letters)
                yield Span(start, at)
            elif len(letters) > _SHORT:
                stretches = list(self._pieces(letters, at))
                at = max((s.end for s in stretches), default=at)
                yield from stretches

    def _pieces(self, letters: str, at: int) -> Iterator[Span]:
        """Yield where parts of a line stand that the page interrupts."""
        while len(letters) >= _SHORT:
            start = self.letters.find(letters[:_SHORT], at)
            length = _SHORT
            if start >= 0:
                length = _common(self.letters, start, letters)
                yield Span(start, start + length)
                at = start + length
            letters = letters[length:]


def article_in(passages: Sequence[Passage], lines: Iterable[str]) -> tuple[Passage, ...]:
    """Return the blocks of a page that hold the lines of its article, cut to them, in page order.

    A block that is mostly article is taken whole.
    """
    page = Letters.of(passages)
    covered: dict[int, list[Span]] = {}
    for stretch in page.found(lines):
        for index, inside in _by_block(page, stretch):
            covered.setdefault(index, []).append(inside)
    return tuple(
        _cut(passages[index], page.places[index], covered[index])
        for index in sorted(covered)
        if passages[index].kind is not BlockKind.CHROME
    )


def same_letters(passage: Passage, title: str) -> Passage | None:
    """Return a block that is a title, cut to it; None where it is another text.

    A title may go on with the outlet's name, and a page's own title with the section's.
    """
    letters, places = _squeezed(passage.text)
    wanted, _ = _squeezed(title)
    if not wanted or not letters:
        return None
    if letters == wanted or (len(letters) >= _SHORT and wanted.startswith(letters)):
        return passage
    start = letters.find(wanted) if passage.kind is BlockKind.CHROME else -1
    if start < 0:
        return None
    return _cut_to(passage, places[start], places[start + len(wanted) - 1] + 1)


def _by_block(page: Letters, stretch: Span) -> Iterator[tuple[int, Span]]:
    index = bisect_right(page.starts, stretch.start) - 1
    while index + 1 < len(page.starts) and page.starts[index] < stretch.end:
        begin, end = page.starts[index], page.starts[index + 1]
        if begin < end:
            yield (
                index,
                Span(max(stretch.start, begin) - begin, min(stretch.end, end) - begin),
            )
        index += 1


def _cut(passage: Passage, places: Sequence[int], spans: Sequence[Span]) -> Passage:
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    covered = sum(s.end - s.start for s in spans)
    if covered >= _WHOLE_SHARE * len(places):
        return passage
    return _cut_to(passage, places[first], places[last - 1] + 1)


def _cut_to(passage: Passage, start: int, end: int) -> Passage:
    """Return a stretch of a block with the marks that open and close it."""
    text = passage.text
    while start and text[start - 1] in _OPENING:
        start -= 1
    while end < len(text) and not (text[end].isspace() or text[end].isalnum()):
        end += 1
    return passage.cut(start, end)


def _common(text: str, start: int, part: str) -> int:
    """Return how far two texts go on alike."""
    low, high = 0, min(len(part), len(text) - start)
    while low < high:
        middle = (low + high + 1) // 2
        if text.startswith(part[:middle], start):
            low = middle
        else:
            high = middle - 1
    return low


def _squeezed(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the letters and digits of a text without accents, and where each stands."""
    where = tuple(place for place, character in enumerate(text) if character.isalnum())
    letters = "".join([text[place] for place in where])
    return (letters if letters.isascii() else "".join(map(_plain, letters))), where


def _plain(letter: str) -> str:
    return letter if letter.isascii() else normalize("NFKD", letter)[0]
