"""The clause in which a stretch of text stands, by its commas and conjunctions."""

from __future__ import annotations

from atodds.language import Pattern
from atodds.model import Sentence, Span

CLAUSE_START = Pattern(
    r"[;:]|,\s+(?:but|and|while|although|as|which|who|where)\b|\bthat\b|\bbut\b|\bwhile\b"
)
REACH = 60


def clause_before(text: str, sentence: Sentence, span: Span) -> str:
    """Return the words that stand before `span` in its clause, not reaching far back."""
    before = text[max(sentence.span.start, span.start - REACH) : span.start]
    boundaries = list(CLAUSE_START.finditer(before))
    return before[boundaries[-1].end() :] if boundaries else before
