"""From sources to files: what folders hold, and what is fetched from sites, kept as snapshots."""

from atodds.fetch.gathering import Gathered, MissingExtraError, Surroundings, gather
from atodds.fetch.listing import with_sources
from atodds.fetch.manners import Clock, Manners

__all__ = [
    "Clock",
    "Gathered",
    "Manners",
    "MissingExtraError",
    "Surroundings",
    "gather",
    "with_sources",
]
