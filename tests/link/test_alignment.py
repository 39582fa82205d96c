"""Which sentences of two documents are told alike, and what in the one answers to the other."""

from __future__ import annotations

from datetime import datetime

import pytest

from atodds.config import load_rules
from atodds.findings import Findings
from atodds.link.alignment import MOST_IN_A_BLOCK, Alignment, alignments
from atodds.model import Document, Span, Verdict
from atodds.pipeline import compare

BACKGROUND = (
    "The council of Weiz meets twice a month. Rents in the old quarter rose again. A bakery on the"
    " square closed in spring. Nobody was surprised by the weather. The museum shows clocks."
)
"""Sentences of other matters: what is rare is told by what else there is."""


def document(name: str, *paragraphs: str) -> Document:
    text = "\n\n".join(paragraphs)
    return Document(
        id=name,
        path=f"{name}.txt",
        outlet=name,
        text=text,
        published=datetime.fromisoformat("2019-05-06"),
        origin=name,
    )


def aligned(left: str, right: str) -> Alignment | None:
    found = alignments([document("a", left, BACKGROUND), document("b", right)])
    return next(iter(found.values()), None)


def spot(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        pytest.param(
            "A cable car carrying nine skiers struck a pylon above Chur, the lift company said.",
            "A cable car carrying seven skiers struck a pylon above Chur, the lift company said.",
            id="one figure differs",
        ),
        pytest.param(
            "A cable car carrying nine skiers struck a pylon above Chur, the lift company said.",
            "The lift company said a cable car carrying nine skiers struck a pylon above Chur.",
            id="the source stands at the other end",
        ),
        pytest.param(
            "A cable car carrying nine skiers struck a pylon above Chur on a clear morning, in"
            " sight of the whole village and its visitors.",
            "A cable car carrying nine skiers struck a pylon above Chur.",
            id="one breaks off",
        ),
        pytest.param(
            "A cable car carrying nine skiers struck a pylon above Chur.",
            "Winter guests had a fright Photo by the village office A cable car carrying nine"
            " skiers struck a pylon above Chur Nobody fell out",
            id="one has lost its full stops",
        ),
        pytest.param(
            "A cable car carrying nine skiers struck a pylon above Chur.",
            "A cable car, which was carrying nine skiers, has struck a pylon in Chur.",
            id="small words differ",
        ),
    ],
)
def test_what_is_told_alike_is_aligned(mine: str, other: str) -> None:
    found = aligned(mine, other)
    assert found is not None
    place = found.answers(spot(mine, "skiers"), spot(other, "skiers"))
    assert place is True


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        pytest.param(
            "A cable car carrying nine skiers struck a pylon above Chur.",
            "The skiers had paid nine francs each for the whole day.",
            id="two words in common",
        ),
        pytest.param(
            "The fire was out by noon, the mayor said.",
            "The strike was over by noon, the mayor said.",
            id="a frame that any two sentences may share",
        ),
        pytest.param(
            "Skiers saw the pylon, the car and the cable.",
            "The cable is new; a car hit the pylon; skiers waited.",
            id="the words in another order",
        ),
    ],
)
def test_what_only_shares_words_is_not(mine: str, other: str) -> None:
    assert aligned(mine, other) is None


@pytest.mark.parametrize(
    ("mine", "here", "other", "there", "expected"),
    [
        pytest.param(
            "The flood in Weiz drove 300 families and 40 traders from the lower market on Monday.",
            "300 families",
            "The flood in Weiz drove 500 families and 40 traders from the lower market on Monday.",
            "500 families",
            True,
            id="the figure between equal words",
        ),
        pytest.param(
            "The flood in Weiz drove 300 families and 40 traders from the lower market on Monday.",
            "300 families",
            "The flood in Weiz drove 500 families and 40 traders from the lower market on Monday.",
            "40 traders",
            False,
            id="another figure of the sentence",
        ),
        pytest.param(
            "Three hundred families left the lower market of Weiz by boat on Monday.",
            "Three hundred families",
            "Some 500 families left the lower market of Weiz by boat on Monday.",
            "Some 500 families",
            True,
            id="the figure that the sentence begins with",
        ),
        pytest.param(
            "The families left the lower market of Weiz by boat and were gone for three weeks.",
            "three weeks",
            "The families left the lower market of Weiz by boat and were gone for five days.",
            "five days",
            True,
            id="the figure that the sentence ends with",
        ),
        pytest.param(
            "Families left the lower market of Weiz by boat, watched by the mayor and by all who"
            " had come from the school, which has nine teachers.",
            "nine teachers",
            "Families left the lower market of Weiz by boat.",
            "boat",
            None,
            id="what only one of them tells",
        ),
    ],
)
def test_an_answer_stands_at_the_same_place(
    mine: str, here: str, other: str, there: str, *, expected: bool | None
) -> None:
    found = aligned(mine, other)
    assert found is not None
    assert found.answers(spot(mine, here), spot(other, there)) is expected
    assert found.swapped().answers(spot(other, there), spot(mine, here)) is expected


def test_likeness_falls_with_what_differs() -> None:
    mine = "A cable car carrying nine skiers struck a pylon above Chur on Monday morning."
    near = aligned(mine, mine.replace("nine", "ten"))
    far = aligned(mine, mine.replace("nine", "ten").replace("struck a pylon", "fell onto a barn"))
    same = aligned(mine, mine)
    assert near
    assert far
    assert same
    assert 1 == same.likeness > near.likeness > far.likeness


def test_sentences_of_one_document_are_not_aligned() -> None:
    line = "A cable car carrying nine skiers struck a pylon above Chur."
    assert not alignments([document("a", line, BACKGROUND, line)])


def test_the_order_of_documents_does_not_matter() -> None:
    texts = [
        "A cable car carrying nine skiers struck a pylon above Chur.",
        "Chur: a cable car carrying seven skiers struck a pylon.",
        "A cable car struck a pylon above Chur with seven skiers in it, carrying nobody else.",
    ]
    documents = [document(name, text, BACKGROUND) for name, text in zip("abc", texts, strict=True)]
    assert alignments(documents) == alignments(reversed(documents))


def test_many_copies_are_not_all_set_against_each_other() -> None:
    line = "A cable car carrying nine skiers struck a pylon above Chur."
    copies = [document(f"copy-{number:03}", line) for number in range(4 * MOST_IN_A_BLOCK)]
    others = [document("other", BACKGROUND)]
    found = alignments([*copies, *others])
    first = MOST_IN_A_BLOCK * (MOST_IN_A_BLOCK - 1) // 2
    assert len(found) == first + len(copies) - MOST_IN_A_BLOCK
    linked = {name for pair in found for name, _ in pair}
    assert linked == {copy.id for copy in copies}


def findings(left: str, right: str) -> Findings:
    return compare([document("a", left, BACKGROUND), document("b", right)], load_rules())


def test_equal_figures_at_one_place_are_one_fact_whatever_the_context() -> None:
    told = "a cable car carrying nine skiers struck a pylon above Chur, killing four of them"
    found = findings(f"On Tuesday {told}, the lift company said.", f"On Friday {told}.")
    [killed] = [fact for fact in found.facts if fact.rule == "killed"]
    assert killed.verdict is Verdict.AGREE


def test_other_figures_at_one_place_are_apart_where_the_days_are() -> None:
    told = "a cable car carrying skiers struck a pylon above Chur, killing {} of them"
    found = findings(
        f"On Tuesday {told.format('four')}, the lift company said.",
        f"On Friday {told.format('six')}.",
    )
    assert not [fact for fact in found.facts if fact.rule == "killed"]


def test_figures_at_two_places_of_sentences_told_alike_are_two_facts() -> None:
    told = "Visitors stole {} spoons and {} forks from the coffee house of the old mint in Weiz."
    found = findings(told.format(14, 23), told.format(14, 23).replace("forks", "spoons"))
    pairs = {
        frozenset((c.left.mention.text, c.right.mention.text)): c
        for c in found.comparisons
        if c.rule == "things"
    }
    crossed = pairs[frozenset(("14 spoons", "23 spoons"))]
    assert {e.name for e in crossed.evidence if e.weight < 0} == {"aligned-elsewhere"}
