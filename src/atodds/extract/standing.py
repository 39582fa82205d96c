"""What a figure is of: all or a part, the last word or not, one event or many."""

from __future__ import annotations

from functools import cache

import regex

from atodds.extract.groups import is_one_of_several
from atodds.extract.reading import Reading
from atodds.language import Pattern
from atodds.language.plurals import plural
from atodds.lexicon import alternation, load
from atodds.model import AmountMention, Sentence

BEFORE = 60
"""So many characters before a figure tell what it is a part of."""
CLOSE_BEFORE = 20
ONE_OF_SEVERAL = Pattern(r"^[^.;]{0,30}\bthe others?\b", regex.IGNORECASE)
POSSESSIVE = Pattern(r"\b(?:his|her|their)\s*$", regex.IGNORECASE)
YEAR = r"\d{4}"


def is_part(reading: Reading, sentence: Sentence, amount: AmountMention) -> bool:
    """Tell whether a figure is a part of another: "among them 11", "three of the dead"."""
    span = amount.mention.span
    after = reading.text[span.end : sentence.span.end]
    return bool(
        _patterns()["part behind"].match(after)
        or is_out_of(amount)
        or _patterns()["part"].search(amount.mention.text)
        or (amount.quantity.value == 1 and ONE_OF_SEVERAL.match(after))
        or _patterns()["part before"].search(_before(reading, sentence, amount, BEFORE))
    )


def is_out_of(amount: AmountMention) -> bool:
    """Tell whether the figure itself is a part: "three of the five"."""
    return bool(_patterns()["out of"].search(amount.mention.text))


def is_group_among_others(reading: Reading, sentence: Sentence, amount: AmountMention) -> bool:
    """Tell whether other groups are told beside it: "three boys and two girls were hurt"."""
    return is_one_of_several(reading, sentence, amount.mention.span)


def is_of_others(reading: Reading, sentence: Sentence, amount: AmountMention) -> bool:
    """Tell whether a figure leaves out those told already: "three others", "another three"."""
    before = _before(reading, sentence, amount, CLOSE_BEFORE)
    return bool(
        _patterns()["others"].search(amount.mention.text)
        or _patterns()["others before"].search(before)
        or _patterns()["also"].match(reading.text, amount.mention.span.end, sentence.span.end)
    )


def is_somebodys(reading: Reading, sentence: Sentence, amount: AmountMention) -> bool:
    """Tell whether those counted are somebody's own: "her four children"."""
    return bool(POSSESSIVE.search(_before(reading, sentence, amount, CLOSE_BEFORE)))


def is_final(reading: Reading, sentence: Sentence, amount: AmountMention) -> bool:
    """Tell whether a figure is told as the last or the whole: "a final toll of 14", "in all"."""
    patterns = _patterns()
    after = reading.text[amount.mention.span.end : sentence.span.end]
    return bool(
        patterns["final"].search(amount.mention.text)
        or patterns["final before"].search(_before(reading, sentence, amount, BEFORE))
        or patterns["final behind"].match(after)
        or patterns["final opening"].match(sentence.span.of(reading.text))
    )


def is_superseded(reading: Reading, sentence: Sentence, amount: AmountMention) -> bool:
    """Tell whether a later figure has replaced it: "up from 31", "an earlier toll of 31"."""
    before = _before(reading, sentence, amount, BEFORE)
    return bool(_patterns()["superseded"].search(before + amount.mention.text))


def is_of_now(reading: Reading, sentence: Sentence, amount: AmountMention) -> bool:
    """Tell whether it is told as the figure of today: "now has 900 soldiers there"."""
    return bool(_patterns()["now"].search(_before(reading, sentence, amount, BEFORE)))


def is_of_several_events(reading: Reading, sentence: Sentence, amount: AmountMention) -> bool:
    """Tell whether a figure is the sum over events: "12 hurt in a string of attacks"."""
    after = reading.text[amount.mention.span.end : sentence.span.end]
    return bool(_several().search(sentence.span.of(reading.text)) or _plural_events().match(after))


def is_of_a_period(words: str) -> bool:
    """Tell whether words around a figure make it one of many events: a weekend's, a war's."""
    return bool(_period().search(words))


def is_whole_of_part(reading: Reading, sentence: Sentence, amount: AmountMention) -> bool:
    """Tell whether a part of it is what the sentence tells: "nine of twenty cranes"."""
    return bool(_patterns()["part of"].search(_before(reading, sentence, amount, CLOSE_BEFORE)))


def is_interim(words: str) -> bool:
    """Tell whether the words of a sentence say that the count in it goes on."""
    return bool(_interim().search(words))


def _before(reading: Reading, sentence: Sentence, amount: AmountMention, reach: int) -> str:
    start = amount.mention.span.start
    return reading.text[max(sentence.span.start, start - reach) : start]


@cache
def _patterns() -> dict[str, Pattern]:
    words = {name: alternation(listed) for name, listed in load("standing").items()}
    part = rf"(?:{words['part_before']}|among(?:st)? the (?:{words['told_already']}))"
    told, others = words["told_already"], words["others"]
    final_before, final_behind = words["final_before"], words["final_behind"]
    numbers = alternation(n for group in ("ones", "teens") for n in load("numbers")[group])
    out_of = rf"(?:{words['out_of']})\b|(?:the\s+)?(?:\d|(?:{numbers})\b)"
    return {
        name: Pattern(pattern, regex.IGNORECASE)
        for name, pattern in {
            "part before": rf"\b{part}\b[^.;]{{0,25}}$",
            "part behind": rf"^\s+(?:{words['part_behind']}|of the (?:{told}))\b",
            "out of": rf"(?<!\btotal\s)\bof\s+(?:{out_of})",
            "part": rf"\bof the (?:{told})$",
            "others": rf"\b(?:(?!more\s+(?:people\s+)?than\b)(?:{others}))\b",
            "also": r"\s+(?:(?:was|were|have|had|has|are|is)\s+)?also\b",
            "superseded": rf"\b(?:{words['superseded']})\s+(?:that\s+)?[^,;]{{1,30}}$",
            "now": rf"\b(?:{words['now']})\b[^,;]*$",
            "others before": r"\b(?:another|further)\s*$",
            "part of": rf"(?:\d|\b(?:{numbers}|half|most|some|all|none|many)) (?:out )?of"
            r" (?:(?:the|its|his|her|their|all) )?$",
            "final": rf"^(?:{final_before})\b",
            "final before": rf"\b(?:{final_before}),?\s*$",
            "final opening": rf"^\W*(?:{final_behind}),",
            "final behind": rf"^,?\s+(?:\p{{L}}+\s+){{0,3}}?(?:{final_behind})\s*(?:[,.;]|$)",
        }.items()
    }


@cache
def _several() -> Pattern:
    words = {name: alternation(listed) for name, listed in load("standing").items()}
    return Pattern(
        rf"\b(?:{words['several']})\s+(?:[\p{{L}}-]+\s+){{0,3}}?{_events()}\b", regex.IGNORECASE
    )


@cache
def _plural_events() -> Pattern:
    """Match "hurt in overnight shootings", which an article would make those of one event."""
    between = r"[^.,;:]{0,50}?\b(?:in|from)\s+(?!(?:the|these|those)\b)"
    return Pattern(rf"{between}(?:[\p{{L}}'-]+\s+){{0,4}}?{_events()}\b", regex.IGNORECASE)


def _events() -> str:
    violent = (e for name, e in load("events").items() if name in load("standing")["acts"])
    nouns = {plural(noun) for entry in violent for noun in entry["nouns"]}
    return rf"(?:{alternation(nouns)})"


@cache
def _period() -> Pattern:
    words = {name: alternation(listed) for name, listed in load("standing").items()}
    wars = words["wars"]
    return Pattern(
        rf"\b(?:{words['period']})\b"
        rf"|\bsince\s+(?:[\p{{L}}']+\s+){{0,4}}?(?:{YEAR}|{words['since']})\b"
        rf"|\bin the (?:past|last) (?:\p{{L}}+ )?(?:{words['stretches']})\b"
        rf"|\bin (?:the|its|\p{{L}}+'s) (?:\p{{L}}+ ){{0,2}}?(?:{wars})\b"
        rf"|\b(?:{wars})\b[^.;]{{0,60}}\b(?:has|have) (?:{words['took']})\b",
        regex.IGNORECASE,
    )


@cache
def _interim() -> Pattern:
    words = {name: alternation(listed) for name, listed in load("standing").items()}
    return Pattern(
        rf"\b(?:{words['interim']})\b"
        rf"|\bwith (?!all\b|every\b)[^.;]{{0,40}}\b(?:{words['ballots']})"
        rf" (?:\p{{L}}+ ){{0,2}}?(?:{words['counted_up']})\b",
        regex.IGNORECASE,
    )
