"""What is asked of a text beside its assertions, so that nobody has to read it again for that.

It is what JSON holds: the head under which the store keeps what a text asserts.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable

from atodds.group import Profile, profile_of
from atodds.model import Assertion, Document
from atodds.pipeline import times_told
from atodds.read import Imprint, imprint_of
from atodds.store import Head


def outline_of(document: Document, assertions: Iterable[Assertion]) -> Head:
    """Return what a document is about and what its copies are recognised by."""
    own = imprint_of(document)
    prints = [b64encode(part).decode("ascii") for part in (own.runs, own.whole, own.head)]
    return {
        "profile": dict(profile_of(document, times_told(assertions))),
        "imprint": [own.agency, *prints],
    }


def profile_in(outline: Head) -> Profile:
    """Return what a document is about."""
    profile: Profile = outline["profile"]
    return profile


def imprint_in(outline: Head) -> Imprint:
    """Return what copies of a document are recognised by."""
    agency, *prints = outline["imprint"]
    runs, whole, head = map(b64decode, prints)
    return Imprint(agency, runs, whole, head)
