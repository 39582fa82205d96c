from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from atodds.quality import LabelledStory, folds_of

STORIES = tuple(
    LabelledStory(f"{folder}/{number}", Path("check.yaml"), ())
    for folder, count in (("fires", 23), ("floods", 7))
    for number in range(count)
)


@pytest.mark.parametrize("count", [2, 5, 10])
def test_every_story_is_in_one_fold_and_the_folds_are_even(count: int) -> None:
    folds = folds_of(STORIES, count)
    assert sorted(s.name for s in chain(*folds)) == sorted(s.name for s in STORIES)
    sizes = [len(fold) for fold in folds]
    assert max(sizes) - min(sizes) <= 1


def test_the_stories_of_one_folder_are_spread_over_the_folds() -> None:
    shares = [sum(s.name.startswith("floods") for s in fold) for fold in folds_of(STORIES, 7)]
    assert shares == [1] * 7


def test_the_same_stories_come_into_the_same_folds_whatever_their_order() -> None:
    assert folds_of(reversed(STORIES), 5) == folds_of(STORIES, 5)


def test_no_fold_is_empty() -> None:
    assert len(folds_of(STORIES[:3], 10)) == 3
