"""Whether two comparable assertions can both be true.

One law for every kind of value: is there a state of the world that makes both true?
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from atodds.config import Measure, Rule
from atodds.judge.amounts import amounts_stand
from atodds.judge.answers import without_answered
from atodds.judge.categories import categories_stand
from atodds.judge.facts import facts_of
from atodds.judge.moments import moments_stand
from atodds.judge.repeats import without_repeats
from atodds.judge.sharing import Sharing
from atodds.judge.standing import softened
from atodds.judge.utterances import wordings_stand
from atodds.model import (
    Category,
    Comparison,
    Document,
    Judgement,
    Link,
    Moment,
    Quantity,
    Verdict,
    Wording,
)

DAY = timedelta(days=1)

__all__ = ["Sharing", "facts_of", "judge", "without_answered", "without_repeats"]


def judge(link: Link, rule: Rule, documents: Mapping[str, Document]) -> Comparison:
    """Return the pair with its verdict; one that is not comparable is only judged a look-alike."""
    without_vetoes = sum(e.weight for e in link.evidence if not e.vetoes)
    stand = _stand(link, rule) if without_vetoes >= rule.threshold else _incomparable(link)
    judgement = _judgement(link, rule, stand, documents)
    return Comparison(
        rule=link.rule,
        left=link.left,
        right=link.right,
        evidence=link.evidence,
        threshold=link.threshold,
        judgement=judgement,
        lookalike=judgement.verdict is Verdict.INCOMPARABLE and stand.verdict is Verdict.CONFLICT,
    )


def _judgement(
    link: Link, rule: Rule, stand: Judgement, documents: Mapping[str, Document]
) -> Judgement:
    if not link.comparable:
        return _incomparable(link)
    if stand.verdict is not Verdict.CONFLICT:
        return stand
    if link.score < rule.conflict_threshold:
        return Judgement(
            Verdict.INCOMPARABLE,
            f"the evidence comes to {link.score:.1f}, which does not reach the"
            f" {rule.conflict_threshold:.1f} that a conflict needs",
        )
    return softened(
        link,
        stand,
        documents,
        rising=rule.measure is Measure.RISING,
        fleeting=rule.measure is Measure.STOCK and rule.within is not None and rule.within < DAY,
    )


def _stand(link: Link, rule: Rule) -> Judgement:
    left, right = link.left, link.right
    match left.value, right.value:
        case Quantity() as mine, Quantity() as other:
            return amounts_stand(left, right, mine, other, rule.tolerance)
        case Moment() as mine, Moment() as other:
            return moments_stand(left, right, mine, other)
        case Wording() as mine, Wording() as other:
            return wordings_stand(mine, other)
        case Category() as mine, Category() as other:
            return categories_stand(mine, other)
    return Judgement(Verdict.INCOMPARABLE, "one gives an amount, the other does not")


def _incomparable(link: Link) -> Judgement:
    vetoes = [e for e in link.evidence if e.vetoes]
    if vetoes:
        return Judgement(Verdict.INCOMPARABLE, "; ".join(v.detail for v in vetoes))
    return Judgement(
        Verdict.INCOMPARABLE,
        f"the evidence comes to {link.score:.1f}, which does not reach {link.threshold:.1f}",
    )
