import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.language import fold, paragraphs_of, sentences_of
from atodds.model import Block, BlockKind, Span


def split(text: str) -> list[str]:
    return [sentence.span.of(text) for sentence in sentences_of(text)]


# Each case is a text whose sentences are parted by a bar, and the reason.
PARTED = [
    ("The ferry sank.|Nobody swam.", "a full stop"),
    ("Who swam?|Nobody!|The rest stayed.", "a question and an exclamation"),
    (
        "They met in the U.S.|The talks went on.",
        "an abbreviation at the end, before an opening word",
    ),
    ("He left at 9 p.m.|Reporters stayed.", "a clock half before a word that is no day or zone"),
    ("He works for Acme Inc.|The firm is old.", "a company's ending before an opening word"),
    ("She lives in Mill St.|The house is red.", "a street's abbreviation before an opening word"),
    ("It was closed.|The road reopened.", "plain"),
    ("They had plan B.|The other plan was better.", "a single letter before an opening word"),
    ('"We are done," he said.|"There is no more."|He left.', "a quotation is a sentence"),
    ('He said it was "over."|Nobody was hurt.', "a full stop within the closing mark"),
    ('He called it "over".|Nobody was hurt.', "a full stop after the closing mark"),
    ("'We go,' he said.|'There is time.'|He left.", "single quotation marks"),
    ("The talks lasted six hours..|Nobody spoke.", "a full stop too many"),
    ("He waited...|The rest left.", "an ellipsis before an opening word"),
    ("In 2010.|12 people died.", "a figure begins a sentence"),
    ("Ten died, the monitor said.|al-Masri denied it.", "a name that begins in lower case"),
    ("He stayed ( for now.)|Then he left.", "a bracket closes after the full stop"),
    ("Items left:|\u2022 a coat|\u2022 two hats", "bullets begin sentences"),
    ("It weighed 3.5 kg.|It was blue.", "a unit at the end"),
    ("He got no Ph.D.|She did.", "a degree at the end"),
]
WHOLE = [
    ("U.S. officials met U.N. envoys.", "abbreviations before names"),
    ("Mr. Doe and Lt. Gen. J. K. Rowe met Dr. Poe.", "titles and initials"),
    ("George W. Bush came to St. Louis.", "a middle initial and a saint"),
    ("He lives at No. 10 and owns No. 12.", "a number's abbreviation"),
    ("They met at 5 p.m. Friday and at 6 a.m. EST.", "a clock half before a day or zone"),
    ("The boat left at 8:20 p.m. (0720 GMT) for the islands.", "a bracket after a clock time"),
    ("The vote on Jan. 3 was close.", "a month's abbreviation before the day"),
    ("It rose 3.5 percent to 8,500.25 points.", "decimals"),
    ("HARWICH, Tex. - The man was found.", "a dateline with a state"),
    ("HARWICH, March 14 (Agency) - The ferry sank.", "a dateline with an agency"),
    ('"Why?" Ms. Doe asked.', "who asked follows the question"),
    ('"Stop!" shouted the guard.', "who shouted follows in lower case"),
    ("He said ... Poe was there.", "an ellipsis before a name"),
    ("See www.site.example.com for more.", "an address"),
    ("1. Yes, it is so.", "a list's number"),
    ("Acme Corp. Chief Ann Doe left.", "a company before an office"),
    ("They sell wine, beer, etc. in town.", "an abbreviation before lower case"),
    ("The 9 mm. pistol was found.", "a unit before lower case"),
    ("She drove up Route F.M. 1960 alone.", "a road's letters before its number"),
    ("CAPT. MARY DOE AND LT. ROE LEFT.", "titles in capitals"),
]


@pytest.mark.parametrize(("text", "why"), PARTED, ids=[row[1] for row in PARTED])
def test_a_sentence_ends(text: str, why: str) -> None:
    sentences = text.split("|")
    assert split(" ".join(sentences)) == sentences, why


@pytest.mark.parametrize(("text", "why"), WHOLE, ids=[row[1] for row in WHOLE])
def test_a_sentence_goes_on(text: str, why: str) -> None:
    assert split(text) == [text], why


UNSPACED = [
    ("It was closed.|The road reopened.", "the space left out"),
    ('He said "no."|"Yes," she said.', "the space left out between marks"),
    ("Was it?|It was.", "after a question"),
]


@pytest.mark.parametrize(("text", "why"), UNSPACED, ids=[row[1] for row in UNSPACED])
def test_a_missing_space_parts_all_the_same(text: str, why: str) -> None:
    assert split(text.replace("|", "")) == text.split("|"), why


@pytest.mark.parametrize(
    "text", ["It fell to 3.5Mio there.", "See U.S.News now.", "Use site.com now."]
)
def test_a_full_stop_within_a_word_is_none(text: str) -> None:
    assert split(text) == [text]


def test_no_sentence_crosses_a_block() -> None:
    text = "Talks fail\n\nThe envoys left. Nobody spoke"
    blocks = [Block(BlockKind.HEADLINE, Span(0, 10)), Block(BlockKind.PARAGRAPH, Span(12, 41))]
    sentences = sentences_of(text, blocks)
    assert [s.span.of(text) for s in sentences] == [
        "Talks fail",
        "The envoys left.",
        "Nobody spoke",
    ]
    assert [(s.index, s.paragraph, s.block.kind.value) for s in sentences] == [
        (0, 0, "headline"),
        (1, 1, "paragraph"),
        (2, 1, "paragraph"),
    ]


def test_a_quotation_mark_that_never_closes_does_no_harm() -> None:
    text = 'He said "it is late. Nobody came.\nThe rest slept. They woke.'
    assert split(text) == ['He said "it is late.', "Nobody came.", "The rest slept.", "They woke."]


def test_a_mark_set_apart_by_a_space_stays_with_its_sentence() -> None:
    assert split('He called it "over ." The rest stayed.') == [
        'He called it "over ."',
        "The rest stayed.",
    ]


PIECES = [
    "The ship",
    " sank",
    ".",
    "?",
    "!",
    "...",
    '"',
    "'",
    " ",
    "\n",
    "\n\n",
    "U.S.",
    " 3.5",
    "(",
    ")",
]
ENDLESS = ["word " * 90, "a" * 400, "'", "; ", "\n", "  ", "x" * 1_200, "Ann said, "]
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PIECES)).map("".join),
    st.lists(st.sampled_from(ENDLESS)).map("".join),
)


@given(TEXTS)
def test_sentences_cover_every_character_once_and_in_order(text: str) -> None:
    text = fold(text)
    sentences = sentences_of(text)
    covered = [place for s in sentences for place in range(s.span.start, s.span.end)]
    assert covered == sorted(set(covered))
    left_out = set(range(len(text))) - set(covered)
    assert all(text[place].isspace() for place in left_out)


@given(TEXTS)
def test_sentences_are_trimmed_and_never_empty(text: str) -> None:
    text = fold(text)
    assert all(s.span.of(text) == s.span.of(text).strip() != "" for s in sentences_of(text))


@given(TEXTS)
def test_no_sentence_is_longer_than_whoever_looks_at_all_its_words_can_bear(text: str) -> None:
    assert all(s.span.end - s.span.start <= 1_000 for s in sentences_of(fold(text)))


def test_what_has_no_full_stops_is_cut_between_words() -> None:
    text = "The list of the ferry's passengers, " * 60
    parts = [s.span.of(text) for s in sentences_of(text)]
    assert " ".join(parts) == text.strip()
    assert len(parts) == 3


def test_a_word_that_never_ends_is_cut_where_it_must_be() -> None:
    assert [len(s.span.of("a" * 2_500)) for s in sentences_of("a" * 2_500)] == [1_000, 1_000, 500]


WRAPPED = (
    "The ferry sank on Monday night off the island with\n"
    "dozens of passengers on board, the coast guard said\n"
    "early on Tuesday as the search went on.\n"
    "\n"
    "Fishing boats had picked up eleven people by dawn,\n"
    "officials said, and more were thought to be at sea.\n"
)


def test_lines_wrapped_at_a_width_make_one_paragraph() -> None:
    blocks = paragraphs_of(WRAPPED)
    assert [block.span.of(WRAPPED)[-8:] for block in blocks] == ["went on.", " at sea."]
    assert len(sentences_of(WRAPPED)) == 2


def test_each_line_is_a_paragraph_where_lines_are_not_wrapped() -> None:
    text = "Talks fail\r\nThe envoys left on Monday.\r\nNobody spoke.\r\n"
    assert [b.span.of(text) for b in paragraphs_of(text)] == [
        "Talks fail",
        "The envoys left on Monday.",
        "Nobody spoke.",
    ]


HOSTILE = [" ", ".", ". ", "A. ", '"', "'", "(a ", "\n ", "a.b", "\u2026", '"Why?" Mr. ']


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_takes_more_than_a_moment(piece: str) -> None:
    text = fold(piece * 20_000)
    began = time.perf_counter()
    sentences_of(text)
    assert time.perf_counter() - began < 5
