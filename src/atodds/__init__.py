"""Finds where news outlets are at odds on the facts.

`check`, `comparisons` and `assertions` take and return frames, for notebooks.
"""

from __future__ import annotations

TYPE_CHECKING = False
"""As in `typing`, whose import takes half as long as Python to start; true for type checkers."""
if TYPE_CHECKING:
    from typing import Any

    from atodds.notebook import assertions, check, comparisons

__all__ = ["__version__", "assertions", "check", "comparisons"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:  # noqa: ANN401  # whatever the notebook has by that name
    """Import what notebooks use when it is asked for: the command line starts without pandas."""
    if name in {"assertions", "check", "comparisons"}:
        from importlib import import_module  # noqa: PLC0415  # see above

        return getattr(import_module("atodds.notebook"), name)
    said = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(said)
