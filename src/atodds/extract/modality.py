"""Whether a stretch of text is told as fact, plan, supposition or denial."""

from __future__ import annotations

from functools import cache

import regex

from atodds.extract.clauses import clause_before
from atodds.language import Pattern
from atodds.lexicon import alternation, load
from atodds.model import Modality, Sentence, Span

WORD_START = r"(?:(?<!\w)|(?=n?'))"
"""A contraction such as n't or 'll hangs on to the word before it."""


def modality_of(text: str, sentence: Sentence, span: Span) -> Modality:
    """Return how the words at `span` are meant, by the words around them in their clause."""
    clause = _around()["noun will"].sub(" ", clause_before(text, sentence, span))
    behind = _around()["behind"].match(text[span.end : sentence.span.end])
    if _around()["denied that"].search(text[sentence.span.start : span.start]):
        return Modality.NEGATED
    around = f"{clause} {behind['auxiliaries']}" if behind else clause
    return next((m for m, pattern in _cues() if pattern.search(around)), Modality.FACT)


@cache
def _cues() -> tuple[tuple[Modality, Pattern], ...]:
    lists = load("modality")
    return tuple(
        (
            Modality(name),
            Pattern(rf"{WORD_START}(?:{alternation(words)})\b", regex.IGNORECASE),
        )
        for name, words in lists.items()
    )


@cache
def _around() -> dict[str, Pattern]:
    words = {name: alternation(listed) for name, listed in load("clauses").items()}
    negated = rf"(?:{words['negated']})(?:n't|\s+not|\s+never)"
    return {
        name: Pattern(pattern, regex.IGNORECASE)
        for name, pattern in {
            "noun will": rf"(?:\b(?:{words['before_noun_will']})|'s)\s+will\b",
            "denied that": rf"\b(?:{words['denied']})\s+that\s+(?:\w+\s+){{0,3}}$",
            "behind": rf"\s+(?P<auxiliaries>(?:(?:{words['modal']})|{negated})\b)",
        }.items()
    }
