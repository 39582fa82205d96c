"""Bytes into prose like that of newspapers, so that few of them reach deep into the extractors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")

PEOPLE = ("Ann Porter", "General Karl Brandt", "Ms. Strand", "O'Hara", "the mayor", "Jean-Luc Abe")
PLACES = ("Oslo", "Alder Point", "St. Mary's", "10 Quay Street", "the U.S.", "Bad Sorel")
TIMES = ("Friday", "3 May 2019", "29 February", "3:30 a.m.", "last week", "1066", "at noon GMT")
AMOUNTS = (
    "five", "12", "1,250", "3.5", "about 40", "more than 6", "up to 1\u00bd", "$2.4 million",
    "between 3 and 4", "a dozen", "tens of thousands of", "one in ten", "7-8", "0", "twenty-two",
    "9" * 30, "per cent", "a few", "at least a hundred and", "\u0663\u0664", "1e9", "-4",
)  # fmt: skip
NOUNS = ("people", "workers", "hours of talks", "ships", "miles", "votes", "years old", "\u20ac")
VERBS = (
    "killed", "met", "said", "told", "were injured", "denied that", "lasted", "arrested",
    "called", "fell by", "won by", "is aged", "was sentenced to", "beat", "survived", "'s",
)  # fmt: skip
JOINTS = (" ", ", ", " and ", " of ", " in ", " at ", " to ", " who ", "-", ". ", "; ", "\n\n")
MARKS = ('"', "\u201c", "\u201d", "'", "(", ")", "[", "]", "\u2014", "...", ":", "''", "\u2019s")
ODDITIES = (
    "\u200b", "\u202e", "\ufeff", "\u0301", "\U0001f469\u200d\U0001f467", "\ud800", "\0", "\t",
)  # fmt: skip
SAYING = (
    '"{0}," {1} said.', "{1} said that {0}.", "According to {1}, {0}.", "{1}: \u201c{0}\u201d",
    "{1} denied that {0}.", "If {0}, {1} said, nobody would.", "'{0}' ({1})",
)  # fmt: skip
WORDS = (PEOPLE, PLACES, TIMES, AMOUNTS, NOUNS, VERBS, MARKS, ODDITIES)
PHRASES = ("{a} {n} {v} {i} {p} {j} {t}", "{s} {v} {s} {i} {p}", "{a} {n}", "{s}, {a}, {v} {a} {n}")


@dataclass(slots=True)
class Choices:
    """Choices made by bytes, one after the other; when they run out, the first of each."""

    data: bytes
    at: int = 0

    def __bool__(self) -> bool:
        """Tell whether any are left."""
        return self.at < len(self.data)

    def number(self) -> int:
        """Return a number from 0 to 255."""
        self.at += 1
        return self.data[self.at - 1] if self.at <= len(self.data) else 0

    def of(self, items: Sequence[Item]) -> Item:
        """Return one of the items."""
        return items[self.number() % len(items)]

    def text(self) -> str:
        """Return some characters, whatever the bytes make of them."""
        length = self.number() % 16
        self.at += length
        return self.data[self.at - length : self.at].decode("utf-8", "surrogateescape")


def article(choices: Choices, sentences: int = 12) -> str:
    """Return an article of so many sentences at most, fewer where the bytes run out."""
    parts: list[str] = []
    makers = (_phrase, _phrase, _said, _rubble, _endless, Choices.text)
    for _ in range(sentences):
        if choices:
            parts.append(choices.of(makers)(choices))
            parts.append(choices.of((". ", ".\n\n", " ", "", "\n")))
    return "".join(parts)


def _said(choices: Choices) -> str:
    return choices.of(SAYING).format(_phrase(choices), choices.of(PEOPLE))


def _rubble(choices: Choices) -> str:
    return "".join(choices.of(choices.of((*WORDS, JOINTS))) for _ in range(6))


def _endless(choices: Choices) -> str:
    return choices.of(choices.of((*WORDS, JOINTS, ("thousand ", ",000")))) * (choices.number() % 32)


def _phrase(choices: Choices) -> str:
    return choices.of(PHRASES).format(
        a=choices.of(AMOUNTS), n=choices.of(NOUNS), v=choices.of(VERBS), p=choices.of(PLACES),
        t=choices.of(TIMES), s=choices.of(PEOPLE), i=choices.of(("in", "near", "of", "", "at")),
        j=choices.of(JOINTS),
    )  # fmt: skip
