"""Values of closed lists, places, people and offices: two of one scheme exclude each other."""

from __future__ import annotations

from atodds.model import Category, Judgement, Verdict

PAIR = 2
"""In larger companies outlets name whom they think worth naming."""


def categories_stand(mine: Category, other: Category) -> Judgement:
    """Return how two values of one scheme stand."""
    if mine.key == other.key:
        return Judgement(Verdict.AGREE, f"both say {mine.text}")
    if mine.scheme == other.scheme == "company":
        return _companies_stand(mine, other)
    if mine.key in other.within or other.key in mine.within:
        return Judgement(
            Verdict.COMPATIBLE, f"{mine.text} and {other.text} are one said more closely"
        )
    if mine.scheme != other.scheme:
        return Judgement(Verdict.COMPATIBLE, f"{mine.text} and {other.text} are of two sorts")
    if mine.scheme == "office" and mine.key.split()[-1] != other.key.split()[-1]:
        return Judgement(Verdict.COMPATIBLE, f"one may be {mine.text} and {other.text}")
    return Judgement(Verdict.CONFLICT, f"{mine.text} is not {other.text}")


def _companies_stand(mine: Category, other: Category) -> Judgement:
    """Companies of one size are at odds when each has one whom the other has not."""
    if mine.within <= other.within or other.within <= mine.within:
        return Judgement(Verdict.COMPATIBLE, f"{mine.text} are among {other.text} or the reverse")
    strangers = (len(mine.within - other.within), len(other.within - mine.within))
    if mine.within & other.within and strangers == (1, 1) and len(mine.within) <= PAIR:
        return Judgement(Verdict.CONFLICT, f"{mine.text} are not {other.text}")
    return Judgement(Verdict.INCOMPARABLE, f"{mine.text} and {other.text} may be two encounters")
