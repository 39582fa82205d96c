"""How fast the pages of a WARC archive are read, and what the most of that time goes into.

    python benchmarks/archive.py --pages 2000 [--json archive.json]

makes an archive of invented pages, with as much around an article as news sites have, and prints
the pages and megabytes a second of one process: for fastwarc alone, for reading as the program does
(fastwarc, trafilatura, places in the source), for what a document asserts, and, where it is
installed, for resiliparse's text of the same pages.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from html import escape
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType
from invented import Article, stories
from tables import Plot, Table, arguments, tell

from atodds.config import Check, DocumentEntry
from atodds.extract import extract
from atodds.read import read_documents

MEGABYTE = 1_000_000
AROUND = 40_000
"""Characters of markup around an article: menus, styles and scripts are most of a news page."""


def main() -> None:
    """Read the archive in each way and print how fast it went."""
    parser = arguments(__doc__)
    parser.add_argument("--pages", type=int, default=500)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="atodds-archive-") as folder:
        archive = Path(folder) / "news.warc"
        articles = [a for s in stories(max(asked.pages // 25, 1), asked.pages) for a in s]
        size = _written(archive, articles)
        read = read_documents(_check(archive), date(2031, 6, 1))[0]
        ways: dict[str, Callable[[], object]] = {
            "fastwarc alone": lambda: list(_pages(archive)),
            "read as documents": lambda: read_documents(_check(archive), date(2031, 6, 1)),
            "what they assert": lambda: [extract(document) for document in read],
        }
        if find_spec("resiliparse"):
            ways["resiliparse's text"] = lambda: _texts(archive)
        rows = tuple((name, *_rate(way, len(read), size)) for name, way in ways.items())
    notes = (f"{len(read)} pages, {size / MEGABYTE:.1f} MB.",)
    plot = Plot("bars", ("pages a second",), "pages a second", factors=True)
    columns = ("", "pages a second", "MB a second")
    tell([Table("An archive, in one process", columns, rows, notes, plot)], asked.json)


def _check(archive: Path) -> Check:
    entry = DocumentEntry(path=archive.name, outlet="Archive")
    return Check(path=archive.with_name("check.yaml"), title="Archive", documents=(entry,))


def _rate(way: Callable[[], object], pages: int, size: int) -> tuple[float, float]:
    way()
    begun = time.process_time()
    way()
    seconds = time.process_time() - begun
    return pages / seconds, size / MEGABYTE / seconds


def _written(archive: Path, articles: list[Article]) -> int:
    with archive.open("wb") as file:
        for article in articles:
            body = _page(article).encode()
            head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
            record = WarcRecord()
            record.init_headers(WarcRecordType.response)
            record.headers["WARC-Target-URI"] = f"https://example.org/{article.name}"
            record.headers["Content-Type"] = "application/http; msgtype=response"
            record.set_bytes_content(head + body)
            record.write(file)
    return archive.stat().st_size


def _page(article: Article) -> str:
    title, *paragraphs = article.text.split("\n\n")
    menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(60))
    style = ".a{margin:0}\n" * (AROUND // 13)
    told = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html><head><title>{escape(title)}</title><style>{style}</style></head>"
        f"<body><nav><ul>{menu}</ul></nav><article><h1>{escape(title)}</h1>"
        f'<time datetime="{article.published}">{article.published}</time>{told}</article>'
        f"<footer><ul>{menu}</ul></footer></body></html>"
    )


def _pages(archive: Path) -> Iterator[bytes]:
    for record in ArchiveIterator(BytesIO(archive.read_bytes())):
        yield record.reader.read()


def _texts(archive: Path) -> list[str]:
    plain = import_module("resiliparse.extract.html2text").extract_plain_text
    return [plain(page.decode(), main_content=True) for page in _pages(archive)]


if __name__ == "__main__":
    main()
