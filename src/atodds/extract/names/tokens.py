"""Words of a sentence as the name finder sees them: case, possessives and title case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from atodds.extract.names.apostrophes import are_lost, is_possessive, is_possessive_name
from atodds.extract.names.words import (
    doubtful_first_names,
    function_words,
    is_ordinary,
    words,
    words_in_titles,
)
from atodds.language import Pattern
from atodds.language.persons import first_names, unaccented
from atodds.model import BlockKind, Sentence

_TOKEN = Pattern(
    r"""
    (?P<word>
      (?:\p{L}\.){2,}(?:\p{Lu}(?![\p{L}\p{M}]))?(?:-\p{L}+)*+   # U.S.  J.K.  U.S.-led
    | \p{Lu}\.(?=\s?\p{L})                                      # the initial in "Ann B. Xxxx"
    | \p{L}[\p{L}\p{M}]*(?:['-]\p{L}[\p{L}\p{M}]*)*+            # O'Xxxx, al-Xxxx, Xx-xxxx
    )
    | (?P<number> \p{N}+(?:[.,:/]\p{N}+)*+\p{L}* )
    | (?P<mark> \S )
    """,
    regex.VERBOSE,
)
_PLURAL_POSSESSIVE = Pattern(r"(?<=s)'(?!\p{L})", regex.IGNORECASE)
_ARTICLED = Pattern(r"(?:al|el|an|ar|as|ash|at|ad|az|ul|ed|en|er|es|et|ez|d|e|l)[-']\p{Lu}")
_ADJECTIVE = Pattern(r"-(?P<ending>\p{Ll}+)$")
_PARTICIPLE = Pattern(r"\p{Ll}{2,}(?:ed|ing)")
_HEADLINES = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEAD})
_FEWEST_CAPITALS = 4
_FEWEST_ORDINARY = 2
_SHARE_CAPITALS = 0.75
_SHARE_ORDINARY = 1 / 3


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark, its possessive ending apart."""

    text: str
    start: int
    end: int
    low: str
    is_word: bool = False
    is_name: bool = False
    """Whether it is written as names are, with a capital."""
    possessive: bool = False
    """Whether "'s" or "'" follows it."""
    quiet: bool = False
    """Whether its capital says nothing, since it stands in a headline."""


def tokens_of(text: str, sentence: Sentence) -> tuple[Token, ...]:
    """Return the sentence's tokens in order, headlines and title-case stretches marked."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, sentence.span.start, sentence.span.end):
        # The full stop of an abbreviation is part of the word before it.
        if not found or match.end() > found[-1].end:
            found.append(_token(text, match))
    if are_lost(text):
        found = _with_lost_apostrophes(found)
    headline = sentence.block.kind in _HEADLINES
    for start, end in [(0, len(found))] if headline else _title_case(found):
        for at in range(start, end):
            found[at] = replace(found[at], quiet=True)
    return tuple(found)


def is_first_name(word: str) -> bool:
    """Tell whether a word is a common first name, however it is accented."""
    return _plain(word) in first_names()


def is_surely_first_name(word: str) -> bool:
    """Tell whether a word is a common first name and nothing commoner."""
    return is_first_name(word) and _plain(word) not in doubtful_first_names()


def _plain(word: str) -> str:
    return word.lower() if word.isascii() else unaccented(word)


def _token(text: str, match: regex.Match[str]) -> Token:
    start, end = match.span()
    if match["word"] is None:
        return Token(match.group(), start, end, match.group())
    stop = end - 2 if match.group().casefold().endswith("'s") else end
    possessive = stop < end or bool(
        text.startswith("'", end) and _PLURAL_POSSESSIVE.match(text, end)
    )
    if not possessive and is_possessive(text[start:end]):
        possessive, stop = True, end - 1
    if text[stop : stop + 1] == "." and text[start:stop].lower() in words("names", "abbreviated"):
        stop += 1
    word = text[start:stop]
    return Token(
        word,
        start,
        stop,
        word.lower(),
        is_word=True,
        is_name=_is_name(word),
        possessive=possessive,
    )


def _with_lost_apostrophes(tokens: Sequence[Token]) -> list[Token]:
    """Cut the "s" off the last word of a name that a noun follows: "Xxxx Xxxxs army"."""
    found = list(tokens)
    for at in range(1, len(found) - 1):
        before, token, after = found[at - 1 : at + 2]
        if token.is_name and before.is_name and is_possessive_name(token.text, after.text):
            found[at] = replace(
                token, text=token.text[:-1], end=token.end - 1, low=token.low[:-1], possessive=True
            )
    return found


@lru_cache(1 << 14)
def _is_name(word: str) -> bool:
    if _ARTICLED.match(word):
        return True
    return word[0].isupper() and not _is_adjective(word)


def _is_adjective(word: str) -> bool:
    match = _ADJECTIVE.search(word)
    if not match:
        return False
    ending = match["ending"]
    return ending in words("names", "adjective_endings") or bool(_PARTICIPLE.fullmatch(ending))


def _title_case(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the stretches in which ordinary words are capitalised as well."""
    stretches = []
    start = 0
    for at in range(len(tokens) + 1):
        if at < len(tokens) and _fits_headline(tokens[at]):
            continue
        if _is_title_case(tokens[start:at]):
            stretches.append((start, at))
        start = at + 1
    return stretches


def _fits_headline(token: Token) -> bool:
    if not token.is_word:
        return token.text not in {".", "!", "?", '"'}
    if token.is_name:
        return True
    return token.low in function_words() or token.low in words("names", "headline_small")


def _is_title_case(stretch: Sequence[Token]) -> bool:
    spoken = [t for t in stretch if t.is_word]
    capitals = [t for t in spoken if t.is_name]
    if len(capitals) < max(_FEWEST_CAPITALS, _SHARE_CAPITALS * len(spoken) - 1):
        return False
    ordinary = sum(_is_capital_without_reason(t.low) for t in capitals[1:])
    return ordinary >= max(_FEWEST_ORDINARY, _SHARE_ORDINARY * len(capitals))


@lru_cache(1 << 13)
def _is_capital_without_reason(low: str) -> bool:
    return (
        all(is_ordinary(part) for part in low.split("-"))
        and len(low.strip(".")) > 1
        and low not in words("names", "calendar")
        and low not in words("names", "suffixes")
        and words_in_titles().isdisjoint(low.split("-"))
        and low not in first_names()
    )
