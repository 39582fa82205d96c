"""Turns an outcome into text: for programs, for editors and analysts, and for the terminal.

Every renderer is a pure function; frames for notebooks are in `atodds.report.frames`. What is
generated comes in pieces, since all that a night finds need not stand in memory twice.
"""

from atodds.report.derivation import render_comparison, render_conflict
from atodds.report.github import render_github, render_github_summary
from atodds.report.gitlab import render_gitlab
from atodds.report.junit import render_junit
from atodds.report.markdown import generate_markdown, render_markdown
from atodds.report.sarif import render_github_sarif, render_sarif
from atodds.report.structured import generate_json, render_json
from atodds.report.terminal import render_one, render_text

__all__ = [
    "generate_json",
    "generate_markdown",
    "render_comparison",
    "render_conflict",
    "render_github",
    "render_github_sarif",
    "render_github_summary",
    "render_gitlab",
    "render_json",
    "render_junit",
    "render_markdown",
    "render_one",
    "render_sarif",
    "render_text",
]
