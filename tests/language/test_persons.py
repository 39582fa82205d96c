from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.extract.names.people import name_from
from atodds.language.persons import same_person

ONE_NAME = [
    ("Sergei Ostrov", "Sergey Ostrov", "y and i at the end of a diphthong"),
    ("Viktor Danylovych", "Viktor Danilovich", "Ukrainian y, Russian i"),
    ("Andrei Belkoff", "Andrei Belkov", "the old French ending"),
    ("Idriss Kalum", "Idris Kaloum", "doubled letters, ou for u"),
    ("Muhammad Tessik", "Mohammed Tesik", "the commonest name, in two of its many spellings"),
    ("Ahmet Khalidov", "Ahmed Halidov", "kh and h"),
    ("Stephen Draper", "Steven Draper", "two spellings of an English name"),
    ("Mike Farraday", "Michael Farraday", "a short form"),
    ("Gerard T. Wexley", "Gerard Wexley", "an initial between"),
    ("Lance Neal Morrow", "Lance Morrow", "a second first name"),
    ("Robert Vane III", "Robert Vane", "a number behind"),
    ("Robert Vane Jr.", "Robert Vane", "a junior"),
    ("Karl Müller", "Karl Mueller", "an umlaut written out"),
    ("José Quintero", "Jose Quintero", "an accent"),
    ("Ian MacBride", "Ian McBride", "Mac and Mc"),
    ("Rami Abdel Nour", "Rami Abdul-Nour", "a family name of two words"),
    ("Nabil al-Hamwi", "Nabil Hamwi", "the article"),
    ("Tomasz Wojcik", "Tomasz Wójcik", "a Polish o"),
    ("Kim Jae-hoon", "Kim Jae Hoon", "family name first, two syllables of a first name"),
    ("Phillip Crane", "Filip Crane", "ph and f"),
]

TWO_NAMES = [
    ("Ricardo Wexford", "Rakim Wexford", "brothers"),
    ("Paul Jansen", "Paul Jensen", "Dutch and Danish family names"),
    ("Ann Berry", "Ann Barry", "English family names one vowel apart"),
    ("Tom Walton", "Tom Walters", "a shared beginning"),
    ("Christian Dorr", "Christina Dorr", "two common first names, two letters swapped"),
    ("Daniel Frost", "Daniela Frost", "one letter more makes another common name"),
    ("Kim Jae-hoon", "Kim Min-ji", "two people of one Korean family name"),
    ("John Marsh", "John March", "English family names one letter apart"),
    ("Eric Moss", "Erica Moss", "a short name and its feminine"),
    ("Al Brenner", "Bo Brenner", "two-letter first names"),
    ("Maria Sands", "Maria Sandoval", "one family name begins as the other"),
    ("Peter Allen", "Peter Ellen", "vowels at the beginning count"),
    ("Abdul Karim Rashad", "Abdul Hamid Rashad", "bound first names"),
    ("Melvin Prowse", "Melvin Jacobs", "only the first name in common"),
]


def key(name: str) -> str:
    return name_from(name.split()).key


@pytest.mark.parametrize(("left", "right", "reason"), ONE_NAME)
def test_one_name_has_one_key_however_it_is_spelled(left: str, right: str, reason: str) -> None:
    assert key(left) == key(right), reason


@pytest.mark.parametrize(("left", "right", "reason"), TWO_NAMES)
def test_different_people_are_never_one(left: str, right: str, reason: str) -> None:
    assert not same_person(key(left), key(right)), reason


@pytest.mark.parametrize(
    ("left", "right", "reason"),
    [
        ("Wexford", "Rakim Wexford", "a family name alone"),
        ("R. Wexford", "Rakim Wexford", "an initial"),
        ("Micheal Dorn", "Michael Dorn", "a slip of the pen, no name of its own"),
        ("Jonathan Pike", "Jonathon Pike", "a rare spelling"),
        ("Nora Lindqvist", "Nora Lindqvit", "a letter left out of a long family name"),
    ],
)
def test_a_less_full_or_misspelled_name_can_be_the_same_person(
    left: str, right: str, reason: str
) -> None:
    assert same_person(key(left), key(right)), reason


def test_places_and_people_are_never_one() -> None:
    assert not same_person("place:jordan", key("Jordan"))


NAMES = st.lists(
    st.text(st.characters(whitelist_categories=["Lu", "Ll"]), min_size=1, max_size=12),
    min_size=1,
    max_size=4,
)


@given(NAMES)
def test_every_name_has_a_key_of_three_parts_and_is_itself(words: list[str]) -> None:
    name = name_from(words)
    assert name.key.count(":") == 2
    assert same_person(name.key, name.key)


@given(NAMES, NAMES)
def test_being_one_person_is_symmetric(left: list[str], right: list[str]) -> None:
    one, other = name_from(left).key, name_from(right).key
    assert same_person(one, other) == same_person(other, one)
