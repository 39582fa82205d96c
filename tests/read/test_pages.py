"""The article of a web page, its place in the source, and what the page says of itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atodds.extract import extract
from atodds.model import Document, Problem
from atodds.read import visible
from atodds.read.article import article_in
from atodds.read.metadata import Metadata, metadata_of, moment
from atodds.read.pages import page_item
from atodds.read.paywalls import is_partial
from atodds.read.visible import passages_of

Reader = Callable[..., tuple[tuple[Document, ...], tuple[Problem, ...]]]

LINKED = """{"@graph": [{"@type": "WebSite", "name": "Sorel Post"}, {"@type": ["NewsArticle"],
"headline": "Talks in Sorel end", "datePublished": "2020-03-04T18:30:00+01:00",
"author": [{"@type": "Person", "name": "Mara Lind"}], "publisher": {"name": "Sorel Post"}}]}"""
HEAD = f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Talks in Sorel end &#8211; Sorel Post</title>
<script type="application/ld+json">{LINKED}</script></head><body>
<nav><a href="/">Home</a> <a href="/s">Sport</a> <a href="/w">Weather</a></nav>
"""
BODY = """<article><h1>Talks in Sorel end</h1>
<p>The ministers Ada Brunn and Piet Voss met in Sorel on Wednesday. Their talks
   lasted more than <b>six</b> hours, the ministry&#8217;s spokesman said.</p>
<p>About 15&nbsp;000 people marched through the city, and <a href="/x">nine
 people</a> were injured when a stand collapsed, the police&nbsp;said.</p>
<h2>No date yet</h2>
<p>The two will meet again in the summer, both sides said, and neither of them spoke to the press
after the talks had ended late at night in the old customs house.</p></article>
"""
FOOT = """<aside><h3>More</h3><a href="/1">Ferry sinks off island</a></aside>
<footer>Copyright 2020 Sorel Post. All rights reserved.</footer></body></html>"""
PAGE = HEAD + BODY + FOOT


def test_a_page_is_its_article_under_its_headline() -> None:
    item = page_item(PAGE)
    assert [(b.kind.value, b.span.of(item.text)[:30]) for b in item.lines or ()] == [
        ("headline", "Talks in Sorel end"),
        ("paragraph", "The ministers Ada Brunn and Pi"),
        ("paragraph", "About 15\u00a0000 people marched th"),
        ("subhead", "No date yet"),
        ("paragraph", "The two will meet again in the"),
    ]
    assert not item.partial


def test_a_page_says_by_whom_when_and_where_it_was_published(read: Reader) -> None:
    (document,), problems = read({"post.html": PAGE})
    assert problems == ()
    assert (document.title, document.author) == ("Talks in Sorel end", "Mara Lind")
    assert (document.published, document.published_given) == (datetime(2020, 3, 4, 17, 30), True)
    assert document.outlet == "Post", "the check knows an article's outlet better than its page"


def test_the_date_in_the_check_goes_before_that_of_the_page(read: Reader) -> None:
    (document,), _ = read({"post.html": PAGE}, {"post.html": "2020-03-09"})
    assert document.published == datetime(2020, 3, 9)


FIGURES = [
    ("more than <b>six</b> hours", "a tag within a figure"),
    ("About 15&nbsp;000 people", "a fixed space within a figure"),
    ("nine\n people", "a line end within a figure"),
]


@pytest.mark.parametrize(("exact", "why"), FIGURES, ids=[row[1] for row in FIGURES])
def test_figures_are_read_through_tags_and_found_in_the_source(
    exact: str, why: str, read: Reader
) -> None:
    (document,), _ = read({"post.html": PAGE})
    places = [document.in_file(assertion.mention.span) for assertion in extract(document)]
    assert exact in {place.text for place in places}, why
    assert all(place.text == PAGE[place.span.start : place.span.end] for place in places)


def test_a_page_asserts_what_its_text_would(read: Reader) -> None:
    page, _ = read({"post.html": PAGE}, {"post.html": "2020-03-04"})
    text, _ = read({"post.txt": page[0].text.replace("\u00a0", " ")}, {"post.txt": "2020-03-04"})
    told = [[(a.kind, a.value, a.slot) for a in extract(d)] for d in (page[0], text[0])]
    assert told[0] == told[1]


def test_a_page_too_long_to_be_read_to_its_end_is_named(
    read: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = len(list(visible._TOKEN.finditer(PAGE)))  # noqa: SLF001  # a real one takes a minute
    monkeypatch.setattr(visible, "_MOST_TOKENS", words)
    assert read({"post.html": PAGE})[1] == ()
    monkeypatch.setattr(visible, "_MOST_TOKENS", words - 60)
    (document,), (problem,) = read({"post.html": PAGE})
    assert str(problem).startswith("post.html: too long")
    assert "The ministers Ada Brunn" in document.text


def test_a_headline_that_no_heading_shows_is_taken_from_the_title_of_the_page() -> None:
    item = page_item(PAGE.replace("<h1>Talks in Sorel end</h1>", ""))
    assert item.text.startswith("Talks in Sorel end\n\nThe ministers")
    assert item.original
    assert item.original.runs[0].source.start == PAGE.index("Talks in Sorel end &#8211;")


def test_a_heading_in_other_words_than_the_title_is_the_headline_all_the_same() -> None:
    source = PAGE.replace("<h1>Talks in Sorel end</h1>", "<h1>Ministers part after six hours</h1>")
    item = page_item(source.replace("Talks in Sorel end &#8211; Sorel Post", "Sorel Post"))
    assert item.text.startswith("Ministers part after six hours\n\nThe ministers")


NO_ARTICLES = [
    ("<html><body></body></html>", "an empty page"),
    ("<html><body><nav><a href='/'>Home</a></nav></body></html>", "a menu"),
    ("<html><script>document.write('<p>Nine people were hurt.</p>')</script></html>", "a script"),
]


@pytest.mark.parametrize(("source", "why"), NO_ARTICLES, ids=[row[1] for row in NO_ARTICLES])
def test_a_page_without_an_article_is_named_and_stops_no_other(
    source: str, why: str, read: Reader
) -> None:
    documents, (problem,) = read({"a.html": source, "b.html": PAGE})
    assert [document.id for document in documents] == ["b"], why
    assert "found no article on the page" in problem.message


def written(charset: str, encoding: str) -> bytes:
    return PAGE.replace("utf-8", charset).replace("Piet", "Pi\u00e9t \u2019").encode(encoding)


MARKS = PAGE.replace("Piet", "Pi\u00e9t " + 9 * "\u2019")
ENCODINGS = [
    (written("windows-1251", "utf-8"), "", "a wrong name for UTF-8"),
    (written("iso-8859-1", "cp1252"), "", "Latin 1 is Windows'"),
    (written("windows-1250", "cp1250"), "", "another one of Windows'"),
    (written("utf-8", "utf-16"), "UTF-16", "two bytes a letter"),
    (MARKS.encode() + b"\xe2\x80", "wrong bytes replaced", "cut in a letter"),
]


@pytest.mark.parametrize(("data", "said", "why"), ENCODINGS, ids=[row[2] for row in ENCODINGS])
def test_a_page_is_read_in_the_encoding_that_it_is_in(
    data: bytes, said: str, why: str, read: Reader
) -> None:
    (document,), problems = read({"a.html": data})
    assert "Pi\u00e9t" in document.text, why
    assert [said in problem.message for problem in problems] == ([True] if said else [])


LINKED_DATA = [
    ("{%s}", "plain"),
    ('[{"@type": "BreadcrumbList"}, {%s}]', "in a list"),
    ('{"@graph": [{"@type": "WebPage", "name": "x"}, {%s}]}', "in a graph"),
    ('{"@type": "WebPage", "mainEntity": {%s}}', "within another"),
    ("<!-- {%s} -->", "in a comment"),
    ("//<![CDATA[\n{%s}\n//]]>", "in a CDATA section"),
    ("{%s,}", "with a comma too many"),
    ("{%s};", "with a semicolon after it"),
    ('{"description": "two\nlines", %s}', "with a line end in a text"),
]
NEWS = '"@type": "NewsArticle", "headline": "Talks end", "datePublished": "2020-03-04"'


@pytest.mark.parametrize(("form", "why"), LINKED_DATA, ids=[row[1] for row in LINKED_DATA])
def test_linked_data_is_read_in_every_form_that_sites_write_it_in(form: str, why: str) -> None:
    script = f'<script data-x="1" type="application/ld+json">{form % NEWS}</script>'
    found = metadata_of(f"<html><head>{script}</head></html>")
    assert (found.title, found.published) == ("Talks end", datetime(2020, 3, 4)), why


BROKEN_DATA = [
    "{",
    "nothing",
    "[" * 50_000,
    '{"@type": "NewsArticle", "headline": 7}',
    "{}",
    "null",
    '{"@type": {}}',
]


@pytest.mark.parametrize("data", BROKEN_DATA, ids=lambda data: data[:20])
def test_broken_linked_data_leaves_the_word_to_the_meta_tags(data: str) -> None:
    head = (
        f'<script type="application/ld+json">{data}</script>'
        '<meta property="og:title" content="Talks &amp; more">'
        "<meta name='author' content='Mara Lind'>"
        "<meta content='2020-03-04T08:00:00Z' property=article:published_time>"
    )
    found = metadata_of(head)
    assert (found.title, found.author) == ("Talks & more", "Mara Lind")
    assert found.published == datetime(2020, 3, 4, 8)


DATES = [
    ("2020-03-04", datetime(2020, 3, 4), "a day"),
    ("2020-03-04T18:30:00+0100", datetime(2020, 3, 4, 17, 30), "a zone without its colon"),
    ("2020-03-04T18:30:00.1234567Z", datetime(2020, 3, 4, 18, 30, 0, 123456), "long fractions"),
    ("2020-03-04 18:30:00 +0100", datetime(2020, 3, 4, 17, 30), "spaces"),
    ("20200304T183000Z", datetime(2020, 3, 4, 18, 30), "no marks"),
    ("Wed, 04 Mar 2020 18:30:00 GMT", datetime(2020, 3, 4, 18, 30), "as in a mail"),
    (["2020-03-04"], datetime(2020, 3, 4), "in a list"),
    ("", None, "an empty text"),
    ("yesterday", None, "a word"),
    ("2020-13-04", None, "no month"),
    (20200304, None, "a number"),
    (None, None, "nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "when", "why"), DATES, ids=[row[2] for row in DATES])
def test_dates_are_read_as_sites_write_them(
    written: object, when: datetime | None, why: str
) -> None:
    assert moment(written) == when, why


LEAD = "Nine people were hurt when a stand fell in Sorel on Wednesday, the police said."
PARTIAL = [
    (LEAD, ["Subscribe to continue reading"], Metadata(), "an invitation after it"),
    (LEAD, ["Already a subscriber? Log in"], Metadata(), "a door for subscribers after it"),
    (LEAD, [], Metadata(free=False), "not free, by its data"),
    (f"{LEAD[:-1]} \u2026", [], Metadata(), "it ends in dots"),
    (f"{LEAD} Read more \u00bb", [], Metadata(), "it leads on"),
    (LEAD, [], Metadata(description=f"{LEAD} More."), "no more than the description"),
    (LEAD, [], Metadata(body=f"{LEAD} " * 3), "less than the data hold"),
]
WHOLE = [
    (LEAD, [], Metadata(), "a short report"),
    (LEAD, ["More from Sorel", "Subscribe to our newsletter"], Metadata(), "a newsletter after it"),
    (LEAD, [], Metadata(free=True, description="A stand fell."), "free, with a description"),
    (f"{LEAD} " * 30, ["Subscribe to continue reading"], Metadata(free=False), "a long text"),
    (LEAD, [], Metadata(body=LEAD), "all that the data hold"),
]


@pytest.mark.parametrize(("text", "after", "said", "why"), PARTIAL, ids=[row[3] for row in PARTIAL])
def test_a_teaser_is_partial(text: str, after: list[str], said: Metadata, why: str) -> None:
    assert is_partial(text, after, said), why


@pytest.mark.parametrize(("text", "after", "said", "why"), WHOLE, ids=[row[3] for row in WHOLE])
def test_a_whole_text_is_not_partial(text: str, after: list[str], said: Metadata, why: str) -> None:
    assert not is_partial(text, after, said), why


MENU = "Menu Sport Weather Traffic Culture Letters Shop Archive Imprint Contact Jobs Help"
SURE = "A long enough line to be sure of its place."
FERRY = ["The ferry sank at noon off the island", "with nine people aboard, they said."]
CUTS = [
    ("<p>One two three.</p><p>Four.</p>", ["One two three."], ["One two three."], "one of two"),
    (
        "<p>Ann\u2019s  <i>dog</i> \u2013 a big one \u2013 barked all night at the moon.</p>",
        ["Ann's dog a big one barked all night at the moon"],
        ["Ann\u2019s dog \u2013 a big one \u2013 barked all night at the moon."],
        "in another typography",
    ),
    (
        f"<div>{MENU} \u201cNine people were hurt here,\u201d she said.</div>",
        ["Nine people were hurt here, she said."],
        ["\u201cNine people were hurt here,\u201d she said."],
        "the lesser part of a block is cut out with its marks",
    ),
    (f"<p>Share</p><p>x</p><p>{SURE}</p>", [SURE, "Share"], [SURE], "a short line far back"),
    (
        f"<p>{FERRY[0]}</p><p>Advertisement</p><p>{FERRY[1]}</p>",
        [" ".join(FERRY)],
        FERRY,
        "a line that the page interrupts",
    ),
    (
        "<p>caf\u00e9s closed everywhere in town</p>",
        ["cafe\u0301s closed everywhere in town"],
        ["caf\u00e9s closed everywhere in town"],
        "accents written apart",
    ),
    ("<p>One.</p>", ["Nothing of it stands on this page at all"], [], "nothing found"),
]


@pytest.mark.parametrize(("source", "lines", "blocks", "why"), CUTS, ids=[row[3] for row in CUTS])
def test_lines_of_an_article_are_found_on_the_page(
    source: str, lines: list[str], blocks: list[str], why: str
) -> None:
    assert [p.text for p in article_in(tuple(passages_of(source)), lines)] == blocks, why


PIECES = [HEAD, BODY, FOOT, "<p>", "</p>", "<b>", "<!--", "&", "nine people ", "<h1>", '{"@type":']


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_no_page_makes_reading_fail(source: str) -> None:
    item = page_item(source)
    assert item.original
    for block in item.lines or ():
        place = item.original.mention(block.span)
        assert place.text == source[place.span.start : place.span.end]


@pytest.mark.parametrize("unit", ["<div>", "<p>nine people ", "<b><i>", "<table><tr><td>"])
def test_a_page_of_nested_tags_is_read_or_has_no_article(unit: str) -> None:
    assert page_item(unit * 20_000).original
