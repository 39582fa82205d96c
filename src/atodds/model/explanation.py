"""What somebody has said of a conflict after looking at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Reason(StrEnum):
    """Why sources differ although none need be corrected, or while the matter is looked into."""

    DIFFERENT_MOMENT = "different-moment"
    DIFFERENT_MEASURE = "different-measure"
    DIFFERENT_SCOPE = "different-scope"
    SUPERSEDED = "superseded"
    DISPUTED_BY_PARTIES = "disputed-by-parties"
    ROUNDING_OR_TRANSLATION = "rounding-or-translation"
    SOURCE_ERROR = "source-error"
    EXTRACTION_ERROR = "extraction-error"
    UNDER_REVIEW = "under-review"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a conflict stands, for which values, who says so and until when."""

    conflict: str
    """The conflict's id."""
    rule: str | None
    subject: str | None
    values: frozenset[str]
    """Canonical texts of the values that are accepted."""
    kind: Reason
    reason: str
    owner: str
    created: date | None = None
    expires: date | None = None
    """The last day on which it holds; None where it is permanent."""
    documents: frozenset[str] = frozenset()
    """Paths of the documents it was seen in, from the folder of the file it is written in."""
    place: str = ""
    """Where it is written, such as `checks/explained.yaml:12:5`."""

    def expired(self, as_of: date | None) -> bool:
        """Tell whether it no longer holds on a day; without a day nothing has expired."""
        return bool(as_of and self.expires and self.expires < as_of)
