from __future__ import annotations

from datetime import datetime
from pathlib import Path

from atodds.config import Source
from atodds.fetch.snapshots import Kept, Page, Snapshots

FEED = Source(feed="https://post.example/feed")
URL = "https://post.example/1"


def kept(body: str) -> Kept:
    return Kept("1", URL, body, URL, "Post", datetime(2020, 3, 4), "2020-03-04", teaser=True)


def test_what_was_kept_is_there_in_the_next_run(tmp_path: Path) -> None:
    folder = tmp_path / "snapshots"
    first = Snapshots(folder)
    name = first.put(b"<p>One", ".html")
    page = Page(URL, f"{URL}/", name, "text/html", '"1"', "Wed")
    first.keep(page)
    first.enlist(FEED, [kept(name)])
    second = Snapshots(folder)
    assert second.last(URL) == (page, b"<p>One")
    assert second.listed(FEED) == (kept(name),)
    assert second.file(name).read_bytes() == b"<p>One"
    assert second.listed(Source(feed="https://post.example/other")) == ()
    assert [p for p in folder.rglob("*") if p.is_file() and p.name.startswith(".")] == []


def test_what_a_kill_or_a_full_disk_has_left_in_pieces_counts_as_not_there(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    name = snapshots.put(b"<p>One", ".html")
    snapshots.keep(Page(URL, URL, name, ""))
    snapshots.enlist(FEED, [kept(name)])
    for file in tmp_path.rglob("*.json"):
        whole = file.read_bytes()
        for part in (b"", b"null", b"{}", b"[[]]", whole[: len(whole) // 2]):
            file.write_bytes(part)
            assert snapshots.last(URL) is None or not snapshots.listed(FEED)
        file.write_bytes(whole)
    snapshots.file(name).write_bytes(b"<p>On")
    assert snapshots.last(URL) is None, "a body that is not what its name says"
    snapshots.file(name).unlink()
    assert (snapshots.last(URL), snapshots.listed(FEED)) == (None, ())
