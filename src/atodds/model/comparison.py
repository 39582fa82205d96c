"""What comparing two assertions yields: why they are one fact, and whether both can be true."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from atodds.model.assertion import Assertion


class Verdict(StrEnum):
    """Whether both assertions can be true."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    DIVERGENCE = "divergence"
    UPDATE = "update"
    CONFLICT = "conflict"
    PARTY_DISPUTE = "party-dispute"
    INCOMPARABLE = "incomparable"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One named reason for or against the two being about the same fact."""

    name: str
    """A feature or veto of the linker, such as same-participants or dates-apart."""
    weight: float
    """Added to the score; minus infinity for a veto."""
    detail: str
    """The reason in words, such as "both name London"."""

    @property
    def vetoes(self) -> bool:
        """Whether it rules the comparison out whatever else speaks for it."""
        return self.weight == float("-inf")


@dataclass(frozen=True, slots=True)
class Link:
    """Two assertions that may be about one fact, with the evidence for and against it."""

    rule: str
    left: Assertion
    right: Assertion
    evidence: tuple[Evidence, ...]
    threshold: float
    """The least score at which the two are taken to be about one fact."""

    @property
    def score(self) -> float:
        """The sum of the evidence; minus infinity where anything vetoes."""
        return round(sum(e.weight for e in self.evidence), 2)

    @property
    def comparable(self) -> bool:
        """Whether the two are taken to be about one fact."""
        return self.score >= self.threshold


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict and the sentence that explains it."""

    verdict: Verdict
    reason: str


@dataclass(frozen=True, slots=True)
class Comparison(Link):
    """Two assertions held against each other, with everything that decided."""

    judgement: Judgement
    lookalike: bool = False
    """Whether only a veto or thin evidence keeps values apart that would be at odds."""

    @property
    def verdict(self) -> Verdict:
        """The judgement's verdict."""
        return self.judgement.verdict
