"""One spelling of quotation marks, dashes and spaces, without moving a single character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from atodds.model import Span

_PLAIN: dict[str, Iterable[int | tuple[int, int]]] = {
    "'": (0x60, 0xB4, 0x2BC, (0x2018, 0x201B), 0x2032, 0x2039, 0x203A),
    '"': (0xAB, 0xBB, (0x201C, 0x201F), 0x2033, (0x301D, 0x301F)),
    "-": (0xAD, (0x2010, 0x2015), 0x2043, 0x2212, (0x2E3A, 0x2E3B), 0x301C, 0xFE58, 0xFE63),
    "\n": (0x0B, 0x0C, 0x85, 0x2028, 0x2029),
    " ": (
        (0x00, 0x09),
        (0x0E, 0x1F),
        (0x7F, 0x84),
        (0x86, 0xA0),
        0x61C,
        0x1680,
        0x180E,
        (0x2000, 0x200F),
        (0x202A, 0x202F),
        (0x205F, 0x206F),
        0x3000,
        0xFEFF,
    ),
}
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_FULL_WIDTH_OFFSET = 0xFF01 - 0x21

# Agencies type a double mark as two single ones, where the keyboard has no other; a third is the
# mark of a quotation within.
_PAIRED_OPENING = regex.compile(r"(?<![^\s(\[-])''(?='?[^\s'])")
_NO_LINE_END = regex.compile(r"[^\r\n]")
_PAIRED_CLOSING = regex.compile(r"(?<=[^\s'])('?)''(?!')")


def fold(text: str, markup: Iterable[Span] = ()) -> str:
    """Return `text` with straight quotes, plain hyphens and plain spaces, at the same length.

    Each character stands for the one at the same place, so that offsets into the result are
    offsets into `text`. Line ends stay; other controls, invisible characters and the stretches
    that are `markup` become spaces. Two single marks in place of a double one become the double
    mark and a space.
    """
    text = _without(text, markup)
    folded = text.replace("``", ' "').translate(_TABLE)
    if "''" not in folded:
        return folded
    return str(_PAIRED_CLOSING.sub(r'\1" ', _PAIRED_OPENING.sub(' "', folded)))


def _without(text: str, markup: Iterable[Span]) -> str:
    pieces, end = [], 0
    for span in markup:
        pieces += [text[end : span.start], _NO_LINE_END.sub(" ", span.of(text))]
        end = span.end
    return "".join([*pieces, text[end:]]) if pieces else text


def _codes(ranges: Iterable[int | tuple[int, int]]) -> Iterator[int]:
    for item in ranges:
        first, last = (item, item) if isinstance(item, int) else item
        yield from range(first, last + 1)


_TABLE = {code: chr(code - _FULL_WIDTH_OFFSET) for code in _FULL_WIDTH} | {
    code: plain for plain, ranges in _PLAIN.items() for code in _codes(ranges)
}
