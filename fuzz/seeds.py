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
}
"""By target; where prose is made of bytes, any bytes will do to begin with."""
