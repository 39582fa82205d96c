"""JSON that says what it holds and does nothing else, wherever it is printed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Entry = dict[str, Any]


def as_json(value: Entry | Sequence[Entry]) -> str:
    r"""Return JSON in printable ASCII, with a line end.

    A number sign behind another is written `\u0023`, since `##[` begins a command anywhere in a
    line where a build server prints its log, also in a quotation.
    """
    return _encoded(value) + "\n"


def json_in_pieces(members: Mapping[str, str | Iterable[Entry]]) -> Iterator[str]:
    """Yield what `as_json` returns for an object of texts and lists, an entry at a time.

    An entry is asked for when all before it has been taken.
    """
    before = "{"
    for name, value in members.items():
        yield f"{before}\n  {_encoded(name)}: "
        yield from (_encoded(value),) if isinstance(value, str) else _list(value)
        before = ","
    yield "\n}\n"


def _list(entries: Iterable[Entry]) -> Iterator[str]:
    before = "["
    for entry in entries:
        # A line end never stands within a text of JSON.
        yield before + f"\n{_encoded(entry)}".replace("\n", "\n    ")
        before = ","
    yield "[]" if before == "[" else "\n  ]"


def _encoded(value: str | Entry | Sequence[Entry]) -> str:
    text = json.dumps(value, indent=2, ensure_ascii=True, allow_nan=False)
    return text.replace("\x7f", "\\u007f").replace("##", "#\\u0023")
