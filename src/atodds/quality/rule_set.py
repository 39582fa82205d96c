"""What was learnt, written into the file of a rule set."""

from __future__ import annotations

from collections.abc import Mapping

import regex

from atodds.quality.fit import Fit

LEARNT = regex.compile(r"^# Learnt by .*+\n(?:^#.*+\n)*+^learnt:.*+\n(?:^[ #].*+\n|^\n)*+", regex.M)
HEAD = """\
# Learnt by `atodds rules fit --write`, in place of the usual weights and of the thresholds and bars
# above, which are where learning begins. A rule or evidence that is not named here keeps its own.
learnt:
"""


def rewritten(text: str, fit: Fit) -> str:
    """Return a rule set's text with what was learnt at its end; all else stays as it is."""
    rest = LEARNT.sub("", text).rstrip()
    parts = (("weights", fit.weights), ("thresholds", fit.thresholds), ("bars", fit.bars))
    return rest + "\n\n" + HEAD + "".join(_table(name, figures) for name, figures in parts)


def _table(name: str, figures: Mapping[str, float]) -> str:
    if not figures:
        return f"  {name}: {{}}\n"
    lines = [f"    {key}: {figure:g}\n" for key, figure in sorted(figures.items())]
    return f"  {name}:\n" + "".join(lines)
