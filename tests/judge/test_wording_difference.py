"""How two wordings of one utterance stand to each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.judge.wording import Difference, wording_difference
from atodds.language.wording import fold_words
from atodds.model import Wording

SAME = [
    pytest.param("We go.", '"We go', Difference.EQUAL, id="marks and full stop"),
    pytest.param("We go, now", "we go now", Difference.EQUAL, id="comma and case"),
    pytest.param("There's a way", "There is a way", Difference.CLEANED, id="contraction"),
    pytest.param("for dialogue", "for the dialogue", Difference.CLEANED, id="article"),
    pytest.param("We think that it works", "We think it works", Difference.CLEANED, id="that"),
    pytest.param("We, uh, also know it", "We know it", Difference.CLEANED, id="fillers"),
    pytest.param(
        "The crews stands firm", "The crews stand firm", Difference.CLEANED, id="inflection"
    ),
    pytest.param(
        "in its answer to us", "in [their] answer to us", Difference.CLEANED, id="brackets"
    ),
    pytest.param(
        "We came ... and stayed", "We came by boat and stayed", Difference.CLEANED, id="ellipsis"
    ),
    pytest.param(
        "the U.S. and Britain", "the US and the UK", Difference.CLEANED, id="abbreviation"
    ),
    pytest.param("our harbour's colour", "our harbor's color", Difference.CLEANED, id="spelling"),
    pytest.param(
        "40 per cent of crews", "forty percent of crews", Difference.CLEANED, id="numbers"
    ),
    pytest.param(
        "We saw these boats", "We saw those boats", Difference.CLEANED, id="function words"
    ),
    pytest.param(
        "We really do know the quay", "We do know our quay", Difference.CLEANED, id="small words"
    ),
    pytest.param(
        "We go home. We rest.", "We go home.", Difference.PARTIAL, id="first sentence only"
    ),
    pytest.param(
        "so shabby a bargain",
        "It was so shabby a bargain, and we knew",
        Difference.PARTIAL,
        id="within",
    ),
    pytest.param("We go home. We rest.", "We rest. We wake.", Difference.PARTIAL, id="overlap"),
    pytest.param(
        "We go home. The winch broke. We rest.",
        "We go home. We rest.",
        Difference.PARTIAL,
        id="a sentence left out",
    ),
    pytest.param(
        "The winch broke. We rest.",
        "Ropes were wet. We rest.",
        Difference.PARTIAL,
        id="other sentences before",
    ),
]


@pytest.mark.parametrize(("left", "right", "kind"), SAME)
def test_editors_may_do_this(left: str, right: str, kind: Difference) -> None:
    assert _kind(left, right) is kind
    assert _kind(right, left) is kind


REWORDED = [
    pytest.param(
        "once the sums add up, not before",
        "once the figures add up, not before",
        "figures",
        id="noun",
    ),
    pytest.param("They came with empty nets", "They came with full nets", "full", id="opposite"),
    pytest.param(
        "The quay will open today at last",
        "The quay will not open today at last",
        "not",
        id="negation",
    ),
    pytest.param("We lost 40 boats that night", "We lost 50 boats that night", "50", id="figure"),
    pytest.param(
        "The old winch is spreading fear along the quay",
        "We believe those ropes are spreading fear along the quay",
        "believe",
        id="another beginning of the same sentence",
    ),
    pytest.param(
        "I suppose everyone hopes the gale stays away",
        "Hopefully, we all hope the gale stays away",
        "hopefully",
        id="I think against hopefully",
    ),
    pytest.param(
        "We will mend the broken winch by spring",
        "We will mend the winch of this proud harbour by spring",
        "proud",
        id="words put in the middle",
    ),
]


@pytest.mark.parametrize(("left", "right", "word"), REWORDED)
def test_editors_may_not_do_this(left: str, right: str, word: str) -> None:
    difference = wording_difference(_wording(left), _wording(right))
    assert difference.kind is Difference.REWORDED
    assert word in difference.detail
    assert _kind(right, left) is Difference.REWORDED


RETOLD = [
    pytest.param(
        "The rope snapped. We ran to the quay and shouted.",
        "I ran and shouted when the rope of the winch snapped.",
        id="another order",
    ),
    pytest.param(
        "A big wave came over the wall, it was roaring like mad",
        "My brother slept, and a big wave came over the wall and broke all our windows and doors",
        id="one goes on before, and both end otherwise",
    ),
]


@pytest.mark.parametrize(("left", "right"), RETOLD)
def test_a_witness_may_tell_it_twice(left: str, right: str) -> None:
    assert _kind(left, right) is Difference.RETOLD
    assert _kind(right, left) is Difference.RETOLD


def test_a_dropped_ending_with_further_sentences_is_no_rewording() -> None:
    left, right = "The winch broke on us again.", "The winch broke. We rest. The ropes are wet."
    assert _kind(left, right) is Difference.PARTIAL
    assert _kind(right, left) is Difference.PARTIAL


def test_two_translations_may_differ() -> None:
    left = _wording("We honour the will of the crews", translated=True)
    right = _wording("We honour the choice of the sailors", translated=True)
    assert wording_difference(left, right).kind is Difference.TRANSLATED


def test_a_translation_may_still_be_the_same_words() -> None:
    left = _wording("We honour the will of the crews", translated=True)
    assert wording_difference(left, left).kind is Difference.EQUAL


def test_reported_speech_is_never_a_rewording() -> None:
    left = _wording("We lost forty boats that night")
    right = _wording("they had lost fifty ships", direct=False)
    assert wording_difference(left, right).kind is Difference.PARTIAL


WORDS = ["we", "will", "mend", "winch", "quay", "harbour", "ropes", "not", "forty", "."]
UTTERANCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)


@given(UTTERANCES, UTTERANCES)
def test_the_order_of_the_two_does_not_matter(left: str, right: str) -> None:
    assert _kind(left, right) is _kind(right, left)


@given(UTTERANCES)
def test_every_wording_equals_itself(text: str) -> None:
    assert _kind(text, text) is Difference.EQUAL


@given(UTTERANCES, st.lists(st.booleans(), min_size=14, max_size=14))
def test_articles_never_make_a_rewording(text: str, chosen: list[bool]) -> None:
    words = text.split()
    more = [
        piece
        for w, put in zip(words, chosen, strict=False)
        for piece in (["the", w] if put else [w])
    ]
    assert _kind(text, " ".join(more)) in {Difference.EQUAL, Difference.CLEANED, Difference.PARTIAL}


@given(
    st.lists(st.sampled_from(["it is", "we are", "they will", "did not"]), min_size=1, max_size=8)
)
def test_contractions_never_make_a_rewording(pieces: list[str]) -> None:
    short = {"it is": "it's", "we are": "we're", "they will": "they'll", "did not": "didn't"}
    long_form = " go ".join(pieces)
    short_form = " go ".join(short[piece] for piece in pieces)
    assert _kind(long_form, short_form) is Difference.CLEANED


def _wording(text: str, *, direct: bool = True, translated: bool = False) -> Wording:
    return Wording(text, fold_words(text), direct, translated)


def _kind(left: str, right: str) -> Difference:
    return wording_difference(_wording(left), _wording(right)).kind
