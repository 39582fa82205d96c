"""A pattern finds what `regex` finds, and is compiled only where it may."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from atodds.language import Alternatives, Pattern, patterns
from atodds.language.patterns import worth_searching


@pytest.fixture(autouse=True)
def _every_use_counts_as_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_OFTEN", 0)


TEXT = "Two were hurt. Nobody was killed on the 21st."


def test_a_pattern_finds_what_it_asks_for() -> None:
    killed = Pattern(r"\bkilled\b")
    found = killed.search(TEXT)
    assert found is not None
    assert found.group() == "killed"
    assert [m.group() for m in Pattern(r"\b(?:hurt|killed)\b").finditer(TEXT)] == ["hurt", "killed"]


def test_a_pattern_is_searched_for_in_a_stretch_of_the_text() -> None:
    killed = Pattern(r"\bkilled\b")
    assert killed.search(TEXT, 0, 14) is None
    assert killed.search(TEXT, 14) is not None
    assert list(killed.finditer(TEXT, 0, 14)) == []


def test_a_stretch_may_begin_inside_a_word() -> None:
    assert Pattern(r"urt\b").search(TEXT, TEXT.index("urt")) is not None


def test_a_pattern_is_not_compiled_for_texts_without_what_it_needs() -> None:
    pattern = Pattern(r"\b(?:drowned|rescued)\b")
    assert pattern.search(TEXT) is None
    assert "_with_tries" not in vars(pattern)
    assert pattern.search("Six were rescued.") is not None
    assert "_with_tries" in vars(pattern)


def test_a_pattern_made_later_is_found_in_a_text_searched_before() -> None:
    assert Pattern(r"\bnobody\b", regex.IGNORECASE).search(TEXT) is not None
    assert Pattern(r"\bwas\b").search(TEXT) is not None


def test_named_lists_stand_for_their_words() -> None:
    pattern = Pattern(r"\L<numbers> were", numbers=["Two", "Two hundred"])
    assert pattern.search(TEXT) is not None
    assert pattern.search("Three were hurt.") is None


def test_only_patterns_that_may_match_are_worth_searching_for() -> None:
    several = [Pattern(p) for p in (r"\bhurt\b", r"\bdrowned\b", r"\w+", r"\d+th\b", r"\d+st\b")]
    assert worth_searching(several, TEXT) == [0, 2, 4]
    assert worth_searching(several, TEXT, 0, 14) == [0, 2]


def test_a_long_stretch_is_searched_without_looking_first() -> None:
    pattern = Pattern(r"\b(?:drowned|rescued)\b")
    assert pattern.search("No one. " * 200) is None
    assert "_with_tries" in vars(pattern)


BRANCHES = (r"\bab?", r"ba", r"\d+", r"(?<=a)b", r"abc", r"1b")
branches = st.lists(st.sampled_from(BRANCHES), min_size=1, max_size=4)


@given(branches, st.text("abc1 ", max_size=16))
def test_alternatives_find_what_one_pattern_of_them_all_finds(chosen: list[str], text: str) -> None:
    whole = regex.compile("|".join(chosen))
    found = Alternatives(Pattern(p) for p in chosen).finditer(text, 0, len(text))
    assert [m.span() for m in found] == [m.span() for m in whole.finditer(text)]


def test_a_scan_goes_on_from_any_place_behind_the_last() -> None:
    scan = Alternatives([Pattern("aa"), Pattern("a|b")]).scan("aaab", 0, 4)
    assert [m and m.span() for m in map(scan.first, range(5))] == [
        (0, 2),
        (1, 3),
        (2, 3),
        (3, 4),
        None,
    ]


def test_a_pattern_is_prepared_for_searches_when_it_was_used_often(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(patterns, "_OFTEN", 2)
    pattern = Pattern(r"\b(?:drowned|rescued)\b")
    for _ in range(3):
        assert pattern.search(TEXT) is None
        assert "_with_tries" not in vars(pattern)
    assert pattern.search("Six were rescued.") is not None
    assert {"_as_written", "_with_tries", "needed"} <= vars(pattern).keys()
