from __future__ import annotations

import gzip
from datetime import datetime

import pytest
from tests.fetch.conftest import Answer, Site, Spend, html

from atodds.fetch.leads import Lead
from atodds.fetch.manners import NotFetchedError
from atodds.fetch.sitemaps import sitemap_in

URL = "http://post.example/sitemap.xml"
SPACES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
)
PAGES = f'<?xml version="1.0"?><urlset {SPACES}>{{}}</urlset>'
INDEX = f"<sitemapindex {SPACES}>{{}}</sitemapindex>"
NEWS = (
    "<url><loc> http://post.example/1 </loc><news:news><news:publication><news:name>Post"
    "</news:name></news:publication><news:publication_date>2020-03-04T10:00:00+01:00"
    "</news:publication_date><news:title>A bridge</news:title></news:news></url>"
)


def test_a_news_sitemap_is_read_with_all_it_says() -> None:
    assert sitemap_in(PAGES.format(NEWS).encode(), URL).leads == (
        Lead(
            id="http://post.example/1",
            url="http://post.example/1",
            title="A bridge",
            published=datetime(2020, 3, 4, 9),
            updated="2020-03-04T10:00:00+01:00",
            outlet="Post",
        ),
    )


ODD = [
    ("<url/><url><loc/></url>", [], "no address"),
    ("<url><loc>javascript:x</loc></url>", [], "no web address"),
    ("<url><loc>/b#top</loc><lastmod>2020</lastmod></url>", ["http://post.example/b"], "relative"),
    ("<url><loc>http://a.example/&amp;c</loc></url>", ["http://a.example/&c"], "a reference"),
    ("<url><loc>http://a.example/1</loc></url><url><loc>http://", ["http://a.example/1"], "cut"),
    ("<a>" * 100_000, [], "nested without end"),
]


@pytest.mark.parametrize(("inside", "urls", "why"), ODD, ids=[row[2] for row in ODD])
def test_odd_entries_cost_no_others(inside: str, urls: list[str], why: str) -> None:
    text = PAGES.format(inside)
    whole = text if why != "cut" else text.removesuffix("</urlset>")
    assert [lead.url for lead in sitemap_in(whole.encode(), URL).leads] == urls, why


BOMB = '<!DOCTYPE urlset [<!ENTITY a "ha">]>'
BAD = [
    ("", "broken XML", "nothing"),
    ("Not found", "found <>|broken XML", "words"),
    ("<html/>", "found <html>; a sitemap", "a page"),
    ("<news:title>Fire</news:title>", "found <news:title>; a sitemap", "a prefix of nothing"),
    (BOMB + PAGES.format("").partition("?>")[2], "found a document type", "entities"),
]


@pytest.mark.parametrize(("text", "says", "why"), BAD, ids=[row[2] for row in BAD])
def test_what_is_no_sitemap_is_refused(text: str, says: str, why: str) -> None:
    with pytest.raises(NotFetchedError, match=says):
        sitemap_in(text.encode(), URL)
    assert why


def entry(url: str, when: str, kind: str = "url") -> str:
    return f"<{kind}><loc>{url}</loc><lastmod>{when}</lastmod></{kind}>"


def test_of_an_index_the_sitemaps_that_may_hold_something_new_are_read(
    site: Site, night: Spend
) -> None:
    """They may be gzip files, and one that fails costs no other."""
    listed = [("/new.xml.gz", "2020-03-04"), ("/old.xml", "2019-01-01"), ("/gone", "2020-03-04")]
    index = "".join(entry(site.url(path), when, "sitemap") for path, when in listed)
    site.put("/index", Answer(INDEX.format(index).encode()))
    pages = [("/1", "2020-03-04"), ("/2", "2020-03-03"), ("/3", "2020-03-05"), ("/4", "2020-01-01")]
    inside = PAGES.format("".join(entry(site.url(path), when) for path, when in pages))
    site.put("/new.xml.gz", Answer(gzip.compress(inside.encode())))
    for path, _ in pages:
        site.put(path, html(f"Page {path[1]}"))
    source = f"sitemap: '{site.url('/index')}', since: 5d, limit: 2, allow_private: true"
    one = night(source)
    assert [d.title for d in one.documents] == ["Page 3", "Page 1"]
    assert site.counted() == {"/index": 1, "/new.xml.gz": 1, "/gone": 1, "/1": 1, "/3": 1}
    assert [(p.place, p.message) for p in one.gathered.problems] == [
        (site.url("/gone"), "status 404")
    ]
    assert len(night(source).documents) == 2
    assert site.counted() == {"/index": 1, "/new.xml.gz": 1, "/gone": 1}
