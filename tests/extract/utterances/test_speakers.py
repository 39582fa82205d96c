"""Who is taken to have said the quoted words."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.extract.utterances import utterances_of
from atodds.language import fold, sentences_of
from atodds.model import Utterance

Quoted = Callable[[str], list[tuple[str, str | None]]]

ONE_SPEAKER = [
    pytest.param('"We go," Fell said.', "fell", id="verb after the name"),
    pytest.param('"We go," said Fell.', "fell", id="verb before the name"),
    pytest.param('"We go," said the mayor, Ada Fell.', "fell", id="name behind the office"),
    pytest.param('"We go," said Mayor Ada Fell, who wore red.', "fell", id="title and clause"),
    pytest.param('Fell said: "We go."', "fell", id="colon"),
    pytest.param('Fell said, "We go."', "fell", id="comma"),
    pytest.param('Fell told reporters on Monday that "we go".', "fell", id="told somebody that"),
    pytest.param('Ada Fell, a ferry captain, told reporters: "We go."', "fell", id="apposition"),
    pytest.param('Ada Fell, 44, said: "We go."', "fell", id="age as apposition"),
    pytest.param('The mayor, Ada Fell, said: "We go."', "fell", id="name as apposition"),
    pytest.param('Ada Fell, who met Bo Lind in Tern, said: "We go."', "fell", id="relative clause"),
    pytest.param('Ada Fell, mayor of Wickby, said: "We go."', "fell", id="office without article"),
    pytest.param('After meeting Bo Lind, Fell said: "We go."', "fell", id="somebody else before"),
    pytest.param('Asked about the quay, Fell said: "We go."', "fell", id="a question before"),
    pytest.param('Describing the plan as "late", Fell left.', "fell", id="participle in front"),
    pytest.param('Fell left, calling the plan "late".', "fell", id="participle behind"),
    pytest.param('Fell called the plan "late".', "fell", id="named with one word"),
    pytest.param('Fell described the plan as "late".', "fell", id="described as"),
    pytest.param('The plan was described by Fell as "late".', "fell", id="passive"),
    pytest.param('The plan was "late", according to Fell.', "fell", id="according to, behind"),
    pytest.param('According to Fell, the plan was "late".', "fell", id="according to, in front"),
    pytest.param('Fell has also said: "We go."', "fell", id="auxiliary and adverb"),
    pytest.param('In Wickby Fell later said: "We go."', "fell", id="place in front, no comma"),
    pytest.param(
        'Lind left early, with Fell warning of "rough seas ahead".', "fell", id="own subject"
    ),
    pytest.param('The Harbour Ministry said: "We go."', "harbour ministry", id="a body"),
    pytest.param('Estoria said it would "go at once".', "government EE", id="a government"),
    pytest.param('Fell: "We go at dawn."', "fell", id="nothing but a colon"),
    pytest.param(
        'The Tern Observatory (TO) said it was "weak".',
        "tern observatory",
        id="short form in brackets",
    ),
    pytest.param('"We go," said founder and chief Ada Fell.', "fell", id="two offices"),
    pytest.param(
        '"We go," the deputy head of the union of pilots Ada Fell said.',
        "fell",
        id="long office in front",
    ),
    pytest.param('"We go" said Ada Fell The sea was calm.', "fell", id="lost its full stop"),
    pytest.param('Ada Fell a ferry captain said: "We go."', "fell", id="lost its commas"),
    pytest.param(
        'The plan had "no chance at all" but was not dead, Fell said.',
        "fell",
        id="quoted in her clause",
    ),
    pytest.param('"We go," laughed Fell.', "fell", id="a manner of speaking"),
    pytest.param('Fell\'s answer was short. "We go."', None, id="a possessive is no speaker"),
]


@pytest.mark.parametrize(("text", "speaker"), ONE_SPEAKER)
def test_one_quotation_has_its_speaker(text: str, speaker: str | None, quoted: Quoted) -> None:
    assert [who for _, who in quoted(text)] == [speaker]


UNNAMED = [
    pytest.param('"We go," a senior official said.', "a senior official", id="indefinite"),
    pytest.param(
        '"We go," said a Harbour Ministry official.', "a Harbour Ministry official", id="body"
    ),
    pytest.param('Two officials said they would "go soon".', "Two officials", id="plural"),
    pytest.param('"We go," said one woman out with her dog.', "one woman", id="cut at its noun"),
    pytest.param('A man who lives there said: "We go."', "A man", id="relative clause"),
    pytest.param('"We go," Fell\'s brother told reporters.', "Fell's brother", id="possessive"),
    pytest.param('The family said it was "a dark day".', "The family", id="family is no adverb"),
    pytest.param('Theresa May said: "We go."', "Theresa May", id="May is no month here"),
    pytest.param(
        'Emily Holly repeatedly said: "We go."', "Emily Holly", id="nor is Emily an adverb"
    ),
    pytest.param('A pilot on Monday said: "We go."', "A pilot", id="a day before the verb"),
    pytest.param('Residents said the quay was "gone, all gone".', "Residents", id="bare plural"),
    pytest.param(
        'A spokeswoman for the Palace said: "We go."',
        "A spokeswoman for the Palace",
        id="spokeswoman",
    ),
]


@pytest.mark.parametrize(("text", "source"), UNNAMED)
def test_an_unnamed_speaker_keeps_the_words(
    text: str, source: str, said: Callable[[str], tuple[Utterance, ...]]
) -> None:
    direct = next(u for u in said(text) if u.direct)
    assert (direct.source, direct.speaker) == (source, None)


SEVERAL = [
    pytest.param(
        '"We go," Fell said. "We do not stay."', ["fell", "fell"], id="goes on after the speaker"
    ),
    pytest.param(
        '"We go," Fell said, "and we do not stay."', ["fell", "fell"], id="broken by the speaker"
    ),
    pytest.param('"We go," Fell said.\n\n"We do not stay."', ["fell", "fell"], id="next paragraph"),
    pytest.param(
        'Fell called it "late" and described Lind as "lost".', ["fell", "fell"], id="two verbs"
    ),
    pytest.param(
        'Fell said it was "late", but Lind called it "early".', ["fell", "lind"], id="two speakers"
    ),
    pytest.param(
        'Fell spoke first. "We go," he said.\n\nLind answered. "We stay," he said.',
        ["fell", "lind"],
        id="pronouns follow the subject",
    ),
    pytest.param(
        'Ada Fell met Bo Lind on the quay. "We go," she said.', ["fell"], id="subject, not object"
    ),
    pytest.param(
        'Mrs Fell said it was "late". Mr Lind nodded. "It was early," she said.',
        ["fell", "fell"],
        id="she is not Mr Lind",
    ),
    pytest.param(
        'A senior official spoke of "rough seas". "We go," the official said.',
        ["A senior official", "A senior official"],
        id="the official is the last official",
    ),
    pytest.param(
        'Mayor Ada Fell spoke of "rough seas". "We go," the mayor said.',
        ["fell", "fell"],
        id="the mayor is the one mayor",
    ),
    pytest.param(
        'The Tern Observatory said it was "weak". "It was brief," the group said.',
        ["tern observatory", "tern observatory"],
        id="the group is the last body",
    ),
    pytest.param(
        'The Harbour Ministry said it was "late". "We go," it added.',
        ["harbour ministry", "harbour ministry"],
        id="it is the last body",
    ),
]


@pytest.mark.parametrize(("text", "speakers"), SEVERAL)
def test_each_of_several_quotations_has_its_speaker(
    text: str, speakers: list[str], quoted: Quoted
) -> None:
    assert [who for _, who in quoted(text)] == speakers


def test_a_cue_is_given_in_its_base_form(said: Callable[[str], tuple[Utterance, ...]]) -> None:
    text = 'Fell warned of "rough seas". Lind called it "late". Vance added: "We go."'
    assert [u.cue for u in said(text) if u.direct] == ["warn", "call", "add"]


def test_each_utterance_knows_its_sentence(said: Callable[[str], tuple[Utterance, ...]]) -> None:
    text = 'The sea was calm. Fell said: "We go. We stay." Lind nodded. "Good," he said.'
    sentences = sentences_of(fold(text))
    for utterance in said(text):
        assert sentences[utterance.sentence].span.start <= utterance.mention.span.start
        assert utterance.mention.span.start < sentences[utterance.sentence].span.end


PIECES = ['"', "'", "''", " ", "Fell", "said", "We go", ", ", ". ", "\n\n", "that", "according to"]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_is_read_and_each_utterance_lies_in_it(text: str) -> None:
    folded = fold(text)
    found = utterances_of(folded, sentences_of(folded), ())
    assert all(u.mention.text == u.mention.span.of(folded) != "" for u in found)
    assert [u.mention.span for u in found] == sorted(u.mention.span for u in found)


DAMAGED = [
    pytest.param('"' * 4000, id="nothing but marks"),
    pytest.param("'a " * 4000, id="marks that open all the time"),
    pytest.param("said, " * 4000, id="nothing but verbs"),
    pytest.param("Fell said that " * 2000, id="speech within speech"),
    pytest.param("a, " * 4000 + "said", id="nothing but commas"),
    pytest.param("\n\n".join(["'We go"] * 1000), id="marks that open each paragraph"),
]


@pytest.mark.parametrize("text", DAMAGED)
def test_damaged_text_is_read_in_good_time(text: str) -> None:
    sentences = sentences_of(text)
    started = process_time()
    utterances_of(text, sentences, ())
    assert process_time() - started < 5
