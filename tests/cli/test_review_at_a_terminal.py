from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

from atodds.cli import run
from atodds.gate import load_explanations


def test_at_a_real_terminal_it_is_in_colour_and_keys_are_not_printed_twice(tmp_path: Path) -> None:
    run(["init", str(tmp_path)])
    terminal, program = pty.openpty()
    around = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    around.pop("NO_COLOR", None)
    with subprocess.Popen(
        [sys.executable, "-m", "atodds", "review", "--owner", "night desk"],
        cwd=tmp_path,
        env=around,
        stdin=program,
        stdout=program,
        stderr=subprocess.DEVNULL,
    ) as review:
        os.close(program)
        os.write(terminal, b"4\nCorrected at noon.\n\n")
        out = _all_of(terminal)
        assert review.wait(timeout=60) == 0
    assert "\x1b[" in out
    assert out.count("Corrected at noon.") == 1
    assert "1 explained in checks/explained.yaml" in out
    (entry,) = load_explanations(tmp_path / "checks/explained.yaml")
    assert entry.reason == "Corrected at noon."


def _all_of(terminal: int) -> str:
    """Read what the program prints to its terminal until it ends."""
    parts = []
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            # Linux has no end of file for a terminal whose last program has gone.
            break
        if not part:
            break
        parts.append(part)
    os.close(terminal)
    return b"".join(parts).decode()
