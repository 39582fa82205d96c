"""Files that mean harm beside two good ones, through the real command line.

Whatever they hold: the run ends, the two good articles are compared, the report is valid, and
somebody who asks why a file was not read is told where and what is wrong.
"""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

SCHEMA = Draft202012Validator(
    json.loads((files("atodds.report") / "schema.json").read_text("utf-8"))
)
GOOD = {
    "tribune.txt": "Minister Ann Porter and General Karl Brandt held talks in Oslo on Friday. "
    "The talks lasted more than three hours.\n",
    "courier.txt": "After two hours of talks in Oslo on Friday between General Karl Brandt and "
    "Minister Ann Porter, no deal was reached.\n",
}
NEWS = "The ferry sank off Oslo on Friday with 12 people aboard, Ann Porter said."
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE n [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
    + "]><newsItem>&a12;</newsItem>"
)
FETCHING = (
    '<?xml version="1.0"?><!DOCTYPE n [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    "<newsItem><contentSet><inlineData>&x;</inlineData></contentSet></newsItem>"
)
MEMORY = 3 << 30
"""Bytes of address space, most of them those of the libraries that are loaded."""
SECONDS = 300
"""What nothing may take on a machine that does other things beside."""


def page(more: str = "") -> str:
    head = "<!doctype html><html><body><article><h1>Ferry</h1>"
    return f"{head}<p>{NEWS}</p>{more}</article></body></html>"


def item(**more: object) -> str:
    return json.dumps({"text": NEWS, **more})


def zipped() -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"a" * (50 << 20))
    return data.getvalue()


def warc(body: bytes, uri: str = "https://gazette.example/ferry") -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {uri}\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        "WARC-Date: 2019-05-04T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


Content = bytes | str | Callable[[], bytes]

# The file's name, what it holds, what is said of it ("" for nothing), and what it would do.
HOSTILE: list[tuple[str, Content, str, str]] = [
    ("a.txt", NEWS.encode("utf-16"), "UTF-16", "is read as such"),
    ("a.txt", NEWS.encode("utf-32"), "UTF-32", "is read as such"),
    ("a.txt", NEWS.encode("utf-16-le"), "zero byte", "has no mark that says what it is"),
    ("a.txt", f"{NEWS} \u201cNo,\u201d \u20ac5".encode("cp1252"), "cp1252", "says it is UTF-8"),
    ("a.html", page("<meta charset=utf-8>caf\u00e9").encode("cp1252"), "cp1252", "says so too"),
    ("a.html", page("<meta charset=no-such-thing>\u00e9").encode("latin-1"), "", "lies"),
    ("a.txt", f"{NEWS}\0", "zero byte", "ends a text in C"),
    ("a.jsonl", item(text=f"\ud800 {NEWS}"), "", "cannot be written as UTF-8"),
    ("a.jsonl", item(text=f"{NEWS}\0"), "", "cannot be in XML"),
    ("a.txt", NEWS.replace(" ", " \u202e\u200b\u2066"), "", "turns around what stands behind it"),
    ("a.txt", NEWS.replace(" ", " \U0001f469\u200d\U0001f469\u200d\U0001f467 "), "", "is one sign"),
    ("a.txt", NEWS.replace("12", "\u0661\u0662 \u00b2 \u2460 \u0be7"), "", "are digits to Python"),
    ("a.txt", NEWS.replace("12", "9" * 10_000), "", "is no number that Python writes"),
    ("a.txt", f'"{"five thousand thousand " * 3_000}," she said.', "", "nor is that"),
    ("a.txt", NEWS.replace("12", "1" + ",000" * 5_000), "", "nor that"),
    ("a.txt", NEWS.replace("Friday", "99 May 10000000000"), "", "is no day"),
    ("a.txt", NEWS.replace("Friday", "1 January 0000"), "", "is a year before the first"),
    ("a.txt", NEWS.replace("Friday", "31 December 9999"), "", "has no day after it"),
    ("a.txt", "a" * 400_000, "", "is one word"),
    ("a.txt", "one " * 1_000_000, "4,000,000 characters", "is one sentence of 4 MB"),
    ("a.txt", lambda: b"The ferry sank. " * (50 << 16), "larger than 16 MB", "has 50 MB"),
    ("a.html", page("<div>" * 100_000), "", "is nested too deep to be walked down"),
    ("a.html", page("<b " * 300_000), "", "never closes a tag"),
    ("a.html", page("&amp" * 300_000), "", "never ends a reference"),
    ("a.html", page("<!--" * 300_000), "", "never ends a comment"),
    ("a.xml", BOMB, "broken XML", "stands for a million million letters"),
    ("a.xml", FETCHING, "document type", "would show a file of this machine"),
    ("a.xml", "<newsItem>" * 100_000, "XML", "is nested too deep for a parser"),
    ("a.json", "[" * 200_000, "JSON", "is nested too deep to be read"),
    ("a.json", '{"text": ' + "9" * 10_000 + "}", "JSON", "is a number too long to be read"),
    ("a.jsonl", f'3\n"x"\nnull\n[]\n{{}}\n{item()}\n', "found a number", "is not always an item"),
    ("a.jsonl", b'{"text": "\xff\xfe"}\n', "is not UTF-8", "is no UTF-8 in a line"),
    ("a.jsonl", item(published="0000-00-00"), "published", "is no day"),
    ("a.jsonl", item(published=1e99), "published", "is no day either"),
    ("a.jsonl", item(url="javascript:alert(1)"), "", "is no address to show"),
    ("a.warc", warc(page().encode(), "../../../../etc/passwd"), "", "names a place outside"),
    ("a.warc", warc(b"\0" * 100_000), "", "is a page of zero bytes"),
    (
        "a.warc",
        warc(page().encode()).replace(b"th: ", b"th: 9999999"),
        "",
        "is shorter than it says",
    ),
    ("a.warc.gz", lambda: gzip.compress(warc(b"a" * (200 << 20))), "16 MB", "unpacks to 200 MB"),
    ("a.warc.gz", gzip.compress(warc(page().encode()))[:-20], "", "breaks off"),
    ("a.txt", lambda: gzip.compress(b"a" * (50 << 20)), "gzip", "unpacks to 50 MB"),
    ("a.txt", zipped, "ZIP", "unpacks to 50 MB as well"),
    ("a.md", "[" * 100_000, "", "opens links and never closes one"),
    ("a.md", "> " * 50_000 + NEWS, "", "quotes what quotes what quotes"),
    ("a.md", "* " * 50_000, "", "is a list in a list in a list"),
]


def files_of(folder: Path) -> dict[str, str]:
    """Write every hostile file under a name of its own; return what must be said of each."""
    said = {}
    for number, (name, content, words, _) in enumerate(HOSTILE):
        path = folder / name.replace("a", f"{number:02}", 1)
        data = content() if callable(content) else content
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        said[path.name] = words
    return said


def check_of(folder: Path, names: Iterable[str]) -> Path:
    """Write a check of two good articles and further files, and return it."""
    for path, text in GOOD.items():
        (folder / path).write_text(text, encoding="utf-8")
    entries = "".join(
        f"  - {{path: {json.dumps(path)}, outlet: Paper {n}, published: 2019-05-04}}\n"
        for n, path in enumerate((*GOOD, *names))
    )
    check = folder / "check.yaml"
    check.write_text(f"version: 1\ntitle: Talks\ndocuments:\n{entries}", encoding="utf-8")
    return check


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="memory is bounded as elsewhere only")
def test_hostile_files_harm_nobody(tmp_path: Path) -> None:
    said = files_of(tmp_path)
    check = check_of(tmp_path, said)
    run = subprocess.run(
        [sys.executable, "-m", "atodds", "check", check, "--no-explained", "--format", "json"],
        capture_output=True, timeout=SECONDS, check=False, cwd=tmp_path,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )  # fmt: skip
    assert run.returncode == 1, run.stderr[-2000:]
    assert b"Traceback" not in run.stderr
    report = json.loads(run.stdout.decode("ascii"))
    SCHEMA.validate(report)
    assert unsaid(report, said) == {}
    asserted = [[a for p in c["positions"] for a in p["assertions"]] for c in report["conflicts"]]
    assert set(GOOD) in [{a["document"] for a in held} for held in asserted]
    for assertion in (a for held in asserted for a in held if a["document"] in GOOD):
        text = GOOD[assertion["document"]]
        assert text[assertion["start"] : assertion["end"]] == assertion["exact"]


def unsaid(report: dict[str, Any], said: dict[str, str]) -> dict[str, str]:
    """Return the files of which no problem says what it must, with what that is."""
    problems = [str(problem) for problem in report["problems"]]
    return {
        name: words
        for name, words in said.items()
        if words and not any(words in p and name in p for p in problems)
    }
