"""Every fuzzer runs on what it begins with, so that none goes stale where nobody fuzzes."""

from __future__ import annotations

from random import Random

import pytest
from fuzz.seeds import SEEDS
from fuzz.targets import TARGETS


@pytest.mark.parametrize("name", TARGETS)
def test_a_fuzzer_finds_nothing_in_its_seeds_nor_in_what_little_is_made_of_them(name: str) -> None:
    chance = Random(name)  # noqa: S311  # no secret
    for seed in SEEDS.get(name, ("",)):
        data = seed.encode()
        TARGETS[name](data)
        for _ in range(4):
            TARGETS[name](data[: chance.randrange(len(data) + 1)])
            TARGETS[name](data + chance.randbytes(60))


def test_every_seed_is_of_a_fuzzer() -> None:
    assert SEEDS.keys() <= TARGETS.keys()
