import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.language import fold, paragraphs_of
from atodds.model import BlockKind
from atodds.read.layout import blocks_of

BODY = "The ferry sank off the island on Monday night, the coast guard said."
MORE = "Eleven people were picked up by fishing boats before dawn, officials said."


def laid_out(text: str) -> list[tuple[str, str]]:
    folded = fold(text)
    return [(b.kind.value, b.span.of(folded)) for b in blocks_of(folded, paragraphs_of(folded))]


def kinds_beside(line: str) -> str:
    """Return the kind of a line that stands between two paragraphs."""
    blocks = laid_out(f"Ferry sinks off island\n\n{BODY}\n\n{line}\n\n{MORE}")
    (kind,) = {kind for kind, text in blocks if text not in {"Ferry sinks off island", BODY, MORE}}
    return kind


CHROME = [
    ("Skip to main content", "a link for screen readers"),
    ("Share  |  Save  |  73 comments", "a bar of buttons"),
    ("Print Tweet Views 1662", "buttons and a counter"),
    ("0:00 0:04:12 0:00", "an audio player's times"),
    ("Listen \u00b7 3:41", "an audio's length"),
    ("(5 min read)", "a reading time"),
    ("POSTED 6:10 PM", "a time stamp"),
    ("Updated 08/20/2013 \u2013 4:56 p.m.", "a stamp with a date"),
    ("Related: 28 feared drowned off another coast", "a link to another article"),
    ("MORE: Six famous wrecks", "a link to another article"),
    ("WATCH | The moment the ship turned over", "a link to a video"),
    ("Sign up for our newsletter", "a newsletter"),
    ("Follow us on Facebook and Twitter.", "social media"),
    ("Please enable JavaScript to play the clip", "a player's notice"),
    ("We use cookies to improve this site.", "a cookie notice"),
    ("Copyright 2014 Harbour Media. All rights reserved.", "a copyright line"),
    ("\u00a9 2022 Harbour Times  |  4 min read", "a copyright line with a reading time"),
    ("Share this article: http://har.example/1abC", "a link to share"),
    ("jdoe@harbour.example", "an address"),
    ("Story continues below", "a break in the page"),
    ("Related:Three wrecks of the bay", "a link without a space"),
    ("Trending on harbour.example: Three wrecks of the bay", "a link from a site's other parts"),
    ("RELATED LINK | What survivors saw", "a link to another article"),
    ("Also on Harbour Media:", "what begins a list of links"),
    ("More Stories From the Bay:", "what begins a list of links"),
    ("Page 1 of 2", "a page number"),
    ("Be the first to comment", "a comment counter"),
    ("* * *", "an ornament"),
    ("World  Business  Arts and Books", "a row of links"),
    ("News | Opinion | Weather | Traffic", "a row of links with bars"),
]
NOT_CHROME = [
    ("Report says more must be done.", "a button's word in a sentence"),
    ("Watch officers heard the call at 9:40 p.m.", "a button's word opens a sentence"),
    ("Follow-up dives are planned for Tuesday.", "a button's word in a compound"),
    ("Facebook said it would change its privacy policy in March.", "a company and its policy"),
    (
        "He posted a video on Twitter and Facebook, and 300 people shared it.",
        "news of social media",
    ),
    ("The updated list has 42 names.", "a stamp's word in a sentence"),
    ("Published in 2009, the report warned of overloading.", "a stamp's word and a year"),
    ("Copyright lawyers welcomed the ruling.", "the law of copyright"),
    ("More than 40 people were on board.", "a label's word without its mark"),
    ("Related families were lodged together.", "a label's word without its mark"),
    ("Also on Tuesday, the minister flew to the island.", "a day, not a link"),
    ("Sign language interpreters helped the families.", "an opening's first word only"),
    ("Listen, there was no time, he said.", "speech"),
    ("March 8, 2014 was the last day anyone saw it.", "a date that dates an event"),
    ("The map showed 12 wrecks.", "a label's word in a sentence"),
    ("Video from the pier showed 12 boats.", "a label's word in a sentence"),
    ("Police said of the owners:", "a sentence before a quotation"),
    ("More people were found, according to the following witnesses:", "a sentence before a list"),
    ("Two boats:  Alma  Berta  were lost in the bay.", "a sentence with a list"),
    ("Rescuers  found  nine people alive in the hold.", "a sentence with wide spaces"),
    ("Contact was lost at 1:19 a.m.", "an opening's word in a sentence"),
]


@pytest.mark.parametrize(("line", "why"), CHROME, ids=[row[0] for row in CHROME])
def test_page_furniture_is_chrome(line: str, why: str) -> None:
    assert kinds_beside(line) == "chrome", why


@pytest.mark.parametrize(("line", "why"), NOT_CHROME, ids=[row[0] for row in NOT_CHROME])
def test_what_the_article_says_is_never_chrome(line: str, why: str) -> None:
    assert kinds_beside(line) == "paragraph", why


CREDITS = [
    "(Reporting by Ann Doe and Jo Roe; Editing by Sam Poe)",
    "Additional reporting by Ann Doe in Harwich",
    "Jo Roe contributed to this report.",
    "By Ann Doe, maritime correspondent",
    "Photo credit: Harbour Times",
    "ANN DOE/REUTERS",
    "By Ann Doe at Harwich Pier",
    "by: Ann Doe, Jo Roe",
    "Associated Press",
    "By our maritime correspondent",
    "From our staff",
]
CAPTIONS = [
    "A boat lies on the beach of the island on Tuesday, March 9, 2021.",
    "Ann Doe (L) and Jo Roe stand before the wreck. AFP PHOTO/SAM POE",
    "The captain, in a file picture. (Photo: Coast Guard)",
    "FILE - The ferry in 2019",
    "Image caption: The ferry in 2019, when it carried 300 people a day",
    "Pictured: the pier from which the ferry left",
]
NO_CREDITS = [
    "Reporting by Ann Doe was cited in court, a lawyer said.",
    "By Tuesday the sea was calm.",
    "By our count, 300 people had gathered.",
    "By the time our reporters came, it was over.",
    "By noon, 300 people had gathered.",
    "He contributed 50 dollars.",
    "The captain (above the age of 60) was asleep.",
    "They stand by their report of May 3, he said.",
]


@pytest.mark.parametrize("line", CREDITS)
def test_who_made_the_text_is_credit(line: str) -> None:
    assert kinds_beside(line) == "credit"


@pytest.mark.parametrize("line", CAPTIONS)
def test_what_labels_a_picture_is_caption(line: str) -> None:
    assert kinds_beside(line) == "caption"


@pytest.mark.parametrize("line", NO_CREDITS)
def test_a_sentence_of_the_article_is_neither(line: str) -> None:
    assert kinds_beside(line) == "paragraph"


@pytest.mark.parametrize("line", ["Rough seas", "What went wrong?", "'Costs' for owners"])
def test_a_short_line_between_paragraphs_is_a_subhead(line: str) -> None:
    assert kinds_beside(line) == "subhead"


HEADLINES = [
    ("Ferry sinks off island, 11 dead\n\n" + BODY, "Ferry sinks off island, 11 dead", "first line"),
    ("Skip to content\nFerry sinks off island\n" + BODY, "Ferry sinks off island", "after chrome"),
    ("March 9, 2021\nFerry sinks off island\n" + BODY, "Ferry sinks off island", "after a date"),
    ("WATCH: Ferry sinks off island\n" + BODY, "WATCH: Ferry sinks off island", "with a label"),
    ("Harbour Times\nFerry sinks off island\n" + BODY, "Ferry sinks off island", "after a name"),
    ("Why did the ferry sink?\n" + BODY, "Why did the ferry sink?", "a question"),
]
NO_HEADLINE = [
    (BODY + "\n" + MORE, "a paragraph comes first"),
    (BODY, "a single line"),
    ("HARWICH \u2014\n" + BODY, "a dateline alone"),
    ("Share\nSave\n" + BODY, "buttons alone"),
]


@pytest.mark.parametrize(("text", "headline", "why"), HEADLINES, ids=[row[2] for row in HEADLINES])
def test_the_first_line_of_the_article_is_its_headline(text: str, headline: str, why: str) -> None:
    assert [line for kind, line in laid_out(text) if kind == "headline"] == [headline], why


@pytest.mark.parametrize(("text", "why"), NO_HEADLINE, ids=[row[1] for row in NO_HEADLINE])
def test_not_every_article_has_a_headline(text: str, why: str) -> None:
    assert "headline" not in {kind for kind, _ in laid_out(text)}, why


def test_stamps_and_notices_within_a_line_are_cut_out_of_it() -> None:
    line = f"Ferry sinks off island Updated: April 12, 2017 - 8:05 AM {BODY} All rights reserved."
    assert laid_out(f"{line}\n{MORE}") == [
        ("paragraph", "Ferry sinks off island"),
        ("chrome", "Updated: April 12, 2017 - 8:05 AM"),
        ("paragraph", BODY),
        ("chrome", "All rights reserved."),
        ("paragraph", MORE),
    ]


def test_a_date_that_begins_a_line_is_a_stamp_in_the_head_only() -> None:
    chronicle = "\n".join(["Ferry sinks off island", *[BODY[:-1] + f", {n}." for n in range(6)]])
    line = "14 March 2021 The ferry left the pier."
    assert ("chrome", "14 March 2021") in laid_out(f"Ferry sinks off island\n{line}\n{BODY}")
    assert ("paragraph", line) in laid_out(f"{chronicle}\n{line}")


def test_an_agency_with_its_date_is_cut_out_of_a_line() -> None:
    line = "Ferry sinks off island Reuters Monday 6 May 2019 Print Tweet Views 162 A ferry sank."
    kinds = laid_out(f"Ferry sinks off island\n{line}")
    assert kinds == [
        ("headline", "Ferry sinks off island"),
        ("repeat", "Ferry sinks off island"),
        ("chrome", "Reuters Monday 6 May 2019 Print Tweet Views 162"),
        ("paragraph", "A ferry sank."),
    ]


def test_titles_after_a_list_label_or_at_the_end_are_links() -> None:
    listed = laid_out(f"{BODY}\nRelated stories:\nThree wrecks of the bay\n{MORE}")
    assert [kind for kind, _ in listed] == ["paragraph", "chrome", "chrome", "paragraph"]
    last = laid_out(f"{BODY}\n{MORE}\nThree Famous Wrecks of the Bay")
    assert [kind for kind, _ in last] == ["paragraph", "paragraph", "chrome"]


def test_a_last_paragraph_without_its_full_stop_stays() -> None:
    assert laid_out(f"{BODY}\n{MORE[:-1]}")[-1] == ("paragraph", MORE[:-1])


def test_text_that_stands_twice_is_marked_where_it_stands_again() -> None:
    half = f"{BODY}\n\nRough seas\n\n{MORE}"
    text = f"Ferry sinks off island\n\n{half}\n\n{half}"
    assert [kind for kind, _ in laid_out(text)] == [
        "headline",
        "paragraph",
        "subhead",
        "paragraph",
        "repeat",
        "repeat",
        "repeat",
    ]


def test_a_repeated_sentence_is_marked_within_its_paragraph() -> None:
    new = "Nobody knew why."
    kinds = laid_out(f"{BODY} {MORE}\n{BODY} {new}")
    assert kinds[1:] == [("repeat", BODY), ("paragraph", new)]


@pytest.mark.parametrize(
    "text",
    [
        '"No," he said.\n"Why?"\nShe laughed.\n"Why?"\nHe left.',
        "It was over. They slept.\nThe sea rose. It was over.",
    ],
)
def test_a_few_words_said_twice_are_no_repeat(text: str) -> None:
    assert "repeat" not in {kind for kind, _ in laid_out(text)}


def test_what_chrome_says_first_the_article_may_say_again() -> None:
    line = "Owners deny the fault"
    kinds = laid_out(f"Ferry sinks off island\nRelated: {line}\n{BODY}\n{line}\n{MORE}")
    assert ("subhead", line) in kinds


LINES = [
    BODY,
    MORE,
    "Rough seas",
    "Share",
    "Related: x y z",
    "(Photo: AFP)",
    "",
    "May 3, 2014 A",
    "\u201cNo.",
]
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(LINES)).map("\n".join))


@given(TEXTS)
def test_blocks_cover_the_text_in_order_and_never_overlap(text: str) -> None:
    folded = fold(text)
    blocks = blocks_of(folded, paragraphs_of(folded))
    ends = 0
    for block in blocks:
        assert block.span.start >= ends
        assert not folded[ends : block.span.start].strip()
        ends = block.span.end
    assert not folded[ends:].strip()


@given(TEXTS)
def test_every_block_has_words_of_its_own(text: str) -> None:
    folded = fold(text)
    assert all(block.span.of(folded).strip() for block in blocks_of(folded, paragraphs_of(folded)))


def test_only_asserting_kinds_hold_the_outlets_reporting() -> None:
    silent = {kind for kind in BlockKind if not kind.asserts}
    assert silent == {BlockKind.CREDIT, BlockKind.CHROME, BlockKind.REPEAT}
