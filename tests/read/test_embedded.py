"""Articles that a page holds as data and shows only by a script."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds.extract import extract
from atodds.model import BlockKind, Document, Problem, Span
from atodds.read.embedded import embedded
from atodds.read.pages import page_item

Reader = Callable[..., tuple[tuple[Document, ...], tuple[Problem, ...]]]

ARTICLE = (
    "The ministers Ada Brunn and Piet Voss met in Sorel on Wednesday. Their talks lasted more"
    " than six hours, the ministry\u2019s spokesman said.\n\n"
    'About 15\u00a0000 people marched through the city. "Nobody was hurt," the police said,'
    " and the squares were empty again before it was dark.\n"
    "The two will meet again in the summer, both sides said after the talks had ended."
)
TITLE = "Talks in Sorel end"


def page(body: str = ARTICLE, shown: str = "", *, ascii_only: bool = True) -> str:
    data = {
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": "2020-03-04T18:30:00Z",
        "articleBody": body,
    }
    script = json.dumps(data, ensure_ascii=ascii_only, indent=1)
    return (
        f"<!DOCTYPE html><html><head><title>{TITLE} - Sorel Post</title>"
        f'<script type="application/ld+json">{script}</script></head>'
        f'<body><div id="app">{shown}</div><script src="/app.js"></script></body></html>'
    )


@pytest.mark.parametrize("ascii_only", [True, False], ids=["escaped", "as characters"])
def test_an_article_that_stands_in_the_data_alone_is_read(*, ascii_only: bool) -> None:
    item = page_item(page(ascii_only=ascii_only))
    assert [(b.kind, b.span.of(item.text)[:24]) for b in item.lines or ()] == [
        (BlockKind.HEADLINE, TITLE),
        (BlockKind.PARAGRAPH, "The ministers Ada Brunn "),
        (BlockKind.PARAGRAPH, "About 15\u00a0000 people marc"),
        (BlockKind.PARAGRAPH, "The two will meet again "),
    ]
    assert not item.partial


def test_what_it_asserts_is_found_in_the_source(read: Reader) -> None:
    source = page()
    (document,), problems = read({"post.html": source})
    assert problems == ()
    crowd = next(a for a in extract(document) if "15" in a.mention.text)
    told = document.in_file(crowd.mention.span)
    assert told.text == told.span.of(source)
    assert "15\\u00a0000 people" in told.text


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        (f"<p>{ARTICLE[:150]}</p><p>Both sides <b>agreed</b>.</p>", 2, "tags mark paragraphs"),
        ("Fish &amp; chips were served to all who came to the old customs house.", 1, "references"),
        ('A "quoted\\\\" word and a \U0001f600 in the middle of some more words.', 1, "escapes"),
    ],
)
def test_each_form_in_which_sites_write_a_text_is_read(body: str, expected: int, why: str) -> None:
    source = page(body)
    item = page_item(source)
    paragraphs = [b for b in item.lines or () if b.kind is BlockKind.PARAGRAPH]
    assert len(paragraphs) == expected, why
    assert "<" not in item.text, why
    assert "&amp;" not in item.text, why


@pytest.mark.parametrize(
    ("shown", "why"),
    [
        (f"<article><h1>{TITLE}</h1><p>{ARTICLE}</p></article>", "the page shows all of it"),
        (
            f"<article><h1>{TITLE}</h1><p>{ARTICLE[:320]}</p></article>",
            "the page shows most of it",
        ),
    ],
)
def test_a_page_that_shows_its_article_is_read_as_shown(shown: str, why: str) -> None:
    source = page(shown=shown)
    original = page_item(source).original
    assert original is not None
    assert min(run.source.start for run in original.runs) > source.index("<body>"), why


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (page("Read on."), "too short for an article"),
        (page().replace("application/ld+json", "text/javascript"), "another script"),
        (page().replace("articleBody", "description"), "what it says is a description"),
        (page().replace("NewsArticle", "Organization"), "the data are of no article"),
    ],
)
def test_other_data_is_no_article(source: str, why: str) -> None:
    assert page_item(source).text == "", why


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
def test_every_character_stands_where_it_was_written(text: str) -> None:
    value = f"Begin {text} end".replace("&", "+").replace("<", "(").strip()
    source = f'<script type="application/ld+json">{{"articleBody": {json.dumps(value)}}}</script>'
    for passage in embedded(source, "articleBody", value):
        for run in passage.runs:
            shown = Span(run.at, run.at + run.length).of(passage.text)
            written = json.loads(f'"{run.source.of(source)}"')
            assert "".join(shown.split()) == "".join(written.split())
