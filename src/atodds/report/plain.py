"""Text made harmless: what was published, without anything that steers a screen."""

from __future__ import annotations

import unicodedata

import regex

_SPACE = regex.compile(r"\s+")
_JOINERS = {"\u200c", "\u200d"}
"""Needed to write Persian and emoji; they steer nothing."""

_STEERING = {"Cc", "Cf", "Cs", "Co"}
"""Controls (escape codes), formats (bidirectional overrides), surrogates, private use."""


def plain(text: str) -> str:
    """Return the text on one line, white space single, without control characters."""
    kept = "".join(c for c in _SPACE.sub(" ", text) if not _steers(c))
    return str(_SPACE.sub(" ", kept))


def as_sentence(text: str) -> str:
    """Begin a reason with a capital letter and end it with a full stop."""
    clean = plain(text).strip()
    stop = "" if not clean or clean.endswith((".", "!", "?", ".”", '."')) else "."
    return clean[:1].upper() + clean[1:] + stop


def shortened(text: str, width: int) -> str:
    """Cut a text at a word's end where it is longer than `width` characters."""
    if len(text) <= width:
        return text
    cut = text[: width - 1]
    head, _, _ = cut.rpartition(" ")
    return f"{(head or cut).rstrip(' ,;:')}…"


def cut_before(text: str, width: int) -> str:
    """Keep at most the last `width` characters of a text, from a word's beginning."""
    if len(text) <= width:
        return text
    cut = text[len(text) - width + 1 :]
    _, _, tail = cut.partition(" ")
    return f"…{tail or cut}"


def _steers(character: str) -> bool:
    return unicodedata.category(character) in _STEERING and character not in _JOINERS
