"""Whether somebody known by age alone is male or female: "a 15-year-old girl"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from atodds.model import SOMEBODY, Assertion, Category, Kind, Quantity

SEX = "sex"
SEXES = frozenset({"male", "female"})


def sexes(ages: Iterable[Assertion]) -> Iterator[Assertion]:
    """Yield the sex of each person whom a text gives an age and no name.

    Where a text tells of two of one age, a boy and a girl, which another text means cannot be told.
    """
    found = [sex for age in ages if (sex := _sex_of(age))]
    for assertion in found:
        of_one_age = (o for o in found if _age(o) == _age(assertion))
        if len({o.value for o in of_one_age}) == 1:
            yield assertion


def _sex_of(age: Assertion) -> Assertion | None:
    profile, value = age.slot.profile, age.value
    if age.slot.of != SOMEBODY or profile is None or profile.several:
        return None
    told = profile.features & SEXES
    if len(told) != 1 or not isinstance(value, Quantity):
        return None
    (sex,) = told
    known = replace(
        profile, features=profile.features - SEXES - {"kin"}, nouns=frozenset(), age=value.hard_base
    )
    word = Category(SEX, sex, " ".join(sorted(profile.nouns)) or sex)
    return replace(
        age, kind=Kind.OTHER, value=word, slot=replace(age.slot, aspect=SEX, profile=known)
    )


def _age(assertion: Assertion) -> object:
    return assertion.slot.profile and assertion.slot.profile.age
