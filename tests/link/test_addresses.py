"""Addresses as evidence: one place, a slip, or two matters."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from atodds.model import Category, Kind, Slot

if TYPE_CHECKING:
    from tests.link.conftest import Make

Evidence = Callable[..., dict[str, float]]

BLOCK = "street:larch/drive/:400-499"


@pytest.mark.parametrize(
    ("other", "matter", "name"),
    [
        pytest.param("street:larch//e:412-412", "find", "same-address", id="a house of it"),
        pytest.param("street:larch/drive/:0-0", "find", "same-street", id="its street"),
        pytest.param("street:larch/lane/:0-0", "scene", "slip-in-address", id="a slip"),
        pytest.param("street:larch/lane/:0-0", "home", "matters-differ", id="two matters"),
        pytest.param("street:larch/lane/:0-0", None, "slip-in-address", id="matter untold"),
        pytest.param("street:birch/lane/:0-0", "scene", None, id="two streets"),
    ],
)
def test_addresses_speak_for_one_place(
    make: type[Make],
    evidence: Evidence,
    other: str,
    matter: str | None,
    name: str | None,
) -> None:
    left, right = (
        make.statement(
            document, kind=Kind.PLACE, slot=Slot("address", of), value=Category("street", key, key)
        )
        for document, key, of in (("a", BLOCK, "scene"), ("b", other, matter))
    )
    found = evidence(left, right)
    names = {"same-address", "same-street", "slip-in-address", "matters-differ"}
    assert names & set(found) == ({name} if name else set())
    if name:
        assert (found[name] < 0) is (name == "matters-differ")
