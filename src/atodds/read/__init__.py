"""Files in, documents out, with page furniture marked and agency copies known as such."""

from atodds.read.documents import (
    as_intake,
    documents_of,
    of_one_story,
    read_documents,
    read_entry,
    read_intake,
    recent,
    with_names,
)

__all__ = [
    "as_intake",
    "documents_of",
    "of_one_story",
    "read_documents",
    "read_entry",
    "read_intake",
    "recent",
    "with_names",
]
