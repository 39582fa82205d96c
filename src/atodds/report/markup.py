"""Markdown in which quoted text can do nothing but be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex
from tabulate import DataRow, TableFormat, tabulate

from atodds.report.plain import plain
from atodds.report.sources import Passage

_SPECIAL = regex.compile(r"[\\`*_\[\]|~$#]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_ENTITY = regex.compile(r"[&<>]")
_LINKS = regex.compile(r"(?<=:)/(?=/)|(?<=www)\.", regex.IGNORECASE)
"""What GitHub would turn into a link; a backslash before it keeps it text."""
_BLOCK = regex.compile(r"^(?:[-+=](?!\w)|\d{1,9}(?=[.)]))")
"""What would begin a list or a line where the text begins one."""
_ADDRESS = regex.compile(r"https?://[\p{L}\p{N}./?=&%+,;:@~_-]+")
"""Nothing that could end the link or begin something else."""
_NO_ANCHOR = regex.compile(r"[^0-9A-Za-z-]+")


def _rule_below_header(_widths: Sequence[int], aligns: Sequence[str]) -> str:
    return f"|{'|'.join('---' for _ in aligns)}|"


_ROW = DataRow("| ", " | ", " |")
_TIGHT = TableFormat(
    lineabove=None,
    linebelowheader=_rule_below_header,
    linebetweenrows=None,
    linebelow=None,
    headerrow=_ROW,
    datarow=_ROW,
    padding=0,
    with_header_hide=None,
)
"""Cells are not padded: a column of sentences would be as wide as its longest."""


def escape(text: str) -> str:
    """Return text on one line that Markdown shows as it is, in a table cell too."""
    safe = _SPECIAL.sub(r"\\\g<0>", plain(text).strip())
    safe = _ENTITY.sub(lambda match: _ENTITIES[match[0]], safe)
    safe = _BLOCK.sub(_escaped_block, safe)
    return str(_LINKS.sub(r"\\\g<0>", safe))


def _escaped_block(match: regex.Match[str]) -> str:
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"


def code(text: str) -> str:
    """Return text as inline code."""
    return f"`{plain(text).strip().replace('`', chr(39)).replace('|', '¦')}`"


def strong(text: str) -> str:
    """Return text in bold."""
    return f"**{escape(text)}**"


def linked(text: str, url: str | None) -> str:
    """Return text that leads to a page of the web; any other address is left out."""
    return f"[{escape(text)}]({url})" if is_address(url) else escape(text)


def is_address(url: str | None) -> bool:
    """Tell whether a text is the address of a page of the web and cannot be anything else."""
    return url is not None and _ADDRESS.fullmatch(url) is not None


def sentence(passage: Passage) -> str:
    """Return a sentence with the words that carry the value in bold."""
    before, after = passage.before, passage.after
    figure = escape(passage.figure)
    tight = before[-1:].isalnum() or after[:1].isalnum()
    flush = passage.figure[:1].isalnum() and passage.figure[-1:].isalnum()
    # Asterisks between a letter and a sign such as $ or % are not taken for bold.
    mark = f"<b>{figure}</b>" if tight and not flush else f"**{figure}**"
    left = " " if before[-1:].isspace() else ""
    right = " " if after[:1].isspace() else ""
    return f"{escape(before)}{left}{mark}{right}{escape(after)}".strip()


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of cells that are Markdown already."""
    return tabulate(list(rows), headers, tablefmt=_TIGHT, disable_numparse=True, stralign=None)


def anchor(prefix: str, name: str) -> str:
    """Return a name that can be linked to, the same for the same conflict in every run."""
    return f"{prefix}-{_NO_ANCHOR.sub('-', name)}"
