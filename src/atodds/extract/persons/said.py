"""What words say of somebody, before it is known of whom."""

from __future__ import annotations

from dataclasses import dataclass

from atodds.model import Kind, Span, Value


@dataclass(frozen=True, slots=True)
class Said:
    """A value of an attribute, where it stands, and where the words begin that it belongs to."""

    attribute: str
    value: Value
    span: Span
    begins: int
    """The person is the last one spoken of before this."""
    kind: Kind = Kind.OTHER
    fate: str | None = None
    """What it takes for granted befell the person: who died at the scene was killed."""
