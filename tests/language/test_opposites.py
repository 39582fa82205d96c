"""Words of closed classes, of which one excludes another."""

from __future__ import annotations

import pytest

from atodds.language import base, tokens
from atodds.language.opposites import opposed, opposites_in
from atodds.lexicon import load
from atodds.model import Kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the northern pier", {("northern", "compass", "north")}, id="an adjective"),
        pytest.param("three of his brothers", {("brothers", "kin", "brother")}, id="a plural"),
        pytest.param("prices rose", {("rose", "trend", "up")}, id="a form of a verb"),
        pytest.param(
            "the living room",
            {("living room", "room", "living_room")},
            id="two words are one entry",
        ),
        pytest.param(
            "found not guilty", {("not guilty", "verdict", "not_guilty")}, id="the longest entry"
        ),
        pytest.param(
            "the claim is false", {("false", "truth", "false")}, id="a word that YAML reads as no"
        ),
        pytest.param("the leaves fell", {("fell", "trend", "down")}, id="leaves are not left"),
        pytest.param("nothing of the sort", set(), id="no word of a class"),
    ],
)
def test_words_are_found_by_their_forms(text: str, expected: set[tuple[str, str, str]]) -> None:
    found = {(span.of(text), o.scheme, o.key) for span, o in opposites_in(tokens(text))}
    assert found == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("northern", "southern", True, id="opposites"),
        pytest.param("northern", "north-eastern", False, id="one says the other more closely"),
        pytest.param("a red car", "a blue lorry", True, id="two classes at once"),
        pytest.param("northern", "red", False, id="two classes"),
        pytest.param("northern", "the north", False, id="one word in two forms"),
        pytest.param("", "southern", False, id="nothing"),
    ],
)
def test_opposites_are_of_one_class(one: str, other: str, *, expected: bool) -> None:
    assert opposed(tokens(one), tokens(other)) is expected
    assert opposed(tokens(other), tokens(one)) is expected


def test_every_entry_can_be_found_and_every_class_has_opposites() -> None:
    for scheme, entry in load("opposites").items():
        assert Kind(entry["kind"])
        assert len(entry["values"]) > 1
        for key, words in entry["values"].items():
            for word in words:
                found = {(o.scheme, o.key) for _, o in opposites_in(tokens(word))}
                assert (scheme, key) in found, word


def test_what_says_a_value_more_closely_is_of_its_class() -> None:
    for entry in load("opposites").values():
        for key, wider in entry.get("within", {}).items():
            assert {key, *wider} <= entry["values"].keys()


def test_no_word_stands_for_two_values_of_a_class() -> None:
    for entry in load("opposites").values():
        words = [word for listed in entry["values"].values() for word in listed]
        assert len(words) == len(set(words))
        assert all(base(word) == word or " " in word or word in words for word in words)
