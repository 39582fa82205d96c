"""What an outlet may do to somebody's words, as a verdict with its reason."""

from __future__ import annotations

import pytest

from atodds.judge.utterances import wordings_stand
from atodds.language.wording import fold_words
from atodds.model import Verdict, Wording


def wording(text: str, *, direct: bool = True, translated: bool = False) -> Wording:
    return Wording(text, tuple(fold_words(text)), direct, translated)


@pytest.mark.parametrize(
    ("mine", "other", "expected", "reason"),
    [
        (wording("We go."), wording("we go"), Verdict.AGREE, "equal: the same words"),
        (
            wording("There's a way"),
            wording("There is a way"),
            Verdict.COMPATIBLE,
            "cleaned: only spelling, contractions or figures differ",
        ),
        (
            wording("We think that it works"),
            wording("We think it works"),
            Verdict.COMPATIBLE,
            "cleaned: only articles, fillers or inflection differ",
        ),
        (
            wording("We saw these boats"),
            wording("We saw those boats"),
            Verdict.COMPATIBLE,
            'cleaned: "these" against "those"',
        ),
        (
            wording("We saw these boats near our quay"),
            wording("We saw those boats near this quay"),
            Verdict.COMPATIBLE,
            'cleaned: "these" against "those"; "our" against "this"',
        ),
        (
            wording("They came with empty nets and left with broken oars"),
            wording("They came with full nets and left with new oars"),
            Verdict.CONFLICT,
            'reworded: "empty" against "full"; "broken" against "new"',
        ),
        (
            wording("Rain fell. We go home. We rest."),
            wording("We go home."),
            Verdict.COMPATIBLE,
            'partial: only one of them has "rain fell", "we rest"',
        ),
        (
            wording("We go home. We rest and sleep."),
            wording("We go home soon."),
            Verdict.COMPATIBLE,
            'partial: only one of them has "we rest and sleep"',
        ),
        (
            wording("We go home. We rest."),
            wording("We go home."),
            Verdict.COMPATIBLE,
            'partial: only one of them has "we rest"',
        ),
        (
            wording("We go home"),
            wording("they go home", direct=False),
            Verdict.COMPATIBLE,
            "partial: one of them is reported speech",
        ),
        (
            wording("They came with empty nets"),
            wording("They came with full boats", translated=True),
            Verdict.COMPATIBLE,
            'translated: "empty nets" against "full boats"',
        ),
        (
            wording("They came with empty nets"),
            wording("They came with full boats"),
            Verdict.CONFLICT,
            'reworded: "empty nets" against "full boats"',
        ),
    ],
)
def test_the_reason_says_what_was_done_to_the_words(
    mine: Wording, other: Wording, expected: Verdict, reason: str
) -> None:
    found = wordings_stand(mine, other)
    assert (found.verdict, found.reason) == (expected, reason)
    assert wordings_stand(other, mine).verdict is expected


def test_what_two_reporters_were_told_is_not_held_against_each_other() -> None:
    mine = wording("The roof came down first and then the whole wall fell on the yard")
    other = wording("First the wall fell, the whole of it, then the roof came down on us")
    assert wordings_stand(mine, other).verdict is Verdict.INCOMPARABLE
