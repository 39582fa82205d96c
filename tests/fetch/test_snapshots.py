from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from atodds.config import Source
from atodds.fetch.snapshots import KEPT, Kept, Page, Snapshots

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


def age(folder: Path, days: int, *, keeping: str = "-") -> None:
    """Make all files older but those of a name."""
    for file in folder.rglob("*"):
        if file.is_file() and keeping not in file.name:
            then = file.stat().st_mtime - 86_400 * days
            os.utime(file, (then, then))


def test_what_no_source_names_any_longer_is_deleted_after_a_month(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    old, new = snapshots.put(b"<p>Old", ".html"), snapshots.put(b"<p>New", ".html")
    for url, body in ((URL, old), (f"{URL}1", new)):
        snapshots.keep(Page(url, url, body, "text/html"))
    snapshots.enlist(FEED, [kept(old)])
    age(tmp_path, KEPT.days - 1)
    snapshots.enlist(FEED, [kept(new)])
    snapshots.clear()
    assert snapshots.last(URL) is not None, "a month is not over"
    age(tmp_path, 2)
    snapshots.enlist(FEED, [kept(new)])
    snapshots.clear()
    assert not snapshots.file(old).exists()
    assert snapshots.last(URL) is None
    assert snapshots.last(f"{URL}1") is not None, "old, and in use"
    assert snapshots.listed(FEED) == (kept(new),)


def test_what_another_run_is_about_to_use_stays(tmp_path: Path) -> None:
    ours, theirs = Snapshots(tmp_path), Snapshots(tmp_path)
    body = ours.put(b"<p>One", ".html")
    age(tmp_path, KEPT.days + 1)
    assert theirs.put(b"<p>One", ".html") == body
    further = theirs.put(b"<p>Two", ".html")
    ours.enlist(FEED, [])
    ours.clear()
    theirs.enlist(Source(feed="https://post.example/2"), [kept(body), kept(further)])
    assert len(theirs.listed(Source(feed="https://post.example/2"))) == 2


def test_the_articles_of_a_source_that_is_still_asked_for_stay(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    body = snapshots.put(b"<p>One", ".html")
    snapshots.enlist(FEED, [kept(body)])
    age(tmp_path, 400)
    snapshots.clear()
    assert snapshots.listed(FEED) == (kept(body),), "nobody has run for a year, and now somebody"


def test_drafts_that_a_killed_run_has_left_are_deleted(tmp_path: Path) -> None:
    snapshots = Snapshots(tmp_path)
    snapshots.enlist(FEED, [kept(snapshots.put(b"<p>One", ".html"))])
    draft = tmp_path / "sources" / ".x.json.17.new"
    draft.write_bytes(b"[")
    snapshots.clear()
    assert draft.exists(), "it may be at work"
    age(tmp_path, KEPT.days + 1, keeping=".json")
    os.utime(draft, (0, 0))
    snapshots.clear()
    assert not draft.exists()
