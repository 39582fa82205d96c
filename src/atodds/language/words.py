"""Words: where they stand, their base forms, and which of them tell what a text is about."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

import regex

from atodds import lexicon
from atodds.model import Mention, Span

_WORD = regex.compile(
    r"""
    Ph\.D\b\.? | (?:\p{L}\.){2,}(?:\p{L}\b)?  # U.S., p.m.
    | \p{N}+(?:[.,:]\p{N}+)*               # 8,500  3.5  22:30
      (?:-?\p{L}+(?:-\p{L}+)*)?            # 11th  22-year-old  5k
    | \p{L}[\p{L}\p{M}\p{N}]*              # words, B52
      (?:['&-](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*
    """,
    regex.VERBOSE,
)
_POSSESSIVE = regex.compile(r"(?:'s?)+$")
_INVARIABLE_ENDING = ("ss", "us", "is")
_MEMORY = 1 << 14
"""Words that are remembered: of all that occur in the news nearly all are of the commonest few."""
_TEXTS = 1 << 9
"""Stretches of text that are remembered: a sentence is asked about for all that it asserts."""


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Mention, ...]:
    """Return the words and figures of `text[start:end]` in order, without punctuation.

    A hyphened word, a figure with its separators and a dotted abbreviation are one token each; a
    possessive keeps its apostrophe.
    """
    return tuple(
        Mention(Span(*match.span()), match.group()) for match in _WORD.finditer(text, start, end)
    )


def longest_by_first(phrases: Iterable[str]) -> dict[str, int]:
    """Return how many words the longest of the phrases has that begin with a word."""
    longest: dict[str, int] = {}
    for phrase in phrases:
        first, *rest = phrase.split(" ")
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return longest


@lru_cache(_MEMORY)
def base(word: str) -> str:
    """Return the lower-case base form: "talks" talk, "injured" injure, "people" person.

    A possessive ending and the full stops of an abbreviation go ("U.S." and "US" are one). Words
    that no dictionary holds, such as most names, are only put in lower case. A base form is its own
    base form. `singular` leaves the forms of verbs alone.
    """
    plain = _without_marks(word)
    form = singular(plain)
    seen = {form}
    while (shorter := _verb_base(form)) not in seen:
        seen.add(shorter)
        form = shorter
    return form


@lru_cache(_MEMORY)
def singular(noun: str) -> str:
    """Return a noun's lower-case singular: "people" person, "talks" talk, "wounded" wounded."""
    form = _without_marks(noun).lower()
    if form in _plurals():
        return _plurals()[form]
    if form in _words("unchanged") or form.endswith(_INVARIABLE_ENDING):
        return form
    if form.endswith("men") and _lemma(form).endswith("man"):
        return _lemma(form)
    return _lemma(form) if form.endswith("s") else form


@lru_cache(_TEXTS)
def content_words(text: str) -> frozenset[str]:
    """Return the base forms of the words that tell what `text` is about.

    Figures, single letters, stopwords and verbs of saying are left out.
    """
    return frozenset(map(base, filter(tells_something, _WORD.findall(text))))


@lru_cache(_MEMORY)
def tells_something(word: str) -> bool:
    """Tell whether a word is one of those that `content_words` returns the base form of."""
    if not word[0].isalpha() or len(word) == 1:
        return False
    if word == "US" or "." in word:
        return True
    return word.lower() not in _stopwords() and base(word) not in _stopwords()


def _without_marks(word: str) -> str:
    plain = word.replace(".", "") if word[:1].isalpha() else word
    return _POSSESSIVE.sub("", plain) or plain


def _verb_base(form: str) -> str:
    if form in _forms():
        return _forms()[form]
    if form in _words("unchanged") or form in _words("nouns_in_ing"):
        return form
    return _lemma(form)


@lru_cache(_MEMORY)
def _lemma(form: str) -> str:
    if not form.isalpha() and "-" not in form:
        return form
    # The import is slow, which most commands need not pay.
    import simplemma  # noqa: PLC0415

    # Its dictionary takes 2 MiB where it lies packed, and 20 in a table, for 20 µs a new word.
    lemma = simplemma.lemmatize(form, lang="en", low_memory=True)
    # A capital means that the dictionary holds the form as a name; then it is left alone.
    return lemma if lemma.islower() else form


@cache
def _stopwords() -> frozenset[str]:
    words = lexicon.load("stopwords")
    return frozenset(words["function"].split()) | frozenset(words["reporting"].split())


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("base_forms")[name].split())


@cache
def _plurals() -> dict[str, str]:
    return dict(lexicon.load("base_forms")["plurals"])


@cache
def _forms() -> dict[str, str]:
    return dict(lexicon.load("base_forms")["forms"])
