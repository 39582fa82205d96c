from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atodds import lexicon
from atodds.extract.amounts import amounts_in, quantity_record
from atodds.language import fold
from atodds.model import AmountMention, Quantity, Span

NUMBERS = lexicon.load("numbers")
SMALL: list[str] = [*NUMBERS["ones"], *NUMBERS["teens"]]
TENS: list[str] = [word for word in NUMBERS["tens"] if word != "fourty"]
SCALES = [(10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")]


def in_words(number: int) -> str:
    """Write a number from 1 as English does."""
    for scale, name in SCALES:
        if number >= scale:
            rest = number % scale
            joint = " and " if rest and scale == 100 else " " if rest else ""
            return f"{in_words(number // scale)} {name}{joint}{in_words(rest) if rest else ''}"
    if number < 20:
        return SMALL[number - 1]
    unit = number % 10
    return TENS[number // 10 - 2] + (f"-{SMALL[unit - 1]}" if unit else "")


def read_one(text: str) -> Quantity:
    found = amounts_in(text, Span(0, len(text)))
    assert len(found) == 1, [amount.mention.text for amount in found]
    return found[0].quantity


@given(st.integers(2, 10**11))
def test_figures_and_words_and_either_thousands_style_give_one_quantity(number: int) -> None:
    styles = (f"{number:,}", f"{number:,}".replace(",", " "), in_words(number))
    quantities = {read_one(f"They counted {style} tonnes of grain.") for style in styles}
    assert len(quantities) == 1
    assert next(iter(quantities)).value == number


@given(st.integers(1, 999), st.sampled_from([("million", 10**6), ("billion", 10**9)]))
def test_a_scale_word_gives_the_quantity_of_the_figure_in_full(
    number: int, scale: tuple[str, int]
) -> None:
    name, factor = scale
    short = read_one(f"It cost {number} {name} euros.")
    assert short == read_one(f"It cost {number * factor:,} euros.")
    assert short == read_one(f"It cost \u20ac{number} {name}.")


@given(st.integers(1, 90), st.sampled_from(["hour", "mile", "tonne", "degree Celsius"]))
def test_a_written_unit_is_kept_and_converted_once(number: int, unit: str) -> None:
    quantity = read_one(f"It was {number} {unit}s away.".replace("degree Celsiuss", "degrees C"))
    assert quantity.unit is not None
    assert quantity.value == number
    assert quantity.hard_base == quantity.hard.scaled(quantity.unit.factor, quantity.unit.offset)


SENTENCES = [
    "More than a dozen of the 7,300 Danish rowers spent an hour and a half there.",
    "Nearly half of them, or about 2 million people, live on under $2 a day.",
    "Between 12 and 15 of Norton's deputies voted 219-212 for the $20 to $30 billion plan.",
    "Rents climbed by nearly a third, to \u00a31,200 a month, and 1.5m tenants left in five weeks.",
    "Two-thirds of the 12m tonnes, tens of thousands of sacks, were sold at 50 miles (80 km).",
    "One in five of the 22-year-olds ran 26 miles or more in two hours and 20 minutes.",
    "Sales doubled; three times as many boats, 20-plus crews and 40-odd cooks in 2\u00bd years.",
    "Rates fell from 6.4 to 6.1 percent, and pay grew from $15 in May to $16, for one in her 60s.",
    "The death toll rose to 12 and some 30 others were hurt, at least a quarter of them children.",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_every_mention_cut_out_and_read_alone_gives_the_same_value(text: str) -> None:
    text = fold(text)
    found = amounts_in(text, Span(0, len(text)))
    assert found
    for amount in found:
        alone = amounts_in(amount.mention.text, Span(0, len(amount.mention.text)))
        assert amount.quantity.value in [other.quantity.value for other in alone]


@given(st.text(max_size=60))
def test_any_text_is_read_without_failing(text: str) -> None:
    folded = fold(text)
    for amount in amounts_in(folded, Span(0, len(folded))):
        check(amount, folded)


WORDS = "12 one half a an of the and to - $ % km m 2,000 1/2 million in people \u00bd ( ) 3-1 / per"
PIECES = st.sampled_from([*WORDS.split(" "), "hour", "\n", '"', "-year-old", "between", "from"])


@given(st.lists(PIECES, max_size=14))
def test_any_jumble_of_figures_is_read_without_failing(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for amount in amounts_in(text, Span(0, len(text))):
        check(amount, text)


def check(amount: AmountMention, text: str) -> None:
    span = amount.mention.span
    assert span.of(text) == amount.mention.text
    assert span.start < span.end
    assert amount.figure is not None
    assert span.contains(amount.figure)
    hard = amount.quantity.hard
    if hard.lower is not None and hard.upper is not None:
        assert hard.lower <= hard.upper
    assert quantity_record(amount, "d")["exact"] == amount.mention.text


@pytest.mark.parametrize(
    "piece", ["one ", "1 000 ", "12 ", "1-", "a hundred ", "from 1 to ", "12 (", "a b c d 3 "]
)
def test_a_run_four_times_as_long_takes_about_four_times_as_long(piece: str) -> None:
    def seconds(text: str) -> float:
        clocks = [process_time()]
        for _ in range(3):
            amounts_in(text, Span(0, len(text)))
            clocks.append(process_time())
        return min(after - before for before, after in pairwise(clocks))

    # In proportion to the square it would be sixteen times.
    assert seconds(piece * 2000) < 10 * max(seconds(piece * 500), 0.02)
