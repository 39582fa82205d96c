"""A list of words written as a trie matches what the list matches."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from atodds.language.tries import with_tries
from atodds.lexicon import alternation

WRITTEN = [
    (
        r"\b(?:killed|injured|kills|kill)\b",
        r"\b(?:injured|kill(?:ed|s)?)\b",
        "words that begin alike",
    ),
    (r"(?P<what>one|two|ten|six)", r"(?P<what>one|six|t(?:en|wo))", "a group with a name"),
    (r"(?i:shot\ dead|shot|hit|hurt)", r"(?i:h(?:it|urt)|shot(?:\ dead)?)", "two words"),
    (r"(?:\w+ly|one|two|ten|six|x+)", r"(?:\w+ly|one|six|t(?:en|wo)|x+)", "between others"),
]
LEFT_ALONE = [
    (r"(?:a|an|the|this)", "the shorter is wanted where both stand"),
    (r"(?:one|two)", "too few to be worth it"),
    (r"\((?:one)|two|ten|six|nine", "what begins with a bracket is no list"),
    (r"[(one|two|ten|six)]", "signs of a class"),
    (r"(?:May|may day|June|July)", "letters that differ in case only"),
    (r"(?:ones?|twos?|tens?|sixes?)", "a letter that may be missing"),
]


@pytest.mark.parametrize(("pattern", "written", "reason"), WRITTEN)
def test_a_list_of_words_becomes_a_trie(pattern: str, written: str, reason: str) -> None:
    assert with_tries(pattern) == written, reason


@pytest.mark.parametrize(("pattern", "reason"), LEFT_ALONE)
def test_what_is_no_list_of_words_stays(pattern: str, reason: str) -> None:
    assert with_tries(pattern) == pattern, reason


def test_layout_between_words_is_no_part_of_them() -> None:
    pattern = "(?: one | two | ten | six )"
    assert with_tries(pattern, verbose=True) == pattern


words = st.lists(st.text("abAB -.'1", min_size=1, max_size=4), min_size=1, max_size=9)


@given(words, st.text("abAB -.'1x", max_size=14), st.sampled_from([0, regex.IGNORECASE]))
def test_a_trie_matches_what_the_list_matches(listed: list[str], text: str, flags: int) -> None:
    for pattern in (rf"(?:{alternation(listed)})\b", rf"x?(?:{alternation(listed)})"):
        flat, trie = (regex.compile(p, flags) for p in (pattern, with_tries(pattern)))
        assert [m.span() for m in flat.finditer(text)] == [m.span() for m in trie.finditer(text)]
