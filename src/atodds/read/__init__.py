"""Files in, documents out, with page furniture marked and agency copies known as such."""

from atodds.read.documents import (
    documents_of,
    of_one_story,
    read_documents,
    read_entry,
    read_intake,
    recent,
    with_names,
)
from atodds.read.imprints import Imprint, Imprints, Sketch, imprint_of
from atodds.read.origins import origins_named
from atodds.read.publication import dates_printed

__all__ = [
    "Imprint",
    "Imprints",
    "Sketch",
    "dates_printed",
    "documents_of",
    "imprint_of",
    "of_one_story",
    "origins_named",
    "read_documents",
    "read_entry",
    "read_intake",
    "recent",
    "with_names",
]
