"""Whether a stretch of text is told as fact, plan, supposition or denial."""

from __future__ import annotations

from functools import cache

import regex

from atodds.extract.clauses import clause_before
from atodds.lexicon import alternation, load
from atodds.model import Modality, Sentence, Span

WORD_START = r"(?:(?<!\w)|(?=n?'))"
"""A contraction such as n't or 'll hangs on to the word before it."""
NOUN_WILL = regex.compile(r"(?i)(?:\b(?:the|a|his|her|their|its|of|at|good|ill|free)|'s)\s+will\b")
DENIED_THAT = regex.compile(
    r"(?i)\b(?:denied|denies|deny|ruled out|no evidence)\s+that\s+(?:\w+\s+){0,3}$"
)
"""What is denied follows in a clause of its own."""
BEHIND = regex.compile(
    r"(?i)\s+(?P<auxiliaries>(?:will|would|could|might|may)\b|(?:was|were|are|is|has|have|had|did|do)(?:n't|\s+not|\s+never)\b)"
)
"""What stands between those counted and what happened to them: "12 could be killed"."""


def modality_of(text: str, sentence: Sentence, span: Span) -> Modality:
    """Return how the words at `span` are meant, by the words around them in their clause."""
    clause = NOUN_WILL.sub(" ", clause_before(text, sentence, span))
    behind = BEHIND.match(text[span.end : sentence.span.end])
    if DENIED_THAT.search(text[sentence.span.start : span.start]):
        return Modality.NEGATED
    around = f"{clause} {behind['auxiliaries']}" if behind else clause
    return next((m for m, pattern in _cues() if pattern.search(around)), Modality.FACT)


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
