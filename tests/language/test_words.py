import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.language import base, content_words, singular, tokens

BASES = [
    ("talks", "talk", "a plural"),
    ("people", "person", "an irregular plural"),
    ("men", "man", "an irregular plural"),
    ("women", "woman", "an irregular plural"),
    ("children", "child", "an irregular plural"),
    ("troops", "troop", "a plural seldom used in the singular"),
    ("policemen", "policeman", "a compound of men"),
    ("injured", "injure", "a participle"),
    ("killing", "kill", "a participle"),
    ("shots", "shoot", "a noun from a verb's form joins the verb"),
    ("met", "meet", "an irregular verb"),
    ("meetings", "meeting", "a noun in -ing stays a noun"),
    ("Kerry's", "kerry", "a possessive name"),
    ("soldiers'", "soldier", "a possessive plural"),
    ("U.S.", "us", "an abbreviation's full stops"),
    ("metres", "meter", "two spellings of one unit"),
    ("PEOPLE", "person", "capitals throughout"),
]
LEFT_ALONE = [
    ("police", "no plural"),
    ("news", "no plural"),
    ("series", "singular and plural are one"),
    ("aircraft", "singular and plural are one"),
    ("Texas", "a name"),
    ("Athens", "a name"),
    ("Hollis", "a name"),
    ("bus", "an s of its own"),
    ("building", "a noun in -ing"),
    ("five-hour", "a hyphened adjective"),
    ("8,500", "a figure"),
]


@pytest.mark.parametrize(("word", "expected", "why"), BASES, ids=[row[0] for row in BASES])
def test_forms_of_a_word_share_a_base(word: str, expected: str, why: str) -> None:
    assert base(word) == expected, why


@pytest.mark.parametrize(("word", "why"), LEFT_ALONE, ids=[row[0] for row in LEFT_ALONE])
def test_a_word_without_another_base_is_left_alone(word: str, why: str) -> None:
    assert base(word) == word.lower(), why


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("meetings", "meeting"), ("shots", "shot"), ("wounded", "wounded"), ("people", "person")],
)
def test_the_singular_of_a_noun_leaves_verbs_alone(noun: str, expected: str) -> None:
    assert singular(noun) == expected


@given(st.one_of(st.text(max_size=20), st.sampled_from([row[0] for row in BASES + LEFT_ALONE])))
def test_a_base_form_is_its_own_base_form(word: str) -> None:
    once = base(word)
    assert base(once) == once


def test_content_words_leave_out_figures_stopwords_and_verbs_of_saying() -> None:
    text = "The officials said on Monday that 12 people were injured; they blamed the storm."
    assert content_words(text) == {"official", "monday", "person", "injure", "blame", "storm"}


def test_a_country_is_told_from_a_pronoun() -> None:
    assert "us" in content_words("The US sent aid")
    assert "us" not in content_words("They told us")


TOKENS = [
    ("U.S. envoys", ["U.S.", "envoys"], "a dotted abbreviation"),
    ("a 22-year-old man", ["a", "22-year-old", "man"], "a hyphened age"),
    ("8,500 or 3.5m", ["8,500", "or", "3.5m"], "figures with separators and scales"),
    ("Roe's B-52s", ["Roe's", "B-52s"], "a possessive and a model"),
    ("five o'clock - no", ["five", "o'clock", "no"], "an apostrophe within, a dash without"),
    ("(yes), 50%!", ["yes", "50"], "punctuation is left out"),
    ("a Ph.D. from X", ["a", "Ph.D.", "from", "X"], "a degree"),
]


@pytest.mark.parametrize(("text", "expected", "why"), TOKENS, ids=[row[2] for row in TOKENS])
def test_tokens_are_words_and_figures(text: str, expected: list[str], why: str) -> None:
    assert [token.text for token in tokens(text)] == expected, why


@given(st.text())
def test_tokens_are_the_characters_they_cover(text: str) -> None:
    assert all(token.span.of(text) == token.text for token in tokens(text))


def test_importing_the_package_does_not_load_the_dictionary() -> None:
    code = "import sys, atodds.language; sys.exit('simplemma' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
