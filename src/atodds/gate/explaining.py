"""Writes explanations: into the text of the file, so that what others wrote in it stays as it is.

The places of values come from PyYAML's marks. Every change is read again before it is kept: a
layout that the program cannot change as it should is refused, never spoilt.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import yaml

from atodds.config import ConfigError, rewrite
from atodds.gate.explanations import explanations_in
from atodds.gate.written import Field, field_lines, fields_of, scalar
from atodds.model import Explanation, Problem

HEAD = """\
# Conflicts that have been looked at, and why they stand. `atodds explain` adds to this list,
# `atodds explained lint` says what in it no longer holds. Comments stay where they are.
version: 1
"""

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

INDENT = 2


class ChangedMeanwhileError(Exception):
    """What a file says of a conflict is not what whoever wants to change it has seen."""

    def __init__(self, path: Path, there: tuple[Explanation, ...]) -> None:
        """Keep what stands there now."""
        super().__init__(f"{path}: somebody has changed it since; it is left as it is")
        self.there = there


class Edit(NamedTuple):
    """What stands between two offsets, and what is to stand there."""

    start: int
    end: int
    text: str


def explain(
    path: Path,
    explanation: Explanation,
    *,
    instead_of: str | None = None,
    seen: Collection[Explanation] | None = None,
) -> Explanation | None:
    """Write an explanation into a file, in place of the one its conflict had there.

    Returns that former one, None where there was none. `instead_of` names the conflict whose
    entry it takes over, where that has another id. The file is made where there is none; its
    comments and layout stay. ConfigError where it cannot be read, written or changed so;
    ChangedMeanwhileError where the entries there are not those `seen`, if any are given.
    """
    replaced = {explanation.conflict, instead_of or explanation.conflict}
    former: list[Explanation] = []

    def change(text: str) -> str:
        before = explanations_in(text, str(path))
        former[:] = [e for e in before if e.conflict in replaced]
        _unchanged(former, seen, path)
        wanted = [*(e for e in before if e.conflict not in replaced), explanation]
        after = _amended(text, former, explanation) if former else _added(text, explanation)
        return _checked(text, after, wanted, path)

    try:
        rewrite(path, change)
    except UnicodeEncodeError as error:
        # Half a pair of UTF-16: JSON has an escape for it, and names of files may hold it.
        said = f"cannot hold {error.object!r}, of which a character is but half of one"
        raise ConfigError((Problem(str(path), said),)) from None
    return former[0] if former else None


def withdraw(
    path: Path, conflicts: Collection[str], *, seen: Collection[Explanation] | None = None
) -> tuple[Explanation, ...]:
    """Take the explanations of conflicts out of a file, and return them.

    Comments right above an entry go with it, all others stay. Errors as in `explain`.
    """
    gone: list[Explanation] = []

    def change(text: str) -> str:
        before = explanations_in(text, str(path))
        gone[:] = [e for e in before if e.conflict in conflicts]
        _unchanged(gone, seen, path)
        kept = [e for e in before if e.conflict not in conflicts]
        return _checked(text, _without(text, conflicts), kept, path) if gone else text

    rewrite(path, change)
    return tuple(gone)


def _unchanged(
    there: Sequence[Explanation], seen: Collection[Explanation] | None, path: Path
) -> None:
    """Refuse to change what is not what was seen; asked while nobody else can write."""
    if seen is not None and _contents(there) != _contents(seen):
        raise ChangedMeanwhileError(path, tuple(there))


def _checked(before: str, after: str, wanted: Sequence[Explanation], path: Path) -> str:
    """Return the changed text if it says what it should."""
    try:
        found = explanations_in(after, str(path))
    except ConfigError:
        found = ()
    if _contents(found) != _contents(wanted):
        listed = _listed(before)
        mark = listed.start_mark if listed else None
        place = f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"
        said = "is laid out so that only people can change it; a line `- conflict: ID` for each"
        raise ConfigError((Problem(f"{path}:{place}", f"{said} entry would be right"),))
    return after


def _contents(explanations: Collection[Explanation]) -> list[Explanation]:
    return sorted((replace(e, place="") for e in explanations), key=lambda e: e.conflict)


def _added(text: str, explanation: Explanation) -> str:
    ending = _ending(text)
    listed = _listed(text)
    if listed is None:
        head = [] if _keys(text) else ["version: 1"] if text else HEAD.splitlines()
        lines = [*head, "explained:", *_entry(explanation, INDENT)]
        return _closed(text, ending) + _joined(lines, ending)
    items = listed.value if isinstance(listed, yaml.SequenceNode) else []
    if not items:
        # `explained:` with nothing after it, or with empty brackets.
        at = _line_after(text, listed.end_mark.index)
        line = text[: listed.start_mark.index].rstrip(" ") + text[listed.end_mark.index : at]
        return _closed(line, ending) + _joined(_entry(explanation, INDENT), ending) + text[at:]
    at = _line_after(text, _end(items[-1], text))
    entry = _joined(_entry(explanation, listed.start_mark.column), ending)
    return _closed(text[:at], ending) + entry + text[at:]


def _amended(text: str, former: Sequence[Explanation], explanation: Explanation) -> str:
    """Return the text with an entry changed; of two that become one the first is kept."""
    first, *further = (e.conflict for e in former)
    text = _without(text, further) if further else text
    item = next(i for i in _items(text) if _id_of(i) == first)
    if item.flow_style:
        lines = _entry(explanation, item.start_mark.column - INDENT)
        block = _joined(lines, _ending(text)).strip(" -\r\n")
        return text[: item.start_mark.index] + block + text[item.end_mark.index :]
    for edit in sorted(_edits(text, item, explanation), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _edits(text: str, item: yaml.MappingNode, explanation: Explanation) -> Iterator[Edit]:
    """Yield what must change in an entry; what is right already keeps its words and comments."""
    there = {key.value: (key, value) for key, value in item.value}
    wanted = dict(fields_of(explanation))
    new, old = ("expires", "permanent") if "expires" in wanted else ("permanent", "expires")
    if old in there and new not in there:
        key, value = there.pop(old)
        (line,) = field_lines(new, wanted.pop(new), 0)
        yield Edit(key.start_mark.index, _end(value, text), line)
    for name, (key, value) in there.items():
        if name in wanted:
            yield from _value_edits(text, value, wanted.pop(name))
        else:
            start = _line_of(text, key.start_mark.index)
            yield Edit(start, _line_after(text, _end(value, text)), "")
    if wanted:
        at = _line_after(text, _end(item, text))
        lines = [line for field in wanted.items() for line in field_lines(*field, _column(item))]
        gap = "" if text[at - 1 : at] == "\n" else _ending(text)
        yield Edit(at, at, gap + _joined(lines, _ending(text)))


def _value_edits(text: str, node: yaml.Node, wanted: Field) -> Iterator[Edit]:
    if isinstance(wanted, list):
        yield from _list_edits(text, node, wanted)
    elif not isinstance(node, yaml.ScalarNode) or node.value != str(wanted):
        start = node.start_mark.index
        gap = "" if text[start - 1].isspace() else " "
        yield Edit(start, _end(node, text), gap + scalar(wanted))


def _list_edits(text: str, node: yaml.Node, wanted: list[str]) -> Iterator[Edit]:
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    there = {item.value for item in items}
    if there == set(wanted):
        return
    if not items or (isinstance(node, yaml.CollectionNode) and node.flow_style):
        inner = ", ".join(scalar(value, within="[]") for value in wanted)
        yield Edit(node.start_mark.index, node.end_mark.index, f"[{inner}]")
        return
    for item in items:
        if item.value not in wanted:
            start = _line_of(text, item.start_mark.index)
            yield Edit(start, _line_after(text, _end(item, text)), "")
    dash = " " * node.start_mark.column + "- "
    lines = [dash + scalar(value) for value in wanted if value not in there]
    if lines:
        at = _line_after(text, _end(items[-1], text))
        gap = "" if text[at - 1 : at] == "\n" else _ending(text)
        yield Edit(at, at, gap + _joined(lines, _ending(text)))


def _without(text: str, conflicts: Collection[str]) -> str:
    gone = [(n, i) for n, i in enumerate(_items(text)) if _id_of(i) in conflicts]
    for number, item in reversed(gone):
        start = _line_of(text, item.start_mark.index)
        if number:
            start = _comment_above(text, start)
        text = text[:start] + text[_line_after(text, _end(item, text)) :]
    return text


def _entry(explanation: Explanation, column: int) -> list[str]:
    """Return an entry of the list, a line each, its dash at a column."""
    inner = column + INDENT
    lines = [line for field in fields_of(explanation) for line in field_lines(*field, inner)]
    first, *rest = lines
    return [f"{' ' * column}- {first.lstrip(' ')}", *rest]


def _keys(text: str) -> dict[str, yaml.Node]:
    root = yaml.compose(text, Loader=LOADER)
    entries = root.value if isinstance(root, yaml.MappingNode) else []
    return {key.value: value for key, value in entries}


def _listed(text: str) -> yaml.Node | None:
    return _keys(text).get("explained")


def _items(text: str) -> list[yaml.MappingNode]:
    listed = _listed(text)
    return list(listed.value) if isinstance(listed, yaml.SequenceNode) else []


def _id_of(item: yaml.MappingNode) -> str:
    return next(str(value.value) for key, value in item.value if key.value == "conflict")


def _column(item: yaml.MappingNode) -> int:
    column: int = item.start_mark.column
    return column


def _end(node: yaml.Node, text: str) -> int:
    """Return where a node's own words end: for a list in lines that is not where its mark is."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    start, end = node.start_mark.index, node.end_mark.index
    return start + len(text[start:end].rstrip())


def _ending(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _joined(lines: Sequence[str], ending: str) -> str:
    return "".join(line + ending for line in lines)


def _closed(text: str, ending: str) -> str:
    return text if not text or text.endswith("\n") else text + ending


def _line_of(text: str, at: int) -> int:
    """Return the offset of the beginning of a line."""
    return text.rfind("\n", 0, at) + 1


def _line_after(text: str, at: int) -> int:
    """Return the offset of the next line."""
    return text.find("\n", at) + 1 or len(text)


def _comment_above(text: str, start: int) -> int:
    """Return where the comment begins that stands right above a line."""
    while start and text[(above := _line_of(text, start - 1)) : start].lstrip(" ").startswith("#"):
        start = above
    return start
