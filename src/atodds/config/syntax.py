"""YAML's own errors, said as what was found and what would be right."""

from __future__ import annotations

import regex
import yaml

from atodds.model import Problem

QUOTE = "quotation marks around the whole text would be right"

WORDS = (
    (r"character '\\t'|tab character", "found a tab; spaces would be right"),
    (
        r"mapping values are not allowed",
        f"found a second `:` or a key indented under a value; {QUOTE} if it is text",
    ),
    (
        r"sequence entries are not allowed",
        "found a list that begins beside its key; the next line would be right",
    ),
    (
        r"character '(?P<character>[@%`])' that cannot start",
        "found {character} at the beginning of a text; " + QUOTE,
    ),
    (
        r"unknown escape character",
        r"found a \ that YAML does not know; \\ or text in '...' would be right",
    ),
    (
        r"expected ',' or '(?P<close>.)', but got",
        "found a list or mapping that does not end; `{close}` would be right",
    ),
    (
        r"<block end>, but found '<scalar>'",
        "found text after a closing quotation mark; '' or \\\" would be right within the text",
    ),
    (
        r"<block end>, but found '\?'|could not find expected ':'",
        "found a line that does not go on as begun; `- ...` in a list or `key: ...` would be right",
    ),
    (
        r"<block end>|<document start>",
        "found a line indented unlike those before it; the same indentation would be right",
    ),
    (
        r"undefined tag handle '(?P<handle>[^']*)'",
        "found the tag {handle}; a value without a tag would be right",
    ),
    (
        r"expected the node content, but found '(?P<found>[^']*)'",
        "found {found}; a value would be right",
    ),
    (
        r"special characters are not allowed|control characters are not allowed",
        'found a control character; "\\x.." in quotation marks would be right',
    ),
)
"""What PyYAML says, as a pattern, and what a reader is told."""

UNFINISHED = "found a quotation mark without its partner; a closing one would be right"


def syntax_problem(error: yaml.YAMLError, text: str, name: str) -> Problem:
    """Return what is wrong with the YAML `text` of the file `name`, and where."""
    if isinstance(error, yaml.reader.ReaderError):
        line, column = _point_of(text, error.position)
        return Problem(f"{name}:{line}:{column}", _worded(error.reason))
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(name, str(error))
    said = error.problem or ""
    mark = error.problem_mark or error.context_mark
    if "unexpected end of stream" in said or "document separator" in said:
        mark, message = error.context_mark or mark, UNFINISHED
    else:
        message = _worded(said)
    place = name if mark is None else f"{name}:{mark.line + 1}:{mark.column + 1}"
    return Problem(place, message)


def _point_of(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n") + 1, position - before.rfind("\n")


def _worded(said: str) -> str:
    for pattern, words in WORDS:
        if found := regex.search(pattern, said):
            return words.format(**found.groupdict()) if found.groupdict() else words
    return f"found what YAML does not allow: {said}"
