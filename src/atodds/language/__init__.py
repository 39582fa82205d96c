"""Language without a model: spelling folded in place, sentences, words and their base forms."""

from atodds.language.folding import fold
from atodds.language.paragraphs import paragraphs_of
from atodds.language.patterns import Alternatives, Pattern
from atodds.language.sentences import sentences_of
from atodds.language.words import (
    base,
    content_words,
    longest_by_first,
    singular,
    tells_something,
    tokens,
)

__all__ = [
    "Alternatives",
    "Pattern",
    "base",
    "content_words",
    "fold",
    "longest_by_first",
    "paragraphs_of",
    "sentences_of",
    "singular",
    "tells_something",
    "tokens",
]
