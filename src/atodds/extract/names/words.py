"""Word lists of the name finder, each read once."""

from __future__ import annotations

from functools import cache, lru_cache

from atodds import lexicon


@cache
def words(file: str, name: str) -> frozenset[str]:
    """Return the list `name` of `lexicon/FILE.yaml` as a set of words."""
    listed = lexicon.load(file)[name]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


@cache
def function_words() -> frozenset[str]:
    """Return the words that never begin a name."""
    return words("stopwords", "function")


@lru_cache(1 << 13)
def is_ordinary(low: str) -> bool:
    """Tell whether a lower-case word is in the dictionary as something else than a name."""
    if low in function_words():
        return True
    # The import is slow, which most commands need not pay.
    import simplemma  # noqa: PLC0415

    return (
        simplemma.is_known(low, lang="en", low_memory=True)
        and simplemma.lemmatize(low, lang="en", low_memory=True).islower()
    )


@cache
def doubtful_first_names() -> frozenset[str]:
    """Return the first names that are as common as words, months or places."""
    return words("firstnames", "doubtful")


@cache
def words_in_titles() -> frozenset[str]:
    """Return ordinary words that have a capital in the names of offices, bodies and places."""
    offices = lexicon.load("offices")
    phrases = [
        *(
            phrase
            for table in ("ranks", "offices", "national", "standings")
            for phrase in offices[table]
        ),
        *(short for others in offices["ranks"].values() for short in others),
        *offices["honorifics"].split(),
        *offices["portfolios"],
        *(name for row in lexicon.load("organisations")["known"] for name in row),
    ]
    return (
        frozenset(word for phrase in phrases for word in phrase.split())
        | words("organisations", "after_name")
        | words("organisations", "before_of")
        | words("places", "after_name")
        | words("places", "compass")
    )
