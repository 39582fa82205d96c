from __future__ import annotations

import pytest

from atodds.extract.amounts import amounts_in
from atodds.model import AmountMention, Span


def read(text: str) -> tuple[AmountMention, ...]:
    return amounts_in(text, Span(0, len(text)))


COUNTED = [
    ("7,300 Danish rowers massed.", "rower", ("danish",), "an adjective"),
    ("20 heavily armed men came.", "man", ("heavily", "armed"), "an adverb and a participle"),
    ("50 different farm products sell.", "product", ("different", "farm"), "a noun as adjective"),
    ("Four cup finals were lost.", "final", ("cup",), "a noun before the head"),
    ("40 police officers came.", "officer", ("police",), "a plural before the head"),
    ("Two arms deals fell through.", "deal", ("arms",), "a noun that is always plural"),
    ("5 United Nations observers left.", "observer", ("united", "nations"), "a name in -s"),
    ("12 Hermes parcel couriers quit.", "courier", ("hermes", "parcel"), "a firm in -s"),
    ("Three Texas rangers rode in.", "ranger", ("texas",), "a place in -s"),
    ("300 staff walked out.", "staff", (), "a plural without -s"),
    ("40 cattle drowned.", "cattle", (), "a noun without singular"),
    ("5 aircraft landed.", "aircraft", (), "one form for both numbers"),
    ("12 children hid.", "child", (), "an irregular plural"),
    ("At least 14 dead in a flood", "dead", (), "the dead"),
    ("30 wounded were flown out.", "wounded", (), "the wounded"),
    ("A hundred more fled.", "other", (), "more, without a noun"),
    ("Ten others fled.", "other", (), "others"),
    ("A 15-person choir sang.", "person", (), "behind a hyphen"),
    ("A 12 page report came.", "page", (), "a singular without a hyphen"),
    ("12 of the soldiers fell.", "soldier", (), "of the"),
    ("12 of the 30 soldiers fell.", "soldier", (), "of the, and a number"),
    ("12 of 30 soldiers fell.", "soldier", (), "of a number"),
    ("Two of Baker's deputies left.", "deputy", (), "of somebody's"),
    ("Dozens of homes burned.", "home", (), "behind a vague plural"),
    ("3 red and green flags flew.", "flag", ("red", "green"), "two adjectives"),
    ("One tired old dog barked.", "dog", ("tired", "old"), "one, in the singular"),
    ("One soldier killed on a raid", "soldier", (), "one, before a participle"),
    ("Eighteen US troops left.", "troop", ("us",), "a country that is a pronoun in small letters"),
    ("40 states agreed.", "state", (), "a plural that ends names"),
    ("6 outside walls fell.", "wall", ("outside",), "a preposition that qualifies"),
    ("One more tent burned.", "tent", ("more",), "one more"),
    ("One other tent burned.", "tent", ("other",), "one other"),
    ("One man walks away.", "man", (), "one, before a verb"),
    ("One man's long search ended.", "man", (), "one, with what is his"),
    ("He had a .300 batting average.", "average", ("batting",), "what decimals describe"),
    ("They made a 4 color print.", "color", (), "a singular behind an article"),
    ("Troops numbering 20,000 marched.", "troop", (), "before the figure"),
    ("The death toll rose to 12.", "toll", ("death",), "a toll"),
    ("The number of orphans has risen to 14.", "orphan", (), "the number of"),
    ("The number of houses said to be flooded rose to 14.", "house", (), "a clause between"),
    ("The dead: 12.", "dead", ("the",), "a colon"),
    ("They freed 90, of whom 30 were children.", "child", (), "of whom"),
    ("Thirty of them children, they fled.", "child", (), "of them"),
    ("12 soldiers died.", "soldier", (), "a verb behind the head"),
    ("12 soldiers killed in raids", "soldier", (), "a participle behind the head"),
    ("12 soldiers and 30 cooks left.", "soldier", (), "and between two counts"),
]


@pytest.mark.parametrize(
    ("text", "noun", "qualifiers"), [row[:3] for row in COUNTED], ids=[row[3] for row in COUNTED]
)
def test_the_head_of_the_phrase_is_counted(
    text: str, noun: str, qualifiers: tuple[str, ...]
) -> None:
    amount = next(a for a in read(text) if a.noun == noun)
    assert amount.qualifiers == qualifiers
    assert amount.quantity.unit is not None
    assert amount.quantity.unit.name == noun
    assert amount.counted is not None
    assert amount.counted.span.of(text) == amount.counted.text


UNCOUNTED = [
    ("They were 12 strong.", "strong, which is no noun"),
    ("They killed 12 in the raid.", "a preposition behind"),
    ("They killed 12 and fled.", "and behind"),
    ("They killed 12.", "nothing behind"),
    ("They killed 12 of us.", "a pronoun behind"),
    ("They killed 12 outside.", "an adverb that could qualify"),
    ("They killed 12, witnesses said.", "a comma behind"),
    ("They killed 12 yesterday.", "an adverb behind"),
    ("They killed 12 when the wall fell.", "a clause behind"),
    ("They killed 12 (see the maps).", "brackets behind"),
    ("Twelve were arrested.", "a passive behind"),
    ("Twelve said yes.", "a verb behind"),
    ("Twelve is too few.", "a copula behind"),
]


@pytest.mark.parametrize("text", [row[0] for row in UNCOUNTED], ids=[row[1] for row in UNCOUNTED])
def test_nothing_is_counted_where_no_noun_follows(text: str) -> None:
    [amount] = read(text)
    assert amount.quantity.value == 12
    assert amount.noun is None
    assert amount.quantity.unit is None


OF_WHAT = [
    ("60% of registered voters stayed away.", "voter", "a share in percent"),
    ("Half of the 300 workers left.", "worker", "a share of a number"),
    ("A third of the workforce left.", "workforce", "a share of one whole"),
    ("2 million barrels of oil a day flow.", "oil", "a substance"),
    ("They took a 5-1 lead.", "lead", "what a score is"),
]


@pytest.mark.parametrize(("text", "noun"), [r[:2] for r in OF_WHAT], ids=[r[2] for r in OF_WHAT])
def test_a_measure_tells_of_what(text: str, noun: str) -> None:
    amount = read(text)[0]
    assert amount.noun == noun
    assert amount.quantity.unit is not None
    assert amount.quantity.unit.dimension != "count"


PHRASES = [
    ("They fired 12 rounds of ammunition.", "rounds of ammunition", "of what kind"),
    ("They fired 12 rounds of the rifle.", "rounds", "of something known"),
    ("A 12 page farm report came.", "page farm report", "all that the figure stands before"),
    ("12 members of parliament died.", "members of parliament", "a verb behind"),
    ("12 soldiers of course died.", "soldiers", "a turn of phrase"),
]


@pytest.mark.parametrize(
    ("text", "phrase"), [row[:2] for row in PHRASES], ids=[row[2] for row in PHRASES]
)
def test_the_counted_phrase_holds_what_kind_is_counted(text: str, phrase: str) -> None:
    [amount] = read(text)
    assert amount.counted is not None
    assert amount.counted.text == phrase


def test_a_list_of_counts_keeps_each_with_its_noun() -> None:
    found = read("3 killed, 9 injured as fire took 12 barns")
    assert [a.noun for a in found] == ["killed", "injured", "barn"]


def test_the_figure_is_marked_without_modifier_and_noun() -> None:
    text = "More than 12 soldiers died."
    [amount] = read(text)
    assert amount.figure is not None
    assert amount.figure.of(text) == "12"
