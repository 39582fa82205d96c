"""Turns an outcome into text: for programs, for editors and analysts, and for the terminal.

Every renderer is a pure function; frames for notebooks are in `atodds.report.frames`.
"""

from atodds.report.derivation import render_comparison, render_conflict
from atodds.report.markdown import render_markdown
from atodds.report.structured import render_json
from atodds.report.terminal import render_one, render_text

__all__ = [
    "render_comparison",
    "render_conflict",
    "render_json",
    "render_markdown",
    "render_one",
    "render_text",
]
