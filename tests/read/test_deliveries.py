"""Items in JSON, XML and archives: what is read, under which name, and what is withheld."""

from __future__ import annotations

import gzip
import json
from datetime import date, datetime
from pathlib import Path

import pytest

from atodds.model import BlockKind, Problem
from atodds.read.formats import items_in
from atodds.read.items import Item

DAY = date(2020, 3, 5)
TEXT = "Nine people were hurt in Sorel on Wednesday, the police said."
PAGE = f"""<!DOCTYPE html><html><head><title>Stand falls in Sorel</title></head><body><article>
<h1>Stand falls in Sorel</h1><p>{TEXT}</p><p>The stand had been put up for a march through the city,
and nobody had looked at it since the autumn, an engineer said.</p></article></body></html>"""


def read(path: Path, content: str | bytes, day: date | None = DAY) -> tuple[list[Item], list[str]]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = list(items_in(path, path.name, day))
    items = [one for one in found if isinstance(one, Item)]
    return items, [str(one) for one in found if isinstance(one, Problem)]


def lines(*items: object) -> str:
    return "".join(f"{json.dumps(item)}\n" for item in items)


def test_a_line_is_an_article_named_by_its_number(tmp_path: Path) -> None:
    given = {
        "title": "Stand falls", "text": TEXT, "outlet": "Post", "url": "https://post.example/1",
        "published": "2020-03-04T18:30:00+01:00",
    }  # fmt: skip
    (first, second), problems = read(
        tmp_path / "a.jsonl", lines(given) + "\n" + lines({"text": TEXT})
    )
    assert (first.name, second.name, problems) == ("1", "3", [])
    assert first.text == f"Stand falls\n\n{TEXT}"
    assert first.metadata.published == datetime(2020, 3, 4, 17, 30)
    assert (first.metadata.outlet, first.metadata.url) == ("Post", "https://post.example/1")


BAD_LINES = [
    ("{", "a.jsonl:2:2: found no JSON", "broken JSON"),
    ("[1]", "a.jsonl:2: found a list", "no object"),
    ("7", "a.jsonl:2: found a number", "a number"),
    ('{"id": "x"}', "a.jsonl:2: found no text among id", "no text"),
    ('{"text": " "}', "a.jsonl:2: found no text", "an empty text"),
    ('{"text": "\udcff"}', "a.jsonl:2", "bytes that are no letters"),
    ("[" * 100_000, "a.jsonl:2", "nested without end"),
    ('{"html": "<script>x</script>"}', "a.jsonl:2: found no article", "markup without words"),
]


@pytest.mark.parametrize(("line", "said", "why"), BAD_LINES, ids=[row[2] for row in BAD_LINES])
def test_a_bad_line_is_named_and_the_others_are_read(
    line: str, said: str, why: str, tmp_path: Path
) -> None:
    data = f"{json.dumps({'text': TEXT})}\n".encode()
    bad = line.encode("utf-8", "surrogateescape") + b"\n"
    items, problems = read(tmp_path / "a.jsonl", data + bad + data)
    assert [item.name for item in items if item.text == TEXT] == ["1", "3"], why
    assert problems[0].startswith(said)


def test_a_date_that_is_none_is_named_and_left_out(tmp_path: Path) -> None:
    (item,), (problem,) = read(tmp_path / "a.jsonl", lines({"text": TEXT, "published": "soon"}))
    assert item.metadata.published is None
    assert problem == "a.jsonl:1: published must be a date such as 2014-03-14, not 'soon'; left out"


def test_markup_is_read_as_text_and_a_whole_page_as_a_page(tmp_path: Path) -> None:
    items, problems = read(
        tmp_path / "a.jsonl", lines({"html": f"<p>{TEXT}<p>Ann&#8217;s"}, {"html": PAGE})
    )
    assert items[0].text == f"{TEXT}\n\nAnn\u2019s"
    assert items[1].text.startswith(f"Stand falls in Sorel\n\n{TEXT}")
    assert problems == []


def test_ninjs_is_read_under_its_headline(tmp_path: Path) -> None:
    ninjs = {
        "uri": "urn:press:1", "type": "text", "pubstatus": "usable", "headline": "Stand falls",
        "versioncreated": "2020-03-04T17:30:00Z", "byline": "Mara Lind", "body_text": "short",
        "body_xhtml": f"<p>{TEXT}</p>",
    }  # fmt: skip
    (item,), problems = read(tmp_path / "a.json", json.dumps(ninjs))
    assert (item.text, item.name, problems) == (f"Stand falls\n\n{TEXT}", "", [])
    assert [b.kind for b in item.lines or ()] == [BlockKind.HEADLINE, BlockKind.PARAGRAPH]
    assert item.metadata.author == "Mara Lind"
    del ninjs["body_xhtml"]
    (item,), _ = read(tmp_path / "a.json", json.dumps(ninjs))
    assert item.text == "Stand falls\n\nshort"


def test_the_second_ninjs_has_its_texts_in_lists(tmp_path: Path) -> None:
    ninjs = {
        "uri": "urn:press:2", "headlines": [{"role": "main", "value": "Stand falls"}],
        "bodies": [{"role": "main", "contenttype": "text/html", "value": f"<p>{TEXT}</p>"}],
    }  # fmt: skip
    (item,), _ = read(tmp_path / "a.json", json.dumps(ninjs))
    assert item.text == f"Stand falls\n\n{TEXT}"


def test_a_list_in_json_holds_an_item_each(tmp_path: Path) -> None:
    items, problems = read(tmp_path / "a.json", json.dumps([{"text": TEXT}, 3, {"text": TEXT}]))
    assert [item.name for item in items] == ["1", "3"]
    assert problems == ["a.json#2: found a number; an object with a text would be right"]


WITHHELD = [
    {"pubstatus": "canceled"},
    {"pubstatus": "withheld"},
    {"embargoed": "2020-03-06T08:00:00Z"},
    {"embargoedUntil": "2020-03-06T08:00:00Z"},
    {"embargoed": ""},
]


@pytest.mark.parametrize("mark", WITHHELD, ids=str)
def test_a_withheld_item_gives_a_notice_and_nothing_of_its_text(
    mark: dict[str, str], tmp_path: Path
) -> None:
    secret = {"id": "x9", "title": "Secret title", "text": TEXT, **mark}
    path = tmp_path / "a.jsonl"
    path.write_text(lines(secret), encoding="utf-8")
    (notice,) = items_in(path, "a.jsonl", DAY)
    assert isinstance(notice, Problem)
    assert notice.notice
    assert notice.place == "a.jsonl:1"
    assert notice.message.startswith("x9 is ")
    assert "Sorel" not in notice.message
    assert "Secret" not in notice.message


NEWSML = """<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:press:3"><itemMeta><pubStatus qcode="stat:{status}"/>{embargo}</itemMeta>
<contentMeta><contentCreated>2020-03-04T18:30:00+01:00</contentCreated><by>Mara Lind</by>
<headline>Stand falls</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head><body>
<p>Nine <em>people</em> were hurt &amp; two died.</p>
<p>They stood below.</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:press:4"><contentSet>
<inlineData contenttype="text/plain">Two died.</inlineData>
</contentSet></newsItem></itemSet></newsMessage>"""


def newsml(status: str = "usable", embargo: str = "") -> str:
    return NEWSML.replace("{status}", status).replace("{embargo}", embargo)


def test_news_items_are_read_from_newsml(tmp_path: Path) -> None:
    (first, second), problems = read(tmp_path / "a.xml", newsml())
    assert problems == []
    assert first.text == "Stand falls\n\nNine people were hurt & two died.\n\nThey stood below."
    assert first.metadata.published == datetime(2020, 3, 4, 17, 30)
    assert (first.metadata.author, first.name) == ("Mara Lind", "1")
    assert (second.text, second.name) == ("Two died.", "2")


@pytest.mark.parametrize(
    ("status", "embargo"),
    [("withheld", ""), ("canceled", ""), ("usable", "<embargoed/>"),
     ("usable", "<embargoed>2020-03-06T08:00:00Z</embargoed>")],
)  # fmt: skip
def test_withheld_news_items_give_a_notice(status: str, embargo: str, tmp_path: Path) -> None:
    (item,), (notice,) = read(tmp_path / "a.xml", newsml(status, embargo))
    assert item.text == "Two died."
    assert notice.startswith("a.xml:3: urn:press:3 is ")
    assert "Stand" not in notice


XML = '<?xml version="1.0"?>'
BOMB = f'{XML}<!DOCTYPE newsItem [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><newsItem>&b;</newsItem>'
FILE = f'{XML}<!DOCTYPE newsItem [<!ENTITY x SYSTEM "{{path}}">]><newsItem>&x;</newsItem>'
BAD_XML = [
    (BOMB, "a.xml:1: found a document type", "entities that unfold"),
    (FILE, "a.xml:1: found a document type", "an entity that is a file"),
    ("<?xml version='1.0'?><newsItem>\n<b></newsItem>", "a.xml:2:", "tags that do not match"),
    ("<?xml version='1.0'?><rss/>", "a.xml:1: found the root element <rss>", "another format"),
    ("<?xml version='1.0'?><newsMessage/>", "a.xml: found no news item", "no items"),
    ("<?xml version='1.0'?><newsItem guid='g'/>", "a.xml:1: g holds no text", "no text"),
    ("<?xml version='1.0'?>" + "<a>" * 100_000, "a.xml:1:", "nested without end"),
]


@pytest.mark.parametrize(("content", "said", "why"), BAD_XML, ids=[row[2] for row in BAD_XML])
def test_xml_that_is_no_news_is_named(content: str, said: str, why: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("a secret", encoding="utf-8")
    items, (problem,) = read(
        tmp_path / "a.xml", content.replace("{path}", str(tmp_path / "secret.txt"))
    )
    assert items == []
    assert problem.startswith(said), why
    assert "a secret" not in problem


def record(kind: str, status: str, content_type: str, body: bytes, encoding: str = "") -> bytes:
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{encoding}"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    block = head.encode() + body
    warc = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{len(block):036}>\r\n"
        "WARC-Date: 2020-03-04T18:30:00Z\r\nWARC-Target-URI: https://post.example/1\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return warc.encode() + block + b"\r\n\r\n"


def test_pages_are_read_from_an_archive(tmp_path: Path) -> None:
    latin = PAGE.replace("engineer", "ing\u00e9nieur").encode("cp1252")
    archive = (
        record("request", "200 OK", "text/html", b"")
        + record("response", "200 OK", "text/html; charset=windows-1252", latin)
        + record("response", "404 Not Found", "text/html", PAGE.encode())
        + record("response", "200 OK", "image/png", b"\x89PNG")
        + record(
            "response",
            "200 OK",
            "text/html",
            gzip.compress(PAGE.encode()),
            "Content-Encoding: gzip\r\n",
        )
    )
    for name, data in (("a.warc", archive), ("a.warc.gz", gzip.compress(archive))):
        (first, second), problems = read(tmp_path / name, data)
        assert problems == []
        assert (first.name, second.name) == ("2", "5")
        assert "ing\u00e9nieur" in first.text
        assert first.metadata.url == "https://post.example/1"
        assert second.text.startswith(f"Stand falls in Sorel\n\n{TEXT}")


def test_an_archive_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    whole = record("response", "200 OK", "text/html", PAGE.encode())
    data = gzip.compress(whole) + gzip.compress(whole)[:-60]
    items, _ = read(tmp_path / "a.warc.gz", data)
    assert items[0].text.startswith("Stand falls in Sorel")
    assert read(tmp_path / "b.warc", b"no archive at all")[1] != []


NAMED = [
    ("a.html", PAGE, "page", "by its suffix"),
    ("a.xml", PAGE, "page", "XHTML under another suffix"),
    ("page", f"\ufeff<!-- saved --> {PAGE}", "page", "no suffix, and a comment before it"),
    ("a.txt", PAGE, "text", "a page in a text file stays a text"),
    ("a.html", TEXT, "text", "a text without a tag is no page"),
    ("a.log", TEXT, "text", "another suffix is a text"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "form", "why"), NAMED, ids=[row[3] for row in NAMED])
def test_a_file_is_read_as_what_it_is(
    name: str, content: str, form: str, why: str, tmp_path: Path
) -> None:
    (item,), problems = read(tmp_path / name, content)
    assert ((item.original is not None), problems) == (form == "page", []), why
