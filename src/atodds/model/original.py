"""The file that a text was taken out of, and where in it each character stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from atodds.model.span import Mention, Span


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text and the stretch of the file that it was read from.

    Where both are equally long, each character stands for the one at the same place; otherwise
    the whole stands for the whole, as an apostrophe for `&#8217;` or a space for a line end with
    its indent.
    """

    at: int
    length: int
    source: Span

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.at + self.length

    @property
    def even(self) -> bool:
        """Whether it stands for the file character by character."""
        return self.length == self.source.end - self.source.start


@dataclass(frozen=True, slots=True)
class Original:
    """A file as decoded, and the runs of a text that was taken out of it, in the text's order."""

    text: str
    runs: tuple[Run, ...]
    """They cover the text but for the blank lines between its blocks."""

    def mention(self, span: Span) -> Mention:
        """Return the stretch of the file that a stretch of the text was read from, tags and all."""
        start = self._start(span.start)
        return Mention.cut(self.text, start, max(start, self._end(span.end)))

    def span(self, source: Span) -> Span:
        """Return the stretch of the text that was read from a stretch of the file.

        It is empty where none of it was.
        """
        inside = [run for run in self.runs if run.source.overlaps(source)]
        if not inside:
            return Span(0, 0)
        return Span(
            min(_from(run, source.start) for run in inside),
            max(_to(run, source.end) for run in inside),
        )

    def _start(self, offset: int) -> int:
        if not self.runs:
            return 0
        place = self._place(offset)
        run = self.runs[place]
        if offset >= run.end and place + 1 < len(self.runs):  # Between blocks: the next begins.
            return self.runs[place + 1].source.start
        return _to_source(run, min(offset, run.end))

    def _end(self, offset: int) -> int:
        if not self.runs:
            return 0
        run = self.runs[self._place(offset - 1)]
        return _to_source(run, offset) if run.even and offset < run.end else run.source.end

    def _place(self, offset: int) -> int:
        return max(bisect_right(self.runs, offset, key=lambda run: run.at) - 1, 0)


def _to_source(run: Run, offset: int) -> int:
    return run.source.start + (offset - run.at if run.even else 0)


def _from(run: Run, offset: int) -> int:
    inside = run.even and offset > run.source.start
    return run.at + (offset - run.source.start if inside else 0)


def _to(run: Run, offset: int) -> int:
    inside = run.even and offset < run.source.end
    return run.at + offset - run.source.start if inside else run.end
