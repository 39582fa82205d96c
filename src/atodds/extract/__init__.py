"""What each document asserts, with the span of text that says so."""

from __future__ import annotations

from atodds.extract.addresses import addresses
from atodds.extract.ages import ages
from atodds.extract.attackers import attackers
from atodds.extract.attendance import attendance
from atodds.extract.attributes import attributes
from atodds.extract.contests import contests
from atodds.extract.context import Context
from atodds.extract.datings import datings
from atodds.extract.durations import durations
from atodds.extract.events import events_of
from atodds.extract.figures import figures
from atodds.extract.killings import killings
from atodds.extract.namings import namings
from atodds.extract.occasions import occasions
from atodds.extract.offices import offices
from atodds.extract.outcomes import outcomes
from atodds.extract.ranks import ranks
from atodds.extract.reading import read
from atodds.extract.sayings import sayings
from atodds.extract.sexes import sexes
from atodds.extract.sides import sides
from atodds.extract.sites import sites
from atodds.extract.survivors import survivors
from atodds.extract.told import told
from atodds.extract.tolls import sums, tolls
from atodds.extract.vehicles import vehicles
from atodds.extract.verdicts import verdicts
from atodds.model import Assertion, Document, Kind

__all__ = ["extract"]

MAKERS = (
    figures,
    durations,
    ages,
    addresses,
    sites,
    tolls,
    sums,
    survivors,
    attackers,
    datings,
    occasions,
    attendance,
    sayings,
    offices,
    namings,
    outcomes,
    verdicts,
    sides,
    contests,
    ranks,
    attributes,
    vehicles,
    told,
)


def extract(document: Document) -> tuple[Assertion, ...]:
    """Return all that the document asserts, in text order; a pure function of the document."""
    reading = read(document)
    context = Context(reading, events_of(reading))
    found = [assertion for make in MAKERS for assertion in make(context)]
    found += sexes([a for a in found if a.kind is Kind.AGE])
    found += killings([a for a in found if a.slot.aspect == "verdict"])
    return tuple(sorted(found, key=lambda a: (a.mention.span, a.kind, a.slot.aspect)))
