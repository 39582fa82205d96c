"""Whether a stretch of text is told as fact, plan, supposition or denial."""

from __future__ import annotations

from functools import cache

import regex

from atodds.extract.clauses import clause_before
from atodds.lexicon import alternation, load
from atodds.model import Modality, Sentence, Span

WORD_START = r"(?:(?<!\w)|(?=n?'))"
"""A contraction such as n't or 'll hangs on to the word before it."""


def modality_of(text: str, sentence: Sentence, span: Span) -> Modality:
    """Return how the words at `span` are meant, by the words before them in their clause."""
    clause = clause_before(text, sentence, span)
    return next((m for m, pattern in _cues() if pattern.search(clause)), Modality.FACT)


@cache
def _cues() -> tuple[tuple[Modality, regex.Pattern[str]], ...]:
    lists = load("modality")
    return tuple(
        (
            Modality(name),
            regex.compile(rf"{WORD_START}(?:{alternation(words)})\b", regex.IGNORECASE),
        )
        for name, words in lists.items()
    )
