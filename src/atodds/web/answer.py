"""What a form says: why sources differ, the reason in words, and how long it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from atodds.config import Limits
from atodds.gate import HELD
from atodds.model import Explanation, Reason
from atodds.report.plain import plain

PERMANENT, UNTIL = "permanent", "until"
LENGTHS = {f"{days}d": timedelta(days=days) for days in (7, 30, HELD.days)}
LONGEST = 2_000
"""Characters of a reason."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The fields of a form, whatever was put into them."""

    kind: str = ""
    reason: str = ""
    holds: str = ""
    """One of LENGTHS, PERMANENT or UNTIL."""
    until: str = ""

    @classmethod
    def of(cls, fields: Mapping[str, str]) -> Answer:
        """Take the fields that were sent; text that steers something is taken out."""
        kind, holds, until = (fields.get(name, "") for name in ("kind", "holds", "until"))
        return cls(kind, plain(fields.get("reason", "")).strip(), holds, until)

    @classmethod
    def like(cls, said: Explanation, holds: str) -> Answer:
        """Say the same as an explanation does of another conflict."""
        return cls(said.kind.value, plain(said.reason), holds)

    def problems(self, today: date) -> dict[str, str]:
        """Return what is wrong, by the field, and what would be right."""
        return dict(self._problems(today))

    def expires(self, today: date) -> date | None:
        """Return the last day on which it holds; None where it holds for good.

        ValueError where it is no day.
        """
        match self.holds:
            case known if known in LENGTHS:
                return today + LENGTHS[known]
            case str(said) if said == PERMANENT:
                return None
            case _:
                return date.fromisoformat(self.until)

    def _problems(self, today: date) -> Iterator[tuple[str, str]]:
        if self.kind not in set(Reason):
            yield "kind", "Choose why the sources differ."
        if not self.reason:
            yield "reason", "Say why, in a sentence that others can check."
        elif len(self.reason) > LONGEST:
            yield "reason", f"Say it in {LONGEST} characters; these are {len(self.reason)}."
        try:
            last = self.expires(today)
        except ValueError:
            yield "until", "Give the last day on which it holds, such as 2030-06-30."
        else:
            if last and last < today:
                yield "until", f"It must not be over already, as {last} is."


@dataclass(frozen=True, slots=True)
class Offer:
    """A length of time that a form offers."""

    value: str
    label: str


def offers(limits: Limits | None) -> list[Offer]:
    """Return the lengths of time that the limits of a check allow, the shortest first."""
    longest = limits.longest if limits else None
    held = {
        name: Offer(name, f"{length.days} days")
        for name, length in LENGTHS.items()
        if longest is None or length <= longest
    }
    for_good = [] if longest else [Offer(PERMANENT, "for good")]
    return [*held.values(), *for_good, Offer(UNTIL, "until")]


def usual(limits: Limits | None) -> str:
    """Return what is chosen unless somebody chooses: the longest but for ever."""
    allowed = {offer.value for offer in offers(limits)}
    return next((name for name in reversed(LENGTHS) if name in allowed), UNTIL)
