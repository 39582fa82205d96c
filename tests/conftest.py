"""What all tests share: the project's folder, and properties that try the same cases every time."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("searching", deadline=None, max_examples=2_000)
settings.register_profile("brief", derandomize=True, deadline=None, max_examples=15)
settings.load_profile("steady")

# A build machine sets CI, and there the program leaves the lists of known conflicts as they are:
# tests are at a desk, and those of build machines set it themselves.
os.environ.pop("CI", None)

# What a shell starts in the background ignores control-C, and so would every command a test starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def project() -> Path:
    """Return the folder that holds pyproject.toml."""
    return Path(__file__).resolve().parent.parent
