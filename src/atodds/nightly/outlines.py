"""What is asked of a text beside its assertions, so that nobody has to read it again for that.

Heads are what JSON holds.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable

from atodds.group import Profile, profile_of
from atodds.model import Assertion, Document
from atodds.pipeline import times_told
from atodds.read import Sketch, imprint_of
from atodds.store import Head, Kept, Kind


def profiled(document: Document, assertions: Iterable[Assertion]) -> Head:
    """Return the head under which what a document asserts is kept: what it is about."""
    return {"profile": dict(profile_of(document, times_told(assertions)))}


def profile_in(head: Head) -> Profile:
    """Return what a document is about."""
    profile: Profile = head["profile"]
    return profile


def imprinted(document: Document, digest: str) -> Kept:
    """Return what copies of a document are known by, to be kept; the runs are the body."""
    own = imprint_of(document)
    sketch = own.sketch
    whole, head = (b64encode(part).decode("ascii") for part in (sketch.whole, sketch.head))
    said = {"agency": sketch.agency, "runs": sketch.runs, "whole": whole, "head": head}
    return Kept(Kind.IMPRINT, digest, said, own.runs)


def sketch_in(head: Head) -> Sketch:
    """Return what tells which documents may be copies of one text."""
    return Sketch(head["agency"], head["runs"], b64decode(head["whole"]), b64decode(head["head"]))
