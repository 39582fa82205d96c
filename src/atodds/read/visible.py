"""What a reader sees of a page's source, block by block, and where each character of it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice

import regex

from atodds.model import BlockKind, Run, Span

# In one pass over the source: each alternative either takes what it begins or fails within reach,
# so that a page of a million unclosed tags costs no more than another.
_TOKEN = regex.compile(
    r"""
      (?P<skipped>
          [\u00ad\u200b\ufeff]++   # soft hyphens and joints, which a page shows nothing of
        | <!--(?:.*?--!?>|.*+)
        | <(?P<raw>script|style|textarea|xmp|noembed|noframes|template)
              (?=[\s/>]) (?:[^<>=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=){0,999}+>
              (?:.*?</(?P=raw)(?=[\s/>])[^<>]*+>|.*+)
        | <\?[^<>]*+> | <!\[CDATA\[ | \]\]> | <![A-Za-z][^<>]*+(?:\[[^\]]*+\][^<>]*+)?>
      )
    | <(?P<close>/?)(?P<tag>[A-Za-z][A-Za-z0-9:-]*+)
          (?:[^<>=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=){0,999}+(?:>|(?=<)|$)
    | (?P<reference>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?)
    | (?P<space>\s++)
    | (?P<text>[^<&\s\u00ad\u200b\ufeff]++|<{1,999}(?=<)|&{1,999}(?=&)|[<&])
    """,
    regex.VERBOSE | regex.DOTALL | regex.IGNORECASE,
)
# fmt: off
_BLOCK_TAGS = frozenset((
    "address", "article", "aside", "audio", "blockquote", "body", "button", "canvas", "caption",
    "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header",
    "hgroup", "hr", "html", "iframe", "legend", "li", "main", "map", "menu", "nav", "noscript",
    "object", "ol", "optgroup", "option", "p", "pre", "section", "select", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul", "video",
))
# fmt: on
_KINDS = {f"h{level}": BlockKind.SUBHEAD for level in range(2, 7)}
_KINDS |= {"h1": BlockKind.HEADLINE, "figcaption": BlockKind.CAPTION, "title": BlockKind.CHROME}
_MOST_TOKENS = 1_000_000
"""Tags and words that are read of a page; the longest real ones hold a tenth of them."""
_INVISIBLE = frozenset("\u00ad\u200b\ufeff")


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of visible text with single spaces, and the runs that it was read from.

    The runs' offsets count from the block's beginning.
    """

    kind: BlockKind
    text: str
    runs: tuple[Run, ...]

    def cut(self, start: int, end: int) -> Passage:
        """Return a stretch of it."""
        runs = (_cut(run, start, end) for run in self.runs if run.at < end and start < run.end)
        return Passage(self.kind, self.text[start:end], tuple(runs))


def passages_of(source: str) -> Iterator[Passage]:
    """Yield the blocks of a page's visible text in the order of its source.

    Tags, comments, scripts and styles are left out, references such as `&amp;` are read, white
    space is single, and a line break stays one. A page's title is chrome. What comes after a
    million tags and words is left out: see `is_too_long`.
    """
    block = _Open()
    for token in islice(_TOKEN.finditer(source), _MOST_TOKENS):
        span = Span(*token.span())
        if tag := token["tag"]:
            if (
                parted := block.tag(
                    tag.lower().rpartition(":")[2], span, closes=bool(token["close"])
                )
            ) is not None:
                yield from parted
        elif token["reference"]:
            block.add(unescape(token["reference"]), span)
        elif token["space"]:
            block.space(span, token["space"])
        elif token["text"]:
            block.add(token["text"], span)
    yield from block.parted()


def is_too_long(source: str) -> bool:
    """Tell whether `passages_of` leaves out the end of a page."""
    if len(source) <= _MOST_TOKENS:
        return False
    return next(islice(_TOKEN.finditer(source), _MOST_TOKENS, None), None) is not None


class _Open:
    """The block that is being read."""

    def __init__(self) -> None:
        self._kind = BlockKind.PARAGRAPH
        self._within = ""
        self._pieces: list[tuple[str, Span]] = []
        self._gap: Span | None = None
        self._broken = False

    def tag(self, name: str, span: Span, *, closes: bool) -> Iterator[Passage] | None:
        """Take a tag; return the block that it ends, None where it ends none."""
        if name == "br":
            return self._line_break(span)
        if name not in _BLOCK_TAGS:
            return None
        ended = self.parted()
        if name in _KINDS and not closes:
            self._within, self._kind = name, _KINDS[name]
        elif name in {self._within, "p"}:
            self._within, self._kind = "", BlockKind.PARAGRAPH
        return ended

    def add(self, text: str, span: Span) -> None:
        """Add characters that stand for a stretch of the source."""
        if text.isspace():
            self.space(span, text)
            return
        if text in _INVISIBLE or not text:
            return
        if self._gap and self._pieces:
            self._pieces.append(("\n" if self._broken else " ", self._gap))
        self._gap, self._broken = None, False
        self._pieces.append((text, span))

    def space(self, span: Span, written: str = " ") -> None:
        """Add white space, which counts once however much of it there is.

        A space that breaks no line, as in a figure, stays one if it stands alone.
        """
        if written == "\u00a0" and self._pieces and not self._gap:
            self._pieces.append((written, span))
            return
        self._gap = Span(self._gap.start, span.end) if self._gap else span

    def _line_break(self, span: Span) -> Iterator[Passage] | None:
        if self._broken:
            return self.parted()
        self._broken = True
        self.space(span)
        return None

    def parted(self) -> Iterator[Passage]:
        """Return the block, if there is any, and begin the next."""
        pieces, kind = self._pieces, self._kind
        self._pieces, self._gap, self._broken = [], None, False
        return iter([_passage(kind, pieces)] if pieces else [])


def _passage(kind: BlockKind, pieces: list[tuple[str, Span]]) -> Passage:
    runs: list[Run] = []
    at = 0
    for text, span in pieces:
        last = runs[-1] if runs else None
        run = Run(at, len(text), span)
        if last and last.even and run.even and last.source.end == span.start:
            runs[-1] = Run(last.at, last.length + run.length, Span(last.source.start, span.end))
        else:
            runs.append(run)
        at += len(text)
    return Passage(kind, "".join(text for text, _ in pieces), tuple(runs))


def _cut(run: Run, start: int, end: int) -> Run:
    first, last = max(run.at, start), min(run.end, end)
    if not run.even:
        return Run(first - start, last - first, run.source)
    begin = run.source.start + first - run.at
    return Run(first - start, last - first, Span(begin, begin + last - first))
