"""Sources of a check: folders and files that documents lie in, and sites they are fetched from."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from atodds.config.lengths import length_of
from atodds.config.shape import Shape, Text, found


class SourceKind(StrEnum):
    """What a source is, by the key that names it."""

    FOLDER = "folder"
    JSONL = "jsonl"
    DELIVERY = "delivery"
    WARC = "warc"
    FEED = "feed"
    PAGE = "page"
    SITEMAP = "sitemap"

    @property
    def is_remote(self) -> bool:
        """Whether documents have to be fetched from it."""
        return self in {SourceKind.FEED, SourceKind.PAGE, SourceKind.SITEMAP}


_FITTING = {
    "glob": (SourceKind.FOLDER, SourceKind.DELIVERY),
    "limit": (SourceKind.FEED, SourceKind.SITEMAP),
    "allow_private": (SourceKind.FEED, SourceKind.PAGE, SourceKind.SITEMAP),
}
"""Keys that say nothing of other kinds of source."""


def _address(text: str) -> str:
    try:
        parts = urlsplit(text.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in {"http", "https"}:
        said = f"must be an address such as https://example.org/news.xml, not {found(text)}"
        raise ValueError(said)
    if "@" in parts.netloc:
        said = "must not hold a name or password: addresses are printed in reports"
        raise ValueError(said)
    return text.strip()


def _inside(pattern: str) -> str:
    path = PurePosixPath(pattern)
    if path.is_absolute() or ".." in path.parts:
        said = f"must be a pattern of names in the folder, such as **/*.txt, not {found(pattern)}"
        raise ValueError(said)
    return pattern


Address = Annotated[Text, AfterValidator(_address)]
"""A web address, without a name and password."""


class Source(Shape):
    """One source of documents: one key says what and where it is, the others say more of it."""

    folder: Text | None = None
    """A folder with files of articles; like all paths, relative to the check file."""
    jsonl: Text | None = None
    """A file of JSON Lines, an article each."""
    delivery: Text | None = None
    """A folder into which an agency delivers ninjs or NewsML-G2."""
    warc: Text | None = None
    """A web archive."""
    feed: Address | None = None
    """An RSS or Atom feed."""
    page: Address | None = None
    """The page of one article."""
    sitemap: Address | None = None
    """A sitemap, a news sitemap, or an index of them."""
    glob: Annotated[Text | None, AfterValidator(_inside)] = None
    """Which files of a folder are read; all that can be where it is not given."""
    outlet: Text | None = None
    """The outlet of all that comes from here; else each document says, or its address."""
    since: Annotated[timedelta | None, BeforeValidator(length_of)] = None
    """How long before the day of the run a document may have been published."""
    limit: Annotated[int | None, Field(gt=0)] = None
    """How many articles are taken at most, the latest ones."""
    allow_private: bool = False
    """Whether it may be in the private network, as a newsroom's own server is."""

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        kinds = self._kinds()
        if len(kinds) != 1:
            given = " and ".join(kinds) or "none"
            said = f"must have one of {', '.join(SourceKind)}, not {given}"
            raise ValueError(said)
        for key, fitting in _FITTING.items():
            if key in self.model_fields_set and kinds[0] not in fitting:
                said = f"must not have {key}, which says nothing of a {kinds[0]}"
                raise ValueError(said)
        return self

    def _kinds(self) -> list[SourceKind]:
        return [kind for kind in SourceKind if getattr(self, kind) is not None]

    @property
    def kind(self) -> SourceKind:
        """What it is."""
        return self._kinds()[0]

    @property
    def place(self) -> str:
        """Where it is: a path or an address."""
        place: str = getattr(self, self.kind)
        return place

    def __str__(self) -> str:
        """Name it as a report does: `feed https://example.org/news.xml`."""
        return f"{self.kind} {self.place}"


def domain_of(url: str) -> str | None:
    """Return the host of an address as an outlet may be named after it: `post.example`."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None
    except ValueError:
        return None
