from __future__ import annotations

import asyncio
from datetime import datetime

import pytest

from atodds.fetch.apart import Apart
from atodds.fetch.feeds import leads_in
from atodds.fetch.leads import Lead, latest
from atodds.fetch.manners import NotFetchedError

URL = "http://post.example/news/feed"
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><title>Post</title>{}</feed>'
RSS = '<rss version="2.0"><channel><title>Post &amp;amp; Echo</title>{}</channel></rss>'


def leads(text: str | bytes, kind: str = "text/xml") -> list[Lead]:
    return leads_in(text if isinstance(text, bytes) else text.encode(), URL, kind)


def test_an_atom_entry_is_read_with_all_it_says() -> None:
    (lead,) = leads(
        ATOM.format(
            "<entry><id>tag:1</id><title type='html'>A &lt;b&gt;bridge&lt;/b&gt;</title>"
            "<link rel='enclosure' href='/a.mp3'/><link href='/1?id=2'/>"
            "<published>2020-03-04T23:30:00-05:00</published><updated>2020-03-06</updated>"
            "<author><name>Ann Ost</name></author><summary>Short</summary></entry>"
        )
    )
    assert lead == Lead(
        id="tag:1",
        url="http://post.example/1?id=2",
        title="A bridge",
        published=datetime(2020, 3, 5, 4, 30),
        updated="2020-03-06",
        author="Ann Ost",
        outlet="Post",
        html="Short",
    )


ODD_ITEMS = [
    ("<guid isPermaLink='false'>7</guid><link>/a</link>", ("7", "http://post.example/a"), "its id"),
    ("<guid>http://post.example/b</guid>", ("http://post.example/b",) * 2, "the id is the address"),
    ("<link>http://post.example/c</link>", ("http://post.example/c",) * 2, "no id"),
    ("<guid isPermaLink='false'>7</guid><link>javascript:x</link><description>x</description>",
     ("7", None), "no web address"),
    ("<guid>7</guid><link>http://u:p@post.example/</link><description>x</description>",
     ("http://post.example/news/7", None), "a password"),
]  # fmt: skip


@pytest.mark.parametrize(("item", "known", "why"), ODD_ITEMS, ids=[row[2] for row in ODD_ITEMS])
def test_an_item_is_known_by_its_id_or_its_address(
    item: str, known: tuple[str, str | None], why: str
) -> None:
    (lead,) = leads(RSS.format(f"<item>{item}</item>"))
    assert (lead.id, lead.url) == known, why
    assert lead.outlet == "Post & Echo"


DATES = [
    ("Wed, 04 Mar 2020 18:30:00 EST", datetime(2020, 3, 4, 23, 30), "RFC 822 with a zone's name"),
    ("2020-03-04T18:30:00+01:00", datetime(2020, 3, 4, 17, 30), "ISO 8601"),
    ("2020-03-04", datetime(2020, 3, 4), "a date alone"),
    ("31 Feb 2020 18:30:00 GMT", None, "no such day"),
    ("Wed, 04 Mar 99999 18:30:00 GMT", None, "no such year"),
    ("yesterday", None, "words"),
]


@pytest.mark.parametrize(("text", "when", "why"), DATES, ids=[row[2] for row in DATES])
def test_dates_are_those_of_greenwich(text: str, when: datetime | None, why: str) -> None:
    (lead,) = leads(RSS.format(f"<item><link>/a</link><pubDate>{text}</pubDate></item>"))
    assert (lead.published, lead.updated) == (when, text), why


MENDED = [
    (RSS.format("<item><title>A & B</title><link>/a</link></item>"), "a bare ampersand"),
    (RSS.format("<item><link>/a</link></item>")[:-20], "cut off"),
    (
        f"\n\n<?xml version='1.0'?>{RSS.format('<item><link>/a</link></item>')}",
        "a blank line first",
    ),
    (
        b"<?xml version='1.0' encoding='iso-8859-1'?>"
        + RSS.format("<item><title>Caf\xe9</title><link>/a</link></item>").encode("cp1252"),
        "another encoding",
    ),
    (RSS.format("<item><link>/a</link></item>").encode("utf-16"), "two bytes a letter"),
    ("<!DOCTYPE rss>" + RSS.format("<item><link>/a</link></item>"), "a document type"),
]


@pytest.mark.parametrize(("text", "why"), MENDED, ids=[row[1] for row in MENDED])
def test_a_feed_with_faults_is_read_all_the_same(text: str | bytes, why: str) -> None:
    assert [lead.url for lead in leads(text)] == ["http://post.example/a"], why


ENTITY = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
NO_FEEDS = [
    ("", "found no feed", "nothing"),
    ("<html><body>Not found</body></html>", "found no feed", "a page"),
    ("\x00\x01\x02", "found no feed", "no text"),
    ("a.txt", "found no feed", "the name of a file"),
    (ENTITY + RSS.format("<item><title>&a;&b;</title></item>"), "declares entities", "entities"),
    ((ENTITY + RSS.format("")).encode("utf-16"), "declares entities", "entities in UTF-16"),
]


@pytest.mark.parametrize(("text", "says", "why"), NO_FEEDS, ids=[row[2] for row in NO_FEEDS])
def test_what_is_no_feed_is_refused(text: str | bytes, says: str, why: str) -> None:
    with pytest.raises(NotFetchedError, match=says):
        leads(text)
    assert why


def test_the_latest_are_taken_and_each_once() -> None:
    made = [
        Lead(str(n), None, published=datetime(2020, 3, n) if n else None) for n in (0, 2, 9, 2, 5)
    ]
    assert [lead.id for lead in latest(made, 9, datetime(2020, 3, 3))] == ["9", "5", "0"]
    assert [lead.id for lead in latest(made, 2, None)] == ["9", "5"]


def test_a_feed_that_takes_too_long_to_read_is_given_up_and_the_next_one_read() -> None:
    """Its author looks like an address of e-mail to a pattern that is quadratic in its length."""
    endless = RSS.format(f"<item><author>{'a.' * 200_000}</author></item>").encode()
    good = RSS.format("<item><link>/a</link></item>").encode()

    async def both() -> list[Lead]:
        with Apart(leads_in, 5) as read:
            with pytest.raises(NotFetchedError, match="takes more than 5 seconds to read"):
                await read(endless, URL, "text/xml")
            return await read(good, URL, "text/xml")

    assert [lead.url for lead in asyncio.run(both())] == ["http://post.example/a"]
