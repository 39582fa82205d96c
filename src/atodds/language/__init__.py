"""Language without a model: spelling folded in place, sentences, words and their base forms."""

from atodds.language.folding import fold
from atodds.language.paragraphs import paragraphs_of
from atodds.language.patterns import Pattern
from atodds.language.sentences import sentences_of
from atodds.language.words import base, content_words, singular, tells_something, tokens

__all__ = [
    "Pattern",
    "base",
    "content_words",
    "fold",
    "paragraphs_of",
    "sentences_of",
    "singular",
    "tells_something",
    "tokens",
]
