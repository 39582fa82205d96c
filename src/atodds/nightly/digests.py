"""Digests of what a result depends on: as long as they are the same, so is the result."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import regex

from atodds.config import RuleSet
from atodds.model import Document

_CODE = (".py", ".yaml")
READING = ("model", "lexicon", "language", "config", "read", "store")
EXTRACTING = (*READING, "extract", "group", "nightly", "pipeline.py")
COMPARING = (*EXTRACTING, "link", "judge", "gate", "findings.py")
"""What of the program decides what a file is read as, a text asserts, and a story comes to."""
_NAME = regex.compile(r"[A-Za-z0-9._-]+")


def of_file(path: Path, whence: object) -> str:
    """Return the digest of what a file is read as; `whence` is what the check says of it."""
    with path.open("rb") as file:
        content = hashlib.file_digest(file, "sha256").hexdigest()
    return _digest(_program(READING), content, repr(whence))


def of_content(document: Document) -> str:
    """Return the digest of what a document says, whenever and wherever it says so."""
    return _digest(repr((document.text, document.blocks, document.markup)))


def of_text(content: str, published: datetime | None) -> str:
    """Return the digest of what a document asserts and is about; `bare` has all it depends on."""
    return _digest(_program(EXTRACTING), content, repr(published))


def of_story(documents: Iterable[tuple[Document, str]], rules: RuleSet) -> str:
    """Return the digest of what comparing documents yields by a rule set.

    The documents are given without their bodies, each with the digest of its content.
    """
    parts = (part for document, content in documents for part in (repr(document), content))
    return _digest(_program(COMPARING), _of_rules(rules), *parts)


def bare(document: Document) -> Document:
    """Return a document without all that tells nothing of what it asserts."""
    return replace(
        document, id="", path="", outlet="", url=None, title=None, origin="",
        original=None, author=None, partial=False, published_given=True,
    )  # fmt: skip


def _of_rules(rules: RuleSet) -> str:
    return _digest(rules.model_dump_json())


def _digest(*parts: str) -> str:
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


@cache
def _program(packages: tuple[str, ...]) -> str:
    """Return the digest of the code and the word lists, and of all they run on."""
    package = files("atodds")
    sources = [package / name for name in packages]
    return _digest(
        platform.python_version(),
        *_libraries(),
        *(text for source in sources for text in _texts(source)),
    )


def _libraries() -> Iterator[str]:
    try:
        needed = [_NAME.match(line) for line in requires("atodds") or ()]
    except PackageNotFoundError:  # run from a checkout that nobody has installed
        needed = []
    for name in sorted({match[0] for match in needed if match}):
        try:
            yield f"{name} {version(name)}"
        except PackageNotFoundError:  # an extra that is not installed
            continue


def _texts(source: Traversable) -> Iterator[str]:
    if source.is_dir():
        for inner in sorted(source.iterdir(), key=lambda path: path.name):
            yield from _texts(inner)
    elif source.name.endswith(_CODE):
        yield source.name
        yield source.read_text(encoding="utf-8")
