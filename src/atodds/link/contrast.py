"""Sentences that are one but for a word, and what keeps that from telling anything."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.fuzz import partial_ratio

from atodds.config import Rule
from atodds.language import content_words
from atodds.language.opposites import opposed
from atodds.link.alignment import Alignment, Difference, key_of
from atodds.link.story import Story
from atodds.model import Assertion, Mention
from atodds.model.assertion import TOLD

STRONG = 4.0
ALIKE = 0.6
"""From which strength and likeness on two sentences may be one but for a word."""
MOST_BESIDE = 1
"""Words that tell something beside the one at issue and belong to it, as "bank" to "river"."""
MOST_REWORDED = 2
"""Further places at which an outlet puts one word for another without meaning another thing."""
SEVERAL_NAMES = 2
ONE_SPELLING = 70
"""From which percentage of common letters on two names may be one."""


def told_otherwise(left: Assertion, right: Assertion, rule: Rule, story: Story) -> str | None:
    """Return why one word for another is no contradiction: their sentences tell two things."""
    del rule
    aligned = story.alignment(left, right)
    if left.slot.aspect != TOLD or aligned is None or left.value == right.value:
        return None
    if left.mention.text.lower() == right.mention.text.lower():
        return f"both say {left.mention.text}"
    if _may_be_one_name(left.mention.text, right.mention.text):
        return "they may be two spellings of one name"
    if not _one_but_for(left.mention, right.mention, aligned):
        return "their sentences differ in more than this"
    return None


def same_word(left: Assertion, right: Assertion, rule: Rule, story: Story) -> str | None:
    """Return why two equal words are no fact: alone they tell nothing."""
    del rule, story
    if left.slot.aspect == TOLD and left.value == right.value:
        return f"both say {left.mention.text}"
    return None


def one_frame(mine: Mention, other: Mention, aligned: Alignment) -> bool:
    """Tell whether other names, or words that exclude one another, stand elsewhere in the two.

    Then the sentences are one form filled in twice, and figures in it are of two things. One other
    name may still be another name of the same.
    """
    others = [d for d in aligned.differences if not _holds(d, mine, other)]
    if any(opposed(d.left, d.right) for d in others):
        return True
    return sum(_names_differ(d) for d in others) >= SEVERAL_NAMES


def _holds(difference: Difference, mine: Mention, other: Mention) -> bool:
    return any(
        word.span.overlaps(mention.span)
        for words, mention in ((difference.left, mine), (difference.right, other))
        for word in words
    )


def _may_be_one_name(mine: str, other: str) -> bool:
    return _is_name(mine) and _is_name(other) and partial_ratio(mine, other) >= ONE_SPELLING


def _one_but_for(mine: Mention, other: Mention, aligned: Alignment) -> bool:
    """Tell whether the sentences are told nearly alike and differ at the two mentions alone."""
    if aligned.strength < STRONG or aligned.likeness < ALIKE:
        return False
    differences = list(aligned.differences)
    at_issue = [d for d in differences if _beside(d.left, mine) and _beside(d.right, other)]
    others = [d for d in differences if d not in at_issue and d.left and d.right]
    return (
        len(at_issue) == 1
        and not any(_tells_two_things(d) for d in others)
        and sum(_reworded(d) for d in others) <= MOST_REWORDED
    )


def _beside(words: Sequence[Mention], mention: Mention) -> bool:
    """Tell whether the words are those of the mention and hardly anything else that tells."""
    rest = [w.text for w in words if not w.span.overlaps(mention.span)]
    if len(rest) == len(words) or any(map(_is_figure, rest)):
        return False
    return len(content_words(" ".join(rest))) <= MOST_BESIDE


def _tells_two_things(difference: Difference) -> bool:
    names, figures = _names_differ(difference), _figures_differ(difference)
    return names or figures or opposed(difference.left, difference.right)


def _names_differ(difference: Difference) -> bool:
    mine, other = ([w.text for w in words if _is_name(w.text)] for words in _sides(difference))
    return bool(mine and other) and not _may_be_one_name(" ".join(mine), " ".join(other))


def _figures_differ(difference: Difference) -> bool:
    return all(any(_is_figure(w.text) for w in words) for words in _sides(difference))


def _reworded(difference: Difference) -> bool:
    return all(content_words(" ".join(w.text for w in words)) for words in _sides(difference))


def _sides(difference: Difference) -> tuple[Sequence[Mention], Sequence[Mention]]:
    return difference.left, difference.right


def _is_figure(word: str) -> bool:
    return key_of(word)[0].isdigit()


def _is_name(word: str) -> bool:
    return word[0].isupper()
