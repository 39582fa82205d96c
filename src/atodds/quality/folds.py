"""Labelled stories dealt into folds, so that each is scored by what the others taught."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from itertools import groupby

from atodds.quality.labels import LabelledStory


def folds_of(stories: Iterable[LabelledStory], count: int) -> tuple[tuple[LabelledStory, ...], ...]:
    """Deal whole stories into folds, those of one folder evenly; empty folds are left out.

    Chance decides who comes where, but the same chance every time: the digest of the name.
    """
    dealt = sorted(stories, key=lambda s: (_folder(s), sha256(s.name.encode()).hexdigest()))
    in_turn = [story for _, group in groupby(dealt, key=_folder) for story in group]
    folds = (tuple(in_turn[number::count]) for number in range(count))
    return tuple(fold for fold in folds if fold)


def _folder(story: LabelledStory) -> str:
    return story.name.partition("/")[0]
