"""Runs fuzzers one after the other: python -m fuzz [--seconds N] [NAME...].

Each begins with what earlier runs kept in build/fuzz/NAME, and stops at its first find, which lies
there as crash-..., timeout-... or oom-... then.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import regex
from fuzz.seeds import SEEDS
from fuzz.targets import TARGETS

BUILD = Path("build/fuzz")
LONGEST = 4096
"""Bytes of an input."""
SLOWEST = 30
"""Seconds for one input: thousands of times what the slowest takes."""
MEMORY = 2048
"""Megabytes for a fuzzer."""
EXECUTED = regex.compile(r"stat::number_of_executed_units:\s*+(\d++)")


def main() -> int:
    """Run the fuzzers asked for; 1 where one has found something."""
    parser = argparse.ArgumentParser(prog="python -m fuzz")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="for each fuzzer")
    given = parser.parse_args()
    if unknown := set(given.names) - set(TARGETS):
        parser.error(f"no fuzzer is called {', '.join(sorted(unknown))}")
    if find_spec("atheris") is None:
        print("Fuzzing is left out: atheris is not installed (pip install --group fuzz).")
        return 0
    return max([_fuzzed(name, given.seconds) for name in _in_order(given.names)])


def _in_order(names: Iterable[str]) -> list[str]:
    return list(names) or list(TARGETS)


def _fuzzed(name: str, seconds: int) -> int:
    corpus = BUILD / name / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(SEEDS.get(name, ("",))):
        (corpus / f"seed-{number}").write_text(seed, encoding="utf-8")
    log = BUILD / name / "log.txt"
    with log.open("w", encoding="utf-8") as output:
        run = subprocess.run(
            [
                sys.executable, "-m", "fuzz.one", name, str(corpus), f"-max_total_time={seconds}",
                f"-max_len={LONGEST}", f"-timeout={SLOWEST}", f"-rss_limit_mb={MEMORY}",
                f"-artifact_prefix={BUILD / name}{os.sep}", "-print_final_stats=1", "-seed=1",
            ],
            stdout=output, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
    executed = EXECUTED.search(log.read_text("utf-8", "replace"))
    count = f"{int(executed[1]):,}" if executed else "no"
    told = "nothing found" if run.returncode == 0 else f"FOUND something, see {log}"
    print(f"{name:10} {count:>12} executions  {told}", flush=True)
    return int(run.returncode != 0)


if __name__ == "__main__":
    sys.exit(main())
