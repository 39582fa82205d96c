"""An invented story about a port strike, as a run on it would leave it: facts built by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from atodds.model import (
    Assertion,
    Attribution,
    Category,
    Comparison,
    Document,
    Entity,
    EntityKind,
    Event,
    Evidence,
    Fact,
    Interval,
    Judgement,
    Kind,
    Mention,
    Modality,
    Modifier,
    Moment,
    Position,
    Quantity,
    Slot,
    Span,
    Unit,
    Value,
    Verdict,
    Wording,
)


def _text(name: str) -> str:
    return (Path(__file__).parent / "story" / name).read_bytes().decode()


HARBOUR = Document(
    id="harbour",
    path="harbour-1.txt",
    outlet="Harbour Times",
    title="Dockers and owners talk through the night",
    published=datetime(2021, 5, 4, 22, 10),
    url="https://harbour.example/1",
    text=_text("harbour-1.txt"),
)
HERALD = Document(
    id="herald",
    path="herald-1.txt",
    outlet="Northern Herald",
    published=datetime(2021, 5, 4),
    text=_text("herald-1.txt").replace("\n", "\r\n"),
)
LANTERN = Document(
    id="lantern",
    path="copy/lantern-2.md",
    outlet="Daily Lantern",
    title="Port at a standstill",
    published=datetime(2021, 5, 5),
    published_given=False,
    origin="Coast Press",
    text=_text("lantern-2.md"),
)
POST = Document(
    id="post",
    path="copy/post-1.txt",
    outlet="Evening Post",
    published=datetime(2021, 5, 5),
    origin="Coast Press",
    text=_text("post-1.txt"),
)

HOUR = Unit("hour", "time", "second", Fraction(3600))
PERSON = Unit("person", "count", "person")
SHIP = Unit("ship", "count", "ship")
VELLMAR = Category("place", "vellmar", "Vellmar", frozenset({"vellmar", "norland"}))
OSTBY = Category("place", "ostby", "Ostby", frozenset({"ostby", "norland"}))
HALLORAN = Entity(EntityKind.PERSON, "halloran", "Ines Halloran")
BRANDT = Entity(EntityKind.PERSON, "brandt", "Tomas Brandt")


def day(year: int, month: int, number: int) -> Moment:
    start = datetime(year, month, number)
    return Moment(start, start + timedelta(days=1), start.date().isoformat())


def interval(
    lower: float | None,
    upper: float | None,
    *,
    lower_open: bool = False,
    upper_open: bool = False,
) -> Interval:
    return Interval(
        None if lower is None else Fraction(lower),
        None if upper is None else Fraction(upper),
        lower_open,
        upper_open,
    )


def amount(
    value: float | None,
    modifier: Modifier,
    unit: Unit,
    hard: Interval,
    soft: Interval | None = None,
) -> Quantity:
    return Quantity(None if value is None else Fraction(value), modifier, unit, hard, soft or hard)


TALKS = Event(
    type="talks",
    noun="talks",
    when=day(2021, 5, 4),
    where=frozenset({VELLMAR}),
    who=frozenset({HALLORAN, BRANDT}),
    carried=frozenset({"who", "when"}),
)
STRIKE = Event(type="strike", when=day(2021, 5, 4), where=frozenset({VELLMAR}))


def said(document: Document, exact: str, value: Value, **fields: object) -> Assertion:
    """Assert a value by the words `exact`, whose sentence ends at the full stops around them."""
    text = document.text
    start = text.index(exact)
    before = max(text.rfind(mark, 0, start) for mark in (". ", "\n"))
    after = [at for mark in (". ", ".\n", ".\r") if (at := text.find(mark, start)) >= 0]
    settings: dict[str, Any] = {
        "kind": Kind.DURATION,
        "slot": Slot("length"),
        "event": TALKS,
        **fields,
    }
    return Assertion(
        document=document.id,
        value=value,
        mention=Mention.cut(text, start, start + len(exact)),
        sentence=Span(
            before + 1 + text[before + 1 : start].startswith(" "),
            min(after, default=len(text) - 1) + 1,
        ),
        **settings,
    )


def compared(
    rule: str, left: Assertion, right: Assertion, verdict: Verdict, reason: str, *evidence: Evidence
) -> Comparison:
    return Comparison(rule, left, right, evidence, 4.0, judgement=Judgement(verdict, reason))


def fact(about: str, *positions: Position, comparisons: tuple[Comparison, ...]) -> Fact:
    """Return a fact; `about` is what is asked and, behind a bar, what it is about."""
    first = comparisons[0]
    title, _, subject = about.partition(" | ")
    return Fact(
        id=f"{sum(map(ord, about)):012x}",
        rule=first.rule,
        kind=first.left.kind,
        title=title,
        subject=subject,
        verdict=first.verdict,
        positions=positions,
        why_same="; ".join(e.detail for e in first.evidence if e.weight > 0),
        why_verdict=first.judgement.reason,
        comparisons=comparisons,
    )


def one_fact(
    about: str, left: Assertion, right: Assertion, judgement: Judgement, rule: str
) -> Fact:
    pair = compared(rule, left, right, judgement.verdict, judgement.reason, *SAME)
    sides = (Position(left.value, (left,)), Position(right.value, (right,)))
    return fact(about, *sides, comparisons=(pair,))


SAME = (
    Evidence("same-event", 3.0, "both tell of the talks"),
    Evidence("same-place", 2.0, "both name Vellmar"),
    Evidence("rare-words", 0.5, "both sentences hold “mediator”"),
    Evidence("unlike-standing", -0.5, "one stands in the lead, the other does not"),
)


def length_of_talks() -> Fact:
    over_six = amount(
        6, Modifier.MORE_THAN, HOUR, interval(6, None, lower_open=True), interval(6, 7)
    )
    five = amount(5, Modifier.EXACT, HOUR, interval(4.5, 5.5, upper_open=True))
    mediator = Attribution("a mediator")
    long = said(HARBOUR, "lasted more than six hours", over_six, lead=True, attribution=mediator)
    short = said(HERALD, "five hours", five, lead=True)
    between = amount(6.5, Modifier.EXACT, HOUR, interval(6.25, 6.75, upper_open=True))
    third = said(LANTERN, "six and a half hours", between)
    reason = "more than six hours and five hours leave no length that is both"
    return fact(
        "Length of talks | Ines Halloran and Tomas Brandt, Vellmar, 4 May 2021",
        Position(over_six, (long, third)),
        Position(five, (short,)),
        comparisons=(
            compared("talks-duration", long, short, Verdict.CONFLICT, reason, *SAME),
            compared("talks-duration", short, third, Verdict.CONFLICT, reason, *SAME[:2]),
            compared("talks-duration", long, third, Verdict.COMPATIBLE, "both can be", *SAME[:2]),
        ),
    )


def means_of_contact() -> Fact:
    slot = Slot("mode")
    met = Category("mode", "in-person", "met Tomas Brandt of the port in person")
    rang = Category("mode", "telephone", "spoke to Brandt by telephone")
    office = Attribution("her office")
    return one_fact(
        "By what means they spoke | Ines Halloran and Tomas Brandt",
        said(HARBOUR, "met", met, kind=Kind.MODE, slot=slot),
        said(HERALD, "by telephone", rang, kind=Kind.MODE, slot=slot, attribution=office),
        Judgement(Verdict.CONFLICT, "a meeting in person is no telephone call"),
        "encounter-mode",
    )


def vote(document: Document, exact: str, number: int) -> Assertion:
    fields = {"kind": Kind.DATE, "slot": Slot("date"), "event": Event(type="vote")}
    return said(document, exact, day(2021, 5, number), modality=Modality.PLAN, **fields)


def day_of_vote() -> Fact:
    return one_fact(
        "Day of the vote",
        vote(HARBOUR, "Friday", 7),
        vote(HERALD, "Monday, May 10", 10),
        Judgement(Verdict.CONFLICT, "7 May is not 10 May"),
        "event-date",
    )


def halloran_quoted() -> Fact:
    starved, pushed = (
        Wording(text, tuple(text.lower().split()), direct=True)
        for text in ("We will not be starved into signing", "We will not be pushed into signing")
    )
    fields = {"kind": Kind.QUOTE, "slot": Slot("words", of="halloran")}
    return one_fact(
        "Words of a quotation | Ines Halloran",
        said(LANTERN, starved.text, starved, **fields),
        said(POST, pushed.text, pushed, **fields),
        Judgement(Verdict.CONFLICT, "one word differs between the marks: “starved”, “pushed”"),
        "quote-wording",
    )


def number_arrested() -> Fact:
    ten = amount(10, Modifier.AT_LEAST, PERSON, interval(10, None), interval(10, 19))
    dozens = amount(None, Modifier.VAGUE, PERSON, interval(12, None), interval(24, 99))
    fields = {"kind": Kind.ARRESTED, "slot": Slot("count", of="arrested"), "event": STRIKE}
    return one_fact(
        "Arrested | Vellmar, 4 May 2021",
        said(HARBOUR, "At least 10", ten, **fields),
        said(HERALD, "Dozens", dozens, **fields),
        Judgement(
            Verdict.DIVERGENCE,
            "both can be true, yet 10 to 19 is not what a reader takes dozens for",
        ),
        "arrested",
    )


def size_of_crowd() -> Fact:
    many = amount(4000, Modifier.EXACT, PERSON, interval(3500, 4500, upper_open=True))
    few = amount(1500, Modifier.EXACT, PERSON, interval(1450, 1550, upper_open=True))
    fields = {"kind": Kind.PEOPLE, "slot": Slot("count", of="crowd"), "event": STRIKE}
    return one_fact(
        "Size of the crowd | Vellmar, 4 May 2021",
        said(HARBOUR, "4,000", many, attribution=Attribution("The union"), **fields),
        said(HERALD, "1,500", few, attribution=Attribution("Police"), **fields),
        Judgement(Verdict.PARTY_DISPUTE, "the union and the police each give their own figure"),
        "crowd-size",
    )


def ships_waiting() -> Fact:
    about = amount(340, Modifier.ABOUT, SHIP, interval(306, 374), interval(272, 408))
    exact = amount(340, Modifier.EXACT, SHIP, interval(335, 345, upper_open=True))
    fields = {"kind": Kind.THINGS, "slot": Slot("count", of="ship"), "event": STRIKE}
    one = said(HARBOUR, "About 340 ships", about, **fields)
    two = said(HERALD, "Some 340 ships", about, **fields)
    three = said(LANTERN, "340 ships", exact, **fields)
    return fact(
        "Counts of things | ships, Vellmar",
        Position(about, (one, two)),
        Position(exact, (three,)),
        comparisons=(
            compared("things", one, three, Verdict.COMPATIBLE, "about 340 holds 340", *SAME[:2]),
            compared("things", one, two, Verdict.AGREE, "the same figure", *SAME[:2]),
        ),
    )


def kept_apart() -> tuple[Comparison, ...]:
    five = amount(5, Modifier.EXACT, HOUR, interval(4.5, 5.5, upper_open=True))
    four = amount(4, Modifier.EXACT, HOUR, interval(3.5, 4.5, upper_open=True))
    march = Moment(datetime(2021, 3, 1), datetime(2021, 4, 1), "2021-03")
    ostby = replace(TALKS, when=march, where=frozenset({OSTBY}), background=True)
    here, there = said(HERALD, "five hours", five), said(LANTERN, "four hours", four, event=ostby)
    veto = float("-inf")
    return (
        compared(
            "talks-duration",
            here,
            there,
            Verdict.INCOMPARABLE,
            "one is of Vellmar, the other of Ostby",
            SAME[0],
            Evidence("places-apart", veto, "one is of Vellmar, the other of Ostby"),
            Evidence("dates-apart", veto, "one is of 4 May, the other of March"),
        ),
        compared(
            "other-counts",
            said(HERALD, "1,500", five),
            said(LANTERN, "340 ships", four),
            Verdict.INCOMPARABLE,
            "the evidence comes to 0.5, which does not reach 4.0",
            SAME[2],
        ),
    )
