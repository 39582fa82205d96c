"""Utterances: an outlet may clean up or cut what was said, but not replace its words."""

from __future__ import annotations

from atodds.judge.wording import Difference, wording_difference
from atodds.model import Judgement, Verdict, Wording

VERDICTS = {
    Difference.EQUAL: Verdict.AGREE,
    Difference.CLEANED: Verdict.COMPATIBLE,
    Difference.PARTIAL: Verdict.COMPATIBLE,
    Difference.TRANSLATED: Verdict.COMPATIBLE,
    Difference.RETOLD: Verdict.INCOMPARABLE,
    Difference.REWORDED: Verdict.CONFLICT,
}


def wordings_stand(mine: Wording, other: Wording) -> Judgement:
    """Return how two wordings of one utterance stand."""
    difference = wording_difference(mine, other)
    return Judgement(VERDICTS[difference.kind], f"{difference.kind}: {difference.detail}")
