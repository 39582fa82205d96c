"""How two addresses stand: one place, slips for each other, or two places."""

from __future__ import annotations

import pytest

from atodds.language.streets import Address, Stand, Street, address_of, addresses_stand


def at(
    name: str, sort: str = "", side: str = "", numbers: tuple[int, int] | None = None
) -> Address:
    return Address((Street(name, sort, side),), numbers)


def corner(*streets: Street) -> Address:
    return Address(streets)


@pytest.mark.parametrize(
    ("mine", "other", "stand"),
    [
        pytest.param(
            at("elm", "drive", "e", (400, 499)), at("elm", "drive", "e", (400, 499)), Stand.SAME,
            id="equal",
        ),
        pytest.param(
            at("larch", "drive", "e", (400, 499)), at("larch", "", "", (412, 412)), Stand.SAME,
            id="a house of the block, side and sort left out",
        ),
        pytest.param(
            at("fairholme", "", "", (400, 499)), at("fairholm", "road", "", (400, 499)), Stand.SAME,
            id="a long name spelled with a letter more",
        ),
        pytest.param(at("larch"), at("larch", "drive", "", (400, 499)), Stand.MEET, id="a part"),
        pytest.param(
            corner(Street("9th"), Street("vale")), at("vale", "road"), Stand.MEET, id="its corner"
        ),
        pytest.param(at("larch", "drive"), at("larch", "lane"), Stand.MISNAMED, id="another sort"),
        pytest.param(
            at("9th", "street", "n", (20, 20)), at("9th", "street", "s"), Stand.MISNAMED,
            id="another side",
        ),
        pytest.param(
            at("larch", "", "", (400, 499)), at("larch", "", "", (4000, 4099)), Stand.MISNUMBERED,
            id="a digit dropped",
        ),
        pytest.param(
            at("larch", "", "", (1900, 1999)), at("larch", "", "", (9100, 9199)), Stand.MISNUMBERED,
            id="two digits exchanged",
        ),
        pytest.param(
            at("larch", "", "", (3500, 3599)), at("larch", "", "", (3700, 3799)), Stand.APART,
            id="two blocks down the road",
        ),
        pytest.param(
            at("elm", "lane", "", (300, 399)), at("elm", "drive", "", (5200, 5299)), Stand.APART,
            id="neither the street nor the number",
        ),
        pytest.param(at("larch", "lane"), at("birch", "lane"), Stand.APART, id="two short names"),
        pytest.param(at("141st", "street"), at("142nd", "street"), Stand.APART, id="two numbers"),
        pytest.param(at("fairholme"), at("mairholme"), Stand.APART, id="another first letter"),
    ],
)  # fmt: skip
def test_two_addresses_stand_the_same_whichever_comes_first(
    mine: Address, other: Address, stand: Stand
) -> None:
    assert addresses_stand(mine, other) is stand
    assert addresses_stand(other, mine) is stand


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(at("larch", "drive", "e", (400, 499)), id="all known"),
        pytest.param(at("larch"), id="a name alone"),
        pytest.param(corner(Street("9th", "street"), Street("vale")), id="a corner"),
    ],
)
def test_a_key_holds_all_that_is_known(address: Address) -> None:
    assert address_of(address.key) == address
