"""What a run leaves for the next one, in one SQLite file."""

from atodds.store.encoding import UnreadableError, decode, encode
from atodds.store.ledger import Change, Ledger, Run, Sighting, course_of
from atodds.store.shelf import Head, Kept, Kind, Shelf
from atodds.store.store import Store, open_store, read_store

__all__ = [
    "Change",
    "Head",
    "Kept",
    "Kind",
    "Ledger",
    "Run",
    "Shelf",
    "Sighting",
    "Store",
    "UnreadableError",
    "course_of",
    "decode",
    "encode",
    "open_store",
    "read_store",
]
