"""YAML read so that every key and value is known by its line and column.

Plain scalars follow YAML 1.2: only `true`, `false`, `null`, `~` and decimal numbers are more than
text. What other readers take for something else (`NO`, `6:30`, `0123`) is refused, not guessed at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import regex
import yaml

from atodds.config.error import ConfigError
from atodds.config.syntax import syntax_problem
from atodds.model import Problem

Way = tuple[str | int, ...]
"""The keys and list positions that lead to a value."""

Content = Any
"""What YAML holds: lists, mappings, texts, numbers, truth values and nothing."""

Point = tuple[int, int]
"""Line and column, both counted from 1."""

DEPTH = 40
"""How deep lists and mappings may be nested."""

REPEATS = 10_000
"""How many values aliases may repeat: a few lines of nested aliases can stand for millions."""

KNOWN_TAGS = {None, "!"} | {f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map")}

Built = yaml.ScalarEvent | yaml.SequenceStartEvent | yaml.MappingStartEvent
Node = Built | yaml.AliasEvent

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

NULL = regex.compile(r"~|null|Null|NULL|")
TRUE = regex.compile(r"true|True|TRUE")
FALSE = regex.compile(r"false|False|FALSE")
WHOLE = regex.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
DECIMAL = regex.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})?\.[0-9]{1,18}(?:[eE][-+]?[0-9]{1,3})?")

TRAPS = (
    (regex.compile(r"yes|Yes|YES|on|On|ON"), "true", " or true where yes is meant"),
    (regex.compile(r"no|No|NO|off|Off|OFF"), "false", " or false where no is meant"),
    (regex.compile(r"[-+]?[0-9]++(?::[0-5]?[0-9])++(?:\.[0-9]*)?"), "a number in base 60", ""),
    (regex.compile(r"[-+]?0[0-9_]++"), "an octal number", " or the number without the zero"),
    (regex.compile(r"[-+]?0[box][0-9A-Fa-f_]++"), "a number", " or the number in decimal digits"),
    (regex.compile(r"[-+]?[0-9]++(?:_[0-9]++)++"), "a number", " or the number without _"),
    (regex.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"), "a number", ""),
)
"""What plain words are in YAML 1.1, and what else than text the writer may have meant."""


class Entries(dict[str, Any]):
    """A mapping that remembers the line on which it begins."""

    line: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """The content of a YAML file and the place of everything in it."""

    name: str
    """The file as messages name it."""
    data: Content
    keys: dict[Way, Point]
    values: dict[Way, Point]
    problems: tuple[Problem, ...]
    """What can be read in two ways, stands twice or is of an unknown type."""

    def place(self, way: Way, *, key: bool = False) -> str:
        """Return `file:line:column` of a value or of its key, or of the nearest thing around it."""
        line, column = self._point(way, self.keys if key and way in self.keys else self.values)
        return f"{self.name}:{line}:{column}"

    def line(self, way: Way) -> int:
        """Return the line of a value, or of the nearest thing around it."""
        return self._point(way, self.values)[0]

    def _point(self, way: Way, points: dict[Way, Point]) -> Point:
        while way and way not in points:
            way, points = way[:-1], self.values
        return points.get(way, (1, 1))


def read_yaml(path: Path) -> Placed:
    """Return the content of a YAML file with its places; ConfigError where it cannot be read."""
    return parse_yaml(read_text(path), str(path))


def read_text(path: Path) -> str:
    """Return the text of a configuration file; ConfigError where it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        message = "there is no such file"
    except IsADirectoryError:
        message = "found a folder; a file would be right"
    except OSError as error:
        message = f"cannot be read: {(error.strerror or str(error)).lower()}"
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        message = f"found bytes on line {line} that are not UTF-8; saved as UTF-8 it would be right"
    except ValueError:
        message = "found a NUL in the name; no file is called that"
    raise ConfigError((Problem(str(path), message),))


def parse_yaml(text: str, name: str) -> Placed:
    """Return the content of `text`, of which messages speak as `name`; ConfigError if no YAML."""
    try:
        builder = _Builder(name, yaml.parse(text, Loader=LOADER))
        data = builder.document()
    except yaml.YAMLError as error:
        raise ConfigError((syntax_problem(_precise(text, error), text, name),)) from None
    return Placed(name, data, builder.keys, builder.values, tuple(builder.problems))


def _precise(text: str, error: yaml.YAMLError) -> yaml.YAMLError:
    """Read again in Python, which is slow but says more precisely than C what is wrong."""
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError as precise:
        return precise
    return error


class _Builder:
    """Builds lists, mappings and scalars from the parser's events and notes where each stands."""

    def __init__(self, name: str, events: Iterator[yaml.Event]) -> None:
        self.name = name
        self.keys: dict[Way, Point] = {}
        self.values: dict[Way, Point] = {}
        self.problems: list[Problem] = []
        self._events = events
        self._anchors: dict[str, tuple[Content, int]] = {}
        self._open: list[str] = []
        self._built = 0
        self._repeated = 0

    def document(self) -> Content:
        """Return the one document of the file, None where there is none."""
        data = None
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._stop(event, "found a second document; one file would be right for each")
            elif isinstance(event, Node):
                data = self._value(event, ())
        return data

    def _value(self, event: Node, way: Way) -> Content:
        self.values.setdefault(way, _point(event))
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if event.tag not in KNOWN_TAGS:
            self._note(event, f"found the tag {event.tag}; a value without a tag would be right")
        if len(self._open) > DEPTH:
            self._stop(event, f"found more than {DEPTH} levels; a flatter layout would be right")
        before = self._built
        self._built += 1
        self._open.append(event.anchor or "")
        value = self._content(event, way)
        self._open.pop()
        if event.anchor:
            self._anchors[event.anchor] = (value, self._built - before)
        return value

    def _alias(self, event: yaml.AliasEvent) -> Content:
        anchor = event.anchor or ""
        if anchor in self._open:
            self._stop(event, f"found *{anchor} within what it stands for")
        if anchor not in self._anchors:
            self._stop(event, f"found *{anchor}, but no &{anchor} before it")
        value, size = self._anchors[anchor]
        self._built += size
        self._repeated += size
        if self._repeated > REPEATS:
            self._stop(event, f"found aliases that repeat more than {REPEATS:,} values")
        return value

    def _content(self, event: Built, way: Way) -> Content:
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, way)
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._value(inner, (*way, i)) for i, inner in enumerate(self._inside())]
        return self._scalar(event)

    def _mapping(self, event: yaml.MappingStartEvent, way: Way) -> Entries:
        entries = Entries()
        entries.line = _point(event)[0]
        for key in self._inside():
            if not isinstance(key, yaml.ScalarEvent):
                self._stop(key, "found a list, mapping or alias as a key; text would be right")
            if key.value == "<<" and not key.style:
                self._note(key, "found the merge key <<; the keys themselves would be right")
            if key.value in entries:
                line, _ = self.keys[*way, key.value]
                self._note(key, f"found the key {key.value!r} again, as on line {line}; keep one")
            inner = (*way, key.value)
            self.keys.setdefault(inner, _point(key))
            entries[key.value] = self._value(self._next(), inner)
        return entries

    def _inside(self) -> Iterator[Node]:
        while not isinstance(event := next(self._events), yaml.CollectionEndEvent):
            yield event  # type: ignore[misc]  # within a collection there are nodes only

    def _next(self) -> Node:
        return next(self._events)  # type: ignore[return-value]  # after a key comes its value

    def _scalar(self, event: yaml.ScalarEvent) -> str | float | bool | None:
        text: str = event.value
        if event.style:
            return text
        for pattern, meaning, other in TRAPS:
            if pattern.fullmatch(text):
                self._note(
                    event,
                    f"found {text}, which some YAML readers take for {meaning}; "
                    f'"{text}" in quotation marks{other} would be right',
                )
        return _plain(text)

    def _note(self, event: yaml.Event, message: str) -> None:
        line, column = _point(event)
        self.problems.append(Problem(f"{self.name}:{line}:{column}", message))

    def _stop(self, event: yaml.Event, message: str) -> NoReturn:
        self._note(event, message)
        raise ConfigError(tuple(self.problems))


def _point(event: yaml.Event) -> Point:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _plain(text: str) -> str | float | bool | None:
    if NULL.fullmatch(text):
        return None
    if TRUE.fullmatch(text) or FALSE.fullmatch(text):
        return bool(TRUE.fullmatch(text))
    if WHOLE.fullmatch(text):
        return int(text)
    return float(text) if DECIMAL.fullmatch(text) else text
