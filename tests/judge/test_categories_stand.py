"""Whether two values of a list, two places, offices or companies can both be right."""

from __future__ import annotations

import pytest

from atodds.judge.categories import categories_stand
from atodds.language.streets import Address, Street
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


def named(scheme: str, key: str, text: str, *within: str) -> Category:
    return Category(scheme, key, text, frozenset(within))


def site(key: str) -> Category:
    return named("site", f"place:{key}", key.title())


GENEVA = named("settlement", "place:geneva", "Geneva", "place:CH")
SPOKESMAN = named("organisation", "org:ministry", "the ministry", "country:NO")
GOVERNMENT = named("organisation", "org:government", "the government", "country:NO")
ELM_ROAD = named("street", Address((Street("elm", "road"),)).key, "Elm Road")
ELM_LANE = named("street", Address((Street("elm", "lane"),)).key, "Elm Lane")
HOUSE = named("street", Address((Street("elm", "road"),), (12, 12)).key, "12 Elm Road")
SLIP = named("street", Address((Street("elm", "road"),), (21, 21)).key, "21 Elm Road")
QUAY = named("street", Address((Street("quay", "street"),)).key, "Quay Street")


@pytest.mark.parametrize(
    ("mine", "other", "expected", "reason"),
    [
        (GENEVA, GENEVA, Verdict.AGREE, "both say Geneva"),
        (
            named("person", "person:porter:ann", "Ann Porter"),
            named("person", "person:porter:", "Ms Porter"),
            Verdict.AGREE,
            "both say Ann Porter",
        ),
        (
            GENEVA,
            named("settlement", "place:lausanne", "Lausanne", "place:CH"),
            Verdict.CONFLICT,
            "“Geneva” is not “Lausanne”",
        ),
        (
            GENEVA,
            named("country", "place:CH", "Switzerland"),
            Verdict.COMPATIBLE,
            "Geneva and Switzerland are one said more closely",
        ),
        (
            GENEVA,
            named("site", "place:old mill", "the Old Mill"),
            Verdict.COMPATIBLE,
            "Geneva and the Old Mill are of two sorts",
        ),
        (
            SPOKESMAN,
            GOVERNMENT,
            Verdict.COMPATIBLE,
            "the ministry and the government speak for one country",
        ),
        (
            SPOKESMAN,
            named("organisation", "org:union", "the union", "country:SE"),
            Verdict.CONFLICT,
            "“the ministry” is not “the union”",
        ),
        (
            ELM_ROAD,
            ELM_LANE,
            Verdict.CONFLICT,
            "“Elm Road” and “Elm Lane” are two streets of one name",
        ),
        (
            HOUSE,
            SLIP,
            Verdict.CONFLICT,
            "“12 Elm Road” and “21 Elm Road” are two places on one street",
        ),
        (
            HOUSE,
            ELM_ROAD,
            Verdict.COMPATIBLE,
            "12 Elm Road and Elm Road are one said more closely",
        ),
        (
            ELM_ROAD,
            QUAY,
            Verdict.INCOMPARABLE,
            "Elm Road and Quay Street may be two places or one near both",
        ),
        (
            named("office", "prime minister", "Prime Minister"),
            named("office", "party leader", "leader of her party"),
            Verdict.COMPATIBLE,
            "one may be Prime Minister and leader of her party",
        ),
        (
            company("porter", "brandt"),
            company("porter", "brandt", "weiss"),
            Verdict.COMPATIBLE,
            "porter, brandt are among porter, brandt, weiss or the reverse",
        ),
        (
            company("porter", "brandt"),
            company("strand", "weiss"),
            Verdict.INCOMPARABLE,
            "porter, brandt and strand, weiss may be two encounters",
        ),
    ],
)
def test_the_reason_names_both_values_as_they_were_written(
    mine: Category, other: Category, expected: Verdict, reason: str
) -> None:
    found = categories_stand(mine, other)
    assert (found.verdict, found.reason) == (expected, reason)
    assert verdict(mine, other) is expected


@pytest.mark.parametrize(
    ("mine", "other", "at_odds", "why"),
    [
        ("north gate", "south gate", True, "two gates"),
        ("elm street", "elm road", True, "two streets of one name"),
        ("old elm mill", "new elm mill", True, "one sort"),
        ("old elm mill", "old elm bridge", True, "one name, of several words"),
        ("old mill", "new bridge", False, "neither name nor sort in common"),
        ("mill", "old mill", False, "one word may be said of either"),
        ("mill", "bridge", False, "two words for what may be one place"),
        ("gate", "gate house", False, "one word and two"),
    ],
)
def test_two_sites_are_at_odds_when_they_share_a_name_or_a_sort(
    mine: str, other: str, why: str, *, at_odds: bool
) -> None:
    found = categories_stand(site(mine), site(other))
    assert verdict(site(mine), site(other)) is found.verdict
    if at_odds:
        assert found.verdict is Verdict.CONFLICT, why
    else:
        assert found.verdict is Verdict.INCOMPARABLE, why
        assert found.reason == f"{mine.title()} and {other.title()} may be one place or near it"


@pytest.mark.parametrize(
    ("mine", "other", "at_odds", "why"),
    [
        (("porter", "brandt"), ("porter", "weiss"), True, "one stranger each, in a pair"),
        (("porter",), ("brandt",), False, "nobody in common"),
        (("porter", "brandt", "holm"), ("porter", "brandt", "weiss"), False, "three are many"),
        (("porter", "brandt"), ("porter", "weiss", "holm"), False, "two strangers on one side"),
    ],
)
def test_two_companies_are_at_odds_in_one_of_two_people(
    mine: tuple[str, ...], other: tuple[str, ...], why: str, *, at_odds: bool
) -> None:
    found = verdict(company(*mine), company(*other))
    assert found is (Verdict.CONFLICT if at_odds else Verdict.INCOMPARABLE), why
