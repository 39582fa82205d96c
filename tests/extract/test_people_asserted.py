"""What is said of and by people: their offices, their words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.model import Assertion, Category, Wording

Asserted = Callable[..., list[Assertion]]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Prime Minister Lena Strand opened the bridge.", "prime minister"),
        ("Lena Strand, the finance minister, opened the bridge.", "finance minister"),
        ("Former Prime Minister Lena Strand opened it.", "former prime minister"),
        ("Deputy Foreign Minister Lena Strand left.", "deputy foreign minister"),
        ("General Karl Brandt left.", "general"),
        ("Lt Gen Sir Karl Brandt left.", "lieutenant general"),
        ("Karl Brandt, the deputy chief of the naval staff, left.", "deputy chief"),
        ("Lena Strand, a former mayor of Weiz, left.", "former mayor"),
    ],
)
def test_the_office_of_a_person_is_asserted(asserted: Asserted, text: str, office: str) -> None:
    assert [a.value.key for a in asserted(text, "title") if isinstance(a.value, Category)] == [
        office
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Lena Strand opened the bridge.", id="none is given"),
        pytest.param("The prime minister opened the bridge.", id="nobody is named"),
        pytest.param("Ms Strand opened the bridge.", id="a form of address is no office"),
        pytest.param("Lena Strand, a mother of three, left.", id="an apposition without office"),
    ],
)
def test_no_office_is_made_up(asserted: Asserted, text: str) -> None:
    assert asserted(text, "title") == []


def test_an_office_is_told_once_a_document(asserted: Asserted) -> None:
    text = "Prime Minister Lena Strand left. Prime Minister Lena Strand had been late."
    assert len(asserted(text, "title")) == 1


def test_rank_and_office_of_one_person_are_both_told(asserted: Asserted) -> None:
    found = asserted("General Karl Brandt, the chief of the naval staff, left.", "title")
    assert {a.value.key for a in found if isinstance(a.value, Category)} == {"general", "chief"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Lena Strand left. Strand was late.", ["Lena Strand"], id="once a text"),
        pytest.param("Lena and Leo Strand left.", ["Leo Strand"], id="the one in full"),
        pytest.param("L. Strand left.", [], id="an initial is no first name"),
        pytest.param("Ms Strand left.", [], id="a family name alone"),
    ],
)
def test_a_first_name_is_told_where_it_stands_in_full(
    asserted: Asserted, text: str, names: list[str]
) -> None:
    assert [a.mention.text for a in asserted(text, "name")] == names


def test_a_less_close_name_of_an_office_contradicts_nothing(asserted: Asserted) -> None:
    [held] = asserted("Deputy Foreign Minister Lena Strand left.", "title")
    assert isinstance(held.value, Category)
    assert "deputy minister" in held.value.within
    assert "minister" not in held.value.within


def speakers(found: list[Assertion]) -> set[tuple[str, str]]:
    return {
        (a.value.text.rsplit(maxsplit=1)[-1], a.mention.text.rstrip("."))
        for a in found
        if isinstance(a.value, Category)
    }


@pytest.mark.parametrize(
    "text",
    [
        '"The water is safe to drink," said Dana Wells.',
        'Dana Wells said: "The water is safe to drink."',
        '"The water is safe to drink," Dana Wells, the chief engineer, said.',
        "\u201cThe water is safe to drink,\u201d Dana Wells said.",
    ],
)
def test_a_quotation_gives_its_words_and_its_speaker(asserted: Asserted, text: str) -> None:
    [words] = asserted(text, "quote")
    assert isinstance(words.value, Wording)
    assert words.value.direct
    assert words.value.words[:3] == ("the", "water", "is")
    assert speakers(asserted(text, "speaker")) == {("Wells", "The water is safe to drink")}


def test_reported_speech_has_a_speaker_but_no_words_of_its_own(asserted: Asserted) -> None:
    text = "Dana Wells said the water was safe to drink."
    assert asserted(text, "quote") == []
    [remark] = asserted(text, "speaker")
    assert remark.slot.topic is not None
    assert not remark.slot.topic.direct


def test_a_remark_cut_in_two_is_also_read_as_one(asserted: Asserted) -> None:
    text = 'Dana Wells called it "unfair", saying that nobody had been asked.'
    remarks = [words for _, words in speakers(asserted(text, "speaker"))]
    assert any("unfair" in words and "asked" in words for words in remarks)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('The water is "safe to drink".', id="words of nobody"),
        pytest.param("The water is safe to drink.", id="in the outlet's own voice"),
        pytest.param("Dana Wells drank the water.", id="no saying"),
        pytest.param("Nobody said anything of the water.", id="nobody said it"),
    ],
)
def test_no_speaker_is_made_up(asserted: Asserted, text: str) -> None:
    assert asserted(text, "speaker") == []


@pytest.mark.parametrize(
    ("text", "translated"),
    [
        ('"Nous verrons demain," said French President Ann Porter.', True),
        ('"We shall see tomorrow," said British Prime Minister Ann Porter.', False),
        ('"We shall see tomorrow," said Ann Porter.', False),
    ],
)
def test_who_speaks_another_language_is_translated(
    asserted: Asserted,
    text: str,
    translated: bool,  # noqa: FBT001  # a column of the table
) -> None:
    [words] = asserted(text, "quote")
    assert isinstance(words.value, Wording)
    assert words.value.translated is translated


def test_a_figure_is_attributed_to_the_source_that_gives_it(asserted: Asserted) -> None:
    [own] = asserted("The blast killed 12 people.", "killed")
    [told] = asserted("The blast killed 12 people, the Harbour Ministry said.", "killed")
    assert own.attribution is None
    assert told.attribution is not None
    assert "Harbour Ministry" in told.attribution.source
