"""Small inputs of every format, from which fuzzing begins."""

from __future__ import annotations

SENTENCE = "Five people were killed in Oslo on Friday, Ann Porter said."
PAGE = f"""<!doctype html><html><head><title>Fire &amp; smoke</title><meta charset=utf-8>
<meta property="article:published_time" content="2019-05-04T10:00:00Z">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Fire"}}</script></head>
<body><nav><a href=x>Home</a></nav><article><h1>Fire</h1><p>{SENTENCE}</p><p>At least
12&nbsp;ships <b>burnt</b>&#8217;<br>for <i>two</i> hours.</p></article><!-- c -->
<footer>&copy;</footer></body>"""
NEWSML = f"""<?xml version="1.0"?><newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="u:1">
<itemMeta><pubStatus qcode="stat:usable"/><embargoed>2019-05-05T00:00:00Z</embargoed></itemMeta>
<contentMeta><headline>Fire</headline><contentCreated>2019-05-04</contentCreated></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml"><html><body><p>{SENTENCE}</p></body>
</html></inlineXML></contentSet></newsItem>"""
ENTITIES = """<?xml version="1.0"?><!DOCTYPE n [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>
<newsItem>&c;</newsItem>"""
NINJS = (
    '{"uri": "u:1", "headline": "Fire", "versioncreated": "2019-05-04",'
    f' "body_text": "{SENTENCE}"}}'
)
HTTP = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}"
WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://gazette.example/fire\r\n"
    "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
    "WARC-Date: 2019-05-04T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
    f"Content-Length: {len(HTTP.encode())}\r\n\r\n{HTTP}\r\n\r\n"
)
RULES = """version: 1
rules:
  - name: ships
    title: Ships
    what: How many ships.
    kind: things
    severity: warning
    measure: stock
    within: 2 days
    match: {kind: [things], of: &of [ship]}
    also: {of: *of}
    threshold: 3
    bar: 3.5
    tolerance: .1
    weights: {same-date: 1.0}
    tests:
      - conflict: [Nine ships sank., {text: Two ships sank., published: 2020-03-04}]
learnt:
  bars: {ships: 4}
"""
CHECK = """version: 1
title: "Fire"
grouping: stories
documents:
  - path: a.txt
    outlet: Gazette
    published: 2019-05-04T10:00+02:00
    url: https://gazette.example/a
sources:
  - feed: https://gazette.example/feed
    outlet: Gazette
    newest: 3 days
  - folder: in
fail_on: new
limits: {longest: 90 days, approve: [desk]}
notify: {webhook: DESK, sign_of_life: 7d}
"""
EXPLAINED = """# Why they stand.
version: 1
explained:
  - conflict: "000000000003"   # a comment
    rule: ships
    values: ["9 ship", '2 ship']
    kind: under-review
    reason: >
      Asked
      again.
    owner: desk
    created: 2019-05-04
    expires: 2019-06-04
  - {conflict: 6dfa34bc05a0, values: [5 hour], kind: source-error, reason: "x", owner: d,
     permanent: true}
"""
KNOWN = """\
{"conflict": "000000000003", "values": ["9 ship"], "rule": "ships", "documents": ["a.txt"]}
{"conflict": "6dfa34bc05a0", "values": []}
"""
MARKDOWN = f"""# Fire

{SENTENCE}

* a [link](https://x.example 'y')

> ![p](q) `c` **b**

| a | b |
|--|--|
| 1 | 2 |
"""

RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Gazette</title><item><guid>1</guid><link>/fire?a=1&amp;b=2</link>
<title>Fire &lt;b&gt;</title><pubDate>Sat, 04 May 2019 10:00:00 GMT</pubDate>
<dc:creator>Ann Porter</dc:creator><description><![CDATA[<p>{SENTENCE}</p>]]></description>
</item><item><link>https://gazette.example/b</link></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title><entry><id>u:1</id>
<link href="https://gazette.example/fire"/><updated>2019-05-04T10:00:00+14:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{SENTENCE}</div></content>
</entry></feed>"""
NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>/fire</loc><news:news>
<news:publication><news:name>Gazette</news:name></news:publication><news:title>Fire</news:title>
<news:publication_date>2019-05-04T10:00Z</news:publication_date></news:news>
<lastmod>0001-01-01T00:00+14:00</lastmod></url></urlset>"""
INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>b.xml</loc>
<lastmod>2019-05</lastmod></sitemap><sitemap><loc>//[a</loc></sitemap></sitemapindex>"""

SEEDS: dict[str, tuple[str, ...]] = {
    "txt": (SENTENCE, f"Fire\n\n{SENTENCE}\r\n\r\nShare\nPhoto: AFP\n"),
    "md": (MARKDOWN,),
    "html": (PAGE,),
    "xml": (NEWSML, ENTITIES),
    "json": (NINJS, f"[{NINJS}, 3]"),
    "jsonl": (f"{NINJS}\n{NINJS}\n",),
    "warc": (WARC, WARC * 2),
    "text": (SENTENCE,),
    "rules": (RULES,),
    "check": (CHECK,),
    "explained": (EXPLAINED,),
    "known": (KNOWN,),
    "feed": (RSS, ATOM),
    "sitemap": (NEWS, INDEX),
}
"""By target; where prose is made of bytes, any bytes will do to begin with."""
