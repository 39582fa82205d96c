"""Where assertions stand: outlet, file and line, and the sentence around the figure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from functools import lru_cache
from os.path import normpath
from pathlib import PurePath

import regex

from atodds.language.moments import day_in_words, time_in_words
from atodds.model import Assertion, Coverage, Document, Fact, Position, Span
from atodds.report.plain import cut_before, plain, shortened

_LINE_END = regex.compile(r"\r\n|\r|\n")
_BESIDE = 200
"""Characters of a sentence shown on either side of the figure."""
_AT_HAND = 256
"""Texts whose lines are counted once: of an intake of thousands few are at odds with others."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence in three parts, cleaned, the middle one being the words that carry the value."""

    before: str
    figure: str
    after: str


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of a text by lines and columns, counted from 1 in code points.

    The end is the first place behind it.
    """

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Sources:
    """The documents of a run, by their ids."""

    documents: Mapping[str, Document]
    folder: PurePath
    """Where the paths of the documents begin: the check file's folder."""
    stories: Mapping[str, str]
    """The titles of the stories that documents belong to; none where the check is one story."""

    @classmethod
    def of(
        cls, documents: Iterable[Document], check: str = "", stories: Iterable[Coverage] = ()
    ) -> Sources:
        """Index documents, whose paths are relative to their check file."""
        titles = {name: plain(story.title) for story in stories for name in story.documents}
        return cls({d.id: d for d in documents}, PurePath(check).parent, titles)

    def story(self, fact: Fact) -> str | None:
        """Return the title of the story in which a fact is told; None where there is but one."""
        return self.stories.get(fact.positions[0].assertions[0].document)

    def document(self, assertion: Assertion) -> Document:
        """Return the document that makes the assertion."""
        return self.documents[assertion.document]

    def line(self, assertion: Assertion) -> int:
        """Return the line, counted from 1, on which the value stands."""
        return self.region(assertion).line

    def region(self, assertion: Assertion) -> Region:
        """Return where the value stands, by lines and columns."""
        span = self.document(assertion).in_file(assertion.mention.span).span
        starts = _line_starts(self.document(assertion).file_text)
        line, end_line = bisect_right(starts, span.start), bisect_right(starts, span.end)
        return Region(
            line,
            span.start - starts[line - 1] + 1,
            end_line,
            span.end - starts[end_line - 1] + 1,
        )

    def place(self, assertion: Assertion) -> str:
        """Return `path:line`, from the folder from which the check file was named."""
        return f"{self.path(self.document(assertion))}:{self.line(assertion)}"

    def path(self, document: Document) -> str:
        """Return the path of a document from the folder from which the check file was named."""
        return plain(self.file(document))

    def file(self, document: Document) -> str:
        """Return the same path as the system knows it, whatever characters it holds."""
        return normpath(self.folder / document.path)

    def outlet(self, assertion: Assertion) -> str:
        """Return the outlet's name."""
        return plain(self.document(assertion).outlet)

    def published(self, assertion: Assertion) -> str:
        """Return when the document was published, in words."""
        return published(self.document(assertion))

    def exact(self, assertion: Assertion) -> str:
        """Return the characters of the document that carry the value."""
        return assertion.mention.span.of(self.document(assertion).text)

    def passage(self, assertion: Assertion, beside: int = _BESIDE) -> Passage:
        """Return the sentence around the value, shortened where it is long."""
        text, span = self.document(assertion).text, assertion.mention.span
        start = min(assertion.sentence.start, span.start)
        end = self._end_of_passage(assertion)
        figure = plain(span.of(text))
        before = plain(Span(start, span.start).of(text)).lstrip()
        after = plain(Span(span.end, end).of(text)).rstrip()
        before += figure[: len(figure) - len(figure.lstrip())]
        after = figure[len(figure.rstrip()) :] + after
        return Passage(cut_before(before, beside), figure.strip(), shortened(after, beside))

    def surroundings(self, assertion: Assertion, beside: int) -> tuple[str, str]:
        """Return what stands in the paragraph before and after the sentence, shortened."""
        document, sentence = self.document(assertion), assertion.sentence
        around = (b.span for b in document.blocks if b.kind.asserts and b.span.contains(sentence))
        block = next(around, None)
        if block is None:
            return "", ""
        end = max(self._end_of_passage(assertion), sentence.end)
        before = plain(
            Span(block.start, min(sentence.start, assertion.mention.span.start)).of(document.text)
        )
        after = plain(Span(end, block.end).of(document.text))
        return cut_before(before.strip(), beside), shortened(after.strip(), beside)

    def origins(self, assertions: Iterable[Assertion]) -> frozenset[str]:
        """Return whose copy the assertions stand in; a document of no agency is its own origin."""
        return frozenset(self._origin(assertion) for assertion in assertions)

    def agencies(self, assertions: Iterable[Assertion]) -> frozenset[str]:
        """Return the agencies whose copy the assertions stand in."""
        agencies = (agency(self.document(assertion)) for assertion in assertions)
        return frozenset(name for name in agencies if name)

    def in_order(self, assertions: Iterable[Assertion]) -> list[Assertion]:
        """Sort assertions by publication, then by place."""
        return sorted(assertions, key=self._order)

    def _end_of_passage(self, assertion: Assertion) -> int:
        """Return where the sentence ends; a quotation that outruns it is shown with its tail."""
        sentence, span = assertion.sentence, assertion.mention.span
        if span.end <= sentence.end:
            return sentence.end
        blocks = (block.span for block in self.document(assertion).blocks)
        return next((block.end for block in blocks if block.contains(span)), span.end)

    def _origin(self, assertion: Assertion) -> str:
        document = self.document(assertion)
        return document.origin or document.id

    def _order(self, assertion: Assertion) -> tuple[str, str, int, int, str]:
        document, span = self.document(assertion), assertion.mention.span
        return _age(document), document.path, span.start, span.end, slot_key(assertion)


@lru_cache(_AT_HAND)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(match.end() for match in _LINE_END.finditer(text)))


def agency(document: Document) -> str | None:
    """Return whose copy a document is; None where it is the outlet's own."""
    origin = plain(document.origin)
    own = origin.casefold() in plain(document.outlet).casefold() or origin == document.id
    return None if own else origin


def one_a_sentence(assertions: Iterable[Assertion]) -> list[Assertion]:
    """Keep the widest of the mentions that stand in one sentence, in the order given."""
    widest: dict[tuple[str, Span], Assertion] = {}
    for assertion in assertions:
        key = assertion.document, assertion.sentence
        known = widest.setdefault(key, assertion)
        if _width(known.mention.span) < _width(assertion.mention.span):
            widest[key] = assertion
    return list(widest.values())


def assertions_of(fact: Fact) -> list[Assertion]:
    """Return all assertions of a fact."""
    return [assertion for position in fact.positions for assertion in position.assertions]


def outlets_of(sources: Sources, position: Position) -> list[str]:
    """Return the outlets that stand on a position, each once, in alphabetical order."""
    return sorted({sources.outlet(assertion) for assertion in position.assertions})


def in_reading_order(documents: Iterable[Document]) -> list[Document]:
    """Sort documents by publication, outlet and path; those without a date come last."""
    return sorted(documents, key=lambda d: (_age(d), d.outlet, d.path, d.id))


def published(document: Document) -> str:
    """Return when a document was published, in words, and whether that was inferred."""
    when = document.published
    if when is None:
        return "no date"
    inferred = "" if document.published_given else " (inferred)"
    return (time_in_words(when) if when.time() != time.min else day_in_words(when)) + inferred


def slot_key(assertion: Assertion) -> str:
    """Return a text that tells apart two slots filled by the same words."""
    slot = assertion.slot
    return "/".join((slot.aspect, slot.of or "", *sorted(slot.qualifiers)))


def shared_attribution(positions: Sequence[Position]) -> str | None:
    """Return the one source that every assertion is attributed to, if there is one."""
    sources = {
        (a.attribution.entity.key if a.attribution.entity else plain(a.attribution.source).lower())
        if a.attribution
        else None
        for position in positions
        for a in position.assertions
    }
    if len(sources) != 1 or None in sources:
        return None
    names = {plain(a.attribution.source) for p in positions for a in p.assertions if a.attribution}
    name = min(names)
    return f"the {name[4:]}" if name.startswith("The ") else name


def _width(span: Span) -> int:
    return span.end - span.start


def _age(document: Document) -> str:
    """A key that sorts by publication, documents without a date last."""
    return document.published.isoformat() if document.published else "~"
