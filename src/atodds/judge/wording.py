"""How two wordings of one utterance stand to each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import regex
from rapidfuzz.fuzz import ratio

from atodds.language import base, fold, sentences_of
from atodds.language.wording import Alignment, alignment, fold_words, is_declared, tells
from atodds.lexicon import load
from atodds.model import Wording


class Difference(StrEnum):
    """What two outlets did to the words of one utterance."""

    EQUAL = "equal"
    CLEANED = "cleaned"
    PARTIAL = "partial"
    TRANSLATED = "translated"
    RETOLD = "retold"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class WordingDifference:
    """How two wordings differ, and the words that show it."""

    kind: Difference
    detail: str


@dataclass(frozen=True, slots=True)
class _Transcript:
    """The words of an utterance without those that any editor may drop."""

    words: tuple[str, ...]
    ends: frozenset[int]
    """How many words stand before each end of a sentence."""
    begins: bool
    """Whether it begins with the beginning of a sentence."""


@dataclass(frozen=True, slots=True)
class _Change:
    """Words of one that stand where the other has others or none."""

    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def declared(self) -> bool:
        """Whether brackets or an ellipsis own up to it."""
        return any(map(is_declared, (*self.left, *self.right)))

    @property
    def weight(self) -> int:
        """How many words of content differ; a negation in one alone weighs two."""
        if self.declared:
            return 0
        if ratio("".join(self.left), "".join(self.right)) >= _SPELLING:
            return 0
        lost = [word for word in (*self.left, *self.right) if word in _negations()]
        content = sum(map(tells, (*self.left, *self.right)))
        return content + 2 * (len(lost) % 2)


_REWORDED = 2
_SPELLING = 80
"""From so many per cent alike on, words are one name spelled in two ways."""
_WORD = regex.compile(r"[\p{L}\p{N}]+(?:'\p{L}+)*")


def wording_difference(left: Wording, right: Wording) -> WordingDifference:
    """Tell how two wordings of one utterance differ.

    Cleaned: only what any editor may change, such as contractions, articles, inflection, fillers,
    spelling and declared insertions. Partial: one has words before, behind or between that the
    other leaves out. Reworded: words of content differ where both quote the same stretch; of a
    translated utterance, that is translated. Retold: the same words come in another order, or only
    a middle is alike, as when a witness tells two reporters what happened.
    """
    if _plain(left.text) == _plain(right.text):
        return WordingDifference(Difference.EQUAL, "the same words")
    if not (left.direct and right.direct):
        return WordingDifference(Difference.PARTIAL, "one of them is reported speech")
    mine, other = _transcript(left.text), _transcript(right.text)
    aligned = alignment(mine.words, other.words)
    inside, outside = _changes(mine, other, aligned)
    changed = sum(change.weight for change in inside)
    if changed >= _REWORDED:
        kind = Difference.REWORDED
        if left.translated or right.translated:
            kind = Difference.TRANSLATED
        elif aligned.runs and _retold([*inside, *outside], changed, aligned):
            kind = Difference.RETOLD
        return WordingDifference(kind, _named(c for c in inside if c.weight))
    if outside:
        return WordingDifference(Difference.PARTIAL, f"only one of them has {_cut(outside)}")
    return WordingDifference(Difference.CLEANED, _cleaning(left, right, inside))


def _plain(text: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(fold(text)))


def _droppable() -> frozenset[str]:
    return frozenset(load("fillers")["words"].split())


def _negations() -> frozenset[str]:
    return frozenset(load("fillers")["negations"].split())


def _transcript(text: str) -> _Transcript:
    words: list[str] = []
    ends: set[int] = set()
    for sentence in sentences_of(fold(text)):
        words += [w for w in fold_words(sentence.span.of(text)) if w not in _droppable()]
        if regex.search(r"[.!?][\"')]*$", sentence.span.of(text).rstrip()):
            ends.add(len(words))
    first = regex.search(r"\w", text)
    return _Transcript(tuple(words), frozenset(ends), bool(first and first.group().isupper()))


def _changes(
    mine: _Transcript, other: _Transcript, aligned: Alignment
) -> tuple[list[_Change], list[_Change]]:
    """Sort what differs into what both quote and what only one goes on to quote."""
    inside: list[_Change] = []
    outside: list[_Change] = []
    at_left = at_right = 0
    last = len(aligned.runs)
    for number in range(last + 1):
        to_left, to_right = (
            (aligned.runs[number].left, aligned.runs[number].right)
            if number < last
            else (len(mine.words), len(other.words))
        )
        change = _Change(mine.words[at_left:to_left], other.words[at_right:to_right])
        if change.left or change.right:
            spans = ((at_left, to_left), (at_right, to_right))
            beyond = _is_beyond(mine, other, spans, first=number == 0, last=number == last)
            if number == last and not beyond:
                change, further = _without_further_sentences(mine, other, spans)
                outside += further
            (outside if beyond and not change.declared else inside).append(change)
        if number < last:
            at_left = to_left + aligned.runs[number].size
            at_right = to_right + aligned.runs[number].size
    return inside, outside


def _is_beyond(
    mine: _Transcript,
    other: _Transcript,
    spans: tuple[tuple[int, int], tuple[int, int]],
    *,
    first: bool,
    last: bool,
) -> bool:
    """Whether a difference is only that one outlet quotes more than the other."""
    (left_start, left_end), (right_start, right_end) = spans
    one_sided = left_start == left_end or right_start == right_end
    if one_sided and (first or last):
        return True
    whole_left = _whole(mine, left_start, left_end)
    whole_right = _whole(other, right_start, right_end)
    if first:
        return not (mine.begins and other.begins) or (whole_left and whole_right)
    if last or one_sided:
        return whole_left and whole_right
    return False


def _without_further_sentences(
    mine: _Transcript, other: _Transcript, spans: tuple[tuple[int, int], tuple[int, int]]
) -> tuple[_Change, list[_Change]]:
    """Set apart the sentences that one goes on with where the other only ends its own otherwise."""
    (left_start, left_end), (right_start, right_end) = spans
    left, right = mine.words[left_start:left_end], other.words[right_start:right_end]
    if _whole(mine, left_start, left_end):
        return _Change((), right), [_Change(left, ())] if left else []
    if _whole(other, right_start, right_end):
        return _Change(left, ()), [_Change((), right)] if right else []
    return _Change(left, right), []


def _whole(transcript: _Transcript, start: int, end: int) -> bool:
    """Whether the stretch is whole sentences, or nothing."""
    starts = {0, *transcript.ends}
    return start == end or (start in starts and end in {*transcript.ends, len(transcript.words)})


def _retold(changes: Sequence[_Change], changed: int, aligned: Alignment) -> bool:
    """Whether words of content stand at another place, or only a short middle is alike."""
    mine, other = (
        {base(word) for words in side for word in words if tells(word)}
        for side in ((c.left for c in changes), (c.right for c in changes))
    )
    if mine & other:
        return True
    first, last = aligned.runs[0], aligned.runs[-1]
    ends = (last.left + last.size, last.right + last.size)
    middle = first.left + first.right > 0 and (
        ends[0] < len(aligned.left) and ends[1] < len(aligned.right)
    )
    return middle and changed > sum(map(tells, aligned.words))


def _named(changes: Iterable[_Change]) -> str:
    return "; ".join(_against(change) for change in changes)


def _against(change: _Change) -> str:
    if not change.left or not change.right:
        return f"only one has {_quoted(change.left or change.right)}"
    return f"{_quoted(change.left)} against {_quoted(change.right)}"


def _cut(changes: Sequence[_Change]) -> str:
    return ", ".join(_quoted(part) for c in changes for part in (c.left, c.right) if part)


def _quoted(words: Sequence[str]) -> str:
    return f'"{" ".join(words)}"'


def _cleaning(left: Wording, right: Wording, inside: Sequence[_Change]) -> str:
    if inside:
        return "; ".join(map(_against, inside))
    if fold_words(left.text) == fold_words(right.text):
        return "only spelling, contractions or figures differ"
    return "only articles, fillers or inflection differ"
