import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.language import fold
from atodds.model import Span

FOLDED = [
    ("\u201cNo,\u201d she said", '"No," she said', "curly double quotes"),
    ("\u2018No,\u2019 she said", "'No,' she said", "curly single quotes"),
    ("the ship\u2019s bell", "the ship's bell", "a curly apostrophe"),
    ("\u201eNein\u201c, \u00abnon\u00bb", '"Nein", "non"', "low quotes and guillemets"),
    ("it`s", "it's", "a grave accent for an apostrophe"),
    ("2013\u20132014 \u2014 a year", "2013-2014 - a year", "en and em dashes"),
    ("\u22124 degrees", "-4 degrees", "a minus sign"),
    ("10\u00a0Downing\u2009Street", "10 Downing Street", "no-break and thin spaces"),
    ("\ufeffTalks\u200b end", " Talks  end", "a byte order mark and a zero-width space"),
    ("a\tb", "a b", "a tab"),
    ("50\uff05", "50%", "a full-width sign"),
    ("``No,'' she said", ' "No,"  she said', "two single marks in place of a double one"),
    ("he said ''no'' twice", 'he said  "no"  twice', "the same, both ends alike"),
    ("''He said 'no','' she said", " \"He said 'no',\"  she said", "a quotation within"),
    ("end\u2028next\x0bnext", "end\nnext\nnext", "rarer line ends become plain ones"),
]
KEPT = [
    ("one\r\ntwo\rthree\n", "line ends stay as they are"),
    ("rock 'n' roll", "single quotes that stand alone"),
    ("Zo\u00eb in \u0141\u00f3d\u017a", "accents are part of names"),
    ("wait\u2026", "an ellipsis is one character and cannot become three"),
    ("\u00a35, \u20ac6, 5\u00bd", "signs of money and fractions"),
]


@pytest.mark.parametrize(("text", "folded", "why"), FOLDED, ids=[row[2] for row in FOLDED])
def test_one_spelling_for_quotes_dashes_and_spaces(text: str, folded: str, why: str) -> None:
    assert fold(text) == folded, why


@pytest.mark.parametrize(("text", "why"), KEPT, ids=[row[1] for row in KEPT])
def test_all_else_is_left_alone(text: str, why: str) -> None:
    assert fold(text) == text, why


TEXTS = st.text(
    alphabet=st.one_of(st.sampled_from("ab '\"`\u2018\u2019\u201c\n\r -"), st.characters())
)


@given(TEXTS)
def test_folding_never_moves_a_character(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(TEXTS)
def test_line_ends_stay_where_they_are(text: str) -> None:
    folded = fold(text)
    assert all(
        after == before for before, after in zip(text, folded, strict=True) if before in "\r\n"
    )


@given(TEXTS)
def test_letters_and_digits_of_ordinary_width_stay(text: str) -> None:
    pairs = zip(text, fold(text), strict=True)
    assert all(a == b for a, b in pairs if a.isascii() and a.isalnum())


@given(TEXTS)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


def test_every_space_and_dash_of_unicode_is_folded() -> None:
    for code in range(0x10000):
        character = chr(code)
        if unicodedata.category(character) == "Zs":
            assert fold(character) == " ", hex(code)
        if 0x2010 <= code <= 0x2015:
            assert fold(character) == "-", hex(code)


def test_markup_becomes_spaces_of_the_same_length() -> None:
    text = "the [talks](http://x.example/2014)\nended"
    assert fold(text, [Span(4, 5), Span(10, 35)]) == "the  talks" + " " * 24 + "\nended"
