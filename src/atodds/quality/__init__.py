"""How right the program is on labelled stories, and the weights that they teach."""

from __future__ import annotations

from atodds.quality.fit import Fit, fitted
from atodds.quality.folds import folds_of
from atodds.quality.labels import LabelledStory, labelled_stories
from atodds.quality.pairs import Pair, pairs_of
from atodds.quality.promises import documents_of, promises_of
from atodds.quality.rule_set import rewritten
from atodds.quality.scores import ScorerError, Scores, reports_of, scored, scores_of

__all__ = [
    "Fit",
    "LabelledStory",
    "Pair",
    "ScorerError",
    "Scores",
    "documents_of",
    "fitted",
    "folds_of",
    "labelled_stories",
    "pairs_of",
    "promises_of",
    "reports_of",
    "rewritten",
    "scored",
    "scores_of",
]
