"""Text made harmless: what was published, without anything that steers a screen or a log."""

from __future__ import annotations

import unicodedata

import regex

_SPACE = regex.compile(r"\s+")
_JOINERS = {"\u200c", "\u200d"}
"""Needed to write Persian and emoji; they steer nothing."""

_STEERING = {"Cc", "Cf", "Cs", "Co"}
"""Controls (escape codes), formats (bidirectional overrides), surrogates, private use."""

_NO_CHARACTERS = {"\ufffe", "\uffff"}
"""Never to be exchanged, and forbidden in XML; Unicode has them as unassigned."""

_COMMAND = regex.compile(r":(?=:)|#(?=#\w*+\[)")
"""Half of what build servers take for a command in a log: `::error::`, `##[group]`, `##vso[...]`.

GitHub's runner reads the first at the beginning of a line, the second anywhere in it.
"""


def plain(text: str) -> str:
    """Return the text on one line, white space single, without anything that is a command."""
    kept = "".join(c for c in _SPACE.sub(" ", text) if not _steers(c))
    return str(_COMMAND.sub(r"\g<0> ", _SPACE.sub(" ", kept)))


def as_sentence(text: str) -> str:
    """Begin a reason with a capital letter, unless with a path, and end it with a full stop."""
    clean = plain(text).strip()
    stop = "" if not clean or clean.endswith((".", "!", "?", ".”", '."')) else "."
    first, _, _ = clean.partition(" ")
    return (clean if "/" in first else clean[:1].upper() + clean[1:]) + stop


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
    if character in _NO_CHARACTERS:
        return True
    return unicodedata.category(character) in _STEERING and character not in _JOINERS
