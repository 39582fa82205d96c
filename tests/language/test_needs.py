"""What a pattern needs is in every text in which it matches."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from atodds.language.needs import needs_of, pieces_of

NEEDS = [
    (r"\bkill(?:s|ed)\b", [{" kills ", " killed "}], "whole words"),
    (r"kill\w*", [{"kill"}], "a word may go on"),
    (r"(?<![\w'-])said(?![\w'-])", [{" said "}], "what stands around says where a word ends"),
    (r"(?<![\p{L}\d])said", [{"said"}], "an underscore may stand before it"),
    (r"barracks?\b", [{"barrack ", "barracks "}], "a letter that may be missing"),
    (r"a(?:bc)*(?:dd){2,}", [{"dd"}], "what may be repeated is no one thing"),
    (r"\d{1,3}(?:st|nd)\b", [{"0st ", "0nd "}], "digits in a row are one"),
    (r"[Tt]he\s+(?:dog|cat)s", [{" dogs", " cats"}], "the rarest is asked for first"),
    (r"(?:self|half)-made", [{" made"}], "a hyphen parts words"),
    (r"no (?!chance)luck", [{" luck"}], "what must not follow is no need"),
    (r"(?i:LATE)ly", [{"lately"}], "case does not count"),
    (r"(?x) odd   # a comment (with brackets", [{"odd"}], "layout is no part of it"),
    (r"[^x]{0,9}\bfire (?P<what>\w+) (?P=what)", [{" fire "}], "again what was found"),
    ("stra\u00dfe", [{"strasse"}], "letters that are written in two ways"),
]
ASK_FOR_NOTHING = [
    (r"\w+", "any word"),
    (r"(?:killed|\d*)", "one way asks for nothing"),
    (r"(?:killed)?", "it may be missing"),
    (r"(?<=killed )\w+", "what stands before may lie outside of what is searched"),
    (r"\p{N}", "no digit but a figure: half a sign is one"),
    (r"[a-z]{3}", "a range"),
    (r"[^k]illed|\W", "anything but"),
    (r"(killed", "no pattern at all"),
    (r"(?(1)killed|hurt)x?", "syntax that is not read"),
]


@pytest.mark.parametrize(("pattern", "needs", "reason"), NEEDS)
def test_a_pattern_needs_words(pattern: str, needs: list[set[str]], reason: str) -> None:
    for need in needs:
        assert need in needs_of(pattern), reason


@pytest.mark.parametrize(("pattern", "reason"), ASK_FOR_NOTHING)
def test_a_pattern_that_may_match_anything_needs_nothing(pattern: str, reason: str) -> None:
    assert needs_of(pattern) == (), reason


def test_a_word_holds_its_pieces_with_its_ends() -> None:
    assert {" kil", "ill", "led ", " killed "} <= set(pieces_of("Killed"))
    assert " ill" not in pieces_of("Killed")
    assert " 0st " in pieces_of("221st")


letters = st.sampled_from("abcABC01 -'_\n\u0130\u0131\u017f\u212a\u00df\u0301\u00bd")
texts = st.text(letters, max_size=12)
atoms = st.one_of(
    st.sampled_from(
        [
            r"\b", r"\w", r"\d", r"\s", r"\W", ".", "[abc]", "[^a]", "[ -]", r"[\w-]", "^", "$",
            r"\p{L}", r"(?<!\w)", r"(?![\w-])", r"(?<![\p{L}\d])", "(?=b)", "(?<=a)", "[0-9]",
        ]
    ),
    st.text("abciskABCK01 -\u00df", min_size=1, max_size=3).map(regex.escape),
)  # fmt: skip
counts = st.sampled_from(["", "", "?", "*", "+", "{1,2}", "{2}", "{0,1}", "*+", "??"])
patterns = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.tuples(st.lists(inner, min_size=1, max_size=3).map("|".join), counts).map(
            lambda pair: f"(?:{pair[0]}){pair[1]}"
        ),
    ),
    max_leaves=8,
)


@given(patterns, texts, st.sampled_from([0, regex.IGNORECASE]))
def test_every_text_with_a_match_holds_all_needs(pattern: str, text: str, flags: int) -> None:
    if regex.search(pattern, text, flags) is None:
        return
    held = {piece for word in regex.findall(r"\w+", text) for piece in pieces_of(word)}
    for need in needs_of(pattern, flags):
        assert held & need
