"""What a feed or a sitemap says of an article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

LONG_AGO = datetime(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Lead:
    """An article that may be fetched, or that came along with the lead."""

    id: str
    url: str | None
    """Where its page is."""
    title: str | None = None
    published: datetime | None = None
    """Naive, in UTC."""
    updated: str | None = None
    """Its last change, as its source gives it."""
    author: str | None = None
    outlet: str | None = None
    html: str | None = None
    """Its text as far as the source gives it."""
    whole: bool = False
    """Whether that is long enough to be all of it."""


def latest(leads: Iterable[Lead], limit: int, earliest: datetime | None) -> tuple[Lead, ...]:
    """Return the leads that are new enough, the latest first, no more than a limit.

    Those without a date stay in their order behind the others, and are never too old.
    """
    seen: set[str] = set()
    fresh = []
    for lead in leads:
        if lead.id in seen or (lead.published and earliest and lead.published < earliest):
            continue
        seen.add(lead.id)
        fresh.append(lead)
    fresh.sort(key=lambda lead: lead.published or LONG_AGO, reverse=True)
    return tuple(fresh[:limit])
