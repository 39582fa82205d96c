"""The review as pages on this machine: conflicts are read, explained and taken back in a browser.

Needs the extra `web`; `atodds review --web` says so where it is missing.
"""

from atodds.web.desk import Desk, desk_of
from atodds.web.doors import Doors
from atodds.web.pages import application
from atodds.web.server import PortError, listening, serve

__all__ = ["Desk", "Doors", "PortError", "application", "desk_of", "listening", "serve"]
