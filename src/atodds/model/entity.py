"""People, places and organisations that are talked about."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class EntityKind(StrEnum):
    """What sort of thing a name names."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """Somebody or something named, under one key however it is spelled."""

    kind: EntityKind
    key: str
    """Equal for the same person or place in all documents, as far as the name tells."""
    name: str = field(compare=False)
    """The fullest form in the document."""
    country: str | None = field(default=None, compare=False)
    """ISO 3166 code of the country it belongs to or lies in, where known."""
    title: str | None = field(default=None, compare=False)
    """The office or rank it is given, as written."""
