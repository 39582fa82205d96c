"""Where sentences end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import regex

from atodds import lexicon
from atodds.language.paragraphs import paragraphs_of
from atodds.model import Block, Sentence, Span

# A run of end marks with what closes after it, up to where the next sentence could begin.
_STOP = regex.compile(
    r"""
    (?P<marks> \.(?:[^\S\r\n]\.){2,}+ | [.!?\u2026]++ )
    (?P<closers> ["')\]]*+ (?:[^\S\r\n]"(?=\s|$))? )
    (?P<gap> \s*+ )
    (?P<openers> ["'(\[]*+ )
    (?P<next> [\p{L}\p{M}\p{N}]*+ )
    """,
    regex.VERBOSE,
)
_BULLET = regex.compile(r"(?<!\s)\s++(?=[\u2022\u25aa\u25cf\u25e6\u2023\u25a0]\s)")
_LAST_WORD = regex.compile(r"(?<![\p{L}\p{N}.'-])(?:\p{L}\.)*[\p{L}\p{M}\p{N}'-]+$")
_DOTTED = regex.compile(r"(?:\p{L}\.)+\p{L}$")
_INITIAL = regex.compile(r"(?:\p{L}{1,2}-)?\p{Lu}$")
_ENUMERATOR = regex.compile(r"\s*[\"'(\[]*(?:\p{N}{1,3}|\p{L})[.)]?$")
_ARTICLED_NAME = regex.compile(r"(?:al|an|ar|as|ash|at|ad|az|el|ul)-\p{Lu}")
_SPEAKER = regex.compile(
    r"""
    [^\S\r\n]*+
    (?P<before> (?:\p{L}[\p{L}\p{M}.'-]*+ [^\S\r\n]++){0,5} )
    (?P<last> \p{L}++ )
    """,
    regex.VERBOSE,
)
_LONGEST = 1_000
"""Characters of a sentence. Longer ones are lists or pages run together, and whoever holds every
word of a sentence against every other would never come to an end with a book without full stops."""
_STRETCH = regex.compile(rf"\S(?:.{{0,{_LONGEST - 2}}}\S)?(?!\S)|\S{{{_LONGEST}}}", regex.DOTALL)
_LOOK_BACK = 40
_ELLIPSIS = 3


def sentences_of(text: str, blocks: Sequence[Block] = ()) -> tuple[Sentence, ...]:
    """Return the sentences of a folded text in order; none crosses the end of a block.

    Without blocks the paragraphs of the text are found first. Every character that is no space and
    lies in a block lies in exactly one sentence. What goes on for more than a thousand characters
    is cut between words.
    """
    found: list[Sentence] = []
    for paragraph, block in enumerate(blocks or paragraphs_of(text)):
        for span in _split(text, block.span):
            found.append(Sentence(span, block, paragraph, len(found)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Stop:
    """An end mark that may end a sentence, and what stands around it."""

    text: str
    begin: int
    word: str
    marks: str
    closers: str
    gap: str
    openers: str
    next: str
    next_at: int

    @property
    def opens_capital(self) -> bool:
        return self.next[:1].isupper() or self.next[:1].istitle()

    @property
    def opens_word(self) -> bool:
        """Whether the next word begins sentences and seldom stands inside one with a capital."""
        return self.opens_capital and self.next.lower() in _words("openers", "stopwords")


def _split(text: str, span: Span) -> Iterator[Span]:
    ends = sorted({span.start, *_stops(text, span), *_bullets(text, span), span.end})
    for start, end in pairwise(ends):
        yield from (Span(*match.span()) for match in _STRETCH.finditer(text, start, end))


def _bullets(text: str, span: Span) -> Iterator[int]:
    return (int(match.start()) for match in _BULLET.finditer(text, span.start, span.end))


def _stops(text: str, span: Span) -> Iterator[int]:
    begin = span.start
    for match in _STOP.finditer(text, span.start, span.end):
        stop = _stop(text, max(begin, match.start() - _LONGEST), match)
        if _ends_sentence(stop):
            begin = _end_of(match, stop)
            yield begin


def _end_of(match: regex.Match[str], stop: _Stop) -> int:
    # Without a gap a closing mark and an opening one look alike: the first closes if one is open.
    if match["gap"] or '"' not in stop.closers:
        return int(match.end("closers"))
    quoted = stop.text.count('"', stop.begin, match.end("marks")) % 2
    return int(match.end("marks")) + (stop.closers.index('"') + quoted)


def _stop(text: str, begin: int, match: regex.Match[str]) -> _Stop:
    at = match.start()
    before = text[max(begin, at - _LOOK_BACK) : at]
    word = _LAST_WORD.search(before)
    return _Stop(
        text,
        begin,
        word.group() if word else "",
        match["marks"],
        match["closers"],
        match["gap"],
        match["openers"],
        match["next"],
        match.start("next"),
    )


def _ends_sentence(stop: _Stop) -> bool:
    """Weigh an end mark; the first rule with an opinion decides."""
    if not stop.next and not stop.openers:
        return _ends_before_symbol(stop)
    if not stop.gap:
        return _ends_without_space(stop)
    for rule in (_before_lower_case, _before_speaker, _ellipsis, _enumerator, _abbreviation):
        if (verdict := rule(stop)) is not None:
            return verdict
    return True


def _ends_before_symbol(stop: _Stop) -> bool:
    if stop.next_at >= len(stop.text):
        return True
    symbol = stop.text[stop.next_at]
    if not stop.gap:
        return False
    if symbol in ",;:%/":
        return False
    return not (symbol in "-_&" and _abbreviation(stop) is False)


def _ends_without_space(stop: _Stop) -> bool:
    """A full stop before a capital with the space left out: "closed.The"."""
    following = stop.text[stop.next_at : stop.next_at + 2]
    begins = stop.opens_capital and (following[1:].islower() or following[1:] in {" ", "'"})
    if "?" in stop.marks or "!" in stop.marks:
        return begins
    ends = stop.word[-2:].isalpha() and stop.word[-2:].islower() and len(stop.word) > 1
    ended = ends or stop.word.isdigit() or bool(set(stop.closers) & set("\"')"))
    return begins and ended and "." not in stop.word and _abbreviation(stop) is None


def _before_lower_case(stop: _Stop) -> bool | None:
    if not stop.next[:1].islower():
        return None
    window = stop.text[stop.next_at : stop.next_at + 8]
    return bool(_ARTICLED_NAME.match(window)) and _abbreviation(stop) is None


def _before_speaker(stop: _Stop) -> bool | None:
    """A question within quotation marks goes on with who asked it: '"Why?" Ms. Doe said'."""
    if not set(stop.closers) & set("\"'") or stop.openers:
        return None
    match = _SPEAKER.match(stop.text, stop.next_at)
    names = match is not None and match["last"] in _words("saying")
    return False if names else None


def _ellipsis(stop: _Stop) -> bool | None:
    dots = stop.marks.count(".")
    if "\u2026" not in stop.marks and dots < _ELLIPSIS:
        return None
    return bool(stop.closers) or dots > _ELLIPSIS or stop.opens_word or bool(stop.openers)


def _enumerator(stop: _Stop) -> bool | None:
    at_start = stop.text[stop.begin : stop.next_at - len(stop.gap) - len(stop.openers)]
    return False if _ENUMERATOR.match(at_start.rstrip(".")) else None


def _abbreviation(stop: _Stop) -> bool | None:
    """Say no where a full stop belongs to the word before it, None where it does not."""
    if stop.marks != "." or not stop.word:
        return None
    if stop.next[:1].isdigit() and "(" not in stop.openers:
        joined = stop.word in _words("numbered") or _DOTTED.match(stop.word)
        return False if joined and stop.word not in _words("clock") else None
    if _is_title(stop.word):
        return None if stop.opens_word and stop.word in _words("streets") else False
    if stop.word in _words("clock"):
        goes_on = stop.next in _words("clock_goes_on") or stop.next.isupper()
        return False if goes_on or "(" in stop.openers else None
    if _may_end(stop.word):
        return None if stop.opens_word or (stop.openers and stop.opens_capital) else False
    return None


def _is_title(word: str) -> bool:
    return (word.title() if word.isupper() else word) in _words("titles")


def _may_end(word: str) -> bool:
    return bool(_DOTTED.match(word) or _INITIAL.match(word)) or word in _words("either")


@cache
def _words(name: str, lexicon_name: str = "abbreviations") -> frozenset[str]:
    return frozenset(lexicon.load(lexicon_name)[name].split())
