"""Whether two values of a list, two places, offices or companies can both be right."""

from __future__ import annotations

import pytest

from atodds.judge.categories import categories_stand
from atodds.model import Category, Verdict


def category(scheme: str, key: str, *within: str) -> Category:
    return Category(scheme, key, key.title(), frozenset(within))


def company(*people: str) -> Category:
    keys = [f"person:{name}:x" for name in people]
    return Category("company", "+".join(sorted(keys)), ", ".join(people), frozenset(keys))


def verdict(mine: Category, other: Category) -> Verdict:
    found = categories_stand(mine, other)
    assert found.verdict is categories_stand(other, mine).verdict
    assert found.reason
    return found.verdict


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        pytest.param(category("mode", "telephone"), category("mode", "in-person"), id="two means"),
        pytest.param(
            category("verdict", "convicted"), category("verdict", "acquitted"), id="two verdicts"
        ),
        pytest.param(
            category("settlement", "place:geneva", "place:CH"),
            category("settlement", "place:lausanne", "place:CH"),
            id="two towns of one country",
        ),
        pytest.param(
            category("country", "place:FR"), category("country", "place:CH"), id="two countries"
        ),
        pytest.param(
            category("office", "prime minister"),
            category("office", "finance minister"),
            id="two offices of one sort",
        ),
        pytest.param(company("porter", "brandt"), company("porter", "weiss"), id="one stranger"),
        pytest.param(
            category("person", "person:porter:ann"),
            category("person", "person:weiss:otto"),
            id="two speakers",
        ),
    ],
)
def test_values_of_one_scheme_exclude_each_other(mine: Category, other: Category) -> None:
    assert verdict(mine, other) is Verdict.CONFLICT


@pytest.mark.parametrize(
    ("mine", "other", "expected"),
    [
        pytest.param(
            category("mode", "telephone"), category("mode", "telephone"), Verdict.AGREE, id="one"
        ),
        pytest.param(
            category("settlement", "place:geneva", "place:CH"),
            category("country", "place:CH"),
            Verdict.COMPATIBLE,
            id="a town and its country",
        ),
        pytest.param(
            category("site", "place:grand hotel"),
            category("settlement", "place:oslo", "place:NO"),
            Verdict.COMPATIBLE,
            id="a house and a town",
        ),
        pytest.param(
            category("office", "foreign minister", "minister"),
            category("office", "minister"),
            Verdict.COMPATIBLE,
            id="an office said less closely",
        ),
        pytest.param(
            category("office", "prime minister"),
            category("office", "party leader"),
            Verdict.COMPATIBLE,
            id="one may hold both",
        ),
        pytest.param(
            company("porter", "brandt"),
            company("porter", "brandt", "weiss"),
            Verdict.COMPATIBLE,
            id="one more in the room",
        ),
        pytest.param(
            company("porter", "brandt"),
            company("strand", "weiss"),
            Verdict.INCOMPARABLE,
            id="two encounters",
        ),
        pytest.param(
            company("porter", "brandt", "holm"),
            company("porter", "strand", "weiss"),
            Verdict.INCOMPARABLE,
            id="of large companies outlets name some",
        ),
    ],
)
def test_values_that_both_hold_are_not_at_odds(
    mine: Category, other: Category, expected: Verdict
) -> None:
    assert verdict(mine, other) is expected
