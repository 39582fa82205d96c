from __future__ import annotations

import pytest

from atodds.extract.names import place_key, places_around, speaks_english


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("Kiev", "Kyiv", "Russian and Ukrainian"),
        ("Aleppo", "Halab", "Italian and Arabic"),
        ("Bombay", "Mumbai", "the older name"),
        ("Deir ez-Zor", "Deir Ezzor", "article and doubled letter"),
        ("Hasakah", "Hassakeh", "doubled letter and vowel"),
        ("Britain", "the UK", "a country and its initials"),
        ("U.S.", "United States", "initials"),
        ("Burma", "Myanmar", "the older name of a country"),
        ("Hasakah province", "Hasakeh province", "the city in the province's name"),
        ("St. Louis", "Saint Louis", "a saint cut short"),
        ("al-Qasrin", "Qasreen", "no gazetteer has it: article and long vowel"),
    ],
)
def test_spellings_of_a_place_are_one(left: str, right: str, reason: str) -> None:
    assert place_key(left) == place_key(right), reason


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("Larkspur Lane", "Larkspur Drive", "two streets of one name"),
        ("Larkspur Street", "Larksbur Street", "one letter in a street's name"),
        ("Austria", "Australia", "countries"),
        ("Niger", "Nigeria", "countries"),
        ("Tripoli", "Tivoli", "cities"),
        ("Paris", "Parma", "cities"),
    ],
)
def test_places_are_kept_apart(left: str, right: str, reason: str) -> None:
    assert place_key(left) != place_key(right), reason


def test_a_namesake_of_a_world_city_is_marked_by_its_state() -> None:
    assert place_key("Paris", ["US-TX"]) == "place:paris, US-TX"
    assert place_key("Paris") == "place:paris"
    assert places_around("place:paris, US-TX") == {"place:US-TX", "place:US"}


@pytest.mark.parametrize(
    ("outer", "inner", "contains", "reason"),
    [
        ("Britain", "London", True, "country and city"),
        ("Texas", "Dallas", True, "state and city"),
        ("U.S.", "Dallas", True, "country and city of a state"),
        ("U.S.", "Texas", True, "country and state"),
        ("Illinois", "Springfield", True, "one of several of the name"),
        ("Missouri", "Springfield", True, "another of the name"),
        ("Idlib province", "Idlib", True, "province and the city it is named for"),
        ("Philadelphia", "West Philadelphia", True, "city and quarter"),
        ("Paris", "Paris", True, "the same"),
        ("France", "London", False, "another country"),
        ("London", "Britain", False, "the wrong way round"),
        ("Kansas", "Dallas", False, "another state"),
        ("Idlib", "Idlib province", False, "the wrong way round"),
        ("Ohio", "London", False, "a namesake too small to be meant"),
        ("Ukraine", "Xyzzyville", False, "nobody knows it"),
    ],
)
def test_places_lie_in_places(outer: str, inner: str, contains: bool, reason: str) -> None:  # noqa: FBT001  # the table's expected column
    lies_within = place_key(outer) in {place_key(inner), *places_around(place_key(inner))}
    assert lies_within is contains, reason


@pytest.mark.parametrize(
    ("country", "speaks"),
    [("US", True), ("GB", True), ("IN", True), ("RU", False), ("FR", False), (None, True)],
)
def test_a_country_speaks_english(country: str | None, speaks: bool) -> None:  # noqa: FBT001  # the table's expected column
    assert speaks_english(country) is speaks
