"""Where addresses put what is told: house, block, corner or street."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from atodds.extract.addresses import addresses_in
from atodds.model import Assertion, Span

Asserted = Callable[..., list[Assertion]]


def read(text: str) -> list[tuple[str, str]]:
    return [
        (span.of(text), address.key.removeprefix("street:"))
        for span, address in addresses_in(text, Span(0, len(text)))
    ]


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        pytest.param(
            "Two were stabbed in the 1200 block of Wexcombe Avenue.",
            "1200 block of Wexcombe Avenue", "wexcombe/avenue/:1200-1299", id="a block",
        ),
        pytest.param(
            "A fire broke out in the 400-block of N. Quarry Rd. Tuesday night.",
            "400-block of N. Quarry Rd.", "quarry/road/n:400-499", id="abbreviated",
        ),
        pytest.param(
            "He died in the 6100 block of South Morley, police said.",
            "6100 block of South Morley", "morley//s:6100-6199", id="the sort left out",
        ),
        pytest.param(
            "It was in the 800 and 900 blocks of Reed Street.",
            "800 and 900 blocks of Reed Street", "reed/street/:800-999", id="two blocks",
        ),
        pytest.param(
            "Officers went to 88 Linden Drive in Brackwater.",
            "88 Linden Drive", "linden/drive/:88-88", id="a house",
        ),
        pytest.param(
            "The shop at 4410 Hollis was robbed.",
            "4410 Hollis", "hollis//:4410-4410", id="a house of a street alone",
        ),
        pytest.param(
            "The corner of Ninth and Alder was closed.",
            "Ninth and Alder", "9th//+alder//:0-0", id="a corner",
        ),
        pytest.param(
            "It happened at the intersection of 41st Street and Du Pont.",
            "41st Street and Du Pont", "41st/street/+dupont//:0-0", id="one sort of two",
        ),
        pytest.param(
            "A van hit a wall near Stanmore and Vale streets.",
            "Stanmore and Vale streets", "stanmore/street/+vale/street/:0-0", id="one for both",
        ),
        pytest.param(
            "They met on Park Lane Drive.", "Park Lane Drive", "parklane/drive/:0-0",
            id="the last noun is the sort",
        ),
        pytest.param(
            "He walked along E. St. Clair Ave. to a bar.",
            "E. St. Clair Ave.", "stclair/avenue/e:0-0", id="a saint in the name",
        ),
        pytest.param("They left by Highway 12.", "Highway 12", "no12//:0-0", id="a numbered road"),
        pytest.param(
            "He slept on Third Street NW for weeks.",
            "Third Street NW", "3rd/street/nw:0-0", id="the side behind",
        ),
    ],
)  # fmt: skip
def test_an_address_is_read(text: str, words: str, key: str) -> None:
    assert read(text) == [(words, key)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Supreme Court sat for two hours.", id="a court of law"),
        pytest.param("She came in First Place at the fair.", id="a place on a podium"),
        pytest.param("On Saturday night drive carefully.", id="a verb"),
        pytest.param("The train left at 1600 GMT.", id="a time of day"),
        pytest.param("A road near St. Mary church was closed.", id="a saint"),
        pytest.param("She went to Dr. Ann Hart.", id="a doctor"),
        pytest.param("Classes at Elm Street School were off.", id="a school named for a street"),
        pytest.param("Analysts on Wall Street were calm.", id="the stock exchange"),
        pytest.param("He fired 12 Smith and Cole pistols.", id="a number of things"),
        pytest.param("They drove down the street and into a lane.", id="no name"),
    ],
)
def test_what_only_looks_like_an_address_is_left_alone(text: str) -> None:
    assert read(text) == []


def test_a_day_or_year_is_no_house_number() -> None:
    assert read("In 2014 Ocean Drive was rebuilt.") == []


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        pytest.param("A baker was stabbed on Wexcombe Lane.", "scene", id="the deed"),
        pytest.param("Gunfire rang out on Wexcombe Lane.", "scene", id="what was heard"),
        pytest.param("It took place at 12 Wexcombe Lane.", "scene", id="it took place"),
        pytest.param("A man was arrested on Wexcombe Lane.", "arrest", id="an arrest"),
        pytest.param("He fled until the car crashed on Wexcombe Lane.", "crash", id="a crash"),
        pytest.param("The suspect lives on Wexcombe Lane.", "home", id="a home"),
        pytest.param("Jo Holm, of 12 Wexcombe Lane, was hurt.", "home", id="of an address"),
        pytest.param("Her body was found on Wexcombe Lane.", "find", id="a find"),
        pytest.param("On Wexcombe Lane neighbours gathered.", None, id="nothing tells"),
    ],
)  # fmt: skip
def test_the_clause_tells_what_happened_there(
    asserted: Asserted, text: str, matter: str | None
) -> None:
    found = [a for a in asserted(text, "place") if a.slot.aspect == "address"]
    assert [a.slot.of for a in found] == [matter]
