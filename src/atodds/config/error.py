"""What is wrong with a check file or rule set, all of it at once."""

from __future__ import annotations

from atodds.model import Problem


class ConfigError(Exception):
    """A check file, rule set or list of explanations that cannot be used as it stands."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep every problem found, each with its place."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
