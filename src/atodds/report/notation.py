"""JSON that says what it holds and does nothing else, wherever it is printed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

Entry = dict[str, Any]


def as_json(value: Entry | Sequence[Entry]) -> str:
    r"""Return JSON in printable ASCII, with a line end.

    A number sign behind another is written `\u0023`, since `##[` begins a command anywhere in a
    line where a build server prints its log, also in a quotation.
    """
    text = json.dumps(value, indent=2, ensure_ascii=True, allow_nan=False)
    return text.replace("\x7f", "\\u007f").replace("##", "#\\u0023") + "\n"
