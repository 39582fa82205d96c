"""Of which offence somebody was found guilty for a killing: murder in a degree, manslaughter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from atodds.extract.only import may_be_one
from atodds.lexicon import load
from atodds.model import Assertion, Category

ATTEMPTED = "attempted "


def killings(verdicts: Iterable[Assertion]) -> Iterator[Assertion]:
    """Yield the offence in each conviction for a killing, or for an attempt at one.

    Who is convicted of several, of murder and of manslaughter, killed several people: nothing is
    yielded of any.
    """
    found = [killing for verdict in verdicts if (killing := _killing_of(verdict))]
    for assertion in found:
        alike = (o.value for o in found if o.slot == assertion.slot)
        if all(may_be_one(assertion.value, other) for other in alike):
            yield assertion


def _killing_of(verdict: Assertion) -> Assertion | None:
    value, charge = verdict.value, verdict.slot.of or ""
    if not isinstance(value, Category) or value.key != "convicted":
        return None
    attempted, offence = charge.startswith(ATTEMPTED), charge.removeprefix(ATTEMPTED)
    wider = load("verdicts")["killing"].get(offence)
    if wider is None:
        return None
    what = "an attempt" if attempted else "the killing"
    named = Category("killing", offence, offence, frozenset(wider))
    return replace(verdict, value=named, slot=replace(verdict.slot, aspect="guilt", of=what))
