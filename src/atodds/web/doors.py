"""Who may come in: the addresses that open the pages, and the sittings behind their cookies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hmac import compare_digest

from atodds.gate.review import Review

MOST = 64
"""Sittings that are remembered; who opens more loses the oldest."""


@dataclass(slots=True, eq=False)
class Sitting:
    """What one browser has done. Two browsers share the files, not what they can undo."""

    review: Review
    token: str
    """Stands in every form, and nowhere that another site could read it."""

    def knows(self, token: str) -> bool:
        """Tell whether a form is one of this sitting."""
        return compare_digest(token.encode(), self.token.encode())


@dataclass(slots=True, eq=False)
class Doors:
    """Lets in who has the address, once for each browser, and knows it again by its cookie."""

    review: Review
    """Where every sitting begins."""
    secret: Callable[[], str]
    """Makes texts that nobody guesses."""
    port: int
    token: str = field(init=False)
    """Opens as often as one likes: it is shown to nobody but the person at the terminal."""
    _once: set[str] = field(default_factory=set)
    _sittings: dict[str, Sitting] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the address."""
        self.token = self.secret()

    @property
    def cookie(self) -> str:
        """The cookie's name. Browsers send cookies to every port, so it tells whose it is."""
        return f"atodds-{self.port}"

    def address(self, token: str | None = None) -> str:
        """Return an address that opens."""
        return f"http://127.0.0.1:{self.port}/?token={token or self.token}"

    def address_for_once(self) -> str:
        """Return an address that opens once.

        It is for command lines, such as a browser's: all accounts of a machine can read these.
        """
        token = self.secret()
        self._once.add(token)
        return self.address(token)

    def sitting(self, name: str | None) -> Sitting | None:
        """Return the sitting whose cookie has this value."""
        return self._sittings.get(name or "")

    def admit(self, token: str | None) -> str | None:
        """Begin a sitting for who has a token, and return its name; None for anybody else."""
        if token is None or not self._opens(token):
            return None
        name = self.secret()
        self._sittings[name] = Sitting(self.review, self.secret())
        for oldest in list(self._sittings)[:-MOST]:
            del self._sittings[oldest]
        return name

    def _opens(self, token: str) -> bool:
        if token in self._once:
            self._once.remove(token)
            return True
        return compare_digest(token.encode(), self.token.encode())
