from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.extract.names import office_key, same_office
from atodds.extract.names.offices import country_of_title


@pytest.mark.parametrize(
    ("title", "key", "reason"),
    [
        ("Russian Foreign Minister", "foreign minister", "the country is no part of the office"),
        ("foreign secretary", "foreign minister", "Britain's name for it"),
        ("U.S. Secretary of State", "foreign minister", "America's name for it"),
        ("minister of foreign affairs", "foreign minister", "with of"),
        ("Minister for Health", "health minister", "with for"),
        ("defence secretary", "defense minister", "British spelling and name"),
        ("minister of the interior", "interior minister", "with an article"),
        ("Home Secretary", "interior minister", "Britain's name for it"),
        ("deputy foreign minister", "deputy foreign minister", "a deputy holds another office"),
        ("former Prime Minister", "former prime minister", "a former holder holds none"),
        pytest.param(
            "ex-president",
            "former president",
            "with a prefix",
            marks=pytest.mark.xfail(strict=True, reason="words joined by a hyphen are not parted"),
        ),
        ("Acting Defense Secretary", "acting defense minister", "acting is kept"),
        ("Vice President", "vice president", "no president"),
        ("premier", "prime minister", "a synonym"),
        ("chief of police", "police chief", "turned round"),
        ("Lt. Gen.", "lieutenant general", "a rank cut short"),
        ("spokeswoman", "spokesman", "one office, whoever holds it"),
        ("CEO", "chief executive", "initials"),
        ("president-elect", "president elect", "not yet in office"),
        ("shepherd", None, "no office"),
        ("U.S.", None, "a country alone"),
        ("", None, "nothing"),
    ],
)
def test_a_title_names_an_office(title: str, key: str | None, reason: str) -> None:
    assert office_key(title) == key, reason


@pytest.mark.parametrize(
    ("left", "right", "same", "reason"),
    [
        ("foreign minister", "foreign secretary", True, "two names of one office"),
        ("minister", "foreign minister", True, "named less closely"),
        ("police chief", "chief", True, "named less closely"),
        ("general", "lieutenant general", True, "addressed by the shorter rank"),
        ("Secretary", "Secretary of State", True, "America's ministers are secretaries"),
        ("leader", "president", True, "headlines call presidents leaders"),
        ("U.N. chief", "U.N. Secretary-General", True, "headlines call heads chiefs"),
        ("former leader", "president", False, "no longer leads"),
        ("president", "prime minister", False, "two offices of one country"),
        ("minister", "prime minister", False, "a prime minister is not called minister"),
        ("foreign minister", "deputy foreign minister", False, "the deputy"),
        ("president", "former president", False, "no longer in office"),
        ("president", "vice president", False, "the deputy"),
        ("foreign minister", "defense minister", False, "two ministries"),
        ("mayor", "governor", False, "city and state"),
        ("secretary", "press secretary", False, "a spokesman is no secretary"),
    ],
)
def test_offices_are_one_or_not(left: str, right: str, same: bool, reason: str) -> None:  # noqa: FBT001  # the table's expected column
    left_key, right_key = office_key(left), office_key(right)
    assert left_key
    assert right_key
    assert same_office(left_key, right_key) is same, reason
    assert same_office(right_key, left_key) is same, "the order does not matter"


@pytest.mark.parametrize(
    ("title", "country"),
    [
        ("Russian foreign minister", "RU"),
        ("UK Prime Minister", "GB"),
        ("South Korean president", "KR"),
        ("U.S. Secretary of State", "US"),
        ("Secretary of State", "US"),
        ("home secretary", "GB"),
        ("Britain's ambassador", "GB"),
        ("prime minister", None),
    ],
)
def test_a_title_tells_the_country(title: str, country: str | None) -> None:
    assert country_of_title(title) == country


@given(st.text(max_size=60))
def test_any_text_is_a_title_or_none(text: str) -> None:
    key = office_key(text)
    assert key is None or same_office(key, key)
