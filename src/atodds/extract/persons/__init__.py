"""Who is spoken of without a name, how old people are said to be, and what befell them."""

from atodds.extract.persons.mentions import person_before
from atodds.extract.persons.profiles import fate_of, phrase_around, profile_of
from atodds.extract.persons.written import WrittenAge, age_of, number, written_ages

__all__ = [
    "WrittenAge",
    "age_of",
    "fate_of",
    "number",
    "person_before",
    "phrase_around",
    "profile_of",
    "written_ages",
]
