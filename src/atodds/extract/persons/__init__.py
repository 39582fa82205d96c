"""Who is spoken of without a name, how old people are said to be, and what befell them."""

from atodds.extract.persons.mentions import owner_before, person_before
from atodds.extract.persons.profiles import Phrase, fate_of, phrase_around, profile_of
from atodds.extract.persons.said import Said
from atodds.extract.persons.written import WrittenAge, age_of, number, number_in, written_ages

__all__ = [
    "Phrase",
    "Said",
    "WrittenAge",
    "age_of",
    "fate_of",
    "number",
    "number_in",
    "owner_before",
    "person_before",
    "phrase_around",
    "profile_of",
    "written_ages",
]
