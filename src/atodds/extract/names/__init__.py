"""People, places and bodies named in a document, each under one key however it is written."""

from atodds.extract.names.countries import speaks_english
from atodds.extract.names.entities import entities_of
from atodds.extract.names.gazetteer import is_region, place_key, places_around
from atodds.extract.names.offices import office_key, offices_around, same_office

__all__ = [
    "entities_of",
    "is_region",
    "office_key",
    "offices_around",
    "place_key",
    "places_around",
    "same_office",
    "speaks_english",
]
